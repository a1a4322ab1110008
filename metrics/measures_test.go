package metrics

import (
	"context"
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cocite/graph"
	"cocite/graph/csr"
)

func TestMeasuresAreComplete(t *testing.T) {
	name, doi := regexp.MustCompile(`^[a-z][a-z0-9_]*$`), regexp.MustCompile(`doi:10\.\d{4,}/\S+`)
	seen := map[string]string{}
	for _, m := range Measures() {
		d := m.Definition
		for _, text := range []string{m.Doc, d.Formula, d.Convention, d.EdgeCases, d.Source} {
			if text == "" || strings.ContainsAny(text, "\n\t") || strings.TrimSpace(text) != text {
				t.Errorf("%s: text %q", m.Name, text)
			}
		}
		if !doi.MatchString(d.Source) {
			t.Errorf("%s: no DOI in %q", m.Name, d.Source)
		}
		for _, n := range append([]string{m.Name}, m.Columns...) {
			if !name.MatchString(n) || seen[n] != "" && seen[n] != m.Name {
				t.Errorf("name %q of %s, also of %q", n, m.Name, seen[n])
			}
			seen[n] = m.Name
		}
	}
}

// Every measure runs on every kind of small graph, with and without weights,
// and gives the columns that it names, finite and of full length.
func TestMeasuresOnEdgeCases(t *testing.T) {
	type shape struct {
		name  string
		n     int
		edges []csr.Edge
	}
	shapes := []shape{
		{"empty", 0, nil}, {"one node", 1, nil}, {"no edges", 5, nil}, {"one edge", 2, arcsOf(0, 1)},
		{"two parts", 7, arcsOf(0, 1, 1, 2, 4, 5)}, {"star", 5, arcsOf(0, 1, 0, 2, 0, 3, 0, 4)}, {"cycle", 4, arcsOf(0, 1, 1, 2, 2, 3, 0, 3)},
		{"weight 0", 3, []csr.Edge{{From: 0, To: 1, Weight: 0}, {From: 1, To: 2, Weight: 0}}},
		{"tiny", 3, []csr.Edge{{From: 0, To: 1, Weight: 5e-324}, {From: 1, To: 2, Weight: 5e-324}}},
		{"tiny and huge", 4, []csr.Edge{{From: 0, To: 1, Weight: 5e-324}, {From: 1, To: 2, Weight: 1e307}, {From: 2, To: 3, Weight: 1}}},
	}
	two := []csr.Edge{{From: 0, To: 1, Weight: 1}, {From: 1, To: 0, Weight: 1}, {From: 1, To: 2, Weight: 1}, {From: 2, To: 1, Weight: 1}}
	for _, directed := range []bool{true, false} {
		for _, s := range append(shapes, shape{"two-cycles", 3, two}) {
			in := DefaultInput(networkOf(testGraph(t, s.n, directed, s.edges)))
			for _, in.Weighted = range []bool{false, true} {
				for _, m := range Measures() {
					t.Run(fmt.Sprintf("%s/%s/directed=%v/weighted=%v", m.Name, s.name, directed, in.Weighted), func(t *testing.T) {
						checkColumns(t, m, measured(t, m.Name, in), s.n)
					})
				}
			}
		}
	}
}

func checkColumns(t *testing.T, m Measure, cols []graph.Column, n int) {
	var names []string
	for _, c := range cols {
		names = append(names, c.Name)
		if c.Len() != n || c.Valid != nil && c.Name != "constraint" || c.Doc == "" || strings.Contains(c.Doc, "\n") {
			t.Errorf("%s: %d values for %d nodes, doc %q", c.Name, c.Len(), n, c.Doc)
		}
		for u, x := range values(c) {
			if math.IsNaN(x) || math.IsInf(x, 0) || x < 0 {
				t.Errorf("%s of node %d is %v", c.Name, u, x)
			}
		}
	}
	if !slices.Equal(names, m.Columns) {
		t.Errorf("columns %v, want %v", names, m.Columns)
	}
}

func TestMeasuresUseTheirInput(t *testing.T) {
	g := csr.RandomGraph(1050, 1500, true, true, 1)
	for _, m := range Measures() {
		weights := usesWeights(m.Name)
		in := DefaultInput(networkOf(g))
		plain := measured(t, m.Name, in)
		in.Weighted = true
		heavy := measured(t, m.Name, in)
		in.Weighted, in.Damping, in.Seed = false, 0.5, 2
		other := measured(t, m.Name, in)
		for i, c := range plain {
			if slices.Equal(values(c), values(heavy[i])) == weights || (c.Doc == heavy[i].Doc) == weights {
				t.Errorf("%s: weights count %v, said in %q", c.Name, !weights, heavy[i].Doc)
			}
			changes := slices.Contains([]string{"pagerank", "katz", "betweenness_estimate", "harmonic_estimate"}, c.Name)
			if slices.Equal(values(c), values(other[i])) == changes || (c.Doc == other[i].Doc) == changes {
				t.Errorf("%s: damping or seed count %v, said in %q", c.Name, !changes, other[i].Doc)
			}
		}
	}
	in := DefaultInput(networkOf(g))
	calls := 0
	in.Progress = func(_, _ int) { calls++ }
	for _, m := range Measures() {
		calls = 0
		measured(t, m.Name, in)
		if pathMeasure(m.Name) && calls == 0 {
			t.Errorf("%s tells no progress", m.Name)
		}
	}
}

func TestMeasuresPassErrorsOn(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	in := DefaultInput(networkOf(csr.RandomTeams(40_000, 30_000, 1)))
	for _, name := range []string{"pagerank", "hits", "eigenvector", "betweenness", "betweenness_raw", "betweenness_estimate", "harmonic", "harmonic_estimate", "closeness", "katz", "core", "articulation", "clustering", "triangles", "constraint", "effective_size"} {
		m, _, _ := LookupMeasure(name)
		if cols, err := m.Run(ctx, in); !errors.Is(err, context.Canceled) || cols != nil {
			t.Errorf("%s: got %d columns and %v", name, len(cols), err)
		}
	}
}

func TestMeasuresRefuseWeights(t *testing.T) {
	g := testGraph(t, 3, true, []csr.Edge{{From: 0, To: 1, Weight: 1.7e308}, {From: 0, To: 2, Weight: 1.7e308}, {From: 1, To: 2, Weight: 1.7e308}})
	in := DefaultInput(networkOf(g))
	in.Weighted = true
	for _, m := range Measures() {
		cols, err := m.Run(t.Context(), in)
		if refused := err != nil && strings.Contains(err.Error(), "the weights add up"); refused != usesWeights(m.Name) || (err != nil) != refused {
			t.Errorf("%s: got %v", m.Name, err)
		}
		for _, c := range cols {
			if slices.ContainsFunc(values(c), func(x float64) bool { return math.IsInf(x, 0) }) {
				t.Errorf("%s: %v", c.Name, c.Float)
			}
		}
	}
}

// usesWeights tells whether a measure uses weights if asked to.
func usesWeights(name string) bool {
	if name == "harmonic_estimate" {
		return false
	}
	return pathMeasure(name) || slices.Contains([]string{"pagerank", "hits", "eigenvector", "katz", "constraint", "effective_size"}, name)
}

func TestLookupMeasure(t *testing.T) {
	for _, test := range []struct{ ask, name, column string }{
		{"pagerank", "pagerank", ""}, {"PageRank", "pagerank", ""}, {"in-degree", "in_degree", ""}, {"IN_DEGREE", "in_degree", ""},
		{"hits", "hits", ""}, {"authority", "hits", "authority"}, {"Hub", "hits", "hub"},
		{"core", "core", ""}, {"kcore", "core", ""}, {"k-core", "core", ""}, {"k_core", "core", ""}, {"coreness", "core", ""},
		{"harmonic-closeness", "harmonic", ""}, {"harmonic_centrality", "harmonic", ""}, {"closeness-centrality", "closeness", ""},
		{"betweenness-centrality", "betweenness", ""}, {"betweenness-raw", "betweenness_raw", ""}, {"eigenvector_centrality", "eigenvector", ""},
		{"local-clustering", "clustering", ""}, {"clustering_coefficient", "clustering", ""}, {"strong-component", "strong_component", ""},
		{"katz-centrality", "katz", ""}, {"articulation_points", "articulation", ""}, {"effective-size", "effective_size", ""},
		{"", "", ""}, {"page rank", "", ""}, {"h_index", "", ""},
	} {
		m, column, ok := LookupMeasure(test.ask)
		if m.Name != test.name || column != test.column || ok != (test.name != "") {
			t.Errorf("%q: got %q, %q, %v", test.ask, m.Name, column, ok)
		}
	}
	for _, m := range Measures() {
		if got, _, _ := LookupMeasure(m.Name); got.Name != m.Name {
			t.Errorf("%s finds %q", m.Name, got.Name)
		}
	}
}
