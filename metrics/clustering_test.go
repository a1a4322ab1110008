package metrics

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cocite/graph/csr"
)

// Property: triangles, clustering and cores of a graph of either kind are those
// of its adjacency matrix.
func TestTrianglesAgainstMatrix(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t, 14, 60)
		adj := matrix(g)
		tri, err := Triangles(t.Context(), g, rapid.IntRange(0, 3).Draw(t, "threads"))
		if err != nil {
			t.Fatal(err)
		}
		local, _ := LocalClustering(t.Context(), g, 1)
		closed, triples := 0, 0
		for u := range adj {
			links, k := 0, 0
			for v := range adj {
				if !adj[u][v] {
					continue
				}
				k++
				for w := range v {
					if adj[u][w] && adj[v][w] {
						links++
					}
				}
			}
			closed, triples = closed+links, triples+k*(k-1)/2
			want := 0.0
			if k > 1 {
				want = float64(links) / (float64(k*(k-1)) / 2)
			}
			if tri[u] != int64(links) || math.Abs(local[u]-want) > 1e-15 {
				t.Fatalf("node %d: got %d and %v, want %d and %v", u, tri[u], local[u], links, want)
			}
		}
		want := 0.0
		if triples > 0 {
			want = float64(closed) / float64(triples)
		}
		if got, _ := Transitivity(t.Context(), g, 1); got != want {
			t.Fatalf("transitivity: got %v, want %v", got, want)
		}
	})
}

func TestTrianglesThreads(t *testing.T) {
	for _, g := range []*csr.Graph{csr.RandomCitation(5000, 8, 1), csr.RandomTeams(4000, 3000, 1)} {
		one, _ := Triangles(context.Background(), g, 1)
		for _, threads := range []int{0, 2, 7} {
			if more, _ := Triangles(context.Background(), g, threads); !slices.Equal(one, more) {
				t.Errorf("%d threads count differently", threads)
			}
		}
		if slices.Max(one) == 0 {
			t.Error("no triangles to count")
		}
	}
}

func TestStructureStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	g := csr.RandomTeams(1000, 900, 1)
	_, errTriangles := Triangles(ctx, g, 2)
	_, errLocal := LocalClustering(ctx, g, 2)
	_, errTransitivity := Transitivity(ctx, g, 2)
	_, errCores := CoreNumbers(ctx, g)
	_, errSummary := Summarize(ctx, g)
	for i, err := range []error{errTriangles, errLocal, errTransitivity, errCores, errSummary} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("call %d: got %v", i, err)
		}
	}
}

// matrix is a graph without directions as a table.
func matrix(g *csr.Graph) [][]bool {
	adj := make([][]bool, g.N())
	for u := range adj {
		adj[u] = make([]bool, g.N())
	}
	for _, e := range g.Edges() {
		adj[e.From][e.To], adj[e.To][e.From] = true, true
	}
	return adj
}

// drawGraph draws a graph of either kind, with or without weights.
func drawGraph(t *rapid.T, maxNodes, maxEdges int) *csr.Graph {
	return csr.RandomGraph(
		rapid.IntRange(0, maxNodes).Draw(t, "n"), rapid.IntRange(0, maxEdges).Draw(t, "m"),
		rapid.Bool().Draw(t, "directed"), rapid.Bool().Draw(t, "weighted"), rapid.Uint64().Draw(t, "seed"))
}
