package graph

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// FamilyKeys are the keys under which the family name is compared: with its
// particle, without it, with German umlauts spelt out, then the halves of a
// compound name. The first is the usual one. Empty for an organisation.
func (n Name) FamilyKeys() []string {
	if n.Org {
		return nil
	}
	keys, halves := n.familyKeys()
	for _, k := range halves {
		keys = appendKey(keys, k)
	}
	return keys
}

// familyKeys are the keys of the whole family name and of its halves.
func (n Name) familyKeys() (whole, halves []string) {
	whole = appendKey(whole, wordKey(n.Particle+n.Family))
	whole = appendKey(whole, wordKey(n.Family))
	if i := strings.IndexAny(n.Family, "-'\u2019\u2010"); i > 0 && joinedParticle(n.Family[:i]) {
		whole = appendKey(whole, wordKey(n.Family[i:]))
	}
	if spelt := umlauts.Replace(n.Family); spelt != n.Family {
		whole = appendKey(whole, wordKey(n.Particle+spelt))
	}
	parts := strings.FieldsFunc(n.Family, func(r rune) bool { return r == ' ' || r == '-' || r == 0x2010 || r == 0x2013 })
	for _, p := range parts {
		if k := wordKey(p); len(parts) > 1 && utf8.RuneCountInString(k) > 1 && !isParticle(p) {
			halves = appendKey(halves, k)
		}
	}
	return whole, halves
}

// joinedParticle tells a particle that is written together with its name:
// "al-Haytham", "d'Alembert".
func joinedParticle(w string) bool {
	switch foldWord(w) {
	case "al", "el", "d", "l", "dell", "ben", "bar":
		return true
	}
	return false
}

var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ø", "oe", "Ø", "Oe", "å", "aa", "Å", "Aa")

// wordKey is a folded word without anything but letters and digits.
func wordKey(s string) string {
	s = foldWord(s)
	if strings.IndexFunc(s, notWord) < 0 {
		return s
	}
	return wordRunes(s)
}

func notWord(r rune) bool { return !isWordRune(r) }

// appendKey appends a key that is not empty and not there yet.
func appendKey(keys []string, k string) []string {
	if k == "" {
		return keys
	}
	for _, have := range keys {
		if have == k {
			return keys
		}
	}
	return append(keys, k)
}

// GivenTokens are the given names and initials, folded: "Simon S." gives simon, s.
// A block of capitals is initials ("MEJ" gives m, e, j) unless it can be a given
// name of its own ("IAN", "Li").
func (n Name) GivenTokens() []string {
	var texts []string
	for _, t := range n.given().tokens {
		texts = append(texts, t.text)
	}
	return texts
}

// givenToken is one given name, or its abbreviation.
type givenToken struct {
	text   string
	abbrev bool // a single letter, or short with a dot: "th."
	tied   bool // a hyphen ties it to the one before: "Wei" in "Jian-Wei"
}

// givenNames are the given names of one person, in order. A block of capitals
// that can be a name has a second reading as initials.
type givenNames struct {
	tokens   []givenToken
	initials []givenToken // the second reading, nil if there is none
}

// given splits the given names.
func (n Name) given() givenNames {
	if n.Org {
		return givenNames{}
	}
	if block := capitalBlock(n.Given, n.Family); block != nil {
		if !shortNames[lowerASCII(n.Given)] {
			return givenNames{tokens: block}
		}
		return givenNames{tokens: []givenToken{{text: lowerASCII(n.Given)}}, initials: block}
	}
	var tokens []givenToken
	for rest := n.Given; rest != ""; {
		i := strings.IndexFunc(rest, givenBreak)
		if i < 0 {
			return givenNames{tokens: appendGiven(tokens, rest, tied(n.Given, rest))}
		}
		tokens = appendGiven(tokens, rest[:i], tied(n.Given, rest))
		_, size := utf8.DecodeRuneInString(rest[i:])
		rest = rest[i+size:]
	}
	return givenNames{tokens: tokens}
}

// givenBreak tells what stands between given names. Dots stay with their word.
func givenBreak(r rune) bool {
	return unicode.IsSpace(r) || hyphen(r) || strings.ContainsRune("_/,·・~", r)
}

func hyphen(r rune) bool { return r == '-' || 0x2010 <= r && r <= 0x2013 }

// tied tells whether a hyphen stands before rest, which is the end of all.
func tied(all, rest string) bool {
	r, _ := utf8.DecodeLastRuneInString(all[:len(all)-len(rest)])
	return hyphen(r)
}

// appendGiven appends the tokens of one word: "A.L." is two.
func appendGiven(tokens []givenToken, w string, tied bool) []givenToken {
	for w != "" {
		piece, rest, dotted := strings.Cut(w, ".")
		k := wordKey(piece)
		if n := utf8.RuneCountInString(k); n > 0 {
			short := (n == 1 || dotted && n <= 4) && !eastAsian(k)
			tokens = append(tokens, givenToken{text: k, abbrev: short, tied: tied && len(tokens) > 0})
			tied = false
		}
		w = rest
	}
	return tokens
}

// capitalBlock reads a single word of two to four capitals without dots as
// initials. In a name that is in capitals altogether, a word of four letters
// with a vowel is a name and no block.
func capitalBlock(given, family string) []givenToken {
	if len(given) < 2 || len(given) > 4 {
		return nil
	}
	vowel := false
	var block []givenToken
	for i := range len(given) {
		if given[i] < 'A' || given[i] > 'Z' {
			return nil
		}
		vowel = vowel || strings.IndexByte("AEIOUY", given[i]) >= 0
		block = append(block, givenToken{text: lowerASCII(given[i : i+1]), abbrev: true})
	}
	if len(given) == 4 && vowel && family == strings.ToUpper(family) {
		return nil
	}
	return block
}
