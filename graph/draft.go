package graph

import (
	"fmt"

	"cocite/graph/csr"
)

// draft is a network before its columns: nodes are items of a unit, in the order
// of their ids.
type draft struct {
	c        *Corpus
	o        DrawOptions
	kind     string
	directed bool
	items    []int32 // index of each node in the table of its unit
	edges    []csr.Edge
	columns  []Column // of the edges, which are sorted by From and To
	notes    []string
	evidence func(u, v int32) []int32
}

// network finishes a draft. Nodes come sorted by id.
func (d *draft) network() (*Network, error) {
	g, err := csr.New(len(d.items), d.directed, d.edges)
	if err != nil {
		return nil, fmt.Errorf("drawing %s: %w", d.kind, err)
	}
	n := &Network{
		Kind: d.kind, Unit: d.o.Unit, Directed: d.directed, CSR: g,
		Edges: d.columns, Notes: d.notes, corpus: d.c, evidence: d.evidence,
	}
	d.describe(n)
	d.edges = nil
	if d.o.LargestComponent {
		return n.Largest(), nil
	}
	return n, nil
}
