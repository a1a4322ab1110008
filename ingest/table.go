package ingest

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"cocite/graph"
)

func csvFormat() Format {
	return Format{
		Name:    "csv",
		Exts:    []string{".csv", ".tsv", ".tab", ".edges", ".txt"},
		Doc:     "table of edges or nodes, as CSV or TSV, also with the headings of Gephi and Neo4j",
		Sniff:   sniffTable,
		Drawing: readTable,
	}
}

// sniffTable takes a head that is plainly a table of edges or of nodes.
func sniffTable(head []byte) bool {
	if s, ok := guessShape(head); !ok || !s.sure {
		return false
	}
	return !sniffEdgeList(head) && !sniffSheet(head) && !sniffOpenCitations(head) && !sniffVOSMap(head) && !sniffVOSNetwork(head)
}

// table is a table while it is read.
type table struct {
	reports
	shape shape
	d     *graph.Drawing
	rows  []int    // line of each row that is kept
	cells []*cells // of each column; nil for ids
	ids   numberIDs
}

// readTable reads a table of edges or of nodes; nodes and edges of several
// tables join by id. Ids are text: 007 is not 7. Columns without a meaning of
// their own become attributes. A row that is too short counts as if its last
// cells were empty; one that is too long is left out, because then nobody knows
// which cell is which.
func readTable(in Input) (*graph.Drawing, error) {
	r := bufio.NewReaderSize(in.R, headSize)
	head, _ := r.Peek(headSize)
	s, ok := guessShape(head)
	if !ok {
		return nil, errors.New("no table of edges or nodes: name two columns source and target, or one column id")
	}
	in.R = r
	return readShaped(in, s)
}

// readShaped reads a table that is written in a known way.
func readShaped(in Input, s shape) (*graph.Drawing, error) {
	t := &table{reports: reports{in: in}, shape: s, d: &graph.Drawing{}}
	t.cells = make([]*cells, len(s.roles.names))
	for i, name := range s.roles.names {
		t.cells[i] = &cells{name: name, quoted: endName(name, idNames) || endName(name, labelNames)}
	}
	if err := t.read(newLineReader(in)); err != nil {
		return nil, err
	}
	if s.roles.isEdges() {
		t.finishEdges()
	} else {
		t.finishNodes()
	}
	t.close()
	return t.d, nil
}

// read goes through the rows.
func (t *table) read(lines *lineReader) error {
	r := tableReader{lines: lines, reports: &t.reports, row: tableRow{delim: t.shape.delim}}
	for range t.shape.skip {
		if _, _, err := r.take(); err != nil && !errors.Is(err, errTooLong) {
			return ended(err)
		}
	}
	take := t.node
	if t.shape.roles.isEdges() {
		take = t.edge
	}
	for heading := t.shape.heading; ; heading = false {
		row, err := r.next()
		if err != nil {
			return ended(err)
		}
		if !t.ids.roomFor(2) {
			return errTooManyNodes
		}
		if !heading && !row.blank() && t.fits(row) {
			take(row)
		}
	}
}

// ended is nil for the end of the file.
func ended(err error) error {
	if err == io.EOF {
		return nil
	}
	return err
}

// fits checks the number of cells and tells whether the row can be used.
func (t *table) fits(row *tableRow) bool {
	want, got := len(t.cells), row.width()
	for got > want && len(row.cell(got-1)) == 0 {
		got--
	}
	switch {
	case got > want:
		t.add(row.line, "table.wrong-width", graph.Error, fmt.Sprintf("%d cells where the table has %d columns; the row is left out", got, want), row.excerpt())
		return false
	case got < want:
		t.add(row.line, "table.wrong-width", graph.Warn, fmt.Sprintf("%d cells where the table has %d columns; the missing ones count as empty", got, want), row.excerpt())
	}
	return true
}

// edge takes a row of a table of edges.
func (t *table) edge(row *tableRow) {
	r := t.shape.roles
	from, to := row.cell(r.from), row.cell(r.to)
	if len(from) == 0 || len(to) == 0 {
		t.add(row.line, "table.no-end", graph.Error, "an edge without one of its ends is left out", row.excerpt())
		return
	}
	t.d.From = append(t.d.From, t.ids.of(from))
	t.d.To = append(t.d.To, t.ids.of(to))
	t.keep(row, r.from, r.to)
}

// node takes a row of a table of nodes. Without a column of ids they are numbered.
func (t *table) node(row *tableRow) {
	id := row.cell(t.shape.roles.id)
	if t.shape.roles.id < 0 {
		id = strconv.AppendInt(nil, int64(len(t.rows))+1, 10)
	}
	if len(id) == 0 {
		t.add(row.line, "table.no-id", graph.Error, "a node without an id is left out", row.excerpt())
		return
	}
	known := len(t.ids.order)
	if int(t.ids.of(id)) < known {
		t.add(row.line, "table.repeated-id", graph.Warn, "node "+cutExcerpt(string(id))+" has a row already; this one is left out", row.excerpt())
		return
	}
	t.keep(row, t.shape.roles.id, -1)
}

// keep notes the cells of a row but for the ids.
func (t *table) keep(row *tableRow, id, other int) {
	for i, c := range t.cells {
		if i != id && i != other {
			c.set(len(t.rows), row.cell(i))
		}
	}
	t.rows = append(t.rows, row.line)
}

// decimals are the signs that may part whole from fraction: numbers with a comma
// are usual where cells are parted by something else.
func (t *table) decimals() string {
	if t.shape.delim == ',' {
		return "."
	}
	return ".,"
}

// columns are the attributes: all columns but those with the given places.
func (t *table) columns(but ...int) []graph.Column {
	var out []graph.Column
next:
	for i, c := range t.cells {
		for _, b := range but {
			if i == b {
				continue next
			}
		}
		c.pad(len(t.rows))
		if col, ok := c.column(t.decimals()); ok {
			out = append(out, col)
		}
	}
	return out
}

// finishNodes makes the drawing of a table of nodes.
func (t *table) finishNodes() {
	r := t.shape.roles
	t.d.IDs = t.ids.list()
	if r.label >= 0 {
		t.cells[r.label].pad(len(t.rows))
		t.d.Labels, _ = t.cells[r.label].texts()
	}
	t.d.Nodes = t.columns(r.id, r.label)
}

// direction reads the column that says of each edge whether it has a direction.
// It returns false if the column holds something else.
func (t *table) direction(c *cells) (undirected []bool, ok bool) {
	c.pad(len(t.rows))
	flag := foldHeading(c.name) == "directed"
	undirected = make([]bool, len(t.rows))
	some := false
	for i := range undirected {
		switch word := strings.ToLower(string(c.at(i))); {
		case word == "":
			continue
		case word == "undirected", word == "mutual", flag && (word == "false" || word == "0" || word == "no"):
			undirected[i] = true
		case word == "directed", flag && (word == "true" || word == "1" || word == "yes"):
		default:
			return nil, false
		}
		some = true
	}
	return undirected, some
}
