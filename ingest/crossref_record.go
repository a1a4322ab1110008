package ingest

import (
	"strings"

	"cocite/graph"
)

// crossrefName is the source that counts name.
const crossrefName = "crossref"

// crMapper turns a work into a record.
type crMapper struct {
	workMapper
	work *crWork
}

// record is the record of a work.
func (m *crMapper) record() graph.Record {
	w, r := m.work, &m.rec
	r.Origin.Line = m.line
	r.Type = crossrefType(w.Type, w.Subtype)
	m.updates()
	m.id(graph.DOI, w.DOI)
	m.isbns(strings.Join(append(w.ISBN, typedValues(w.TypedISBN)...), " "))
	r.Title = w.title()
	m.dates()
	m.venue()
	r.Volume = graph.CleanText(string(w.Volume))
	r.Issue = graph.CleanText(or(string(w.Issue), string(w.JournalIssue.Issue)))
	r.PageFirst, r.PageLast = splitPages(graph.CleanText(string(w.Page)))
	r.ArticleNo = graph.CleanText(string(w.ArticleNo))
	m.authors()
	r.Abstract = cleanAbstract(w.Abstract)
	r.Language = w.Language
	for _, s := range w.Subject {
		r.Classes = append(r.Classes, graph.CleanText(s))
	}
	m.counts()
	m.references()
	for _, list := range w.Relation.versions() {
		for _, to := range list {
			if id, ok := to.id(); ok {
				m.version(id)
			}
		}
	}
	return m.workMapper.record()
}

// typedValues are the identifiers of a list without their kinds.
func typedValues(list []crTyped) []string {
	var out []string
	for _, v := range list {
		out = append(out, v.Value)
	}
	return out
}

// title is the title with its subtitle. Further titles are translations.
func (w *crWork) title() string {
	title := graph.CleanText(w.Title.first())
	if title == "" {
		title = graph.CleanText(w.OriginalTitle.first())
	}
	return withSubtitle(title, graph.CleanText(w.Subtitle.first()))
}

// dates takes the first date that a work can have: in print, online, as
// published, issued, posted or, for a thesis, approved. The day on which the DOI was made comes last, and is said.
func (m *crMapper) dates() {
	w := m.work
	bad := ""
	for _, d := range []cslDate{w.PublishedPrint, w.PublishedOnline, w.Published, w.Issued, w.Posted, w.Approved} {
		if m.date(d.partialDate) {
			return
		}
		bad = or(bad, d.text)
	}
	if bad != "" {
		m.note(graph.Warn, "year", "no work is of this year", bad)
	}
	if m.date(w.Created.partialDate) {
		m.note(graph.Info, "created-date", "nothing but the day on which its DOI was made is known of the date of a work", m.rec.Date)
	}
}

// venue is the journal, the proceedings or the book, for what is posted the server.
func (m *crMapper) venue() {
	w, v := m.work, &m.rec.Venue
	v.Name = graph.CleanText(w.Container.first())
	v.Abbrev = graph.CleanText(or(w.ShortContainer.first(), w.CSLContainer.first()))
	for _, issn := range append(w.ISSN, typedValues(w.TypedISSN)...) {
		v.ISSN = addISSNs(v.ISSN, issn)
	}
	switch {
	case v.Name != "" || v.Abbrev != "":
	case w.Type == "posted-content" && len(w.Institution) > 0:
		v.Name, v.Type = graph.CleanText(w.Institution[0].Name), "repository"
	case m.rec.Type == "proceedings-article" && len(w.Event) > 0:
		v.Name = graph.CleanText(w.Event[0].Name)
	}
}

// authors sets the by-line.
func (m *crMapper) authors() {
	for i := range m.work.Author {
		s := &m.work.Author[i]
		a := graph.Author{Name: s.graphName(), ORCID: m.orcid(s.ORCID)}
		if a.Name.Full == "" {
			a.Name = orgName(s.Name)
		}
		for _, p := range s.Affiliation {
			if place := p.affiliation(); place != (graph.Affiliation{}) {
				a.Affiliations = append(a.Affiliations, place)
			}
		}
		m.author(a)
	}
}

// affiliation is the institution with its ROR, if it has one.
func (p *crPlace) affiliation() graph.Affiliation {
	ror := ""
	for _, id := range p.IDs {
		if strings.EqualFold(id.IDType, "ROR") || strings.Contains(id.ID, "ror.org/") {
			ror = id.ID
		}
	}
	a := printedPlace(p.Name, ror)
	if a.Country == "" {
		a.Country = countryOf(graph.CleanText(p.At.first()))
	}
	return a
}

// updates tells notices and what they are about: "update-to" makes this work the
// notice, unless it points at the work itself; "updated-by" makes it the one that
// was retracted.
func (m *crMapper) updates() {
	w := m.work
	for _, u := range w.UpdatedBy {
		m.rec.Retracted = m.rec.Retracted || retracts(u.Type)
	}
	for _, u := range w.UpdateTo {
		if strings.EqualFold(u.DOI, w.DOI) {
			m.rec.Retracted = m.rec.Retracted || retracts(u.Type)
		} else if t := noticeType(u.Type); t != "" && m.rec.Type != "retraction" {
			m.rec.Type = t
		}
	}
}

// counts sets the numbers that Crossref states.
func (m *crMapper) counts() {
	w := m.work
	if w.CitedBy.Known {
		m.rec.CitedBy = graph.Count{N: w.CitedBy.N, Known: true, By: crossrefName}
	}
	n := w.RefCount
	if !n.Known {
		n = w.OlderRefCount
	}
	if n.Known {
		m.rec.RefCount = graph.Count{N: n.N, Known: true, By: crossrefName}
	}
}

// cleanAbstract is an abstract as text, without the heading "Abstract".
func cleanAbstract(s string) string {
	text := graph.CleanText(s)
	for _, word := range []string{"Abstract", "ABSTRACT"} {
		if rest, ok := strings.CutPrefix(text, word+" "); ok && strings.Contains(s, ">"+word+"<") {
			return rest
		}
	}
	return text
}
