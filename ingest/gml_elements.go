package ingest

import (
	"slices"

	"cocite/graph"
)

// columnList collects attributes by name, in the order of first appearance.
type columnList struct {
	list []*cells
	at   map[string]int
}

// of returns the column of a name.
func (c *columnList) of(name string) *cells {
	if i, ok := c.at[name]; ok {
		return c.list[i]
	}
	if c.at == nil {
		c.at = make(map[string]int)
	}
	c.at[name] = len(c.list)
	c.list = append(c.list, &cells{name: name})
	return c.list[len(c.list)-1]
}

// take removes the column of a name, nil if there is none.
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
	for _, x := range c.list {
		x.pad(rows)
		if col, ok := x.column("."); ok {
			out = append(out, col)
		}
	}
	return out
}

// node takes one node.
func (g *gmlReader) node(line int) {
	pairs := g.pairsOf(line)
	id, ok := valueOf(pairs, "id")
	if !ok {
		g.add(line, "gml.no-id", graph.Error, "a node without an id is left out", nil)
		return
	}
	i := g.id(id)
	if g.row[i] >= 0 {
		g.add(line, "gml.repeated-id", graph.Warn, "node "+cutExcerpt(id)+" is there already; this one is left out", nil)
		return
	}
	row := len(g.nodeIDs)
	g.row[i] = int32(row)
	g.nodeIDs = append(g.nodeIDs, i)
	g.attributes(&g.nodes, row, pairs, line, "id", "")
}

// edge takes one edge.
func (g *gmlReader) edge(line int) {
	pairs := g.pairsOf(line)
	from, okFrom := valueOf(pairs, "source")
	to, okTo := valueOf(pairs, "target")
	if !okFrom || !okTo {
		g.add(line, "gml.no-end", graph.Error, "an edge without source or target is left out", nil)
		return
	}
	row := len(g.pairs)
	g.pairs = append(g.pairs, [2]int32{g.id(from), g.id(to)})
	g.d.Lines = append(g.d.Lines, line)
	g.attributes(&g.edges, row, pairs, line, "source", "target")
}

// id returns the number of a node id.
func (g *gmlReader) id(text string) int32 {
	i, fresh := g.ids.of([]byte(text))
	if fresh {
		g.row = append(g.row, -1)
	}
	return i
}

// valueOf is the first value under a name.
func valueOf(pairs []gmlPair, name string) (string, bool) {
	for _, p := range pairs {
		if p.name == name {
			return p.value, p.value != ""
		}
	}
	return "", false
}

// attributes keeps all pairs but those of two names. Of a key that comes twice
// the first value stays.
func (g *gmlReader) attributes(to *columnList, row int, pairs []gmlPair, line int, but, andBut string) {
	for _, p := range pairs {
		if p.name == but || p.name == andBut {
			continue
		}
		c := to.of(p.name)
		if !c.set(row, []byte(p.value)) {
			g.add(line, "gml.repeated-key", graph.Warn, "the key "+cutExcerpt(p.name)+" comes again; its first value stays", []byte(p.value))
			continue
		}
		c.quoted = c.quoted || p.quoted
	}
}

// finish makes the drawing: the nodes in their order, then those that only edges
// mention.
func (g *gmlReader) finish() {
	d := g.d
	for _, i := range g.nodeIDs {
		d.IDs = append(d.IDs, g.ids.list[i])
	}
	g.mentioned()
	for _, p := range g.pairs {
		d.From, d.To = append(d.From, g.row[p[0]]), append(d.To, g.row[p[1]])
	}
	if labels := g.labels(); labels != nil {
		labels.pad(len(d.IDs))
		d.Labels, _ = labels.texts()
	}
	d.Weights = g.weights()
	d.Nodes, d.Edges = g.nodes.columns(len(d.IDs)), g.edges.columns(len(d.From))
}

// mentioned adds the nodes that only edges mention.
func (g *gmlReader) mentioned() {
	d, declared := g.d, len(g.nodeIDs)
	for n, p := range g.pairs {
		for _, i := range p {
			if g.row[i] >= 0 {
				continue
			}
			g.row[i] = int32(len(d.IDs))
			d.IDs = append(d.IDs, g.ids.list[i])
			g.add(d.Lines[n], "gml.unknown-node", graph.Warn, "node "+cutExcerpt(g.ids.list[i])+" is only mentioned by an edge", nil)
		}
	}
	if len(d.IDs) == declared {
		return
	}
	d.Declared = make([]bool, len(d.IDs))
	for i := range declared {
		d.Declared[i] = true
	}
}

// labels are the labels of the nodes, else their names.
func (g *gmlReader) labels() *cells {
	if c := g.nodes.take("label"); c != nil {
		return c
	}
	return g.nodes.take("name")
}

// weights are the numbers under weight or value; an edge without has 1. It
// returns nil if edges have neither, or if it is no number.
func (g *gmlReader) weights() []float64 {
	for _, name := range []string{"weight", "value"} {
		c := g.edges.take(name)
		if c == nil {
			continue
		}
		c.pad(len(g.pairs))
		values, known := c.floats('.')
		if values == nil || c.quoted {
			g.edges.list = append(g.edges.list, c)
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
