package metrics

import (
	"context"
	"fmt"

	"gonum.org/v1/gonum/floats"

	"cocite/graph/csr"
)

// EigenvectorOptions say how Eigenvector weighs and when it stops.
type EigenvectorOptions struct {
	Tolerance   float64 // of the angle between the answer and the true vector
	MaxProducts int     // steps before Eigenvector gives up
	Weighted    bool    // edges count by weight
	Threads     int     // 0 is all cores; never changes a result
}

// DefaultEigenvector settles to 1e-11, so that scores are right to 1e-9 where
// the largest is 1.
func DefaultEigenvector() EigenvectorOptions {
	return EigenvectorOptions{Tolerance: 1e-11, MaxProducts: 20_000}
}

// Eigenvector returns Bonacich's centrality: x ∝ A·x for the largest
// eigenvalue, where A holds the edges without their directions. It looks at the
// largest component only (of equal ones, that with the smallest node), scales
// the largest score to 1 and gives 0 to all nodes outside. With weights, those
// of two opposite arcs add up; without, they are one edge. If there are no
// edges, or all weigh 0, all scores are 0.
//
// gonum has no such measure; its EigenSym needs the dense matrix, 320 GB at
// 200k nodes.
//
// Source: Bonacich 1972, doi:10.1080/0022250X.1972.9989806.
func Eigenvector(ctx context.Context, g *csr.Graph, o EigenvectorOptions) ([]float64, error) {
	if _, err := useWeights(g, o.Weighted); err != nil {
		return nil, fmt.Errorf("eigenvector: %w", err)
	}
	out := make([]float64, g.N())
	if g.M() == 0 {
		return out, nil
	}
	members := groupByLabel(WeakComponents(g)).group(0)
	part := g.Skeleton().Induced(members)
	m := newArcMatrix(part, o.Weighted && part.Weighted(), o.Threads)
	if m.scale == 0 {
		return out, nil
	}
	x := make([]float64, part.N())
	floats.AddConst(1, x)
	x, err := leading(ctx, x, func(dst, src []float64) error { return m.fromOut(ctx, dst, src) },
		leadingOptions{tolerance: o.Tolerance, products: o.MaxProducts, threads: o.Threads})
	if err != nil {
		return nil, fmt.Errorf("eigenvector: %w", err)
	}
	positive(x)
	top := floats.Max(x)
	for i, u := range members {
		out[u] = x[i] / top
	}
	return out, nil
}
