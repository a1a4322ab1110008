package metrics

import (
	"math"

	"cocite/graph/csr"
)

// Degree returns the number of edges at each node. In a directed graph this is
// in-degree plus out-degree, so two papers that cite each other count twice.
func Degree(g *csr.Graph) []int64 {
	d := OutDegree(g)
	if !g.IsDirected() {
		return d
	}
	for u := range d {
		d[u] += int64(len(g.In(u)))
	}
	return d
}

// InDegree returns the number of arcs that point to each node: on a citation
// network the citations from inside it. Undirected: Degree.
func InDegree(g *csr.Graph) []int64 {
	d := make([]int64, g.N())
	for u := range d {
		d[u] = int64(len(g.In(u)))
	}
	return d
}

// OutDegree returns the number of arcs that leave each node: on a citation
// network the references to papers inside it. Undirected: Degree.
func OutDegree(g *csr.Graph) []int64 {
	d := make([]int64, g.N())
	for u := range d {
		d[u] = int64(len(g.Out(u)))
	}
	return d
}

// Strength returns the sum of the weights of the edges at each node, in and out
// together in a directed graph. An isolated node has 0; in a graph without
// weights strength is degree. A sum too large for a float64 is the largest one.
//
// Source: Barrat, Barthélemy, Pastor-Satorras, Vespignani 2004,
// doi:10.1073/pnas.0400087101.
func Strength(g *csr.Graph) []float64 {
	s := OutStrength(g)
	if !g.IsDirected() {
		return s
	}
	for u, in := range InStrength(g) {
		s[u] = finite(s[u] + in)
	}
	return s
}

// InStrength returns the sum of the weights of the arcs that point to each node.
// Undirected: Strength.
func InStrength(g *csr.Graph) []float64 {
	s := make([]float64, g.N())
	for u := range s {
		s[u] = total(g.InWeights(u), len(g.In(u)))
	}
	return s
}

// OutStrength returns the sum of the weights of the arcs that leave each node.
// Undirected: Strength.
func OutStrength(g *csr.Graph) []float64 {
	s := make([]float64, g.N())
	for u := range s {
		s[u] = total(g.OutWeights(u), len(g.Out(u)))
	}
	return s
}

// total adds weights in their order; without weights each of n edges counts 1.
func total(w []float64, n int) float64 {
	if w == nil {
		return float64(n)
	}
	sum := 0.0
	for _, x := range w {
		sum = finite(sum + x)
	}
	return sum
}

// finite keeps a sum of finite numbers inside what a float64 holds.
func finite(x float64) float64 { return max(-math.MaxFloat64, min(math.MaxFloat64, x)) }
