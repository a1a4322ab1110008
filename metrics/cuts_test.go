package metrics

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cocite/graph/csr"
)

// Property: taking a node away leaves as many more components as CutNodes says,
// and taking an edge away leaves one more exactly if it is a bridge.
func TestCutsAgainstComponents(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t, 16, 24)
		whole := parts(g)
		got, err := CutNodes(t.Context(), g)
		if err != nil {
			t.Fatal(err)
		}
		for u := range g.N() {
			var rest []int32
			for v := range int32(g.N()) {
				if int(v) != u {
					rest = append(rest, v)
				}
			}
			if want := max(0, parts(g.Induced(rest))-whole); int(got[u]) != want {
				t.Fatalf("node %d: got %d, want %d", u, got[u], want)
			}
		}
		var want []csr.Edge
		for _, e := range g.Skeleton().Edges() {
			if e.Weight = 1; parts(lacking(t, g, e)) > whole {
				want = append(want, e)
			}
		}
		if got, err := Bridges(t.Context(), g); err != nil || !slices.Equal(got, want) {
			t.Fatalf("bridges: got %v, want %v, %v", got, want, err)
		}
	})
}

func parts(g *csr.Graph) int {
	k, _, _ := sizes(WeakComponents(g))
	return k
}

// lacking is g less an edge, in both directions.
func lacking(t rapid.TB, g *csr.Graph, lost csr.Edge) *csr.Graph {
	var edges []csr.Edge
	for _, e := range g.Edges() {
		if min(e.From, e.To) != lost.From || max(e.From, e.To) != lost.To {
			edges = append(edges, e)
		}
	}
	return graphOf(t, g.N(), g.IsDirected(), edges)
}

// A path of many nodes must not need a deep stack.
func TestCutsOfLongPath(t *testing.T) {
	const n = 200_000
	var pairs []int32
	for u := int32(1); u < n; u++ {
		pairs = append(pairs, u-1, u)
	}
	g := testGraph(t, n, false, arcsOf(pairs...))
	bridges, err := Bridges(t.Context(), g)
	if err != nil || len(bridges) != n-1 {
		t.Errorf("%d bridges, %v", len(bridges), err)
	}
}
