package metrics

import (
	"context"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cocite/graph"
	"cocite/graph/csr"
)

// Figures on Zachary's club that NetworkX, igraph and others agree on, for the
// ten nodes with the largest.
func TestKarate(t *testing.T) {
	tests := []struct {
		measure   string
		tolerance float64
		want      map[int]float64
	}{
		{"degree", 0, map[int]float64{33: 17, 0: 16, 32: 12, 2: 10, 1: 9, 3: 6, 31: 6, 8: 5, 13: 5, 23: 5}},
		{"pagerank", 1e-10, map[int]float64{
			33: 0.1009191823, 0: 0.0969972854, 32: 0.0716932260, 2: 0.0570785095, 1: 0.0528769241,
			31: 0.0371580871, 3: 0.0358598578, 23: 0.0315225148, 8: 0.0297660561, 13: 0.0295364562,
		}},
		{"betweenness", 1e-10, map[int]float64{
			0: 0.4376352814, 33: 0.3040749759, 32: 0.1452471140, 2: 0.1436568062, 31: 0.1382756133,
			8: 0.0559268278, 1: 0.0539366883, 13: 0.0458633959, 19: 0.0324750481, 5: 0.0299873737,
		}},
		{"betweenness_raw", 1e-10, map[int]float64{
			0: 231.0714285714, 33: 160.5515873016, 32: 76.6904761905, 2: 75.8507936508, 31: 73.0095238095,
			8: 29.5293650794, 1: 28.4785714286, 13: 24.2158730159, 19: 17.1468253968, 5: 15.8333333333,
		}},
		{"betweenness_estimate", 1e-10, map[int]float64{0: 0.4376352814, 33: 0.3040749759}},
		{"closeness", 1e-10, map[int]float64{
			0: 0.5689655172, 2: 0.5593220339, 33: 0.55, 31: 0.5409836066, 8: 0.515625,
			13: 0.515625, 32: 0.515625, 19: 0.5, 1: 0.4852941176, 3: 0.4647887324,
		}},
		{"harmonic", 1e-10, map[int]float64{
			33: 0.7045454545, 0: 0.7020202020, 2: 0.6363636364, 32: 0.6338383838, 31: 0.5858585859,
			1: 0.5808080808, 8: 0.5606060606, 13: 0.5606060606, 3: 0.5353535354, 19: 0.5303030303,
		}},
		{"eigenvector", 1e-10, map[int]float64{
			33: 1, 0: 0.9521323665, 2: 0.8495542005, 32: 0.8266588575, 1: 0.7123351391,
			8: 0.6090684419, 13: 0.6065743924, 3: 0.5656143067, 31: 0.5116564865, 30: 0.4680648114,
		}},
	}
	for _, test := range tests {
		t.Run(test.measure, func(t *testing.T) {
			got := values(measured(t, test.measure, DefaultInput(networkOf(karate(t))))[0])
			for u, want := range test.want {
				if math.Abs(got[u]-want) > test.tolerance {
					t.Errorf("node %d: got %.10f, want %.10f", u, got[u], want)
				}
			}
			if least := slices.Min(slices.Collect(maps.Values(test.want))); len(test.want) == 10 {
				for u, x := range got {
					if _, top := test.want[u]; !top && x > least+test.tolerance {
						t.Errorf("node %d has %v, more than the tenth", u, x)
					}
				}
			}
		})
	}
}

func networkOf(g *csr.Graph) *graph.Network {
	return &graph.Network{Kind: "graph", Directed: g.IsDirected(), CSR: g}
}

func measured(t rapid.TB, name string, in Input) []graph.Column {
	t.Helper()
	m, _, ok := LookupMeasure(name)
	if !ok {
		t.Fatalf("no measure %s", name)
	}
	cols, err := m.Run(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	return cols
}

// values are those of a numeric column.
func values(c graph.Column) []float64 {
	if c.Int == nil {
		return c.Float
	}
	out := make([]float64, len(c.Int))
	for i, v := range c.Int {
		out[i] = float64(v)
	}
	return out
}

// The result of every measure has the same bits for 1, 2 and 7 threads.
func TestThreadsDoNotShow(t *testing.T) {
	for _, g := range []*csr.Graph{
		csr.RandomCitation(300, 5, 1), csr.RandomTeams(300, 200, 1), csr.RandomGraph(280, 1000, true, true, 1),
		csr.RandomTeams(9000, 9000, 1),
	} {
		for _, m := range Measures() {
			for _, weighted := range []bool{false, true} {
				if g.N() > 1000 && pathMeasure(m.Name) {
					continue // these have several blocks on 300 nodes already
				}
				in := DefaultInput(networkOf(g))
				in.Weighted, in.Threads = weighted, 1
				want := measured(t, m.Name, in)
				for _, in.Threads = range []int{2, 7} {
					for i, c := range measured(t, m.Name, in) {
						if !slices.Equal(values(c), values(want[i])) {
							t.Errorf("%s of %d nodes differs with %d threads", c.Name, g.N(), in.Threads)
						}
					}
				}
			}
		}
	}
}

func pathMeasure(name string) bool {
	return slices.Contains([]string{"betweenness", "betweenness_raw", "betweenness_estimate", "harmonic", "harmonic_estimate", "closeness"}, name)
}

// Property: nodes in another order have the same values, but for rounding.
// Numbers of components depend on the order by definition, the sample of an
// estimate by its seed; with so few nodes it takes all.
func TestOrderOfNodesDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t, 20, 70)
		to := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "order"), 1)).Perm(g.N())
		var edges []csr.Edge
		for _, e := range g.Edges() {
			edges = append(edges, csr.Edge{From: int32(to[e.From]), To: int32(to[e.To]), Weight: e.Weight})
		}
		in := DefaultInput(networkOf(g))
		in.Weighted = rapid.Bool().Draw(t, "by weight")
		other := in
		other.Net = networkOf(graphOf(t, g.N(), g.IsDirected(), edges))
		for _, m := range Measures() {
			if slices.Contains([]string{"component", "strong_component", "eigenvector", "hits"}, m.Name) {
				continue // the last two have properties of their own, against eigenvectors
			}
			got := measured(t, m.Name, other)
			for i, c := range measured(t, m.Name, in) {
				a, b := values(c), values(got[i])
				for u := range a {
					if math.Abs(a[u]-b[to[u]]) > 1e-11*(1+math.Abs(a[u])) {
						t.Fatalf("%s of node %d: %v, then %v", c.Name, u, a[u], b[to[u]])
					}
				}
			}
		}
	})
}
