package ingest

import (
	"regexp"
	"strings"

	"cocite/graph"
)

// first is the first value of a tag that is not empty.
func (rec *risRecord) first(tags ...string) string {
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
func (rec *risRecord) text(tags ...string) string { return graph.CleanText(rec.first(tags...)) }

// all are the values of some tags, in the order of the file.
func (rec *risRecord) all(tags ...string) []string {
	var out []string
	for _, f := range rec.fields {
		if contains(tags, f.tag) && len(f.text) > 0 {
			out = append(out, string(f.text))
		}
	}
	return out
}

func (rec *risRecord) has(tag string) bool { return rec.first(tag) != "" }

// lineOf is the line of the first value of a tag.
func (rec *risRecord) lineOf(tag string) int {
	for _, f := range rec.fields {
		if f.tag == tag {
			return f.line
		}
	}
	return rec.line
}

// record maps the tags to a record.
func (r *risReader) record(rec *risRecord) graph.Record {
	out := graph.Record{Key: rec.text("ID"), Origin: graph.Origin{Line: rec.line}}
	out.Type = rec.recordType()
	out.Title = rec.text("TI", "T1", "CT", "BT")
	r.repeatedTags(rec)
	out.Venue = rec.venue(out.Type)
	r.authors(rec, &out)
	r.date(rec, &out)
	out.Volume, out.Issue = rec.text("VL", "VO"), rec.text("IS", "CP")
	out.PageFirst, out.PageLast = rec.pages()
	out.ArticleNo = rec.text("C7")
	out.Abstract, out.Language = rec.text("AB", "N2"), rec.text("LA")
	out.Keywords = rec.keywords()
	r.ids(rec, &out)
	out.CitedBy, out.Refs = risNotes(rec.all("N1"))
	return out
}

// recordType is the type that Scopus states in M3, else that of TY.
func (rec *risRecord) recordType() string {
	t := risType(rec.kind)
	if t == "article" || t == "proceedings-article" || t == "other" {
		if d := documentType(rec.text("M3")); d != "" {
			return d
		}
	}
	return t
}

// repeatedTags reports titles and abstracts that are there twice and differ.
func (r *risReader) repeatedTags(rec *risRecord) {
	for _, tag := range []string{"TI", "T1", "AB"} {
		values := rec.all(tag)
		for _, v := range values[min(1, len(values)):] {
			if v != values[0] {
				r.problem(rec.lineOf(tag), "ris.duplicate-tag", graph.Warn, "tag "+tag+" is there twice: the first counts", v)
			}
		}
	}
}

// venue is the journal, the proceedings or the book. What T2 of a book names is
// a series.
func (rec *risRecord) venue(recordType string) graph.Venue {
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

// authors reads AU and A1; editors are none.
func (r *risReader) authors(rec *risRecord, out *graph.Record) {
	for _, f := range rec.fields {
		if f.tag != "AU" && f.tag != "A1" {
			continue
		}
		for _, name := range splitRISAuthors(string(f.text)) {
			r.author(f, name, out)
		}
	}
	if addresses := rec.all("AD"); len(out.Authors) == 1 {
		for _, a := range addresses { // with more authors nobody knows whose they are
			out.Authors[0].Affiliations = append(out.Authors[0].Affiliations, graph.Affiliation{Raw: graph.CleanText(a)})
		}
	}
}

// author adds one name.
func (r *risReader) author(f risField, text string, out *graph.Record) {
	text, cut := cutOthers(graph.CleanText(text))
	out.AuthorsCut = out.AuthorsCut || cut
	if text == "" {
		return
	}
	name := risName(text)
	if graph.PlaceholderName(name.Full) {
		r.problem(f.line, "ris.placeholder-name", graph.Info, "a name stands for nobody and is left out", text)
		return
	}
	out.Authors = append(out.Authors, graph.Author{Name: name})
}

// risName reads "Family, Given, Suffix" and any other order of a name.
func risName(text string) graph.Name {
	parts := strings.Split(withoutDegrees(text), ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	switch {
	case len(parts) == 3 && isNameSuffix(parts[2]):
		return graph.NewName(parts[0], stripMarks(parts[1]), "", parts[2])
	case len(parts) == 2:
		return graph.ParseName(parts[0] + ", " + stripMarks(parts[1]))
	}
	return graph.ParseName(strings.Join(parts, ", "))
}

// splitRISAuthors splits a line that holds several authors.
func splitRISAuthors(s string) []string {
	s = decodeNameEntities(s)
	if names := strings.Split(s, ";"); len(names) > 1 {
		return names
	}
	if names := splitAnd(s); len(names) > 1 && !graph.ParseName(s).Org {
		return names
	}
	if names := commaList(strings.Split(withoutDegrees(s), ",")); names != nil {
		return names
	}
	return []string{s}
}

// date takes the first date that has a year, in the order Y1, PY, DA, Y2, and
// what the others add to it. Y2 is mostly the day of access: it adds nothing.
func (r *risReader) date(rec *risRecord, out *graph.Record) {
	var d partialDate
	text := ""
	for _, v := range rec.inOrder("Y1", "PY", "DA") {
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
		r.problem(rec.line, "ris.bad-year", graph.Warn, "no work is of this year", or(text, rec.first("Y2")))
	}
}

// inOrder are the values of some tags, tag by tag.
func (rec *risRecord) inOrder(tags ...string) []string {
	var out []string
	for _, tag := range tags {
		out = append(out, rec.all(tag)...)
	}
	return out
}

// pages reads SP and EP; SP may hold both.
func (rec *risRecord) pages() (first, last string) {
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

// keywords are one a line, or joined by semicolons.
func (rec *risRecord) keywords() []graph.Keyword {
	var out []graph.Keyword
	for _, kw := range rec.all("KW") {
		for term := range strings.FieldsFuncSeq(decodeNameEntities(kw), func(r rune) bool { return r == ';' || r == '\n' }) {
			if term = graph.CleanText(term); term != "" {
				out = append(out, graph.Keyword{Term: term, Scheme: "author"})
			}
		}
	}
	return out
}

// markedID finds "26957754[pmid]" and "PMC4756000[pmcid]" of PubMed Central.
var markedID = regexp.MustCompile(`\b(\d+|PMC\d+)\[(pmid|pmcid)\]`)

// ids collects the identifiers.
func (r *risReader) ids(rec *risRecord, out *graph.Record) {
	var ids idList
	for _, v := range rec.all("DO", "DI") {
		if !ids.doi(v) {
			r.problem(rec.lineOf("DO"), "ris.bad-doi", graph.Warn, "the tag DO holds no DOI", v)
		}
	}
	for _, v := range rec.all("UR", "LK") {
		ids.url(v)
	}
	ids.elsewhere(rec)
	ids.accession(rec)
	if hasISBN(out.Type) {
		for _, sn := range rec.all("SN") {
			for _, part := range splitNumbers(sn) {
				ids.make(graph.ISBN, part)
			}
		}
	}
	out.IDs = ids
}

// elsewhere finds the DOI in the tags where some services put it.
func (l *idList) elsewhere(rec *risRecord) {
	for _, tag := range []string{"M3", "L3", "N1", "C1", "L2"} {
		for _, v := range rec.all(tag) {
			note, _, _ := strings.Cut(v, "References:")
			if id, ok := graph.FindDOI(note); ok && strings.Count(note, "10.") == 1 {
				l.add(id, ok)
			}
		}
	}
}

// accession reads accession numbers: marked ones, those that show what they
// are, and bare ones of PubMed if the database is named.
func (l *idList) accession(rec *risRecord) {
	for _, v := range rec.all("U1", "U2", "U3", "U4", "U5", "N1", "AN") {
		for _, m := range markedID.FindAllStringSubmatch(v, -1) {
			if m[2] == "pmid" {
				l.make(graph.PMID, m[1])
			} else {
				l.make(graph.PMCID, m[1])
			}
		}
	}
	base := strings.ToLower(rec.first("DB") + " " + rec.first("DP"))
	pubmed := strings.Contains(base, "pubmed") || strings.Contains(base, "medline") || strings.Contains(base, "nlm")
	for _, v := range rec.all("AN", "ID") {
		switch id, ok := graph.ParseID(v); {
		case ok && id.Scheme != graph.KeyID && id.Scheme != graph.ISBN:
			l.add(id, ok)
		case strings.HasPrefix(v, "PMC"):
			l.make(graph.PMCID, v)
		case pubmed && leadingDigits(v) == len(v) && v == rec.first("AN"):
			l.make(graph.PMID, v)
		}
	}
}
