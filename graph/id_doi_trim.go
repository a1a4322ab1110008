package graph

import (
	"strings"
	"unicode/utf8"
)

// percentDecode decodes %XX once; other percent signs stay.
func percentDecode(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && allHex(s[i+1:i+3], 2) {
			b = append(b, unhex(s[i+1])<<4|unhex(s[i+2]))
			i += 2
			continue
		}
		b = append(b, s[i])
	}
	return string(b)
}

// percentDecodeAll decodes until nothing changes.
func percentDecodeAll(s string) string {
	for {
		next := percentDecode(s)
		if next == s {
			return s
		}
		s = next
	}
}

func unhex(c byte) byte {
	if isDigit(c) {
		return c - '0'
	}
	return c | 0x20 - 'a' + 10
}

// trimDOI takes punctuation and the endings of publishers' pages off the end.
// The first n bytes are the prefix and stay.
func trimDOI(v string, n int) string {
	for {
		w := trimPunct(v, n)
		w = trimPage(w, n)
		if w == v {
			return v
		}
		v = w
	}
}

// trimPunct takes punctuation off the end, and closing brackets as long as
// there are more of them than opening ones.
func trimPunct(v string, n int) string {
	for len(v) > n {
		r, size := utf8.DecodeLastRuneInString(v)
		switch {
		case strings.ContainsRune(".,;:'\"`\\\u2019\u201D\u2026\u00BB", r):
		case unbalanced(v, r):
		default:
			return v
		}
		v = v[:len(v)-size]
	}
	return v
}

// unbalanced tells whether r closes a bracket that v does not open.
func unbalanced(v string, r rune) bool {
	i := strings.IndexRune(")]}>", r)
	if i < 0 {
		return false
	}
	return strings.Count(v, string("([{<"[i])) < strings.Count(v, string(r))
}

// pageEndings are what web pages add to a DOI in their address.
var pageEndings = []string{".pdf", "/pdf", "/epdf", "/full", "/abstract"}

// trimPage takes the ending of a web page off.
func trimPage(v string, n int) string {
	for _, e := range pageEndings {
		if strings.HasSuffix(v, e) && len(v) > n+len(e) {
			return v[:len(v)-len(e)]
		}
	}
	return v
}
