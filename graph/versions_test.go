package graph

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// familiesOf writes each family of several works, its representative first.
func familiesOf(c *Corpus) []string {
	members := map[int32][]string{}
	for i, f := range c.Papers.Families {
		if f != int32(i) {
			members[f] = append(members[f], c.Papers.IDs[i])
		}
	}
	var out []string
	for f, list := range members {
		slices.Sort(list)
		out = append(out, c.Papers.IDs[f]+" < "+strings.Join(list, " "))
	}
	slices.Sort(out)
	return out
}

func TestVersionsMakeFamilies(t *testing.T) {
	work := func(id string, year int, kind, venue string, authors ...string) Record {
		i, _ := ParseID(id)
		return Record{IDs: []ID{i}, Title: longTitle, Year: year, Type: kind, Venue: Venue{Name: venue}, Authors: by(authors...)}
	}
	at := func(r Record, volume, page string) Record {
		r.Volume, r.PageFirst = volume, page
		return r
	}
	titled := func(r Record, title string) Record {
		r.Title = title
		return r
	}
	tests := []struct {
		name    string
		records []Record
		want    []string
	}{
		{"arXiv and the article", []Record{
			work("arxiv:2101.00001", 2021, "preprint", "arXiv", "Ada Xenos", "Bob Young"), work("doi:10.1000/a", 2023, "article", "J. Inv.", "A. Xenos", "B. Young"),
		}, []string{"doi:10.1000/a < arxiv:2101.00001"}},
		{"bioRxiv by its DOI", []Record{
			work("doi:10.1101/2020.01.02.000003", 2020, "", "", "Ada Xenos"), work("doi:10.1000/a", 2021, "article", "J. Inv.", "Xenos, A."),
		}, []string{"doi:10.1000/a < doi:10.1101/2020.01.02.000003"}},
		{"SSRN by its venue", []Record{
			work("pmid:5", 2020, "article", "SSRN Electronic Journal", "Ada Xenos"), work("doi:10.1000/a", 2021, "article", "J. Inv.", "Xenos, A."),
		}, []string{"doi:10.1000/a < pmid:5"}},
		{"too many years", []Record{
			work("arxiv:1701.00001", 2017, "preprint", "", "Ada Xenos"), work("doi:10.1000/a", 2021, "article", "J. Inv.", "Ada Xenos"),
		}, nil},
		{"another first author, and half of them agree", []Record{
			work("arxiv:2101.00001", 2021, "preprint", "", "Ada Xenos", "Bob Young", "Cy Zorn"), work("doi:10.1000/a", 2021, "article", "", "Bob Young", "Cy Zorn", "Dee Au", "Eve Bay"),
		}, []string{"doi:10.1000/a < arxiv:2101.00001"}},
		{"another first author, and fewer agree", []Record{
			work("arxiv:2101.00001", 2021, "preprint", "", "Ada Xenos", "Bob Young", "Cy Zorn"), work("doi:10.1000/a", 2021, "article", "", "Bob Young", "Dee Au", "Eve Bay"),
		}, nil},
		{"conference paper and article with the same by-line", []Record{
			work("doi:10.1000/c", 2019, "proceedings-article", "Proc. Inv.", "Ada Xenos", "Bob Young"), work("doi:10.1000/a", 2020, "article", "J. Inv.", "A. Xenos", "B. Young"),
		}, []string{"doi:10.1000/a < doi:10.1000/c"}},
		{"conference paper and article with one author more", []Record{
			work("doi:10.1000/c", 2019, "proceedings-article", "Proc. Inv.", "Ada Xenos", "Bob Young"), work("doi:10.1000/a", 2020, "article", "J. Inv.", "A. Xenos", "B. Young", "C. Zorn"),
		}, nil},
		{"a column in one journal", []Record{
			work("doi:10.1000/a", 2019, "article", "J. Inv.", "Ada Xenos"), work("doi:10.1000/b", 2020, "article", "J. Inv.", "Ada Xenos"),
		}, nil},
		{"two DOIs for one page", []Record{
			at(work("doi:10.1000/a", 2019, "article", "J. Inv.", "Ada Xenos"), "7", "12"), at(work("doi:10.1000/b", 2019, "article", "J. Inv.", "Ada Xenos"), "7", "12"),
		}, []string{"doi:10.1000/a < doi:10.1000/b"}},
		{"an erratum is no version", []Record{
			work("doi:10.1000/a", 2019, "article", "J. Inv.", "Ada Xenos"), work("doi:10.1000/b", 2019, "erratum", "Other", "Ada Xenos"),
		}, nil},
		{"data are no version of an article", []Record{
			work("doi:10.1000/a", 2019, "article", "J. Inv.", "Ada Xenos"), work("doi:10.5281/zenodo.7", 2019, "dataset", "Zenodo", "Ada Xenos"),
		}, nil},
		{"concept and version on Zenodo", []Record{
			work("doi:10.5281/zenodo.7", 2012, "dataset", "Zenodo", "Ada Xenos"), work("doi:10.5281/zenodo.8", 2019, "dataset", "Zenodo", "Ada Xenos"),
		}, []string{"doi:10.5281/zenodo.8 < doi:10.5281/zenodo.7"}},
		{"numbered by the DOI, whatever the title", []Record{
			titled(work("doi:10.12688/f1000research.7.1", 2019, "article", "F", "Ada Xenos"), "One title of three words"), titled(work("doi:10.12688/f1000research.7.2", 2020, "article", "F", "Ada Xenos"), "Another title of words"),
		}, []string{"doi:10.12688/f1000research.7.2 < doi:10.12688/f1000research.7.1"}},
		{"a preprint does not join two articles", []Record{
			work("arxiv:2001.00001", 2020, "preprint", "", "Ada Xenos"), work("doi:10.1000/a", 2021, "article", "J. Inv.", "Ada Xenos"),
			work("doi:10.1000/b", 2023, "article", "J. Inv.", "Ada Xenos"),
		}, []string{"doi:10.1000/a < arxiv:2001.00001"}},
		{"a generic title", []Record{
			titled(work("arxiv:2101.00001", 2021, "preprint", "", "Ada Xenos"), "Introduction"), titled(work("doi:10.1000/a", 2021, "article", "J. Inv.", "Ada Xenos"), "Introduction"),
		}, nil},
		{"no year needs the whole by-line", []Record{
			work("arxiv:2101.00001", 0, "preprint", "", "Ada Xenos"), work("doi:10.1000/a", 2021, "article", "", "Ada Xenos", "Bob Young"),
		}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := build(tt.records...)
			if diff := cmp.Diff(tt.want, familiesOf(c)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			slices.Reverse(tt.records)
			if diff := cmp.Diff(tt.want, familiesOf(build(tt.records...))); diff != "" {
				t.Errorf("turned round (-want +got):\n%s", diff)
			}
		})
	}
}

func TestVersionRules(t *testing.T) {
	records := []Record{
		{IDs: []ID{{ArXiv, "2101.00001"}}, Title: longTitle, Year: 2021, Type: "preprint", Authors: by("Ada Xenos"), Refs: cites(doi("10.1/x"), doi("10.1/y")),
			CitedBy: Count{3, true, "arxiv"}},
		{IDs: []ID{doi("10.1/a")}, Title: longTitle, Year: 2022, Type: "article", Authors: by("Ada Xenos"), Refs: cites(doi("10.1/y"), doi("10.1/z"))},
		{IDs: []ID{doi("10.1/q")}, Title: "One that cites both", Refs: cites(ID{ArXiv, "2101.00001"}, doi("10.1/a"))},
	}
	tests := []struct {
		versions        Versions
		works, citers   int
		refs, families  int
		typeOf, idOfOne string
	}{
		{VersionsLink, 3, 1, 2, 1, "article", "doi:10.1/a"},
		{"", 3, 1, 2, 1, "article", "doi:10.1/a"},
		{VersionsApart, 3, 1, 2, 0, "article", "doi:10.1/a"},
		{VersionsMerge, 2, 1, 3, 0, "article", "doi:10.1/a"},
	}
	for _, tt := range tests {
		c := buildWith(BuildOptions{Versions: tt.versions}, records...)
		p := &c.Papers
		i := slices.Index(p.IDs, tt.idOfOne)
		if i < 0 {
			t.Fatalf("%q: no %s among %v", tt.versions, tt.idOfOne, p.IDs)
		}
		got := []any{described(c), len(p.Citers.Of(i)), len(p.Refs.Of(i)), len(familiesOf(c)), p.Types[i], p.Years[i]}
		want := []any{tt.works, tt.citers, tt.refs, tt.families, tt.typeOf, int32(2022)}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.versions, diff)
		}
	}
	c := buildWith(BuildOptions{NoMerge: true, Versions: VersionsMerge}, records...)
	if described(c) != 3 || len(familiesOf(c)) != 0 {
		t.Errorf("without merging: %d works, families %v", described(c), familiesOf(c))
	}
}

// described counts the works that are no stubs.
func described(c *Corpus) int {
	n := 0
	for _, s := range c.Papers.Stub {
		if !s {
			n++
		}
	}
	return n
}

func TestVersionBase(t *testing.T) {
	tests := []struct{ doi, base string }{
		{"10.12688/f1000research.12345.2", "10.12688/f1000research.12345"},
		{"10.6084/m9.figshare.1234.v2", "10.6084/m9.figshare.1234"},
		{"10.21203/rs.3.rs-1234/v1", "10.21203/rs.3.rs-1234"},
		{"10.20944/preprints202001.0001.v12", "10.20944/preprints202001.0001"},
		{"10.26434/chemrxiv-2021-abcde-v3", "10.26434/chemrxiv-2021-abcde"},
		{"10.7554/elife.85550.1", "10.7554/elife.85550"},
		{"10.7554/elife.00013.003", ""}, // a part of an article
		{"10.7554/elife.85550", ""},
		{"10.6084/m9.figshare.1234", ""},
		{"10.1371/journal.pone.0012345.2", ""},
		{"10.12688/f1000research.12345", ""},
	}
	for _, tt := range tests {
		base, ok := versionBase(tt.doi)
		if base != tt.base || ok != (tt.base != "") {
			t.Errorf("%s: got %q %v, want %q", tt.doi, base, ok, tt.base)
		}
	}
}

func TestComponentParent(t *testing.T) {
	tests := []struct{ doi, parent string }{
		{"10.1371/journal.pone.0012345.t001", "10.1371/journal.pone.0012345"},
		{"10.1371/journal.pone.0012345.g012", "10.1371/journal.pone.0012345"},
		{"10.3389/fpsyg.2015.00123.s001", "10.3389/fpsyg.2015.00123"},
		{"10.7717/peerj.123/supp-1", "10.7717/peerj.123"},
		{"10.1371/journal.pone.0012345", ""},
		{"10.1016/j.abc.2015.e001", ""},
		{"10.7717/peerj.123/supp-x", ""},
	}
	for _, tt := range tests {
		parent, ok := componentParent(tt.doi)
		if parent != tt.parent || ok != (tt.parent != "") {
			t.Errorf("%s: got %q %v, want %q", tt.doi, parent, ok, tt.parent)
		}
	}
}

// The table of an article borrows its title and authors.
func TestComponentsStayApart(t *testing.T) {
	work := func(id, kind string) Record {
		return Record{IDs: []ID{doi(id)}, Title: longTitle, Year: 2020, Type: kind, Venue: Venue{Name: kind}, Authors: by("Ada Xenos", "Bob Young")}
	}
	c := build(work("10.1/a.0012345", "article"), work("10.1/a.0012345.t001", "other"))
	if c.Papers.N() != 2 || len(familiesOf(c)) != 0 {
		t.Errorf("got works %v, families %v", c.Papers.IDs, familiesOf(c))
	}
	if !slices.Contains(codes(c), "graph.component-doi") {
		t.Errorf("got problems %v, want a warning of the part", codes(c))
	}
}

// Families are in every order of the records the same.
func TestFamiliesDoNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var records []Record
		for i := range rapid.IntRange(2, 7).Draw(t, "works") {
			records = append(records, Record{
				IDs:   []ID{{[]Scheme{DOI, ArXiv}[rapid.IntRange(0, 1).Draw(t, "scheme")], fmt.Sprint("10.1/", i)}},
				Title: longTitle, Year: rapid.IntRange(2018, 2024).Draw(t, "year"),
				Type:    rapid.SampledFrom([]string{"preprint", "article", "proceedings-article"}).Draw(t, "type"),
				Venue:   Venue{Name: rapid.SampledFrom([]string{"", "One", "Two"}).Draw(t, "venue")},
				Authors: by([]string{"Ada Xenos", "Bob Young", "Cy Zorn"}[:rapid.IntRange(1, 3).Draw(t, "authors")]...),
			})
		}
		want := familiesOf(build(records...))
		got := familiesOf(build(rapid.Permutation(records).Draw(t, "order")...))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	})
}
