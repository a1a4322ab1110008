package metrics

import (
	"context"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cocite/graph/csr"
)

// largest is the drawing of the largest component, places at random.
func largest(t interface{ Fatal(...any) }, g *csr.Graph, o FA2Options) *drawing {
	s, err := newSkeleton(g, true)
	if err != nil {
		t.Fatal(err)
	}
	return newDrawings(s, o)[0]
}

// TestMates checks that all nodes merge with neighbours, few with each other but
// for leaves, and that a connected graph shrinks by a fifth at least.
func TestMates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 60).Draw(t, "n")
		g := csr.RandomGraph(n, rapid.IntRange(n, 3*n).Draw(t, "m"), false, true, rapid.Uint64().Draw(t, "graph"))
		d := largest(t, g, DefaultFA2)
		into, k := d.mates()
		if 5*k > 4*d.n() {
			t.Fatalf("%d nodes merge into %d", d.n(), k)
		}
		if _, connected := pieces(d.off, d.adj, into); connected != k {
			t.Fatalf("%d nodes of the coarser graph stand for %d pieces", k, connected)
		}
		members := make([]int, k)
		for v, c := range into {
			if d.off[v+1]-d.off[v] > 1 {
				members[c]++
			}
		}
		if most := slices.Max(members); most > mostMembers {
			t.Fatalf("a node stands for %d nodes that are no leaves", most)
		}
	})
}

// energy is what the forces of ForceAtlas2 lower, over all pairs.
func (d *drawing) energy(o FA2Options) (e float64) {
	for v := range d.n() {
		e += o.Gravity * d.mass[v] * norm(d.x[v], d.y[v])
		for u := range v {
			e -= o.Scaling * d.mass[v] * d.mass[u] * math.Log(norm(d.x[v]-d.x[u], d.y[v]-d.y[u]))
		}
		for i := d.off[v]; i < d.off[v+1]; i++ {
			r := norm(d.x[v]-d.x[d.adj[i]], d.y[v]-d.y[d.adj[i]])
			e += d.pull[i] * r * r / 4
		}
	}
	return e
}

// TestDescend checks that a start from a coarser graph reaches in 25 iterations
// what a start at random does not reach in 50, with any number of threads.
func TestDescend(t *testing.T) {
	g := csr.RandomTeams(2600, 2990, 1)
	o := DefaultFA2
	o.Scaling = 2
	run := func(from func(*drawing), rounds, threads int) *drawing {
		d, o := largest(t, g, o), o
		if d.n() < levelsFrom {
			t.Fatalf("only %d nodes", d.n())
		}
		from(d)
		o.Iterations, o.StartX = rounds, d.x // places are given
		if err := d.run(context.Background(), o, threads); err != nil {
			t.Fatal(err)
		}
		return d
	}
	descend := func(threads int) func(*drawing) {
		return func(d *drawing) {
			if err := d.descend(context.Background(), o, threads); err != nil {
				t.Fatal(err)
			}
		}
	}
	random, levels := run(func(*drawing) {}, 50, 1), run(descend(1), 25, 1)
	if a, b := levels.energy(o), random.energy(o); a >= b {
		t.Errorf("from a coarser graph the energy is %v, from random places %v", a, b)
	}
	if two := run(descend(2), 25, 2); !slices.Equal(two.x, levels.x) || !slices.Equal(two.y, levels.y) {
		t.Error("two threads give another layout than one")
	}
}
