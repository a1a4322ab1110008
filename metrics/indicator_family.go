package metrics

import (
	"fmt"
	"math"

	"cocite/graph"
)

// setIndicators are the indices of a set of papers in one flavour of citations.
func setIndicators(f flavour) []Indicator {
	list := []Indicator{
		f.whole("h_index", "h-index", HIndex, Definition{
			Formula: "h = max{h : h papers have at least h citations each}",
			Source:  "Hirsch 2005, doi:10.1073/pnas.0507655102",
		}),
		f.whole("g_index", "g-index", GIndex, Definition{
			Formula:    "g = max{g ≤ P : the g most cited papers have at least g² citations together}",
			Convention: "not above the number of papers; g_padded lifts that bound",
			Source:     "Egghe 2006, doi:10.1007/s11192-006-0144-7",
		}),
		f.whole("g_padded", "g-index that may exceed the number of papers", GPadded, Definition{
			Formula:    "max{g : the min(g, P) most cited papers have at least g² citations together}",
			Convention: "papers without citations are added as needed: one paper cited 100 times has 10, its g_index is 1",
			Source:     "Egghe 2006, doi:10.1007/s11192-006-0144-7",
		}),
		f.real("m_index", "median citations of the h-core", MIndex, Definition{
			Formula:    "median of the citations of the h most cited papers",
			Convention: "not the m-quotient",
			EdgeCases:  "h = 0: 0",
			Source:     "Bornmann, Mutz and Daniel 2008, doi:10.1002/asi.20806",
		}),
		f.real("hg_index", "geometric mean of h and g", HGIndex, Definition{
			Formula:    "√(h·g)",
			Convention: "g is not above the number of papers",
			Source:     "Alonso et al. 2010, doi:10.1007/s11192-009-0047-5",
		}),
		f.real("e_index", "citations of the h-core beyond h²", EIndex, Definition{
			Formula: "√(Σ_{i≤h} c_i − h²)",
			Source:  "Zhang 2009, doi:10.1371/journal.pone.0005429",
		}),
		f.real("a_index", "mean citations of the h-core", AIndex, Definition{
			Formula:    "(1/h)·Σ_{i≤h} c_i",
			Convention: "not Hirsch's constant citations/h²",
			EdgeCases:  "h = 0: 0",
			Source:     "Jin 2006, Science Focus 1(1):8–9",
		}),
		f.real("r_index", "root of the citations of the h-core", RIndex, Definition{
			Formula: "√(Σ_{i≤h} c_i)",
			Source:  "Jin et al. 2007, doi:10.1007/s11434-007-0145-9",
		}),
		f.whole("h2_index", "Kosmulski's h(2)", H2Index, Definition{
			Formula: "h(2) = max{k : k papers have at least k² citations each}",
			Source:  "Kosmulski 2006, ISSI Newsletter 2(3):4",
		}),
		atLeastIndicator(f, 10),
	}
	return append(append(list, ageIndicators(f)...), authorCountIndicators(f)...)
}

// ageIndicators are those that need the years of the papers.
func ageIndicators(f flavour) []Indicator {
	const left = "papers without a year are left out; missing if no paper has one"
	quotient := f.of("m_quotient", "h-index over the years since the first paper", func(s *paperSet, t *citedOrder) (float64, bool) {
		first, ok := s.firstYear()
		if !ok {
			return 0, false
		}
		return float64(HIndex(t.counts)) / float64(int64(s.f.year)-first+1), true
	}, Definition{
		Formula:    "h/(Y_eval − Y_first + 1)",
		Convention: "Y_eval is the latest year of the corpus or --year, never the clock; Y_first the first paper in the corpus; not the m-index",
		EdgeCases:  "missing if no year is known",
		Source:     "Hirsch 2005, doi:10.1073/pnas.0507655102",
	})
	ar := f.of("ar_index", "root of the citations per year of the h-core", func(_ *paperSet, t *citedOrder) (float64, bool) {
		counts, ages := t.known(t.ages)
		return ARIndex(counts, ages), len(counts) > 0
	}, Definition{
		Formula:    "√(Σ_{i≤h} c_i/a_i), a_i = Y_eval − Y_i + 1",
		Convention: "of equal counts at the edge of the h-core the paper of fewer authors, then the older one is inside",
		EdgeCases:  left,
		Source:     "Jin et al. 2007, doi:10.1007/s11434-007-0145-9",
	})
	hc := f.of("hc_index", "contemporary h-index", func(_ *paperSet, t *citedOrder) (float64, bool) {
		counts, ages := t.known(t.ages)
		h, scores := contemporaryH(counts, ages, t.scores[:0])
		t.scores = scores
		return float64(h), len(counts) > 0
	}, Definition{
		Formula:    "h-index of the scores γ·c_i·(Y_eval − Y_i + 1)^(−δ)",
		Convention: "γ = 4, δ = 1",
		EdgeCases:  left,
		Source:     "Sidiropoulos, Katsaros and Manolopoulos 2007, doi:10.1007/s11192-007-1722-z",
	})
	hc.whole = true
	h5 := f.of("h5", "h-index of the papers of five full years", func(_ *paperSet, t *citedOrder) (float64, bool) {
		counts, ages := t.known(t.ages)
		return float64(hOfAges(counts, ages, 2, 6)), len(counts) > 0
	}, Definition{
		Formula:    "h-index of the papers with Y_eval − 5 ≤ Y ≤ Y_eval − 1",
		Convention: "the year of evaluation itself is not over, so the window ends before it",
		EdgeCases:  left,
		Source:     "Google Scholar Metrics 2012",
	})
	h5.whole = true
	list := []Indicator{quotient, ar, hc, h5}
	for i := range list {
		list[i].Coverage = append(list[i].Coverage, yearsKnown)
	}
	return list
}

// hOfAges is the h-index of the papers of some ages; counts descend.
func hOfAges(counts, ages []int64, from, to int64) int64 {
	h := int64(0)
	for i, c := range counts {
		if ages[i] >= from && ages[i] <= to && c >= h+1 {
			h++
		}
	}
	return h
}

// authorCountIndicators are those that need the number of authors, and means.
func authorCountIndicators(f flavour) []Indicator {
	const left = "papers without a by-line are left out; missing if no paper has one"
	hi := f.of("hi_index", "h-index shared among the authors of the h-core", func(_ *paperSet, t *citedOrder) (float64, bool) {
		counts, authors := t.known(t.authors)
		return HIIndex(counts, authors), len(counts) > 0
	}, Definition{
		Formula:    "hI = h²/Σ_{i≤h} n_i, n_i authors of paper i",
		Convention: "of equal counts at the edge of the h-core the paper of fewer authors, then the older one is inside",
		EdgeCases:  "h = 0: 0; " + left,
		Source:     "Batista et al. 2006, doi:10.1007/s11192-006-0090-4",
	})
	hm := f.of("hm_index", "h-index of papers counted fractionally", func(_ *paperSet, t *citedOrder) (float64, bool) {
		counts, authors := t.known(t.authors)
		return HMIndex(counts, authors), len(counts) > 0
	}, Definition{
		Formula:    "max{r_i : r_i ≤ c_i}, r_i = Σ_{j≤i} 1/n_j",
		Convention: "a real number; in the order of citations, of equal counts the paper of fewer authors first",
		EdgeCases:  left,
		Source:     "Schreiber 2008, doi:10.1088/1367-2630/10/4/040201",
	})
	cpp := f.of("cpp", "citations per paper", func(s *paperSet, _ *citedOrder) (float64, bool) {
		sum, credit, ok := s.sumWhole(s.count(f))
		if !ok || credit == 0 {
			return 0, false
		}
		return sum / credit, true
	}, Definition{
		Formula:    "Σ w_i·c_i/Σ w_i, w_i the credit of paper i: 1 in full counting",
		Convention: "the mean over the papers with a known count",
		Source:     "Moed, De Bruin and Van Leeuwen 1995, doi:10.1007/BF02017338",
	})
	cpp.Credited = true
	return []Indicator{hi, hm, cpp}
}

// count is the citations of a paper in one flavour.
func (s *paperSet) count(f flavour) func(paper int32) (float64, bool) {
	counts := s.f.counts[f.index]
	return func(p int32) (float64, bool) { return float64(counts[p]), counts[p] >= 0 }
}

// firstYear is the smallest known year of the set.
func (s *paperSet) firstYear() (int64, bool) {
	first := int32(0)
	for _, p := range s.papers {
		if y := s.f.c.Papers.Years[p]; y > 0 && (first == 0 || y < first) {
			first = y
		}
	}
	return int64(first), first > 0
}

// atLeastIndicator counts papers with at least n citations.
func atLeastIndicator(f flavour, n int64) Indicator {
	return f.whole(fmt.Sprintf("i%d", n), fmt.Sprintf("papers with at least %d citations", n),
		func(counts []int64) int64 { return AtLeast(counts, n) }, Definition{
			Formula:    fmt.Sprintf("number of papers with at least %d citations", n),
			Convention: "i10 is Google Scholar's; i1, i25, i100 and any other number are there too",
			Source:     "Google Scholar Citations 2011",
		})
}

// whole makes an index of sorted counts whose values are whole numbers.
func (f flavour) whole(name, what string, kernel func([]int64) int64, d Definition) Indicator {
	i := f.of(name, what, func(_ *paperSet, t *citedOrder) (float64, bool) {
		return float64(kernel(t.counts)), len(t.counts) > 0
	}, d)
	i.whole = true
	return i
}

// real makes an index of sorted counts.
func (f flavour) real(name, what string, kernel func([]int64) float64, d Definition) Indicator {
	return f.of(name, what, func(_ *paperSet, t *citedOrder) (float64, bool) {
		return kernel(t.counts), len(t.counts) > 0
	}, d)
}

// of makes an indicator of sets of papers in one flavour of citations.
func (f flavour) of(name, what string, value func(*paperSet, *citedOrder) (float64, bool), d Definition) Indicator {
	d.Convention = joinSentences("counts "+f.words, d.Convention)
	if d.EdgeCases == "" {
		d.EdgeCases = "nobody cited: 0, and the row stays"
	}
	i := Indicator{
		Name: name + f.suffix, Doc: what + ", counting " + f.words, Units: itemUnits(),
		prepare: f.load,
		value:   func(s *paperSet) (float64, bool) { return value(s, s.cited(f)) },
	}
	if f.index == statedFlavour {
		d.EdgeCases += "; papers without a count are left out; missing if no paper has one"
		i.Stated, i.Coverage = true, []string{countsKnown}
	}
	i.Definition = d
	return i
}

func joinSentences(a, b string) string {
	if b == "" {
		return a
	}
	return a + "; " + b
}

// dominanceIndicator is for authors alone.
func dominanceIndicator() Indicator {
	return Indicator{
		Name: "dominance", Doc: "share of an author's papers of several authors where he or she comes first",
		Units: []graph.Unit{graph.UnitAuthors},
		Definition: Definition{
			Formula:    "first-authored papers of several authors / papers of several authors",
			Convention: "first in the by-line; says nothing in fields that list authors by the alphabet",
			EdgeCases:  "missing without a paper of several authors",
			Source:     "Kumar and Kumar 2008, Fourth International Conference on Webometrics, Informetrics and Scientometrics",
		},
		value: func(s *paperSet) (float64, bool) {
			first, several := 0, 0
			for _, p := range s.papers {
				authors := s.f.c.Papers.Authors.Of(int(p))
				if len(authors) < 2 {
					continue
				}
				several++
				if authors[0] == int32(s.row) {
					first++
				}
			}
			return float64(first) / math.Max(1, float64(several)), several > 0
		},
	}
}
