package graph

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// TitleCase makes a label of a title in capitals: each word begins with a
// capital, the rest is lower case, small words are lower case inside. Roman
// numerals up to XXXIX and words of at most three characters with a digit keep
// their form. Text that holds a lower-case letter comes back as it is.
func TitleCase(s string) string {
	if strings.IndexFunc(s, unicode.IsLower) >= 0 || strings.IndexFunc(s, unicode.IsUpper) < 0 {
		return s
	}
	var b strings.Builder
	first := true
	for s != "" {
		n := wordLen(s)
		if n == 0 {
			_, n = utf8.DecodeRuneInString(s)
			b.WriteString(s[:n])
		} else {
			b.WriteString(caseWord(s[:n], first))
			first = false
		}
		s = s[n:]
	}
	return b.String()
}

// wordLen is the length of the word at the start of s. An apostrophe between
// letters belongs to it.
func wordLen(s string) int {
	n := 0
	for i, r := range s {
		if isWordRune(r) {
			n = i + utf8.RuneLen(r)
		} else if r != '\'' && r != '\u2019' || i != n || n == 0 {
			break
		}
	}
	return n
}

// caseWord writes one word of a title in capitals.
func caseWord(w string, first bool) string {
	lower := strings.ToLower(w)
	switch {
	case smallRoman(w), utf8.RuneCountInString(w) <= 3 && strings.ContainsAny(w, "0123456789"):
		return w
	case !first && stopWord(lower):
		return lower
	}
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToTitle(r)) + strings.ToLower(w[n:])
}

// smallRoman tells Roman numerals from 1 to 39.
func smallRoman(w string) bool {
	tens := len(w) - len(strings.TrimLeft(w, "X"))
	if tens > 3 {
		return false
	}
	switch w[tens:] {
	case "":
		return tens > 0
	case "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX":
		return true
	}
	return false
}
