package graph

import "math"

// evidence is what speaks for two clusters being one person.
type evidence struct {
	names     agreement
	namesakes float64  // other persons expected to carry both names
	carriers  carriers // whose spread counts
	variant   bool     // both are spelt out, but never in the same way
	coauthors float64  // points for the names in common
	cites     bool
	refs      int
	inst      bool
	address   bool
	country   bool
	venue     float64 // rarity of a common venue, from 0 to 1
	class     float64 // rarity of a common subject class
	title     float64 // cosine
	placed    int32   // mentions with a place, of the cluster that has fewer
	gap       int32   // years between their works, -1 if unknown

	points, need float64
}

// weigh compares two atoms that have a block in common.
func (x *facts) weigh(a, b *atom, block int32) evidence {
	e := evidence{namesakes: math.Inf(1), carriers: carriers(block), gap: -1}
	x.fill(a)
	x.fill(b)
	x.weighNames(&e, a, b, block)
	e.coauthors = x.sharedCoauthors(a, b)
	e.cites = sharedCount(a.refs, b.works) > 0 || sharedCount(b.refs, a.works) > 0
	e.refs = sharedCount(a.refs, b.refs)
	e.inst = sharedCount(a.insts, b.insts) > 0
	e.address = jaccard(a.address, b.address) >= sameAddress
	e.country = sharedCount(a.countries, b.countries) > 0
	e.venue = x.sharedVenue(a, b)
	e.class = sharedBest(a.classes, b.classes, x.classRare)
	e.title = cosine(a, b)
	if a.from > 0 && b.from > 0 {
		e.gap = max(0, a.from-b.to, b.from-a.to)
	}
	e.placed = min(a.placed, b.placed)
	e.points, e.need = e.sum(), x.threshold(&e)
	return e
}

// weighNames finds the best agreement of the names of two atoms.
func (x *facts) weighNames(e *evidence, a, b *atom, block int32) {
	equal := false
	for _, f := range a.forms {
		for _, g := range b.forms {
			p, q := &x.l.forms[f], &x.l.forms[g]
			equal = equal || x.fullKeys[f] == x.fullKeys[g]
			r := compareForms(&p.parts, &q.parts)
			if r.grade == NoMatch {
				continue
			}
			if r.better(e.names) {
				e.names = r
			}
			if n := x.namesakesOf(p, q, r, block); n < e.namesakes {
				e.namesakes, e.carriers = n, x.carriersOf(f, g, r, block)
			}
		}
	}
	e.variant = !equal && e.names.grade >= StrongMatch && !e.names.middle
}

// threshold is the number of points that are needed: those of the odds against
// two mentions being one person. There are two estimates of these odds, how many
// namesakes the names let expect, and how far the mentions have come apart; their
// geometric mean counts. It is negative where nobody else is expected to carry the name.
func (x *facts) threshold(e *evidence) float64 {
	apart := max(minNamesakes, x.spreadOf(e.carriers).others())
	need := pointsDoubling / 2 * (math.Log2(e.namesakes) + math.Log2(apart))
	if e.names.cut {
		return max(0, need) + needCut
	}
	if e.variant {
		return max(needVariant, need)
	}
	if e.names.grade < StrongMatch && e.namesakes >= 1 {
		return max(needRival, need)
	}
	return need
}

// sum adds up the points.
func (e *evidence) sum() float64 {
	return e.common() + e.elsewherePoints() + e.yearPoints()
}

// common adds up the points for what is in common.
func (e *evidence) common() float64 {
	points := min(maxCoauthorPoints, e.coauthors) + min(maxRefPoints, pointsRef*float64(e.refs)) + pointsVenue*e.venue + pointsClass*e.class
	if e.cites {
		points += pointsCites
	}
	return points + e.placePoints() + e.titlePoints()
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

// elsewherePoints count against two clusters whose places are known and that have
// nothing in common, not even these: the odds halve with each doubling of their works.
func (e *evidence) elsewherePoints() float64 {
	if e.common() > 0 {
		return 0
	}
	return -pointsDoubling * math.Log2(1+float64(e.placed))
}

func (e *evidence) yearPoints() float64 {
	if e.gap > farYears {
		return pointsFar
	}
	return 0
}

// surprise is how much more often two atoms share something than by chance, in bits.
// The share is that of the pairs of their works that have it, chance is how often
// it stands in all works. What stands in few works is less frequent than it seems:
// one is left out, which the two atoms explain, and a part of the next.
func (x *facts) surprise(share float64, works int32) float64 {
	others := max(float64(works)-1-oneOff, 1-oneOff)
	return math.Log2(share * x.bylines / others)
}

// coauthorPoints are the points for a common co-author of a block.
func (x *facts) coauthorPoints(block int32, share float64) float64 {
	return max(0, min(pointsCoauthor, pointsDoubling*x.surprise(share, x.blockSize[block])))
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
			n += x.coauthorPoints(p, shareOf(a.coauthors[i:k], a)*shareOf(b.coauthors[j:m], b))
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

// shareOf is the share of the works of an atom that have one of some co-authors.
func shareOf(list []coauthor, a *atom) float64 {
	n := int32(0)
	for _, c := range list {
		n += c.works
	}
	return min(1, float64(n)/float64(len(a.works)))
}

// sharedVenue is the rarity of the rarest venue that two atoms have in common.
func (x *facts) sharedVenue(a, b *atom) float64 {
	best, i, j := 0.0, 0, 0
	for i < len(a.sources) && j < len(b.sources) {
		switch p, q := a.sources[i], b.sources[j]; {
		case p.venue < q.venue:
			i++
		case p.venue > q.venue:
			j++
		default:
			share := float64(p.works) / float64(len(a.works)) * float64(q.works) / float64(len(b.works))
			best = max(best, min(1, (x.surprise(share, x.sourceWorks[p.venue])-venueFloor)/venueRange))
			i, j = i+1, j+1
		}
	}
	return best
}
