package metrics

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"

	"cocite/graph/csr"
)

// leadingPart is the part of start in the space of the largest eigenvalue of a
// dense symmetric matrix, scaled to length 1. Clear is false if another
// eigenvalue is so close that the space is not well defined.
func leadingPart(a *mat.SymDense, start []float64) (part []float64, clear bool) {
	var eig mat.EigenSym
	eig.Factorize(a, true)
	var v mat.Dense
	eig.VectorsTo(&v)
	values := eig.Values(nil)
	top := values[len(values)-1]
	part = make([]float64, len(start))
	for i, λ := range values {
		gap := (top - λ) / math.Abs(top)
		if gap > 1e-12 && gap < 1e-4 {
			return nil, false
		}
		if gap <= 1e-12 {
			x := mat.Col(nil, i, &v)
			floats.AddScaled(part, floats.Dot(x, start), x)
		}
	}
	floats.Scale(1/floats.Norm(part, 2), part)
	return part, true
}

// dense is the matrix of arcs, with or without weights.
func dense(g *csr.Graph, weighted bool) *mat.Dense {
	a := mat.NewDense(g.N(), g.N(), nil)
	for u := range g.N() {
		for i, v := range g.Out(u) {
			a.Set(u, int(v), 1)
			if weighted && g.Weighted() {
				a.Set(u, int(v), g.OutWeights(u)[i])
			}
		}
	}
	return a
}

// Property: on dense random matrices, larger than the basis, the answer is the
// eigenvector that gonum's full decomposition gives.
func TestLeadingAgainstGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 60).Draw(t, "n")
		g := csr.RandomGraph(n, rapid.IntRange(n*n/8, n*n/2).Draw(t, "m"), false, true, rapid.Uint64().Draw(t, "seed"))
		a := mat.NewSymDense(n, nil)
		for _, e := range g.Edges() {
			a.SetSym(int(e.From), int(e.To), e.Weight)
		}
		start := make([]float64, n)
		floats.AddConst(1, start)
		want, clear := leadingPart(a, start)
		if g.M() == 0 || !clear {
			t.Skip("no single leading eigenvector")
		}
		got, err := leading(t.Context(), start, func(dst, src []float64) error {
			mat.NewVecDense(n, dst).MulVec(a, mat.NewVecDense(n, src))
			return nil
		}, leadingOptions{tolerance: 1e-11, products: 10_000})
		if err != nil {
			t.Fatal(err)
		}
		if floats.Dot(got, want) < 0 {
			floats.Scale(-1, got)
		}
		near(t, "vector", got, want, 1e-9)
	})
}

// The two largest eigenvalues of a path of n nodes differ by a share of 15/n²,
// here 1.5e-5. Power iteration would need more than a million products.
func TestLeadingOfALongPath(t *testing.T) {
	const n = 1000
	times := func(dst, src []float64) error {
		for u := range dst {
			dst[u] = 0
			if u > 0 {
				dst[u] += src[u-1]
			}
			if u < n-1 {
				dst[u] += src[u+1]
			}
		}
		return nil
	}
	start := make([]float64, n)
	floats.AddConst(1, start)
	got, err := leading(t.Context(), start, times, leadingOptions{tolerance: 1e-9, products: 5_000})
	if err != nil {
		t.Fatal(err)
	}
	positive(got)
	want := make([]float64, n)
	for u := range want {
		want[u] = math.Sin(math.Pi * float64(u+1) / (n + 1))
	}
	floats.Scale(1/floats.Norm(want, 2), want)
	near(t, "vector", got, want, 1e-9)
	_, err = leading(t.Context(), start, times, leadingOptions{tolerance: 1e-9, products: 50})
	if err == nil || !strings.Contains(err.Error(), "not settled to 1e-09 after 50 products") {
		t.Errorf("cut short: got %v", err)
	}
}

// Where a product is almost all along one basis vector, one pass of taking away
// leaves rounding of the large part behind.
func TestKrylovStaysOrthogonal(t *testing.T) {
	const n = 200
	m := newArcMatrix(csr.RandomTeams(n, 300, 1), false, 1)
	start := make([]float64, n)
	floats.AddConst(1, start)
	k := newKrylov(start, 1)
	for k.size < basisSize {
		w := k.next()
		if err := m.fromOut(t.Context(), w, k.basis[k.size]); err != nil {
			t.Fatal(err)
		}
		floats.AddScaled(w, 1e8, k.basis[k.size])
		if err := k.add(t.Context(), w); err != nil || k.closed {
			t.Fatalf("closed %v, err %v", k.closed, err)
		}
	}
	for i, a := range k.basis {
		for j, b := range k.basis {
			want := 0.0
			if i == j {
				want = 1
			}
			if got := floats.Dot(a, b); math.Abs(got-want) > 1e-13 {
				t.Fatalf("vectors %d and %d: product %v", i, j, got)
			}
		}
	}
}

// Two equal parts have the same eigenvalues. What rounding adds along the
// second eigenvector must not come forward when the basis closes.
func TestLeadingOfEqualParts(t *testing.T) {
	for seed := range uint64(30) {
		part := csr.RandomGraph(9, 20, false, true, seed)
		var edges []csr.Edge
		for _, e := range part.Edges() {
			edges = append(edges, e, csr.Edge{From: e.From + 9, To: e.To + 9, Weight: e.Weight})
		}
		m := newArcMatrix(testGraph(t, 18, false, edges), true, 1)
		start := make([]float64, 18)
		floats.AddConst(1, start)
		got, err := leading(t.Context(), start, func(dst, src []float64) error { return m.fromOut(t.Context(), dst, src) }, leadingOptions{tolerance: 1e-11, products: 1000})
		if err != nil {
			t.Fatal(err)
		}
		near(t, "second part", got[9:], got[:9], 1e-9)
	}
}

// A product that leaves the basis by rounding only gives no new direction.
func TestKrylovClosesOnNoise(t *testing.T) {
	for _, test := range []struct {
		part   float64
		closed bool
	}{{0, true}, {1e-15, true}, {1e-14, true}, {1e-11, false}, {1, false}} {
		k := newKrylov([]float64{1, 0, 0}, 1)
		w := k.next()
		copy(w, []float64{3, 3 * test.part, 0})
		if err := k.add(t.Context(), w); err != nil {
			t.Fatal(err)
		}
		if k.closed != test.closed {
			t.Errorf("part %v outside: closed %v", test.part, k.closed)
		}
	}
}
