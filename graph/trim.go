package graph

import "cocite/graph/csr"

// Largest returns the largest weakly connected part of a network, of several the
// one with the first node. What was left out is in Notes.
func (n *Network) Largest() *Network {
	part := weakParts(n.CSR)
	size := make([]int, n.N())
	best := int32(0)
	for _, p := range part {
		size[p]++
	}
	for p, s := range size {
		if s > size[best] {
			best = int32(p)
		}
	}
	var nodes, edges []int32
	for u, p := range part {
		if p == best {
			nodes = append(nodes, int32(u))
		}
	}
	if len(nodes) == n.N() {
		return n
	}
	for i, e := range n.EdgeSeq() {
		if part[e.From] == best {
			edges = append(edges, int32(i))
		}
	}
	return n.keep(nodes, edges)
}

// keep leaves some nodes, with all edges between them.
func (n *Network) keep(nodes, edges []int32) *Network {
	k := *n
	k.CSR = n.CSR.Induced(nodes)
	k.IDs, k.Labels = pickRows(n.IDs, nodes), pickRows(n.Labels, nodes)
	k.Nodes, k.Edges = pickColumns(n.Nodes, nodes), pickColumns(n.Edges, edges)
	k.Notes = append(append([]string(nil), n.Notes...),
		countOf(n.N()-len(nodes), "node")+" outside the largest component left out")
	if n.evidence != nil {
		k.evidence = func(u, v int32) []int32 { return n.evidence(nodes[u], nodes[v]) }
	}
	return &k
}

// AtLeast returns the network without the edges below a weight. Nodes stay.
func (n *Network) AtLeast(weight float64) (*Network, error) {
	var kept []csr.Edge
	var edges []int32
	for i, e := range n.EdgeSeq() {
		if e.Weight >= weight {
			kept = append(kept, e)
			edges = append(edges, int32(i))
		}
	}
	if len(kept) == n.M() {
		return n, nil
	}
	g, err := csr.New(n.N(), n.Directed, kept)
	if err != nil {
		return nil, err
	}
	k := *n
	k.CSR, k.Edges = g, pickColumns(n.Edges, edges)
	return &k, nil
}

func pickColumns(cols []Column, rows []int32) []Column {
	out := make([]Column, len(cols))
	for i, c := range cols {
		out[i] = c.Pick(rows)
	}
	return out
}

// weakParts numbers the weakly connected part of each node by one of its nodes.
func weakParts(g *csr.Graph) []int32 {
	parts := newGroups(g.N())
	for _, e := range g.Edges() {
		parts.join(e.From, e.To)
	}
	out := make([]int32, g.N())
	for i := range out {
		out[i] = parts.root(int32(i))
	}
	return out
}
