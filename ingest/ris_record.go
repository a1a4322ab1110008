package ingest

import (
	"strings"

	"cocite/graph"
)

// record maps the tags to a record.
func (r *risReader) record(rec risRecord) graph.Record {
	out := graph.Record{Key: rec.text("ID"), Origin: graph.Origin{Line: rec.line}}
	out.Type = rec.recordType()
	out.Title = rec.text("TI", "T1", "CT", "BT")
	_, out.Retracted = scopusType(rec.text("M3"), out.Title)
	r.repeatedTags(rec)
	out.Venue = rec.venue(out.Type)
	r.authors(rec, &out)
	r.date(rec, &out)
	out.Volume, out.Issue = rec.text("VL", "VO"), rec.text("IS", "CP")
	out.PageFirst, out.PageLast = rec.pages()
	out.ArticleNo = rec.text("C7")
	out.Abstract, out.Language = rec.text("AB", "N2"), rec.text("LA")
	out.Keywords = risKeywords(rec.all("KW"))
	r.ids(rec, &out)
	out.CitedBy, out.Refs = risNotes(rec.all("N1"))
	return out
}

// recordType is the type that Scopus states in M3, else that of TY.
func (rec risRecord) recordType() string {
	t := risType(rec.kind)
	if t == "article" || t == "proceedings-article" || t == "other" {
		if d := documentType(rec.text("M3")); d != "" {
			return d
		}
	}
	return t
}

// repeatedTags reports titles and abstracts that are there twice and differ.
func (r *risReader) repeatedTags(rec risRecord) {
	for _, tag := range []string{"TI", "T1", "AB"} {
		values := rec.all(tag)
		for _, v := range values[min(1, len(values)):] {
			if v != values[0] {
				r.problem(rec.lineOf(tag), "duplicate-tag", graph.Warn, "tag "+tag+" is there twice: the first counts", v)
			}
		}
	}
}

// venue is the journal, the proceedings or the book. What T2 of a book names is
// a series.
func (rec risRecord) venue(recordType string) graph.Venue {
	v := graph.Venue{Abbrev: rec.text("J2", "JA", "J1")}
	if recordType != "book" {
		v.Name = rec.text("T2", "JF", "JO", "BT", "T3", "JA", "J2", "J1")
	}
	if v.Name == rec.text("TI", "T1") && rec.has("BT") && !rec.has("T2") {
		v.Name = ""
	}
	if short := rec.text("JO"); v.Abbrev == "" && short != v.Name && recordType != "book" {
		v.Abbrev = short
	}
	for _, sn := range rec.all("SN") {
		v.ISSN = addISSNs(v.ISSN, sn)
	}
	if v.Name != "" {
		v.Type = venueType(recordType)
	}
	return v
}

// date takes the first date that has a year, in the order Y1, PY, DA, Y2, and
// what the others add to it. Y2 is mostly the day of access: it adds nothing.
func (r *risReader) date(rec risRecord, out *graph.Record) {
	var d partialDate
	text := ""
	for _, v := range rec.tagByTag("Y1", "PY", "DA") {
		next := parseDate(v)
		switch {
		case d.Year != 0 && !strings.HasSuffix(v, "ed"): // not "…/received"
			d = d.refine(next)
		case d.Year == 0 && next.Year != 0:
			d = next
		}
		text = or(text, v)
	}
	if d.Year == 0 {
		d = parseDate(rec.first("Y2"))
	}
	switch {
	case d.Year != 0 && r.in.Limits.sane(d.Year):
		out.Year, out.Date = d.Year, d.String()
	case d.Year != 0 || strings.ContainsAny(text, "0123456789"):
		r.problem(rec.line, "bad-year", graph.Warn, "no work is of this year", or(text, rec.first("Y2")))
	}
}

// tagByTag are the values of some tags, tag by tag.
func (rec risRecord) tagByTag(tags ...string) []string {
	var out []string
	for _, tag := range tags {
		out = append(out, rec.all(tag)...)
	}
	return out
}

// pages reads SP and EP; SP may hold both.
func (rec risRecord) pages() (first, last string) {
	first, last = rec.text("SP"), rec.text("EP", "LP")
	switch {
	case last == "":
		return splitPages(first)
	case first == "":
		return splitPages(last)
	}
	if from, to := splitPages(first); to == last {
		return from, to
	}
	return pageEnds(first, last)
}

// risKeywords are one a line, or joined by semicolons. The star by which MeSH and
// PsycINFO mark what a work is mainly about is no part of a term.
func risKeywords(values []string) []graph.Keyword {
	var out []graph.Keyword
	for _, kw := range values {
		for term := range strings.FieldsFuncSeq(decodeNameEntities(kw), func(r rune) bool { return r == ';' || r == '\n' }) {
			term = strings.ReplaceAll(strings.TrimPrefix(graph.CleanText(term), "*"), "/*", "/")
			if term != "" {
				out = append(out, graph.Keyword{Term: term, Scheme: "author"})
			}
		}
	}
	return out
}
