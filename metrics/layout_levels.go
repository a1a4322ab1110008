package metrics

import (
	"cmp"
	"context"
	"math"
	"slices"
)

const (
	levelsFrom  = 2000 // nodes from which a layout starts from that of a coarser graph
	mostMembers = 4    // nodes that one node of the coarser graph stands for, but for leaves
)

// descend finds places to start from: neighbours are merged, the coarser graph
// is laid out, from a coarser one still if it is large, and each node starts
// near the place of the one that it was merged into. Masses and pulls are added
// up, so that forces between clusters are those between their nodes.
//
// Source: Walshaw 2003, doi:10.7155/jgaa.00070.
func (d *drawing) descend(ctx context.Context, o FA2Options, threads int) error {
	into, n := d.mates()
	if 10*n > 9*d.n() {
		return nil // hardly anything merges: the places at random stay
	}
	r := &leidenRun{threads: threads}
	next, _ := r.aggregate(ctx, &leidenLevel{off: d.off, adj: d.adj, w: d.pull, size: d.mass}, into, into, n)
	if err := ctx.Err(); err != nil {
		return err
	}
	coarse := &drawing{
		nodes: make([]int32, n), off: next.off, adj: next.adj, pull: next.w, mass: next.size,
		x: make([]float64, n), y: make([]float64, n),
	}
	for v, c := range into {
		coarse.x[c], coarse.y[c] = d.x[v], d.y[v]
	}
	o.PreventOverlap, o.Iterations = false, 0
	if err := coarse.run(ctx, o, threads); err != nil {
		return err
	}
	d.placeNear(coarse, into)
	return nil
}

// mates merges each node with the neighbour that pulls it most, in relation to
// their masses; nodes with few neighbours choose first, and leaves always join.
// It returns the new number of each node, and how many there are.
func (d *drawing) mates() (Partition, int) {
	order, into := make([]int32, d.n()), make(Partition, d.n())
	for v := range order {
		order[v], into[v] = int32(v), -1
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(d.mass[a], d.mass[b]) })
	var members []int32
	for _, v := range order {
		if into[v] >= 0 {
			continue
		}
		u := d.mate(v, into, members)
		if u < 0 || into[u] < 0 {
			into[v] = int32(len(members))
			members = append(members, 1)
		}
		switch {
		case u < 0:
			continue
		case into[u] < 0:
			into[u] = into[v]
		default:
			into[v] = into[u]
		}
		members[into[v]]++
	}
	return into, compact(into)
}

// mate is the neighbour that v merges with, -1 if all are full.
func (d *drawing) mate(v int32, into Partition, members []int32) int32 {
	best, top := int32(-1), 0.0
	leaf := d.off[v+1]-d.off[v] == 1
	for i := d.off[v]; i < d.off[v+1]; i++ {
		u := d.adj[i]
		if c := into[u]; c >= 0 && members[c] >= mostMembers && !leaf {
			continue
		}
		if pull := d.pull[i] / d.mass[u]; pull > top {
			best, top = u, pull
		}
	}
	return best
}

// placeNear sets each node beside the one that it was merged into, along a
// spiral, as far away as nodes will lie from each other.
func (d *drawing) placeNear(coarse *drawing, into Partition) {
	extent := 0.0
	for c := range coarse.x {
		extent += norm(coarse.x[c], coarse.y[c]) / float64(coarse.n())
	}
	step := extent / math.Sqrt(float64(d.n()))
	seen := make([]float64, coarse.n())
	for v, c := range into {
		r, turn := step*math.Sqrt(seen[c]), goldenAngle*seen[c]
		d.x[v], d.y[v] = coarse.x[c]+r*math.Cos(turn), coarse.y[c]+r*math.Sin(turn)
		seen[c]++
	}
	separate(d.x, d.y)
}
