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

// tableReader reads a table row by row. If it knows how wide rows are, it mends
// those whose quotes are wrong.
type tableReader struct {
	lines   *lineReader
	reports *reports // take faults, unless fault does
	fault   func(line int, fault string, s graph.Severity, message string, excerpt []byte)
	width   int // of a sound row; 0 if nobody knows
	row     tableRow
	held    [][]byte // lines that were read ahead
	at      int      // number of the first of them
	bare    bool     // a quote is a sign
	mended  bool     // the row was read in another way than its quotes say
}

// problem reports what is wrong with the lines of a row.
func (t *tableReader) problem(line int, fault string, s graph.Severity, message string, excerpt []byte) {
	if t.fault != nil {
		t.fault(line, fault, s, message, excerpt)
		return
	}
	t.reports.add(line, "table."+fault, s, message, excerpt)
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
	t.mended = false
	t.row.reset(n)
	if t.bare {
		t.row.plain(line)
		return &t.row, nil
	}
	if t.row.feed(line) {
		return t.join(bytes.Clone(line), n)
	}
	if t.doubtful() {
		t.mend([][]byte{line})
	}
	return &t.row, nil
}

func (t *tableReader) tooLong(line []byte, number int) {
	t.problem(number, "long-line", graph.Error, "a line longer than a record may be is left out", line)
}

// take returns a line that is held, or the next one.
func (t *tableReader) take() ([]byte, int, error) {
	if len(t.held) == 0 {
		line, n, err := t.lines.next()
		return bytes.TrimPrefix(line, []byte("\ufeff")), n, err
	}
	line := t.held[0]
	t.held = t.held[1:]
	t.at++
	return line, t.at - 1, nil
}

// join adds lines to a row that ends inside quotes. If the quotes never end, or
// swallow a row that is whole by itself, the lines before that row count alone.
func (t *tableReader) join(first []byte, number int) (*tableRow, error) {
	lines := [][]byte{first}
	ended := false
	for size := 0; len(lines) <= maxQuotedLines && size < maxQuotedBytes; {
		line, n, err := t.take()
		if errors.Is(err, errTooLong) {
			t.tooLong(line, n)
			break
		}
		if ended = err == io.EOF; ended {
			break
		}
		if err != nil {
			return nil, err
		}
		lines = append(lines, bytes.Clone(line))
		size += len(line) + 1
		if t.row.feed(line) {
			continue
		}
		if !t.doubtful() {
			return &t.row, nil
		}
		if t.wholeRow(lines) > 0 {
			break
		}
		t.mend(lines)
		return &t.row, nil
	}
	t.problem(number, "unclosed-quote", graph.Warn, "a quote opens and never closes; it is taken for a sign", first)
	t.apart(lines, ended)
	return &t.row, nil
}

// apart reads the first of some lines again whose quotes do not close, and holds
// the others. At the end of the file they may be one row that was cut off.
func (t *tableReader) apart(lines [][]byte, ended bool) {
	number := t.row.line
	n := max(1, t.wholeRow(lines))
	if n == 1 && ended && t.width > 0 && t.wholeRow(lines) < 0 {
		n = len(lines)
	}
	t.held, t.at = append(lines[n:len(lines):len(lines)], t.held...), number+n
	if t.width == 0 {
		t.row.reset(number)
		t.row.plain(lines[0])
		return
	}
	if !t.mend(lines[:n]) {
		t.row.finish()
	}
}

// wholeRow is the place of the first line behind the first that is a row of the
// right width by itself, -1 if none is.
func (t *tableReader) wholeRow(lines [][]byte) int {
	if t.width < 2 {
		return -1
	}
	probe := tableRow{delim: t.row.delim}
	for i, line := range lines[1:] {
		probe.reset(0)
		if !probe.feed(line) && probe.width() == t.width && !probe.dirty && !probe.signs {
			return i + 1
		}
	}
	return -1
}

// doubtful tells whether the quotes of the row may be wrong.
func (t *tableReader) doubtful() bool {
	return t.width > 0 && (t.row.dirty || t.row.used() > t.width)
}

// mend reads the lines of a row so that quotes inside a cell are signs. If that
// does not give a row of the right width, the row is as its quotes say.
func (t *tableReader) mend(lines [][]byte) bool {
	number := t.row.line
	for _, t.row.lazy = range []bool{true, false} {
		t.row.reset(number)
		for _, line := range lines {
			t.row.feed(line)
		}
		if t.row.lazy && !t.row.open && t.row.width() == t.width {
			t.row.lazy, t.mended = false, true
			return true
		}
	}
	return false
}
