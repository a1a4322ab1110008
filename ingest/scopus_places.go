package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cocite/graph"
)

// places are the addresses of each author. If the table does not say whose they
// are, only a single author has any.
func (r scopusRow) places(names []scopusName) [][]graph.Affiliation {
	out := make([][]graph.Affiliation, len(names))
	known := splitTrimmed(r.text(scopusAffiliations), ";")
	entries := splitTrimmed(r.text(scopusAuthorPlaces), ";")
	if len(entries) == 0 && len(names) == 1 {
		for _, address := range known {
			out[0] = append(out[0], scopusPlace(address))
		}
		return out
	}
	set := make(map[string]bool, len(known))
	for _, k := range known {
		set[k] = true
	}
	for i, address := range addressesOf(names, entries) {
		for _, a := range splitPlaces(address, set) {
			out[i] = append(out[i], scopusPlace(a))
		}
	}
	return out
}

// maxSkipped is how many authors without an entry may follow each other.
const maxSkipped = 20

// addressesOf finds what each entry of "Zhu W., Department, University, City,
// Country; Zhang M., …" says of its author. An entry that begins with no author
// is the rest of the one before, whose address held a semicolon.
func addressesOf(names []scopusName, entries []string) []string {
	out := make([]string, len(names))
	next := 0
	for _, e := range entries {
		found := false
		for i := next; i < min(len(names), next+maxSkipped) && !found; i++ {
			rest, ok := behindName(e, names[i].short)
			if !ok {
				rest, ok = behindName(e, names[i].full)
			}
			if ok {
				out[i], next, found = rest, i+1, true
			}
		}
		if !found && next > 0 && out[next-1] != "" {
			out[next-1] += "; " + e
		}
	}
	return out
}

// behindName is what follows a name at the beginning of an entry. Only letters
// count: "Zhu W." is "Zhu, W.".
func behindName(entry, name string) (string, bool) {
	rest := entry
	for _, letter := range name {
		if !unicode.IsLetter(letter) {
			continue
		}
		rest = strings.TrimLeftFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
		r, size := utf8.DecodeRuneInString(rest)
		if r != letter {
			return "", false
		}
		rest = rest[size:]
	}
	rest = strings.TrimLeft(rest, ".")
	if len(rest) == len(entry) || rest != "" && rest[0] != ',' {
		return "", false
	}
	return strings.TrimLeft(rest, ", "), true
}

// How far an address is looked for among those of the work.
const (
	maxPlaceCommas = 40
	maxPlaceBytes  = 2000
)

// splitPlaces splits the addresses of one author, which only commas part, by those
// that the work has. What is none of them stays together.
func splitPlaces(s string, known map[string]bool) []string {
	var out []string
	for s != "" {
		n := longestPlace(s, known)
		if n == 0 {
			return append(out, s)
		}
		out = append(out, s[:n])
		s = strings.TrimLeft(s[n:], ", ")
	}
	return out
}

// longestPlace is the length of the longest known address that s begins with, 0 if
// there is none.
func longestPlace(s string, known map[string]bool) int {
	longest := 0
	for end, commas := 0, 0; end < len(s) && end <= maxPlaceBytes && commas <= maxPlaceCommas; commas++ {
		if n := strings.Index(s[end:], ", "); n >= 0 {
			end += n
		} else {
			end = len(s)
		}
		if known[s[:end]] {
			longest = end
		}
		end += 2
	}
	return longest
}

// scopusPlace reads an address: department, institution, city, country.
func scopusPlace(address string) graph.Affiliation {
	return graph.Affiliation{Name: institutionIn(address), Country: countryOf(address), Raw: address}
}

// institutionIn is the part of an address that names a university, else another
// institution, else its first part.
func institutionIn(address string) string {
	parts := strings.Split(address, ", ")
	for _, words := range [][]string{
		{"univ", "université", "politecnico", "polytech", "eth z"},
		{"institut", "instituto", "college", "hospital", "academy", "academia", "akademi", "laborator", "school of", "corporation", "company", "ministry", "council", "foundation", "research center", "research centre", "inc.", "ltd", "gmbh", "cnr", "cnrs"},
	} {
		for _, p := range parts {
			if hasAny(strings.ToLower(p), words) {
				return p
			}
		}
	}
	return parts[0]
}

func hasAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
