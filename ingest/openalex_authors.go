package ingest

import (
	"slices"
	"strings"

	"cocite/graph"
)

// authors sets the by-line.
func (m *oaMapper) authors() {
	w := m.work
	m.rec.AuthorsCut = w.AuthorsCut
	if w.AuthorsCut {
		m.warn("openalex.authors-truncated", "the answer names only the first authors: co-authorship of this work is partial", "")
	}
	m.rec.Authors = slices.Grow(m.rec.Authors, len(w.Authorships))
	for i := range w.Authorships {
		a, ok := m.author(&w.Authorships[i])
		if !ok {
			m.warn("openalex.author-without-name", "an author without a name is left out", "")
			continue
		}
		m.rec.Authors = append(m.rec.Authors, a)
	}
}

// author is one name with its institutions. Where OpenAlex knows no author the
// name as printed counts.
func (m *oaMapper) author(s *oaAuthorship) (graph.Author, bool) {
	name := graph.CleanText(or(s.Author.DisplayName, s.RawName))
	if name == "" {
		return graph.Author{}, false
	}
	a := graph.Author{
		Name:          graph.ParseName(name),
		ORCID:         graph.ParseORCID(s.Author.ORCID),
		Affiliations:  m.affiliations(s),
		Corresponding: s.Corresponding || s.Author.ID != "" && slices.Contains(m.work.Corresponding, s.Author.ID),
	}
	if s.Author.ORCID != "" && a.ORCID == "" {
		m.warn("openalex.bad-orcid", "an ORCID is wrong and is left out", s.Author.ORCID)
	}
	if id, ok := graph.MakeID(graph.OpenAlex, s.Author.ID); ok {
		a.SourceID = id
	}
	return a, true
}

// affiliations are the institutions of an author, then the printed addresses
// that belong to none of them.
func (m *oaMapper) affiliations(s *oaAuthorship) []graph.Affiliation {
	strays := s.strayAddresses()
	if len(s.Institutions)+len(strays) == 0 {
		return nil
	}
	out := make([]graph.Affiliation, 0, len(s.Institutions)+len(strays))
	for i := range s.Institutions {
		t := &s.Institutions[i]
		a := graph.Affiliation{
			Name: graph.CleanText(t.DisplayName), ROR: graph.ParseROR(t.ROR),
			Country: alpha2(t.Country), Raw: s.address(t.ID, i),
		}
		if id, ok := graph.MakeID(graph.OpenAlex, t.ID); ok {
			a.ID = id
		}
		if a != (graph.Affiliation{}) {
			out = append(out, a)
		}
	}
	for _, raw := range strays {
		out = append(out, graph.Affiliation{Raw: raw})
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// addresses are the affiliations as printed where nothing says which
// institution each is: a list, or in older files one text.
func (s *oaAuthorship) addresses() []string {
	if len(s.RawPlaces) == 0 && s.RawPlace != "" {
		return []string{s.RawPlace}
	}
	return s.RawPlaces
}

// address is the printed affiliation of an institution: by its id, or because
// there are as many of the one as of the other, or all that is printed.
func (s *oaAuthorship) address(id string, i int) string {
	if len(s.Places) > 0 {
		for _, p := range s.Places {
			if id != "" && slices.Contains(p.Institutions, id) {
				return p.Raw
			}
		}
		return ""
	}
	all := s.addresses()
	if len(all) == len(s.Institutions) {
		return all[i]
	}
	return strings.Join(all, "; ")
}

// strayAddresses are the printed affiliations without an institution.
func (s *oaAuthorship) strayAddresses() []string {
	if len(s.Places) == 0 {
		if len(s.Institutions) > 0 {
			return nil
		}
		return s.addresses()
	}
	var out []string
	for _, p := range s.Places {
		if len(p.Institutions) == 0 && p.Raw != "" {
			out = append(out, p.Raw)
		}
	}
	return out
}

// alpha2 is an ISO 3166-1 code of two letters in upper case, or "".
func alpha2(s string) string {
	if len(s) != 2 {
		return ""
	}
	for _, c := range []byte(s) {
		if c |= 0x20; c < 'a' || c > 'z' {
			return ""
		}
	}
	return strings.ToUpper(s)
}
