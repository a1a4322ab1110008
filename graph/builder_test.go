package graph

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// build makes a corpus of records in the order given.
func build(records ...Record) *Corpus { return buildWith(DefaultBuildOptions(), records...) }

func buildWith(o BuildOptions, records ...Record) *Corpus {
	b := NewBuilder(o)
	for i, r := range records {
		if r.Origin == (Origin{}) {
			r.Origin = Origin{File: "a.bib", Format: "bibtex", Line: 10 * (i + 1), Ordinal: i + 1}
		}
		b.Add(r)
	}
	return b.Corpus()
}

func doi(s string) ID { return ID{DOI, s} }

func pmid(s string) ID { return ID{PMID, s} }

// by makes a by-line of names as printed.
func by(names ...string) []Author {
	var out []Author
	for _, n := range names {
		out = append(out, Author{Name: ParseName(n)})
	}
	return out
}

// cites makes references by identifier.
func cites(ids ...ID) []Ref {
	var out []Ref
	for _, id := range ids {
		out = append(out, Ref{IDs: []ID{id}})
	}
	return out
}

// codes are the codes of the problems found while joining.
func codes(c *Corpus) []string {
	var out []string
	for _, p := range c.Problems {
		out = append(out, p.Code)
	}
	return out
}

// edgesOf writes the references of a corpus as "citing>cited".
func edgesOf(c *Corpus) []string {
	var out []string
	for i := range c.Papers.N() {
		for _, r := range c.Papers.Refs.Of(i) {
			out = append(out, c.Papers.IDs[i]+">"+c.Papers.IDs[r])
		}
	}
	slices.Sort(out)
	return out
}

const longTitle = "Gradient descent in matrix factorization: understanding large initialization"

func TestWorksMerge(t *testing.T) {
	work := func(title string, year int, author string, ids ...ID) Record {
		return Record{Title: title, Year: year, Authors: by(author), IDs: ids}
	}
	tests := []struct {
		name    string
		records []Record
		want    []string // ids of the works
		codes   []string
	}{
		{"same DOI", []Record{{IDs: []ID{doi("10.1/a")}}, {IDs: []ID{doi("10.1/a")}}}, []string{"doi:10.1/a"}, nil},
		{"by any identifier, through a third", []Record{
			{IDs: []ID{doi("10.1/a")}}, {IDs: []ID{pmid("7")}}, {IDs: []ID{pmid("7"), doi("10.1/a")}},
		}, []string{"doi:10.1/a"}, nil},
		{"same arXiv id but two DOIs", []Record{
			{IDs: []ID{{ArXiv, "2101.00001"}, doi("10.1/a")}}, {IDs: []ID{{ArXiv, "2101.00001"}, doi("10.1/b")}},
		}, []string{"doi:10.1/a", "doi:10.1/b"}, []string{"graph.id-conflict"}},
		{"same DOI but two PMIDs", []Record{
			{IDs: []ID{doi("10.1/a"), pmid("1")}}, {IDs: []ID{doi("10.1/a"), pmid("2")}},
		}, []string{"doi:10.1/a", "pmid:2"}, []string{"graph.id-conflict"}},
		{"a third record can't bridge two DOIs", []Record{
			{IDs: []ID{doi("10.1/a"), {ArXiv, "2101.00001"}}}, {IDs: []ID{{ArXiv, "2101.00001"}, {S2, "x"}}}, {IDs: []ID{{S2, "x"}, doi("10.1/b")}},
		}, []string{"doi:10.1/a", "doi:10.1/b"}, []string{"graph.id-conflict"}},
		{"two DOIs in one record agree with each", []Record{
			{IDs: []ID{doi("10.1/a"), doi("10.1/b")}}, {IDs: []ID{doi("10.1/b")}},
		}, []string{"doi:10.1/a"}, nil},
		{"MAG and ISBN do not merge", []Record{
			{Key: "x", IDs: []ID{{ISBN, "9780000000002"}, {MAG, "1"}}}, {Key: "y", IDs: []ID{{ISBN, "9780000000002"}, {MAG, "1"}}},
		}, []string{"mag:1", "mag:1#2"}, nil},
		{"title, year and first author", []Record{
			work(longTitle, 2024, "Simon S. Du"), work("  GRADIENT descent in matrix factorization: Understanding Large Initialization.", 2024, "Du, S."),
		}, []string{"key:" + digest(Fold(longTitle)+"|2024|du")}, nil},
		{"another year", []Record{work(longTitle, 2024, "Du, S."), work(longTitle, 2023, "Du, S.")},
			[]string{"key:" + digest(Fold(longTitle)+"|2024|du"), "key:" + digest(Fold(longTitle)+"|2023|du")}, nil},
		{"another first author", []Record{work(longTitle, 2024, "Du, S.", doi("10.1/a")), work(longTitle, 2024, "Li, S.", pmid("1"))},
			[]string{"doi:10.1/a", "pmid:1"}, nil},
		{"a generic title", []Record{work("Editorial", 2024, "Du, S.", doi("10.1/a")), work("Editorial", 2024, "Du, S.", pmid("1"))},
			[]string{"doi:10.1/a", "pmid:1"}, nil},
		{"no year", []Record{work(longTitle, 0, "Du, S.", doi("10.1/a")), work(longTitle, 0, "Du, S.", pmid("1"))},
			[]string{"doi:10.1/a", "pmid:1"}, nil},
		{"preprint and article have two DOIs", []Record{
			work(longTitle, 2024, "Du, S.", doi("10.1/a")), work(longTitle, 2024, "Du, S.", doi("10.1/b")),
		}, []string{"doi:10.1/a", "doi:10.1/b"}, []string{"graph.same-title"}},
		{"particle or not", []Record{
			work(longTitle, 2024, "Laurens van der Maaten", doi("10.1/a")), work(longTitle, 2024, "Maaten, L.", pmid("1")),
		}, []string{"doi:10.1/a"}, nil},
		{"a cut title is no evidence", []Record{
			work(longTitle, 2024, "Du, S.", doi("10.1/a")), {Title: longTitle, TitleCut: true, Year: 2024, Authors: by("Du, S."), IDs: []ID{pmid("1")}},
		}, []string{"doi:10.1/a", "pmid:1"}, nil},
		{"the same entry of two listings", []Record{
			{Abstract: "We study one thing and ano…", AbstractCut: true, Date: "2024-01-02", Authors: by("Simon S. Du")},
			{Abstract: "We study one thing and anoth…", AbstractCut: true, Date: "2024-01-02", Authors: by("Simon S. Du")},
		}, []string{"key:" + digest("we study one thing and|2024-01-02|du")}, nil},
		{"entries of other dates", []Record{
			{Abstract: "We study one thing.", Date: "2024-01-02", Authors: by("Simon S. Du")},
			{Abstract: "We study one thing.", Date: "2024-01-03", Authors: by("Simon S. Du")},
		}, []string{"key:" + digest("we study one thing.|2024-01-02|du"), "key:" + digest("we study one thing.|2024-01-03|du")}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := build(tt.records...)
			if diff := cmp.Diff(tt.want, c.Papers.IDs); diff != "" {
				t.Errorf("works (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.codes, codes(c)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			if got, want := c.Stats.Duplicates, len(tt.records)-len(tt.want); got != want {
				t.Errorf("duplicates: got %d, want %d", got, want)
			}
		})
	}
}

func TestNoMergeKeepsRecords(t *testing.T) {
	o := BuildOptions{NoMerge: true}
	c := buildWith(o,
		Record{IDs: []ID{doi("10.1/a")}, Title: "One"},
		Record{IDs: []ID{doi("10.1/a")}, Title: "Two", Refs: cites(doi("10.1/a"))},
		Record{IDs: []ID{doi("10.1/b"), pmid("1")}},
		Record{IDs: []ID{doi("10.1/b"), pmid("2")}},
		Record{}, Record{},
	)
	want := []string{
		"doi:10.1/a", "doi:10.1/a#2", "doi:10.1/b", "pmid:2",
		"key:" + digest("|0|"), "key:" + digest("|0|") + "#2",
	}
	if diff := cmp.Diff(want, c.Papers.IDs); diff != "" {
		t.Errorf("works (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"doi:10.1/a#2>doi:10.1/a"}, edgesOf(c)); diff != "" {
		t.Errorf("a reference means the first record of the id (-want +got):\n%s", diff)
	}
}

func TestFirstKnownFieldWins(t *testing.T) {
	id := []ID{doi("10.1/a")}
	c := build(
		Record{IDs: id, Stub: true, Title: "What the listing calls it", Year: 1900},
		Record{IDs: id, Title: "The whole", TitleCut: true, Date: "2020", Abstract: "We st…", AbstractCut: true, Type: "article",
			Venue: Venue{Abbrev: "J. Inv."}, Classes: []string{"a", "b"}},
		Record{IDs: id, Title: "The whole title", Year: 2020, Date: "2020-03", Abstract: "We study.", Type: "preprint", Volume: "7",
			PageFirst: "12", Language: "en", Retracted: true, Venue: Venue{Name: "Other"}, CitedBy: Count{3, true, "x"},
			RefCount: Count{0, true, "x"}, Classes: []string{"b", "c"}},
		Record{IDs: id, Title: "Another title", Year: 2021, Date: "2020-03-07", CitedBy: Count{9, true, "y"}},
	)
	p := &c.Papers
	if p.N() != 1 || p.Stub[0] {
		t.Fatalf("got %d works, stub %v", p.N(), p.Stub)
	}
	got := []any{
		p.Titles[0], p.Years[0], p.Dates[0], p.Abstracts[0], p.Types[0], p.Volumes[0], p.PagesFirst[0], p.Languages[0],
		p.Retracted[0], p.CitedBy[0], p.RefCounts[0], p.Classes[0], c.Sources.Names[p.Source[0]], len(p.Origins[0]),
	}
	want := []any{
		"The whole title", int32(2020), "2020-03-07", "We study.", "preprint", "7", "12", "en",
		true, Count{3, true, "x"}, Count{0, true, "x"}, []string{"b", "c", "a"}, "Other", 4,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for i, o := range p.Origins[0] {
		if o.Ordinal != i+1 {
			t.Errorf("origins are not in reading order: %v", p.Origins[0])
		}
	}
}

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
		{"title and another year", Ref{Title: longTitle, Year: 2023, Author: "Du, S."}, false},
		{"title without author", Ref{Title: longTitle, Year: 2024}, false},
		{"text only", Ref{Raw: "Du S. " + longTitle + " 2024"}, false},
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
		"doi:10.1/a", "doi:10.1/x", "pmid:5", "key:" + digest(Fold("Kessler, M. (1963) Bibliographic coupling")+"|0|"),
		"key:" + digest(Fold("A title of its own here")+"|1970|small"),
		"key:" + digest("editorial|1970|"), "key:" + digest("editorial|1970|") + "#2", "key:" + digest(""),
	}
	if diff := cmp.Diff(ids, p.IDs); diff != "" {
		t.Errorf("ids (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"", "The title of x", "The title of the fifth", "Kessler, M. (1963) Bibliographic coupling", "A title of its own here", "Editorial", "Editorial", ""}, p.Titles); diff != "" {
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

func TestListingSubject(t *testing.T) {
	subject := Record{Key: "s", Stub: true, Title: longTitle[:50], TitleCut: true}
	entry := func(abstract string, rank int) Record {
		return Record{Abstract: abstract, Date: "2024-01-01", Authors: by("Simon S. Du"), Related: []Relation{{To: Ref{Key: "s"}, Rank: rank}}}
	}
	full := Record{IDs: []ID{doi("10.1/full")}, Title: longTitle, Year: 2024, Authors: by("Du, S.")}
	tests := []struct {
		name            string
		records         []Record
		described, stub int
		related         []RelatedEdge
	}{
		{"alone it is a stub", []Record{subject, entry("one", 1), entry("two", 2)}, 2, 1, []RelatedEdge{{0, 2, 1}, {1, 2, 2}}},
		{"it is the work whose title begins so", []Record{subject, entry("one", 1), full}, 2, 0, []RelatedEdge{{1, 0, 1}}},
		{"two such works: it stays a stub", []Record{subject, entry("one", 1), full,
			{IDs: []ID{doi("10.1/other")}, Title: longTitle + " and more", Year: 2020}}, 3, 1, []RelatedEdge{{0, 3, 1}}},
		{"by identifier", []Record{{Key: "s", Stub: true, Title: "x", IDs: []ID{doi("10.1/full")}}, entry("one", 1), full}, 2, 0, []RelatedEdge{{1, 0, 1}}},
		{"too short a title", []Record{{Key: "s", Stub: true, Title: "Gradient", TitleCut: true}, entry("one", 1), full}, 2, 1, []RelatedEdge{{0, 2, 1}}},
		{"a whole title must be equal", []Record{{Key: "s", Stub: true, Title: longTitle[:50]}, entry("one", 1), full}, 2, 1, []RelatedEdge{{0, 2, 1}}},
		{"a whole title that is equal", []Record{{Key: "s", Stub: true, Title: longTitle}, entry("one", 1), full}, 2, 0, []RelatedEdge{{1, 0, 1}}},
		{"two pages share the subject", []Record{subject, entry("one", 1), subject, entry("two", 2)}, 2, 1, []RelatedEdge{{0, 2, 1}, {1, 2, 2}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := build(tt.records...)
			stubs := 0
			for _, s := range c.Papers.Stub {
				if s {
					stubs++
				}
			}
			if c.Papers.N()-stubs != tt.described || stubs != tt.stub {
				t.Errorf("got %d works and %d stubs, want %d and %d", c.Papers.N()-stubs, stubs, tt.described, tt.stub)
			}
			if diff := cmp.Diff(tt.related, c.Related); diff != "" {
				t.Errorf("related (-want +got):\n%s", diff)
			}
			if c.Papers.Refs.Total() != 0 || c.Stats.RefMentions != 0 {
				t.Errorf("a similarity became a citation")
			}
		})
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

func TestItemsJoin(t *testing.T) {
	at := func(name, ror string, id ID, country string) []Author {
		return []Author{{Name: ParseName("Ada B. One"), Affiliations: []Affiliation{{Name: name, ROR: ror, ID: id, Country: country}}}}
	}
	c := build(
		Record{Title: "a", Venue: Venue{Name: "Journal of Invention", ISSN: []string{"1111-1119", "2222-2227"}}, Authors: at("Univ. A", "01aaaaa11", ID{}, "DE"),
			Keywords: []Keyword{{Term: "Graph theory"}, {Term: "graph  theory"}, {Term: "Citation"}}},
		Record{Title: "b", Venue: Venue{Name: "JOURNAL OF INVENTION"}, Authors: at("University of A", "01aaaaa11", ID{}, "DE"),
			Keywords: []Keyword{{Term: "Graph Theory", Scheme: "author"}}},
		Record{Title: "c", Venue: Venue{Name: "J. Invention", ISSN: []string{"2222-2227"}, ID: ID{OpenAlex, "S1"}}, Authors: at("Univ. A", "02bbbbb22", ID{}, "FR"),
			Keywords: []Keyword{{Term: "Graph theory"}}},
		Record{Title: "d", Venue: Venue{Name: "Journal of Invention", ID: ID{OpenAlex, "S2"}}, Authors: at("", "", ID{OpenAlex, "I5"}, "")},
		Record{Title: "e", Authors: []Author{{Name: ParseName("Ada B. One"), Affiliations: []Affiliation{{Raw: "Some street 1"}}}}},
	)
	type items struct {
		IDs, Names []string
		Papers     [][]int32
	}
	show := func(t Items) items {
		x := items{IDs: t.IDs, Names: t.Names}
		for i := range t.N() {
			x.Papers = append(x.Papers, t.Papers.Of(i))
		}
		return x
	}
	tests := []struct {
		name string
		got  Items
		want items
	}{
		{"sources", c.Sources, items{[]string{"issn:1111-1119", "openalex:S2"}, []string{"Journal of Invention", "Journal of Invention"}, [][]int32{{0, 1, 2}, {3}}}},
		{"institutions", c.Institutions, items{[]string{"ror:01aaaaa11", "ror:02bbbbb22", "openalex:I5"}, []string{"University of A", "Univ. A", ""}, [][]int32{{0, 1}, {2}, {3}}}},
		{"countries", c.Countries, items{[]string{"DE", "FR"}, []string{"DE", "FR"}, [][]int32{{0, 1}, {2}}}},
		{"keywords", c.Keywords, items{[]string{"graph theory", "citation"}, []string{"Graph theory", "Citation"}, [][]int32{{0, 1, 2}, {0}}}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, show(tt.got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
	if diff := cmp.Diff([]int32{0, 0, 0, 1, -1}, c.Papers.Source); diff != "" {
		t.Errorf("source of each paper (-want +got):\n%s", diff)
	}
}

func TestByLines(t *testing.T) {
	id := []ID{doi("10.1/a")}
	full := by("Simon S. Du", "[Anonymous]", "Jason D. Lee", "et al.")
	full[0].ORCID = "0000-0002-1825-0097"
	c := build(
		Record{IDs: id, Authors: by("Du, S."), AuthorsCut: true},
		Record{IDs: id, Authors: full},
		Record{IDs: id, Authors: []Author{{Name: ParseName("Du, S."), SourceID: ID{OpenAlex, "A1"}}, {Name: ParseName("Jason Lee"), ORCID: "0000-0001-5109-3700"}}},
	)
	if diff := cmp.Diff([]string{"Simon S. Du", "Jason D. Lee"}, c.Authors.Names); diff != "" {
		t.Errorf("names of the longest by-line (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"0000-0002-1825-0097", "0000-0001-5109-3700"}, c.Authors.ORCIDs); diff != "" {
		t.Errorf("ORCIDs of all records (-want +got):\n%s", diff)
	}
	if c.Stats.AuthorMentions != 5 {
		t.Errorf("mentions: got %d, want 5 without those that stand for nobody", c.Stats.AuthorMentions)
	}
	if got := c.Authors.Papers.Of(1); !slices.Equal(got, []int32{0}) {
		t.Errorf("papers of the second author: %v", got)
	}
}

// An identifier that two works share goes with the same one of them, whatever
// was read first.
func TestClashesDoNotDependOnOrder(t *testing.T) {
	shared := ID{ArXiv, "2101.00001"}
	records := []Record{
		{IDs: []ID{shared, doi("10.1/b")}},
		{IDs: []ID{shared}, Title: "The one without a DOI"},
		{IDs: []ID{shared, doi("10.1/a")}},
	}
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		c := build(records[order[0]], records[order[1]], records[order[2]])
		titles := map[string]string{}
		for i, id := range c.Papers.IDs {
			titles[id] = c.Papers.Titles[i]
		}
		want := map[string]string{"doi:10.1/a": "The one without a DOI", "doi:10.1/b": ""}
		if diff := cmp.Diff(want, titles); diff != "" {
			t.Errorf("order %v (-want +got):\n%s", order, diff)
		}
	}
}

func TestNoMergePrefersDescribedWorks(t *testing.T) {
	c := buildWith(BuildOptions{NoMerge: true},
		Record{IDs: []ID{doi("10.1/a")}, Stub: true, Title: "As a subject"},
		Record{IDs: []ID{doi("10.1/a")}, Title: "As a record"},
		Record{IDs: []ID{doi("10.1/c")}, Refs: cites(doi("10.1/a"))},
	)
	if got := c.Papers.Refs.Of(1); !slices.Equal(got, []int32{0}) || c.Papers.Titles[0] != "As a record" {
		t.Errorf("got references %v of %v", got, c.Papers.Titles)
	}
}

func TestKeysOfSeveralWorksAreNoNames(t *testing.T) {
	c := build(Record{Key: "k", Title: "One work"}, Record{Key: "k", Title: "Two works"}, Record{Key: "l", Title: "Three works"})
	want := []string{"key:" + digest("one work|0|"), "key:" + digest("two works|0|"), "key:l"}
	if diff := cmp.Diff(want, c.Papers.IDs); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]ID{{KeyID, "k"}}, c.Papers.AllIDs[1]); diff != "" {
		t.Errorf("the key can still be looked up (-want +got):\n%s", diff)
	}
}

// The order of files must not decide what the works are, how they are called, or
// who cites whom, as long as nothing clashes.
func TestOrderOfRecordsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "works")
		var records []Record
		for w := range n {
			all := []ID{doi(fmt.Sprintf("10.1/%d", w)), {OpenAlex, fmt.Sprintf("W%d", w)}, pmid(fmt.Sprint(w))}
			for range rapid.IntRange(1, 3).Draw(t, "records") {
				r := Record{Title: fmt.Sprintf("The invented title of work %d", w), Year: 2000 + w, Authors: by("Ada Lovelace")}
				for _, id := range all {
					if rapid.Bool().Draw(t, "has") {
						r.IDs = append(r.IDs, id)
					}
				}
				to := rapid.IntRange(0, n).Draw(t, "cites")
				r.Refs = cites(doi(fmt.Sprintf("10.1/%d", to)))
				records = append(records, r)
			}
			// Each work can be found by its DOI.
			records = append(records, Record{Title: fmt.Sprintf("The invented title of work %d", w), Year: 2000 + w, Authors: by("Ada Lovelace"), IDs: all[:1]})
		}
		want, got := build(records...), build(rapid.Permutation(records).Draw(t, "order")...)
		if want.Papers.N() > n+1 {
			t.Fatalf("%d works became %v", n, want.Papers.IDs)
		}
		if diff := cmp.Diff(slices.Sorted(slices.Values(want.Papers.IDs)), slices.Sorted(slices.Values(got.Papers.IDs))); diff != "" {
			t.Fatalf("works (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(edgesOf(want), edgesOf(got)); diff != "" {
			t.Fatalf("edges (-want +got):\n%s", diff)
		}
	})
}

// Whatever comes in, the columns fit each other.
func TestCorpusIsConsistent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := randomCorpus(t)
		p := &c.Papers
		n := p.N()
		lengths := []int{
			len(p.AllIDs), len(p.Titles), len(p.Years), len(p.Dates), len(p.Types), len(p.Stub), len(p.Retracted),
			len(p.Abstracts), len(p.Classes), len(p.Languages), len(p.CitedBy), len(p.RefCounts), len(p.Source), len(p.Volumes),
			len(p.PagesFirst), len(p.Origins), p.Authors.Len(), p.Refs.Len(), len(p.RefMentions), p.Citers.Len(), p.Keywords.Len(),
			p.Institutions.Len(), p.Countries.Len(),
		}
		for i, l := range lengths {
			if l != n {
				t.Fatalf("column %d has %d entries for %d papers", i, l, n)
			}
		}
		ids := map[string]bool{}
		for i := range n {
			if ids[p.IDs[i]] {
				t.Fatalf("the id %s stands twice", p.IDs[i])
			}
			ids[p.IDs[i]] = true
			if i > 0 && p.Stub[i-1] && !p.Stub[i] {
				t.Fatalf("a described work after a stub")
			}
			refs := p.Refs.Of(i)
			for k, r := range refs {
				if int(r) == i || k > 0 && refs[k-1] >= r {
					t.Fatalf("references of %d: %v", i, refs)
				}
				if !slices.Contains(p.Citers.Of(int(r)), int32(i)) {
					t.Fatalf("%d cites %d but is not among its citers", i, r)
				}
			}
			if p.Stub[i] && len(refs) > 0 {
				t.Fatalf("a stub cites")
			}
		}
		if p.Refs.Total() != p.Citers.Total() {
			t.Fatalf("%d references, %d citers", p.Refs.Total(), p.Citers.Total())
		}
	})
}

// randomCorpus is a small corpus with everything that networks are drawn from.
func randomCorpus(t *rapid.T) *Corpus {
	n := rapid.IntRange(0, 10).Draw(t, "papers")
	pick := func(label string, most, kinds int) []int {
		return rapid.SliceOfN(rapid.IntRange(0, kinds-1), 0, most).Draw(t, label)
	}
	var records []Record
	for i := range n {
		r := Record{
			IDs:   []ID{doi(fmt.Sprintf("10.1/%d", i))},
			Title: fmt.Sprintf("Title %d", i),
			Year:  rapid.SampledFrom([]int{0, 2000, 2001, 2002, 2003}).Draw(t, "year"),
		}
		for _, a := range pick("authors", 4, 6) {
			r.Authors = append(r.Authors, Author{
				Name:         ParseName(fmt.Sprintf("Ada Family%c", 'a'+a)),
				Affiliations: []Affiliation{{Name: fmt.Sprintf("Institute %d", a%3), Country: []string{"DE", "FR"}[a%2]}},
			})
		}
		for _, k := range pick("keywords", 3, 4) {
			r.Keywords = append(r.Keywords, Keyword{Term: fmt.Sprintf("term %d", k)})
		}
		for _, to := range pick("references", 6, 14) {
			r.Refs = append(r.Refs, Ref{IDs: []ID{doi(fmt.Sprintf("10.1/%d", to))}})
		}
		for _, to := range pick("related", 2, 12) {
			r.Related = append(r.Related, Relation{To: Ref{IDs: []ID{doi(fmt.Sprintf("10.1/%d", to))}}, Rank: to})
		}
		r.Venue.Name = fmt.Sprintf("Journal %d", i%3)
		records = append(records, r)
	}
	return buildWith(BuildOptions{Identity: IdentityFullName}, records...)
}

func TestIdentityWithoutMerging(t *testing.T) {
	records := []Record{
		{Key: "a", Authors: by("Simon S. Du"), Title: "One"},
		{Key: "b", Authors: by("Simon Shaolei Du"), Title: "Two"},
	}
	tests := []struct {
		o    BuildOptions
		want int
	}{
		{DefaultBuildOptions(), 1},
		{BuildOptions{}, 1},
		{BuildOptions{NoMerge: true, Identity: IdentityAuto}, 2},
		{BuildOptions{NoMerge: true, Identity: IdentityInitials}, 1},
		{BuildOptions{Identity: IdentityNone}, 2},
	}
	for _, tt := range tests {
		if got := buildWith(tt.o, records...).Authors.N(); got != tt.want {
			t.Errorf("%+v: got %d authors, want %d", tt.o, got, tt.want)
		}
	}
}
