package metrics

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"cocite/graph"
)

// LayoutMethod is a way to place nodes, as help and "cocite define" print it.
type LayoutMethod struct {
	Name       string
	Doc        string // one line
	Definition Definition
	run        func(ctx context.Context, in Input) (x, y []float64, err error)
}

// Layouts lists what Layout can do. With "none" nodes get no places.
func Layouts() []LayoutMethod {
	return []LayoutMethod{
		{"fa2", "ForceAtlas2: linked nodes attract, all nodes repel each other", Definition{
			Formula:    "repulsion kr·m_i·m_j/d, attraction w·d, gravity g·m_i; m = 1 + degree",
			Convention: "directions are ignored, weights divided by their mean; 100 + 10·√n iterations, in components of over 1,900 nodes 10⁶/n, at least 50; components of 2,000 nodes or more start from a coarser graph; Barnes–Hut with θ = 1.2 from 1000 nodes; components are laid out one by one and packed; nodes of known size are driven apart until none overlap; y points up",
			EdgeCases:  "nodes without edges form a block below; negative weights are refused",
			Source:     "Jacomy, Venturini, Heymann & Bastian 2014, doi:10.1371/journal.pone.0098679",
		}, layoutFA2},
		{"none", "no places", Definition{}, nil},
	}
}

func layoutFA2(ctx context.Context, in Input) (x, y []float64, err error) {
	o := DefaultFA2
	o.Weighted, o.Seed, o.Threads = in.Weighted, in.Seed, in.Threads
	if size, ok := in.Net.Column("size"); ok {
		o.Radius = discs(size)
	}
	return ForceAtlas2(ctx, in.Net.CSR, o)
}

// discs reads radii from a column; what is no radius becomes the smallest one.
// It is nil for a column of text.
func discs(size graph.Column) []float64 {
	const least, most = 1, 1e6
	values, err := columnNumbers(size)
	if err != nil {
		return nil
	}
	for i, r := range values {
		if !(r >= least) {
			r = least
		}
		values[i] = min(r, most)
	}
	return values
}

// Layout places the nodes of a network and returns the node columns "x" and "y",
// rounded to three decimals; none for the layout "none". Weights, seed and
// threads are those of in. If the network has the node column "size", nodes are
// discs of that radius and don't overlap.
func Layout(ctx context.Context, in Input, name string) ([]graph.Column, error) {
	var names []string
	for _, l := range Layouts() {
		names = append(names, l.Name)
		if l.Name != name {
			continue
		}
		if l.run == nil {
			return nil, nil
		}
		x, y, err := l.run(ctx, in)
		if err != nil {
			return nil, err
		}
		return []graph.Column{
			{Name: "x", Doc: "place from left to right, by " + name, Float: rounded(x)},
			{Name: "y", Doc: "place from bottom to top, by " + name, Float: rounded(y)},
		}, nil
	}
	return nil, fmt.Errorf("unknown layout %q: one of %v", name, names)
}

// rounded keeps three decimals and has no -0.
func rounded(v []float64) []float64 {
	out := make([]float64, len(v))
	for i, x := range v {
		out[i] = math.Round(x*1000)/1000 + 0
	}
	return out
}

// standardise moves a drawing to its middle, turns it so that it is widest from
// left to right, mirrors it so that most nodes lie left and low, scales it to
// the spacing, and drives discs apart.
func (d *drawing) standardise(o FA2Options) {
	center(d.x)
	center(d.y)
	d.turn()
	mirror(d.x)
	mirror(d.y)
	near := meanNearest(d.x, d.y)
	for i := range d.x {
		d.x[i] *= o.Spacing / near
		d.y[i] *= o.Spacing / near
	}
	if d.radius != nil {
		d.spread()
	}
}

func center(v []float64) {
	mean := 0.0
	for _, x := range v {
		mean += x / float64(len(v))
	}
	for i := range v {
		v[i] -= mean
	}
}

// turn brings the direction of largest variance to the horizontal.
func (d *drawing) turn() {
	var xx, xy, yy float64
	for i := range d.x {
		xx += d.x[i] * d.x[i]
		xy += d.x[i] * d.y[i]
		yy += d.y[i] * d.y[i]
	}
	sin, cos := math.Sincos(math.Atan2(2*xy, xx-yy) / 2)
	for i := range d.x {
		d.x[i], d.y[i] = cos*d.x[i]+sin*d.y[i], cos*d.y[i]-sin*d.x[i]
	}
}

// mirror turns the signs round if the median is above 0.
func mirror(v []float64) {
	sorted := slices.Clone(v)
	slices.Sort(sorted)
	if sorted[len(sorted)/2] <= 0 {
		return
	}
	for i := range v {
		v[i] = -v[i]
	}
}

// meanNearest is the mean distance from a node to its nearest one. It sweeps
// from left to right and looks to both sides as far as a nearer one can be.
func meanNearest(x, y []float64) float64 {
	order := make([]int32, len(x))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(x[a], x[b]) })
	sum := 0.0
	for i, v := range order {
		best := math.Inf(1)
		for _, step := range []int{-1, 1} {
			for j := i + step; j >= 0 && j < len(order); j += step {
				u := order[j]
				dx, dy := x[u]-x[v], y[u]-y[v]
				if dx*dx >= best {
					break
				}
				best = min(best, dx*dx+dy*dy)
			}
		}
		sum += math.Sqrt(best)
	}
	return sum / float64(max(1, len(order)))
}
