package ingest

import (
	"bytes"
	"math"
	"slices"
	"strings"

	"cocite/graph"
)

// finish makes the drawing.
func (p *dot) finish() {
	d := p.d
	d.IDs = p.ids.list()
	if c := p.nodes.take("label"); c != nil {
		d.Labels = p.labels(c)
	}
	d.Weights = p.weights()
	if c := p.nodes.take("pos"); c != nil {
		d.Nodes = p.positions(c)
	}
	if c, ok := p.groups.column(len(d.IDs)); ok {
		d.Nodes = append(d.Nodes, c)
	}
	d.Nodes = append(d.Nodes, dotPicture(p.columns(&p.nodes, len(d.IDs)))...)
	d.Edges = p.columns(&p.edges, len(d.From))
}

// columns types all columns that are left.
func (p *dot) columns(s *scatteredList, rows int) []graph.Column {
	var out []graph.Column
	absent := 0
	for _, c := range s.list {
		if c == nil {
			continue
		}
		if absent += max(0, rows-len(c.rows)); absent > maxAbsent {
			p.add(0, "dot.too-many-columns", graph.Error, "there are more attributes than can be kept; the last ones are left out", nil)
			break
		}
		if col, ok := c.column(rows); ok {
			out = append(out, col)
		}
	}
	return out
}

// labels are the labels of the nodes. The label \N, which Graphviz writes where
// none is set, says nothing beyond the id. It returns nil if no label does.
func (p *dot) labels(c *scattered) []string {
	labels, some := make([]string, len(p.d.IDs)), false
	for i, ref := range c.ofRows(len(labels)) {
		if ref < 0 {
			continue
		}
		if raw := c.values.at(int(ref)); string(raw) != `\N` {
			labels[i] = dotLabel(raw, p.d.IDs[i], p.head.name)
			some = true
		}
	}
	if !some {
		return nil
	}
	return labels
}

// dotLabel undoes the escapes of a label: line ends however they are aligned, \N
// for the node and \G for the graph. The line end of the last line says only how
// it is aligned.
func dotLabel(raw []byte, node, name string) string {
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw)
	}
	var b strings.Builder
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' || i+1 == len(raw) {
			b.WriteByte(raw[i])
			continue
		}
		i++
		switch c := raw[i]; c {
		case 'n', 'l', 'r':
			b.WriteByte('\n')
		case 'N':
			b.WriteString(node)
		case 'G':
			b.WriteString(name)
		default:
			b.WriteByte(c)
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// weights are the weights of the edges, 1 where none is set. It returns nil if no
// edge has one; weights that are no numbers stay an attribute.
func (p *dot) weights() []float64 {
	c := p.edges.take("weight")
	if c == nil {
		return nil
	}
	values, known := c.values.floats('.')
	if values == nil {
		p.edges.list[p.edges.at["weight"]] = c
		if len(c.values.text) > 0 {
			p.add(0, "dot.no-weights", graph.Warn, "some weight is no number; every edge has the weight 1", nil)
		}
		return nil
	}
	out := make([]float64, len(p.d.From))
	for i, ref := range c.ofRows(len(out)) {
		out[i] = 1
		if ref >= 0 && (known == nil || known[ref]) {
			out[i] = values[ref]
		}
	}
	return out
}

// positions makes the columns x, y and z of "10.5,-3!" and such. If some position
// is something else, all stay text. A position that no node has makes no column.
func (p *dot) positions(c *scattered) []graph.Column {
	if len(c.rows) == 0 {
		return nil
	}
	var at [3]cells
	for i, name := range []string{"x", "y", "z"} {
		at[i].name = name
	}
	for i := range c.values.ends {
		parts := bytes.Split(bytes.TrimSuffix(bytes.TrimSpace(c.values.at(i)), []byte("!")), []byte(","))
		if len(c.values.at(i)) == 0 {
			continue
		}
		if len(parts) < 2 || len(parts) > 3 || !numbers(parts) {
			col, _ := c.column(len(p.d.IDs))
			return []graph.Column{col}
		}
		for k, part := range parts {
			at[k].set(i, part)
		}
	}
	var out []graph.Column
	refs := c.ofRows(len(p.d.IDs))
	for k := range at {
		at[k].pad(len(c.values.ends))
		at[k].real = true
		if col, ok := at[k].column("."); ok {
			out = append(out, spread(col, refs))
		}
	}
	return out
}

// pointsPerInch is how many points make an inch: Graphviz gives places in the one
// and sizes in the other.
const pointsPerInch = 72

// dotPicture gives the columns that say how nodes are drawn the names that they have
// in other formats: width in inches becomes size in points, fillcolor color. A height
// that is the width, as in circles, is left out.
func dotPicture(cols []graph.Column) []graph.Column {
	width, height, fill, color := namedColumn(cols, "width"), namedColumn(cols, "height"), namedColumn(cols, "fillcolor"), namedColumn(cols, "color")
	if fill >= 0 && color < 0 && cols[fill].Text != nil {
		cols[fill].Name = "color"
	}
	if width < 0 || cols[width].Float == nil {
		return cols
	}
	round := height >= 0 && slices.Equal(cols[height].Float, cols[width].Float)
	cols[width].Name = "size"
	for i, v := range cols[width].Float {
		cols[width].Float[i] = math.Round(v*pointsPerInch*1e9) / 1e9
	}
	if round {
		cols = slices.Delete(cols, height, height+1)
	}
	return cols
}

// namedColumn is the place of a column, -1 if it is not there.
func namedColumn(cols []graph.Column, name string) int {
	return slices.IndexFunc(cols, func(c graph.Column) bool { return c.Name == name })
}
