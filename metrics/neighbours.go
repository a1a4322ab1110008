package metrics

import (
	"context"

	"cocite/graph/csr"
)

// neighbours reads a graph as a simple undirected one, without a copy: u and v
// are neighbours if there is an arc in either direction.
type neighbours struct {
	g   *csr.Graph
	buf []int32
}

// of returns the neighbours of u, ascending, each once. The slice is good until
// the next call.
func (s *neighbours) of(u int) []int32 {
	if !s.g.IsDirected() {
		return s.g.Out(u)
	}
	s.buf = union(s.buf[:0], s.g.Out(u), s.g.In(u))
	return s.buf
}

// degree counts the neighbours of u.
func (s *neighbours) degree(u int) int {
	if !s.g.IsDirected() {
		return len(s.g.Out(u))
	}
	out, in := s.g.Out(u), s.g.In(u)
	return len(out) + len(in) - common(out, in)
}

// neighbourCounts is degree for all nodes.
func neighbourCounts(ctx context.Context, g *csr.Graph, threads int) ([]int32, error) {
	deg, s := make([]int32, g.N()), &neighbours{g: g} // degree needs no buffer
	jobs := spans(g.N(), 1<<12)
	return deg, parallel(ctx, threads, len(jobs), func(_, job int) {
		for u := jobs[job].lo; u < jobs[job].hi; u++ {
			deg[u] = int32(s.degree(u))
		}
	})
}

// union appends what stands in a or in b, both ascending without repeats.
func union(dst, a, b []int32) []int32 {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			dst, a = append(dst, a[0]), a[1:]
		case a[0] > b[0]:
			dst, b = append(dst, b[0]), b[1:]
		default:
			dst, a, b = append(dst, a[0]), a[1:], b[1:]
		}
	}
	dst = append(dst, a...)
	return append(dst, b...)
}
