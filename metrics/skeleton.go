package metrics

import (
	"math"

	"cocite/graph/csr"
)

// skeleton is a graph without directions in flat arrays, as community search
// and layout read it. Edges of weight 0 are left out. All weights are divided by
// the same power of two, so that the largest lies in [0.5, 1): no sum or product
// of them overflows, and no digit is lost.
type skeleton struct {
	off      []int
	adj      []int32
	w        []float64
	strength []float64 // sum of w of each node
	total    float64   // sum of strength: twice the weight of all edges
	exp      int       // real weight = w · 2^exp
}

func (s *skeleton) n() int { return len(s.off) - 1 }

// newSkeleton copies g. With weights, the arcs between two nodes are added up;
// without, two neighbours count 1. Negative weights and such that are not finite
// are an error.
func newSkeleton(g *csr.Graph, weighted bool) (*skeleton, error) {
	if _, err := useWeights(g, weighted); err != nil {
		return nil, err
	}
	u := g.Skeleton()
	s := &skeleton{
		off:      make([]int, 1, u.N()+1),
		adj:      make([]int32, 0, 2*u.M()),
		w:        make([]float64, 0, 2*u.M()),
		strength: make([]float64, u.N()),
	}
	if weighted {
		s.exp = exponent(u)
	}
	for v := range u.N() {
		var w []float64
		if weighted {
			w = u.OutWeights(v)
		}
		s.add(u.Out(v), w)
	}
	return s, nil
}

// exponent is the one of the largest weight: it lies in [0.5, 1)·2^exponent.
func exponent(g *csr.Graph) int {
	top := 0.0
	for v := range g.N() {
		for _, w := range g.OutWeights(v) {
			top = max(top, w)
		}
	}
	if top == 0 {
		top = 1
	}
	_, e := math.Frexp(top)
	return e
}

// add appends the next node with its neighbours; nil weights are 1.
func (s *skeleton) add(to []int32, w []float64) {
	v := len(s.off) - 1
	for i, u := range to {
		x := math.Ldexp(1, -s.exp)
		if w != nil {
			x = math.Ldexp(w[i], -s.exp)
		}
		if x > 0 {
			s.adj, s.w = append(s.adj, u), append(s.w, x)
			s.strength[v] += x
		}
	}
	s.off = append(s.off, len(s.adj))
	s.total += s.strength[v]
}
