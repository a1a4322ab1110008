package csr

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// Property: FromEnds is New without repeats and loops, for any number of threads.
func TestFromEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "n")
		directed := rapid.Bool().Draw(t, "directed")
		var from, to []int32
		var edges []Edge
		seen := map[[2]int32]bool{}
		for range rapid.IntRange(0, 200).Draw(t, "m") {
			u, v := int32(rapid.IntRange(0, n-1).Draw(t, "u")), int32(rapid.IntRange(0, n-1).Draw(t, "v"))
			from, to = append(from, u), append(to, v)
			if u == v || seen[[2]int32{u, v}] || !directed && seen[[2]int32{v, u}] {
				continue
			}
			seen[[2]int32{u, v}] = true
			edges = append(edges, Edge{u, v, 1})
		}
		want := mustNew(n, directed, edges)
		for _, threads := range []int{0, 1, 2, 5} {
			got, err := FromEnds(n, directed, from, to, threads)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(edgesOf(want), edgesOf(got)); diff != "" || got.N() != n || got.IsDirected() != directed || got.Weighted() {
				t.Fatalf("%d threads (-want +got):\n%s", threads, diff)
			}
			for u := range n {
				if diff := cmp.Diff(want.In(u), got.In(u)); diff != "" {
					t.Fatalf("%d threads, in list of %d (-want +got):\n%s", threads, u, diff)
				}
			}
		}
	})
}

// Long lists and many parts.
func TestFromEndsLarge(t *testing.T) {
	g := RandomCitation(5_000, 10, 1)
	from, to := mixedEnds(g)
	for _, threads := range []int{1, 3, 8} {
		got, err := FromEnds(g.N(), true, from, to, threads)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(edgesOf(g), edgesOf(got)); diff != "" {
			t.Fatalf("%d threads: edges differ", threads)
		}
	}
}

func TestFromEndsErrors(t *testing.T) {
	for _, c := range []struct {
		n        int
		from, to []int32
		want     string
	}{
		{2, []int32{0, 0}, []int32{1, 2}, "edge 0–2 of a graph with 2 nodes"},
		{2, []int32{-1}, []int32{1}, "edge -1–1 of a graph with 2 nodes"},
		{-1, nil, nil, "graph with -1 nodes"},
	} {
		if g, err := FromEnds(c.n, true, c.from, c.to, 2); err == nil || err.Error() != c.want || g != nil {
			t.Errorf("got %v, %v, want error %q", g, err, c.want)
		}
	}
}

// mixedEnds are the ends of all edges, in no order.
func mixedEnds(g *Graph) (from, to []int32) {
	for _, e := range g.Edges() {
		from, to = append(from, e.From), append(to, e.To)
	}
	rng := rand.New(rand.NewPCG(1, 1))
	rng.Shuffle(len(from), func(i, j int) {
		from[i], from[j] = from[j], from[i]
		to[i], to[j] = to[j], to[i]
	})
	return from, to
}

func BenchmarkFromEnds(b *testing.B) {
	for _, n := range []int{20_000, 200_000} {
		g := RandomCitation(n, 10, 1)
		from, to := mixedEnds(g)
		for _, threads := range []int{1, 2} {
			b.Run(fmt.Sprintf("n=%d/m=%d/threads=%d", n, len(from), threads), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := FromEnds(n, true, from, to, threads); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
