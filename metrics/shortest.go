package metrics

import (
	"math"

	"cocite/graph/csr"
)

// search finds shortest paths from one node along out-arcs. An arc of weight w
// has length 1/w; one of weight 0 is no connection. Its arrays serve many
// searches, one after the other.
type search struct {
	g     *csr.Graph
	order []int32   // nodes reached, nearest first
	place []int32   // of each node in order, -1 if not reached
	dist  []float64 // of each node, +Inf if not reached
	heap  nodeHeap
}

func newSearch(g *csr.Graph) *search {
	s := &search{g: g, place: make([]int32, g.N()), dist: make([]float64, g.N())}
	for u := range s.dist {
		s.place[u], s.dist[u] = -1, math.Inf(1)
	}
	return s
}

// run is Dijkstra's algorithm. A node may stand in the heap several times; all
// but its first appearance are skipped. A node so far away that its distance
// is no finite number counts as not reached.
func (s *search) run(source int32) {
	s.clear()
	s.dist[source] = 0
	s.heap.push(nodeAt{0, source})
	for len(s.heap) > 0 {
		at := s.heap.pop()
		if s.place[at.node] >= 0 {
			continue
		}
		s.place[at.node] = int32(len(s.order))
		s.order = append(s.order, at.node)
		s.relax(at)
	}
}

func (s *search) relax(at nodeAt) {
	w := s.g.OutWeights(int(at.node))
	for i, v := range s.g.Out(int(at.node)) {
		d := at.dist + 1/w[i]
		if d < s.dist[v] {
			s.dist[v] = d
			s.heap.push(nodeAt{d, v})
		}
	}
}

// clear forgets the last search.
func (s *search) clear() {
	for _, u := range s.order {
		s.place[u], s.dist[u] = -1, math.Inf(1)
	}
	s.order = s.order[:0]
}
