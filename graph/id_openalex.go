package graph

import "strings"

// openAlexValue normalises an OpenAlex identifier: "https://openalex.org/W1" and
// "w1" give "W1". The common address is tried first: corpora hold millions.
func openAlexValue(s string) string {
	const home = "https://openalex.org/"
	if strings.HasPrefix(s, home) && openAlexShape(s[len(home):]) {
		return s[len(home):]
	}
	s = strings.TrimSpace(s)
	if path, ok := urlPath(s, "openalex.org"); ok {
		s = path[strings.LastIndexByte(path, '/')+1:]
	}
	s = cutFold(s, "openalex:")
	if s == "" {
		return ""
	}
	if c := s[0]; 'a' <= c && c <= 'z' {
		s = string(c-'a'+'A') + s[1:]
	}
	if openAlexShape(s) {
		return s
	}
	return ""
}

// openAlexShape tells a letter of a kind with digits behind it.
func openAlexShape(s string) bool {
	if len(s) < 2 {
		return false
	}
	switch s[0] {
	case 'W', 'A', 'S', 'I', 'T', 'P', 'F', 'D', 'C', 'K':
		return allDigits(s[1:])
	}
	return false
}
