package export

import (
	"io"
	"strconv"

	"cocite/graph"
)

func graphmlFormat() Format {
	return Format{
		Name:  "graphml",
		Exts:  []string{".graphml"},
		Doc:   "GraphML for igraph, NetworkX, Cytoscape, yEd and Gephi",
		Write: writeGraphML,
	}
}

// graphmlTypes are the names of the kinds.
var graphmlTypes = [...]string{
	textKind: "string", flagKind: "boolean", intKind: "int",
	longKind: "long", bigKind: "string", floatKind: "double",
}

// writeGraphML writes a network as GraphML 1.0. Ids in GraphML are name tokens,
// which a DOI is not: nodes are n0, n1, …, and the id is in the data column
// "key". Provenance is a comment: a data key of the graph makes Gephi warn.
func writeGraphML(w io.Writer, n *graph.Network, o Options) error {
	s := newSheet(n).withoutINF()
	f := newOut(w)
	f.text(`<?xml version="1.0" encoding="UTF-8"?>`, "\n",
		`<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`, "\n",
		`  xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">`, "\n",
		"<!--\n", commentXML(s.story(o.Provenance)), "\n-->\n")
	graphmlKeys(f, s)
	kind := "undirected"
	if n.Directed {
		kind = "directed"
	}
	f.text(`  <graph id="G" edgedefault="`, kind, "\">\n")
	graphmlNodes(f, s)
	graphmlEdges(f, s)
	f.text("  </graph>\n</graphml>\n")
	return f.flush()
}

// graphmlKeys declares the columns. Keys of nodes and edges share one space of
// names, so the columns of a network are n_… and e_….
func graphmlKeys(f *out, s *sheet) {
	if s.net.N() > 0 {
		graphmlKey(f, "key", "node", "key", "string")
		graphmlKey(f, "label", "node", "label", "string")
	}
	graphmlLookKeys(f, &s.look)
	for _, c := range s.nodes {
		graphmlKey(f, "n_"+c.name, "node", c.name, graphmlTypes[c.kind])
	}
	if _, ok := s.weightField(); ok {
		graphmlKey(f, "weight", "edge", "weight", "double")
	}
	if s.hasEdgeLabels() {
		graphmlKey(f, "edgelabel", "edge", "label", "string")
	}
	for _, c := range s.edges {
		graphmlKey(f, "e_"+c.name, "edge", c.name, graphmlTypes[c.kind])
	}
}

// graphmlKey declares one column.
func graphmlKey(f *out, id, class, name, kind string) {
	f.text(`  <key id="`, id, `" for="`, class, `" attr.name="`, name, `" attr.type="`, kind, "\"/>\n")
}

// graphmlLookKeys declares the columns of the picture.
func graphmlLookKeys(f *out, l *look) {
	if l.placed {
		graphmlKey(f, "x", "node", "x", "double")
		graphmlKey(f, "y", "node", "y", "double")
	}
	if l.sized {
		graphmlKey(f, "size", "node", "size", "double")
	}
	if l.colored != nil {
		graphmlKey(f, "r", "node", "r", "int")
		graphmlKey(f, "g", "node", "g", "int")
		graphmlKey(f, "b", "node", "b", "int")
	}
}

func graphmlNodes(f *out, s *sheet) {
	for i, id := range s.ids {
		f.text(`    <node id="n`)
		f.b = strconv.AppendInt(f.b, int64(i), 10)
		f.text(`"><data key="key">`)
		f.b = appendXML(f.b, id)
		f.text(`</data><data key="label">`)
		f.b = appendXML(f.b, s.labels[i])
		f.text(`</data>`)
		graphmlLook(f, &s.look, i)
		graphmlValues(f, "n_", s.nodes, i)
		f.text("</node>\n")
		f.end()
	}
}

// graphmlLook writes position, size and colour of node i; the parts of a colour
// are whole numbers, because Gephi reads nothing else there.
func graphmlLook(f *out, l *look, i int) {
	data := func(key string, v float64) {
		f.text(`<data key="`, key, `">`)
		f.b = appendFloat(f.b, v)
		f.text("</data>")
	}
	if x, y, ok := l.position(i); ok {
		data("x", x)
		data("y", y)
	}
	if v, ok := l.sizeOf(i); ok {
		data("size", v)
	}
	if c, ok := l.colorOf(i); ok {
		f.text(`<data key="r">`, strconv.Itoa(int(c.r)), `</data><data key="g">`, strconv.Itoa(int(c.g)),
			`</data><data key="b">`, strconv.Itoa(int(c.b)), `</data>`)
	}
}

// graphmlValues writes the values of row i.
func graphmlValues(f *out, prefix string, fields []field, i int) {
	for k := range fields {
		c := &fields[k]
		if !c.has(i) {
			continue
		}
		f.text(`<data key="`, prefix, c.name, `">`)
		f.b = c.append(f.b, i, appendXML)
		f.text("</data>")
	}
}

func graphmlEdges(f *out, s *sheet) {
	for i, e := range s.net.EdgeSeq() {
		f.text(`    <edge id="e`)
		f.b = strconv.AppendInt(f.b, int64(i), 10)
		f.text(`" source="n`)
		f.b = strconv.AppendInt(f.b, int64(e.From), 10)
		f.text(`" target="n`)
		f.b = strconv.AppendInt(f.b, int64(e.To), 10)
		f.text(`">`)
		if s.weights[i] > 0 {
			f.text(`<data key="weight">`)
			f.b = appendFloat(f.b, s.weights[i])
			f.text("</data>")
		}
		if s.hasEdgeLabels() && s.edgeLabel.has(i) {
			f.text(`<data key="edgelabel">`)
			f.b = appendXML(f.b, s.edgeLabel.texts[i])
			f.text("</data>")
		}
		graphmlValues(f, "e_", s.edges, i)
		f.text("</edge>\n")
		f.end()
	}
}
