package ingest

import (
	"bytes"
	"iter"
	"regexp"

	"cocite/graph"
)

// ovidFormat reads the citations of Ovid as text: records that begin with their
// number in angle brackets, names of fields on lines of their own, and values
// indented below them.
func ovidFormat() Format {
	return Format{
		Name:  "ovid",
		Exts:  []string{".txt"},
		Doc:   "citations of Ovid as text",
		Sniff: sniffOvid,
		Records: func(in Input) iter.Seq2[graph.Record, error] {
			return (&ovidReader{taggedReader: taggedReader{in: in, prefix: "ovid"}}).read
		},
	}
}

// ovidStart is the line that begins a record.
var ovidStart = regexp.MustCompile(`^<\d{1,9}>\s*$`)

// sniffOvid wants the number of a record, and two of the fields that all have.
func sniffOvid(head []byte) bool {
	started, fields := false, 0
	for _, line := range headLines(head) {
		if ovidStart.Match(line) {
			started = true
			continue
		}
		switch string(bytes.TrimSpace(line)) {
		case "Author", "Authors", "Title", "Source", "Publication Type", "Accession Number", "Abstract", "Institution":
			if started && line[0] != ' ' {
				fields++
			}
		}
	}
	return fields > 1
}

// ovidReader is the state while a file is read.
type ovidReader struct{ taggedReader }

// ovidRecord is a record with its fields in order.
type ovidRecord struct{ *taggedRecord }

func (r *ovidReader) read(yield func(graph.Record, error) bool) {
	r.yield = yield
	r.each(r.take, r.close)
}

// take reads one line.
func (r *ovidReader) take(line []byte, number int) {
	text := bytes.TrimSpace(line)
	indented := len(line) > 0 && (line[0] == ' ' || line[0] == '\t')
	switch {
	case len(text) == 0:
	case ovidStart.Match(text):
		r.close()
		r.rec = &taggedRecord{line: number}
	case r.rec == nil || indented && r.rec.last() == nil:
		r.problem(number, "stray-text", graph.Info, "a line that belongs to no record is left out", shortValue(text))
	case !indented:
		r.field(string(text[:min(len(text), 64)]), nil, number)
	case r.fits(len(text), number):
		r.rec.last().add('\n', text)
	}
}

// close yields the record at hand, if it says what it is about.
func (r *ovidReader) close() {
	if r.rec == nil {
		return
	}
	record := r.record(ovidRecord{r.rec})
	if len(record.IDs) == 0 && record.Title == "" && len(record.Authors) == 0 {
		r.problem(r.rec.line, "empty-record", graph.Error, "a record without identifier, title and authors is left out", record.Venue.Name)
	} else {
		r.put(record)
	}
	r.rec = nil
}
