package metrics

import (
	"slices"

	"cocite/graph/csr"
)

// brandes counts shortest paths from one source and shares out their ends. It
// numbers nodes by the order in which the search reaches them; all slices but
// place go by that order, so both passes read memory almost in sequence. The
// arcs of shortest paths are written down on the way out, and the way back
// needs no test.
type brandes struct {
	g        *csr.Graph
	weighted *search   // nil: every arc has length 1
	order    []int32   // nodes, nearest first
	place    []int32   // of each node in order, -1 if not reached
	paths    []float64 // shortest paths from the source
	next     []int32   // places that shortest paths go on to, by the place they come from
	first    []int     // those of place i are next[first[i]:first[i+1]]
	credit   []float64 // share of paths that go through
	toll     []float64 // (1 + credit) / paths
	wide     []wide    // paths again where they are too many for a float64, else nil
}

func newBrandes(g *csr.Graph, weighted bool) *brandes {
	b := &brandes{g: g, first: make([]int, g.N()+1)}
	for _, list := range []*[]float64{&b.paths, &b.credit, &b.toll} {
		*list = make([]float64, g.N())
	}
	if weighted {
		b.weighted = newSearch(g)
		return b
	}
	b.place = make([]int32, g.N())
	for u := range b.place {
		b.place[u] = -1
	}
	return b
}

// from adds to each sum[v] the credit of v for paths from the source:
// Σ over targets t of σ(t through v)/σ(t), the source itself left out.
func (b *brandes) from(source int32, sum []float64) {
	b.share(source)
	for i := 1; i < len(b.order); i++ {
		sum[b.order[i]] += b.credit[i]
	}
}

// share sets the credits of all that the source reaches.
func (b *brandes) share(source int32) {
	if b.weighted != nil {
		b.outWeighted(source)
	} else {
		b.out(source)
	}
	const nearOverflow = 0x1p1000
	if slices.Max(b.paths[:len(b.order)]) < nearOverflow {
		b.wide = nil
		b.back()
	} else {
		b.backWide()
	}
}

// out searches breadth first, a level of places lo..hi-1 at a time. A node is
// one step further than the level exactly if its place is hi or higher, so no
// distances are kept. This is the kernel's inner loop, hence its length.
func (b *brandes) out(source int32) {
	for _, u := range b.order {
		b.place[u] = -1
	}
	order, next := append(b.order[:0], source), b.next[:0]
	place, paths := b.place, b.paths
	place[source], paths[0] = 0, 1
	for lo, hi := 0, 1; lo < hi; lo, hi = hi, len(order) {
		for i := lo; i < hi; i++ {
			count := paths[i]
			for _, v := range b.g.Out(int(order[i])) {
				p := place[v]
				if p < 0 {
					p = int32(len(order))
					place[v], paths[p] = p, 0
					order = append(order, v)
				}
				if int(p) >= hi {
					paths[p] += count
					next = append(next, p)
				}
			}
			b.first[i+1] = len(next)
		}
	}
	b.order, b.next = order, next
}

// Lengths that differ by less than this share are the same: ten arcs of length
// 0.1 are as long as one of length 1, though their sum is 0.9999999999999999.
const sameLength = 1e-10

// outWeighted takes distances from Dijkstra's algorithm and then looks which
// arcs lie on shortest paths. The order of nodes is topological for them.
func (b *brandes) outWeighted(source int32) {
	s := b.weighted
	s.run(source)
	b.order, b.next = s.order, b.next[:0]
	clear(b.paths[:len(b.order)])
	b.paths[0] = 1
	for i, u := range b.order {
		w := b.g.OutWeights(int(u))
		for j, v := range b.g.Out(int(u)) {
			p := s.place[v]
			if int(p) > i && s.dist[u]+1/w[j] <= s.dist[v]*(1+sameLength) {
				b.paths[p] += b.paths[i]
				b.next = append(b.next, p)
			}
		}
		b.first[i+1] = len(b.next)
	}
}

// back goes from the farthest node to the source and sums up what each passes
// on: credit(v) = Σ over arcs v→w of σ(v)/σ(w)·(1 + credit(w)).
func (b *brandes) back() {
	for i := len(b.order) - 1; i >= 0; i-- {
		var s float64
		for _, p := range b.next[b.first[i]:b.first[i+1]] {
			s += b.toll[p]
		}
		b.credit[i] = b.paths[i] * s
		b.toll[i] = (1 + b.credit[i]) / b.paths[i]
	}
}
