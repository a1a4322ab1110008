package metrics

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cocite/graph"
	"cocite/graph/csr"
)

func TestHistoriograph(t *testing.T) {
	ids := []string{"new", "mid", "old", "other", "uncited"}
	// new → mid → old and new → old, which the chain implies; other cites old;
	// uncited cites everything.
	n := citations(t, ids, [][2]int32{{0, 1}, {1, 2}, {0, 2}, {3, 2}, {4, 0}, {4, 1}, {4, 2}, {4, 3}})
	n = dated(n, []int64{2010, 2005, 1990, 2007, 2020})
	h, err := Historiograph(t.Context(), n, 4)
	if err != nil {
		t.Fatal(err)
	}
	if want := []int32{2, 1, 3, 0}; !slices.Equal(h.Papers, want) {
		t.Errorf("papers: got %v, want %v", h.Papers, want)
	}
	want := [][2]string{{"mid", "old"}, {"other", "old"}, {"new", "mid"}}
	if got := said(h.Net); !slices.Equal(got, want) {
		t.Errorf("arcs: got %v, want %v", got, want)
	}
	if h.Implied != 1 || len(h.Dropped) != 0 {
		t.Errorf("got %d implied and %v dropped", h.Implied, h.Dropped)
	}
	if c, _ := h.Net.Column("year"); !slices.Equal(c.Int, []int64{1990, 2005, 2007, 2010}) {
		t.Errorf("years: got %v", c.Int)
	}
	if want := []string{"citations left out because chains of others imply them: 1"}; !slices.Equal(h.Net.Notes, want) {
		t.Errorf("notes: got %q", h.Net.Notes)
	}
	if h.Net.Kind != "citation" || h.Net.Unit != graph.UnitPapers || !h.Net.Directed || h.Net.Labels[0] != "old" {
		t.Errorf("got %+v", h.Net)
	}
}

func TestHistoriographCycle(t *testing.T) {
	// The preprint 1 and the paper 0 cite each other; 2 cites both and is not on
	// the cycle.
	n := dated(citations(t, []string{"b", "a", "c"}, [][2]int32{{0, 1}, {1, 0}, {2, 0}, {2, 1}}), []int64{2011, 2010, 2012})
	h, err := Historiograph(t.Context(), n, 3)
	if err != nil {
		t.Fatal(err)
	}
	if want := []csr.Edge{{From: 1, To: 0, Weight: 1}}; !slices.Equal(h.Dropped, want) {
		t.Errorf("dropped: got %v, want %v", h.Dropped, want)
	}
	if want := "left out to break a cycle: a cites b"; h.Net.Notes[0] != want {
		t.Errorf("notes: got %q", h.Net.Notes)
	}
	if want := [][2]string{{"b", "a"}, {"c", "b"}}; !slices.Equal(said(h.Net), want) {
		t.Errorf("arcs: got %v, want %v", said(h.Net), want)
	}
}

func TestHistoriographChoice(t *testing.T) {
	// Nobody cites anybody: years decide, then ids; unknown years come last.
	n := dated(citations(t, []string{"d", "c", "b", "a"}, nil), []int64{0, 1999, 1999, 2001})
	for count, want := range map[int][]string{1: {"b"}, 3: {"b", "c", "a"}, 4: {"b", "c", "a", "d"}, 9: {"b", "c", "a", "d"}} {
		h, err := Historiograph(t.Context(), n, count)
		if err != nil || !slices.Equal(h.Net.IDs, want) {
			t.Errorf("%d papers: got %v %v, want %v", count, h.Net.IDs, err, want)
		}
	}
}

func TestHistoriographErrors(t *testing.T) {
	n := citations(t, []string{"a", "b"}, [][2]int32{{0, 1}, {1, 0}})
	for _, count := range []int{-1, 0, MaxHistoriograph + 1} {
		if _, err := Historiograph(t.Context(), n, count); err == nil {
			t.Errorf("%d papers: no error", count)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Historiograph(ctx, n, 2); !errors.Is(err, context.Canceled) {
		t.Errorf("canceled: got %v", err)
	}
	if h, err := Historiograph(t.Context(), citations(t, nil, nil), 5); err != nil || h.Net.N() != 0 {
		t.Errorf("no papers: got %v %v", h, err)
	}
}

// Weights stay with the citations that stay.
func TestHistoriographWeights(t *testing.T) {
	g := testGraph(t, 2, true, []csr.Edge{{From: 1, To: 0, Weight: 2.25}})
	n := &graph.Network{Kind: "citation", Directed: true, CSR: g, IDs: []string{"a", "b"}, Labels: []string{"a", "b"}}
	h, err := Historiograph(t.Context(), n, 2)
	if w, _ := h.Net.CSR.Weight(1, 0); err != nil || w != 2.25 {
		t.Errorf("got %v %v", w, err)
	}
}

// Property: every step by its definition, and nothing depends on numbers.
func TestHistoriographAgainstDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawCitations(t, 10, 40)
		count := rapid.IntRange(1, 12).Draw(t, "count")
		h, err := Historiograph(t.Context(), n, count)
		if err != nil {
			t.Fatal(err)
		}
		papers := chosen(n, count)
		if diff := gocmp.Diff(papers, slices.Sorted(slices.Values(h.Papers))); diff != "" {
			t.Fatalf("papers (-want +got):\n%s", diff)
		}
		arcs, dropped := acyclicByRule(n, papers)
		if diff := gocmp.Diff(dropped, h.Dropped); diff != "" {
			t.Fatalf("dropped (-want +got):\n%s", diff)
		}
		want := reducedByPaths(n.N(), arcs)
		var got []csr.Edge
		for _, e := range h.Net.CSR.Edges() {
			if e.From < e.To {
				t.Fatalf("%v cites a paper that comes after it", e)
			}
			got = append(got, csr.Edge{From: h.Papers[e.From], To: h.Papers[e.To]})
		}
		if diff := gocmp.Diff(pairsOf(want), pairsOf(got)); diff != "" {
			t.Fatalf("arcs (-want +got):\n%s", diff)
		}
		if h.Implied != len(arcs)-len(want) {
			t.Fatalf("implied: got %d, want %d", h.Implied, len(arcs)-len(want))
		}
		m, _ := renumber(n, rapid.Uint64().Draw(t, "order"))
		again, err := Historiograph(t.Context(), m, count)
		if err != nil || !slices.Equal(again.Net.IDs, h.Net.IDs) || !slices.Equal(again.Net.Notes, h.Net.Notes) {
			t.Fatalf("numbered anew: got %v %q, want %v %q", again.Net.IDs, again.Net.Notes, h.Net.IDs, h.Net.Notes)
		}
	})
}

// chosen lists the most cited papers by number.
func chosen(n *graph.Network, count int) []int32 {
	all := make([]int32, n.N())
	for u := range all {
		all[u] = int32(u)
	}
	slices.SortFunc(all, func(u, v int32) int {
		if chosenBefore(n, []int32{u}, []int32{v}) {
			return -1
		}
		return 1
	})
	return slices.Sorted(slices.Values(all[:min(count, len(all))]))
}

// acyclicByRule drops one arc after the other, as the rule says it.
func acyclicByRule(n *graph.Network, papers []int32) (arcs, dropped []csr.Edge) {
	for _, e := range n.CSR.Edges() {
		if slices.Contains(papers, e.From) && slices.Contains(papers, e.To) {
			arcs = append(arcs, e)
		}
	}
	for {
		reaches := closure(n.N(), arcs)
		worst := -1
		for i, e := range arcs {
			onCycle := reaches[e.To][e.From]
			if onCycle && (worst < 0 || goesBefore(n, e, arcs[worst])) {
				worst = i
			}
		}
		if worst < 0 {
			return arcs, dropped
		}
		dropped = append(dropped, arcs[worst])
		arcs = slices.Delete(arcs, worst, worst+1)
	}
}

func goesBefore(n *graph.Network, a, b csr.Edge) bool {
	years, _ := n.Column("year")
	gap := func(e csr.Edge) int64 {
		if !years.Known(int(e.From)) || !years.Known(int(e.To)) {
			return 0
		}
		return years.Int[e.To] - years.Int[e.From]
	}
	return cmp.Or(
		cmp.Compare(gap(b), gap(a)),
		cmp.Compare(n.IDs[a.From], n.IDs[b.From]), cmp.Compare(n.IDs[a.To], n.IDs[b.To])) < 0
}

// reducedByPaths keeps the arcs that no other path replaces.
func reducedByPaths(n int, arcs []csr.Edge) []csr.Edge {
	var kept []csr.Edge
	for i, e := range arcs {
		others := slices.Delete(slices.Clone(arcs), i, i+1)
		if !closure(n, others)[e.From][e.To] {
			kept = append(kept, e)
		}
	}
	return kept
}

// closure tells which nodes reach which over at least one arc.
func closure(n int, arcs []csr.Edge) [][]bool {
	r := make([][]bool, n)
	for u := range r {
		r[u] = make([]bool, n)
	}
	for _, e := range arcs {
		r[e.From][e.To] = true
	}
	for k := range n {
		for u := range n {
			for v := range n {
				r[u][v] = r[u][v] || r[u][k] && r[k][v]
			}
		}
	}
	return r
}

func pairsOf(edges []csr.Edge) [][2]int32 {
	out := make([][2]int32, len(edges))
	for i, e := range edges {
		out[i] = [2]int32{e.From, e.To}
	}
	slices.SortFunc(out, func(a, b [2]int32) int { return slices.Compare(a[:], b[:]) })
	return out
}

// said lists who cites whom, by id.
func said(n *graph.Network) [][2]string {
	var out [][2]string
	for _, e := range n.CSR.Edges() {
		out = append(out, [2]string{n.IDs[e.From], n.IDs[e.To]})
	}
	return out
}

func BenchmarkHistoriograph(b *testing.B) {
	g := csr.RandomCitation(20_000, 10, 1)
	n := &graph.Network{Kind: "citation", Directed: true, CSR: g, IDs: make([]string, g.N())}
	for i := range n.IDs {
		n.IDs[i] = fmt.Sprint(i)
	}
	n.Labels = n.IDs
	for _, count := range []int{30, 100, 500} {
		b.Run(fmt.Sprintf("papers=%d", count), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Historiograph(context.Background(), n, count); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
