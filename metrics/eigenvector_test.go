package metrics

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"

	"cocite/graph/csr"
)

func TestEigenvector(t *testing.T) {
	r := math.Sqrt(1. / 3)
	tests := []struct {
		name     string
		n        int
		directed bool
		edges    []csr.Edge
		weighted bool
		want     []float64
	}{
		{name: "empty", want: []float64{}},
		{name: "one node", n: 1, want: []float64{0}},
		{name: "no edges", n: 3, want: []float64{0, 0, 0}},
		{name: "one edge", n: 2, edges: arcsOf(0, 1), want: []float64{1, 1}},
		{name: "star is bipartite", n: 4, edges: arcsOf(0, 1, 0, 2, 0, 3), want: []float64{1, r, r, r}},
		{name: "directions are ignored", n: 4, directed: true, edges: arcsOf(1, 0, 0, 2, 3, 0), want: []float64{1, r, r, r}},
		{name: "two-cycle is one edge", n: 3, directed: true, edges: arcsOf(0, 1, 1, 0, 1, 2), want: []float64{math.Sqrt(.5), 1, math.Sqrt(.5)}},
		{name: "two-cycle by weight", n: 3, directed: true, edges: arcsOf(0, 1, 1, 0, 1, 2), weighted: true, want: []float64{2 / math.Sqrt(5), 1, 1 / math.Sqrt(5)}},
		{name: "larger part", n: 5, edges: arcsOf(0, 1, 2, 3, 3, 4), want: []float64{0, 0, math.Sqrt(.5), 1, math.Sqrt(.5)}},
		{name: "equal parts", n: 5, edges: arcsOf(1, 4, 2, 3), want: []float64{0, 1, 0, 0, 1}},
		{
			name: "by weight", n: 3, edges: []csr.Edge{{From: 0, To: 1, Weight: 3}, {From: 1, To: 2, Weight: 4}},
			weighted: true, want: []float64{.6, 1, .8},
		},
		{
			name: "all weights 0", n: 2, edges: []csr.Edge{{From: 0, To: 1, Weight: 0}},
			weighted: true, want: []float64{0, 0},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			o := DefaultEigenvector()
			o.Weighted = test.weighted
			got, err := Eigenvector(t.Context(), testGraph(t, test.n, test.directed, test.edges), o)
			if err != nil {
				t.Fatal(err)
			}
			near(t, "score", got, test.want, 1e-12)
		})
	}
}

func TestEigenvectorRefuses(t *testing.T) {
	o := DefaultEigenvector()
	o.Weighted = true
	_, err := Eigenvector(t.Context(), testGraph(t, 2, false, []csr.Edge{{From: 0, To: 1, Weight: -2}}), o)
	if err == nil || !strings.Contains(err.Error(), "eigenvector: weight -2") {
		t.Errorf("negative weight: got %v", err)
	}
	o = DefaultEigenvector()
	o.MaxProducts = 2
	_, err = Eigenvector(t.Context(), csr.RandomTeams(200, 200, 1), o)
	if err == nil || !strings.Contains(err.Error(), "eigenvector: not settled") {
		t.Errorf("cut short: got %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err = Eigenvector(ctx, csr.RandomTeams(200, 200, 1), DefaultEigenvector()); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: got %v", err)
	}
}

// Property: the scores are gonum's leading eigenvector of the largest component.
func TestEigenvectorAgainstGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t, 14, 50)
		o := DefaultEigenvector()
		o.Weighted, o.Threads = rapid.Bool().Draw(t, "by weight"), rapid.IntRange(0, 3).Draw(t, "threads")
		if g.M() == 0 {
			t.Skip("no edges")
		}
		arcs, label := dense(g, o.Weighted), WeakComponents(g)
		a, start := mat.NewSymDense(g.N(), nil), make([]float64, g.N())
		for u := range g.N() {
			for v := range u {
				w := arcs.At(u, v) + arcs.At(v, u)
				if !g.IsDirected() || !o.Weighted && w > 0 {
					w = max(arcs.At(u, v), arcs.At(v, u))
				}
				if label[u] == 0 && label[v] == 0 {
					a.SetSym(u, v, w)
					start[u], start[v] = 1, 1
				}
			}
		}
		want, clear := leadingPart(a, start)
		if !clear {
			t.Skip("eigenvalues too close")
		}
		floats.Scale(1/floats.Max(want), want)
		got, err := Eigenvector(t.Context(), g, o)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "score", got, want, 1e-9)
	})
}
