package ingest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

// recordLines are the fields of a record that say something, one a line.
func recordLines(r graph.Record) []string {
	var out []string
	add := func(name string, value any) {
		if s := fmt.Sprint(value); s != "" && s != "[]" && s != "0" && s != "false" {
			out = append(out, name+": "+s)
		}
	}
	add("key", r.Key)
	add("stub", r.Stub)
	add("ids", r.IDs)
	add("title", r.Title)
	add("year", r.Year)
	add("date", r.Date)
	add("type", r.Type)
	add("venue", strings.Join(slices.DeleteFunc([]string{r.Venue.Name, r.Venue.Abbrev, r.Venue.Type, strings.Join(r.Venue.ISSN, " "), r.Venue.ID.String()}, func(s string) bool { return s == "" }), " · "))
	add("volume", r.Volume)
	add("issue", r.Issue)
	add("pages", strings.Trim(r.PageFirst+"-"+r.PageLast, "-"))
	for _, a := range r.Authors {
		add("author", authorLine(a))
	}
	add("authors cut", r.AuthorsCut)
	add("abstract", r.Abstract)
	for _, k := range r.Keywords {
		add("keyword", k.Term+" ("+k.Scheme+")")
	}
	add("classes", strings.Join(r.Classes, " | "))
	add("language", r.Language)
	for _, c := range []struct {
		name  string
		count graph.Count
	}{{"cited by", r.CitedBy}, {"references", r.RefCount}} {
		if c.count.Known {
			out = append(out, fmt.Sprintf("%s: %d by %s", c.name, c.count.N, c.count.By))
		}
	}
	add("retracted", r.Retracted)
	for _, ref := range r.Refs {
		add("ref", refLine(ref))
	}
	for _, rel := range r.Related {
		add("related", rel.To.IDs)
	}
	return out
}

func authorLine(a graph.Author) string {
	n := a.Name
	s := strings.Join([]string{n.Family, n.Given}, ", ")
	if n.Org {
		s = "[" + n.Full + "]"
	}
	for _, x := range []string{n.Particle, n.Suffix, a.ORCID, a.SourceID.String()} {
		if x != "" {
			s += " " + x
		}
	}
	if a.Corresponding {
		s += " *"
	}
	for _, f := range a.Affiliations {
		s += " {" + strings.Join(slices.DeleteFunc([]string{f.Name, f.ID.String(), f.ROR, f.Country, f.Raw}, func(s string) bool { return s == "" }), " · ") + "}"
	}
	return s
}

func refLine(r graph.Ref) string {
	s := fmt.Sprint(r.IDs)
	for _, x := range []string{r.Author, r.Title, r.Source, r.Volume, r.Page, r.Raw} {
		if x != "" {
			s += " · " + x
		}
	}
	if r.Year != 0 {
		s += fmt.Sprintf(" (%d)", r.Year)
	}
	return s
}

// checkSheet reads a text and compares the records, one list of lines each, and the problems.
func checkSheet(t *testing.T, f Format, text string, want [][]string, problems []string) {
	t.Helper()
	c := runDirect(f, text)
	var got [][]string
	for _, r := range c.Records {
		got = append(got, recordLines(r))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("records (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(problems, placed(c.Problems)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestSplitAtDepth(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{"a; b;; c ", []string{"a", "b", "c"}},
		{"a (x; y); b", []string{"a (x; y)", "b"}},
		{"a (x (y; z); w); b", []string{"a (x (y; z); w)", "b"}},
		{"a (x; b (y; z); c", []string{"a (x", "b (y; z)", "c"}},
		{"a) ; b", []string{"a)", "b"}},
		{strings.Repeat("(", 100_000) + ";b", []string{strings.Repeat("(", 100_000), "b"}},
	} {
		if got := splitAtDepth(test.text, ';', '(', ')'); !slices.Equal(got, test.want) {
			t.Errorf("%.40q: got %.80q, want %.80q", test.text, got, test.want)
		}
	}
}

func TestPageColumns(t *testing.T) {
	for _, test := range [][4]string{
		{"1", "12", "1", "12"}, {"7", "7", "7", ""}, {"2139-2144", "2139-2144", "2139", "2144"},
		{"5-9", "", "5", "9"}, {"", "9", "9", ""}, {"", "", "", ""},
	} {
		if first, last := pageColumns(test[0], test[1]); first != test[2] || last != test[3] {
			t.Errorf("%q: got %q, %q", test, first, last)
		}
	}
}

// checkLines compares the only record of a text.
func checkLines(t *testing.T, c content, want ...string) {
	t.Helper()
	if len(c.Records) != 1 {
		t.Fatalf("%d records, problems %v", len(c.Records), c.Problems)
	}
	if diff := cmp.Diff(want, recordLines(c.Records[0])); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
