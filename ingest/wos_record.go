package ingest

import (
	"strconv"
	"strings"

	"cocite/graph"
)

// wosMapper makes records of tags. One mapper serves one core.
type wosMapper struct {
	in    Input
	found []wosFound
	text  []string // space for lists
	names wosNames // of the record at hand
	refs  citedParser
}

// problem reports a fault.
func (m *wosMapper) problem(line int, code string, s graph.Severity, key, message, excerpt string) {
	m.found = append(m.found, wosFound{err: m.in.problem(line, code, s, key, message, excerpt)})
}

// add makes a record of tags.
func (m *wosMapper) add(rec *wosRecord) {
	r := m.record(rec)
	m.found = append(m.found, wosFound{record: r})
}

// record maps the tags to a record.
func (m *wosMapper) record(rec *wosRecord) graph.Record {
	r := graph.Record{Origin: graph.Origin{Line: rec.line}}
	r.Type, r.Retracted = wosType(rec.value("PT"), rec.value("DT"), rec.has("CT"))
	r.Title = rec.text("TI")
	r.Venue = wosVenue(rec, r.Type)
	m.ids(rec, &r)
	m.date(rec, &r)
	r.Volume, r.Issue, r.ArticleNo = rec.text("VL"), rec.text("IS"), wosArticleNo(rec)
	r.PageFirst, r.PageLast = wosPages(rec)
	r.Abstract, r.Language = rec.text("AB"), rec.text("LA")
	r.Keywords = wosKeywords(rec)
	r.Classes = wosClasses(rec)
	r.CitedBy = wosCount(or(rec.value("TC"), rec.value("Z9")))
	r.RefCount = wosCount(rec.value("NR"))
	m.references(rec, &r) // before the authors: it may take lines from an address
	m.authors(rec, &r)
	return r
}

// wosClasses are the categories and the research areas, each once.
func wosClasses(rec *wosRecord) []string {
	categories, areas := rec.list("WC"), rec.list("SC")
	var seen wordSet
	out := categories[:0]
	for _, list := range [][]string{categories, areas} {
		for _, s := range list {
			if seen.add(s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// wordSet tells words that come again. Few words need no map.
type wordSet struct {
	few  []string
	many map[string]bool
}

// add returns true for a word that is new.
func (s *wordSet) add(word string) bool {
	if s.many != nil {
		known := s.many[word]
		s.many[word] = true
		return !known
	}
	if contains(s.few, word) {
		return false
	}
	if s.few = append(s.few, word); len(s.few) > 16 {
		s.many = make(map[string]bool, 2*len(s.few))
		for _, w := range s.few {
			s.many[w] = true
		}
	}
	return true
}

// maxISBNs is how many ISBNs one work can have.
const maxISBNs = 32

// ids collects the identifiers. The DOI of a book (D2) is not that of its
// chapters.
func (m *wosMapper) ids(rec *wosRecord, r *graph.Record) {
	ids := make(idList, 0, 3)
	if doi := rec.value("DI"); doi != "" && articleNumber(doi) == "" && !ids.doi(doi) {
		m.problem(rec.lineOf("DI"), "wos.bad-doi", graph.Warn, rec.key(), "the tag DI holds no DOI", doi)
	}
	if r.Type == "book" || r.Type == "proceedings" {
		if doi := rec.value("D2"); doi != "" {
			ids.doi(doi)
		}
	}
	ut := rec.value("UT")
	ids.make(graph.WoS, ut)
	ids.make(graph.PMID, rec.value("PM"))
	if collection, number, ok := strings.Cut(ut, ":"); ok && strings.EqualFold(collection, "MEDLINE") {
		ids.make(graph.PMID, number)
	}
	if hasISBN(r.Type) {
		for i, isbn := range splitNumbers(rec.value("BN")) {
			if i < maxISBNs {
				ids.make(graph.ISBN, isbn)
			}
		}
	}
	r.IDs = ids
}

// wosVenue is the journal, the proceedings or the book. J9 is the abbreviation
// that cited references use.
func wosVenue(rec *wosRecord, recordType string) graph.Venue {
	v := graph.Venue{Name: rec.text("SO"), Abbrev: or(rec.text("J9"), rec.text("JI"))}
	if recordType == "book" && v.Name == rec.text("TI") {
		v.Name = rec.text("SE")
	}
	v.Name = or(v.Name, v.Abbrev)
	v.ISSN = addISSNs(v.ISSN, rec.value("SN"))
	v.ISSN = addISSNs(v.ISSN, rec.value("EI"))
	if v.Name != "" {
		v.Type = venueType(recordType)
	}
	return v
}

// date is the year PY with what PD adds; of works that are not in an issue yet
// EA or EY.
func (m *wosMapper) date(rec *wosRecord, r *graph.Record) {
	text := or(rec.value("PY"), or(rec.value("EA"), or(rec.value("EY"), rec.value("PD"))))
	d := parseDate(text)
	if rec.has("PY") {
		d = d.refine(parseDate(rec.value("PD")))
	}
	switch {
	case d.Year != 0 && m.in.Limits.sane(d.Year):
		r.Year, r.Date = d.Year, d.String()
	case strings.ContainsAny(text, "0123456789"):
		m.problem(rec.lineOf("PY"), "wos.bad-year", graph.Warn, rec.key(), "no work is of this year", text)
	}
}

// wosArticleNo is the number of an article without pages. Old files have it under
// DI.
func wosArticleNo(rec *wosRecord) string {
	if no := rec.text("AR"); no != "" && !strings.HasPrefix(no, "PII ") {
		return or(articleNumber(no), no)
	}
	return articleNumber(rec.text("DI"))
}

// articleNumber is the number behind the word that says what it is, else "".
func articleNumber(s string) string {
	word, rest, _ := strings.Cut(s, " ")
	if word == "ARTN" || word == "UNSP" || word == "ARTICLE" {
		return strings.TrimPrefix(rest, "ID ")
	}
	return ""
}

// wosPages reads BP and EP, or else PS. A plus sign says that the pages go on
// elsewhere.
func wosPages(rec *wosRecord) (first, last string) {
	first, last = strings.TrimRight(rec.text("BP"), "+-"), strings.TrimRight(rec.text("EP"), "+-")
	if first == "" && last == "" {
		return splitPages(rec.text("PS"))
	}
	return pageEnds(first, last)
}

// wosKeywords are those of the authors, and those that Web of Science takes from
// the titles of references.
func wosKeywords(rec *wosRecord) []graph.Keyword {
	own, plus := rec.list("DE"), rec.list("ID")
	if len(own)+len(plus) == 0 {
		return nil
	}
	out := make([]graph.Keyword, 0, len(own)+len(plus))
	for _, term := range own {
		out = append(out, graph.Keyword{Term: term, Scheme: "author"})
	}
	for _, term := range plus {
		out = append(out, graph.Keyword{Term: term, Scheme: "keywords-plus"})
	}
	return out
}

// references reads the list CR, and compares it with the number NR.
func (m *wosMapper) references(rec *wosRecord, r *graph.Record) {
	stated := -1
	if r.RefCount.Known {
		stated = r.RefCount.N
	}
	items := m.cited(rec, stated)
	if len(items) < stated && !rec.cells {
		items = m.lostCited(rec, items, stated)
	}
	r.Refs = m.refs.list(items)
	n := len(items)
	switch {
	case stated < 0 || n == stated:
	case n == 0:
		m.problem(rec.lineOf("NR"), "wos.no-references", graph.Info, rec.key(), "the record states "+strconv.Itoa(stated)+" references and lists none", "")
	default:
		m.problem(rec.lineOf("CR"), "wos.reference-count", graph.Warn, rec.key(), "the record states "+strconv.Itoa(stated)+" references and lists "+strconv.Itoa(n), "")
	}
}

// cited are the references as printed.
func (m *wosMapper) cited(rec *wosRecord, stated int) []string {
	if rec.cells {
		return splitCited(rec.value("CR"), stated)
	}
	m.text = rec.lines(m.text[:0], "CR")
	if len(m.text) == 0 {
		return nil
	}
	return citedItems(m.text, stated)
}

// lostCited finds a list whose tag CR is lost, so that its lines stand under the
// tag before. They must make up the stated number exactly, with or without those
// that have the tag.
func (m *wosMapper) lostCited(rec *wosRecord, items []string, stated int) []string {
	for i := range rec.fields {
		f := &rec.fields[i]
		if f.tag == (wosTag{'C', 'R'}) || strings.Count(f.text, "\n") < stated-len(items) {
			continue
		}
		first, lines := citedInside(f.text)
		if n := len(lines); n == 0 || n+len(items) != stated && n != stated {
			continue
		}
		m.problem(f.line+strings.Count(f.text[:first], "\n"), "wos.lost-tag", graph.Warn, rec.key(),
			"a list of references without the tag CR stands under "+string(f.tag[:]), lines[0])
		f.text = f.text[:first]
		return append(lines, items...)
	}
	return items
}

// citedInside are the last lines of a value if they look like references, and
// where they begin.
func citedInside(text string) (first int, lines []string) {
	for at := 0; at < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n + 1
		}
		line := strings.TrimSpace(text[at:end])
		switch {
		case line == "":
		case at > 0 && (hasCitedYear(line) && !strings.HasSuffix(line, ".") || len(lines) > 0):
			if len(lines) == 0 {
				first = at
			}
			lines = append(lines, line)
		}
		at = end
	}
	return first, lines
}
