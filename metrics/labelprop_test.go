package metrics

import (
	"context"
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cocite/graph/csr"
)

func TestLabelPropagation(t *testing.T) {
	heavy, err := csr.New(5, false, []csr.Edge{
		{From: 0, To: 1, Weight: 5}, {From: 1, To: 2, Weight: 1}, {From: 2, To: 3, Weight: 5}, {From: 1, To: 3, Weight: 1},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		g    *csr.Graph
		want Partition
	}{
		{"no nodes", undirected(t, 0, 1), Partition{}},
		{"no edges", undirected(t, 2, 1), Partition{0, 1}},
		{"two pairs", undirected(t, 4, 1, [2]int32{0, 2}, [2]int32{1, 3}), Partition{0, 1, 0, 1}},
		{"heavy edges hold together", heavy, Partition{0, 0, 1, 1, 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for seed := range uint64(10) {
				o := DefaultLabelPropagation
				o.Seed = seed
				got, err := LabelPropagation(context.Background(), c.g, o)
				if err != nil || !slices.Equal(got, c.want) {
					t.Errorf("seed %d: got %v (%v), want %v", seed, got, err, c.want)
				}
			}
		})
	}
}

// TestLabelPropagationSettles checks where it ends: communities are connected,
// and no other community weighs more to a node than its own label did before
// groups were split.
func TestLabelPropagationSettles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 80).Draw(t, "n")
		g := csr.RandomGraph(n, rapid.IntRange(0, 3*n).Draw(t, "m"), false, rapid.Bool().Draw(t, "weighted"), rapid.Uint64().Draw(t, "graph"))
		s, err := newSkeleton(g, true)
		if err != nil {
			t.Fatal(err)
		}
		o := DefaultLabelPropagation
		o.Seed = rapid.Uint64().Draw(t, "seed")
		p, err := s.propagate(context.Background(), o)
		if err != nil {
			t.Fatal(err)
		}
		if _, k := pieces(s.off, s.adj, p); k != p.Count() {
			t.Fatalf("%d communities have %d pieces", p.Count(), k)
		}
		for v := range n {
			near := make([]float64, n)
			for i := s.off[v]; i < s.off[v+1]; i++ {
				near[p[s.adj[i]]] += s.w[i]
			}
			if near[p[v]] < slices.Max(near) {
				t.Fatalf("node %d: its community weighs %v, another %v", v, near[p[v]], slices.Max(near))
			}
		}
	})
}

// TestLabelPropagationSplits checks that no community is in pieces, on a graph
// where equal labels do end up apart.
func TestLabelPropagationSplits(t *testing.T) {
	g := csr.RandomTeams(800, 800, 2)
	s, err := newSkeleton(g, true)
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(20) {
		o := DefaultLabelPropagation
		o.Seed = seed
		p, err := LabelPropagation(context.Background(), g, o)
		if err != nil {
			t.Fatal(err)
		}
		if _, k := pieces(s.off, s.adj, p); k != p.Count() {
			t.Errorf("seed %d: %d communities have %d pieces", seed, p.Count(), k)
		}
	}
}

func TestLabelPropagationRuns(t *testing.T) {
	g := csr.RandomTeams(800, 800, 2)
	want, err := LabelPropagation(context.Background(), g, DefaultLabelPropagation)
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := LabelPropagation(context.Background(), g, DefaultLabelPropagation); !slices.Equal(got, want) {
		t.Error("two runs differ")
	}
	o := DefaultLabelPropagation
	o.Seed++
	if got, _ := LabelPropagation(context.Background(), g, o); slices.Equal(got, want) {
		t.Error("another seed gives the same result")
	}
	o.Sweeps = 0
	if _, err := LabelPropagation(context.Background(), g, o); err == nil {
		t.Error("no sweeps: got no error")
	}
	if _, err := LabelPropagation(context.Background(), twoTriangles(t, -1), DefaultLabelPropagation); err == nil {
		t.Error("negative weights: got no error")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := LabelPropagation(ctx, g, DefaultLabelPropagation); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: got %v", err)
	}
}
