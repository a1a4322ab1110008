package ingest

import (
	"bytes"
	"iter"
	"strings"

	"cocite/graph"
)

// risFormat reads RIS: lines of a tag of two characters, two blanks, a hyphen
// and a value, from TY to ER. Missing blanks, lines that go on, text between
// records, and records without TY or ER are understood.
func risFormat() Format {
	return Format{
		Name:  "ris",
		Exts:  []string{".ris"},
		Doc:   "RIS tagged records, also as exported by Scopus",
		Sniff: sniffRIS,
		Records: func(in Input) iter.Seq2[graph.Record, error] {
			return (&risReader{taggedReader: taggedReader{in: in, prefix: "ris", keyTag: "ID"}}).read
		},
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
	taggedReader
	style risStyle
}

func (r *risReader) read(yield func(graph.Record, error) bool) {
	r.yield = yield
	r.each(r.take, r.end)
}

// risRecord is a record of RIS with its fields in order.
type risRecord struct{ *taggedRecord }

// take reads one line.
func (r *risReader) take(line []byte, number int) {
	tag, value, ok := r.style.tag(line)
	switch {
	case !ok:
		r.continued(line, number)
	case tag == "TY":
		if r.rec != nil && r.rec.kind != "" {
			r.problem(number, "missing-er", graph.Warn, "a record begins before the last one has ended", string(line))
		}
		r.close()
		r.rec = &taggedRecord{line: number, kind: orGeneric(strings.ToUpper(string(value)))}
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
		r.rec = &taggedRecord{line: number}
	}
	if !knownRISTag(tag) {
		r.problem(number, "unknown-tag", graph.Info, "a tag of unknown meaning is left out: "+tag, shortValue(value))
	}
	r.field(tag, value, number)
}

// continued takes a line without a tag: the value before goes on. Between
// records it is nothing of ours, whatever service wrote it.
func (r *risReader) continued(line []byte, number int) {
	line = bytes.TrimSpace(line)
	if r.rec == nil || len(line) == 0 || !r.fits(len(line), number) {
		return
	}
	f := r.rec.last()
	switch {
	case f == nil:
		r.problem(number, "stray-text", graph.Warn, "a line that belongs to no tag is left out", string(line))
	case len(f.text) == 0 && !longRISTag(f.tag):
		r.problem(number, "stray-text", graph.Warn, "a line behind an empty value is left out", string(line))
	default:
		f.add(joint(f.tag), line)
	}
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
		r.problem(r.rec.line, "missing-er", graph.Warn, "the file ends inside a record", "")
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
		r.problem(rec.line, "missing-ty", graph.Warn, "a record without TY", string(rec.fields[0].text))
	default:
		r.problem(rec.line, "stray-text", graph.Warn, "tags outside a record are left out", string(rec.fields[0].text))
		r.rec = nil
		return
	}
	r.put(r.record(risRecord{rec}))
	r.rec = nil
}
