package ingest

import (
	"bytes"
	"strconv"

	"cocite/graph"
)

// gexfLabel keeps the labels of nodes apart from an attribute with the title label.
const gexfLabel = "\x00label"

// gexfTimes are the attributes that say when something is there.
var gexfTimes = map[string]bool{
	"start": true, "end": true, "startopen": true, "endopen": true, "timestamp": true, "timestamps": true, "intervals": true,
}

// node takes a node and returns its row, -1 if it is left out.
func (g *gexf) node() int {
	id := g.tags.attr("id")
	if len(id) == 0 {
		g.add(g.tags.line, "gexf.no-id", graph.Error, "a node without an id is left out", nil)
		return -1
	}
	row, fresh := g.elements.node(id)
	if !fresh {
		g.add(g.tags.line, "gexf.repeated-id", graph.Warn, "node "+cutExcerpt(string(id))+" is there already; this one is left out", nil)
		return -1
	}
	if n := len(g.parents); n > 0 {
		g.extra(&g.nodes, "parent", row, []byte(g.parents[n-1]))
	}
	for i, a := range g.tags.attrs {
		switch name := string(a.name); name {
		case "id":
		case "label":
			g.extra(&g.nodes, gexfLabel, row, g.tags.value(i))
		case "pid":
			g.extra(&g.nodes, "parent", row, g.tags.value(i))
		default:
			g.further(&g.nodes, name, row, g.tags.value(i))
		}
	}
	return row
}

// edge takes an edge and returns its row, -1 if it is left out.
func (g *gexf) edge() int {
	from, to := g.tags.attr("source"), g.tags.attr("target")
	if len(from) == 0 || len(to) == 0 {
		g.add(g.tags.line, "gexf.no-end", graph.Error, "an edge without source or target is left out", nil)
		return -1
	}
	row := g.elements.edge(from, to, g.tags.line)
	kind := g.kind
	for i, a := range g.tags.attrs {
		switch name := string(a.name); name {
		case "source", "target":
		case "type":
			kind = string(g.tags.value(i))
		case "id":
			g.edgeID(row, g.tags.value(i))
		default:
			g.further(&g.edges, name, row, g.tags.value(i))
		}
	}
	if kind == "mutual" {
		g.mutual++
	}
	g.marks = append(g.marks, kind != "directed")
	return row
}

// further keeps an XML attribute as a column. Times stay text.
func (g *gexf) further(to *columnList, name string, row int, value []byte) {
	g.extra(to, name, row, value)
	if gexfTimes[name] && to.of(name) != nil {
		to.of(name).quoted = true
	}
}

// unique gives an attribute a number behind its name if another has the name already.
func (k *declared) unique(in *columnList) {
	name := k.name
	for n := 2; hasName(in, k.name); n++ {
		k.name = name + " " + strconv.Itoa(n)
	}
}

// property takes an element inside a node or an edge.
func (g *gexf) property(kind uint8, in openTag) {
	t, to := &g.tags, g.columnsOf(in.edge)
	switch kind {
	case valueTag:
		g.value(in)
	case colorTag:
		g.extra(to, "color", in.row, gexfColor(t))
		g.extra(to, "alpha", in.row, t.attr("a"))
	case positionTag:
		for _, axis := range []string{"x", "y", "z"} {
			g.extra(to, axis, in.row, t.attr(axis))
		}
	case sizeTag, shapeTag:
		g.extra(to, string(t.name), in.row, t.attr("value"))
	case parentTag:
		g.extra(to, "parent", in.row, t.attr("for"))
	case spellTag:
		g.times.spell(joinTimes(orBytes(t.attr("start"), t.attr("timestamp")), t.attr("end")))
	}
}

func orBytes(a, b []byte) []byte {
	if a != nil {
		return a
	}
	return b
}

// gexfColor is a colour as #rrggbb, nil if it is none.
func gexfColor(t *xmlPull) []byte {
	if hex := t.attr("hex"); hex != nil {
		return bytes.ToLower(hex)
	}
	out := []byte{'#'}
	for _, name := range []string{"r", "g", "b"} {
		v, err := strconv.ParseUint(string(t.attr(name)), 10, 8)
		if err != nil {
			return nil
		}
		out = append(out, "0123456789abcdef"[v>>4], "0123456789abcdef"[v&15])
	}
	return out
}

// value takes the value of an attribute. Of values at several times the first counts,
// and all of them are kept as text beside it.
func (g *gexf) value(in openTag) {
	t := &g.tags
	id := orBytes(t.attr("for"), t.attr("id"))
	k := g.keyOf(in.edge, id)
	value := t.attr("value")
	start, end := orBytes(t.attr("start"), t.attr("timestamp")), t.attr("end")
	if start == nil && end == nil {
		k.set(in.row, value, t.line, &g.reports, "gexf")
		return
	}
	if len(k.cells.endsOf()) <= in.row {
		k.set(in.row, value, t.line, &g.reports, "gexf")
	}
	g.times.value(k.name, joinTimes(start, end)+"="+string(value))
}

// endsOf are the ends of the cells; a nil column has none.
func (c *cells) endsOf() []int {
	if c == nil {
		return nil
	}
	return c.ends
}

// keyOf is the attribute of an id; one that is not declared gets a column all the same.
func (g *gexf) keyOf(edge bool, id []byte) *declared {
	class := 0
	if edge {
		class = 1
	}
	if k := g.last[class]; k != nil && k.id == string(id) {
		return k
	}
	k, ok := g.keys[class][string(id)]
	if !ok {
		what := [2]string{"nodes", "edges"}[class]
		g.add(g.tags.line, "gexf.unknown-attribute", graph.Warn, "a value is of an attribute that is not declared for "+what, id)
		k = &declared{id: string(id), name: or(string(id), "value")}
		g.declare(class, k)
	}
	g.last[class] = k
	return k
}

// times collects when a node or an edge is there, and its values at different times.
type times struct {
	spells []byte
	names  []string
	values [][]byte
}

// spell adds a span of time.
func (t *times) spell(span string) { t.spells = joinSpans(t.spells, span) }

// value adds the value of an attribute at a time.
func (t *times) value(name, text string) {
	for i, n := range t.names {
		if n == name {
			t.values[i] = joinSpans(t.values[i], text)
			return
		}
	}
	t.names, t.values = append(t.names, name), append(t.values, []byte(text))
}

func joinSpans(list []byte, text string) []byte {
	if len(list) > 0 {
		list = append(list, "; "...)
	}
	return append(list, text...)
}

// keep gives a row what was collected.
func (t *times) keep(e *elements, tag openTag) {
	to := e.columnsOf(tag.edge)
	if len(t.spells) > 0 {
		e.extra(to, "spells", tag.row, t.spells)
	}
	for i, name := range t.names {
		e.extra(to, name+" over time", tag.row, t.values[i])
	}
	t.spells, t.names, t.values = t.spells[:0], t.names[:0], t.values[:0]
}
