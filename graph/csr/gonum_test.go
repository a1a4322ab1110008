package csr

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/testgraph"
	"pgregory.net/rapid"
)

// gonum's own suite has 24 cases. All of them are built, none is skipped:
//   - ids that are sparse or negative are renumbered in the order in which the
//     case names them;
//   - self-loops are dropped, as this graph has none (5 cases hold some);
//   - in the undirected view u–v repeats v–u, so weights add up (4 cases hold
//     both), and in the directed view nothing repeats.
const suiteCases = 24

// conformance builds the suite's graphs and counts them.
type conformance struct {
	directed bool
	built    int
	edges    int
}

// build is a testgraph.Builder. It returns the nodes and edges that the graph
// really holds, made independently of the graph.
func (c *conformance) build(nodes []graph.Node, edges []testgraph.WeightedLine, _, _ float64) (graph.Graph, []graph.Node, []testgraph.Edge, float64, float64, bool) {
	number := map[int64]int32{}
	id := func(n graph.Node) int32 {
		if _, ok := number[n.ID()]; !ok {
			number[n.ID()] = int32(len(number))
		}
		return number[n.ID()]
	}
	for _, n := range nodes {
		id(n)
	}
	var kept []Edge
	for _, e := range edges {
		if u, v := id(e.From()), id(e.To()); u != v {
			kept = append(kept, Edge{u, v, e.Weight()})
		}
	}
	g := mustNew(len(number), c.directed, kept)
	c.built++
	c.edges += len(kept)
	return c.view(g), simpleNodes(len(number)), simpleEdges(kept, c.directed), 0, math.Inf(1), true
}

func (c *conformance) view(g *Graph) graph.Graph {
	if c.directed {
		return g.Directed()
	}
	return g.Undirected()
}

func simpleNodes(n int) []graph.Node {
	if n == 0 {
		return nil // as the suite wants it
	}
	nodes := make([]graph.Node, n)
	for i := range nodes {
		nodes[i] = simple.Node(i)
	}
	return nodes
}

// simpleEdges joins repeats and, undirected, opposite edges.
func simpleEdges(edges []Edge, directed bool) []testgraph.Edge {
	var out []testgraph.Edge
	for i, e := range edges {
		same := func(x Edge) bool {
			return x.From == e.From && x.To == e.To || !directed && x.From == e.To && x.To == e.From
		}
		if slices.ContainsFunc(edges[:i], same) {
			continue
		}
		w := 0.0
		for _, x := range edges {
			if same(x) {
				w += x.Weight
			}
		}
		out = append(out, simple.WeightedEdge{F: simple.Node(e.From), T: simple.Node(e.To), W: w})
	}
	return out
}

func TestGonumConformance(t *testing.T) {
	const usesEmpty, reversesEdges = true, true
	tests := []struct {
		name string
		run  func(*testing.T, testgraph.Builder)
	}{
		{"EdgeExistence", func(t *testing.T, b testgraph.Builder) { testgraph.EdgeExistence(t, b, reversesEdges) }},
		{"NodeExistence", testgraph.NodeExistence},
		{"ReturnAdjacentNodes", func(t *testing.T, b testgraph.Builder) {
			testgraph.ReturnAdjacentNodes(t, b, usesEmpty, reversesEdges)
		}},
		{"ReturnAllNodes", func(t *testing.T, b testgraph.Builder) { testgraph.ReturnAllNodes(t, b, usesEmpty) }},
		{"ReturnNodeSlice", func(t *testing.T, b testgraph.Builder) { testgraph.ReturnNodeSlice(t, b, usesEmpty) }},
		{"ReturnAllEdges", func(t *testing.T, b testgraph.Builder) { testgraph.ReturnAllEdges(t, b, usesEmpty) }},
		{"ReturnEdgeSlice", func(t *testing.T, b testgraph.Builder) { testgraph.ReturnEdgeSlice(t, b, usesEmpty) }},
		{"ReturnAllWeightedEdges", func(t *testing.T, b testgraph.Builder) {
			testgraph.ReturnAllWeightedEdges(t, b, usesEmpty)
		}},
		{"ReturnWeightedEdgeSlice", func(t *testing.T, b testgraph.Builder) {
			testgraph.ReturnWeightedEdgeSlice(t, b, usesEmpty)
		}},
		{"Weight", testgraph.Weight},
	}
	for _, directed := range []bool{true, false} {
		for _, test := range tests {
			t.Run(fmt.Sprintf("directed=%v/%s", directed, test.name), func(t *testing.T) {
				c := &conformance{directed: directed}
				test.run(t, c.build)
				if c.built < suiteCases || c.edges < 60 {
					t.Errorf("only %d cases with %d edges ran", c.built, c.edges)
				}
			})
		}
	}
}

// gonum decides by type switch; one type with both method sets is misread.
func TestViewsAreNotBoth(t *testing.T) {
	g := mustNew(2, true, []Edge{{0, 1, 1}})
	if _, both := any(g.Directed()).(graph.Undirected); both {
		t.Error("the directed view is an undirected graph too")
	}
	if _, both := any(g.Undirected()).(graph.Directed); both {
		t.Error("the undirected view is a directed graph too")
	}
}

func TestViewsOfTheOtherKind(t *testing.T) {
	arcs := mustNew(3, true, []Edge{{0, 1, 1}, {1, 0, 1}, {2, 1, 1}}).Undirected()
	if w, ok := arcs.Weight(1, 0); w != 2 || !ok {
		t.Errorf("skeleton weight: got %v %v, want 2 true", w, ok)
	}
	if n := len(graph.EdgesOf(arcs.Edges())); n != 2 {
		t.Errorf("skeleton edges: got %d, want 2", n)
	}
	edges := mustNew(3, false, []Edge{{0, 1, 1}, {1, 2, 3}}).Directed()
	if n := len(graph.EdgesOf(edges.Edges())); n != 4 {
		t.Errorf("arcs of an undirected graph: got %d, want 4", n)
	}
	if !edges.HasEdgeFromTo(2, 1) || edges.HasEdgeFromTo(0, 2) {
		t.Error("arcs of an undirected graph are not those of its edges")
	}
}

func TestViewOutside(t *testing.T) {
	v := mustNew(2, true, []Edge{{0, 1, 1}}).Directed()
	for _, id := range []int64{-1, 2, math.MaxInt64, 1<<32 + 1} { // the last is 1 if it loses its upper half
		if v.Node(id) != nil || v.From(id) != graph.Empty || v.To(id) != graph.Empty {
			t.Errorf("node %d should not exist", id)
		}
		if v.HasEdgeBetween(0, id) || v.Edge(id, 1) != nil || v.WeightedEdge(0, id) != nil {
			t.Errorf("node %d should have no edges", id)
		}
		if w, ok := v.Weight(id, id); ok || !math.IsInf(w, 1) {
			t.Errorf("weight at node %d: got %v %v", id, w, ok)
		}
	}
}

// What a caller does to a slice must not reach the view.
func TestNodeSliceIsACopy(t *testing.T) {
	v := mustNew(3, true, []Edge{{0, 1, 1}}).Directed()
	slices.Reverse(graph.NodesOf(v.Nodes()))
	if got := v.Node(0).ID(); got != 0 {
		t.Errorf("node 0 became node %d", got)
	}
}

// Property: iterators count down, stop, and start again.
func TestIterators(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, directed, edges := drawEdges(t)
		g := mustNew(n, directed, edges)
		v := g.Directed()
		drain(t, v.Nodes(), g.N())
		for u := range g.N() {
			drain(t, v.From(int64(u)), len(g.Out(u)))
			drain(t, v.To(int64(u)), len(g.In(u)))
		}
		drain(t, g.Undirected().Edges(), g.Skeleton().M())
	})
}

func drain(t *rapid.T, it graph.Iterator, want int) {
	for range 2 {
		if current(it) != nil {
			t.Fatalf("%T shows something before Next", it)
		}
		for left := want; left > 0; left-- {
			if it.Len() != left || !it.Next() || current(it) == nil {
				t.Fatalf("%T: Len %d with %d left", it, it.Len(), left)
			}
		}
		if it.Len() != 0 || it.Next() || it.Next() || current(it) != nil {
			t.Fatalf("%T does not stop", it)
		}
		it.Reset()
	}
}

// current is the item that an iterator shows, as an untyped nil if there is none.
func current(it graph.Iterator) any {
	switch it := it.(type) {
	case *edgeList:
		if e := it.Edge(); e != nil {
			return e
		}
	case graph.Nodes:
		if n := it.Node(); n != nil {
			return n
		}
	}
	return nil
}

func TestEdgeListAgainstEdges(t *testing.T) {
	for _, g := range []*Graph{RandomCitation(200, 4, 1), RandomTeams(100, 90, 1)} {
		var v interface{ WeightedEdges() graph.WeightedEdges } = g.Directed()
		if !g.IsDirected() {
			v = g.Undirected()
		}
		list := graph.WeightedEdgesOf(v.WeightedEdges())
		for id, e := range g.Edges() {
			got := list[id]
			if got.From().ID() != int64(e.From) || got.To().ID() != int64(e.To) || got.Weight() != e.Weight {
				t.Fatalf("edge %d: got %v, want %v", id, got, e)
			}
		}
	}
}
