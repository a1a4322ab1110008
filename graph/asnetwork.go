package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cocite/graph/csr"
)

// GraphOptions say how AsNetwork reads graph files.
type GraphOptions struct {
	Undirected bool // edges have no direction, whatever the file says
	Reverse    bool // turn each edge round
}

// AsNetwork joins drawings into a network of the kind graph, as they are: nodes
// join by id and come sorted by id. It is undirected if every file says so or
// the options do. Self-loops and edges whose
// weight is not a positive number are left out. Repeated edges become one, with
// their weights added up if any file gives weights. Columns keep their values
// under legal names; where drawings clash the first known value stays. What was
// left out comes back as problems. Several files that contradict each other in
// direction are an error.
func AsNetwork(ds []*Drawing, o GraphOptions) (*Network, []Problem, error) {
	directed, err := directionOf(ds, o)
	if err != nil {
		return nil, nil, err
	}
	m := newMerger(ds)
	if m.plain() {
		return m.plainNetwork(directed, o.Reverse)
	}
	edges, problems := m.edges(directed, o.Reverse)
	n, err := m.network(edges, directed)
	return n, problems, err
}

// directionOf tells whether the graph is directed. Files that do not say follow
// those that do; if none does, edges have a direction.
func directionOf(ds []*Drawing, o GraphOptions) (bool, error) {
	if o.Undirected {
		return false, nil
	}
	var said *Drawing
	for _, d := range ds {
		if !d.DirectedSaid || len(d.From) == 0 {
			continue
		}
		if said != nil && said.Directed != d.Directed {
			return false, fmt.Errorf("%s and %s disagree whether edges have a direction", said.Origin.File, d.Origin.File)
		}
		said = d
	}
	return said == nil || said.Directed, nil
}

// merger joins drawings by node id.
type merger struct {
	ds    []*Drawing
	nodes table[string]
	at    [][]int32 // place of each node of each drawing, sorted by id
}

func newMerger(ds []*Drawing) *merger {
	m := &merger{ds: ds, at: make([][]int32, len(ds))}
	if len(ds) == 1 {
		m.nodes.list = ds[0].IDs // each is there once
	}
	for i, d := range ds {
		m.at[i] = make([]int32, len(d.IDs))
		for k, id := range d.IDs {
			m.at[i][k] = int32(k)
			if len(ds) > 1 {
				m.at[i][k] = m.nodes.add(id, nil)
			}
		}
	}
	order := idOrder(m.nodes.list)
	place := places(order, len(order))
	for _, at := range m.at {
		for k, n := range at {
			at[k] = place[n]
		}
	}
	m.nodes.list = pickRows(m.nodes.list, order)
	return m
}

// drawnEdge is an edge with the place that it comes from.
type drawnEdge struct {
	csr.Edge
	drawing, row int32
}

// edges returns the edges sorted by their ends, each once.
func (m *merger) edges(directed, reverse bool) ([]drawnEdge, []Problem) {
	var all []drawnEdge
	var problems []Problem
	weighted := false
	for i, d := range m.ds {
		found, again := m.edgesOf(int32(i), directed, reverse)
		all = append(all, found...)
		weighted = weighted || d.Weights != nil
		if p, ok := d.report("graph.self-loop", d.loops(), "from a node to itself left out"); ok {
			problems = append(problems, p)
		}
		fault := "repeating an earlier one left out"
		if d.Weights != nil {
			fault = "repeating an earlier one added to its weight"
		}
		if p, ok := d.report("graph.bad-weight", d.badWeights(), "whose weight is not a positive number left out"); ok {
			p.Severity = Error
			problems = append(problems, p)
		}
		if p, ok := d.report("graph.repeated-edge", again, fault); ok {
			problems = append(problems, p)
		}
	}
	slices.SortStableFunc(all, func(a, b drawnEdge) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return once(all, weighted), problems
}

// edgesOf are the edges of one drawing between nodes of the network, and the
// rows that repeat an earlier one.
func (m *merger) edgesOf(drawing int32, directed, reverse bool) ([]drawnEdge, []int32) {
	d, at := m.ds[drawing], m.at[drawing]
	from, to := make([]int32, len(d.From)), make([]int32, len(d.To))
	edges := make([]drawnEdge, 0, len(d.From))
	for i := range d.From {
		u, v := at[d.From[i]], at[d.To[i]]
		if directed && reverse || !directed && v < u {
			u, v = v, u
		}
		from[i], to[i] = u, v
		if u == v || !d.weighs(i) {
			continue
		}
		e := drawnEdge{csr.Edge{From: u, To: v, Weight: 1}, drawing, int32(i)}
		if d.Weights != nil {
			e.Weight = d.Weights[i]
		}
		edges = append(edges, e)
	}
	return edges, repeats(from, to, len(m.nodes.list))
}

// once makes one edge of repeated ones, which follow each other.
func once(edges []drawnEdge, weighted bool) []drawnEdge {
	out := edges[:0]
	for _, e := range edges {
		last := len(out) - 1
		if last < 0 || out[last].From != e.From || out[last].To != e.To {
			out = append(out, e)
			continue
		}
		if weighted {
			out[last].Weight += e.Weight
		}
	}
	return out
}

func (m *merger) network(edges []drawnEdge, directed bool) (*Network, error) {
	plain := make([]csr.Edge, len(edges))
	for i, e := range edges {
		plain[i] = e.Edge
	}
	g, err := csr.New(len(m.nodes.list), directed, plain)
	if err != nil {
		return nil, fmt.Errorf("joining graph files: %w", err)
	}
	n := &Network{Kind: "graph", Unit: UnitNodes, Directed: directed, CSR: g, IDs: m.nodes.list, Labels: m.labels()}
	n.Nodes = m.nodeColumns()
	n.Edges = m.edgeColumns(edges)
	return n, nil
}

// labels are the first labels that drawings give; the id where none does.
func (m *merger) labels() []string {
	if !slices.ContainsFunc(m.ds, func(d *Drawing) bool { return d.Labels != nil }) {
		return m.nodes.list
	}
	labels := make([]string, len(m.nodes.list))
	for i, d := range m.ds {
		for k := range d.IDs {
			if n := m.at[i][k]; labels[n] == "" {
				labels[n] = strings.Join(strings.Fields(d.label(k)), " ")
			}
		}
	}
	for n, l := range labels {
		labels[n] = or(l, m.nodes.list[n])
	}
	return labels
}

// nodeColumns joins the node columns of all drawings by name.
func (m *merger) nodeColumns() []Column {
	var s columnSet
	for i, d := range m.ds {
		for _, c := range d.Nodes {
			s.merge(c, len(m.nodes.list), func(yield func(row, from int) bool) {
				for k, n := range m.at[i] {
					if !yield(int(n), k) {
						return
					}
				}
			})
		}
	}
	return s.legalNodes()
}

// edgeColumns joins the edge columns of all drawings by name; a repeated edge has
// the values of the first.
func (m *merger) edgeColumns(edges []drawnEdge) []Column {
	var s columnSet
	for i, d := range m.ds {
		for _, c := range d.Edges {
			s.merge(c, len(edges), func(yield func(row, from int) bool) {
				for k, e := range edges {
					if int(e.drawing) == i && !yield(k, int(e.row)) {
						return
					}
				}
			})
		}
	}
	return s.legalTimed()
}
