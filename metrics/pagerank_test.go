package metrics

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"

	"cocite/graph/csr"
)

// arcsOf makes edges of weight 1 from pairs of nodes.
func arcsOf(pairs ...int32) []csr.Edge {
	var edges []csr.Edge
	for i := 0; i < len(pairs); i += 2 {
		edges = append(edges, csr.Edge{From: pairs[i], To: pairs[i+1], Weight: 1})
	}
	return edges
}

func near(t rapid.TB, what string, got, want []float64, tolerance float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d values, want %d", what, len(got), len(want))
	}
	for i := range got {
		if !(math.Abs(got[i]-want[i]) <= tolerance) {
			t.Fatalf("%s: node %d: got %.12g, want %.12g", what, i, got[i], want[i])
		}
	}
}

func TestPageRank(t *testing.T) {
	tests := []struct {
		name     string
		n        int
		directed bool
		edges    []csr.Edge
		change   func(*PageRankOptions)
		want     []float64
	}{
		{name: "empty", directed: true, want: []float64{}},
		{name: "empty undirected", want: []float64{}},
		{name: "one node", n: 1, directed: true, want: []float64{1}},
		{name: "no arcs", n: 4, directed: true, want: []float64{.25, .25, .25, .25}},
		{name: "no edges", n: 4, want: []float64{.25, .25, .25, .25}},
		{name: "two-cycle", n: 2, directed: true, edges: arcsOf(0, 1, 1, 0), want: []float64{.5, .5}},
		// x = (1, 1, 1 + 2·.85), scaled
		{name: "two cite one", n: 3, directed: true, edges: arcsOf(0, 2, 1, 2), want: []float64{1 / 4.7, 1 / 4.7, 2.7 / 4.7}},
		// x = (1, 1.425, 1.425 + .85·1.425)
		{name: "one cites two", n: 3, directed: true, edges: arcsOf(0, 1, 0, 2, 1, 2), want: []float64{1 / 5.06125, 1.425 / 5.06125, 2.63625 / 5.06125}},
		// hub h and leaf l: h = .05 + .85·3·l/1... solved by hand: h = (1+3α)/(4(1+α)), l = (3+α)/(12(1+α))
		{name: "star", n: 4, edges: arcsOf(0, 1, 0, 2, 0, 3), want: []float64{3.55 / 7.4, 3.85 / 22.2, 3.85 / 22.2, 3.85 / 22.2}},
		{name: "never follows", n: 3, directed: true, edges: arcsOf(0, 2, 1, 2), change: func(o *PageRankOptions) { o.Damping = 0 }, want: []float64{1. / 3, 1. / 3, 1. / 3}},
		{name: "personal", n: 3, directed: true, edges: arcsOf(0, 2, 1, 2), change: func(o *PageRankOptions) { o.Personal = []float64{5, 0, 0} }, want: []float64{1 / 1.85, 0, .85 / 1.85}},
		{name: "huge personal", n: 2, directed: true, change: func(o *PageRankOptions) { o.Personal = []float64{1e308, 1e308} }, want: []float64{.5, .5}},
		{
			name: "by weight", n: 3, directed: true, edges: []csr.Edge{{From: 0, To: 1, Weight: 3}, {From: 0, To: 2, Weight: 1}},
			change: func(o *PageRankOptions) { o.Weighted = true }, want: []float64{1 / 3.85, 1.6375 / 3.85, 1.2125 / 3.85},
		},
		{
			name: "weights not asked for", n: 3, directed: true, edges: []csr.Edge{{From: 0, To: 1, Weight: 3}, {From: 0, To: 2, Weight: 1}},
			want: []float64{1 / 3.85, 1.425 / 3.85, 1.425 / 3.85},
		},
		{
			name: "weight 0 is not followed", n: 3, directed: true, edges: []csr.Edge{{From: 0, To: 1, Weight: 0}, {From: 2, To: 1, Weight: 2}},
			change: func(o *PageRankOptions) { o.Weighted = true }, want: []float64{1 / 3.85, 1.85 / 3.85, 1 / 3.85},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			o := DefaultPageRank()
			if test.change != nil {
				test.change(&o)
			}
			got, err := PageRank(t.Context(), testGraph(t, test.n, test.directed, test.edges), o)
			if err != nil {
				t.Fatal(err)
			}
			near(t, "rank", got, test.want, 1e-14)
		})
	}
}

func TestPageRankRefuses(t *testing.T) {
	chain := testGraph(t, 3, true, arcsOf(0, 1, 1, 2))
	cycle := testGraph(t, 3, true, arcsOf(0, 1, 1, 2, 2, 0, 0, 2))
	path := testGraph(t, 3, false, arcsOf(0, 1, 1, 2))
	owed := testGraph(t, 2, true, []csr.Edge{{From: 0, To: 1, Weight: -1}})
	huge := testGraph(t, 3, true, []csr.Edge{{From: 0, To: 1, Weight: 1.7e308}, {From: 0, To: 2, Weight: 1.7e308}})
	tests := []struct {
		name   string
		g      *csr.Graph
		change func(*PageRankOptions)
		want   string
	}{
		{"damping 1", chain, func(o *PageRankOptions) { o.Damping = 1 }, "damping 1"},
		{"damping below 0", chain, func(o *PageRankOptions) { o.Damping = -.1 }, "damping -0.1"},
		{"damping NaN", chain, func(o *PageRankOptions) { o.Damping = math.NaN() }, "damping NaN"},
		{"tolerance 0", chain, func(o *PageRankOptions) { o.Tolerance = 0 }, "tolerance 0"},
		{"no iterations", chain, func(o *PageRankOptions) { o.MaxIterations = 0 }, "0 iterations"},
		{"short personal", chain, func(o *PageRankOptions) { o.Personal = []float64{1} }, "1 start values for 3 nodes"},
		{"negative personal", chain, func(o *PageRankOptions) { o.Personal = []float64{1, -1, 0} }, "start value -1 of node 1"},
		{"infinite personal", chain, func(o *PageRankOptions) { o.Personal = []float64{1, math.Inf(1), 0} }, "start value +Inf of node 1"},
		{"zero personal", chain, func(o *PageRankOptions) { o.Personal = make([]float64, 3) }, "all start values are 0"},
		{"negative weight", owed, func(o *PageRankOptions) { o.Weighted = true }, "weight -1 between nodes 0 and 1"},
		{"endless weight", huge, func(o *PageRankOptions) { o.Weighted = true }, "the weights add up"},
		{"cycle cut short", cycle, func(o *PageRankOptions) { o.MaxIterations = 3 }, "not settled to 1e-13 after 3 passes"},
		{"path cut short", path, func(o *PageRankOptions) { o.MaxIterations = 3 }, "not settled to 1e-13 after 3 passes"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			o := DefaultPageRank()
			test.change(&o)
			_, err := PageRank(t.Context(), test.g, o)
			if err == nil || !strings.HasPrefix(err.Error(), "pagerank: ") || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

func TestPageRankStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, g := range []*csr.Graph{csr.RandomCitation(50, 3, 1), csr.RandomTeams(50, 30, 1)} {
		if _, err := PageRank(ctx, g, DefaultPageRank()); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	}
}

// A damping near 1 needs many passes and leaves few digits; the answer must
// still be the solution of the equation.
func TestPageRankNearOne(t *testing.T) {
	for _, g := range []*csr.Graph{csr.RandomGraph(40, 200, true, true, 1), csr.RandomGraph(40, 100, false, true, 1)} {
		o := DefaultPageRank()
		o.Damping, o.Weighted = 0.9999, true
		got, err := PageRank(t.Context(), g, o)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "rank", got, rankBySolving(g, o), 1e-10)
	}
}

// rankBySolving solves the equation of PageRank as a dense linear system.
func rankBySolving(g *csr.Graph, o PageRankOptions) []float64 {
	n := g.N()
	v := o.Personal
	if v == nil {
		v = make([]float64, n)
		for u := range v {
			v[u] = 1
		}
	}
	total := sum(v)
	a, b := mat.NewDense(n, n, nil), mat.NewVecDense(n, nil)
	for u := range n {
		a.Set(u, u, 1)
		b.SetVec(u, (1-o.Damping)*v[u]/total)
	}
	for u := range n {
		w := make([]float64, n)
		var out float64
		for i, to := range g.Out(u) {
			w[to] = 1
			if o.Weighted && g.Weighted() {
				w[to] = g.OutWeights(u)[i]
			}
			out += w[to]
		}
		for to := range n {
			share := v[to] / total
			if out > 0 {
				share = w[to] / out
			}
			a.Set(to, u, a.At(to, u)-o.Damping*share)
		}
	}
	var x mat.VecDense
	if err := x.SolveVec(a, b); err != nil {
		panic(err)
	}
	return x.RawVector().Data
}

// Property: ranks solve the equation and sum to 1, for every kind of graph,
// damping and start.
func TestPageRankSolvesTheEquation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t, 12, 40)
		if g.N() == 0 {
			t.Skip("no nodes")
		}
		o := DefaultPageRank()
		o.Damping = rapid.Float64Range(0, 0.98).Draw(t, "damping")
		o.Weighted = rapid.Bool().Draw(t, "by weight")
		o.Threads = rapid.IntRange(0, 3).Draw(t, "threads")
		if rapid.Bool().Draw(t, "personal") {
			o.Personal = rapid.SliceOfN(rapid.Float64Range(0, 5), g.N(), g.N()).Draw(t, "start")
			o.Personal[0]++
		}
		got, err := PageRank(t.Context(), g, o)
		if err != nil {
			t.Fatal(err)
		}
		if s := sum(got); math.Abs(s-1) > 1e-14 {
			t.Fatalf("ranks sum to %v", s)
		}
		near(t, "rank", got, rankBySolving(g, o), 1e-12)
	})
}

// Property: gonum's PageRank agrees, with and without weights.
func TestPageRankAgainstGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, weighted := rapid.IntRange(1, 15).Draw(t, "n"), rapid.Bool().Draw(t, "weighted")
		g := csr.RandomGraph(n, rapid.IntRange(0, 60).Draw(t, "m"), true, weighted, rapid.Uint64().Draw(t, "seed"))
		o := DefaultPageRank()
		o.Weighted = weighted
		got, err := PageRank(t.Context(), g, o)
		if err != nil {
			t.Fatal(err)
		}
		want := make([]float64, n)
		for id, p := range network.PageRank(g.Directed(), o.Damping, 1e-13) {
			want[id] = p
		}
		near(t, "rank", got, want, 1e-10)
	})
}

// The strong components come in topological order, each node once.
func TestStrongOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := csr.RandomGraph(rapid.IntRange(0, 20).Draw(t, "n"), rapid.IntRange(0, 40).Draw(t, "m"), true, false, rapid.Uint64().Draw(t, "seed"))
		label, order := StrongComponents(g), strongOrder(g)
		group := make([]int, g.N())
		seen := 0
		for i := range order.len() {
			for _, u := range order.group(i) {
				group[u] = i
				seen++
				if label[u] != label[order.group(i)[0]] {
					t.Fatalf("group %d mixes components", i)
				}
			}
		}
		if seen != g.N() {
			t.Fatalf("%d of %d nodes", seen, g.N())
		}
		for _, e := range g.Edges() {
			if group[e.From] > group[e.To] {
				t.Fatalf("arc %d→%d leads back", e.From, e.To)
			}
		}
	})
}

// graphOf is testGraph for property tests.
func graphOf(t rapid.TB, n int, directed bool, edges []csr.Edge) *csr.Graph {
	t.Helper()
	g, err := csr.New(n, directed, edges)
	if err != nil {
		t.Fatal(err)
	}
	return g
}
