package csr

import "math"

// Reverse returns the graph with every arc turned round. It shares the arrays;
// an undirected graph is its own reverse.
func (g *Graph) Reverse() *Graph {
	return &Graph{directed: g.directed, out: g.in, in: g.out}
}

// Skeleton returns the graph without directions. The weights of u→v and v→u are
// added, so where two papers cite each other, the edge between them weighs 2; a
// sum too large for a float64 is the largest one. An undirected graph is its own
// skeleton.
func (g *Graph) Skeleton() *Graph {
	if !g.directed {
		return g
	}
	r := rows{off: make([]int, g.N()+1), adj: make([]int32, 0, 2*g.M()), w: make([]float64, 0, 2*g.M())}
	for u := range g.N() {
		r.join(g.Out(u), g.OutWeights(u), g.In(u), g.InWeights(u))
		r.off[u+1] = len(r.adj)
	}
	r = r.plain()
	return &Graph{out: r, in: r}
}

// join appends the union of two ascending lists and adds weights where both
// lists hold a node; nil weights are 1.
func (r *rows) join(a []int32, aw []float64, b []int32, bw []float64) {
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			r.append(a[i], at(aw, i))
			i++
		case i == len(a) || b[j] < a[i]:
			r.append(b[j], at(bw, j))
			j++
		default:
			sum := at(aw, i) + at(bw, j)
			r.append(a[i], max(-math.MaxFloat64, min(math.MaxFloat64, sum)))
			i, j = i+1, j+1
		}
	}
}

func (r *rows) append(v int32, w float64) {
	r.adj = append(r.adj, v)
	r.w = append(r.w, w)
}

// at is weight i of a list, 1 without weights.
func at(w []float64, i int) float64 {
	if w == nil {
		return 1
	}
	return w[i]
}

// Induced returns the graph on some nodes with all edges between them. The
// nodes are given in ascending order, each once; node i of the result is
// keep[i]. It panics if they are in no such order or out of range.
func (g *Graph) Induced(keep []int32) *Graph {
	number := g.renumber(keep)
	out := g.out.induced(keep, number)
	if !g.directed {
		return &Graph{out: out, in: out}
	}
	return &Graph{directed: true, out: out, in: out.transpose()}
}

// renumber returns the new number of each node, -1 for those left out.
func (g *Graph) renumber(keep []int32) []int32 {
	number := make([]int32, g.N())
	for i := range number {
		number[i] = -1
	}
	for i, u := range keep {
		if i > 0 && keep[i-1] >= u {
			panic("csr: Induced needs nodes in ascending order, each once")
		}
		number[u] = int32(i)
	}
	return number
}

func (r rows) induced(keep, number []int32) rows {
	s := rows{off: make([]int, len(keep)+1)}
	for i, u := range keep {
		for j := r.off[u]; j < r.off[u+1]; j++ {
			v := number[r.adj[j]]
			if v < 0 {
				continue
			}
			s.adj = append(s.adj, v)
			if r.w != nil {
				s.w = append(s.w, r.w[j])
			}
		}
		s.off[i+1] = len(s.adj)
	}
	return s.plain()
}
