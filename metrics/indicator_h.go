package metrics

import "cocite/graph"

// HIndex is the largest h such that h of the counts are at least h. The counts
// come in descending order; without any it is 0.
// Hirsch 2005, doi:10.1073/pnas.0507655102.
func HIndex(descending []int64) int64 {
	h := int64(0)
	for h < int64(len(descending)) && descending[h] >= h+1 {
		h++
	}
	return h
}

// GIndex is the largest g, not above the number of counts, such that the first g
// add up to at least g². The counts come in descending order.
// Egghe 2006, doi:10.1007/s11192-006-0144-7.
func GIndex(descending []int64) int64 {
	g, sum := int64(0), int64(0)
	for i, c := range descending {
		sum += c
		if n := int64(i + 1); sum >= n*n {
			g = n
		}
	}
	return g
}

// I10 is the number of counts that are at least 10.
func I10(counts []int64) int64 {
	n := int64(0)
	for _, c := range counts {
		if c >= 10 {
			n++
		}
	}
	return n
}

// setIndicators are the indices of a set of papers in one flavour of citations.
func setIndicators(f flavour) []Indicator {
	edge := "nobody cited: 0, and the row stays"
	if f.suffix != "" {
		edge += "; papers without a count are left out; missing if no paper has one"
	}
	return []Indicator{
		setIndicator(f, "h_index", "h-index", HIndex, Definition{
			Formula:    "h = max{h : h papers have at least h citations each}",
			Convention: "from " + f.words,
			EdgeCases:  edge,
			Source:     "Hirsch 2005, doi:10.1073/pnas.0507655102",
		}),
		setIndicator(f, "g_index", "g-index", GIndex, Definition{
			Formula:    "g = max{g ≤ P : the g most cited papers have at least g² citations together}",
			Convention: "from " + f.words + "; not above the number of papers",
			EdgeCases:  edge,
			Source:     "Egghe 2006, doi:10.1007/s11192-006-0144-7",
		}),
		setIndicator(f, "i10", "papers with at least 10 citations", I10, Definition{
			Formula:    "i10 = number of papers with at least 10 citations",
			Convention: "from " + f.words,
			EdgeCases:  edge,
			Source:     "Google Scholar Citations 2011",
		}),
	}
}

func setIndicator(f flavour, name, what string, of func([]int64) int64, d Definition) Indicator {
	name += f.suffix
	doc := what + ", from " + f.words
	return Indicator{
		Name: name, Doc: doc, Units: itemUnits(), Definition: d,
		Run: indicator(name, doc, func(c *graph.Corpus, papers []int32) (int64, bool) {
			counts := f.counts(c, papers)
			return of(counts), len(counts) > 0
		}),
	}
}
