package metrics

import (
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/graph/network"
	"pgregory.net/rapid"

	"cocite/graph/csr"
)

// Property: gonum agrees.
func TestEdgeBetweennessAgainstGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, m := rapid.IntRange(1, 25).Draw(t, "n"), rapid.IntRange(0, 80).Draw(t, "m")
		g := csr.RandomGraph(n, m, rapid.Bool().Draw(t, "directed"), false, rapid.Uint64().Draw(t, "seed"))
		got, err := EdgeBetweenness(t.Context(), g, BetweennessOptions{Raw: true, Threads: 2})
		if err != nil {
			t.Fatal(err)
		}
		gonum := network.EdgeBetweenness(lookOf(g))
		want := make([]float64, g.M())
		for i, e := range g.Edges() {
			from, to := int64(e.From), int64(e.To)
			want[i] = gonum[[2]int64{from, to}]
			if !g.IsDirected() {
				want[i] = (want[i] + gonum[[2]int64{to, from}]) / 2
			}
		}
		near(t, "score", got, want, 1e-9)
	})
}

// Property: the scores of the arcs out of a node are what it passes on, its
// betweenness, and what it sends, the nodes that it reaches; by weight too.
func TestEdgeBetweennessAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, m := rapid.IntRange(1, 20).Draw(t, "n"), rapid.IntRange(0, 60).Draw(t, "m")
		g := csr.RandomGraph(n, m, true, true, rapid.Uint64().Draw(t, "seed"))
		o := BetweennessOptions{Raw: true, Weighted: rapid.Bool().Draw(t, "by weight")}
		edges, err := EdgeBetweenness(t.Context(), g, o)
		if err != nil {
			t.Fatal(err)
		}
		want, err := Betweenness(t.Context(), g, o)
		if err != nil {
			t.Fatal(err)
		}
		got := make([]float64, n)
		for i, e := range g.Edges() {
			got[e.From] += edges[i]
		}
		for u, row := range distancesByPairs(g, o.Weighted) {
			for v, d := range row {
				if u != v && !math.IsInf(d, 1) && n > 2 {
					want[u]++
				}
			}
		}
		if n > 2 {
			near(t, "sum", got, want, 1e-9)
		}
	})
}

func TestEdgeBetweenness(t *testing.T) {
	star := testGraph(t, 4, false, arcsOf(0, 1, 0, 2, 0, 3))
	got, err := EdgeBetweenness(t.Context(), star, BetweennessOptions{})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "star", got, []float64{.5, .5, .5}, 1e-12) // 3 of 6 pairs each
	all, err := EdgeBetweenness(t.Context(), star, BetweennessOptions{Samples: 4})
	if err != nil || !slices.Equal(all, got) {
		t.Errorf("all nodes as a sample: got %v, %v", all, err)
	}
	if _, err := EdgeBetweenness(t.Context(), star, BetweennessOptions{Samples: -1}); err == nil || !strings.Contains(err.Error(), "-1 samples") {
		t.Errorf("got %v", err)
	}
	g := testGraph(t, 2, false, []csr.Edge{{From: 0, To: 1, Weight: -2}})
	if _, err := EdgeBetweenness(t.Context(), g, BetweennessOptions{Weighted: true}); err == nil || !strings.HasPrefix(err.Error(), "edge betweenness: weight -2") {
		t.Errorf("got %v", err)
	}
}

// The shares of a chain of 1100 diamonds are plain numbers, though its paths are
// more than a float64 holds.
func TestEdgeBetweennessOfTooManyPaths(t *testing.T) {
	const diamonds = 1100
	var pairs []int32
	for a := int32(0); a < 3*diamonds; a += 3 {
		pairs = append(pairs, a, a+1, a, a+2, a+1, a+3, a+2, a+3)
	}
	g := testGraph(t, 3*diamonds+1, true, arcsOf(pairs...))
	got := make([]float64, g.M())
	newBrandes(g, false).fromByArc(0, arcStarts(g), got)
	for i, x := range got {
		// of the nodes behind the diamond's start, half of all but the sides
		rest := float64(3*diamonds - 3*(i/4))
		want := (rest-2)/2 + 1
		if i%4 > 1 {
			want--
		}
		if math.Abs(x-want) > 1e-8 {
			t.Fatalf("arc %d: got %v, want %v", i, x, want)
		}
	}
}
