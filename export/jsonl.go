package export

import (
	"io"
	"strconv"
	"strings"

	"cocite/graph"
	"cocite/graph/csr"
)

func jsonlFormat() Format {
	return Format{
		Name:  "jsonl",
		Exts:  []string{".jsonl", ".ndjson"},
		Doc:   "JSON lines: one of provenance, then one a node, then one an edge",
		Write: writeJSONL,
	}
}

// writeJSONL writes {"meta":…}, then {"node":…} for each node and {"edge":…}
// for each edge. Columns stand beside id and label, or source, target and
// weight. Whole numbers above 2^53 are strings.
func writeJSONL(w io.Writer, n *graph.Network, o Options) error {
	s := newSheet(n)
	f := newOut(w)
	f.text(`{"meta":`)
	f.b = s.appendMeta(f.b, o.Provenance)
	f.text("}\n")
	cols := s.columns()
	f.rows(len(s.ids), func(f *out, i int) {
		f.text(`{"node":`)
		f.jsonNode(s, cols, i)
		f.text("}\n")
	})
	f.edges(n, func(f *out, i int, e csr.Edge) {
		f.text(`{"edge":`)
		f.jsonEdge(s, i, e)
		f.text("}\n")
	})
	return f.flush()
}

// jsonNode writes node i as an object of id, label and columns.
func (o *out) jsonNode(s *sheet, cols []field, i int) {
	o.text(`{"id":`)
	o.b = appendJSON(o.b, s.ids[i])
	o.text(`,"label":`)
	o.b = appendJSON(o.b, s.labels[i])
	jsonValues(o, cols, i)
	o.text("}")
}

// jsonEdge writes edge i as an object of source, target, weight, label and columns.
func (o *out) jsonEdge(s *sheet, i int, e csr.Edge) {
	o.text(`{"source":`)
	o.b = appendJSON(o.b, s.ids[e.From])
	o.text(`,"target":`)
	o.b = appendJSON(o.b, s.ids[e.To])
	jsonWeight(o, s, i, e)
	jsonValues(o, s.edges, i)
	o.text("}")
}

// jsonWeight writes weight and label of edge i as members after a first one.
func jsonWeight(f *out, s *sheet, i int, e csr.Edge) {
	if w := weightOf(e); w > 0 {
		f.text(`,"weight":`)
		f.float(w)
	}
	if s.edgeLabel.said(i) {
		f.text(`,"label":`)
		f.b = appendJSON(f.b, s.edgeLabel.texts[i])
	}
}

// jsonValues writes the values of row i as members after a first one.
func jsonValues(f *out, fields []field, i int) {
	for k := range fields {
		if c := &fields[k]; c.has(i) {
			f.text(`,"`, c.name, `":`)
			f.b = c.append(f.b, i, appendJSON)
		}
	}
}

// appendJSON writes clean text as a JSON string. The two line separators that
// JavaScript does not take inside strings are escaped too.
func appendJSON(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c != '\xe2' {
			continue
		}
		escape, size := "", 1
		switch {
		case c == '"':
			escape = `\"`
		case c == '\\':
			escape = `\\`
		case c == '\n':
			escape = `\n`
		case c == '\t':
			escape = `\t`
		case strings.HasPrefix(s[i:], "\u2028"):
			escape, size = `\u2028`, len("\u2028")
		case strings.HasPrefix(s[i:], "\u2029"):
			escape, size = `\u2029`, len("\u2029")
		default:
			continue
		}
		b = append(append(b, s[from:i]...), escape...)
		i += size - 1
		from = i + 1
	}
	return append(append(b, s[from:]...), '"')
}

// appendInt writes a whole number.
func appendInt(b []byte, i int) []byte { return strconv.AppendInt(b, int64(i), 10) }
