package metrics

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat"
	"pgregory.net/rapid"

	"cocite/graph/csr"
)

// Property: the correlation that gonum finds over the list of ends.
func TestAssortativityAgainstGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t, 14, 50)
		out, in := OutDegree(g), InDegree(g)
		var x, y []float64
		for _, e := range g.Edges() {
			x, y = append(x, float64(out[e.From])), append(y, float64(in[e.To]))
			if !g.IsDirected() {
				x, y = append(x, float64(out[e.To])), append(y, float64(in[e.From]))
			}
		}
		want := math.NaN()
		if varies(x) && varies(y) {
			want = stat.Correlation(x, y, nil)
		}
		got, ok := Assortativity(g)
		if ok == math.IsNaN(want) || ok && math.Abs(got-want) > 1e-12 {
			t.Fatalf("got %v %v, want %v", got, ok, want)
		}
	})
}

func varies(x []float64) bool {
	for _, v := range x {
		if v != x[0] {
			return true
		}
	}
	return false
}

func TestReciprocity(t *testing.T) {
	e := func(u, v int32) csr.Edge { return csr.Edge{From: u, To: v, Weight: 1} }
	cases := []struct {
		name string
		g    *csr.Graph
		want float64
		ok   bool
	}{
		{"undirected", testGraph(t, 2, false, []csr.Edge{e(0, 1)}), 0, false},
		{"no arcs", testGraph(t, 2, true, nil), 0, false},
		{"none", testGraph(t, 3, true, []csr.Edge{e(0, 1), e(1, 2)}), 0, true},
		{"two of three", testGraph(t, 3, true, []csr.Edge{e(0, 1), e(1, 0), e(1, 2)}), 2.0 / 3, true},
		{"all", testGraph(t, 2, true, []csr.Edge{e(0, 1), e(1, 0)}), 1, true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got, ok := Reciprocity(c.g); got != c.want || ok != c.ok {
				t.Errorf("got %v %v, want %v %v", got, ok, c.want, c.ok)
			}
		})
	}
}
