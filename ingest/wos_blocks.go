package ingest

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"cocite/graph"
)

// wosBlock is how many bytes are decoded as one job.
const wosBlock = 512 << 10

// wosRoom has room for a block and what goes beyond it in its last record.
const wosRoom = wosBlock + wosBlock/8

// wosReader cuts a file into blocks of whole records and has them decoded on all
// cores.
type wosReader struct {
	in    Input
	lines *lineReader
	err   error // that ended the lines
	held  bool  // line has been read and belongs to the next block
	line  []byte
	at    int          // number of line
	free  [][]wosFound // to be used again
}

// wosJob is a run of lines, each with its end.
type wosJob struct {
	text    string
	line    int // number of the first
	records int // that end in it
	faults  []*graph.Problem
	found   []wosFound // room for what is in it
}

// wosFound is a record or a fault.
type wosFound struct {
	record graph.Record
	err    error
}

func newWoSReader(in Input) *wosReader { return &wosReader{in: in, lines: newLineReader(in)} }

// read yields the records of a file in its order.
func (r *wosReader) read(yield func(graph.Record, error) bool) {
	going := true
	inOrder(r.in.Threads, r.next, r.decode, func(found []wosFound) bool {
		for i := range found {
			if going = yield(found[i].record, found[i].err); !going {
				return false
			}
		}
		clear(found)
		r.free = append(r.free, found[:0])
		return true
	})
	if going && !errors.Is(r.err, io.EOF) {
		yield(graph.Record{}, r.err)
	}
}

// take reads a line, or the one that was left.
func (r *wosReader) take() bool {
	if r.held {
		r.held = false
		return true
	}
	r.line, r.at, r.err = r.lines.next()
	return r.err == nil || errors.Is(r.err, errTooLong)
}

// wosDraft is a block while its lines come in.
type wosDraft struct {
	job   wosJob
	text  strings.Builder
	whole int // where the record at hand begins
}

// next collects the lines of a block. It ends behind a record, or before one that
// begins while the last has not ended. What is left of a record that is too long
// is passed over.
func (r *wosReader) next() (wosJob, bool) {
	var d wosDraft
	d.text.Grow(wosRoom)
	if last := len(r.free) - 1; last >= 0 {
		d.job.found, r.free = r.free[last], r.free[:last]
	}
	for r.records(&d); d.text.Len() < wosBlock || d.whole < d.text.Len(); {
		if !r.take() {
			break
		}
		tag := wosTagOf(r.line)
		if tag == wosPT && d.text.Len() >= wosBlock {
			r.held = true
			break
		}
		if tag == wosPT {
			d.whole = d.text.Len()
		}
		if !r.put(&d) {
			r.pass()
			break
		}
		if tag != wosER {
			continue
		}
		d.job.records++
		d.whole = d.text.Len()
		r.records(&d)
	}
	d.job.text = d.text.String()
	return d.job, d.job.line > 0
}

// endOfRecord is the last line of nearly all records.
const endOfRecord = "\nER\n"

// records takes all whole records that are in memory at once, up to the size of a
// block. It is called between records. Lines that are not plain, and what is
// beyond the limit, it leaves.
func (r *wosReader) records(d *wosDraft) {
	if r.held || r.err != nil {
		return
	}
	text := r.lines.plain(max(0, wosRoom-d.text.Len()))
	text = text[:bytes.LastIndex(text, []byte(endOfRecord))+1]
	if len(text) == 0 {
		return
	}
	text = text[:len(text)+len(endOfRecord)-1]
	if r.full(d.text.Len() - d.whole + len(text)) {
		return
	}
	if d.job.line == 0 {
		d.job.line = r.lines.number + 1
	}
	d.job.records += bytes.Count(text, []byte(endOfRecord))
	d.text.Write(text)
	d.whole = d.text.Len()
	r.lines.pass(len(text))
}

// put adds the line at hand, or an empty one for a line that is too long. It
// returns false if the record becomes too long.
func (r *wosReader) put(d *wosDraft) bool {
	if d.job.line == 0 {
		d.job.line = r.at
	}
	switch {
	case r.err != nil:
		d.job.faults = append(d.job.faults, r.in.problem(r.at, "wos.line-too-long", graph.Warn, "", "a line is too long and is left out", shortValue(r.line)))
	case r.full(d.text.Len() - d.whole + len(r.line)):
		d.job.faults = append(d.job.faults, r.in.problem(r.at, "wos.too-long", graph.Warn, "", "the record is too long and is cut off", shortValue(r.line)))
		return false
	default:
		d.text.Write(r.line)
	}
	d.text.WriteByte('\n')
	return true
}

// full tells whether a record of n bytes is too long.
func (r *wosReader) full(n int) bool { return r.in.Limits.Record > 0 && n > r.in.Limits.Record }

// pass reads up to the end of the record at hand.
func (r *wosReader) pass() {
	for r.take() {
		switch wosTagOf(r.line) {
		case wosER:
			return
		case wosPT, wosEF:
			r.held = true
			return
		}
	}
}

// decode makes records of a block.
func (r *wosReader) decode(job wosJob) []wosFound {
	p := wosParser{mapper: wosMapper{in: r.in}}
	p.mapper.found = slices.Grow(job.found, job.records+len(job.faults)+1)
	for _, fault := range job.faults {
		p.mapper.found = append(p.mapper.found, wosFound{err: fault})
	}
	p.parse(job.text, job.line)
	return p.mapper.found
}
