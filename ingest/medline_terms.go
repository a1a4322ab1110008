package ingest

import (
	"slices"
	"strings"

	"cocite/graph"
)

// pubmedTitle is a title as PubMed prints it, without the full stop that it puts
// behind every title and without the brackets around a translation. It is ""
// for "[Not Available]".
func pubmedTitle(s string) string {
	s = withoutFullStop(graph.CleanText(s))
	if inside, ok := strings.CutPrefix(s, "["); ok && inside != "" && closingBracket(inside) == len(inside)-1 {
		s = withoutFullStop(strings.TrimSpace(inside[:len(inside)-1]))
	}
	switch strings.ToLower(s) {
	case "not available", "in process citation", "title not available":
		return ""
	}
	return s
}

// withoutFullStop cuts one full stop, unless it belongs to an abbreviation with
// another one ("U.S.") or to an ellipsis.
func withoutFullStop(s string) string {
	cut, ok := strings.CutSuffix(s, ".")
	word := cut[strings.LastIndexByte(cut, ' ')+1:]
	if !ok || strings.HasSuffix(cut, ".") || len(word) > 2 && word[len(word)-2] == '.' && isASCIILetter(word[len(word)-1]) {
		return s
	}
	return strings.TrimRight(cut, " ")
}

// closingBracket is the place of the bracket that closes one before s, or -1.
func closingBracket(s string) int {
	depth := 1
	for i := range len(s) {
		switch s[i] {
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// pubmedTypes are the publication types that say what a work is, the first that
// a record has decides. Others, such as "Case Reports", are kinds of articles.
var pubmedTypes = [...]struct{ name, kind string }{
	{"retraction of publication", "retraction"}, {"retraction notice", "retraction"},
	{"published erratum", "erratum"}, {"expression of concern", "other"},
	{"preprint", "preprint"}, {"academic dissertation", "dissertation"}, {"dataset", "dataset"},
	{"technical report", "report"}, {"book chapter", "book-chapter"}, {"book", "book"}, {"monograph", "book"},
	{"meeting abstract", "proceedings-article"}, {"congress", "proceedings"}, {"congresses", "proceedings"},
	{"clinical conference", "proceedings-article"},
	{"editorial", "editorial"}, {"letter", "letter"},
	{"review", "review"}, {"systematic review", "review"}, {"scoping review", "review"},
	{"journal article", "article"}, {"comment", "note"},
}

// pubmedType is the type of a record by its publication types, "" without any.
func pubmedType(names []string) string {
	if len(names) == 0 {
		return ""
	}
	for _, t := range pubmedTypes {
		for _, name := range names {
			if strings.EqualFold(name, t.name) {
				return t.kind
			}
		}
	}
	return "article"
}

// pubmedVenueType is the type of a venue that PubMed calls a journal.
func pubmedVenueType(recordType string) string {
	if recordType == "preprint" {
		return "repository"
	}
	return "journal"
}

// isRetracted tells whether the types say that the work was withdrawn.
func isRetracted(names []string) bool {
	for _, name := range names {
		if strings.EqualFold(name, "retracted publication") {
			return true
		}
	}
	return false
}

// pubmedScheme is the scheme of keywords by their owner: NOTNLM is the authors.
func pubmedScheme(owner string) string {
	owner = strings.ToLower(strings.TrimSpace(owner))
	if owner == "" || strings.HasPrefix(owner, "notnlm") {
		return "author"
	}
	return owner
}

// pubmedDate reads "2019 Nov-Dec", "2013 06 10", "20151031" and the like.
func pubmedDate(s string) partialDate {
	if strings.IndexFunc(s, isLetter) < 0 {
		s = strings.Join(strings.Fields(s), "-")
	}
	return parseDate(s)
}

// pubmedPages splits pages. PubMed leaves out the digits of the last page that
// are those of the first: "1234-42" is 1234 to 1242.
func pubmedPages(s string) (first, last string) {
	first, last = splitPages(s)
	return first, fullLastPage(first, last)
}

// fullLastPage completes a last page of fewer digits than the first.
func fullLastPage(first, last string) string {
	at := len(first)
	for at > 0 && '0' <= first[at-1] && first[at-1] <= '9' {
		at--
	}
	prefix, from := first[:at], first[at:]
	if last == "" || leadingDigits(last) != len(last) || from == "" || strings.Contains(prefix, " ") {
		return last
	}
	to := last
	if missing := len(from) - len(last); missing > 0 {
		to = from[:missing] + last
	}
	if len(to) == len(from) && to < from {
		return last
	}
	return prefix + to
}

// addAddress adds the affiliations of one address as printed. Several places in
// one text are told apart where each ends in its country.
func addAddress(list []graph.Affiliation, text string) []graph.Affiliation {
	text = graph.CleanText(text)
	parts := strings.Split(text, ";")
	for _, part := range parts {
		if len(parts) > 1 && countryOf(part) == "" {
			parts = []string{text}
			break
		}
	}
	for _, part := range parts {
		a := graph.Affiliation{Raw: strings.TrimSpace(part), Country: countryOf(part)}
		if a.Raw != "" && !slices.Contains(list[:min(len(list), maxCompared)], a) {
			list = append(list, a)
		}
	}
	return list
}
