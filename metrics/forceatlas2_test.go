package metrics

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cocite/graph/csr"
)

func name(n int) string { return fmt.Sprintf("n=%d", n) }

func fa2Places(t testing.TB, g *csr.Graph, o FA2Options) (x, y []float64) {
	t.Helper()
	x, y, err := ForceAtlas2(context.Background(), g, o)
	if err != nil {
		t.Fatal(err)
	}
	checkFinite(t, x, y)
	return x, y
}

func checkFinite(t testing.TB, lists ...[]float64) {
	t.Helper()
	for _, list := range lists {
		for i, x := range list {
			if math.IsNaN(x) || math.IsInf(x, 0) {
				t.Fatalf("node %d lies at %v", i, x)
			}
		}
	}
}

// kept is the share of neighbours in the graph that are among the nearest nodes
// in the layout: for each node, of as many nearest ones as it has neighbours.
func kept(g *csr.Graph, x, y []float64) float64 {
	hits, all := 0, 0
	for v := range g.N() {
		order := make([]int, 0, g.N())
		for u := range g.N() {
			if u != v {
				order = append(order, u)
			}
		}
		slices.SortFunc(order, func(a, b int) int {
			if norm(x[a]-x[v], y[a]-y[v]) < norm(x[b]-x[v], y[b]-y[v]) {
				return -1
			}
			return 1
		})
		for _, u := range order[:len(g.Out(v))] {
			if slices.Contains(g.Out(v), int32(u)) {
				hits++
			}
		}
		all += len(g.Out(v))
	}
	return float64(hits) / float64(all)
}

// ring is a cycle of n nodes.
func ring(t testing.TB, n int) *csr.Graph {
	var pairs [][2]int32
	for v := range n - 1 {
		pairs = append(pairs, [2]int32{int32(v), int32(v + 1)})
	}
	return undirected(t, n, 1, append(pairs, [2]int32{0, int32(n - 1)})...)
}

// TestForceAtlas2KeepsNeighbours compares with random places, which keep a share
// of about the density. It holds for each variant of the forces.
func TestForceAtlas2KeepsNeighbours(t *testing.T) {
	change := func(f func(o *FA2Options)) FA2Options {
		o := DefaultFA2
		f(&o)
		return o
	}
	radius := make([]float64, 120)
	for i := range radius {
		radius[i] = 4 + float64(i%7)
	}
	for _, c := range []struct {
		name string
		o    FA2Options
		want float64 // on a ring of 120 nodes, where random places keep 0.02
	}{
		{"default", DefaultFA2, 0.7},
		{"LinLog", change(func(o *FA2Options) { o.LinLog = true }), 0.4},
		{"strong gravity", change(func(o *FA2Options) { o.StrongGravity = true; o.Gravity = 0.05 }), 0.7},
		{"no gravity", change(func(o *FA2Options) { o.Gravity = 0 }), 0.7},
		{"hubs outward", change(func(o *FA2Options) { o.DissuadeHubs = true }), 0.7},
		{"Barnes–Hut", change(func(o *FA2Options) { o.ExactBelow = 0 }), 0.7},
		{"discs", change(func(o *FA2Options) { o.Radius = radius }), 0.8},
		{"discs in the forces", change(func(o *FA2Options) { o.Radius = radius; o.PreventOverlap = true }), 0.6},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := ring(t, 120)
			x, y := fa2Places(t, g, c.o)
			if got := kept(g, x, y); got < c.want {
				t.Errorf("keeps %.2f of the neighbours, want %.2f", got, c.want)
			}
			k := karate(t)
			c.o.Radius = c.o.Radius[:min(k.N(), len(c.o.Radius))]
			if len(c.o.Radius) == 0 {
				c.o.Radius = nil
			}
			x, y = fa2Places(t, k, c.o)
			if got := kept(k, x, y); got < 0.3 { // random places keep 0.14
				t.Errorf("keeps %.2f of the neighbours in the karate club, want 0.3", got)
			}
		})
	}
}

// TestForceAtlas2Balance checks the lengths at which the forces are equal, in a
// pair of nodes and in a triangle, before scaling. Masses are 2 and 3.
func TestForceAtlas2Balance(t *testing.T) {
	pair := undirected(t, 2, 1, [2]int32{0, 1})
	triangle := undirected(t, 3, 1, [2]int32{0, 1}, [2]int32{0, 2}, [2]int32{1, 2})
	for _, c := range []struct {
		name string
		g    *csr.Graph
		o    FA2Options
		want float64
	}{
		{"pair", pair, FA2Options{}, math.Sqrt(40)},                                             // 10·2·2/d = d
		{"triangle", triangle, FA2Options{}, math.Sqrt(90)},                                     // 10·3·3/d = d
		{"pair, LinLog", pair, FA2Options{LinLog: true}, 14.570083938038396},                    // 40/d = ln(1+d)
		{"triangle, LinLog", triangle, FA2Options{LinLog: true}, 27.007093532890433},            // 90/d = ln(1+d)
		{"pair, gravity", pair, FA2Options{Gravity: 5}, math.Sqrt(65) - 5},                      // 40/d = d + 5·2
		{"pair, strong", pair, FA2Options{Gravity: 5, StrongGravity: true}, math.Sqrt(40. / 6)}, // 40/d = d + 5·2·d/2
	} {
		t.Run(c.name, func(t *testing.T) {
			o := DefaultFA2
			o.Gravity, o.StrongGravity, o.LinLog = c.o.Gravity, c.o.StrongGravity, c.o.LinLog
			o.Scaling, o.Iterations = 10, 3000
			s, err := newSkeleton(c.g, true)
			if err != nil {
				t.Fatal(err)
			}
			d := newDrawings(s, o)[0]
			if err := d.run(context.Background(), o, 1); err != nil {
				t.Fatal(err)
			}
			if got := norm(d.x[0]-d.x[1], d.y[0]-d.y[1]); math.Abs(got-c.want) > 0.01*c.want {
				t.Errorf("got length %v, want %v", got, c.want)
			}
		})
	}
}

// TestForceAtlas2Hubs checks the pull of an edge between masses 2 and 3 where the
// mean mass is 7/3.
func TestForceAtlas2Hubs(t *testing.T) {
	s, err := newSkeleton(undirected(t, 3, 1, [2]int32{0, 1}, [2]int32{1, 2}), true)
	if err != nil {
		t.Fatal(err)
	}
	o := DefaultFA2
	o.DissuadeHubs = true
	for _, got := range newDrawings(s, o)[0].pull {
		if want := 7. / 3 * (1./3 + 1./2) / 2; math.Abs(got-want) > 1e-12 {
			t.Errorf("got pull %v, want %v", got, want)
		}
	}
}

func TestForceAtlas2Shapes(t *testing.T) {
	var star, complete [][2]int32
	for v := int32(1); v < 40; v++ {
		star = append(star, [2]int32{0, v})
		for u := range v {
			complete = append(complete, [2]int32{u, v})
		}
	}
	for _, c := range []struct {
		name string
		g    *csr.Graph
	}{
		{"no nodes", undirected(t, 0, 1)},
		{"one node", undirected(t, 1, 1)},
		{"two nodes", undirected(t, 2, 1, [2]int32{0, 1})},
		{"two nodes apart", undirected(t, 2, 1)},
		{"star", undirected(t, 40, 1, star...)},
		{"complete", undirected(t, 40, 1, complete...)},
		{"many components", undirected(t, 30, 1, [2]int32{0, 1}, [2]int32{2, 3}, [2]int32{3, 4}, [2]int32{5, 6}, [2]int32{7, 8}, [2]int32{8, 9}, [2]int32{7, 9})},
		{"huge weights", twoTriangles(t, 1e300)},
		{"tiny weights", twoTriangles(t, 5e-324)},
		{"weight 0", twoTriangles(t, 0)},
	} {
		t.Run(c.name, func(t *testing.T) {
			x, y := fa2Places(t, c.g, DefaultFA2)
			if len(x) != c.g.N() || len(y) != c.g.N() {
				t.Fatalf("got %d and %d values for %d nodes", len(x), len(y), c.g.N())
			}
			checkPlacesApart(t, x, y, DefaultFA2.Spacing/20)
			if sx, sy := offset(x), offset(y); math.Abs(sx) > 1e-6 || math.Abs(sy) > 1e-6 {
				t.Errorf("the middle is off by (%v, %v)", sx, sy)
			}
		})
	}
}

func checkPlacesApart(t testing.TB, x, y []float64, least float64) {
	t.Helper()
	for i := range x {
		for j := range i {
			if d := norm(x[i]-x[j], y[i]-y[j]); d < least {
				t.Fatalf("nodes %d and %d are only %v apart", j, i, d)
			}
		}
	}
}

func offset(v []float64) (s float64) {
	for _, x := range v {
		s += x
	}
	return s
}

func TestForceAtlas2Coincident(t *testing.T) {
	for _, n := range []int{2, 30, 1200} { // the last with Barnes–Hut
		o := DefaultFA2
		o.StartX, o.StartY = make([]float64, n), make([]float64, n)
		o.Iterations = 50
		x, y := fa2Places(t, ring(t, max(n, 3)).Induced(firstNodes(n)), o)
		checkPlacesApart(t, x, y, 1e-3)
	}
}

func firstNodes(n int) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = int32(i)
	}
	return out
}

// TestForceAtlas2Scale checks the spacing, and that a component is widest from
// left to right.
func TestForceAtlas2Scale(t *testing.T) {
	for _, spacing := range []float64{10, 60} {
		o := DefaultFA2
		o.Spacing = spacing
		x, y := fa2Places(t, karate(t), o)
		if got := meanNearest(x, y); math.Abs(got-spacing) > 1e-9 {
			t.Errorf("the mean distance to the nearest node is %v, want %v", got, spacing)
		}
		var xx, yy, xy float64
		for i := range x {
			xx, yy, xy = xx+x[i]*x[i], yy+y[i]*y[i], xy+x[i]*y[i]
		}
		if xx < yy || math.Abs(xy) > 1e-6*xx {
			t.Errorf("not turned: variances %v and %v, covariance %v", xx, yy, xy)
		}
	}
}

func TestForceAtlas2IsRepeatable(t *testing.T) {
	g := csr.RandomTeams(2500, 1500, 3) // a large component and many small ones
	o := DefaultFA2
	o.Iterations, o.Threads = 40, 1
	wantX, wantY := fa2Places(t, g, o)
	for _, threads := range []int{2, 8, 0} {
		o.Threads = threads
		if x, y := fa2Places(t, g, o); !slices.Equal(x, wantX) || !slices.Equal(y, wantY) {
			t.Errorf("%d threads give another layout than one", threads)
		}
	}
	o.Seed++
	if x, _ := fa2Places(t, g, o); slices.Equal(x, wantX) {
		t.Error("another seed gives the same layout")
	}
}

// TestForceAtlas2Weights checks that weights pull, by as much as their influence
// says, and that their unit plays no part.
func TestForceAtlas2Weights(t *testing.T) {
	path := func(unit float64) *csr.Graph {
		g, err := csr.New(3, false, []csr.Edge{{From: 0, To: 1, Weight: 9 * unit}, {From: 1, To: 2, Weight: unit}})
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	ratio := func(g *csr.Graph, o FA2Options) float64 {
		x, y := fa2Places(t, g, o)
		return norm(x[2]-x[1], y[2]-y[1]) / norm(x[0]-x[1], y[0]-y[1])
	}
	full, half, none := DefaultFA2, DefaultFA2, DefaultFA2
	half.WeightInfluence, none.WeightInfluence = 0.5, 0
	a, b, c := ratio(path(1), full), ratio(path(1), half), ratio(path(1), none)
	if !(a > 1.2*b && b > 1.2*c && math.Abs(c-1) < 0.05) {
		t.Errorf("light to heavy edge: %v with weights, %v with their root, %v without", a, b, c)
	}
	if d := ratio(path(1024), full); d != a {
		t.Errorf("weights in another unit: %v, want %v", d, a)
	}
	light := DefaultFA2
	light.Weighted = false
	if d := ratio(path(1), light); math.Abs(d-1) > 0.05 {
		t.Errorf("not weighted: %v, want 1", d)
	}
}

// TestForceAtlas2Discs checks that discs do not overlap, whatever the graph.
func TestForceAtlas2Discs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "n")
		g := csr.RandomGraph(n, rapid.IntRange(0, 3*n).Draw(t, "m"), false, false, rapid.Uint64().Draw(t, "graph"))
		o := DefaultFA2
		o.Radius = rapid.SliceOfN(rapid.Float64Range(1, 100), n, n).Draw(t, "radius")
		o.PreventOverlap = rapid.Bool().Draw(t, "prevent")
		x, y, err := ForceAtlas2(context.Background(), g, o)
		if err != nil {
			t.Fatal(err)
		}
		for i := range x {
			for j := range i {
				if d := norm(x[i]-x[j], y[i]-y[j]); d < o.Radius[i]+o.Radius[j] {
					t.Fatalf("discs %d and %d of radius %v and %v are %v apart", j, i, o.Radius[j], o.Radius[i], d)
				}
			}
		}
	})
}

// TestSpreadRow checks discs that lie in one row: there is no way out but to grow.
func TestSpreadRow(t *testing.T) {
	const n = 300
	d := &drawing{nodes: make([]int32, n), x: make([]float64, n), y: make([]float64, n), radius: make([]float64, n)}
	for i := range n {
		d.x[i], d.radius[i] = float64(i), 50
	}
	d.spread()
	checkFinite(t, d.x, d.y)
	checkPlacesApart(t, d.x, d.y, 100)
}

func TestForceAtlas2Refuses(t *testing.T) {
	nan := math.NaN()
	for name, f := range map[string]func(o *FA2Options){
		"scaling":         func(o *FA2Options) { o.Scaling = -1 },
		"gravity":         func(o *FA2Options) { o.Gravity = nan },
		"influence":       func(o *FA2Options) { o.WeightInfluence = math.Inf(1) },
		"jitter":          func(o *FA2Options) { o.Jitter = 0 },
		"theta":           func(o *FA2Options) { o.Theta = 0 },
		"spacing":         func(o *FA2Options) { o.Spacing = 0 },
		"iterations":      func(o *FA2Options) { o.Iterations = -1 },
		"short radius":    func(o *FA2Options) { o.Radius = []float64{1} },
		"radius 0":        func(o *FA2Options) { o.Radius = make([]float64, 6) },
		"discs unknown":   func(o *FA2Options) { o.PreventOverlap = true },
		"start without y": func(o *FA2Options) { o.StartX = make([]float64, 6) },
		"start at NaN":    func(o *FA2Options) { o.StartX, o.StartY = []float64{nan, 0, 0, 0, 0, 0}, make([]float64, 6) },
	} {
		o := DefaultFA2
		f(&o)
		if _, _, err := ForceAtlas2(context.Background(), twoTriangles(t, 1), o); err == nil {
			t.Errorf("%s: got no error", name)
		}
	}
	if _, _, err := ForceAtlas2(context.Background(), twoTriangles(t, -1), DefaultFA2); err == nil {
		t.Error("negative weights: got no error")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, g := range []*csr.Graph{karate(t), ring(t, 1200)} {
		if _, _, err := ForceAtlas2(ctx, g, DefaultFA2); !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled: got %v", err)
		}
	}
}

func BenchmarkForceAtlas2(b *testing.B) {
	for _, c := range []struct {
		n    int
		refs float64
	}{{1200, 5.5}, {20_000, 5}} {
		g := csr.RandomCitation(c.n, c.refs, 1)
		b.Run(name(c.n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				fa2Places(b, g, DefaultFA2)
			}
			b.ReportMetric(float64(g.M()), "edges")
		})
	}
}
