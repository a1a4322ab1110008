package metrics

import "cocite/graph/csr"

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
func (s *neighbours) degree(u int) int { return len(s.of(u)) }

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
