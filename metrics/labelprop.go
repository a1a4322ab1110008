package metrics

import (
	"context"
	"fmt"
	"math/rand/v2"

	"cocite/graph/csr"
)

// LabelPropagationOptions steer LabelPropagation.
type LabelPropagationOptions struct {
	Sweeps   int  // rounds over all nodes at most
	Weighted bool // use edge weights; otherwise each edge counts 1
	Seed     uint64
}

// DefaultLabelPropagation is far more sweeps than graphs need: usually below 10.
var DefaultLabelPropagation = LabelPropagationOptions{Sweeps: 100, Weighted: true, Seed: 1}

// LabelPropagation divides a graph into communities: each node starts with a
// label of its own and, in random order, takes the label with the most weight
// among its neighbours. It keeps its label if that is among the best, and draws
// one of the best otherwise; it ends when no label changes. Groups of one label
// that are not connected are split. It is fast and has no quality function;
// communities can differ much between seeds. A directed graph is read without
// directions; a node without edges is a community of its own.
//
// Source: Raghavan, Albert & Kumara 2007, doi:10.1103/PhysRevE.76.036106.
func LabelPropagation(ctx context.Context, g *csr.Graph, o LabelPropagationOptions) (Partition, error) {
	if o.Sweeps < 1 {
		return nil, fmt.Errorf("%d sweeps: at least 1 is needed", o.Sweeps)
	}
	s, err := newSkeleton(g, o.Weighted)
	if err != nil {
		return nil, err
	}
	return s.propagate(ctx, o)
}

func (s *skeleton) propagate(ctx context.Context, o LabelPropagationOptions) (Partition, error) {
	l := &labels{s: s, rng: rand.New(rand.NewPCG(o.Seed, 0)), p: make(Partition, s.n()), acc: make([]float64, s.n())}
	order := make([]int32, s.n())
	for v := range order {
		order[v], l.p[v] = int32(v), int32(v)
	}
	for range o.Sweeps {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		shuffle(l.rng, order)
		if !l.sweep(order) {
			break
		}
	}
	p, _ := pieces(s.off, s.adj, l.p)
	return p.Renumber(), nil
}

// labels is the state of a label propagation.
type labels struct {
	s    *skeleton
	rng  *rand.Rand
	p    Partition
	acc  []float64 // weight of each label next to one node, 0 between uses
	near []int32   // labels with acc > 0
	best []int32   // the heaviest of them
}

// sweep visits each node once and tells whether any label changed.
func (l *labels) sweep(order []int32) bool {
	changed := false
	for _, v := range order {
		if to := l.choose(v); to != l.p[v] {
			l.p[v] = to
			changed = true
		}
	}
	return changed
}

// choose picks the label for v.
func (l *labels) choose(v int32) int32 {
	s, top := l.s, 0.0
	for i := s.off[v]; i < s.off[v+1]; i++ {
		c := l.p[s.adj[i]]
		if l.acc[c] == 0 {
			l.near = append(l.near, c)
		}
		l.acc[c] += s.w[i]
		top = max(top, l.acc[c])
	}
	l.best = l.best[:0]
	to, keep := l.p[v], l.acc[l.p[v]] == top
	for _, c := range l.near {
		if l.acc[c] == top {
			l.best = append(l.best, c)
		}
		l.acc[c] = 0
	}
	l.near = l.near[:0]
	if keep {
		return to
	}
	return l.best[l.rng.IntN(len(l.best))]
}
