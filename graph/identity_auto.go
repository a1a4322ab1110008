package graph

import (
	"cmp"
	"slices"
)

// The bounds of the algorithm.
const (
	maxBlocks    = 3   // blocks of one name
	maxCoauthors = 50  // names of one by-line that count
	allPairs     = 50  // atoms of a block up to which all pairs are compared
	maxPosting   = 100 // atoms above which a shared trait makes no candidates
	maxSpan      = 50  // years that one person may publish
	nearYears    = 5
	farYears     = 25
	maxRounds    = 4
	absorbBlock  = 50 // mentions of a block up to which initials join the only full name
)

// autoClusters clusters by the rule auto.
func autoClusters(l *lineup, c *clusters) []Problem {
	problems := c.joinIDs(l)
	c.joinOrgs(l)
	x := newFacts(l)
	for _, roots := range nameComponents(x, c) {
		var atoms []atom
		for range maxRounds {
			if atoms = refresh(x, c, roots, atoms); !agglomerate(x, c, atoms) {
				break
			}
			roots = c.roots(roots)
		}
		absorb(x, c, c.roots(roots))
	}
	return problems
}

// roots are the representatives of some places, ascending, each once.
func (c *clusters) roots(places []int32) []int32 {
	out := make([]int32, 0, len(places))
	for _, p := range places {
		out = append(out, c.find(p))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// joinOrgs joins organisations by name.
func (c *clusters) joinOrgs(l *lineup) {
	first := make(map[string]int32)
	for p := range l.form {
		f := &l.forms[l.form[p]]
		if !f.name.Org {
			continue
		}
		k := f.fullKey()
		if q, ok := first[k]; ok && !c.shareWork(l, c.find(q), c.find(int32(p))) {
			c.union(q, int32(p))
		} else if !ok {
			first[k] = int32(p)
		}
	}
}

// scored is a pair of atoms with its evidence.
type scored struct {
	a, b int32 // indexes of atoms, a < b
	ev   evidence
}

// refresh makes the atoms of some clusters, in their order. Those that did not
// change since the round before are taken from there.
func refresh(x *facts, c *clusters, roots []int32, before []atom) []atom {
	atoms := make([]atom, len(roots))
	for i, r := range roots {
		for len(before) > 0 && before[0].root < r {
			before = before[1:]
		}
		if len(before) > 0 && before[0].root == r && len(before[0].places) == int(c.size[r]) {
			atoms[i] = before[0]
			atoms[i].settled = true
			continue
		}
		atoms[i] = newAtom(x, c, r)
	}
	return atoms
}

// agglomerate joins what the evidence allows, best pairs first, and tells whether
// anything was joined.
func agglomerate(x *facts, c *clusters, atoms []atom) bool {
	pairs := scorePairs(x, atoms)
	sums := newPairSums(len(atoms), pairs)
	slices.SortFunc(pairs, func(p, q scored) int {
		return cmp.Or(cmp.Compare(q.ev.points, p.ev.points), cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b))
	})
	joined := false
	for i := range pairs {
		p := &pairs[i]
		if p.ev.points < p.ev.need {
			continue
		}
		a, b := c.find(atoms[p.a].root), c.find(atoms[p.b].root)
		if a == b || !sums.agree(p.a, p.b, p.ev.need*meanShare) || p.ev.points-c.idClash(a, b) < p.ev.need || !c.fits(x.l, a, b) {
			continue
		}
		c.joins = append(c.joins, join{atoms[p.a].root, atoms[p.b].root, reason{ev: p.ev}})
		c.union(a, b)
		sums.union(p.a, p.b)
		joined = true
	}
	return joined
}

// scorePairs weighs the candidates, but for those that did not change.
func scorePairs(x *facts, atoms []atom) []scored {
	var pairs []scored
	for _, cand := range candidates(x, atoms) {
		a, b := &atoms[cand.a], &atoms[cand.b]
		if a.settled && b.settled || !x.fitForms(a, b) || sharedCount(a.works, b.works) > 0 {
			continue
		}
		pairs = append(pairs, scored{cand.a, cand.b, x.weigh(a, b, cand.block)})
	}
	return pairs
}

func (x *facts) fitForms(a, b *atom) bool {
	for _, f := range a.forms {
		for _, g := range b.forms {
			if !formsFit(x.l, f, g) {
				return false
			}
		}
	}
	return true
}
