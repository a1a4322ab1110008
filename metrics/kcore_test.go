package metrics

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cocite/graph/csr"
)

func TestCoreNumbers(t *testing.T) {
	e := func(u, v int32) csr.Edge { return csr.Edge{From: u, To: v, Weight: 1} }
	cases := []struct {
		name string
		g    *csr.Graph
		want []int32
	}{
		{"no nodes", testGraph(t, 0, false, nil), []int32{}},
		{"isolated", testGraph(t, 2, false, nil), []int32{0, 0}},
		{"triangle with a tail", testGraph(t, 5, false, []csr.Edge{e(0, 1), e(1, 2), e(0, 2), e(2, 3), e(3, 4)}), []int32{2, 2, 2, 1, 1}},
		{"both ways is one neighbour", testGraph(t, 2, true, []csr.Edge{e(0, 1), e(1, 0)}), []int32{1, 1}},
		{"star", testGraph(t, 4, true, []csr.Edge{e(0, 1), e(2, 0), e(0, 3)}), []int32{1, 1, 1, 1}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := CoreNumbers(t.Context(), c.g)
			if diff := cmp.Diff(c.want, got); err != nil || diff != "" {
				t.Errorf("%v (-want +got):\n%s", err, diff)
			}
		})
	}
}

// Property: by the definition, peel away all nodes of too low degree for each k.
func TestCoreNumbersAgainstPeeling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t, 16, 90)
		got, err := CoreNumbers(t.Context(), g)
		if err != nil {
			t.Fatal(err)
		}
		want := make([]int32, g.N())
		for k := int32(1); int(k) < g.N(); k++ {
			for u, in := range peel(matrix(g), int(k)) {
				if in {
					want[u] = k
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	})
}

// peel tells which nodes are left when none has fewer than k neighbours.
func peel(adj [][]bool, k int) []bool {
	in := make([]bool, len(adj))
	for u := range in {
		in[u] = true
	}
	for again := true; again; {
		again = false
		for u := range adj {
			degree := 0
			for v := range adj {
				if in[v] && adj[u][v] {
					degree++
				}
			}
			if in[u] && degree < k {
				in[u], again = false, true
			}
		}
	}
	return in
}
