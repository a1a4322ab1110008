package metrics

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat"
)

// LotkaFit is Lotka's law f(x) = C·x^(−α) for authors of x papers. What can't be
// fitted is nil.
type LotkaFit struct {
	Authors  int      `json:"authors"`
	Alpha    *float64 `json:"alpha"` // maximum likelihood on the zeta law
	C        *float64 `json:"c"`     // 1/ζ(α)
	D        *float64 `json:"ks_d"`  // largest distance of the distribution functions
	Critical *float64 `json:"ks_critical"`
	AlphaOLS *float64 `json:"alpha_ols"` // least squares on log–log, only to compare
	COLS     *float64 `json:"c_ols"`
}

// Lotka fits the law to the number of papers of each author. The exponent
// maximises −n·ln ζ(α) − α·Σ ln x; D is the Kolmogorov–Smirnov distance to the
// fit, against 1.63/√n at the level of .01. There is no fit without authors, and
// none where all have one paper: α grows without bound.
// Lotka 1926; Pao 1985, doi:10.1016/0306-4573(85)90055-X; Nicholls 1989, JASIS
// 40:379–385.
func Lotka(papers []int64) LotkaFit {
	fit := LotkaFit{Authors: len(papers)}
	sorted := slices.Sorted(slices.Values(papers))
	mean := 0.0
	for _, x := range sorted {
		mean += math.Log(float64(x))
	}
	if mean == 0 {
		return fit
	}
	n := float64(len(papers))
	alpha := zetaExponent(mean / n)
	fit.Alpha, fit.C = known(alpha, true), known(1/mathext.Zeta(alpha, 1), true)
	fit.D, fit.Critical = known(lotkaDistance(sorted, alpha), true), known(1.63/math.Sqrt(n), true)
	fit.leastSquares(sorted)
	return fit
}

// zetaExponent maximises −ln ζ(α) − α·mean, which has one maximum, by golden
// sections between just above 1 and 50.
func zetaExponent(mean float64) float64 {
	at := func(a float64) float64 { return -math.Log(mathext.Zeta(a, 1)) - a*mean }
	lo, hi := 1+1e-9, 50.0
	const golden = 0.6180339887498949
	for hi-lo > 1e-12 {
		a, b := hi-golden*(hi-lo), lo+golden*(hi-lo)
		if a == b || a <= lo || b >= hi {
			break
		}
		if at(a) < at(b) {
			lo = a
		} else {
			hi = b
		}
	}
	return (lo + hi) / 2
}

// lotkaDistance is max |F_observed − F_fit| over x = 1 to the largest.
func lotkaDistance(sorted []int64, alpha float64) float64 {
	zeta := mathext.Zeta(alpha, 1)
	d, seen := 0.0, 0
	for x := int64(1); x <= sorted[len(sorted)-1]; x++ {
		for seen < len(sorted) && sorted[seen] <= x {
			seen++
		}
		fit := 1 - mathext.Zeta(alpha, float64(x+1))/zeta
		d = max(d, math.Abs(float64(seen)/float64(len(sorted))-fit))
	}
	return d
}

// leastSquares fits a line to ln(share of authors) over ln(papers).
func (f *LotkaFit) leastSquares(sorted []int64) {
	var xs, ys []float64
	for from := 0; from < len(sorted); {
		to := from
		for to < len(sorted) && sorted[to] == sorted[from] {
			to++
		}
		xs = append(xs, math.Log(float64(sorted[from])))
		ys = append(ys, math.Log(float64(to-from)/float64(len(sorted))))
		from = to
	}
	if len(xs) < 2 {
		return
	}
	a, b := stat.LinearRegression(xs, ys, nil, false)
	f.AlphaOLS, f.COLS = known(-b, true), known(math.Exp(a), true)
}
