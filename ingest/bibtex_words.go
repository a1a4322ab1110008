package ingest

import (
	"strings"
	"unicode"
)

// splitAnd splits a field of names at "and", in any case, outside braces.
func splitAnd(s string) []string { return appendAnd(nil, s) }

// appendAnd adds what splitAnd gives.
func appendAnd(parts []string, s string) []string {
	depth, from := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			depth--
		case 'a', 'A':
			if depth <= 0 && isAnd(s, i) {
				parts = append(parts, strings.TrimSpace(s[from:i]))
				from = i + len("and")
				i = from - 1
			}
		}
	}
	return append(parts, strings.TrimSpace(s[from:]))
}

// isAnd tells whether the word "and" stands at i.
func isAnd(s string, i int) bool {
	end := i + len("and")
	return (i == 0 || isTeXSpace(s[i-1])) && end <= len(s) && strings.EqualFold(s[i:end], "and") &&
		(end == len(s) || isTeXSpace(s[end]))
}

// splitOutside splits s at a byte outside braces, and trims the parts.
func splitOutside(s string, sep byte) []string {
	n := strings.Count(s, string(rune(sep)))
	if n == 0 {
		return []string{strings.TrimSpace(s)}
	}
	parts := make([]string, 0, n+1)
	depth, from := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\':
			i++
		case c == '{':
			depth++
		case c == '}':
			depth--
		case c == sep && depth <= 0:
			parts = append(parts, strings.TrimSpace(s[from:i]))
			from = i + 1
		}
	}
	return append(parts, strings.TrimSpace(s[from:]))
}

// nameWords splits a part of a name at white space and ties outside braces. A
// backslash before a blank separates too; other commands keep their blank.
func nameWords(s string) []string {
	var words []string
	depth, from := 0, 0
	flush := func(to, next int) {
		if to > from {
			words = append(words, s[from:to])
		}
		from = next
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && isTeXSpace(s[i+1]) && depth <= 0:
			flush(i, i+1)
		case c == '\\':
			i = behindCommand(s, i) - 1
		case c == '{':
			depth++
		case c == '}':
			depth--
		case (isTeXSpace(c) || c == '~') && depth <= 0:
			flush(i, i+1)
		}
	}
	flush(len(s), len(s))
	return words
}

// behindCommand is the place behind the command at i, with the blank that
// belongs to it: "\v s" is one word.
func behindCommand(s string, i int) int {
	end := i + 1
	for end < len(s) && isASCIILetter(s[end]) {
		end++
	}
	switch {
	case end == i+1: // a sign: its letter may stand apart
		end = min(i+2, len(s))
		if end < len(s) && s[end] == ' ' && accentSign(s[i+1]) != 0 {
			end++
		}
	case end < len(s) && s[end] == ' ' && (accentWord(s[i+1:end]) != 0 || latexLetter(s[i+1:end]) != "" && end+1 < len(s) && 'a' <= s[end+1] && s[end+1] <= 'z'):
		end++
	}
	return end
}

// isVon tells whether a word begins with a small letter outside braces. A group
// that starts with a command counts by its letter; another group has no case.
func isVon(word string) bool {
	depth := 0
	for i, c := range word {
		switch {
		case c == '{':
			if depth == 0 && strings.HasPrefix(word[i:], `{\`) {
				return smallLetter(word[i:])
			}
			depth++
		case c == '}':
			depth--
		case c == '\\' && depth == 0:
			return smallLetter(word[i:])
		case depth == 0 && unicode.IsLetter(c):
			return unicode.IsLower(c)
		}
	}
	return false
}

// smallLetter tells whether LaTeX begins with a small letter.
func smallLetter(s string) bool {
	if end := strings.IndexByte(s, '}'); end >= 0 {
		s = s[:end+1]
	}
	for _, c := range decodeLaTeX(s) {
		if unicode.IsLetter(c) {
			return unicode.IsLower(c)
		}
	}
	return false
}

// wholeGroup returns what is inside if s is one group in braces that does not
// begin with a command.
func wholeGroup(s string) (string, bool) {
	if len(s) < 2 || s[0] != '{' || s[len(s)-1] != '}' || s[1] == '\\' {
		return "", false
	}
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return strings.TrimSpace(s[1:i]), i == len(s)-1
			}
		}
	}
	return "", false
}
