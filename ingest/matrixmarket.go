package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"cocite/graph"
)

func matrixMarketFormat() Format {
	return Format{
		Name:    "matrix-market",
		Exts:    []string{".mtx"},
		Doc:     "Matrix Market coordinate files: an entry is an edge from its row to its column",
		Sniff:   sniffMatrixMarket,
		Drawing: readMatrixMarket,
	}
}

func sniffMatrixMarket(head []byte) bool { return isMatrixMarket(bytes.TrimSpace(head)) }

// impliedNodes is how many nodes a file may have by a mere number, without
// naming them.
const impliedNodes = 1 << 22

// matrix is a Matrix Market file while it is read.
type matrix struct {
	reports
	d          *graph.Drawing
	pattern    bool // entries have no value
	rows, cols int64
	entries    int64
	bannered   bool
	sized      bool
	seen       int64
}

// readMatrixMarket reads a sparse matrix. A square one has the nodes 1 to n; the
// rows and columns of another are two kinds of nodes.
func readMatrixMarket(in Input) (*graph.Drawing, error) {
	m := &matrix{reports: reports{in: in}, d: &graph.Drawing{DirectedSaid: true}}
	if err := m.read(newLineReader(in)); err != nil {
		return nil, err
	}
	if !m.sized {
		return nil, errors.New("the line with the size of the matrix is missing")
	}
	if m.seen != m.entries {
		m.add(0, "matrix.count", graph.Warn, fmt.Sprintf("%d entries are announced, %d are there", m.entries, m.seen), nil)
	}
	m.close()
	return m.d, m.name()
}

func (m *matrix) read(lines *lineReader) error {
	return m.eachLine(lines, "matrix.long-line", m.line)
}

// line takes one line.
func (m *matrix) line(line []byte, number int) error {
	switch {
	case len(bytes.TrimSpace(line)) == 0:
	case !m.bannered:
		return m.banner(line)
	case line[0] == '%':
	case !m.sized:
		return m.size(line, number)
	default:
		m.entry(line, number)
	}
	return nil
}

// banner reads "%%MatrixMarket matrix coordinate real general".
func (m *matrix) banner(line []byte) error {
	words := strings.Fields(strings.ToLower(cutExcerpt(line)))
	if !isMatrixMarket(line) || len(words) < 5 || words[1] != "matrix" {
		return errors.New("it does not begin with the banner of Matrix Market")
	}
	if words[2] != "coordinate" {
		return fmt.Errorf("a matrix stored as %q is not read, only one stored by coordinates", words[2])
	}
	m.bannered = true
	switch words[3] {
	case "pattern":
		m.pattern = true
	case "real", "integer", "double":
	default:
		return fmt.Errorf("a matrix of %s numbers has no weights", words[3])
	}
	m.d.Directed = words[4] == "general"
	return nil
}

// size reads rows, columns and the number of entries.
func (m *matrix) size(line []byte, number int) error {
	var f [3][]byte
	n := cutFields(line, f[:])
	var v [3]uint64
	for i := range v {
		var ok bool
		if v[i], ok = plainNumber(f[i]); !ok || n != 3 {
			return fmt.Errorf("line %d: rows, columns and entries of the matrix should be here", number)
		}
	}
	if v[0] > math.MaxInt32/2 || v[1] > math.MaxInt32/2 {
		return errTooManyNodes
	}
	m.rows, m.cols, m.entries, m.sized = int64(v[0]), int64(v[1]), int64(v[2]), true
	return nil
}

// entry reads one edge.
func (m *matrix) entry(line []byte, number int) {
	var f [4][]byte
	n := cutFields(line, f[:])
	m.seen++
	row, okRow := plainNumber(f[0])
	col, okCol := plainNumber(f[1])
	if n < 2 || !okRow || !okCol || row < 1 || col < 1 || row > uint64(m.rows) || col > uint64(m.cols) {
		m.add(number, "matrix.bad-entry", graph.Error, "no row and column of the matrix", line)
		return
	}
	from, to := int32(row-1), int32(col-1)
	if m.rows != m.cols {
		to += int32(m.rows)
	}
	m.d.From, m.d.To = append(m.d.From, from), append(m.d.To, to)
	m.d.Lines = append(m.d.Lines, number)
	if m.pattern {
		return
	}
	w, ok := parseNumber(f[2], '.')
	if !ok || n != 3 {
		w = 1
		m.add(number, "matrix.bad-weight", graph.Warn, "no number where the value of the entry should be; 1 is taken", line)
	}
	m.d.Weights = append(m.d.Weights, w)
}

// name makes the ids.
func (m *matrix) name() error {
	total := m.rows
	if m.rows != m.cols {
		total += m.cols
	}
	if err := tooEmpty(total, len(m.d.From)); err != nil {
		return err
	}
	m.d.IDs = make([]string, total)
	for i := range m.d.IDs {
		m.d.IDs[i] = m.id(int64(i))
	}
	if m.rows != m.cols {
		m.d.Nodes = append(m.d.Nodes, twoModes(m.d.IDs))
	}
	return nil
}

// tooEmpty refuses a file that announces millions of nodes by a mere number
// and has next to nothing between them: it would only fill the memory.
func tooEmpty(nodes int64, lines int) error {
	if nodes > impliedNodes && nodes > 100*int64(lines) {
		return fmt.Errorf("it announces %d nodes and has %d lines on them", nodes, lines)
	}
	return nil
}

// id is the id of a node: its number, after the side if there are two.
func (m *matrix) id(i int64) string {
	switch {
	case m.rows == m.cols:
		return strconv.FormatInt(i+1, 10)
	case i < m.rows:
		return "left:" + strconv.FormatInt(i+1, 10)
	}
	return "right:" + strconv.FormatInt(i-m.rows+1, 10)
}
