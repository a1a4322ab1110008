package graph

// mention is one name in one by-line, as identity sees it: numbers, which say what
// it is in the tables of identityInput.
type mention struct {
	work     int32 // in works
	position int32
	name     int32 // in names
	orcid    int32 // in words, where 0 is ""
	sourceID int32 // in ids, -1 if there is none
	places   span  // of places
}

// identityWork is what identity may use of a work as evidence.
type identityWork struct {
	id       string // Papers.IDs
	mentions []int32
	refs     []int32 // works cited, ascending
	source   int32   // -1 if unknown
	year     int32
	title    string
	classes  []string
}

// identityInput is all that identity works on. Values stand in its tables once.
type identityInput struct {
	mentions     []mention
	works        []identityWork
	names        []Name
	words        []string
	ids          []ID
	affiliations []Affiliation
	places       []int32 // in affiliations
}

// person is a cluster of mentions.
type person struct {
	id       string // stable under the order of the input
	name     string // the most frequent full form; ties: the longest, then the first in order
	org      bool
	orcid    string
	forms    []string // as printed, sorted, each once
	mentions []int32
	because  string // evidence in words, "" for a single form
}

// resolveAuthors clusters mentions into persons by the rule:
//   - none: equal strings as printed;
//   - full-name: equal family names and given names, ignoring case and accents;
//   - initials: equal family names and first initials;
//   - orcid: equal ORCIDs or ids of the source under compatible names, and equal
//     strings for mentions without an id;
//   - auto: ids first, then careful scoring of evidence (see autoClusters).
//
// Organisations join by equal names under every rule. Persons are in the order of
// their first mention. Faults in the data (an ORCID twice in one by-line, an id
// with names that clash) come back as problems. The order of works and mentions
// has no influence on who is whom, nor on ids and names.
func resolveAuthors(rule Identity, in identityInput) ([]person, []Problem) {
	out := identification{rule: rule}.resolve(in)
	return out.persons, out.problems
}
