package metrics

import (
	"context"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cocite/graph"
)

// The mean of normalised scores is 1 wherever something is cited, with papers in
// several cells too.
func TestNormalizedScoresAverageOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.Int64Range(0, 9), 1, 20).Draw(t, "counts")
		lists := make([][]int32, len(counts))
		for i := range lists {
			lists[i] = rapid.SampledFrom([][]int32{{0}, {1}, {0, 1}, {0, 1, 2}}).Draw(t, "cells")
		}
		counts = append(counts, 1, 1, 1) // no cell without citations
		lists = append(lists, []int32{0}, []int32{1}, []int32{2})
		scores, known := Normalized(counts, graph.MakeLists(lists))
		sum := 0.0
		for i, s := range scores {
			if !known[i] {
				t.Fatalf("paper %d has no score", i)
			}
			sum += s
		}
		if math.Abs(sum-float64(len(counts))) > 1e-9 {
			t.Errorf("the scores of %d papers add up to %v", len(counts), sum)
		}
	})
}

func TestNormalizedIsUnknownWhereNothingIsExpected(t *testing.T) {
	_, known := Normalized([]int64{0, 0, 5}, graph.MakeLists([][]int32{{0}, {0}, nil}))
	if slices.Contains(known, true) {
		t.Errorf("known %v", known)
	}
}

// Weights of the top share add up to q·n, and agree with giving the places out
// one by one; percentiles agree with mean ranks.
func TestStandingsAgainstRanks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.Int64Range(0, 5), 1, 15).Draw(t, "counts")
		q := rapid.SampledFrom([]float64{0.01, 0.1, 0.2, 0.5, 0.99}).Draw(t, "q")
		n := float64(len(counts))
		sum := 0.0
		for _, w := range TopWeights(counts, q) {
			sum += w
		}
		if math.Abs(sum-q*n) > 1e-9 {
			t.Errorf("weights add up to %v, want %v", sum, q*n)
		}
		for i, s := range standings(counts, make([]int32, len(counts))) {
			rank := 0.0 // mean rank from below: all below, and half of the others that are equal
			for j, c := range counts {
				switch {
				case c < counts[i]:
					rank++
				case c == counts[i] && j != i:
					rank += 0.5
				}
			}
			if got, want := s.percentile(), 100*(rank+1-0.5)/n; math.Abs(got-want) > 1e-9 {
				t.Errorf("percentile of %d in %v: %v, want %v", counts[i], counts, got, want)
			}
		}
	})
}

func TestNormalIndicators(t *testing.T) {
	c := corpusOf(
		work{id: "p", year: 2000, cited: 6, authors: "a", classes: []string{"X"}},
		work{id: "q", year: 2000, cited: 2, authors: "ab", classes: []string{"X", "Y"}, refs: []string{"out"}},
		work{id: "r", year: 2000, cited: 1, authors: "b", classes: []string{"Y"}},
		work{id: "s", year: 2001, cited: 0, authors: "a"},
		work{id: "u", cited: 9, authors: "b"},
		work{id: "v", year: 2000, cited: -1, authors: "b"},
	)
	tests := []struct {
		name string
		want map[string]any
	}{
		{"ncs_corpus_source", map[string]any{"p": 2.0, "q": 2.0 / 3, "r": 1.0 / 3, "s": nil, "u": nil, "v": nil, "out": nil}},
		// X: (6 + 2/2)/1.5, Y: (1 + 2/2)/1.5
		{"ncs_class_source", map[string]any{"p": 6 / (7 / 1.5), "q": 1/(7/1.5) + 1/(2/1.5), "r": 1 / (2 / 1.5), "s": nil, "u": nil, "v": nil, "out": nil}},
		{"percentile_source", map[string]any{"p": 250.0 / 3, "q": 50.0, "r": 50.0 / 3, "s": 50.0, "u": nil, "v": nil, "out": nil}},
		{"pp_top50_source", map[string]any{"p": 1.0, "q": 0.5, "r": 0.0, "s": 0.5, "u": nil, "v": nil, "out": nil}},
		{"year_papers_source", map[string]any{"p": int64(3), "q": int64(3), "r": int64(3), "s": int64(1), "u": nil, "v": nil, "out": nil}},
	}
	near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-12 })
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, byPaper(c, indicate(t, c, graph.UnitPapers, tt.name, DefaultIndicators())), near); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
	for _, tt := range []struct {
		name   string
		credit Credit
		a, b   any
	}{
		{"mncs_source", FullCredit, 4.0 / 3, 0.5},
		{"mncs_source", FractionalCredit, (2 + 1.0/3) / 1.5, (1.0/3 + 1.0/3) / 1.5},
		{"tncs_source", FullCredit, 8.0 / 3, 1.0},
		{"cpp_fcsm_source", FullCredit, 8.0 / 6, 3.0 / 6},
		{"pp_top50_source", FullCredit, 2.0 / 3, 0.25},
	} {
		o := IndicatorOptions{Credit: tt.credit}
		if diff := cmp.Diff(map[string]any{"a": tt.a, "b": tt.b}, byName(c, indicate(t, c, graph.UnitAuthors, tt.name, o)), near); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// drawWorks draws papers of known years that cite anything.
func drawWorks(t *rapid.T) []work {
	n := rapid.IntRange(2, 9).Draw(t, "papers")
	works := make([]work, n)
	for i := range works {
		works[i] = work{id: fmt.Sprint(i), cited: -1, year: 2000 + rapid.IntRange(0, 9).Draw(t, "year"), authors: rapid.SampledFrom([]string{"a", "ab", "c", "bc"}).Draw(t, "authors")}
		for j := range n {
			if j != i && rapid.IntRange(0, 2).Draw(t, "cites") == 0 {
				works[i].refs = append(works[i].refs, fmt.Sprint(j))
			}
		}
	}
	return works
}

func sharesAuthor(a, b work) bool {
	for _, x := range a.authors {
		for _, y := range b.authors {
			if x == y {
				return true
			}
		}
	}
	return false
}

// Disruption by asking every paper for every other.
func TestDisruptionAgainstItsDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		works := drawWorks(t)
		o := IndicatorOptions{NoSelf: rapid.Bool().Draw(t, "no self"), Threads: 2}
		c := corpusOf(works...)
		f, err := newFacts(context.Background(), c, graph.UnitPapers, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, window := range []int32{0, 5} {
			all, err := disruptions(context.Background(), f, window)
			if err != nil {
				t.Fatal(err)
			}
			for i, w := range works {
				var want Disruption
				cited := false
				for j, x := range works {
					shared := 0
					for _, r := range x.refs {
						shared += int(indicatorOf(slices.Contains(w.refs, r)))
					}
					cites := slices.Contains(x.refs, w.id)
					cited = cited || cites
					switch {
					case j == i || x.year <= w.year || window > 0 && x.year > w.year+int(window) || o.NoSelf && sharesAuthor(w, x):
					case cites && shared == 0:
						want.I++
					case cites:
						want.J++
						want.JStrong += int64(indicatorOf(shared >= 5))
					case shared > 0:
						want.K++
					}
				}
				if !cited {
					want = Disruption{} // not asked for: it is not defined
				}
				if all[i] != want {
					t.Errorf("window %d, paper %d: %+v, want %+v", window, i, all[i], want)
				}
			}
		}
	})
}

// References are hidden below four fifths, unknown lists are no empty lists.
func TestDisruptionHidesWhatItCannotKnow(t *testing.T) {
	b := graph.NewBuilder(graph.DefaultBuildOptions())
	ref := func(name string) graph.Ref { return graph.Ref{IDs: workedID(name)} }
	claims := func(n int) graph.Count { return graph.Count{N: n, Known: true, By: "somebody"} }
	b.Add(graph.Record{IDs: workedID("full"), Year: 2000, Refs: []graph.Ref{ref("r")}, RefCount: claims(1)})
	b.Add(graph.Record{IDs: workedID("part"), Year: 2000, Refs: []graph.Ref{ref("r")}, RefCount: claims(2)})
	b.Add(graph.Record{IDs: workedID("none"), Year: 2000, RefCount: claims(0)})
	b.Add(graph.Record{IDs: workedID("dark"), Year: 2000})
	b.Add(graph.Record{IDs: workedID("late"), Year: 2003, Refs: []graph.Ref{ref("full"), ref("part"), ref("none"), ref("dark")}})
	c := b.Corpus()
	for name, want := range map[string][]any{
		"disruption":     {1.0, nil, nil, nil, nil, nil},
		"disruption_nok": {1.0, nil, 1.0, nil, nil, nil},
		"mcd":            {1.0, nil, nil, nil, nil, nil},
		referencesFound:  {1.0, 0.5, 1.0, nil, 1.0, nil},
	} {
		if diff := cmp.Diff(want, valuesOf(indicate(t, c, graph.UnitPapers, name, DefaultIndicators()))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Beauty by the formula as printed, with points and lines.
func TestBeautyAgainstItsDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SliceOfN(rapid.Int64Range(0, 6), 1, 9).Draw(t, "c")
		tm := slices.Index(c, slices.Max(c))
		b, ta, far := 0.0, 0, 0.0
		for u := 0; u <= tm && tm > 0; u++ {
			line := float64(c[tm]-c[0])/float64(tm)*float64(u) + float64(c[0])
			b += (line - float64(c[u])) / math.Max(1, float64(c[u]))
			d := math.Abs(float64((c[tm]-c[0])*int64(u)-int64(tm)*c[u]+int64(tm)*c[0])) / math.Hypot(float64(c[tm]-c[0]), float64(tm))
			if d > far+1e-12 {
				ta, far = u, d
			}
		}
		if got := Beauty(c); math.Abs(got.B-b) > 1e-9 || got.Peak != tm || got.Awakening != ta {
			t.Errorf("%v: %+v, want %v %d %d", c, got, b, tm, ta)
		}
	})
}

func TestBeautyIndicators(t *testing.T) {
	c := corpusOf(
		work{id: "p", year: 2000, cited: -1},
		work{id: "x", year: 2004, cited: -1, refs: []string{"p"}}, work{id: "y", year: 2004, cited: -1, refs: []string{"p"}},
		work{id: "early", year: 1999, cited: -1, refs: []string{"y"}}, work{id: "undated", cited: -1, refs: []string{"p"}},
	)
	// p: 0 0 0 0 2, y: 1 in its first year.
	if got := byPaper(c, indicate(t, c, graph.UnitPapers, "beauty", DefaultIndicators())); got["p"] != 3.0 || got["y"] != 0.0 || got["undated"] != nil {
		t.Errorf("beauty %v", got)
	}
	if got := byPaper(c, indicate(t, c, graph.UnitPapers, "awakening", DefaultIndicators())); got["p"] != int64(2003) || got["y"] != nil {
		t.Errorf("awakening %v", got)
	}
	if got := byPaper(c, indicate(t, c, graph.UnitPapers, "beauty", IndicatorOptions{Year: 2003})); got["p"] != 0.0 || got["x"] != nil {
		t.Errorf("beauty in 2003 %v", got)
	}
}

func TestAgeing(t *testing.T) {
	c := corpusOf(
		work{id: "p", year: 2000, cited: -1, authors: "a"},
		work{id: "q", year: 2010, cited: -1, authors: "a", refs: []string{"p", "nowhere"}},
		work{id: "r", year: 2012, cited: -1, authors: "b", refs: []string{"p", "q"}},
		work{id: "s", year: 2012, cited: -1, authors: "b", refs: []string{"r", "q"}},
	)
	near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-12 })
	for name, want := range map[string][2]any{
		"price_index":                 {0.0, 0.75},          // a: 10; b: 12 2 0 2
		"reference_half_life":         {10.5, 2 + 1.0/2},    // of 0 2 2 12 the second is the middle of the third year
		"cited_half_life":             {2 + (1.5-0)/2, 0.5}, // a in 2012: 12 2 2; b: 0
		"cited_half_life_diachronous": {3.0, 0.5},           // a: 2 2 10 12
		"immediacy":                   {nil, 0.5},           // one of two papers of 2012 was cited in 2012
	} {
		got := byName(c, indicate(t, c, graph.UnitAuthors, name, DefaultIndicators()))
		if diff := cmp.Diff(map[string]any{"a": want[0], "b": want[1]}, got, near); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Half of the ages, spread over their years, lie below the half-life.
func TestHalfLifeHalves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ages := rapid.SliceOfN(rapid.Int64Range(-1, 6), 1, 12).Draw(t, "ages")
		half, _ := HalfLife(slices.Clone(ages))
		below := 0.0
		for _, a := range ages {
			below += min(1, max(0, half-float64(max(0, a))))
		}
		if math.Abs(below-float64(len(ages))/2) > 1e-9 {
			t.Errorf("half-life %v of %v: %v lie below", half, ages, below)
		}
	})
}

// CiteRank by adding up walks of 0, 1, 2, … steps from recent papers.
func TestCiteRankAgainstWalks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := corpusOf(drawWorks(t)...)
		net, err := graph.Citations(c, graph.DefaultDrawOptions())
		if err != nil {
			t.Fatal(err)
		}
		ages := make([]float64, net.N())
		for i := range ages {
			ages[i] = float64(rapid.IntRange(-1, 5).Draw(t, "age"))
		}
		ages[0] = 1
		got, err := CiteRank(context.Background(), net, ages, 2.6, 0.5, 1)
		if err != nil {
			t.Fatal(err)
		}
		at, want := make([]float64, net.N()), make([]float64, net.N())
		for i, a := range ages {
			if a >= 0 {
				at[i] = math.Exp(-a / 2.6)
			}
		}
		for range 80 {
			next := make([]float64, net.N())
			for i, x := range at {
				want[i] += x
				for _, to := range net.CSR.Out(i) {
					next[to] += 0.5 * x / float64(len(net.CSR.Out(i)))
				}
			}
			at = next
		}
		total := sum(want)
		for i := range want {
			if math.Abs(got[i]-want[i]/total) > 1e-9 {
				t.Fatalf("node %d: %v, want %v", i, got[i], want[i]/total)
			}
		}
	})
}

// Rescaled scores by choosing the papers nearest in date one date at a time.
func TestRescaledAgainstItsDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		values, dates, dated := make([]float64, n), make([]float64, n), make([]bool, n)
		for i := range n {
			values[i], dates[i] = float64(rapid.IntRange(0, 3).Draw(t, "value")), float64(rapid.IntRange(0, 9).Draw(t, "date"))
			dated[i] = rapid.IntRange(0, 4).Draw(t, "dated") > 0
		}
		window := rapid.IntRange(1, 8).Draw(t, "window")
		scores, known := Rescaled(values, dates, dated, window)
		for i := range n {
			if !dated[i] {
				if known[i] {
					t.Fatalf("paper %d has no date", i)
				}
				continue
			}
			var near []float64
			for reach := 0.0; len(near) < window && reach < 10; reach++ {
				near = near[:0]
				for j := range n {
					if dated[j] && math.Abs(dates[j]-dates[i]) <= reach {
						near = append(near, values[j])
					}
				}
			}
			mean, sd := 0.0, 0.0
			for _, v := range near {
				mean += v / float64(len(near))
			}
			for _, v := range near {
				sd += (v - mean) * (v - mean) / float64(len(near))
			}
			if want := (values[i] - mean) / math.Sqrt(sd); known[i] && math.Abs(scores[i]-want) > 1e-6 {
				t.Fatalf("paper %d: %v, want %v", i, scores[i], want)
			}
			if known[i] != (sd > 1e-12) {
				t.Fatalf("paper %d: known %v with deviation %v", i, known[i], sd)
			}
		}
	})
}

func TestDateOf(t *testing.T) {
	p := &graph.Papers{Years: []int32{2020, 2020, 2020, 2020, 0, 2020}, Dates: []string{"", "2020-01", "2020-12-31", "2019-03-01", "2020-01-01", "2020-13"}}
	var got []float64
	for i := range p.Years {
		d, _ := dateOf(p, int32(i))
		got = append(got, math.Round(1000*d)/1000)
	}
	if diff := cmp.Diff([]float64{2020.5, 2020.04, 2020.999, 2020.5, 0.5, 2020.5}, got); diff != "" {
		t.Error(diff)
	}
	if _, ok := dateOf(p, 4); ok {
		t.Error("a date without a year")
	}
}

func TestDiversityIndicators(t *testing.T) {
	c := corpusOf(
		work{id: "x", year: 2000, cited: -1, classes: []string{"X"}},
		work{id: "y", year: 2000, cited: -1, classes: []string{"Y"}, refs: []string{"x"}},
		work{id: "b", year: 2000, cited: -1, classes: []string{"X", "Y"}, refs: []string{"y"}},
		work{id: "p", year: 2001, cited: -1, refs: []string{"x", "y", "b"}},
		work{id: "q", year: 2001, cited: -1, refs: []string{"x", "y", "outside"}},
	)
	// Whom the classes cite: X cites Y by half of b; Y cites X by y, and Y by half of b.
	cosine := 0.5 * 0.5 / (0.5 * math.Hypot(1, 0.5))
	near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-12 })
	for name, want := range map[string]any{
		"rao_stirling": 2 * 0.25 * (1 - cosine), "shannon": math.Ln2, "simpson": 0.5, "variety": int64(2),
	} {
		got := byPaper(c, indicate(t, c, graph.UnitPapers, name, DefaultIndicators()))
		if diff := cmp.Diff(want, got["p"], near); diff != "" || got["q"] != nil {
			t.Errorf("%s: q %v, p (-want +got):\n%s", name, got["q"], diff)
		}
	}
	if got := byPaper(c, indicate(t, c, graph.UnitPapers, "variety_diffusion", DefaultIndicators())); got["x"] != nil {
		t.Errorf("diffusion of x: %v, but only two citing papers have a class", got["x"])
	}
}

// Both ways to Rao–Stirling agree with pairs of profiles.
func TestRaoStirlingWithoutDistances(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.IntRange(1, 6).Draw(t, "classes")
		x := classProfiles{to: make([][]int32, k), weight: make([][]float64, k)}
		classes, p := make([]int32, k), make([]float64, k)
		for a := range k {
			row, parts := make([]float64, k), []int32{}
			for b := range k {
				if row[b] = float64(rapid.IntRange(0, 2).Draw(t, "citations")); row[b] > 0 {
					parts = append(parts, int32(b))
				}
			}
			x.set(a, parts, row)
			classes[a], p[a] = int32(a), float64(rapid.IntRange(1, 3).Draw(t, "share"))
		}
		scaleToSum(p)
		want := RaoStirling(p, func(i, j int) float64 { return x.distance(int32(i), int32(j)) })
		sum := make([]float64, k)
		for range 2 { // the scratch is left as it was
			if got := x.raoStirling(classes, p, sum); math.Abs(got-want) > 1e-9 {
				t.Fatalf("without distances %v, want %v", got, want)
			}
		}
		x.measure(k)
		if got := x.raoStirling(classes, p, nil); math.Abs(got-want) > 1e-12 {
			t.Fatalf("with distances %v, want %v", got, want)
		}
	})
}
