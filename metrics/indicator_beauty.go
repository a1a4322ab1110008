package metrics

import "math"

// SleepingBeauty is what the citations of a paper over the years tell.
type SleepingBeauty struct {
	B         float64 // beauty coefficient
	Peak      int     // first year of most citations, years after publication
	Awakening int     // year of awakening, years after publication
}

// Beauty returns the beauty coefficient of a paper with c[t] citations t years
// after publication: B = Σ_{t=0}^{tm} (ℓ_t − c_t)/max(1, c_t) with the line ℓ from
// c_0 to the peak at tm. The awakening is the year up to the peak that is
// farthest from the line, the first of several. Without citations, or with the
// peak in year 0, all is 0. B may be below 0 where citations rise early.
// Ke et al. 2015, doi:10.1073/pnas.1424329112.
func Beauty(c []int64) SleepingBeauty {
	var s SleepingBeauty
	for t, n := range c {
		if n > c[s.Peak] {
			s.Peak = t
		}
	}
	if s.Peak == 0 {
		return s
	}
	rise := float64(c[s.Peak] - c[0])
	far := 0.0
	for t, n := range c[:s.Peak+1] {
		line := rise/float64(s.Peak)*float64(t) + float64(c[0])
		s.B += (line - float64(n)) / math.Max(1, float64(n))
		// The distance from the line, times its length, which is the same for all years.
		if d := math.Abs(rise*float64(t) - float64(s.Peak)*float64(n-c[0])); d > far {
			far, s.Awakening = d, t
		}
	}
	return s
}

// beautyIndicators are for papers.
func beautyIndicators() []Indicator {
	const edge = "missing without a year; nobody cited: 0"
	const convention = "citations from the corpus by the year of the citing paper, counted from the year of publication up to the year of evaluation; " +
		"those dated before it count in its first year, those without a year are left out"
	source := "Ke et al. 2015, doi:10.1073/pnas.1424329112"
	beauty := Indicator{
		Name: "beauty", Doc: "beauty coefficient: how long and how deep a paper slept before its citations peaked",
		Definition: Definition{"Σ_{t=0}^{tm} (ℓ_t − c_t)/max(1, c_t), ℓ the line from c_0 to the first peak at tm", convention, edge + "; peak in the first year: 0", source},
		value: func(s *paperSet) (float64, bool) {
			c, ok := s.history()
			return Beauty(c).B, ok
		},
	}
	awakening := Indicator{
		Name: "awakening", Doc: "year in which a sleeping paper awoke", whole: true,
		Definition: Definition{"publication year + argmax over t ≤ tm of the distance between (t, c_t) and the line from (0, c_0) to (tm, c_tm)", convention, "missing where beauty is not above 0", source},
		value: func(s *paperSet) (float64, bool) {
			c, ok := s.history()
			b := Beauty(c)
			if !ok || b.B <= 0 {
				return 0, false
			}
			return float64(int(s.f.c.Papers.Years[s.papers[0]]) + b.Awakening), true
		},
	}
	beauty.Units, awakening.Units = paperUnits(), paperUnits()
	return []Indicator{beauty, awakening}
}

// history are the citations of the only paper of the set, for each year since
// its publication; false if its year is not known or after the evaluation.
func (s *paperSet) history() ([]int64, bool) {
	if len(s.papers) == 0 {
		return nil, false
	}
	p, paper := &s.f.c.Papers, s.papers[0]
	year := p.Years[paper]
	if year == 0 || year > s.f.year {
		return nil, false
	}
	s.ints = s.ints[:0]
	for range s.f.year - year + 1 {
		s.ints = append(s.ints, 0)
	}
	s.shared.begin(s.f.c)
	for _, q := range s.f.citers(&s.shared, paper) {
		if y := p.Years[q]; y > 0 && y <= s.f.year {
			s.ints[max(0, y-year)]++
		}
	}
	return s.ints, true
}
