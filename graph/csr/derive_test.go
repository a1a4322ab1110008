package csr

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSkeleton(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, directed, edges := drawEdges(t)
		g := mustNew(n, directed, edges)
		got := g.Skeleton()
		want := mustNew(n, false, edges)
		if diff := cmp.Diff(edgesOf(want), edgesOf(got)); diff != "" || got.IsDirected() {
			t.Fatalf("edges (-want +got):\n%s", diff)
		}
		if got.Weighted() != want.Weighted() {
			t.Fatalf("weighted: got %v, want %v", got.Weighted(), want.Weighted())
		}
		for u := range n {
			if !slices.Equal(got.Out(u), got.In(u)) {
				t.Fatalf("in and out of %d differ", u)
			}
		}
	})
}

// No weight of a graph is infinite, not even a sum.
func TestSkeletonHuge(t *testing.T) {
	g := mustNew(2, true, []Edge{{0, 1, math.MaxFloat64}, {1, 0, math.MaxFloat64}})
	if w, _ := g.Skeleton().Weight(0, 1); w != math.MaxFloat64 {
		t.Errorf("got %v, want %v", w, math.MaxFloat64)
	}
}

func TestReverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, directed, edges := drawEdges(t)
		g := mustNew(n, directed, edges)
		turned := make([]Edge, len(edges))
		for i, e := range edges {
			turned[i] = Edge{e.To, e.From, e.Weight}
		}
		if diff := cmp.Diff(edgesOf(mustNew(n, directed, turned)), edgesOf(g.Reverse())); diff != "" {
			t.Fatalf("edges (-want +got):\n%s", diff)
		}
	})
}

func TestInduced(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, directed, edges := drawEdges(t)
		g := mustNew(n, directed, edges)
		var keep []int32
		for u := range n {
			if rapid.Bool().Draw(t, "keep") {
				keep = append(keep, int32(u))
			}
		}
		var inside []Edge
		for _, e := range edges {
			u, okU := slices.BinarySearch(keep, e.From)
			v, okV := slices.BinarySearch(keep, e.To)
			if okU && okV {
				inside = append(inside, Edge{int32(u), int32(v), e.Weight})
			}
		}
		got, want := g.Induced(keep), mustNew(len(keep), directed, inside)
		if diff := cmp.Diff(edgesOf(want), edgesOf(got)); diff != "" || got.N() != want.N() {
			t.Fatalf("edges (-want +got):\n%s", diff)
		}
		if got.Weighted() != want.Weighted() {
			t.Fatalf("weighted: got %v, want %v", got.Weighted(), want.Weighted())
		}
		for u := range keep {
			if !slices.Equal(want.In(u), got.In(u)) {
				t.Fatalf("in list of %d: got %v, want %v", u, got.In(u), want.In(u))
			}
		}
	})
}

func TestInducedPanics(t *testing.T) {
	g := mustNew(3, true, nil)
	for _, keep := range [][]int32{{1, 0}, {1, 1}, {3}, {-1}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%v: no panic", keep)
				}
			}()
			g.Induced(keep)
		}()
	}
}
