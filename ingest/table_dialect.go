package ingest

import "bytes"

// shape is how a table is written: what its head shows.
type shape struct {
	delim   byte
	skip    int  // lines before the first row: comments
	heading bool // the first row is no data
	roles   roles
	sure    bool // so plainly a table of edges or nodes that it is taken unasked
}

// guessRows is how many rows a shape is guessed from.
const guessRows = 50

// guessShape finds out how a table is written. It returns false if no way to
// read it gives edges or nodes.
func guessShape(head []byte) (shape, bool) {
	lines := headLines(head)
	skip := 0
	for skip < len(lines) && (edgeComment(lines[skip]) || len(bytes.TrimSpace(lines[skip])) == 0) {
		skip++
	}
	for _, delim := range []byte(",;\t| ") {
		if s, ok := commentedShape(lines, skip, delim); ok {
			s.skip = skip
			return s, true
		}
	}
	for _, delim := range []byte(",;\t| ") {
		if s, ok := headedShape(lines[skip:], delim); ok {
			s.skip = skip
			return s, true
		}
	}
	for _, delim := range []byte(",;\t|") {
		if s, ok := bareShape(lines[skip:], delim); ok {
			s.skip = skip
			return s, true
		}
	}
	return shape{}, false
}

// commentedShape is the shape of a table whose headings stand in its last
// comment: "# source,target".
func commentedShape(lines [][]byte, skip int, delim byte) (shape, bool) {
	if skip == 0 || skip == len(lines) {
		return shape{}, false
	}
	names, first := tableRow{delim: delim}, tableRow{delim: delim}
	names.feed(bytes.TrimLeft(lines[skip-1], "#% "))
	first.feed(lines[skip])
	r := readRoles(&names)
	return shape{delim: delim, roles: r, sure: true}, r.isEdges() && names.width() == first.width()
}

// headedShape is the shape of a table with known headings.
func headedShape(lines [][]byte, delim byte) (shape, bool) {
	if len(lines) == 0 {
		return shape{}, false
	}
	row := tableRow{delim: delim}
	if row.feed(lines[0]) || (delim == ' ' && row.width() < 2) || !plainHeadings(&row) {
		return shape{}, false
	}
	r := readRoles(&row)
	return shape{delim: delim, heading: true, roles: r, sure: r.claims()}, r.isEdges() || r.id >= 0
}

// plainHeadings tells whether cells can be headings: they are short, and no JSON.
func plainHeadings(row *tableRow) bool {
	for i := range row.width() {
		if c := row.cell(i); len(c) > 200 || bytes.ContainsAny(c, "{}") {
			return false
		}
	}
	return true
}

// bareShape is the shape of a table of two or three columns without known
// headings: rows of one width whose ends look like ids. If only the first row
// has a word where the others have a number, it is a heading that nobody knows.
func bareShape(lines [][]byte, delim byte) (shape, bool) {
	row := tableRow{delim: delim}
	width, rows := 0, 0
	firstNumeric, restNumeric := false, true
	for _, line := range lines[:min(len(lines), guessRows)] {
		row.reset(0)
		if row.feed(line) {
			return shape{}, false
		}
		if row.blank() {
			continue
		}
		rows++
		if rows == 1 {
			width, firstNumeric = row.width(), numeric(&row)
		} else {
			restNumeric = restNumeric && numeric(&row)
		}
		if row.width() != width || !plainEnds(&row) || (width == 2 && bytes.Contains(line, []byte{delim, ' '})) {
			return shape{}, false
		}
	}
	headed := rows > 1 && !firstNumeric && restNumeric
	if width < 2 || width > 3 || (width == 3 && !restNumeric) || (rows == 1 && width == 3 && !firstNumeric) {
		return shape{}, false
	}
	return shape{delim: delim, heading: headed, roles: positional(width), sure: rows > 1 && !headed}, true
}

// numeric tells whether the last cell of a row is a number, or empty where a
// weight would be.
func numeric(row *tableRow) bool {
	last := row.cell(row.width() - 1)
	_, ok := parseNumber(last, '.')
	return ok || (row.width() == 3 && len(last) == 0)
}

// plainEnds tells whether the first two cells look like ids. Other text, such
// as names in reverse, JSON or prose, has blanks or brackets there.
func plainEnds(row *tableRow) bool {
	for i := range 2 {
		id := row.cell(i)
		if len(id) == 0 || len(id) > 200 || bytes.ContainsAny(id, "\"{}[]<>=\n") {
			return false
		}
		if row.width() == 2 && bytes.ContainsAny(id, " \t") {
			return false
		}
	}
	return true
}
