package metrics

import (
	"context"
	"fmt"
	"math"
	"slices"

	"cocite/graph/csr"
)

// HyperBallOptions say how HarmonicEstimate counts.
type HyperBallOptions struct {
	LogRegisters int  // 2^LogRegisters bytes a node, from 4 to 16
	Incoming     bool // distances to the node instead of from it
	Seed         uint64
	Threads      int // 0 is all cores; never changes a result
	Progress     func(done, total int)
}

// DefaultHyperBall has 256 registers: a standard deviation of 6.5 %.
func DefaultHyperBall() HyperBallOptions { return HyperBallOptions{LogRegisters: 8, Seed: 1} }

// HarmonicError is the relative standard deviation of an estimate. It is 1.04/√registers for the size of each ball, and a
// score is a sum of sizes with factors above 0, so its deviation is no larger.
func HarmonicError(logRegisters int) float64 {
	return 1.04 / math.Sqrt(float64(int(1)<<logRegisters))
}

// HarmonicEstimate estimates the scores of Harmonic, without weights, in linear
// space and in as many passes over the arcs as the longest distance: each node
// keeps a sketch of the set of nodes within t steps, and the sketch for t+1 is
// the union of those of its neighbours for t. HarmonicError tells how far off it
// is. It takes 2^(LogRegisters+1) bytes a node: 512 MB for a million at 256
// registers. A node out of reach adds 0. An isolated node has 0.
//
// Source: HyperBall by Boldi and Vigna 2013, doi:10.1109/ICDMW.2013.10, with
// the estimator of Ertl 2017, arXiv:1702.01284, which has no bias at any size.
func HarmonicEstimate(ctx context.Context, g *csr.Graph, o HyperBallOptions) ([]float64, error) {
	if o.LogRegisters < 4 || o.LogRegisters > 16 {
		return nil, fmt.Errorf("harmonic: 2^%d registers: the exponent must be 4 to 16", o.LogRegisters)
	}
	if o.Incoming {
		g = g.Reverse()
	}
	h := newHyperBall(g, o)
	for t := 1; h.changes > 0; t++ {
		if err := h.pass(ctx, float64(t)); err != nil {
			return nil, err
		}
		report(o.Progress, g.N()-h.changes, g.N())
	}
	for u := range h.score {
		h.score[u] /= float64(max(1, g.N()-1))
	}
	return h.score, nil
}

// hyperBall holds a sketch of the ball around each node, of some words with
// eight registers each, one for this pass and one for the next.
type hyperBall struct {
	g         *csr.Graph
	o         HyperBallOptions
	words     int
	now, then []uint64
	fresh     []bool // nodes whose sketch changed in the last pass
	changed   []bool // and in this one
	changes   int
	size      []float64 // of each ball
	score     []float64
	estimate  ballSize
	jobs      []span
}

func newHyperBall(g *csr.Graph, o HyperBallOptions) *hyperBall {
	n, words := g.N(), (1<<o.LogRegisters)/8
	h := &hyperBall{
		g: g, o: o, words: words, now: make([]uint64, n*words), then: make([]uint64, n*words),
		fresh: make([]bool, n), changed: make([]bool, n), changes: n,
		size: make([]float64, n), score: make([]float64, n), estimate: newBallSize(o.LogRegisters),
		jobs: spansByCost(n, 1<<12, func(u int) int { return 1 + len(g.Out(u)) }),
	}
	for u := range n {
		h.fresh[u] = true
		addToSketch(h.row(h.now, u), mix64(mix64(o.Seed)+uint64(u)*0x9e3779b97f4a7c15), o.LogRegisters)
		h.size[u] = h.estimate.of(h.row(h.now, u))
	}
	return h
}

func (h *hyperBall) row(sketches []uint64, u int) []uint64 {
	return sketches[u*h.words : (u+1)*h.words]
}

// pass makes the balls of radius t from those of radius t−1. Each node writes
// its own sketch only, so the order of nodes does not matter.
func (h *hyperBall) pass(ctx context.Context, t float64) error {
	grown := make([]int, len(h.jobs))
	err := parallel(ctx, h.o.Threads, len(h.jobs), func(_, job int) {
		for u := h.jobs[job].lo; u < h.jobs[job].hi; u++ {
			if h.changed[u] = h.grow(u, t); h.changed[u] {
				grown[job]++
			}
		}
	})
	h.changes = 0
	for _, k := range grown {
		h.changes += k
	}
	h.now, h.then = h.then, h.now
	h.fresh, h.changed = h.changed, h.fresh
	return err
}

// grow tells whether a ball has changed. What comes in at t lies t steps away.
func (h *hyperBall) grow(u int, t float64) bool {
	mine, next := h.row(h.now, u), h.row(h.then, u)
	if h.fresh[u] {
		copy(next, mine) // else they are the same already
	}
	for _, v := range h.g.Out(u) {
		if h.fresh[v] {
			joinSketch(next, h.row(h.now, int(v)))
		}
	}
	if slices.Equal(next, mine) {
		return false
	}
	size := h.estimate.of(next)
	h.score[u] += max(0, size-h.size[u]) / t
	h.size[u] = size
	return true
}
