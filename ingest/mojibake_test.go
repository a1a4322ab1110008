package ingest

import (
	"context"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"pgregory.net/rapid"
)

func TestFixMojibake(t *testing.T) {
	for _, c := range []struct {
		in, want string
		fixed    int
	}{
		{"GarcÃ­a", "García", 1},
		{"donâ€™t", "don’t", 1},
		{"MÃ¶ller and LÃ¶wenstein", "Möller and Löwenstein", 2},
		{"Ã\u0081lvaro", "Álvaro", 1},
		{"García", "García", 0},
		{"Ångström", "Ångström", 0},
		{"São Tomé", "São Tomé", 0},
		{"张伟", "张伟", 0},
		{"plain", "plain", 0},
		{"", "", 0},
	} {
		if got, fixed := fixMojibake(c.in); got != c.want || fixed != c.fixed {
			t.Errorf("fixMojibake(%q) = %q, %d, want %q, %d", c.in, got, fixed, c.want, c.fixed)
		}
	}
}

// TestFixMojibakeUndoes garbles Latin words as other programs do and gets them back.
func TestFixMojibakeUndoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringOf(rapid.RuneFrom([]rune("aeéèüößñçøåÉÜ½‘–"))).Draw(t, "word")
		garbled, err := charmap.Windows1252.NewDecoder().String(word)
		if err != nil || strings.ContainsRune(garbled, utf8.RuneError) {
			t.Skip("a byte that Windows-1252 leaves open")
		}
		if got, _ := fixMojibake(garbled); got != word {
			t.Fatalf("fixMojibake(%q) = %q, want %q", garbled, got, word)
		}
	})
}

func TestReadMojibake(t *testing.T) {
	text := "@article{a, author = {GarcÃ­a, Ana}, title = {On MÃ¶bius bands of words}}\n@article{b, title = {Plain words}}\n"
	for _, fix := range []bool{false, true} {
		o := Options{Stdin: strings.NewReader(text), FixMojibake: fix}
		title, codes := "", []string{}
		for item, err := range Read(context.Background(), []string{"-"}, o) {
			if err != nil {
				t.Fatal(err)
			}
			if item.Record != nil && item.Record.Key == "a" {
				title = item.Record.Title + " / " + item.Record.Authors[0].Name.Family
			}
			if item.Problem != nil {
				codes = append(codes, item.Problem.Code)
			}
		}
		want, code := "On MÃ¶bius bands of words / GarcÃa", "text.mojibake"
		if fix {
			want, code = "On Möbius bands of words / García", "text.mojibake-mended"
		}
		if title != want || strings.Join(codes, " ") != code {
			t.Errorf("fix %v: %q with problems %v, want %q with %s", fix, title, codes, want, code)
		}
	}
}

// TestMojibakeReader checks that the cuts between blocks do not matter.
func TestMojibakeReader(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"GarcÃ­a ", "plain", "张伟", "â€™", strings.Repeat("字", 1500), "\n"}), 0, 6).Draw(t, "text"), "")
		want, runs := fixMojibake(text)
		m := &mojibakeReader{r: iotest.OneByteReader(strings.NewReader(text)), block: make([]byte, 16), ended: func(n int) { runs -= n }}
		got, err := io.ReadAll(m)
		if err != nil || string(got) != want || runs != 0 {
			t.Fatalf("read %q (%v, %d runs missing), want %q", got, err, runs, want)
		}
	})
}

// Four bytes beyond ASCII side by side are found wherever they stand.
func TestLongForeign(t *testing.T) {
	for before := range 9 {
		for run := range 7 {
			for behind := range 5 {
				s := strings.Repeat("a", before) + strings.Repeat("\xc3", run) + strings.Repeat("b", behind)
				if got := longForeign(s); got != (run >= 4) {
					t.Errorf("%q: got %v", s, got)
				}
			}
		}
	}
	if !longForeign("aéaéaééa") || longForeign("éaéaéaé") {
		t.Error("runs that others stand beside")
	}
}
