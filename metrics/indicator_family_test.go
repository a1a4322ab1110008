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

// The indices by their definitions, over every possible value.
func TestIndicesAgainstTheirDefinitions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 9).Draw(t, "n")
		draw := func(name string, lo, hi int64) []int64 {
			return rapid.SliceOfN(rapid.Int64Range(lo, hi), n, n).Draw(t, name)
		}
		counts, ages, authors := draw("counts", 0, 40), draw("ages", 1, 8), draw("authors", 1, 5)
		slices.SortFunc(counts, func(a, b int64) int { return int(b - a) })
		core := counts[:HIndex(counts)]
		total := int64(0)
		for _, c := range core {
			total += c
		}
		h := float64(len(core))
		if got := EIndex(counts); math.Abs(got*got-(float64(total)-h*h)) > 1e-9 {
			t.Errorf("e %v", got)
		}
		if got := RIndex(counts); math.Abs(got*got-float64(total)) > 1e-9 {
			t.Errorf("R %v", got)
		}
		if got := AIndex(counts); math.Abs(got*h-float64(total)) > 1e-9 {
			t.Errorf("A %v", got)
		}
		if got, want := HGIndex(counts), math.Sqrt(h*float64(GIndex(counts))); math.Abs(got-want) > 1e-9 {
			t.Errorf("hg %v, want %v", got, want)
		}
		if got, want := GPadded(counts), bruteGPadded(counts); got != want {
			t.Errorf("g padded %d, want %d", got, want)
		}
		if got, want := H2Index(counts), bruteLargest(func(k int64) bool { return AtLeast(counts, k*k) >= k }); got != want {
			t.Errorf("h2 %d, want %d", got, want)
		}
		want := bruteLargest(func(k int64) bool {
			enough := int64(0)
			for i, c := range counts {
				if 4*float64(c)/float64(ages[i]) >= float64(k) {
					enough++
				}
			}
			return enough >= k
		})
		if got := ContemporaryH(counts, ages); got != want {
			t.Errorf("contemporary h %d, want %d", got, want)
		}
		if got, want := HMIndex(counts, authors), bruteHM(counts, authors); math.Abs(got-want) > 1e-9 {
			t.Errorf("hm %v, want %v", got, want)
		}
		if m := MIndex(counts); 2*below(core, m) > len(core) || 2*above(core, m) > len(core) {
			t.Errorf("%v is not the median of %v", m, core)
		}
	})
}

// bruteLargest is the largest of 1 to 100 for which something holds, else 0.
func bruteLargest(holds func(k int64) bool) int64 {
	best := int64(0)
	for k := int64(1); k <= 100; k++ {
		if holds(k) {
			best = k
		}
	}
	return best
}

func bruteGPadded(counts []int64) int64 {
	return bruteLargest(func(g int64) bool {
		sum := int64(0)
		for i, c := range counts {
			if int64(i) < g {
				sum += c
			}
		}
		return sum >= g*g
	})
}

// bruteHM works in sixtieths, which are exact for up to five authors.
func bruteHM(counts, authors []int64) float64 {
	best, rank := int64(0), int64(0)
	for i, c := range counts {
		rank += 60 / authors[i]
		if rank <= 60*c {
			best = max(best, rank)
		}
	}
	return float64(best) / 60
}

func below(list []int64, m float64) int {
	n := 0
	for _, x := range list {
		if float64(x) < m {
			n++
		}
	}
	return n
}

func above(list []int64, m float64) int {
	n := 0
	for _, x := range list {
		if float64(x) > m {
			n++
		}
	}
	return n
}

// work is a paper of a corpus in the making.
type work struct {
	id      string
	year    int
	cited   int // as a source counts; −1 if it does not
	authors string
	refs    []string
	classes []string
}

// corpusOf builds a corpus of papers by initials: "abc" are three authors.
func corpusOf(works ...work) *graph.Corpus {
	b := graph.NewBuilder(graph.BuildOptions{Identity: graph.IdentityFullName})
	for _, w := range works {
		r := graph.Record{
			IDs: []graph.ID{{Scheme: graph.DOI, Value: "10.1/" + w.id}}, Title: "On " + w.id, Year: w.year, Classes: w.classes,
			CitedBy: graph.Count{N: w.cited, Known: w.cited >= 0, By: "somebody"},
		}
		for _, a := range w.authors {
			name := fmt.Sprintf("Given%c Family%c", a, a)
			r.Authors = append(r.Authors, graph.Author{Name: graph.ParseName(name)})
		}
		for _, to := range w.refs {
			r.Refs = append(r.Refs, graph.Ref{IDs: []graph.ID{{Scheme: graph.DOI, Value: "10.1/" + to}}})
		}
		b.Add(r)
	}
	return b.Corpus()
}

// byName are the values of a column by the last letter of the names of authors.
func byName(c *graph.Corpus, col graph.Column) map[string]any {
	out := map[string]any{}
	for i, name := range c.Authors.Names {
		out[name[len(name)-1:]] = col.Value(i)
	}
	return out
}

// byPaper are the values of a column by the ids of papers.
func byPaper(c *graph.Corpus, col graph.Column) map[string]any {
	out := map[string]any{}
	for i, id := range c.Papers.IDs {
		out[id[len("doi:10.1/"):]] = col.Value(i)
	}
	return out
}

// a wrote p, q and r, of which q has no year; b helped with p; c cites p and q.
func familyCorpus() *graph.Corpus {
	return corpusOf(
		work{id: "p", year: 2000, cited: 9, authors: "ab"},
		work{id: "q", cited: 2, authors: "a"},
		work{id: "r", year: 2009, cited: -1, authors: "a", refs: []string{"p"}},
		work{id: "s", year: 2010, cited: 1, authors: "c", refs: []string{"p", "q", "elsewhere", "away"}},
		work{id: "t", year: 2006, cited: 0, authors: "c", refs: []string{"p"}},
	)
}

func TestSetIndicators(t *testing.T) {
	c := familyCorpus()
	tests := []struct {
		name    string
		o       IndicatorOptions
		a, b, c any
	}{
		{"citations", IndicatorOptions{}, int64(4), int64(3), int64(0)},
		{"citations", IndicatorOptions{NoSelf: true}, int64(3), int64(2), int64(0)},
		{"citations", IndicatorOptions{Year: 2008}, int64(1), int64(1), int64(0)},
		{"papers", IndicatorOptions{Year: 2008}, int64(2), int64(1), int64(1)},
		{"papers", IndicatorOptions{Credit: FractionalCredit}, 2.5, 0.5, 2.0},
		{"papers", IndicatorOptions{Credit: FirstCredit}, 3.0, 0.0, 2.0},
		{"papers", IndicatorOptions{Credit: LastCredit}, 2.0, 1.0, 2.0},
		{"citations", IndicatorOptions{Credit: HarmonicCredit}, 3.0, 1.0, 0.0},
		{"citations_source", IndicatorOptions{Credit: FractionalCredit}, 6.5, 4.5, 1.0},
		{"cpp", IndicatorOptions{}, 4.0 / 3, 3.0, 0.0},
		{"cpp", IndicatorOptions{Credit: FractionalCredit}, 1.0, 3.0, 0.0},
		{"cpp_source", IndicatorOptions{}, 5.5, 9.0, 0.5},
		{"citations_fractional", IndicatorOptions{}, 2.5, 2.25, 0.0},
		{"citations_fractional", IndicatorOptions{NoSelf: true}, 1.5, 1.25, 0.0},
		{"self_citations", IndicatorOptions{}, int64(1), int64(1), int64(0)},
		{"self_share", IndicatorOptions{}, 0.25, 1.0 / 3, nil},
		{"h_index", IndicatorOptions{}, int64(1), int64(1), int64(0)}, // c is cited by nobody and stays
		{"h_index_source", IndicatorOptions{}, int64(2), int64(1), int64(1)},
		{"m_quotient", IndicatorOptions{}, 1.0 / 11, 1.0 / 11, 0.0},
		{"m_quotient", IndicatorOptions{Year: 2019}, 1.0 / 20, 1.0 / 20, 0.0},
		{"ar_index_source", IndicatorOptions{}, math.Sqrt(9.0 / 11), math.Sqrt(9.0 / 11), 1.0},
		{"hc_index_source", IndicatorOptions{}, int64(1), int64(1), int64(1)},
		{"h5", IndicatorOptions{}, int64(0), int64(0), int64(0)},
		{"h5_source", IndicatorOptions{Year: 2015}, int64(0), int64(0), int64(1)},
		{"hi_index_source", IndicatorOptions{}, 4.0 / 3, 0.5, 1.0},
		{"hm_index_source", IndicatorOptions{}, 1.5, 0.5, 1.0},
		{"i2", IndicatorOptions{}, int64(1), int64(1), int64(0)},
		{"i2_source", IndicatorOptions{}, int64(2), int64(1), int64(0)},
		{"dominance", IndicatorOptions{}, 1.0, 0.0, nil},
		{"years_known", IndicatorOptions{}, 2.0 / 3, 1.0, 1.0},
		{"counts_known", IndicatorOptions{}, 2.0 / 3, 1.0, 1.0},
		{"counts_known", IndicatorOptions{Credit: FractionalCredit}, 0.6, 1.0, 1.0},
		{"references_known", IndicatorOptions{}, 1.0 / 3, 0.0, 1.0},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprint(tt.name, tt.o), func(t *testing.T) {
			got := byName(c, indicate(t, c, graph.UnitAuthors, tt.name, tt.o))
			near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-12 })
			if diff := cmp.Diff(map[string]any{"a": tt.a, "b": tt.b, "c": tt.c}, got, near); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Indices don't depend on how papers are numbered, or on threads.
func TestIndicatorsDependOnThePapersAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var works []work
		for i := range rapid.IntRange(1, 12).Draw(t, "papers") {
			w := work{id: fmt.Sprint(i), year: rapid.SampledFrom([]int{0, 1999, 2003, 2004, 2010}).Draw(t, "year"), cited: rapid.IntRange(-1, 5).Draw(t, "cited")}
			w.authors = rapid.SampledFrom([]string{"a", "ab", "bca", "c"}).Draw(t, "authors")
			w.classes = rapid.SampledFrom([][]string{nil, {"X"}, {"X", "Y"}, {"Z"}}).Draw(t, "classes")
			for j := range i {
				if rapid.Bool().Draw(t, "cites") {
					w.refs = append(w.refs, fmt.Sprint(j))
				}
			}
			works = append(works, w)
		}
		one := corpusOf(works...)
		slices.Reverse(works)
		two := corpusOf(works...)
		for _, unit := range []graph.Unit{graph.UnitAuthors, graph.UnitPapers} {
			named := byName
			if unit == graph.UnitPapers {
				named = byPaper
			}
			a, b := indicateAll(t, one, unit, 1), indicateAll(t, two, unit, 3)
			for k := range a {
				if diff := cmp.Diff(named(one, a[k]), named(two, b[k])); diff != "" {
					t.Errorf("%s of %s:\n%s", a[k].Name, unit, diff)
				}
			}
		}
	})
}

// indicateAll computes all indicators of a unit.
func indicateAll(t rapid.TB, c *graph.Corpus, u graph.Unit, threads int) []graph.Column {
	t.Helper()
	var list []Indicator
	for _, ind := range Indicators() {
		if ind.For(u) {
			list = append(list, ind)
		}
	}
	o := DefaultIndicators()
	o.Threads = threads
	cols, err := Indicate(context.Background(), c, u, list, o)
	if err != nil {
		t.Fatal(err)
	}
	return cols
}

func TestCredit(t *testing.T) {
	for _, c := range Credits() {
		for _, n := range []int{1, 2, 3, 17, 5000} {
			sum, want := 0.0, 1.0
			for _, x := range c.Shares(n) {
				sum += x
			}
			if c == FullCredit {
				want = float64(n)
			}
			if math.Abs(sum-want) > 1e-9 {
				t.Errorf("%s of %d authors: %v in all", c, n, sum)
			}
		}
		if d := c.Definition(); d.Formula == "" || d.Source == "" {
			t.Errorf("%s has no definition", c)
		}
	}
	for unit, want := range map[graph.Unit]string{
		graph.UnitAuthors: "full fractional harmonic arithmetic geometric first last", graph.UnitCountries: "full fractional", graph.UnitPapers: "full",
	} {
		var fit []string
		for _, c := range append(Credits(), "corresponding", "mine") {
			if c.Check(unit) == nil {
				fit = append(fit, string(c))
			}
		}
		if got := fmt.Sprint(fit); got != "["+want+"]" {
			t.Errorf("%s: %s, want %s", unit, got, want)
		}
	}
}

// A paper with more authors than shares are kept for is shared like the others.
func TestCreditOfACrowd(t *testing.T) {
	crowd := ""
	for i := range 70 {
		crowd += string(rune('一' + i))
	}
	c := corpusOf(work{id: "p", cited: -1, authors: crowd}, work{id: "q", cited: -1, authors: "ab"})
	for _, credit := range []Credit{FractionalCredit, HarmonicCredit} {
		col := indicate(t, c, graph.UnitAuthors, "papers", IndicatorOptions{Credit: credit})
		for p := range 2 {
			authors := c.Papers.Authors.Of(p)
			for i, want := range credit.Shares(len(authors)) {
				if got := col.Float[authors[i]]; math.Abs(got-want) > 1e-15 {
					t.Fatalf("%s: author %d of paper %d got %v, want %v", credit, i, p, got, want)
				}
			}
		}
	}
}

func TestSourceCountsCannotLeaveSelfCitationsOut(t *testing.T) {
	ind, _ := LookupIndicator("h_index_source")
	if _, err := Indicate(t.Context(), familyCorpus(), graph.UnitAuthors, []Indicator{ind}, IndicatorOptions{NoSelf: true}); err == nil {
		t.Error("no error")
	}
}

func BenchmarkAuthorIndicators(b *testing.B) {
	for _, papers := range []int{1_000, 20_000} {
		b.Run(fmt.Sprint(papers), func(b *testing.B) {
			c := literature(papers)
			var list []Indicator
			for _, ind := range Indicators() {
				if ind.For(graph.UnitAuthors) {
					list = append(list, ind)
				}
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Indicate(b.Context(), c, graph.UnitAuthors, list, DefaultIndicators()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// literature is a corpus of n papers by three authors each, who cite ten earlier ones.
func literature(n int) *graph.Corpus {
	b := graph.NewBuilder(graph.BuildOptions{Identity: graph.IdentityFullName})
	id := func(i int) []graph.ID { return []graph.ID{{Scheme: graph.DOI, Value: fmt.Sprintf("10.1/%d", i)}} }
	for i := range n {
		r := graph.Record{IDs: id(i), Year: 1980 + 40*i/n, CitedBy: graph.Count{N: i % 90, Known: i%7 > 0, By: "somebody"}}
		for k := range 3 {
			a := (i*i + 31*k + i/7) % (1 + n/2)
			r.Authors = append(r.Authors, graph.Author{Name: graph.ParseName("Given " + surname(a))})
		}
		for k := range min(i, 10) {
			r.Refs = append(r.Refs, graph.Ref{IDs: id((i*7 + k*k*13) % i)})
		}
		b.Add(r)
	}
	return b.Corpus()
}

// surname makes a name of letters from a number.
func surname(n int) string {
	word := []byte("Q")
	for ; n > 0; n /= 20 {
		word = append(word, "abcdefghiklmnoprstuv"[n%20])
	}
	return string(word)
}
