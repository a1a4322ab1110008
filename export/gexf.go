package export

import (
	"io"
	"strconv"
	"strings"

	"cocite/graph"
	"cocite/graph/csr"
)

func gexfFormat() Format {
	return Format{
		Name:  "gexf",
		Exts:  []string{".gexf"},
		Doc:   "GEXF 1.2draft for Gephi, with positions, sizes and colours",
		Write: writeGEXF,
	}
}

// gexfTypes are the names of the kinds.
var gexfTypes = [...]string{
	textKind: "string", flagKind: "boolean", intKind: "integer",
	longKind: "long", bigKind: "string", floatKind: "double",
}

// writeGEXF writes a network as GEXF 1.2draft, the version that all readers
// know. The id of an attribute is its title, so that readers which take the
// one and readers which take the other agree.
func writeGEXF(w io.Writer, n *graph.Network, o Options) error {
	s := newSheet(n).withoutINF()
	ids := quotedXML(s.ids)
	f := newOut(w)
	gexfHead(f, s, o.Provenance)
	gexfAttributes(f, "node", s.nodes)
	gexfAttributes(f, "edge", s.edges)
	gexfNodes(f, s, ids)
	gexfEdges(f, s, ids)
	f.text("  </graph>\n</gexf>\n")
	return f.flush()
}

// gexfHead opens the file and tells how it was made.
func gexfHead(f *out, s *sheet, p Provenance) {
	f.text(`<?xml version="1.0" encoding="UTF-8"?>`, "\n",
		`<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">`, "\n  <meta")
	if d := gexfDate(p.Date); d != "" {
		f.text(` lastmodifieddate="`, d, `"`)
	}
	f.text(">\n    <creator>")
	f.b = appendXML(f.b, orElse(cleanLabel(p.Program), "cocite"))
	f.text("</creator>\n    <description>")
	for i, line := range s.story(p) {
		if i > 0 {
			f.text("\n")
		}
		f.b = appendXML(f.b, line)
	}
	kind := "undirected"
	if s.net.Directed {
		kind = "directed"
	}
	f.text("</description>\n  </meta>\n", `  <graph defaultedgetype="`, kind, `" mode="static">`, "\n")
}

// gexfDate is the day of a date, or "" if the text doesn't begin with one: the
// schema takes nothing but YYYY-MM-DD.
func gexfDate(s string) string {
	day, _, _ := strings.Cut(s, "T")
	if len(day) != len("2006-01-02") || day[4] != '-' || day[7] != '-' {
		return ""
	}
	for i, c := range []byte(day) {
		if i != 4 && i != 7 && (c < '0' || c > '9') {
			return ""
		}
	}
	return day
}

// gexfAttributes declares the columns of nodes or edges.
func gexfAttributes(f *out, class string, fields []field) {
	if len(fields) == 0 {
		return
	}
	f.text(`    <attributes class="`, class, `" mode="static">`, "\n")
	for _, c := range fields {
		f.text(`      <attribute id="`, c.name, `" title="`, c.name, `" type="`, gexfTypes[c.kind], "\"/>\n")
	}
	f.text("    </attributes>\n")
}

func gexfNodes(f *out, s *sheet, ids []string) {
	f.text(`    <nodes count="`, strconv.Itoa(len(ids)), "\">\n")
	f.rows(len(ids), func(f *out, i int) {
		f.text(`      <node id="`, ids[i], `" label="`)
		f.b = appendXML(f.b, s.labels[i])
		f.text(`"`)
		open := gexfValues(f, s.nodes, i, false)
		open = gexfLook(f, &s.look, i, open)
		gexfClose(f, "node", open)
	})
	f.text("    </nodes>\n")
}

// gexfClose ends an element that may have stayed empty.
func gexfClose(f *out, name string, open bool) {
	if open {
		f.text("</", name, ">\n")
	} else {
		f.text("/>\n")
	}
}

// gexfOpen ends the start tag when the first child comes.
func gexfOpen(f *out, open bool) bool {
	if !open {
		f.text(">")
	}
	return true
}

// gexfValues writes the values of row i and tells whether the element is open.
func gexfValues(f *out, fields []field, i int, open bool) bool {
	some := false
	for k := range fields {
		c := &fields[k]
		if !c.has(i) {
			continue
		}
		if !some {
			open, some = gexfOpen(f, open), true
			f.text("<attvalues>")
		}
		f.text(`<attvalue for="`, c.name, `" value="`)
		f.b = c.append(f.b, i, appendXML)
		f.text(`"/>`)
	}
	if some {
		f.text("</attvalues>")
	}
	return open
}

// gexfLook writes size, position and colour of node i.
func gexfLook(f *out, l *look, i int, open bool) bool {
	if v, ok := l.sizeOf(i); ok {
		open = gexfOpen(f, open)
		f.text(`<viz:size value="`)
		f.b = appendFloat(f.b, v)
		f.text(`"/>`)
	}
	if x, y, ok := l.position(i); ok {
		open = gexfOpen(f, open)
		f.text(`<viz:position x="`)
		f.b = appendFloat(f.b, x)
		f.text(`" y="`)
		f.b = appendFloat(f.b, y)
		f.text(`" z="0.0"/>`)
	}
	if c, ok := l.colorOf(i); ok {
		open = gexfOpen(f, open)
		f.text(`<viz:color r="`)
		f.b = strconv.AppendUint(f.b, uint64(c.r), 10)
		f.text(`" g="`)
		f.b = strconv.AppendUint(f.b, uint64(c.g), 10)
		f.text(`" b="`)
		f.b = strconv.AppendUint(f.b, uint64(c.b), 10)
		f.text(`"/>`)
	}
	return open
}

func gexfEdges(f *out, s *sheet, ids []string) {
	f.text(`    <edges count="`, strconv.Itoa(s.net.M()), "\">\n")
	f.edges(s.net, func(f *out, i int, e csr.Edge) {
		f.text(`      <edge id="e`)
		f.int(i)
		f.text(`" source="`, ids[e.From], `" target="`, ids[e.To], `"`)
		if s.edgeLabel.said(i) {
			f.text(` label="`)
			f.b = appendXML(f.b, s.edgeLabel.texts[i])
			f.text(`"`)
		}
		if w := weightOf(e); w > 0 {
			f.text(` weight="`)
			f.float(w)
			f.text(`"`)
		}
		gexfClose(f, "edge", gexfValues(f, s.edges, i, false))
	})
	f.text("    </edges>\n")
}
