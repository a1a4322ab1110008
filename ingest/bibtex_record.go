package ingest

import (
	"slices"
	"strings"

	"cocite/graph"
)

// record maps an entry to a record.
func (m *bibMapper) record(e *bibEntry) graph.Record {
	r := graph.Record{Key: e.key, Origin: graph.Origin{Line: e.line}}
	r.Type = e.recordType()
	r.Title = e.title()
	r.Venue = e.venue(r.Type)
	m.authors(e, &r)
	m.date(e, &r)
	r.Volume, r.Issue = e.tex(bibVolume), e.issue(r.Type)
	r.PageFirst, r.PageLast = splitPages(e.tex(bibPages))
	r.ArticleNo = e.articleNo()
	r.Abstract = e.tex(bibAbstract)
	r.Language = e.tex(bibLanguage)
	r.Keywords = e.keywords()
	r.Classes = e.classes()
	m.ids(e, &r)
	e.counts(&r)
	r.Retracted = e.isRetracted(r.Title)
	m.references(e, &r)
	r.Versions = e.versions()
	m.wosBibPeople(e, &r)
	return r
}

// isRetracted tells whether Web of Science or Scopus says so in the type, or the
// publisher before the title.
func (e *bibEntry) isRetracted(title string) bool {
	kind := e.tex(bibDocType)
	_, wos := wosType("", kind, false)
	_, scopus := scopusType(kind, title)
	return wos || scopus
}

// tex is a field as text.
func (e *bibEntry) tex(f bibField) string {
	if isPlainTeX(e.text[f]) {
		return e.text[f]
	}
	return e.latex.texText(e.text[f])
}

// firstTex is the first of some fields that is not empty, as text.
func (e *bibEntry) firstTex(fields ...bibField) string {
	for _, f := range fields {
		if s := e.tex(f); s != "" {
			return s
		}
	}
	return ""
}

// verbatim is a field that is not LaTeX.
func (e *bibEntry) verbatim(f bibField) string { return decodeVerbatim(e.text[f]) }

// recordType is the type of the record: what the exporting service says, else
// by the kind of entry.
func (e *bibEntry) recordType() string {
	t := bibType(e.kind)
	if t == "article" || t == "other" || t == "proceedings-article" {
		d := documentType(e.tex(bibDocType))
		if d != "" && (d != "article" || t != "proceedings-article") { // "Article; Proceedings Paper"
			return d
		}
	}
	if (t == "article" || t == "other") && e.isPreprint() {
		return "preprint"
	}
	return t
}

// isPreprint tells whether an entry is on arXiv and nowhere else.
func (e *bibEntry) isPreprint() bool {
	if journal := e.firstTex(bibJournal, bibJournaltitle); journal != "" {
		return len(journal) >= 5 && strings.EqualFold(journal[:5], "arxiv") || strings.EqualFold(journal, "corr")
	}
	return strings.EqualFold(e.verbatim(bibEprintType), "arxiv") && e.text[bibEprint] != "" && e.text[bibDOI] == ""
}

// title is title and subtitle. A chapter without a title may have its title in
// the field chapter; a book in the field booktitle.
func (e *bibEntry) title() string {
	title := e.tex(bibTitle)
	if title == "" {
		return e.otherTitle()
	}
	return withSubtitle(title, e.tex(bibSubtitle))
}

func (e *bibEntry) otherTitle() string {
	if chapter := e.tex(bibChapter); strings.ContainsFunc(chapter, isLetter) {
		return chapter
	}
	if isPart(e.kind) {
		return ""
	}
	return withSubtitle(e.tex(bibBooktitle), e.tex(bibBooksubtitle))
}

// withSubtitle joins a title and what follows it, unless it is there already.
func withSubtitle(title, sub string) string {
	if sub == "" || strings.Contains(title, sub) {
		return title
	}
	if strings.HasSuffix(title, "?") || strings.HasSuffix(title, "!") || strings.HasSuffix(title, ":") {
		return title + " " + sub
	}
	return title + ": " + sub
}

// venue is the journal, the proceedings or the book.
func (e *bibEntry) venue(recordType string) graph.Venue {
	v := graph.Venue{Abbrev: e.tex(bibShortjournal)}
	v.Name = withSubtitle(journalName(e.firstTex(bibJournaltitle, bibJournal)), e.tex(bibJournalsubtitle))
	if v.Name == "" && isPart(e.kind) {
		v.Name = withSubtitle(e.tex(bibBooktitle), e.tex(bibBooksubtitle))
	}
	for _, f := range [...]bibField{bibISSN, bibEISSN} {
		v.ISSN = addISSNs(v.ISSN, e.verbatim(f))
	}
	if v.Name == "" {
		v.Name = v.Abbrev
	}
	if v.Name != "" {
		v.Type = venueType(recordType)
	}
	return v
}

// issue is the issue of a journal. The field number of other works is theirs, of
// a report or a patent, or that in a series.
func (e *bibEntry) issue(recordType string) string {
	switch v := venueType(recordType); {
	case v == "journal", v == "conference", recordType == "journal", recordType == "preprint":
		return strings.TrimSuffix(e.firstTex(bibNumber, bibIssue), ", SI") // a special issue
	}
	return e.tex(bibIssue)
}

// byLine is the field that names the authors. A film has a director, as a field
// of its own or as an editor of that kind.
func (e *bibEntry) byLine() bibField {
	switch {
	case e.text[bibAuthor] != "":
		return bibAuthor
	case e.text[bibDirector] != "":
		return bibDirector
	case e.text[bibEditor] != "" && strings.EqualFold(e.tex(bibEditorType), "director"):
		return bibEditor
	}
	return bibNone
}

// authors reads the names, and reports what was repaired in them.
func (m *bibMapper) authors(e *bibEntry, r *graph.Record) {
	field := e.byLine()
	if field == bibNone {
		return
	}
	a := &m.names
	a.parse(e.text[field])
	r.AuthorsCut = a.cut
	if len(a.names) > 0 {
		r.Authors = make([]graph.Author, len(a.names))
	}
	for i, n := range a.names {
		r.Authors[i].Name, r.Authors[i].SourceID = n, a.ids[i]
	}
	if a.empty > 0 {
		m.problem(e.lines[field], "bib.placeholder-name", graph.Info, e.key, "a name stands for nobody and is left out", e.text[field])
	}
	for _, odd := range a.odd {
		m.problem(e.lines[field], "bib.bad-name", graph.Warn, e.key, odd, e.text[field])
	}
}

// date puts together date, or else year, month and day. Of a span of years it is
// not known to which of them a month belongs.
func (m *bibMapper) date(e *bibEntry, r *graph.Record) {
	field := bibDate
	text := e.verbatim(bibDate)
	d := parseDate(text)
	if d.Year == 0 {
		if e.text[bibYear] != "" {
			field = bibYear
		}
		text = e.tex(bibYear)
		d = parseDate(text)
	}
	if !yearSpan(text) {
		d = d.refine(parseDate(e.tex(bibMonth)))
		d = d.refine(bibMonthDay(e.tex(bibMonth), e.tex(bibDay)))
	}
	if d.Year != 0 && m.in.Limits.sane(d.Year) {
		r.Year, r.Date = d.Year, d.String()
		return
	}
	m.badYear(e, field)
}

// yearSpan tells "1984--1985" and "1984/1985" from a year and a date.
func yearSpan(s string) bool {
	n := leadingDigits(s)
	rest := strings.TrimLeft(s[n:], " -–—/")
	return n == 4 && len(rest) < len(s)-n && leadingDigits(rest) == 4
}

// bibMonthDay reads a month that may be a number, and a day.
func bibMonthDay(month, day string) partialDate {
	d := parseDate(month)
	d.Year = 0
	if n := leadingDigits(month); d.Month == 0 && n > 0 && n <= 2 {
		d.Month = number(month[:n])
	}
	if n := leadingDigits(day); d.Day == 0 && n > 0 && n <= 2 {
		d.Day = number(day[:n])
	}
	return d
}

// badYear reports a year that is none. A word, such as "in press", is no fault.
func (m *bibMapper) badYear(e *bibEntry, field bibField) {
	text := e.tex(field)
	switch {
	case text == "":
	case strings.ContainsAny(text, "0123456789"):
		m.problem(e.lines[field], "bib.bad-year", graph.Warn, e.key, "no work is of this year", text)
	default:
		m.problem(e.lines[field], "bib.bad-year", graph.Info, e.key, "the year is not a number", text)
	}
}

// articleNo is the number of an article without pages. Some files keep the
// identifier of Scopus or of the publisher in this field.
func (e *bibEntry) articleNo() string {
	s := e.tex(bibArticleNo)
	if strings.HasPrefix(s, "2-s2.0-") || strings.HasPrefix(s, "PII ") {
		return ""
	}
	return or(articleNumber(s), s)
}

// keywords are those of the authors, and those of a service under its own scheme.
func (e *bibEntry) keywords() []graph.Keyword {
	var out []graph.Keyword
	add := func(f bibField, scheme string) {
		terms := splitKeywords(e.text[f])
		out = slices.Grow(out, len(terms))
		for _, term := range terms {
			if term = texText(term); term != "" {
				out = append(out, graph.Keyword{Term: term, Scheme: scheme})
			}
		}
	}
	add(bibAuthorKeywords, "author")
	if e.text[bibAuthorKeywords] != "" || e.isScopus() {
		add(bibKeywords, "scopus-index")
	} else {
		add(bibKeywords, "author")
	}
	add(bibKeywordsPlus, "keywords-plus")
	return out
}

// splitKeywords splits at semicolons if there are any, else at commas. A list with
// many commas for one semicolon is one of commas: ADS writes so, with semicolons
// inside of terms.
func splitKeywords(s string) []string {
	if s = strings.TrimSpace(s); s == "" {
		return nil
	}
	if inside, ok := wholeGroup(s); ok {
		s = inside
	}
	commas := splitOutside(s, ',')
	if strings.IndexByte(s, ';') < 0 {
		return commas
	}
	terms := splitOutside(s, ';')
	if len(terms) > 1 && len(commas) <= 3*len(terms) {
		return terms
	}
	return commas
}

// classes are subject classes: of arXiv, or of Web of Science.
func (e *bibEntry) classes() []string {
	var out []string
	for s := range strings.FieldsSeq(e.verbatim(bibPrimaryClass)) {
		out = append(out, s)
	}
	var seen wordSet
	for _, f := range [...]bibField{bibCategories, bibResearchAreas} {
		for _, s := range splitKeywords(e.text[f]) {
			if s = texText(s); s != "" && seen.add(s) {
				out = append(out, s)
			}
		}
	}
	return out
}

func (e *bibEntry) isScopus() bool { return strings.EqualFold(e.tex(bibSource), "scopus") }
