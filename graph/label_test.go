package graph

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestPaperLabels(t *testing.T) {
	c := build(
		Record{IDs: []ID{doi("1")}, Title: "Short title", Year: 2019, Authors: by("Simon S. Du", "Jason D. Lee")},
		Record{IDs: []ID{doi("2")}, Title: "INFORMATION AND ITS LIMITS", Authors: by("LUDWIG VAN DER MAATEN")},
		Record{IDs: []ID{doi("3")}, Title: strings.Repeat("word ", 30), Year: 2020},
		Record{IDs: []ID{doi("4")}},
		Record{IDs: []ID{doi("5")}, Title: "Same title", Year: 2001, Authors: by("Bob Young")},
		Record{IDs: []ID{doi("6")}, Title: "Same title", Year: 2001, Authors: by("Al Young")},
		Record{IDs: []ID{doi("7")}, Title: "Report", Year: 1999, Authors: []Author{{Name: Name{Full: "The Invented Consortium", Org: true}}}},
	)
	want := []string{
		"Du 2019 · Short title", "van der Maaten · Information and Its Limits",
		"2020 · word word word word word word word word word word…", "doi:4",
		"Young 2001a · Same title", "Young 2001b · Same title", "The Invented Consortium 1999 · Report",
	}
	got := draw(t, Citations, c, DrawOptions{}).Labels
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if name := c.PaperName(4); name != "Young 2001 · Same title" {
		t.Errorf("PaperName: got %q", name)
	}
}

func TestLettersCountOn(t *testing.T) {
	for i, want := range map[int]string{0: "a", 25: "z", 26: "aa", 27: "ab", 701: "zz", 702: "aaa"} {
		if got := letters(i); got != want {
			t.Errorf("letters(%d): got %q, want %q", i, got, want)
		}
	}
}

func TestShorten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("ab é文  ·"))).Draw(t, "text")
		n := rapid.IntRange(2, 20).Draw(t, "n")
		got := shorten(s, n)
		if utf8.RuneCountInString(got) > n || !utf8.ValidString(got) {
			t.Fatalf("shorten(%q, %d) = %q", s, n, got)
		}
		if utf8.RuneCountInString(s) <= n && got != s {
			t.Fatalf("shorten(%q, %d) = %q changed a short text", s, n, got)
		}
	})
}
