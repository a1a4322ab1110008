package ingest

import (
	"slices"
	"strings"

	"cocite/graph"
)

// inspire maps a record.
func (m *workMapper) inspire(v *inspireWork) {
	r := &m.rec
	r.Type, r.Retracted = inspireType(v.Types), v.Withdrawn
	m.inspireIDs(v)
	if len(v.Titles) > 0 {
		r.Title = withSubtitle(graph.CleanText(v.Titles[0].Title), graph.CleanText(v.Titles[0].Subtitle))
	}
	if len(v.Abstracts) > 0 {
		r.Abstract = graph.CleanText(v.Abstracts[0].Value)
	}
	m.inspirePublished(v)
	for i := range v.Authors {
		m.inspireAuthor(v, i)
	}
	for _, name := range v.Corporate {
		m.author(graph.Author{Name: orgName(name)})
	}
	for _, g := range v.Groups {
		if len(v.Authors) == 0 {
			m.author(graph.Author{Name: orgName(g.Value + " Collaboration")})
		}
	}
	if len(v.Languages) > 0 {
		r.Language = v.Languages[0]
	}
	for _, k := range v.Keywords {
		m.keyword(k.Value, or(strings.ToLower(k.Schema), "author"))
	}
	for _, c := range v.InspireField {
		m.class(c.Term)
	}
	r.CitedBy, r.RefCount = statedCount(v.Citations, "inspire"), statedCount(v.RefCount, "inspire")
	for i := range v.References {
		if ref, ok := v.References[i].ref(); ok {
			r.Refs = append(r.Refs, ref)
		}
	}
}

// inspireIDs adds the identifiers. Categories of arXiv are classes.
func (m *workMapper) inspireIDs(v *inspireWork) {
	m.id(graph.Inspire, string(v.Number))
	for _, d := range v.DOIs {
		m.id(graph.DOI, d.Value)
	}
	for _, e := range v.Eprints {
		m.id(graph.ArXiv, e.Value)
		for _, c := range e.Categories {
			m.class(c)
		}
	}
	for _, x := range v.OtherIDs {
		if x.Schema == "ADS" {
			m.ids.make(graph.ADS, x.Value)
		}
	}
}

// inspirePublished sets venue, pages and date. The date is that of the publication,
// else that of the preprint.
func (m *workMapper) inspirePublished(v *inspireWork) {
	r, year := &m.rec, ""
	date := or(v.Date, v.Earliest)
	for _, p := range v.Published {
		if p.Material == "erratum" || p.Material == "addendum" || p.Journal == "" && p.Year == "" {
			continue
		}
		year = string(p.Year)
		if p.Journal != "" {
			r.Venue = graph.Venue{Name: graph.CleanText(p.Journal), Type: "journal"}
		}
		r.Volume, r.Issue = string(p.Volume), string(p.Issue)
		r.PageFirst, r.PageLast, r.ArticleNo = string(p.First), string(p.Last), string(p.Article)
		break
	}
	if year == "" && len(v.Imprints) > 0 {
		date = or(v.Imprints[0].Date, date)
	}
	m.stated(year, date)
}

// inspireAuthor adds the author of a number, unless it is an editor or a
// supervisor.
func (m *workMapper) inspireAuthor(v *inspireWork, i int) {
	s := &v.Authors[i]
	if len(s.Roles) > 0 && !slices.Contains(s.Roles, "author") {
		return
	}
	a := graph.Author{Name: graph.ParseName(s.Name)}
	if id, ok := graph.MakeID(graph.InspireAuthor, s.Record.Ref); ok {
		a.SourceID = id
	}
	for _, id := range s.IDs {
		if id.Schema == "ORCID" {
			a.ORCID = m.orcid(id.Value)
		}
	}
	for _, p := range s.Affiliations {
		if raw := graph.CleanText(p.Value); raw != "" {
			a.Affiliations = append(a.Affiliations, printedPlace(raw, ""))
		}
	}
	m.author(a)
}

// ref is an entry of a reference list. It returns false for one that says nothing.
func (v *inspireReference) ref() (graph.Ref, bool) {
	s := &v.Reference
	var ids idList
	ids.make(graph.Inspire, v.Record.Ref)
	for _, doi := range s.DOIs {
		ids.make(graph.DOI, doi)
	}
	ids.make(graph.ArXiv, s.Eprint)
	ids.make(graph.ISBN, string(s.ISBN))
	p := &s.Published
	r := graph.Ref{
		IDs: ids, Title: graph.CleanText(s.Title.Title), Year: wholeNumber(string(p.Year)),
		Source: graph.CleanText(p.Journal), Volume: string(p.Volume), Page: or(string(p.First), string(p.Article)),
	}
	if len(s.Authors) > 0 {
		r.Author = graph.CleanText(s.Authors[0].Name)
	}
	if len(v.Raw) > 0 {
		r.Raw = graph.CleanText(v.Raw[0].Value)
	} else {
		r.Raw = graph.CleanText(strings.Join(append(slices.Clone(s.Misc), s.ReportWords...), " "))
	}
	return r, len(r.IDs) > 0 || r.Title != "" || r.Raw != "" || r.Source != "" || r.Author != ""
}

// inspireType is the type of a record.
func inspireType(types []string) string {
	if len(types) == 0 {
		return ""
	}
	switch types[0] {
	case "conference paper":
		return "proceedings-article"
	case "book chapter":
		return "book-chapter"
	case "thesis":
		return "dissertation"
	case "article", "book", "proceedings", "report":
		return types[0]
	}
	return "other"
}
