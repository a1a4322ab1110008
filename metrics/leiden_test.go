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

func leiden(t testing.TB, g *csr.Graph, o LeidenOptions) (Partition, float64) {
	t.Helper()
	p, q, err := Leiden(context.Background(), g, o)
	if err != nil {
		t.Fatal(err)
	}
	return p, q
}

func cpmOptions(resolution float64) LeidenOptions {
	o := DefaultLeiden
	o.Quality, o.Resolution = QualityCPM, resolution
	return o
}

func TestLeiden(t *testing.T) {
	plain := DefaultLeiden
	light := DefaultLeiden
	light.Weighted = false
	heavyPair := func() *csr.Graph { // a path 0-1-2-3 whose middle edge is heavy
		g, err := csr.New(4, false, []csr.Edge{{From: 0, To: 1, Weight: 1}, {From: 1, To: 2, Weight: 9}, {From: 2, To: 3, Weight: 1}})
		if err != nil {
			t.Fatal(err)
		}
		return g
	}()
	for _, c := range []struct {
		name string
		g    *csr.Graph
		o    LeidenOptions
		want Partition
	}{
		{"no nodes", undirected(t, 0, 1), plain, Partition{}},
		{"no edges", undirected(t, 3, 1), plain, Partition{0, 1, 2}},
		{"no edges, CPM", undirected(t, 3, 1), cpmOptions(0), Partition{0, 1, 2}},
		{"one edge and an isolated node", undirected(t, 3, 1, [2]int32{1, 2}), plain, Partition{1, 0, 0}},
		{"two triangles", twoTriangles(t, 1), plain, Partition{0, 0, 0, 1, 1, 1}},
		{"two triangles, CPM 0.2", twoTriangles(t, 1), cpmOptions(0.2), Partition{0, 0, 0, 1, 1, 1}},
		{"four times the weight, CPM 0.2", twoTriangles(t, 4), cpmOptions(0.2), Partition{0, 0, 0, 0, 0, 0}},
		{"four times both", twoTriangles(t, 4), cpmOptions(0.8), Partition{0, 0, 0, 1, 1, 1}},
		{"CPM above all weights", twoTriangles(t, 1), cpmOptions(1.5), Partition{0, 1, 2, 3, 4, 5}},
		{"resolution 0 is components", undirected(t, 5, 1, [2]int32{0, 3}, [2]int32{3, 4}), cpmOptions(0), Partition{0, 1, 2, 0, 0}},
		{"edges of weight 0 are none", undirected(t, 2, 0, [2]int32{0, 1}), plain, Partition{0, 1}},
		{"weights", heavyPair, plain, Partition{0, 0, 0, 0}},
		{"weights ignored", heavyPair, light, Partition{0, 0, 1, 1}},
		{"huge weights", twoTriangles(t, 1e300), plain, Partition{0, 0, 0, 1, 1, 1}},
		{"tiny weights", twoTriangles(t, 5e-324), plain, Partition{0, 0, 0, 1, 1, 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, _ := leiden(t, c.g, c.o); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// TestLeidenKarate checks the best known modularity of the karate club,
// Brandes et al. 2008, doi:10.1109/TKDE.2007.190689.
func TestLeidenKarate(t *testing.T) {
	const best = 0.4197896120973044
	for seed := range uint64(20) {
		o := DefaultLeiden
		o.Seed = seed
		if _, q := leiden(t, karate(t), o); math.Abs(q-best) > 1e-12 {
			t.Errorf("seed %d: got %v, want %v", seed, q, best)
		}
	}
}

func TestLeidenRefuses(t *testing.T) {
	change := func(f func(o *LeidenOptions)) LeidenOptions {
		o := DefaultLeiden
		f(&o)
		return o
	}
	for _, c := range []struct {
		name   string
		o      LeidenOptions
		weight float64
	}{
		{"unknown quality", change(func(o *LeidenOptions) { o.Quality = "beauty" }), 1},
		{"negative resolution", change(func(o *LeidenOptions) { o.Resolution = -1 }), 1},
		{"NaN resolution", change(func(o *LeidenOptions) { o.Resolution = math.NaN() }), 1},
		{"infinite resolution", change(func(o *LeidenOptions) { o.Resolution = math.Inf(1) }), 1},
		{"no randomness", change(func(o *LeidenOptions) { o.Randomness = 0 }), 1},
		{"negative iterations", change(func(o *LeidenOptions) { o.Iterations = -1 }), 1},
		{"negative starts", change(func(o *LeidenOptions) { o.Starts = -1 }), 1},
		{"negative weight", DefaultLeiden, -1},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, _, err := Leiden(context.Background(), twoTriangles(t, c.weight), c.o); err == nil {
				t.Error("got no error")
			}
		})
	}
}

func TestLeidenStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := Leiden(ctx, karate(t), DefaultLeiden); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

// drawLeiden draws a graph and options at random.
func drawLeiden(t *rapid.T) (*csr.Graph, LeidenOptions) {
	n := rapid.IntRange(1, 60).Draw(t, "n")
	g := csr.RandomGraph(n, rapid.IntRange(0, 3*n).Draw(t, "m"), rapid.Bool().Draw(t, "directed"),
		rapid.Bool().Draw(t, "weighted"), rapid.Uint64().Draw(t, "graph"))
	o := DefaultLeiden
	o.Quality = rapid.SampledFrom([]string{QualityModularity, QualityCPM}).Draw(t, "quality")
	o.Resolution = rapid.Float64Range(0.01, 3).Draw(t, "resolution")
	o.Seed = rapid.Uint64().Draw(t, "seed")
	o.Starts = 1
	return g, o
}

// TestLeidenGuarantees checks what the paper proves: communities are connected,
// no two of them can be merged with a gain, and passes never lower the quality.
func TestLeidenGuarantees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, o := drawLeiden(t)
		s, err := newSkeleton(g, true)
		if err != nil {
			t.Fatal(err)
		}
		last := math.Inf(-1)
		for o.Iterations = 1; o.Iterations <= 4; o.Iterations++ {
			p, q, err := Leiden(context.Background(), g, o)
			if err != nil {
				t.Fatal(err)
			}
			if q < last-1e-12 {
				t.Fatalf("pass %d lowers the quality from %v to %v", o.Iterations, last, q)
			}
			last = q
			if _, k := pieces(s.off, s.adj, p); k != p.Count() {
				t.Fatalf("%d communities have %d pieces", p.Count(), k)
			}
			checkSeparated(t, s, o, p, q)
		}
	})
}

// checkSeparated merges each pair of communities in turn.
func checkSeparated(t *rapid.T, s *skeleton, o LeidenOptions, p Partition, q float64) {
	for a := range int32(p.Count()) {
		for b := range a {
			merged := slices.Clone(p)
			for v := range merged {
				if merged[v] == a {
					merged[v] = b
				}
			}
			if m := s.quality(o.Quality, merged, o.Resolution); m > q+1e-9 {
				t.Fatalf("merging communities %d and %d of %v raises the quality from %v to %v", b, a, p, q, m)
			}
		}
	}
}

// firstLevel is a run before its first pass.
func firstLevel(t *rapid.T) (*leidenRun, Partition) {
	g, o := drawLeiden(t)
	s, err := newSkeleton(g, true)
	if err != nil {
		t.Fatal(err)
	}
	r := newLeidenRun(s, o, 0, 1)
	return r, r.labels
}

// restless counts the nodes that would gain by moving to another community.
func restless(r *leidenRun, p Partition) (n int) {
	size := make([]float64, len(p))
	for v, c := range p {
		size[c] += r.base.size[v]
	}
	for v := range p {
		weight := make([]float64, len(p))
		for i := r.base.off[v]; i < r.base.off[v+1]; i++ {
			weight[p[r.base.adj[i]]] += r.base.w[i]
		}
		own := r.base.size[v]
		stay, best := weight[p[v]]-r.gamma*own*(size[p[v]]-own), math.Inf(-1)
		for c := range size {
			if int32(c) != p[v] {
				best = max(best, weight[c]-r.gamma*own*size[c])
			}
		}
		if best > stay+1e-9 {
			n++
		}
	}
	return n
}

// TestLeidenMove checks that local moving leaves hardly any node that would gain
// by moving. Some it may leave: not all whose gain changes queue up again.
func TestLeidenMove(t *testing.T) {
	left, all := 0, 0
	for seed := range uint64(100) {
		s, err := newSkeleton(csr.RandomGraph(100, 300, false, true, seed), true)
		if err != nil {
			t.Fatal(err)
		}
		r := newLeidenRun(s, DefaultLeiden, 0, 1)
		r.move(&r.base, r.labels)
		left += restless(r, r.labels)
		all += s.n()
	}
	if share := float64(left) / float64(all); share > 0.03 {
		t.Errorf("a share of %v is left", share)
	}
}

// TestLeidenSettles checks that no node is left once a pass moves nothing.
func TestLeidenSettles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, _ := firstLevel(t)
		r.o.Iterations = 1000
		r.run(context.Background(), (*leidenRun).pass)
		if n := restless(r, r.labels); n > 0 {
			t.Fatalf("%d nodes would gain by moving", n)
		}
	})
}

// TestLeidenRefine checks that parts lie within communities and are connected,
// and that a node that is not well connected to its community stays alone.
func TestLeidenRefine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, p := firstLevel(t)
		k := rapid.IntRange(1, len(p)).Draw(t, "communities")
		size, cut := make([]float64, len(p)), make([]float64, len(p))
		for v := range p {
			p[v] = int32(v * k / len(p))
			size[p[v]] += r.base.size[v]
		}
		parts := r.refine(context.Background(), &r.base, p, k)
		_, n := pieces(r.base.off, r.base.adj, parts)
		if members := compact(parts); members != n {
			t.Fatalf("%d parts have %d pieces", members, n)
		}
		of := make([]int, n)
		for v, c := range parts {
			of[c]++
			for i := r.base.off[v]; i < r.base.off[v+1]; i++ {
				u := r.base.adj[i]
				if p[u] == p[v] {
					cut[v] += r.base.w[i]
				} else if parts[u] == c {
					t.Fatalf("nodes %d and %d of two communities are in one part", u, v)
				}
			}
		}
		for v, c := range parts {
			if own := r.base.size[v]; cut[v] < r.gamma*own*(size[p[v]]-own)-1e-9 && of[c] > 1 {
				t.Fatalf("node %d is badly connected, but has joined others", v)
			}
		}
	})
}

// TestRefinerKeepsCount checks the sizes and cuts that refining counts along the
// way against those of its parts.
func TestRefinerKeepsCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, p := firstLevel(t)
		members := make([]int32, len(p))
		for v := range p {
			p[v], members[v] = 0, int32(v)
		}
		if len(members) == 1 {
			return
		}
		f := &refiner{l: &r.base, p: p, gamma: r.gamma, theta: r.theta, local: make([]int32, len(p))}
		f.split(members, make(Partition, len(p)))
		size, cut := make([]float64, len(p)), make([]float64, len(p))
		for v, c := range f.part {
			size[c] += r.base.size[v]
			for i := r.base.off[v]; i < r.base.off[v+1]; i++ {
				if f.part[r.base.adj[i]] != c {
					cut[c] += r.base.w[i]
				}
			}
		}
		for _, c := range f.part {
			if math.Abs(f.size[c]-size[c]) > 1e-9 || math.Abs(f.cut[c]-cut[c]) > 1e-9 {
				t.Fatalf("part %d: got size %v and cut %v, want %v and %v", c, f.size[c], f.cut[c], size[c], cut[c])
			}
		}
	})
}

// TestLeidenFindsTheBest compares with all partitions of small graphs. Leiden is
// a heuristic: it may miss the best, but seldom and by little.
func TestLeidenFindsTheBest(t *testing.T) {
	const graphs = 200
	for _, quality := range []string{QualityModularity, QualityCPM} {
		o := DefaultLeiden
		o.Quality = quality
		missed := 0
		for seed := range uint64(graphs) {
			n := 2 + int(seed%6)
			g := csr.RandomGraph(n, 1+int(seed%17), false, true, seed)
			_, q := leiden(t, g, o)
			s, err := newSkeleton(g, true)
			if err != nil {
				t.Fatal(err)
			}
			best := math.Inf(-1)
			eachPartition(n, func(p Partition) { best = max(best, s.quality(quality, p, 1)) })
			if q < best-0.02 || q > best+1e-12 {
				t.Errorf("%s, graph %d: got %v, the best is %v", quality, seed, q, best)
			}
			if q < best-1e-12 {
				missed++
			}
		}
		t.Logf("%s: missed %d of %d", quality, missed, graphs)
		if missed > graphs/50 {
			t.Errorf("%s: missed the best on %d of %d graphs", quality, missed, graphs)
		}
	}
}

// eachPartition calls f with every partition of n nodes.
func eachPartition(n int, f func(Partition)) {
	p := make(Partition, n)
	var extend func(v int, used int32)
	extend = func(v int, used int32) {
		if v == n {
			f(p)
			return
		}
		for c := range used + 1 {
			p[v] = c
			extend(v+1, max(used, c+1))
		}
	}
	extend(0, 0)
}

func TestLeidenIsRepeatable(t *testing.T) {
	g := csr.RandomTeams(6000, 5000, 3) // large enough for threads in the refinement
	for _, starts := range []int{1, 3} {
		o := DefaultLeiden
		o.Starts, o.Iterations, o.Threads = starts, 2, 1
		want, q := leiden(t, g, o)
		for _, threads := range []int{2, 8, 0} {
			o.Threads = threads
			if got, r := leiden(t, g, o); r != q || !slices.Equal(got, want) {
				t.Errorf("%d starts: %d threads give another result than one", starts, threads)
			}
		}
		o.Seed++
		if got, _ := leiden(t, g, o); slices.Equal(got, want) {
			t.Errorf("%d starts: another seed gives the same result", starts)
		}
	}
}

// TestLeidenScale multiplies all weights by the same number: modularity finds
// the same communities.
func TestLeidenScale(t *testing.T) {
	g := csr.RandomGraph(200, 600, false, true, 4)
	want, q := leiden(t, g, DefaultLeiden)
	for _, factor := range []float64{4, 0.125, 1 << 40} {
		var edges []csr.Edge
		for _, e := range g.Edges() {
			e.Weight *= factor
			edges = append(edges, e)
		}
		h, err := csr.New(200, false, edges)
		if err != nil {
			t.Fatal(err)
		}
		if got, r := leiden(t, h, DefaultLeiden); r != q || !slices.Equal(got, want) {
			t.Errorf("factor %v: got modularity %v, want %v", factor, r, q)
		}
	}
}

// TestLeidenStarts checks that more starts never give less.
func TestLeidenStarts(t *testing.T) {
	g := csr.RandomGraph(300, 1200, false, false, 9)
	last := -1.0
	for _, starts := range []int{1, 4, 16} {
		o := DefaultLeiden
		o.Starts = starts
		_, q := leiden(t, g, o)
		if q < last {
			t.Errorf("%d starts reach %v, fewer reached %v", starts, q, last)
		}
		last = q
	}
}

func BenchmarkLeiden(b *testing.B) {
	for _, c := range []struct {
		name            string
		authors, papers int
	}{{"20k", 20_000, 25_000}, {"200k", 200_000, 250_000}} {
		g := csr.RandomTeams(c.authors, c.papers, 1)
		b.Run(c.name, func(b *testing.B) {
			o := DefaultLeiden
			o.Starts = 1
			b.ReportAllocs()
			for b.Loop() {
				_, q := leiden(b, g, o)
				b.ReportMetric(q, "modularity")
			}
			b.ReportMetric(float64(g.M()), "edges")
		})
	}
}

// karate is Zachary's club, doi:10.1086/jar.33.4.3629752.
func karate(t testing.TB) *csr.Graph {
	return undirected(t, 34, 1, [][2]int32{
		{0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, 5}, {0, 6}, {0, 7}, {0, 8}, {0, 10}, {0, 11}, {0, 12}, {0, 13},
		{0, 17}, {0, 19}, {0, 21}, {0, 31}, {1, 2}, {1, 3}, {1, 7}, {1, 13}, {1, 17}, {1, 19}, {1, 21}, {1, 30},
		{2, 3}, {2, 7}, {2, 8}, {2, 9}, {2, 13}, {2, 27}, {2, 28}, {2, 32}, {3, 7}, {3, 12}, {3, 13}, {4, 6},
		{4, 10}, {5, 6}, {5, 10}, {5, 16}, {6, 16}, {8, 30}, {8, 32}, {8, 33}, {9, 33}, {13, 33}, {14, 32},
		{14, 33}, {15, 32}, {15, 33}, {18, 32}, {18, 33}, {19, 33}, {20, 32}, {20, 33}, {22, 32}, {22, 33},
		{23, 25}, {23, 27}, {23, 29}, {23, 32}, {23, 33}, {24, 25}, {24, 27}, {24, 31}, {25, 31}, {26, 29},
		{26, 33}, {27, 33}, {28, 31}, {28, 33}, {29, 32}, {29, 33}, {30, 32}, {30, 33}, {31, 32}, {31, 33}, {32, 33},
	}...)
}
