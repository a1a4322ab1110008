package metrics

import (
	"context"
	"math/bits"

	"cocite/graph/csr"
)

// tally is what a node sees of the nodes that it can reach.
type tally struct {
	harmonic float64 // Σ 1/d
	far      float64 // Σ d, exact up to 2^53 without weights
	reached  int64   // nodes, itself left out
}

func (t *tally) add(u tally) {
	t.harmonic += u.harmonic
	t.far += u.far
	t.reached += u.reached
}

// tallies measures distances from every node along out-arcs.
func tallies(ctx context.Context, g *csr.Graph, weighted bool, o DistanceOptions) ([]tally, error) {
	if weighted {
		return weightedTallies(ctx, g, o)
	}
	return stepTallies(ctx, g, o)
}

// weightedTallies searches once from each node.
func weightedTallies(ctx context.Context, g *csr.Graph, o DistanceOptions) ([]tally, error) {
	out := make([]tally, g.N())
	blocks := spans(g.N(), 16)
	state := make([]*search, workerCount(o.Threads, len(blocks)))
	work := func(worker, job int) {
		if state[worker] == nil {
			state[worker] = newSearch(g)
		}
		for u := blocks[job].lo; u < blocks[job].hi && ctx.Err() == nil; u++ {
			out[u] = state[worker].tally(int32(u))
		}
	}
	merge := func(_, job int) { report(o.Progress, blocks[job].hi, g.N()) }
	return out, inOrder(ctx, o.Threads, len(blocks), work, merge)
}

func (s *search) tally(source int32) tally {
	s.run(source)
	var t tally
	for _, u := range s.order[1:] {
		t.add(tally{1 / s.dist[u], s.dist[u], 1})
	}
	return t
}

// stepTallies counts steps. It sends out 256 searches at a time, each a bit,
// against the arcs: when k of them meet at a node at depth d, then d is the
// distance from that node to k targets. Sums of blocks are added in order.
func stepTallies(ctx context.Context, g *csr.Graph, o DistanceOptions) ([]tally, error) {
	batches := (g.N() + laneBits - 1) / laneBits
	blocks := spans(g.N(), laneBits*max(1, (batches+63)/64))
	threads := workerCount(o.Threads, len(blocks))
	state := make([]*flood, threads)
	total := make([]tally, g.N())
	work := func(worker, job int) {
		if state[worker] == nil {
			state[worker] = newFlood(g)
		}
		for lo := blocks[job].lo; lo < blocks[job].hi && ctx.Err() == nil; lo += laneBits {
			state[worker].run(lo, min(lo+laneBits, g.N()))
		}
	}
	merge := func(worker, job int) {
		for u := range total {
			total[u].add(state[worker].sums[u])
		}
		clear(state[worker].sums)
		report(o.Progress, blocks[job].hi, g.N())
	}
	return total, inOrder(ctx, o.Threads, len(blocks), work, merge)
}

// lanes hold one bit for each of the searches that run together.
type lanes [4]uint64

const laneBits = 256

// meeting is which searches have come to a node before, and which come now.
// Both share a cache line.
type meeting struct{ seen, now lanes }

// flood runs searches breadth first, laneBits at a time, from a range of nodes
// against the arcs.
type flood struct {
	g       *csr.Graph
	at      []meeting
	front   []lanes // searches that came to a node in the last step
	active  []int32 // nodes with a front
	touched []int32 // nodes with something in now
	sums    []tally
}

func newFlood(g *csr.Graph) *flood {
	return &flood{g: g, at: make([]meeting, g.N()), front: make([]lanes, g.N()), sums: make([]tally, g.N())}
}

func (f *flood) run(lo, hi int) {
	clear(f.at)
	for u := lo; u < hi; u++ {
		bit := u - lo
		f.front[u][bit/64] = 1 << (bit % 64)
		f.at[u].seen = f.front[u]
		f.active = append(f.active, int32(u))
	}
	for depth := 1; len(f.active) > 0; depth++ {
		f.spread()
		f.arrive(float64(depth))
	}
}

// spread passes each front on to the nodes that point to it.
func (f *flood) spread() {
	for _, u := range f.active {
		front := f.front[u]
		f.front[u] = lanes{}
		for _, v := range f.g.In(int(u)) {
			now := &f.at[v].now
			if now[0]|now[1]|now[2]|now[3] == 0 {
				f.touched = append(f.touched, v)
			}
			now[0] |= front[0]
			now[1] |= front[1]
			now[2] |= front[2]
			now[3] |= front[3]
		}
	}
	f.active = f.active[:0]
}

// arrive keeps at each node what is new there and counts it.
func (f *flood) arrive(depth float64) {
	for _, v := range f.touched {
		m := &f.at[v]
		count := 0
		for i := range m.now {
			fresh := m.now[i] &^ m.seen[i]
			m.seen[i] |= fresh
			f.front[v][i] = fresh
			count += bits.OnesCount64(fresh)
		}
		m.now = lanes{}
		if count == 0 {
			continue
		}
		k := float64(count)
		f.sums[v].add(tally{k / depth, k * depth, int64(count)})
		f.active = append(f.active, v)
	}
	f.touched = f.touched[:0]
}
