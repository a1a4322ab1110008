package metrics

import (
	"context"
	"fmt"

	"gonum.org/v1/gonum/floats"

	"cocite/graph/csr"
)

// KatzOptions say how Katz counts walks.
type KatzOptions struct {
	Damping   float64 // α·‖A‖₂, at least 0 and below 1
	Tolerance float64 // bound on the error of a score, as a share of the sum of scores
	MaxPasses int     // passes over one strong component, and steps towards ‖A‖₂
	Weighted  bool    // arcs count by weight
	Threads   int     // 0 is all cores; never changes a result
}

// DefaultKatz has damping 0.85.
func DefaultKatz() KatzOptions {
	return KatzOptions{Damping: 0.85, Tolerance: 1e-13, MaxPasses: 100_000}
}

// Katz returns for each node x = 1 + α·Aᵀx, the number of walks that end in it,
// a walk of k arcs counted as α^k: itself, its citers, their citers, and so on.
// It also returns α = Damping/‖A‖₂, where ‖A‖₂ is the largest singular value of
// the matrix of arcs. No eigenvalue is larger, so the sum has an end; in an
// undirected graph ‖A‖₂ is the largest eigenvalue itself. Citation graphs have
// next to no cycles and so eigenvalues near 0, which say nothing about α.
// A node that nobody cites has 1. Without arcs α is 0 and all scores are 1.
// Arcs of weight 0 are not followed.
//
// The equation is that of PageRank with another factor, and so is its solution:
// in one pass along the strong components where there are no cycles.
//
// Source: Katz 1953, doi:10.1007/BF02289026.
func Katz(ctx context.Context, g *csr.Graph, o KatzOptions) (scores []float64, alpha float64, err error) {
	weighted, err := useWeights(g, o.Weighted)
	p := PageRankOptions{Damping: o.Damping, Tolerance: o.Tolerance, MaxIterations: o.MaxPasses, Threads: o.Threads}
	if err == nil {
		err = p.check()
	}
	if err != nil {
		return nil, 0, fmt.Errorf("katz: %w", err)
	}
	norm, err := spectralNorm(ctx, g, weighted, o)
	if err != nil {
		return nil, 0, fmt.Errorf("katz: %w", err)
	}
	if norm >= leastWeight {
		alpha = o.Damping / norm
	}
	w := walk{g: g, weighted: weighted, start: constant(g.N(), 1), follow: constant(g.N(), alpha)}
	if g.IsDirected() {
		scores, err = exactFollow(ctx, w, p)
	} else {
		scores, err = settleBothWays(ctx, w, p)
	}
	if err != nil {
		return nil, 0, fmt.Errorf("katz: %w", err)
	}
	return scores, alpha, nil
}

func constant(n int, x float64) []float64 {
	out := make([]float64, n)
	floats.AddConst(x, out)
	return out
}

// spectralNorm is the root of the largest eigenvalue of AᵀA, right to 1e-9. It
// may be short by that much, which α, below 1 by more, can bear.
func spectralNorm(ctx context.Context, g *csr.Graph, weighted bool, o KatzOptions) (float64, error) {
	m := newArcMatrix(g, weighted, o.Threads)
	if g.M() == 0 || m.scale == 0 {
		return 0, ctx.Err()
	}
	middle := make([]float64, g.N())
	times := func(dst, src []float64) error {
		if err := m.fromOut(ctx, middle, src); err != nil {
			return err
		}
		return m.fromIn(ctx, dst, middle)
	}
	start := make([]float64, g.N())
	if err := times(start, constant(g.N(), 1)); err != nil {
		return 0, err
	}
	top, err := leading(ctx, start, times, leadingOptions{tolerance: 1e-9, products: o.MaxPasses, threads: o.Threads, value: true})
	if err != nil {
		return 0, err
	}
	if err := m.fromOut(ctx, middle, top); err != nil {
		return 0, err
	}
	return floats.Norm(middle, 2) / m.scale, nil
}
