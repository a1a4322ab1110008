package ingest

import (
	"slices"

	"cocite/graph"
)

// s2Name is the source that counts name.
const s2Name = "semantic-scholar"

// s2Work maps a paper to a record, without the papers nested in it.
func s2Work(o jsonObject, f *jsonFound, code string, p *s2Paper) *workMapper {
	w := newWork(o, f, code, p.name())
	for _, x := range p.identifiers() {
		w.id(x.scheme, x.raw)
	}
	r := &w.rec
	r.Title, r.Abstract = graph.CleanText(p.Title), graph.CleanText(p.Abstract)
	w.stated(string(p.Year), firstOfJanuary(string(p.Date)))
	r.Type = s2Type(p.Types)
	r.Venue = p.venue()
	r.Volume = graph.CleanText(string(p.Journal.Volume))
	r.PageFirst, r.PageLast = splitPages(graph.CleanText(string(p.Journal.Pages)))
	r.CitedBy, r.RefCount = statedCount(p.CitedBy, s2Name), statedCount(p.RefCount, s2Name)
	for i := range p.Authors {
		w.author(w.s2Author(&p.Authors[i]))
	}
	for _, x := range p.S2Fields {
		w.class(x.Category)
	}
	for _, x := range p.Fields {
		w.class(x)
	}
	return w
}

// name is what problems call a paper.
func (p *s2Paper) name() string {
	if p.PaperID == "" && p.CorpusID != "" {
		return "CorpusId:" + string(p.CorpusID)
	}
	return string(p.PaperID)
}

// rawID is an identifier as a source writes it.
type rawID struct {
	scheme graph.Scheme
	raw    string
}

// identifiers are all identifiers of a paper as they are written, some of them "".
func (p *s2Paper) identifiers() []rawID {
	x := &p.ExternalIDs
	return []rawID{
		{graph.S2, string(p.PaperID)}, {graph.S2Corpus, string(p.CorpusID)}, {graph.S2Corpus, string(x.CorpusID)},
		{graph.DOI, string(x.DOI)}, {graph.DOI, string(p.DOI)},
		{graph.ArXiv, string(x.ArXiv)}, {graph.ArXiv, string(p.ArXivID)},
		{graph.PMID, string(x.PubMed)}, {graph.PMCID, string(x.PubMedCentral)},
		{graph.DBLP, string(x.DBLP)}, {graph.ACL, string(x.ACL)}, {graph.MAG, string(x.MAG)},
	}
}

// venue is where the paper appeared: the venue that Semantic Scholar knows, else
// the name as printed.
func (p *s2Paper) venue() graph.Venue {
	k := &p.PublicationVenue
	v := graph.Venue{Name: graph.CleanText(or(k.Name, or(string(p.Venue), string(p.Journal.Name)))), Type: k.Type}
	if id, ok := graph.MakeID(graph.S2Venue, or(string(k.ID), string(p.VenueID))); ok {
		v.ID = id
	}
	for _, issn := range append([]jsonText{k.ISSN}, k.ISSNs...) {
		v.ISSN = addISSNs(v.ISSN, string(issn))
	}
	return v
}

// s2Author is one name of the by-line.
func (m *workMapper) s2Author(s *s2Author) graph.Author {
	a := graph.Author{Name: graph.ParseName(s.Name), ORCID: m.orcid(string(s.ExternalIDs.ORCID))}
	if id, ok := graph.MakeID(graph.S2Author, string(s.AuthorID)); ok {
		a.SourceID = id
	}
	for _, place := range s.Affiliations {
		if raw := graph.CleanText(string(place)); raw != "" {
			a.Affiliations = append(a.Affiliations, printedPlace(raw, ""))
		}
	}
	return a
}

// s2Types are the types of publications with the most telling first: papers have
// several.
var s2Types = []struct{ theirs, ours string }{
	{"Review", "review"}, {"MetaAnalysis", "review"}, {"Editorial", "editorial"}, {"LettersAndComments", "letter"},
	{"Dataset", "dataset"}, {"BookSection", "book-chapter"}, {"Book", "book"}, {"Conference", "proceedings-article"},
	{"JournalArticle", "article"}, {"ClinicalTrial", "article"}, {"CaseReport", "article"}, {"Study", "article"}, {"News", "other"},
}

// s2Type is the type of a paper, "" if none is stated.
func s2Type(types []string) string {
	for _, t := range s2Types {
		if slices.Contains(types, t.theirs) {
			return t.ours
		}
	}
	return ""
}

// ref is a reference to the paper.
func (p *s2Paper) ref() graph.Ref {
	var ids idList
	for _, x := range p.identifiers() {
		ids.make(x.scheme, x.raw)
	}
	r := graph.Ref{
		IDs: ids, Title: graph.CleanText(p.Title), Year: wholeNumber(string(p.Year)),
		Source: graph.CleanText(or(string(p.Venue), string(p.Journal.Name))), Volume: string(p.Journal.Volume),
	}
	r.Page, _ = splitPages(graph.CleanText(string(p.Journal.Pages)))
	if len(p.Authors) > 0 {
		r.Author = graph.CleanText(p.Authors[0].Name)
	}
	return r
}

// resolved tells whether Semantic Scholar knows the paper; others have a title alone.
func (p *s2Paper) resolved() bool { return p.PaperID != "" || p.CorpusID != "" }

// described tells whether more is known of a paper than a reference can hold.
func (p *s2Paper) described() bool {
	return p.resolved() && (len(p.Authors) > 0 || p.Abstract != "" || p.CitedBy != nil)
}
