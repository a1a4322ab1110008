package ingest

import (
	"strings"

	"cocite/graph"
)

// wosNames are the names of a record, to find authors by.
type wosNames struct {
	short, full []string // AU and AF
	list        []string // the ones that became authors
	other       []string // the same authors under the other tag; may be empty
	authors     []graph.Author
	exact       map[string]int // of long by-lines only
	loose       map[string]int // by family and first letter; -1 if several have it
}

// manyNames is the length of a by-line from which on a map finds names.
const manyNames = 12

// pick decides which names count: the full ones, if there are as many.
func (n *wosNames) pick() {
	n.exact, n.loose = nil, nil
	n.list, n.other = n.full, n.short
	if len(n.full) != len(n.short) && len(n.short) > 0 {
		n.list, n.other = n.short, nil
	}
	if len(n.other) != len(n.list) {
		n.other = nil
	}
}

// move gives name i the place to, that of its author.
func (n *wosNames) move(i, to int) {
	n.list[to] = n.list[i]
	if n.other != nil {
		n.other[to] = n.other[i]
	}
}

// cut keeps as many names as there are authors.
func (n *wosNames) cut(authors int) {
	n.list = n.list[:authors]
	if n.other != nil {
		n.other = n.other[:authors]
	}
}

// find is the author with a name as AF or AU print it, else the only one with
// this family name and first letter; -1 if nobody has it.
func (n *wosNames) find(name string) int {
	if name == "" {
		return -1
	}
	if i := n.findExact(name); i >= 0 {
		return i
	}
	if n.loose == nil {
		n.index()
	}
	if i, ok := n.loose[looseName(name)]; ok {
		return i
	}
	return -1
}

func (n *wosNames) findExact(name string) int {
	if len(n.list) > manyNames {
		if n.exact == nil {
			n.exact = exactNames(n.list, n.other)
		}
		if i, ok := n.exact[name]; ok {
			return i
		}
		return -1
	}
	for i := range n.list {
		if n.list[i] == name || n.other != nil && n.other[i] == name {
			return i
		}
	}
	return -1
}

// exactNames maps names to authors; the first of namesakes has the name.
func exactNames(list, other []string) map[string]int {
	out := make(map[string]int, 2*len(list))
	for i := len(list) - 1; i >= 0; i-- {
		out[list[i]] = i
	}
	for i := len(other) - 1; i >= 0; i-- {
		if _, ok := out[other[i]]; !ok {
			out[other[i]] = i
		}
	}
	return out
}

// index notes authors by family name and first letter.
func (n *wosNames) index() {
	n.loose = make(map[string]int, len(n.list))
	for i, name := range n.list {
		key := looseName(name)
		if have, ok := n.loose[key]; ok && have != i {
			i = -1
		}
		n.loose[key] = i
	}
}

// looseName is a family name and the first letter of the given names, for
// "kaiser, robin", "Kaiser R" and "KAISER, R".
func looseName(name string) string {
	name = graph.Fold(name)
	family, given, ok := strings.Cut(name, ",")
	if !ok {
		if i := strings.LastIndexByte(name, ' '); i > 0 {
			family, given = name[:i], name[i:]
		}
	}
	given = strings.TrimLeft(given, " .")
	first := ""
	for _, c := range given {
		first = string(c)
		break
	}
	return strings.Map(lettersOnly, family) + "," + first
}

func lettersOnly(r rune) rune {
	if r == ' ' || r == '-' || r == '.' || r == '\'' {
		return -1
	}
	return r
}

// samePlaces is among how many of the last addresses of an author one that comes
// again is looked for.
const samePlaces = 16

// place gives author i an address, once.
func (n *wosNames) place(i int, place graph.Affiliation) {
	a := &n.authors[i]
	for _, have := range a.Affiliations[max(0, len(a.Affiliations)-samePlaces):] {
		if have.Raw == place.Raw {
			return
		}
	}
	a.Affiliations = append(a.Affiliations, place)
}

// prefix cuts a name of the by-line off the beginning of an address: "Tripodi, A,
// Via Pace 9, Milan". Old files mark it by nothing else.
func (n *wosNames) prefix(s string) (name, rest string) {
	family := strings.Index(s, ", ")
	if family < 0 {
		return "", s
	}
	end := strings.IndexByte(s[family+2:], ',')
	if end < 0 {
		return "", s
	}
	end += family + 2
	if n.find(s[:end]) < 0 {
		return "", s
	}
	return s[:end], s[end:]
}
