package metrics

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cocite/graph"
	"cocite/graph/csr"
)

func TestLayout(t *testing.T) {
	in := Input{Net: &graph.Network{CSR: karate(t)}, Seed: 1}
	for _, l := range Layouts() {
		cols, err := Layout(context.Background(), in, l.Name)
		if err != nil {
			t.Fatalf("%s: %v", l.Name, err)
		}
		if l.Name == "none" {
			if cols != nil {
				t.Errorf("none: got %d columns", len(cols))
			}
			continue
		}
		if l.Doc == "" || l.Definition.Formula == "" || l.Definition.Source == "" {
			t.Errorf("%s: the definition has a gap", l.Name)
		}
		for _, name := range []string{"x", "y"} {
			for i, v := range column(t, cols, name).Float {
				if v != math.Round(v*1000)/1000 || math.Signbit(v) && v == 0 {
					t.Errorf("%s: %s of node %d is %v, want three decimals and no -0", l.Name, name, i, v)
				}
			}
		}
	}
	if _, err := Layout(context.Background(), in, "magic"); err == nil || !strings.Contains(err.Error(), "fa2") {
		t.Errorf("unknown layout: got %v, want the names that there are", err)
	}
	in.Net = &graph.Network{CSR: twoTriangles(t, -1)}
	in.Weighted = true
	if _, err := Layout(context.Background(), in, "fa2"); err == nil {
		t.Error("negative weights: got no error")
	}
}

// TestLayoutSizes checks that nodes of known size don't overlap.
func TestLayoutSizes(t *testing.T) {
	in := Input{Net: &graph.Network{CSR: karate(t)}, Seed: 1}
	plain := in.Net
	looks, err := Appearance(in.Net, DefaultAppearance)
	if err != nil {
		t.Fatal(err)
	}
	overlaps := func(net *graph.Network) (n int) {
		in.Net = net
		cols, err := Layout(context.Background(), in, "fa2")
		if err != nil {
			t.Fatal(err)
		}
		x, y, size := column(t, cols, "x").Float, column(t, cols, "y").Float, column(t, looks, "size").Float
		for i := range x {
			for j := range i {
				if norm(x[i]-x[j], y[i]-y[j]) < size[i]+size[j] {
					n++
				}
			}
		}
		return n
	}
	if n := overlaps(plain.With(looks...)); n != 0 {
		t.Errorf("%d pairs of nodes overlap", n)
	}
	if n := overlaps(plain); n == 0 {
		t.Error("without sizes none overlap either: the test shows nothing")
	}
}

// TestLayoutOddSizes checks columns that a graph file may bring along.
func TestLayoutOddSizes(t *testing.T) {
	net := &graph.Network{CSR: twoTriangles(t, 1)}
	for _, size := range []graph.Column{
		{Name: "size", Text: []string{"s", "m", "l", "s", "m", "l"}},
		{Name: "size", Int: []int64{-5, 0, 1, 2, 3, 400}},
		{Name: "size", Float: []float64{math.NaN(), math.Inf(1), 1e300, -1, 0, 7}, Valid: []bool{true, true, true, true, false, true}},
	} {
		cols, err := Layout(context.Background(), Input{Net: net.With(size), Seed: 1}, "fa2")
		if err != nil {
			t.Fatalf("%+v: %v", size, err)
		}
		checkFinite(t, column(t, cols, "x").Float, column(t, cols, "y").Float)
	}
}

func TestRounded(t *testing.T) {
	got := rounded([]float64{-0.0001, 1.23449, -1.2345678, 0})
	if want := []float64{0, 1.234, -1.235, 0}; !slices.Equal(got, want) || math.Signbit(got[0]) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestMeanNearest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 40).Draw(t, "n")
		x := rapid.SliceOfN(rapid.Float64Range(-9, 9), n, n).Draw(t, "x")
		y := rapid.SliceOfN(rapid.Float64Range(-9, 9), n, n).Draw(t, "y")
		want := 0.0
		for i := range n {
			best := math.Inf(1)
			for j := range n {
				if j != i {
					best = min(best, norm(x[i]-x[j], y[i]-y[j]))
				}
			}
			want += best / float64(n)
		}
		if got := meanNearest(x, y); math.Abs(got-want) > 1e-9 {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

// TestStandardise checks that a drawing is turned, mirrored and scaled, and that
// its shape stays.
func TestStandardise(t *testing.T) {
	for _, sign := range []float64{-1, 1} {
		x, y, _ := cloud(51, 7)
		for i := range x {
			x[i], y[i] = sign*math.Exp(x[i]/60), sign*(3*math.Exp(y[i]/60)+x[i])
		}
		d := &drawing{nodes: make([]int32, 51), x: slices.Clone(x), y: slices.Clone(y)}
		d.standardise(DefaultFA2)
		unit := norm(d.x[1]-d.x[0], d.y[1]-d.y[0]) / norm(x[1]-x[0], y[1]-y[0])
		var xx, yy, xy float64
		for i := range x {
			xx, yy, xy = xx+d.x[i]*d.x[i], yy+d.y[i]*d.y[i], xy+d.x[i]*d.y[i]
			if got, want := norm(d.x[i]-d.x[0], d.y[i]-d.y[0]), unit*norm(x[i]-x[0], y[i]-y[0]); math.Abs(got-want) > 1e-9*want {
				t.Fatalf("node %d: distance %v to node 0, want %v", i, got, want)
			}
		}
		if xx < yy || math.Abs(xy) > 1e-9*xx {
			t.Errorf("got variances %v and %v, covariance %v", xx, yy, xy)
		}
		for _, v := range [][]float64{d.x, d.y} {
			if slices.Sort(v); v[len(v)/2] > 0 {
				t.Errorf("the median is %v, want at most 0", v[len(v)/2])
			}
		}
	}
}

// TestPack checks that packed drawings lie apart from each other, and that the
// largest stays in the middle.
func TestPack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 80).Draw(t, "n")
		g := csr.RandomGraph(n, rapid.IntRange(1, n).Draw(t, "m"), false, false, rapid.Uint64().Draw(t, "graph"))
		s, err := newSkeleton(g, true)
		if err != nil {
			t.Fatal(err)
		}
		o := DefaultFA2
		o.Iterations = 20
		parts := newDrawings(s, o)
		if err := runAll(context.Background(), parts, o); err != nil {
			t.Fatal(err)
		}
		for _, d := range parts {
			d.standardise(o)
		}
		middle := slices.Clone(parts[0].x)
		pack(parts, o.Spacing)
		if !slices.Equal(middle, parts[0].x) {
			t.Fatal("the largest drawing was moved")
		}
		for i, a := range parts {
			for _, b := range parts[:i] {
				if d := gapBetween(a, b); d < o.Spacing {
					t.Fatalf("two drawings are %v apart, want %v", d, o.Spacing)
				}
			}
		}
	})
}

// gapBetween is the least distance between nodes of two drawings.
func gapBetween(a, b *drawing) float64 {
	least := math.Inf(1)
	for i := range a.x {
		for j := range b.x {
			least = min(least, norm(a.x[i]-b.x[j], a.y[i]-b.y[j]))
		}
	}
	return least
}

// TestBlock checks that nodes without edges lie in rows below all others.
func TestBlock(t *testing.T) {
	g := undirected(t, 60, 1, [2]int32{10, 11}, [2]int32{11, 12}, [2]int32{20, 21})
	x, y, err := ForceAtlas2(context.Background(), g, DefaultFA2)
	if err != nil {
		t.Fatal(err)
	}
	low := min(y[10], y[11], y[12], y[20], y[21])
	rows := map[float64]bool{}
	last := math.Inf(1)
	for v := range g.N() {
		if len(g.Out(v)) > 0 {
			continue
		}
		rows[y[v]] = true
		if y[v] > low-DefaultFA2.Spacing+1e-9 || y[v] > last {
			t.Errorf("node %d at height %v, drawings end at %v, the node before lies at %v", v, y[v], low, last)
		}
		last = y[v]
	}
	if len(rows) < 2 || len(rows) > 8 {
		t.Errorf("%d nodes in %d rows", 55, len(rows))
	}
	checkPlacesApart(t, x, y, DefaultFA2.Spacing/2)
}

// TestBoardGrows sets more than a small board can hold.
func TestBoardGrows(t *testing.T) {
	b := newBoard(2)
	seen := map[spot]bool{}
	for range 300 {
		at := b.spots[b.place(shape{{0, 0}, {1, 0}}, 0)]
		for _, c := range []spot{at, {at.x + 1, at.y}} {
			if seen[c] {
				t.Fatalf("cell %v is taken twice", c)
			}
			seen[c] = true
		}
	}
}
