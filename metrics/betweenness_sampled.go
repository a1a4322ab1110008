package metrics

import (
	"context"
	"fmt"
	"math"
	"sync/atomic"

	"cocite/graph/csr"
)

// BetweennessSampleOptions say how close BetweennessSample has to come.
type BetweennessSampleOptions struct {
	Error    float64 // ε, the largest error of a score, above 0 and below 1
	Risk     float64 // δ, the chance that some node is further off, above 0 and below 1
	Seed     uint64
	Threads  int // 0 is all cores; never changes a result
	Progress func(done, total int)
}

// DefaultBetweennessSample is off by at most 0.005 with a chance of 95 %.
func DefaultBetweennessSample() BetweennessSampleOptions {
	return BetweennessSampleOptions{Error: 0.005, Risk: 0.05, Seed: 1}
}

// BetweennessSample estimates the scores of Betweenness, normalised and without
// weights. With a chance of 1−Risk no node is further off than Error. It also
// returns how many shortest paths it has drawn. A node that lies on none of
// them has 0. With fewer than three nodes all scores are 0, and none is drawn.
//
// It draws pairs of nodes and, for each, one of its shortest paths, all equally
// likely, by searches from both ends; a score is the share of paths through the
// node. It stops as soon as the bounds of all nodes are below Error, at the
// latest after ω = (⌊log₂(D−2)⌋ + 1 + ln(2/δ)) / 2ε² paths, where D bounds the
// nodes on a shortest path.
//
// Source: KADABRA by Borassi and Natale 2019, doi:10.1145/3284359; ω by Riondato
// and Kornaropoulos 2016, doi:10.1007/s10618-015-0423-0.
func BetweennessSample(ctx context.Context, g *csr.Graph, o BetweennessSampleOptions) (scores []float64, paths int, err error) {
	if err := o.check(); err != nil {
		return nil, 0, fmt.Errorf("betweenness: %w", err)
	}
	n := float64(g.N())
	if n < 3 {
		return make([]float64, g.N()), 0, ctx.Err()
	}
	// A path is drawn for one of n(n−1) pairs, the score of a node counts the
	// (n−1)(n−2) pairs of others.
	scale := n / (n - 2)
	k := &kadabra{
		g: g, seed: o.Seed, threads: o.Threads, progress: o.Progress,
		state: make([]*pathDraw, workerCount(o.Threads, drawJobs)), count: make([]int32, g.N()),
	}
	k.plan(o.Error/scale, o.Risk)
	if err := k.run(ctx); err != nil {
		return nil, 0, err
	}
	scores = make([]float64, g.N())
	for u, c := range k.count {
		scores[u] = float64(c) / float64(k.drawn) * scale
	}
	return scores, k.drawn, nil
}

// leastError keeps the number of paths within 32 bits.
const leastError = 1e-4

func (o BetweennessSampleOptions) check() error {
	switch {
	case !(o.Error >= leastError && o.Error < 1):
		return fmt.Errorf("error %v: it must be at least %g and below 1", o.Error, leastError)
	case !(o.Risk > 0 && o.Risk < 1):
		return fmt.Errorf("risk %v: it must be above 0 and below 1", o.Risk)
	}
	return nil
}

// kadabra is the state of BetweennessSample.
type kadabra struct {
	g        *csr.Graph
	level    []int32 // of pathLevels
	seed     uint64
	threads  int
	progress func(done, total int)
	state    []*pathDraw
	eps      float64 // largest error of the share of paths
	most     int     // ω, paths after which the error is below eps anyway
	step     int     // paths between two looks at the bounds
	budget   float64 // chance of an error that the bounds may spend
	count    []int32 // drawn paths through each node
	drawn    int
	next     uint64 // number of the next draw; each has random numbers of its own
}

// plan spends half of the risk on ω and half on the bounds.
func (k *kadabra) plan(eps, risk float64) {
	k.eps, k.budget = eps, risk/2
	var longest int
	k.level, longest = pathLevels(k.g)
	vc := math.Floor(math.Log2(max(1, float64(longest-2)))) + 1
	k.most = int(math.Ceil((vc + math.Log(2/risk)) / (2 * eps * eps)))
	k.step = (k.most + 63) / 64
}

// run draws a small sample to share out the risk, forgets it, and draws until
// the bounds hold.
func (k *kadabra) run(ctx context.Context) error {
	if err := k.draw(ctx, k.step); err != nil {
		return err
	}
	kinds := k.shareRisk()
	clear(k.count)
	k.drawn = 0
	for !kinds.settled(k) {
		if err := k.draw(ctx, min(k.step, k.most-k.drawn)); err != nil {
			return err
		}
		report(k.progress, k.drawn, k.most)
	}
	return nil
}

// drawJobs is in how many jobs a step is cut.
const drawJobs = 64

// draw adds that many paths to the counts. Counts are whole numbers, so it does
// not matter which worker adds first.
func (k *kadabra) draw(ctx context.Context, paths int) error {
	jobs := spans(paths, (paths+drawJobs-1)/drawJobs)
	err := parallel(ctx, k.threads, len(jobs), func(worker, job int) {
		if k.state[worker] == nil {
			k.state[worker] = newPathDraw(k.g, k.level)
		}
		for i := jobs[job].lo; i < jobs[job].hi && ctx.Err() == nil; i++ {
			for _, u := range k.state[worker].draw(k.seed, k.next+uint64(i)) {
				atomic.AddInt32(&k.count[u], 1)
			}
		}
	})
	k.next += uint64(paths)
	k.drawn += paths
	return err
}

// countKinds are the nodes by how many paths of the first sample ran through
// them: those of one kind have the same share of the risk.
type countKinds struct {
	kind    []int32   // of each node
	logRisk []float64 // of each kind: ln(1/δ) for the bound on either side
}

// shareRisk gives every node an even share of half of the budget. The other
// half goes to where the first sample shows it helps: shares of the form
// exp(−c·ε²/b), which makes the bounds of nodes with much and with little
// traffic meet ε at about the same time. Any shares are right, as long as they
// sum to the budget and the paths that they come from are not used again.
func (k *kadabra) shareRisk() countKinds {
	top := int32(0)
	for _, c := range k.count {
		top = max(top, c)
	}
	nodes := make([]float64, top+1)
	for _, c := range k.count {
		nodes[c]++
	}
	share := func(c float64, kind int) float64 {
		return math.Exp(-c * k.eps * k.eps * float64(k.drawn) / max(1, float64(kind)))
	}
	spent := func(c float64) float64 {
		var s float64
		for kind, n := range nodes {
			s += 2 * n * share(c, kind)
		}
		return s
	}
	c := leastWithin(spent, k.budget/2, math.Log(4*float64(len(k.count))/k.budget)/(k.eps*k.eps))
	out := countKinds{kind: append([]int32(nil), k.count...), logRisk: make([]float64, top+1)}
	for kind := range out.logRisk {
		out.logRisk[kind] = -math.Log(share(c, kind) + k.budget/4/float64(len(k.count)))
	}
	return out
}

// leastWithin finds the least c in 0..most for which the falling function f is
// within the limit; f must be so at most.
func leastWithin(f func(float64) float64, limit, most float64) float64 {
	lo, hi := 0.0, most
	for range 60 {
		c := (lo + hi) / 2
		if f(c) > limit {
			lo = c
		} else {
			hi = c
		}
	}
	return hi
}

// settled tells whether no node can be off by more than eps. Bounds grow with
// the count, so of each kind only the node with the largest matters.
func (kinds countKinds) settled(k *kadabra) bool {
	if k.drawn == 0 {
		return false
	}
	if k.drawn >= k.most {
		return true
	}
	top := make([]int32, len(kinds.logRisk))
	for u, kind := range kinds.kind {
		top[kind] = max(top[kind], k.count[u])
	}
	for kind, logRisk := range kinds.logRisk {
		below, above := k.bounds(float64(top[kind])/float64(k.drawn), logRisk)
		if max(below, above) > k.eps {
			return false
		}
	}
	return true
}

// bounds are how far the true share may lie below and above the one that was
// seen. They are KADABRA's f and g, which hold at whatever time the drawing
// stops.
func (k *kadabra) bounds(seen, logRisk float64) (below, above float64) {
	most, drawn := float64(k.most), float64(k.drawn)
	third, ratio := 1.0/3, most/drawn
	root := func(x float64) float64 { return math.Sqrt(x*x + 2*seen*most/logRisk) }
	below = logRisk / drawn * (third - ratio + root(third-ratio))
	above = logRisk / drawn * (third + ratio + root(third+ratio))
	return min(below, seen), min(above, 1-seen)
}
