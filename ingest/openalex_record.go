package ingest

import (
	"slices"
	"strconv"
	"strings"

	"cocite/graph"
)

// oaName is the source that counts and keywords name.
const oaName = "openalex"

// oaMapper turns a work into a record, and notes what is wrong with it.
type oaMapper struct {
	in   Input
	line int
	work *oaWork
	rec  graph.Record
	tell func(*graph.Problem)
}

// record is the record of a work.
func (m *oaMapper) record() graph.Record {
	w, r := m.work, &m.rec
	r.Origin.Line = m.line
	m.ids()
	r.Title = graph.CleanText(or(w.Title, w.DisplayName))
	m.date()
	r.Type, r.Language, r.Retracted = oaType(w.Type), w.Language, w.IsRetracted
	if w.IsParatext {
		r.Type = "paratext"
	}
	r.Venue = m.venue()
	r.Volume, r.Issue = string(w.Biblio.Volume), string(w.Biblio.Issue)
	r.PageFirst, r.PageLast = string(w.Biblio.FirstPage), string(w.Biblio.LastPage)
	m.authors()
	r.Abstract = graph.CleanText(or(w.Abstract.text, w.AbstractText))
	if w.Abstract.broken {
		m.warn("openalex.bad-abstract", "the abstract is not words with their positions; it is left out", "")
	}
	m.terms()
	m.classes()
	m.counts()
	m.links()
	return *r
}

// oaType is the type of a record. Until 2023 OpenAlex gave the types of Crossref
// where it now has its own.
func oaType(kind string) string {
	switch kind {
	case "journal-article", "proceedings-article", "proceedings-series", "posted-content",
		"monograph", "edited-book", "reference-book", "book-set", "book-series",
		"book-section", "book-part", "book-track", "reference-entry",
		"journal-volume", "journal-issue", "report-component", "report-series", "standard-series", "database":
		return crossrefType(kind, "")
	case "component":
		return "other"
	}
	return kind
}

// or is the first of two texts, or the second if there is none.
func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// warn notes a problem of the work.
func (m *oaMapper) warn(code, message, excerpt string) {
	m.tell(m.in.problem(m.line, code, graph.Warn, oaKey(m.work.ID), message, excerpt))
}

// oaKey is the last part of an id: W123.
func oaKey(id string) string { return id[strings.LastIndexByte(id, '/')+1:] }

// ids sets the identifiers.
func (m *oaMapper) ids() {
	w := m.work
	var all [7]graph.ID
	ids := all[:0]
	for _, x := range [7]struct {
		scheme graph.Scheme
		raw    string
	}{
		{graph.OpenAlex, w.ID}, {graph.OpenAlex, w.IDs.OpenAlex}, {graph.DOI, w.DOI}, {graph.DOI, w.IDs.DOI},
		{graph.MAG, string(w.IDs.MAG)}, {graph.PMID, string(w.IDs.PMID)}, {graph.PMCID, string(w.IDs.PMCID)},
	} {
		if x.raw == "" {
			continue
		}
		id, ok := graph.MakeID(x.scheme, x.raw)
		if !ok {
			m.warn("openalex.bad-id", "not an identifier of the kind "+string(x.scheme), x.raw)
		} else if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	m.rec.IDs = append(m.rec.IDs, ids...)
}

// date sets year and date. The first of January mostly means that only the year
// is known, and is kept as the year.
func (m *oaMapper) date() {
	w, r := m.work, &m.rec
	text := or(string(w.Year), w.Date[:min(4, len(w.Date))])
	if text == "" {
		return
	}
	year, err := strconv.Atoi(text)
	if err != nil || !m.in.Limits.sane(year) {
		m.warn("openalex.year", "no work is of this year", text)
		return
	}
	r.Year, r.Date = year, strconv.Itoa(year)
	if strings.HasPrefix(w.Date, r.Date+"-") && len(w.Date) == len("2006-01-02") && !strings.HasSuffix(w.Date, "-01-01") {
		r.Date = w.Date
	}
}

// venue is where the work appeared.
func (m *oaMapper) venue() graph.Venue {
	s := m.work.Location.Source
	if s == nil {
		s = m.work.HostVenue
	}
	if s == nil {
		return graph.Venue{}
	}
	v := graph.Venue{Name: graph.CleanText(s.DisplayName), Type: s.Type}
	if id, ok := graph.MakeID(graph.OpenAlex, s.ID); ok {
		v.ID = id
	}
	v.ISSN = addISSNs(addISSNs(nil, s.ISSNL), s.ISSN...)
	return v
}

// terms sets the keywords: OpenAlex's own, its older concepts as far as they
// score, and MeSH.
func (m *oaMapper) terms() {
	m.rec.Keywords = slices.Grow(m.rec.Keywords, len(m.work.Keywords)+len(m.work.Concepts)+len(m.work.Mesh))
	for _, k := range m.work.Keywords {
		m.term(or(k.DisplayName, k.Keyword), "openalex")
	}
	for _, c := range m.work.Concepts {
		if score, err := strconv.ParseFloat(string(c.Score), 64); err != nil || score > 0 {
			m.term(c.DisplayName, "openalex-concept")
		}
	}
	for _, h := range m.work.Mesh {
		m.term(h.Name, "mesh")
	}
}

// term adds a keyword once.
func (m *oaMapper) term(term, scheme string) {
	k := graph.Keyword{Term: graph.CleanText(term), Scheme: scheme}
	if k.Term != "" && !slices.Contains(m.rec.Keywords, k) {
		m.rec.Keywords = append(m.rec.Keywords, k)
	}
}

// classes sets the topics, each with its field: "Graph Theory · Mathematics".
func (m *oaMapper) classes() {
	topics := m.work.Topics
	if len(topics) == 0 && m.work.PrimaryTopic != nil {
		topics = []oaTopic{*m.work.PrimaryTopic}
	}
	m.rec.Classes = slices.Grow(m.rec.Classes, len(topics))
	for _, t := range topics {
		class := t.DisplayName
		if t.Field.DisplayName != "" {
			class += " · " + t.Field.DisplayName
		}
		if class != "" && !slices.Contains(m.rec.Classes, class) {
			m.rec.Classes = append(m.rec.Classes, class)
		}
	}
}

// counts sets the numbers that OpenAlex states. Without a stated number of
// references, a list of them tells it; an empty list may as well be unknown.
func (m *oaMapper) counts() {
	w := m.work
	if w.CitedBy != nil {
		m.rec.CitedBy = graph.Count{N: *w.CitedBy, Known: true, By: oaName}
	}
	if w.RefCount != nil {
		m.rec.RefCount = graph.Count{N: *w.RefCount, Known: true, By: oaName}
	} else if len(w.Refs) > 0 {
		m.rec.RefCount = graph.Count{N: len(w.Refs), Known: true, By: oaName}
	}
}

// links sets the references and the works that OpenAlex calls related. All
// identifiers share one array.
func (m *oaMapper) links() {
	w := m.work
	ids := make([]graph.ID, 0, len(w.Refs)+len(w.Related))
	take := func(raw, what string) []graph.ID {
		id, ok := graph.MakeID(graph.OpenAlex, raw)
		if !ok {
			m.warn("openalex.bad-id", what+" is not an id of OpenAlex", raw)
			return nil
		}
		ids = append(ids, id)
		return ids[len(ids)-1 : len(ids) : len(ids)]
	}
	m.rec.Refs = slices.Grow(m.rec.Refs, len(w.Refs))
	for _, raw := range w.Refs {
		if ids := take(raw, "a reference"); ids != nil {
			m.rec.Refs = append(m.rec.Refs, graph.Ref{IDs: ids})
		}
	}
	m.rec.Related = slices.Grow(m.rec.Related, len(w.Related))
	for _, raw := range w.Related {
		if ids := take(raw, "a related work"); ids != nil {
			m.rec.Related = append(m.rec.Related, graph.Relation{To: graph.Ref{IDs: ids}})
		}
	}
}
