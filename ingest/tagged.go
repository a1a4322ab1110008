package ingest

import (
	"bytes"
	"errors"
	"io"

	"cocite/graph"
)

// taggedReader is what readers of tagged lines share: the lines, the record at
// hand, and what became of the caller.
type taggedReader struct {
	in      Input
	prefix  string // of the codes of problems
	keyTag  string // the tag of what a record calls itself
	yield   func(graph.Record, error) bool
	stopped bool
	rec     *taggedRecord // the record at hand, nil between records
}

// taggedRecord is a record while its lines come in.
type taggedRecord struct {
	line   int
	kind   string // what the tag that opens a record says
	key    string // what the record calls itself, for problems
	fields []taggedField
	size   int
	full   bool // lines are left out: the record is too long
}

// taggedField is one tag with its value, over as many lines as it took.
type taggedField struct {
	tag  string
	text []byte
	line int
}

// each hands every line to take, and calls end behind the last one.
func (r *taggedReader) each(take func(line []byte, number int), end func()) {
	lines := newLineReader(r.in)
	for !r.stopped {
		line, number, err := lines.next()
		switch {
		case err == nil:
			take(line, number)
		case errors.Is(err, errTooLong):
			r.problem(number, "line-too-long", graph.Warn, "a line is too long and is left out", shortValue(line))
		case errors.Is(err, io.EOF):
			end()
			return
		default:
			r.yield(graph.Record{}, err)
			return
		}
	}
}

// shortValue is as much of a value as an excerpt can use.
func shortValue(value []byte) string { return string(value[:min(len(value), 200)]) }

// problem yields a fault in the record at hand, or between records.
func (r *taggedReader) problem(line int, fault string, s graph.Severity, message, excerpt string) {
	if r.stopped {
		return
	}
	key := ""
	if r.rec != nil {
		key = r.rec.key
	}
	r.stopped = !r.yield(graph.Record{}, r.in.problem(line, r.prefix+"."+fault, s, key, message, excerpt))
}

// put yields a record.
func (r *taggedReader) put(record graph.Record) {
	if !r.stopped {
		r.stopped = !r.yield(record, nil)
	}
}

// field adds a value to the record at hand.
func (r *taggedReader) field(tag string, value []byte, line int) {
	if r.fits(len(value), line) {
		r.rec.fields = append(r.rec.fields, taggedField{tag: tag, text: bytes.Clone(value), line: line})
		if tag == r.keyTag && r.rec.key == "" {
			r.rec.key = string(value)
		}
	}
}

// fits tells whether the record may grow by n bytes.
func (r *taggedReader) fits(n, line int) bool {
	r.rec.size += n + 32
	if limit := r.in.Limits.Record; limit == 0 || r.rec.size <= limit {
		return true
	}
	if !r.rec.full {
		r.rec.full = true
		r.problem(line, "too-long", graph.Warn, "the record is too long and is cut off", "")
	}
	return false
}

// last is the field that a line without a tag goes on with, nil if there is none.
func (rec *taggedRecord) last() *taggedField {
	if len(rec.fields) == 0 {
		return nil
	}
	return &rec.fields[len(rec.fields)-1]
}

// add lets the value go on with another line.
func (f *taggedField) add(joint byte, line []byte) {
	if len(f.text) > 0 {
		f.text = append(f.text, joint)
	}
	f.text = append(f.text, line...)
}

// first is the first value of a tag that is not empty.
func (rec *taggedRecord) first(tags ...string) string {
	for _, tag := range tags {
		for _, f := range rec.fields {
			if f.tag == tag && len(f.text) > 0 {
				return string(f.text)
			}
		}
	}
	return ""
}

// text is first, fit for people.
func (rec *taggedRecord) text(tags ...string) string { return graph.CleanText(rec.first(tags...)) }

// all are the values of some tags, in the order of the file.
func (rec *taggedRecord) all(tags ...string) []string {
	var out []string
	for _, f := range rec.fields {
		if contains(tags, f.tag) && len(f.text) > 0 {
			out = append(out, string(f.text))
		}
	}
	return out
}

// count is how many values of a tag are not empty.
func (rec *taggedRecord) count(tag string) int {
	n := 0
	for _, f := range rec.fields {
		if f.tag == tag && len(f.text) > 0 {
			n++
		}
	}
	return n
}

func (rec *taggedRecord) has(tag string) bool { return rec.first(tag) != "" }

// lineOf is the line of the first value of a tag.
func (rec *taggedRecord) lineOf(tag string) int {
	for _, f := range rec.fields {
		if f.tag == tag {
			return f.line
		}
	}
	return rec.line
}
