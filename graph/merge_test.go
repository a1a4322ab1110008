package graph

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

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
		}, []string{"key:" + digest("gradient descent in matrix factorization: understanding large initialization.|2024|du")}, nil},
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
		{"a column on other pages", []Record{
			{Key: "k", Title: longTitle, Year: 2024, Authors: by("Du, S."), PageFirst: "17"},
			{Key: "l", Title: longTitle, Year: 2024, Authors: by("Du, S."), PageFirst: "103"},
		}, []string{"key:k", "key:l"}, []string{"graph.same-title"}},
		{"the same page in other words", []Record{
			{Key: "k", Title: longTitle, Year: 2024, Authors: by("Du, S."), PageFirst: "E017"},
			{Key: "l", Title: longTitle, Year: 2024, Authors: by("Du, S."), PageFirst: "e017-33"},
		}, []string{"key:k"}, nil},
		{"one identifier on two pages", []Record{
			{IDs: []ID{doi("10.1/a")}, PageFirst: "17"}, {IDs: []ID{doi("10.1/a")}, PageFirst: "103"},
		}, []string{"doi:10.1/a"}, nil},
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

func TestCutAbstractsFindTheirWork(t *testing.T) {
	text := "We study how gradient descent behaves when the matrix is large and the start is far away from all that is known. " +
		"Then we show with invented numbers that the usual bound is too weak for such a start, and prove a better one."
	cut := func(n, year int, author string) Record {
		return Record{Abstract: text[:n] + "…", AbstractCut: true, Year: year, Date: fmt.Sprintf("%d-01-01", year), Authors: by(author)}
	}
	full := func(id, text string, year int, author string) Record {
		return Record{IDs: []ID{doi(id)}, Title: "A title " + id, Abstract: text, Year: year, Authors: by(author)}
	}
	tests := []struct {
		name    string
		records []Record
		works   int
	}{
		{"a long beginning", []Record{cut(180, 2024, "Ada Xenos"), full("a", "<p>Abstract: "+text+"</p>", 2023, "Bob Young")}, 1},
		{"of a work that is younger", []Record{cut(180, 2022, "Ada Xenos"), full("a", text, 2023, "Ada Xenos")}, 2},
		{"of two works", []Record{cut(180, 2024, "Ada Xenos"), full("a", text, 2023, "Ada Xenos"), full("b", text, 2024, "Ada Xenos")}, 3},
		{"a shorter one with author and year", []Record{cut(110, 2023, "Ada Xenos"), full("a", text, 2023, "A. Xenos")}, 1},
		{"a shorter one with another author", []Record{cut(110, 2023, "Ada Xenos"), full("a", text, 2023, "Bob Young")}, 2},
		{"a shorter one with another year", []Record{cut(110, 2024, "Ada Xenos"), full("a", text, 2023, "Ada Xenos")}, 2},
		{"too short", []Record{cut(60, 2023, "Ada Xenos"), full("a", text, 2023, "Ada Xenos")}, 2},
		{"another text", []Record{cut(180, 2024, "Ada Xenos"), full("a", text[:100]+"but not that", 2023, "Ada Xenos")}, 2},
		{"a short work", []Record{cut(180, 2024, "Ada Xenos"), full("a", "Short.", 2023, "Ada Xenos")}, 2},
	}
	for _, tt := range tests {
		c := build(tt.records...)
		if c.Papers.N() != tt.works {
			t.Errorf("%s: got %d works, want %d", tt.name, c.Papers.N(), tt.works)
		}
		if tt.works == 1 && (c.Papers.IDs[0] != "doi:a" || !strings.Contains(c.Papers.Abstracts[0], "a better one")) {
			t.Errorf("%s: got %s with abstract %q", tt.name, c.Papers.IDs[0], c.Papers.Abstracts[0])
		}
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

// A column has the same title, year and author in each issue. Comparing each of
// many with each would take minutes, and naming all would fill the screen.
func TestManyWorksOfOneTitle(t *testing.T) {
	const n = 30_000
	records := make([]Record, n)
	for i := range records {
		records[i] = Record{IDs: []ID{doi(fmt.Sprintf("10.1/%05d", i))}, Title: longTitle, Year: 2024, Authors: by("Du, S."), PageFirst: fmt.Sprint(i + 1)}
	}
	c := build(records...)
	if c.Papers.N() != n || len(c.Problems) != 1 {
		t.Fatalf("got %d works and %d problems, want %d and 1", c.Papers.N(), len(c.Problems), n)
	}
	want := "30000 works of the same title, year and first author stay apart by their identifiers or pages: " +
		"doi:10.1/00000 page 1 / doi:10.1/00001 page 2 / doi:10.1/00002 page 3 and 29997 more"
	if got := c.Problems[0].Message; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
