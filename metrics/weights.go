package metrics

import (
	"errors"
	"fmt"
	"math"

	"cocite/graph/csr"
)

// useWeights tells whether a kernel has to look at weights. It is an error to
// ask for weights that are negative or not finite: no measure here is defined
// on them. Their sum must be finite too, so that no kernel overflows.
func useWeights(g *csr.Graph, weighted bool) (bool, error) {
	if !weighted || !g.Weighted() {
		return false, nil
	}
	var sum float64
	for u := range g.N() {
		for i, w := range g.OutWeights(u) {
			if !(w >= 0) || math.IsInf(w, 0) {
				return false, fmt.Errorf("weight %v between nodes %d and %d: weights must be 0 or more", w, u, g.Out(u)[i])
			}
			sum += w
		}
	}
	if math.IsInf(sum, 0) {
		return false, errors.New("the weights add up to more than a number can hold")
	}
	return true, nil
}

// leastWeight is the least sum of weights that a kernel divides by. Smaller ones
// count as 0: their reciprocals leave the range of a float64.
const leastWeight = 1e-290

// gather adds up x over a list of nodes, with four sums side by side, so that
// an addition need not wait for the one before it.
func gather(x []float64, list []int32) float64 {
	var a, b, c, d float64
	for len(list) >= 4 {
		a += x[list[0]]
		b += x[list[1]]
		c += x[list[2]]
		d += x[list[3]]
		list = list[4:]
	}
	for _, v := range list {
		a += x[v]
	}
	return (a + b) + (c + d)
}

// gatherWeighted adds up w·x over a list of nodes; a nil w is all ones.
func gatherWeighted(x []float64, list []int32, w []float64) float64 {
	if w == nil {
		return gather(x, list)
	}
	var a, b float64
	for len(list) >= 2 && len(w) >= 2 {
		a += w[0] * x[list[0]]
		b += w[1] * x[list[1]]
		list, w = list[2:], w[2:]
	}
	if len(list) == 1 {
		a += w[0] * x[list[0]]
	}
	return a + b
}
