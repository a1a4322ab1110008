package metrics

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cocite/graph/csr"
)

// The errors over all nodes and five seeds have the deviation that is promised.
func TestHarmonicEstimate(t *testing.T) {
	for _, g := range []*csr.Graph{csr.RandomCitation(1500, 4, 1), csr.RandomTeams(1500, 1200, 1), star(1200)} {
		for _, o := range []HyperBallOptions{{LogRegisters: 6}, {LogRegisters: 10, Incoming: true}} {
			exact, err := Harmonic(t.Context(), g, DistanceOptions{Incoming: o.Incoming})
			if err != nil {
				t.Fatal(err)
			}
			var square, count float64
			for o.Seed = range uint64(5) {
				got, err := HarmonicEstimate(t.Context(), g, o)
				if err != nil {
					t.Fatal(err)
				}
				for u, want := range exact {
					if want == 0 {
						if got[u] != 0 {
							t.Fatalf("node %d reaches nothing and has %v", u, got[u])
						}
						continue
					}
					off := math.Abs(got[u]-want) / want
					square, count = square+off*off, count+1
				}
			}
			promised := HarmonicError(o.LogRegisters)
			if rms := math.Sqrt(square / count); rms > 1.2*promised {
				t.Errorf("%d nodes, 2^%d registers: deviation %v, promised %v", g.N(), o.LogRegisters, rms, promised)
			}
		}
	}
}

func TestHarmonicEstimateRefuses(t *testing.T) {
	for _, log := range []int{3, 17} {
		if _, err := HarmonicEstimate(t.Context(), star(5), HyperBallOptions{LogRegisters: log}); err == nil || !strings.Contains(err.Error(), "4 to 16") {
			t.Errorf("2^%d: got %v", log, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := HarmonicEstimate(ctx, star(5), DefaultHyperBall()); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: got %v", err)
	}
}

// Property: the sketch of a union is the union of sketches, whatever the order.
func TestSketchUnion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		a, b, both := make([]uint64, 8), make([]uint64, 8), make([]uint64, 8)
		rng := rand.New(rand.NewPCG(seed, 1))
		for range rapid.IntRange(0, 300).Draw(t, "elements") {
			hash := rng.Uint64() >> (rng.IntN(50)) // some with long runs of zeros
			hash = hash>>6 | rng.Uint64()<<58
			addToSketch(both, hash, 6)
			if rng.IntN(2) == 0 {
				addToSketch(a, hash, 6)
			} else {
				addToSketch(b, hash, 6)
			}
		}
		joined, other := slices.Clone(a), slices.Clone(b)
		joinSketch(joined, b)
		joinSketch(other, a)
		if !slices.Equal(joined, both) || !slices.Equal(other, both) {
			t.Fatalf("got %x and %x, want %x", joined, other, both)
		}
	})
}

// Sizes from one to far beyond the number of registers come out right in the
// mean of 200 sketches: within four times its deviation.
func TestBallSize(t *testing.T) {
	const log, runs = 6, 200
	e := newBallSize(log)
	if got := e.of(make([]uint64, 8)); got != 0 {
		t.Errorf("empty: got %v", got)
	}
	for _, n := range []int{1, 2, 10, 50, 100, 200, 1000, 20_000} {
		var mean float64
		for run := range uint64(runs) {
			sketch := make([]uint64, 8)
			for i := range uint64(n) {
				addToSketch(sketch, mix64(mix64(run)+i*0x9e3779b97f4a7c15), log)
			}
			mean += e.of(sketch) / runs
		}
		if off := math.Abs(mean-float64(n)) / float64(n); off > 4*HarmonicError(log)/math.Sqrt(runs) {
			t.Errorf("%d elements: mean %v", n, mean)
		}
	}
}
