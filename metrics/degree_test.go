package metrics

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph/csr"
)

func TestDegrees(t *testing.T) {
	arcs := []csr.Edge{{From: 0, To: 1, Weight: 2}, {From: 1, To: 0, Weight: 0.5}, {From: 2, To: 1, Weight: 1}}
	directed, undirected := testGraph(t, 4, true, arcs), testGraph(t, 4, false, arcs)
	plain := testGraph(t, 3, true, []csr.Edge{{From: 0, To: 1, Weight: 1}, {From: 2, To: 1, Weight: 1}})
	most := math.MaxFloat64
	huge := testGraph(t, 4, true, []csr.Edge{
		{From: 0, To: 1, Weight: most}, {From: 0, To: 2, Weight: most}, {From: 0, To: 3, Weight: -most}, {From: 1, To: 0, Weight: most},
	})
	cases := []struct {
		name      string
		got, want any
	}{
		{"degree", Degree(directed), []int64{2, 3, 1, 0}},
		{"in", InDegree(directed), []int64{1, 2, 0, 0}},
		{"out", OutDegree(directed), []int64{1, 1, 1, 0}},
		{"strength", Strength(directed), []float64{2.5, 3.5, 1, 0}},
		{"strength in", InStrength(directed), []float64{0.5, 3, 0, 0}},
		{"strength out", OutStrength(directed), []float64{2, 0.5, 1, 0}},
		{"undirected degree", Degree(undirected), []int64{1, 2, 1, 0}},
		{"undirected in", InDegree(undirected), []int64{1, 2, 1, 0}},
		{"undirected out", OutDegree(undirected), []int64{1, 2, 1, 0}},
		{"undirected strength", Strength(undirected), []float64{2.5, 3.5, 1, 0}},
		{"undirected strength in", InStrength(undirected), []float64{2.5, 3.5, 1, 0}},
		{"without weights", Strength(plain), []float64{1, 2, 1}},
		{"without weights in", InStrength(plain), []float64{0, 2, 0}},
		{"too large, out", OutStrength(huge), []float64{0, most, 0, 0}},
		{"too large, both", Strength(huge), []float64{most, most, most, -most}},
		{"no nodes", Degree(testGraph(t, 0, true, nil)), []int64{}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, c.got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// testGraph is csr.New for edges that are right.
func testGraph(t testing.TB, n int, directed bool, edges []csr.Edge) *csr.Graph {
	t.Helper()
	g, err := csr.New(n, directed, edges)
	if err != nil {
		t.Fatal(err)
	}
	return g
}
