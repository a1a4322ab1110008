package csr

import (
	"math"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/simple"
)

// view is what gonum's two views share: nodes 0..N-1, boxed once, and edges
// found by binary search. Weights go out as they are: gonum's paths read them
// as lengths, so a similarity needs to be turned round before.
type view struct {
	g     *Graph
	nodes []graph.Node
}

// DirectedView is a graph as gonum's graph.Directed and graph.WeightedDirected.
type DirectedView struct{ view }

// UndirectedView is a graph as gonum's graph.Undirected and
// graph.WeightedUndirected.
type UndirectedView struct{ view }

var (
	_ graph.Directed           = DirectedView{}
	_ graph.WeightedDirected   = DirectedView{}
	_ graph.Undirected         = UndirectedView{}
	_ graph.WeightedUndirected = UndirectedView{}
)

// Directed opens the graph to gonum's algorithms on directed graphs, without a
// copy. Each edge of an undirected graph is an arc in both directions.
func (g *Graph) Directed() DirectedView {
	return DirectedView{newView(&Graph{directed: true, out: g.out, in: g.in})}
}

// Undirected opens the graph to gonum's algorithms on undirected graphs. That of
// a directed graph shows its Skeleton, which is a copy.
//
// The two views are two types on purpose: gonum asks for an undirected graph
// first, and a type with the methods of both would never be read as directed.
func (g *Graph) Undirected() UndirectedView { return UndirectedView{newView(g.Skeleton())} }

func newView(g *Graph) view {
	nodes := make([]graph.Node, g.N())
	for i := range nodes {
		nodes[i] = simple.Node(i)
	}
	return view{g: g, nodes: nodes}
}

// Node returns the node with the given number, nil if there is none.
func (v view) Node(id int64) graph.Node {
	if !v.has(id) {
		return nil
	}
	return v.nodes[id]
}

func (v view) has(id int64) bool { return id >= 0 && id < int64(len(v.nodes)) }

// Nodes returns all nodes, ascending.
func (v view) Nodes() graph.Nodes {
	if len(v.nodes) == 0 {
		return graph.Empty
	}
	return &allNodes{nodes: v.nodes, at: -1}
}

// From returns the nodes that a node points to, ascending.
func (v view) From(id int64) graph.Nodes {
	if !v.has(id) {
		return graph.Empty
	}
	return v.list(v.g.Out(int(id)))
}

// To returns the nodes that point to a node, ascending.
func (v DirectedView) To(id int64) graph.Nodes {
	if !v.has(id) {
		return graph.Empty
	}
	return v.list(v.g.In(int(id)))
}

func (v view) list(adj []int32) graph.Nodes {
	if len(adj) == 0 {
		return graph.Empty
	}
	return &nodeList{nodes: v.nodes, adj: adj, at: -1}
}

// HasEdgeBetween tells whether an edge joins two nodes in either direction.
func (v view) HasEdgeBetween(xid, yid int64) bool {
	return v.arc(xid, yid) || v.g.directed && v.arc(yid, xid)
}

// HasEdgeFromTo tells whether an arc leads from one node to another.
func (v DirectedView) HasEdgeFromTo(uid, vid int64) bool { return v.arc(uid, vid) }

func (v view) arc(uid, vid int64) bool {
	_, ok := v.weight(uid, vid)
	return ok
}

// weight is Graph.Weight for gonum's 64-bit numbers.
func (v view) weight(uid, vid int64) (float64, bool) {
	if !v.has(uid) || !v.has(vid) {
		return 0, false
	}
	return v.g.Weight(int32(uid), int32(vid))
}

// Weight returns the weight of an edge. As in gonum's simple graphs with lengths,
// a node is at weight 0 from itself, and an absent edge weighs +Inf.
func (v view) Weight(xid, yid int64) (w float64, ok bool) {
	if w, ok = v.weight(xid, yid); ok {
		return w, true
	}
	if xid == yid && v.has(xid) {
		return 0, true
	}
	return math.Inf(1), false
}

// Edge returns the edge from one node to another, nil if there is none.
func (v view) Edge(uid, vid int64) graph.Edge {
	if e := v.WeightedEdge(uid, vid); e != nil {
		return e
	}
	return nil
}

// WeightedEdge returns the edge from one node to another, nil if there is none.
func (v view) WeightedEdge(uid, vid int64) graph.WeightedEdge {
	w, ok := v.weight(uid, vid)
	if !ok {
		return nil
	}
	return simple.WeightedEdge{F: v.nodes[uid], T: v.nodes[vid], W: w}
}

// EdgeBetween is Edge: direction does not matter.
func (v UndirectedView) EdgeBetween(xid, yid int64) graph.Edge { return v.Edge(xid, yid) }

// WeightedEdgeBetween is WeightedEdge: direction does not matter.
func (v UndirectedView) WeightedEdgeBetween(xid, yid int64) graph.WeightedEdge {
	return v.WeightedEdge(xid, yid)
}

// Edges returns all edges in the order of Graph.Edges.
func (v view) Edges() graph.Edges {
	if v.g.M() == 0 {
		return graph.Empty
	}
	return newEdgeList(v)
}

// WeightedEdges returns all edges in the order of Graph.Edges.
func (v view) WeightedEdges() graph.WeightedEdges {
	if v.g.M() == 0 {
		return graph.Empty
	}
	return newEdgeList(v)
}
