package graph

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// links writes the edges of a network as "u-v" with their weights, by label order.
func links(n *Network) map[string]float64 {
	out := map[string]float64{}
	for _, e := range n.EdgeSeq() {
		sep := "-"
		if n.Directed {
			sep = ">"
		}
		out[n.IDs[e.From]+sep+n.IDs[e.To]] = e.Weight
	}
	return out
}

// draw draws or fails the test.
func draw(t testing.TB, f func(*Corpus, DrawOptions) (*Network, error), c *Corpus, o DrawOptions) *Network {
	t.Helper()
	n, err := f(c, o)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func sameLinks(t testing.TB, what string, got, want map[string]float64) {
	t.Helper()
	near := func(a, b float64) bool { return math.Abs(a-b) < 5e-7 }
	if diff := cmp.Diff(want, got, cmp.Comparer(near)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// papersBy are works of the given by-lines; the first letters of their keywords
// repeat them, so that items have short ids.
func papersBy(docs ...[]string) *Corpus {
	var records []Record
	for i, names := range docs {
		r := Record{IDs: []ID{doi(fmt.Sprintf("10.1/%d", i))}, Year: 2000 + i}
		for _, n := range names {
			r.Keywords = append(r.Keywords, Keyword{Term: n})
			r.Authors = append(r.Authors, by(n+" Invented")...)
		}
		records = append(records, r)
	}
	return build(records...)
}

// The example of the VOSviewer manual: three papers by A1 A2 A3, A1 A3, A2 A4.
func manualExample() *Corpus {
	return papersBy([]string{"a1", "a2", "a3"}, []string{"a1", "a3"}, []string{"a2", "a4"})
}

func TestCooccurrenceCounting(t *testing.T) {
	tests := []struct {
		counting Counting
		want     map[string]float64
	}{
		{Full, map[string]float64{"a1-a2": 1, "a1-a3": 2, "a2-a3": 1, "a2-a4": 1}},
		{Fractional, map[string]float64{"a1-a2": .5, "a1-a3": 1.5, "a2-a3": .5, "a2-a4": 1}},
	}
	for _, tt := range tests {
		n := draw(t, Cooccurrence, manualExample(), DrawOptions{Counting: tt.counting})
		sameLinks(t, string(tt.counting), links(n), tt.want)
		if diff := cmp.Diff([]int64{1, 2, 1, 1}, n.Edges[0].Int); diff != "" {
			t.Errorf("papers behind each edge (-want +got):\n%s", diff)
		}
	}
}

func TestNormalizations(t *testing.T) {
	want := map[string][4]float64{ // a1-a2, a1-a3, a2-a3, a2-a4
		"association": {.25, .5, .25, .5},
		"jaccard":     {.333333, 1, .333333, .5},
		"cosine":      {.5, 1, .5, .707107},
		"inclusion":   {.5, 1, .5, 1},
		"dice":        {.5, 1, .5, .666667},
		"equivalence": {.25, 1, .25, .5},
		"none":        {1, 2, 1, 1},
	}
	for _, name := range Normalizations() {
		w, ok := want[name]
		if !ok {
			t.Fatalf("no numbers for %s", name)
		}
		n := draw(t, Cooccurrence, manualExample(), DrawOptions{Normalize: name})
		sameLinks(t, name, links(n), map[string]float64{"a1-a2": w[0], "a1-a3": w[1], "a2-a3": w[2], "a2-a4": w[3]})
	}
}

func TestMinWeightComesAfterNormalisation(t *testing.T) {
	n := draw(t, Cooccurrence, manualExample(), DrawOptions{Normalize: "association", MinWeight: .5})
	sameLinks(t, "association of at least .5", links(n), map[string]float64{"a1-a3": .5, "a2-a4": .5})
	if diff := cmp.Diff([]int64{2, 1}, n.Edges[0].Int); diff != "" {
		t.Errorf("papers behind each edge (-want +got):\n%s", diff)
	}
}

// listsOfRefs are papers P, Q and S with reference lists of outside works.
func listsOfRefs() *Corpus {
	refs := func(names ...string) []Ref {
		var out []Ref
		for _, n := range names {
			out = append(out, Ref{IDs: []ID{{DOI, n}}})
		}
		return out
	}
	return build(
		Record{IDs: []ID{{DOI, "P"}}, Refs: refs("r1", "r2", "r3", "r3")},
		Record{IDs: []ID{{DOI, "Q"}}, Refs: refs("r2", "r3")},
		Record{IDs: []ID{{DOI, "S"}}, Refs: refs("r3", "r4", "r5", "r6")},
	)
}

func TestCouplingCounting(t *testing.T) {
	tests := []struct {
		o    DrawOptions
		want [3]float64 // P-Q, P-S, Q-S
	}{
		{DrawOptions{}, [3]float64{2, 1, 1}},
		{DrawOptions{Counting: Fractional}, [3]float64{1.5, .5, .5}},
		{DrawOptions{Normalize: "jaccard"}, [3]float64{.666667, .166667, .2}},
		{DrawOptions{Normalize: "cosine"}, [3]float64{.816497, .288675, .353553}},
	}
	for _, tt := range tests {
		n := draw(t, Coupling, listsOfRefs(), tt.o)
		sameLinks(t, fmt.Sprint(tt.o), links(n), map[string]float64{"doi:P-doi:Q": tt.want[0], "doi:P-doi:S": tt.want[1], "doi:Q-doi:S": tt.want[2]})
	}
}

func TestCoCitationCounting(t *testing.T) {
	third := 1. / 3
	tests := []struct {
		counting Counting
		want     [3]float64 // pairs of P only, r2-r3, pairs of S only
	}{
		{Full, [3]float64{1, 2, 1}},
		{Fractional, [3]float64{.5, 1.5, third}},
	}
	for _, tt := range tests {
		n := draw(t, CoCitation, listsOfRefs(), DrawOptions{Unit: UnitReferences, Counting: tt.counting})
		want := map[string]float64{"doi:r1-doi:r2": tt.want[0], "doi:r1-doi:r3": tt.want[0], "doi:r2-doi:r3": tt.want[1]}
		for _, p := range []string{"r3-r4", "r3-r5", "r3-r6", "r4-r5", "r4-r6", "r5-r6"} {
			want["doi:"+p[:2]+"-doi:"+p[3:]] = tt.want[2]
		}
		sameLinks(t, string(tt.counting), links(n), want)
	}
	if n := draw(t, CoCitation, listsOfRefs(), DrawOptions{}); n.N() != 0 {
		t.Errorf("no described work is cited, got %d nodes", n.N())
	}
}

// Numbering references while they are read is where other programs went wrong:
// the first paper to cite a work must get the same number for it as the next.
func TestCouplingHasNoPhantomEdges(t *testing.T) {
	c := build(
		Record{IDs: []ID{{DOI, "A"}}, Refs: cites(doi("r1"))},
		Record{IDs: []ID{{DOI, "B"}}, Refs: cites(doi("r2"))},
		Record{IDs: []ID{{DOI, "C"}}, Refs: cites(doi("r1"), doi("r2"))},
	)
	sameLinks(t, "A–C by r1, B–C by r2", links(draw(t, Coupling, c, DrawOptions{})), map[string]float64{"doi:A-doi:C": 1, "doi:B-doi:C": 1})
}

// The order of a by-line must not make a direction.
func TestCoauthorshipHasNoDirection(t *testing.T) {
	c := build(
		Record{IDs: []ID{doi("1")}, Authors: by("Ada Xenos", "Bob Young")},
		Record{IDs: []ID{doi("2")}, Authors: by("Bob Young", "Ada Xenos")},
	)
	n := draw(t, Coauthorship, c, DrawOptions{})
	if n.Directed || n.M() != 1 || n.CSR.OutWeights(0)[0] != 2 {
		t.Errorf("directed %v, %d edges, weights %v; want one edge of weight 2", n.Directed, n.M(), n.CSR.OutWeights(0))
	}
	if got := n.Evidence(0, 1); !slices.Equal(got, []int32{0, 1}) {
		t.Errorf("evidence: got %v, want both papers", got)
	}
}

func TestOrganisationsAreNoCoauthors(t *testing.T) {
	c := build(Record{IDs: []ID{doi("1")}, Authors: append(by("Ada Xenos", "Bob Young"), Author{Name: Name{Full: "The Invented Consortium", Org: true}})})
	n := draw(t, Coauthorship, c, DrawOptions{Counting: Fractional})
	if n.N() != 2 || n.M() != 1 || n.CSR.Weighted() {
		t.Errorf("got %d nodes, %d edges, weighted %v; want 2 nodes and weight 1", n.N(), n.M(), n.CSR.Weighted())
	}
	if diff := cmp.Diff([]string{"1 organisation among the authors left out"}, n.Notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
}

func TestLargePapersMakeNoLinks(t *testing.T) {
	c := papersBy([]string{"a1", "a2", "a3"}, []string{"a1", "a3"}, []string{"a2", "a4"})
	n := draw(t, Cooccurrence, c, DrawOptions{MaxItems: 2, Normalize: "cosine"})
	// a1, a3 stand on one paper that made links, so their cosine is 1.
	sameLinks(t, "at most two", links(n), map[string]float64{"a1-a3": 1, "a2-a4": 1})
	if diff := cmp.Diff([]string{"1 paper with more than 2 keywords left out of the links"}, n.Notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	if n.N() != 4 {
		t.Errorf("got %d nodes; the items stay", n.N())
	}
}

func TestRareItemsStillCount(t *testing.T) {
	n := draw(t, Cooccurrence, manualExample(), DrawOptions{Counting: Fractional, MinPapers: 2})
	sameLinks(t, "a4 left out", links(n), map[string]float64{"a1-a2": .5, "a1-a3": 1.5, "a2-a3": .5})
	n = draw(t, Cooccurrence, manualExample(), DrawOptions{MinPapers: 2, MaxItems: 2})
	sameLinks(t, "the first paper is large although", links(n), map[string]float64{"a1-a3": 1})
}

func TestYearsChoosePapers(t *testing.T) {
	years := func(from, to int) DrawOptions { return DrawOptions{FromYear: from, ToYear: to} }
	tests := []struct {
		o    DrawOptions
		want map[string]float64
	}{
		{years(2001, 0), map[string]float64{"a1-a3": 1, "a2-a4": 1}},
		{years(0, 2001), map[string]float64{"a1-a2": 1, "a1-a3": 2, "a2-a3": 1}},
		{years(2001, 2001), map[string]float64{"a1-a3": 1}},
		{years(1990, 1999), map[string]float64{}},
	}
	for _, tt := range tests {
		sameLinks(t, fmt.Sprint(tt.o), links(draw(t, Cooccurrence, manualExample(), tt.o)), tt.want)
	}
	unknown := build(Record{IDs: []ID{doi("1")}, Keywords: []Keyword{{Term: "a"}, {Term: "b"}}})
	if n := draw(t, Cooccurrence, unknown, years(0, 3000)); n.N() != 0 {
		t.Errorf("a paper of unknown year is in no range, got %d nodes", n.N())
	}
}

func TestYearsChooseCitingPapers(t *testing.T) {
	c := build(
		Record{IDs: []ID{doi("old")}, Year: 2000, Refs: cites(doi("x"), doi("y"))},
		Record{IDs: []ID{doi("new1")}, Year: 2010, Refs: cites(doi("x"), doi("y"), doi("old"))},
		Record{IDs: []ID{doi("new2")}, Year: 2011, Refs: cites(doi("x"), doi("old"))},
	)
	o := DrawOptions{FromYear: 2005, Counting: Fractional}
	sameLinks(t, "coupling", links(draw(t, Coupling, c, o)), map[string]float64{"doi:new1-doi:new2": 2})
	o = DrawOptions{FromYear: 2005, Stubs: true}
	sameLinks(t, "co-citation", links(draw(t, CoCitation, c, o)), map[string]float64{"doi:old-doi:x": 2, "doi:old-doi:y": 1, "doi:x-doi:y": 1})
	o.Stubs = false
	if n := draw(t, CoCitation, c, o); n.N() != 1 || n.M() != 0 {
		t.Errorf("of the cited works only one is described, got %v", n.IDs)
	}
}

func TestLargestComponent(t *testing.T) {
	c := papersBy([]string{"a", "b"}, []string{"c", "d", "e"}, []string{"f"}, []string{"d", "e"})
	n := draw(t, Cooccurrence, c, DrawOptions{LargestComponent: true})
	sameLinks(t, "c, d and e", links(n), map[string]float64{"c-d": 1, "c-e": 1, "d-e": 2})
	if diff := cmp.Diff([]int64{1, 1, 2}, n.Edges[0].Int); diff != "" {
		t.Errorf("papers behind each edge (-want +got):\n%s", diff)
	}
	if got := n.Evidence(1, 2); !slices.Equal(got, []int32{1, 3}) {
		t.Errorf("evidence of d–e: got %v, want [1 3]", got)
	}
	if diff := cmp.Diff([]string{"3 nodes outside the largest component left out"}, n.Notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	if n := draw(t, Cooccurrence, build(), DrawOptions{LargestComponent: true}); n.N() != 0 {
		t.Errorf("an empty network has %d nodes", n.N())
	}
}

func TestDrawRefusesWhatMakesNoSense(t *testing.T) {
	tests := []struct {
		name string
		draw func(*Corpus, DrawOptions) (*Network, error)
		o    DrawOptions
	}{
		{"unknown unit", Coupling, DrawOptions{Unit: UnitKeywords}},
		{"unknown counting", Coupling, DrawOptions{Counting: "half"}},
		{"unknown normalisation", Coupling, DrawOptions{Normalize: "half"}},
		{"years the wrong way round", Coupling, DrawOptions{FromYear: 2001, ToYear: 2000}},
		{"papers of a paper", Coupling, DrawOptions{MinPapers: 2}},
		{"papers of a paper", Citations, DrawOptions{MinPapers: 2}},
		{"fractions of a citation", Citations, DrawOptions{Counting: Fractional}},
		{"sizes of a citation", Citations, DrawOptions{Normalize: "cosine"}},
		{"sizes of a citation of authors", Citations, DrawOptions{Unit: UnitAuthors, Normalize: "cosine"}},
		{"fractions of a similarity", Related, DrawOptions{Counting: Fractional}},
	}
	for _, tt := range tests {
		if n, err := tt.draw(manualExample(), tt.o); err == nil {
			t.Errorf("%s: no error, %d nodes", tt.name, n.N())
		}
	}
}

func TestKindsDrawAllTheirUnits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := randomCorpus(t)
		o := DrawOptions{
			MinWeight:        rapid.SampledFrom([]float64{0, 1, 1.5}).Draw(t, "weight"),
			FromYear:         rapid.SampledFrom([]int{0, 2001}).Draw(t, "from"),
			LargestComponent: rapid.Bool().Draw(t, "largest"),
			Stubs:            rapid.Bool().Draw(t, "stubs"),
			MaxItems:         rapid.IntRange(0, 4).Draw(t, "items"),
		}
		for _, k := range Kinds() {
			for _, o.Unit = range k.Units {
				n, err := k.Draw(c, o)
				if err != nil {
					t.Fatalf("%s of %s: %v", k.Name, o.Unit, err)
				}
				checkNetwork(t, k.Name+" of "+string(o.Unit), n, o)
			}
		}
	})
}

// checkNetwork checks what holds for each network.
func checkNetwork(t *rapid.T, what string, n *Network, o DrawOptions) {
	if !slices.IsSorted(n.IDs) || len(slices.Compact(slices.Clone(n.IDs))) != n.N() || len(n.Labels) != n.N() {
		t.Fatalf("%s: ids %v for %d nodes", what, n.IDs, n.N())
	}
	for _, l := range n.Labels {
		if l == "" || len([]rune(l)) > maxLabel {
			t.Fatalf("%s: label %q", what, l)
		}
	}
	for _, c := range append(slices.Clone(n.Nodes), n.Edges...) {
		if c.Name != legalName(c.Name) {
			t.Fatalf("%s: column name %q", what, c.Name)
		}
	}
	for i, e := range n.EdgeSeq() {
		if e.Weight < o.MinWeight || e.Weight <= 0 {
			t.Fatalf("%s: weight %v", what, e.Weight)
		}
		found := n.Evidence(e.From, e.To)
		if len(found) == 0 || !slices.IsSorted(found) || len(slices.Compact(slices.Clone(found))) != len(found) {
			t.Fatalf("%s: evidence %v", what, found)
		}
		if n.Kind != "citation" && n.Kind != "related" && int64(len(found)) != n.Edges[0].Int[i] {
			t.Fatalf("%s: evidence %v for %d documents", what, found, n.Edges[0].Int[i])
		}
		if !n.Directed && !slices.Equal(found, n.Evidence(e.To, e.From)) {
			t.Fatalf("%s: evidence depends on the order of the ends", what)
		}
	}
}

// bruteLinks counts pairs of items in documents by the definition.
func bruteLinks(docs [][]string, c Counting) map[string]float64 {
	out := map[string]float64{}
	for _, d := range docs {
		d = slices.Compact(slices.Sorted(slices.Values(d)))
		for i, a := range d {
			for _, b := range d[i+1:] {
				w := 1.0
				if c == Fractional {
					w = 1 / float64(len(d)-1)
				}
				out[a+"-"+b] += w
			}
		}
	}
	return out
}

func TestNetworksAgainstBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := randomCorpus(t)
		counting := rapid.SampledFrom([]Counting{Full, Fractional}).Draw(t, "counting")
		p := &c.Papers
		ids := func(items []int32, names []string) []string {
			var out []string
			for _, i := range items {
				out = append(out, names[i])
			}
			return out
		}
		var authors, keywords, refs, citers, citedAuthors [][]string
		for i := range p.N() {
			authors = append(authors, ids(p.Authors.Of(i), c.Authors.IDs))
			keywords = append(keywords, ids(p.Keywords.Of(i), c.Keywords.IDs))
			refs = append(refs, ids(p.Refs.Of(i), p.IDs))
			citers = append(citers, ids(p.Citers.Of(i), p.IDs))
			var cited []string
			for _, r := range p.Refs.Of(i) {
				cited = append(cited, ids(p.Authors.Of(int(r)), c.Authors.IDs)...)
			}
			citedAuthors = append(citedAuthors, cited)
		}
		tests := []struct {
			name string
			draw func(*Corpus, DrawOptions) (*Network, error)
			unit Unit
			docs [][]string
		}{
			{"coauthorship", Coauthorship, UnitAuthors, authors},
			{"keywords", Cooccurrence, UnitKeywords, keywords},
			{"coupling", Coupling, UnitPapers, citers},
			{"co-citation", CoCitation, UnitReferences, refs},
			{"co-citation of authors", CoCitation, UnitAuthors, citedAuthors},
		}
		for _, tt := range tests {
			n, err := tt.draw(c, DrawOptions{Unit: tt.unit, Counting: counting})
			if err != nil {
				t.Fatal(err)
			}
			got, want := links(n), bruteLinks(tt.docs, counting)
			if len(got) != len(want) {
				t.Fatalf("%s: got %v, want %v", tt.name, got, want)
			}
			for k, w := range want {
				if math.Abs(got[k]-w) > 1e-12 {
					t.Fatalf("%s: %s is %v, want %v", tt.name, k, got[k], w)
				}
			}
		}
	})
}

// In fractional counting the links of an author add up to the number of papers
// written with others.
func TestFractionalStrengthIsJointPapers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := randomCorpus(t)
		n, err := Coauthorship(c, DrawOptions{Counting: Fractional})
		if err != nil {
			t.Fatal(err)
		}
		for u, id := range n.IDs {
			joint, strength := 0, 0.0
			for _, p := range c.Authors.Papers.Of(slices.Index(c.Authors.IDs, id)) {
				if len(c.Papers.Authors.Of(int(p))) > 1 {
					joint++
				}
			}
			for i := range n.CSR.Out(u) {
				strength += 1
				if w := n.CSR.OutWeights(u); w != nil {
					strength += w[i] - 1
				}
			}
			if math.Abs(strength-float64(joint)) > 1e-9 {
				t.Fatalf("%s has %d joint papers and strength %v", id, joint, strength)
			}
		}
	})
}
