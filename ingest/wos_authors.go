package ingest

import (
	"strings"

	"cocite/graph"
)

// authors reads the by-line: AF, or AU if AF is of another length; of books BF or
// BA. Groups are organisations. Editors are no authors.
func (m *wosMapper) authors(rec *wosRecord, r *graph.Record) {
	n := &m.names
	n.short = rec.names(n.short[:0], "AU")
	n.full = rec.names(n.full[:0], "AF")
	if len(n.short) == 0 && len(n.full) == 0 {
		n.short, n.full = rec.names(n.short, "BA"), rec.names(n.full, "BF")
	}
	n.pick()
	groups := rec.names(m.text[:0], "CA")
	groups = newGroups(rec.names(groups, "GP"))
	m.text = groups
	r.Authors = make([]graph.Author, 0, len(n.list)+len(groups))
	for i := range n.list {
		m.author(rec, i, r)
	}
	n.cut(len(r.Authors))
	for _, text := range groups {
		text = graph.CleanText(text)
		r.Authors = append(r.Authors, graph.Author{Name: graph.Name{Full: text, Org: true}})
	}
	if len(r.Authors) == 0 {
		r.Authors = nil
		return
	}
	n.authors = r.Authors
	m.places(rec)
	m.reprint(rec)
	m.identifiers(rec)
}

// newGroups drops groups that stand under both tags, and placeholders.
func newGroups(groups []string) []string {
	var seen wordSet
	out := groups[:0]
	for _, g := range groups {
		if !graph.PlaceholderName(g) && seen.add(g) {
			out = append(out, g)
		}
	}
	return out
}

// author adds name i. One that stands for nobody is left out, also from the names
// by which authors are found.
func (m *wosMapper) author(rec *wosRecord, i int, r *graph.Record) {
	text, cut := cutOthers(graph.CleanText(m.names.list[i]))
	r.AuthorsCut = r.AuthorsCut || cut
	if graph.PlaceholderName(text) {
		if text != "" {
			m.problem(rec.lineOf("AU"), "wos.placeholder-name", graph.Info, rec.key(), "a name stands for nobody and is left out", text)
		}
		return
	}
	m.names.move(i, len(r.Authors))
	r.Authors = append(r.Authors, graph.Author{Name: wosName(text)})
}

// wosName reads "Family, Given" and "Family, Given, Suffix".
func wosName(text string) graph.Name {
	if parts := strings.Split(text, ", "); len(parts) == 3 && isNameSuffix(parts[2]) {
		name := graph.NewName(parts[0], parts[1], "", parts[2])
		name.Full = text
		return name
	}
	return graph.ParseName(text)
}

// places gives authors the addresses of C1. Brackets before an address name its
// authors; without them it belongs to the only author, or, if it is the only
// address, to all.
func (m *wosMapper) places(rec *wosRecord) {
	lines := m.addresses(rec)
	institutions := rec.list("C3")
	if len(lines)*len(institutions) > 1<<20 {
		institutions = nil
	}
	for _, line := range lines {
		names, address := bracketNames(line)
		place := wosAddress(address, institutions)
		if place.Raw == "" {
			continue
		}
		switch {
		case names != "":
			m.namedPlace(names, place)
		case len(lines) == 1 || len(m.names.authors) == 1:
			for i := range m.names.authors {
				m.names.place(i, place)
			}
		}
	}
}

// addresses are the items of C1.
func (m *wosMapper) addresses(rec *wosRecord) []string {
	m.text = rec.lines(m.text[:0], "C1")
	if rec.cells {
		return splitAddresses(strings.Join(m.text, " "))
	}
	out := m.text[:0]
	for i, line := range m.text {
		if i > 0 && line[0] != '[' && openAddress(out[len(out)-1]) {
			out[len(out)-1] += " " + line
			continue
		}
		out = append(out, line)
	}
	return out
}

// maxAddress is how long an address may become by joining lines.
const maxAddress = 500

// openAddress tells an address that was wrapped: it has an open bracket, or it
// ends neither in a point nor in a country.
func openAddress(s string) bool {
	if len(s) > maxAddress || s[len(s)-1] == '.' {
		return false
	}
	return s[0] == '[' && strings.IndexByte(s, ']') < 0 || countryOf(s) == ""
}

// splitAddresses parts addresses in a cell: at semicolons outside brackets. Where
// names stand in brackets, only before those.
func splitAddresses(s string) []string {
	named := strings.HasPrefix(s, "[")
	parts := trimmedParts(s)
	var out []string
	first, depth := 0, 0
	for i, part := range parts {
		if i > first && depth == 0 && (!named || part[0] == '[') {
			out = append(out, joined(parts[first:i], "; "))
			first = i
		}
		depth = openBrackets(depth, part)
	}
	if len(parts) > 0 {
		out = append(out, joined(parts[first:], "; "))
	}
	return out
}

// bracketNames parts "[A, B; C, D] Address" into names and address.
func bracketNames(s string) (names, address string) {
	if !strings.HasPrefix(s, "[") {
		return "", s
	}
	end := strings.IndexByte(s, ']')
	if end < 0 {
		return "", s
	}
	return s[1:end], strings.TrimSpace(s[end+1:])
}

// namedPlace gives an address to the authors that are named.
func (m *wosMapper) namedPlace(names string, place graph.Affiliation) {
	for names != "" {
		var name string
		name, names, _ = strings.Cut(names, ";")
		if i := m.names.find(strings.TrimSpace(name)); i >= 0 {
			m.names.place(i, place)
		}
	}
}

// wosAddress reads "Univ Ljubljana, Dept Math, Ljubljana, Slovenia.". The first
// part is the institution; institutions have names in full.
func wosAddress(s string, institutions []string) graph.Affiliation {
	s = graph.CleanText(strings.TrimRight(s, " .;"))
	name, _, _ := strings.Cut(s, ",")
	a := graph.Affiliation{Name: strings.TrimSpace(name), Raw: s, Country: countryOf(s)}
	if full := fullInstitution(a.Name, institutions); full != "" {
		a.Name = full
	}
	return a
}

// fullInstitution is the only institution that a short name can stand for:
// "Univ Ljubljana" is the "University of Ljubljana".
func fullInstitution(short string, institutions []string) string {
	found := ""
	for _, full := range institutions {
		if !abbreviates(short, full) {
			continue
		}
		if found != "" && found != full {
			return ""
		}
		found = full
	}
	return found
}

// abbreviates tells whether each word of a short name begins a word of the full
// one, in order, and no word but small ones is left out.
func abbreviates(short, full string) bool {
	words := strings.Fields(strings.ToLower(short))
	for w := range strings.FieldsSeq(strings.ToLower(full)) {
		switch {
		case len(words) > 0 && (strings.HasPrefix(w, words[0]) || w == "and" && words[0] == "&"):
			words = words[1:]
		case w == "of" || w == "the" || w == "and" || w == "&" || w == "for" || w == "de" || w == "di" || w == "-":
		default:
			return false
		}
	}
	return len(words) == 0
}

// reprint marks the corresponding authors of RP. An author without an address
// has that one.
func (m *wosMapper) reprint(rec *wosRecord) {
	text := rec.value("RP")
	first := 0
	for text != "" {
		names, rest, marked := cutMarker(text)
		if !marked && first > 0 {
			return
		}
		if !marked {
			names, rest = m.names.prefix(text)
		}
		address, next := rest, ""
		if n := nextMarker(rest); n >= 0 {
			address, next = m.cutBeforeNames(rest, n)
		}
		m.corresponding(names, strings.TrimPrefix(address, ", "))
		text = next
		first++
	}
}

// corresponding marks the authors that are named.
func (m *wosMapper) corresponding(names, address string) {
	var place graph.Affiliation
	for name := range strings.SplitSeq(names, ";") {
		i := m.names.find(strings.TrimSpace(name))
		if i < 0 {
			continue
		}
		m.names.authors[i].Corresponding = true
		if len(m.names.authors[i].Affiliations) > 0 {
			continue
		}
		if place.Raw == "" {
			place = wosAddress(address, nil)
		}
		if place.Raw != "" {
			m.names.place(i, place)
		}
	}
}

// nextMarker is the place of the next mark behind the names of corresponding
// authors, -1 if there is none.
func nextMarker(s string) int {
	for from := 0; ; from++ {
		n := strings.IndexByte(s[from:], '(')
		if n < 0 {
			return -1
		}
		from += n
		if marks(s[from:], "(corresponding author)") || marks(s[from:], "(reprint author)") {
			return from
		}
	}
}

// marks tells whether text begins with a mark.
func marks(s, mark string) bool { return len(s) >= len(mark) && strings.EqualFold(s[:len(mark)], mark) }

// cutMarker parts names from the address behind a marker.
func cutMarker(s string) (names, rest string, ok bool) {
	at := nextMarker(s)
	if at < 0 {
		return "", s, false
	}
	end := at + strings.IndexByte(s[at:], ')') + 1
	return strings.TrimSpace(s[:at]), s[end:], true
}

// cutBeforeNames parts an address from the names that stand before the marker at
// n. Names are told by the by-line.
func (m *wosMapper) cutBeforeNames(s string, n int) (address, next string) {
	cut := n
	for {
		i := strings.LastIndex(s[:cut], ";")
		if i < 0 {
			break
		}
		name := strings.TrimSpace(s[i+1 : cut])
		if cut < n && m.names.find(name) < 0 {
			break
		}
		cut = i
	}
	if cut == n {
		return s, ""
	}
	return s[:cut], strings.TrimSpace(s[cut+1:])
}

// identifiers gives authors their ResearcherID (RI) and ORCID (OI).
func (m *wosMapper) identifiers(rec *wosRecord) {
	for part := range strings.SplitSeq(rec.value("RI"), ";") {
		if i, id := m.owner(part); i >= 0 && m.names.authors[i].SourceID == (graph.ID{}) {
			m.names.authors[i].SourceID = researcherID(id)
		}
	}
	for part := range strings.SplitSeq(rec.value("OI"), ";") {
		if i, id := m.owner(part); i >= 0 && m.names.authors[i].ORCID == "" {
			m.names.authors[i].ORCID = graph.ParseORCID(id)
		}
	}
}

// owner reads "Name, First/identifier" and finds the author.
func (m *wosMapper) owner(part string) (int, string) {
	slash := strings.LastIndexByte(part, '/')
	if slash < 0 {
		return -1, ""
	}
	return m.names.find(strings.TrimSpace(part[:slash])), strings.TrimSpace(part[slash+1:])
}

// researcherID is "A-1234-2008" as an identifier of Web of Science.
func researcherID(s string) graph.ID {
	if len(s) < 8 || len(s) > 16 || strings.Count(s, "-") != 2 || strings.ContainsAny(s, " ,.") {
		return graph.ID{}
	}
	return graph.ID{Scheme: graph.WoS, Value: strings.ToUpper(s)}
}
