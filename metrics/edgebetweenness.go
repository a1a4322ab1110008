package metrics

import (
	"context"
	"fmt"

	"cocite/graph/csr"
)

// EdgeBetweenness returns for each edge, in the order of g.Edges, the sum over
// pairs s, t of nodes of the share of shortest paths from s to t that lead over
// the edge. The sum is divided by the number of pairs, n(n−1) ordered ones in a
// directed and half of that in an undirected graph, unless Raw is set. With
// Samples only that many sources are taken, scaled by n/Samples. Weights, equal
// lengths and pairs without a path are treated as in Betweenness.
//
// Source: Girvan and Newman 2002, doi:10.1073/pnas.122653799; algorithm by
// Brandes 2008, doi:10.1016/j.socnet.2007.11.001.
func EdgeBetweenness(ctx context.Context, g *csr.Graph, o BetweennessOptions) ([]float64, error) {
	weighted, err := useWeights(g, o.Weighted)
	if err != nil {
		return nil, fmt.Errorf("edge betweenness: %w", err)
	}
	if o.Samples < 0 {
		return nil, fmt.Errorf("edge betweenness: %d samples: it must be 0 or more", o.Samples)
	}
	arcs := arcStarts(g)
	sources := drawSources(g.N(), o)
	from := func(b *brandes, s int32, sum []float64) { b.fromByArc(s, arcs, sum) }
	total, err := credits(ctx, g, sources, weighted, arcs[g.N()], from, o)
	if err != nil {
		return nil, err
	}
	scale := edgeScale(g, o.Raw) * float64(g.N()) / float64(max(1, len(sources)))
	return foldArcs(g, arcs, total, scale), nil
}

// arcStarts numbers the out-arcs of all nodes: those of u are
// starts[u]..starts[u+1]−1.
func arcStarts(g *csr.Graph) []int {
	starts := make([]int, g.N()+1)
	for u := range g.N() {
		starts[u+1] = starts[u] + len(g.Out(u))
	}
	return starts
}

func edgeScale(g *csr.Graph, raw bool) float64 {
	n := float64(g.N())
	switch {
	case !raw && n > 1:
		return 1 / (n * (n - 1))
	case g.IsDirected():
		return 1
	}
	return 0.5
}

// foldArcs turns sums of arcs into those of edges: an undirected edge has an
// arc either way. Lists ascend, so the arcs back to smaller nodes come in the
// order of those nodes.
func foldArcs(g *csr.Graph, starts []int, total []float64, scale float64) []float64 {
	out := make([]float64, 0, g.M())
	back := append([]int(nil), starts...) // the next arc of each node to a smaller one
	for u := range g.N() {
		for i, v := range g.Out(u) {
			x := total[starts[u]+i]
			if !g.IsDirected() {
				if int(v) < u {
					continue
				}
				x += total[back[v]]
				back[v]++
			}
			out = append(out, x*scale)
		}
	}
	return out
}

// fromByArc adds to the sum of each arc the shortest paths from source that
// lead over it, as shares of those to their targets.
func (b *brandes) fromByArc(source int32, starts []int, sum []float64) {
	b.share(source)
	place := b.place
	if b.weighted != nil {
		place = b.weighted.place
	}
	for i, u := range b.order {
		next := b.next[b.first[i]:b.first[i+1]]
		for k, v := range b.g.Out(int(u)) {
			if len(next) > 0 && place[v] == next[0] { // next is in the order of the arcs
				sum[starts[u]+k] += b.over(i, next[0])
				next = next[1:]
			}
		}
	}
}

// over is the credit that the node at place p gives to that at place i.
func (b *brandes) over(i int, p int32) float64 {
	if b.wide != nil {
		return b.wide[i].over(b.wide[p]) * (1 + b.credit[p])
	}
	return b.paths[i] * b.toll[p]
}
