package metrics

import (
	"context"

	"cocite/graph"
)

func papersIndicator() Indicator {
	return Indicator{
		Name: "papers", Doc: "number of papers", Units: itemUnits(), Credited: true, whole: true,
		Definition: Definition{
			Formula:    "P = Σ w_i, w_i the credit of paper i: 1 in full counting",
			Convention: "full counting: each author, institution and keyword of a paper counts it once; merged records are one paper; --credit shares papers",
			EdgeCases:  "every row has at least one paper, unless --year leaves all out: then 0",
			Source:     "Waltman and van Eck 2015, doi:10.1016/j.joi.2015.08.001",
		},
		value: func(s *paperSet) (float64, bool) {
			if s.credit == nil {
				return float64(len(s.papers)), true
			}
			_, credit, _ := s.sumWhole(func(int32) (float64, bool) { return 0, true })
			return credit, true
		},
	}
}

func citationsIndicator() Indicator {
	return citationSum(local(), Indicator{
		Name: "citations", Doc: "citations from papers of the corpus",
		Definition: Definition{
			Formula:    "LCS = number of papers of the corpus that cite the paper; for a set Σ w_i·LCS_i, w_i the credit of paper i: 1 in full counting",
			Convention: "a citing paper counts once however often it lists the work; citations of authors to themselves count unless --no-self",
			EdgeCases:  "never missing: nobody in the corpus cites it is 0",
			Source:     "local citation score; Garfield, Pudovkin and Istomin 2003, doi:10.1002/asi.10226",
		},
	})
}

func citationsSourceIndicator() Indicator {
	return citationSum(stated(), Indicator{
		Name: "citations_source", Doc: "citations as the sources count them", Coverage: []string{countsKnown}, Stated: true,
		Definition: Definition{
			Formula: "GCS = the count that the source states; for a set Σ w_i·GCS_i over the papers with a count, w_i the credit of paper i: 1 in full counting",
			Convention: "of several sources that of the first in the order wos, scopus, openalex, lens, dimensions, pubmed, crossref, …, " +
				"whatever file was read first; sources differ in what they count: citations_wos, citations_scopus, … are those of one source",
			EdgeCases: "missing if no paper has a count: unknown is not zero",
			Source:    "global citation score; Garfield, Pudovkin and Istomin 2003, doi:10.1002/asi.10226",
		},
	})
}

// citationSum completes an indicator that adds up citations.
func citationSum(f flavour, i Indicator) Indicator {
	i.Units, i.whole, i.Credited, i.prepare = allUnits(), true, true, f.load
	i.value = func(s *paperSet) (float64, bool) {
		sum, _, ok := s.sumWhole(s.count(f))
		return sum, ok
	}
	return i
}

// citationsBy is the count of one source alone, "citations_wos".
func citationsBy(source string) Indicator {
	i := citationsSourceIndicator()
	i.Name, i.Doc = graph.CountColumn(source), "citations as "+source+" counts them"
	i.Coverage = nil // countsKnown is of all sources together
	i.prepare = nil
	i.value = func(s *paperSet) (float64, bool) {
		for _, c := range s.f.c.Papers.Counts {
			if c.By == source {
				sum, _, ok := s.sumWhole(func(p int32) (float64, bool) { return float64(c.N[p]), c.N[p] >= 0 })
				return sum, ok
			}
		}
		return 0, false
	}
	return i
}

func citationsFractionalIndicator() Indicator {
	return Indicator{
		Name: "citations_fractional", Doc: "citations from papers of the corpus, each over the references of the citing paper",
		Units: allUnits(), Credited: true, prepare: countFractional,
		Definition: Definition{
			Formula:    "Σ over citing papers x of 1/|R_x|; for a set Σ w_i of it, w_i the credit of paper i: 1 in full counting",
			Convention: "|R_x| is the number of distinct works in the list of x, in the corpus or outside; evens out fields that cite much and little",
			EdgeCases:  "nobody in the corpus cites it is 0",
			Source:     "Small and Sweeney 1985, doi:10.1007/BF02017157; Leydesdorff and Opthof 2010, doi:10.1002/asi.21371",
		},
		value: func(s *paperSet) (float64, bool) {
			sum, _, ok := s.sum(func(p int32) (float64, bool) { return s.f.fractional[p], true })
			return sum, ok
		},
	}
}

// countFractional adds up 1/|R| over the papers that cite each paper and count.
func countFractional(ctx context.Context, f *facts) error {
	if f.fractional != nil {
		return nil
	}
	p := &f.c.Papers
	f.fractional = make([]float64, p.N())
	jobs := spansByCost(p.N(), 1<<14, func(i int) int { return 1 + len(p.Citers.Of(i)) })
	type scratch struct {
		shared sharedAuthors
		parts  []float64
	}
	workers := make([]scratch, workerCount(f.o.Threads, len(jobs)))
	return parallel(ctx, f.o.Threads, len(jobs), func(worker, job int) {
		w := &workers[worker]
		w.shared.begin(f.c)
		for i := jobs[job].lo; i < jobs[job].hi; i++ {
			w.parts = w.parts[:0]
			for _, q := range f.citers(&w.shared, int32(i)) {
				w.parts = append(w.parts, 1/float64(len(p.Refs.Of(int(q)))))
			}
			f.fractional[i] = sumSorted(w.parts)
		}
	})
}

func referencesIndicator() Indicator {
	return Indicator{
		Name: "references", Doc: "references, in the corpus or outside", Units: allUnits(), Coverage: []string{referencesKnown},
		Credited: true, whole: true,
		Definition: Definition{
			Formula:    "number of distinct works in the reference list; for a set Σ w_i of it over the papers with a known list, w_i the credit of paper i: 1 in full counting",
			Convention: "a work listed twice counts once; the work itself does not count",
			EdgeCases:  "missing if no paper has a known list: an empty list in the data says nothing, unless the source states 0 references",
			Source:     "counted from the sources' reference lists",
		},
		value: func(s *paperSet) (float64, bool) {
			p := &s.f.c.Papers
			sum, _, ok := s.sumWhole(func(i int32) (float64, bool) { return float64(len(p.Refs.Of(int(i)))), listKnown(p, i) })
			return sum, ok
		},
	}
}

// listKnown tells whether the reference list of a paper is known.
func listKnown(p *graph.Papers, paper int32) bool {
	stated := p.RefCounts[paper]
	return p.RefMentions[paper] > 0 || stated.Known && stated.N == 0
}

func firstYearIndicator() Indicator {
	return yearIndicator("first_year", "year of the first paper", "the smallest known year of publication",
		func(a, b int32) int32 { return min(a, b) })
}

func lastYearIndicator() Indicator {
	return yearIndicator("last_year", "year of the last paper", "the largest known year of publication",
		func(a, b int32) int32 { return max(a, b) })
}

func yearIndicator(name, doc, formula string, choose func(a, b int32) int32) Indicator {
	return Indicator{
		Name: name, Doc: doc, Units: allUnits(), whole: true, Coverage: []string{yearsKnown},
		Definition: Definition{
			Formula:    formula,
			Convention: "of the papers in the corpus, not of a whole career",
			EdgeCases:  "missing if no year is known",
			Source:     "counted from the sources' years of publication",
		},
		value: func(s *paperSet) (float64, bool) {
			year := int32(0)
			for _, p := range s.papers {
				switch y := s.f.c.Papers.Years[p]; {
				case y == 0:
				case year == 0:
					year = y
				default:
					year = choose(year, y)
				}
			}
			return float64(year), year != 0
		},
	}
}

// The names of the indicators of coverage.
const (
	yearsKnown      = "years_known"
	countsKnown     = "counts_known"
	referencesKnown = "references_known"
	referencesFound = "references_found"
)

// coverageIndicators say how much of a set the others rest on.
func coverageIndicators() []Indicator {
	return []Indicator{
		coverageIndicator(yearsKnown, "share of the papers whose year is known",
			func(p *graph.Papers, i int32) bool { return p.Years[i] != 0 }),
		coverageIndicator(countsKnown, "share of the papers whose citations some source counts",
			func(p *graph.Papers, i int32) bool { return p.CitedBy[i].Known }),
		coverageIndicator(referencesKnown, "share of the papers whose reference list is known", listKnown),
	}
}

func coverageIndicator(name, doc string, has func(*graph.Papers, int32) bool) Indicator {
	return Indicator{
		Name: name, Doc: doc, Units: allUnits(), Credited: true,
		Definition: Definition{
			Formula:    "Σ w_i over the papers with it / Σ w_i, w_i the credit of paper i: 1 in full counting",
			Convention: "stands beside indicators that leave the other papers out; a list is known if it has entries or the source states 0",
			EdgeCases:  "missing without papers",
			Source:     "counted from the sources",
		},
		value: func(s *paperSet) (float64, bool) {
			return s.share(func(p int32) bool { return has(&s.f.c.Papers, p) })
		},
	}
}
