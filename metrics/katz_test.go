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

// Property: the scores solve the equation, as gonum does it with the dense
// matrix, and α is the damping over its largest singular value.
func TestKatzAgainstGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t, 20, 60)
		o := DefaultKatz()
		o.Weighted = rapid.Bool().Draw(t, "by weight")
		o.Damping = rapid.Float64Range(0, 0.95).Draw(t, "damping")
		got, alpha, err := Katz(t.Context(), g, o)
		if err != nil {
			t.Fatal(err)
		}
		if g.N() == 0 {
			return
		}
		a := mat.NewDense(g.N(), g.N(), nil)
		for u := range g.N() {
			for i, v := range g.Out(u) {
				a.Set(u, int(v), 1)
				if w := g.OutWeights(u); o.Weighted && w != nil {
					a.Set(u, int(v), w[i])
				}
			}
		}
		if norm := mat.Norm(svdOf(a), 2); g.M() > 0 && math.Abs(alpha*norm-o.Damping) > 1e-8 {
			t.Fatalf("α = %v, norm %v, damping %v", alpha, norm, o.Damping)
		}
		var left mat.Dense
		left.Scale(-alpha, a.T())
		for u := range g.N() {
			left.Set(u, u, 1)
		}
		var want mat.VecDense
		if err := want.SolveVec(&left, mat.NewVecDense(g.N(), constant(g.N(), 1))); err != nil {
			t.Fatal(err)
		}
		near(t, "score", got, want.RawVector().Data, 1e-10*floats.Sum(got))
	})
}

// svdOf is the diagonal of singular values, as a vector.
func svdOf(a *mat.Dense) *mat.VecDense {
	var svd mat.SVD
	svd.Factorize(a, mat.SVDNone)
	values := svd.Values(nil)
	return mat.NewVecDense(1, values[:1])
}

func TestKatz(t *testing.T) {
	for _, test := range []struct {
		name     string
		n        int
		directed bool
		edges    []csr.Edge
		weighted bool
		want     []float64
	}{
		{name: "empty", want: []float64{}},
		{name: "no arcs", n: 2, directed: true, want: []float64{1, 1}},
		{name: "one arc", n: 2, directed: true, edges: arcsOf(0, 1), want: []float64{1, 1.5}},
		{name: "one edge", n: 2, edges: arcsOf(0, 1), want: []float64{2, 2}},
		{name: "chain of arcs", n: 3, directed: true, edges: arcsOf(0, 1, 1, 2), want: []float64{1, 1.5, 1.75}},
		{name: "weights scale out", n: 2, weighted: true, edges: []csr.Edge{{From: 0, To: 1, Weight: 7}}, want: []float64{2, 2}},
		{name: "weight 0", n: 2, weighted: true, edges: []csr.Edge{{From: 0, To: 1, Weight: 0}}, want: []float64{1, 1}},
	} {
		t.Run(test.name, func(t *testing.T) {
			o := DefaultKatz()
			o.Damping, o.Weighted = 0.5, test.weighted
			got, _, err := Katz(t.Context(), testGraph(t, test.n, test.directed, test.edges), o)
			if err != nil {
				t.Fatal(err)
			}
			near(t, "score", got, test.want, 1e-12)
		})
	}
}

func TestKatzRefuses(t *testing.T) {
	g := testGraph(t, 3, true, arcsOf(0, 1, 1, 2, 2, 0, 0, 2))
	for _, test := range []struct {
		change func(*KatzOptions)
		want   string
	}{
		{func(o *KatzOptions) { o.Damping = 1 }, "katz: damping 1"},
		{func(o *KatzOptions) { o.Tolerance = 0 }, "katz: tolerance 0"},
		{func(o *KatzOptions) { o.MaxPasses = 4 }, "katz: not settled"},
	} {
		o := DefaultKatz()
		test.change(&o)
		if _, _, err := Katz(t.Context(), g, o); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("got %v, want %q", err, test.want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := Katz(ctx, g, DefaultKatz()); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: got %v", err)
	}
}
