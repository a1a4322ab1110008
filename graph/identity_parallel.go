package graph

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// inTurn calls work for steps of the numbers below n, on all cores. Each core has
// a function of its own, which newWork makes.
func inTurn(n, step int, newWork func() func(from, to int)) {
	steps := (n + step - 1) / step
	var next atomic.Int64
	var done sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), steps) {
		work := newWork()
		done.Go(func() {
			for s := int(next.Add(1)) - 1; s < steps; s = int(next.Add(1)) - 1 {
				work(s*step, min(n, (s+1)*step))
			}
		})
	}
	done.Wait()
}

// outcome is what the clustering of one component has to tell.
type outcome struct {
	component int32
	joins     []join
	refused   []refusal
}

// joinComponents clusters components on all cores, the largest first. They have
// no cluster in common; what they tell is put into their order.
func (c *clusters) joinComponents(x *facts, components Lists) {
	order := make([]int32, components.Len())
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		return cmp.Compare(len(components.Of(int(b))), len(components.Of(int(a))))
	})
	var all []*[]outcome
	inTurn(len(order), 1, func() func(from, to int) {
		own, part := x.forCore(), c.forCore()
		own.book = part.book
		list := new([]outcome)
		all = append(all, list)
		return func(from, to int) {
			for _, i := range order[from:to] {
				part.joinComponent(own, components.Of(int(i)))
				*list = part.tell(*list, i)
			}
		}
	})
	c.hear(all)
}

// joinComponent joins clusters, round by round, until nothing joins.
func (c *clusters) joinComponent(x *facts, roots []int32) {
	var r round
	for range maxRounds {
		r.atoms = refresh(x, c, roots, r.atoms)
		r.pairs = scorePairs(x, r.atoms, r.pairs)
		if !agglomerate(x, c, r) {
			break
		}
		roots = c.roots(roots)
	}
	absorb(x, c, c.roots(roots))
}

// forCore is a view of the same clusters with scratch space of its own, for the
// work on some of them.
func (c *clusters) forCore() *clusters {
	part := *c
	part.joins = nil
	part.works, part.forms = newStamps(len(c.works.mark)), newStamps(len(c.forms.mark))
	if c.book != nil {
		part.book = new(book)
	}
	return &part
}

// forCore is a view of the same facts with scratch space of its own.
func (x *facts) forCore() *facts {
	own := *x
	own.places = newPlaceInterner()
	own.blockSpread, own.groupSpread = make([]spread, len(x.blockSpread)), make([]spread, len(x.groupSpread))
	return &own
}

// tell appends what a component has to tell, if anything, and forgets it.
func (c *clusters) tell(list []outcome, component int32) []outcome {
	t := outcome{component: component, joins: c.joins}
	c.joins = nil
	if c.book != nil {
		t.refused, c.book.list = c.book.list, nil
	}
	if len(t.joins)+len(t.refused) == 0 {
		return list
	}
	return append(list, t)
}

// hear takes in what all components tell, in their order.
func (c *clusters) hear(all []*[]outcome) {
	var list []outcome
	for _, some := range all {
		list = append(list, *some...)
	}
	slices.SortFunc(list, func(a, b outcome) int { return cmp.Compare(a.component, b.component) })
	for _, t := range list {
		c.joins = append(c.joins, t.joins...)
		if c.book != nil {
			c.book.list = append(c.book.list, t.refused...)
		}
	}
}
