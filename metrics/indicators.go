package metrics

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cocite/graph"
)

// Indicator is a number for each item of a unit of a corpus, such as the
// h-index of each author. Indicate computes it.
type Indicator struct {
	Name       string
	Doc        string
	Units      []graph.Unit // those that it has a meaning for
	Definition Definition
	Coverage   []string // the indicators that say for which share of the papers it is known; none if for all
	Credited   bool     // it follows IndicatorOptions.Credit; others count each paper whole
	Stated     bool     // it takes what sources count, where NoSelf has no meaning

	whole   bool // its values are whole numbers, unless credit is shared
	prepare func(ctx context.Context, f *facts) error
	value   func(s *paperSet) (float64, bool) // false: it is not defined for the set
}

// IndicatorOptions say how indicators count.
type IndicatorOptions struct {
	Year    int    // of evaluation; later papers and their citations are left out. 0 is the latest year of a described paper
	NoSelf  bool   // citations between papers that share an author don't count
	Credit  Credit // how a paper is shared among its authors or other items
	Threads int    // 0 is all cores; never changes a result
}

// DefaultIndicators evaluate at the latest year and count everything in full.
func DefaultIndicators() IndicatorOptions { return IndicatorOptions{Credit: FullCredit} }

// itemUnits are the units that papers share, for indicators of sets of papers.
func itemUnits() []graph.Unit {
	return []graph.Unit{
		graph.UnitAuthors, graph.UnitSources, graph.UnitInstitutions, graph.UnitCountries, graph.UnitKeywords,
	}
}

// allUnits are those and single papers.
func allUnits() []graph.Unit { return append(itemUnits(), graph.UnitPapers, graph.UnitReferences) }

// Indicators are the numbers of papers, authors, sources, institutions,
// countries and keywords, in the order of help and documentation. Each citation
// indicator comes twice: from citations inside the corpus, and with "_source"
// from the counts that the sources state.
func Indicators() []Indicator {
	list := []Indicator{
		papersIndicator(), citationsIndicator(), citationsSourceIndicator(), citationsFractionalIndicator(),
		selfCitationsIndicator(), selfShareIndicator(), referencesIndicator(), firstYearIndicator(), lastYearIndicator(),
	}
	list = append(list, setIndicators(local())...)
	list = append(list, setIndicators(stated())...)
	list = append(list, dominanceIndicator())
	list = append(list, normalIndicators(local())...)
	list = append(list, normalIndicators(stated())...)
	list = append(list, disruptionIndicators()...)
	list = append(list, beautyIndicators()...)
	list = append(list, ageingIndicators()...)
	list = append(list, walkIndicators()...)
	list = append(list, diversityIndicators()...)
	list = append(list, coverageIndicators()...)
	return list
}

// LookupIndicator finds an indicator by name. Beside those of Indicators there
// are "citations_wos" and the like, the counts of one source, and "i25" and the
// like with any number.
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
	return lookupNumbered(name)
}

// lookupNumbered finds an indicator with a number in its name.
func lookupNumbered(name string) (Indicator, bool) {
	stem, isStated := strings.CutSuffix(name, stated().suffix)
	f := local()
	if isStated {
		f = stated()
	}
	if n, ok := numberAfter(stem, "i"); ok {
		return atLeastIndicator(f, n), true
	}
	if n, ok := numberAfter(stem, "pp_top"); ok && n < 100 {
		return topIndicator(f, n), true
	}
	return Indicator{}, false
}

// numberAfter reads a number of at least 1 after a prefix.
func numberAfter(name, prefix string) (int64, bool) {
	digits, ok := strings.CutPrefix(name, prefix)
	n, err := strconv.ParseInt(digits, 10, 32)
	return n, ok && err == nil && n > 0 && strconv.FormatInt(n, 10) == digits
}

// For tells whether the indicator has a meaning for a unit.
func (i Indicator) For(u graph.Unit) bool { return slices.Contains(i.Units, u) }

// CoverageOf are the indicators that say for which share of the papers of a row
// this one is known: none if it is for all. Where each row is one paper only the
// share of its references is left.
func (i Indicator) CoverageOf(u graph.Unit) []string {
	if slices.Contains(itemUnits(), u) || slices.Contains(i.Coverage, referencesFound) {
		return i.Coverage
	}
	return nil
}

// Indicate computes indicators for all rows of a unit: its items, or all works,
// stubs included, for papers and references. One column comes back for each
// indicator, in the order of the list. What the indicators share, such as the
// sorted citations of an author, is computed once. It fails if the options don't
// fit the unit or ctx is done.
func Indicate(ctx context.Context, c *graph.Corpus, unit graph.Unit, list []Indicator, o IndicatorOptions) ([]graph.Column, error) {
	f, err := newFacts(ctx, c, unit, o)
	if err != nil {
		return nil, err
	}
	cols := make([]graph.Column, len(list))
	for k, ind := range list {
		if err := ind.check(unit, o); err != nil {
			return nil, err
		}
		if ind.prepare != nil {
			if err := ind.prepare(ctx, f); err != nil {
				return nil, fmt.Errorf("computing %s: %w", ind.Name, err)
			}
		}
		cols[k] = ind.column(f)
	}
	rows := spansByCost(f.rows(), 1<<14, func(row int) int { return 1 + f.size(row) })
	workers := make([]paperSet, workerCount(o.Threads, len(rows)))
	err = parallel(ctx, o.Threads, len(rows), func(worker, job int) {
		s := &workers[worker]
		s.f = f
		for row := rows[job].lo; row < rows[job].hi; row++ {
			s.load(row)
			for k, ind := range list {
				setRow(cols[k], row, ind, s)
			}
		}
	})
	if err != nil {
		return nil, err
	}
	for k := range cols {
		if !slices.Contains(cols[k].Valid, false) {
			cols[k].Valid = nil
		}
	}
	return cols, nil
}

// check refuses what has no meaning.
func (i Indicator) check(u graph.Unit, o IndicatorOptions) error {
	switch {
	case !i.For(u):
		return fmt.Errorf("%s says nothing of %s", i.Name, u)
	case i.Stated && o.NoSelf:
		return fmt.Errorf("%s: a source's count does not say who cites, so self-citations can't be left out", i.Name)
	}
	return nil
}

// column is the empty column of an indicator; its description says how it counts.
func (i Indicator) column(f *facts) graph.Column {
	col := graph.Column{Name: i.Name, Doc: i.Doc + f.note(i), Valid: make([]bool, f.rows())}
	if i.whole && !(i.Credited && f.credit != nil) {
		col.Int = make([]int64, f.rows())
	} else {
		col.Float = make([]float64, f.rows())
	}
	return col
}

// setRow puts a value into its row.
func setRow(col graph.Column, row int, ind Indicator, s *paperSet) {
	v, ok := ind.value(s)
	if !ok {
		return
	}
	col.Valid[row] = true
	if col.Int != nil {
		col.Int[row] = int64(v)
		return
	}
	col.Float[row] = v
}
