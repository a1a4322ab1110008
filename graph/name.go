package graph

import "strings"

// Name is a person's or an organisation's name as a source gives it, split.
type Name struct {
	Full     string // as printed, white space folded
	Family   string
	Given    string // given names and initials, as printed
	Particle string // von, van der, …; not part of Family
	Suffix   string // Jr, III, …
	Org      bool   // an organisation: Full is all there is
}

// String is the name as printed, or put together in the order "Given von Family Suffix".
func (n Name) String() string {
	if n.Full != "" {
		return n.Full
	}
	return joinWords(n.Given, n.Particle, n.Family, n.Suffix)
}

// NewName makes a Name from parts that a source gives apart. It mends what
// sources get wrong: a whole name in the family field, particles or a suffix
// inside another part, initials and family name the wrong way round. The full
// form is put together in the order "Given von Family Suffix".
func NewName(family, given, particle, suffix string) Name {
	if particle == "" && suffix == "" && plainWord(family) && plainGiven(given) {
		return Name{Full: given + " " + family, Family: family, Given: given}
	}
	return newAnyName(family, given, particle, suffix)
}

// newAnyName is NewName for all names.
func newAnyName(family, given, particle, suffix string) Name {
	family, given = CleanText(family), CleanText(given)
	particle, suffix = CleanText(particle), CleanText(suffix)
	if family == "" && particle == "" {
		family, given = given, ""
	}
	if given == "" && particle == "" && strings.ContainsAny(family, " ,") {
		n := ParseName(joinWords(family, suffix))
		if !n.Org && n.Given != "" {
			n.Full = joinWords(n.Given, n.Particle, n.Family, n.Suffix)
		}
		return n
	}
	if initialsOnly(family) && !initialsOnly(given) && given != "" {
		family, given = given, family
	}
	n := splitParts(family, given, particle, suffix)
	n.Full = fullForm(n)
	return n
}

// fullForm puts a split name together; names in Han or Hangul keep the family
// name first and have no blank.
func fullForm(n Name) string {
	if eastAsian(n.Family) && eastAsian(n.Given) {
		return n.Family + n.Given
	}
	return joinWords(n.Given, n.Particle, n.Family, n.Suffix)
}

// splitParts moves particles and suffixes that stand inside other parts to
// their own.
func splitParts(family, given, particle, suffix string) Name {
	f, g := strings.Fields(family), strings.Fields(given)
	if len(f) > 1 && isSuffix(f[len(f)-1]) && suffix == "" {
		f, suffix = f[:len(f)-1], f[len(f)-1]
	}
	if len(g) > 1 && isSuffix(g[len(g)-1]) && suffix == "" {
		g, suffix = g[:len(g)-1], strings.TrimRight(g[len(g)-1], ",")
	}
	for particle == "" && len(g) > 1 && lowerParticle(g[len(g)-1]) {
		n := len(g) - 1
		for n > 1 && lowerParticle(g[n-1]) {
			n--
		}
		particle, g = strings.Join(g[n:], " "), g[:n]
	}
	if particle == "" {
		n := leadingParticles(f)
		particle, f = strings.Join(f[:n], " "), f[n:]
	}
	return Name{
		Family: strings.Join(f, " "), Given: strings.TrimRight(strings.Join(g, " "), ","),
		Particle: particle, Suffix: suffix,
	}
}

// leadingParticles is the number of particles at the start of a family name; the
// last word is never one. A word in capitals counts too: "VAN DER BERG".
func leadingParticles(words []string) int {
	n := 0
	for n < len(words)-1 && isParticle(words[n]) {
		n++
	}
	if n > 0 && n < len(words) && isConjunction(words[n]) {
		return 0
	}
	return n
}

// joinWords joins the parts that are not empty with blanks.
func joinWords(parts ...string) string {
	var words []string
	for _, p := range parts {
		if p != "" {
			words = append(words, p)
		}
	}
	return strings.Join(words, " ")
}
