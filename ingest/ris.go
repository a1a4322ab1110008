package ingest

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"strings"

	"cocite/graph"
)

// risFormat reads RIS: lines of a tag of two characters, two blanks, a hyphen
// and a value, from TY to ER. Missing blanks, lines that go on, text between
// records, and records without TY or ER are understood.
func risFormat() Format {
	return Format{
		Name:    "ris",
		Exts:    []string{".ris"},
		Doc:     "RIS tagged records, also as exported by Scopus",
		Sniff:   sniffRIS,
		Records: func(in Input) iter.Seq2[graph.Record, error] { return (&risReader{in: in}).read },
	}
}

// sniffRIS wants a TY line, or else an ER line with an author and a title before
// it. Tags of MEDLINE are written alike, but its records begin with PMID.
func sniffRIS(head []byte) bool {
	var style risStyle
	seen := map[string]bool{}
	for line := range bytes.FieldsFuncSeq(head, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if bytes.HasPrefix(line, []byte("PMID-")) || bytes.HasPrefix(line, []byte("OWN -")) {
			return false
		}
		tag, value, ok := style.tag(line)
		if ok && tag == "TY" && leadingLetters(string(value)) >= 2 {
			return true
		}
		if seen[tag] = true; ok && tag == "ER" {
			return (seen["AU"] || seen["A1"]) && (seen["TI"] || seen["T1"])
		}
	}
	return false
}

// risReader is the state while a file is read.
type risReader struct {
	in      Input
	yield   func(graph.Record, error) bool
	stopped bool
	style   risStyle
	rec     *risRecord // the record at hand, nil between records
}

// risRecord is a record while its lines come in.
type risRecord struct {
	line   int
	kind   string // what TY says; "" if there was no TY
	fields []risField
	size   int
	full   bool // lines are left out: the record is too long
}

// risField is one tag with its value, over as many lines as it took.
type risField struct {
	tag  string
	text []byte
	line int
}

func (r *risReader) read(yield func(graph.Record, error) bool) {
	r.yield = yield
	lines := newLineReader(r.in)
	for !r.stopped {
		line, number, err := lines.next()
		switch {
		case err == nil:
			r.take(line, number)
		case errors.Is(err, errTooLong):
			r.problem(number, "ris.line-too-long", graph.Warn, "a line is too long and is left out", string(line[:min(len(line), 200)]))
		case errors.Is(err, io.EOF):
			r.end()
			return
		default:
			r.yield(graph.Record{}, err)
			return
		}
	}
}

// problem yields a fault.
func (r *risReader) problem(line int, code string, s graph.Severity, message, excerpt string) {
	if r.stopped {
		return
	}
	key := ""
	if r.rec != nil {
		key = r.rec.first("ID")
	}
	r.stopped = !r.yield(graph.Record{}, r.in.problem(line, code, s, key, message, excerpt))
}

// take reads one line.
func (r *risReader) take(line []byte, number int) {
	tag, value, ok := r.style.tag(line)
	switch {
	case !ok:
		r.continued(line, number)
	case tag == "TY":
		if r.rec != nil && r.rec.kind != "" {
			r.problem(number, "ris.missing-er", graph.Warn, "a record begins before the last one has ended", string(line))
		}
		r.close()
		r.rec = &risRecord{line: number, kind: orGeneric(strings.ToUpper(string(value)))}
		r.style.learn(line)
	case tag == "ER":
		r.close()
	default:
		r.add(tag, value, number)
	}
}

func orGeneric(kind string) string {
	if kind == "" {
		return "GEN"
	}
	return kind
}

// add takes a tag with its value. Outside a record it opens one without a type.
func (r *risReader) add(tag string, value []byte, number int) {
	if r.rec == nil {
		r.rec = &risRecord{line: number}
	}
	if !knownRISTag(tag) {
		r.problem(number, "ris.unknown-tag", graph.Info, "a tag of unknown meaning is left out: "+tag, string(value[:min(len(value), 200)]))
	}
	if r.fits(len(value), number) {
		r.rec.fields = append(r.rec.fields, risField{tag: tag, text: append([]byte(nil), value...), line: number})
	}
}

// fits tells whether the record may grow by n bytes.
func (r *risReader) fits(n, line int) bool {
	r.rec.size += n + 32
	if limit := r.in.Limits.Record; limit == 0 || r.rec.size <= limit {
		return true
	}
	if !r.rec.full {
		r.rec.full = true
		r.problem(line, "ris.too-long", graph.Warn, "the record is too long and is cut off", "")
	}
	return false
}

// continued takes a line without a tag: the value before goes on. Between
// records it is nothing of ours, whatever service wrote it.
func (r *risReader) continued(line []byte, number int) {
	line = bytes.TrimSpace(line)
	if r.rec == nil || len(line) == 0 || !r.fits(len(line), number) {
		return
	}
	if len(r.rec.fields) == 0 {
		r.problem(number, "ris.stray-text", graph.Warn, "a line that belongs to no tag is left out", string(line))
		return
	}
	f := &r.rec.fields[len(r.rec.fields)-1]
	if len(f.text) == 0 && !longRISTag(f.tag) {
		r.problem(number, "ris.stray-text", graph.Warn, "a line behind an empty value is left out", string(line))
		return
	}
	if len(f.text) > 0 {
		f.text = append(f.text, joint(f.tag))
	}
	f.text = append(f.text, line...)
}

// joint is what stands between the lines of a value. Each line of an address is
// one of its own.
func joint(tag string) byte {
	if longRISTag(tag) || tag == "UR" || tag == "LK" {
		return '\n'
	}
	return ' '
}

// longRISTag tells whether values of a tag have lines of their own.
func longRISTag(tag string) bool {
	switch tag {
	case "AB", "N1", "N2", "KW", "AD":
		return true
	}
	return false
}

// end closes a record that the end of the file cuts off.
func (r *risReader) end() {
	if r.rec != nil && r.rec.kind != "" {
		r.problem(r.rec.line, "ris.missing-er", graph.Warn, "the file ends inside a record", "")
	}
	r.close()
}

// close yields the record at hand. One without TY must have an author or a title.
func (r *risReader) close() {
	rec := r.rec
	if rec == nil || r.stopped {
		return
	}
	switch {
	case rec.kind != "":
	case rec.has("AU") || rec.has("A1") || rec.has("TI") || rec.has("T1"):
		r.problem(rec.line, "ris.missing-ty", graph.Warn, "a record without TY", string(rec.fields[0].text))
	default:
		r.problem(rec.line, "ris.stray-text", graph.Warn, "tags outside a record are left out", string(rec.fields[0].text))
		r.rec = nil
		return
	}
	record := r.record(rec)
	if !r.stopped {
		r.stopped = !r.yield(record, nil)
	}
	r.rec = nil
}
