package metrics

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph/csr"
)

func TestSummarize(t *testing.T) {
	e := func(u, v int32) csr.Edge { return csr.Edge{From: u, To: v, Weight: 1} }
	// A triangle 0-1-2 with a tail 2-3, a pair 4-5, and 6 alone.
	kite := []csr.Edge{e(0, 1), e(1, 2), e(2, 0), e(2, 3), e(4, 5)}
	ratio := func(x float64) *float64 { return &x }
	cases := []struct {
		name string
		g    *csr.Graph
		want Summary
	}{
		{"no nodes", testGraph(t, 0, false, nil), Summary{}},
		{"one node", testGraph(t, 1, true, nil), Summary{
			Directed: true, Nodes: 1, Isolated: 1, Components: 1, Largest: 1, MaxCoreSize: 1,
			Strong: &Strong{Components: 1, Largest: 1, IsDAG: true},
		}},
		{"undirected", testGraph(t, 7, false, kite), Summary{
			Nodes: 7, Edges: 5, Isolated: 1, Density: 10.0 / 42, Components: 3, Largest: 4, LargestEdges: 4,
			Triangles: 1, Transitivity: 3.0 / 5, MeanClustering: (1 + 1 + 1.0/3) / 7,
			MaxCore: 2, MaxCoreSize: 3, Assortativity: ratio(0),
		}},
		{"directed", testGraph(t, 7, true, kite), Summary{
			Directed: true, Nodes: 7, Edges: 5, Isolated: 1, Density: 5.0 / 42, Components: 3, Largest: 4, LargestEdges: 4,
			Strong:    &Strong{Components: 5, Largest: 3, AboveOne: 1},
			Triangles: 1, Transitivity: 3.0 / 5, MeanClustering: (1 + 1 + 1.0/3) / 7,
			MaxCore: 2, MaxCoreSize: 3, Reciprocity: ratio(0),
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := Summarize(t.Context(), c.g)
			near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-12 })
			if diff := cmp.Diff(c.want, got, near); err != nil || diff != "" {
				t.Errorf("%v (-want +got):\n%s", err, diff)
			}
			if _, err := json.Marshal(got); err != nil {
				t.Error(err)
			}
		})
	}
}
