package csr

import (
	"fmt"
	"math"
	"slices"
)

// New builds a graph of n nodes. Weights of repeated edges are added up in the
// order given; in an undirected graph u–v repeats v–u. An end outside 0..n-1,
// a self-loop and a weight (or a sum of weights) that is not finite are errors:
// callers report and drop those while reading.
func New(n int, directed bool, edges []Edge) (*Graph, error) {
	if err := check(n, edges); err != nil {
		return nil, err
	}
	g := build(n, directed, edges)
	if u, i := g.out.infinite(); i >= 0 {
		return nil, fmt.Errorf("edge %d–%d has weight %v", u, g.out.adj[i], g.out.w[i])
	}
	return g, nil
}

// check looks at the nodes that the edges name.
func check(n int, edges []Edge) error {
	if n < 0 || n > math.MaxInt32 {
		return fmt.Errorf("graph with %d nodes", n)
	}
	for _, e := range edges {
		if uint32(e.From) >= uint32(n) || uint32(e.To) >= uint32(n) {
			return fmt.Errorf("edge %d–%d of a graph with %d nodes", e.From, e.To, n)
		}
		if e.From == e.To {
			return fmt.Errorf("self-loop at node %d", e.From)
		}
	}
	return nil
}

// build scatters the edges into lists. Where those come out in no order, to
// transpose them sorts them: the transposed lists are ascending and repeats
// stay in the order given.
func build(n int, directed bool, edges []Edge) *Graph {
	r := scatter(n, edges, !directed)
	if r.ascending() {
		r = r.merge()
		if !directed {
			return &Graph{out: r, in: r}
		}
		return &Graph{directed: true, out: r, in: r.transpose()}
	}
	r = r.transpose().merge()
	if !directed {
		return &Graph{out: r, in: r}
	}
	return &Graph{directed: true, out: r.transpose(), in: r}
}

// scatter puts each edge into the list of its source, in the order given; with
// both set, into the lists of its two ends.
func scatter(n int, edges []Edge, both bool) rows {
	r := rows{off: make([]int, n+1)}
	plain := true
	for _, e := range edges {
		r.off[e.From+1]++
		if both {
			r.off[e.To+1]++
		}
		plain = plain && e.Weight == 1
	}
	next := r.allocate(!plain)
	put := func(u, v int32, w float64) {
		i := next[u]
		next[u]++
		r.adj[i] = v
		if !plain {
			r.w[i] = w
		}
	}
	for _, e := range edges {
		put(e.From, e.To, e.Weight)
		if both {
			put(e.To, e.From, e.Weight)
		}
	}
	return r
}

// transpose turns out-lists into in-lists, which are ascending.
func (r rows) transpose() rows {
	t := rows{off: make([]int, len(r.off))}
	for _, v := range r.adj {
		t.off[v+1]++
	}
	next := t.allocate(r.w != nil)
	for u := range r.n() {
		for i := r.off[u]; i < r.off[u+1]; i++ {
			v := r.adj[i]
			k := next[v]
			next[v]++
			t.adj[k] = int32(u)
			if r.w != nil {
				t.w[k] = r.w[i]
			}
		}
	}
	return t
}

// allocate turns lengths, each one place to the right of its row, into offsets,
// makes room for the lists, and returns where the next entry of each row goes.
func (r *rows) allocate(weighted bool) []int {
	for i := range r.n() {
		r.off[i+1] += r.off[i]
	}
	m := r.off[r.n()]
	r.adj = make([]int32, m)
	if weighted {
		r.w = make([]float64, m)
	}
	return slices.Clone(r.off[:r.n()])
}

// ascending tells whether every list is in order; repeats are allowed.
func (r rows) ascending() bool {
	for u := range r.n() {
		if !slices.IsSorted(r.of(u)) {
			return false
		}
	}
	return true
}

// merge adds up repeats in place, and drops the weights if all are 1.
func (r rows) merge() rows {
	if r.w == nil {
		if !r.repeats() {
			return r
		}
		r.w = ones(len(r.adj))
	}
	kept, from := 0, 0
	for u := range r.n() {
		start := kept
		for i := from; i < r.off[u+1]; i++ {
			if kept > start && r.adj[kept-1] == r.adj[i] {
				r.w[kept-1] += r.w[i]
				continue
			}
			r.adj[kept], r.w[kept] = r.adj[i], r.w[i]
			kept++
		}
		from, r.off[u+1] = r.off[u+1], kept
	}
	r.adj, r.w = r.adj[:kept:kept], r.w[:kept:kept]
	return r.plain()
}

// repeats tells whether an ascending list holds a node twice.
func (r rows) repeats() bool {
	for u := range r.n() {
		list := r.of(u)
		for i := 1; i < len(list); i++ {
			if list[i-1] == list[i] {
				return true
			}
		}
	}
	return false
}

// plain drops the weights if all are 1.
func (r rows) plain() rows {
	for _, w := range r.w {
		if w != 1 {
			return r
		}
	}
	r.w = nil
	return r
}

// infinite finds the first weight that is NaN or infinite, as the row and the
// place in adj; -1 if there is none.
func (r rows) infinite() (row, place int) {
	for u := range r.n() {
		for i, w := range r.weights(u) {
			if math.IsNaN(w) || math.IsInf(w, 0) {
				return u, r.off[u] + i
			}
		}
	}
	return -1, -1
}

func ones(n int) []float64 {
	w := make([]float64, n)
	for i := range w {
		w[i] = 1
	}
	return w
}
