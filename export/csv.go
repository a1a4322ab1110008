package export

import (
	"bytes"
	"io"
	"strings"

	"cocite/graph"
	"cocite/graph/csr"
)

func csvFormat() Format {
	return tableFormat("csv", []string{".csv"}, "edge table for Gephi, with node table and provenance beside it", gephiCSV)
}

func tsvFormat() Format {
	return tableFormat("tsv", []string{".tsv", ".tab"}, "the tables of csv, separated by tabs", gephiTSV)
}

// tableFormat is a format of three files: edges, nodes and provenance. A table
// has no room for provenance that every reader would skip.
func tableFormat(name string, exts []string, doc string, d dialect) Format {
	return Format{
		Name: name, Exts: exts, Doc: doc,
		Write: func(w io.Writer, n *graph.Network, _ Options) error { return writeEdgeTable(w, n, d) },
		Companions: []Companion{
			{Suffix: ".nodes", Write: func(w io.Writer, n *graph.Network, _ Options) error { return writeNodeTable(w, n, d) }},
			{Suffix: ".meta", Ext: ".json", Write: writeMeta},
		},
	}
}

// dialect is how cells are written.
type dialect struct {
	comma  byte
	always bool // quote every text, not only where it must be
	double bool // double backslashes
}

// Gephi's table reader takes a backslash for an escape: alone it would vanish,
// and at the end of a cell it would swallow the rest of the file. So these
// dialects double it.
var (
	gephiCSV = dialect{comma: ',', always: true, double: true}
	gephiTSV = dialect{comma: '\t', double: true}
)

// appendText writes clean text as a cell; quotes inside are doubled.
func (d dialect) appendText(b []byte, s string) []byte {
	if d.double && strings.IndexByte(s, '\\') >= 0 {
		s = strings.ReplaceAll(s, `\`, `\\`)
	}
	if !d.always && !d.mustQuote(s) {
		return append(b, s...)
	}
	b = append(b, '"')
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			break
		}
		b = append(append(b, s[:i]...), `""`...)
		s = s[i+1:]
	}
	return append(append(b, s...), '"')
}

// mustQuote tells whether text would be misread without quotes.
func (d dialect) mustQuote(s string) bool {
	if s == "" {
		return true
	}
	edge := s[0] == ' ' || s[len(s)-1] == ' '
	return edge || strings.ContainsAny(s, "\"\n\t") || strings.IndexByte(s, d.comma) >= 0
}

// writeEdgeTable writes the header that Gephi knows and one row an edge.
func writeEdgeTable(w io.Writer, n *graph.Network, d dialect) error {
	s := newSheet(n)
	kind := "Undirected"
	if n.Directed {
		kind = "Directed"
	}
	first := []string{"Source", "Target", "Type", "Id"}
	if s.edgeLabel.texts != nil {
		first = append(first, "Label")
	}
	if s.weighted {
		first = append(first, "Weight")
	}
	f := newOut(w)
	d.head(f, first, s.edges)
	comma := string(d.comma)
	f.edges(n, func(f *out, i int, e csr.Edge) {
		f.b = append(d.appendText(f.b, s.ids[e.From]), d.comma)
		f.b = d.appendText(f.b, s.ids[e.To])
		f.text(comma, kind, comma, "e")
		f.int(i)
		if s.edgeLabel.texts != nil {
			f.text(comma)
			if s.edgeLabel.has(i) {
				f.b = d.appendText(f.b, s.edgeLabel.texts[i])
			}
		}
		d.weight(f, s, e)
		d.row(f, s.edges, i)
	})
	return f.flush()
}

// weight writes the weight of an edge, unless no edge has one.
func (d dialect) weight(f *out, s *sheet, e csr.Edge) {
	if !s.weighted {
		return
	}
	f.b = append(f.b, d.comma)
	if w := weightOf(e); w > 0 {
		f.float(w)
	}
}

// writeNodeTable writes one row a node.
func writeNodeTable(w io.Writer, n *graph.Network, d dialect) error {
	s := newSheet(n)
	cols := s.columns()
	f := newOut(w)
	d.head(f, []string{"Id", "Label"}, cols)
	f.rows(len(s.ids), func(f *out, i int) {
		f.b = append(d.appendText(f.b, s.ids[i]), d.comma)
		f.b = d.appendText(f.b, s.labels[i])
		d.row(f, cols, i)
	})
	return f.flush()
}

// head writes the line of headings.
func (d dialect) head(f *out, first []string, cols []field) {
	f.text(strings.Join(first, string(d.comma)))
	for _, c := range cols {
		f.text(string(d.comma), c.name)
	}
	f.text("\n")
}

// row writes the values of row i and ends the line.
func (d dialect) row(f *out, cols []field, i int) {
	for k := range cols {
		f.b = append(f.b, d.comma)
		if c := &cols[k]; c.has(i) {
			f.b = c.append(f.b, i, d.appendText)
		}
	}
	f.b = append(f.b, '\n')
}

// writeMeta writes provenance and the meaning of the columns as JSON.
func writeMeta(w io.Writer, n *graph.Network, o Options) error {
	meta := newSheet(n).appendMeta(nil, o.Provenance)
	_, err := io.Copy(w, bytes.NewReader(append(meta, '\n')))
	return err
}
