package csr

import "slices"

// count builds rows by counting: degrees, offsets, scatter, then each list is
// sorted and repeats are added up. With both set, each edge goes into the lists
// of its two ends.
func count(n int, edges []Edge, both bool) rows {
	off := make([]int, n+1)
	for _, e := range edges {
		off[e.From+1]++
		if both {
			off[e.To+1]++
		}
	}
	for i := range n {
		off[i+1] += off[i]
	}
	next := slices.Clone(off[:n])
	arcs := make([]arc, off[n])
	put := func(u, v int32, w float64) {
		arcs[next[u]] = arc{v, w}
		next[u]++
	}
	for _, e := range edges {
		put(e.From, e.To, e.Weight)
		if both {
			put(e.To, e.From, e.Weight)
		}
	}
	return compact(off, arcs)
}

type arc struct {
	to int32
	w  float64
}

// compact sorts each list, adds up repeats, and drops the weights if all are 1.
func compact(off []int, arcs []arc) rows {
	n := len(off) - 1
	r := rows{off: make([]int, n+1), adj: make([]int32, 0, len(arcs)), w: make([]float64, 0, len(arcs))}
	plain := true
	for u := range n {
		list := arcs[off[u]:off[u+1]]
		slices.SortStableFunc(list, func(a, b arc) int { return int(a.to) - int(b.to) })
		for i, a := range list {
			if i > 0 && list[i-1].to == a.to {
				r.w[len(r.w)-1] += a.w
				continue
			}
			r.adj = append(r.adj, a.to)
			r.w = append(r.w, a.w)
		}
		r.off[u+1] = len(r.adj)
	}
	for _, w := range r.w {
		plain = plain && w == 1
	}
	if plain {
		r.w = nil
	}
	return r
}

// transpose turns out-lists into in-lists; both stay ascending.
func (r rows) transpose() rows {
	n := len(r.off) - 1
	t := rows{off: make([]int, n+1), adj: make([]int32, len(r.adj))}
	if r.w != nil {
		t.w = make([]float64, len(r.w))
	}
	for _, v := range r.adj {
		t.off[v+1]++
	}
	for i := range n {
		t.off[i+1] += t.off[i]
	}
	next := slices.Clone(t.off[:n])
	for u := range n {
		for i := r.off[u]; i < r.off[u+1]; i++ {
			v := r.adj[i]
			t.adj[next[v]] = int32(u)
			if r.w != nil {
				t.w[next[v]] = r.w[i]
			}
			next[v]++
		}
	}
	return t
}
