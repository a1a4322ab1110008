package ingest

import (
	"slices"
	"strings"

	"cocite/graph"
)

// aminer maps a work.
func (m *workMapper) aminer(v *aminerWork) {
	r := &m.rec
	r.Type = aminerType(string(v.Type))
	m.id(graph.AMiner, v.id())
	m.id(graph.DOI, string(v.DOI))
	for _, url := range v.URL {
		m.ids.url(string(url))
	}
	m.isbns(joinTexts(v.ISBN))
	r.Title = graph.CleanText(v.Title)
	r.Abstract = graph.CleanText(or(string(v.Abstract), v.Indexed.Words.text))
	m.stated(string(v.Year), "")
	r.Venue = v.venue()
	r.Volume, r.Issue = graph.CleanText(string(v.Volume)), graph.CleanText(string(v.Issue))
	r.PageFirst, r.PageLast = aminerPages(graph.CleanText(string(v.PageStart)), graph.CleanText(string(v.PageEnd)))
	r.Language = graph.CleanText(string(v.Language))
	r.CitedBy = statedCount(v.Citations, "aminer")
	for i := range v.Authors {
		m.author(v.Authors[i].author(m))
	}
	for _, k := range v.Keywords {
		m.keyword(string(k), "aminer")
	}
	for _, f := range v.Fields {
		if f.Weight == nil || *f.Weight > 0 {
			m.keyword(f.Name, "fos")
		}
	}
	m.aminerRefs(v.Refs)
	if len(r.Refs) > 0 {
		r.RefCount = graph.Count{N: len(r.Refs), Known: true, By: "aminer"}
	}
}

// aminerRefs adds references by their ids, which share one array.
func (m *workMapper) aminerRefs(list textList) {
	ids := make([]graph.ID, 0, len(list))
	m.rec.Refs = slices.Grow(m.rec.Refs, len(list))
	for _, raw := range list {
		id, ok := graph.MakeID(graph.AMiner, string(raw))
		switch n := len(ids); {
		case ok:
			ids = append(ids, id)
			m.rec.Refs = append(m.rec.Refs, graph.Ref{IDs: ids[n : n+1 : n+1]})
		case raw != "":
			m.note(graph.Warn, "bad-id", "a reference is not an id of AMiner", string(raw))
		}
	}
}

// author is an author with the organisations as printed.
func (a *aminerAuthor) author(m *workMapper) graph.Author {
	out := graph.Author{Name: graph.ParseName(a.Name), ORCID: m.orcid(string(a.ORCID))}
	if id, ok := graph.MakeID(graph.AMinerAuthor, or(string(a.ID), string(a.MongoID))); ok {
		out.SourceID = id
	}
	places := a.Orgs
	if len(places) == 0 {
		places = textList{a.Org}
	}
	for _, org := range places {
		if raw := aminerPlace(string(org)); raw != "" {
			out.Affiliations = append(out.Affiliations, printedPlace(raw, ""))
		}
	}
	return out
}

// aminerPlace is an organisation without the marks that its source left in.
func aminerPlace(s string) string {
	if strings.Contains(s, "#") {
		for _, mark := range []string{"#TAB#", "#R#", "#N#"} {
			s = strings.ReplaceAll(s, mark, " ")
		}
	}
	return strings.Trim(graph.CleanText(s), " ,")
}

// venue is where the work appeared.
func (v *aminerWork) venue() graph.Venue {
	out := graph.Venue{Name: graph.CleanText(or(string(v.Venue.Name), string(v.Venue.Raw)))}
	if id, ok := graph.MakeID(graph.AMinerVenue, or(string(v.Venue.ID), string(v.Venue.MongoID))); ok {
		out.ID = id
	}
	switch string(v.Venue.Type) {
	case "J":
		out.Type = "journal"
	case "C":
		out.Type = "conference"
	}
	for _, issn := range append(textList{v.Venue.ISSN}, v.ISSN...) {
		out.ISSN = addISSNs(out.ISSN, string(issn))
	}
	return out
}

// aminerPages are the ends of a range; some works have all of it in the first.
func aminerPages(first, last string) (string, string) {
	if last == "" {
		return splitPages(first)
	}
	return pageEnds(first, last)
}

// aminerType is the type of a work for a doc_type.
func aminerType(s string) string {
	switch strings.ToLower(s) {
	case "journal":
		return "article"
	case "conference":
		return "proceedings-article"
	case "bookchapter":
		return "book-chapter"
	case "repository":
		return "preprint"
	case "thesis":
		return "dissertation"
	case "book", "dataset", "patent":
		return strings.ToLower(s)
	}
	return ""
}

// joinTexts joins a list by blanks.
func joinTexts(list textList) string {
	var b strings.Builder
	for _, s := range list {
		b.WriteString(string(s))
		b.WriteByte(' ')
	}
	return b.String()
}
