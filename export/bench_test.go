package export

import (
	"fmt"
	"io"
	"math/rand/v2"
	"testing"

	"cocite/graph"
	"cocite/graph/csr"
)

// random is a network with columns of each type, from a fixed seed.
func random(b *testing.B, nodes, edges int) *graph.Network {
	r := rand.New(rand.NewPCG(1, 2))
	list := make([]csr.Edge, 0, edges)
	for len(list) < edges {
		u, v := r.Int32N(int32(nodes)), r.Int32N(int32(nodes))
		if u != v {
			list = append(list, csr.Edge{From: u, To: v, Weight: r.Float64()})
		}
	}
	g, err := csr.New(nodes, true, list)
	if err != nil {
		b.Fatal(err)
	}
	n := &graph.Network{Kind: "citation", Directed: true, CSR: g}
	year, rank, title := make([]int64, nodes), make([]float64, nodes), make([]string, nodes)
	for i := range nodes {
		n.IDs = append(n.IDs, fmt.Sprintf("doi:10.1000/journal.%d", i))
		n.Labels = append(n.Labels, fmt.Sprintf("Author %d · Title", 1900+i%120))
		year[i], rank[i], title[i] = int64(1900+i%120), r.Float64(), "On the growth of R&D in networks"
	}
	return n.With(
		graph.Column{Name: "year", Int: year}, graph.Column{Name: "pagerank", Float: rank}, graph.Column{Name: "title", Text: title},
		graph.Column{Name: "x", Float: rank}, graph.Column{Name: "y", Float: rank}, graph.Column{Name: "size", Float: rank},
	)
}

// counter counts bytes.
type counter struct{ n int64 }

func (c *counter) Write(p []byte) (int, error) {
	c.n += int64(len(p))
	return len(p), nil
}

func BenchmarkWrite(b *testing.B) {
	for _, size := range []struct{ nodes, edges int }{{1000, 10_000}, {100_000, 1_000_000}} {
		n := random(b, size.nodes, size.edges)
		for _, f := range Formats() {
			b.Run(fmt.Sprintf("%s/%d", f.Name, size.edges), func(b *testing.B) {
				var c counter
				if err := f.Write(&c, n, Options{}); err != nil {
					b.Fatal(err)
				}
				b.SetBytes(c.n)
				b.ReportAllocs()
				for b.Loop() {
					if err := f.Write(io.Discard, n, Options{}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
