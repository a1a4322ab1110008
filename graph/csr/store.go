package csr

import (
	"errors"
	"fmt"
	"math"

	"github.com/dominikbraun/graph"
)

// ErrReadOnly is what every method of a Store returns that would change it.
var ErrReadOnly = errors.New("graph is read-only")

// Store is a graph as dominikbraun/graph keeps it: with a name for each node,
// read straight from the arrays. It never changes; Clone of dominikbraun/graph
// copies it into a store that can.
//
// Weights there are whole numbers: each is rounded to the nearest, and the exact
// one is in EdgeProperties.Data as a float64.
type Store struct {
	g     *Graph
	keys  []string
	index map[string]int32
}

var _ graph.Store[string, int32] = (*Store)(nil)

// Store opens the graph to dominikbraun/graph. There is one key a node, each
// different. For example, its algorithms run on
//
//	graph.NewWithStore(s.Key, s, graph.Directed(), graph.Weighted())
//
// where graph.Directed must be given exactly if the graph is directed.
func (g *Graph) Store(keys []string) (*Store, error) {
	if len(keys) != g.N() {
		return nil, fmt.Errorf("%d keys for %d nodes", len(keys), g.N())
	}
	s := &Store{g: g, keys: keys, index: make(map[string]int32, len(keys))}
	for i, k := range keys {
		if j, ok := s.index[k]; ok {
			return nil, fmt.Errorf("nodes %d and %d have the same key %q", j, i, k)
		}
		s.index[k] = int32(i)
	}
	return s, nil
}

// Key is the key of a node, the hash function that goes with the store.
func (s *Store) Key(u int32) string { return s.keys[u] }

// Vertex returns the number of a node.
func (s *Store) Vertex(key string) (int32, graph.VertexProperties, error) {
	u, ok := s.index[key]
	if !ok {
		return 0, graph.VertexProperties{}, graph.ErrVertexNotFound
	}
	return u, graph.VertexProperties{}, nil
}

// ListVertices returns the keys in node order.
func (s *Store) ListVertices() ([]string, error) {
	return append([]string(nil), s.keys...), nil
}

// VertexCount is the number of nodes.
func (s *Store) VertexCount() (int, error) { return s.g.N(), nil }

// Edge returns the edge between two nodes, in a directed graph the arc from the
// first to the second.
func (s *Store) Edge(source, target string) (graph.Edge[string], error) {
	u, okU := s.index[source]
	v, okV := s.index[target]
	if !okU || !okV {
		return graph.Edge[string]{}, graph.ErrEdgeNotFound
	}
	w, ok := s.g.Weight(u, v)
	if !ok {
		return graph.Edge[string]{}, graph.ErrEdgeNotFound
	}
	e := s.edge(u, v, w)
	// An option of UpdateEdge writes here before the store can refuse.
	e.Properties.Attributes = map[string]string{}
	return e, nil
}

// ListEdges returns all arcs by source and then target. An edge of an undirected
// graph comes in both directions, as dominikbraun/graph wants it.
func (s *Store) ListEdges() ([]graph.Edge[string], error) {
	list := make([]graph.Edge[string], 0, len(s.g.out.adj))
	for u := range s.g.N() {
		w := s.g.OutWeights(u)
		for i, v := range s.g.Out(u) {
			list = append(list, s.edge(int32(u), v, at(w, i)))
		}
	}
	return list, nil
}

func (s *Store) edge(u, v int32, w float64) graph.Edge[string] {
	return graph.Edge[string]{
		Source:     s.keys[u],
		Target:     s.keys[v],
		Properties: graph.EdgeProperties{Weight: whole(w), Data: w},
	}
}

// whole rounds a weight; what is beyond an int becomes the outermost int.
func whole(w float64) int {
	r := math.Round(w)
	switch {
	case r >= math.MaxInt:
		return math.MaxInt
	case r <= math.MinInt:
		return math.MinInt
	}
	return int(r)
}

// AddVertex returns ErrReadOnly.
func (s *Store) AddVertex(string, int32, graph.VertexProperties) error { return ErrReadOnly }

// RemoveVertex returns ErrReadOnly.
func (s *Store) RemoveVertex(string) error { return ErrReadOnly }

// AddEdge returns ErrReadOnly.
func (s *Store) AddEdge(_, _ string, _ graph.Edge[string]) error { return ErrReadOnly }

// UpdateEdge returns ErrReadOnly.
func (s *Store) UpdateEdge(_, _ string, _ graph.Edge[string]) error { return ErrReadOnly }

// RemoveEdge returns ErrReadOnly.
func (s *Store) RemoveEdge(_, _ string) error { return ErrReadOnly }
