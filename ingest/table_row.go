package ingest

import "bytes"

// tableRow is one row of a delimited table.
type tableRow struct {
	line   int
	delim  byte
	text   []byte
	ends   []int
	open   bool // inside quotes
	quotes bool // a cell is in quotes
	lazy   bool // a quote that no delimiter follows is a sign in the text
	dirty  bool // text follows a closing quote
	signs  bool // a quote stands in a cell outside quotes
}

// reset empties the row.
func (r *tableRow) reset(line int) {
	r.line, r.text, r.ends, r.open, r.dirty, r.signs = line, r.text[:0], r.ends[:0], false, false, false
	r.quotes = false
}

// finish ends a cell whose quotes never closed.
func (r *tableRow) finish() {
	if r.open {
		r.open = false
		r.ends = append(r.ends, len(r.text))
	}
}

// width is the number of cells.
func (r *tableRow) width() int { return len(r.ends) }

// used is the number of cells without empty ones at the end.
func (r *tableRow) used() int {
	n := r.width()
	for n > 0 && len(r.cell(n-1)) == 0 {
		n--
	}
	return n
}

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
				r.open, r.quotes = true, true
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
	r.signs = r.signs || bytes.IndexByte(rest, '"') >= 0
	r.text = append(r.text, bytes.TrimRight(rest, " \t")...)
	r.ends = append(r.ends, len(r.text))
}

// quoted adds the inside of a cell up to its closing quote and returns how far
// it went. A quote inside is doubled or stands behind a backslash, but a quote
// before a delimiter closes the cell in any case.
func (r *tableRow) quoted(line []byte) int {
	i := 0
	for r.open && i < len(line) {
		n := bytes.IndexByte(line[i:], '"')
		if n < 0 {
			r.text = append(r.text, line[i:]...)
			return len(line)
		}
		r.text = append(r.text, line[i:i+n]...)
		i += n + 1
		switch {
		case n > 0 && line[i-2] == '\\' && !r.closes(line[i:]):
			r.text[len(r.text)-1] = '"'
		case i < len(line) && line[i] == '"':
			r.text = append(r.text, '"')
			i++
		case r.lazy && !r.closes(line[i:]):
			r.text = append(r.text, '"')
		default:
			r.open = false
			r.dirty = r.dirty || !r.closes(line[i:])
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
