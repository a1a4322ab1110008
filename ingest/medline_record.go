package ingest

import (
	"slices"
	"strconv"
	"strings"

	"cocite/graph"
)

// record maps the tags to a record.
func (r *medlineReader) record(rec medlineRecord) graph.Record {
	out := graph.Record{Origin: graph.Origin{Line: rec.line}}
	out.Title = rec.title()
	r.repeatedTitles(rec)
	out.Type = rec.recordType()
	out.Venue = rec.venue(out.Type)
	r.date(rec, &out)
	out.Volume, out.Issue = rec.text("VI"), rec.text("IP")
	out.PageFirst, out.PageLast = pubmedPages(rec.text("PG"))
	out.Abstract = graph.CleanText(strings.Join(rec.all("AB"), " "))
	out.Language = rec.text("LA")
	out.Keywords = rec.keywords()
	out.RefCount = pubmedCount(rec.first("RF"))
	out.Retracted = rec.has("RIN") || isRetracted(rec.all("PT"))
	r.authors(rec, &out)
	r.ids(rec, &out)
	return out
}

// title is that of the article, else that of the book. One in another language
// counts where there is no English one.
func (rec medlineRecord) title() string {
	for _, tag := range []string{"TI", "TT", "BTI", "CTI"} {
		if t := pubmedTitle(rec.first(tag)); t != "" {
			return t
		}
	}
	return ""
}

// repeatedTitles reports titles that are there twice and differ.
func (r *medlineReader) repeatedTitles(rec medlineRecord) {
	titles := rec.all("TI")
	for _, t := range titles[min(1, len(titles)):] {
		if t != titles[0] {
			r.problem(rec.lineOf("TI"), "duplicate-tag", graph.Warn, "tag TI is there twice: the first counts", t)
		}
	}
}

// recordType is the type by PT; what has the title of a book is that book or a
// part of it.
func (rec medlineRecord) recordType() string {
	t := pubmedType(rec.all("PT"))
	switch {
	case rec.has("JT") || rec.has("TA"):
		return or(t, "article")
	case rec.has("BTI") && rec.has("TI"):
		return "book-chapter"
	case rec.has("BTI"), rec.has("CTI"):
		return "book"
	}
	return or(t, "other")
}

// venue is the journal, or the book around a chapter.
func (rec medlineRecord) venue(recordType string) graph.Venue {
	v := graph.Venue{Name: rec.text("JT", "TA"), Abbrev: rec.text("TA"), Type: pubmedVenueType(recordType)}
	if recordType == "book-chapter" {
		v = graph.Venue{Name: pubmedTitle(rec.first("BTI")), Type: venueType(recordType)}
	}
	if v.Name == "" {
		v.Type = ""
	}
	for _, is := range rec.all("IS") {
		v.ISSN = addISSNs(v.ISSN, is)
	}
	return v
}

// date is that of the issue, else that of publication online.
func (r *medlineReader) date(rec medlineRecord, out *graph.Record) {
	text := rec.first("DP", "DEP")
	d := pubmedDate(text)
	switch {
	case d.Year != 0 && r.in.Limits.sane(d.Year):
		out.Year, out.Date = d.Year, d.String()
	case text != "":
		r.problem(rec.lineOf("DP"), "bad-year", graph.Warn, "no work is of this year", text)
	}
}

// keywords are the subject headings without their qualifiers, and the terms of
// authors and of other indexers, which OTO names.
func (rec medlineRecord) keywords() []graph.Keyword {
	var out []graph.Keyword
	scheme := "author"
	for _, f := range rec.fields {
		switch f.tag {
		case "MH":
			heading, _, _ := strings.Cut(string(f.text), "/")
			out = addKeyword(out, heading, "mesh")
		case "OTO":
			scheme = pubmedScheme(string(f.text))
		case "OT":
			out = addKeyword(out, string(f.text), scheme)
		}
	}
	return out
}

// maxCompared bounds the search for repeats: no real list is as long, and a
// hostile one must not cost the square of its length.
const maxCompared = 1000

// addKeyword adds a term once, without the star of a main topic.
func addKeyword(list []graph.Keyword, term, scheme string) []graph.Keyword {
	k := graph.Keyword{Term: strings.Trim(graph.CleanText(term), "* "), Scheme: scheme}
	if k.Term == "" || slices.Contains(list[:min(len(list), maxCompared)], k) {
		return list
	}
	return append(list, k)
}

// ids collects the identifiers.
func (r *medlineReader) ids(rec medlineRecord, out *graph.Record) {
	var ids idList
	ids.make(graph.PMID, rec.first("PMID"))
	if pmid := rec.first("PMID"); pmid != "" && len(ids) == 0 {
		r.problem(rec.lineOf("PMID"), "bad-pmid", graph.Warn, "the tag PMID holds no number of PubMed", pmid)
	}
	r.locations(rec, &ids)
	if len(ids) < 2 { // no DOI yet
		ids.add(graph.FindDOI(rec.first("SO")))
	}
	ids.make(graph.PMCID, rec.first("PMC"))
	for _, isbn := range rec.all("ISBN") {
		if hasISBN(out.Type) {
			ids.make(graph.ISBN, isbn)
		}
	}
	out.IDs = ids
}

// locations reads LID and AID: "10.1000/x [doi]", "S0378(15)01297-4 [pii]".
func (r *medlineReader) locations(rec medlineRecord, ids *idList) {
	for _, f := range rec.fields {
		if f.tag != "LID" && f.tag != "AID" {
			continue
		}
		value, kind, _ := strings.Cut(string(f.text), " [")
		switch strings.TrimRight(kind, "]") {
		case "doi":
			if !ids.doi(value) {
				r.problem(f.line, "bad-doi", graph.Warn, "a value marked as DOI is none", value)
			}
		case "":
			if id, ok := graph.ParseID(value); ok && id.Scheme == graph.DOI {
				ids.add(id, ok)
			}
		}
	}
}

// pubmedCount is the number of references as PubMed states it.
func pubmedCount(s string) graph.Count {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 0 {
		return graph.Count{}
	}
	return graph.Count{N: n, Known: true, By: "pubmed"}
}
