package metrics

import (
	"cmp"

	"cocite/graph"
)

// paperOrder compares papers of a citation network by what stays when the
// papers are numbered anew: citations, years and ids.
type paperOrder struct {
	n    *graph.Network
	year graph.Column // empty if the network has none
}

func newPaperOrder(n *graph.Network) paperOrder {
	c, ok := n.Column("year")
	if !ok || c.Int == nil {
		return paperOrder{n: n}
	}
	return paperOrder{n: n, year: c}
}

// known returns the year of a paper, false if it has none.
func (o paperOrder) known(u int32) (int64, bool) {
	if o.year.Int == nil || !o.year.Known(int(u)) {
		return 0, false
	}
	return o.year.Int[u], true
}

// byCitations puts the most cited paper first, then as byAge.
func (o paperOrder) byCitations(u, v int32) int {
	return cmp.Or(
		cmp.Compare(len(o.n.CSR.In(int(v))), len(o.n.CSR.In(int(u)))),
		o.byAge(u, v))
}

// byAge puts the oldest paper first and those without a year last, then as byID.
func (o paperOrder) byAge(u, v int32) int {
	yu, okU := o.known(u)
	yv, okV := o.known(v)
	switch {
	case okU != okV && okU:
		return -1
	case okU != okV:
		return 1
	}
	return cmp.Or(cmp.Compare(yu, yv), o.byID(u, v))
}

func (o paperOrder) byID(u, v int32) int { return cmp.Compare(o.n.IDs[u], o.n.IDs[v]) }
