package graph

import (
	"cmp"
	"slices"
)

// What a ledger tells of pairs that were not joined.
const (
	closeMargin = 3.0  // points too little that a person should see
	clashPoints = 12.0 // points of a pair whose names clash that a person should see
	maxCommon   = 5    // co-authors in common that are named
)

// book keeps pairs that were weighed and not joined. A nil book keeps nothing.
type book struct{ list []refusal }

// refusal is a pair that was not joined.
type refusal struct {
	a, b  int32 // places
	stage Stage
	why   reason
}

// refuse notes a pair that something kept apart.
func (k *book) refuse(x *facts, a, b *atom, ev evidence, stage Stage) {
	if k != nil {
		k.list = append(k.list, refusal{a.root, b.root, stage, reason{ev: ev, common: x.common(a, b)}})
	}
}

// noteClose notes the pairs that nearly had enough points.
func (k *book) noteClose(x *facts, atoms []atom, pairs []scored) {
	if k == nil {
		return
	}
	for i := range pairs {
		p := &pairs[i]
		if p.ev.points < p.ev.need && p.ev.points >= p.ev.need-closeMargin {
			k.refuse(x, &atoms[p.a], &atoms[p.b], p.ev, StageClose)
		}
	}
}

// noteClash notes a pair whose names clash, if all else speaks for one person.
func (k *book) noteClash(x *facts, a, b *atom, block int32) {
	if k == nil || sharedCount(a.works, b.works) > 0 {
		return
	}
	if ev := x.weigh(a, b, block); ev.points >= clashPoints {
		k.refuse(x, a, b, ev, StageClash)
	}
}

// refuseID notes mentions of one id that were not joined.
func (k *book) refuseID(a, b int32, id string) {
	if k != nil {
		k.list = append(k.list, refusal{a, b, StageClash, reason{id: id}})
	}
}

// note keeps why two clusters are joined, if somebody will be told.
func (c *clusters) note(l *lineup, j join) {
	if c.book != nil || l.printedApart(j.a, j.b) {
		c.joins = append(c.joins, j)
	}
}

// noteEvidence keeps the evidence that joins two atoms.
func (c *clusters) noteEvidence(x *facts, a, b *atom, ev evidence) {
	j := join{a.root, b.root, reason{ev: ev}}
	if c.book != nil || x.l.printedApart(j.a, j.b) {
		j.why.common = x.common(a, b)
	}
	c.note(x.l, j)
}

// common lists names that two atoms have beside their own, rare ones first: one
// form a block, at most maxCommon.
func (x *facts) common(a, b *atom) []int32 {
	var out []coauthor
	from := 0
	for _, p := range a.coauthors {
		for from < len(b.coauthors) && b.coauthors[from].block < p.block {
			from++
		}
		to := from
		for to < len(b.coauthors) && b.coauthors[to].block == p.block {
			to++
		}
		if x.coauthorPoints(p.block, 1) > 0 && x.anyFit([]coauthor{p}, b.coauthors[from:to]) {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(p, q coauthor) int {
		return cmp.Or(cmp.Compare(x.blockSize[p.block], x.blockSize[q.block]), cmp.Compare(p.block, q.block), cmp.Compare(p.form, q.form))
	})
	out = slices.CompactFunc(out, func(p, q coauthor) bool { return p.block == q.block })
	forms := make([]int32, min(len(out), maxCommon))
	for i := range forms {
		forms[i] = out[i].form
	}
	return forms
}
