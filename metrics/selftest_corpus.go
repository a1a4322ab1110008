package metrics

import (
	"fmt"
	"strings"
)

// workedCorpus are numbers of a whole corpus: bursts, collaboration, Lotka,
// Bradford, reference years.
func workedCorpus() []WorkedNumber {
	return []WorkedNumber{
		{"burst", "states and weight of 2 1 2 1 9 11 10 2 1 1 of 50 each", "0000111000 4-6 9.877802", workedBurst},
		{"collaboration", "CI, DC, CC, MCC of 5 3 3 5 papers with 1 2 3 4 authors, 20 in all", "2.5 0.6875 0.453125 0.476974", func() string {
			x := CollaborationOf([]int{5, 3, 3, 5}, 20)
			return digits(*x.Index, *x.Degree, *x.Coefficient, *x.Modified)
		}},
		{"lotka", "α and C by least squares, by likelihood, D and its critical value of 91 authors", "1.7627 0.5572 2.3214 0.7036 0.0443 0.1709", func() string {
			f := Lotka(workedAuthors())
			return fourDigits(*f.AlphaOLS, *f.COLS, *f.Alpha, *f.C, *f.D, *f.Critical)
		}},
		{"bradford", "articles, sources, zones of 28 sources", "140 28 [2 3 23] [65 33 42]", func() string {
			z := Bradford(workedSources())
			return fmt.Sprint(z.Articles, z.Sources, z.ZoneSources, z.ZoneArticles)
		}},
		{"bradford", "k, r₀, y₀, a, b of 28 sources", "4.1455 1.2539 46.6667 32.8172 2.5086", func() string {
			z := Bradford(workedSources())
			return fourDigits(*z.K, *z.R0, *z.Y0, *z.A, *z.B)
		}},
		{"rpys", "deviations of 1 2 1 14 2 3 4 20 5 6", "0 0.5 -1 12 -1 -1 0 15 -0.5 0", func() string {
			return digits(Deviations([]int64{1, 2, 1, 14, 2, 3, 4, 20, 5, 6}, false)...)
		}},
	}
}

func workedBurst() string {
	r, d := []int64{2, 1, 2, 1, 9, 11, 10, 2, 1, 1}, make([]int64, 10)
	for t := range d {
		d[t] = 50
	}
	states, _ := burstStates(r, d, DefaultBursts())
	var out strings.Builder
	for _, high := range states {
		out.WriteString(digits(indicatorOf(high)))
	}
	for _, b := range Bursts(r, d, DefaultBursts()) {
		fmt.Fprintf(&out, " %d-%d %s", b.Start, b.End, digits(b.Weight))
	}
	return out.String()
}

// workedAuthors are the papers of 91 authors.
func workedAuthors() []int64 {
	var out []int64
	for _, x := range [][2]int64{{1, 60}, {2, 15}, {3, 7}, {4, 4}, {5, 3}, {7, 1}, {12, 1}} {
		for range x[1] {
			out = append(out, x[0])
		}
	}
	return out
}

// workedSources are the articles of 28 sources.
func workedSources() []int64 {
	out := []int64{40, 25, 15, 10, 8, 6, 5, 4, 3, 3, 2, 2, 2}
	for len(out) < 28 {
		out = append(out, 1)
	}
	return out
}
