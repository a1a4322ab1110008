package graph

import (
	"cmp"
	"slices"
)

// The bounds of the algorithm.
const (
	maxBlocks    = 3   // blocks of one name
	maxCoauthors = 50  // names of one by-line that count
	commonBlock  = 200 // mentions above which a co-author's name counts half
	allPairs     = 50  // atoms of a block up to which all pairs are compared
	maxPosting   = 100 // atoms above which a shared trait makes no candidates
	maxSpan      = 50  // years that one person may publish
	maxRounds    = 4
	absorbBlock  = 50 // mentions of a block up to which initials join the only full name
)

// autoClusters clusters by the rule auto.
func autoClusters(l *lineup, c *clusters) []Problem {
	problems := c.joinIDs(l)
	c.joinOrgs(l)
	x := newFacts(l)
	for _, roots := range nameComponents(x, c) {
		for range maxRounds {
			if !agglomerate(x, c, roots) {
				break
			}
			roots = c.roots(roots)
		}
		absorb(x, c, roots)
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

// nameComponents groups clusters that blocks tie together, directly or not. Those
// that stand alone are left out.
func nameComponents(x *facts, c *clusters) [][]int32 {
	tie := newTies(len(x.blockSize))
	for p := range x.l.form {
		blocks := x.blocks.Of(int(x.l.form[p]))
		for _, b := range blocks {
			tie.union(b, blocks[0])
		}
	}
	for p := range x.l.form {
		if q := c.find(int32(p)); q != int32(p) && x.mainBlock(x.l.form[p]) >= 0 && x.mainBlock(x.l.form[q]) >= 0 {
			tie.union(x.mainBlock(x.l.form[p]), x.mainBlock(x.l.form[q]))
		}
	}
	group := make([]int32, len(x.blockSize))
	var lists [][]int32
	for p := range x.l.form {
		if b := x.mainBlock(x.l.form[p]); b >= 0 && c.find(int32(p)) == int32(p) {
			r := tie.find(b)
			if group[r] == 0 {
				lists = append(lists, nil)
				group[r] = int32(len(lists))
			}
			lists[group[r]-1] = append(lists[group[r]-1], int32(p))
		}
	}
	return slices.DeleteFunc(lists, func(l []int32) bool { return len(l) < 2 })
}

// ties are disjoint sets of blocks.
type ties []int32

func newTies(n int) ties {
	t := make(ties, n)
	for i := range t {
		t[i] = int32(i)
	}
	return t
}

func (t ties) find(i int32) int32 {
	for t[i] != i {
		t[i] = t[t[i]]
		i = t[i]
	}
	return i
}

func (t ties) union(a, b int32) {
	a, b = t.find(a), t.find(b)
	t[max(a, b)] = min(a, b)
}

// scored is a pair of atoms with its evidence.
type scored struct {
	a, b int32 // indexes of atoms, a < b
	ev   evidence
}

// agglomerate joins what the evidence allows, best pairs first, and tells whether
// anything was joined.
func agglomerate(x *facts, c *clusters, roots []int32) bool {
	if len(roots) < 2 {
		return false
	}
	atoms := make([]atom, len(roots))
	for i, r := range roots {
		atoms[i] = newAtom(x, c, r)
	}
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
		a, b := c.find(roots[p.a]), c.find(roots[p.b])
		if a == b || !sums.agree(p.a, p.b, p.ev.need*meanShare) || p.ev.points-c.idClash(a, b) < p.ev.need || !c.fits(x.l, a, b) {
			continue
		}
		c.joins = append(c.joins, join{roots[p.a], roots[p.b], reason{ev: p.ev}})
		c.union(a, b)
		sums.union(p.a, p.b)
		joined = true
	}
	return joined
}

// scorePairs weighs the candidates.
func scorePairs(x *facts, atoms []atom) []scored {
	var pairs []scored
	for _, cand := range candidates(x, atoms) {
		a, b := &atoms[cand.a], &atoms[cand.b]
		if !x.fitForms(a, b) || sharedCount(a.works, b.works) > 0 {
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

// idClash are the points that different ids of two clusters cost.
func (c *clusters) idClash(a, b int32) float64 {
	points := 0.0
	if c.idsDiffer(&c.orcids, a, b) {
		points += orcidClash
	}
	if c.idsDiffer(&c.sources, a, b) {
		points += sourceClash
	}
	return points
}

// idsDiffer tells whether both clusters have ids, but none in common.
func (c *clusters) idsDiffer(t *idTable, a, b int32) bool {
	var mine []int32
	for p := range c.walk(a) {
		if t.of[p] > 0 {
			mine = append(mine, t.of[p])
		}
	}
	differ := false
	for p := range c.walk(b) {
		if t.of[p] == 0 || len(mine) == 0 {
			continue
		}
		if slices.Contains(mine, t.of[p]) {
			return false
		}
		differ = true
	}
	return differ
}

// pairSums keep, for clusters of atoms, the sum and the number of known scores.
type pairSums struct {
	tie   ties
	known []map[int32]sum
}

type sum struct {
	points float64
	n      int32
}

func newPairSums(n int, pairs []scored) *pairSums {
	s := &pairSums{newTies(n), make([]map[int32]sum, n)}
	for i := range s.known {
		s.known[i] = make(map[int32]sum)
	}
	for i := range pairs {
		p := &pairs[i]
		s.known[p.a][p.b] = sum{p.ev.points, 1}
		s.known[p.b][p.a] = sum{p.ev.points, 1}
	}
	return s
}

// agree tells whether the mean of the known scores between two clusters reaches a bound.
func (s *pairSums) agree(a, b int32, bound float64) bool {
	k := s.known[s.tie.find(a)][s.tie.find(b)]
	return k.n > 0 && k.points >= bound*float64(k.n)
}

// union joins two clusters and their sums.
func (s *pairSums) union(a, b int32) {
	a, b = s.tie.find(a), s.tie.find(b)
	if b < a {
		a, b = b, a
	}
	s.tie.union(a, b)
	delete(s.known[a], b)
	for k, v := range s.known[b] {
		if k == a {
			continue
		}
		w := s.known[a][k]
		w = sum{w.points + v.points, w.n + v.n}
		s.known[a][k] = w
		delete(s.known[k], b)
		s.known[k][a] = w
	}
	s.known[b] = nil
}
