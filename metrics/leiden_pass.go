package metrics

import (
	"context"
	"math/rand/v2"
)

// leidenRun is one start of Leiden. The quality it raises is
// Σ_c (weight inside c − γ/2 · (size of c)²), which is Modularity and CPM up to
// a factor and a constant: sizes are strengths for the one and 1 for the other.
type leidenRun struct {
	o       LeidenOptions
	threads int
	rng     *rand.Rand
	gamma   float64
	theta   float64
	base    leidenLevel
	order   []int32   // original number of each node of base
	labels  Partition // of the nodes of base

	ordered bool // nodes of base are numbered by community
	bonds        // of local moving
}

// bonds is what the communities near one node mean to it.
type bonds struct {
	at      []bond  // of each community
	touched []int32 // communities with at.weight > 0
}

// bond is what one community means to the node that is looked at. The two lie
// side by side because they are read together.
type bond struct {
	weight float64 // of the edges to it, 0 between uses
	size   float64 // of its nodes together
}

// leidenLevel is a graph whose nodes are sets of nodes of the base graph. Weights
// inside a node play no part in any move and are left out.
type leidenLevel struct {
	off  []int
	adj  []int32
	w    []float64
	size []float64
}

func (l *leidenLevel) n() int { return len(l.off) - 1 }

// run makes passes until one moves nothing and returns the communities. It stops
// early once ctx is done; what it returns then is of no use.
func (r *leidenRun) run(ctx context.Context, pass func(*leidenRun, context.Context) bool) Partition {
	for i := range r.o.Iterations {
		if !pass(r, ctx) {
			break
		}
		if i == 0 {
			r.reorder()
		}
	}
	p := make(Partition, len(r.labels))
	for i, v := range r.order {
		p[v] = r.labels[i]
	}
	return p
}

// reorder numbers the nodes of base by community, so that what belongs together
// lies together in memory during the passes to come.
func (r *leidenRun) reorder() {
	_, nodes := group(r.labels, compact(r.labels))
	old := r.base
	next := leidenLevel{
		off:  make([]int, 1, len(old.off)),
		adj:  make([]int32, 0, len(old.adj)),
		w:    make([]float64, 0, len(old.w)),
		size: make([]float64, old.n()),
	}
	place, order, labels := make([]int32, old.n()), make([]int32, old.n()), make(Partition, old.n())
	for i, v := range nodes {
		place[v] = int32(i)
	}
	for i, v := range nodes {
		for _, u := range old.adj[old.off[v]:old.off[v+1]] {
			next.adj = append(next.adj, place[u])
		}
		next.w = append(next.w, old.w[old.off[v]:old.off[v+1]]...)
		next.off = append(next.off, len(next.adj))
		next.size[i], order[i], labels[i] = old.size[v], r.order[v], r.labels[v]
	}
	r.base, r.order, r.labels, r.ordered = next, order, labels, true
}

// pass climbs from the base graph up to a level on which each community is a
// single node. It tells whether any node moved.
func (r *leidenRun) pass(ctx context.Context) bool {
	l, p := r.base, r.labels
	var up []int32 // node of l that holds each node of base, nil for itself
	moved := false
	for ctx.Err() == nil {
		if r.move(&l, p) {
			moved = true
		}
		k := compact(p)
		if k == l.n() {
			break
		}
		parts, n := r.parts(ctx, &l, p, k)
		if n == l.n() { // the communities were not connected at all
			for i := range p {
				p[i] = int32(i)
			}
			continue
		}
		l, p = r.aggregate(ctx, &l, p, parts, n)
		up = lift(up, parts)
	}
	for i, v := range up {
		r.labels[i] = p[v]
	}
	return moved
}

// parts divides the communities into the nodes of the next level: the well
// connected parts of the refinement or, if that merges nothing, the connected
// pieces of each community.
func (r *leidenRun) parts(ctx context.Context, l *leidenLevel, p Partition, k int) (Partition, int) {
	parts := r.refine(ctx, l, p, k)
	if n := compact(parts); n < l.n() {
		return parts, n
	}
	return pieces(l.off, l.adj, p)
}

// lift carries the map from base nodes to level nodes up by one level.
func lift(up []int32, parts Partition) []int32 {
	if up == nil {
		return parts
	}
	for i, v := range up {
		up[i] = parts[v]
	}
	return up
}

// compact renumbers labels from 0..n-1 in place, by first appearance, and
// returns their number.
func compact(p Partition) int {
	to := make([]int32, len(p))
	k := int32(0)
	for i, c := range p {
		if to[c] == 0 {
			k++
			to[c] = k
		}
		p[i] = to[c] - 1
	}
	return int(k)
}

// group lists the nodes of each of k communities, ascending: those of community
// c are nodes[start[c]:start[c+1]].
func group(p Partition, k int) (start, nodes []int32) {
	start = make([]int32, k+2)
	for _, c := range p {
		start[c+2]++
	}
	for c := range k {
		start[c+2] += start[c+1]
	}
	nodes = make([]int32, len(p))
	for v, c := range p {
		nodes[start[c+1]] = int32(v)
		start[c+1]++
	}
	return start[:k+1], nodes
}

// pieces splits communities into connected pieces, numbered by their first
// node, and returns their number.
func pieces(off []int, adj []int32, p Partition) (Partition, int) {
	out := make(Partition, len(p))
	for i := range out {
		out[i] = -1
	}
	k := int32(0)
	var stack []int32
	for v := range p {
		if out[v] >= 0 {
			continue
		}
		out[v] = k
		for stack = append(stack[:0], int32(v)); len(stack) > 0; {
			u := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			for _, x := range adj[off[u]:off[u+1]] {
				if out[x] < 0 && p[x] == p[u] {
					out[x] = k
					stack = append(stack, x)
				}
			}
		}
		k++
	}
	return out, int(k)
}
