package ingest

import (
	"strings"

	"cocite/graph"
)

// scopusName is an author as Scopus lists it.
type scopusName struct {
	short string // of the column Authors
	full  string // of the column Author full names
	id    string
}

// authors are the authors with their numbers and addresses.
func (r scopusRow) authors() (authors []graph.Author, cut bool) {
	names, cut := r.names()
	places := r.places(names)
	for i, n := range names {
		a := graph.Author{Name: n.name()}
		if graph.PlaceholderName(a.Name.Full) {
			r.problem("placeholder-name", graph.Info, "a name stands for nobody and is left out", a.Name.Full)
			continue
		}
		a.SourceID, _ = graph.MakeID(graph.ScopusAuthor, n.id)
		a.Affiliations = places[i]
		authors = append(authors, a)
	}
	markCorresponding(authors, r.text(scopusCorrespondence))
	return authors, cut
}

// name is the full name if there is one.
func (n scopusName) name() graph.Name {
	if family, given, ok := strings.Cut(n.full, ", "); ok && !strings.Contains(given, ",") {
		return graph.NewName(family, given, "", "")
	}
	return graph.ParseName(stripMarks(or(n.full, n.short)))
}

// names joins what the three columns say of the authors. They list the same
// persons in the same order; if one of them is shorter, it must agree on its last.
func (r scopusRow) names() (names []scopusName, cut bool) {
	for _, s := range splitScopusAuthors(r.text(scopusAuthors)) {
		if isEtAl(s) {
			cut = true
			continue
		}
		names = append(names, scopusName{short: s})
	}
	full := numberedNames(r.text(scopusFullNames))
	switch {
	case len(full) > len(names):
		for i := range full {
			if len(names) == 1 && i == 0 || i >= len(names) {
				full[i].short = full[i].full
				continue
			}
			full[i].short = names[i].short
		}
		names = full
	case len(full) > 0 && (len(full) == len(names) || sameFamily(full[len(full)-1].full, names[len(full)-1].short)):
		for i, f := range full {
			names[i].full, names[i].id = f.full, f.id
		}
	}
	r.numbers(names)
	return names, cut
}

// numbers gives the authors their numbers, if there are as many.
func (r scopusRow) numbers(names []scopusName) {
	ids := strings.FieldsFunc(r.text(scopusAuthorIDs), func(c rune) bool { return c == ';' || c == ',' || c == ' ' })
	if len(ids) != len(names) {
		return
	}
	for i := range names {
		names[i].id = or(names[i].id, ids[i])
	}
}

// sameFamily tells whether two forms of a name may be of one person.
func sameFamily(a, b string) bool {
	return graph.Fold(graph.ParseName(a).Family) == graph.Fold(graph.ParseName(b).Family)
}

// numberedNames splits "Zhu, Weijie (57204941303); Zhang, Mengqi (57211746135)".
func numberedNames(s string) []scopusName {
	var out []scopusName
	for part := range strings.SplitSeq(s, ";") {
		part = strings.TrimSpace(part)
		open := strings.LastIndexByte(part, '(')
		if open < 0 || !strings.HasSuffix(part, ")") || leadingDigits(part[open+1:]) != len(part)-open-2 {
			if part != "" {
				out = append(out, scopusName{full: part})
			}
			continue
		}
		out = append(out, scopusName{full: strings.TrimSpace(part[:open]), id: part[open+1 : len(part)-1]})
	}
	return out
}

// splitScopusAuthors splits "Zhu W.; Zhang M." of 2023 and later, and "Zhu, W.,
// Zhang, M." of the years before, where a family name and initials are a pair.
func splitScopusAuthors(s string) []string {
	if strings.Contains(s, ";") {
		return splitTrimmed(s, ";")
	}
	var out []string
	fields := splitTrimmed(s, ",")
	for i := 0; i < len(fields); i++ {
		switch f := fields[i]; {
		case len(out) > 0 && isNameSuffix(f):
			out[len(out)-1] += ", " + f
		case i+1 < len(fields) && isScopusGiven(fields[i+1]) && authorStyle(f) == noAuthor:
			out = append(out, f+", "+fields[i+1])
			i++
		default:
			out = append(out, f)
		}
	}
	return out
}

// isScopusGiven tells the second part of a name: initials, with points or not.
func isScopusGiven(s string) bool {
	for _, w := range strings.Fields(s) {
		if !isInitials(w) {
			return false
		}
	}
	return s != ""
}

// splitTrimmed splits a text and leaves out empty parts.
func splitTrimmed(s, separator string) []string {
	var out []string
	for part := range strings.SplitSeq(s, separator) {
		out = appendText(out, part)
	}
	return out
}

// markCorresponding marks the authors that an address for letters names: "A.
// Conte; Department, Pisa, Italy; email: …", "Conte, A.; Department …".
func markCorresponding(authors []graph.Author, address string) {
	if address == "" {
		return
	}
	begins := true // a name stands first, and behind each address for mail
	for part := range strings.SplitSeq(address, ";") {
		part = strings.TrimSpace(part)
		if begins && len(part) <= maxAuthor {
			markAuthor(authors, graph.ParseName(part))
		}
		begins = strings.HasPrefix(part, "email:")
	}
}

// markAuthor marks the only author with this family name and first letter.
func markAuthor(authors []graph.Author, n graph.Name) {
	family, found := graph.Fold(n.Family), -1
	for i := range authors {
		a := &authors[i].Name
		if graph.Fold(a.Family) != family || !sameFirstLetter(a.Given, n.Given) {
			continue
		}
		if found >= 0 {
			return
		}
		found = i
	}
	if found >= 0 && family != "" {
		authors[found].Corresponding = true
	}
}

// sameFirstLetter tells whether two given names may be the same.
func sameFirstLetter(a, b string) bool {
	a, b = graph.Fold(a), graph.Fold(b)
	return a == "" || b == "" || a[0] == b[0]
}
