package metrics

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	"pgregory.net/rapid"

	"cocite/graph/csr"
)

// undirected builds a graph of n nodes from pairs, each of weight w.
func undirected(t testing.TB, n int, w float64, pairs ...[2]int32) *csr.Graph {
	t.Helper()
	var edges []csr.Edge
	for _, p := range pairs {
		edges = append(edges, csr.Edge{From: p[0], To: p[1], Weight: w})
	}
	g, err := csr.New(n, false, edges)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// twoTriangles is 0-1-2 and 3-4-5, joined by 2-3.
func twoTriangles(t testing.TB, w float64) *csr.Graph {
	return undirected(t, 6, w, [][2]int32{{0, 1}, {1, 2}, {0, 2}, {2, 3}, {3, 5}, {4, 5}, {3, 4}}...)
}

func TestQuality(t *testing.T) {
	pair := Partition{0, 0, 0, 1, 1, 1}
	one := Partition{0, 0, 0, 0, 0, 0}
	for _, c := range []struct {
		name       string
		weight     float64
		p          Partition
		resolution float64
		q, cpm     float64
	}{
		// Of 14 arcs 12 are inside; each triangle has strength 7 of 14.
		{"two triangles", 1, pair, 1, 12./14 - 0.5, (12 - 18.) / 14},
		{"heavier", 4, pair, 1, 12./14 - 0.5, (48 - 18.) / 56},
		{"lower resolution", 1, pair, 0.5, 12./14 - 0.25, (12 - 9.) / 14},
		{"one community", 1, one, 1, 0, (14 - 36.) / 14},
		{"huge weights", 1e300, pair, 1, 12./14 - 0.5, 12. / 14},
		{"tiny weights", 1e-300, pair, 0, 12. / 14, 12. / 14},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := twoTriangles(t, c.weight)
			q, err := Modularity(g, c.p, c.resolution)
			if err != nil || math.Abs(q-c.q) > 1e-12 {
				t.Errorf("got modularity %v (%v), want %v", q, err, c.q)
			}
			h, err := CPM(g, c.p, c.resolution)
			if err != nil || math.Abs(h-c.cpm) > 1e-12 {
				t.Errorf("got CPM %v (%v), want %v", h, err, c.cpm)
			}
		})
	}
}

func TestQualityEdgeCases(t *testing.T) {
	empty := undirected(t, 3, 1)
	if q, err := Modularity(empty, Partition{0, 1, 2}, 1); q != 0 || err != nil {
		t.Errorf("no edges: got %v, %v, want 0", q, err)
	}
	if _, err := CPM(empty, Partition{0, 1}, 1); err == nil {
		t.Error("a partition of two nodes for a graph of three: got no error")
	}
	if _, err := Modularity(twoTriangles(t, -1), Partition{0, 0, 0, 1, 1, 1}, 1); err == nil {
		t.Error("negative weights: got no error")
	}
	arcs := []csr.Edge{{From: 0, To: 1, Weight: 1}, {From: 1, To: 0, Weight: 1}, {From: 1, To: 2, Weight: 1}}
	g, err := csr.New(3, true, arcs)
	if err != nil {
		t.Fatal(err)
	}
	// Without directions 0–1 weighs 2 and 1–2 weighs 1: strengths 2, 3, 1.
	want := 4./6 - (25+1)/36.
	if q, err := Modularity(g, Partition{0, 0, 1}, 1); err != nil || math.Abs(q-want) > 1e-12 {
		t.Errorf("mutual arcs: got %v (%v), want %v", q, err, want)
	}
}

// TestQualityAgainstDefinition compares modularity with gonum and CPM with its
// double sum.
func TestQualityAgainstDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 20).Draw(t, "n")
		m := rapid.IntRange(0, 60).Draw(t, "m")
		g := csr.RandomGraph(n, m, rapid.Bool().Draw(t, "directed"), rapid.Bool().Draw(t, "weighted"), rapid.Uint64().Draw(t, "seed"))
		p := Partition(rapid.SliceOfN(rapid.Int32Range(0, 5), n, n).Draw(t, "p"))
		resolution := rapid.Float64Range(0, 3).Draw(t, "resolution")
		got, err := Modularity(g, p, resolution)
		if err != nil {
			t.Fatal(err)
		}
		want := 0.0
		if g.M() > 0 {
			want = community.Q(g.Undirected(), members(p), resolution)
		}
		if math.Abs(got-want) > 1e-9 {
			t.Fatalf("got modularity %v, gonum has %v", got, want)
		}
		if got, err = CPM(g, p, resolution); err != nil || math.Abs(got-cpmByPairs(g, p, resolution)) > 1e-9 {
			t.Fatalf("got CPM %v (%v), want %v", got, err, cpmByPairs(g, p, resolution))
		}
	})
}

// members turns a partition into gonum's lists of nodes.
func members(p Partition) [][]graph.Node {
	q, k := p.dense()
	out := make([][]graph.Node, k)
	for v, c := range q {
		out[c] = append(out[c], node(v))
	}
	return out
}

type node int64

func (v node) ID() int64 { return int64(v) }

func cpmByPairs(g *csr.Graph, p Partition, resolution float64) float64 {
	var sum, total float64
	for _, e := range g.Edges() {
		total += 2 * e.Weight
		if p[e.From] == p[e.To] {
			sum += 2 * e.Weight
		}
	}
	if total == 0 {
		return 0
	}
	for _, a := range p {
		for _, b := range p {
			if a == b {
				sum -= resolution
			}
		}
	}
	return sum / total
}
