package csr

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestNewErrors(t *testing.T) {
	cases := []struct {
		name  string
		n     int
		edges []Edge
		want  string
	}{
		{"negative count", -1, nil, "graph with -1 nodes"},
		{"end too large", 2, []Edge{{0, 2, 1}}, "edge 0–2 of a graph with 2 nodes"},
		{"end negative", 2, []Edge{{-1, 0, 1}}, "edge -1–0 of a graph with 2 nodes"},
		{"no nodes", 0, []Edge{{0, 1, 1}}, "edge 0–1 of a graph with 0 nodes"},
		{"self-loop", 2, []Edge{{1, 1, 1}}, "self-loop at node 1"},
		{"not a number", 3, []Edge{{0, 1, 1}, {1, 2, math.NaN()}}, "edge 1–2 has weight NaN"},
		{"infinite", 3, []Edge{{2, 1, math.Inf(-1)}}, "edge 2–1 has weight -Inf"},
		{"infinite sum", 2, []Edge{{0, 1, math.MaxFloat64}, {0, 1, math.MaxFloat64}}, "edge 0–1 has weight +Inf"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			g, err := New(c.n, true, c.edges)
			if err == nil || err.Error() != c.want || g != nil {
				t.Errorf("got %v, %v, want error %q", g, err, c.want)
			}
		})
	}
}

func TestNew(t *testing.T) {
	cases := []struct {
		name     string
		n        int
		directed bool
		edges    []Edge
		want     []Edge
		weighted bool
	}{
		{"no nodes", 0, true, nil, nil, false},
		{"no edges", 3, false, nil, nil, false},
		{"unsorted", 3, true, []Edge{{2, 1, 1}, {0, 2, 1}, {2, 0, 1}}, []Edge{{0, 2, 1}, {2, 0, 1}, {2, 1, 1}}, false},
		{"repeats count", 2, true, []Edge{{0, 1, 1}, {0, 1, 1}}, []Edge{{0, 1, 2}}, true},
		{"both ways are two arcs", 2, true, []Edge{{1, 0, 1}, {0, 1, 1}}, []Edge{{0, 1, 1}, {1, 0, 1}}, false},
		{"both ways are one edge", 2, false, []Edge{{1, 0, 1}, {0, 1, 2}}, []Edge{{0, 1, 3}}, true},
		{"halves make one", 2, false, []Edge{{0, 1, 0.5}, {1, 0, 0.5}}, []Edge{{0, 1, 1}}, false},
		{"zero and negative weights stay", 3, true, []Edge{{0, 1, 0}, {1, 2, -2}}, []Edge{{0, 1, 0}, {1, 2, -2}}, true},
		{"added in the order given", 2, true, []Edge{{0, 1, 1e16}, {0, 1, 1}, {0, 1, -1e16}}, []Edge{{0, 1, 0}}, true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			g, err := New(c.n, c.directed, c.edges)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, edgesOf(g)); diff != "" {
				t.Errorf("edges (-want +got):\n%s", diff)
			}
			if g.N() != c.n || g.M() != len(c.want) || g.IsDirected() != c.directed || g.Weighted() != c.weighted {
				t.Errorf("got %d nodes, %d edges, directed %v, weighted %v", g.N(), g.M(), g.IsDirected(), g.Weighted())
			}
		})
	}
}

// Property: New agrees with a map from pairs to weights, and In is the
// transpose of Out, whatever the order of the edges.
func TestNewAgainstMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, directed, edges := drawEdges(t)
		g, err := New(n, directed, edges)
		if err != nil {
			t.Fatal(err)
		}
		want := map[[2]int32]float64{}
		for _, e := range edges {
			want[[2]int32{e.From, e.To}] += e.Weight
			if !directed {
				want[[2]int32{e.To, e.From}] += e.Weight
			}
		}
		if diff := cmp.Diff(want, lists(n, g.Out, g.OutWeights, false)); diff != "" {
			t.Fatalf("out lists (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(want, lists(n, g.In, g.InWeights, true)); diff != "" {
			t.Fatalf("in lists (-want +got):\n%s", diff)
		}
		for u := range n {
			if !strictly(g.Out(u)) || !strictly(g.In(u)) {
				t.Fatalf("lists of %d are not ascending: %v, %v", u, g.Out(u), g.In(u))
			}
		}
	})
}

// Edges come by From and To with numbers from 0, and a walk can be left early.
func TestEdgesOrder(t *testing.T) {
	for _, g := range []*Graph{RandomTeams(60, 80, 1), RandomCitation(60, 4, 1)} {
		var last Edge
		count := 0
		for id, e := range g.Edges() {
			if id != count || (id > 0 && (e.From < last.From || e.From == last.From && e.To <= last.To)) {
				t.Fatalf("edge %d is %v after %v", id, e, last)
			}
			if !g.IsDirected() && e.From >= e.To {
				t.Fatalf("undirected edge %v", e)
			}
			last = e
			count++
		}
		if count != g.M() {
			t.Errorf("got %d edges, want %d", count, g.M())
		}
		for id := range g.Edges() {
			if id == 2 {
				break
			}
		}
	}
}

func TestWeight(t *testing.T) {
	g := mustNew(4, true, []Edge{{0, 1, 1}, {0, 3, 2.5}})
	plain := mustNew(3, false, []Edge{{0, 1, 1}})
	cases := []struct {
		g    *Graph
		u, v int32
		w    float64
		ok   bool
	}{
		{g, 0, 3, 2.5, true},
		{g, 0, 1, 1, true},
		{g, 3, 0, 0, false},
		{g, 0, 2, 0, false},
		{g, 0, 0, 0, false},
		{g, -1, 0, 0, false},
		{g, 4, 0, 0, false},
		{g, 0, 9, 0, false},
		{plain, 1, 0, 1, true},
		{plain, 0, 2, 0, false},
	}
	for _, c := range cases {
		t.Run(fmt.Sprint(c.u, c.v), func(t *testing.T) {
			if w, ok := c.g.Weight(c.u, c.v); w != c.w || ok != c.ok {
				t.Errorf("got %v %v, want %v %v", w, ok, c.w, c.ok)
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	for _, size := range []struct{ n, refs int }{{1_000, 10}, {20_000, 10}, {200_000, 10}, {1_000_000, 10}} {
		if size.n > 200_000 && testing.Short() {
			continue
		}
		g := RandomCitation(size.n, float64(size.refs), 1)
		sorted := edgesOf(g)
		mixed := slices.Clone(sorted)
		rand.New(rand.NewPCG(1, 1)).Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		for _, in := range []struct {
			name  string
			edges []Edge
		}{{"sorted", sorted}, {"shuffled", mixed}} {
			b.Run(fmt.Sprintf("%s/n=%d/m=%d", in.name, g.N(), g.M()), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					mustNew(g.N(), true, in.edges)
				}
			})
		}
	}
}

// drawEdges draws a small graph with repeats, in no order. Weights are multiples
// of 1/8, so a map adds them up to the same sums in any order.
func drawEdges(t *rapid.T) (n int, directed bool, edges []Edge) {
	n = rapid.IntRange(0, 12).Draw(t, "n")
	directed = rapid.Bool().Draw(t, "directed")
	plain := rapid.Bool().Draw(t, "plain")
	if n < 2 {
		return n, directed, nil
	}
	for range rapid.IntRange(0, 40).Draw(t, "m") {
		u := rapid.IntRange(0, n-1).Draw(t, "u")
		v := rapid.IntRange(0, n-2).Draw(t, "v")
		if v >= u {
			v++
		}
		e := Edge{int32(u), int32(v), 1}
		if !plain {
			e.Weight = float64(rapid.IntRange(0, 16).Draw(t, "w")) / 8
		}
		edges = append(edges, e)
	}
	if rapid.Bool().Draw(t, "sort") {
		slices.SortStableFunc(edges, func(a, b Edge) int {
			if a.From != b.From {
				return int(a.From - b.From)
			}
			return int(a.To - b.To)
		})
	}
	return n, directed, edges
}

func edgesOf(g *Graph) []Edge {
	var edges []Edge
	for _, e := range g.Edges() {
		edges = append(edges, e)
	}
	return edges
}

// lists gathers neighbour lists as a map from pairs to weights.
func lists(n int, of func(int) []int32, weights func(int) []float64, swap bool) map[[2]int32]float64 {
	m := map[[2]int32]float64{}
	for u := range n {
		for i, v := range of(u) {
			key := [2]int32{int32(u), v}
			if swap {
				key = [2]int32{v, int32(u)}
			}
			m[key] = at(weights(u), i)
		}
	}
	return m
}

func strictly(list []int32) bool {
	for i := 1; i < len(list); i++ {
		if list[i-1] >= list[i] {
			return false
		}
	}
	return true
}
