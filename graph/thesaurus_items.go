package graph

import "slices"

// thesaurusUnits are the units that a thesaurus can be for.
var thesaurusUnits = []Unit{UnitAuthors, UnitSources, UnitInstitutions, UnitCountries, UnitKeywords}

// ThesaurusUnits lists the units that a Thesaurus can be for.
func ThesaurusUnits() []Unit { return slices.Clone(thesaurusUnits) }

// readThesauri readies the thesauri of each unit.
func (j *joiner) readThesauri() {
	j.thesauri = make(map[Unit]*labels)
	for _, u := range thesaurusUnits {
		t, problems := newLabels(j.b.o.Thesauri, u)
		j.c.Problems = append(j.c.Problems, problems...)
		if t != nil {
			j.thesauri[u] = t
		}
	}
}

// tellUnmatched reports the labels that stand nowhere.
func (j *joiner) tellUnmatched() {
	for _, u := range thesaurusUnits {
		j.c.Problems = append(j.c.Problems, j.thesauri[u].unmatched()...)
	}
}

// use applies a thesaurus: things that bear a label join those that bear its
// replacement, whatever their identifiers, and get its name; things without a
// replacement are left out.
func (s *shelf) use(t *labels) {
	if t == nil {
		return
	}
	s.renamed = make(map[int32]string)
	s.dropped = make([]bool, len(s.things))
	first := make(map[string]int32) // thing of each name
	for i := range s.things {
		if _, ok := first[labelKey(s.things[i].name)]; !ok {
			first[labelKey(s.things[i].name)] = int32(i)
		}
	}
	for i := range s.things {
		e, ok := t.find(s.things[i].name)
		switch {
		case !ok || len(s.things[i].keys) == 0:
		case e.ReplaceBy == "":
			s.dropped[i] = true
		default:
			to := t.target(e)
			if k, ok := first[labelKey(to)]; ok && len(s.things[k].keys) > 0 {
				if a, b := s.groups.root(int32(i)), s.groups.root(k); a != b {
					s.groups.force(a, b)
				}
			} else if !ok {
				first[labelKey(to)] = int32(i)
			}
			s.renamed[int32(i)] = to
		}
	}
}

// givenNames names the items that a thesaurus renamed.
func (s *shelf) givenNames(names []string) {
	for i := range s.things {
		if to, ok := s.renamed[int32(i)]; ok {
			if n := s.number[s.groups.root(int32(i))]; n >= 0 {
				names[n] = to
			}
		}
	}
}
