package metrics

import "cocite/graph"

func papersIndicator() Indicator {
	const name, doc = "papers", "number of papers"
	return Indicator{
		Name: name, Doc: doc, Units: itemUnits(),
		Definition: Definition{
			Formula:    "P = number of papers",
			Convention: "full counting: each author, institution and keyword of a paper counts it once; merged records are one paper",
			EdgeCases:  "every row has at least one paper",
			Source:     "full counting; Waltman and van Eck 2015, doi:10.1016/j.joi.2015.08.001",
		},
		Run: indicator(name, doc, func(_ *graph.Corpus, papers []int32) (int64, bool) { return int64(len(papers)), true }),
	}
}

func citationsIndicator() Indicator {
	const name, doc = "citations", "citations from papers of the corpus"
	return Indicator{
		Name: name, Doc: doc, Units: append(itemUnits(), graph.UnitPapers, graph.UnitReferences),
		Definition: Definition{
			Formula:    "LCS = number of papers of the corpus that cite the paper; for a set the sum over its papers",
			Convention: "a citing paper counts once however often it lists the work; self-citations of authors count; each author gets all citations of a paper",
			EdgeCases:  "never missing: nobody in the corpus cites it is 0",
			Source:     "local citation score; Garfield, Pudovkin and Istomin 2003, doi:10.1002/asi.10226",
		},
		Run: indicator(name, doc, sumOf(local())),
	}
}

func citationsSourceIndicator() Indicator {
	const name, doc = "citations_source", "citations as the sources count them"
	return Indicator{
		Name: name, Doc: doc, Units: append(itemUnits(), graph.UnitPapers, graph.UnitReferences),
		Definition: Definition{
			Formula: "GCS = the count that the source states; for a set the sum over the papers with a count",
			Convention: "of several sources that of the first in the order wos, scopus, openalex, lens, dimensions, pubmed, crossref, …, " +
				"whatever file was read first; sources differ in what they count: citations_wos, citations_scopus, … are those of one source",
			EdgeCases: "missing if no paper has a count: unknown is not zero",
			Source:    "global citation score; Garfield, Pudovkin and Istomin 2003, doi:10.1002/asi.10226",
		},
		Run: indicator(name, doc, sumOf(stated())),
	}
}

// citationsBy is the count of one source alone, "citations_wos".
func citationsBy(source string) Indicator {
	f := flavour{count: func(p *graph.Papers, paper int32) (int64, bool) {
		for _, c := range p.Counts {
			if c.By == source && c.N[paper] >= 0 {
				return int64(c.N[paper]), true
			}
		}
		return 0, false
	}}
	i := citationsSourceIndicator()
	i.Name, i.Doc = graph.CountColumn(source), "citations as "+source+" counts them"
	i.Run = indicator(i.Name, i.Doc, sumOf(f))
	return i
}

// sumOf adds up the known counts of papers; missing if none is known.
func sumOf(f flavour) func(*graph.Corpus, []int32) (int64, bool) {
	return func(c *graph.Corpus, papers []int32) (int64, bool) {
		sum, known := int64(0), false
		for _, p := range papers {
			if n, ok := f.count(&c.Papers, p); ok {
				sum, known = sum+n, true
			}
		}
		return sum, known
	}
}

func referencesIndicator() Indicator {
	const name, doc = "references", "references, in the corpus or outside"
	return Indicator{
		Name: name, Doc: doc, Units: append(itemUnits(), graph.UnitPapers, graph.UnitReferences),
		Definition: Definition{
			Formula:    "number of distinct works in the reference list; for a set the sum over the papers with a known list",
			Convention: "a work listed twice counts once; the work itself does not count",
			EdgeCases:  "missing if no paper has a known list: an empty list in the data says nothing, unless the source states 0 references",
			Source:     "counted from the sources' reference lists",
		},
		Run: indicator(name, doc, countReferences),
	}
}

func countReferences(c *graph.Corpus, papers []int32) (int64, bool) {
	sum, known := int64(0), false
	for _, p := range papers {
		stated := c.Papers.RefCounts[p]
		if c.Papers.RefMentions[p] > 0 || stated.Known && stated.N == 0 {
			sum, known = sum+int64(len(c.Papers.Refs.Of(int(p)))), true
		}
	}
	return sum, known
}

func firstYearIndicator() Indicator {
	const name, doc = "first_year", "year of the first paper"
	return yearIndicator(name, doc, "the smallest known year of publication", func(a, b int64) int64 { return min(a, b) })
}

func lastYearIndicator() Indicator {
	const name, doc = "last_year", "year of the last paper"
	return yearIndicator(name, doc, "the largest known year of publication", func(a, b int64) int64 { return max(a, b) })
}

func yearIndicator(name, doc, formula string, choose func(a, b int64) int64) Indicator {
	return Indicator{
		Name: name, Doc: doc, Units: append(itemUnits(), graph.UnitPapers, graph.UnitReferences),
		Definition: Definition{
			Formula:    formula,
			Convention: "of the papers in the corpus, not of a whole career",
			EdgeCases:  "missing if no year is known",
			Source:     "counted from the sources' years of publication",
		},
		Run: indicator(name, doc, func(c *graph.Corpus, papers []int32) (int64, bool) {
			year := int64(0)
			for _, p := range papers {
				switch y := int64(c.Papers.Years[p]); {
				case y == 0:
				case year == 0:
					year = y
				default:
					year = choose(year, y)
				}
			}
			return year, year != 0
		}),
	}
}
