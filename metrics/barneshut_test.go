package metrics

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// cloud is n nodes at random, with masses from 1 to 10.
func cloud(n int, seed uint64) (x, y, mass []float64) {
	rng := rand.New(rand.NewPCG(seed, 0))
	x, y, mass = make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range n {
		x[i], y[i], mass[i] = rng.NormFloat64()*100, rng.NormFloat64()*100, float64(1+rng.IntN(10))
	}
	return x, y, mass
}

// repulsions is what each node feels, in node order.
func repulsions(t *quadtree, x, y, mass, radius []float64) (fx, fy []float64) {
	t.build(x, y, mass, radius)
	fx, fy = make([]float64, len(x)), make([]float64, len(x))
	for _, g := range t.groups {
		seen := t.seen(g, nil)
		for i := g.nodes.lo; i < g.nodes.hi; i++ {
			v := t.order[i]
			fx[v], fy[v] = repulse(t.points[i], seen)
		}
	}
	return fx, fy
}

// pairwise is the definition of repulse.
func pairwise(x, y, mass []float64) (fx, fy []float64) {
	fx, fy = make([]float64, len(x)), make([]float64, len(x))
	for i := range x {
		for j := range x {
			dx, dy := x[i]-x[j], y[i]-y[j]
			if d2 := dx*dx + dy*dy; d2 > 0 {
				fx[i] += mass[j] / d2 * dx
				fy[i] += mass[j] / d2 * dy
			}
		}
	}
	return fx, fy
}

func TestQuadtreeSums(t *testing.T) {
	for _, c := range []struct {
		name    string
		tree    quadtree
		allowed float64 // error, relative to the mean force
	}{
		{"pair by pair", quadtree{exact: true, theta: 1.2}, 1e-12},
		{"theta near 0", quadtree{theta: 1e-6}, 1e-12},
		{"theta 1.2", quadtree{theta: 1.2}, 0.008},
		{"theta 2.4", quadtree{theta: 2.4}, 0.02},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, n := range []int{1, 2, 17, 500} {
				x, y, mass := cloud(n, uint64(n))
				fx, fy := repulsions(&c.tree, x, y, mass, nil)
				wx, wy := pairwise(x, y, mass)
				var off, force float64
				for i := range x {
					off += norm(fx[i]-wx[i], fy[i]-wy[i])
					force += norm(wx[i], wy[i])
				}
				if off > c.allowed*force {
					t.Errorf("%d nodes: the error is %v of the force", n, off/force)
				}
			}
		})
	}
}

// TestQuadtreeHoldsAll checks the shape of the tree: each node is in one leaf,
// the mass of a region is that of its nodes, and all leaves see all mass.
func TestQuadtreeHoldsAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 200).Draw(t, "n")
		x, y, mass := cloud(n, rapid.Uint64().Draw(t, "seed"))
		grid := rapid.SampledFrom([]float64{0, 50, 1000}).Draw(t, "grid")
		for i := range x {
			if grid > 0 { // many nodes at the same points
				x[i], y[i] = math.Round(x[i]/grid)*grid, math.Round(y[i]/grid)*grid
			}
		}
		tree := quadtree{theta: rapid.Float64Range(0.1, 3).Draw(t, "theta")}
		tree.build(x, y, mass, nil)
		var order []int32
		all := 0.0
		for _, m := range mass {
			all += m
		}
		for _, g := range tree.groups {
			order = append(order, tree.order[g.nodes.lo:g.nodes.hi]...)
			sum := 0.0
			for _, p := range tree.seen(g, nil) {
				sum += p.mass
			}
			if math.Abs(sum-all) > 1e-6 {
				t.Fatalf("a leaf sees mass %v of %v", sum, all)
			}
		}
		slices.Sort(order)
		for i, v := range order {
			if int(v) != i || len(order) != n {
				t.Fatalf("leaves hold nodes %v", order)
			}
		}
	})
}

func TestRepulseDiscs(t *testing.T) {
	p := point{x: 10, radius: 2, mass: 1}
	for _, c := range []struct {
		name string
		q    point
		want float64
	}{
		{"apart", point{x: 4, radius: 1, mass: 5}, 5. / 9 * 6},
		{"rim to rim", point{x: 7, radius: 1, mass: 5}, 0},
		{"overlapping", point{x: 8, radius: 1, mass: 5}, 100 * 5 * 2},
		{"at the same place", point{x: 10, radius: 1, mass: 5}, 0},
	} {
		if fx, fy := repulse(p, []point{c.q}); math.Abs(fx-c.want) > 1e-12 || fy != 0 {
			t.Errorf("%s: got (%v, %v), want (%v, 0)", c.name, fx, fy, c.want)
		}
	}
}

func BenchmarkQuadtree(b *testing.B) {
	for _, n := range []int{1000, 20_000} {
		x, y, mass := cloud(n, 1)
		b.Run(name(n), func(b *testing.B) {
			tree := quadtree{theta: 1.2}
			b.ReportAllocs()
			for b.Loop() {
				repulsions(&tree, x, y, mass, nil)
			}
		})
	}
}
