package metrics

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"
	"pgregory.net/rapid"

	"cocite/graph/csr"
)

// With these seeds no node is off by more than promised, which all but one run
// in ten must show.
func TestBetweennessSample(t *testing.T) {
	for name, g := range map[string]*csr.Graph{
		"citation": csr.RandomCitation(1500, 4, 1), "teams": csr.RandomTeams(1500, 1200, 1), "star": star(300),
	} {
		exact, err := Betweenness(t.Context(), g, BetweennessOptions{})
		if err != nil {
			t.Fatal(err)
		}
		o := BetweennessSampleOptions{Error: 0.02, Risk: 0.1}
		for o.Seed = range uint64(10) {
			got, paths, err := BetweennessSample(t.Context(), g, o)
			if err != nil {
				t.Fatal(err)
			}
			if worst := floats.Distance(got, exact, math.Inf(1)); worst > o.Error || paths < 100 {
				t.Errorf("%s, seed %d: off by %v after %d paths", name, o.Seed, worst, paths)
			}
		}
	}
}

func star(n int32) *csr.Graph {
	var pairs []int32
	for u := int32(1); u < n; u++ {
		pairs = append(pairs, 0, u)
	}
	g, err := csr.New(int(n), false, arcsOf(pairs...))
	if err != nil {
		panic(err)
	}
	return g
}

// The mean of many estimates is the exact score: what is drawn is not biased.
func TestBetweennessSampleMean(t *testing.T) {
	for _, g := range []*csr.Graph{csr.RandomTeams(40, 30, 1), csr.RandomCitation(40, 4, 1), csr.RandomGraph(30, 90, true, false, 1)} {
		exact, err := Betweenness(t.Context(), g, BetweennessOptions{})
		if err != nil {
			t.Fatal(err)
		}
		mean := make([]float64, g.N())
		for seed := range uint64(40) {
			got, _, err := BetweennessSample(t.Context(), g, BetweennessSampleOptions{Error: 0.03, Risk: 0.1, Seed: seed})
			if err != nil {
				t.Fatal(err)
			}
			floats.AddScaled(mean, 1./40, got)
		}
		near(t, "mean", mean, exact, 0.004)
	}
}

// Two thirds of the paths do where no node carries much.
func TestBetweennessSampleAdapts(t *testing.T) {
	o := BetweennessSampleOptions{Error: 0.01, Risk: 0.1}
	paths := func(g *csr.Graph) int {
		_, n, err := BetweennessSample(t.Context(), g, o)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	hub, spread := paths(star(1000)), paths(csr.RandomGraph(1000, 8000, false, false, 1))
	if spread*3 > hub*2 {
		t.Errorf("%d paths where none matters, %d where one is everything", spread, hub)
	}
}

func TestBetweennessSampleSmall(t *testing.T) {
	for n := range 3 {
		got, paths, err := BetweennessSample(t.Context(), testGraph(t, n, false, nil), DefaultBetweennessSample())
		if err != nil || paths != 0 || len(got) != n || floats.Sum(got) != 0 {
			t.Errorf("%d nodes: got %v, %d paths, %v", n, got, paths, err)
		}
	}
	got, _, err := BetweennessSample(t.Context(), testGraph(t, 5, true, nil), BetweennessSampleOptions{Error: 0.1, Risk: 0.1})
	if err != nil || floats.Sum(got) != 0 {
		t.Errorf("no arcs: got %v, %v", got, err)
	}
}

func TestBetweennessSampleRefuses(t *testing.T) {
	g := star(10)
	for _, test := range []struct {
		change func(*BetweennessSampleOptions)
		want   string
	}{
		{func(o *BetweennessSampleOptions) { o.Error = 0 }, "error 0"},
		{func(o *BetweennessSampleOptions) { o.Error = 1 }, "error 1"},
		{func(o *BetweennessSampleOptions) { o.Error = math.NaN() }, "error NaN"},
		{func(o *BetweennessSampleOptions) { o.Risk = 0 }, "risk 0"},
		{func(o *BetweennessSampleOptions) { o.Risk = 1 }, "risk 1"},
	} {
		o := DefaultBetweennessSample()
		test.change(&o)
		if _, _, err := BetweennessSample(t.Context(), g, o); err == nil || !strings.HasPrefix(err.Error(), "betweenness: "+test.want) {
			t.Errorf("got %v, want %q", err, test.want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := BetweennessSample(ctx, g, DefaultBetweennessSample()); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: got %v", err)
	}
}

func TestBetweennessSampleThreads(t *testing.T) {
	g := csr.RandomTeams(800, 600, 1)
	o := BetweennessSampleOptions{Error: 0.02, Risk: 0.1, Seed: 5, Threads: 1}
	want, paths, err := BetweennessSample(t.Context(), g, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, o.Threads = range []int{2, 7} {
		got, n, err := BetweennessSample(t.Context(), g, o)
		if err != nil || n != paths || !slices.Equal(got, want) {
			t.Errorf("%d threads differ: %d paths, want %d; %v", o.Threads, n, paths, err)
		}
	}
}

func drawOn(g *csr.Graph) *pathDraw {
	level, _ := pathLevels(g)
	return newPathDraw(g, level)
}

// Property: what is drawn is a shortest path, and there is one if and only if
// the nodes are connected.
func TestPathDrawIsShortest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, m := rapid.IntRange(2, 20).Draw(t, "n"), rapid.IntRange(0, 60).Draw(t, "m")
		g := csr.RandomGraph(n, m, rapid.Bool().Draw(t, "directed"), false, rapid.Uint64().Draw(t, "seed"))
		dist := distancesByPairs(g, false)
		d := drawOn(g)
		for s := range n {
			for e := range n {
				if s != e {
					checkDraw(t, g, d, int32(s), int32(e), dist[s][e])
				}
			}
		}
	})
}

func checkDraw(t *rapid.T, g *csr.Graph, d *pathDraw, s, e int32, length float64) {
	found := d.search(s, e)
	if found != !math.IsInf(length, 1) {
		t.Fatalf("%d to %d: found %v at distance %v", s, e, found, length)
	}
	if !found {
		return
	}
	middle := d.pickMeeting()
	d.inner = d.inner[:0]
	d.trace(0, middle.From)
	path := append([]int32{s}, reversed(d.inner)...)
	d.inner = d.inner[:0]
	d.trace(1, middle.To)
	path = append(append(path, d.inner...), e)
	if len(path)-1 != int(length) {
		t.Fatalf("path %v, distance %v", path, length)
	}
	for i := 1; i < len(path); i++ {
		if _, ok := g.Weight(path[i-1], path[i]); !ok {
			t.Fatalf("no arc %d of %v", i, path)
		}
	}
}

func reversed(list []int32) []int32 {
	out := slices.Clone(list)
	slices.Reverse(out)
	return out
}

// Of the four shortest paths from 0 to 7 three lead through 1, so it stands on
// three of four draws, and each node behind it on one.
func TestPathDrawIsFair(t *testing.T) {
	arcs := arcsOf(0, 1, 0, 2, 1, 3, 1, 4, 1, 5, 2, 6, 3, 7, 4, 7, 5, 7, 6, 7)
	const draws = 40_000
	for _, directed := range []bool{true, false} {
		d := drawOn(testGraph(t, 8, directed, arcs))
		var count [8]int
		for i := range uint64(draws) {
			d.pcg.Seed(1, mix64(i))
			d.search(0, 7)
			d.inner = d.inner[:0]
			e := d.pickMeeting()
			d.trace(0, e.From)
			d.trace(1, e.To)
			for _, u := range d.inner {
				count[u]++
			}
		}
		for u, want := range []float64{0, .75, .25, .25, .25, .25, .25, 0} {
			if got := float64(count[u]) / draws; math.Abs(got-want) > 0.01 {
				t.Errorf("directed %v: node %d on %v of the paths, want %v", directed, u, got, want)
			}
		}
	}
}

// A chain of 3000 diamonds has 2^3000 shortest paths, and half of them lead
// through either side of each.
func TestPathDrawOfTooManyPaths(t *testing.T) {
	const diamonds = 3000
	var pairs []int32
	for a := int32(0); a < 3*diamonds; a += 3 {
		pairs = append(pairs, a, a+1, a, a+2, a+1, a+3, a+2, a+3)
	}
	d := drawOn(testGraph(t, 3*diamonds+1, true, arcsOf(pairs...)))
	d.pcg.Seed(1, 1)
	if !d.search(0, 3*diamonds) {
		t.Fatal("not found")
	}
	e := d.pickMeeting()
	d.trace(0, e.From)
	d.trace(1, e.To)
	first := 0
	for _, u := range d.inner {
		if u%3 == 1 {
			first++
		}
	}
	if len(d.inner) != 2*diamonds-1 || math.Abs(float64(first)-diamonds/2) > 150 {
		t.Errorf("%d nodes, %d on the first side", len(d.inner), first)
	}
}
