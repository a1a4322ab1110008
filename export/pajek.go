package export

import (
	"io"
	"strings"

	"cocite/graph"
	"cocite/graph/csr"
)

func pajekFormat() Format {
	return Format{
		Name:  "pajek",
		Exts:  []string{".net"},
		Doc:   "Pajek network; communities (.clu) and the first measure (.vec) stand beside it",
		Write: writePajek,
		Companions: []Companion{
			{Ext: ".clu", Write: writePartition, Lacks: lacksPartition},
			{Ext: ".vec", Write: writeVector, Lacks: lacksVector},
		},
	}
}

func pajekProjectFormat() Format {
	return Format{
		Name:  "pajek-project",
		Exts:  []string{".paj"},
		Doc:   "Pajek project: the network, a partition for each column of whole numbers, a vector for each of others",
		Write: writeProject,
	}
}

func pajekPartitionFormat() Format {
	return Format{
		Name:  "pajek-partition",
		Exts:  []string{".clu"},
		Doc:   "Pajek partition: the communities, else the first column of whole numbers",
		Write: writePartition,
	}
}

func pajekVectorFormat() Format {
	return Format{
		Name:  "pajek-vector",
		Exts:  []string{".vec"},
		Doc:   "Pajek vector: the first column of numbers that are not whole",
		Write: writeVector,
	}
}

// What Pajek takes for a missing value.
const (
	noClass  = "9999998"
	noNumber = "999999998"
)

// writePajek writes vertices, numbered from 1, and edges with weights. Labels are
// unique, because NetworkX takes them for names; there is no place for columns.
func writePajek(w io.Writer, n *graph.Network, o Options) error {
	f := newOut(w)
	pajekNetwork(f, newSheet(n), o)
	return f.flush()
}

// pajekNetwork writes the section of a network. Places are scaled into the unit
// square, with y downwards as Pajek has it.
func pajekNetwork(f *out, s *sheet, o Options) {
	s.uniqueLabels()
	at := newUnitSquare(&s.look, len(s.ids))
	f.text("*Network ", s.title(), ", ", orElse(cleanLabel(o.Provenance.Program), "cocite"), "\r\n*Vertices ")
	f.int(len(s.ids))
	f.text("\r\n")
	f.rows(len(s.ids), func(f *out, i int) {
		f.int(i + 1)
		f.text(" ")
		f.b = appendPajek(f.b, s.labels[i])
		if x, y, ok := at.position(i); ok {
			f.text(" ")
			f.b = appendFixed(f.b, x)
			f.text(" ")
			f.b = appendFixed(f.b, y)
			f.text(" 0.5")
		}
		f.text("\r\n")
	})
	if s.net.Directed {
		f.text("*Arcs\r\n")
	} else {
		f.text("*Edges\r\n")
	}
	f.edges(s.net, func(f *out, _ int, e csr.Edge) {
		f.int(int(e.From) + 1)
		f.text(" ")
		f.int(int(e.To) + 1)
		if w := weightOf(e); w > 0 {
			f.text(" ")
			f.b = appendShort(f.b, w)
		}
		f.text("\r\n")
	})
}

// appendPajek writes clean text in double quotes, inside which nothing can be
// escaped.
func appendPajek(b []byte, s string) []byte {
	return append(append(append(b, '"'), strings.ReplaceAll(s, `"`, "'")...), '"')
}

// unitSquare is a picture scaled to lie between 0.05 and 0.95.
type unitSquare struct {
	of        *look
	left, top float64
	scale     float64
}

// newUnitSquare finds the frame of the places of n nodes.
func newUnitSquare(l *look, n int) unitSquare {
	u := unitSquare{of: l}
	var right, bottom float64
	some := false
	for i := range n {
		x, y, ok := l.position(i)
		if !ok {
			continue
		}
		if !some {
			u.left, right, u.top, bottom, some = x, x, y, y, true
		}
		u.left, right = min(u.left, x), max(right, x)
		u.top, bottom = max(u.top, y), min(bottom, y)
	}
	if span := max(right-u.left, u.top-bottom); span > 0 {
		u.scale = 0.9 / span
	}
	return u
}

// position is where node i stands in the square.
func (u unitSquare) position(i int) (x, y float64, ok bool) {
	x, y, ok = u.of.position(i)
	return 0.05 + (x-u.left)*u.scale, 0.05 + (u.top-y)*u.scale, ok
}

// pajekClasses tells whether a column is a partition: classes are not negative.
func (s *sheet) pajekClasses(c *field) bool { return c.within(len(s.ids), 0, 9999997) }

// partitionOf is the partition that a file of its own holds.
func partitionOf(s *sheet) *field {
	var first *field
	for k := range s.nodes {
		switch c := &s.nodes[k]; {
		case !s.pajekClasses(c):
		case c.name == "community":
			return c
		case first == nil:
			first = c
		}
	}
	return first
}

// vectorOf is the first column of other numbers.
func vectorOf(s *sheet) *field {
	for k := range s.nodes {
		if s.nodes[k].kind == floatKind {
			return &s.nodes[k]
		}
	}
	return nil
}

func lacksPartition(n *graph.Network) bool { return partitionOf(newSheet(n)) == nil }
func lacksVector(n *graph.Network) bool    { return vectorOf(newSheet(n)) == nil }

// writePartition writes one whole number a node.
func writePartition(w io.Writer, n *graph.Network, _ Options) error {
	s := newSheet(n)
	return writePajekColumn(w, s, partitionOf(s), noClass)
}

// writeVector writes one number a node.
func writeVector(w io.Writer, n *graph.Network, _ Options) error {
	s := newSheet(n)
	return writePajekColumn(w, s, vectorOf(s), noNumber)
}

// writePajekColumn writes a column, which may be nil, as a file of its own.
func writePajekColumn(w io.Writer, s *sheet, c *field, missing string) error {
	f := newOut(w)
	pajekColumn(f, len(s.ids), c, missing)
	return f.flush()
}

// pajekColumn writes the values of a column under the number of vertices.
func pajekColumn(f *out, n int, c *field, missing string) {
	f.text("*Vertices ")
	f.int(n)
	f.text("\r\n")
	f.rows(n, func(f *out, i int) {
		if c != nil && c.has(i) {
			f.b = appendShort(f.b, c.number(i))
		} else {
			f.text(missing)
		}
		f.text("\r\n")
	})
}

// writeProject writes the network and all its columns of numbers.
func writeProject(w io.Writer, n *graph.Network, o Options) error {
	s := newSheet(n)
	f := newOut(w)
	pajekNetwork(f, s, o)
	for k := range s.nodes {
		switch c := &s.nodes[k]; {
		case s.pajekClasses(c):
			f.text("*Partition ", c.name, "\r\n")
			pajekColumn(f, len(s.ids), c, noClass)
		case c.kind == floatKind || c.kind == intKind || c.kind == longKind:
			f.text("*Vector ", c.name, "\r\n")
			pajekColumn(f, len(s.ids), c, noNumber)
		}
	}
	return f.flush()
}
