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
	farYears     = 25
	maxRounds    = 12
	absorbBlock  = 50 // mentions of a block up to which initials join the only full name
)

// autoClusters clusters by the rule auto:
//  1. Equal ids join, where names are compatible (joinIDs); organisations join by name.
//  2. Names fall into blocks of a family key and a first letter (fillBlocks).
//  3. Pairs of clusters in a block are weighed: what their works share gives
//     points (sum). The points needed rise with the number of other persons who
//     can be expected to carry both names in these data (namesakesOf), and with
//     how far the mentions of the name have come apart so far (spread).
//  4. The best pairs join first, if the whole clusters fit: no work in common,
//     no names that clash, not too many years (fits); if the mean of the known
//     scores between them is high enough; and if ids that differ don't outweigh
//     the evidence (idClash).
//  5. The clusters are weighed again with what they share now and what is needed
//     now, until nothing joins.
//  6. Initials join the only full name that fits, in small blocks (absorb).
//
// It follows the rule-based scoring of Caron and van Eck (2014) with thresholds by
// name frequency, which Tekles and Bornmann found best of its kind (Quantitative
// Science Studies 1(4), 1510, 2020).
func autoClusters(l *lineup, c *clusters) []Problem {
	problems := c.joinIDs(l)
	c.joinOrgs(l)
	x := newFacts(l)
	c.joinComponents(x, nameComponents(x, c))
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

// round is what one round of weighing sees.
type round struct {
	atoms []atom
	pairs []scored // in the order of their atoms
}

// scored is a pair of atoms with its evidence.
type scored struct {
	a, b  int32    // indexes of atoms, a < b
	roots [2]int32 // of their clusters
	ev    evidence
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
func agglomerate(x *facts, c *clusters, r round) bool {
	atoms, pairs := r.atoms, r.pairs
	sums := newPairSums(len(atoms), pairs)
	joined := false
	for _, i := range bestFirst(pairs) {
		p := &pairs[i]
		a, b := c.find(atoms[p.a].root), c.find(atoms[p.b].root)
		if a == b {
			continue
		}
		if why := c.refused(x.l, sums, p, a, b); why != "" {
			c.book.refuse(x, &atoms[p.a], &atoms[p.b], p.ev, why)
			continue
		}
		c.noteEvidence(x, &atoms[p.a], &atoms[p.b], p.ev)
		c.union(a, b)
		sums.union(p.a, p.b)
		joined = true
	}
	c.book.noteClose(x, atoms, pairs)
	return joined
}

// refused says what keeps a pair with enough points apart, "" if nothing does.
func (c *clusters) refused(l *lineup, sums *pairSums, p *scored, a, b int32) Stage {
	switch {
	case !sums.agree(p.a, p.b, p.ev.need*meanShare):
		return StageMean
	case p.ev.points-c.idClash(a, b) < p.ev.need:
		return StageIDs
	case !c.fits(l, a, b):
		return StageClash
	}
	return ""
}

// bestFirst are the pairs with enough points, the best ones first; of equal ones
// that with the smaller atoms.
func bestFirst(pairs []scored) []int32 {
	var order []int32
	for i := range pairs {
		if pairs[i].ev.points >= pairs[i].ev.need {
			order = append(order, int32(i))
		}
	}
	slices.SortFunc(order, func(i, j int32) int {
		return cmp.Or(cmp.Compare(pairs[j].ev.points, pairs[i].ev.points), cmp.Compare(i, j))
	})
	return order
}

// scorePairs weighs the candidates. What was found about pairs of atoms that did not
// change since the round before is taken from there; only what they need changes.
func scorePairs(x *facts, atoms []atom, before []scored) []scored {
	x.measureSpread(atoms)
	var pairs []scored
	for _, cand := range candidates(x, atoms) {
		a, b := &atoms[cand.a], &atoms[cand.b]
		p := scored{a: cand.a, b: cand.b, roots: [2]int32{a.root, b.root}}
		if a.settled && b.settled {
			var ok bool
			if p.ev, before, ok = weighedBefore(before, p.roots); ok {
				p.ev.need = x.threshold(&p.ev)
				pairs = append(pairs, p)
			}
			continue
		}
		if !x.fitForms(a, b) {
			x.book.noteClash(x, a, b, cand.block)
			continue
		}
		if sharedCount(a.works, b.works) > 0 {
			continue
		}
		p.ev = x.weigh(a, b, cand.block)
		pairs = append(pairs, p)
	}
	return pairs
}

// weighedBefore finds a pair among those of the round before, and what comes behind it.
func weighedBefore(before []scored, roots [2]int32) (evidence, []scored, bool) {
	for len(before) > 0 && slices.Compare(before[0].roots[:], roots[:]) < 0 {
		before = before[1:]
	}
	if len(before) > 0 && before[0].roots == roots {
		return before[0].ev, before[1:], true
	}
	return evidence{}, before, false
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
