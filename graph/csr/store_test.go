package csr

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/dominikbraun/graph"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestStoreErrors(t *testing.T) {
	g := mustNew(2, true, nil)
	cases := []struct {
		name string
		keys []string
		want string
	}{
		{"too few", []string{"a"}, "1 keys for 2 nodes"},
		{"twice", []string{"a", "a"}, `nodes 0 and 1 have the same key "a"`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if _, err := g.Store(c.keys); err == nil || err.Error() != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestStoreReads(t *testing.T) {
	s := mustStore(mustNew(3, true, []Edge{{0, 1, 1}, {1, 2, 2.5}}))
	if u, _, err := s.Vertex("2"); u != 2 || err != nil {
		t.Errorf("vertex: got %v %v", u, err)
	}
	if _, _, err := s.Vertex("x"); !errors.Is(err, graph.ErrVertexNotFound) {
		t.Errorf("no vertex: got %v", err)
	}
	e, err := s.Edge("1", "2")
	if err != nil || e.Properties.Weight != 3 || e.Properties.Data != 2.5 {
		t.Errorf("edge: got %+v %v", e, err)
	}
	for _, pair := range [][2]string{{"2", "1"}, {"0", "2"}, {"x", "0"}, {"0", "x"}} {
		if _, err := s.Edge(pair[0], pair[1]); !errors.Is(err, graph.ErrEdgeNotFound) {
			t.Errorf("edge %v: got %v", pair, err)
		}
	}
}

func TestStoreIsReadOnly(t *testing.T) {
	s := mustStore(mustNew(2, true, []Edge{{0, 1, 1}}))
	lib := graph.NewWithStore(s.Key, s, graph.Directed())
	writes := map[string]error{
		"AddVertex":       s.AddVertex("x", 2, graph.VertexProperties{}),
		"RemoveVertex":    lib.RemoveVertex("0"),
		"AddEdge":         lib.AddEdge("1", "0"),
		"RemoveEdge":      lib.RemoveEdge("0", "1"),
		"UpdateEdge":      lib.UpdateEdge("0", "1", graph.EdgeWeight(7), graph.EdgeAttribute("k", "v")),
		"store's AddEdge": s.AddEdge("0", "1", graph.Edge[string]{}),
	}
	for name, err := range writes {
		if !errors.Is(err, ErrReadOnly) {
			t.Errorf("%s: got %v, want %v", name, err, ErrReadOnly)
		}
	}
	if e, _ := s.Edge("0", "1"); e.Properties.Weight != 1 || len(e.Properties.Attributes) != 0 {
		t.Errorf("edge changed to %+v", e)
	}
}

func TestWhole(t *testing.T) {
	cases := []struct {
		w    float64
		want int
	}{
		{0, 0}, {0.4, 0}, {0.5, 1}, {-0.5, -1}, {2.49, 2}, {1e300, math.MaxInt}, {-1e300, math.MinInt},
	}
	for _, c := range cases {
		if got := whole(c.w); got != c.want {
			t.Errorf("whole(%v): got %d, want %d", c.w, got, c.want)
		}
	}
}

// Property: the library sees over our store what it sees over its own.
func TestStoreAgainstMemory(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, directed, edges := drawEdges(t)
		g := mustNew(n, directed, edges)
		ours, theirs := library(g), memory(g)
		want, _ := theirs.AdjacencyMap()
		got, err := ours.AdjacencyMap()
		if diff := cmp.Diff(plainMap(want), plainMap(got)); err != nil || diff != "" {
			t.Fatalf("adjacency: %v (-want +got):\n%s", err, diff)
		}
		want, _ = theirs.PredecessorMap()
		got, err = ours.PredecessorMap()
		if diff := cmp.Diff(plainMap(want), plainMap(got)); err != nil || diff != "" {
			t.Fatalf("predecessors: %v (-want +got):\n%s", err, diff)
		}
		order, _ := ours.Order()
		size, _ := ours.Size()
		if order != g.N() || size != g.M() {
			t.Fatalf("order %d and size %d of %d nodes and %d edges", order, size, g.N(), g.M())
		}
		if _, err := ours.Clone(); err != nil {
			t.Fatal(err)
		}
	})
}

// Lists come in node order, so what the library does with them repeats.
func TestStoreOrder(t *testing.T) {
	for _, g := range []*Graph{RandomCitation(100, 3, 1), RandomTeams(50, 60, 1)} {
		s := mustStore(g)
		if got, _ := s.ListVertices(); !slices.Equal(got, s.keys) {
			t.Errorf("vertices are not in node order")
		}
		list, _ := s.ListEdges()
		inOrder := slices.IsSortedFunc(list, func(a, b graph.Edge[string]) int {
			if a.Source != b.Source {
				return int(s.index[a.Source] - s.index[b.Source])
			}
			return int(s.index[a.Target] - s.index[b.Target])
		})
		if !inOrder {
			t.Error("edges are not by source and target")
		}
		edges, _ := library(g).Edges()
		if len(edges) != g.M() {
			t.Errorf("got %d edges, want %d", len(edges), g.M())
		}
	}
}

func BenchmarkStoreAdjacency(b *testing.B) {
	for _, n := range []int{1_000, 20_000, 200_000} {
		g := RandomCitation(n, 5, 1)
		b.Run(fmt.Sprintf("ours/n=%d/m=%d", g.N(), g.M()), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := library(g).AdjacencyMap(); err != nil {
					b.Fatal(err)
				}
			}
		})
		if n > 20_000 && testing.Short() {
			continue
		}
		b.Run(fmt.Sprintf("theirs/n=%d/m=%d", g.N(), g.M()), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := memory(g).AdjacencyMap(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func mustStore(g *Graph) *Store {
	keys := make([]string, g.N())
	for i := range keys {
		keys[i] = fmt.Sprint(i)
	}
	s, err := g.Store(keys)
	if err != nil {
		panic(err)
	}
	return s
}

func traits(g *Graph) func(*graph.Traits) {
	return func(t *graph.Traits) { t.IsDirected, t.IsWeighted = g.IsDirected(), true }
}

func library(g *Graph) graph.Graph[string, int32] {
	s := mustStore(g)
	return graph.NewWithStore(s.Key, s, traits(g))
}

// memory is the same graph in the library's own store.
func memory(g *Graph) graph.Graph[string, int32] {
	lib := graph.New(func(u int32) string { return fmt.Sprint(u) }, traits(g))
	for u := range g.N() {
		if err := lib.AddVertex(int32(u)); err != nil {
			panic(err)
		}
	}
	for _, e := range g.Edges() {
		err := lib.AddEdge(fmt.Sprint(e.From), fmt.Sprint(e.To), graph.EdgeWeight(whole(e.Weight)), graph.EdgeData(e.Weight))
		if err != nil {
			panic(err)
		}
	}
	return lib
}

// plainMap keeps what both stores say alike: ends, weight and data.
func plainMap(m map[string]map[string]graph.Edge[string]) map[string]map[string][2]any {
	out := map[string]map[string][2]any{}
	for u, row := range m {
		out[u] = map[string][2]any{}
		for v, e := range row {
			if e.Source != u && e.Target != u {
				continue // an edge filed under the wrong node is missed
			}
			out[u][v] = [2]any{e.Properties.Weight, e.Properties.Data}
		}
	}
	return out
}
