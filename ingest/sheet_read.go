package ingest

import (
	"errors"
	"fmt"
	"io"

	"cocite/graph"
)

// sheetBlock is how many bytes are decoded as one job.
const sheetBlock = 512 << 10

// sheetReader is the state while a sheet is read.
type sheetReader struct {
	f      sheetFormat
	in     Input
	head   sheetHead
	rows   tableReader
	job    *sheetJob // the one that is being filled
	err    error     // that ended the rows
	damage sheetDamage
}

// sheetJob is a run of rows, and the faults between them.
type sheetJob struct {
	text []byte
	ends []int
	rows []sheetSpan
}

// sheetSpan is a row in a job, or a fault.
type sheetSpan struct {
	line     int
	from, to int // in text
	end, len int // in ends
	problem  *graph.Problem
}

// sheetFound is what a job came to.
type sheetFound struct {
	items  []sheetItem
	damage sheetDamage
}

// sheetItem is a record or a fault.
type sheetItem struct {
	record  graph.Record
	problem *graph.Problem
}

func noFault(int, string, graph.Severity, string, []byte) {}

// read yields the records. Rows are cut here and decoded on all cores.
func (s *sheetReader) read(yield func(graph.Record, error) bool) {
	s.rows = tableReader{lines: newLineReader(s.in), row: tableRow{delim: s.head.delim}, fault: s.fault, bare: s.head.bare}
	if p := s.lacks(); p != nil && !yield(graph.Record{}, p) {
		return
	}
	s.job = &sheetJob{}
	for range s.head.skip + 1 {
		s.pass()
	}
	s.rows.width = s.head.width
	going := true
	inOrder(s.in.Threads, s.next, s.decode, func(found sheetFound) bool {
		s.damage.join(found.damage)
		for i := range found.items {
			if going = found.items[i].hand(yield); !going {
				break
			}
		}
		return going
	})
	if going {
		s.end(yield)
	}
}

// lacks says which columns are missing.
func (s *sheetReader) lacks() *graph.Problem {
	missing := s.head.missing(s.f.columns)
	if missing == "" {
		return nil
	}
	return s.in.problem(0, s.f.code+".missing-columns", graph.Info, "", "the table lacks the columns "+missing, "")
}

// pass reads a row that is no data.
func (s *sheetReader) pass() {
	if s.err == nil {
		_, s.err = s.rows.next()
	}
}

// hand yields an item.
func (i *sheetItem) hand(yield func(graph.Record, error) bool) bool {
	if i.problem != nil {
		return yield(graph.Record{}, i.problem)
	}
	return yield(i.record, nil)
}

// end says what was counted, and which error ended the file.
func (s *sheetReader) end(yield func(graph.Record, error) bool) {
	for _, p := range s.damage.problems(s.in, s.f.code) {
		if !yield(graph.Record{}, p) {
			return
		}
	}
	if s.err != nil && !errors.Is(s.err, io.EOF) {
		yield(graph.Record{}, s.err)
	}
}

// fault notes what is wrong with the lines of a row.
func (s *sheetReader) fault(line int, fault string, severity graph.Severity, message string, excerpt []byte) {
	s.job.rows = append(s.job.rows, sheetSpan{
		problem: s.in.problem(line, s.f.code+"."+fault, severity, "", message, string(excerpt)),
	})
}

// next collects rows up to the size of a block.
func (s *sheetReader) next() (*sheetJob, bool) {
	job := s.job
	for s.err == nil && len(job.text) < sheetBlock {
		var row *tableRow
		if row, s.err = s.rows.next(); s.err == nil && !row.blank() && !s.head.repeatedBy(row) {
			s.take(row)
		}
	}
	s.job = &sheetJob{}
	return job, len(job.rows) > 0
}

// take adds a row whose width can be mended to the job.
func (s *sheetReader) take(row *tableRow) {
	width, used := row.width(), row.used()
	if s.rows.mended {
		s.fault(row.line, "stray-quote", graph.Warn, "quotes inside a cell are not doubled; they are taken for signs", row.excerpt())
	}
	switch {
	case used > s.head.width:
		s.fault(row.line, "wrong-width", graph.Error, fmt.Sprintf("%d cells where the table has %d columns; the row is left out", used, s.head.width), row.excerpt())
		return
	case width < s.head.used:
		s.fault(row.line, "wrong-width", graph.Warn, fmt.Sprintf("%d cells where the table has %d columns; the missing ones count as empty", width, s.head.used), row.excerpt())
	}
	s.job.add(row)
}

func (j *sheetJob) add(row *tableRow) {
	span := sheetSpan{line: row.line, from: len(j.text), end: len(j.ends), len: len(row.ends)}
	j.text = append(j.text, row.text...)
	j.ends = append(j.ends, row.ends...)
	span.to = len(j.text)
	j.rows = append(j.rows, span)
}

// decode makes records of the rows of a job.
func (s *sheetReader) decode(job *sheetJob) sheetFound {
	out := sheetFound{items: make([]sheetItem, 0, len(job.rows))}
	for _, span := range job.rows {
		if span.problem != nil {
			out.items = append(out.items, sheetItem{problem: span.problem})
			continue
		}
		row := sheetRow{
			in: s.in, f: &s.f, head: &s.head, line: span.line, damage: &out.damage,
			text: job.text[span.from:span.to], ends: job.ends[span.end : span.end+span.len],
		}
		record, ok := s.f.record(&row)
		for _, p := range row.problems {
			out.items = append(out.items, sheetItem{problem: p})
		}
		if !ok {
			continue
		}
		for _, r := range append([]graph.Record{record}, row.more...) {
			r.Origin.Line = span.line
			out.items = append(out.items, sheetItem{record: r})
		}
	}
	return out
}
