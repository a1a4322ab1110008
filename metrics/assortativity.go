package metrics

import (
	"math"

	"cocite/graph/csr"
)

// Assortativity returns the correlation of the degrees at the two ends of an
// edge, from −1 to 1: positive where hubs join hubs. It is Pearson's
// coefficient over all edges, an undirected edge taken in both directions. In a
// directed graph it compares the out-degree of the source with the in-degree of
// the target. It returns false where that is not defined: without edges, and
// where one of the two does not vary.
//
// Source: Newman 2002, doi:10.1103/PhysRevLett.89.208701; directed: Newman
// 2003, doi:10.1103/PhysRevE.67.026126.
func Assortativity(g *csr.Graph) (float64, bool) {
	out, in := OutDegree(g), InDegree(g)
	var arcs, x, y float64
	for u := range g.N() {
		for _, v := range g.Out(u) {
			arcs++
			x += float64(out[u])
			y += float64(in[v])
		}
	}
	x, y = x/arcs, y/arcs
	var xx, yy, xy float64
	for u := range g.N() {
		for _, v := range g.Out(u) {
			dx, dy := float64(out[u])-x, float64(in[v])-y
			xx, yy, xy = xx+dx*dx, yy+dy*dy, xy+dx*dy
		}
	}
	if arcs == 0 || xx == 0 || yy == 0 {
		return 0, false
	}
	return max(-1, min(1, xy/math.Sqrt(xx)/math.Sqrt(yy))), true
}

// Reciprocity returns the share of arcs u→v for which there is v→u. It returns
// false for an undirected graph and for one without arcs.
func Reciprocity(g *csr.Graph) (float64, bool) {
	if !g.IsDirected() || g.M() == 0 {
		return 0, false
	}
	both := 0
	for u := range g.N() {
		both += common(g.Out(u), g.In(u))
	}
	return float64(both) / float64(g.M()), true
}

// common counts what stands in both of two ascending lists.
func common(a, b []int32) int {
	count := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			a, b = a[1:], b[1:]
			count++
		}
	}
	return count
}

// AssortativityByGroup returns how far edges stay inside the groups that labels
// tell, from −1 to 1, where 0 is what chance gives: (Σ e(i,i) − Σ a(i)·b(i)) /
// (1 − Σ a(i)·b(i)), where e(i,j) is the share of arcs from group i to group j,
// a(i) that of arcs from i and b(j) that of arcs to j; an undirected edge is
// taken in both directions. A label below 0 is unknown, and edges with an
// unknown end are left out. It returns false where it is not defined: without
// edges, and where all of them start and end in one group. It panics unless
// there is one label a node.
//
// Source: Newman 2003, doi:10.1103/PhysRevE.67.026126, eq. 2.
func AssortativityByGroup(g *csr.Graph, label []int32) (float64, bool) {
	if len(label) != g.N() {
		panic("metrics: AssortativityByGroup needs one label a node")
	}
	groups := int32(0)
	for _, l := range label {
		groups = max(groups, l+1)
	}
	from, to := make([]float64, groups), make([]float64, groups)
	var arcs, inside float64
	for u := range g.N() {
		for _, v := range g.Out(u) {
			i, j := label[u], label[v]
			if i < 0 || j < 0 {
				continue
			}
			arcs, from[i], to[j] = arcs+1, from[i]+1, to[j]+1
			if i == j {
				inside++
			}
		}
	}
	var chance float64
	for i := range from {
		chance += from[i] * to[i]
	}
	if arcs == 0 || chance == arcs*arcs {
		return 0, false
	}
	return (inside*arcs - chance) / (arcs*arcs - chance), true
}
