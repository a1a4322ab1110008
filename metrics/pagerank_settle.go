package metrics

import (
	"context"
	"math"
)

// settleBothWays solves the walk on an undirected graph by Chebyshev's
// semi-iteration. The walk's matrix is then similar to a symmetric one with
// eigenvalues in −α..α, and each pass shrinks the error by α/(1+√(1−α²)), 0.56
// at α = 0.85, where plain iteration has 0.85: about 55 passes instead of 200.
//
// The loop below is the kernel: nodes pull from their neighbours, in chunks of
// equal numbers of arcs, and sums of chunks are added up in order.
func settleBothWays(ctx context.Context, w walk, o PageRankOptions) ([]float64, error) {
	n := w.g.N()
	x, before := make([]float64, n), make([]float64, n)
	sent, nextSent := make([]float64, n), make([]float64, n)
	for u := range n {
		x[u] = w.start[u] / (1 - o.Damping)
		sent[u] = w.follow[u] * x[u]
	}
	chunks := spansByCost(n, 1<<15, func(u int) int { return 1 + len(w.g.In(u)) })
	change, total := make([]float64, len(chunks)), make([]float64, len(chunks))
	speed := 1.0 // Chebyshev's factor, 1 is a plain step
	for pass := range o.MaxIterations {
		err := parallel(ctx, o.Threads, len(chunks), func(_, job int) {
			var moved, all float64
			for u := chunks[job].lo; u < chunks[job].hi; u++ {
				y := w.at(u, sent)
				moved += math.Abs(y - x[u])
				all += y
				before[u] += speed * (y - before[u])
				nextSent[u] = w.follow[u] * before[u]
			}
			change[job], total[job] = moved, all
		})
		if err != nil {
			return nil, err
		}
		if sum(change) <= o.limit()*sum(total) {
			return x, nil
		}
		x, before = before, x
		sent, nextSent = nextSent, sent
		speed = nextSpeed(o.Damping, speed, pass)
	}
	return nil, o.unsettled()
}

// nextSpeed is Chebyshev's recurrence for eigenvalues in −α..α.
func nextSpeed(alpha, speed float64, pass int) float64 {
	if pass == 0 {
		return 1 / (1 - alpha*alpha/2)
	}
	return 1 / (1 - alpha*alpha*speed/4)
}
