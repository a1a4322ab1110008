package ingest

import (
	"slices"
	"strings"
	"unicode"

	"cocite/graph"
)

// arxivMapper turns an element about a work of arXiv into a record.
type arxivMapper struct {
	*xmlRecord
	found *xmlFound
	code  string // first part of the codes of problems
	rec   *graph.Record
	ids   idList
}

// newArxivMapper begins a record. Its id may be an address and have a version,
// which stays in the key.
func newArxivMapper(r *xmlRecord, f *xmlFound, code, id string) *arxivMapper {
	m := &arxivMapper{xmlRecord: r, found: f, code: code, rec: &graph.Record{Type: "preprint"}}
	m.rec.Origin.Line = r.line
	m.rec.Key = id
	for _, mark := range []string{"/abs/", "oai:arXiv.org:"} {
		if _, short, ok := strings.Cut(id, mark); ok {
			m.rec.Key = short
		}
	}
	if aid, ok := graph.MakeID(graph.ArXiv, id); ok {
		m.ids.add(aid, true)
		m.rec.Venue = graph.Venue{Name: "arXiv", Type: "repository"}
	} else if id != "" {
		m.warn(r.xmlElement, ".bad-id", "not an identifier of arXiv", id)
	}
	return m
}

// done hands the record out.
func (m *arxivMapper) done() {
	m.rec.IDs = m.ids
	m.found.record = m.rec
}

// warn notes a problem of the work.
func (m *arxivMapper) warn(at *xmlElement, code, message, excerpt string) {
	m.found.problem(m.in.problem(m.lineOf(at), m.code+code, graph.Warn, m.rec.Key, message, excerpt))
}

// text sets title and abstract.
func (m *arxivMapper) text(title, abstract string) {
	m.rec.Title, m.rec.Abstract = arxivText(title), arxivText(abstract)
}

// arxivText is text of arXiv, which may hold accents and commands of TeX.
func arxivText(s string) string {
	if strings.ContainsAny(s, `\{`) {
		return texText(graph.CleanText(s))
	}
	return graph.CleanText(s)
}

// date takes the first of some dates: that of the first version.
func (m *arxivMapper) date(dates ...string) {
	for _, text := range dates {
		day, _, _ := strings.Cut(text, "T") // "2019-10-14T14:25:25Z"
		if !strings.Contains(day, "-") {
			day = text
		}
		d := parseDate(day)
		if d.Year == 0 {
			continue
		}
		if !m.in.Limits.sane(d.Year) {
			m.warn(nil, ".year", "no work is of this year", text)
			return
		}
		m.rec.Year, m.rec.Date = d.Year, d.String()
		return
	}
}

// doi takes the DOIs of an element; there may be two, with a blank between them.
func (m *arxivMapper) doi(e *xmlElement) {
	text := strings.TrimSpace(e.content())
	if text == "" {
		return
	}
	found := false
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return unicode.IsSpace(r) || r == ';' || r == ',' }) {
		if strings.Contains(part, "10.") && m.ids.doi(part) {
			found = true
		}
	}
	if !found && !m.ids.doi(text) {
		m.warn(e, ".bad-doi", "the field doi holds no DOI", text)
	}
}

// class adds a category once.
func (m *arxivMapper) class(term string) {
	if term = graph.CleanText(term); term != "" && !slices.Contains(m.rec.Classes, term) {
		m.rec.Classes = append(m.rec.Classes, term)
	}
}

// author adds a name with the affiliations beside it. A name without a letter
// stands for nobody: ":" behind the name of a collaboration.
func (m *arxivMapper) author(e *xmlElement, n graph.Name) {
	if graph.PlaceholderName(n.Full) {
		m.found.problem(m.in.problem(m.lineOf(e), m.code+".placeholder-name", graph.Info, m.rec.Key, "a name stands for nobody and is left out", n.Full))
		return
	}
	a := graph.Author{Name: n}
	for place := range e.all("affiliation") {
		a.Affiliations = addPlace(a.Affiliations, place.content())
	}
	m.rec.Authors = append(m.rec.Authors, a)
}
