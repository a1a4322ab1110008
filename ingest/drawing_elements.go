package ingest

import (
	"slices"

	"cocite/graph"
)

// How many attributes a graph file may have, and how many values in all with
// those that are missing: columns are dense, so a small file could ask for any
// amount of memory.
const (
	maxColumns = 10_000
	maxCells   = 1 << 27
)

// maxNesting bounds nesting where Limits do not: deep recursion costs memory.
const maxNesting = 1000

// nesting is how deep lists, subgraphs and elements may be nested.
func nesting(l Limits) int {
	if l.Depth > 0 {
		return min(l.Depth, maxNesting)
	}
	return maxNesting
}

// columnList collects attributes by name, in the order of first appearance.
type columnList struct {
	list []*cells
	at   map[string]int
	full bool // some attribute found no place
}

// of returns the column of a name, nil if there are too many already.
func (c *columnList) of(name string) *cells {
	if i, ok := c.at[name]; ok {
		return c.list[i]
	}
	if len(c.list) >= maxColumns {
		c.full = true
		return nil
	}
	if c.at == nil {
		c.at = make(map[string]int)
	}
	c.at[name] = len(c.list)
	c.list = append(c.list, &cells{name: name})
	return c.list[len(c.list)-1]
}

// take removes the column of a name, nil if there is none. No column can be added
// after that.
func (c *columnList) take(name string) *cells {
	i := slices.IndexFunc(c.list, func(x *cells) bool { return x.name == name })
	if i < 0 {
		return nil
	}
	x := c.list[i]
	c.list = slices.Delete(c.list, i, i+1)
	return x
}

// columns types all columns, with a number of rows.
func (c *columnList) columns(rows int) []graph.Column {
	var out []graph.Column
	for k, x := range c.list {
		if (k+1)*rows > maxCells {
			c.full = true
			break
		}
		x.pad(rows)
		if col, ok := x.column("."); ok {
			out = append(out, col)
		}
	}
	return out
}

// elements collects the nodes and edges of a graph file in which an edge may come
// before the nodes that it joins, or mention nodes that nowhere come.
type elements struct {
	d     *graph.Drawing
	ids   nodeIDs
	row   []int32 // of each id the number of its node, -1 if it has none
	known []int32 // of each node its id
	from  []int32 // ends of the edges, as numbers of ids
	to    []int32
	nodes columnList
	edges columnList
}

// id returns the number of a node id.
func (e *elements) id(text []byte) int32 {
	i, fresh := e.ids.of(text)
	if fresh {
		e.row = append(e.row, -1)
	}
	return i
}

// node adds a node and returns its row; false if it is there already.
func (e *elements) node(id []byte) (int, bool) {
	i := e.id(id)
	if e.row[i] >= 0 {
		return int(e.row[i]), false
	}
	row := len(e.known)
	e.row[i] = int32(row)
	e.known = append(e.known, i)
	return row, true
}

// edge adds an edge and returns its row.
func (e *elements) edge(from, to []byte, line int) int {
	e.from, e.to = append(e.from, e.id(from)), append(e.to, e.id(to))
	e.d.Lines = append(e.d.Lines, line)
	return len(e.from) - 1
}

// finish gives the drawing its nodes in their order, then those that only edges
// mention, and the edges between them. It reports under a code what is only
// mentioned.
func (e *elements) finish(r *reports, code string) {
	d := e.d
	for _, i := range e.known {
		d.IDs = append(d.IDs, e.ids.list[i])
	}
	for n := range e.from {
		for _, i := range [2]int32{e.from[n], e.to[n]} {
			if e.row[i] < 0 {
				e.row[i] = int32(len(d.IDs))
				d.IDs = append(d.IDs, e.ids.list[i])
				r.add(d.Lines[n], code, graph.Warn, "node "+cutExcerpt(e.ids.list[i])+" is only mentioned by an edge", nil)
			}
		}
	}
	d.From, d.To = e.rows(e.from), e.rows(e.to)
	if len(d.IDs) > len(e.known) {
		d.Declared = make([]bool, len(d.IDs))
		for i := range e.known {
			d.Declared[i] = true
		}
	}
}

// rows turns numbers of ids into nodes, in place.
func (e *elements) rows(ids []int32) []int32 {
	for k, i := range ids {
		ids[k] = e.row[i]
	}
	return ids
}

// labels takes the first of some columns of nodes for the labels, if there is one.
func (e *elements) labels(names ...string) []string {
	for _, name := range names {
		if c := e.nodes.take(name); c != nil {
			c.pad(len(e.d.IDs))
			labels, _ := c.texts()
			return labels
		}
	}
	return nil
}

// weights takes the first of some columns of edges that holds numbers for the
// weights; an edge without has 1.
func (e *elements) weights(names ...string) []float64 {
	for _, name := range names {
		c := e.edges.take(name)
		if c == nil {
			continue
		}
		c.pad(len(e.from))
		values, known := c.floats('.')
		if values == nil || c.quoted {
			e.edges.list = append(e.edges.list, c)
			continue
		}
		for i := range values {
			if known != nil && !known[i] {
				values[i] = 1
			}
		}
		return values
	}
	return nil
}

// columns gives the drawing its attributes. It reports under a code if there are
// more than can be kept.
func (e *elements) columns(r *reports, code string) {
	e.d.Nodes, e.d.Edges = e.nodes.columns(len(e.d.IDs)), e.edges.columns(len(e.d.From))
	if e.nodes.full || e.edges.full {
		r.add(0, code, graph.Error, "there are more attributes than can be kept; the last ones are left out", nil)
	}
}
