package graph

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// particles are the words that may stand before a family name, folded.
var particles = map[string]bool{
	"al": true, "bar": true, "ben": true, "bin": true, "da": true, "das": true, "de": true, "del": true,
	"della": true, "den": true, "der": true, "des": true, "di": true, "dos": true, "do": true, "du": true, "el": true,
	"ibn": true, "la": true, "le": true, "lo": true, "mac": true, "mc": true, "san": true, "st": true,
	"ten": true, "ter": true, "van": true, "vom": true, "von": true, "y": true, "zu": true, "zum": true, "zur": true,
	"'t": true, "dalla": true, "degli": true, "dei": true, "delle": true, "las": true, "los": true, "op": true,
}

// isParticle tells particles whatever their case. A single capital is an initial.
func isParticle(w string) bool {
	return len(w) > 1 && particle(w) || w == "y"
}

// lowerParticle tells particles in lower case.
func lowerParticle(w string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "'\u2019"))
	return unicode.IsLower(r) && particle(w)
}

// particle looks a word up; all particles but one are plain ASCII.
func particle(w string) bool {
	return isIn(particles, w) || w == "\u2019t"
}

// isConjunction tells the "y" that joins two Spanish family names.
func isConjunction(w string) bool { return w == "y" }

// foldWord is Fold for one word, quick for plain ASCII.
func foldWord(w string) string {
	if isASCII(w) {
		return lowerASCII(w)
	}
	return Fold(w)
}

// isSuffix tells generational suffixes, with or without a dot.
func isSuffix(w string) bool { return suffixKey(w) != "" }

// suffixKey is the generation that a suffix states: "jr", "sr", "ii", "iii", "iv", "" for none.
func suffixKey(w string) string {
	switch strings.TrimRight(w, ".,") {
	case "Jr", "JR", "jr", "Junior", "Jnr":
		return "jr"
	case "Sr", "SR", "sr", "Senior", "Snr":
		return "sr"
	case "II", "2nd", "2ND":
		return "ii"
	case "III", "3rd", "3RD":
		return "iii"
	case "IV", "4th", "4TH":
		return "iv"
	}
	return ""
}

// isDegree tells academic degrees behind a name.
func isDegree(w string) bool {
	switch strings.ReplaceAll(lowerASCII(strings.TrimRight(w, ",")), ".", "") {
	case "phd", "md", "msc", "bsc", "mph", "dphil", "dsc", "mba", "rn", "facs", "frcp", "drphil", "drmed", "ma", "ms", "mbbs":
		return true
	}
	return false
}

// orgWords tell an organisation, as words of their own.
var orgWords = map[string]bool{
	"consortium": true, "collaboration": true, "group": true, "committee": true, "team": true,
	"university": true, "institute": true, "ministry": true, "association": true, "society": true,
	"network": true, "project": true, "investigators": true, "organization": true, "organisation": true,
	"foundation": true, "agency": true, "commission": true, "laboratory": true, "federation": true,
	"initiative": true, "department": true, "corporation": true,
	"institut": true, "instituto": true, "universidad": true, "universidade": true,
}

// orgName tells whether a name is an organisation's. Behind a comma only the
// first part is looked at: "Collaboration, ATLAS".
func orgName(s string) bool {
	if strings.HasPrefix(s, "*") {
		return true
	}
	before, _, _ := strings.Cut(s, ",")
	for before != "" {
		word := before
		if i := strings.IndexByte(before, ' '); i >= 0 {
			word, before = before[:i], before[i+1:]
		} else {
			before = ""
		}
		word = strings.Trim(word, "().;:")
		if len(word) > 3 && (isIn(orgWords, word) || hasFold(word, "universit")) {
			return true
		}
	}
	return false
}

// isIn tells whether a set of words in lower case holds an ASCII word, without a
// copy of it.
func isIn(set map[string]bool, w string) bool {
	var buf [16]byte
	if len(w) > len(buf) {
		return false
	}
	for i := range len(w) {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		buf[i] = c
	}
	return set[string(buf[:len(w)])]
}

// PlaceholderName tells whether a name stands for nobody: "[Anonymous]", "et al.",
// "others", "[No author name available]", or no letter at all.
func PlaceholderName(s string) bool {
	if s != "" && isLetter(s[0]) && strings.IndexByte("aAeEoOnNuU", s[0]) < 0 {
		return false
	}
	body := strings.Trim(s, " .,;[](){}<>'\"*-+")
	if strings.IndexFunc(body, unicode.IsLetter) < 0 {
		return true
	}
	if len(body) > 40 || strings.IndexByte("aAeEoOnNuU", body[0]) < 0 {
		return false
	}
	switch lowerASCII(strings.Join(strings.Fields(body), " ")) {
	case "anonymous", "anon", "et al", "others", "and others", "no author name available", "no author",
		"no authors listed", "na", "n/a", "null", "none", "nan", "unknown", "unknown author", "author unknown":
		return s != "Na" && s != "Nan"
	}
	return false
}
