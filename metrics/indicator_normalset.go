package metrics

import (
	"fmt"

	"cocite/graph"
)

// inCorpus says of every normalised score what it is not.
const inCorpus = "the reference set is the described papers of the corpus with a year and a count, so this is not field-normalised against a whole database"

// normalIndicators are scores normalised inside the corpus, in one flavour.
func normalIndicators(f flavour) []Indicator {
	return []Indicator{
		f.score("ncs_corpus", "citations over the mean of the papers of the year in the corpus", byYear),
		f.score("ncs_class", "citations over the mean of the papers of the class and year in the corpus", byClass),
		f.meanScore("mncs", "mean of ncs_corpus", byYear, true),
		f.meanScore("tncs", "sum of ncs_corpus", byYear, false),
		f.meanScore("mncs_class", "mean of ncs_class", byClass, true),
		f.meanScore("tncs_class", "sum of ncs_class", byClass, false),
		crownIndicator(f), percentileIndicator(f), topIndicator(f, 10), topIndicator(f, 1), yearPapersIndicator(f),
	}
}

// normalised completes an indicator of normalised citations.
func (f flavour) normalised(set int, i Indicator) Indicator {
	i.Doc += ", counting " + f.words
	i.Name += f.suffix
	i.Definition.Convention = joinSentences("counts "+f.words, i.Definition.Convention+"; "+inCorpus)
	i.prepare = f.normalize(set)
	i.Coverage = []string{yearsKnown}
	if f.index == statedFlavour {
		i.Stated, i.Coverage = true, []string{countsKnown, yearsKnown}
	}
	return i
}

func paperUnits() []graph.Unit { return []graph.Unit{graph.UnitPapers, graph.UnitReferences} }

func (f flavour) score(name, doc string, set int) Indicator {
	d := Definition{
		Formula:    "c_i/e, e the mean citations of the papers of the same year",
		Convention: "a cell of under 30 papers says little: year_papers is its size",
		EdgeCases:  "missing without a year or a count, for works that are only referred to, and where nobody of the year is cited",
		Source:     "Waltman et al. 2011, doi:10.1016/j.joi.2010.08.001; same-year mean as in VOSviewer",
	}
	if set == byClass {
		d.Formula = "Σ_f (1/m)·c_i/e_f over the m classes of the paper, e_f the mean citations of class f in the same year, a paper of m classes counted 1/m in each"
		d.Convention = "classes as the sources print them; the mean over the reference set is 1"
		d.EdgeCases += ", or without a class"
		d.Source = "Waltman et al. 2011, doi:10.1016/j.joi.2010.08.001"
	}
	return f.normalised(set, Indicator{
		Name: name, Doc: doc, Units: paperUnits(), Definition: d,
		value: func(s *paperSet) (float64, bool) {
			if len(s.papers) == 0 {
				return 0, false
			}
			n, p := &s.f.normal[f.index], s.papers[0]
			return n.score[set][p], n.known[set][p]
		},
	})
}

func (f flavour) meanScore(name, doc string, set int, mean bool) Indicator {
	d := Definition{
		Formula:    "Σ w_i·NCS_i, w_i the credit of paper i: 1 in full counting",
		Convention: "over the papers whose NCS is defined",
		EdgeCases:  "missing if it is defined for no paper",
		Source:     "Waltman et al. 2011, doi:10.1016/j.joi.2010.08.001",
	}
	if mean {
		d.Formula = "Σ w_i·NCS_i/Σ w_i, w_i the credit of paper i: 1 in full counting"
	}
	return f.normalised(set, Indicator{
		Name: name, Doc: doc, Units: itemUnits(), Credited: true, Definition: d,
		value: func(s *paperSet) (float64, bool) {
			n := &s.f.normal[f.index]
			sum, credit, ok := s.sum(func(p int32) (float64, bool) { return n.score[set][p], n.known[set][p] })
			if !mean || !ok {
				return sum, ok
			}
			return ratioOf(sum, credit)
		},
	})
}

// ratioOf is a quotient that is not defined for nothing.
func ratioOf(a, b float64) (float64, bool) {
	if b == 0 {
		return 0, false
	}
	return a / b, true
}

func crownIndicator(f flavour) Indicator {
	return f.normalised(byYear, Indicator{
		Name: "cpp_fcsm", Doc: "citations over the citations expected from the years of the papers",
		Units: itemUnits(), Credited: true,
		Definition: Definition{
			Formula:    "Σ w_i·c_i/Σ w_i·e_i, e_i the mean of the year, w_i the credit of paper i: 1 in full counting",
			Convention: "the old crown indicator: a ratio of sums; mncs is the mean of ratios",
			EdgeCases:  "missing if nothing is expected",
			Source:     "Moed, De Bruin and Van Leeuwen 1995, doi:10.1007/BF02017338",
		},
		value: func(s *paperSet) (float64, bool) {
			n, counts := &s.f.normal[f.index], s.f.counts[f.index]
			got, _, _ := s.sumWhole(func(p int32) (float64, bool) { return float64(counts[p]), n.known[byYear][p] })
			expected, _, _ := s.sum(func(p int32) (float64, bool) { return n.expected[p], n.known[byYear][p] })
			return ratioOf(got, expected)
		},
	})
}

func percentileIndicator(f flavour) Indicator {
	return f.normalised(byYear, Indicator{
		Name: "percentile", Doc: "percentile among the papers of the year in the corpus", Units: paperUnits(),
		Definition: Definition{
			Formula:    "100·(rank − 0.5)/n, rank from below among the n papers of the year",
			Convention: "Hazen's; papers of equal counts have their mean rank",
			EdgeCases:  "missing without a year or a count, and for works that are only referred to",
			Source:     "Hazen 1914, doi:10.1061/taceat.0002563",
		},
		value: func(s *paperSet) (float64, bool) {
			if len(s.papers) == 0 || s.f.normal[f.index].standings[s.papers[0]].n == 0 {
				return 0, false
			}
			return s.f.normal[f.index].standings[s.papers[0]].percentile(), true
		},
	})
}

// topIndicator is the share of papers among the top percent of their year.
func topIndicator(f flavour, percent int64) Indicator {
	return f.normalised(byYear, Indicator{
		Name: fmt.Sprintf("pp_top%d", percent), Doc: fmt.Sprintf("share of the papers among the top %d %% of their year in the corpus", percent),
		Units: allUnits(), Credited: true,
		Definition: Definition{
			Formula:    fmt.Sprintf("Σ w_i·t_i/Σ w_i, t_i = clip((q·n − #{>c_i})/#{=c_i}, 0, 1), q = %g, n papers of the year, w_i the credit of paper i: 1 in full counting", float64(percent)/100),
			Convention: "ties are split; of a single paper t_i; any whole percent is there: pp_top5",
			EdgeCases:  "papers without a year or a count are left out; missing if none is left",
			Source:     "Waltman and Schreiber 2013, doi:10.1002/asi.22775",
		},
		value: func(s *paperSet) (float64, bool) {
			places := s.f.normal[f.index].standings
			sum, credit, ok := s.sum(func(p int32) (float64, bool) {
				if places[p].n == 0 {
					return 0, false
				}
				return places[p].top(float64(percent) / 100), true
			})
			if !ok {
				return 0, false
			}
			return ratioOf(sum, credit)
		},
	})
}

func yearPapersIndicator(f flavour) Indicator {
	return f.normalised(byYear, Indicator{
		Name: "year_papers", Doc: "papers of the year that ncs_corpus compares with", Units: paperUnits(), whole: true,
		Definition: Definition{
			Formula:    "number of papers of the reference set in the year of the paper, itself included",
			Convention: "below 30 the mean is shaky",
			EdgeCases:  "missing where the paper is not in the reference set",
			Source:     "Waltman et al. 2011, doi:10.1016/j.joi.2010.08.001",
		},
		value: func(s *paperSet) (float64, bool) {
			if len(s.papers) == 0 {
				return 0, false
			}
			n := s.f.normal[f.index].standings[s.papers[0]].n
			return float64(n), n > 0
		},
	})
}
