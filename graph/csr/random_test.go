package csr

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestRandomRepeats(t *testing.T) {
	makers := map[string]func(seed uint64) *Graph{
		"citation": func(seed uint64) *Graph { return RandomCitation(300, 5, seed) },
		"teams":    func(seed uint64) *Graph { return RandomTeams(300, 200, seed) },
		"graph":    func(seed uint64) *Graph { return RandomGraph(300, 900, true, true, seed) },
	}
	for name, make := range makers {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(edgesOf(make(7)), edgesOf(make(7))); diff != "" {
				t.Error("the same seed gives two graphs")
			}
			if diff := cmp.Diff(edgesOf(make(7)), edgesOf(make(8))); diff == "" {
				t.Error("two seeds give the same graph")
			}
		})
	}
}

func TestRandomCitationShape(t *testing.T) {
	const n = 20_000
	g := RandomCitation(n, 8, 3)
	if mean := float64(g.M()) / n; mean < 7 || mean > 9 {
		t.Errorf("got %.2f references a paper, want about 8", mean)
	}
	newer, most := 0, 0
	for _, e := range g.Edges() {
		if e.To > e.From {
			newer++
		}
	}
	for u := range n {
		most = max(most, len(g.In(u)))
	}
	if newer == 0 || newer > n/50 {
		t.Errorf("got %d arcs to newer papers, want a few", newer)
	}
	if most < 100 {
		t.Errorf("the most cited paper has %d citations: nobody got rich", most)
	}
	if g.Weighted() {
		t.Error("a paper cites another twice")
	}
}

func TestRandomTeamsShape(t *testing.T) {
	const authors, papers = 5_000, 4_000
	g := RandomTeams(authors, papers, 3)
	total := 0.0
	for _, e := range g.Edges() {
		total += e.Weight
	}
	// A paper of k authors has k(k−1)/2 pairs of weight 1/(k−1): k/2 in all, and
	// 0 if the author is alone.
	if mean := 2 * total / papers; mean < 3 || mean > 5 {
		t.Errorf("got %.2f authors a paper, want about 4", mean)
	}
}

func TestRandomGraph(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, m := rapid.IntRange(0, 20).Draw(t, "n"), rapid.IntRange(0, 60).Draw(t, "m")
		directed := rapid.Bool().Draw(t, "directed")
		pairs := n * (n - 1)
		if !directed {
			pairs /= 2
		}
		g := RandomGraph(n, m, directed, rapid.Bool().Draw(t, "weighted"), rapid.Uint64().Draw(t, "seed"))
		if g.N() != n || g.M() != min(m, pairs) || g.IsDirected() != directed {
			t.Fatalf("got %d nodes and %d edges, want %d and %d", g.N(), g.M(), n, min(m, pairs))
		}
		for _, e := range g.Edges() {
			if e.Weight*8 != float64(int(e.Weight*8)) || e.Weight <= 0 || e.Weight > 4 {
				t.Fatalf("weight %v", e.Weight)
			}
		}
	})
}

// Pairs are right where a float can't tell neighbouring numbers apart.
func TestPair(t *testing.T) {
	for _, to := range []int{2, 3, 1<<27 + 1, 1<<31 - 1} {
		first := to * (to - 1) / 2
		if u, v := pair(first, 0, false); u != 0 || int(v) != to {
			t.Errorf("pair %d: got %d–%d, want 0–%d", first, u, v, to)
		}
		if u, v := pair(first-1, 0, false); int(u) != to-2 || int(v) != to-1 {
			t.Errorf("pair %d: got %d–%d, want %d–%d", first-1, u, v, to-2, to-1)
		}
	}
}

// Tiny graphs are graphs.
func TestRandomTiny(t *testing.T) {
	for _, n := range []int{0, 1, 2} {
		for _, g := range []*Graph{RandomCitation(n, 3, 1), RandomTeams(n, 3, 1), RandomGraph(n, 3, true, true, 1)} {
			if g.N() != n {
				t.Errorf("got %d nodes, want %d", g.N(), n)
			}
		}
	}
}
