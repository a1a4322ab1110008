package csr

import (
	"slices"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/simple"
)

// allNodes iterates over the boxed nodes. It hands out copies of the slice,
// because gonum lets callers sort what they get.
type allNodes struct {
	nodes []graph.Node
	at    int
}

func (it *allNodes) Next() bool {
	it.at = min(it.at+1, len(it.nodes))
	return it.at < len(it.nodes)
}

func (it *allNodes) Len() int { return max(0, len(it.nodes)-it.at-1) }

func (it *allNodes) Reset() { it.at = -1 }

func (it *allNodes) Node() graph.Node {
	if it.at < 0 || it.at >= len(it.nodes) {
		return nil
	}
	return it.nodes[it.at]
}

func (it *allNodes) NodeSlice() []graph.Node {
	rest := slices.Clone(it.nodes[len(it.nodes)-it.Len():])
	it.at = len(it.nodes)
	return rest
}

// nodeList iterates over a neighbour list, by index into the boxed nodes.
type nodeList struct {
	nodes []graph.Node
	adj   []int32
	at    int
}

func (it *nodeList) Next() bool {
	it.at = min(it.at+1, len(it.adj))
	return it.at < len(it.adj)
}

func (it *nodeList) Len() int { return max(0, len(it.adj)-it.at-1) }

func (it *nodeList) Reset() { it.at = -1 }

func (it *nodeList) Node() graph.Node {
	if it.at < 0 || it.at >= len(it.adj) {
		return nil
	}
	return it.nodes[it.adj[it.at]]
}

// NodeSlice returns the nodes that remain, and ends the iteration.
func (it *nodeList) NodeSlice() []graph.Node {
	rest := make([]graph.Node, 0, it.Len())
	for it.Next() {
		rest = append(rest, it.nodes[it.adj[it.at]])
	}
	return rest
}

// edgeList iterates over all edges. It stands at place i of the list of row u.
type edgeList struct {
	g     *Graph
	nodes []graph.Node
	u, i  int
	left  int
}

func newEdgeList(v view) *edgeList {
	it := &edgeList{g: v.g, nodes: v.nodes}
	it.Reset()
	return it
}

func (it *edgeList) Reset() { it.u, it.i, it.left = 0, -1, it.g.M() }

func (it *edgeList) Len() int { return it.left }

// Next goes to the next arc; in an undirected graph to the next one with
// From < To.
func (it *edgeList) Next() bool {
	if it.left == 0 {
		it.u = it.g.N()
		return false
	}
	it.left--
	for {
		it.i++
		for it.i == it.g.out.off[it.u+1] {
			it.u++
		}
		if it.g.directed || int(it.g.out.adj[it.i]) > it.u {
			return true
		}
	}
}

// WeightedEdge returns the current edge, nil before the first and after the last.
func (it *edgeList) WeightedEdge() graph.WeightedEdge {
	if it.i < 0 || it.u == it.g.N() {
		return nil
	}
	e := simple.WeightedEdge{F: it.nodes[it.u], T: it.nodes[it.g.out.adj[it.i]], W: 1}
	if it.g.out.w != nil {
		e.W = it.g.out.w[it.i]
	}
	return e
}

// Edge is WeightedEdge as gonum's unweighted iterator wants it.
func (it *edgeList) Edge() graph.Edge {
	if e := it.WeightedEdge(); e != nil {
		return e
	}
	return nil
}

// EdgeSlice returns the edges that remain, and ends the iteration.
func (it *edgeList) EdgeSlice() []graph.Edge {
	rest := make([]graph.Edge, 0, it.left)
	for it.Next() {
		rest = append(rest, it.WeightedEdge())
	}
	return rest
}

// WeightedEdgeSlice returns the edges that remain, and ends the iteration.
func (it *edgeList) WeightedEdgeSlice() []graph.WeightedEdge {
	rest := make([]graph.WeightedEdge, 0, it.left)
	for it.Next() {
		rest = append(rest, it.WeightedEdge())
	}
	return rest
}
