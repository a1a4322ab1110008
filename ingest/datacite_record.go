package ingest

import (
	"fmt"
	"strings"

	"cocite/graph"
)

// dataciteName is the source that counts name.
const dataciteName = "datacite"

// dcMapper turns a work into a record.
type dcMapper struct {
	workMapper
	work *dcWork
}

// record is the record of a work.
func (m *dcMapper) record() graph.Record {
	w, r := m.work, &m.rec
	r.Origin.Line = m.line
	r.Type = dataciteType(w.Types)
	m.identifiers()
	r.Title = titleOf(w.Titles)
	m.dates()
	m.venue()
	for i := range w.Creators {
		m.author(m.creator(&w.Creators[i]))
	}
	for _, d := range w.Abstracts {
		if r.Abstract == "" && strings.EqualFold(d.Kind, "Abstract") {
			r.Abstract = graph.CleanText(string(d.Text))
		}
	}
	for _, s := range w.Subjects {
		scheme := graph.CleanText(s.Scheme)
		m.keyword(string(s.Subject), or(strings.ToLower(scheme), "author"))
	}
	r.Language = string(w.Language)
	if w.CitedBy.Known {
		r.CitedBy = graph.Count{N: w.CitedBy.N, Known: true, By: dataciteName}
	}
	if w.RefCount.Known {
		r.RefCount = graph.Count{N: w.RefCount.N, Known: true, By: dataciteName}
	}
	m.references()
	return m.workMapper.record()
}

// identifiers are the DOI and others of the same work.
func (m *dcMapper) identifiers() {
	w := m.work
	m.id(graph.DOI, w.DOI)
	for _, list := range [][]dcIdentifier{w.Identifiers, w.Alternate} {
		for _, x := range list {
			m.ids.add(dataciteID(or(x.Kind, x.AlternateKind), or(string(x.ID), string(x.Alternate))))
		}
	}
}

// dataciteID is an identifier of a kind of DataCite. Of an address only that of
// a work counts.
func dataciteID(kind, value string) (graph.ID, bool) {
	switch strings.ToLower(kind) {
	case "doi":
		return graph.MakeID(graph.DOI, value)
	case "arxiv":
		return graph.MakeID(graph.ArXiv, value)
	case "pmid":
		return graph.MakeID(graph.PMID, value)
	case "pmcid":
		return graph.MakeID(graph.PMCID, value)
	case "isbn":
		return graph.MakeID(graph.ISBN, value)
	case "bibcode":
		return graph.MakeID(graph.ADS, value)
	case "url":
		var ids idList
		if ids.url(value); len(ids) > 0 {
			return ids[0], true
		}
	}
	return graph.ID{}, false
}

// titleOf is the title with its subtitle. Other titles are translations and the like.
func titleOf(titles []dcTitle) string {
	title, sub := "", ""
	for _, t := range titles {
		switch {
		case t.Kind == "" && title == "":
			title = graph.CleanText(string(t.Title))
		case strings.EqualFold(t.Kind, "Subtitle") && sub == "":
			sub = graph.CleanText(string(t.Title))
		}
	}
	if title == "" && len(titles) > 0 {
		return graph.CleanText(string(titles[0].Title))
	}
	return withSubtitle(title, sub)
}

// dates sets the year of publication, as precise as the date of issue makes it,
// or else of availability.
func (m *dcMapper) dates() {
	d := parseDate(string(m.work.Year))
	for _, kind := range []string{"Issued", "Available"} {
		for _, x := range m.work.Dates {
			if x.Kind != kind {
				continue
			}
			if other := parseDate(string(x.Date)); d.Year == 0 {
				d = other
			} else {
				d = d.refine(other)
			}
		}
	}
	if !m.date(d) && (d.Year != 0 || m.work.Year != "") {
		m.note(graph.Warn, "year", "no work is of this year", or(string(m.work.Year), fmt.Sprint(d.Year)))
	}
}

// venue is what the work appeared in. Where that isn't said, it is known of a
// preprint only that its server published it.
func (m *dcMapper) venue() {
	c, v := &m.work.Container, &m.rec.Venue
	v.Name = graph.CleanText(string(c.Title))
	if strings.EqualFold(c.Kind, "ISSN") {
		v.ISSN = addISSNs(v.ISSN, string(c.ID))
	}
	if v.Name == "" && m.rec.Type == "preprint" {
		v.Name, v.Type = graph.CleanText(string(m.work.Publisher)), "repository"
	}
	r := &m.rec
	r.Volume, r.Issue = graph.CleanText(string(c.Volume)), graph.CleanText(string(c.Issue))
	r.PageFirst, r.PageLast = pageEnds(string(c.FirstPage), string(c.LastPage))
}

// creator is one name of the by-line.
func (m *dcMapper) creator(c *dcCreator) graph.Author {
	a := graph.Author{Name: c.graphName()}
	for _, id := range c.Identifiers {
		if strings.EqualFold(id.Scheme, "ORCID") || strings.Contains(id.ID, "orcid.org/") {
			a.ORCID = m.orcid(id.ID)
		}
	}
	for _, p := range c.Affiliation {
		ror := ""
		if strings.EqualFold(p.Scheme, "ROR") || strings.Contains(p.ID, "ror.org/") {
			ror = p.ID
		}
		if place := printedPlace(p.Name, ror); place != (graph.Affiliation{}) {
			a.Affiliations = append(a.Affiliations, place)
		}
	}
	return a
}

// graphName is the name. A person's name as a whole is "Family, Given"; one
// without a comma, and without a word on what it is, is that of an organisation.
func (c *dcCreator) graphName() graph.Name {
	switch {
	case strings.EqualFold(c.Kind, "Organizational"):
		return orgName(c.Name)
	case c.Family != "" || c.Given != "":
		return workName(c.Family, c.Given, "", "")
	case c.Name == "":
		return graph.Name{}
	case strings.EqualFold(c.Kind, "Personal") || strings.Contains(c.Name, ","):
		return graph.ParseName(c.Name)
	}
	return orgName(c.Name)
}

// dataciteType is the type of a record for a type of DataCite. Text is told by
// the type of CSL that goes with it; CSL's plain article means nothing there.
func dataciteType(t dcTypes) string {
	switch t.General {
	case "JournalArticle", "DataPaper":
		return "article"
	case "ConferencePaper":
		return "proceedings-article"
	case "ConferenceProceeding":
		return "proceedings"
	case "BookChapter":
		return "book-chapter"
	case "PeerReview":
		return "peer-review"
	case "Software", "ComputationalNotebook":
		return "software"
	case "Book", "Dissertation", "Preprint", "Dataset", "Report", "Standard", "Journal":
		return strings.ToLower(t.General)
	}
	if t.CSL == "article" || t.CSL == "" {
		return "other"
	}
	return cslType(t.CSL)
}
