package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxAuthor is the length of a name in a reference list in bytes.
const maxAuthor = 80

// isAuthor tells whether a text is one name as grammars B and C print it, family
// name first: "van der Maaten L.J.P.", "Calin GA", "PAPADOPOULOS A N".
func isAuthor(s string) bool { return authorStyle(s) != noAuthor }

// nameStyle says how the initials of a name are written.
type nameStyle uint8

const (
	noAuthor nameStyle = iota
	withDots
	withoutDots
	etAl
)

// authorStyle tells how a name is written, or that a text is none.
func authorStyle(s string) nameStyle {
	if isEtAl(s) {
		return etAl
	}
	if len(s) > maxAuthor || !endsLikeName(s) || strings.ContainsAny(s, "0123456789:()[]\"?!/") {
		return noAuthor
	}
	var room [12]string
	words := room[:0]
	for w := range strings.FieldsSeq(s) {
		words = append(words, w)
	}
	if n := len(words); n > 2 && isNameSuffix(words[n-1]) && len(words[n-1]) > 1 {
		words = words[:n-1]
	}
	family := len(words)
	for family > 1 && isInitials(words[family-1]) {
		family--
	}
	if family == len(words) || !isFamily(words[:family]) {
		return noAuthor
	}
	if strings.Contains(words[len(words)-1], ".") {
		return withDots
	}
	return withoutDots
}

// endsLikeName tells whether the last letter can be that of initials or of a
// suffix. It spares most titles a second look.
func endsLikeName(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == '.' || unicode.IsUpper(r) || strings.HasSuffix(s, "Jr") || strings.HasSuffix(s, "Sr") || strings.HasSuffix(s, "d")
}

// isEtAl tells what stands for further authors.
func isEtAl(s string) bool {
	if len(s) > len("and others.,") {
		return false
	}
	switch strings.ToLower(strings.Trim(s, " .,")) {
	case "et al", "others", "and others", "…":
		return true
	}
	return false
}

// isInitials tells "L.", "J.-P.", "M.E.J.", "Yu.", "GA", "T-D": capitals, each
// perhaps with a point, or with a small letter before one; four at most without
// points.
func isInitials(s string) bool {
	letters, small := 0, 0
	for i, r := range s {
		switch {
		case unicode.IsUpper(r):
			if small > 0 {
				return false
			}
			letters++
		case unicode.IsLower(r):
			if small++; i == 0 || small > 1 {
				return false
			}
		case r == '.':
			small = 0
		case r == '-' || r == '‐' || r == '\'' || r == '’':
			if small > 0 {
				return false
			}
		default:
			return false
		}
	}
	return letters > 0 && small == 0 && (letters <= 4 || strings.Contains(s, "."))
}

// isFamily tells whether words are a family name: each begins with a capital or is
// a particle, and the last one is neither a particle nor an abbreviation.
func isFamily(words []string) bool {
	if len(words) == 0 || len(words) > 5 || strings.HasSuffix(words[len(words)-1], ".") && !isNameSuffix(words[len(words)-1]) {
		return false
	}
	for i, w := range words {
		w = strings.TrimLeft(w, "'’`")
		for _, p := range []string{"d'", "d’", "al-", "el-", "de-"} {
			w = strings.TrimPrefix(w, p)
		}
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r), unicode.IsLetter(r) && !unicode.IsLower(r): // also letters without case
		case i < len(words)-1 && isNameParticle(w):
		default:
			return false
		}
	}
	return true
}

// isNameParticle tells a small word inside a family name.
func isNameParticle(w string) bool {
	switch w {
	case "al", "ap", "bin", "da", "das", "de", "del", "della", "dello", "den", "der", "des", "di", "do", "dos", "du",
		"e", "el", "ibn", "la", "las", "le", "los", "op", "san", "st", "t", "ten", "ter", "van", "vom", "von", "y", "zu", "zum", "zur":
		return true
	}
	return false
}

// isGiven tells whether a text is the initials of grammar A: "B.A.", "J. R.", "M. Jr.".
func isGiven(s string) bool {
	words := strings.Fields(s)
	if n := len(words); n > 1 && isNameSuffix(words[n-1]) {
		words = words[:n-1]
	}
	for _, w := range words {
		if !isInitials(w) || !strings.Contains(w, ".") {
			return false
		}
	}
	return len(words) > 0
}
