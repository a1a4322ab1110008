package metrics

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strconv"

	"cocite/graph"
)

// CiteRank parameters, as fitted to physics papers.
const (
	citeRankDecay  = 2.6 // years
	citeRankFollow = 0.5
)

// rescaledWindow is the number of papers nearest in date that a paper is
// compared with.
const rescaledWindow = 1000

// CiteRank returns the traffic of readers who start at recent papers and follow
// references: PageRank with start ∝ exp(−age/τ) and damping follow, where age
// is the years before the evaluation. A paper of unknown age (below 0) is no
// start. It sums to 1. Walker et al. 2007, doi:10.1088/1742-5468/2007/06/P06010.
func CiteRank(ctx context.Context, n *graph.Network, ages []float64, tau, follow float64, threads int) ([]float64, error) {
	o := DefaultPageRank()
	o.Damping, o.Threads = follow, threads
	o.Personal = make([]float64, n.N())
	for i, a := range ages {
		if a >= 0 {
			o.Personal[i] = math.Exp(-a / tau)
		}
	}
	return PageRank(ctx, n.CSR, o)
}

// Rescaled returns (x − μ)/σ with mean and deviation over the papers nearest in
// date: all those not farther away than the window-th nearest, so that equal
// dates stay together and the result does not depend on their order. It is not
// known for a paper without a date (NaN) and where all those papers have the
// same value. Mariani, Medo and Zhang 2016, doi:10.1016/j.joi.2016.10.005.
func Rescaled(values, dates []float64, dated []bool, window int) (scores []float64, known []bool) {
	scores, known = make([]float64, len(values)), make([]bool, len(values))
	var order []int32
	for i := range values {
		if dated[i] {
			order = append(order, int32(i))
		}
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(dates[a], dates[b]), cmp.Compare(values[a], values[b]))
	})
	lo, hi := 0, 0
	for from := 0; from < len(order); {
		to := sameDate(order, dates, from)
		lo, hi = nearest(order, dates, from, to, window)
		mean, sd := meanAndDeviation(values, order[lo:hi])
		for _, i := range order[from:to] {
			if sd > 0 {
				scores[i], known[i] = (values[i]-mean)/sd, true
			}
		}
		from = to
	}
	return scores, known
}

// sameDate is the end of the run of papers of one date.
func sameDate(order []int32, dates []float64, from int) int {
	to := from
	for to < len(order) && dates[order[to]] == dates[order[from]] {
		to++
	}
	return to
}

// nearest widens a run of one date by whole dates, the nearer first and both if
// they are as near, until it holds enough papers.
func nearest(order []int32, dates []float64, from, to, window int) (lo, hi int) {
	date := dates[order[from]]
	lo, hi = from, to
	for hi-lo < window && (lo > 0 || hi < len(order)) {
		before, after := math.Inf(1), math.Inf(1)
		if lo > 0 {
			before = date - dates[order[lo-1]]
		}
		if hi < len(order) {
			after = dates[order[hi]] - date
		}
		if after <= before {
			hi = sameDate(order, dates, hi)
		}
		if before <= after {
			last := dates[order[lo-1]]
			for lo > 0 && dates[order[lo-1]] == last {
				lo--
			}
		}
	}
	return lo, hi
}

// meanAndDeviation are those of some values, around their mean.
func meanAndDeviation(values []float64, of []int32) (mean, sd float64) {
	for _, i := range of {
		mean += values[i]
	}
	mean /= float64(len(of))
	for _, i := range of {
		sd += (values[i] - mean) * (values[i] - mean)
	}
	sd = math.Sqrt(sd / float64(len(of)))
	if sd <= 1e-12*math.Abs(mean) {
		return mean, 0 // equal but for rounding
	}
	return mean, sd
}

// walkIndicators are ranks of papers that correct for their age.
func walkIndicators() []Indicator {
	const only = "described papers of the corpus; missing for works that are only referred to"
	return []Indicator{
		{
			Name: "citerank", Doc: "traffic of readers who start at recent papers and follow references", Units: paperUnits(),
			Definition: Definition{
				"p = (1−α)·v + α·(Pᵀp + d·v), v ∝ exp(−age/τ)", "τ = 2.6 years, α = 0.5, age = Y_eval − year; sums to 1; from citing to cited",
				only + "; a paper of unknown year is no start", "Walker et al. 2007, doi:10.1088/1742-5468/2007/06/P06010",
			},
			prepare: citeRank, value: func(s *paperSet) (float64, bool) { return s.walked(s.f.citeRank) },
		},
		{
			Name: "pagerank_rescaled", Doc: "PageRank against the papers nearest in date, in standard deviations", Units: paperUnits(),
			Definition: Definition{
				"(p_i − μ_i)/σ_i over the 1000 papers nearest in date", "PageRank with damping 0.5; papers of one date stay together, so there may be more than 1000; the date is as precise as the sources state",
				only + ", without a year, and where all those papers have the same PageRank", "Mariani, Medo and Zhang 2016, doi:10.1016/j.joi.2016.10.005",
			},
			prepare: rescaledRank, value: func(s *paperSet) (float64, bool) { return s.walked(s.f.rescaled) },
		},
	}
}

// walked is the value of the only paper of the set; NaN is missing.
func (s *paperSet) walked(values []float64) (float64, bool) {
	if len(s.papers) == 0 || math.IsNaN(values[s.papers[0]]) {
		return 0, false
	}
	return values[s.papers[0]], true
}

// citeRank computes the indicator for all papers.
func citeRank(ctx context.Context, f *facts) error {
	net, paper, err := f.citationNetwork()
	if err != nil {
		return err
	}
	ages := make([]float64, len(paper))
	someYear := false
	for u, p := range paper {
		ages[u] = float64(f.year - f.c.Papers.Years[p])
		if f.c.Papers.Years[p] == 0 {
			ages[u] = -1
		}
		someYear = someYear || ages[u] >= 0
	}
	f.citeRank = missing(f.c.Papers.N())
	if !someYear {
		return nil
	}
	x, err := CiteRank(ctx, net, ages, citeRankDecay, citeRankFollow, f.o.Threads)
	for u := range x {
		f.citeRank[paper[u]] = x[u]
	}
	return err
}

// rescaledRank computes the indicator for all papers.
func rescaledRank(ctx context.Context, f *facts) error {
	net, paper, err := f.citationNetwork()
	if err != nil {
		return err
	}
	o := DefaultPageRank()
	o.Damping, o.Threads = 0.5, f.o.Threads
	x, err := PageRank(ctx, net.CSR, o)
	if err != nil {
		return err
	}
	dates, dated := make([]float64, len(paper)), make([]bool, len(paper))
	for u, p := range paper {
		dates[u], dated[u] = dateOf(&f.c.Papers, p)
	}
	scores, known := Rescaled(x, dates, dated, rescaledWindow)
	f.rescaled = missing(f.c.Papers.N())
	for u, p := range paper {
		if known[u] {
			f.rescaled[p] = scores[u]
		}
	}
	return nil
}

// missing are n values that are not known.
func missing(n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = math.NaN()
	}
	return x
}

// citationNetwork draws the described papers up to the year of evaluation, with
// the paper of each node.
func (f *facts) citationNetwork() (*graph.Network, []int32, error) {
	o := graph.DefaultDrawOptions()
	if f.cut {
		o.ToYear = int(f.year)
	}
	net, err := graph.Citations(f.c, o)
	if err != nil {
		return nil, nil, err
	}
	number := make(map[string]int32, f.c.Papers.N())
	for i, id := range f.c.Papers.IDs {
		number[id] = int32(i)
	}
	paper := make([]int32, net.N())
	for u, id := range net.IDs {
		paper[u] = number[id]
	}
	return net, paper, nil
}

// dateOf is the day of publication as a number of years, in the middle of what
// is known: of the month, else of the year. It is not known without a year.
func dateOf(p *graph.Papers, paper int32) (float64, bool) {
	year := p.Years[paper]
	date := p.Dates[paper]
	if year == 0 || len(date) < 7 || date[:4] != strconv.Itoa(int(year)) {
		return float64(year) + 0.5, year > 0
	}
	month, err := strconv.Atoi(date[5:7])
	if err != nil || month < 1 || month > 12 {
		return float64(year) + 0.5, true
	}
	day := 15.5
	if len(date) >= 10 {
		if d, err := strconv.Atoi(date[8:10]); err == nil && d >= 1 && d <= 31 {
			day = float64(d)
		}
	}
	return float64(year) + (float64(month-1)+(day-0.5)/31)/12, true
}
