package metrics

import "context"

// arcsPerMerge is about how many arcs one job of aggregate merges.
const arcsPerMerge = 1 << 15

// aggregate makes each of n parts a node. The new nodes start in the community
// that their part lies in. It stops early once ctx is done.
func (r *leidenRun) aggregate(ctx context.Context, l *leidenLevel, p, parts Partition, n int) (leidenLevel, Partition) {
	next := leidenLevel{off: make([]int, n+1), size: make([]float64, n)}
	q := make(Partition, n)
	start, nodes := group(parts, n)
	jobs := spansByCost(n, arcsPerMerge, func(c int) (arcs int) {
		for _, v := range nodes[start[c]:start[c+1]] {
			arcs += l.off[v+1] - l.off[v]
			next.size[c] += l.size[v]
			q[c] = p[v]
		}
		return arcs
	})
	rows := make([]mergedRows, len(jobs))
	workers := make([]bonds, workerCount(r.threads, len(jobs)))
	_ = parallel(ctx, r.threads, len(jobs), func(worker, job int) { // run looks at ctx itself
		b := &workers[worker]
		if b.at == nil {
			b.at = make([]bond, n)
		}
		for c := jobs[job].lo; c < jobs[job].hi; c++ {
			for _, v := range nodes[start[c]:start[c+1]] {
				b.gather(l, v, parts)
			}
			next.off[c+1] = rows[job].take(b, int32(c))
		}
	})
	for i := range next.off[1:] {
		next.off[i+1] += next.off[i]
	}
	next.adj, next.w = make([]int32, 0, next.off[n]), make([]float64, 0, next.off[n])
	for _, m := range rows {
		next.adj, next.w = append(next.adj, m.adj...), append(next.w, m.w...)
	}
	return next, q
}

// mergedRows are the neighbours of some parts, one after another.
type mergedRows struct {
	adj []int32
	w   []float64
}

// take appends the bonds of part c to other parts, clears them, and returns
// their number.
func (m *mergedRows) take(b *bonds, c int32) int {
	before := len(m.adj)
	for _, d := range b.touched {
		if d != c {
			m.adj = append(m.adj, d)
			m.w = append(m.w, b.at[d].weight)
		}
	}
	b.clear()
	return len(m.adj) - before
}

// gather adds up the weights from v to the communities of its neighbours and
// returns their sum.
func (b *bonds) gather(l *leidenLevel, v int32, p Partition) (sum float64) {
	lo, hi := l.off[v], l.off[v+1]
	w := l.w[lo:hi]
	for i, u := range l.adj[lo:hi] {
		x := &b.at[p[u]]
		if x.weight == 0 {
			b.touched = append(b.touched, p[u])
		}
		x.weight += w[i]
		sum += w[i]
	}
	return sum
}

func (b *bonds) clear() {
	for _, c := range b.touched {
		b.at[c].weight = 0
	}
	b.touched = b.touched[:0]
}
