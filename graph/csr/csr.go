// Package csr holds an immutable weighted graph on the nodes 0..n-1 in
// compressed sparse rows, with a door to gonum and a door to dominikbraun/graph.
//
// Use it in three steps:
//  1. New builds a Graph from a list of edges.
//  2. Out, In and Edges read it; kernels in metrics work on these slices.
//  3. Directed and Undirected give gonum's views, Store gives dominikbraun's.
package csr

import (
	"fmt"
	"iter"
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

// New builds a graph of n nodes. Weights of repeated edges are added up in the
// order given; in an undirected graph u–v repeats v–u. An end outside 0..n-1
// and a self-loop are errors: callers report and drop those while reading.
func New(n int, directed bool, edges []Edge) (*Graph, error) {
	for _, e := range edges {
		if e.From < 0 || e.To < 0 || int(e.From) >= n || int(e.To) >= n {
			return nil, fmt.Errorf("edge %d–%d of a graph with %d nodes", e.From, e.To, n)
		}
		if e.From == e.To {
			return nil, fmt.Errorf("self-loop at node %d", e.From)
		}
	}
	g := &Graph{directed: directed}
	if directed {
		g.out = count(n, edges, false)
		g.in = g.out.transpose()
		return g, nil
	}
	g.out = count(n, edges, true)
	g.in = g.out
	return g, nil
}

// N is the number of nodes.
func (g *Graph) N() int { return len(g.out.off) - 1 }

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

func (r rows) of(u int) []int32 { return r.adj[r.off[u]:r.off[u+1]:r.off[u+1]] }

func (r rows) weights(u int) []float64 {
	if r.w == nil {
		return nil
	}
	return r.w[r.off[u]:r.off[u+1]:r.off[u+1]]
}
