package ingest

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"

	"cocite/graph"
)

func edgeListFormat() Format {
	return Format{
		Name:    "edge-list",
		Exts:    []string{".txt", ".edges", ".edgelist", ".el", ".cites", ".tsv"},
		Doc:     "edge list of SNAP or KONECT: two node ids a line, and a weight or time",
		Sniff:   sniffEdgeList,
		Drawing: readEdgeList,
	}
}

// sniffEdgeList takes a head whose lines, comments aside, are nearly all two to
// four numbers, the first two of them whole; the first line must be.
func sniffEdgeList(head []byte) bool {
	edges, lines := countEdges(head)
	return edges > 0 && edges*100 >= lines*95 && !sniffVOSNetwork(head)
}

// countEdges counts the lines of a head, comments aside, and those that are an
// edge between numbers. It counts nothing if the first is none.
func countEdges(head []byte) (edges, lines int) {
	for _, line := range headLines(head) {
		var f [4][]byte
		n := cutFields(line, f[:])
		switch {
		case isMatrixMarket(line):
			return 0, 0
		case n == 0 || edgeComment(line):
			continue
		}
		lines++
		if n >= 2 && n <= 4 && digits(f[0]) && digits(f[1]) && numbers(f[2:n]) {
			edges++
		}
		if edges == 0 {
			return 0, 0
		}
	}
	return edges, lines
}

// numbers tells whether all pieces are numbers.
func numbers(f [][]byte) bool {
	for _, b := range f {
		if _, ok := parseNumber(b, '.'); !ok {
			return false
		}
	}
	return true
}

// edgeComment tells whether a line is a comment.
func edgeComment(line []byte) bool { return len(line) > 0 && (line[0] == '#' || line[0] == '%') }

// edgeList is an edge list while it is read.
type edgeList struct {
	reports
	d       *graph.Drawing
	ids     numberIDs
	numbers bool // every id is a whole number
	hints   edgeHints
	third   []float64 // third piece of each edge, nil until one has it
	fourth  []float64
	lines   int // that have been read
}

// readEdgeList reads two to four pieces a line: two ids, then a weight or a
// time, then a time. Ids are text: 007 is not 7. Comments may say whether edges
// have a direction and what the third piece is.
func readEdgeList(in Input) (*graph.Drawing, error) {
	r := bufio.NewReaderSize(in.R, headSize)
	head, _ := r.Peek(headSize)
	edges, all := countEdges(head)
	e := &edgeList{reports: reports{in: in}, d: &graph.Drawing{}, numbers: edges > 0 && 2*edges >= all}
	if err := e.read(r, edgeBlock); err != nil {
		return nil, err
	}
	e.close()
	return e.finish(), nil
}

// read goes through the text by blocks of a size, which are parsed on all cores.
func (e *edgeList) read(r io.Reader, block int) error {
	b := &edgeBlocks{r: r, size: block, most: e.in.Limits.Record}
	var failed error
	inOrder(e.in.Threads, b.next, (*edgeBatch).parse, func(batch *edgeBatch) bool {
		failed = e.batch(batch)
		b.free = append(b.free, batch)
		return failed == nil
	})
	switch {
	case failed != nil:
		return failed
	case b.long:
		return e.careful(&lineReader{r: io.MultiReader(bytes.NewReader(b.rest), r)})
	case b.err != io.EOF:
		return b.err
	}
	return nil
}

// batch takes the lines of a block.
func (e *edgeList) batch(b *edgeBatch) error {
	if e.hints.twoMode {
		return e.careful(linesOf(b.text))
	}
	if !e.ids.roomFor(len(b.ends)) {
		return errTooManyNodes
	}
	from := 0
	for _, odd := range b.odd {
		e.quick(b.ends[2*from : 2*odd.edge])
		from = odd.edge
		to := odd.to
		if err := e.careful(linesOf(b.text[odd.from:to])); err != nil {
			return err
		}
		if e.hints.twoMode { // from this line on a number is not yet an id
			return e.careful(linesOf(b.text[to:]))
		}
	}
	e.quick(b.ends[2*from:])
	return nil
}

// quick takes lines of two plain numbers.
func (e *edgeList) quick(ends []uint64) {
	d := e.d
	if n := len(d.From); cap(d.From)-n < len(ends)/2 { // twice as much: append copies more often
		d.From, d.To = slices.Grow(d.From, max(n, len(ends)/2)), slices.Grow(d.To, max(n, len(ends)/2))
	}
	for i := 0; i+1 < len(ends); i += 2 {
		e.at(e.lines + i/2 + 1)
		d.From, d.To = append(d.From, e.ids.ofNumber(ends[i])), append(d.To, e.ids.ofNumber(ends[i+1]))
	}
	e.lines += len(ends) / 2
}

// careful goes through lines one by one.
func (e *edgeList) careful(lines *lineReader) error {
	lines.limit, lines.number = e.in.Limits.Record, e.lines
	err := e.eachLine(lines, "edges.long-line", func(line []byte, n int) error {
		if !e.ids.roomFor(2) {
			return errTooManyNodes
		}
		e.line(line, n)
		return nil
	})
	e.lines = lines.number
	return err
}

// at keeps the line of the next edge: one by one only if some other line comes between
// two edges.
func (e *edgeList) at(line int) {
	d := e.d
	next := len(d.From)
	switch {
	case next == 0:
		d.FirstLine = line
	case d.Lines != nil:
		d.Lines = append(d.Lines, line)
	case line != d.FirstLine+next:
		for i := range next {
			d.Lines = append(d.Lines, d.FirstLine+i)
		}
		d.Lines, d.FirstLine = append(d.Lines, line), 0
	}
}

// line takes one line.
func (e *edgeList) line(line []byte, number int) {
	var f [5][]byte
	n := cutFields(line, f[:])
	switch {
	case n == 0:
	case edgeComment(f[0]):
		e.hints.read(line, number)
	case n < 2 || n > 4:
		e.add(number, "edges.wrong-width", graph.Error, fmt.Sprintf("an edge has two to four columns, this line has %d", n), line)
	case len(e.d.From) == 0 && e.hints.heading(f[:n]):
	case e.numbers && (!digits(f[0]) || !digits(f[1])):
		e.add(number, "edges.bad-id", graph.Error, "the ids of this file are whole numbers, here is another text", line)
	default:
		e.edge(f[:n], line, number)
	}
}

// edge takes one edge.
func (e *edgeList) edge(f [][]byte, line []byte, number int) {
	from, to := e.ends(f[0], f[1])
	e.at(number)
	e.d.From = append(e.d.From, from)
	e.d.To = append(e.d.To, to)
	if len(f) > 2 {
		e.third = e.extra(e.third, f[2], line, number)
	}
	if len(f) > 3 {
		e.fourth = e.extra(e.fourth, f[3], line, number)
	}
}

// ends are the numbers of the two nodes of an edge.
func (e *edgeList) ends(a, b []byte) (from, to int32) {
	if e.hints.twoMode {
		return e.ids.of(append([]byte("left:"), a...)), e.ids.of(append([]byte("right:"), b...))
	}
	return e.ids.of(a), e.ids.of(b)
}

// extra appends the third or fourth piece of the last edge; edges without it
// have 1.
func (e *edgeList) extra(values []float64, piece, line []byte, number int) []float64 {
	v, ok := parseNumber(piece, '.')
	if !ok {
		v = 1
		e.add(number, "edges.bad-weight", graph.Warn, "no number where a weight or a time should be; 1 is taken", line)
	}
	return append(ones(values, len(e.d.From)-1), v)
}

// ones fills a list up to n with 1.
func ones(values []float64, n int) []float64 {
	for len(values) < n {
		values = append(values, 1)
	}
	return values
}

// finish makes the drawing.
func (e *edgeList) finish() *graph.Drawing {
	d := e.d
	d.IDs = e.ids.list()
	d.Directed, d.DirectedSaid = e.hints.directed, e.hints.said
	e.hints.place(d, e.third, e.fourth)
	if e.hints.twoMode {
		d.Nodes = append(d.Nodes, twoModes(d.IDs))
		e.in.Problem(e.in.problem(e.hints.line, "edges.two-mode", graph.Info, "",
			"the two columns are two kinds of nodes; their ids begin with left: and right:", ""))
	}
	return d
}
