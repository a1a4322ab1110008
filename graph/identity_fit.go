package graph

import (
	"math"
	"slices"
)

// fits tells whether two clusters may become one: they share no work, all names
// of the one are compatible with all of the other, and no more than maxSpan
// years lie between their works.
func (c *clusters) fits(l *lineup, a, b int32) bool {
	a, b = c.find(a), c.find(b)
	if a == b || c.shareWork(l, a, b) {
		return a == b
	}
	return c.namesFit(l, a, b) && c.yearsFit(l, a, b)
}

// shareWork tells whether some work names both.
func (c *clusters) shareWork(l *lineup, a, b int32) bool {
	c.works.clear()
	for p := range c.walk(a) {
		c.works.add(l.at(p).work)
	}
	for p := range c.walk(b) {
		if c.works.has(l.at(p).work) {
			return true
		}
	}
	return false
}

// walk yields the places of a cluster, beginning with p.
func (c *clusters) walk(p int32) func(yield func(int32) bool) {
	return func(yield func(int32) bool) {
		for q := p; yield(q); {
			if q = c.next[q]; q == p {
				return
			}
		}
	}
}

// namesFit tells whether all names of a are compatible with all of b.
func (c *clusters) namesFit(l *lineup, a, b int32) bool {
	mine := c.formsOf(l, a)
	for _, f := range c.formsOf(l, b) {
		for _, g := range mine {
			if !formsFit(l, f, g) {
				return false
			}
		}
	}
	return true
}

// formsOf lists the different forms in a cluster.
func (c *clusters) formsOf(l *lineup, a int32) []int32 {
	var out []int32
	c.forms.clear()
	for p := range c.walk(a) {
		if f := l.form[p]; !c.forms.has(f) {
			c.forms.add(f)
			out = append(out, f)
		}
	}
	return out
}

// yearsFit tells whether nobody would have to work for more than maxSpan years.
func (c *clusters) yearsFit(l *lineup, a, b int32) bool {
	fromA, toA := c.years(l, a)
	fromB, toB := c.years(l, b)
	return fromA == 0 || fromB == 0 || max(toA, toB)-min(fromA, fromB) <= maxSpan
}

// years are the first and the last known year of a cluster, 0 if there is none.
func (c *clusters) years(l *lineup, a int32) (from, to int32) {
	for p := range c.walk(a) {
		y := l.work(p).year
		if y == 0 {
			continue
		}
		if from == 0 || y < from {
			from = y
		}
		to = max(to, y)
	}
	return from, to
}

// formsFit tells whether one person may have both names: they are compatible, or
// one has family and given names the wrong way round.
func formsFit(l *lineup, f, g int32) bool {
	if f == g {
		return true
	}
	a, b := &l.forms[f], &l.forms[g]
	return matchNamesOf(a, b) != NoMatch || reversed(a, b)
}

// matchNamesOf is MatchNames for forms.
func matchNamesOf(a, b *form) Match {
	if a.name.Org || b.name.Org {
		return MatchNames(*a.name, *b.name)
	}
	return compareForms(&a.parts, &b.parts).grade
}

// reversed tells whether the family name of one is the given name of the other.
func reversed(a, b *form) bool {
	if a.name.Org || b.name.Org || !a.spelt() || !b.spelt() {
		return false
	}
	return shareKey(a.parts.whole, []string{b.givenKey("")}) && shareKey(b.parts.whole, []string{a.givenKey("")})
}

// idClash are the points that different ids of two clusters cost. Different
// numbers of DBLP, which tells namesakes apart by hand, can't be outweighed.
func (c *clusters) idClash(a, b int32) float64 {
	points := 0.0
	if c.orcids.differ(c, a, b) != "" {
		points += orcidClash
	}
	switch c.sources.differ(c, a, b) {
	case "":
	case string(DBLP), dblpNames:
		return math.Inf(1)
	default:
		points += sourceClash
	}
	return points
}

// differ returns the scheme in which both clusters have ids, but none in common;
// "" if there is no such scheme.
func (t *idTable) differ(c *clusters, a, b int32) string {
	mine, other := t.idsOf(c, a), t.idsOf(c, b)
	scheme := ""
	for _, x := range mine {
		if slices.Contains(other, x) {
			return ""
		}
		for _, y := range other {
			if s := t.scheme(x); s == t.scheme(y) && (scheme == "" || s < scheme) {
				scheme = s
			}
		}
	}
	return scheme
}

// idsOf lists the ids of a cluster, each once.
func (t *idTable) idsOf(c *clusters, root int32) []int32 {
	var out []int32
	for p := range c.walk(root) {
		if id := t.of[p]; id > 0 && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// dblpNames is the scheme of names with DBLP's numbers. They say nothing against
// DBLP's other ids of persons.
const dblpNames = "dblp:name"

// scheme is the scheme of an id.
func (t *idTable) scheme(id int32) string { return schemeOfText(t.names[id]) }
