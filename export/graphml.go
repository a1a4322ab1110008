package export

import (
	"io"
	"strconv"

	"cocite/graph"
	"cocite/graph/csr"
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
	if s.weighted {
		graphmlKey(f, "weight", "edge", "weight", "double")
	}
	if s.edgeLabel.texts != nil {
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
	f.rows(len(s.ids), func(f *out, i int) {
		f.text(`    <node id="n`)
		f.int(i)
		f.text(`"><data key="key">`)
		f.b = appendXML(f.b, s.ids[i])
		f.text(`</data><data key="label">`)
		f.b = appendXML(f.b, s.labels[i])
		f.text(`</data>`)
		graphmlLook(f, &s.look, i)
		graphmlValues(f, "n_", s.nodes, i)
		f.text("</node>\n")
	})
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
	f.edges(s.net, func(f *out, i int, e csr.Edge) {
		f.text(`    <edge id="e`)
		f.int(i)
		f.text(`" source="n`)
		f.int(int(e.From))
		f.text(`" target="n`)
		f.int(int(e.To))
		f.text(`">`)
		if w := weightOf(e); w > 0 {
			f.text(`<data key="weight">`)
			f.float(w)
			f.text("</data>")
		}
		if s.edgeLabel.said(i) {
			f.text(`<data key="edgelabel">`)
			f.b = appendXML(f.b, s.edgeLabel.texts[i])
			f.text("</data>")
		}
		graphmlValues(f, "e_", s.edges, i)
		f.text("</edge>\n")
	})
}
