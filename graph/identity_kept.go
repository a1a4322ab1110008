package graph

import "cmp"

// bylinesKept is what identity worked on, with the author of each mention.
type bylinesKept struct {
	input  identityInput
	author []int32 // -1 if none
}

// Identify returns the corpus with authors under another rule; what people decided
// does not count there. It needs BuildOptions.Ledger; without, it returns false.
func (c *Corpus) Identify(rule Identity) (*Corpus, bool) {
	if c.bylines == nil {
		return nil, false
	}
	other := *c
	who := identification{rule: rule}.resolve(c.bylines.input)
	other.setAuthors(c.bylines.input, who.persons)
	other.bylines = &bylinesKept{c.bylines.input, personOf(who.persons, len(c.bylines.input.mentions))}
	other.Ledger = nil
	return &other, true
}

// AuthorsIn gives each author of a corpus the author of the same corpus under
// another rule (Identify) who has most of the mentions, of several that with the
// first id; -1 without any.
func (c *Corpus) AuthorsIn(other *Corpus) []int32 {
	best := make([]int32, c.Authors.N())
	for i := range best {
		best[i] = -1
	}
	if c.bylines == nil || other.bylines == nil {
		return best
	}
	counts := make(map[[2]int32]int)
	for m, a := range c.bylines.author {
		b := other.bylines.author[m]
		if a < 0 || b < 0 {
			continue
		}
		counts[[2]int32{a, b}]++
	}
	for m, a := range c.bylines.author {
		b := other.bylines.author[m]
		if a < 0 || b < 0 {
			continue
		}
		old := best[a]
		more := cmp.Compare(counts[[2]int32{a, b}], counts[[2]int32{a, old}])
		if old < 0 || more > 0 || more == 0 && other.Authors.IDs[b] < other.Authors.IDs[old] {
			best[a] = b
		}
	}
	return best
}

// renamed is a list of decisions with the present id of each paper, which a person
// may name by any id.
func (j *joiner) renamed(decisions []Decision) []Decision {
	if len(decisions) == 0 {
		return nil
	}
	wanted := make(map[string]string)
	out := make([]Decision, len(decisions))
	copy(out, decisions)
	for i := range out {
		for _, w := range []*Who{&out[i].A, &out[i].B} {
			if paper, n := splitPlace(w.Place); n > 0 {
				wanted[paper] = ""
			}
		}
	}
	for i, ids := range j.c.Papers.AllIDs {
		for _, id := range ids {
			if old, ok := wanted[id.String()]; ok && old == "" {
				wanted[id.String()] = j.c.Papers.IDs[i]
			}
		}
	}
	for i := range out {
		for _, w := range []*Who{&out[i].A, &out[i].B} {
			paper, n := splitPlace(w.Place)
			if now := wanted[paper]; n > 0 && now != "" {
				w.Place = now + w.Place[len(paper):]
			}
		}
	}
	return out
}
