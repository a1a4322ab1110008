package ingest

import (
	"strings"

	"cocite/graph"
)

// zoMapper turns an item into a record.
type zoMapper struct {
	workMapper
	item  *zoItem
	extra cheats
}

// record is the record of an item, whether of JSON or of a table.
func (w *zoItem) record(in Input, line int, tell func(*graph.Problem)) graph.Record {
	m := zoMapper{workMapper: workMapper{in: in, code: "zotero", line: line, key: w.citationKey(), tell: tell}, item: w}
	m.extra = cheatsIn(strings.Join(w.Extra, "\n"))
	r := &m.rec
	r.Key, r.Origin.Line = m.key, line
	r.Type = zoteroType(w.ItemType, m.extra.first("type"))
	r.Title = graph.CleanText(firstText(w.Title, w.CaseName, w.NameOfAct, w.Subject))
	m.date()
	m.venue()
	r.Volume, r.Issue = graph.CleanText(string(w.Volume)), graph.CleanText(string(w.Issue))
	r.PageFirst, r.PageLast = splitPages(graph.CleanText(string(w.Pages)))
	if r.Type == "article" || r.Type == "proceedings-article" {
		r.ArticleNo = graph.CleanText(or(string(w.Number), m.extra.first("article-number", "eid", "number")))
	}
	m.creators()
	r.Abstract = graph.CleanText(string(w.Abstract))
	r.Language = graph.CleanText(string(w.Language))
	for _, t := range w.Tags {
		m.keyword(string(t), "author")
	}
	m.identifiers()
	return m.workMapper.record()
}

// firstText is the first text that is not empty.
func firstText(list ...jsonText) string {
	for _, s := range list {
		if s != "" {
			return string(s)
		}
	}
	return ""
}

// date sets the date that a type has, or that of a line in extra.
func (m *zoMapper) date() {
	w := m.item
	text := or(firstText(w.Date, w.IssueDate, w.DateDecided, w.DateEnacted), m.extra.first("issued", "date"))
	if !m.workMapper.date(parseDate(text)) && strings.ContainsAny(text, "0123456789") {
		m.note(graph.Warn, "year", "no work is of this year", text)
	}
}

// venue is the journal, the proceedings or the book.
func (m *zoMapper) venue() {
	w, v := m.item, &m.rec.Venue
	v.Name = graph.CleanText(firstText(w.Publication, w.Book, w.Proceedings, w.Encyclopedia, w.Dictionary, w.Blog, w.Website))
	v.Abbrev = graph.CleanText(string(w.Abbreviation))
	switch {
	case v.Name != "" || v.Abbrev != "":
	case m.rec.Type == "preprint":
		v.Name = graph.CleanText(string(w.Repository))
	case m.rec.Type == "proceedings-article":
		v.Name = graph.CleanText(string(w.Conference))
	}
	v.ISSN = addISSNs(v.ISSN, string(w.ISSN))
}

// creators sets the by-line: those whose role is what makes an author of a work
// of this type.
func (m *zoMapper) creators() {
	role := "author"
	if main := mainRole(m.item.ItemType); main != "" && !m.item.hasRole("author") {
		role = main
	}
	for _, c := range m.item.Creators {
		if c.Role != role {
			continue
		}
		name := workName(c.Last, c.First, "", "")
		if name.Full == "" {
			name = orgName(unquoted(c.Name))
		}
		m.author(graph.Author{Name: name})
	}
}

func (w *zoItem) hasRole(role string) bool {
	for _, c := range w.Creators {
		if c.Role == role {
			return true
		}
	}
	return false
}

// identifiers are those of the fields, then of extra, then of the address.
func (m *zoMapper) identifiers() {
	w := m.item
	m.id(graph.DOI, string(w.DOI))
	m.id(graph.PMID, string(w.PMID))
	m.id(graph.PMCID, string(w.PMCID))
	m.isbns(string(w.ISBN))
	m.cheat(m.extra)
	m.ids.add(graph.FindArXiv(string(w.ArchiveID)))
	m.ids.url(string(w.URL))
}
