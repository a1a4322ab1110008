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
	evidence := d.evidence
	if d.o.LargestComponent {
		kept := d.keepLargest()
		evidence = func(u, v int32) []int32 { return d.evidence(kept[u], kept[v]) }
	}
	g, err := csr.New(len(d.items), d.directed, d.edges)
	if err != nil {
		return nil, fmt.Errorf("drawing %s: %w", d.kind, err)
	}
	n := &Network{
		Kind: d.kind, Unit: d.o.Unit, Directed: d.directed, CSR: g,
		Edges: d.columns, Notes: d.notes, corpus: d.c, evidence: evidence,
	}
	d.describe(n)
	d.edges = nil
	return n, nil
}

// keepLargest leaves the largest component, of several the one with the first
// node. It returns what the nodes were before.
func (d *draft) keepLargest() []int32 {
	part := components(len(d.items), d.edges)
	size := make([]int, len(d.items))
	best := int32(0)
	for _, p := range part {
		size[p]++
	}
	for p, s := range size {
		if s > size[best] {
			best = int32(p)
		}
	}
	place := make([]int32, len(d.items))
	var kept, items []int32
	for i, p := range part {
		place[i] = int32(len(kept))
		if p == best {
			kept = append(kept, int32(i))
			items = append(items, d.items[i])
		}
	}
	if out := len(d.items) - len(items); out > 0 {
		d.notes = append(d.notes, countOf(out, "node")+" outside the largest component left out")
	}
	d.items = items
	d.keepEdges(func(e csr.Edge) bool { return part[e.From] == best })
	for i, e := range d.edges {
		d.edges[i].From, d.edges[i].To = place[e.From], place[e.To]
	}
	return kept
}

// keepEdges drops edges together with their values.
func (d *draft) keepEdges(keep func(csr.Edge) bool) {
	var rows []int32
	for i, e := range d.edges {
		if keep(e) {
			d.edges[len(rows)] = e
			rows = append(rows, int32(i))
		}
	}
	d.edges = d.edges[:len(rows)]
	for i := range d.columns {
		d.columns[i] = d.columns[i].Pick(rows)
	}
}

// components numbers the weakly connected part of each node by its smallest node.
func components(n int, edges []csr.Edge) []int32 {
	g := newGroups(n)
	for _, e := range edges {
		g.join(e.From, e.To)
	}
	out := make([]int32, n)
	for i := range out {
		out[i] = g.root(int32(i))
	}
	return out
}
