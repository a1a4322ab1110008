package export

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cleanText makes text fit for every format: characters that XML 1.0 forbids
// and byte order marks are dropped, line ends become LF, bytes that are no
// UTF-8 become U+FFFD.
func cleanText(s string) string {
	if plainText(s) {
		return s
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Map(func(r rune) rune {
		if legalRune(r) {
			return r
		}
		return -1
	}, s)
}

// plainText tells whether cleanText has nothing to do.
func plainText(s string) bool {
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if !legalRune(r) || (r == utf8.RuneError && size == 1) {
			return false
		}
		i += size
	}
	return true
}

// legalRune tells whether text may hold r: what XML 1.0 allows but for the
// byte order mark.
func legalRune(r rune) bool {
	switch {
	case r < ' ':
		return r == '\n' || r == '\t'
	case r == '\uFEFF', r == '\uFFFE', r == '\uFFFF':
		return false
	}
	return true
}

// cleanLabel is cleanText for names: marks of writing direction are dropped,
// and white space is folded to single blanks.
func cleanLabel(s string) string {
	if plainLabel(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case bidiMark(r):
			return -1
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, cleanText(s))
	return strings.Join(strings.Fields(s), " ")
}

// plainLabel tells whether cleanLabel has nothing to do: no white space but
// single blanks inside, no marks of direction, nothing illegal.
func plainLabel(s string) bool {
	blank := true // so that a leading blank counts as doubled
	for _, r := range s {
		if (r == ' ' && blank) || (r != ' ' && unicode.IsSpace(r)) || bidiMark(r) {
			return false
		}
		blank = r == ' '
	}
	return !blank && plainText(s)
}

// bidiMark tells whether r only turns the direction of writing.
func bidiMark(r rune) bool {
	return r == '\u061C' || r == '\u200E' || r == '\u200F' ||
		('\u202A' <= r && r <= '\u202E') || ('\u2066' <= r && r <= '\u2069')
}
