package graph

import (
	"slices"
	"testing"
)

// twoMode is a graph of authors (nodes 0 and 1) and papers (2 to 4).
func twoMode(labels ...string) *Drawing {
	return &Drawing{
		Origin: Origin{File: "wa.net", Format: "pajek"}, FirstMode: 2,
		IDs: []string{"1", "2", "3", "4", "5"}, Labels: labels,
		From: []int32{0, 1, 3, 1, 0}, To: []int32{2, 2, 1, 4, 1},
	}
}

func TestTwoModeDrawing(t *testing.T) {
	for _, c := range []struct {
		name   string
		d      *Drawing
		papers []string
		people []string
		edges  int
	}{
		{
			"papers are the kind with identifiers",
			twoMode("Ada Birch", "Ben Moura", "10.5555/a", "10.5555/b", "10.5555/c"),
			[]string{"doi:10.5555/a", "doi:10.5555/b", "doi:10.5555/c"}, []string{"Ada Birch", "Ben Moura"}, 1,
		},
		{
			"papers are the kind with short references",
			twoMode("Ada Birch", "Ben Moura", "BIRCH_A(2001)9:404", "MOURA_B(2003)7:1", "MOURA_B(2004)8:2"),
			[]string{"key:BIRCH_A(2001)9:404", "key:MOURA_B(2003)7:1", "key:MOURA_B(2004)8:2"}, []string{"Ada Birch", "Ben Moura"}, 1,
		},
		{
			"without a sign the first kind",
			twoMode("On tones", "On verbs", "Ada Birch", "Ben Moura", "Cleo Roux"),
			[]string{"key:On tones", "key:On verbs"}, []string{"Ada Birch", "Ben Moura", "Cleo Roux"}, 3,
		},
	} {
		b := NewBuilder(BuildOptions{Identity: IdentityNone})
		b.AddDrawing(c.d)
		corpus := b.Corpus()
		if !slices.Equal(corpus.Papers.IDs, c.papers) {
			t.Errorf("%s: papers %v, want %v", c.name, corpus.Papers.IDs, c.papers)
		}
		names := slices.Sorted(slices.Values(corpus.Authors.Names))
		if !slices.Equal(names, c.people) {
			t.Errorf("%s: authors %v, want %v", c.name, names, c.people)
		}
		net, err := Coauthorship(corpus, DefaultDrawOptions())
		if err != nil || net.M() != c.edges {
			t.Errorf("%s: %d links of co-authorship (%v), want %d", c.name, net.M(), err, c.edges)
		}
		codes := []string{}
		for _, p := range corpus.Problems {
			codes = append(codes, p.Code)
		}
		if want := []string{"graph.two-mode", "graph.two-mode-edge"}; !slices.Equal(codes, want) {
			t.Errorf("%s: problems %v, want %v", c.name, codes, want)
		}
	}
}

func TestOrganisationsInCoauthorship(t *testing.T) {
	b := NewBuilder(DefaultBuildOptions())
	b.Add(Record{Key: "a", Title: "A trial", Authors: []Author{
		{Name: ParseName("Ada Birch")}, {Name: ParseName("Coral Research Group")},
	}})
	c := b.Corpus()
	for organisations, want := range map[bool]int{false: 1, true: 2} {
		o := DefaultDrawOptions()
		o.Organisations = organisations
		n, err := Coauthorship(c, o)
		if err != nil || n.N() != want {
			t.Errorf("organisations %v: %d nodes (%v), want %d", organisations, n.N(), err, want)
		}
	}
}
