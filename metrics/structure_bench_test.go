package metrics

import (
	"context"
	"fmt"
	"testing"

	"gonum.org/v1/gonum/graph/topo"

	"cocite/graph/csr"
)

// The oracles run beside the kernels, through the views of the same arrays.
func BenchmarkStructure(b *testing.B) {
	ctx := context.Background()
	kernels := []struct {
		name string
		run  func(g *csr.Graph)
		max  int // nodes; 0 is no limit
	}{
		{"weak", func(g *csr.Graph) { WeakComponents(g) }, 0},
		{"weak/gonum", func(g *csr.Graph) { topo.ConnectedComponents(g.Undirected()) }, 0},
		{"strong", func(g *csr.Graph) { StrongComponents(g) }, 0},
		{"strong/gonum", func(g *csr.Graph) { topo.TarjanSCC(g.Directed()) }, 0},
		{"core", func(g *csr.Graph) { _, _ = CoreNumbers(ctx, g) }, 0},
		{"core/gonum", func(g *csr.Graph) { topo.DegeneracyOrdering(g.Undirected()) }, 20_000},
		{"triangles/threads=1", func(g *csr.Graph) { _, _ = Triangles(ctx, g, 1) }, 0},
		{"triangles/threads=2", func(g *csr.Graph) { _, _ = Triangles(ctx, g, 2) }, 0},
		{"summary", func(g *csr.Graph) { _, _ = Summarize(ctx, g) }, 0},
		{"views", func(g *csr.Graph) { g.Directed(); g.Undirected() }, 0},
	}
	for _, n := range []int{1_000, 20_000, 200_000} {
		for _, in := range []struct {
			name string
			g    *csr.Graph
		}{{"citation", csr.RandomCitation(n, 5, 1)}, {"teams", csr.RandomTeams(n, n, 1)}} {
			for _, k := range kernels {
				if k.max > 0 && n > k.max {
					continue // 37 s a call at 200,000 nodes
				}
				b.Run(fmt.Sprintf("%s/%s/n=%d/m=%d", k.name, in.name, n, in.g.M()), func(b *testing.B) {
					b.ReportAllocs()
					for b.Loop() {
						k.run(in.g)
					}
				})
			}
		}
	}
}
