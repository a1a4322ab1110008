package ingest

import (
	"bytes"
	"errors"
	"io"

	"cocite/graph"
)

// How long a cell in quotes may be before its opening quote is taken for a slip.
const (
	maxQuotedLines = 10_000
	maxQuotedBytes = 1 << 20
)

// tableRow is one row of a delimited table.
type tableRow struct {
	line  int
	delim byte
	text  []byte
	ends  []int
	open  bool // inside quotes
}

// reset empties the row.
func (r *tableRow) reset(line int) {
	r.line, r.text, r.ends, r.open = line, r.text[:0], r.ends[:0], false
}

// width is the number of cells.
func (r *tableRow) width() int { return len(r.ends) }

// cell is cell i, empty behind the last one.
func (r *tableRow) cell(i int) []byte {
	if i < 0 || i >= len(r.ends) {
		return nil
	}
	from := 0
	if i > 0 {
		from = r.ends[i-1]
	}
	return bytes.TrimSpace(r.text[from:r.ends[i]])
}

// excerpt is the beginning of the row as text.
func (r *tableRow) excerpt() []byte {
	var out []byte
	for i := 0; i < r.width() && len(out) <= maxExcerpt; i++ {
		if i > 0 {
			out = append(out, r.delim)
		}
		out = append(out, r.cell(i)...)
	}
	return out
}

// blank tells whether every cell is empty.
func (r *tableRow) blank() bool { return len(bytes.TrimSpace(r.text)) == 0 }

// feed adds a line; it returns true if the line ends inside quotes, so that the
// next line belongs to the row.
func (r *tableRow) feed(line []byte) bool {
	i := 0
	if r.open {
		r.text = append(r.text, '\n')
	}
	for {
		if !r.open {
			i += r.blanks(line[i:])
			if r.delim == ' ' && i == len(line) && len(r.ends) > 0 {
				return false
			}
			if i < len(line) && line[i] == '"' {
				r.open = true
				i++
			}
		}
		if i += r.quoted(line[i:]); r.open {
			return true
		}
		end := bytes.IndexByte(line[i:], r.delim)
		r.endCell(line[i:], end)
		if end < 0 {
			return false
		}
		i += end + 1
	}
}

// blanks is how many blanks stand before a cell.
func (r *tableRow) blanks(line []byte) int {
	i := 0
	for i < len(line) && (line[i] == ' ' || (line[i] == '\t' && r.delim != '\t')) {
		i++
	}
	return i
}

// endCell adds what stands before the delimiter, without blanks at its end.
func (r *tableRow) endCell(rest []byte, end int) {
	if end >= 0 {
		rest = rest[:end]
	}
	r.text = append(r.text, bytes.TrimRight(rest, " \t")...)
	r.ends = append(r.ends, len(r.text))
}

// quoted adds the inside of a cell up to its closing quote and returns how far
// it went. A quote inside is doubled or stands behind a backslash, but a quote
// before a delimiter closes the cell in any case.
func (r *tableRow) quoted(line []byte) int {
	i := 0
	for r.open && i < len(line) {
		switch c := line[i]; {
		case c == '\\' && i+1 < len(line) && line[i+1] == '"' && !r.closes(line[i+2:]):
			r.text = append(r.text, '"')
			i += 2
		case c == '"' && i+1 < len(line) && line[i+1] == '"':
			r.text = append(r.text, '"')
			i += 2
		case c == '"':
			r.open = false
			i++
		default:
			r.text = append(r.text, c)
			i++
		}
	}
	return i
}

// closes tells whether a cell is over with this rest of the line.
func (r *tableRow) closes(rest []byte) bool {
	rest = rest[r.blanks(rest):]
	return len(rest) == 0 || rest[0] == r.delim
}

// plain splits a line without heed to quotes.
func (r *tableRow) plain(line []byte) {
	for {
		cell, rest, more := bytes.Cut(line, []byte{r.delim})
		r.text = append(r.text, bytes.TrimSpace(cell)...)
		r.ends = append(r.ends, len(r.text))
		if !more {
			return
		}
		line = rest
	}
}

// tableReader reads a table row by row.
type tableReader struct {
	lines   *lineReader
	reports *reports
	row     tableRow
	held    [][]byte // lines that were read ahead
	at      int      // number of the first of them
}

// next returns the next row; it is valid until the call after.
func (t *tableReader) next() (*tableRow, error) {
	line, n, err := t.take()
	for errors.Is(err, errTooLong) {
		t.tooLong(line, n)
		line, n, err = t.take()
	}
	if err != nil {
		return nil, err
	}
	t.row.reset(n)
	if !t.row.feed(line) {
		return &t.row, nil
	}
	return t.join(bytes.Clone(line), n)
}

func (t *tableReader) tooLong(line []byte, number int) {
	t.reports.add(number, "table.long-line", graph.Error, "a line longer than a record may be is left out", line)
}

// take returns a line that is held, or the next one.
func (t *tableReader) take() ([]byte, int, error) {
	if len(t.held) == 0 {
		return t.lines.next()
	}
	line := t.held[0]
	t.held = t.held[1:]
	t.at++
	return line, t.at - 1, nil
}

// join adds lines to a row that ends inside quotes. If the quotes never end, the
// first line counts alone, and the others are read again.
func (t *tableReader) join(first []byte, number int) (*tableRow, error) {
	var ahead [][]byte
	for size := 0; len(ahead) < maxQuotedLines && size < maxQuotedBytes; {
		line, n, err := t.take()
		if errors.Is(err, errTooLong) {
			t.tooLong(line, n)
			break
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		ahead = append(ahead, bytes.Clone(line))
		size += len(line) + 1
		if !t.row.feed(line) {
			return &t.row, nil
		}
	}
	t.reports.add(number, "table.unclosed-quote", graph.Warn, "a quote opens and never closes; it is taken for a sign", first)
	t.held, t.at = append(ahead, t.held...), number+1
	t.row.reset(number)
	t.row.plain(first)
	return &t.row, nil
}
