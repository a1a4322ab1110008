package metrics

import (
	"math"

	"cocite/graph"
)

// Growth says how the number of papers changes over full years.
type Growth struct {
	From     int      `json:"from"` // first full year with papers
	To       int      `json:"to"`   // last full year
	First    int64    `json:"first"`
	Last     int64    `json:"last"`
	Rate     *float64 `json:"cagr"`           // compound annual growth rate
	Doubling *float64 `json:"doubling_years"` // ln 2/ln(1 + rate); nil unless it grows
}

// Grow takes the compound annual growth rate (last/first)^(1/years) − 1 between
// the first and the last year of a series that begins in the year from, both
// with papers. It is not defined, nil, for fewer than two years.
// Price 1963, Little Science, Big Science.
func Grow(from int, papers []int64) Growth {
	for len(papers) > 0 && papers[0] == 0 {
		papers, from = papers[1:], from+1
	}
	g := Growth{From: from, To: from + len(papers) - 1}
	if len(papers) == 0 {
		return Growth{}
	}
	g.First, g.Last = papers[0], papers[len(papers)-1]
	if len(papers) < 2 || g.Last == 0 {
		return g
	}
	rate := math.Pow(float64(g.Last)/float64(g.First), 1/float64(len(papers)-1)) - 1
	g.Rate = &rate
	if rate > 0 {
		g.Doubling = known(math.Ln2/math.Log1p(rate), true)
	}
	return g
}

// PapersPerYear counts the described papers from the first to the last year,
// with 0 for the years between that have none; unknown is the number without a
// year. A year of 0 comes back without papers.
func PapersPerYear(c *graph.Corpus) (from int, papers []int64, unknown int) {
	first, last := int32(0), int32(0)
	for i, y := range c.Papers.Years {
		switch {
		case c.Papers.Stub[i]:
		case y == 0:
			unknown++
		default:
			last = max(last, y)
			if first == 0 || y < first {
				first = y
			}
		}
	}
	if last == 0 {
		return 0, nil, unknown
	}
	papers = make([]int64, last-first+1)
	for i, y := range c.Papers.Years {
		if y > 0 && !c.Papers.Stub[i] {
			papers[y-first]++
		}
	}
	return int(first), papers, unknown
}
