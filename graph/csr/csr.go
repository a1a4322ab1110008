// Package csr holds an immutable weighted graph on the nodes 0..n-1 in
// compressed sparse rows, with a door to gonum and a door to dominikbraun/graph.
//
// Use it in three steps:
//  1. New builds a Graph from a list of edges.
//  2. Out, In and Edges read it; kernels in metrics work on these slices.
//  3. Directed and Undirected give gonum's views, Store gives dominikbraun's.
package csr

import (
	"iter"
	"slices"
)

// Edge is an edge or arc between two nodes. In an undirected graph From < To.
type Edge struct {
	From, To int32
	Weight   float64
}

// Graph is an immutable graph. It has no self-loops and no repeated edges.
// Neighbour lists are in ascending order.
type Graph struct {
	directed bool
	out, in  rows // the same rows in an undirected graph
}

// rows are neighbour lists: those of node u are adj[off[u]:off[u+1]].
type rows struct {
	off []int
	adj []int32
	w   []float64 // nil if every weight is 1
}

// N is the number of nodes.
func (g *Graph) N() int { return g.out.n() }

// M is the number of edges; an undirected edge counts once.
func (g *Graph) M() int {
	if g.directed {
		return len(g.out.adj)
	}
	return len(g.out.adj) / 2
}

// IsDirected tells whether edges have a direction.
func (g *Graph) IsDirected() bool { return g.directed }

// Weighted tells whether some weight differs from 1.
func (g *Graph) Weighted() bool { return g.out.w != nil }

// Out returns the nodes that u points to (all neighbours in an undirected
// graph), ascending. The slice must not be changed.
func (g *Graph) Out(u int) []int32 { return g.out.of(u) }

// In returns the nodes that point to u, ascending.
func (g *Graph) In(u int) []int32 { return g.in.of(u) }

// OutWeights returns the weights beside Out(u), nil if the graph is not weighted.
func (g *Graph) OutWeights(u int) []float64 { return g.out.weights(u) }

// InWeights returns the weights beside In(u), nil if the graph is not weighted.
func (g *Graph) InWeights(u int) []float64 { return g.in.weights(u) }

// Edges walks all edges with their numbers, by From and then To; an undirected
// edge comes once, with From < To. Edge columns are in this order.
func (g *Graph) Edges() iter.Seq2[int, Edge] {
	return func(yield func(int, Edge) bool) {
		id := 0
		for u := range g.N() {
			w := g.OutWeights(u)
			for i, v := range g.Out(u) {
				if !g.directed && int(v) < u {
					continue
				}
				e := Edge{From: int32(u), To: v, Weight: 1}
				if w != nil {
					e.Weight = w[i]
				}
				if !yield(id, e) {
					return
				}
				id++
			}
		}
	}
}

// Weight returns the weight of the edge between u and v, or of the arc from u to
// v in a directed graph, and whether there is one. It takes logarithmic time; a
// node outside 0..N-1 has no edges.
func (g *Graph) Weight(u, v int32) (float64, bool) {
	i, ok := g.find(u, v)
	switch {
	case !ok:
		return 0, false
	case g.out.w == nil:
		return 1, true
	}
	return g.out.w[i], true
}

// find returns the place of v in the list of u.
func (g *Graph) find(u, v int32) (int, bool) {
	if u < 0 || int(u) >= g.N() {
		return 0, false
	}
	i, ok := slices.BinarySearch(g.Out(int(u)), v)
	return g.out.off[u] + i, ok
}

func (r rows) n() int { return len(r.off) - 1 }

func (r *rows) of(u int) []int32 { return r.adj[r.off[u]:r.off[u+1]:r.off[u+1]] }

func (r *rows) weights(u int) []float64 {
	if r.w == nil {
		return nil
	}
	return r.w[r.off[u]:r.off[u+1]:r.off[u+1]]
}
