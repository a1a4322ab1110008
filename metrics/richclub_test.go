package metrics

import (
	"testing"

	"pgregory.net/rapid"
)

func TestRichClub(t *testing.T) {
	g := testGraph(t, 7, false, arcsOf(0, 1, 0, 2, 0, 3, 1, 2, 1, 3, 2, 3, 3, 4, 4, 5, 0, 6))
	near(t, "club", RichClub(g), []float64{18. / 42, .7, 1, 1}, 1e-12)
	near(t, "no edges", RichClub(testGraph(t, 3, true, nil)), nil, 0)
	near(t, "star", RichClub(star(5)), []float64{.4, 0, 0, 0}, 1e-12)
}

// Property: the density of each club, counted pair by pair.
func TestRichClubAgainstPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t, 15, 50)
		adj := matrix(g)
		deg := make([]int, g.N())
		for u, row := range adj {
			for _, tie := range row {
				if tie {
					deg[u]++
				}
			}
		}
		for k, got := range RichClub(g) {
			var pairs, ties float64
			for u := range adj {
				for v := range u {
					if deg[u] > k && deg[v] > k {
						pairs++
						if adj[u][v] {
							ties++
						}
					}
				}
			}
			near(t, "club", []float64{got}, []float64{ties / max(1, pairs)}, 1e-12)
		}
	})
}

// Shares of arcs by hand.
func TestAssortativityByGroup(t *testing.T) {
	for _, test := range []struct {
		name     string
		directed bool
		pairs    []int32
		label    []int32
		want     float64
		ok       bool
	}{
		{"all inside", false, []int32{0, 1, 2, 3}, []int32{0, 0, 1, 1}, 1, true},
		{"all across", false, []int32{0, 2, 1, 3}, []int32{0, 0, 1, 1}, -1, true},
		{"half inside", false, []int32{0, 1, 1, 2, 2, 3, 0, 3}, []int32{0, 0, 1, 1}, 0, true},
		{"one group", true, []int32{0, 1, 2, 3}, []int32{1, 1, 1, 1}, 0, false},
		{"no edges", true, nil, []int32{0, 1, 0, 1}, 0, false},
		{"unknown left out", true, []int32{0, 1, 2, 3, 1, 2}, []int32{0, 0, -1, 1}, 0, false},
		// e(0,0) = e(0,1) = e(1,1) = 1/3: (2/3 − 2/9 − 2/9) / (1 − 4/9)
		{"directed", true, []int32{0, 1, 0, 2, 2, 3}, []int32{0, 0, 1, 1}, 0.4, true},
	} {
		got, ok := AssortativityByGroup(testGraph(t, 4, test.directed, arcsOf(test.pairs...)), test.label)
		if ok != test.ok {
			t.Errorf("%s: defined %v", test.name, ok)
		}
		near(t, test.name, []float64{got}, []float64{test.want}, 1e-12)
	}
}
