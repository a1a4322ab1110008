package export

import (
	"io"
	"strconv"

	"cocite/graph"
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
	f.end()
	ids := make([]string, n.N())
	for i, id := range s.ids {
		ids[i] = string(appendJSON(nil, id))
	}
	jsonlNodes(f, s, ids)
	jsonlEdges(f, s, ids)
	return f.flush()
}

func jsonlNodes(f *out, s *sheet, ids []string) {
	cols := append(s.look.fields(), s.nodes...)
	for i, id := range ids {
		f.text(`{"node":{"id":`, id, `,"label":`)
		f.b = appendJSON(f.b, s.labels[i])
		jsonValues(f, cols, i)
		f.text("}}\n")
		f.end()
	}
}

func jsonlEdges(f *out, s *sheet, ids []string) {
	var cols []field
	if w, ok := s.weightField(); ok {
		cols = append(cols, w)
	}
	if s.hasEdgeLabels() {
		cols = append(cols, s.edgeLabel)
	}
	cols = append(cols, s.edges...)
	for i, e := range s.net.EdgeSeq() {
		f.text(`{"edge":{"source":`, ids[e.From], `,"target":`, ids[e.To])
		jsonValues(f, cols, i)
		f.text("}}\n")
		f.end()
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
	for _, r := range s {
		switch r {
		case '"', '\\':
			b = append(b, '\\', byte(r))
		case '\n':
			b = append(b, `\n`...)
		case '\t':
			b = append(b, `\t`...)
		case '\u2028':
			b = append(b, `\u2028`...)
		case '\u2029':
			b = append(b, `\u2029`...)
		default:
			b = append(b, string(r)...)
		}
	}
	return append(b, '"')
}

// appendInt writes a whole number.
func appendInt(b []byte, i int) []byte { return strconv.AppendInt(b, int64(i), 10) }
