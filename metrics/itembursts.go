package metrics

import (
	"cmp"
	"slices"

	"cocite/graph"
)

// ItemBurst is a burst of a keyword, a term or a paper.
type ItemBurst struct {
	ID     string  `json:"id"`
	Name   string  `json:"name"`
	From   int     `json:"from"` // first and last year
	To     int     `json:"to"`
	Weight float64 `json:"weight"`
	Total  int64   `json:"total"` // papers with it, or citing it, over all years
}

// yearly counts documents in which items occur, year by year.
type yearly struct {
	first int     // year of the first slice
	docs  []int64 // documents of each year
	from  []int   // where the occurrences of each item begin
	years []int32 // slice of each occurrence, item by item
}

// KeywordBursts are the bursts of keywords among the papers of a year that have
// some, the heaviest first, then by year and id.
func KeywordBursts(c *graph.Corpus, o BurstOptions) []ItemBurst {
	y := newYearly(c, c.Keywords.Papers, func(p int32) bool { return len(c.Papers.Keywords.Of(int(p))) > 0 })
	return y.bursts(o, func(i int) (string, string) { return c.Keywords.IDs[i], c.Keywords.Names[i] })
}

// PaperBursts are the bursts of citations of papers, and of works outside the
// corpus, among the papers of a year that have references.
func PaperBursts(c *graph.Corpus, o BurstOptions) []ItemBurst {
	y := newYearly(c, c.Papers.Citers, func(p int32) bool { return len(c.Papers.Refs.Of(int(p))) > 0 })
	return y.bursts(o, func(i int) (string, string) { return c.Papers.IDs[i], c.PaperName(i) })
}

// TermBursts are the bursts of words in titles: stems, stop words left out, each
// once a paper, shown as they are written most often.
func TermBursts(c *graph.Corpus, o BurstOptions) []ItemBurst {
	number, forms := map[string]int32{}, []map[string]int{}
	off, val := make([]int, 1, c.Papers.N()+1), []int32{}
	tok := newTokenizer()
	for i, title := range c.Papers.Titles {
		from := len(val)
		if !c.Papers.Stub[i] {
			tok.tokens(title, func(word, stem string) {
				k, ok := number[stem]
				if !ok {
					k = int32(len(number))
					number[stem] = k
					forms = append(forms, map[string]int{})
				}
				forms[k][word]++
				val = append(val, k)
			})
			slices.Sort(val[from:])
			val = val[:from+len(slices.Compact(val[from:]))]
		}
		off = append(off, len(val))
	}
	lists := mustLists(off, val)
	y := newYearly(c, lists.Transpose(len(forms)), func(p int32) bool { return len(lists.Of(int(p))) > 0 })
	return y.bursts(o, func(i int) (string, string) { w := commonest(forms[i]); return w, w })
}

// newYearly counts the described papers of known year that keep lets pass, and
// for each item those of its papers.
func newYearly(c *graph.Corpus, papers graph.Lists, keep func(paper int32) bool) yearly {
	first, counts, _ := PapersPerYear(c)
	y := yearly{first: first, docs: make([]int64, len(counts)), from: make([]int, 1, papers.Len()+1)}
	kept := make([]bool, c.Papers.N())
	for i, year := range c.Papers.Years {
		if kept[i] = year > 0 && !c.Papers.Stub[i] && keep(int32(i)); kept[i] {
			y.docs[int(year)-first]++
		}
	}
	for i := range papers.Len() {
		for _, p := range papers.Of(i) {
			if kept[p] {
				y.years = append(y.years, c.Papers.Years[p]-int32(first))
			}
		}
		y.from = append(y.from, len(y.years))
	}
	return y
}

// bursts finds the bursts of all items.
func (y *yearly) bursts(o BurstOptions, name func(i int) (id, name string)) []ItemBurst {
	out := []ItemBurst{}
	r := make([]int64, len(y.docs))
	for i := range len(y.from) - 1 {
		own := y.years[y.from[i]:y.from[i+1]]
		if len(own) < 2 {
			continue // a single occurrence is no run
		}
		clear(r)
		for _, t := range own {
			r[t]++
		}
		for _, b := range Bursts(r, y.docs, o) {
			id, label := name(i)
			out = append(out, ItemBurst{id, label, y.first + b.Start, y.first + b.End, b.Weight, int64(len(own))})
		}
	}
	slices.SortFunc(out, func(a, b ItemBurst) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.From, b.From), cmp.Compare(a.ID, b.ID))
	})
	return out
}
