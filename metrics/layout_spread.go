package metrics

import (
	"cmp"
	"math"
	"slices"
)

// spread drives discs apart that overlap, with a little room between them, and
// changes nothing else: each pair moves along its line by half of what is
// missing, again and again. What is too crowded for that grows as a whole.
func (d *drawing) spread() {
	const rounds, passes, growth = 40, 50, 1.15
	order := make([]int32, d.n())
	for i := range order {
		order[i] = int32(i)
	}
	widest := slices.Max(d.radius)
	for range rounds {
		for range passes {
			slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(d.x[a], d.x[b]) })
			if !d.push(order, widest) {
				return
			}
		}
		for i := range d.x {
			d.x[i] *= growth
			d.y[i] *= growth
		}
	}
}

// room is how far two discs shall keep their centres apart.
func room(r, s float64) float64 { return 1.05*(r+s) + 2 }

// push moves each overlapping pair apart once. The order is by x; it sweeps from
// left to right and tells whether any pair overlapped.
func (d *drawing) push(order []int32, widest float64) bool {
	found := false
	for i, v := range order {
		for _, u := range order[i+1:] {
			dx, dy := d.x[u]-d.x[v], d.y[u]-d.y[v]
			if dx > room(d.radius[v], widest) {
				break
			}
			dist, want := math.Sqrt(dx*dx+dy*dy), room(d.radius[v], d.radius[u])
			if dist >= want*(1-1e-6) {
				continue
			}
			found = true
			if dist == 0 {
				dx, dist = 1, 1
			}
			move := (want - dist) / dist / 2
			d.x[v], d.y[v] = d.x[v]-dx*move, d.y[v]-dy*move
			d.x[u], d.y[u] = d.x[u]+dx*move, d.y[u]+dy*move
		}
	}
	return found
}
