package metrics

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cocite/graph/csr"
)

// Property: every step is an arc, walks end early only where there is none, and
// threads do not show.
func TestRandomWalks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t, 20, 60)
		o := WalkOptions{Steps: rapid.IntRange(1, 9).Draw(t, "steps"), Walks: 20, Seed: 3, Threads: 1, Weighted: rapid.Bool().Draw(t, "by weight")}
		walks, err := RandomWalks(t.Context(), g, o)
		if err != nil || len(walks) != 20*g.N() {
			t.Fatalf("%d walks, %v", len(walks), err)
		}
		for i, path := range walks {
			if int(path[0]) != i/20 || len(path) <= o.Steps && len(g.Out(int(path[len(path)-1]))) > 0 {
				t.Fatalf("walk %d: %v", i, path)
			}
			for k := 1; k < len(path); k++ {
				if _, ok := g.Weight(path[k-1], path[k]); !ok {
					t.Fatalf("walk %d: no arc %d of %v", i, k, path)
				}
			}
		}
		o.Threads = 5
		if again, _ := RandomWalks(t.Context(), g, o); !reflect.DeepEqual(walks, again) {
			t.Fatal("threads show")
		}
	})
}

// The first steps from a node are as frequent as their arcs are heavy.
func TestRandomWalksAreFair(t *testing.T) {
	g := testGraph(t, 5, true, []csr.Edge{{From: 0, To: 1, Weight: 1}, {From: 0, To: 2, Weight: 0}, {From: 0, To: 3, Weight: 5}, {From: 0, To: 4, Weight: 2}})
	for _, test := range []struct {
		weighted bool
		want     [5]float64
	}{{false, [5]float64{0, .25, .25, .25, .25}}, {true, [5]float64{0, .125, 0, .625, .25}}} {
		const walks = 40_000
		paths, err := RandomWalks(t.Context(), g, WalkOptions{Steps: 2, Walks: walks, Seed: 1, Weighted: test.weighted})
		if err != nil {
			t.Fatal(err)
		}
		var count [5]float64
		for _, path := range paths[:walks] {
			count[path[1]] += 1. / walks
		}
		for u, want := range test.want {
			if math.Abs(count[u]-want) > 0.01 {
				t.Errorf("weighted %v: %v, want %v", test.weighted, count, test.want)
				break
			}
		}
	}
}

func TestRandomWalksRefuse(t *testing.T) {
	for _, o := range []WalkOptions{{Steps: 0, Walks: 1}, {Steps: 1, Walks: 0}} {
		if _, err := RandomWalks(t.Context(), star(3), o); err == nil || !strings.Contains(err.Error(), "at least 1") {
			t.Errorf("got %v", err)
		}
	}
	g := testGraph(t, 2, true, []csr.Edge{{From: 0, To: 1, Weight: 0}})
	if walks, err := RandomWalks(t.Context(), g, WalkOptions{Steps: 3, Walks: 1, Weighted: true}); err != nil || len(walks[0]) != 1 {
		t.Errorf("weight 0: got %v, %v", walks, err)
	}
}
