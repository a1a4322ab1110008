package metrics

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// drawing is one component on its way to a layout; its nodes are numbered from 0
// in the order of the graph.
type drawing struct {
	nodes  []int32 // of the graph, ascending
	off    []int
	adj    []int32
	pull   []float64 // w^δ, with the share for DissuadeHubs
	mass   []float64
	radius []float64 // nil for points
	x, y   []float64
}

func (d *drawing) n() int { return len(d.nodes) }

// maxPull keeps forces finite for any weights.
const maxPull = 1e6

// newDrawings cuts the graph into components with at least one edge, the largest
// first.
func newDrawings(s *skeleton, o FA2Options) []*drawing {
	one := make(Partition, s.n())
	p, _ := pieces(s.off, s.adj, one)
	p = p.Renumber()
	k := p.Count()
	start, nodes := group(p, k)
	place := make([]int32, s.n())
	x, y := startPlaces(s.n(), o)
	var out []*drawing
	for c := range k {
		members := nodes[start[c]:start[c+1]]
		if len(members) == 1 {
			break // and all after it too
		}
		for i, v := range members {
			place[v] = int32(i)
		}
		out = append(out, newDrawing(s, o, members, place, x, y))
	}
	return out
}

func newDrawing(s *skeleton, o FA2Options, members, place []int32, x, y []float64) *drawing {
	d := &drawing{nodes: members, off: make([]int, 1, len(members)+1)}
	unit := s.total / float64(len(s.adj))
	spread := 1.0
	if o.StartX == nil {
		spread = 10 * math.Sqrt(float64(len(members)))
	}
	for _, v := range members {
		for i := s.off[v]; i < s.off[v+1]; i++ {
			d.adj = append(d.adj, place[s.adj[i]])
			d.pull = append(d.pull, min(maxPull, math.Pow(s.w[i]/unit, o.WeightInfluence)))
		}
		d.off = append(d.off, len(d.adj))
		d.mass = append(d.mass, float64(1+s.off[v+1]-s.off[v]))
		d.x, d.y = append(d.x, x[v]*spread), append(d.y, y[v]*spread)
		if o.Radius != nil {
			d.radius = append(d.radius, o.Radius[v])
		}
	}
	if o.DissuadeHubs {
		d.dissuade()
	}
	separate(d.x, d.y)
	return d
}

// dissuade makes the edges of heavy nodes pull less.
func (d *drawing) dissuade() {
	mean := 0.0
	for _, m := range d.mass {
		mean += m / float64(d.n())
	}
	for v := range d.n() {
		for i := d.off[v]; i < d.off[v+1]; i++ {
			d.pull[i] *= mean * (1/d.mass[v] + 1/d.mass[d.adj[i]]) / 2
		}
	}
}

// startPlaces are those given, or random ones in the unit disc, drawn in the
// order of nodes.
func startPlaces(n int, o FA2Options) (x, y []float64) {
	if o.StartX != nil {
		return o.StartX, o.StartY
	}
	rng := rand.New(rand.NewPCG(o.Seed, 0))
	x, y = make([]float64, n), make([]float64, n)
	for i := range n {
		r, turn := math.Sqrt(rng.Float64()), 2*math.Pi*rng.Float64()
		x[i], y[i] = r*math.Cos(turn), r*math.Sin(turn)
	}
	return x, y
}

// separate moves nodes that lie at the same point a little apart, along a spiral
// in the order of nodes: forces have no direction at distance 0.
func separate(x, y []float64) {
	order := make([]int32, len(x))
	extent := 0.0
	for i := range order {
		order[i] = int32(i)
		extent = max(extent, math.Abs(x[i]), math.Abs(y[i]))
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(x[a], x[b]), cmp.Compare(y[a], y[b]))
	})
	step, run := max(1, extent)*1e-4, 0
	var px, py float64
	for i, v := range order {
		if i == 0 || x[v] != px || y[v] != py {
			px, py, run = x[v], y[v], 0
			continue
		}
		run++
		r, turn := step*math.Sqrt(float64(run)), goldenAngle*float64(run)
		x[v] += r * math.Cos(turn)
		y[v] += r * math.Sin(turn)
	}
}

// goldenAngle turns a spiral so that its points never line up.
const goldenAngle = 2.399963229728653
