package metrics

import (
	"context"
	"math"
	"math/rand/v2"
)

// refineAlone is the number of nodes below which one thread refines a level.
const refineAlone = 2000

// leastChance is the logarithm of a chance that counts as none: it is lost when
// added to that of the best, and most parts have it.
const leastChance = -37

// refine divides each of the k communities of p into well connected parts and
// names a part after one of its nodes. Communities are independent of each
// other and each has random numbers of its own, so that threads can share them
// without changing the result.
func (r *leidenRun) refine(ctx context.Context, l *leidenLevel, p Partition, k int) Partition {
	threads := r.threads
	if l.n() < refineAlone {
		threads = 1
	}
	parts, local := make(Partition, l.n()), make([]int32, l.n())
	start, nodes := group(p, k)
	seed := r.rng.Uint64()
	jobs := spansByCost(k, refineAlone/4, func(c int) int { return int(start[c+1] - start[c]) })
	workers := make([]*refiner, workerCount(threads, len(jobs)))
	for i := range workers {
		workers[i] = &refiner{l: l, p: p, gamma: r.gamma, theta: r.theta, local: local}
	}
	_ = parallel(ctx, threads, len(jobs), func(worker, job int) { // run looks at ctx itself
		f := workers[worker]
		for c := jobs[job].lo; c < jobs[job].hi; c++ {
			f.pcg.Seed(seed, uint64(c))
			f.split(nodes[start[c]:start[c+1]], parts)
		}
	})
	return parts
}

// refiner splits one community after another. Within a community nodes are
// numbered from 0, and only edges inside it are kept; a part is numbered after
// its first node.
type refiner struct {
	l            *leidenLevel
	p            Partition
	gamma, theta float64
	local        []int32 // number of each node of l within its community
	pcg          rand.PCG

	off    []int32
	adj    []int32
	w      []float64
	total  float64 // size of the community
	part   []int32
	alone  []bool
	order  []int32
	size   []float64 // of each part
	cut    []float64 // weight from each part to the rest of the community
	acc    []float64 // weight from one node to each part, 0 between uses
	near   []int32   // parts with acc > 0
	chance []float64 // of each part in near
}

// split writes the parts of one community. Each node that is still alone and
// well connected to the community joins a part of it, drawn at random.
func (f *refiner) split(members []int32, parts Partition) {
	if len(members) == 1 {
		parts[members[0]] = members[0]
		return
	}
	f.enter(members)
	shuffle(rand.New(&f.pcg), f.order)
	for _, v := range f.order {
		if f.alone[v] && f.bound(v) {
			f.join(v)
		}
	}
	for i, v := range members {
		parts[v] = members[f.part[i]]
	}
}

// bound tells whether a part is well connected to its community:
// E(C, S−C) ≥ γ·|C|·(|S|−|C|).
func (f *refiner) bound(c int32) bool {
	return f.cut[c] >= f.gamma*f.size[c]*(f.total-f.size[c])
}

// enter copies the community out of the level, each node a part by itself.
func (f *refiner) enter(members []int32) {
	f.off, f.adj, f.w = append(f.off[:0], 0), f.adj[:0], f.w[:0]
	f.part, f.alone, f.order = f.part[:0], f.alone[:0], f.order[:0]
	f.size, f.cut, f.acc, f.total = f.size[:0], f.cut[:0], f.acc[:0], 0
	for i, v := range members {
		f.local[v] = int32(i)
	}
	own := f.p[members[0]]
	for i, v := range members {
		cut := f.copyEdges(v, own)
		f.part, f.alone, f.order = append(f.part, int32(i)), append(f.alone, true), append(f.order, int32(i))
		f.size, f.cut, f.acc = append(f.size, f.l.size[v]), append(f.cut, cut), append(f.acc, 0)
		f.total += f.l.size[v]
	}
}

// copyEdges appends the edges of v inside its community and returns their weight.
func (f *refiner) copyEdges(v, own int32) (sum float64) {
	lo, hi := f.l.off[v], f.l.off[v+1]
	w := f.l.w[lo:hi]
	for i, u := range f.l.adj[lo:hi] {
		if f.p[u] == own {
			f.adj = append(f.adj, f.local[u])
			f.w = append(f.w, w[i])
			sum += w[i]
		}
	}
	f.off = append(f.off, int32(len(f.adj)))
	return sum
}

// join puts v into a part of its community, or leaves it alone.
func (f *refiner) join(v int32) {
	lo, hi := f.off[v], f.off[v+1]
	for i := lo; i < hi; i++ {
		c := f.part[f.adj[i]]
		if f.acc[c] == 0 {
			f.near = append(f.near, c)
		}
		f.acc[c] += f.w[i]
	}
	if to := f.draw(v); to != v {
		f.cut[to] += f.cut[v] - 2*f.acc[to]
		f.size[to] += f.size[v]
		f.part[v] = to
		f.alone[to], f.alone[v] = false, false
	}
	for _, c := range f.near {
		f.acc[c] = 0
	}
	f.near = f.near[:0]
}

// draw chooses a part for v among those near it that are well connected and
// don't lower the quality, with a chance in proportion to e^(gain/θ). Staying
// alone has gain 0.
func (f *refiner) draw(v int32) int32 {
	top := f.gains(v)
	stay := math.Exp(-top / f.theta)
	sum := stay
	for i, gain := range f.chance {
		f.chance[i] = 0
		if less := (gain - top) / f.theta; gain >= 0 && less > leastChance {
			f.chance[i] = math.Exp(less)
		}
		sum += f.chance[i]
	}
	to, pick := v, rand.New(&f.pcg).Float64()*sum-stay
	for i, c := range f.near {
		if pick < 0 {
			break
		}
		if f.chance[i] > 0 {
			to = c
			pick -= f.chance[i]
		}
	}
	return to
}

// gains fills chance with the gain of joining each part near v, −1 where v must
// not, and returns the greatest gain, at least 0.
func (f *refiner) gains(v int32) (top float64) {
	f.chance = f.chance[:0]
	for _, c := range f.near {
		gain := -1.0
		if f.bound(c) {
			gain = f.acc[c] - f.gamma*f.size[v]*f.size[c]
		}
		f.chance = append(f.chance, gain)
		top = max(top, gain)
	}
	return top
}
