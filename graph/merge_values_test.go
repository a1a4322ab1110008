package graph

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// valuesOf writes what a corpus says of each work, its name and the one that stands
// for its versions, sorted.
func valuesOf(c *Corpus) []string {
	var out []string
	p := &c.Papers
	for i := range p.IDs {
		var counts, names, ids []string
		for _, n := range p.Counts {
			counts = append(counts, fmt.Sprint(n.By, n.N[i]))
		}
		for _, a := range p.Authors.Of(i) {
			names = append(names, c.Authors.Names[a])
		}
		for _, x := range p.AllIDs[i] {
			ids = append(ids, x.String())
		}
		out = append(out, fmt.Sprint(p.IDs[i], " < ", p.IDs[p.Family(int32(i))], p.Titles[i], p.Years[i], p.Dates[i], p.Types[i], p.Volumes[i], p.PagesFirst[i], p.Languages[i], p.Abstracts[i],
			p.Retracted[i], p.CitedBy[i], p.RefCounts[i], p.Classes[i], venueName(c, int32(i)), counts, names, ids, c.Authors.IDs, refsOf(c, i)))
	}
	slices.Sort(out)
	return out
}

// refsOf are the names of the works that a work cites, sorted.
func refsOf(c *Corpus, i int) []string {
	var out []string
	for _, r := range c.Papers.Refs.Of(i) {
		out = append(out, c.Papers.IDs[r])
	}
	slices.Sort(out)
	return out
}

// Whatever file is read first: the same works with the same values.
func TestValuesDoNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := func(label string, of ...string) string { return rapid.SampledFrom(of).Draw(t, label) }
		var records []Record
		for i := range rapid.IntRange(1, 8).Draw(t, "records") {
			w := rapid.IntRange(1, 3).Draw(t, "work")
			r := Record{
				Title: word("title", longTitle, strings.ToUpper(longTitle), longTitle+" again"), Year: rapid.IntRange(2019, 2021).Draw(t, "year"),
				Date: word("date", "", "2020", "2020-03"), Type: word("type", "", "article", "preprint"), Volume: word("volume", "", "7", "8"),
				PageFirst: word("page", "", "12", "13"), Language: word("language", "", "en", "de"), Abstract: word("abstract", "", "One.", "Two."),
				Authors: by(word("author", "Ada Xenos", "A. Xenos", "Xenos, A. B.")), Venue: Venue{Name: word("venue", "", "One", "Two")},
				CitedBy: Count{rapid.IntRange(0, 3).Draw(t, "cited"), rapid.Bool().Draw(t, "known"), word("by", "wos", "scopus", "zzz")},
				Classes: []string{word("class", "a", "b")}, Refs: []Ref{{Key: word("cites", "x", "y")}, {IDs: []ID{doi(word("cited", "10.1/1", "10.1/x"))}}},
				Key:    word("key", "", "k"),
				Origin: Origin{File: "f" + fmt.Sprint(i), Format: word("format", "bibtex", "wos", "ris"), Ordinal: i},
			}
			for _, id := range []ID{doi(fmt.Sprint("10.1/", w)), pmid(fmt.Sprint(w)), {EID, fmt.Sprint("2-s2.0-", w)}} {
				if rapid.Bool().Draw(t, "has") {
					r.IDs = append(r.IDs, id)
				}
			}
			records = append(records, r)
		}
		o := DefaultBuildOptions()
		o.Versions = Versions(word("versions", "link", "merge", "apart"))
		want := valuesOf(buildWith(o, records...))
		got := valuesOf(buildWith(o, rapid.Permutation(records).Draw(t, "order")...))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	})
}

func TestCountsStayApart(t *testing.T) {
	id := []ID{doi("10.1/a")}
	records := []Record{
		{IDs: id, CitedBy: Count{90, true, "crossref"}, RefCount: Count{9, true, "crossref"}},
		{IDs: id, CitedBy: Count{40, true, "scopus"}},
		{IDs: id, CitedBy: Count{30, true, "wos"}, RefCount: Count{7, true, "wos"}},
		{IDs: id, CitedBy: Count{33, true, "wos"}},
		{IDs: []ID{doi("10.1/b")}, CitedBy: Count{5, true, "scopus"}},
	}
	for range 2 {
		c := build(records...)
		want := []SourceCounts{{"wos", []int32{33, -1}}, {"scopus", []int32{40, 5}}, {"crossref", []int32{90, -1}}}
		if c.Papers.IDs[0] == "doi:10.1/b" {
			for i := range want {
				slices.Reverse(want[i].N)
			}
		}
		if diff := cmp.Diff(want, c.Papers.Counts); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		a := slices.Index(c.Papers.IDs, "doi:10.1/a")
		if got, want := c.Papers.CitedBy[a], (Count{33, true, "wos"}); got != want {
			t.Errorf("cited by: got %v, want %v", got, want)
		}
		if got, want := c.Papers.RefCounts[a], (Count{7, true, "wos"}); got != want {
			t.Errorf("references: got %v, want %v", got, want)
		}
		slices.Reverse(records)
	}
}

// What records say of a merged work can be read back, record by record.
func TestValuesOfRecords(t *testing.T) {
	id := []ID{doi("10.1/a")}
	records := []Record{
		{IDs: id, Title: "The title", Year: 2020, Authors: by("A. Xenos"), CitedBy: Count{4, true, "scopus"}, Origin: Origin{File: "s.csv", Format: "scopus-csv", Ordinal: 1}},
		{IDs: []ID{doi("10.1/a"), {WoS, "1"}}, Title: "THE TITLE", Year: 2021, Authors: by("Ada Xenos"), CitedBy: Count{3, true, "wos"}, Abstract: "Öde.",
			Refs: cites(doi("10.1/x")), Origin: Origin{File: "w.txt", Format: "wos", Ordinal: 1}},
		{IDs: []ID{doi("10.1/b")}, Title: "A work of one record", Origin: Origin{File: "w.txt", Format: "wos", Ordinal: 2}},
	}
	c := buildWith(BuildOptions{Values: true}, records...)
	var got []string
	for _, v := range c.Values {
		mark := " "
		if v.Used {
			mark = "*"
		}
		got = append(got, fmt.Sprintf("%d %s %s %s %s", v.Paper, c.Papers.Origins[v.Paper][v.Origin].File, v.Field, mark, v.Value))
	}
	want := []string{
		"0 w.txt title   THE TITLE", "0 s.csv title * The title",
		"0 w.txt authors * Ada Xenos", "0 s.csv authors   A. Xenos",
		"0 w.txt year * 2021", "0 s.csv year   2020",
		"0 w.txt id * doi:10.1/a", "0 w.txt id * wos:1", "0 s.csv id * doi:10.1/a",
		"0 w.txt abstract * 4",
		"0 w.txt cited_by * 3", "0 s.csv cited_by   4",
		"0 w.txt references * 1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if c := build(records...); c.Values != nil {
		t.Errorf("values were kept though nobody asked: %v", c.Values)
	}
}

// One source keeps two records apart by a slip of the pen.
func TestSlipsMerge(t *testing.T) {
	rec := func(format, id string, year int, volume, page string, authors ...string) Record {
		r := Record{Title: longTitle, Year: year, Volume: volume, PageFirst: page, Authors: by(authors...), Origin: Origin{File: format, Format: format, Ordinal: 1}}
		if i, ok := ParseID(id); ok {
			r.IDs = []ID{i}
		}
		return r
	}
	tests := []struct {
		name string
		a, b Record
		want int
	}{
		{"a wrong digit in the DOI", rec("wos", "doi:10.1000/a1", 2020, "7", "12", "Xenos, A"), rec("scopus-csv", "doi:10.1000/a7", 2020, "7", "12", "Ada Xenos"), 1},
		{"on another page", rec("wos", "doi:10.1000/a1", 2020, "7", "12", "Xenos, A"), rec("scopus-csv", "doi:10.1000/a7", 2020, "7", "32", "Ada Xenos"), 2},
		{"in another volume", rec("wos", "doi:10.1000/a1", 2020, "7", "12", "Xenos, A"), rec("scopus-csv", "doi:10.1000/a7", 2020, "8", "12", "Ada Xenos"), 2},
		{"of one source", rec("wos", "doi:10.1000/a1", 2020, "7", "12", "Xenos, A"), rec("wos", "doi:10.1000/a7", 2020, "7", "12", "Ada Xenos"), 2},
		{"with another author", rec("wos", "doi:10.1000/a1", 2020, "7", "12", "Xenos, A"), rec("scopus-csv", "doi:10.1000/a7", 2020, "7", "12", "Bob Young"), 2},
		{"with an author more", rec("wos", "doi:10.1000/a1", 2020, "7", "12", "Xenos, A"), rec("scopus-csv", "doi:10.1000/a7", 2020, "7", "12", "Ada Xenos", "Bob Young"), 2},
		{"other punctuation in the DOI", rec("wos", "doi:10.1000/978-3-1_32", 2020, "", "", "Xenos, A"), rec("scopus-csv", "doi:10.1000/978-3-1-32", 2020, "", "", "Ada Xenos"), 1},
		{"words run into the DOI", rec("wos", "doi:10.1000/a.048", 2020, "", "", "Xenos, A"), rec("scopus-csv", "doi:10.1000/a.048decision", 2020, "", "", "Ada Xenos"), 1},
		{"a longer number", rec("wos", "doi:10.1000/a.04", 2020, "", "", "Xenos, A"), rec("scopus-csv", "doi:10.1000/a.048", 2020, "", "", "Ada Xenos"), 2},
		{"the page before", rec("wos", "", 2020, "7", "12", "Xenos, A"), rec("scopus-csv", "", 2020, "7", "11", "Ada Xenos"), 1},
		{"two pages before", rec("wos", "", 2020, "7", "12", "Xenos, A"), rec("scopus-csv", "", 2020, "7", "10", "Ada Xenos"), 2},
		{"the year before, on the same page", rec("wos", "", 2020, "7", "12", "Xenos, A"), rec("scopus-csv", "", 2019, "7", "12", "Ada Xenos"), 1},
		{"the year before, without a page", rec("wos", "", 2020, "7", "", "Xenos, A"), rec("scopus-csv", "", 2019, "7", "", "Ada Xenos"), 2},
		{"two accession numbers", rec("wos", "pmid:1", 2020, "7", "12", "Xenos, A"), rec("scopus-csv", "pmid:2", 2020, "7", "12", "Ada Xenos"), 2},
	}
	for _, tt := range tests {
		for range 2 {
			if c := build(tt.a, tt.b); c.Papers.N() != tt.want {
				t.Errorf("%s: got %v, want %d works", tt.name, c.Papers.IDs, tt.want)
			}
			tt.a, tt.b = tt.b, tt.a
		}
	}
}

// One DOI that stands in very many records with first pages of their own, and
// the same records once more without the DOI.
func TestOneDOIOnManyPages(t *testing.T) {
	const n = 50_000
	b := NewBuilder(DefaultBuildOptions())
	for i := range 2 * n {
		r := Record{Title: longTitle, Year: 2020, Authors: by("Ada Xenos"), PageFirst: fmt.Sprint(i%n + 1), Origin: Origin{File: "a", Format: "ris", Ordinal: i}}
		if i < n {
			r.IDs = []ID{doi("10.1/a")}
		}
		b.Add(r)
	}
	if c := b.Corpus(); c.Papers.N() != 1 || len(c.Problems) != 0 {
		t.Errorf("got %d works and %d problems, want 1 and none", c.Papers.N(), len(c.Problems))
	}
}

// One title on very many works of all years makes no families and takes no time.
func TestOneTitleOnManyWorks(t *testing.T) {
	const n = 100_000
	b := NewBuilder(DefaultBuildOptions())
	for i := range n {
		b.Add(Record{IDs: []ID{doi(fmt.Sprintf("10.1/%06d", i))}, Title: longTitle, Year: 1990 + i%30, Type: "article", Venue: Venue{Name: fmt.Sprint("J", i)},
			Authors: by(fmt.Sprintf("A. Author%d", i%500)), Origin: Origin{File: "a", Format: "ris", Ordinal: i}})
	}
	if c := b.Corpus(); c.Papers.N() != n || len(familiesOf(c)) != 0 {
		t.Errorf("got %d works and %d families, want %d and none", c.Papers.N(), len(familiesOf(c)), n)
	}
}
