package metrics

import (
	"context"
	"slices"

	"cocite/graph/csr"
)

// CoreNumbers returns for each node the largest k such that the node belongs to
// a subgraph in which every node has at least k neighbours. Directions and
// weights are ignored; papers that cite each other are one neighbour. An
// isolated node has 0.
//
// Source: Seidman 1983, doi:10.1016/0378-8733(83)90028-X; peeled level by level
// as in Batagelj and Zaveršnik 2003, arXiv:cs/0310049, but without their buckets:
// an arc then costs one look at a random place instead of five. A node is looked
// through once for each core it is in, so the time is linear in the edges.
func CoreNumbers(ctx context.Context, g *csr.Graph) ([]int32, error) {
	deg, err := neighbourCounts(ctx, g, 0)
	if err != nil {
		return nil, err
	}
	p := peeling{g: g, deg: deg, full: slices.Clone(deg), near: neighbours{g: g}}
	rest := make([]int32, g.N())
	for u := range rest {
		rest[u] = int32(u)
	}
	for k := int32(0); len(rest) > 0; k++ {
		rest = p.ready(rest, k)
		if err := p.peel(ctx, k); err != nil {
			return nil, err
		}
	}
	return deg, nil
}

// cancelEvery is how many nodes a kernel handles between looks at the context.
const cancelEvery = 1 << 14

// peeling takes nodes away in the order of their cores.
type peeling struct {
	g     *csr.Graph
	deg   []int32 // neighbours left; of a node taken away, its core
	full  []int32 // neighbours at the beginning
	near  neighbours
	stack []int32 // nodes to take away
}

// ready puts the nodes with k neighbours left on the stack and returns those with
// more, in place of the list.
func (p *peeling) ready(rest []int32, k int32) []int32 {
	more := rest[:0]
	for _, u := range rest {
		switch {
		case p.deg[u] > k:
			more = append(more, u)
		case p.deg[u] == k:
			p.stack = append(p.stack, u)
		}
	}
	return more
}

// peel takes away the nodes on the stack, and those that have then only k
// neighbours left.
func (p *peeling) peel(ctx context.Context, k int32) error {
	for count := 0; len(p.stack) > 0; count++ {
		if count%cancelEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		u := int(p.stack[len(p.stack)-1])
		p.stack = p.stack[:len(p.stack)-1]
		out, in := p.g.Out(u), p.g.In(u)
		switch {
		case !p.g.IsDirected():
			p.lower(out, k)
		case len(out)+len(in) == int(p.full[u]): // no two cite each other
			p.lower(out, k)
			p.lower(in, k)
		default:
			p.lower(p.near.of(u), k)
		}
	}
	return nil
}

// lower takes a neighbour from each node that has more than k.
func (p *peeling) lower(list []int32, k int32) {
	for _, v := range list {
		if d := p.deg[v]; d > k {
			p.deg[v] = d - 1
			if d-1 == k {
				p.stack = append(p.stack, v)
			}
		}
	}
}
