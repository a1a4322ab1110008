package metrics

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph/csr"
)

func TestComponents(t *testing.T) {
	arcs := func(pairs ...int32) []csr.Edge {
		var edges []csr.Edge
		for i := 0; i < len(pairs); i += 2 {
			edges = append(edges, csr.Edge{From: pairs[i], To: pairs[i+1], Weight: 1})
		}
		return edges
	}
	cases := []struct {
		name         string
		g            *csr.Graph
		weak, strong []int32
	}{
		{"no nodes", testGraph(t, 0, true, nil), []int32{}, []int32{}},
		{"no arcs", testGraph(t, 3, true, nil), []int32{0, 1, 2}, []int32{0, 1, 2}},
		{"largest first", testGraph(t, 6, true, arcs(4, 5, 5, 3, 1, 2)), []int32{2, 1, 1, 0, 0, 0}, []int32{0, 1, 2, 3, 4, 5}},
		{"equal sizes by smallest node", testGraph(t, 4, true, arcs(3, 0, 2, 1)), []int32{0, 1, 1, 0}, []int32{0, 1, 2, 3}},
		{"chain of cycles", testGraph(t, 6, true, arcs(0, 1, 1, 0, 1, 2, 2, 3, 3, 4, 4, 2, 4, 5)), []int32{0, 0, 0, 0, 0, 0}, []int32{1, 1, 0, 0, 0, 2}},
		{"one way only", testGraph(t, 3, true, arcs(0, 1, 1, 2)), []int32{0, 0, 0}, []int32{0, 1, 2}},
		{"undirected", testGraph(t, 4, false, arcs(1, 2, 2, 3)), []int32{1, 0, 0, 0}, []int32{1, 0, 0, 0}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.weak, WeakComponents(c.g)); diff != "" {
				t.Errorf("weak (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.strong, StrongComponents(c.g)); diff != "" {
				t.Errorf("strong (-want +got):\n%s", diff)
			}
		})
	}
}

// A search without recursion takes a long chain and a long cycle.
func TestComponentsDeep(t *testing.T) {
	const n = 300_000
	edges := make([]csr.Edge, n)
	for i := range edges {
		edges[i] = csr.Edge{From: int32(i), To: int32((i + 1) % n), Weight: 1}
	}
	if got := StrongComponents(testGraph(t, n, true, edges)); got[n-1] != 0 {
		t.Errorf("cycle: got label %d, want 0", got[n-1])
	}
	if got := StrongComponents(testGraph(t, n, true, edges[:n-1])); got[n-1] != n-1 {
		t.Errorf("chain: got label %d, want %d", got[n-1], n-1)
	}
}
