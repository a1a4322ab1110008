package metrics

import (
	"context"
	"fmt"
	"slices"

	"cocite/graph/csr"
)

// BrokerageOptions say how Constraint and EffectiveSize weigh ties.
type BrokerageOptions struct {
	Weighted bool // ties count by weight, else all the same
	Threads  int  // 0 is all cores; never changes a result
}

// Constraint returns Burt's constraint of each node i: Σ over its neighbours j
// of (p(i,j) + Σ p(i,q)·p(q,j))², the inner sum over the neighbours q that both
// share, where p(i,j) is the weight between i and j over all weights at i. It
// is high for nodes whose contacts know each other, and 1 for a node with one
// contact. Directions are ignored: the weights of two opposite arcs add up, and
// without weights they are one tie. A node without ties has 0, though it is not
// defined there. Ties of weight 0 are none.
//
// Source: Burt 1992, Structural Holes, Harvard University Press, eq. 2.4; on
// the ways to read it Everett and Borgatti 2020, doi:10.1016/j.socnet.2020.02.001.
func Constraint(ctx context.Context, g *csr.Graph, o BrokerageOptions) ([]float64, error) {
	return brokerage(ctx, "constraint", g, o, (*ego).constraint)
}

// EffectiveSize returns for each node i the number of its neighbours less what
// they have in common: Σ over neighbours j of 1 − Σ p(i,q)·m(j,q) over the
// neighbours q of both, where m(j,q) is the weight between j and q over the
// largest weight at j. Without weights this is k − 2t/k for k neighbours with t
// ties among them. Directions are treated as in Constraint. A node without ties
// has 0.
//
// Source: Burt 1992, eq. 2.2; the short form by Borgatti 1997, Connections
// 20:35–38.
func EffectiveSize(ctx context.Context, g *csr.Graph, o BrokerageOptions) ([]float64, error) {
	return brokerage(ctx, "effective size", g, o, (*ego).effectiveSize)
}

func brokerage(ctx context.Context, name string, g *csr.Graph, o BrokerageOptions, score func(e *ego, i int32) float64) ([]float64, error) {
	s, err := newSkeleton(g, o.Weighted)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	largest := make([]float64, s.n())
	for u := range largest {
		largest[u] = slices.Max(append(s.w[s.off[u]:s.off[u+1]:s.off[u+1]], 0))
	}
	out := make([]float64, s.n())
	jobs := spansByCost(s.n(), 1<<13, func(u int) int { return 1 + s.off[u+1] - s.off[u] })
	state := make([]*ego, workerCount(o.Threads, len(jobs)))
	err = parallel(ctx, o.Threads, len(jobs), func(worker, job int) {
		if state[worker] == nil {
			state[worker] = &ego{s: s, largest: largest, tie: make([]float64, s.n()), sum: make([]float64, s.n())}
		}
		for i := jobs[job].lo; i < jobs[job].hi; i++ {
			out[i] = state[worker].score(int32(i), score)
		}
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// ego is a node with its neighbours.
type ego struct {
	s       *skeleton
	largest []float64 // weight at each node
	tie     []float64 // weight to each neighbour of the node at hand, 0 to others
	sum     []float64 // scratch by neighbour, 0 between calls
}

func (e *ego) of(u int32) ([]int32, []float64) {
	lo, hi := e.s.off[u], e.s.off[u+1]
	return e.s.adj[lo:hi], e.s.w[lo:hi]
}

func (e *ego) score(i int32, score func(e *ego, i int32) float64) float64 {
	list, w := e.of(i)
	if len(list) == 0 {
		return 0
	}
	for k, j := range list {
		e.tie[j] = w[k]
	}
	x := score(e, i)
	for _, j := range list {
		e.tie[j], e.sum[j] = 0, 0
	}
	return x
}

func (e *ego) constraint(i int32) float64 {
	list, w := e.of(i)
	for k, q := range list {
		share := w[k] / e.s.strength[q]
		e.shared(q, list, func(j int32, weight float64) { e.sum[j] += share * weight })
	}
	var c float64
	for k, j := range list {
		p := (w[k] + e.sum[j]) / e.s.strength[i]
		c += p * p
	}
	return c
}

func (e *ego) effectiveSize(i int32) float64 {
	list, _ := e.of(i)
	size := float64(len(list))
	for _, j := range list {
		var common float64
		e.shared(j, list, func(q int32, weight float64) { common += e.tie[q] * weight })
		size -= common / e.s.strength[i] / e.largest[j]
	}
	return size
}

// shared calls f for each tie of q to a node of list, which are the neighbours
// of the node at hand, ascending. Where q has many ties, it looks the few up.
func (e *ego) shared(q int32, list []int32, f func(j int32, weight float64)) {
	near, w := e.of(q)
	if len(near) < 16*len(list) {
		for k, j := range near {
			if e.tie[j] > 0 {
				f(j, w[k])
			}
		}
		return
	}
	for _, j := range list {
		if k, ok := slices.BinarySearch(near, j); ok {
			f(j, w[k])
		}
	}
}
