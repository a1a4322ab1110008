package metrics

import (
	"fmt"
	"math"

	"cocite/graph"
)

// AppearanceOptions choose what nodes look like.
type AppearanceOptions struct {
	Size  string // node column of numbers; "" is the number of edges, of arcs in a directed network those that come in
	Color string // node column whose values are groups; if there is none, all nodes have one colour
	Least float64
	Most  float64
}

// DefaultAppearance sizes nodes by their edges, from 4 to 100, and colours them
// by community.
var DefaultAppearance = AppearanceOptions{Color: "community", Least: 4, Most: 100}

// evenSize is the size of nodes that all have the same value.
const evenSize = 10

// Appearance returns the node columns "size" and "color".
//
// The size, a radius, is Least + (Most−Least)·√((v−min)/(max−min)), so that the
// area of a disc shows the value v; a missing value gets the least size. If all
// values are equal, all sizes are 10.
//
// The color is "#RRGGBB": the larger a group, the earlier its colour comes in
// Palette; groups beyond it, and nodes of no group, are grey.
func Appearance(n *graph.Network, o AppearanceOptions) ([]graph.Column, error) {
	if !(o.Least >= 0 && o.Least <= o.Most) || math.IsInf(o.Most, 0) {
		return nil, fmt.Errorf("sizes from %v to %v: 0 or more is needed, the least first", o.Least, o.Most)
	}
	values, by := edgeCounts(n), "number of edges"
	if n.Directed {
		by = "number of arcs that come in"
	}
	if o.Size != "" {
		c, ok := n.Column(o.Size)
		if !ok {
			return nil, fmt.Errorf("no node column %q to size nodes by", o.Size)
		}
		var err error
		if values, err = columnNumbers(c); err != nil {
			return nil, err
		}
		by = o.Size
	}
	return []graph.Column{
		{Name: "size", Doc: fmt.Sprintf("radius from %g to %g, its square grows with %s", o.Least, o.Most, by), Float: nodeSizes(values, o)},
		nodeColors(n, o.Color),
	}, nil
}

func edgeCounts(n *graph.Network) []float64 {
	out := make([]float64, n.N())
	for v := range out {
		out[v] = float64(len(n.CSR.In(v)))
	}
	return out
}

// columnNumbers reads a column; what is missing or not finite becomes NaN.
func columnNumbers(c graph.Column) ([]float64, error) {
	if c.Text != nil {
		return nil, fmt.Errorf("column %q holds text: nodes are sized by numbers", c.Name)
	}
	out := make([]float64, c.Len())
	for i := range out {
		switch {
		case !c.Known(i):
			out[i] = math.NaN()
		case c.Int != nil:
			out[i] = float64(c.Int[i])
		case math.IsInf(c.Float[i], 0):
			out[i] = math.NaN()
		default:
			out[i] = c.Float[i]
		}
	}
	return out, nil
}

func nodeSizes(v []float64, o AppearanceOptions) []float64 {
	low, high := math.Inf(1), math.Inf(-1)
	for _, x := range v {
		if !math.IsNaN(x) {
			low, high = min(low, x), max(high, x)
		}
	}
	out := make([]float64, len(v))
	for i, x := range v {
		switch {
		case math.IsNaN(x):
			out[i] = o.Least
		case low == high:
			out[i] = min(max(evenSize, o.Least), o.Most)
		default: // halves, so that no difference overflows
			out[i] = o.Least + (o.Most-o.Least)*math.Sqrt((x/2-low/2)/(high/2-low/2))
		}
	}
	return rounded(out)
}

// Palette returns the colours of groups, the largest first. They can be told
// apart, and from the grey of all others, with every kind of red-green
// blindness: seven of Okabe & Ito 2008 ("Color Universal Design"), then five of
// Paul Tol's "Colour schemes" (SRON/EPS/TN/09-002, 2021).
func Palette() []string {
	return []string{
		"#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442",
		"#332288", "#117733", "#882255", "#DDCC77", "#EE6677",
	}
}

// paletteGrey is for what has no colour of its own.
const paletteGrey = "#BBBBBB"

func nodeColors(n *graph.Network, name string) graph.Column {
	palette := Palette()
	out := graph.Column{Name: "color", Doc: "one colour for all nodes", Text: make([]string, n.N())}
	c, ok := n.Column(name)
	if !ok {
		for v := range out.Text {
			out.Text[v] = palette[0]
		}
		return out
	}
	out.Doc = "colour by " + name + ", one each for the largest groups, grey for all others"
	group := groupRanks(c)
	for v := range out.Text {
		out.Text[v] = paletteGrey
		if g := int(group[v]); g >= 0 && g < len(palette) {
			out.Text[v] = palette[g]
		}
	}
	return out
}

// groupRanks numbers the values of a column by how often they occur; -1 is
// missing.
func groupRanks(c graph.Column) Partition {
	number := make(map[any]int32)
	out := make(Partition, c.Len())
	var known Partition
	for i := range out {
		out[i] = -1
		v := c.Value(i)
		if v == nil || v != v { // NaN is missing too
			continue
		}
		if _, ok := number[v]; !ok {
			number[v] = int32(len(number))
		}
		out[i] = int32(len(known))
		known = append(known, number[v])
	}
	known = known.Renumber()
	for i, k := range out {
		if k >= 0 {
			out[i] = known[k]
		}
	}
	return out
}
