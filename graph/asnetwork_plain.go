package graph

import (
	"fmt"

	"cocite/graph/csr"
)

// plain tells whether the network is that of one drawing whose edges are nothing
// but pairs of nodes. There may be a hundred million of them.
func (m *merger) plain() bool {
	return len(m.ds) == 1 && m.ds[0].Weights == nil && len(m.ds[0].Edges) == 0
}

// plainNetwork is the network of a plain drawing, by way of two numbers an edge.
func (m *merger) plainNetwork(directed, reverse bool) (*Network, []Problem, error) {
	d := m.ds[0]
	from, to := m.placed(d.From), m.placed(d.To)
	if directed && reverse {
		from, to = to, from
	}
	g, err := csr.FromEnds(len(d.IDs), directed, from, to, 0)
	if err != nil {
		return nil, nil, fmt.Errorf("joining graph files: %w", err)
	}
	n := &Network{Kind: "graph", Unit: UnitNodes, Directed: directed, CSR: g, IDs: m.nodes.list, Labels: m.labels()}
	n.Nodes = m.nodeColumns()
	return n, d.leftOut(g, from, to), nil
}

// placed are the places of nodes in the network.
func (m *merger) placed(nodes []int32) []int32 {
	out := make([]int32, len(nodes))
	for i, n := range nodes {
		out[i] = m.at[0][n]
	}
	return out
}

// leftOut reports the edges that a network has not, given its edges as they stand in the
// drawing. They are looked for only if there are any.
func (d *Drawing) leftOut(g *csr.Graph, from, to []int32) []Problem {
	var problems []Problem
	if g.M() == len(from) {
		return nil
	}
	loops := d.loops()
	if p, ok := d.report("graph.self-loop", loops, "from a node to itself left out"); ok {
		problems = append(problems, p)
	}
	if g.M()+len(loops) == len(from) {
		return problems
	}
	if !g.IsDirected() {
		for i, u := range from {
			from[i], to[i] = min(u, to[i]), max(u, to[i])
		}
	}
	if p, ok := d.report("graph.repeated-edge", repeats(from, to, g.N()), "repeating an earlier one left out"); ok {
		problems = append(problems, p)
	}
	return problems
}
