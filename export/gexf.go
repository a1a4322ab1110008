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
		Doc:   "GEXF 1.2draft for Gephi (--gexf 1.3 for 1.3), with positions, sizes, colours and times",
		Write: writeGEXF,
	}
}

// gexfTypes are the names of the kinds.
var gexfTypes = [...]string{
	textKind: "string", flagKind: "boolean", intKind: "integer",
	longKind: "long", bigKind: "string", floatKind: "double",
}

// gexfVersions are the versions that are written, with name space and number.
var gexfVersions = [...]struct{ name, space, version string }{
	{"1.2draft", "http://www.gexf.net/1.2draft", "1.2"},
	{"1.3", "http://gexf.net/1.3", "1.3"},
}

// GEXFVersions are the versions that Options.GEXF may name, the default first.
func GEXFVersions() []string {
	var names []string
	for _, v := range gexfVersions {
		names = append(names, v.name)
	}
	return names
}

// writeGEXF writes a network as GEXF 1.2draft, the version that all readers
// know, unless the options name another. The id of an attribute is its title, so
// that readers which take the one and readers which take the other agree. Columns
// start, end and spells make the graph dynamic.
func writeGEXF(w io.Writer, n *graph.Network, o Options) error {
	n, nodes, edges, format := takeTimes(n)
	s := newSheet(n).withoutINF()
	ids := quotedXML(s.ids)
	f := newOut(w)
	gexfHead(f, s, o, format)
	gexfAttributes(f, "node", s.nodes)
	gexfAttributes(f, "edge", s.edges)
	gexfNodes(f, s, ids, &nodes)
	gexfEdges(f, s, ids, &edges)
	f.text("  </graph>\n</gexf>\n")
	return f.flush()
}

// gexfHead opens the file and tells how it was made.
func gexfHead(f *out, s *sheet, o Options, format timeFormat) {
	v, p := gexfVersions[0], o.Provenance
	for _, known := range gexfVersions {
		if known.name == o.GEXF {
			v = known
		}
	}
	f.text(`<?xml version="1.0" encoding="UTF-8"?>`, "\n",
		`<gexf xmlns="`, v.space, `" xmlns:viz="`, v.space, `/viz" version="`, v.version, `">`, "\n  <meta")
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
	f.text("</description>\n  </meta>\n", `  <graph defaultedgetype="`, kind, `" mode="`)
	if format == "" {
		f.text("static")
	} else {
		f.text(`dynamic" timeformat="`, string(format))
	}
	f.text("\">\n")
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

func gexfNodes(f *out, s *sheet, ids []string, t *times) {
	f.text(`    <nodes count="`, strconv.Itoa(len(ids)), "\">\n")
	f.rows(len(ids), func(f *out, i int) {
		f.text(`      <node id="`, ids[i], `" label="`)
		f.b = appendXML(f.b, s.labels[i])
		f.text(`"`)
		gexfTimes(f, t, i)
		open := gexfValues(f, s.nodes, i, false)
		open = gexfSpells(f, t, i, open)
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

func gexfEdges(f *out, s *sheet, ids []string, t *times) {
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
		gexfTimes(f, t, i)
		gexfClose(f, "edge", gexfSpells(f, t, i, gexfValues(f, s.edges, i, false)))
	})
	f.text("    </edges>\n")
}
