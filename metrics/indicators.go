package metrics

import (
	"fmt"
	"slices"

	"cocite/graph"
)

// Units of items that papers share, for indicators of sets of papers.
func itemUnits() []graph.Unit {
	return []graph.Unit{
		graph.UnitAuthors, graph.UnitSources, graph.UnitInstitutions, graph.UnitCountries, graph.UnitKeywords,
	}
}

// Indicators are the numbers of papers, authors, sources, institutions,
// countries and keywords, in the order of help and documentation. Each citation
// indicator comes twice: from citations inside the corpus, and with "_source"
// from the counts that the sources state.
func Indicators() []Indicator {
	list := []Indicator{
		papersIndicator(), citationsIndicator(), citationsSourceIndicator(), referencesIndicator(),
		firstYearIndicator(), lastYearIndicator(),
	}
	list = append(list, setIndicators(local())...)
	return append(list, setIndicators(stated())...)
}

// LookupIndicator finds an indicator by name; "citations_wos" and the like are
// the counts of one source.
func LookupIndicator(name string) (Indicator, bool) {
	for _, i := range Indicators() {
		if i.Name == name {
			return i, true
		}
	}
	for _, s := range graph.CountSources() {
		if graph.CountColumn(s) == name {
			return citationsBy(s), true
		}
	}
	return Indicator{}, false
}

// For tells whether the indicator has a meaning for a unit.
func (i Indicator) For(u graph.Unit) bool { return slices.Contains(i.Units, u) }

// sets gives the papers of each row of a unit: one each for papers and
// references, stubs included, else those of the item.
type sets struct {
	n  int
	of func(row int) []int32
}

func setsOf(c *graph.Corpus, unit graph.Unit) (sets, error) {
	if items, _, ok := c.Items(unit); ok {
		return sets{items.N(), items.Papers.Of}, nil
	}
	if unit != graph.UnitPapers && unit != graph.UnitReferences {
		return sets{}, fmt.Errorf("there is no unit %q", unit)
	}
	all := make([]int32, c.Papers.N())
	for i := range all {
		all[i] = int32(i)
	}
	return sets{len(all), func(row int) []int32 { return all[row : row+1] }}, nil
}

// indicator makes the Run of an indicator from its value for a set of papers;
// false means that the value is missing.
func indicator(name, doc string, value func(c *graph.Corpus, papers []int32) (int64, bool)) func(*graph.Corpus, graph.Unit) (graph.Column, error) {
	return func(c *graph.Corpus, unit graph.Unit) (graph.Column, error) {
		s, err := setsOf(c, unit)
		if err != nil {
			return graph.Column{}, fmt.Errorf("computing %s: %w", name, err)
		}
		col := graph.Column{Name: name, Doc: doc, Int: make([]int64, s.n), Valid: make([]bool, s.n)}
		missing := false
		for row := range s.n {
			col.Int[row], col.Valid[row] = value(c, s.of(row))
			missing = missing || !col.Valid[row]
		}
		if !missing {
			col.Valid = nil
		}
		return col, nil
	}
}

// flavour is where a citation count comes from.
type flavour struct {
	suffix string
	words  string
	count  func(p *graph.Papers, paper int32) (int64, bool)
}

// local is a count inside the corpus: always known.
func local() flavour {
	return flavour{"", "citations from papers of the corpus", func(p *graph.Papers, paper int32) (int64, bool) {
		return int64(len(p.Citers.Of(int(paper)))), true
	}}
}

// stated is the count that a source states: it may be missing, which is not zero.
func stated() flavour {
	return flavour{"_source", "citations as the sources count them", func(p *graph.Papers, paper int32) (int64, bool) {
		return int64(p.CitedBy[paper].N), p.CitedBy[paper].Known
	}}
}

// counts are the known citation counts of papers, largest first.
func (f flavour) counts(c *graph.Corpus, papers []int32) []int64 {
	var out []int64
	for _, p := range papers {
		if n, ok := f.count(&c.Papers, p); ok {
			out = append(out, n)
		}
	}
	slices.SortFunc(out, func(a, b int64) int { return int(b - a) })
	return out
}
