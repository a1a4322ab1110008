package graph

import "math"

// evidence is what speaks for two clusters being one person.
type evidence struct {
	names     agreement
	whole     bool    // some name is equal as a whole
	spelt     bool    // some name is more than initials
	namesakes float64 // persons expected to carry both names
	coauthors float64 // points for the names in common
	cites     bool
	refs      int
	inst      bool
	address   bool
	country   bool
	venue     float64 // rarity of a common venue, from 0 to 1
	class     float64 // rarity of a common subject class
	title     float64 // cosine
	gap       int32   // years between their works, -1 if unknown

	points, need float64
}

// weigh compares two atoms that have a block in common.
func (x *facts) weigh(a, b *atom, block int32) evidence {
	e := evidence{namesakes: math.Inf(1), gap: -1}
	x.fill(a)
	x.fill(b)
	x.weighNames(&e, a, b, block)
	e.coauthors = x.sharedCoauthors(a, b)
	e.cites = sharedCount(a.refs, b.works) > 0 || sharedCount(b.refs, a.works) > 0
	e.refs = sharedCount(a.refs, b.refs)
	e.inst = sharedCount(a.insts, b.insts) > 0
	e.address = jaccard(a.address, b.address) >= sameAddress
	e.country = sharedCount(a.countries, b.countries) > 0
	e.venue = sharedBest(a.sources, b.sources, x.sourceRare)
	e.class = sharedBest(a.classes, b.classes, x.classRare)
	e.title = cosine(a, b)
	if a.from > 0 && b.from > 0 {
		e.gap = max(0, a.from-b.to, b.from-a.to)
	}
	e.points, e.need = e.sum(), e.threshold()
	return e
}

// weighNames finds the best agreement of the names of two atoms.
func (x *facts) weighNames(e *evidence, a, b *atom, block int32) {
	for _, f := range a.forms {
		for _, g := range b.forms {
			p, q := &x.l.forms[f], &x.l.forms[g]
			r := compareForms(&p.parts, &q.parts)
			if r.grade == NoMatch {
				continue
			}
			if r.better(e.names) {
				e.names = r
			}
			e.spelt = e.spelt || p.spelt() || q.spelt()
			e.whole = e.whole || f == g || p.fullKey() == q.fullKey()
			e.namesakes = min(e.namesakes, x.namesakesOf(p, q, r, block))
		}
	}
}

// namesakesOf estimates how many persons in the data carry both names. For
// given names that are equal in full it is (f−1)(g−1)/n: f families carry the given
// name, g given names go with the family name, of n names in all. A middle initial
// divides it by ten. Else it is the number of persons in the block.
func (x *facts) namesakesOf(p, q *form, r agreement, block int32) float64 {
	inBlock := max(1, x.blockPersons[block])
	if r.grade < StrongMatch {
		if r.middle {
			return max(1, inBlock/middleLetters)
		}
		return inBlock
	}
	word, whole := sharedGiven(p, q)
	n := float64(x.families[word]-1) * float64(max(x.givens[p.familyKey()], x.givens[q.familyKey()])-1) / x.names
	if r.middle && !whole {
		n /= middleLetters
	}
	return max(minNamesakes, min(n, inBlock))
}

// sharedGiven is the given name that two forms have in common: all of it, or the
// first word that is equal.
func sharedGiven(p, q *form) (word string, whole bool) {
	if all := p.givenKey(""); all == q.givenKey("") {
		return all, true
	}
	a, b := p.parts.given.tokens, q.parts.given.tokens
	for i := range min(len(a), len(b)) {
		if compareTokens(a[i], b[i]) == sameWord {
			return a[i].text, false
		}
	}
	return "", false
}

// threshold is the number of points that are needed. It is negative where nobody
// else is expected to carry the name, and rises with the number of namesakes.
func (e *evidence) threshold() float64 {
	need := pointsDoubling * math.Log2(e.namesakes)
	switch {
	case e.names.cut:
		return max(0, need) + needCut
	case e.names.grade < StrongMatch:
		return max(needWeak, need)
	}
	return need
}

// sum adds up the points.
func (e *evidence) sum() float64 {
	points := min(maxCoauthorPoints, e.coauthors) + min(maxRefPoints, pointsRef*float64(e.refs)) + pointsVenue*e.venue + pointsClass*e.class
	if e.cites {
		points += pointsCites
	}
	return points + e.placePoints() + e.titlePoints() + e.yearPoints()
}

func (e *evidence) placePoints() float64 {
	switch {
	case e.inst:
		return pointsInst
	case e.address:
		return pointsAddress
	case e.country:
		return pointsCountry
	}
	return 0
}

func (e *evidence) titlePoints() float64 {
	return min(maxTitlePoints, pointsTitle*max(0, e.title-titleFloor))
}

func (e *evidence) yearPoints() float64 {
	switch {
	case e.gap > farYears:
		return pointsFar
	case e.gap >= 0 && e.gap <= nearYears:
		return pointsNear
	}
	return 0
}

// coauthorPoints are the points for a common co-author of a block: the rarer the
// name among the works, the less likely it is common by chance.
func (x *facts) coauthorPoints(block int32) float64 {
	chance := float64(x.blockSize[block]) / x.bylines
	return max(0, min(pointsCoauthor, -pointsDoubling*math.Log2(chance)))
}

// sharedCoauthors adds up the points of the names that two atoms have beside
// their own.
func (x *facts) sharedCoauthors(a, b *atom) float64 {
	n, i, j := 0.0, 0, 0
	for i < len(a.coauthors) && j < len(b.coauthors) {
		p, q := a.coauthors[i].block, b.coauthors[j].block
		if p != q {
			if p < q {
				i++
			} else {
				j++
			}
			continue
		}
		k, m := i, j
		for k < len(a.coauthors) && a.coauthors[k].block == p {
			k++
		}
		for m < len(b.coauthors) && b.coauthors[m].block == p {
			m++
		}
		if x.anyFit(a.coauthors[i:k], b.coauthors[j:m]) {
			n += x.coauthorPoints(p)
		}
		i, j = k, m
	}
	return n
}

// anyFit tells whether some name of the one list is compatible with one of the other.
func (x *facts) anyFit(a, b []coauthor) bool {
	for _, p := range a {
		for _, q := range b {
			if p.form == q.form || compareForms(&x.l.forms[p.form].parts, &x.l.forms[q.form].parts).grade != NoMatch {
				return true
			}
		}
	}
	return false
}

// jaccard is the share of values in both of two ascending lists, 0 for empty ones.
func jaccard(a, b []int32) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	n := sharedCount(a, b)
	return float64(n) / float64(len(a)+len(b)-n)
}
