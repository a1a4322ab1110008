package ingest

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"cocite/graph"
)

func isLetter(r rune) bool { return unicode.IsLetter(r) }

// splitPages splits "12--34", "12-34", "12–34", "pp. 12-34" and "A-1--A-20" into
// the first and the last page. Of several ranges the first counts.
func splitPages(s string) (first, last string) {
	s, _, _ = strings.Cut(s, ";")
	s, _, _ = strings.Cut(s, ",")
	s = strings.TrimSpace(s)
	if s != "" && s[0]|0x20 == 'p' {
		s = withoutPageWord(s)
	}
	s = strings.TrimRight(s, "+ ")
	for _, dash := range []string{"--", "–", "—", "‐", "‑", "‒", "−"} {
		if a, b, ok := strings.Cut(s, dash); ok {
			return pageEnds(a, strings.TrimLeft(b, "-–—"))
		}
	}
	switch n := strings.Count(s, "-"); {
	case n%2 == 0: // none, or part of the number: "A-1"
		return s, ""
	default:
		at := nthIndex(s, '-', n/2+1)
		return pageEnds(s[:at], s[at+1:])
	}
}

// withoutPageWord takes off the word before pages.
func withoutPageWord(s string) string {
	for _, word := range [...]string{"pages", "pp.", "pp", "p."} {
		if rest, ok := strings.CutPrefix(strings.ToLower(s), word); ok && rest != "" {
			return strings.TrimSpace(s[len(word):])
		}
	}
	return s
}

// pageEnds trims the ends of a range; one page has no last.
func pageEnds(first, last string) (string, string) {
	first, last = strings.TrimSpace(first), strings.TrimSpace(last)
	switch {
	case first == "":
		return last, ""
	case first == last:
		return first, ""
	}
	return first, last
}

// nthIndex is the place of the n-th c in s.
func nthIndex(s string, c byte, n int) int {
	at := -1
	for range n {
		at += 1 + strings.IndexByte(s[at+1:], c)
	}
	return at
}

// addISSNs adds the ISSNs of texts to a list, each once.
func addISSNs(list []string, texts ...string) []string {
	var have map[string]bool // of a list that is too long to be searched
	for _, text := range texts {
		for part := range strings.FieldsFuncSeq(text, partsNumbers) {
			issn := graph.ParseISSN(part)
			if issn == "" || have[issn] || have == nil && contains(list, issn) {
				continue
			}
			if list = append(list, issn); have != nil {
				have[issn] = true
			} else if len(list) > manyISSNs {
				have = setOf(list)
			}
		}
	}
	return list
}

// manyISSNs is how many ISSNs are compared one by one.
const manyISSNs = 16

func setOf(list []string) map[string]bool {
	set := make(map[string]bool, 2*len(list))
	for _, s := range list {
		set[s] = true
	}
	return set
}

// splitNumbers splits a list of ISSNs or ISBNs: "1234-5678 (ISSN); 978-…".
func splitNumbers(text string) []string {
	return strings.FieldsFunc(text, partsNumbers)
}

// partsNumbers tells what stands between numbers.
func partsNumbers(r rune) bool {
	return r == ';' || r == ',' || r == '(' || r == ')' || r == '/' || unicode.IsSpace(r)
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// citedByText finds "Cited by 18", "Cited By (since 1996): 10" and the like.
var citedByText = regexp.MustCompile(`(?i)\bcited[- ]by\s*(?:\(since \d{4}\))?\s*:?\s*(\d{1,9})\b`)

// citedBy is the number of citations that a note states.
func citedBy(note string) graph.Count {
	if m := citedByText.FindStringSubmatch(note); m != nil {
		return graph.Count{N: number(m[1]), Known: true, By: "scopus"}
	}
	return graph.Count{}
}

// counts reads the counts that Web of Science and Scopus state.
func (e *bibEntry) counts(r *graph.Record) {
	r.CitedBy = wosCount(e.tex(bibTimesCited))
	r.RefCount = wosCount(e.tex(bibRefCount))
	if !r.CitedBy.Known && e.text[bibNote] != "" {
		r.CitedBy = citedBy(e.tex(bibNote))
	}
}

func wosCount(s string) graph.Count {
	if s == "" {
		return graph.Count{}
	}
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 0 {
		return graph.Count{}
	}
	return graph.Count{N: n, Known: true, By: "wos"}
}
