package metrics

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"

	"cocite/graph/csr"
)

func TestHITS(t *testing.T) {
	r2, r3, r5 := math.Sqrt(1./2), math.Sqrt(1./3), math.Sqrt(1./5)
	tests := []struct {
		name           string
		n              int
		directed       bool
		edges          []csr.Edge
		weighted       bool
		authority, hub []float64
	}{
		{name: "empty", directed: true, authority: []float64{}, hub: []float64{}},
		{name: "one node", n: 1, directed: true, authority: []float64{0}, hub: []float64{0}},
		{name: "no arcs", n: 3, directed: true, authority: make([]float64, 3), hub: make([]float64, 3)},
		{name: "one arc", n: 2, directed: true, edges: arcsOf(0, 1), authority: []float64{0, 1}, hub: []float64{1, 0}},
		{name: "two-cycle", n: 2, directed: true, edges: arcsOf(0, 1, 1, 0), authority: []float64{r2, r2}, hub: []float64{r2, r2}},
		{name: "survey", n: 4, directed: true, edges: arcsOf(0, 1, 0, 2, 0, 3), authority: []float64{0, r3, r3, r3}, hub: []float64{1, 0, 0, 0}},
		{name: "star", n: 4, edges: arcsOf(0, 1, 0, 2, 0, 3)},
		{name: "two equal parts", n: 4, directed: true, edges: arcsOf(0, 1, 2, 3), authority: []float64{0, r2, 0, r2}, hub: []float64{r2, 0, r2, 0}},
		{name: "larger part", n: 5, directed: true, edges: arcsOf(0, 1, 2, 3, 4, 3), authority: []float64{0, 0, 0, 1, 0}, hub: []float64{0, 0, r2, 0, r2}},
		{
			name: "by weight", n: 3, directed: true, edges: []csr.Edge{{From: 0, To: 1, Weight: 2}, {From: 0, To: 2, Weight: 4}},
			weighted: true, authority: []float64{0, r5, 2 * r5}, hub: []float64{1, 0, 0},
		},
		{
			name: "all weights 0", n: 2, directed: true, edges: []csr.Edge{{From: 0, To: 1, Weight: 0}},
			weighted: true, authority: []float64{0, 0}, hub: []float64{0, 0},
		},
		{
			name: "huge weights", n: 3, directed: true, edges: []csr.Edge{{From: 0, To: 1, Weight: 1e307}, {From: 0, To: 2, Weight: 2e307}},
			weighted: true, authority: []float64{0, r5, 2 * r5}, hub: []float64{1, 0, 0},
		},
	}
	// In the undirected star A maps the centre to the leaves and back, so the
	// scores are the two halves of A·1 and A²·1.
	tests[6].authority = []float64{3 / math.Sqrt(12), 1 / math.Sqrt(12), 1 / math.Sqrt(12), 1 / math.Sqrt(12)}
	tests[6].hub = []float64{.5, .5, .5, .5}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			o := DefaultHITS()
			o.Weighted = test.weighted
			authority, hub, err := HITS(t.Context(), testGraph(t, test.n, test.directed, test.edges), o)
			if err != nil {
				t.Fatal(err)
			}
			near(t, "authority", authority, test.authority, 1e-12)
			near(t, "hub", hub, test.hub, 1e-12)
		})
	}
}

func TestHITSRefuses(t *testing.T) {
	o := DefaultHITS()
	o.Weighted = true
	_, _, err := HITS(t.Context(), testGraph(t, 2, true, []csr.Edge{{From: 0, To: 1, Weight: -2}}), o)
	if err == nil || !strings.Contains(err.Error(), "hits: weight -2") {
		t.Errorf("negative weight: got %v", err)
	}
	o = DefaultHITS()
	o.MaxProducts = 2
	_, _, err = HITS(t.Context(), csr.RandomCitation(200, 5, 1), o)
	if err == nil || !strings.Contains(err.Error(), "hits: not settled") {
		t.Errorf("cut short: got %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err = HITS(ctx, csr.RandomCitation(200, 5, 1), DefaultHITS()); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: got %v", err)
	}
}

// Property: authorities are the part of Aᵀ1 along the leading eigenvectors of
// AᵀA, and hubs are what these authorities give.
func TestHITSAgainstEigenvectors(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t, 14, 50)
		o := DefaultHITS()
		o.Weighted, o.Threads = rapid.Bool().Draw(t, "by weight"), rapid.IntRange(0, 3).Draw(t, "threads")
		if g.M() == 0 {
			t.Skip("no arcs")
		}
		a := dense(g, o.Weighted)
		var square mat.SymDense
		square.SymOuterK(1, a.T())
		start := mat.NewVecDense(g.N(), nil)
		ones := make([]float64, g.N())
		floats.AddConst(1, ones)
		start.MulVec(a.T(), mat.NewVecDense(g.N(), ones))
		want, clear := leadingPart(&square, start.RawVector().Data)
		if !clear {
			t.Skip("eigenvalues too close")
		}
		authority, hub, err := HITS(t.Context(), g, o)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "authority", authority, want, 1e-8)
		var h mat.VecDense
		h.MulVec(a, mat.NewVecDense(g.N(), want))
		h.ScaleVec(1/h.Norm(2), &h)
		near(t, "hub", hub, h.RawVector().Data, 1e-8)
	})
}

// gonum iterates until scores change by less than the tolerance, which is near
// the limit where one eigenvalue stands out.
func TestHITSAgainstGonum(t *testing.T) {
	for seed := range uint64(20) {
		g := csr.RandomCitation(60, 4, seed)
		authority, hub, err := HITS(t.Context(), g, DefaultHITS())
		if err != nil {
			t.Fatal(err)
		}
		wantA, wantH := make([]float64, g.N()), make([]float64, g.N())
		for id, s := range network.HITS(g.Directed(), 1e-13) {
			wantA[id], wantH[id] = s.Authority, s.Hub
		}
		near(t, "authority", authority, wantA, 1e-8)
		near(t, "hub", hub, wantH, 1e-8)
	}
}
