package ingest

import (
	"bytes"
	"iter"
	"strings"

	"cocite/graph"
)

// endnoteFormat reads the tagged format of EndNote, which is that of refer: lines
// of a percent sign, one character, a blank and a value. A record begins at %0;
// in files of refer, which have none, behind a blank line.
func endnoteFormat() Format {
	return Format{
		Name:  "endnote",
		Exts:  []string{".enw", ".ref", ".refer"},
		Doc:   "EndNote tagged records (refer)",
		Sniff: sniffEndnote,
		Records: func(in Input) iter.Seq2[graph.Record, error] {
			return (&endnoteReader{taggedReader: taggedReader{in: in, prefix: "endnote", keyTag: "F"}}).read
		},
	}
}

// sniffEndnote wants a %0 line, or lines with an author and a title. In a file of
// tags alone one of them is enough.
func sniffEndnote(head []byte) bool {
	seen := map[string]bool{}
	lines, tags := 0, 0
	for _, line := range headLines(head) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		lines++
		tag, value, ok := endnoteTag(line)
		switch {
		case !ok:
			continue
		case tag == "0" && leadingLetters(string(value)) == 0 && len(value) > 0:
			return false
		}
		seen[tag] = true
		tags++
	}
	return seen["0"] && tags > lines/4 || seen["A"] && seen["T"] && tags > 1 || tags > 0 && tags == lines && (seen["A"] || seen["T"])
}

// endnoteReader is the state while a file is read.
type endnoteReader struct {
	taggedReader
	gap    bool // a blank line came last
	titled bool // the record at hand has a title
}

// endnoteRecord is a record of EndNote with its fields in order.
type endnoteRecord struct{ *taggedRecord }

func (r *endnoteReader) read(yield func(graph.Record, error) bool) {
	r.yield = yield
	r.each(r.take, r.close)
}

// take reads one line.
func (r *endnoteReader) take(line []byte, number int) {
	tag, value, ok := endnoteTag(line)
	switch {
	case len(bytes.TrimSpace(line)) == 0:
		r.gap = true
		return
	case !ok:
		r.continued(bytes.TrimSpace(line), number)
		return
	case r.begins(tag):
		r.close()
		r.rec = &taggedRecord{line: number}
	}
	r.gap = false
	r.titled = r.titled || tag == "T"
	if tag == "0" {
		r.rec.kind = or(string(value), "Generic")
	}
	r.field(tag, value, number)
}

// begins tells whether a tag begins a record. Where records have types, one
// without begins at an author or a title behind a blank line.
func (r *endnoteReader) begins(tag string) bool {
	switch {
	case r.rec == nil, tag == "0":
		return true
	case r.rec.kind == "":
		return r.gap
	}
	return r.gap && r.titled && (tag == "A" || tag == "T")
}

// continued takes a line without a tag: the value before goes on. Only long
// texts have blank lines in them.
func (r *endnoteReader) continued(text []byte, number int) {
	if r.rec == nil || r.gap && !longEndnoteTag(r.rec.last().tag) {
		r.problem(number, "stray-text", graph.Info, "a line that belongs to no record is left out", shortValue(text))
		return
	}
	r.gap = false
	if f := r.rec.last(); r.fits(len(text), number) {
		f.add('\n', text)
	}
}

// longEndnoteTag tells abstracts, notes, keywords, addresses and links.
func longEndnoteTag(tag string) bool {
	switch tag {
	case "X", "Z", "K", "O", "+", "U":
		return true
	}
	return false
}

// close yields the record at hand. One that says nothing counts if it has a type.
func (r *endnoteReader) close() {
	if r.rec == nil {
		return
	}
	record := r.record(endnoteRecord{r.rec})
	empty := len(record.IDs) == 0 && record.Title == "" && len(record.Authors) == 0
	switch {
	case empty && r.rec.kind == "":
		r.problem(r.rec.line, "empty-record", graph.Error, "tags without identifier, title and authors are left out", string(r.rec.fields[0].text))
	case empty:
		r.problem(r.rec.line, "empty-record", graph.Warn, "a record without identifier, title and authors", r.rec.kind)
		r.put(record)
	default:
		r.put(record)
	}
	r.rec, r.gap, r.titled = nil, false, false
}

// endnoteTag splits a line into the character behind the percent sign and the
// value; false if it has no tag.
func endnoteTag(line []byte) (tag string, value []byte, ok bool) {
	line = bytes.TrimPrefix(line, []byte("\uFEFF"))
	if len(line) < 2 || line[0] != '%' || len(line) > 2 && line[2] != ' ' && line[2] != '\t' {
		return "", nil, false
	}
	c := line[1]
	switch {
	case 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("@!#$]&()*+^<>[=~?:", c) >= 0:
		return string(c), bytes.TrimSpace(line[2:]), true
	}
	return "", nil, false
}
