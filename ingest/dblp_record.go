package ingest

import (
	"slices"
	"strings"

	"cocite/graph"
)

// dblpMapper turns an element into a record.
type dblpMapper struct {
	*xmlRecord
	found    xmlFound
	rec      *graph.Record
	ids      idList
	journal  string
	book     string
	month    string
	crossref bool
}

// decodeDBLP is what an element came to.
func decodeDBLP(r *xmlRecord) xmlFound {
	if isDBLPPerson(r) {
		return xmlFound{fact: dblpPerson}
	}
	m := dblpMapper{xmlRecord: r, rec: r.record()}
	m.rec.Key, m.rec.Origin.Line = r.attr("key"), r.line
	m.rec.Type = dblpType(r.name, r.attr("publtype"))
	m.rec.Retracted = strings.Contains(r.attr("publtype"), "withdrawn")
	authors := 0
	for range r.all("author") {
		authors++
	}
	m.rec.Authors = slices.Grow(m.rec.Authors, authors)
	m.ids = make(idList, 0, 3) // its own, a DOI, an arXiv identifier
	m.ids.make(graph.DBLP, m.rec.Key)
	for c := range r.children() {
		m.field(c)
	}
	m.date()
	m.venue()
	m.rec.IDs = m.ids
	m.found.record = m.rec
	return m.found
}

// isDBLPPerson tells the record of a person from one of a web site.
func isDBLPPerson(r *xmlRecord) bool {
	return r.name == "person" || r.name == "www" && strings.HasPrefix(r.attr("key"), "homepages/")
}

// field reads one child of a record. Editors are no authors.
func (m *dblpMapper) field(c *xmlElement) {
	switch c.name {
	case "author":
		m.author(c)
	case "title":
		m.rec.Title = dblpTitle(c.content())
	case "year":
		m.year(c)
	case "month":
		m.month = c.content()
	case "journal":
		m.journal = graph.CleanText(c.content())
	case "booktitle":
		m.book = graph.CleanText(c.content())
	case "volume":
		m.rec.Volume = graph.CleanText(c.content())
	case "number":
		m.rec.Issue = graph.CleanText(c.content())
	case "pages":
		m.rec.PageFirst, m.rec.PageLast = splitPages(graph.CleanText(c.content()))
	case "ee":
		m.address(c.content())
	case "isbn":
		if hasISBN(m.rec.Type) {
			m.ids.make(graph.ISBN, c.content())
		}
	case "cite":
		m.cite(c)
	case "crossref":
		m.crossref = true
	}
}

// warn notes a problem of the record.
func (m *dblpMapper) warn(at *xmlElement, code, message, excerpt string) {
	m.found.problem(m.in.problem(m.lineOf(at), code, graph.Warn, m.rec.Key, message, excerpt))
}

// dblpTitle is a title without the dot that DBLP sets behind it. Three dots are
// the title's own.
func dblpTitle(s string) string {
	s = graph.CleanText(s)
	if strings.HasSuffix(s, "...") && !strings.HasSuffix(s, "....") {
		return s
	}
	return strings.TrimSuffix(s, ".")
}

// address adds the identifier that an address tells. Nearly all are DOIs.
func (m *dblpMapper) address(text string) {
	if doi, ok := strings.CutPrefix(text, "https://doi.org/"); ok {
		if id, ok := graph.MakeID(graph.DOI, doi); ok {
			m.ids.add(id, true)
			return
		}
	}
	m.ids.url(text)
}

// author adds a name. A number behind it tells namesakes apart: it is part of
// the id, not of the name.
func (m *dblpMapper) author(c *xmlElement) {
	text, number, numbered := cutNamesake(strings.TrimSpace(c.content()))
	if text == "" {
		m.warn(c, "dblp.author-without-name", "an author without a name is left out", "")
		return
	}
	a := graph.Author{Name: graph.ParseName(text)}
	if numbered {
		a.SourceID, _ = dblpNamesake(a.Name.Full, number)
	}
	if orcid := c.attr("orcid"); orcid != "" {
		if a.ORCID = graph.ParseORCID(orcid); a.ORCID == "" {
			m.warn(c, "dblp.bad-orcid", "an ORCID is wrong and is left out", orcid)
		}
	}
	m.rec.Authors = append(m.rec.Authors, a)
}

// dblpNamesake is the id of one of several persons of a name.
func dblpNamesake(name, number string) (graph.ID, bool) {
	return graph.MakeID(graph.DBLP, "name/"+strings.ReplaceAll(name, " ", "_")+"_"+number)
}

// cutNamesake takes the four digits off a name that DBLP puts behind those of
// namesakes: "Wei Wang 0001".
func cutNamesake(s string) (name, number string, ok bool) {
	n := len(s) - len(" 0001")
	if n < 1 || s[n] != ' ' || leadingDigits(s[n+1:]) != 4 {
		return s, "", false
	}
	return s[:n], s[n+1:], true
}

// year takes the year, if a work can be of it.
func (m *dblpMapper) year(c *xmlElement) {
	text := strings.TrimSpace(c.content())
	if leadingDigits(text) == 4 && m.in.Limits.sane(number(text[:4])) {
		m.rec.Year = number(text[:4])
		return
	}
	m.warn(c, "dblp.year", "no work is of this year", text)
}

// date is the year, with the month if it is known.
func (m *dblpMapper) date() {
	if m.rec.Year == 0 {
		return
	}
	d := partialDate{Year: m.rec.Year}
	if m.month != "" {
		d = d.refine(parseDate(m.month))
	}
	m.rec.Date = d.String()
}

// venue is the journal, or the book or the proceedings that hold the work. A
// volume of CoRR is an arXiv identifier.
func (m *dblpMapper) venue() {
	name := or(m.journal, m.book)
	switch m.rec.Type {
	case "book", "proceedings", "dissertation": // what they name is themselves or a series
		name = m.journal
	case "proceedings-article", "book-chapter":
		name = or(m.book, m.journal)
		if name == "" && m.crossref {
			m.found.fact = dblpNoVenue
		}
	}
	if name == "" {
		return
	}
	m.rec.Venue = graph.Venue{Name: name, Type: venueType(m.rec.Type)}
	if name == "CoRR" {
		m.rec.Venue.Type = "repository"
		if id, ok := strings.CutPrefix(m.rec.Volume, "abs/"); ok {
			m.ids.make(graph.ArXiv, id)
		}
	}
}

// cite adds a reference. Most stand for one that DBLP does not know: "...".
func (m *dblpMapper) cite(c *xmlElement) {
	key := strings.TrimSpace(c.content())
	if !strings.Contains(key, "/") {
		return
	}
	id, ok := graph.MakeID(graph.DBLP, key)
	if !ok {
		m.warn(c, "dblp.bad-cite", "a reference is no key of DBLP", key)
		return
	}
	m.rec.Refs = append(m.rec.Refs, graph.Ref{IDs: []graph.ID{id}})
}

// dblpType is the type of a record for an element and what its publtype adds.
func dblpType(element, publtype string) string {
	switch {
	case strings.Contains(publtype, "software"):
		return "software"
	case element == "article" && strings.Contains(publtype, "informal"):
		return "preprint"
	case element == "article" && strings.Contains(publtype, "survey"):
		return "review"
	case element == "data":
		return "dataset"
	}
	return bibType(element)
}
