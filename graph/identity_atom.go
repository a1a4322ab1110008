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
	sources   []int32
	classes   []int32
	insts     []int32
	countries []int32
	address   []int32 // words of the affiliations
	words     []weightedWord
	from, to  int32 // years, 0 if unknown
}

// coauthor is a name beside the author's own.
type coauthor struct{ block, form int32 }

// weightedWord is a word of the titles. The squares of the weights of an atom sum to 1.
type weightedWord struct {
	word   int32
	weight float64
}

func newAtom(x *facts, c *clusters, root int32) atom {
	a := atom{root: root, places: c.members(root, nil)}
	slices.Sort(a.places)
	counts := make(map[int32]int)
	for _, p := range a.places {
		m := x.l.at(p)
		w := x.l.work(p)
		a.forms = append(a.forms, x.l.form[p])
		a.works = append(a.works, m.work)
		a.refs = append(a.refs, w.refs...)
		a.classes = append(a.classes, x.classes.Of(int(m.work))...)
		if w.source >= 0 {
			a.sources = append(a.sources, w.source)
		}
		a.addYear(w.year)
		for _, q := range x.coauthors.Of(int(m.work)) {
			if q != p {
				a.coauthors = append(a.coauthors, coauthor{x.mainBlock(x.l.form[q]), x.l.form[q]})
			}
		}
		for _, word := range x.words.Of(int(m.work)) {
			counts[word]++
		}
		x.places.add(&a, m.affiliations)
	}
	a.sortLists()
	a.words = weighWords(x, counts)
	return a
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
	for _, l := range []*[]int32{&a.forms, &a.works, &a.refs, &a.sources, &a.classes, &a.insts, &a.countries, &a.address} {
		slices.Sort(*l)
		*l = slices.Compact(*l)
	}
	slices.SortFunc(a.coauthors, func(p, q coauthor) int {
		return cmp.Or(cmp.Compare(p.block, q.block), cmp.Compare(p.form, q.form))
	})
	a.coauthors = slices.Compact(a.coauthors)
}

// weighWords makes a vector of length 1 of word counts.
func weighWords(x *facts, counts map[int32]int) []weightedWord {
	words := make([]weightedWord, 0, len(counts))
	for word, n := range counts {
		words = append(words, weightedWord{word, (1 + math.Log(float64(n))) * x.idf[word]})
	}
	slices.SortFunc(words, func(p, q weightedWord) int { return cmp.Compare(p.word, q.word) })
	sum := 0.0
	for _, w := range words {
		sum += w.weight * w.weight
	}
	if sum > 0 {
		for i := range words {
			words[i].weight /= math.Sqrt(sum)
		}
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
func sharedCount(a, b []int32) int {
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

// placeInterner numbers institutions, countries and the words of addresses.
type placeInterner struct{ insts, countries, words map[string]int32 }

func newPlaceInterner() placeInterner {
	return placeInterner{make(map[string]int32), make(map[string]int32), make(map[string]int32)}
}

func (t *placeInterner) add(a *atom, affiliations []Affiliation) {
	for _, f := range affiliations {
		switch {
		case f.ROR != "":
			a.insts = append(a.insts, intern(t.insts, f.ROR))
		case f.ID != (ID{}):
			a.insts = append(a.insts, intern(t.insts, f.ID.String()))
		}
		if f.Country != "" {
			a.countries = append(a.countries, intern(t.countries, f.Country))
		}
		for _, w := range TitleTokens(joinWords(f.Name, f.Raw)) {
			a.address = append(a.address, intern(t.words, w))
		}
	}
}

func intern(of map[string]int32, s string) int32 {
	i, ok := of[s]
	if !ok {
		i = int32(len(of))
		of[s] = i
	}
	return i
}
