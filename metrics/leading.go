package metrics

import (
	"context"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// leadingOptions say when leading is content.
type leadingOptions struct {
	tolerance float64 // of the angle between the answer and the eigenvector
	products  int     // at most so many products with the matrix
	threads   int
	value     bool // the eigenvalue is what counts: the tolerance is its relative error
}

// The search keeps at most basisSize vectors, and begins again with the best
// keepSize combinations of them.
const (
	basisSize = 24
	keepSize  = 10
)

// leading returns a unit vector along the eigenvector of the largest eigenvalue
// of a symmetric matrix, which is known by its product: times sets dst to the
// matrix times src. Where several eigenvectors share that eigenvalue, the
// answer is the part of start in their space: what iterating for ever from
// start would give. Start must not be zero.
//
// It is the thick-restart Lanczos method of Wu and Simon 2000,
// doi:10.1137/S0895479898334605, with full orthogonalisation. Power iteration
// needs thousands of products where the two largest eigenvalues are close, as
// they are in co-authorship networks; this needs the square root of that.
func leading(ctx context.Context, start []float64, times func(dst, src []float64) error, o leadingOptions) ([]float64, error) {
	k := newKrylov(start, o.threads)
	for done := 0; done < o.products; done++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		w := k.next()
		if err := times(w, k.basis[k.size]); err != nil {
			return nil, err
		}
		if err := k.add(ctx, w); err != nil {
			return nil, err
		}
		r := k.ritz()
		if r.settled(o) {
			return k.combine(r.vectors, 1)[0], nil
		}
		if k.size == basisSize {
			k.restart(r)
		}
	}
	return nil, fmt.Errorf("not settled to %g after %d products: the two largest eigenvalues are almost equal", o.tolerance, o.products)
}

// krylov is an orthonormal basis of the space searched so far.
type krylov struct {
	threads int
	chunks  []span
	basis   [][]float64   // size vectors that were multiplied, then the next one
	size    int           // vectors that were multiplied
	image   *mat.SymDense // the matrix seen inside the basis
	rest    float64       // length of the part of the last product outside the basis
	closed  bool          // there is no such part: the basis holds the answer exactly
}

func newKrylov(start []float64, threads int) *krylov {
	first := append([]float64(nil), start...)
	floats.Scale(1/floats.Norm(first, 2), first)
	return &krylov{
		threads: threads,
		chunks:  spans(len(start), 4096),
		basis:   [][]float64{first},
		image:   mat.NewSymDense(basisSize, nil),
	}
}

// next is room for one more vector.
func (k *krylov) next() []float64 {
	if len(k.basis) == k.size+1 {
		k.basis = append(k.basis, make([]float64, len(k.basis[0])))
	}
	return k.basis[k.size+1]
}

// add takes w, the product of the last basis vector, into the basis. What is
// left of w after twice taking away its parts along the basis is a new
// direction; less than 1e-13 of w is noise.
func (k *krylov) add(ctx context.Context, w []float64) error {
	before := floats.Norm(w, 2)
	along := make([]float64, k.size+1)
	for range 2 {
		if err := k.takeAway(ctx, w, along); err != nil {
			return err
		}
	}
	for i, h := range along {
		k.image.SetSym(i, k.size, h)
	}
	k.size++
	k.rest = floats.Norm(w, 2)
	k.closed = k.rest <= 1e-13*before
	if !k.closed {
		floats.Scale(1/k.rest, w)
	}
	return nil
}

// takeAway subtracts from w its part along each basis vector and adds the
// lengths of these parts to along.
func (k *krylov) takeAway(ctx context.Context, w, along []float64) error {
	parts := make([][]float64, len(k.chunks))
	err := parallel(ctx, k.threads, len(k.chunks), func(_, job int) {
		c := k.chunks[job]
		parts[job] = make([]float64, len(along))
		for i := range along {
			parts[job][i] = floats.Dot(k.basis[i][c.lo:c.hi], w[c.lo:c.hi])
		}
	})
	if err != nil {
		return err
	}
	total := make([]float64, len(along))
	for _, p := range parts {
		floats.Add(total, p)
	}
	floats.Add(along, total)
	return parallel(ctx, k.threads, len(k.chunks), func(_, job int) {
		c := k.chunks[job]
		for i, h := range total {
			floats.AddScaled(w[c.lo:c.hi], -h, k.basis[i][c.lo:c.hi])
		}
	})
}

// ritz are the eigenvectors of the matrix as seen inside the basis.
type ritz struct {
	values  []float64  // descending
	vectors *mat.Dense // columns, in coordinates of the basis
	missed  []float64  // how far each is from being an eigenvector of the matrix
}

func (k *krylov) ritz() ritz {
	var eig mat.EigenSym
	if !eig.Factorize(k.image.SliceSym(0, k.size), true) {
		panic("metrics: a symmetric matrix without eigenvalues") // only NaN could do that
	}
	var up mat.Dense
	eig.VectorsTo(&up)
	r := ritz{values: eig.Values(nil), vectors: mat.NewDense(k.size, k.size, nil), missed: make([]float64, k.size)}
	slices.Reverse(r.values)
	for i := range k.size {
		r.vectors.SetCol(i, mat.Col(nil, k.size-1-i, &up))
		if !k.closed {
			r.missed[i] = k.rest * math.Abs(r.vectors.At(k.size-1, i))
		}
	}
	return r
}

// settled bounds the angle of the first vector by its miss over the distance to
// the second eigenvalue. Below some units in the last place no product can
// tell more. An eigenvalue is no further away than the miss, even where there
// is another close by.
func (r ritz) settled(o leadingOptions) bool {
	limit := 0x1p-50 * math.Abs(r.values[0])
	switch {
	case o.value:
		limit = max(limit, o.tolerance*math.Abs(r.values[0]))
	case len(r.values) > 1:
		limit = max(limit, o.tolerance*(r.values[0]-r.values[1]))
	}
	return r.missed[0] <= limit
}

// restart keeps the best combinations and the direction that comes next.
func (k *krylov) restart(r ritz) {
	next := k.basis[k.size]
	kept := k.combine(r.vectors, keepSize)
	k.basis = append(kept, append([][]float64{next}, k.basis[:k.size-keepSize]...)...)
	k.basis = k.basis[:keepSize+1]
	k.image.Zero()
	for i := range keepSize {
		k.image.SetSym(i, i, r.values[i])
	}
	k.size = keepSize
}

// combine returns the first vectors given by coordinates.
func (k *krylov) combine(coordinates *mat.Dense, count int) [][]float64 {
	out := make([][]float64, count)
	for i := range out {
		out[i] = make([]float64, len(k.basis[0]))
		for j := range k.size {
			floats.AddScaled(out[i], coordinates.At(j, i), k.basis[j])
		}
	}
	return out
}
