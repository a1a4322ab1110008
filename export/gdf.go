package export

import (
	"io"
	"strconv"
	"strings"

	"cocite/graph"
	"cocite/graph/csr"
)

func gdfFormat() Format {
	return Format{
		Name:  "gdf",
		Exts:  []string{".gdf"},
		Doc:   "GDF of GUESS, for Gephi",
		Write: writeGDF,
	}
}

// gdfTypes are the names of the kinds; a whole number beyond 32 bits has none.
var gdfTypes = [...]string{
	textKind: "VARCHAR", flagKind: "BOOLEAN", intKind: "INTEGER",
	longKind: "DOUBLE", bigKind: "VARCHAR", floatKind: "DOUBLE",
}

// Columns that GUESS and Gephi take for their own.
const (
	gdfNodeOwn = " name width height visible style fixed labelvisible labelcolor labelsize strokecolor image "
	gdfEdgeOwn = " node1 node2 directed width visible labelvisible labelcolor edgeid "
)

// writeGDF writes a network as GDF. There is no place for provenance.
func writeGDF(w io.Writer, n *graph.Network, _ Options) error {
	s := newSheet(n).withoutINF()
	s.rename(gdfNodeOwn, gdfEdgeOwn)
	f := newOut(w)
	f.text("nodedef>name VARCHAR,label VARCHAR")
	if s.look.placed {
		f.text(",x DOUBLE,y DOUBLE")
	}
	if s.look.sized {
		f.text(",width DOUBLE")
	}
	if s.look.colored != nil {
		f.text(",color VARCHAR")
	}
	gdfHead(f, s.nodes)
	f.rows(len(s.ids), func(f *out, i int) { gdfNode(f, s, i) })
	f.text("edgedef>node1 VARCHAR,node2 VARCHAR,directed BOOLEAN")
	if s.weighted {
		f.text(",weight DOUBLE")
	}
	if s.edgeLabel.texts != nil {
		f.text(",label VARCHAR")
	}
	gdfHead(f, s.edges)
	f.edges(n, func(f *out, i int, e csr.Edge) { gdfEdge(f, s, i, e) })
	return f.flush()
}

// gdfHead declares columns and ends the line.
func gdfHead(f *out, fields []field) {
	for _, c := range fields {
		f.text(",", c.name, " ", gdfTypes[c.kind])
	}
	f.text("\n")
}

func gdfNode(f *out, s *sheet, i int) {
	f.b = appendGDF(f.b, s.ids[i])
	f.text(",")
	f.b = appendGDF(f.b, s.labels[i])
	if s.look.placed {
		x, y, ok := s.look.position(i)
		gdfNumber(f, x, ok)
		gdfNumber(f, y, ok)
	}
	if s.look.sized {
		size, ok := s.look.sizeOf(i)
		gdfNumber(f, size, ok)
	}
	if s.look.colored != nil {
		f.text(",")
		if c, ok := s.look.colorOf(i); ok {
			f.text("'", strconv.Itoa(int(c.r)), ",", strconv.Itoa(int(c.g)), ",", strconv.Itoa(int(c.b)), "'")
		}
	}
	gdfValues(f, s.nodes, i)
}

// gdfNumber writes a cell, which is empty if the number is not known.
func gdfNumber(f *out, v float64, known bool) {
	f.text(",")
	if known {
		f.float(v)
	}
}

func gdfEdge(f *out, s *sheet, i int, e csr.Edge) {
	f.b = appendGDF(f.b, s.ids[e.From])
	f.text(",")
	f.b = appendGDF(f.b, s.ids[e.To])
	f.text(",", strconv.FormatBool(s.net.Directed))
	if s.weighted {
		gdfNumber(f, weightOf(e), weightOf(e) > 0)
	}
	if s.edgeLabel.texts != nil {
		f.text(",")
		if s.edgeLabel.has(i) {
			f.b = appendGDF(f.b, s.edgeLabel.texts[i])
		}
	}
	gdfValues(f, s.edges, i)
}

// gdfValues writes the values of row i and ends the line.
func gdfValues(f *out, fields []field, i int) {
	for k := range fields {
		f.text(",")
		switch c := &fields[k]; {
		case !c.has(i):
		case c.kind == longKind:
			f.float(c.number(i))
		default:
			f.b = c.append(f.b, i, appendGDF)
		}
	}
	f.text("\n")
}

// gdfSpelling makes text fit for one line, and takes the words apart that begin a
// section wherever they stand.
var gdfSpelling = strings.NewReplacer("\n", " ", "\t", " ", "nodedef>", "nodedef >", "edgedef>", "edgedef >")

// appendGDF writes clean text in single quotes, inside which nothing can be escaped:
// a text that holds one stands in double quotes, or gets another sign for it.
func appendGDF(b []byte, s string) []byte {
	quote := byte('\'')
	s = gdfSpelling.Replace(s)
	if strings.IndexByte(s, '\'') >= 0 {
		if strings.IndexByte(s, '"') < 0 {
			quote = '"'
		} else {
			s = strings.ReplaceAll(s, "'", "’")
		}
	}
	return append(append(append(b, quote), s...), quote)
}
