package metrics

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cocite/graph"
	"cocite/graph/csr"
)

func TestShortestCitationPath(t *testing.T) {
	// 0 cites 1 and 2, both cite 3; 3 cites 4; 5 cites 2, 6 is alone.
	n := citations(t, []string{"a", "b", "c", "d", "e", "f", "g"}, [][2]int32{{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 4}, {5, 2}})
	cases := []struct {
		name     string
		from, to int32
		want     CitationPath
		err      string
	}{
		{"one step", 0, 1, CitationPath{Papers: []int32{0, 1}}, ""},
		{"through the most cited", 0, 4, CitationPath{Papers: []int32{0, 2, 3, 4}}, ""},
		{"back", 4, 1, CitationPath{Papers: []int32{1, 3, 4}, Backward: true}, ""},
		{"itself", 6, 6, CitationPath{Papers: []int32{6}}, ""},
		{"none", 0, 6, CitationPath{}, "no chain of citations leads from a to g, or back"},
		{"not along both directions", 1, 2, CitationPath{}, "no chain of citations leads from b to c, or back"},
		{"outside", 0, 7, CitationPath{}, "paper 7 of a network of 7"},
		{"negative", -1, 0, CitationPath{}, "paper -1 of a network of 7"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := ShortestCitationPath(n, c.from, c.to)
			if text(err) != c.err {
				t.Fatalf("got error %v, want %q", err, c.err)
			}
			if !slices.Equal(got.Papers, c.want.Papers) || got.Backward != c.want.Backward {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
	var none NoPathError
	if _, err := ShortestCitationPath(n, 0, 6); !errors.As(err, &none) || none != (NoPathError{"a", "g"}) {
		t.Errorf("got %#v", err)
	}
}

func TestShortestCitationPathTies(t *testing.T) {
	// 0 cites 1 to 4, and all of them cite 5: only years and ids tell them apart.
	arcs := [][2]int32{{0, 1}, {0, 2}, {0, 3}, {0, 4}, {1, 5}, {2, 5}, {3, 5}, {4, 5}}
	ids := []string{"p", "z", "m", "k", "a", "q"}
	cases := []struct {
		name  string
		years []int64
		want  int32
	}{
		{"no years: by id", nil, 4},
		{"the older", []int64{9, 5, 4, 5, 5, 1}, 2},
		{"same year: by id", []int64{9, 4, 4, 4, 5, 1}, 3},
		{"unknown years last", []int64{9, 0, 0, 2000, 0, 1}, 3},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := ShortestCitationPath(dated(citations(t, ids, arcs), c.years), 0, 5)
			if want := []int32{0, c.want, 5}; err != nil || !slices.Equal(got.Papers, want) {
				t.Errorf("got %v %v, want %v", got.Papers, err, want)
			}
		})
	}
}

func TestCitationsNeedDirection(t *testing.T) {
	n := citations(t, []string{"a", "b"}, nil)
	n.Directed = false
	if _, err := ShortestCitationPath(n, 0, 1); text(err) != "a citation path needs a directed network, and citation is undirected" {
		t.Errorf("path: got %v", err)
	}
	if _, err := Historiograph(t.Context(), n, 1); text(err) != "a historiograph needs a directed network, and citation is undirected" {
		t.Errorf("historiograph: got %v", err)
	}
}

// Property: of all chains, listed one by one, the shortest, and of those the
// first by the order of choice. Numbering the papers anew changes nothing.
func TestShortestCitationPathAgainstAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawCitations(t, 9, 30)
		from, to := drawNode(t, n, "from"), drawNode(t, n, "to")
		want, backward := bestChain(n, from, to), false
		if want == nil {
			want, backward = bestChain(n, to, from), true
		}
		got, err := ShortestCitationPath(n, from, to)
		if (err != nil) != (want == nil) || !slices.Equal(got.Papers, want) || got.Backward != (backward && want != nil) {
			t.Fatalf("got %v %v, want %v %v", got, err, want, backward)
		}
		m, number := renumber(n, rapid.Uint64().Draw(t, "order"))
		again, _ := ShortestCitationPath(m, number[from], number[to])
		if !slices.Equal(names(m, again.Papers), names(n, got.Papers)) {
			t.Fatalf("numbered anew: got %v, want %v", names(m, again.Papers), names(n, got.Papers))
		}
	})
}

// bestChain walks all chains without repeated papers.
func bestChain(n *graph.Network, from, to int32) []int32 {
	var best []int32
	var walk func(chain []int32)
	walk = func(chain []int32) {
		last := chain[len(chain)-1]
		if last == to {
			if best == nil || len(chain) < len(best) || len(chain) == len(best) && chosenBefore(n, chain, best) {
				best = slices.Clone(chain)
			}
			return
		}
		for _, v := range n.CSR.Out(int(last)) {
			if !slices.Contains(chain, v) {
				walk(append(slices.Clone(chain), v))
			}
		}
	}
	walk([]int32{from})
	return best
}

func chosenBefore(n *graph.Network, a, b []int32) bool {
	return slices.CompareFunc(a, b, func(u, v int32) int {
		return cmp.Or(
			cmp.Compare(len(n.CSR.In(int(v))), len(n.CSR.In(int(u)))),
			cmp.Compare(ageKey(n, u), ageKey(n, v)))
	}) < 0
}

// ageKey sorts as text: year, with the unknown last, then id.
func ageKey(n *graph.Network, u int32) string {
	c, ok := n.Column("year")
	if !ok || !c.Known(int(u)) {
		return "9999 " + n.IDs[u]
	}
	return fmt.Sprintf("%04d %s", c.Int[u], n.IDs[u])
}

func BenchmarkShortestCitationPath(b *testing.B) {
	for _, size := range []int{1_000, 20_000, 200_000} {
		g := csr.RandomCitation(size, 5, 1)
		n := &graph.Network{Kind: "citation", Directed: true, CSR: g, IDs: make([]string, size)}
		for i := range n.IDs {
			n.IDs[i] = fmt.Sprint(i)
		}
		b.Run(fmt.Sprintf("n=%d/m=%d", g.N(), g.M()), func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				_, err := ShortestCitationPath(n, int32(size-1-i%100), int32(i%100))
				if err != nil && !errors.As(err, new(NoPathError)) {
					b.Fatal(err)
				}
			}
		})
	}
}

// citations is a network without years.
func citations(t testing.TB, ids []string, arcs [][2]int32) *graph.Network {
	edges := make([]csr.Edge, len(arcs))
	for i, a := range arcs {
		edges[i] = csr.Edge{From: a[0], To: a[1], Weight: 1}
	}
	return &graph.Network{
		Kind: "citation", Unit: graph.UnitPapers, Directed: true,
		CSR: testGraph(t, len(ids), true, edges), IDs: ids, Labels: ids,
	}
}

// dated adds years, where 0 is unknown; nil adds no column.
func dated(n *graph.Network, years []int64) *graph.Network {
	if years == nil {
		return n
	}
	c := graph.Column{Name: "year", Int: years, Valid: make([]bool, len(years))}
	for i, y := range years {
		c.Valid[i] = y != 0
	}
	return n.With(c)
}

// drawCitations draws a network with at least one paper, often with cycles,
// years that may be missing, and ids in no order.
func drawCitations(t *rapid.T, maxNodes, maxArcs int) *graph.Network {
	g := csr.RandomGraph(rapid.IntRange(1, maxNodes).Draw(t, "n"), rapid.IntRange(0, maxArcs).Draw(t, "m"), true, false, rapid.Uint64().Draw(t, "seed"))
	n := &graph.Network{Kind: "citation", Directed: true, CSR: g, IDs: make([]string, g.N())}
	years := make([]int64, g.N())
	for u := range n.IDs {
		n.IDs[u] = fmt.Sprintf("%c%d", 'a'+rune((u*7)%5), u)
		if y := rapid.Int64Range(0, 5).Draw(t, "year"); y > 0 {
			years[u] = 2000 + y
		}
	}
	n.Labels = n.IDs
	return dated(n, years)
}

func drawNode(t *rapid.T, n *graph.Network, name string) int32 {
	return int32(rapid.IntRange(0, n.N()-1).Draw(t, name))
}

// renumber shuffles the nodes of a network and returns the new numbers.
func renumber(n *graph.Network, seed uint64) (*graph.Network, []int32) {
	old := rand.New(rand.NewPCG(seed, seed)).Perm(n.N())
	nodes, number := make([]int32, n.N()), make([]int32, n.N())
	for i, u := range old {
		nodes[i], number[u] = int32(u), int32(i)
	}
	var edges []csr.Edge
	for _, e := range n.CSR.Edges() {
		edges = append(edges, csr.Edge{From: number[e.From], To: number[e.To], Weight: e.Weight})
	}
	g, err := csr.New(n.N(), n.Directed, edges)
	if err != nil {
		panic(err)
	}
	return subnetwork(n, nodes, g), number
}

func names(n *graph.Network, nodes []int32) []string { return pick(n.IDs, nodes) }

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
