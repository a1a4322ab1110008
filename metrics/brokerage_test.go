package metrics

import (
	"testing"

	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"

	"cocite/graph/csr"
)

// ties is the dense matrix of a graph without directions.
func ties(g *csr.Graph, weighted bool) *mat.Dense {
	a := mat.NewDense(max(1, g.N()), max(1, g.N()), nil)
	for _, e := range g.Edges() {
		w := e.Weight
		if weighted {
			w += a.At(int(e.From), int(e.To))
		} else {
			w = 1
		}
		a.Set(int(e.From), int(e.To), w)
		a.Set(int(e.To), int(e.From), w)
	}
	return a
}

// Property: both measures are their formulas, read off the dense matrix.
func TestBrokerageAgainstFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t, 14, 50)
		o := BrokerageOptions{Weighted: rapid.Bool().Draw(t, "by weight"), Threads: rapid.IntRange(1, 3).Draw(t, "threads")}
		a := ties(g, o.Weighted)
		wantC, wantE := make([]float64, g.N()), make([]float64, g.N())
		for i := range g.N() {
			wantC[i], wantE[i] = burt(a, i, g.N())
		}
		c, err := Constraint(t.Context(), g, o)
		if err != nil {
			t.Fatal(err)
		}
		e, err := EffectiveSize(t.Context(), g, o)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "constraint", c, wantC, 1e-12)
		near(t, "effective size", e, wantE, 1e-12)
	})
}

func burt(a *mat.Dense, i, n int) (constraint, size float64) {
	p := func(u, v int) float64 { return a.At(u, v) / mat.Sum(a.RowView(u)) }
	m := func(u, v int) float64 { return a.At(u, v) / mat.Max(a.RowView(u)) }
	for j := range n {
		if j == i || a.At(i, j) == 0 {
			continue
		}
		direct, common := p(i, j), 0.0
		for q := range n {
			if q != i && q != j && a.At(i, q) > 0 && a.At(j, q) > 0 {
				direct += p(i, q) * p(q, j)
				common += p(i, q) * m(j, q)
			}
		}
		constraint += direct * direct
		size += 1 - common
	}
	return constraint, size
}

// Figures that NetworkX 3.6 gives on Zachary's club, where no node is near 1.
func TestBrokerageOfKarate(t *testing.T) {
	g := karate(t)
	c, err := Constraint(t.Context(), g, BrokerageOptions{})
	if err != nil {
		t.Fatal(err)
	}
	e, err := EffectiveSize(t.Context(), g, BrokerageOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for u, want := range map[int][2]float64{0: {0.1554232976, 13.7500000000}, 2: {0.1851766397, 7.8000000000}, 9: {0.5000000000, 2.0000000000}, 11: {1.0000000000, 1.0000000000}, 33: {0.1564186851, 15.2352941176}} {
		near(t, "constraint", c[u:u+1], want[:1], 1e-9)
		near(t, "effective size", e[u:u+1], want[1:], 1e-9)
	}
}

// A hub is looked up in, and its many ties are not walked: both ways agree.
func TestBrokerageOfHub(t *testing.T) {
	var pairs []int32
	for u := int32(1); u < 60; u++ {
		pairs = append(pairs, 0, u)
	}
	g := testGraph(t, 60, false, arcsOf(append(pairs, 1, 2)...))
	got, err := Constraint(t.Context(), g, BrokerageOptions{})
	if err != nil {
		t.Fatal(err)
	}
	a := ties(g, false)
	for i := range got {
		want, _ := burt(a, i, 60)
		near(t, "constraint", got[i:i+1], []float64{want}, 1e-12)
	}
}
