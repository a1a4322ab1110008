package ingest

import (
	"strings"

	"cocite/graph"
)

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
