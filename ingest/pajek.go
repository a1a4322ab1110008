package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"

	"cocite/graph"
)

func pajekFormat() Format {
	return Format{
		Name:    "pajek",
		Exts:    []string{".net", ".paj", ".clu", ".vec", ".nam"},
		Doc:     "Pajek networks, and partitions, vectors and names on their vertices",
		Sniff:   sniffPajek,
		Drawing: readPajek,
	}
}

// sniffPajek takes a head whose first line, comments aside, is *Network or
// *Vertices with a number.
func sniffPajek(head []byte) bool {
	for _, line := range headLines(head) {
		if len(bytes.TrimSpace(line)) == 0 || line[0] == '%' {
			continue
		}
		name, rest := starLine(line)
		switch name {
		case "network", "partition", "vector":
			continue
		case "vertices":
			var f [1][]byte
			return cutFields(rest, f[:]) > 0 && digits(f[0])
		}
		return false
	}
	return false
}

// starLine cuts "*Arcs :1 "cites"" into arcs and the rest. The name is "" if the
// line does not begin with a star.
func starLine(line []byte) (name string, rest []byte) {
	line = bytes.TrimLeft(line, " \t")
	if len(line) < 2 || line[0] != '*' {
		return "", nil
	}
	end := 1
	for end < len(line) && (line[end]|0x20 >= 'a' && line[end]|0x20 <= 'z') {
		end++
	}
	return strings.ToLower(string(line[1:end])), line[end:]
}

// pajek is a Pajek file while it is read.
type pajek struct {
	reports
	d          *graph.Drawing
	section    func(line []byte, number int) // takes the lines of the section
	n, n1      int                           // vertices, and those of the first mode
	headed     bool                          // *Vertices was there
	more       int                           // further networks, partitions and vectors
	vertices   cells                         // lines of *Vertices
	numbers    []int                         // of those lines
	relations  cells                         // of edges
	relation   string                        // of the section
	names      map[string]string             // of relations by number
	undirected []bool
	arcs       bool // the last section of edges has a direction
	weighted   bool
	row        int          // of the matrix
	part       *pajekPart   // that begins
	parts      []*pajekPart // on the vertices of the network
}

// readPajek reads the first network of a file, and the partitions and vectors on its
// vertices behind it. The id of a vertex is its number,
// and its label is its label; coordinates become columns, how vertices and lines
// are drawn is passed over. Where lines with and without direction are mixed, each of
// the latter becomes two. A file that has only *Vertices is a partition, a
// vector or a list of names on vertices 1 to n.
func readPajek(in Input) (*graph.Drawing, error) {
	p := &pajek{reports: reports{in: in}, d: &graph.Drawing{}, section: func([]byte, int) {}}
	p.relations.name = "relation"
	if err := p.read(newLineReader(in)); err != nil {
		return nil, err
	}
	if !p.headed {
		return nil, errors.New("the line *Vertices with the number of vertices is missing")
	}
	if err := tooEmpty(int64(p.n), len(p.numbers)+len(p.d.From)); err != nil {
		return nil, err
	}
	p.finish()
	p.close()
	return p.d, nil
}

func (p *pajek) read(lines *lineReader) error {
	return p.eachLine(lines, "pajek.long-line", func(line []byte, n int) error {
		line = bytes.TrimSpace(line)
		switch {
		case len(line) == 0 || line[0] == '%':
		case line[0] == '*':
			return p.star(line, n)
		default:
			p.section(line, n)
		}
		return nil
	})
}

// star begins a section.
func (p *pajek) star(line []byte, number int) error {
	name, rest := starLine(line)
	if p.headed && p.more == 0 && (name == "partition" || name == "vector") {
		p.beginPart(rest)
		return nil
	}
	if p.part != nil && name == "vertices" && p.more == 0 {
		p.sizePart(rest)
		p.part = nil
		return nil
	}
	if p.more > 0 || (p.headed && (name == "network" || name == "vertices" || name == "partition" || name == "vector")) {
		if name != "vertices" || p.more == 0 {
			p.more++
		}
		p.section = func([]byte, int) {}
		return nil
	}
	switch name {
	case "network", "partition", "vector":
	case "vertices":
		p.section = p.vertex
		return p.size(rest, number)
	case "arcs", "edges", "arcslist", "edgeslist", "matrix":
		p.edges(name, rest, number)
	default:
		p.add(number, "pajek.unknown-section", graph.Warn, "a section of an unknown kind is passed over", line)
		p.section = func([]byte, int) {}
	}
	return nil
}

// size reads "n" or "n n1" behind *Vertices.
func (p *pajek) size(rest []byte, number int) error {
	var f [2][]byte
	count := cutFields(rest, f[:])
	n, ok := plainNumber(f[0])
	if count == 0 || !ok {
		return fmt.Errorf("line %d: *Vertices without their number", number)
	}
	if n > math.MaxInt32-2 {
		return errTooManyNodes
	}
	p.headed, p.n = true, int(n)
	if n1, ok := plainNumber(f[1]); ok && n1 > 0 && n1 < n {
		p.n1 = int(n1)
		p.in.Problem(p.in.problem(number, "pajek.two-mode", graph.Info, "",
			fmt.Sprintf("the network has two kinds of vertices: 1 to %d, and the others", n1), ""))
	}
	return nil
}

// edges begins a section of lines between vertices.
func (p *pajek) edges(name string, rest []byte, number int) {
	if !p.headed {
		p.add(number, "pajek.no-vertices", graph.Error, "lines between vertices before *Vertices are left out", nil)
		p.section = func([]byte, int) {}
		return
	}
	p.arcs = name == "arcs" || name == "arcslist" || (name == "matrix" && p.n1 == 0)
	p.relation = p.relationOf(rest)
	switch name {
	case "arcs", "edges":
		p.section = p.edge
	case "matrix":
		p.section, p.row = p.matrixRow, 0
	default:
		p.section = p.listed
	}
}

// finish makes the drawing.
func (p *pajek) finish() {
	p.d.IDs = numbersAsText(p.n)
	p.d.FirstMode = p.n1
	p.describe()
	p.describeParts()
	if p.n1 > 0 {
		mode := graph.Column{Name: "mode", Doc: "1 for vertices of the first kind, 2 for the second", Int: make([]int64, p.n)}
		for i := range mode.Int {
			mode.Int[i] = 1
			if i >= p.n1 {
				mode.Int[i] = 2
			}
		}
		p.d.Nodes = append(p.d.Nodes, mode)
	}
	p.finishEdges()
	if p.more > 0 {
		p.in.Problem(p.in.problem(0, "pajek.more-parts", graph.Info, "",
			fmt.Sprintf("only the first network is read; %d further parts are passed over", p.more), ""))
	}
}
