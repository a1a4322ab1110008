package ingest

import (
	"regexp"
	"strings"

	"cocite/graph"
)

// record maps the tags to a record.
func (r *endnoteReader) record(rec endnoteRecord) graph.Record {
	out := graph.Record{Key: rec.text("F"), Origin: graph.Origin{Line: rec.line}}
	out.Type = rec.recordType()
	out.Title = rec.text("T")
	if t := rec.text("B"); out.Title == "" && out.Type == "book" {
		out.Title = t
	}
	out.Venue = rec.venue(out.Type)
	r.date(rec, &out)
	out.Volume, out.Issue = rec.text("V"), rec.text("N")
	out.PageFirst, out.PageLast = pubmedPages(rec.text("P"))
	out.ArticleNo = rec.text("]")
	out.Abstract, out.Language = rec.text("X"), rec.text("G")
	out.Keywords = risKeywords(rec.all("K"))
	endnoteNotes(&out, rec.all("Z", "O"))
	r.authors(rec, &out)
	r.ids(rec, &out)
	return out
}

// recordType is the type by %0 and %9. What refer has no type for shows in the
// tags: a journal, a book around it, a publisher.
func (rec endnoteRecord) recordType() string {
	switch {
	case rec.kind != "":
		t := endnoteType(rec.kind)
		if t == "article" || t == "proceedings-article" || t == "other" {
			return or(documentType(rec.text("9")), t)
		}
		return t
	case rec.has("J"):
		return "article"
	case rec.has("B"):
		return "book-chapter"
	case rec.has("I"):
		return "book"
	}
	return "other"
}

// endnoteType is the type of a record for the name of a reference type.
func endnoteType(name string) string {
	switch strings.ToLower(name) {
	case "journal article", "journal", "electronic article", "magazine article", "newspaper article", "article", "in press":
		return "article"
	case "conference paper", "conference proceedings", "conference", "conference proceeding":
		return "proceedings-article"
	case "book section", "electronic book section", "encyclopedia", "dictionary", "book chapter":
		return "book-chapter"
	case "book", "edited book", "electronic book", "classical work", "ancient text":
		return "book"
	case "thesis", "dissertation":
		return "dissertation"
	case "report", "government document", "technical report":
		return "report"
	case "web page", "blog", "electronic source":
		return "web-page"
	case "dataset", "online database", "aggregated database":
		return "dataset"
	case "computer program":
		return "software"
	case "serial":
		return "journal"
	case "patent", "standard", "preprint":
		return strings.ToLower(name)
	}
	return "other"
}

// venue is the journal, the proceedings or the book around.
func (rec endnoteRecord) venue(recordType string) graph.Venue {
	var v graph.Venue
	switch recordType {
	case "book":
	case "book-chapter", "proceedings-article":
		v.Name = rec.text("B", "J")
	default:
		v.Name = rec.text("J", "B")
	}
	if v.Name != "" {
		v.Type = venueType(recordType)
	}
	v.ISSN = addISSNs(v.ISSN, rec.all("@")...)
	return v
}

// date is the year of %D, with what %8 adds.
func (r *endnoteReader) date(rec endnoteRecord, out *graph.Record) {
	if text := rec.first("D", "8"); !endnoteDate(out, rec.first("D"), rec.first("8"), r.in.Limits) {
		r.problem(rec.lineOf("D"), "bad-year", graph.Warn, "no work is of this year", text)
	}
}

// endnoteDate sets year and date from a year, and a date that may add to it. It
// returns false if no work can be of the year.
func endnoteDate(out *graph.Record, year, date string, l Limits) bool {
	d := parseDate(year)
	if more := parseDate(date); d.Year == 0 {
		d = more
	} else {
		d = d.refine(more)
	}
	if d.Year == 0 || !l.sane(d.Year) {
		return d.Year == 0 && !strings.ContainsAny(year, "0123456789")
	}
	out.Year, out.Date = d.Year, d.String()
	return true
}

// ids collects the identifiers.
func (r *endnoteReader) ids(rec endnoteRecord, out *graph.Record) {
	var ids idList
	for _, f := range rec.fields {
		if text := string(f.text); f.tag == "R" && !ids.endnoteDOI(text) {
			r.problem(f.line, "bad-doi", graph.Warn, "the tag %R holds no DOI", text)
		}
	}
	for _, v := range rec.all("U", ">") {
		for line := range strings.SplitSeq(v, "\n") {
			ids.endnoteURL(line)
		}
	}
	pubmed := isPubMed(rec.first("W") + " " + rec.first("~"))
	for _, v := range rec.all("M") {
		ids.number(v, pubmed)
	}
	if hasISBN(out.Type) {
		for _, sn := range rec.all("@") {
			for _, part := range splitNumbers(sn) {
				ids.make(graph.ISBN, part)
			}
		}
	}
	out.IDs = ids
}

// endnoteDOI adds the DOI of a field that may hold other numbers, one a line. It
// returns false if something is meant to be a DOI and is none.
func (l *idList) endnoteDOI(text string) bool {
	ok := true
	for line := range strings.FieldsFuncSeq(text, isLineEnd) {
		line = strings.ToLower(strings.TrimSpace(line))
		if !l.doi(line) && (strings.HasPrefix(line, "10.") || strings.HasPrefix(line, "doi")) {
			ok = false
		}
	}
	return ok
}

func isLineEnd(r rune) bool { return r == '\n' || r == '\r' }

// endnoteURL adds what a link tells. EndNote links to the Web of Science in a way
// of its own: "<Go to ISI>://WOS:000123456789012".
func (l *idList) endnoteURL(text string) {
	text = strings.TrimSpace(text)
	if number, ok := strings.CutPrefix(text, "<Go to ISI>://"); ok {
		l.make(graph.WoS, number)
		return
	}
	l.url(text)
}

// What services write into the notes of EndNote.
var (
	notesArticle = regexp.MustCompile(`(?i)\bartn\s+([\w.-]+)`)
	notesCited   = regexp.MustCompile(`(?i)\btimes cited:\s*(\d{1,9})\b`)
	notesRefs    = regexp.MustCompile(`(?i)\bcited references? count:\s*(\d{1,9})\b`)
)

// endnoteNotes reads what Scopus and the Web of Science put into notes.
func endnoteNotes(out *graph.Record, notes []string) {
	out.CitedBy, out.Refs = risNotes(notes)
	for _, note := range notes {
		if m := notesArticle.FindStringSubmatch(note); m != nil {
			out.ArticleNo = or(out.ArticleNo, m[1])
		}
		if m := notesCited.FindStringSubmatch(note); m != nil && !out.CitedBy.Known {
			out.CitedBy = wosCount(m[1])
		}
		if m := notesRefs.FindStringSubmatch(note); m != nil && !out.RefCount.Known {
			out.RefCount = wosCount(m[1])
		}
	}
}
