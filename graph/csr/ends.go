package csr

import (
	"runtime"
	"slices"
	"sync"
)

// maxParts bounds into how many parts a list of arcs is cut: each part counts its
// arcs by node, which takes 4 bytes a node and part.
const maxParts = 8

// FromEnds builds a graph of n nodes with an edge between each pair of ends, once
// and with weight 1, however often the pair comes; pairs of the same node are left
// out. The order of the pairs does not matter, and neither does the number of
// threads; 0 is all cores. An end outside 0..n-1 is an error.
func FromEnds(n int, directed bool, from, to []int32, threads int) (*Graph, error) {
	if err := checkEnds(n, from, to); err != nil {
		return nil, err
	}
	parts := partsOf(n, len(from), threads)
	out := gather(n, pairs{from, to, !directed}, parts)
	out.inRows(parts, sortRow)
	out.once()
	if !directed {
		return &Graph{out: out, in: out}, nil
	}
	return &Graph{directed: true, out: out, in: gather(n, out, parts)}, nil
}

// checkEnds looks at the nodes that the pairs name.
func checkEnds(n int, from, to []int32) error {
	if err := check(n, nil); err != nil {
		return err
	}
	for i, u := range from {
		if v := to[i]; uint32(u) >= uint32(n) || uint32(v) >= uint32(n) {
			return check(n, []Edge{{From: u, To: v}})
		}
	}
	return nil
}

// partsOf is into how many parts m arcs are cut.
func partsOf(n, m, threads int) int {
	if threads < 1 {
		threads = runtime.GOMAXPROCS(0)
	}
	return max(1, min(threads, maxParts, m/(n/4+1)))
}

// arcs are something that arcs come from, in parts that follow each other.
type arcs interface {
	count(part, parts int, rows []int32)
	fill(part, parts int, next []int32, off []int, adj []int32)
}

// pairs are arcs as ends; with both set each is one in the other direction too.
// Those from a node to itself don't count.
type pairs struct {
	from, to []int32
	both     bool
}

func (p pairs) part(part, parts int) (from, to []int32) {
	a, b := cut(len(p.from), part, parts)
	return p.from[a:b], p.to[a:b]
}

func (p pairs) count(part, parts int, rows []int32) {
	from, to := p.part(part, parts)
	for i, u := range from {
		if v := to[i]; u != v {
			rows[u]++
			if p.both {
				rows[v]++
			}
		}
	}
}

func (p pairs) fill(part, parts int, next []int32, off []int, adj []int32) {
	from, to := p.part(part, parts)
	for i, u := range from {
		v := to[i]
		if u == v {
			continue
		}
		adj[off[u]+int(next[u])] = v
		next[u]++
		if p.both {
			adj[off[v]+int(next[v])] = u
			next[v]++
		}
	}
}

// Rows are arcs for their transpose.

func (r rows) count(part, parts int, rows []int32) {
	a, b := r.span(part, parts)
	for _, v := range r.adj[r.off[a]:r.off[b]] {
		rows[v]++
	}
}

func (r rows) fill(part, parts int, next []int32, off []int, adj []int32) {
	a, b := r.span(part, parts)
	for u := a; u < b; u++ {
		for _, v := range r.of(u) {
			adj[off[v]+int(next[v])] = int32(u)
			next[v]++
		}
	}
}

// span are the rows of a part; parts have about as many arcs each.
func (r rows) span(part, parts int) (a, b int) {
	place := func(k int) int {
		if k == parts {
			return r.n()
		}
		u, _ := slices.BinarySearch(r.off[:r.n()], len(r.adj)/parts*k)
		return u
	}
	return place(part), place(part + 1)
}

// gather puts arcs into the lists of their sources, in the order in which they
// come. Each part counts its own, so that it knows where they go.
func gather(n int, from arcs, parts int) rows {
	counts := make([][]int32, parts)
	each(parts, func(p int) {
		counts[p] = make([]int32, n)
		from.count(p, parts, counts[p])
	})
	r := rows{off: make([]int, n+1)}
	for u := range n {
		sum := int32(0)
		for _, c := range counts {
			c[u], sum = sum, sum+c[u]
		}
		r.off[u+1] = r.off[u] + int(sum)
	}
	r.adj = make([]int32, r.off[n])
	each(parts, func(p int) { from.fill(p, parts, counts[p], r.off, r.adj) })
	return r
}

// inRows does something with each list.
func (r rows) inRows(parts int, do func(row []int32)) {
	each(parts, func(p int) {
		a, b := r.span(p, parts)
		for u := a; u < b; u++ {
			do(r.of(u))
		}
	})
}

// shortRow is up to which length a list is sorted by insertion.
const shortRow = 16

// sortRow sorts a list; most are short, or sorted already.
func sortRow(row []int32) {
	if len(row) > shortRow {
		slices.Sort(row)
		return
	}
	for i := 1; i < len(row); i++ {
		v, k := row[i], i
		for ; k > 0 && row[k-1] > v; k-- {
			row[k] = row[k-1]
		}
		row[k] = v
	}
}

// once drops repeats from lists in ascending order.
func (r *rows) once() {
	if !r.repeats() {
		return
	}
	kept, from := 0, 0
	for u := range r.n() {
		row := slices.Compact(r.adj[from:r.off[u+1]])
		kept, from = kept+copy(r.adj[kept:], row), r.off[u+1]
		r.off[u+1] = kept
	}
	r.adj = slices.Clone(r.adj[:kept])
}

// cut is part of 0..n-1, as bounds.
func cut(n, part, parts int) (a, b int) { return n * part / parts, n * (part + 1) / parts }

// each runs over parts at the same time.
func each(parts int, do func(part int)) {
	var group sync.WaitGroup
	for p := 1; p < parts; p++ {
		group.Go(func() { do(p) })
	}
	do(0)
	group.Wait()
}
