package graph

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReferencesFindWorks(t *testing.T) {
	target := Record{Key: "t", IDs: []ID{doi("10.1/t"), {MAG, "5"}, {ISBN, "9780000000002"}}, Title: longTitle, Year: 2024, Authors: by("Simon S. Du")}
	tests := []struct {
		name string
		ref  Ref
		want bool
	}{
		{"identifier", Ref{IDs: []ID{doi("10.1/t")}}, true},
		{"second identifier", Ref{IDs: []ID{{OpenAlex, "W1"}, {MAG, "5"}}}, true},
		{"a book is not its chapter", Ref{IDs: []ID{{ISBN, "9780000000002"}}}, false},
		{"citation key", Ref{Key: "t"}, true},
		{"unknown citation key", Ref{Key: "T"}, false},
		{"DOI inside the text", Ref{Raw: "Du S. Some words. https://doi.org/10.1/T."}, false},
		{"title, year and author", Ref{Title: strings.ToUpper(longTitle), Year: 2024, Author: "Du, S."}, true},
		{"title and the year before", Ref{Title: longTitle, Year: 2023, Author: "Du, S."}, true},
		{"title and another year", Ref{Title: longTitle, Year: 2022, Author: "Du, S."}, false},
		{"title without author", Ref{Title: longTitle, Year: 2024}, true},
		{"title without author and year", Ref{Title: longTitle}, false},
		{"text only", Ref{Raw: "Du S. " + longTitle + " 2024"}, true},
		{"text of another author", Ref{Raw: "Li S. " + longTitle + " 2024"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := build(target, Record{Key: "c", IDs: []ID{doi("10.1/c")}, Refs: []Ref{tt.ref}})
			if got := slices.Contains(edgesOf(c), "doi:10.1/c>doi:10.1/t"); got != tt.want {
				t.Errorf("found: got %v, want %v; edges %v", got, tt.want, edgesOf(c))
			}
			if stubs := c.Papers.N() - 2; (stubs == 1) == tt.want {
				t.Errorf("%d stubs", stubs)
			}
			if c.Papers.RefMentions[1] != 1 || c.Stats.RefMentions != 1 {
				t.Errorf("mentions: %v, %d", c.Papers.RefMentions, c.Stats.RefMentions)
			}
		})
	}
}

func TestDOIInsideText(t *testing.T) {
	c := build(
		Record{IDs: []ID{doi("10.1000/target")}},
		Record{IDs: []ID{doi("10.1000/citing")}, Refs: []Ref{{Raw: "Du S. Some words. https://doi.org/10.1000/Target."}, {Raw: "Li, Other words, doi:10.1000/none"}}},
	)
	want := []string{"doi:10.1000/citing>doi:10.1000/none", "doi:10.1000/citing>doi:10.1000/target"}
	if diff := cmp.Diff(want, edgesOf(c)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAmbiguousTitleMakesNoCitation(t *testing.T) {
	a := Record{IDs: []ID{doi("10.1/a")}, Title: longTitle, Year: 2024, Authors: by("Du, S.")}
	b := a
	b.IDs = []ID{doi("10.1/b")}
	c := build(a, b, Record{IDs: []ID{doi("10.1/c")}, Refs: []Ref{{Title: longTitle, Year: 2024, Author: "Du, S."}}})
	if got := c.Papers.Refs.Of(2); len(got) != 1 || !c.Papers.Stub[got[0]] {
		t.Errorf("got references %v, want one stub", got)
	}
}

func TestReferenceListsAreSets(t *testing.T) {
	c := build(
		Record{Key: "a", IDs: []ID{doi("10.1/a")}, Refs: append(cites(doi("10.1/b"), doi("10.1/a"), doi("10.1/x"), doi("10.1/b"), doi("10.1/a")), Ref{Key: "b"})},
		Record{Key: "b", IDs: []ID{doi("10.1/b")}, Refs: cites(doi("10.1/x"))},
	)
	if diff := cmp.Diff([]string{"doi:10.1/a>doi:10.1/b", "doi:10.1/a>doi:10.1/x", "doi:10.1/b>doi:10.1/x"}, edgesOf(c)); diff != "" {
		t.Errorf("edges (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"graph.self-citation"}, codes(c)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	p := c.Problems[0]
	if p.File != "a.bib" || p.Line != 10 || p.Severity != Warn || p.Key != "a" {
		t.Errorf("problem without its place: %+v", p)
	}
	if c.Stats.SelfCitations != 1 || c.Stats.RefMentions != 7 || c.Papers.RefMentions[0] != 6 {
		t.Errorf("got %+v, %v", c.Stats, c.Papers.RefMentions)
	}
	if got := c.Papers.Citers.Of(2); !slices.Equal(got, []int32{0, 1}) {
		t.Errorf("citers of the stub: got %v, want [0 1]", got)
	}
}

func TestStubsFallTogether(t *testing.T) {
	c := build(Record{IDs: []ID{doi("10.1/a")}, Refs: []Ref{
		{IDs: []ID{doi("10.1/x")}},
		{IDs: []ID{pmid("4"), doi("10.1/x")}, Title: "The title of x", Year: 1999},
		{IDs: []ID{pmid("4")}, Raw: "as printed elsewhere"},
		{IDs: []ID{pmid("5")}, Raw: "as printed"},
		{IDs: []ID{pmid("5")}, Title: "The title of the fifth", Raw: "as printed"},
		{Raw: "Kessler, M. (1963)  Bibliographic coupling"},
		{Raw: "KESSLER, M. (1963) Bibliographic coupling", Year: 1963},
		{Title: "A title of its own here", Year: 1970, Author: "Small, H."},
		{Title: "A title of its own, here", Year: 1970, Author: "H. Small", Raw: "as printed"},
		{Title: "Editorial", Year: 1970},
		{Title: "Editorial", Year: 1970},
		{},
	}})
	p := &c.Papers
	ids := []string{
		"doi:10.1/a", "doi:10.1/x", "pmid:5", "key:" + digest(Fold("Kessler, M. (1963) Bibliographic coupling")+"|1963|"),
		"key:" + digest(Fold("A title of its own, here")+"|1970|small"),
		"key:" + digest("editorial|1970|"), "key:" + digest("editorial|1970|") + "#2", "key:" + digest(""),
	}
	if diff := cmp.Diff(ids, p.IDs); diff != "" {
		t.Errorf("ids (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"", "The title of x", "The title of the fifth", "KESSLER, M. (1963) Bibliographic coupling", "A title of its own, here", "Editorial", "Editorial", ""}, p.Titles); diff != "" {
		t.Errorf("titles (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int32{0, 1999, 0, 1963, 1970, 1970, 1970, 0}, p.Years); diff != "" {
		t.Errorf("years (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]ID{doi("10.1/x"), pmid("4")}, p.AllIDs[1]); diff != "" {
		t.Errorf("identifiers of the stub (-want +got):\n%s", diff)
	}
	if p.Stub[0] || !p.Stub[1] || len(p.Origins[1]) != 0 {
		t.Errorf("stub: %v, origins %v", p.Stub, p.Origins)
	}
}

func TestRelatedNeedsRecords(t *testing.T) {
	rel := func(id ID, rank int) Relation { return Relation{To: Ref{IDs: []ID{id}}, Rank: rank} }
	c := build(
		Record{IDs: []ID{doi("10.1/a")}, Refs: cites(doi("10.1/stub")),
			Related: []Relation{rel(doi("10.1/b"), 0), rel(doi("10.1/none"), 1), rel(doi("10.1/stub"), 2), rel(doi("10.1/a"), 3)}},
		Record{IDs: []ID{doi("10.1/b")}, Related: []Relation{rel(doi("10.1/a"), 2), rel(doi("10.1/a"), 1)}},
	)
	if diff := cmp.Diff([]RelatedEdge{{1, 0, 1}}, c.Related); diff != "" {
		t.Errorf("one edge a pair, of the best rank (-want +got):\n%s", diff)
	}
	if c.Stats.OutsideRelated != 2 || c.Papers.N() != 3 {
		t.Errorf("got %d outside and %d papers, want 2 and 3", c.Stats.OutsideRelated, c.Papers.N())
	}
	if diff := cmp.Diff([]string{"graph.self-relation"}, codes(c)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestSelfRelationMessage(t *testing.T) {
	selfish := func(id string) Record {
		return Record{IDs: []ID{doi(id)}, Related: []Relation{{To: Ref{IDs: []ID{doi(id)}}}}}
	}
	for want, records := range map[string][]Record{
		"1 work is listed as similar to itself: no edge; the first is doi:10.1/a":       {selfish("10.1/a")},
		"2 works are listed as similar to themselves: no edge; the first is doi:10.1/a": {selfish("10.1/a"), selfish("10.1/b")},
	} {
		if c := build(records...); len(c.Problems) != 1 || c.Problems[0].Message != want {
			t.Errorf("got %+v, want %s", c.Problems, want)
		}
	}
}
