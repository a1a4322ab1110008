package metrics

import (
	"math"
	"slices"
)

// BradfordZones are the zones of sources that hold a third of the articles each.
type BradfordZones struct {
	Articles     int    `json:"articles"`
	Sources      int    `json:"sources"`
	ZoneSources  [3]int `json:"zone_sources"`
	ZoneArticles [3]int `json:"zone_articles"`
	// The law of Leimkuhler R(r) = a·ln(1 + b·r) with Egghe's estimates; nil where
	// they are not defined.
	K  *float64 `json:"k"`  // multiplier of the zones, (e^γ·y_max)^(1/3)
	Y0 *float64 `json:"y0"` // articles per zone
	R0 *float64 `json:"r0"` // sources of the first zone
	A  *float64 `json:"leimkuhler_a"`
	B  *float64 `json:"leimkuhler_b"`
}

// Bradford cuts sources, those with most articles first, into three zones: zone
// one is the smallest part that holds a third of the articles, zone two reaches
// two thirds; a source that crosses the border belongs to the zone before it.
// The estimates need a source with two articles.
// Bradford 1934; Egghe 1990, JASIS 41:469–492.
func Bradford(articles []int64) BradfordZones {
	sorted := slices.Clone(articles)
	slices.SortFunc(sorted, func(a, b int64) int { return int(b - a) })
	z := BradfordZones{Sources: len(sorted)}
	for _, n := range sorted {
		z.Articles += int(n)
	}
	zone, sum := 0, 0
	for _, n := range sorted {
		z.ZoneSources[zone]++
		z.ZoneArticles[zone] += int(n)
		sum += int(n)
		for zone < 2 && 3*sum >= (zone+1)*z.Articles {
			zone++
		}
	}
	if len(sorted) > 0 {
		z.leimkuhler(float64(sorted[0]))
	}
	return z
}

// leimkuhler takes Egghe's estimates for three zones; most is the number of
// articles of the largest source.
func (z *BradfordZones) leimkuhler(most float64) {
	const p = 3
	const expGamma = 1.781 // e to Euler's constant, as Egghe rounds it
	k := math.Pow(expGamma*most, 1.0/p)
	y0 := float64(z.Articles) / p
	r0 := float64(z.Sources) * (k - 1) / (math.Pow(k, p) - 1)
	z.K, z.Y0, z.R0 = &k, &y0, &r0
	z.A, z.B = known(y0/math.Log(k), true), known((k-1)/r0, true)
}

// Concentration says how unevenly a number is spread over items.
type Concentration struct {
	Gini       *float64 `json:"gini"`       // 0 is even; nil if all is 0
	Herfindahl *float64 `json:"herfindahl"` // Σ of squared shares
	Top        *float64 `json:"top10"`      // share of the top 10 % of items
}

// Concentrate measures how unevenly values are spread: Gini Σ(2i − n − 1)·x_i/(n·Σx)
// with x ascending, Herfindahl Σ(x/Σx)², and the share of the top tenth of the
// items, of which the last counts in part. It is not defined without values.
// Gini 1912; Hirschman 1964; Rousseau, Egghe and Guns 2018, Becoming Metric-Wise.
func Concentrate(values []int64) Concentration {
	sorted := slices.Sorted(slices.Values(values))
	n, sum := float64(len(sorted)), 0.0
	gini, squares := 0.0, 0.0
	for i, x := range sorted {
		v := float64(x)
		sum += v
		squares += v * v
		gini += (2*float64(i+1) - n - 1) * v
	}
	if sum == 0 {
		return Concentration{}
	}
	top, left := 0.0, n/10
	for i := len(sorted) - 1; i >= 0 && left > 0; i-- {
		top += min(1, left) * float64(sorted[i])
		left--
	}
	return Concentration{
		Gini: known(gini/(n*sum), true), Herfindahl: known(squares/(sum*sum), true), Top: known(top/sum, true),
	}
}
