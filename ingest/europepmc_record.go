package ingest

import (
	"strings"

	"cocite/graph"
)

// europePMC maps a work.
func (m *workMapper) europePMC(v *epmcWork) {
	r, j := &m.rec, &v.Journal
	r.Key = strings.Trim(v.Source+":"+string(v.ID), ":")
	r.Type = epmcType(v)
	m.epmcIDs(v)
	r.Title = dblpTitle(v.Title)
	r.Abstract, r.Language = graph.CleanText(v.Abstract), v.Language
	m.stated(or(string(v.Year), string(v.PubYear)), string(v.Date))
	r.Venue = graph.Venue{
		Name:   graph.CleanText(or(j.Journal.Title, v.JournalTitle)),
		Abbrev: graph.CleanText(or(j.Journal.Abbrev, v.JournalAbbrev)),
		ISSN:   addISSNs(addISSNs(addISSNs(nil, string(j.Journal.ISSN)), string(j.Journal.ESSN)), v.JournalISSN),
	}
	r.Volume = or(string(j.Volume), or(string(v.Volume), string(v.VolumeInRef)))
	r.Issue = or(string(j.Issue), string(v.Issue))
	r.PageFirst, r.PageLast = splitPages(string(v.Pages))
	r.CitedBy = statedCount(v.CitedBy, "europepmc")
	m.epmcAuthors(v)
	for _, k := range v.Keywords.Keyword {
		m.keyword(k, "author")
	}
	for _, h := range v.Mesh.Heading {
		m.keyword(h.Name, "mesh")
	}
	for _, c := range v.Corrections.Correction {
		r.Retracted = r.Retracted || strings.EqualFold(c.Type, "Retraction in")
	}
}

// epmcIDs adds the identifiers. What the id is depends on the source.
func (m *workMapper) epmcIDs(v *epmcWork) {
	m.id(graph.PMID, string(v.PMID))
	m.id(graph.PMCID, string(v.PMCID))
	m.id(graph.DOI, string(v.DOI))
	for _, id := range epmcID(v.Source, string(v.ID)) {
		m.ids.add(id, true)
	}
}

// epmcAuthors adds the by-line: a list in the full form, else one text.
func (m *workMapper) epmcAuthors(v *epmcWork) {
	for i := range v.Authors.Author {
		m.author(m.epmcAuthor(&v.Authors.Author[i]))
	}
	if len(v.Authors.Author) > 0 {
		return
	}
	for name := range strings.SplitSeq(strings.TrimSuffix(strings.TrimSpace(v.Names), "."), ", ") {
		name, cut := cutOthers(graph.CleanText(name))
		m.rec.AuthorsCut = m.rec.AuthorsCut || cut
		if name != "" {
			m.author(graph.Author{Name: graph.ParseName(name)})
		}
	}
}

func (m *workMapper) epmcAuthor(s *epmcAuthor) graph.Author {
	a := graph.Author{Name: workName(s.Last, s.First, "", "")}
	switch {
	case s.Collective != "":
		a.Name = orgName(s.Collective)
	case a.Name.Full == "":
		a.Name = graph.ParseName(s.Full)
	}
	if s.ID.Type == "ORCID" {
		a.ORCID = m.orcid(s.ID.Value)
	}
	places := s.Places.Place
	for _, p := range places {
		if raw := graph.CleanText(p.Text); raw != "" {
			a.Affiliations = append(a.Affiliations, printedPlace(raw, ""))
		}
	}
	if raw := graph.CleanText(s.Place); raw != "" && len(places) == 0 {
		a.Affiliations = []graph.Affiliation{printedPlace(raw, "")}
	}
	return a
}

// epmcTypes are types of publications with the most telling first.
var epmcTypes = []struct{ theirs, ours string }{
	{"retraction of publication", "retraction"}, {"published erratum", "erratum"}, {"preprint", "preprint"},
	{"systematic-review", "review"}, {"systematic review", "review"}, {"review-article", "review"}, {"review", "review"},
	{"editorial", "editorial"}, {"letter", "letter"}, {"book", "book"}, {"dataset", "dataset"}, {"patent", "patent"},
	{"thesis", "dissertation"}, {"research-article", "article"}, {"journal article", "article"},
}

// epmcType is the type of a work, "" if none is stated.
func epmcType(v *epmcWork) string {
	stated := strings.ToLower(string(v.Type))
	for _, t := range v.Types.Type {
		stated += ";" + strings.ToLower(string(t))
	}
	list := strings.Split(stated, ";")
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	for _, t := range epmcTypes {
		if contains(list, t.theirs) {
			return t.ours
		}
	}
	if v.Source == "PPR" {
		return "preprint"
	}
	return ""
}
