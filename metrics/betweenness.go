package metrics

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"cocite/graph/csr"
)

// BetweennessOptions say how Betweenness counts. The zero value is exact,
// normalised and without weights.
type BetweennessOptions struct {
	Raw      bool   // leave the sum over pairs as it is
	Weighted bool   // an edge of weight w has length 1/w
	Samples  int    // estimate from so many sources; 0, or at least n, is exact
	Seed     uint64 // of the sample
	Threads  int    // 0 is all cores; never changes a result
	Progress func(done, total int)
}

// Betweenness returns for each node v the sum over pairs s, t of other nodes of
// σ(s,t through v)/σ(s,t), the share of shortest paths from s to t that pass
// through v. The sum is divided by the number of pairs, (n−1)(n−2) ordered ones
// in a directed and half of that in an undirected graph, unless Raw is set.
// Pairs without a path count 0. With fewer than three nodes all scores are 0.
// An edge of weight 0 is no connection; lengths that agree to 10 digits are equal.
//
// With Samples it is an estimate: only that many sources s, drawn without
// repeats by Seed, scaled by n/Samples. BetweennessError bounds the error.
//
// A kernel: gonum's takes 15 times as long at 2,000 nodes, with maps by node.
// Time is O(n·m), memory O(n+m) a thread.
//
// Source: Freeman 1977, doi:10.2307/3033543; algorithm by Brandes 2001,
// doi:10.1080/0022250X.2001.9990249; sampling by Brandes and Pich 2007,
// doi:10.1142/S0218127407018403.
func Betweenness(ctx context.Context, g *csr.Graph, o BetweennessOptions) ([]float64, error) {
	weighted, err := useWeights(g, o.Weighted)
	if err != nil {
		return nil, fmt.Errorf("betweenness: %w", err)
	}
	if o.Samples < 0 {
		return nil, fmt.Errorf("betweenness: %d samples: it must be 0 or more", o.Samples)
	}
	sources := drawSources(g.N(), o)
	total, err := credits(ctx, g, sources, weighted, g.N(), (*brandes).from, o)
	if err != nil {
		return nil, err
	}
	scale := betweennessScale(g, o.Raw) * float64(g.N()) / float64(max(1, len(sources)))
	for u := range total {
		total[u] *= scale
	}
	return total, nil
}

// BetweennessError is the largest error of a normalised estimate from that many
// sources: with a chance of 95 % no node of n is further off. It follows from
// Hoeffding's inequality, whatever the graph, so most errors are much smaller.
// An exact answer has none.
func BetweennessError(n, samples int) float64 {
	if samples <= 0 || samples >= n || n < 3 {
		return 0
	}
	nodes := float64(n)
	return nodes / (nodes - 1) * math.Sqrt(math.Log(2*nodes/0.05)/(2*float64(samples)))
}

// betweennessScale turns the sum over ordered pairs into the result.
func betweennessScale(g *csr.Graph, raw bool) float64 {
	n := float64(g.N())
	switch {
	case n < 3:
		return 0
	case !raw:
		return 1 / ((n - 1) * (n - 2))
	case g.IsDirected():
		return 1
	}
	return 0.5
}

// drawSources returns all nodes or a sample of them, ascending.
func drawSources(n int, o BetweennessOptions) []int32 {
	all := make([]int32, n)
	for u := range all {
		all[u] = int32(u)
	}
	if o.Samples == 0 || o.Samples >= n {
		return all
	}
	rng := rand.New(rand.NewPCG(o.Seed, 0))
	for i := range o.Samples {
		j := i + rng.IntN(n-i)
		all[i], all[j] = all[j], all[i]
	}
	slices.Sort(all[:o.Samples])
	return all[:o.Samples]
}

// credits adds up what the searches from all sources give: from adds that of
// one to a list of the given length. Sources come in at most 256 blocks, a number
// that does not depend on threads; the sums of blocks are added in order.
func credits(ctx context.Context, g *csr.Graph, sources []int32, weighted bool, length int, from func(b *brandes, source int32, sum []float64), o BetweennessOptions) ([]float64, error) {
	blocks := spans(len(sources), max(16, (len(sources)+255)/256))
	threads := workerCount(o.Threads, len(blocks))
	state := make([]*brandes, threads)
	part := make([][]float64, threads)
	total := make([]float64, length)
	work := func(worker, job int) {
		if state[worker] == nil {
			state[worker], part[worker] = newBrandes(g, weighted), make([]float64, length)
		}
		for _, s := range sources[blocks[job].lo:blocks[job].hi] {
			if ctx.Err() != nil {
				return
			}
			from(state[worker], s, part[worker])
		}
	}
	merge := func(worker, job int) {
		for u, x := range part[worker] {
			total[u] += x
		}
		clear(part[worker])
		report(o.Progress, blocks[job].hi, len(sources))
	}
	return total, inOrder(ctx, o.Threads, len(blocks), work, merge)
}

// report tells how far a kernel is, if anybody listens.
func report(progress func(done, total int), done, total int) {
	if progress != nil {
		progress(done, total)
	}
}
