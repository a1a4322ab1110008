package metrics

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"cocite/graph"
)

// WorkedNumber is a result that was worked out beforehand, by brute force and by
// formula, with the function that must give it.
type WorkedNumber struct {
	Key  string // what it belongs to, such as "h_family"
	Name string // the case, and the names of the numbers
	Want string // numbers with six decimals; null where one is not defined
	Got  func() string
}

// WorkedNumbers are all results that "cocite selftest" checks.
func WorkedNumbers() []WorkedNumber {
	return append(append(workedIndices(), workedPapers()...), append(workedCorpus(), workedNetworks()...)...)
}

// digits writes numbers with at most six decimals.
func digits(values ...float64) string {
	words := make([]string, len(values))
	for i, v := range values {
		s := strconv.FormatFloat(v, 'f', 6, 64)
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
		if s == "-0" {
			s = "0"
		}
		words[i] = s
	}
	return strings.Join(words, " ")
}

// fourDigits writes numbers with at most four decimals.
func fourDigits(values ...float64) string {
	for i, v := range values {
		values[i] = math.Round(v*1e4) / 1e4
	}
	return digits(values...)
}

// orNull writes a number, or null where it is not defined.
func orNull(v float64, ok bool) string {
	if !ok {
		return "null"
	}
	return digits(v)
}

// workedIndices are indices of sets, credit and normalised scores.
func workedIndices() []WorkedNumber {
	list := []WorkedNumber{}
	for _, x := range []struct {
		counts []int64
		want   string
	}{
		{[]int64{10, 8, 5, 4, 3}, "4 5 5 4.472136 3.316625 6.75 5.196152 2 1 6.5"},
		{[]int64{5, 4, 3, 3, 1}, "3 3 3 3 1.732051 4 3.464102 2 0 4"},
		{[]int64{25, 8, 5, 3, 3}, "3 5 6 3.872983 5.385165 12.666667 6.164414 2 1 8"},
		{[]int64{0, 0, 0}, "0 0 0 0 0 0 0 0 0 0"},
		{[]int64{10, 0, 0, 0, 0}, "1 3 3 1.732051 3 10 3.162278 1 1 10"},
		{[]int64{100}, "1 1 10 1 9.949874 100 10 1 1 100"},
		{[]int64{50, 30, 12, 11, 10, 9, 4, 1, 0}, "6 9 11 7.348469 9.273618 20.333333 11.045361 3 5 11.5"},
	} {
		list = append(list, WorkedNumber{"h_family", fmt.Sprintf("h, g, g padded, hg, e, A, R, h(2), i10, m-index of %d", x.counts), x.want, func() string {
			c := x.counts
			return digits(float64(HIndex(c)), float64(GIndex(c)), float64(GPadded(c)), HGIndex(c), EIndex(c),
				AIndex(c), RIndex(c), float64(H2Index(c)), float64(I10(c)), MIndex(c))
		}})
	}
	return append(list, append(workedCredit(), workedScores()...)...)
}

func workedCredit() []WorkedNumber {
	list := []WorkedNumber{{"hm", "citations 10 8 5 4 1 with 2 1 4 2 1 authors", "2.25", func() string {
		return digits(HMIndex([]int64{10, 8, 5, 4, 1}, []int64{2, 1, 4, 2, 1}))
	}}}
	for _, x := range []struct {
		c    Credit
		want string
	}{
		{FractionalCredit, "0.25 0.25 0.25 0.25"}, {HarmonicCredit, "0.48 0.24 0.16 0.12"},
		{ArithmeticCredit, "0.4 0.3 0.2 0.1"}, {GeometricCredit, "0.533333 0.266667 0.133333 0.066667"},
	} {
		list = append(list, WorkedNumber{"credit_N4", string(x.c) + " credit of four authors", x.want, func() string { return digits(x.c.Shares(4)...) }})
	}
	return list
}

func workedScores() []WorkedNumber {
	counts := []int64{10, 2, 0, 4, 4, 1, 3}
	cells := graph.MakeLists([][]int32{{0}, {0}, {0}, {1}, {1}, {1}, {1}})
	return []WorkedNumber{
		{"mncs", "expected citations of fields X and Y", "4 3", func() string { return digits(cellMeans(counts, cells)...) }},
		{"mncs", "normalised citation scores of p1 to p7", "2.5 0.5 0 1.333333 1.333333 0.333333 1", func() string {
			scores, _ := Normalized(counts, cells)
			return digits(scores...)
		}},
		{"mncs", "MNCS and CPP/FCSm of p1, p3 and p4", "1.277778 1.272727", func() string {
			scores, _ := Normalized(counts, cells)
			e := cellMeans(counts, cells)
			return digits((scores[0]+scores[2]+scores[3])/3, float64(counts[0]+counts[2]+counts[3])/(e[0]+e[0]+e[1]))
		}},
		{"pp_top10_tie_weights", "parts of 9 7 7 7 3 2 1 1 0 0 in the top 20 %", "1 0.333333 0.333333 0.333333 0 0 0 0 0 0", func() string {
			return digits(TopWeights([]int64{9, 7, 7, 7, 3, 2, 1, 1, 0, 0}, 0.2)...)
		}},
	}
}
