package ingest

import (
	"bytes"
	"fmt"
	"path"
	"strconv"
	"strings"

	"cocite/graph"
)

// numbersAsText are the numbers 1 to n as ids.
func numbersAsText(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = strconv.Itoa(i + 1)
	}
	return out
}

// vertex keeps a line of *Vertices; what it means depends on the others.
func (p *pajek) vertex(line []byte, number int) {
	p.vertices.set(len(p.numbers), line)
	p.numbers = append(p.numbers, number)
}

// describe gives the vertices what their lines say.
func (p *pajek) describe() {
	numbered, values := 0, len(p.numbers) > 0
	for i := range p.numbers {
		f := p.pieces(i)
		_, ok := parseNumber(f[0], '.')
		quoted := len(f) > 1 && bytes.IndexByte(p.vertices.at(i), '"') > 0
		if v, in := p.vertexNumber(f[0]); (in && (len(f) > 1 || v == i)) || (ok && quoted) {
			numbered++
		}
		values = values && ok && len(f) == 1
	}
	switch {
	case 2*numbered >= len(p.numbers):
		p.labelled()
	case values:
		p.vector()
	default:
		p.named()
	}
}

// pieces are the words of a vertex line.
func (p *pajek) pieces(i int) [][]byte { return pajekWords(p.vertices.at(i)) }

// pajekWords cuts a line at blanks; a word in quotes may hold blanks, and no
// quote can be part of it. It has one piece at least.
func pajekWords(line []byte) [][]byte {
	var out [][]byte
	for {
		line = bytes.TrimLeft(line, " \t")
		switch {
		case len(line) == 0 && len(out) == 0:
			return [][]byte{nil}
		case len(line) == 0:
			return out
		}
		end := bytes.IndexAny(line, " \t")
		if line[0] == '"' {
			line = line[1:]
			end = bytes.IndexByte(line, '"')
		}
		if end < 0 {
			return append(out, line)
		}
		out = append(out, line[:end])
		line = line[end+1:]
	}
}

// vertexNumber reads the number of a vertex, counted from 0.
func (p *pajek) vertexNumber(b []byte) (int, bool) {
	v, ok := plainNumber(b)
	return int(v) - 1, ok && v >= 1 && v <= uint64(p.n)
}

// labelled reads lines of the form: number "label" x y z shape ….
func (p *pajek) labelled() {
	if len(p.numbers) == 0 {
		return
	}
	labels := make([]string, p.n)
	places := [3]graph.Column{{Name: "x"}, {Name: "y"}, {Name: "z"}}
	for i, line := range p.numbers {
		f := p.pieces(i)
		v, ok := p.vertexNumber(f[0])
		if !ok {
			p.add(line, "pajek.bad-vertex", graph.Error, fmt.Sprintf("no number of a vertex from 1 to %d", p.n), p.vertices.at(i))
			continue
		}
		if len(f) > 1 {
			labels[v] = string(f[1])
		}
		if bytes.Count(p.vertices.at(i), []byte{'"'})%2 == 1 {
			p.add(line, "pajek.unclosed-quote", graph.Warn, "a quote is not closed; the label goes on to the end of the line", p.vertices.at(i))
		}
		p.place(&places, v, f[min(2, len(f)):])
	}
	p.d.Labels = labels
	for _, c := range places {
		if c.Float != nil {
			c.Valid = allKnown(c.Valid)
			p.d.Nodes = append(p.d.Nodes, c)
		}
	}
}

// place reads up to three coordinates.
func (p *pajek) place(places *[3]graph.Column, v int, f [][]byte) {
	for k := range min(3, len(f)) {
		x, ok := parseNumber(f[k], '.')
		if !ok {
			return
		}
		if places[k].Float == nil {
			places[k].Float, places[k].Valid = make([]float64, p.n), make([]bool, p.n)
		}
		places[k].Float[v], places[k].Valid[v] = x, true
	}
}

// vector reads a partition or a vector: the value of each vertex, one a line. The
// column goes by the name of the file.
func (p *pajek) vector() {
	c := cells{name: stem(p.in.File)}
	for i := range min(p.n, len(p.numbers)) {
		c.set(i, pajekValue(p.vertices.at(i)))
	}
	p.count()
	c.pad(p.n)
	if col, ok := c.column("."); ok {
		p.d.Nodes = append(p.d.Nodes, col)
	}
}

// named reads a list of names: the label of each vertex, one a line.
func (p *pajek) named() {
	p.d.Labels = make([]string, p.n)
	for i := range min(p.n, len(p.numbers)) {
		p.d.Labels[i] = strings.Trim(string(p.vertices.at(i)), `"`)
	}
	p.count()
}

// count reports another number of lines than of vertices.
func (p *pajek) count() {
	if len(p.numbers) != p.n {
		p.add(0, "pajek.count", graph.Warn, fmt.Sprintf("%d values for %d vertices", len(p.numbers), p.n), nil)
	}
}

// stem is the name of a file without folders and extension.
func stem(file string) string {
	file = path.Base(strings.ReplaceAll(file[strings.LastIndexByte(file, '!')+1:], `\`, "/"))
	for {
		ext := path.Ext(file)
		if ext == "" || ext == file {
			return file
		}
		file = strings.TrimSuffix(file, ext)
	}
}
