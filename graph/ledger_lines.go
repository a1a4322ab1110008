package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// ruleLine is what the rule decided about two places.
type ruleLine struct {
	a, b  int32
	auto  Verdict
	stage Stage
	why   reason
	but   string // what kept them apart, in words
}

// ruleLines lists what the rule decided: each join, so that the lines hold every
// person together, and the pairs that were kept apart in the end, each two
// persons once. It is called before any override.
func (c *clusters) ruleLines(l *lineup) []ruleLine {
	lines := make([]ruleLine, 0, len(c.joins)+len(c.book.list))
	tie := newTies(len(l.mention))
	for _, j := range c.joins {
		lines = append(lines, ruleLine{a: j.a, b: j.b, auto: Same, stage: j.why.stage(), why: j.why})
		tie.union(j.a, j.b)
	}
	for p := range l.mention {
		if root := c.find(int32(p)); tie.find(root) != tie.find(int32(p)) {
			lines = append(lines, ruleLine{a: root, b: int32(p), auto: Same, stage: StageRule})
			tie.union(root, int32(p))
		}
	}
	lines = append(lines, c.keptApart(l)...)
	slices.SortStableFunc(lines, func(p, q ruleLine) int { return l.compareLines(&p, &q) })
	return lines
}

// stage is the step that joins for a reason.
func (r reason) stage() Stage {
	switch {
	case r.id != "":
		return StageID
	case r.absorbed:
		return StageAbsorbed
	}
	return StageEvidence
}

// keptApart lists the pairs that were weighed and are two persons in the end: for
// each two persons the pair with the most points to spare.
func (c *clusters) keptApart(l *lineup) []ruleLine {
	var out []ruleLine
	for _, k := range c.book.list {
		if a, b := c.find(k.a), c.find(k.b); a != b {
			out = append(out, ruleLine{k.a, k.b, Different, k.stage, k.why, c.butWords(l, &k)})
		}
	}
	pair := func(k *ruleLine) (int32, int32) {
		a, b := c.find(k.a), c.find(k.b)
		return min(a, b), max(a, b)
	}
	slices.SortStableFunc(out, func(p, q ruleLine) int {
		a, b := pair(&p)
		x, y := pair(&q)
		return cmp.Or(cmp.Compare(a, x), cmp.Compare(b, y), cmp.Compare(q.why.ev.points, p.why.ev.points), cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b))
	})
	return slices.CompactFunc(out, func(p, q ruleLine) bool {
		a, b := pair(&p)
		x, y := pair(&q)
		return a == x && b == y
	})
}

// butWords says what kept two clusters apart.
func (c *clusters) butWords(l *lineup, k *refusal) string {
	switch k.stage {
	case StageClose:
		return "too few points"
	case StageMean:
		return "but the other papers of the two have little in common"
	case StageIDs:
		return "but different ids: " + strings.Join(c.idsThatDiffer(k.a, k.b), ", ")
	}
	switch {
	case c.shareWork(l, c.find(k.a), c.find(k.b)):
		return "but one by-line names both"
	case !c.namesFit(l, c.find(k.a), c.find(k.b)):
		return "but names clash"
	}
	return fmt.Sprintf("but more than %d years lie between their papers", maxSpan)
}

// idsThatDiffer names ids of two clusters, one each.
func (c *clusters) idsThatDiffer(a, b int32) []string {
	var out []string
	for _, t := range []*idTable{&c.orcids, &c.sources} {
		if t.of == nil || t.differ(c, a, b) == "" {
			continue
		}
		scheme := t.differ(c, a, b)
		for _, cluster := range []int32{a, b} {
			ids := t.idsOf(c, cluster)
			slices.Sort(ids)
			if i := slices.IndexFunc(ids, func(id int32) bool { return t.scheme(id) == scheme }); i >= 0 {
				out = append(out, t.names[ids[i]])
			}
		}
	}
	return out
}

// compareLines orders lines by the name of their first mention, then by places.
func (l *lineup) compareLines(p, q *ruleLine) int {
	f, g := &l.forms[l.form[p.a]], &l.forms[l.form[q.a]]
	if l.form[p.a] != l.form[q.a] {
		if d := cmp.Or(strings.Compare(f.familyKey(), g.familyKey()), strings.Compare(f.givenKey(" "), g.givenKey(" ")), strings.Compare(f.name.String(), g.name.String())); d != 0 {
			return d
		}
	}
	return cmp.Or(cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b))
}

// decision writes a line for people, with the verdict that holds in the end.
func (c *clusters) decision(l *lineup, r *ruleLine) Decision {
	d := Decision{Verdict: Different, Auto: r.auto, Stage: r.stage, A: l.who(r.a), B: l.who(r.b)}
	if c.find(r.a) == c.find(r.b) {
		d.Verdict = Same
	}
	if r.stage == StageRule {
		d.Evidence = "equal under the rule"
		return d
	}
	d.Evidence = r.why.words(l)
	if r.but != "" {
		d.Evidence += "; " + r.but
	}
	if ev := r.why.ev; r.why.id == "" && !r.why.absorbed && ev.names.grade != NoMatch {
		d.Weighed, d.Points, d.Needed = true, ev.points, ev.need
	}
	return d
}

// who names a place.
func (l *lineup) who(place int32) Who {
	m := l.at(place)
	return Who{Place: l.work(place).id + "#" + strconv.Itoa(int(m.position)+1), Name: l.name(place).String()}
}
