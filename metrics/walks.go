package metrics

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sort"

	"cocite/graph/csr"
)

// WalkOptions say how RandomWalks goes.
type WalkOptions struct {
	Steps    int  // arcs of a walk, at least 1
	Walks    int  // from each node, at least 1
	Weighted bool // take arcs in proportion to their weights
	Seed     uint64
	Threads  int // 0 is all cores; never changes a result
}

// RandomWalks returns walks along out-arcs, those from node u at
// u·Walks..(u+1)·Walks−1, each the list of nodes that it visits, u first: at most
// Steps+1 of them. A walk takes each arc of a node with the same chance, or in
// proportion to weights, and ends early at a node without arcs; those of weight
// 0 are none. Each walk has random numbers of its own, so it does not depend on
// the others.
//
// Source: Lovász 1993, Random walks on graphs: a survey; Perozzi, Al-Rfou and
// Skiena 2014, doi:10.1145/2623330.2623732.
func RandomWalks(ctx context.Context, g *csr.Graph, o WalkOptions) ([][]int32, error) {
	weighted, err := useWeights(g, o.Weighted)
	if err == nil && (o.Steps < 1 || o.Walks < 1) {
		err = fmt.Errorf("%d walks of %d steps: at least 1 of each is needed", o.Walks, o.Steps)
	}
	if err != nil {
		return nil, fmt.Errorf("random walks: %w", err)
	}
	w := walker{g: g, steps: o.Steps}
	if weighted {
		w.starts, w.upTo = arcStarts(g), weightsUpTo(g)
	}
	out := make([][]int32, g.N()*o.Walks)
	jobs := spans(len(out), 256)
	err = parallel(ctx, o.Threads, len(jobs), func(_, job int) {
		pcg := rand.NewPCG(0, 0)
		rng := rand.New(pcg)
		for i := jobs[job].lo; i < jobs[job].hi; i++ {
			pcg.Seed(o.Seed, mix64(uint64(i)))
			out[i] = w.walk(rng, int32(i/o.Walks))
		}
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// weightsUpTo sums up the weights of each node's out-arcs, one after the other.
func weightsUpTo(g *csr.Graph) []float64 {
	upTo := make([]float64, 0, g.M())
	for u := range g.N() {
		var sum float64
		for _, w := range g.OutWeights(u) {
			sum += w
			upTo = append(upTo, sum)
		}
	}
	return upTo
}

type walker struct {
	g      *csr.Graph
	steps  int
	starts []int     // of arcStarts, nil without weights
	upTo   []float64 // of weightsUpTo
}

func (w walker) walk(rng *rand.Rand, u int32) []int32 {
	path := append(make([]int32, 0, w.steps+1), u)
	for range w.steps {
		i := w.pick(rng, u)
		if i < 0 {
			break
		}
		u = w.g.Out(int(u))[i]
		path = append(path, u)
	}
	return path
}

// pick draws one of the arcs of u, -1 if there is none.
func (w walker) pick(rng *rand.Rand, u int32) int {
	arcs := len(w.g.Out(int(u)))
	if arcs == 0 {
		return -1
	}
	if w.upTo == nil {
		return rng.IntN(arcs)
	}
	upTo := w.upTo[w.starts[u]:w.starts[u+1]]
	total := upTo[arcs-1]
	if total == 0 {
		return -1
	}
	x := rng.Float64() * total
	i := sort.Search(arcs, func(i int) bool { return upTo[i] > x })
	if i == arcs { // rounding
		i = sort.SearchFloat64s(upTo, total)
	}
	return i
}
