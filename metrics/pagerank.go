package metrics

import (
	"context"
	"fmt"
	"math"

	"cocite/graph/csr"
)

// PageRankOptions say how PageRank walks.
type PageRankOptions struct {
	Damping       float64   // α, at least 0 and below 1: how often the walk follows an arc
	Tolerance     float64   // bound on Σ|error| of the ranks
	MaxIterations int       // passes over one strong component before PageRank gives up
	Weighted      bool      // follow arcs in proportion to their weights
	Personal      []float64 // where the walk starts anew, one value a node, any scale; nil is anywhere
	Threads       int       // 0 is all cores; never changes a result
}

// DefaultPageRank has damping 0.85 and ranks right to 13 decimals.
func DefaultPageRank() PageRankOptions {
	return PageRankOptions{Damping: 0.85, Tolerance: 1e-13, MaxIterations: 100_000}
}

// PageRank returns the long-run share of time that a random reader spends at
// each node: p = (1−α)v + α(Pᵀp + d·v), where P follows an arc from citing to
// cited, v is Personal scaled to sum 1 (1/n if nil), and d is the rank of the
// nodes without arcs to follow, from which the reader starts anew. Ranks sum to
// 1. On an undirected graph an edge is followed both ways. Arcs of weight 0 are
// not followed. The empty graph has no ranks.
//
// It solves x = v + αPᵀx and scales x to sum 1, which is the same p. A directed
// graph is solved along its strong components (exactFollow), an undirected one
// by accelerated iteration (settleBothWays).
//
// Source: Brin and Page 1998, doi:10.1016/S0169-7552(98)00110-X.
func PageRank(ctx context.Context, g *csr.Graph, o PageRankOptions) ([]float64, error) {
	weighted, err := useWeights(g, o.Weighted)
	if err == nil {
		err = o.check()
	}
	if err != nil {
		return nil, fmt.Errorf("pagerank: %w", err)
	}
	start, err := startShares(g.N(), o.Personal)
	if err != nil {
		return nil, fmt.Errorf("pagerank: %w", err)
	}
	w := walk{g: g, weighted: weighted, start: start, follow: followShares(g, o.Damping, weighted)}
	var x []float64
	if g.IsDirected() {
		x, err = exactFollow(ctx, w, o)
	} else {
		x, err = settleBothWays(ctx, w, o)
	}
	if err != nil {
		return nil, fmt.Errorf("pagerank: %w", err)
	}
	scaleToSum(x)
	return x, nil
}

func (o PageRankOptions) check() error {
	switch {
	case !(o.Damping >= 0 && o.Damping < 1):
		return fmt.Errorf("damping %v: it must be at least 0 and below 1", o.Damping)
	case !(o.Tolerance > 0):
		return fmt.Errorf("tolerance %v: it must be above 0", o.Tolerance)
	case o.MaxIterations < 1:
		return fmt.Errorf("%d iterations: at least 1 is needed", o.MaxIterations)
	}
	return nil
}

// limit is the change of a pass, as a share of the values, that proves the
// tolerance: if a pass would change x by Δ in all, the error is at most
// Δ/(1−α), and scaling to sum 1 at most doubles it. Below some units in the
// last place a float64 can't tell any more.
func (o PageRankOptions) limit() float64 {
	const lastPlaces = 0x1p-49
	return max(o.Tolerance*(1-o.Damping)/2, lastPlaces)
}

func (o PageRankOptions) unsettled() error {
	return fmt.Errorf("not settled to %g after %d passes: allow more passes or lower the damping", o.Tolerance, o.MaxIterations)
}

// walk is the equation x = start + Σ over arcs v→u of follow[v]·weight·x[v].
type walk struct {
	g        *csr.Graph
	weighted bool
	start    []float64
	follow   []float64 // α / Σ of the weights of out-arcs, 0 without out-arcs
}

// at is the right side of the equation for node u, given sent[v] = follow[v]·x[v].
func (w walk) at(u int, sent []float64) float64 {
	if !w.weighted {
		return w.start[u] + gather(sent, w.g.In(u))
	}
	return w.start[u] + gatherWeighted(sent, w.g.In(u), w.g.InWeights(u))
}

// startShares scales a start vector to sum 1; nil is the same for all nodes.
func startShares(n int, personal []float64) ([]float64, error) {
	v := make([]float64, n)
	if personal == nil {
		for u := range v {
			v[u] = 1 / float64(n)
		}
		return v, nil
	}
	if len(personal) != n {
		return nil, fmt.Errorf("%d start values for %d nodes", len(personal), n)
	}
	var top float64
	for u, x := range personal {
		if !(x >= 0) || math.IsInf(x, 0) {
			return nil, fmt.Errorf("start value %v of node %d: it must be 0 or more", x, u)
		}
		top = max(top, x)
	}
	if top == 0 && n > 0 {
		return nil, fmt.Errorf("all start values are 0")
	}
	for u, x := range personal {
		v[u] = x / top // so that the sum can't overflow
	}
	scaleToSum(v)
	return v, nil
}

// followShares is α over the weight that leaves each node.
func followShares(g *csr.Graph, damping float64, weighted bool) []float64 {
	follow := make([]float64, g.N())
	for u := range follow {
		sum := float64(len(g.Out(u)))
		if weighted {
			sum = 0
			for _, w := range g.OutWeights(u) {
				sum += w
			}
		}
		if sum >= leastWeight {
			follow[u] = damping / sum
		}
	}
	return follow
}

// scaleToSum divides by the sum, which must be above 0 unless x is empty.
func scaleToSum(x []float64) {
	s := sum(x)
	for i := range x {
		x[i] /= s
	}
}

// sum adds in pieces, which loses fewer digits than one long sum.
func sum(x []float64) float64 {
	var total float64
	for _, s := range spans(len(x), 1024) {
		var part float64
		for _, v := range x[s.lo:s.hi] {
			part += v
		}
		total += part
	}
	return total
}
