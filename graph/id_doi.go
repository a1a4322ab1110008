package graph

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// makeDOI normalises the value of a DOI field.
func makeDOI(raw string) (ID, bool) {
	v := lowerASCII(strings.TrimPrefix(raw, "https://doi.org/"))
	if !cleanDOI(v) {
		if v = normalDOI(raw); v == "" {
			return ID{}, false
		}
	}
	return doiID(v)
}

// doiID makes the identifier of a normalised DOI: those that arXiv registers
// are arXiv identifiers.
func doiID(v string) (ID, bool) {
	if hasFold(v, "10.48550/arxiv.") {
		if a := arXivValue(v[len("10.48550/arxiv."):]); a != "" {
			return ID{ArXiv, a}, true
		}
	}
	return ID{DOI, v}, true
}

// cleanDOI is the fast path: a DOI in lower case made of characters that need no
// second look, with its brackets balanced. Signs that may part two DOIs are such
// characters unless there is a second one.
func cleanDOI(v string) bool {
	n := doiPrefixLen(v)
	if n == 0 || n == len(v) || len(v) > maxDOI {
		return false
	}
	for i := n; i < len(v); i++ {
		if !plainDOIByte(v[i]) && (!oldDOIByte(v[i]) || strings.Contains(v[n:], "10.")) {
			return false
		}
	}
	return endsClean(v[len(v)-1]) || trimDOI(v, n) == v
}

func plainDOIByte(c byte) bool {
	return isDigit(c) || 'a' <= c && c <= 'z' || c == '.' || c == '-' || c == '_' || c == '/' || c == '(' || c == ')' || c == ':'
}

// oldDOIByte are further characters of DOIs in the style of SICI.
func oldDOIByte(c byte) bool { return c == '<' || c == '>' || c == ';' || c == '[' || c == ']' }

// endsClean tells a last character behind which nothing is to be trimmed: no
// punctuation, no bracket, and not the end of the ending of a web page.
func endsClean(c byte) bool {
	return isDigit(c) || 'a' <= c && c <= 'z' && c != 'f' && c != 'l' && c != 't'
}

// doiPrefixLen is the length of "10.1234/" or "10.1234.5/" at the start of s, 0
// if there is none.
func doiPrefixLen(s string) int {
	if !strings.HasPrefix(s, "10.") {
		return 0
	}
	n := digitRun(s[3:])
	if n < 4 || n > 9 {
		return 0
	}
	i := 3 + n
	for i < len(s) && s[i] == '.' {
		n = digitRun(s[i+1:])
		if n == 0 {
			return 0
		}
		i += 1 + n
	}
	if i < len(s) && s[i] == '/' {
		return i + 1
	}
	return 0
}

// maxDOI bounds the length of a DOI in bytes. Longer text in a field is no DOI.
const maxDOI = 2048

// normalDOI brings the value of a DOI field into normal form, "" if it holds no
// DOI. It repeats until nothing changes, so that a value that was encoded twice
// comes out right and the normal form is stable.
func normalDOI(raw string) string {
	v := raw
	for range 10 {
		if len(v) > 4*maxDOI {
			return ""
		}
		next := doiPass(v)
		if next == v || next == "" {
			return next
		}
		v = next
	}
	return ""
}

// doiPass finds the DOI in v and takes one layer of encoding and noise off.
func doiPass(v string) string {
	v = html.UnescapeString(v)
	start := doiStart(v)
	if start < 0 {
		return ""
	}
	web := inWebAddress(v[:start])
	v = joinBroken(v[start:])
	if web {
		if i := strings.IndexAny(v, "?#"); i >= 0 {
			v = v[:i]
		}
	}
	v = lowerASCII(cutSecond(percentDecodeAll(v)))
	n := doiPrefixLen(v)
	if n == 0 {
		return ""
	}
	v = trimDOI(v, n)
	if len(v) == n || len(v) > maxDOI {
		return ""
	}
	return v
}

// doiStart is the index of the first "10.1234/" in s, the slash perhaps
// percent-encoded or the digits broken by white space; -1 if there is none.
func doiStart(s string) int {
	for i := 0; ; i++ {
		n := strings.Index(s[i:], "10.")
		if n < 0 {
			return -1
		}
		i += n
		if i > 0 && (isDigit(s[i-1]) || s[i-1] == '.' && i > 1 && isDigit(s[i-2])) {
			continue
		}
		if i > 0 && isLetter(s[i-1]) && !strings.HasSuffix(lowerASCII(s[:i]), "doi") {
			continue
		}
		head := joinBroken(s[i:min(len(s), i+80)])
		if doiPrefixLen(percentDecodeAll(head)) > 0 {
			return i
		}
	}
}

// inWebAddress tells whether the text before a DOI is the beginning of a web address.
func inWebAddress(before string) bool {
	word := before[strings.LastIndexAny(before, " \t\r\n")+1:]
	return strings.Contains(word, "//") || strings.Contains(lowerASCII(word), "doi.org/")
}

// joinBroken takes white space, controls and characters without width out of a
// DOI that was broken over lines, up to a word that does not belong to it.
func joinBroken(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		space := unicode.IsSpace(r)
		if space && otherWord(s[i+n:]) {
			break
		}
		if !space && !unicode.IsControl(r) && !unicode.Is(unicode.Cf, r) && !(r == utf8.RuneError && n == 1) {
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

// otherWord tells whether the text behind a blank is something else than the
// rest of a broken DOI.
func otherWord(s string) bool {
	s = strings.TrimLeft(s, " \t\r\n([;,|")
	for _, w := range []string{"10.", "doi", "http", "pmid", "pmcid", "pii", "accessed", "available", "retrieved", "epub", "and "} {
		if hasFold(s, w) && (w != "10." || doiPrefixLen(s) > 0) {
			return true
		}
	}
	return false
}

// cutSecond cuts a list "10.1/a;10.1/b" behind its first DOI. A bare semicolon
// or comma is no reason to cut: old DOIs hold them.
func cutSecond(s string) string {
	for i := 1; i < len(s); i++ {
		if !strings.ContainsRune(";,|", rune(s[i-1])) {
			continue
		}
		rest := cutFold(s[i:], "https://", "http://", "doi:", "doi")
		rest = cutFold(rest, "dx.doi.org/", "doi.org/")
		if doiPrefixLen(rest) > 0 {
			return s[:i-1]
		}
	}
	return s
}
