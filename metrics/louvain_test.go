package metrics

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/graph/community"
	"pgregory.net/rapid"

	"cocite/graph/csr"
)

func TestLouvain(t *testing.T) {
	for _, c := range []struct {
		name string
		g    *csr.Graph
		want Partition
	}{
		{"no nodes", undirected(t, 0, 1), Partition{}},
		{"no edges", undirected(t, 2, 1), Partition{0, 1}},
		{"two triangles", twoTriangles(t, 1), Partition{0, 0, 0, 1, 1, 1}},
		{"huge weights", twoTriangles(t, 1e300), Partition{0, 0, 0, 1, 1, 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, q, err := Louvain(context.Background(), c.g, DefaultLouvain)
			if err != nil || !slices.Equal(got, c.want) {
				t.Errorf("got %v (%v), want %v", got, err, c.want)
			}
			if want, _ := Modularity(c.g, c.want, 1); q != want {
				t.Errorf("got modularity %v, want %v", q, want)
			}
		})
	}
}

func TestLouvainIsRepeatable(t *testing.T) {
	g := csr.RandomTeams(6000, 5000, 2) // large enough for threads
	want, q, err := Louvain(context.Background(), g, DefaultLouvain)
	if err != nil {
		t.Fatal(err)
	}
	o := DefaultLouvain
	for _, o.Threads = range []int{1, 2, 8} {
		got, r, err := Louvain(context.Background(), g, o)
		if err != nil || q != r || !slices.Equal(got, want) {
			t.Errorf("%d threads: got modularity %v (%v), want %v and the same communities", o.Threads, r, err, q)
		}
	}
	o.Seed++
	if got, _, err := Louvain(context.Background(), g, o); err != nil || slices.Equal(got, want) {
		t.Errorf("another seed gives the same result (%v)", err)
	}
}

func TestLouvainRefuses(t *testing.T) {
	o := DefaultLouvain
	o.Resolution = -1
	if _, _, err := Louvain(context.Background(), karate(t), o); err == nil {
		t.Error("negative resolution: got no error")
	}
	if _, _, err := Louvain(context.Background(), twoTriangles(t, -1), DefaultLouvain); err == nil {
		t.Error("negative weights: got no error")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := Louvain(ctx, karate(t), DefaultLouvain); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: got %v", err)
	}
}

// gonumLouvain is the modularity that gonum's Louvain method reaches.
func gonumLouvain(t interface{ Fatal(...any) }, g *csr.Graph) float64 {
	u := g.Skeleton()
	p := make(Partition, u.N())
	for c, nodes := range community.Modularize(u.Undirected(), 1, rand.NewPCG(1, 0)).Communities() {
		for _, v := range nodes {
			p[v.ID()] = int32(c)
		}
	}
	q, err := Modularity(g, p, 1)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// TestLouvainOracle checks that Louvain and Leiden find communities of at least
// nearly the modularity that gonum's Louvain finds, and that those of Louvain
// are connected.
func TestLouvainOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 150).Draw(t, "n")
		g := csr.RandomGraph(n, rapid.IntRange(0, 4*n).Draw(t, "m"), rapid.Bool().Draw(t, "directed"),
			rapid.Bool().Draw(t, "weighted"), rapid.Uint64().Draw(t, "graph"))
		oracle := gonumLouvain(t, g)
		p, louvain, err := Louvain(context.Background(), g, DefaultLouvain)
		if err != nil {
			t.Fatal(err)
		}
		_, leiden, err := Leiden(context.Background(), g, DefaultLeiden)
		if err != nil {
			t.Fatal(err)
		}
		if louvain < oracle-0.03 || leiden < oracle-0.01 {
			t.Fatalf("louvain reaches %v and leiden %v, gonum's louvain %v", louvain, leiden, oracle)
		}
		s, err := newSkeleton(g, true)
		if err != nil {
			t.Fatal(err)
		}
		if _, k := pieces(s.off, s.adj, p); k != p.Count() {
			t.Fatalf("%d communities have %d pieces", p.Count(), k)
		}
	})
}
