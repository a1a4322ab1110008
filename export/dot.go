package export

import (
	"io"
	"strconv"

	"cocite/graph"
	"cocite/graph/csr"
)

func dotFormat() Format {
	return Format{
		Name:  "dot",
		Exts:  []string{".dot", ".gv"},
		Doc:   "DOT for Graphviz; with a layout, neato -n draws it in place",
		Write: writeDOT,
	}
}

// writeDOT writes a network for Graphviz. Every id and value is quoted, and
// there are no default statements, which Gephi's reader stumbles over.
// Positions and sizes are in points.
func writeDOT(w io.Writer, n *graph.Network, o Options) error {
	s := newSheet(n)
	s.rename(dotOwn, dotOwn)
	f := newOut(w)
	for _, line := range s.story(o.Provenance) {
		f.text("// ", line, "\n")
	}
	kind := "graph "
	if n.Directed {
		kind = "digraph "
	}
	f.text(kind)
	f.b = appendDOT(f.b, s.title())
	f.text(" {\n")
	dotNodes(f, s)
	dotEdges(f, s)
	f.text("}\n")
	return f.flush()
}

// dotOwn are the attributes of nodes and edges that mean something to Graphviz.
const dotOwn = " area arrowhead arrowsize arrowtail class colorscheme comment constraint decorate dir distortion" +
	" edgehref edgetarget edgetooltip edgeurl fillcolor fixedsize fontcolor fontname fontsize gradientangle group" +
	" headclip headhref headlabel headport headtarget headtooltip headurl height href image imagepos imagescale" +
	" labelangle labeldistance labelfloat labelfontcolor labelfontname labelfontsize labelhref labelloc labeltarget" +
	" labeltooltip labelurl layer len lhead lp ltail margin minlen nojustify ordering orientation penwidth peripheries" +
	" pin pos rank rects regular root samehead samepoint samplepoints sametail shape shapefile showboxes sides skew" +
	" sortv style tailclip tailhref taillabel tailport tailtarget tailtooltip tailurl tooltip url vertices width xlabel xlp "

// appendDOT writes clean text as a quoted string. Backslashes are doubled: in a
// label a single one begins an escape, at the end it would eat the quote.
func appendDOT(b []byte, s string) []byte {
	b = append(b, '"')
	for i := range len(s) {
		switch c := s[i]; c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, `\n`...)
		default:
			b = append(b, c)
		}
	}
	return append(b, '"')
}

// dotQuoted writes value i of a column, always in quotes.
func dotQuoted(b []byte, c *field, i int) []byte {
	if c.kind == textKind || c.kind == bigKind {
		return c.append(b, i, appendDOT)
	}
	return append(c.append(append(b, '"'), i, nil), '"')
}

func dotNodes(f *out, s *sheet) {
	f.rows(len(s.ids), func(f *out, i int) {
		f.text("  ")
		f.b = appendDOT(f.b, s.ids[i])
		f.text(" [label=")
		f.b = appendDOT(f.b, s.labels[i])
		dotLook(f, &s.look, i)
		dotValues(f, s.nodes, i)
		f.text("];\n")
	})
}

// dotLook writes position, size and colour of node i.
func dotLook(f *out, l *look, i int) {
	if x, y, ok := l.position(i); ok {
		f.text(`, pos="`)
		f.b = append(appendFloat(f.b, x), ',')
		f.b = appendFloat(f.b, y)
		f.text(`!"`)
	}
	if v, ok := l.sizeOf(i); ok {
		inches := string(appendFloat(nil, v/72))
		f.text(`, shape="circle", fixedsize="shape", width="`, inches, `", height="`, inches, `"`)
	}
	if c, ok := l.colorOf(i); ok {
		f.text(`, style="filled", fillcolor="`)
		f.b = c.appendHex(f.b)
		f.text(`"`)
	}
}

// dotValues writes the values of row i, each after a comma.
func dotValues(f *out, fields []field, i int) {
	for k := range fields {
		if c := &fields[k]; c.has(i) {
			f.text(", ", c.name, "=")
			f.b = dotQuoted(f.b, c, i)
		}
	}
}

func dotEdges(f *out, s *sheet) {
	arrow := " -- "
	if s.net.Directed {
		arrow = " -> "
	}
	heaviest := 0.0
	for _, e := range s.net.EdgeSeq() {
		heaviest = max(heaviest, weightOf(e))
	}
	f.edges(s.net, func(f *out, i int, e csr.Edge) {
		f.text("  ")
		f.b = appendDOT(f.b, s.ids[e.From])
		f.text(arrow)
		f.b = appendDOT(f.b, s.ids[e.To])
		f.text(" [")
		dotWeight(f, weightOf(e), heaviest, s.net.CSR.Weighted())
		if s.edgeLabel.said(i) {
			f.text(", label=")
			f.b = appendDOT(f.b, s.edgeLabel.texts[i])
		}
		dotValues(f, s.edges, i)
		f.text("];\n")
	})
}

// dotWeight writes a weight and, if weights differ, a line width between half a
// point and five points in proportion to it.
func dotWeight(f *out, w, heaviest float64, differ bool) {
	if w == 0 {
		f.text(`penwidth="0.5"`)
		return
	}
	f.text(`weight="`)
	f.b = appendFloat(f.b, w)
	f.text(`"`)
	if differ {
		f.text(`, penwidth="`)
		f.b = strconv.AppendFloat(f.b, 0.5+4.5*(w/heaviest), 'f', 2, 64)
		f.text(`"`)
	}
}
