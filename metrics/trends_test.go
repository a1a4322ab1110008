package metrics

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/gonum/mathext"
	"pgregory.net/rapid"

	"cocite/graph"
)

// Bursts by trying all sequences of states.
func TestBurstsAgainstAllSequences(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 9).Draw(t, "n")
		r, d := make([]int64, n), make([]int64, n)
		for i := range n {
			d[i] = rapid.Int64Range(0, 12).Draw(t, "d")
			r[i] = rapid.Int64Range(0, d[i]).Draw(t, "r")
		}
		o := DefaultBursts()
		states, _ := burstStates(r, d, o)
		best := math.Inf(1)
		for mask := range 1 << n {
			try := make([]bool, n)
			for i := range try {
				try[i] = mask>>i&1 == 1 && d[i] > 0
			}
			best = min(best, burstCost(r, d, try, o))
		}
		if got := burstCost(r, d, states, o); got > best+1e-9 {
			t.Errorf("r %v d %v: states %v cost %v, the best %v", r, d, states, got, best)
		}
	})
}

// burstCost is the cost of a sequence with whole binomials.
func burstCost(r, d []int64, high []bool, o BurstOptions) float64 {
	var rs, ds, n float64
	for i := range r {
		rs, ds, n = rs+float64(r[i]), ds+float64(d[i]), n+indicatorOf(d[i] > 0)
	}
	p := [2]float64{rs / max(1, ds), min(o.S*rs/max(1, ds), 0.9999)}
	if p[0] == 0 || p[0] >= p[1] {
		if slices.Contains(high, true) {
			return math.Inf(1)
		}
		return 0
	}
	cost, before := 0.0, false
	for i := range r {
		if d[i] == 0 {
			continue
		}
		q := p[int(indicatorOf(high[i]))]
		cost -= float64(r[i])*math.Log(q) + float64(d[i]-r[i])*math.Log(1-q)
		if high[i] && !before {
			cost += o.Gamma * math.Log(n)
		}
		before = high[i]
	}
	return cost
}

func TestBurstsSkipEmptySlices(t *testing.T) {
	got := Bursts([]int64{1, 1, 9, 0, 9, 1, 1, 1}, []int64{40, 40, 40, 0, 40, 40, 40, 40}, DefaultBursts())
	if len(got) != 1 || got[0].Start != 2 || got[0].End != 4 {
		t.Errorf("got %+v, want one burst from 2 to 4", got)
	}
	if got := Bursts([]int64{5, 5}, []int64{5, 5}, DefaultBursts()); got != nil {
		t.Errorf("what all have bursts: %v", got)
	}
}

func TestItemBursts(t *testing.T) {
	b := graph.NewBuilder(graph.DefaultBuildOptions())
	for i := range 200 {
		year := 2000 + i/20
		r := graph.Record{IDs: workedID(fmt.Sprint(i)), Year: year, Title: "Notes on things", Keywords: []graph.Keyword{{Term: "steady"}}}
		if hot := year == 2004 || year == 2005; hot && i%2 == 0 {
			r.Title = "Sleeping bees"
			r.Keywords = append(r.Keywords, graph.Keyword{Term: "Bees"})
			r.Refs = []graph.Ref{{IDs: workedID("classic")}}
		} else {
			r.Refs = []graph.Ref{{IDs: workedID(fmt.Sprint("other", i))}}
		}
		b.Add(r)
	}
	c := b.Corpus()
	for what, list := range map[string][]ItemBurst{
		"Bees": KeywordBursts(c, DefaultBursts()), "bees": TermBursts(c, DefaultBursts()), "doi:10.5555/classic": PaperBursts(c, DefaultBursts()),
	} {
		i := slices.IndexFunc(list, func(b ItemBurst) bool { return b.Name == what })
		if i < 0 || list[i].From != 2004 || list[i].To != 2005 || list[i].Total != 20 || list[i].Weight <= 0 {
			t.Errorf("%s: %+v", what, list)
		}
		if slices.ContainsFunc(list, func(b ItemBurst) bool { return b.Name == "steady" }) {
			t.Errorf("steady bursts: %+v", list)
		}
	}
}

// The exponent is where the likelihood has no slope.
func TestLotkaIsTheMaximum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := append(rapid.SliceOfN(rapid.Int64Range(1, 9), 1, 40).Draw(t, "papers"), 2)
		f := Lotka(x)
		at := func(a float64) float64 {
			l := -float64(len(x)) * math.Log(mathext.Zeta(a, 1))
			for _, v := range x {
				l -= a * math.Log(float64(v))
			}
			return l
		}
		for _, step := range []float64{-1e-3, 1e-3} {
			if a := *f.Alpha + step; a > 1 && at(a) > at(*f.Alpha)+1e-9 {
				t.Errorf("α %v of %v: %v is likelier", *f.Alpha, x, a)
			}
		}
		if *f.D < 0 || *f.D > 1 {
			t.Errorf("D %v", *f.D)
		}
	})
}

func TestLotkaWithoutAFit(t *testing.T) {
	for _, x := range [][]int64{nil, {1, 1, 1}} {
		if f := Lotka(x); f.Alpha != nil || f.C != nil || f.D != nil || f.Authors != len(x) {
			t.Errorf("%v: %+v", x, f)
		}
	}
}

func TestBradfordZones(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(rapid.Int64Range(1, 30), 1, 30).Draw(t, "articles")
		z := Bradford(x)
		sources, articles := 0, 0
		for i := range 3 {
			sources, articles = sources+z.ZoneSources[i], articles+z.ZoneArticles[i]
			least := 0 // articles without the last source of the zone
			if z.ZoneSources[i] > 0 && i < 2 {
				sorted := slices.Sorted(slices.Values(x))
				least = articles - int(sorted[len(sorted)-sources])
				if 3*articles < (i+1)*z.Articles || 3*least >= (i+1)*z.Articles {
					t.Errorf("zone %d of %v: %+v", i+1, x, z)
				}
			}
		}
		if sources != len(x) || articles != z.Articles {
			t.Errorf("%v: %+v", x, z)
		}
	})
}

// Gini by all pairs: the mean difference over twice the mean.
func TestConcentrationAgainstPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := append(rapid.SliceOfN(rapid.Int64Range(0, 9), 0, 25).Draw(t, "x"), 1)
		n, total, pairs := float64(len(x)), 0.0, 0.0
		for _, a := range x {
			total += float64(a)
			for _, b := range x {
				pairs += math.Abs(float64(a - b))
			}
		}
		got := Concentrate(x)
		if want := pairs / (2 * n * total); math.Abs(*got.Gini-want) > 1e-9 {
			t.Errorf("Gini of %v: %v, want %v", x, *got.Gini, want)
		}
	})
	ten := Concentrate([]int64{5, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0}) // the top 1.5 of 15
	if math.Abs(*ten.Top-5.5/10) > 1e-12 || math.Abs(*ten.Herfindahl-0.3) > 1e-12 {
		t.Errorf("top %v, Herfindahl %v", *ten.Top, *ten.Herfindahl)
	}
	if got := Concentrate([]int64{0, 0}); got.Gini != nil {
		t.Errorf("nothing is spread by %v", *got.Gini)
	}
}

func TestCollaborate(t *testing.T) {
	c := corpusOf(
		work{id: "p", authors: "a", cited: -1}, work{id: "q", authors: "ab", cited: -1, refs: []string{"far"}},
		work{id: "r", authors: "abcd", cited: -1}, work{id: "s", cited: -1},
	)
	got := Collaborate(c, nil)
	ratio := func(x float64) *float64 { return &x }
	want := Collaboration{
		Papers: 3, Without: 1, Authors: 4, Sizes: []int{1, 1, 0, 1}, Index: ratio(7.0 / 3), Degree: ratio(2.0 / 3),
		Coefficient: ratio(1 - 1.75/3), Modified: ratio(4.0 / 3 * (1 - 1.75/3)), Elango: ratio(2),
	}
	near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-12 })
	if diff := cmp.Diff(want, got, near); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	one := Collaborate(c, func(p int32) bool { return p == 0 })
	if one.Papers != 1 || one.Modified != nil || one.Elango != nil || *one.Coefficient != 0 {
		t.Errorf("one paper by one author: %+v", one)
	}
}

func TestGrow(t *testing.T) {
	g := Grow(1998, []int64{0, 2, 0, 4, 16})
	if g.From != 1999 || g.To != 2002 || math.Abs(*g.Rate-1) > 1e-12 || math.Abs(*g.Doubling-1) > 1e-12 {
		t.Errorf("doubling each year: %+v", g)
	}
	for _, papers := range [][]int64{nil, {3}, {0, 0}, {5, 0}} {
		if g := Grow(2000, papers); g.Rate != nil || g.Doubling != nil {
			t.Errorf("%v grows: %+v", papers, g)
		}
	}
	if g := Grow(2000, []int64{4, 1}); *g.Rate != -0.75 || g.Doubling != nil {
		t.Errorf("shrinking: %+v", g)
	}
}

func TestSpectrum(t *testing.T) {
	got := Spectrum(2000, []int64{1, 2, 1, 14, 2, 3, 4, 20, 5, 6}, false)
	peaks := map[int]int{}
	for _, y := range got {
		if y.Peak > 0 {
			peaks[y.Year] = y.Peak
		}
	}
	if diff := cmp.Diff(map[int]int{2007: 1, 2003: 2, 2001: 3, 2009: 4}, peaks); diff != "" {
		t.Errorf("peaks (-want +got):\n%s", diff)
	}
	if got := Deviations([]int64{1, 2, 9}, true); got[2] != 7 || got[0] != 0 {
		t.Errorf("backward: %v", got)
	}
}

func TestReferenceYears(t *testing.T) {
	c := corpusOf(
		work{id: "a", year: 1990, cited: -1}, work{id: "b", year: 1993, cited: -1, refs: []string{"a"}},
		work{id: "c", year: 1995, cited: -1, refs: []string{"a", "b", "nowhere"}},
	)
	from, n, undated := ReferenceYears(c)
	if diff := cmp.Diff([]int64{2, 0, 0, 1}, n); diff != "" || from != 1990 || undated != 1 {
		t.Errorf("from %d, %d undated:\n%s", from, undated, diff)
	}
}

func TestClassify(t *testing.T) {
	yes := func(n int) []bool { return slices.Repeat([]bool{true}, n) }
	tests := []struct {
		name  string
		z     []float64
		cited []bool
		want  []string
	}{
		{"hot paper", []float64{2, 0, 1, -2, -2, -2}, []bool{true, true, true, false, false, false}, []string{"hot paper"}},
		{"sleeping beauty", []float64{-1, 0, -1, 0, 1, -3}, []bool{false, true, false, true, true, false}, []string{"sleeping beauty"}},
		{"life cycle", []float64{0, 0, 0, 0, 1, 1, -2, -2, -2}, []bool{true, true, true, true, true, true, false, false, false}, []string{"life cycle"}},
		{"constant performer", []float64{0, 0, 0, 0, -3}, yes(5), []string{"constant performer"}},
		{"nothing", []float64{0, -1, 0}, []bool{true, false, true}, []string{}},
		{"no years", nil, nil, []string{}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, Classify(tt.z, tt.cited).Words()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// What is expected adds up to what is observed, so a reference alone in its year
// is always as expected.
func TestSequencesOfALoneReference(t *testing.T) {
	c := corpusOf(
		work{id: "a", year: 1990, cited: -1}, work{id: "b", year: 1991, cited: -1, refs: []string{"a"}},
		work{id: "c", year: 1992, cited: -1, refs: []string{"a", "b"}}, work{id: "d", year: 1991, cited: -1},
		work{id: "e", year: 1993, cited: -1, refs: []string{"d", "a"}},
	)
	got := Sequences(c, 2)
	if len(got) != 2 || c.Papers.IDs[got[0].Paper] != "doi:10.1/a" || got[0].Citations != 3 {
		t.Fatalf("got %+v", got)
	}
	z, cited := newSequences(c).row(got[0].Paper)
	if diff := cmp.Diff([]float64{0, 0, 0, 0}, z); diff != "" || fmt.Sprint(cited) != "[false true true true]" {
		t.Errorf("cited %v:\n%s", cited, diff)
	}
	// b and d are of one year, cited in 1992 and in 1993: each is expected half.
	z, _ = newSequences(c).row(1)
	if diff := cmp.Diff([]float64{0, math.Sqrt(0.5), -math.Sqrt(0.5)}, z, cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-12 })); diff != "" {
		t.Errorf("b:\n%s", diff)
	}
}
