package graph

import "strings"

// cutFold removes the first of the prefixes that s begins with, ignoring case
// and white space behind it. It returns s itself if there is none. Prefixes are
// in lower case.
func cutFold(s string, prefixes ...string) string {
	for _, p := range prefixes {
		if hasFold(s, p) {
			return strings.TrimSpace(s[len(p):])
		}
	}
	return s
}

// hasFold tells whether s begins with an ASCII prefix in lower case, ignoring case.
func hasFold(s, prefix string) bool {
	if len(s) < len(prefix) {
		return false
	}
	for i := range len(prefix) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != prefix[i] {
			return false
		}
	}
	return true
}

// urlPath returns what stands behind the host of a web address of one of the
// hosts, without query, fragment and final slashes. A host stands for its
// subdomains too. It returns false if s is no such address.
func urlPath(s string, hosts ...string) (string, bool) {
	rest := cutFold(s, "https://", "http://")
	if rest == s {
		return "", false
	}
	host, path, _ := strings.Cut(rest, "/")
	for _, h := range hosts {
		if hasFold(host, h) && len(host) == len(h) || len(host) > len(h) && hasFold(host[len(host)-len(h)-1:], "."+h) {
			if i := strings.IndexAny(path, "?#"); i >= 0 {
				path = path[:i]
			}
			return strings.TrimRight(path, "/"), true
		}
	}
	return "", false
}

// allDigits tells whether s is one or more digits.
func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// allHex tells whether s is n hexadecimal digits.
func allHex(s string, n int) bool {
	if len(s) != n {
		return false
	}
	for i := range len(s) {
		if !isDigit(s[i]) && !('a' <= s[i]|0x20 && s[i]|0x20 <= 'f') {
			return false
		}
	}
	return true
}

// digitRun is the number of digits at the start of s.
func digitRun(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

// lowerASCII lowers the letters A to Z only; s itself comes back if there are none.
func lowerASCII(s string) string {
	for i := range len(s) {
		if 'A' <= s[i] && s[i] <= 'Z' {
			return lowerBytes(s)
		}
	}
	return s
}

func lowerBytes(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	return string(b)
}
