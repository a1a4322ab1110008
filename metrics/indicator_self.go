package metrics

import "context"

func selfCitationsIndicator() Indicator {
	return Indicator{
		Name: "self_citations", Doc: "citations from papers of the corpus that share an author",
		Units: allUnits(), Credited: true, whole: true, prepare: func(ctx context.Context, f *facts) error { return f.countSelf(ctx) },
		Definition: Definition{
			Formula:    "number of papers of the corpus that cite the paper and share at least one author with it; for a set Σ w_i of it, w_i the credit of paper i: 1 in full counting",
			Convention: "authors after identity; any shared author counts, not only the one of the row; citations − self_citations are those of others",
			EdgeCases:  "missing for a paper without a by-line: its authors are unknown",
			Source:     "Aksnes 2003, doi:10.1023/A:1021919228368",
		},
		value: func(s *paperSet) (float64, bool) {
			sum, _, ok := s.sumWhole(s.selfCiting)
			return sum, ok
		},
	}
}

func selfShareIndicator() Indicator {
	return Indicator{
		Name: "self_share", Doc: "share of the citations from the corpus that come from papers with a shared author",
		Units: allUnits(), Credited: true, prepare: func(ctx context.Context, f *facts) error { return f.countSelf(ctx) },
		Definition: Definition{
			Formula:    "self_citations / (self_citations + citations of others)",
			Convention: "as self_citations",
			EdgeCases:  "missing where nobody in the corpus cites",
			Source:     "Aksnes 2003, doi:10.1023/A:1021919228368",
		},
		value: func(s *paperSet) (float64, bool) {
			self, _, _ := s.sumWhole(s.selfCiting)
			all, _, _ := s.sumWhole(s.citing)
			if all == 0 {
				return 0, false
			}
			return self / all, true
		},
	}
}

// selfCiting are the citing papers that share an author with a paper; unknown
// without a by-line.
func (s *paperSet) selfCiting(p int32) (float64, bool) {
	return float64(s.f.selfCiting[p]), len(s.f.c.Papers.Authors.Of(int(p))) > 0
}

// citing are all citing papers of a paper with a by-line.
func (s *paperSet) citing(p int32) (float64, bool) {
	return float64(s.f.citersInTime(int(p))), len(s.f.c.Papers.Authors.Of(int(p))) > 0
}
