package graph

// mention is one name in one by-line, as identity sees it.
type mention struct {
	work         int32 // index into identityInput.works
	position     int32
	name         Name
	orcid        string
	sourceID     ID
	affiliations []Affiliation
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

// identityInput is all that identity works on.
type identityInput struct {
	mentions []mention
	works    []identityWork
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

// resolveAuthors clusters mentions into persons by the rule. Persons are in the
// order of their first mention. Faults in the data (an ORCID twice in one
// by-line, an id with names that clash) come back as problems.
func resolveAuthors(rule Identity, in identityInput) ([]person, []Problem) {
	of := make(map[string]int)
	var persons []person
	for i, m := range in.mentions {
		k := m.name.String()
		at, ok := of[k]
		if !ok {
			at = len(persons)
			of[k] = at
			persons = append(persons, person{id: "au:" + wordKey(k), name: k, org: m.name.Org, forms: []string{k}})
		}
		p := &persons[at]
		p.mentions = append(p.mentions, int32(i))
		if p.orcid == "" {
			p.orcid = m.orcid
		}
	}
	return persons, nil
}
