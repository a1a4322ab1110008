package cli

import (
	"context"

	"cocite/export"
	"cocite/graph"
	"cocite/metrics"
)

// leastIntervals is the least number of samples that give a percentile interval.
const leastIntervals = 100

// checkIntervals refuses intervals where there is nothing to draw from.
func (o *rankOptions) checkIntervals(p *rankPlan) error {
	switch {
	case o.intervals == 0:
		return nil
	case o.intervals < leastIntervals:
		return wrongUse("--intervals %d: at least %d samples are needed, 1000 are usual", o.intervals, leastIntervals)
	case p.unit == graph.UnitPapers:
		return wrongUse("--intervals draws the papers of each row anew, and a paper is only one")
	case p.by[0].measure.Run != nil:
		return wrongUse("--intervals draws the papers of each row anew, which %s is not computed from; put an indicator first", o.by[0])
	}
	return nil
}

// withIntervals adds to a ranking the interval of its first number, and for
// each row the best rank that it can't be told from.
func (p *rankPlan) withIntervals(ctx context.Context, o *rankOptions, c *graph.Corpus, t export.Table) (export.Table, error) {
	if o.intervals == 0 {
		return t, nil
	}
	rows := make([]int32, t.Rows())
	number := make(map[string]int32)
	for i, id := range unitIDs(c, p.unit) {
		number[id] = int32(i)
	}
	for i, id := range t.Columns[1].Text {
		rows[i] = number[id]
	}
	ind := p.by[0].indicator
	list, err := metrics.Intervals(ctx, c, p.unit, ind, rows, o.intervals, o.seed, o.indicatorOptions())
	if err != nil {
		return t, err
	}
	t.Columns = append(t.Columns, intervalColumns(ind, t.Columns[0].Int, list)...)
	return t, nil
}

func intervalColumns(ind metrics.Indicator, ranks []int64, list []metrics.Interval) []graph.Column {
	n := len(list)
	low := graph.Column{Name: ind.Name + "_low", Doc: "2.5th percentile of " + ind.Name + " over resampled papers", Float: make([]float64, n), Valid: make([]bool, n)}
	high := graph.Column{Name: ind.Name + "_high", Doc: "97.5th percentile of " + ind.Name + " over resampled papers", Float: make([]float64, n), Valid: low.Valid}
	same := graph.Column{Name: "not_distinguishable_from", Doc: "the best rank whose interval overlaps", Int: make([]int64, n), Valid: low.Valid}
	for i, best := range metrics.Indistinct(list) {
		low.Float[i], high.Float[i], low.Valid[i] = list[i].Low, list[i].High, list[i].Known
		if best >= 0 {
			same.Int[i] = ranks[best]
		}
	}
	return []graph.Column{low, high, same}
}
