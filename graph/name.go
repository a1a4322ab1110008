package graph

// Name is a person's or an organisation's name as a source gives it, split.
type Name struct {
	Full     string // as printed, white space folded
	Family   string
	Given    string // given names and initials, as printed
	Particle string // von, van der, …; not part of Family
	Suffix   string // Jr, III, …
	Org      bool   // an organisation: Full is all there is
}

// ParseName splits a name as printed: "Given von Family, Jr", "Family, Given",
// "Family, Jr, Given", an organisation, or a name in Chinese, Japanese or Korean script.
func ParseName(s string) Name { return Name{Full: s} }

// NewName makes a Name from parts that a source gives apart.
func NewName(family, given, particle, suffix string) Name { return Name{Family: family, Given: given} }

// PlaceholderName tells whether a name stands for nobody: "[Anonymous]", "et al.", "others", …
func PlaceholderName(s string) bool { return false }

// FamilyKeys are the keys under which the family name is compared: with and
// without its particle. The first is the usual one. Empty for an organisation.
func (n Name) FamilyKeys() []string { return nil }

// GivenTokens are the given names and initials, folded: "Simon S." gives simon, s.
func (n Name) GivenTokens() []string { return nil }

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
// given names; a missing middle name agrees with anything.
func MatchNames(a, b Name) Match { return NoMatch }
