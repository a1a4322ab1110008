package ingest

import (
	"bytes"
	"iter"

	"cocite/graph"
)

// medlineFormat reads the MEDLINE format of PubMed, also called nbib: lines of a
// tag of two to four characters, padded to four, a hyphen and a value; lines that
// go on are indented, and a blank line ends a record. It states no references:
// tags such as CIN and RIN name comments and notices.
func medlineFormat() Format {
	return Format{
		Name:  "medline",
		Exts:  []string{".nbib", ".medline"},
		Doc:   "MEDLINE tagged records as exported by PubMed (nbib)",
		Sniff: sniffMedline,
		Records: func(in Input) iter.Seq2[graph.Record, error] {
			return (&medlineReader{taggedReader: taggedReader{in: in, prefix: "medline", keyTag: "PMID"}}).read
		},
	}
}

// sniffMedline wants a line with a PMID, or three tags of three or four letters
// that only MEDLINE has. Behind a TY line tags are RIS.
func sniffMedline(head []byte) bool {
	var seen []string
	var ris risStyle
	for _, line := range headLines(head) {
		if tag, _, ok := ris.tag(line); ok && tag == "TY" {
			return false
		}
		tag, value, ok := medlineTag(line)
		switch {
		case !ok:
		case tag == "PMID" && len(value) > 0 && digits(value):
			return true
		case len(tag) > 2 && knownMedlineTag(tag) && !contains(seen, tag):
			seen = append(seen, tag)
		}
	}
	return len(seen) > 2
}

// medlineReader is the state while a file is read.
type medlineReader struct {
	taggedReader
	gap    bool // a blank line came last
	spaced bool // blank lines are between all lines of this file and mean nothing
}

// medlineRecord is a record of MEDLINE with its fields in order.
type medlineRecord struct{ *taggedRecord }

func (r *medlineReader) read(yield func(graph.Record, error) bool) {
	r.yield = yield
	r.each(r.take, r.close)
}

// take reads one line.
func (r *medlineReader) take(line []byte, number int) {
	text := bytes.TrimSpace(line)
	if len(text) == 0 {
		r.blank()
		return
	}
	tag, value, ok := medlineTag(line)
	if !ok {
		r.continued(text, number, line[0] == ' ' || line[0] == '\t')
		return
	}
	if r.begins(tag) {
		r.close()
		r.rec = &taggedRecord{line: number}
	}
	r.gap = false
	if !knownMedlineTag(tag) {
		r.problem(number, "unknown-tag", graph.Info, "a tag of unknown meaning is left out: "+tag, shortValue(value))
	}
	r.field(tag, value, number)
}

// blank takes a blank line. One behind the very first line of a record shows
// that they mean nothing in this file.
func (r *medlineReader) blank() {
	if r.rec != nil {
		r.gap = true
		r.spaced = r.spaced || len(r.rec.fields) == 1
	}
}

// begins tells whether a tag begins a record.
func (r *medlineReader) begins(tag string) bool {
	switch {
	case r.rec == nil:
		return true
	case tag == "PMID":
		return r.gap || r.rec.key != ""
	}
	return r.gap && !r.spaced
}

// continued takes a line without a tag: the value before goes on. Behind a blank
// line it must be indented.
func (r *medlineReader) continued(text []byte, number int, indented bool) {
	if r.rec == nil || r.gap && !r.spaced && !indented {
		r.problem(number, "stray-text", graph.Info, "a line that belongs to no record is left out", shortValue(text))
		return
	}
	r.gap = false
	if r.fits(len(text), number) {
		r.rec.last().add(' ', text)
	}
}

// close yields the record at hand, if it says what it is about.
func (r *medlineReader) close() {
	if r.rec == nil {
		return
	}
	record := r.record(medlineRecord{r.rec})
	if len(record.IDs) == 0 && record.Title == "" && len(record.Authors) == 0 {
		r.problem(r.rec.line, "empty-record", graph.Error, "a record without identifier, title and authors is left out", string(r.rec.fields[0].text))
	} else {
		r.put(record)
	}
	r.rec, r.gap = nil, false
}

// medlineTag splits a line into tag and value; false if it has no tag. A tag
// that is not known must be padded to four characters.
func medlineTag(line []byte) (tag string, value []byte, ok bool) {
	hyphen := bytes.IndexByte(line[:min(len(line), 6)], '-')
	if hyphen < 2 {
		return "", nil, false
	}
	name, rest := bytes.TrimRight(line[:hyphen], " "), line[hyphen+1:]
	if len(name) < 2 || len(name) > 4 || !isMedlineName(name) {
		return "", nil, false
	}
	known := knownMedlineTag(string(name))
	apart := len(rest) == 0 || rest[0] == ' ' || rest[0] == '\t'
	if !known && (hyphen != 4 || !apart) || !apart && hyphen != 4 {
		return "", nil, false
	}
	return string(name), bytes.TrimSpace(rest), true
}

// isMedlineName tells capitals and digits, the first a capital.
func isMedlineName(name []byte) bool {
	for i, c := range name {
		if (c < 'A' || c > 'Z') && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// knownMedlineTag tells whether a tag is in use.
func knownMedlineTag(tag string) bool {
	switch tag {
	case "PMID", "OWN", "STAT", "PMC", "PMCR", "MID", "OID", "UI",
		"TI", "TT", "BTI", "CTI", "VTI", "AB", "OAB", "OABL", "CI", "LA",
		"FAU", "AU", "AUID", "AD", "CN", "FED", "ED", "FIR", "IR", "IRAD", "FPS", "PS", "EN",
		"JT", "TA", "JID", "IS", "ISBN", "VI", "IP", "PG", "SO", "PL", "PB", "CP", "CTDT", "DRIN", "LLM", "LR",
		"DP", "DEP", "DA", "DCOM", "CRDT", "EDAT", "MHDA", "PHST", "PST", "CDAT", "LID", "AID",
		"PT", "MH", "OT", "OTO", "RN", "NM", "SI", "SB", "GS", "GR", "GN", "RF", "SFM", "COIS", "PUBM", "SE", "ETAL", "VTIT",
		"CIN", "CON", "CRF", "CRI", "DDIN", "DDRF", "ECF", "ECI", "EFR", "EIN", "OCI", "ORI", "PRIN", "PROF",
		"RIN", "ROF", "RPF", "RPI", "RRF", "RRI", "SPIN", "UIN", "UOF":
		return true
	}
	return false
}
