package metrics

import (
	"context"

	"cocite/graph/csr"
)

// CoreNumbers returns for each node the largest k such that the node belongs to
// a subgraph in which every node has at least k neighbours. Directions and
// weights are ignored; papers that cite each other are one neighbour. An
// isolated node has 0.
//
// Source: Seidman 1983, doi:10.1016/0378-8733(83)90028-X; the linear algorithm
// is that of Batagelj and Zaveršnik 2003, arXiv:cs/0310049.
func CoreNumbers(ctx context.Context, g *csr.Graph) ([]int32, error) {
	s := &neighbours{g: g}
	deg := make([]int32, g.N())
	for u := range deg {
		deg[u] = int32(s.degree(u))
	}
	b := newBuckets(deg)
	for i := range deg {
		if i%cancelEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		u := b.order[i]
		for _, v := range s.of(int(u)) {
			if deg[v] > deg[u] {
				b.lower(v)
			}
		}
	}
	return deg, nil
}

// cancelEvery is how many nodes a kernel handles between looks at the context.
const cancelEvery = 1 << 14

// buckets keep nodes sorted by degree while degrees fall one at a time.
type buckets struct {
	deg   []int32
	order []int32 // nodes by degree
	pos   []int32 // where each node stands in order
	start []int32 // where each degree starts in order
}

func newBuckets(deg []int32) *buckets {
	top := int32(0)
	for _, d := range deg {
		top = max(top, d)
	}
	b := &buckets{deg: deg, order: make([]int32, len(deg)), pos: make([]int32, len(deg)), start: make([]int32, top+2)}
	for _, d := range deg {
		b.start[d+1]++
	}
	for d := range top + 1 {
		b.start[d+1] += b.start[d]
	}
	next := append([]int32(nil), b.start...)
	for u, d := range deg {
		b.pos[u] = next[d]
		b.order[next[d]] = int32(u)
		next[d]++
	}
	return b
}

// lower takes one from the degree of v: v changes places with the first node of
// its bucket, and the bucket starts one later.
func (b *buckets) lower(v int32) {
	d := b.deg[v]
	first := b.order[b.start[d]]
	b.order[b.start[d]], b.order[b.pos[v]] = v, first
	b.pos[first], b.pos[v] = b.pos[v], b.start[d]
	b.start[d]++
	b.deg[v]--
}
