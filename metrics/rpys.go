package metrics

import (
	"cmp"
	"math"
	"slices"

	"cocite/graph"
)

// ReferenceYear is one year of a spectrum of cited years.
type ReferenceYear struct {
	Year      int     `json:"year"`
	N         int64   `json:"references"` // cited references published in the year
	Deviation float64 `json:"deviation"`  // from the median of five years
	Peak      int     `json:"peak"`       // rank among the peaks, 1 is the highest; 0 is no peak
}

// Deviations are n(y) minus the median of n(y−2) to n(y+2); at the edges of the
// years that there are. With backward it is the median of n(y−4) to n(y).
// Marx et al. 2014, doi:10.1002/asi.23089.
func Deviations(n []int64, backward bool) []float64 {
	out := make([]float64, len(n))
	for i, v := range n {
		lo, hi := i-2, i+3
		if backward {
			lo, hi = i-4, i+1
		}
		out[i] = float64(v) - medianOf(n[max(0, lo):min(len(n), hi)])
	}
	return out
}

func medianOf(values []int64) float64 {
	s := slices.Sorted(slices.Values(values))
	return float64(s[(len(s)-1)/2]+s[len(s)/2]) / 2
}

// Spectrum is the reference publication year spectrum of a series that begins in
// the year from. A peak is a year whose deviation is above those of the years
// before and after it, as far as there are such; peaks are ranked by deviation,
// of equal ones the earlier first.
func Spectrum(from int, n []int64, backward bool) []ReferenceYear {
	dev := Deviations(n, backward)
	out := make([]ReferenceYear, len(n))
	var peaks []int
	for i := range n {
		out[i] = ReferenceYear{Year: from + i, N: n[i], Deviation: dev[i]}
		rises := i == 0 || dev[i] > dev[i-1]
		falls := i == len(n)-1 || dev[i] > dev[i+1]
		if rises && falls {
			peaks = append(peaks, i)
		}
	}
	slices.SortStableFunc(peaks, func(a, b int) int { return cmp.Compare(dev[b], dev[a]) })
	for rank, i := range peaks {
		out[i].Peak = rank + 1
	}
	return out
}

// ReferenceYears counts the references of the described papers by the year of
// the cited work, in the corpus or outside, from the first to the last year;
// undated is the number without a year. References dated after the year of
// evaluation are undated too: the year is wrong.
func ReferenceYears(c *graph.Corpus) (from int, n []int64, undated int) {
	p := &c.Papers
	latest, _ := evaluationYear(p, 0)
	count := make([]int64, latest+1)
	first := latest + 1
	for i := range p.N() {
		for _, r := range p.Refs.Of(i) {
			y := p.Years[r]
			if y <= 0 || y > latest {
				undated++
				continue
			}
			count[y]++
			first = min(first, y)
		}
	}
	last := latest
	for last >= first && count[last] == 0 {
		last--
	}
	if last < first {
		return 0, nil, undated
	}
	return int(first), count[first : last+1], undated
}

// Sequence is what the citations of a reference over the years say of it.
type Sequence struct {
	HotPaper, SleepingBeauty, LifeCycle, ConstantPerformer bool
}

// Words names the classes of a sequence.
func (s Sequence) Words() []string {
	out := []string{}
	for _, x := range []struct {
		name string
		is   bool
	}{
		{"hot paper", s.HotPaper}, {"sleeping beauty", s.SleepingBeauty},
		{"life cycle", s.LifeCycle}, {"constant performer", s.ConstantPerformer},
	} {
		if x.is {
			out = append(out, x.name)
		}
	}
	return out
}

// Classify reads the years of a reference: z is how far its citations are from
// what is expected, "+" where z ≥ 1, "−" where z ≤ −1, and cited says whether
// there were any. A hot paper has two + in the first three years; a sleeping
// beauty two − in the first three and a + later; a life cycle two years without
// + in the first four, two + later and none in the last three; a constant
// performer is cited in four fifths of the years, with z above −1 in as many.
// Thor et al. 2018, Scientometrics 116:591–608.
func Classify(z []float64, cited []bool) Sequence {
	plus := func(from, to int) int { return countIn(z, from, to, func(v float64) bool { return v >= 1 }) }
	minus := func(from, to int) int { return countIn(z, from, to, func(v float64) bool { return v <= -1 }) }
	n := len(z)
	years, steady := 0, 0
	for i := range z {
		years += int(indicatorOf(cited[i]))
		steady += int(indicatorOf(z[i] > -1))
	}
	return Sequence{
		HotPaper:          plus(0, 3) >= 2,
		SleepingBeauty:    minus(0, 3) >= 2 && plus(3, n) >= 1,
		LifeCycle:         min(4, n)-plus(0, 4) >= 2 && plus(4, n) >= 2 && plus(max(4, n-3), n) == 0,
		ConstantPerformer: n > 0 && 5*years >= 4*n && 5*steady >= 4*n,
	}
}

// countIn counts the values from index from to below to that have a property.
func countIn(z []float64, from, to int, has func(float64) bool) int {
	n := 0
	for i := from; i < min(to, len(z)); i++ {
		if has(z[i]) {
			n++
		}
	}
	return n
}

// ReferenceSequence is a much cited reference with its classes.
type ReferenceSequence struct {
	Paper     int32
	Citations int64
	Sequence  Sequence
}

// Sequences classifies the most cited references of a corpus, by citations, then
// year, then id. What is expected in a citing year comes from the references of
// the same year of publication: row sum × column sum / sum of all.
func Sequences(c *graph.Corpus, top int) []ReferenceSequence {
	s := newSequences(c)
	var order []int32
	for i := range int32(c.Papers.N()) {
		if s.total[i] > 0 {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(s.total[b], s.total[a]), cmp.Compare(c.Papers.Years[a], c.Papers.Years[b]), cmp.Compare(c.Papers.IDs[a], c.Papers.IDs[b]))
	})
	out := []ReferenceSequence{}
	for _, r := range order[:min(top, len(order))] {
		z, cited := s.row(r)
		out = append(out, ReferenceSequence{Paper: r, Citations: s.total[r], Sequence: Classify(z, cited)})
	}
	return out
}

// sequences are the sums that expected citations come from.
type sequences struct {
	p      *graph.Papers
	latest int32
	total  []int64            // dated citations of each reference since its publication
	column map[[2]int32]int64 // citations of references of a year in a citing year
	sum    map[int32]int64    // of all references of a year
}

func newSequences(c *graph.Corpus) *sequences {
	s := &sequences{p: &c.Papers, total: make([]int64, c.Papers.N()), column: map[[2]int32]int64{}, sum: map[int32]int64{}}
	s.latest, _ = evaluationYear(s.p, 0)
	for i := range c.Papers.N() {
		for _, q := range s.p.Citers.Of(i) {
			if s.counts(int32(i), q) {
				s.total[i]++
				s.column[[2]int32{s.p.Years[i], s.p.Years[q]}]++
				s.sum[s.p.Years[i]]++
			}
		}
	}
	return s
}

// counts tells whether a citation has a year that makes sense.
func (s *sequences) counts(cited, citing int32) bool {
	return s.p.Years[cited] > 0 && s.p.Years[citing] >= s.p.Years[cited]
}

// row is z = (observed − expected)/√expected of a reference, for each year from
// its publication to the latest.
func (s *sequences) row(r int32) (z []float64, cited []bool) {
	year := s.p.Years[r]
	z, cited = make([]float64, max(0, s.latest-year+1)), make([]bool, max(0, s.latest-year+1))
	seen := make([]int64, len(z))
	for _, q := range s.p.Citers.Of(int(r)) {
		if s.counts(r, q) {
			seen[s.p.Years[q]-year]++
		}
	}
	for t := range z {
		expected := float64(s.total[r]) * float64(s.column[[2]int32{year, year + int32(t)}]) / float64(s.sum[year])
		if expected > 0 {
			z[t] = (float64(seen[t]) - expected) / math.Sqrt(expected)
		}
		cited[t] = seen[t] > 0
	}
	return z, cited
}
