package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cocite/graph"
)

// scopusReferences reads a reference list of Scopus. Three grammars are in use,
// and each list shows which one it has:
//
//	A, to 2022:  Lee, A., Roe, B., Title (2017) Source, 10 (11), pp. 1-9; …
//	B, 2023:     Lee A., Roe B., Title, Source, 10, 11, pp. 1-9, (2017); …
//	C, 2025:     Lee A.; Roe B., Title, Source, 10, 11, pp. 1-9, (2017); …
//
// In B and C a reference without its year is not set apart from the next one;
// mended tells how many were found nevertheless. In A only a semicolon parts
// references, although some exports of 2015 to 2018 lost it behind publishers:
// counts are those that others get from the same file.
func scopusReferences(s string) (refs []graph.Ref, mended int) {
	years := scopusYears(s)
	if !yearLast(s, years) {
		for _, raw := range splitAtSemicolons(s, years) {
			refs = append(refs, parseYearInside(raw))
		}
		return refs, 0
	}
	pieces := splitBehindYears(s, years)
	semicolons := semicolonsPartAuthors(pieces)
	for _, piece := range pieces {
		parts := splitMissingYears(piece, semicolons)
		mended += len(parts) - 1
		for _, raw := range parts {
			refs = append(refs, parseYearLast(raw))
		}
	}
	return refs, mended
}

// span is a part of a text.
type span struct{ from, to int }

// scopusYears finds the years in parentheses, "(2017)" or "(2017a)".
func scopusYears(s string) []span {
	var out []span
	for i := 0; ; {
		n := strings.IndexByte(s[i:], '(')
		if n < 0 {
			return out
		}
		i += n
		if end := yearEnd(s[i:]); end > 0 {
			out = append(out, span{i, i + end})
		}
		i++
	}
}

// yearEnd is the length of a year in parentheses at the start of s, 0 if there is
// none.
func yearEnd(s string) int {
	if len(s) < 6 || leadingDigits(s[1:]) != 4 || !sanePrintYear(number(s[1:5])) {
		return 0
	}
	end := 5
	if 'a' <= s[end] && s[end] <= 'z' {
		end++
	}
	if end < len(s) && s[end] == ')' {
		return end + 1
	}
	return 0
}

// sanePrintYear tells whether a number in a reference is a year.
func sanePrintYear(y int) bool { return 1500 <= y && y <= 2099 }

// yearLast tells whether references end in their year: at least six of ten years
// stand before a semicolon or the end.
func yearLast(s string, years []span) bool {
	last := 0
	for _, y := range years {
		if rest := strings.TrimLeft(s[y.to:min(len(s), y.to+4)], " "); rest == "" || rest[0] == ';' {
			last++
		}
	}
	return len(years) > 0 && 10*last >= 6*len(years)
}

// splitBehindYears splits where a semicolon follows a year.
func splitBehindYears(s string, years []span) []string {
	var pieces []string
	from := 0
	for _, y := range years {
		end := y.to
		for end < len(s) && s[end] == ' ' {
			end++
		}
		if end < len(s) && s[end] == ';' {
			pieces = appendText(pieces, strings.TrimLeft(s[from:y.to], "; "))
			from = end + 1
		}
	}
	return appendText(pieces, strings.Trim(s[from:], "; "))
}

// splitAtSemicolons splits at semicolons. One inside a DOI of the old form
// ("3.0.CO;2-G") is none, nor is one that a small letter follows before the year
// has come: that is in a title.
func splitAtSemicolons(s string, years []span) []string {
	var pieces []string
	from, dated := 0, false
	for i := 0; i < len(s); i++ {
		n := strings.IndexByte(s[i:], ';')
		if n < 0 {
			break
		}
		i += n
		for len(years) > 0 && years[0].to <= i {
			dated, years = true, years[1:]
		}
		if inDOI(s, i) || !dated && startsSmall(s[i+1:min(len(s), i+8)]) {
			continue
		}
		pieces = appendText(pieces, s[from:i])
		from, dated = i+1, false
	}
	return appendText(pieces, s[from:])
}

// startsSmall tells whether a small letter comes first behind blanks.
func startsSmall(s string) bool {
	s = strings.TrimLeft(s, " ")
	return s != "" && 'a' <= s[0] && s[0] <= 'z'
}

// inDOI tells whether the semicolon at i is the one of a SICI: "CO;2-G".
func inDOI(s string, i int) bool {
	rest := strings.TrimLeft(s[i+1:min(len(s), i+6)], " ")
	return i >= 3 && strings.EqualFold(s[i-3:i], ".co") && len(rest) >= 3 && '0' <= rest[0] && rest[0] <= '9' && rest[1] == '-'
}

func appendText(list []string, s string) []string {
	if s = strings.TrimSpace(s); s != "" {
		list = append(list, s)
	}
	return list
}

// semicolonsPartAuthors tells grammar C from B: more references begin with an
// author and a semicolon than with two authors and a comma.
func semicolonsPartAuthors(pieces []string) bool {
	semicolons, commas := 0, 0
	for _, p := range pieces {
		if first, _, ok := strings.Cut(p, "; "); ok && len(first) <= maxAuthor && isAuthor(first) {
			semicolons++
			continue
		}
		first, rest, _ := strings.Cut(p, ", ")
		second, _, ok := strings.Cut(rest, ", ")
		if ok && isAuthor(first) && isAuthor(second) {
			commas++
		}
	}
	return semicolons > commas
}

// splitMissingYears splits a piece of grammar B or C at references whose year is
// missing, so that a semicolon inside the piece ends them. A semicolon may also be
// one in a title, or part the authors of one reference.
func splitMissingYears(s string, semicolons bool) []string {
	if !strings.Contains(s, "; ") {
		return []string{s}
	}
	var out []string
	from, part := 0, 0 // where the reference and its last part begin
	for i := strings.Index(s, "; "); i >= 0; i = indexBehind(s, "; ", i+2) {
		last, next := s[part:i], s[i+2:]
		if part = i + 2; inDOI(s, i) || semicolons && !strings.Contains(last, ", ") {
			continue
		}
		if beginsReference(last, next) {
			out = appendText(out, s[from:i])
			from = i + 2
		}
	}
	return appendText(out, s[from:])
}

// indexBehind is the place of a text at or behind from, -1 if it is not there.
func indexBehind(s, text string, from int) int {
	if i := strings.Index(s[from:], text); i >= 0 {
		return from + i
	}
	return -1
}

// beginsReference tells whether the text behind a semicolon is a new reference: it
// begins with an author, or like the part before it it is nothing but a title.
func beginsReference(last, next string) bool {
	first := next[:min(len(next), maxAuthor)]
	if i := strings.IndexAny(first, ",;"); i >= 0 && isAuthor(first[:i]) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(next)
	end := strings.IndexAny(next, ",;")
	return !strings.Contains(last, ", ") && unicode.IsUpper(r) && end >= 0 && next[end] == ';'
}
