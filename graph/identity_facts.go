package graph

import (
	"cmp"
	"math"
	"slices"
)

// facts are what the evidence is weighed against: how common family names, given
// names, words, venues and classes are in the data.
type facts struct {
	l           *lineup
	book        *book     // nil unless a ledger is kept
	blocks      Lists     // of each form: its blocks, at most maxBlocks
	blockSize   []int32   // mentions
	blockFamily []int32   // number of the family key
	blockLetter []int32   // number of the first letter, -1 if there is none
	others      []float64 // persons expected in a block beside one
	groups      []int32   // of each form: family and first full given name, -1 if there is none
	blockSpread []spread
	groupSpread []spread
	fullKeys    []int32          // of each form, equal for equal full names
	families    map[string]int32 // families that carry a given name
	givens      map[string]int32 // given names of a family
	carried     map[string]bool  // given name and family
	names       float64          // different names that are spelt out
	coauthors   Lists            // of each work: places, by block, at most maxCoauthors
	words       Lists            // of each work: title words, ascending
	idf         []float64
	classes     Lists // of each work
	classRare   []float64
	sourceWorks []int32
	bylines     float64 // works with a by-line
	places      placeInterner
}

func newFacts(l *lineup) *facts {
	x := &facts{l: l, places: newPlaceInterner(), carried: make(map[string]bool)}
	for w := range l.in.works {
		if len(l.in.works[w].mentions) > 0 {
			x.bylines++
		}
	}
	x.fillBlocks()
	x.fillFamilies()
	x.fillOthers()
	x.fillCoauthors()
	x.fillWords()
	x.fillClasses()
	x.fillSources()
	return x
}

// fillBlocks gives each form its blocks: each of its family keys with the first
// letter of its given names.
func (x *facts) fillBlocks() {
	of, families, letters := make(map[string]int32), make(map[string]int32), make(map[string]int32)
	var holder, block []int32
	for i := range x.l.forms {
		f := &x.l.forms[i]
		if f.name.Org {
			continue
		}
		keys := f.parts.familyKeys()
		for _, k := range keys[:min(len(keys), maxBlocks)] {
			b := intern(of, blockKey(k, f))
			if int(b) == len(x.blockSize) {
				x.blockSize = append(x.blockSize, 0)
				x.blockFamily = append(x.blockFamily, intern(families, k))
				x.blockLetter = append(x.blockLetter, letterOf(letters, f))
			}
			x.blockSize[b] += f.count
			holder, block = append(holder, int32(i)), append(block, b)
		}
	}
	x.blocks = listsOf(len(x.l.forms), holder, block)
	x.blockSpread = make([]spread, len(x.blockSize))
}

// letterOf numbers the first letter of the given names, -1 if there are none.
func letterOf(letters map[string]int32, f *form) int32 {
	if !f.hasGiven() {
		return -1
	}
	return intern(letters, string(firstRune(f.parts.given.tokens[0].text)))
}

// fillFamilies counts names: the families that carry each given name, and the
// given names of each family.
func (x *facts) fillFamilies() {
	x.families, x.givens = make(map[string]int32), make(map[string]int32)
	x.groups = make([]int32, len(x.l.forms))
	x.fullKeys = make([]int32, len(x.l.forms))
	keys, groups := make(map[string]int32), make(map[string]int32)
	counted := make(map[int32]bool)
	for i := range x.l.forms {
		f := &x.l.forms[i]
		x.groups[i] = -1
		x.fullKeys[i] = intern(keys, f.fullKey())
		if f.name.Org || !f.spelt() {
			continue
		}
		x.groups[i] = intern(groups, f.familyKey()+" "+f.firstSpelt())
		if k := x.fullKeys[i]; !counted[k] {
			counted[k] = true
			x.countName(f)
		}
	}
	x.groupSpread = make([]spread, len(groups))
}

// countName counts a name that was not met before.
func (x *facts) countName(f *form) {
	x.names++
	family := f.familyKey()
	x.givens[family]++
	for _, t := range f.parts.given.tokens {
		if !t.abbrev {
			x.countGiven(t.text, family)
		}
	}
	if len(f.parts.given.tokens) > 1 {
		x.countGiven(f.givenKey(""), family)
	}
}

// countGiven counts a family for a given name, once.
func (x *facts) countGiven(given, family string) {
	if k := given + " " + family; !x.carried[k] {
		x.carried[k] = true
		x.families[given]++
	}
}

// mainBlock is the usual block of a form, -1 for an organisation.
func (x *facts) mainBlock(form int32) int32 {
	if b := x.blocks.Of(int(form)); len(b) > 0 {
		return b[0]
	}
	return -1
}

// fillCoauthors lists the by-line of each work by block. Of a long by-line only
// the names of the rarest blocks count.
func (x *facts) fillCoauthors() {
	works, places := make([]int32, 0, len(x.l.form)), make([]int32, 0, len(x.l.form))
	for p := range x.l.form {
		if x.mainBlock(x.l.form[p]) >= 0 {
			works, places = append(works, x.l.at(int32(p)).work), append(places, int32(p))
		}
	}
	x.coauthors = listsOf(len(x.l.in.works), works, places)
	inParts(x.coauthors.Len(), func(from, to int) {
		for w := from; w < to; w++ {
			if list := x.coauthors.Of(w); len(list) > maxCoauthors {
				slices.SortFunc(list, x.byRarity)
			}
		}
	})
	x.coauthors = x.coauthors.first(maxCoauthors)
	inParts(x.coauthors.Len(), func(from, to int) {
		for w := from; w < to; w++ {
			slices.SortFunc(x.coauthors.Of(w), x.byBlock)
		}
	})
}

// byBlock orders places by the blocks of their names.
func (x *facts) byBlock(a, b int32) int {
	return cmp.Or(cmp.Compare(x.mainBlock(x.l.form[a]), x.mainBlock(x.l.form[b])), cmp.Compare(a, b))
}

func (x *facts) byRarity(a, b int32) int {
	return cmp.Or(cmp.Compare(x.blockSize[x.mainBlock(x.l.form[a])], x.blockSize[x.mainBlock(x.l.form[b])]), cmp.Compare(a, b))
}

// fillWords numbers the words of the titles and weighs them: ln((N+1)/n) for a
// word in n of N titles.
func (x *facts) fillWords() {
	var count []int32
	x.words, count = x.number(func(w *identityWork) []string { return TitleTokens(w.title) })
	x.idf = make([]float64, len(count))
	for i, n := range count {
		x.idf[i] = math.Log((x.bylines + 1) / float64(n))
	}
}

// fillClasses numbers and weighs the subject classes.
func (x *facts) fillClasses() {
	var count []int32
	x.classes, count = x.number(func(w *identityWork) []string { return w.classes })
	x.classRare = rarities(count, x.bylines)
}

// number gives the works with a by-line their terms as ascending numbers, each
// once, and counts the works of each term. Numbers follow the order of the works.
func (x *facts) number(terms func(*identityWork) []string) (Lists, []int32) {
	of := make(map[string]int32)
	var work, term, count []int32
	found := make([][]string, min(titleWindow, len(x.l.order)))
	for order := x.l.order; len(order) > 0; order = order[min(titleWindow, len(order)):] {
		some := order[:min(titleWindow, len(order))]
		inParts(len(some), func(from, to int) {
			for i := from; i < to; i++ {
				found[i] = terms(&x.l.in.works[some[i]])
			}
		})
		for i, w := range some {
			from := len(term)
			for _, t := range found[i] {
				term = append(term, intern(of, t))
			}
			term = term[:from+len(sortedOnce(term[from:]))]
			for _, t := range term[from:] {
				work = append(work, w)
				for int(t) >= len(count) {
					count = append(count, 0)
				}
				count[t]++
			}
		}
	}
	return listsOf(len(x.l.in.works), work, term), count
}

// fillSources counts the works of the venues.
func (x *facts) fillSources() {
	var count []int32
	for w := range x.l.in.works {
		s := int(x.l.in.works[w].source)
		for s >= len(count) {
			count = append(count, 0)
		}
		if s >= 0 {
			count[s]++
		}
	}
	x.sourceWorks = count
}

// rarities are weights from 0 for what all works share to 1 for what at most one
// work in a hundred has.
func rarities(count []int32, total float64) []float64 {
	weight := make([]float64, len(count))
	for i, n := range count {
		if n > 0 {
			weight[i] = min(1, max(0, math.Log10(total/float64(n))/2))
		}
	}
	return weight
}
