package ingest

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cocite/graph"
)

// How many attributes a graph file may have, and how many values may be missing or
// come from defaults in all: columns are dense, so a small file could ask for any
// amount of memory.
const (
	maxColumns = 10_000
	maxAbsent  = 1 << 25
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

	room    int      // how many values may be absent; 0 is maxAbsent
	misfits []string // columns that should be numbers and are not
}

// unnamed is the name of attributes that have none.
const unnamed = "unnamed"

// of returns the column of a name, nil if there are too many already.
func (c *columnList) of(name string) *cells {
	name = or(name, unnamed)
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

// columns types all columns, with a number of rows, of which the first are those of
// nodes and edges that the file describes.
func (c *columnList) columns(rows, described int) []graph.Column {
	var out []graph.Column
	absent := 0
	for _, x := range c.list {
		x.pad(rows)
		if absent += x.absent(); absent > cmp.Or(c.room, maxAbsent) {
			c.full = true
			return out
		}
		col, ok := x.typed(rows, described)
		if !ok {
			continue
		}
		if col.Text != nil && (x.number || x.real) {
			c.misfits = append(c.misfits, x.name)
		}
		out = append(out, col)
	}
	return out
}

// absent is how many cells are empty.
func (c *cells) absent() int {
	n, from := 0, 0
	for _, end := range c.ends {
		if end == from {
			n++
		}
		from = end
	}
	return n
}

// typed types a column with its fallback, if it has one.
func (c *cells) typed(rows, described int) (graph.Column, bool) {
	if c.fallback == nil {
		return c.column(".")
	}
	return c.filled(rows, described)
}

// elements collects the nodes and edges of a graph file in which an edge may come
// before the nodes that it joins, or mention nodes that nowhere come.
type elements struct {
	d     *graph.Drawing
	ids   numberIDs
	row   []int32 // of each id the number of its node, -1 if it has none
	known []int32 // of each node its id
	from  []int32 // ends of the edges, as numbers of ids
	to    []int32
	nodes columnList
	edges columnList
	again int // values that came again, or too late
}

// id returns the number of a node id.
func (e *elements) id(text []byte) int32 {
	i, fresh := e.ids.next(text)
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

// edgeID keeps the id of an edge, unless it is only its number.
func (e *elements) edgeID(row int, id []byte) {
	if n, err := strconv.Atoi(string(bytes.TrimPrefix(id, []byte{'e'}))); err != nil || n != row {
		e.extra(&e.edges, "id", row, id)
	}
}

// extra keeps a value that no key declares.
func (e *elements) extra(to *columnList, name string, row int, value []byte) {
	if row < 0 || len(value) == 0 {
		return
	}
	if c := to.of(name); c != nil && !c.set(row, value) {
		e.again++
	}
}

// columnsOf are the columns of nodes or edges.
func (e *elements) columnsOf(edge bool) *columnList {
	if edge {
		return &e.edges
	}
	return &e.nodes
}

// finish gives the drawing its nodes in their order, then those that only edges
// mention, and the edges between them. It reports under a code what is only
// mentioned.
func (e *elements) finish(r *reports, code string) {
	d := e.d
	ids := e.ids.list()
	for _, i := range e.known {
		d.IDs = append(d.IDs, ids[i])
	}
	for n := range e.from {
		for _, i := range [2]int32{e.from[n], e.to[n]} {
			if e.row[i] < 0 {
				e.row[i] = int32(len(d.IDs))
				d.IDs = append(d.IDs, ids[i])
				r.add(d.Lines[n], code, graph.Warn, "node "+cutExcerpt(ids[i])+" is only mentioned by an edge", nil)
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

// ownIDs gives the nodes the ids in the column key, if the file has nothing but
// numbers behind a prefix for ids, ascending from the first or a later one, and every
// node has a key of its own. It is how this program writes ids where a format has
// only such, and how another program leaves them that took nodes out.
func (e *elements) ownIDs(prefix string, first int) {
	i := indexOfColumn(e.nodes.list, "key")
	if i < 0 || len(e.known) < len(e.d.IDs) {
		return
	}
	c := e.nodes.list[i]
	c.pad(len(e.d.IDs))
	keys, known := c.texts()
	seen := make(map[string]bool, len(keys))
	for i, id := range e.d.IDs {
		digits, ok := strings.CutPrefix(id, prefix)
		number, err := strconv.Atoi(digits)
		if known != nil || !ok || err != nil || number < first || seen[keys[i]] {
			return
		}
		seen[keys[i]], first = true, number+1
	}
	e.d.IDs = keys
	e.nodes.take("key")
}

// labels takes the first of some columns of nodes for the labels, if there is one.
func (e *elements) labels(names ...string) []string {
	for _, name := range names {
		if c := e.nodes.take(name); c != nil {
			c.quoted = true
			c.pad(len(e.d.IDs))
			col, _ := c.typed(len(e.d.IDs), len(e.known))
			return col.Text
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
		real := c.real
		c.real = true
		c.pad(len(e.from))
		col, _ := c.typed(len(e.from), len(e.from))
		c.real = real
		if col.Float == nil || c.quoted {
			e.edges.list = append(e.edges.list, c)
			continue
		}
		for i := range col.Float {
			if !col.Known(i) {
				col.Float[i] = 1
			}
		}
		return col.Float
	}
	return nil
}

// columns gives the drawing its attributes. What it reports has codes that begin
// with code.
func (e *elements) columns(r *reports, code string) {
	e.d.Nodes, e.d.Edges = e.nodes.columns(len(e.d.IDs), len(e.known)), e.edges.columns(len(e.d.From), len(e.d.From))
	if e.nodes.full || e.edges.full {
		r.add(0, code+".too-many-columns", graph.Error, "there are more attributes than can be kept; the last ones are left out", nil)
	}
	for _, list := range []*columnList{&e.nodes, &e.edges} {
		for _, name := range list.misfits {
			r.add(0, code+".bad-type", graph.Warn, "not all values of "+cutExcerpt(name)+" are the numbers that they are declared to be; they are kept as text", nil)
		}
	}
	if e.again > 0 {
		r.add(0, code+".repeated-value", graph.Warn, fmt.Sprintf("%d values that come a second time are left out", e.again), nil)
	}
}
