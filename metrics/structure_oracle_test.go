package metrics

import (
	"slices"
	"testing"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/path"
	"gonum.org/v1/gonum/graph/topo"
	"pgregory.net/rapid"

	"cocite/graph/csr"
)

func TestComponentsAgainstGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t, 30, 60)
		sameComponents(t, "weak", WeakComponents(g), topo.ConnectedComponents(g.Undirected()))
		sameComponents(t, "strong", StrongComponents(g), topo.TarjanSCC(g.Directed()))
	})
}

func TestComponentsAgainstGonumLarge(t *testing.T) {
	for _, g := range []*csr.Graph{csr.RandomCitation(20_000, 6, 1), csr.RandomGraph(5_000, 6_000, true, false, 1), csr.RandomTeams(5_000, 3_000, 1)} {
		sameComponents(t, "weak", WeakComponents(g), topo.ConnectedComponents(g.Undirected()))
		sameComponents(t, "strong", StrongComponents(g), topo.TarjanSCC(g.Directed()))
	}
}

// sameComponents compares labels with lists of nodes, and the numbers of the
// labels with sizes and smallest nodes.
func sameComponents(t rapid.TB, name string, label []int32, lists [][]graph.Node) {
	t.Helper()
	want := make([][]int64, len(lists))
	for i, list := range lists {
		for _, n := range list {
			want[i] = append(want[i], n.ID())
		}
		slices.Sort(want[i])
	}
	slices.SortFunc(want, func(a, b []int64) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return slices.Compare(a, b)
	})
	got := make([][]int64, len(want))
	for u, l := range label {
		if int(l) >= len(got) || l < 0 {
			t.Fatalf("%s: label %d with %d components", name, l, len(want))
		}
		got[l] = append(got[l], int64(u))
	}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Fatalf("%s: got %v, want %v", name, got, want)
	}
}

func TestCoreNumbersAgainstGonum(t *testing.T) {
	for _, g := range []*csr.Graph{csr.RandomCitation(3_000, 6, 1), csr.RandomTeams(3_000, 2_500, 1), csr.RandomGraph(500, 4_000, true, true, 1)} {
		core, err := CoreNumbers(t.Context(), g)
		if err != nil {
			t.Fatal(err)
		}
		for k := range int(slices.Max(core)) + 2 {
			nodes := topo.KCore(k, g.Undirected())
			want, got := make([]int64, len(nodes)), []int64{}
			for i, n := range nodes {
				want[i] = n.ID()
			}
			for u, c := range core {
				if int(c) >= k {
					got = append(got, int64(u))
				}
			}
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("core %d: got %d nodes, want %d", k, len(got), len(want))
			}
		}
	}
}

// The triangles of a graph are its cliques of three: gonum lists the maximal
// cliques, and each triangle lies in some of them.
func TestTrianglesAgainstGonum(t *testing.T) {
	for _, g := range []*csr.Graph{csr.RandomCitation(600, 5, 2), csr.RandomTeams(600, 400, 2)} {
		corners := map[[3]int64]bool{}
		for _, clique := range topo.BronKerbosch(g.Undirected()) {
			addTriangles(corners, clique)
		}
		want := make([]int64, g.N())
		for c := range corners {
			for _, u := range c {
				want[u]++
			}
		}
		if got, err := Triangles(t.Context(), g, 2); err != nil || !slices.Equal(got, want) {
			t.Errorf("triangles differ: %v", err)
		}
	}
}

func addTriangles(corners map[[3]int64]bool, clique []graph.Node) {
	ids := make([]int64, len(clique))
	for i, n := range clique {
		ids[i] = n.ID()
	}
	slices.Sort(ids)
	for i, u := range ids {
		for j, v := range ids[i+1:] {
			for _, w := range ids[i+j+2:] {
				corners[[3]int64{u, v, w}] = true
			}
		}
	}
}

// Property: a citation path is as long as gonum's shortest path.
func TestCitationPathAgainstGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawCitations(t, 40, 120)
		from, to := drawNode(t, n, "from"), drawNode(t, n, "to")
		got, err := ShortestCitationPath(n, from, to)
		if got.Backward {
			from, to = to, from
		}
		tree := path.DijkstraFrom(n.CSR.Directed().Node(int64(from)), n.CSR.Directed())
		want, _ := tree.To(int64(to))
		if len(got.Papers) != len(want) || (err == nil) != (len(want) > 0) {
			t.Fatalf("got %v %v, want as long as %v", got.Papers, err, want)
		}
		for i := 1; i < len(got.Papers); i++ {
			if _, ok := n.CSR.Weight(got.Papers[i-1], got.Papers[i]); !ok {
				t.Fatalf("no citation %d of %v", i, got.Papers)
			}
		}
	})
}
