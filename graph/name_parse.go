package graph

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ParseName splits a name as printed: "Given von Family, Jr", "Family, Given",
// "Family, Jr, Given", "Family I.J.", an organisation, or a name in Chinese,
// Japanese or Korean script. A name of one word is a family name. Organisations
// and placeholders come back with Org set and Full only.
func ParseName(s string) Name {
	if n, ok := plainName(s); ok {
		return n
	}
	if n, ok := plainInverted(s); ok {
		return n
	}
	return parseAnyName(s)
}

// parseAnyName is ParseName for all names.
func parseAnyName(s string) Name {
	full := CleanText(s)
	if PlaceholderName(full) || orgName(full) {
		return Name{Full: full, Org: true}
	}
	body := dropAlias(full)
	var n Name
	switch {
	case eastAsian(body):
		n = splitEastAsian(body)
	case strings.Contains(body, ","):
		n = splitCommas(body)
	default:
		n = splitWestern(nameWords(body))
	}
	n.Full = full
	if n.Family == "" {
		n.Family = body
	}
	return n
}

// dropAlias takes a number that tells namesakes apart off the end ("Wei Wang
// 0001"), and a second form in brackets or in another script behind a Latin one.
func dropAlias(s string) string {
	if i := strings.IndexAny(s, "(（"); i > 0 && strings.ContainsAny(s[i:], ")）") {
		if t := strings.TrimSpace(s[:i]); strings.IndexFunc(t, unicode.IsLetter) >= 0 {
			s = t
		}
	}
	words := strings.Fields(s)
	for len(words) > 1 {
		last := words[len(words)-1]
		number := len(last) == 4 && allDigits(last)
		latin := strings.IndexFunc(words[0], unicode.IsLetter) >= 0 && !eastAsian(words[0])
		if !number && !(latin && eastAsian(last)) {
			break
		}
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// nameWords cuts a name at blanks, and behind initials that are glued to the
// next word: "S.S.Du" gives "S.S." and "Du".
func nameWords(s string) []string {
	var words []string
	for _, w := range strings.Fields(s) {
		i := strings.LastIndexByte(w, '.')
		if i > 0 && i < len(w)-2 && initialsOnly(w[:i+1]) && w[i+1] != '-' {
			words = append(words, w[:i+1], w[i+1:])
			continue
		}
		words = append(words, w)
	}
	return words
}

// splitWestern splits "Given von Family Suffix" and "Family I.J.". In a name
// without capitals case tells nothing, and every particle counts as capitalised.
func splitWestern(words []string) Name {
	suffix := ""
	if k := len(words) - 1; k > 0 && isSuffix(words[k]) {
		suffix, words = words[k], words[:k]
	}
	if g := trailingInitials(words); g > 0 {
		return splitParts(strings.Join(words[:g], " "), strings.Join(words[g:], " "), "", suffix)
	}
	from, family := familyStart(words)
	if k := len(words) - 1; k > 0 && !anyUpper(words) {
		from, family = particleStart(words, k), k
	}
	return Name{
		Given:    strings.Join(words[:from], " "),
		Particle: strings.Join(words[from:family], " "),
		Family:   strings.Join(words[family:], " "),
		Suffix:   suffix,
	}
}

func anyUpper(words []string) bool {
	for _, w := range words {
		if strings.IndexFunc(w, unicode.IsUpper) >= 0 {
			return true
		}
	}
	return false
}

// familyStart finds where the particles and where the family name begin. A lower-case
// particle begins it wherever it stands, so that "Charles de la Vallée Poussin" has
// a family name of two words; a capitalised one only directly before the last word
// and never as the first word.
func familyStart(words []string) (particle, family int) {
	last := len(words) - 1
	for i := last - 1; i >= 0; i-- {
		if !lowerParticle(words[i]) {
			continue
		}
		if isConjunction(words[i]) {
			if i > 1 {
				particle, family = familyStart(words[:i])
				return particle, family
			}
			continue
		}
		family = i + 1
		for i > 0 && isParticle(words[i-1]) && (i > 1 || lowerParticle(words[0])) {
			i--
		}
		return i, family
	}
	return particleStart(words, max(last, 0)), max(last, 0)
}

// particleStart is where the particles directly before the family name begin.
// The first word is never one, and neither is a single letter.
func particleStart(words []string, family int) int {
	from := family
	for from > 1 && isParticle(words[from-1]) && len(words[from-1]) > 1 {
		from--
	}
	return from
}

// trailingInitials finds where the initials begin in a name with the family first:
// "Newman MEJ", "Zhu W.", "van der Berg J.-H."; 0 if the name is no such one. A
// short word in capitals that can be a family name ("Wei LI") is none.
func trailingInitials(words []string) int {
	if len(words) < 2 {
		return 0
	}
	last := words[len(words)-1]
	if !initialsOnly(last) || initialsOnly(words[0]) {
		return 0
	}
	sure := strings.Contains(last, ".") || utf8.RuneCountInString(last) == 1
	if !sure && (isIn(shortNames, last) || strings.IndexFunc(words[0], unicode.IsLower) < 0) {
		return 0
	}
	g := len(words) - 1
	for g > 1 && initialsOnly(words[g-1]) && !isParticle(words[g-1]) {
		g--
	}
	return g
}

// initialsOnly tells initials: single capitals with dots, hyphens or nothing
// between them, at most four: "S.", "J.-P.", "M.E.J.", "MEJ". Digraphs with a
// dot ("Th.", "Yu.") count.
func initialsOnly(w string) bool {
	letters, dots, run := 0, strings.Contains(w, "."), 0
	for _, r := range w {
		switch {
		case r == '.' || r == '-' || r == '\u2010' || r == ' ':
			run = 0
		case unicode.IsUpper(r):
			letters++
			run = 1
		case unicode.IsLower(r) && dots && run == 1:
			run = 2
		case unicode.IsMark(r):
		default:
			return false
		}
	}
	return letters > 0 && (letters <= 4 || dots)
}

// splitCommas splits the forms with commas.
func splitCommas(s string) Name {
	parts := strings.Split(s, ",")
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
	}
	first := parts[0]
	var given []string
	suffix := ""
	for i, p := range parts[1:] {
		switch {
		case p == "":
		case isSuffix(p) && suffix == "":
			suffix = p
		case allDegrees(p) && (i > 0 || longName(first)):
		default:
			given = append(given, p)
		}
	}
	if len(given) == 0 {
		return westernOrFamily(first, suffix)
	}
	if first == "" {
		return splitWestern(nameWords(strings.Join(given, " ")))
	}
	return splitParts(first, strings.Join(given, " "), "", suffix)
}

// westernOrFamily reads "John Smith" before ", Jr", or a family name alone.
func westernOrFamily(s, suffix string) Name {
	n := splitWestern(nameWords(s))
	if n.Suffix == "" {
		n.Suffix = suffix
	}
	return n
}

// allDegrees tells "PhD" and "MD PhD".
func allDegrees(s string) bool {
	for _, w := range strings.Fields(s) {
		if !isDegree(w) {
			return false
		}
	}
	return true
}

// longName tells a name that is more than a family name with particles: what
// follows its comma is then a degree rather than initials.
func longName(s string) bool {
	words := strings.Fields(s)
	return len(words)-leadingParticles(words) > 1
}
