package ingest

import (
	"strings"

	"cocite/graph"
)

// cslItem holds the fields of an item that a record needs.
type cslItem struct {
	ID          jsonText  `json:"id"`
	CitationKey jsonText  `json:"citation-key"`
	Type        string    `json:"type"`
	Genre       string    `json:"genre"`
	Title       jsonTexts `json:"title"`
	Container   jsonTexts `json:"container-title"`
	Short       jsonTexts `json:"container-title-short"`
	OldShort    jsonTexts `json:"journalAbbreviation"`
	Event       cslEvent  `json:"event"`
	EventTitle  string    `json:"event-title"`
	Publisher   string    `json:"publisher"`
	Language    string    `json:"language"`
	Abstract    string    `json:"abstract"`
	Note        jsonText  `json:"note"`
	Keyword     jsonTexts `json:"keyword"`
	Categories  jsonTexts `json:"categories"`

	Volume    jsonText `json:"volume"`
	Issue     jsonText `json:"issue"`
	Page      jsonText `json:"page"`
	PageFirst jsonText `json:"page-first"`
	Number    jsonText `json:"number"`

	DOI   jsonText  `json:"DOI"`
	PMID  jsonText  `json:"PMID"`
	PMCID jsonText  `json:"PMCID"`
	URL   jsonText  `json:"URL"`
	ISBN  jsonTexts `json:"ISBN"`
	ISSN  jsonTexts `json:"ISSN"`

	Issued   cslDate           `json:"issued"`
	Author   jsonList[cslName] `json:"author"`
	Director jsonList[cslName] `json:"director"`
}

// cslEvent is the name of an event; some write an object.
type cslEvent string

// UnmarshalJSON takes a text, or an object with a name.
func (e *cslEvent) UnmarshalJSON(data []byte) error {
	var o struct {
		Name string `json:"name"`
	}
	if len(data) > 0 && data[0] == '"' {
		return unmarshalJSON(data, (*string)(e))
	}
	err := unmarshalJSON(data, &o)
	*e = cslEvent(o.Name)
	return err
}

// decodeCSL decodes one item.
func decodeCSL(o jsonObject) jsonFound {
	f := jsonFound{line: o.line}
	w, ok := unmarshal(o, &f, "csl", func(w *cslItem) string { return w.key() })
	if !ok {
		return f
	}
	if w.Type == "" && len(w.Title) == 0 && w.DOI == "" && len(w.Author) == 0 {
		f.other, f.problems = jsonNothing, nil
		return f
	}
	m := cslMapper{workMapper: workMapper{in: o.in, code: "csl", line: o.line, key: w.key(), tell: f.problem}, item: w}
	f.records = []graph.Record{m.record()}
	return f
}

// key is the citation key, or the id.
func (w *cslItem) key() string { return or(string(w.CitationKey), string(w.ID)) }

// cslMapper turns an item into a record.
type cslMapper struct {
	workMapper
	item  *cslItem
	extra cheats
}

// record is the record of an item.
func (m *cslMapper) record() graph.Record {
	w, r := m.item, &m.rec
	m.extra = cheatsIn(string(w.Note))
	r.Key, r.Origin.Line = m.key, m.line
	r.Type = w.recordType()
	r.Title = graph.CleanText(w.Title.first())
	m.issued()
	m.venue()
	r.Volume, r.Issue = graph.CleanText(string(w.Volume)), graph.CleanText(string(w.Issue))
	r.PageFirst, r.PageLast = splitPages(graph.CleanText(or(string(w.Page), string(w.PageFirst))))
	if r.PageFirst == "" && (w.Type == "article-journal" || w.Type == "paper-conference") {
		r.ArticleNo = graph.CleanText(string(w.Number))
	}
	m.authors()
	r.Abstract = graph.CleanText(w.Abstract)
	r.Language = w.Language
	m.keywords()
	m.identifiers()
	return m.workMapper.record()
}

// authors sets the by-line. A film has a director.
func (m *cslMapper) authors() {
	names := m.item.Author
	if len(names) == 0 {
		names = m.item.Director
	}
	for i := range names {
		m.author(graph.Author{Name: names[i].graphName()})
	}
}

// issued sets the date, or else that of a line in the note.
func (m *cslMapper) issued() {
	d := m.item.Issued
	if d.text == "" {
		d.words(m.extra.first("issued"))
	}
	if !m.date(d.partialDate) && strings.ContainsAny(d.text, "0123456789") {
		m.note(graph.Warn, "year", "no work is of this year", d.text)
	}
}

// venue is the journal, the proceedings or the book.
func (m *cslMapper) venue() {
	w, v := m.item, &m.rec.Venue
	v.Name = graph.CleanText(w.Container.first())
	v.Abbrev = graph.CleanText(or(w.Short.first(), w.OldShort.first()))
	if v.Name == "" && v.Abbrev == "" && m.rec.Type == "proceedings-article" {
		v.Name = graph.CleanText(or(w.EventTitle, string(w.Event)))
	}
	v.ISSN = addISSNs(v.ISSN, w.ISSN...)
}

// keywords are joined by commas or semicolons in one text, or a list.
func (m *cslMapper) keywords() {
	for _, list := range [][]string{m.item.Keyword, m.item.Categories} {
		for _, text := range list {
			if len(list) > 1 {
				m.keyword(text, "author")
				continue
			}
			for _, term := range splitKeywords(graph.CleanText(text)) {
				m.keyword(term, "author")
			}
		}
	}
}

// identifiers are those of the fields, then of the note, then of addresses.
func (m *cslMapper) identifiers() {
	w := m.item
	m.id(graph.DOI, string(w.DOI))
	m.id(graph.PMID, string(w.PMID))
	m.id(graph.PMCID, string(w.PMCID))
	m.isbns(strings.Join(w.ISBN, " "))
	m.cheat(m.extra)
	if id, ok := graph.FindArXiv(string(w.Number)); m.rec.Type == "preprint" || strings.EqualFold(w.Publisher, "arxiv") {
		m.ids.add(id, ok)
	}
	m.ids.url(string(w.URL))
	if id := string(w.ID); strings.HasPrefix(id, "http") || strings.Contains(id, "10.") {
		m.ids.url(id)
	}
}
