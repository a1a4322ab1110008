package ingest

import (
	"bytes"
	"fmt"
	"strings"

	"cocite/graph"
)

// relationOf reads the relation behind *Arcs: its number, and its name if it has
// one: ":1 "cites"".
func (p *pajek) relationOf(rest []byte) string {
	f := pajekWords(rest)
	number, ok := bytes.CutPrefix(f[0], []byte(":"))
	if !ok {
		return ""
	}
	if len(f) > 1 {
		if p.names == nil {
			p.names = make(map[string]string)
		}
		p.names[string(number)] = string(f[1])
	}
	return p.nameOf(string(number))
}

// nameOf is the name of a relation, or its number.
func (p *pajek) nameOf(number string) string { return or(p.names[number], number) }

// edge reads "from to weight …", with the number of a relation before it or not:
// "2: from to weight".
func (p *pajek) edge(line []byte, number int) {
	var f [4][]byte
	n := min(cutFields(line, f[:]), len(f))
	words, relation := f[:n], p.relation
	if k, ok := bytes.CutSuffix(words[0], []byte(":")); ok {
		words, relation = words[1:], p.nameOf(string(k))
	}
	if len(words) < 2 {
		p.add(number, "pajek.bad-edge", graph.Error, "a line between vertices needs two numbers", line)
		return
	}
	weight := 1.0
	if len(words) > 2 {
		weight = p.weight(words[2], line, number)
	}
	p.join(words[0], words[1], weight, relation, line, number)
}

// weight reads a weight. Words stand for no weight: they say how to draw the
// line, or when it is there.
func (p *pajek) weight(b, line []byte, number int) float64 {
	w, ok := parseNumber(b, '.')
	if ok {
		p.weighted = true
		return w
	}
	if strings.IndexByte("+-.0123456789", b[0]) >= 0 {
		p.add(number, "pajek.bad-weight", graph.Warn, "no number where the weight should be; 1 is taken", line)
	}
	return 1
}

// join adds a line between two vertices.
func (p *pajek) join(from, to []byte, weight float64, relation string, line []byte, number int) {
	u, okU := p.vertexNumber(from)
	v, okV := p.vertexNumber(to)
	if !okU || !okV {
		p.add(number, "pajek.bad-edge", graph.Error, fmt.Sprintf("no two numbers of vertices from 1 to %d", p.n), line)
		return
	}
	p.connect(u, v, weight, relation, number)
}

// connect adds a line between two vertices that are known to exist.
func (p *pajek) connect(u, v int, weight float64, relation string, number int) {
	if relation != "" {
		p.relations.set(len(p.d.From), []byte(relation))
	}
	p.d.From, p.d.To = append(p.d.From, int32(u)), append(p.d.To, int32(v))
	p.d.Weights = append(p.d.Weights, weight)
	p.d.Lines = append(p.d.Lines, number)
	p.undirected = append(p.undirected, !p.arcs)
}

// listed reads a line of *Arcslist: a vertex, and those that it leads to.
func (p *pajek) listed(line []byte, number int) {
	words := bytes.Fields(line)
	for _, to := range words[1:] {
		p.join(words[0], to, 1, p.relation, line, number)
	}
	if len(words) == 1 {
		p.add(number, "pajek.bad-edge", graph.Warn, "a list of one vertex has no lines", line)
	}
}

// matrixRow reads a row of *Matrix. Between two kinds of vertices the rows are
// the first kind, the columns the second.
func (p *pajek) matrixRow(line []byte, number int) {
	rows, first := p.n, 0
	if p.n1 > 0 {
		rows, first = p.n1, p.n1
	}
	cols := p.n - first
	values := bytes.Fields(line)
	if p.row >= rows || len(values) < cols {
		p.add(number, "pajek.bad-matrix", graph.Error, fmt.Sprintf("row %d with %d values in a matrix of %d rows and %d columns is left out", p.row+1, len(values), rows, cols), line)
		p.row++
		return
	}
	if len(values) > cols {
		p.add(number, "pajek.bad-matrix", graph.Warn, fmt.Sprintf("%d values for %d columns; the last ones are left out", len(values), cols), line)
	}
	for i, b := range values[:cols] {
		w, ok := parseNumber(b, '.')
		if !ok {
			p.add(number, "pajek.bad-weight", graph.Warn, "no number in the matrix; 0 is taken", line)
		}
		if w != 0 {
			p.weighted = p.weighted || w != 1
			p.connect(p.row, first+i, w, p.relation, number)
		}
	}
	p.row++
}

// finishEdges gives the drawing its direction, weights and relations.
func (p *pajek) finishEdges() {
	d := p.d
	if p.relations.ends != nil {
		p.relations.pad(len(d.From))
		col := graph.Column{Name: "relation"}
		col.Text, col.Valid = p.relations.texts()
		d.Edges = append(d.Edges, col)
	}
	if !p.weighted {
		d.Weights = nil
	}
	if setDirection(d, p.undirected) {
		p.in.Problem(p.in.problem(0, "pajek.mixed-direction", graph.Info, "", "each line without direction is taken as two, because others have one", ""))
	}
	if len(d.From) == 0 {
		d.Directed, d.DirectedSaid = p.arcs, false
	}
}
