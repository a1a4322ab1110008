package metrics

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/path"
	"pgregory.net/rapid"

	"cocite/graph/csr"
)

func TestBetweenness(t *testing.T) {
	var tenths []csr.Edge // ten arcs of length 0.1 from 0 to 10, beside one of length 1
	for u := range int32(10) {
		tenths = append(tenths, csr.Edge{From: u, To: u + 1, Weight: 10})
	}
	tenths = append(tenths, csr.Edge{From: 0, To: 10, Weight: 1}, csr.Edge{From: 10, To: 11, Weight: 1})
	halves := make([]float64, 12)
	for u := 1; u < 10; u++ {
		// from each of u nodes before: all of 10−u−1 between, and 10 and 11 by
		// this way only in half from 0
		halves[u] = float64(u*(10-u-1)) + float64((u-1)*2) + 1
	}
	halves[10] = 10
	tests := []struct {
		name     string
		n        int
		directed bool
		edges    []csr.Edge
		o        BetweennessOptions
		want     []float64
	}{
		{name: "empty", want: []float64{}},
		{name: "one node", n: 1, want: []float64{0}},
		{name: "one edge", n: 2, edges: arcsOf(0, 1), want: []float64{0, 0}},
		{name: "no edges", n: 4, want: make([]float64, 4)},
		{name: "star", n: 4, edges: arcsOf(0, 1, 0, 2, 0, 3), want: []float64{1, 0, 0, 0}},
		{name: "star, raw", n: 4, edges: arcsOf(0, 1, 0, 2, 0, 3), o: BetweennessOptions{Raw: true}, want: []float64{3, 0, 0, 0}},
		{name: "chain of arcs", n: 3, directed: true, edges: arcsOf(0, 1, 1, 2), want: []float64{0, .5, 0}},
		{name: "chain of arcs, raw", n: 3, directed: true, edges: arcsOf(0, 1, 1, 2), o: BetweennessOptions{Raw: true}, want: []float64{0, 1, 0}},
		{name: "two-cycles", n: 3, directed: true, edges: arcsOf(0, 1, 1, 0, 1, 2, 2, 1), want: []float64{0, 1, 0}},
		{name: "diamond", n: 4, edges: arcsOf(0, 1, 0, 2, 1, 3, 2, 3), o: BetweennessOptions{Raw: true}, want: []float64{.5, .5, .5, .5}},
		{name: "two parts", n: 6, edges: arcsOf(0, 1, 1, 2, 3, 4, 4, 5), o: BetweennessOptions{Raw: true}, want: []float64{0, 1, 0, 0, 1, 0}},
		{
			name: "strong edges are short", n: 3, edges: []csr.Edge{{From: 0, To: 1, Weight: 4}, {From: 1, To: 2, Weight: 4}, {From: 0, To: 2, Weight: 1}},
			o: BetweennessOptions{Weighted: true}, want: []float64{0, 1, 0},
		},
		{
			name: "weights not asked for", n: 3, edges: []csr.Edge{{From: 0, To: 1, Weight: 4}, {From: 1, To: 2, Weight: 4}, {From: 0, To: 2, Weight: 1}},
			want: []float64{0, 0, 0},
		},
		{
			name: "weight 0 is no connection", n: 3, edges: []csr.Edge{{From: 0, To: 1, Weight: 4}, {From: 1, To: 2, Weight: 0}},
			o: BetweennessOptions{Weighted: true}, want: []float64{0, 0, 0},
		},
		{
			name: "all weights 0", n: 3, edges: []csr.Edge{{From: 0, To: 1, Weight: 0}, {From: 1, To: 2, Weight: 0}},
			o: BetweennessOptions{Weighted: true}, want: []float64{0, 0, 0},
		},
		{
			name: "lengths beyond all numbers", n: 3, edges: []csr.Edge{{From: 0, To: 1, Weight: 5e-324}, {From: 1, To: 2, Weight: 1}},
			o: BetweennessOptions{Weighted: true}, want: []float64{0, 0, 0},
		},
		{name: "ten tenths are one", n: 12, directed: true, edges: tenths, o: BetweennessOptions{Weighted: true, Raw: true}, want: halves},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := Betweenness(t.Context(), testGraph(t, test.n, test.directed, test.edges), test.o)
			if err != nil {
				t.Fatal(err)
			}
			near(t, "score", got, test.want, 1e-12)
		})
	}
}

func TestBetweennessRefuses(t *testing.T) {
	g := testGraph(t, 2, false, []csr.Edge{{From: 0, To: 1, Weight: -2}})
	if _, err := Betweenness(t.Context(), g, BetweennessOptions{Weighted: true}); err == nil || !strings.Contains(err.Error(), "betweenness: weight -2") {
		t.Errorf("negative weight: got %v", err)
	}
	if _, err := Betweenness(t.Context(), g, BetweennessOptions{Samples: -1}); err == nil || !strings.Contains(err.Error(), "-1 samples") {
		t.Errorf("negative sample: got %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Betweenness(ctx, g, BetweennessOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: got %v", err)
	}
}

// betweennessByPaths looks at every shortest path: for each pair it sums over
// the nodes v where d(s,v) + d(v,t) = d(s,t), with distances and numbers of
// paths by Floyd and Warshall.
func betweennessByPaths(g *csr.Graph, weighted bool) []float64 {
	n := g.N()
	d, count := distancesByPairs(g, weighted), make([][]float64, n)
	same := func(a, b float64) bool { return math.Abs(a-b) <= 1e-9*b }
	var paths func(s, t int) float64
	paths = func(s, t int) float64 {
		if s == t {
			return 1
		}
		var total float64
		for i, v := range g.Out(s) {
			length := 1.0
			if weighted && g.Weighted() {
				length = 1 / g.OutWeights(s)[i]
			}
			if same(length+d[v][t], d[s][t]) {
				total += count[v][t]
			}
		}
		return total
	}
	for s := range n {
		count[s] = make([]float64, n)
	}
	for t := range n { // nearest first, so that all that paths needs is there
		order := make([]int, n)
		toT := make([]float64, n)
		for s := range n {
			toT[s] = d[s][t]
		}
		floats.Argsort(toT, order)
		for _, s := range order {
			if !math.IsInf(d[s][t], 1) {
				count[s][t] = paths(s, t)
			}
		}
	}
	out := make([]float64, n)
	for v := range n {
		for s := range n {
			for t := range n {
				if s != v && t != v && s != t && count[s][t] > 0 && same(d[s][v]+d[v][t], d[s][t]) {
					out[v] += count[s][v] * count[v][t] / count[s][t]
				}
			}
		}
	}
	return out
}

// distancesByPairs is Floyd and Warshall's algorithm.
func distancesByPairs(g *csr.Graph, weighted bool) [][]float64 {
	d := make([][]float64, g.N())
	for u := range d {
		d[u] = make([]float64, g.N())
		floats.AddConst(math.Inf(1), d[u])
		d[u][u] = 0
		for i, v := range g.Out(u) {
			d[u][v] = 1
			if weighted && g.Weighted() {
				d[u][v] = 1 / g.OutWeights(u)[i]
			}
		}
	}
	for k := range d {
		for u := range d {
			for v := range d {
				d[u][v] = min(d[u][v], d[u][k]+d[k][v])
			}
		}
	}
	return d
}

// Property: the sum over all shortest paths, for graphs of every kind. Lengths
// are reciprocals, so many are equal only up to rounding.
func TestBetweennessAgainstAllPaths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t, 10, 35)
		o := BetweennessOptions{Raw: rapid.Bool().Draw(t, "raw"), Weighted: rapid.Bool().Draw(t, "by weight")}
		got, err := Betweenness(t.Context(), g, o)
		if err != nil {
			t.Fatal(err)
		}
		want := betweennessByPaths(g, o.Weighted)
		floats.Scale(betweennessScale(g, o.Raw), want)
		near(t, "score", got, want, 1e-9)
	})
}

// Property: gonum agrees. Its weights are lengths, compared exactly, so those of
// the weighted graph here are powers of two.
func TestBetweennessAgainstGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, m := rapid.IntRange(1, 25).Draw(t, "n"), rapid.IntRange(0, 80).Draw(t, "m")
		directed, seed := rapid.Bool().Draw(t, "directed"), rapid.Uint64().Draw(t, "seed")
		g := csr.RandomGraph(n, m, directed, false, seed)
		var strong, long []csr.Edge
		rng := rand.New(rand.NewPCG(seed, 9))
		for _, e := range g.Edges() {
			e.Weight = float64(int(1) << rng.IntN(4))
			strong = append(strong, e)
			e.Weight = 1 / e.Weight
			long = append(long, e)
		}
		weighted := rapid.Bool().Draw(t, "weighted")
		var gonum map[int64]float64
		if weighted {
			lengths := lookOf(graphOf(t, n, directed, long))
			gonum = network.BetweennessWeighted(lengths, path.DijkstraAllPaths(lengths))
			g = graphOf(t, n, directed, strong)
		} else {
			gonum = network.Betweenness(lookOf(g))
		}
		got, err := Betweenness(t.Context(), g, BetweennessOptions{Raw: true, Weighted: weighted})
		if err != nil {
			t.Fatal(err)
		}
		want := make([]float64, n)
		for id, b := range gonum {
			want[id] = b
			if !directed {
				want[id] /= 2 // gonum sums over ordered pairs
			}
		}
		near(t, "score", got, want, 1e-9)
	})
}

// A chain of diamonds has 2^1100 shortest paths from end to end, more than a
// float64 holds, yet every share is a plain number: from the first node all
// paths to later nodes go through a join, and half of them through a side.
func TestBetweennessOfTooManyPaths(t *testing.T) {
	const diamonds = 1100
	const n = 3*diamonds + 1
	var light, heavy []csr.Edge
	want := make([]float64, n)
	for i := range int32(diamonds) {
		a := 3 * i
		light = append(light, arcsOf(a, a+1, a, a+2, a+1, a+3, a+2, a+3)...)
		want[a] = float64(n - a - 1)
		want[a+1] = float64(n-a-3) / 2
		want[a+2] = want[a+1]
	}
	want[0] = 0
	for _, e := range light {
		e.Weight = 2
		heavy = append(heavy, e)
	}
	for _, list := range [][]csr.Edge{light, heavy} {
		g := testGraph(t, n, true, list)
		got := make([]float64, n)
		newBrandes(g, g.Weighted()).from(0, got)
		near(t, "credit", got, want, 1e-8)
	}
}

// Property: wide numbers add and divide as float64s do where those can.
func TestWide(t *testing.T) {
	of := func(x float64) wide {
		frac, exp := math.Frexp(x)
		return wide{frac, exp}
	}
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.Float64Range(0, 1e300).Draw(t, "a")
		b := rapid.Float64Range(1e-5, 1e300).Draw(t, "b")
		if got := of(a).plus(of(b)).over(of(1)); got != a+b {
			t.Fatalf("%v + %v: got %v", a, b, got)
		}
		if got, want := of(a).over(of(b)), a/b; math.Abs(got-want) > 1e-15*want {
			t.Fatalf("%v / %v: got %v, want %v", a, b, got, want)
		}
	})
	if got := (wide{}).plus(wide{}); got != (wide{}) {
		t.Errorf("0 + 0: got %v", got)
	}
}

func TestBetweennessSamples(t *testing.T) {
	g := csr.RandomTeams(400, 400, 1)
	exact, err := Betweenness(t.Context(), g, BetweennessOptions{})
	if err != nil {
		t.Fatal(err)
	}
	estimate := func(samples int, seed uint64) []float64 {
		got, err := Betweenness(t.Context(), g, BetweennessOptions{Samples: samples, Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	near(t, "all nodes", estimate(400, 1), exact, 0)
	near(t, "same seed", estimate(50, 1), estimate(50, 1), 0)
	if floats.Equal(estimate(50, 1), estimate(50, 2)) {
		t.Error("the seed has no effect")
	}
	mean := make([]float64, g.N())
	for seed := range uint64(200) {
		got := estimate(50, seed)
		if worst := floats.Distance(got, exact, math.Inf(1)); worst > BetweennessError(400, 50) || worst == 0 {
			t.Fatalf("seed %d: off by %v, bound %v", seed, worst, BetweennessError(400, 50))
		}
		floats.AddScaled(mean, 1./200, got)
	}
	near(t, "mean of 200 estimates", mean, exact, 0.002)
}

func TestBetweennessError(t *testing.T) {
	for _, test := range []struct {
		n, samples int
		want       float64
	}{
		{1000, 1000, 0}, {1000, 2000, 0}, {1000, 0, 0}, {2, 1, 0},
		{1000, 100, 0.2304}, // 1000/999 · √(ln 40000 / 200)
	} {
		if got := BetweennessError(test.n, test.samples); math.Abs(got-test.want) > 1e-4 {
			t.Errorf("%d of %d: got %v, want %v", test.samples, test.n, got, test.want)
		}
	}
}

func TestBetweennessProgress(t *testing.T) {
	var steps []int
	_, err := Betweenness(t.Context(), csr.RandomTeams(100, 50, 1), BetweennessOptions{Threads: 2, Progress: func(done, total int) {
		if total != 100 {
			t.Errorf("total %d", total)
		}
		steps = append(steps, done)
	}})
	if err != nil || len(steps) < 2 || steps[len(steps)-1] != 100 {
		t.Errorf("steps %v, err %v", steps, err)
	}
}
