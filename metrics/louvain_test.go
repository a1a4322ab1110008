package metrics

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

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
	g := csr.RandomTeams(1500, 1500, 2)
	want, q, err := Louvain(context.Background(), g, DefaultLouvain)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		got, r, err := Louvain(context.Background(), g, DefaultLouvain)
		if err != nil || q != r || !slices.Equal(got, want) {
			t.Errorf("got modularity %v (%v), want %v and the same communities", r, err, q)
		}
	}
	o := DefaultLouvain
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
	for _, g := range []*csr.Graph{
		csr.RandomGraph(1000, LouvainMaxEdges+1, false, false, 1),
		csr.RandomGraph(LouvainMaxNodes+1, 1, false, false, 1),
	} {
		if _, _, err := Louvain(context.Background(), g, DefaultLouvain); err == nil || !strings.Contains(err.Error(), "use leiden") {
			t.Errorf("too large: got %v", err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := Louvain(ctx, karate(t), DefaultLouvain); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: got %v", err)
	}
}

// TestLeidenReachesLouvain checks that Leiden finds communities of at least
// nearly the modularity that gonum's Louvain finds.
func TestLeidenReachesLouvain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 150).Draw(t, "n")
		g := csr.RandomGraph(n, rapid.IntRange(0, 4*n).Draw(t, "m"), rapid.Bool().Draw(t, "directed"),
			rapid.Bool().Draw(t, "weighted"), rapid.Uint64().Draw(t, "graph"))
		_, oracle, err := Louvain(context.Background(), g, DefaultLouvain)
		if err != nil {
			t.Fatal(err)
		}
		_, q, err := Leiden(context.Background(), g, DefaultLeiden)
		if err != nil {
			t.Fatal(err)
		}
		if q < oracle-0.01 {
			t.Fatalf("leiden reaches %v, louvain %v", q, oracle)
		}
	})
}
