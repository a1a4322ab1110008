package export

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"cocite/graph"
	"cocite/graph/csr"
)

func gmlFormat() Format {
	return Format{
		Name:  "gml",
		Exts:  []string{".gml"},
		Doc:   "GML for igraph, NetworkX, Gephi, Graphviz and VOSviewer",
		Write: writeGML,
	}
}

// gmlOwn are the keys of nodes and edges that mean something to some reader.
const gmlOwn = " graphics labelgraphics name value directed multigraph creator version comment fill w h template isgroup gid "

// writeGML writes a network as GML: whole numbers for ids, the id as the key "key",
// and ASCII alone, with other characters as numbers, as the format has it. Labels
// are made unique, because NetworkX takes them for names of nodes.
func writeGML(w io.Writer, n *graph.Network, o Options) error {
	s := newSheet(n)
	s.rename(gmlOwn, gmlOwn)
	s.uniqueLabels()
	f := newOut(w)
	f.text("Creator ")
	f.b = appendGML(f.b, orElse(cleanLabel(o.Provenance.Program), "cocite"))
	f.text("\ngraph [\n  directed ", gmlFlag(n.Directed), "\n  comment ")
	f.b = appendGML(f.b, strings.Join(s.story(o.Provenance), "; "))
	f.text("\n")
	f.rows(len(s.ids), func(f *out, i int) { gmlNode(f, s, i) })
	f.edges(n, func(f *out, i int, e csr.Edge) { gmlEdge(f, s, i, e) })
	f.text("]\n")
	return f.flush()
}

func gmlFlag(v bool) string {
	if v {
		return "1"
	}
	return "0"
}

func gmlNode(f *out, s *sheet, i int) {
	f.text("  node [\n    id ")
	f.int(i + 1)
	f.text("\n    key ")
	f.b = appendGML(f.b, s.ids[i])
	f.text("\n    label ")
	f.b = appendGML(f.b, s.labels[i])
	f.text("\n")
	gmlLook(f, &s.look, i)
	gmlValues(f, s.nodes, i)
	f.text("  ]\n")
}

func gmlEdge(f *out, s *sheet, i int, e csr.Edge) {
	f.text("  edge [\n    source ")
	f.int(int(e.From) + 1)
	f.text("\n    target ")
	f.int(int(e.To) + 1)
	f.text("\n")
	if w := weightOf(e); w > 0 {
		f.text("    weight ")
		f.float(w)
		f.text("\n")
	}
	if s.edgeLabel.said(i) {
		f.text("    label ")
		f.b = appendGML(f.b, s.edgeLabel.texts[i])
		f.text("\n")
	}
	gmlValues(f, s.edges, i)
	f.text("  ]\n")
}

// gmlLook writes position, size and colour of node i.
func gmlLook(f *out, l *look, i int) {
	x, y, placed := l.position(i)
	size, sized := l.sizeOf(i)
	color, colored := l.colorOf(i)
	if !placed && !sized && !colored {
		return
	}
	f.text("    graphics [")
	if placed {
		f.text(" x ")
		f.float(x)
		f.text(" y ")
		f.float(y)
	}
	if sized {
		f.text(" w ")
		f.float(size)
		f.text(" h ")
		f.float(size)
	}
	if colored {
		f.text(` fill "`)
		f.b = color.appendHex(f.b)
		f.text(`"`)
	}
	f.text(" ]\n")
}

// gmlValues writes the values of row i. Whole numbers beyond 32 bits are written as
// real ones, because GML has no others.
func gmlValues(f *out, fields []field, i int) {
	for k := range fields {
		c := &fields[k]
		if !c.has(i) {
			continue
		}
		f.text("    ", c.name, " ")
		switch c.kind {
		case longKind:
			f.float(c.number(i))
		case flagKind:
			f.b = appendGML(f.b, c.texts[i])
		default:
			f.b = c.append(f.b, i, appendGML)
		}
		f.text("\n")
	}
}

// appendGML writes clean text as a string of ASCII on one line.
func appendGML(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"':
			b = append(b, "&quot;"...)
		case r == '&':
			b = append(b, "&amp;"...)
		case r == '\n' || r == '\t':
			b = append(b, ' ')
		case r >= utf8.RuneSelf || r == '\x7f':
			b = append(strconv.AppendInt(append(b, "&#"...), int64(r), 10), ';')
		default:
			b = append(b, byte(r))
		}
	}
	return append(b, '"')
}

// uniqueLabels gives later ones of equal labels a number: "Li 2021 [2]".
func (s *sheet) uniqueLabels() {
	used := make(map[string]bool, len(s.labels))
	last := make(map[string]int) // number that was given last
	again := 0
	for i, l := range s.labels {
		name := l
		for k := max(2, last[l]+1); used[name]; k++ {
			name = l + " [" + strconv.Itoa(k) + "]"
			last[l] = k
		}
		used[name] = true
		if name == l {
			continue
		}
		if again == 0 {
			s.labels = append([]string(nil), s.labels...)
		}
		again++
		s.labels[i] = name
	}
	if again > 0 {
		s.notes = append(s.notes, strconv.Itoa(again)+" labels that another node has already end in a number")
	}
}
