package metrics

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"

	"cocite/graph/csr"
)

// LeidenOptions steer Leiden.
type LeidenOptions struct {
	Quality    string  // QualityModularity or QualityCPM
	Resolution float64 // γ: higher gives more and smaller communities
	Randomness float64 // θ of the refinement, in units of the mean edge weight
	Iterations int     // passes, each from the result of the one before; fewer if a pass moves nothing; 0 chooses by size of the graph
	Starts     int     // independent runs, the best by quality wins; 0 chooses by size of the graph
	Weighted   bool    // use edge weights; otherwise each edge counts 1
	Seed       uint64
	Threads    int // 0 is all cores; never changes the result
}

// DefaultLeiden is modularity at resolution 1.
var DefaultLeiden = LeidenOptions{
	Quality: QualityModularity, Resolution: 1, Randomness: 0.01, Weighted: true, Seed: 1,
}

// Leiden divides a graph into communities and returns them with their quality:
// the value of Modularity or CPM. Each community is connected, no two of them
// could be merged with a gain, and no pass lowers the quality. A node without
// edges is a community of its own. A directed graph is read without directions.
// The same seed gives the same communities for any number of threads.
//
// Each pass moves single nodes while that raises the quality, splits the
// communities into well connected parts (merging at random, better merges being
// likelier: e^(gain/θ)), and goes on with those parts as nodes until none can
// be merged any more. Gains are measured in mean edge weights, so that θ means
// the same at any scale of the weights.
//
// Source: Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z.
func Leiden(ctx context.Context, g *csr.Graph, o LeidenOptions) (Partition, float64, error) {
	if err := o.check(); err != nil {
		return nil, 0, err
	}
	s, err := newSkeleton(g, o.Weighted)
	if err != nil {
		return nil, 0, err
	}
	return s.leiden(ctx, o)
}

func (o LeidenOptions) check() error {
	switch {
	case o.Quality != QualityModularity && o.Quality != QualityCPM:
		return fmt.Errorf("quality %q is neither %s nor %s", o.Quality, QualityModularity, QualityCPM)
	case !(o.Resolution >= 0) || math.IsInf(o.Resolution, 0):
		return fmt.Errorf("resolution %v is not a finite number of at least 0", o.Resolution)
	case !(o.Randomness > 0) || math.IsInf(o.Randomness, 0):
		return fmt.Errorf("randomness %v is not a finite number above 0", o.Randomness)
	case o.Iterations < 0:
		return fmt.Errorf("%d iterations: at least 0 is needed", o.Iterations)
	case o.Starts < 0:
		return fmt.Errorf("%d starts: at least 0 is needed", o.Starts)
	}
	return nil
}

// leiden runs all starts and keeps the best; of equals, the first.
func (s *skeleton) leiden(ctx context.Context, o LeidenOptions) (Partition, float64, error) {
	starts := o.Starts
	if starts == 0 {
		starts = s.defaultStarts()
	}
	found := make([]Partition, starts)
	quality := make([]float64, starts)
	if err := parallel(ctx, o.Threads, starts, func(_, i int) {
		found[i] = newLeidenRun(s, o, i, starts).run(ctx, (*leidenRun).pass)
		quality[i] = s.quality(o.Quality, found[i], o.Resolution)
	}); err != nil {
		return nil, 0, err
	}
	best := 0
	for i, q := range quality {
		if q > quality[best] {
			best = i
		}
	}
	return found[best].Renumber(), quality[best], nil
}

// defaultStarts spends about the same time on any graph: 10 runs on graphs of up
// to 20,000 edges, one from 200,000 edges on.
func (s *skeleton) defaultStarts() int {
	return min(10, max(1, 400_000/max(1, len(s.adj))))
}

// defaultIterations is 10 on graphs of up to 200,000 edges, and falls to 4 on
// large ones: what comes after that gains less than another seed would.
func (s *skeleton) defaultIterations() int {
	return min(10, max(4, 4_000_000/max(1, len(s.adj))))
}

// newLeidenRun prepares one of several starts. They differ in their stream of
// random numbers only.
func newLeidenRun(s *skeleton, o LeidenOptions, start, starts int) *leidenRun {
	r := &leidenRun{
		o:       o,
		threads: max(1, workerCount(o.Threads, math.MaxInt)/starts),
		rng:     rand.New(rand.NewPCG(o.Seed, uint64(start))),
		base:    leidenLevel{off: s.off, adj: s.adj, w: s.w, size: s.strength},
		order:   make([]int32, s.n()),
		labels:  make(Partition, s.n()),
		bonds:   bonds{at: make([]bond, s.n())},
	}
	if o.Iterations == 0 {
		r.o.Iterations = s.defaultIterations()
	}
	if len(s.adj) > 0 {
		r.theta = o.Randomness * s.total / float64(len(s.adj))
		r.gamma = o.Resolution / s.total
	}
	if o.Quality == QualityCPM {
		r.gamma = math.Ldexp(o.Resolution, -s.exp)
		r.base.size = make([]float64, s.n())
		for i := range r.base.size {
			r.base.size[i] = 1
		}
	}
	for i := range r.labels {
		r.labels[i] = int32(i)
		r.order[i] = int32(i)
	}
	return r
}
