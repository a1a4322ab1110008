package metrics

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/path"
	"pgregory.net/rapid"

	"cocite/graph/csr"
)

// lookOf is gonum's view of a graph of either kind.
func lookOf(g *csr.Graph) gonum.Weighted {
	if g.IsDirected() {
		return g.Directed()
	}
	return g.Undirected()
}

func TestDistances(t *testing.T) {
	tests := []struct {
		name                string
		n                   int
		directed            bool
		edges               []csr.Edge
		o                   DistanceOptions
		harmonic, closeness []float64
	}{
		{name: "empty", harmonic: []float64{}, closeness: []float64{}},
		{name: "one node", n: 1, harmonic: []float64{0}, closeness: []float64{0}},
		{name: "no edges", n: 3, harmonic: make([]float64, 3), closeness: make([]float64, 3)},
		{name: "one edge and one node", n: 3, edges: arcsOf(0, 1), harmonic: []float64{.5, .5, 0}, closeness: []float64{.5, .5, 0}},
		{name: "path", n: 3, edges: arcsOf(0, 1, 1, 2), harmonic: []float64{.75, 1, .75}, closeness: []float64{2. / 3, 1, 2. / 3}},
		{name: "star", n: 4, edges: arcsOf(0, 1, 0, 2, 0, 3), harmonic: []float64{1, 2. / 3, 2. / 3, 2. / 3}, closeness: []float64{1, .6, .6, .6}},
		{name: "two-cycle", n: 2, directed: true, edges: arcsOf(0, 1, 1, 0), harmonic: []float64{1, 1}, closeness: []float64{1, 1}},
		{name: "chain of arcs", n: 3, directed: true, edges: arcsOf(0, 1, 1, 2), harmonic: []float64{.75, .5, 0}, closeness: []float64{2. / 3, .5, 0}},
		{
			name: "chain of arcs, incoming", n: 3, directed: true, edges: arcsOf(0, 1, 1, 2), o: DistanceOptions{Incoming: true},
			harmonic: []float64{0, .5, .75}, closeness: []float64{0, .5, 2. / 3},
		},
		{
			name: "by weight", n: 3, directed: true, edges: []csr.Edge{{From: 0, To: 1, Weight: 2}, {From: 1, To: 2, Weight: .5}}, o: DistanceOptions{Weighted: true},
			harmonic: []float64{(2 + .4) / 2, .25, 0}, closeness: []float64{2 / 3., .25, 0},
		},
		{
			name: "weights not asked for", n: 2, edges: []csr.Edge{{From: 0, To: 1, Weight: 2}},
			harmonic: []float64{1, 1}, closeness: []float64{1, 1},
		},
		{
			name: "weight 0 is no connection", n: 2, edges: []csr.Edge{{From: 0, To: 1, Weight: 0}}, o: DistanceOptions{Weighted: true},
			harmonic: []float64{0, 0}, closeness: []float64{0, 0},
		},
		{
			name: "huge weight", n: 2, edges: []csr.Edge{{From: 0, To: 1, Weight: 0x1p1000}}, o: DistanceOptions{Weighted: true},
			harmonic: []float64{0x1p1000, 0x1p1000}, closeness: []float64{0x1p1000, 0x1p1000},
		},
		{
			name: "long way beyond all numbers", n: 3, edges: []csr.Edge{{From: 0, To: 1, Weight: 0x1p-1023}, {From: 1, To: 2, Weight: 0x1p-1023}}, o: DistanceOptions{Weighted: true},
			harmonic: []float64{0, 0, 0}, closeness: []float64{0, 0, 0},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			g := testGraph(t, test.n, test.directed, test.edges)
			h, err := Harmonic(t.Context(), g, test.o)
			if err != nil {
				t.Fatal(err)
			}
			c, err := Closeness(t.Context(), g, test.o)
			if err != nil {
				t.Fatal(err)
			}
			near(t, "harmonic", h, test.harmonic, 1e-14)
			near(t, "closeness", c, test.closeness, 1e-14)
		})
	}
}

func TestDistancesRefuse(t *testing.T) {
	owed := testGraph(t, 2, false, []csr.Edge{{From: 0, To: 1, Weight: -2}})
	_, err := Harmonic(t.Context(), owed, DistanceOptions{Weighted: true})
	if err == nil || !strings.Contains(err.Error(), "harmonic: weight -2") {
		t.Errorf("harmonic: got %v", err)
	}
	_, err = Closeness(t.Context(), owed, DistanceOptions{Weighted: true})
	if err == nil || !strings.Contains(err.Error(), "closeness: weight -2") {
		t.Errorf("closeness: got %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, weighted := range []bool{false, true} {
		_, err = Harmonic(ctx, csr.RandomTeams(50, 50, 1), DistanceOptions{Weighted: weighted})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled: got %v", err)
		}
	}
}

// Property: gonum agrees on distances of all pairs, which it measures to a
// node; its weights are lengths. Its closeness is 1/Σd.
func TestDistancesAgainstGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t, 25, 80)
		o := DistanceOptions{Weighted: rapid.Bool().Draw(t, "by weight"), Incoming: rapid.Bool().Draw(t, "incoming")}
		var long []csr.Edge
		for _, e := range g.Edges() {
			e.Weight = 1 / e.Weight
			if !o.Weighted {
				e.Weight = 1
			}
			if !o.Incoming && g.IsDirected() {
				e.From, e.To = e.To, e.From
			}
			long = append(long, e)
		}
		look := lookOf(graphOf(t, g.N(), g.IsDirected(), long))
		all := path.DijkstraAllPaths(look)
		harmonic, farness := network.Harmonic(look, all), network.Farness(look, all)
		h, err := Harmonic(t.Context(), g, o)
		if err != nil {
			t.Fatal(err)
		}
		c, err := Closeness(t.Context(), g, o)
		if err != nil {
			t.Fatal(err)
		}
		others := float64(g.N() - 1)
		for u := range g.N() {
			var wantH, wantC, reached float64
			for v := range g.N() {
				if v != u && !math.IsInf(all.Weight(int64(v), int64(u)), 1) {
					reached++
				}
			}
			if reached > 0 {
				wantH = harmonic[int64(u)] / others
				wantC = reached / others * reached / farness[int64(u)]
			}
			if math.Abs(h[u]-wantH) > 1e-12 || math.Abs(c[u]-wantC) > 1e-12 {
				t.Fatalf("node %d: got %v and %v, want %v and %v", u, h[u], c[u], wantH, wantC)
			}
		}
	})
}

// Many nodes take several batches of searches at once, and several blocks.
func TestDistancesOfManyNodes(t *testing.T) {
	for _, g := range []*csr.Graph{
		csr.RandomCitation(1100, 4, 1), csr.RandomTeams(1100, 600, 1), csr.RandomGraph(257, 400, true, false, 1),
		csr.RandomGraph(64, 90, true, false, 1), csr.RandomGraph(256, 300, false, false, 1),
	} {
		h, err := Harmonic(t.Context(), g, DistanceOptions{})
		if err != nil {
			t.Fatal(err)
		}
		c, err := Closeness(t.Context(), g, DistanceOptions{})
		if err != nil {
			t.Fatal(err)
		}
		for u := range g.N() {
			var sum, far, reached float64
			for d, count := range levelSizes(g, int32(u)) {
				if d > 0 {
					sum, far, reached = sum+count/float64(d), far+count*float64(d), reached+count
				}
			}
			others, wantC := float64(g.N()-1), 0.0
			if reached > 0 {
				wantC = reached / others * reached / far
			}
			if math.Abs(h[u]-sum/others) > 1e-12 || math.Abs(c[u]-wantC) > 1e-12 {
				t.Fatalf("n=%d, node %d: got %v and %v, want %v and %v", g.N(), u, h[u], c[u], sum/others, wantC)
			}
		}
	}
}

// levelSizes counts the nodes at each distance from u.
func levelSizes(g *csr.Graph, u int32) []float64 {
	seen := make([]bool, g.N())
	seen[u] = true
	var sizes []float64
	for level := []int32{u}; len(level) > 0; {
		sizes = append(sizes, float64(len(level)))
		var next []int32
		for _, v := range level {
			for _, w := range g.Out(int(v)) {
				if !seen[w] {
					seen[w] = true
					next = append(next, w)
				}
			}
		}
		level = next
	}
	return sizes
}

func TestDistancesProgress(t *testing.T) {
	for _, weighted := range []bool{false, true} {
		var steps []int
		_, err := Harmonic(t.Context(), csr.RandomTeams(600, 300, 1), DistanceOptions{Weighted: weighted, Threads: 2, Progress: func(done, total int) {
			if total != 600 {
				t.Errorf("total %d", total)
			}
			steps = append(steps, done)
		}})
		if err != nil || len(steps) < 2 || !slices.IsSorted(steps) || steps[len(steps)-1] != 600 {
			t.Errorf("steps %v, err %v", steps, err)
		}
	}
}

// Property: nodes leave the heap nearest first, and all of them.
func TestNodeHeap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SliceOf(rapid.Float64Range(0, 9)).Draw(t, "distances")
		var h nodeHeap
		var out []float64
		for i, d := range in {
			h.push(nodeAt{d, int32(i)})
			if i%3 == 2 { // some go while others come
				x := h.pop()
				if in[x.node] != x.dist {
					t.Fatalf("node %d left with %v", x.node, x.dist)
				}
				for _, rest := range h {
					if rest.dist < x.dist {
						t.Fatalf("%v left before %v", x.dist, rest.dist)
					}
				}
				in[x.node] = -1
			}
		}
		for len(h) > 0 {
			x := h.pop()
			out = append(out, x.dist)
			in[x.node] = -1
		}
		if !slices.IsSorted(out) || slices.ContainsFunc(in, func(d float64) bool { return d >= 0 }) {
			t.Fatalf("left as %v, still in %v", out, in)
		}
	})
}
