package ingest

import (
	"unicode/utf8"

	"cocite/graph"
)

// maxExcerpt is the length of Problem.Excerpt in bytes.
const maxExcerpt = 80

// problem makes a Problem of this file. The excerpt may be as long as the record.
func (in Input) problem(line int, code string, s graph.Severity, key, message, excerpt string) *graph.Problem {
	return &graph.Problem{
		File: in.File, Line: line, Code: code, Severity: s,
		Message: message, Key: key, Excerpt: cutExcerpt(excerpt),
	}
}

// cutExcerpt copies at most 80 bytes and never a part of a rune. It is a copy,
// so that a problem does not hold on to a whole record.
func cutExcerpt[T string | []byte](text T) string {
	if len(text) <= maxExcerpt {
		return string(text)
	}
	cut := maxExcerpt
	for cut > maxExcerpt-utf8.UTFMax && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return string([]byte(text[:cut]))
}
