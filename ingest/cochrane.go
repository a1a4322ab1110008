package ingest

import (
	"bytes"
	"iter"
	"regexp"
	"strings"

	"cocite/graph"
)

// cochraneFormat reads the plain text of the Cochrane Library: records that begin
// with a line "Record #1 of 20", and lines of a tag, a colon and a value.
func cochraneFormat() Format {
	return Format{
		Name:  "cochrane",
		Exts:  []string{".txt"},
		Doc:   "plain text of the Cochrane Library (reviews and trials)",
		Sniff: sniffCochrane,
		Records: func(in Input) iter.Seq2[graph.Record, error] {
			return (&cochraneReader{taggedReader: taggedReader{in: in, prefix: "cochrane", keyTag: "ID"}}).read
		},
	}
}

// cochraneStart is the line before each record.
var cochraneStart = regexp.MustCompile(`^Record #\d+ of \d+\s*$`)

// sniffCochrane wants the line before a record, and tags right behind it: RIS and
// BibTeX of the Cochrane Library have that line too.
func sniffCochrane(head []byte) bool {
	started := false
	for _, line := range headLines(head) {
		if _, _, ok := cochraneTag(line); ok && started {
			return true
		}
		if len(bytes.TrimSpace(line)) > 0 {
			started = cochraneStart.Match(line)
		}
	}
	return false
}

// cochraneReader is the state while a file is read.
type cochraneReader struct{ taggedReader }

// cochraneRecord is a record with its fields in order.
type cochraneRecord struct{ *taggedRecord }

func (r *cochraneReader) read(yield func(graph.Record, error) bool) {
	r.yield = yield
	r.each(r.take, r.close)
}

// take reads one line.
func (r *cochraneReader) take(line []byte, number int) {
	text := bytes.TrimSpace(line)
	tag, value, ok := cochraneTag(line)
	switch {
	case len(text) == 0:
	case cochraneStart.Match(text):
		r.close()
		r.rec = &taggedRecord{line: number}
	case r.rec == nil || !ok && r.rec.last() == nil:
		r.problem(number, "stray-text", graph.Info, "a line that belongs to no record is left out", shortValue(text))
	case ok:
		r.field(tag, value, number)
	case r.fits(len(text), number):
		r.rec.last().add(' ', text)
	}
}

// close yields the record at hand, if it says what it is about.
func (r *cochraneReader) close() {
	if r.rec == nil {
		return
	}
	record := r.record(cochraneRecord{r.rec})
	if len(record.IDs) == 0 && record.Title == "" && len(record.Authors) == 0 {
		r.problem(r.rec.line, "empty-record", graph.Error, "a record without identifier, title and authors is left out", "")
	} else {
		r.put(record)
	}
	r.rec = nil
}

// cochraneTag splits a line into tag and value; false if it has none of the tags.
func cochraneTag(line []byte) (tag string, value []byte, ok bool) {
	name, rest, ok := bytes.Cut(line[:min(len(line), 4)], []byte(":"))
	if !ok || len(rest) > 0 && rest[0] != ' ' {
		return "", nil, false
	}
	switch string(name) {
	case "ID", "AU", "TI", "SO", "YR", "VL", "NO", "PG", "PM", "XR", "PT", "KY", "DOI", "AB", "US", "CC", "PB", "SN", "LA", "AD":
		return string(name), bytes.TrimSpace(line[len(name)+1:]), true
	}
	return "", nil, false
}

// record maps the tags to a record.
func (r *cochraneReader) record(rec cochraneRecord) graph.Record {
	out := graph.Record{Key: rec.text("ID"), Origin: graph.Origin{Line: rec.line}}
	out.Title = pubmedTitle(rec.first("TI"))
	out.Type = rec.recordType()
	if out.Venue.Name = rec.text("SO"); out.Venue.Name != "" {
		out.Venue.Type = "journal"
	}
	out.Venue.ISSN = addISSNs(nil, rec.first("SN"))
	if !endnoteDate(&out, rec.first("YR"), "", r.in.Limits) {
		r.problem(rec.lineOf("YR"), "bad-year", graph.Warn, "no work is of this year", rec.first("YR"))
	}
	out.Volume, out.Issue = rec.text("VL"), rec.text("NO")
	out.PageFirst, out.PageLast = pubmedPages(rec.text("PG"))
	out.Abstract, out.Language = rec.text("AB"), rec.text("LA")
	for _, terms := range rec.all("KY") {
		for term := range strings.SplitSeq(terms, ";") {
			term, _, _ = strings.Cut(term, " [") // the qualifiers of a heading
			out.Keywords = addKeyword(out.Keywords, term, "cochrane")
		}
	}
	r.authors(rec, &out)
	r.ids(rec, &out)
	return out
}

// recordType is the type by PT; what the library itself publishes are reviews.
func (rec cochraneRecord) recordType() string {
	if strings.EqualFold(rec.text("SO"), "Cochrane Database of Systematic Reviews") {
		return "review"
	}
	var names []string
	for _, pt := range rec.all("PT") {
		for name := range strings.SplitSeq(pt, ";") {
			names = append(names, strings.TrimSpace(name))
		}
	}
	return or(pubmedType(names), "article")
}

// authors reads AU; older files have all names in one, joined by "and".
func (r *cochraneReader) authors(rec cochraneRecord, out *graph.Record) {
	for _, f := range rec.fields {
		if f.tag != "AU" {
			continue
		}
		for _, text := range splitAnd(string(f.text)) {
			name := medlineShortName(text)
			if strings.Contains(text, ",") {
				name = medlineFullName(text)
			}
			switch {
			case isOthers(name.Full):
				out.AuthorsCut = true
			case graph.PlaceholderName(name.Full):
				r.problem(f.line, "placeholder-name", graph.Info, "a name stands for nobody and is left out", text)
			default:
				out.Authors = append(out.Authors, graph.Author{Name: name})
			}
		}
	}
}

// ids collects the identifiers. The address of a trial holds the DOI of its entry
// in the register, which is not that of the article.
func (r *cochraneReader) ids(rec cochraneRecord, out *graph.Record) {
	var ids idList
	for _, f := range rec.fields {
		text := string(f.text)
		switch f.tag {
		case "DOI":
			if text != "" && !ids.doi(text) {
				r.problem(f.line, "bad-doi", graph.Warn, "the tag DOI holds no DOI", text)
			}
		case "PM":
			if number, ok := strings.CutPrefix(text, "PUBMED"); ok {
				ids.make(graph.PMID, strings.TrimSpace(number))
			}
		}
	}
	if address := rec.first("US"); !strings.Contains(address, "/central/") {
		ids.url(strings.Replace(address, "doi.org//", "doi.org/", 1))
	}
	out.IDs = ids
}
