package graph

import (
	"fmt"
	"iter"
	"strings"

	"cocite/graph/csr"
)

// Network is a graph drawn from a corpus or a graph file, with a name for each
// node and columns of attributes. Nodes are sorted by id, so that the order of
// the input does not show. It does not change after it is built: With
// returns a new network that shares everything else.
type Network struct {
	Kind     string // citation, coauthorship, coupling, cocitation, cooccurrence, related, graph
	Unit     Unit   // what the nodes are
	Directed bool
	CSR      *csr.Graph
	IDs      []string // node ids, unique: "doi:10.…", "au:du-simon-1a2b3c", …
	Labels   []string // node labels for people, never empty
	Nodes    []Column
	Edges    []Column // in the order of csr.Graph.Edges
	Notes    []string // what was left out or capped while drawing, in words

	evidence func(u, v int32) []int32
	corpus   *Corpus
}

// N is the number of nodes.
func (n *Network) N() int { return n.CSR.N() }

// M is the number of edges; an undirected edge counts once.
func (n *Network) M() int { return n.CSR.M() }

// Corpus is the corpus that the network was drawn from, nil for a graph file.
func (n *Network) Corpus() *Corpus { return n.corpus }

// With returns a network with further node columns; a column of the same name is
// replaced. It panics if a column has another length than there are nodes.
func (n *Network) With(cols ...Column) *Network {
	c := *n
	c.Nodes = withColumns(n.Nodes, n.N(), cols)
	return &c
}

// WithEdges is With for edge columns.
func (n *Network) WithEdges(cols ...Column) *Network {
	c := *n
	c.Edges = withColumns(n.Edges, n.M(), cols)
	return &c
}

// Column returns the node column of that name.
func (n *Network) Column(name string) (Column, bool) {
	for _, c := range n.Nodes {
		if c.Name == name {
			return c, true
		}
	}
	return Column{}, false
}

// Evidence returns the papers that made the edge between nodes u and v, as
// indexes into Corpus().Papers in ascending order; nil for a graph file.
// For a citation it is the citing paper, for co-authorship the joint papers,
// for coupling the shared references, for co-citation the citing papers.
func (n *Network) Evidence(u, v int32) []int32 {
	if n.evidence == nil {
		return nil
	}
	return n.evidence(u, v)
}

// EdgeSeq walks the edges in the order of the edge columns.
func (n *Network) EdgeSeq() iter.Seq2[int, csr.Edge] { return n.CSR.Edges() }

// withColumns joins two lists of columns; later names win, case is ignored.
func withColumns(old []Column, rows int, cols []Column) []Column {
	out := append([]Column(nil), old...)
next:
	for _, c := range cols {
		if err := c.check(rows); err != nil {
			panic(fmt.Sprintf("graph: %v", err))
		}
		for i := range out {
			if strings.EqualFold(out[i].Name, c.Name) {
				out[i] = c
				continue next
			}
		}
		out = append(out, c)
	}
	return out
}
