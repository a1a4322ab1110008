package metrics

import (
	"cmp"
	"context"
	"slices"

	"cocite/graph"
	"cocite/graph/csr"
)

// breakCycles returns the arcs of a citation network that have to go before it
// has no cycle, those most against the dates first, by this rule: inside a
// strongly connected component the arc goes that runs most against the dates
// (year of the cited minus year of the citing paper, largest first; 0 where a
// year is unknown), then the one whose citing id, then cited id, comes first;
// until no component of more than one paper is left.
//
// An arc is inside a component, when its turn comes, exactly if its head
// reaches its tail over arcs that come later: those before it are gone or on no
// cycle. So the arcs are added from the last to the first, and the reach of
// each node is kept as a set.
func breakCycles(ctx context.Context, n *graph.Network) ([]csr.Edge, error) {
	var dropped []csr.Edge
	comps := groupByLabel(StrongComponents(n.CSR))
	for c := range comps.len() {
		members := comps.group(c)
		if len(members) < 2 {
			break // components come by size
		}
		arcs, err := backArcs(ctx, n, members)
		if err != nil {
			return nil, err
		}
		dropped = append(dropped, arcs...)
	}
	slices.SortFunc(dropped, newPaperOrder(n).againstDates)
	return dropped, nil
}

// backArcs is breakCycles inside one component.
func backArcs(ctx context.Context, n *graph.Network, members []int32) ([]csr.Edge, error) {
	arcs := arcsInside(n.CSR, members)
	slices.SortFunc(arcs, newPaperOrder(n).againstDates)
	place := make(map[int32]int, len(members))
	for i, u := range members {
		place[u] = i
	}
	reach := newBitRows(len(members))
	for u := range members {
		reach.set(u, u)
	}
	var dropped []csr.Edge
	for i := len(arcs) - 1; i >= 0; i-- {
		if i%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		u, v := place[arcs[i].From], place[arcs[i].To]
		if reach.has(v, u) {
			dropped = append(dropped, arcs[i])
		}
		if !reach.has(u, v) {
			reach.join(u, v)
		}
	}
	return dropped, nil
}

// arcsInside lists the arcs between some nodes.
func arcsInside(g *csr.Graph, members []int32) []csr.Edge {
	var arcs []csr.Edge
	for _, u := range members {
		w := g.OutWeights(int(u))
		for i, v := range g.Out(int(u)) {
			if _, inside := slices.BinarySearch(members, v); inside {
				arcs = append(arcs, csr.Edge{From: u, To: v, Weight: weightAt(w, i)})
			}
		}
	}
	return arcs
}

// againstDates puts the arc first that runs most against the dates, then as ids.
func (o paperOrder) againstDates(a, b csr.Edge) int {
	return cmp.Or(cmp.Compare(o.gap(b), o.gap(a)), o.byID(a.From, b.From), o.byID(a.To, b.To))
}

// gap is how many years the cited paper is younger than the citing one.
func (o paperOrder) gap(e csr.Edge) int64 {
	citing, ok := o.known(e.From)
	cited, ok2 := o.known(e.To)
	if !ok || !ok2 {
		return 0
	}
	return cited - citing
}

// weightAt is weight i of a list, 1 without weights.
func weightAt(w []float64, i int) float64 {
	if w == nil {
		return 1
	}
	return w[i]
}

// join notes an arc: what reaches u now reaches all that v reaches.
func (r bitRows) join(u, v int) {
	for x := range r {
		if !r.has(x, u) || r.has(x, v) {
			continue
		}
		for i, b := range r[v] {
			r[x][i] |= b
		}
	}
}
