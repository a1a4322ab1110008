package metrics

import (
	"context"
	"slices"
	"sync/atomic"

	"cocite/graph/csr"
)

// WeakComponents returns the component of each node when directions are
// ignored. Component 0 is the largest; equal sizes are in the order of their
// smallest nodes. An isolated node is a component of its own. It runs on all
// cores.
//
// It is Afforest by Sutton, Ben-Nun and Barak 2018, doi:10.1109/IPDPS.2018.00023:
// two arcs of each node show the largest component, whose nodes need not follow
// the rest of theirs.
func WeakComponents(g *csr.Graph) []int32 {
	f := newForest(g.N())
	const sampled = 2
	f.each(func(u int32) {
		out := g.Out(int(u))
		for _, v := range out[:min(sampled, len(out))] {
			f.join(u, v)
		}
	})
	f.flatten()
	largest := f.frequent()
	f.each(func(u int32) {
		if f.at(u) == largest {
			return
		}
		out := g.Out(int(u))
		for _, v := range out[min(sampled, len(out)):] {
			f.join(u, v)
		}
		if g.IsDirected() {
			for _, v := range g.In(int(u)) { // their arcs may have been left out
				f.join(u, v)
			}
		}
	})
	f.flatten()
	return bySize(f)
}

// forest is a union-find that several workers may use at once. The smallest node
// of a set is its root, so the sets don't depend on who comes first.
type forest []int32

func newForest(n int) forest {
	f := make(forest, n)
	for i := range f {
		f[i] = int32(i)
	}
	return f
}

func (f forest) at(u int32) int32 { return atomic.LoadInt32(&f[u]) }

// each calls visit for all nodes, on all cores.
func (f forest) each(visit func(u int32)) {
	jobs := spans(len(f), 1<<12)
	_ = parallel(context.Background(), 0, len(jobs), func(_, job int) { // never cancelled
		for u := jobs[job].lo; u < jobs[job].hi; u++ {
			visit(int32(u))
		}
	})
}

// join hangs the larger root below the smaller one. Where somebody else has been
// quicker, it goes on from there.
func (f forest) join(u, v int32) {
	u, v = f.at(u), f.at(v)
	for u != v {
		high, low := max(u, v), min(u, v)
		up := f.at(high)
		if up == low || up == high && atomic.CompareAndSwapInt32(&f[high], high, low) {
			return
		}
		u, v = f.at(up), f.at(low)
	}
}

// flatten hangs every node below its root.
func (f forest) flatten() {
	f.each(func(u int32) {
		root := f.at(u)
		for f.at(root) != root {
			root = f.at(root)
		}
		atomic.StoreInt32(&f[u], root)
	})
}

// frequent is the root of most of about a thousand nodes, the smallest of
// several; -1 without nodes. Any other would do, but save less.
func (f forest) frequent() int32 {
	var sample []int32
	for u := 0; u < len(f); u += len(f)/1024 + 1 {
		sample = append(sample, f[u])
	}
	slices.Sort(sample)
	best, most, run := int32(-1), 0, 0
	for i, root := range sample {
		if run++; i > 0 && root != sample[i-1] {
			run = 1
		}
		if run > most {
			best, most = root, run
		}
	}
	return best
}

// StrongComponents returns the strongly connected component of each node: the
// largest sets of nodes that all reach each other along arcs. The numbers are
// as in WeakComponents; in an undirected graph both are the same.
//
// Source: Tarjan 1972, doi:10.1137/0201010, in the form with one array by
// Pearce 2016, doi:10.1016/j.ipl.2015.08.010.
func StrongComponents(g *csr.Graph) []int32 {
	if !g.IsDirected() {
		return WeakComponents(g)
	}
	s := strong{g: g, low: make([]int32, g.N()), next: make([]int32, g.N()), index: 1, label: int32(g.N())}
	for u := range g.N() {
		if s.low[u] == 0 {
			s.search(int32(u))
		}
	}
	return bySize(s.low)
}

// strong is the state of Pearce's search. low[u] is 0 before u is visited, then
// the smallest index that u is known to reach, and at the end a label. Indexes
// count up and are given back, labels count down from n, so they never meet.
type strong struct {
	g     *csr.Graph
	low   []int32
	next  []int32 // arcs of each node followed so far
	path  []visit // from the root of the search to the current node
	stack []int32 // nodes left whose component is not complete
	index int32
	label int32
}

// visit is a node on the path with the index that it got when it was entered.
type visit struct{ node, index int32 }

// search goes depth first from root, without recursion.
func (s *strong) search(root int32) {
	s.enter(root)
	for len(s.path) > 0 {
		if v, ok := s.step(s.path[len(s.path)-1].node); ok {
			s.enter(v)
			continue
		}
		s.leave()
	}
}

func (s *strong) enter(u int32) {
	s.low[u] = s.index
	s.path = append(s.path, visit{u, s.index})
	s.index++
}

// step follows the arcs of u up to the first that leads to a node not visited.
func (s *strong) step(u int32) (int32, bool) {
	out := s.g.Out(int(u))
	for int(s.next[u]) < len(out) {
		v := out[s.next[u]]
		if s.low[v] == 0 {
			return v, true
		}
		s.low[u] = min(s.low[u], s.low[v])
		s.next[u]++
	}
	return 0, false
}

// leave takes the last node from the path. If it reaches no earlier index, it
// is the root of a component: itself and what its visit left on the stack.
func (s *strong) leave() {
	last := s.path[len(s.path)-1]
	s.path = s.path[:len(s.path)-1]
	s.stack = append(s.stack, last.node)
	if s.low[last.node] < last.index {
		return
	}
	for i := len(s.stack) - 1; i >= 0 && s.low[s.stack[i]] >= last.index; i-- {
		s.low[s.stack[i]] = s.label
		s.stack = s.stack[:i]
		s.index--
	}
	s.label--
}

// bySize renumbers labels below len(label)+1 from 0 by size, then smallest node.
func bySize(label []int32) []int32 {
	size := make([]int32, len(label)+1)
	var order []int32 // labels in the order of their smallest nodes
	for _, l := range label {
		if size[l] == 0 {
			order = append(order, l)
		}
		size[l]++
	}
	slices.SortStableFunc(order, func(a, b int32) int { return int(size[b]) - int(size[a]) })
	number := size
	for i, l := range order {
		number[l] = int32(i)
	}
	out := make([]int32, len(label))
	for u, l := range label {
		out[u] = number[l]
	}
	return out
}
