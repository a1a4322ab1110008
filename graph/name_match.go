package graph

import (
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
//   - WeakMatch if nothing clashes, but a first given name is missing, an
//     initial, a short form or a nickname;
//   - StrongMatch if the first given names are equal in full;
//   - FullMatch if, moreover, a middle initial is known on both sides and equal.
//
// Two organisations match strongly if their names have the same letters.
func MatchNames(a, b Name) Match {
	if a.Org || b.Org {
		if a.Org && b.Org && TitleKey(a.Full) == TitleKey(b.Full) {
			return StrongMatch
		}
		return NoMatch
	}
	x, y := newNameForm(a), newNameForm(b)
	return matchForms(&x, &y)
}

// nameForm is a name made ready for many comparisons.
type nameForm struct {
	whole, halves []string
	given         givenNames
	suffix        string
}

func newNameForm(n Name) nameForm {
	whole, halves := n.familyKeys()
	return nameForm{whole, halves, n.given(), suffixKey(n.Suffix)}
}

// matchForms is MatchNames for persons.
func matchForms(a, b *nameForm) Match {
	if !sameFamily(a, b) || suffixClash(a.suffix, b.suffix) {
		return NoMatch
	}
	best := matchGiven(a.given.tokens, b.given.tokens)
	if a.given.initials != nil {
		best = max(best, matchGiven(a.given.initials, b.given.tokens))
	}
	if b.given.initials != nil {
		best = max(best, matchGiven(a.given.tokens, b.given.initials))
	}
	return best
}

// sameFamily tells whether the whole family names have a key in common, or
// one is half of the other.
func sameFamily(a, b *nameForm) bool {
	switch {
	case shareKey(a.whole, b.whole):
		return true
	case len(a.halves) > 1 && len(b.halves) < 2:
		return shareKey(a.halves, b.whole)
	case len(b.halves) > 1 && len(a.halves) < 2:
		return shareKey(a.whole, b.halves)
	}
	return false
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
func matchGiven(a, b []givenToken) Match {
	if len(a) == 0 || len(b) == 0 {
		return WeakMatch
	}
	if joined := joinGiven(a); joined != "" && joined == joinGiven(b) {
		return middleGrade(a, b)
	}
	for i := range min(len(a), len(b)) {
		if !compatible(a[i], b[i]) {
			return NoMatch
		}
	}
	if a[0].abbrev || b[0].abbrev || a[0].text != b[0].text {
		return WeakMatch
	}
	return middleGrade(a, b)
}

// middleGrade grades names whose first given names are equal in full.
func middleGrade(a, b []givenToken) Match {
	if len(a) > 1 && len(b) > 1 && firstRune(a[1].text) == firstRune(b[1].text) {
		return FullMatch
	}
	return StrongMatch
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

// compatible tells whether two given names may be the same: an initial and a
// word with that letter, equal words, a short form of at least three letters, or
// a nickname.
func compatible(a, b givenToken) bool {
	x, y := a.text, b.text
	if len(x) > len(y) {
		x, y, a, b = y, x, b, a
	}
	switch {
	case x == y:
		return true
	case a.abbrev || b.abbrev && utf8.RuneCountInString(x) == 1:
		return strings.HasPrefix(y, x)
	case utf8.RuneCountInString(x) >= 3 && strings.HasPrefix(y, x):
		return true
	}
	return nickname(x, y)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
