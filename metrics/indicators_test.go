package metrics

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cocite/graph"
)

func TestHFamily(t *testing.T) {
	tests := []struct {
		counts    []int64
		h, g, i10 int64
	}{
		{[]int64{10, 8, 5, 4, 3}, 4, 5, 1},
		{[]int64{5, 4, 3, 3, 1}, 3, 3, 0},
		{[]int64{25, 8, 5, 3, 3}, 3, 5, 1},
		{[]int64{0, 0, 0}, 0, 0, 0},
		{[]int64{10, 0, 0, 0, 0}, 1, 3, 1}, // Egghe's g; comparing with (i−1)² gives 4
		{[]int64{100}, 1, 1, 1},
		{[]int64{50, 30, 12, 11, 10, 9, 4, 1, 0}, 6, 9, 5},
		{nil, 0, 0, 0},
	}
	for _, tt := range tests {
		if got, want := [3]int64{HIndex(tt.counts), GIndex(tt.counts), I10(tt.counts)}, [3]int64{tt.h, tt.g, tt.i10}; got != want {
			t.Errorf("%v: got h, g, i10 %v, want %v", tt.counts, got, want)
		}
	}
}

func TestHAndGAgainstTheirDefinitions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.Int64Range(0, 30), 0, 12).Draw(t, "counts")
		slices.SortFunc(counts, func(a, b int64) int { return int(b - a) })
		h, g := int64(0), int64(0)
		for k := int64(1); k <= int64(len(counts)); k++ {
			sum, enough := int64(0), int64(0)
			for i, c := range counts {
				if c >= k {
					enough++
				}
				if int64(i) < k {
					sum += c
				}
			}
			if enough >= k {
				h = k
			}
			if sum >= k*k {
				g = k
			}
		}
		if HIndex(counts) != h || GIndex(counts) != g || h > g {
			t.Fatalf("%v: got h %d and g %d, want %d and %d", counts, HIndex(counts), GIndex(counts), h, g)
		}
	})
}

// indicatorCorpus: Ada wrote a and b, Bob c, which cites both; d cites a.
func indicatorCorpus() *graph.Corpus {
	b := graph.NewBuilder(graph.BuildOptions{Identity: graph.IdentityFullName})
	add := func(id string, year int, cited graph.Count, author string, refs ...string) {
		r := graph.Record{
			IDs: []graph.ID{{Scheme: graph.DOI, Value: id}}, Year: year, CitedBy: cited,
			Authors: []graph.Author{{Name: graph.ParseName(author)}},
		}
		for _, to := range refs {
			r.Refs = append(r.Refs, graph.Ref{IDs: []graph.ID{{Scheme: graph.DOI, Value: to}}})
		}
		b.Add(r)
	}
	known := func(n int) graph.Count { return graph.Count{N: n, Known: true, By: "somebody"} }
	add("a", 2001, known(12), "Ada Xenos")
	add("b", 1999, graph.Count{}, "Ada Xenos")
	add("c", 0, graph.Count{}, "Bob Young", "a", "b", "outside")
	add("d", 2005, known(0), "Dee Wood", "a")
	return b.Corpus()
}

func TestIndicators(t *testing.T) {
	c := indicatorCorpus()
	tests := []struct {
		name string
		unit graph.Unit
		want []any // of Ada, Bob, Dee; or of a, b, c, d and outside
	}{
		{"papers", graph.UnitAuthors, []any{int64(2), int64(1), int64(1)}},
		{"citations", graph.UnitAuthors, []any{int64(3), int64(0), int64(0)}},
		{"citations_source", graph.UnitAuthors, []any{int64(12), nil, int64(0)}},
		{"references", graph.UnitAuthors, []any{nil, int64(3), int64(1)}},
		{"first_year", graph.UnitAuthors, []any{int64(1999), nil, int64(2005)}},
		{"last_year", graph.UnitAuthors, []any{int64(2001), nil, int64(2005)}},
		{"h_index", graph.UnitAuthors, []any{int64(1), int64(0), int64(0)}},
		{"g_index", graph.UnitAuthors, []any{int64(1), int64(0), int64(0)}},
		{"i10", graph.UnitAuthors, []any{int64(0), int64(0), int64(0)}},
		{"h_index_source", graph.UnitAuthors, []any{int64(1), nil, int64(0)}},
		{"g_index_source", graph.UnitAuthors, []any{int64(1), nil, int64(0)}},
		{"i10_source", graph.UnitAuthors, []any{int64(1), nil, int64(0)}},
		{"citations", graph.UnitPapers, []any{int64(2), int64(1), int64(0), int64(0), int64(1)}},
		{"citations_source", graph.UnitPapers, []any{int64(12), nil, nil, int64(0), nil}},
		{"references", graph.UnitPapers, []any{nil, nil, int64(3), int64(1), nil}},
		{"first_year", graph.UnitPapers, []any{int64(2001), int64(1999), nil, int64(2005), nil}},
	}
	for _, tt := range tests {
		t.Run(tt.name+" of "+string(tt.unit), func(t *testing.T) {
			ind, ok := LookupIndicator(tt.name)
			if !ok || !ind.For(tt.unit) {
				t.Fatalf("found %v, for the unit %v", ok, ind.For(tt.unit))
			}
			col := indicate(t, c, tt.unit, tt.name, DefaultIndicators())
			if diff := cmp.Diff(tt.want, valuesOf(col)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if col.Name != tt.name || col.Doc == "" {
				t.Errorf("column %q: %q", col.Name, col.Doc)
			}
		})
	}
}

// indicate computes one indicator by name.
func indicate(t rapid.TB, c *graph.Corpus, u graph.Unit, name string, o IndicatorOptions) graph.Column {
	t.Helper()
	ind, ok := LookupIndicator(name)
	if !ok {
		t.Fatalf("there is no indicator %s", name)
	}
	cols, err := Indicate(context.Background(), c, u, []Indicator{ind}, o)
	if err != nil {
		t.Fatal(err)
	}
	return cols[0]
}

// valuesOf are the values of a column, nil where they are missing.
func valuesOf(col graph.Column) []any {
	var got []any
	for i := range col.Len() {
		got = append(got, col.Value(i))
	}
	return got
}

// Every indicator has a whole definition and runs for each unit that it names.
func TestIndicatorsAreComplete(t *testing.T) {
	c := indicatorCorpus()
	seen := map[string]bool{}
	for _, ind := range Indicators() {
		if seen[ind.Name] {
			t.Errorf("%s stands twice", ind.Name)
		}
		seen[ind.Name] = true
		d := ind.Definition
		if ind.Doc == "" || d.Formula == "" || d.Convention == "" || d.EdgeCases == "" || d.Source == "" {
			t.Errorf("%s: definition %+v", ind.Name, d)
		}
		for _, u := range ind.Units {
			col := indicate(t, c, u, ind.Name, DefaultIndicators())
			if items, _, ok := c.Items(u); ok && col.Len() != items.N() || !ok && col.Len() != c.Papers.N() {
				t.Errorf("%s of %s: %d values", ind.Name, u, col.Len())
			}
		}
	}
	if _, err := Indicate(t.Context(), c, "planets", nil, DefaultIndicators()); err == nil {
		t.Error("an unknown unit: no error")
	}
	if _, ok := LookupIndicator("h"); ok {
		t.Error("an unknown name was found")
	}
}

// A source that states 0 references is believed; no list and no statement is unknown.
func TestStatedNoReferences(t *testing.T) {
	b := graph.NewBuilder(graph.DefaultBuildOptions())
	b.Add(graph.Record{Key: "a", RefCount: graph.Count{Known: true}})
	b.Add(graph.Record{Key: "b", RefCount: graph.Count{N: 7, Known: true}})
	col := indicate(t, b.Corpus(), graph.UnitPapers, "references", DefaultIndicators())
	if got := fmt.Sprint(col.Value(0), col.Value(1)); got != "0 <nil>" {
		t.Errorf("got %s, want 0 and missing", got)
	}
}
