package graph

import (
	"cmp"
	"math"
	"slices"
)

// atom is a cluster as evidence sees it: everything that its mentions share out.
type atom struct {
	root      int32
	places    []int32
	forms     []int32    // as printed, each once
	works     []int32    // ascending, as are all lists below, each once
	coauthors []coauthor // by block
	refs      []int32
	sources   []venueWorks
	classes   []int32
	insts     []int32
	countries []int32
	address   []int32 // words of the affiliations
	words     []weightedWord
	from, to  int32 // years, 0 if unknown
	placed    int32 // mentions with a place
	telling   int32 // mentions whose works can have something in common with others
	settled   bool  // weighed against all other settled atoms before
	filled    bool
}

// venueWorks is a venue and the number of works there.
type venueWorks struct{ venue, works int32 }

// coauthor is a name beside the author's own, and the number of works there.
type coauthor struct{ block, form, works int32 }

// weightedWord is a word of the titles. The squares of the weights of an atom sum to 1.
type weightedWord struct {
	word   int32
	weight float64
}

// newAtom makes an atom that knows its places, forms and works only. The rest is
// filled in where it is needed: most atoms share no name with any other.
func newAtom(x *facts, c *clusters, root int32) atom {
	a := atom{root: root, places: c.members(root, make([]int32, 0, c.size[root]))}
	slices.Sort(a.places)
	a.forms = make([]int32, len(a.places))
	a.works = make([]int32, len(a.places))
	for i, p := range a.places {
		a.forms[i], a.works[i] = x.l.form[p], x.l.at(p).work
		if x.l.at(p).places.n > 0 {
			a.placed++
		}
		if x.telling(p) {
			a.telling++
		}
	}
	a.forms, a.works = sortedOnce(a.forms), sortedOnce(a.works)
	return a
}

// telling tells whether a mention comes with anything that others of the same person
// often have too: co-authors, a place, references or a title.
func (x *facts) telling(place int32) bool {
	m, w := x.l.at(place), x.l.work(place)
	return len(w.mentions) > 1 || m.places.n > 0 || len(w.refs) > 0 || len(x.words.Of(int(m.work))) > 0
}

// fill gives an atom what its works say.
func (x *facts) fill(a *atom) {
	if a.filled {
		return
	}
	a.filled = true
	var words []int32
	for _, p := range a.places {
		m, w := x.l.at(p), x.l.work(p)
		a.refs = append(a.refs, w.refs...)
		a.classes = append(a.classes, x.classes.Of(int(m.work))...)
		if w.source >= 0 {
			a.sources = append(a.sources, venueWorks{w.source, 1})
		}
		a.addYear(w.year)
		others := x.coauthors.Of(int(m.work))
		a.coauthors = slices.Grow(a.coauthors, len(others))
		for _, q := range others {
			if q != p {
				a.coauthors = append(a.coauthors, coauthor{x.mainBlock(x.l.form[q]), x.l.form[q], 1})
			}
		}
		words = append(words, x.words.Of(int(m.work))...)
		for _, k := range in(m.places, x.l.in.places) {
			x.places.add(a, k, &x.l.in.affiliations[k])
		}
	}
	a.sortLists()
	a.words = weighWords(x, words)
}

func (a *atom) addYear(y int32) {
	if y == 0 {
		return
	}
	if a.from == 0 || y < a.from {
		a.from = y
	}
	a.to = max(a.to, y)
}

func (a *atom) sortLists() {
	for _, l := range []*[]int32{&a.refs, &a.classes, &a.insts, &a.countries, &a.address} {
		*l = sortedOnce(*l)
	}
	a.coauthors = countCoauthors(a.coauthors)
	a.sources = countVenues(a.sources)
}

// countCoauthors sorts a list and adds up the works of equal ones.
func countCoauthors(list []coauthor) []coauthor {
	slices.SortFunc(list, func(p, q coauthor) int {
		return cmp.Or(cmp.Compare(p.block, q.block), cmp.Compare(p.form, q.form))
	})
	out := list[:0]
	for _, c := range list {
		if n := len(out) - 1; n >= 0 && out[n].form == c.form {
			out[n].works += c.works
			continue
		}
		out = append(out, c)
	}
	return out
}

// countVenues sorts a list and adds up the works of equal ones.
func countVenues(list []venueWorks) []venueWorks {
	slices.SortFunc(list, func(p, q venueWorks) int { return cmp.Compare(p.venue, q.venue) })
	out := list[:0]
	for _, v := range list {
		if n := len(out) - 1; n >= 0 && out[n].venue == v.venue {
			out[n].works += v.works
			continue
		}
		out = append(out, v)
	}
	return out
}

// sortedOnce sorts a list and leaves repeats out.
func sortedOnce(l []int32) []int32 {
	if len(l) < 2 {
		return l
	}
	slices.Sort(l)
	return slices.Compact(l)
}

// weighWords makes a vector of length 1 of words: (1 + ln n)·idf for a word that
// stands n times.
func weighWords(x *facts, list []int32) []weightedWord {
	slices.Sort(list)
	words := make([]weightedWord, 0, len(list))
	sum := 0.0
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n] == list[0] {
			n++
		}
		w := (1 + math.Log(float64(n))) * x.idf[list[0]]
		words = append(words, weightedWord{list[0], w})
		sum += w * w
		list = list[n:]
	}
	for i := range words {
		words[i].weight /= math.Sqrt(sum)
	}
	return words
}

// cosine is the similarity of the title words of two atoms, from 0 to 1.
func cosine(a, b *atom) float64 {
	sum, i, j := 0.0, 0, 0
	for i < len(a.words) && j < len(b.words) {
		switch p, q := a.words[i], b.words[j]; {
		case p.word < q.word:
			i++
		case p.word > q.word:
			j++
		default:
			sum += p.weight * q.weight
			i, j = i+1, j+1
		}
	}
	return sum
}

// sharedCount is the number of values in both of two ascending lists.
func sharedCount[T cmp.Ordered](a, b []T) int {
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// sharedBest is the largest weight of a value in both of two ascending lists.
func sharedBest(a, b []int32, weight []float64) float64 {
	best, i, j := 0.0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			best = max(best, weight[a[i]])
			i, j = i+1, j+1
		}
	}
	return best
}

// intern numbers a string.
func intern(of map[string]int32, s string) int32 {
	i, ok := of[s]
	if !ok {
		i = int32(len(of))
		of[s] = i
	}
	return i
}
