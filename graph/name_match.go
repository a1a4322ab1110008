package graph

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Match grades how far two names agree.
type Match int

// The grades, from a clash to full given names and a middle initial that agree.
const (
	NoMatch Match = iota
	WeakMatch
	StrongMatch
	FullMatch
)

// MatchNames compares two names by family key and, position by position, by
// given names; a missing middle name agrees with anything. It returns
//   - NoMatch if family names, given names or generations (Jr, Sr) clash, or if
//     just one is an organisation;
//   - WeakMatch if nothing clashes, but no given name is known in full on both
//     sides: it is missing, an initial, a short form or a nickname;
//   - StrongMatch if a given name is equal in full: the first one, or a later one
//     behind initials that agree ("H. Andrew");
//   - FullMatch if, moreover, another name or initial is known on both sides and equal.
//
// Half of a compound family name agrees with the whole ("García" with
// "García-Márquez"). Two organisations match strongly if their names have the
// same letters.
func MatchNames(a, b Name) Match {
	if a.Org || b.Org {
		if a.Org && b.Org && TitleKey(a.Full) == TitleKey(b.Full) {
			return StrongMatch
		}
		return NoMatch
	}
	x, y := newNameForm(a), newNameForm(b)
	return compareForms(&x, &y).grade
}

// nameForm is a person's name made ready for many comparisons.
type nameForm struct {
	whole, halves []string
	given         givenNames
	suffix        string
}

func newNameForm(n Name) nameForm {
	whole, halves := n.familyKeys()
	return nameForm{whole, halves, n.given(), suffixKey(n.Suffix)}
}

// familyKeys are all keys of the family name, those of the whole name first.
func (f *nameForm) familyKeys() []string {
	keys := slices.Clip(f.whole)
	for _, k := range f.halves {
		keys = appendKey(keys, k)
	}
	return keys
}

// agreement is how two names agree.
type agreement struct {
	grade    Match
	middle   bool // a second name or initial agrees
	nickname bool // rests on a nickname
	cut      bool // rests on a name that begins with the other: "Jian" and "Jianbin", "Jian-Bin"
}

// better tells whether r is a stronger agreement than s.
func (r agreement) better(s agreement) bool {
	return r.grade > s.grade || r.grade == s.grade && s.cut && !r.cut
}

// compareForms compares the names of two persons.
func compareForms(a, b *nameForm) agreement {
	if suffixClash(a.suffix, b.suffix) {
		return agreement{}
	}
	switch {
	case shareKey(a.whole, b.whole):
		return compareReadings(a, b, a.given.tokens, b.given.tokens)
	case len(a.halves) > 1 && len(b.halves) < 2:
		return compareHalf(a, b)
	case len(b.halves) > 1 && len(a.halves) < 2:
		return compareHalf(b, a)
	}
	return agreement{}
}

// compareHalf compares a compound family name with a simple one. If that is the
// last part of the compound, the parts before it may be middle names: "Dat | Tien
// Nguyen" agrees with "Dat Tien | Nguyen", not with "Dat Quoc | Nguyen".
func compareHalf(a, b *nameForm) agreement {
	if !shareKey(a.halves, b.whole) {
		return agreement{}
	}
	given := a.given.tokens
	if last := len(a.halves) - 1; shareKey(a.halves[last:], b.whole) {
		given = append([]givenToken(nil), given...)
		for _, h := range a.halves[:last] {
			given = append(given, givenToken{text: h})
		}
	}
	return compareReadings(a, b, given, b.given.tokens)
}

// compareReadings compares given names, also in their second reading.
func compareReadings(a, b *nameForm, given, other []givenToken) agreement {
	best := matchGiven(given, other)
	if a.given.initials != nil {
		if r := matchGiven(a.given.initials, other); r.better(best) {
			best = r
		}
	}
	if b.given.initials != nil {
		if r := matchGiven(given, b.given.initials); r.better(best) {
			best = r
		}
	}
	return best
}

func shareKey(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

// suffixClash tells two different generations. A junior may be a second.
func suffixClash(a, b string) bool {
	if a == "" || b == "" || a == b {
		return false
	}
	return !(a == "jr" && b == "ii" || a == "ii" && b == "jr")
}

// matchGiven compares given names position by position.
func matchGiven(a, b []givenToken) agreement {
	n := min(len(a), len(b))
	if n == 0 {
		return agreement{grade: WeakMatch}
	}
	if joined := joinGiven(a); joined != "" && joined == joinGiven(b) {
		return strongAgreement(agreement{middle: len(a) > 1 && len(b) > 1})
	}
	r := agreement{grade: WeakMatch, middle: n > 1}
	equal := false
	for i := range n {
		switch compareTokens(a[i], b[i]) {
		case clashWord:
			return agreement{}
		case sameWord:
			equal = true
		case nickWord:
			r.nickname = true
		case cutWord:
			r.cut = true
		}
	}
	r.cut = r.cut || cutAtHyphen(a, b, n) || cutAtHyphen(b, a, n)
	if !equal || r.cut || r.nickname {
		return r
	}
	return strongAgreement(r)
}

// strongAgreement grades names with a given name that is equal in full.
func strongAgreement(r agreement) agreement {
	r.grade = StrongMatch
	if r.middle {
		r.grade = FullMatch
	}
	return r
}

// cutAtHyphen tells whether b lacks the second half of a name that a has in full:
// "Yun" beside "Yun-Nung". Both agree up to n.
func cutAtHyphen(a, b []givenToken, n int) bool {
	return len(a) > n && a[n].tied && !a[n-1].abbrev && !b[n-1].abbrev
}

// joinGiven is the given name written as one word, so that "Jian-Wei" equals
// "Jianwei"; "" if it holds an abbreviation.
func joinGiven(tokens []givenToken) string {
	if len(tokens) == 1 && !tokens[0].abbrev {
		return tokens[0].text
	}
	var b strings.Builder
	for _, t := range tokens {
		if t.abbrev {
			return ""
		}
		b.WriteString(t.text)
	}
	return b.String()
}

// tokenMatch is how two given names agree.
type tokenMatch uint8

const (
	clashWord tokenMatch = iota
	initialWord
	cutWord
	nickWord
	sameWord
)

// compareTokens compares two given names: equal words, an initial or an
// abbreviation of a word, a nickname, or a word of at least three letters that
// begins the other.
func compareTokens(a, b givenToken) tokenMatch {
	if len(a.text) > len(b.text) {
		a, b = b, a
	}
	x, y := a.text, b.text
	switch {
	case a.abbrev || b.abbrev && utf8.RuneCountInString(x) == 1:
		if strings.HasPrefix(y, x) {
			return initialWord
		}
	case x == y, len(x) < len(y) && withoutUmlaut(x) == withoutUmlaut(y):
		if b.abbrev {
			return initialWord
		}
		return sameWord
	case nickname(x, y):
		return nickWord
	case utf8.RuneCountInString(x) >= 3 && strings.HasPrefix(y, x):
		return cutWord
	}
	return clashWord
}

// withoutUmlaut undoes the spelling of umlauts as two letters: "bjoern" gives "bjorn".
// At the end of a word, before a vowel, and behind the letters x, q and y, the
// two are no umlaut but two sounds: "yue", "xuefeng".
func withoutUmlaut(s string) string {
	if !strings.Contains(s, "e") {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		if s[i] == 'e' && umlautAt(s, i) {
			continue
		}
		b = append(b, s[i])
	}
	return string(b)
}

// umlautAt tells whether the letter e at i makes an umlaut of the one before it.
func umlautAt(s string, i int) bool {
	if i == 0 || i+1 == len(s) || strings.IndexByte("aou", s[i-1]) < 0 || strings.IndexByte("aeiouy", s[i+1]) >= 0 {
		return false
	}
	return i < 2 || strings.IndexByte("xqy", s[i-2]) < 0
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
