package metrics

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Property: no shortest path has more nodes than pathLevels says, and levels
// never fall along an arc.
func TestPathLevels(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t, 25, 60)
		want := min(1, g.N())
		for _, row := range distancesByPairs(g, false) {
			for _, d := range row {
				if !math.IsInf(d, 1) {
					want = max(want, int(d)+1)
				}
			}
		}
		level, longest := pathLevels(g)
		if longest < want || longest > g.N() {
			t.Fatalf("got %d, longest %d of %d", longest, want, g.N())
		}
		for _, e := range g.Edges() {
			if level[e.From] > level[e.To] {
				t.Fatalf("arc %d to %d: levels %d, %d", e.From, e.To, level[e.From], level[e.To])
			}
		}
	})
}

func TestLongestPath(t *testing.T) {
	for _, test := range []struct {
		directed bool
		pairs    []int32
		want     int
	}{
		{true, []int32{0, 1, 1, 2, 2, 3, 3, 4}, 5},
		{false, []int32{0, 1, 0, 2, 0, 3, 0, 4}, 3},
		{true, []int32{0, 1, 1, 2, 2, 0, 2, 3, 3, 4}, 5}, // three nodes in a cycle, then two
		{false, []int32{0, 1, 2, 3}, 2},
	} {
		if _, got := pathLevels(testGraph(t, 5, test.directed, arcsOf(test.pairs...))); got != test.want {
			t.Errorf("%v: got %d, want %d", test.pairs, got, test.want)
		}
	}
}
