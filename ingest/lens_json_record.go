package ingest

import (
	"slices"
	"strings"

	"cocite/graph"
)

// decodeLens decodes one work. The works that cite it become stubs, unless they
// have records of their own.
func decodeLens(o jsonObject) jsonFound {
	f := jsonFound{line: o.line}
	w, ok := unmarshal(o, &f, "lens", func(w *lensWork) string { return w.ID })
	if !ok {
		return f
	}
	if w.Title == "" && len(w.IDs) == 0 && w.ID == "" {
		f.other, f.problems = jsonNothing, nil
		return f
	}
	m := lensMapper{workMapper: newWork(o, &f, "lens", w.ID), work: w}
	f.records = append(f.records, m.lensRecord())
	if len(m.ids) == 0 {
		return f
	}
	for _, citing := range m.links(w.Citing, "a citing work") {
		f.records = append(f.records, citingStub(o.line, citing, m.ids[0]))
	}
	return f
}

// lensMapper turns a work into a record.
type lensMapper struct {
	*workMapper
	work *lensWork
}

// lensRecord is the record of a work.
func (m *lensMapper) lensRecord() graph.Record {
	w, r := m.work, &m.rec
	r.Type = lensWorkType(w.Type)
	r.Title, r.Abstract = graph.CleanText(w.Title), graph.CleanText(w.Abstract)
	m.lensIDs()
	m.stated(string(w.Year), w.Date)
	r.Volume, r.Issue = string(w.Volume), string(w.Issue)
	r.PageFirst, r.PageLast = pageColumns(string(w.First), string(w.Last))
	r.Venue.Name, r.Venue.Type = graph.CleanText(w.Source.Title), lensVenueType(w.Source.Type)
	for _, issn := range w.Source.ISSN {
		r.Venue.ISSN = addISSNs(r.Venue.ISSN, string(issn.Value))
	}
	for i := range w.Authors {
		m.author(m.person(&w.Authors[i]))
	}
	m.subjects()
	r.Language = strings.ToLower(w.Languages.first())
	for _, update := range w.Updates {
		r.Retracted = r.Retracted || strings.EqualFold(update.Nature, "retraction")
	}
	m.counts()
	for _, id := range m.links(w.References, "a reference") {
		r.Refs = append(r.Refs, graph.Ref{IDs: []graph.ID{id}})
	}
	return m.record()
}

// lensIDs sets the identifiers. A work can have several of Microsoft Academic.
func (m *lensMapper) lensIDs() {
	m.id(graph.Lens, m.work.ID)
	for _, id := range m.work.IDs {
		switch strings.ToLower(id.Type) {
		case "doi":
			m.id(graph.DOI, string(id.Value))
		case "pmid":
			m.id(graph.PMID, string(id.Value))
		case "pmcid":
			m.id(graph.PMCID, string(id.Value))
		case "openalex":
			m.id(graph.OpenAlex, string(id.Value))
		case "arxiv":
			m.id(graph.ArXiv, string(id.Value))
		case "magid":
			if mag, ok := graph.MakeID(graph.MAG, string(id.Value)); ok && !slices.Contains(m.ids, mag) {
				m.ids = append(m.ids, mag)
			}
		}
	}
}

// person is one name with its institutions.
func (m *lensMapper) person(p *lensAuthor) graph.Author {
	a := graph.Author{Name: workName(p.Last, or(p.First, p.Initials), "", "")}
	switch {
	case p.Collective != "":
		a.Name = orgName(p.Collective)
	case p.Last == "" || a.Name.Full == "":
		a.Name = graph.ParseName(or(p.Display, p.First))
	}
	for _, id := range p.IDs {
		switch strings.ToLower(id.Type) {
		case "orcid":
			a.ORCID = m.orcid(string(id.Value))
		case "openalex":
			a.SourceID, _ = graph.MakeID(graph.OpenAlex, string(id.Value))
		}
	}
	for i := range p.Places {
		if place := lensAffiliation(&p.Places[i]); place != (graph.Affiliation{}) {
			a.Affiliations = append(a.Affiliations, place)
		}
	}
	return a
}

// lensAffiliation is an institution as Lens knows it.
func lensAffiliation(p *lensPlace) graph.Affiliation {
	a := graph.Affiliation{Name: graph.CleanText(p.Name), Raw: graph.CleanText(p.Printed), Country: alpha2(p.Country)}
	for _, id := range append(p.IDs, lensValue{"grid", p.GRID}, lensValue{"grid", p.Grid.ID}) {
		switch strings.ToLower(id.Type) {
		case "ror":
			a.ROR = or(a.ROR, graph.ParseROR(string(id.Value)))
		case "grid":
			if grid, ok := graph.MakeID(graph.GRID, string(id.Value)); ok && a.ID == (graph.ID{}) {
				a.ID = grid
			}
		}
	}
	for _, at := range p.Grid.Addresses {
		a.Country = or(a.Country, alpha2(at.Country))
	}
	a.Country = or(a.Country, countryOf(a.Raw))
	return a
}

// subjects sets keywords, subject headings, substances and classes.
func (m *lensMapper) subjects() {
	for _, term := range m.work.Keywords {
		m.keyword(term, "author")
	}
	for _, h := range m.work.Mesh {
		m.keyword(h.Heading, "mesh")
	}
	for _, h := range m.work.Chemicals {
		m.keyword(h.Substance, "chemical")
	}
	for _, field := range m.work.Fields {
		m.class(field)
	}
}

// counts sets the numbers that Lens states; the list of citing works is complete.
func (m *lensMapper) counts() {
	if n := m.work.CitedBy; n.Known {
		m.rec.CitedBy = graph.Count{N: n.N, Known: true, By: lensName}
	} else if n := len(m.work.Citing); n > 0 {
		m.rec.CitedBy = graph.Count{N: n, Known: true, By: lensName}
	}
	if n := m.work.RefCount; n.Known {
		m.rec.RefCount = graph.Count{N: n.N, Known: true, By: lensName}
	}
}

// links are other works by their identifiers at Lens.
func (m *lensMapper) links(list []lensLink, what string) []graph.ID {
	var out []graph.ID
	for _, link := range list {
		id, ok := graph.MakeID(graph.Lens, string(link.ID))
		if !ok {
			m.note(graph.Error, "bad-reference", what+" has no identifier of Lens and is left out", string(link.ID))
			continue
		}
		out = append(out, id)
	}
	return out
}

// lensVenueType is the type of a venue for a type of Lens.
func lensVenueType(s string) string {
	switch strings.ToLower(s) {
	case "journal", "repository":
		return strings.ToLower(s)
	case "conference proceedings", "conference":
		return "conference"
	}
	return ""
}
