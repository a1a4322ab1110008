package metrics

import "math"

// quadtree sums up repulsion as Barnes and Hut do: nodes far away count as one
// at their centre of mass. A region is split in four at its centre of mass and
// has twice the largest distance from there as its size, as in ForceAtlas2. It
// counts as one for a group of nodes if D·θ > size holds for the distance D of
// each of them.
//
// Source: Barnes & Hut 1986, doi:10.1038/324446a0.
type quadtree struct {
	theta   float64
	margin  float64 // regions that come nearer than this are always opened
	exact   bool    // sum up pair by pair instead
	regions []region
	order   []int32     // nodes, those of a region side by side
	points  []point     // in the same order
	groups  []treeGroup // nodes that look at the rest together: the leaves
}

// region is a set of nodes. Regions stand in depth-first order, so that a walk
// needs no stack: it goes to the next one, or skips all inside this one.
type region struct {
	x, y, mass float64
	reach      float64 // distance beyond which it counts as one
	skip       int32   // the region after all regions inside this one
	nodes      span32  // its nodes in order
	leaf       bool
}

type span32 struct{ lo, hi int32 }

// treeGroup is a leaf: all of its nodes lie within radius of its centre.
type treeGroup struct {
	x, y, radius float64
	nodes        span32
}

// point is a node or a region.
type point struct{ x, y, mass, radius float64 }

// leafSize is the number of nodes up to which a region is not split: summing up
// so few is faster than descending.
const leafSize = 16

// build sorts the nodes anew. The order of the last time is a good start, as
// nodes move little between two builds.
func (t *quadtree) build(x, y, mass, radius []float64) {
	t.load(x, y, mass, radius)
	t.regions, t.groups = t.regions[:0], t.groups[:0]
	if t.exact {
		for _, s := range spans(len(x), 4*leafSize) {
			t.groups = append(t.groups, treeGroup{nodes: span32{int32(s.lo), int32(s.hi)}})
		}
		return
	}
	t.split(0, len(x))
}

// load copies the nodes in their order.
func (t *quadtree) load(x, y, mass, radius []float64) {
	if len(t.order) != len(x) {
		t.order, t.points = make([]int32, len(x)), make([]point, len(x))
		for i := range t.order {
			t.order[i] = int32(i)
		}
	}
	for i, v := range t.order {
		t.points[i] = point{x: x[v], y: y[v], mass: mass[v]}
		if radius != nil {
			t.points[i].radius = radius[v]
		}
	}
}

// split appends the region of the nodes lo..hi-1 and all regions inside it.
func (t *quadtree) split(lo, hi int) {
	at := len(t.regions)
	r, radius := t.measure(lo, hi)
	t.regions = append(t.regions, r)
	cuts := [5]int{lo, lo, lo, lo, hi}
	if hi-lo > leafSize {
		cuts = t.quarter(lo, hi, r.x, r.y)
	}
	for i := range 4 {
		switch size := cuts[i+1] - cuts[i]; size {
		case 0:
		case hi - lo: // few, or all at one point
			t.regions[at].leaf = true
			t.groups = append(t.groups, treeGroup{x: r.x, y: r.y, radius: radius, nodes: r.nodes})
		default:
			t.split(cuts[i], cuts[i+1])
		}
	}
	t.regions[at].skip = int32(len(t.regions))
}

// measure returns a region and the largest distance from its centre.
func (t *quadtree) measure(lo, hi int) (region, float64) {
	r := region{nodes: span32{int32(lo), int32(hi)}}
	for _, p := range t.points[lo:hi] {
		r.x += p.x * p.mass
		r.y += p.y * p.mass
		r.mass += p.mass
	}
	r.x /= r.mass
	r.y /= r.mass
	far := 0.0
	for _, p := range t.points[lo:hi] {
		dx, dy := p.x-r.x, p.y-r.y
		far = max(far, dx*dx+dy*dy)
	}
	far = math.Sqrt(far)
	r.reach = max(2*far/t.theta, far+t.margin)
	return r, far
}

// quarter sorts the nodes lo..hi-1 into the four quadrants around a point and
// returns their bounds.
func (t *quadtree) quarter(lo, hi int, x, y float64) [5]int {
	mid := t.part(lo, hi, func(p *point) bool { return p.x < x })
	low := t.part(lo, mid, func(p *point) bool { return p.y < y })
	high := t.part(mid, hi, func(p *point) bool { return p.y < y })
	return [5]int{lo, low, mid, high, hi}
}

// part brings the nodes for which first holds to the front and returns where
// the others begin.
func (t *quadtree) part(lo, hi int, first func(p *point) bool) int {
	for {
		for lo < hi && first(&t.points[lo]) {
			lo++
		}
		for lo < hi && !first(&t.points[hi-1]) {
			hi--
		}
		if lo >= hi {
			return lo
		}
		t.points[lo], t.points[hi-1] = t.points[hi-1], t.points[lo]
		t.order[lo], t.order[hi-1] = t.order[hi-1], t.order[lo]
	}
}

// seen appends what a group sees to list: single nodes near by, its own too, and
// regions farther away.
func (t *quadtree) seen(g treeGroup, list []point) []point {
	if t.exact {
		return t.points
	}
	for k := 0; k < len(t.regions); {
		r := &t.regions[k]
		dx, dy, reach := g.x-r.x, g.y-r.y, g.radius+r.reach
		switch {
		case dx*dx+dy*dy > reach*reach:
			list = append(list, point{x: r.x, y: r.y, mass: r.mass})
			k = int(r.skip)
		case r.leaf:
			list = append(list, t.points[r.nodes.lo:r.nodes.hi]...)
			k = int(r.skip)
		default:
			k++
		}
	}
	return list
}

// repulse is Σ m/d² · Δ over what a node sees: the force on a node of mass 1.
// The node itself, at Δ = 0, adds nothing: tiny only keeps the division finite.
// Two sums run side by side, so that an addition need not wait for the last one.
func repulse(p point, seen []point) (fx, fy float64) {
	const tiny = 1e-30
	if p.radius > 0 {
		return repulseDiscs(p, seen)
	}
	var gx, gy float64
	for ; len(seen) >= 2; seen = seen[2:] {
		q, r := &seen[0], &seen[1]
		qx, qy, rx, ry := p.x-q.x, p.y-q.y, p.x-r.x, p.y-r.y
		f := q.mass / (qx*qx + qy*qy + tiny)
		g := r.mass / (rx*rx + ry*ry + tiny)
		fx, fy, gx, gy = fx+qx*f, fy+qy*f, gx+rx*g, gy+ry*g
	}
	for _, q := range seen {
		dx, dy := p.x-q.x, p.y-q.y
		f := q.mass / (dx*dx + dy*dy + tiny)
		fx, fy = fx+dx*f, fy+dy*f
	}
	return fx + gx, fy + gy
}

// repulseDiscs is repulse for nodes that must not overlap: distances count from
// rim to rim, and discs that overlap are driven apart a hundred times as hard.
func repulseDiscs(p point, seen []point) (fx, fy float64) {
	for j := range seen {
		q := &seen[j]
		dx, dy := p.x-q.x, p.y-q.y
		d := math.Sqrt(dx*dx + dy*dy)
		gap := d - p.radius - q.radius
		if d == 0 || gap == 0 {
			continue
		}
		f := 100 * q.mass
		if gap > 0 {
			f = q.mass / (gap * gap)
		}
		fx += dx * f
		fy += dy * f
	}
	return fx, fy
}
