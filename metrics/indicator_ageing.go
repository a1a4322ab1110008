package metrics

import "slices"

// PriceIndex is the share of ages that are at most limit; not defined, false,
// without ages. Price 1970 counts the last five years.
func PriceIndex(ages []int64, limit int64) (float64, bool) {
	young := 0.0
	for _, a := range ages {
		young += indicatorOf(a <= limit)
	}
	return ratioOf(young, float64(len(ages)))
}

// HalfLife is the age by which half of the ages fall. Those of age a are spread
// evenly over the year from a to a+1, so that a paper of this year is on average
// half a year old; ages below 0 are 0. It is not defined, false, without ages.
// The slice is sorted. Burton and Kebler 1960, doi:10.1002/asi.5090110105.
func HalfLife(ages []int64) (float64, bool) {
	if len(ages) == 0 {
		return 0, false
	}
	slices.Sort(ages)
	half := float64(len(ages)) / 2
	for from := 0; ; {
		age, to := max(0, ages[from]), from
		for to < len(ages) && max(0, ages[to]) == age {
			to++
		}
		if float64(to) >= half {
			return float64(age) + (half-float64(from))/float64(to-from), true
		}
		from = to
	}
}

// ageingIndicators are for papers and for sets of papers.
func ageingIndicators() []Indicator {
	const refs = "over all dated references of the papers together, in the corpus or outside; age = year of the citing − year of the cited work"
	const noRefs = "missing without a dated reference; a reference dated after the paper has age 0"
	list := []Indicator{
		{
			Name: "price_index", Doc: "share of the dated references that are at most 5 years old",
			Definition: Definition{"references of age ≤ 5 / dated references", refs, noRefs, "Price 1970, in Nelson and Pollock, Communication among Scientists and Engineers"},
			value:      func(s *paperSet) (float64, bool) { return PriceIndex(s.referenceAges(), 5) },
		},
		{
			Name: "reference_half_life", Doc: "age by which half of the dated references fall (citing half-life)",
			Definition: Definition{"interpolated median of the ages, those of age a spread over the year from a to a+1", refs, noRefs, "Burton and Kebler 1960, doi:10.1002/asi.5090110105"},
			value:      func(s *paperSet) (float64, bool) { return HalfLife(s.referenceAges()) },
		},
		{
			Name: "cited_half_life", Doc: "age of the papers by which half of the citations of the year of evaluation fall (synchronous)",
			Definition: Definition{
				"interpolated median of Y_eval − year of the cited paper over the citations of the year Y_eval", "synchronous: citations from the corpus received in one year, the year of evaluation",
				"missing without such a citation", "Burton and Kebler 1960, doi:10.1002/asi.5090110105",
			},
			value: func(s *paperSet) (float64, bool) {
				return HalfLife(s.citationAges(func(_, citing int32) bool { return citing == s.f.year }))
			},
		},
		{
			Name: "cited_half_life_diachronous", Doc: "years after publication by which half of the citations so far fell (diachronous)",
			Definition: Definition{
				"interpolated median of year of the citing − year of the cited paper over all citations", "diachronous: all citations from the corpus so far",
				"missing without a dated citation", "Line and Sandison 1974, J. Documentation 30:283–350",
			},
			value: func(s *paperSet) (float64, bool) {
				return HalfLife(s.citationAges(func(_, _ int32) bool { return true }))
			},
		},
	}
	for i := range list {
		list[i].Units = allUnits()
	}
	return append(list, immediacyIndicator())
}

func immediacyIndicator() Indicator {
	return Indicator{
		Name: "immediacy", Doc: "citations in the year of evaluation to papers of that year, per paper", Units: itemUnits(),
		Definition: Definition{
			Formula:    "citations in year y to items of y / items of y",
			Convention: "y is the year of evaluation; citations from the corpus",
			EdgeCases:  "missing without a paper of that year",
			Source:     "Garfield 1972, doi:10.1126/science.178.4060.471",
		},
		value: func(s *paperSet) (float64, bool) {
			items := 0
			for _, p := range s.papers {
				if s.f.year > 0 && s.f.c.Papers.Years[p] == s.f.year {
					items++
				}
			}
			now := s.citationAges(func(cited, citing int32) bool { return cited == s.f.year && citing == s.f.year })
			return ratioOf(float64(len(now)), float64(items))
		},
	}
}

// referenceAges are the ages of all dated references of the papers.
func (s *paperSet) referenceAges() []int64 {
	if s.agesOfRefs {
		return s.refAges
	}
	p := &s.f.c.Papers
	s.agesOfRefs, s.refAges = true, s.refAges[:0]
	for _, i := range s.papers {
		if p.Years[i] == 0 {
			continue
		}
		for _, r := range p.Refs.Of(int(i)) {
			if p.Years[r] > 0 {
				s.refAges = append(s.refAges, int64(max(0, p.Years[i]-p.Years[r])))
			}
		}
	}
	return s.refAges
}

// citationAges are the ages of the papers when they were cited, of the citations
// that keep lets pass by the years of the cited and the citing paper.
func (s *paperSet) citationAges(keep func(cited, citing int32) bool) []int64 {
	s.findCitations()
	s.ints = s.ints[:0]
	for i, age := range s.citeAges {
		if year := s.citeYears[i]; keep(year-int32(age), year) {
			s.ints = append(s.ints, max(0, age))
		}
	}
	return s.ints
}

// findCitations lists the dated citations of the dated papers.
func (s *paperSet) findCitations() {
	if s.agesOfCites {
		return
	}
	p := &s.f.c.Papers
	s.agesOfCites, s.citeAges, s.citeYears = true, s.citeAges[:0], s.citeYears[:0]
	s.shared.begin(s.f.c)
	for _, i := range s.papers {
		if p.Years[i] == 0 {
			continue
		}
		for _, q := range s.f.citers(&s.shared, i) {
			if p.Years[q] > 0 {
				s.citeAges = append(s.citeAges, int64(p.Years[q]-p.Years[i]))
				s.citeYears = append(s.citeYears, p.Years[q])
			}
		}
	}
}
