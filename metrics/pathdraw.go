package metrics

import (
	"math/rand/v2"

	"cocite/graph/csr"
)

// pathDraw draws shortest paths. Two breadth-first searches, one from each end,
// take turns by level, the one with fewer arcs ahead first; where they meet,
// the numbers of paths on both sides tell how likely each arc in between is.
type pathDraw struct {
	g     *csr.Graph
	level []int32 // of pathLevels
	pcg   *rand.PCG
	rng   *rand.Rand
	at    []sight
	stamp uint32 // of the forward side; that of the backward side is one more
	sides [2]wave
	meets []csr.Edge // arcs between the sides, with the paths through each
	inner []int32    // the nodes of the path that was drawn, but for its ends
	// The levels of the two ends; no path leads beyond.
	first, last int32
}

// sight is what the search that saw a node last knows about it.
type sight struct {
	stamp uint32
	depth int32
	paths float64 // shortest paths from the end, as a multiple that is the same for the level
}

// wave is one of the two searches.
type wave struct {
	front, next []int32
	depth       int32 // of front
	arcs        int   // that leave front
}

func newPathDraw(g *csr.Graph, level []int32) *pathDraw {
	pcg := rand.NewPCG(0, 0)
	return &pathDraw{g: g, level: level, pcg: pcg, rng: rand.New(pcg), at: make([]sight, g.N())}
}

// draw picks two different nodes and one of the shortest paths from the first
// to the second, and returns its inner nodes: none if there is no path. All
// depends on seed and number only. The slice is good until the next call.
func (d *pathDraw) draw(seed, number uint64) []int32 {
	d.pcg.Seed(seed, mix64(number))
	n := d.g.N()
	s, t := d.rng.IntN(n), d.rng.IntN(n-1)
	if t >= s {
		t++
	}
	d.inner = d.inner[:0]
	if !d.search(int32(s), int32(t)) {
		return nil
	}
	e := d.pickMeeting()
	d.trace(0, e.From)
	d.trace(1, e.To)
	return d.inner
}

// search lets both waves run until they meet. In a citation network most papers
// lie outside the levels between the two, and most pairs are in no order.
func (d *pathDraw) search(s, t int32) bool {
	d.first, d.last = d.level[s], d.level[t]
	if d.first > d.last {
		return false
	}
	d.stamp += 2
	d.meets = d.meets[:0]
	for side, u := range [2]int32{s, t} {
		d.at[u] = sight{d.stamp + uint32(side), 0, 1}
		w := &d.sides[side]
		w.front, w.depth, w.arcs = append(w.front[:0], u), 0, len(d.ahead(side, u))
	}
	for len(d.meets) == 0 {
		side := 0
		if d.sides[1].arcs < d.sides[0].arcs {
			side = 1
		}
		if d.sides[side].arcs == 0 {
			return false
		}
		d.grow(side)
	}
	return true
}

// ahead are the arcs that a side follows, behind those that lead back.
func (d *pathDraw) ahead(side int, u int32) []int32 {
	if side == 0 {
		return d.g.Out(int(u))
	}
	return d.g.In(int(u))
}

func (d *pathDraw) behind(side int, u int32) []int32 { return d.ahead(1-side, u) }

// grow takes one level of a side. A node of the other side that it touches is
// on that side's last level, or the two would have met before.
func (d *pathDraw) grow(side int) {
	w := &d.sides[side]
	mine, depth := d.stamp+uint32(side), w.depth+1
	w.next, w.arcs = w.next[:0], 0
	for _, u := range w.front {
		paths := d.at[u].paths
		for _, v := range d.ahead(side, u) {
			a := &d.at[v]
			switch {
			case a.stamp == mine:
				if a.depth == depth {
					a.paths += paths
				}
			case a.stamp^1 == mine:
				d.meet(side, u, v, paths*a.paths)
			case d.level[v] >= d.first && d.level[v] <= d.last:
				*a = sight{mine, depth, paths}
				w.next = append(w.next, v)
				w.arcs += len(d.ahead(side, v))
			}
		}
	}
	w.front, w.next, w.depth = w.next, w.front, depth
	d.shrink(w.front)
}

func (d *pathDraw) meet(side int, u, v int32, paths float64) {
	if side == 1 {
		u, v = v, u
	}
	d.meets = append(d.meets, csr.Edge{From: u, To: v, Weight: paths})
}

// shrink keeps numbers of paths inside a float64: only their ratios inside a
// level matter, so a whole level may be scaled.
func (d *pathDraw) shrink(level []int32) {
	const large = 0x1p400
	var top float64
	for _, u := range level {
		top = max(top, d.at[u].paths)
	}
	if top < large {
		return
	}
	for _, u := range level {
		d.at[u].paths /= large
	}
}

// pickMeeting draws one of the arcs between the sides, by its paths.
func (d *pathDraw) pickMeeting() csr.Edge {
	var total float64
	for _, e := range d.meets {
		total += e.Weight
	}
	left := d.rng.Float64() * total
	for _, e := range d.meets {
		if left -= e.Weight; left < 0 {
			return e
		}
	}
	return d.meets[len(d.meets)-1] // rounding
}

// trace walks from u back to the end of its side and keeps what it passes.
func (d *pathDraw) trace(side int, u int32) {
	for d.at[u].depth > 0 {
		d.inner = append(d.inner, u)
		u = d.before(side, u)
	}
}

// before draws the node before u on a shortest path, by the paths to each.
func (d *pathDraw) before(side int, u int32) int32 {
	mine, depth := d.stamp+uint32(side), d.at[u].depth-1
	var total float64
	for _, v := range d.behind(side, u) {
		if a := &d.at[v]; a.stamp == mine && a.depth == depth {
			total += a.paths
		}
	}
	left, last := d.rng.Float64()*total, u
	for _, v := range d.behind(side, u) {
		a := &d.at[v]
		if a.stamp != mine || a.depth != depth {
			continue
		}
		last = v
		if left -= a.paths; left < 0 {
			break
		}
	}
	return last
}

// mix64 spreads the bits of a number over a word: neighbours come out unlike.
// It is the last step of SplitMix64, doi:10.1145/2660193.2660195.
func mix64(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
