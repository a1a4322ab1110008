package ingest

import (
	"slices"
	"strings"
	"unicode"

	"cocite/graph"
)

// workMapper turns one object into a record, and notes what is wrong with it.
type workMapper struct {
	in   Input
	code string // first part of the codes of problems: "crossref"
	line int
	key  string // names the work in problems
	rec  graph.Record
	ids  idList
	tell func(*graph.Problem)

	terms map[graph.Keyword]bool // keywords that are there
}

// note reports something about the work.
func (m *workMapper) note(s graph.Severity, fault, message, excerpt string) {
	m.tell(m.in.problem(m.line, m.code+"."+fault, s, m.key, message, excerpt))
}

// id adds an identifier of a field that should hold one.
func (m *workMapper) id(s graph.Scheme, raw string) {
	if raw = strings.TrimSpace(raw); raw == "" {
		return
	}
	id, ok := graph.MakeID(s, raw)
	if !ok && s == graph.DOI {
		id, ok = graph.FindDOI(raw)
	}
	if !ok {
		m.note(graph.Warn, "bad-id", "not an identifier of the kind "+string(s), raw)
		return
	}
	m.ids.add(id, true)
}

// version adds another version of the work; Record.IDs are known by then.
func (m *workMapper) version(id graph.ID) {
	if !slices.Contains(m.ids, id) && !slices.Contains(m.rec.Versions, id) {
		m.rec.Versions = append(m.rec.Versions, id)
	}
}

// isbns adds the ISBNs of the work itself; Record.Type comes first. That of the
// book that holds it is none.
func (m *workMapper) isbns(text string) {
	if !hasISBN(m.rec.Type) {
		return
	}
	for _, isbn := range splitNumbers(text) {
		m.ids.make(graph.ISBN, isbn)
	}
}

// date sets year and date. It returns false if no work can be of the date.
func (m *workMapper) date(d partialDate) bool {
	if d.Year == 0 || !m.in.Limits.sane(d.Year) {
		return false
	}
	m.rec.Year, m.rec.Date = d.Year, d.String()
	return true
}

// author adds somebody to the by-line. A name that stands for nobody is left out;
// "others" says that there are more.
func (m *workMapper) author(a graph.Author) {
	switch {
	case isOthers(a.Name.Full):
		m.rec.AuthorsCut = true
	case a.Name.Full == "":
		m.note(graph.Warn, "author-without-name", "an author without a name is left out", "")
	case graph.PlaceholderName(a.Name.Full):
		m.note(graph.Info, "placeholder-name", "a name stands for nobody and is left out", a.Name.Full)
	default:
		m.rec.Authors = append(m.rec.Authors, a)
	}
}

// orcid normalises an ORCID.
func (m *workMapper) orcid(raw string) string {
	id := graph.ParseORCID(raw)
	if id == "" && raw != "" {
		m.note(graph.Warn, "bad-orcid", "an ORCID is wrong and is left out", raw)
	}
	return id
}

// keyword adds a term once.
func (m *workMapper) keyword(term, scheme string) {
	k := graph.Keyword{Term: graph.CleanText(term), Scheme: scheme}
	if k.Term == "" || m.terms[k] {
		return
	}
	if m.terms == nil {
		m.terms = make(map[graph.Keyword]bool)
	}
	m.terms[k] = true
	m.rec.Keywords = append(m.rec.Keywords, k)
}

// record is the finished record.
func (m *workMapper) record() graph.Record {
	m.rec.IDs = m.ids
	if m.rec.Venue.Name == "" {
		m.rec.Venue.Name = m.rec.Venue.Abbrev
	}
	if v := &m.rec.Venue; v.Name != "" && v.Type == "" {
		v.Type = venueType(m.rec.Type)
	}
	m.lostCharacters()
	return m.rec
}

// lostCharacters reports characters that whoever wrote the file could not keep.
func (m *workMapper) lostCharacters() {
	const lost = "\uFFFD"
	texts := []string{m.rec.Title, m.rec.Venue.Name}
	for i := range m.rec.Authors {
		texts = append(texts, m.rec.Authors[i].Name.Full)
	}
	for _, s := range texts {
		if strings.Contains(s, lost) {
			m.note(graph.Info, "lost-character", "a character was lost before this file was written", s)
			return
		}
	}
}

// workName makes a name of parts, or of the whole if that is all there is.
func workName(family, given, particle, suffix string) graph.Name {
	if family == "" && given == "" && particle == "" {
		return graph.Name{}
	}
	return graph.NewName(unquoted(family), unquoted(given), particle, suffix)
}

// unquoted takes off the quotation marks by which Zotero tells a family name
// with a particle from a particle.
func unquoted(s string) string {
	if len(s) > 2 && s[0] == '"' && s[len(s)-1] == '"' {
		return s[1 : len(s)-1]
	}
	return s
}

// orgName is the name of an organisation. A few characters of Chinese or Korean
// are a person, whose name nobody could split.
func orgName(s string) graph.Name {
	s = graph.CleanText(s)
	switch {
	case s == "":
		return graph.Name{}
	case eastAsianPerson(s):
		return graph.ParseName(s)
	}
	return graph.Name{Full: s, Org: true}
}

// eastAsianPerson tells two to four characters of Han or Hangul.
func eastAsianPerson(s string) bool {
	n := 0
	for _, r := range s {
		if !unicode.In(r, unicode.Han, unicode.Hangul) {
			return false
		}
		n++
	}
	return 2 <= n && n <= 4
}

// printedPlace is an institution by its name or its address as printed.
func printedPlace(text, ror string) graph.Affiliation {
	text = graph.CleanText(text)
	a := graph.Affiliation{Name: text, ROR: graph.ParseROR(ror), Raw: text, Country: countryOf(text)}
	if a.ROR == "" {
		a.Name = institutionIn(text)
	}
	return a
}
