package metrics

import (
	"fmt"
	"math"
	"slices"

	"cocite/graph"
)

// Credit is how a paper is shared among its authors, or other items.
type Credit string

// The schemes of credit; i is the place in the by-line, N the number of authors.
const (
	FullCredit       Credit = "full"       // 1 each
	FractionalCredit Credit = "fractional" // 1/N each
	HarmonicCredit   Credit = "harmonic"   // (1/i)/Σ1/k
	ArithmeticCredit Credit = "arithmetic" // 2(N+1−i)/(N(N+1))
	GeometricCredit  Credit = "geometric"  // 2^(N−i)/(2^N−1)
	FirstCredit      Credit = "first"      // 1 to the first
	LastCredit       Credit = "last"       // 1 to the last
)

// Credits are all schemes, in the order of help and documentation.
func Credits() []Credit {
	return []Credit{
		FullCredit, FractionalCredit, HarmonicCredit, ArithmeticCredit, GeometricCredit, FirstCredit, LastCredit,
	}
}

// Definition says what a scheme is.
func (c Credit) Definition() Definition {
	d := Definition{
		Convention: "organisations in a by-line count as authors; an author who stands in it twice counts at the first place",
		EdgeCases:  "the credits of a paper add up to 1 (full: to N)",
	}
	switch c {
	case FullCredit:
		d.Formula, d.Source = "1 to each author", "whole counting; Waltman and van Eck 2015, doi:10.1016/j.joi.2015.08.001"
	case FractionalCredit:
		d.Formula, d.Source = "1/N to each author", "Price 1981, Science 212:986; Waltman and van Eck 2015, doi:10.1016/j.joi.2015.08.001"
		d.Convention += "; institutions, countries and keywords at the level of the unit: 1/(number of distinct units of the paper), not by author"
	case HarmonicCredit:
		d.Formula, d.Source = "(1/i)/Σ_{k=1..N} 1/k to the author at place i", "Hagen 2008, doi:10.1371/journal.pone.0004021"
	case ArithmeticCredit:
		d.Formula, d.Source = "2(N+1−i)/(N(N+1)) to the author at place i", "Van Hooydonk 1997, JASIS 48:944–945"
	case GeometricCredit:
		d.Formula, d.Source = "2^(N−i)/(2^N−1) to the author at place i", "Egghe, Rousseau and Van Hooydonk 2000, JASIS 51:145–157"
	case FirstCredit:
		d.Formula, d.Source = "1 to the first author", "straight counting; Cole and Cole 1973"
	case LastCredit:
		d.Formula, d.Source = "1 to the last author", "last-author counting; Gauffriau 2021, doi:10.1162/qss_a_00141"
	}
	return d
}

// Check refuses a scheme that is unknown or has no meaning for a unit.
func (c Credit) Check(u graph.Unit) error {
	byPlace := c != FullCredit && c != FractionalCredit
	switch {
	case c == "corresponding":
		return fmt.Errorf("credit %q: a corpus does not keep who the corresponding author is", c)
	case !slices.Contains(Credits(), c):
		return fmt.Errorf("there is no credit %q", c)
	case u == graph.UnitAuthors:
		return nil
	case byPlace:
		return fmt.Errorf("credit %q goes by the place in the by-line, which %s have not", c, u)
	case c != FullCredit && (u == graph.UnitPapers || u == graph.UnitReferences):
		return fmt.Errorf("credit %q: a paper is not shared among %s", c, u)
	}
	return nil
}

// Shares are the credits of the n authors of a paper, in by-line order; they
// add up to 1, in full credit to n.
func (c Credit) Shares(n int) []float64 {
	shares := make([]float64, n)
	harmonic := 0.0
	for i := n; i >= 1; i-- {
		harmonic += 1 / float64(i)
	}
	for i := range shares {
		shares[i] = c.share(float64(i+1), float64(n), harmonic)
	}
	return shares
}

// share is the credit at place i of n; harmonic is Σ 1/k.
func (c Credit) share(i, n, harmonic float64) float64 {
	switch c {
	case FractionalCredit:
		return 1 / n
	case HarmonicCredit:
		return 1 / i / harmonic
	case ArithmeticCredit:
		return 2 * (n + 1 - i) / (n * (n + 1))
	case GeometricCredit:
		return math.Exp2(-i) / (1 - math.Exp2(-n)) // both sides over 2^N, which may be too large
	case FirstCredit:
		return indicatorOf(i == 1)
	case LastCredit:
		return indicatorOf(i == n)
	}
	return 1
}

// indicatorOf is 1 if something holds, else 0.
func indicatorOf(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// shareOut gives each entry of papers, the papers of each item, its credit;
// items are those of each paper. It returns nil in full credit.
func (c Credit) shareOut(items, papers graph.Lists) []float64 {
	if c == FullCredit {
		return nil
	}
	off, val := papers.Flat()
	credit := make([]float64, len(val))
	next := slices.Clone(off) // papers of an item ascend, so they are met in their order
	var known [][]float64
	for p := range items.Len() {
		list := items.Of(p)
		for len(known) <= min(len(list), 64) {
			known = append(known, c.Shares(len(known)))
		}
		shares := known[min(len(list), 64)]
		if len(list) > 64 {
			shares = c.Shares(len(list))
		}
		for i, item := range list {
			credit[next[item]] = shares[i]
			next[item]++
		}
	}
	return credit
}
