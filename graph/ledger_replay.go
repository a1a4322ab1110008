package graph

import (
	"cmp"
	"fmt"
	"slices"
)

// replay applies what people decided to the clusters that a rule made. First every
// "different" cuts: persons are put together again from the lines of the ledger,
// the strongest first, but for those that would join what is different. Then
// every "same" joins whole persons, in the order of the lines. A "same" against
// a "different", or for two names of one by-line, is refused and reported.
type replay struct {
	l         *lineup
	c         *clusters
	decisions []Decision
	thesaurus *labels
	index     *whoIndex
	marks     map[int32][]side // of each root
	refused   []bool           // of each decision
	problems  []Problem
}

// side is one side of a decision that two mentions differ.
type side struct {
	decision int32
	b        bool
}

func newReplay(l *lineup, c *clusters, o identification) *replay {
	return &replay{l: l, c: c, decisions: o.decisions, thesaurus: o.thesaurus, marks: make(map[int32][]side), refused: make([]bool, len(o.decisions))}
}

// run applies all decisions and returns what could not be done.
func (r *replay) run(lines []ruleLine) []Problem {
	if len(r.decisions) == 0 && r.thesaurus == nil {
		return nil
	}
	r.index = newWhoIndex(r.l, r.c, r.decisions, r.thesaurus.all())
	pairs := r.findAll()
	r.cut(lines, pairs)
	for i := range r.decisions {
		if d := &r.decisions[i]; pairs[i].known() && d.override() && d.Verdict == Same {
			r.refused[i] = !r.join(d.File, d.Line, "decisions", slices.Concat(pairs[i].a, pairs[i].b))
		}
	}
	r.applyThesaurus()
	return r.problems
}

// twoSides are the places that the two sides of a decision name.
type twoSides struct{ a, b []int32 }

func (t twoSides) known() bool { return len(t.a) > 0 && len(t.b) > 0 }

// findAll looks up what the decisions name, and reports those that name nobody or
// one mention twice.
func (r *replay) findAll() []twoSides {
	pairs := make([]twoSides, len(r.decisions))
	for i := range r.decisions {
		d := &r.decisions[i]
		a, why := r.index.find(d.A)
		b, whyB := r.index.find(d.B)
		switch {
		case why != "" || whyB != "":
			r.refused[i] = true
			r.problem(d.File, d.Line, "decisions.unknown", "the line says nothing of these data: "+cmp.Or(why, whyB))
		case overlap(a, b):
			r.refused[i] = true
			r.problem(d.File, d.Line, "decisions.itself", "the line names one mention on both sides")
		default:
			pairs[i] = twoSides{a, b}
		}
	}
	return pairs
}

// overlap tells whether two ascending lists share a value.
func overlap(a, b []int32) bool { return sharedCount(a, b) > 0 }

func (r *replay) problem(file string, line int, code, message string) {
	r.problems = append(r.problems, Problem{File: file, Line: line, Code: code, Severity: Warn, Message: message})
}

// cut takes persons apart that hold mentions which differ.
func (r *replay) cut(lines []ruleLine, pairs []twoSides) {
	own := make(map[int32][]side) // of each place
	var marked []int32
	for i := range r.decisions {
		if d := &r.decisions[i]; !pairs[i].known() || !d.override() || d.Verdict != Different {
			continue
		}
		for _, p := range pairs[i].a {
			own[p] = append(own[p], side{int32(i), false})
		}
		for _, p := range pairs[i].b {
			own[p] = append(own[p], side{int32(i), true})
		}
		marked = slices.Concat(marked, pairs[i].a, pairs[i].b)
	}
	torn := r.takeApart(sortedOnce(marked), own)
	for _, p := range sortedOnce(marked) {
		root := r.c.find(p)
		r.marks[root] = uniteSides(r.marks[root], own[p])
	}
	r.putTogether(lines, torn)
}

// takeApart breaks the clusters of some places into single mentions, which it returns.
func (r *replay) takeApart(marked []int32, own map[int32][]side) map[int32]bool {
	torn := make(map[int32]bool)
	for _, p := range marked {
		if torn[p] || !r.mustSplit(p, own) {
			continue
		}
		members := r.c.members(p, nil)
		for _, q := range members {
			torn[q] = true
			r.c.parent[q], r.c.next[q], r.c.size[q] = q, q, 1
		}
	}
	return torn
}

// mustSplit tells whether a cluster holds both sides of a decision.
func (r *replay) mustSplit(p int32, own map[int32][]side) bool {
	var all []side
	for q := range r.c.walk(p) {
		if sidesClash(all, own[q]) >= 0 {
			return true
		}
		all = uniteSides(all, own[q])
	}
	return false
}

// putTogether joins what was taken apart by the lines of the ledger, strong ones first.
func (r *replay) putTogether(lines []ruleLine, torn map[int32]bool) {
	var order []*ruleLine
	for i := range lines {
		if k := &lines[i]; k.auto == Same && torn[k.a] {
			order = append(order, k)
		}
	}
	slices.SortStableFunc(order, func(p, q *ruleLine) int {
		return cmp.Or(cmp.Compare(p.grade(), q.grade()), cmp.Compare(q.why.ev.points-q.why.ev.need, p.why.ev.points-p.why.ev.need), cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b))
	})
	for _, k := range order {
		if a, b := r.c.find(k.a), r.c.find(k.b); a != b && sidesClash(r.marks[a], r.marks[b]) < 0 {
			r.union(a, b)
		}
	}
}

// grade orders the kinds of joins by their strength.
func (k *ruleLine) grade() int {
	return slices.Index([]Stage{StageID, StageRule, StageEvidence, StageAbsorbed}, k.stage)
}

// union joins two clusters and their marks.
func (r *replay) union(a, b int32) {
	a, b = r.c.find(a), r.c.find(b)
	all := uniteSides(r.marks[a], r.marks[b])
	r.c.union(a, b)
	delete(r.marks, a)
	delete(r.marks, b)
	if len(all) > 0 {
		r.marks[r.c.find(a)] = all
	}
}

// join makes one person of some places as far as it can; it returns false, and
// reports the first fault, if something forbids it.
func (r *replay) join(file string, line int, code string, places []int32) bool {
	ok := true
	for _, q := range places[1:] {
		a, b := r.c.find(places[0]), r.c.find(q)
		if a == b {
			continue
		}
		if why := r.forbidden(a, b); why != "" {
			if ok {
				r.problem(file, line, code+".clash", why)
			}
			ok = false
			continue
		}
		r.c.joins = append(r.c.joins, join{places[0], q, reason{byHand: fmt.Sprintf("%s, line %d", file, line)}})
		r.union(a, b)
	}
	return ok
}

// forbidden says why two clusters can't become one, "" if they can.
func (r *replay) forbidden(a, b int32) string {
	names := fmt.Sprintf("%q and %q", r.l.name(a).String(), r.l.name(b).String())
	if i := sidesClash(r.marks[a], r.marks[b]); i >= 0 {
		d := &r.decisions[i]
		return fmt.Sprintf("%s can't be one person: %s, line %d says that they are different", names, d.File, d.Line)
	}
	if r.c.shareWork(r.l, a, b) {
		return fmt.Sprintf("%s can't be one person: the by-line of a paper names both", names)
	}
	return ""
}

// sidesClash is a decision of which two lists hold both sides, -1 if there is none.
func sidesClash(x, y []side) int32 {
	for _, p := range x {
		if slices.Contains(y, side{p.decision, !p.b}) {
			return p.decision
		}
	}
	return -1
}

// uniteSides holds what either list holds, each once.
func uniteSides(x, y []side) []side {
	out := slices.Clone(x)
	for _, p := range y {
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// ledger lists what the rule decided, with the verdicts that hold now, and the
// decisions of people about other pairs.
func (r *replay) ledger(lines []ruleLine) []Decision {
	out := make([]Decision, 0, len(lines))
	told := make(map[[2]Who]bool)
	for i := range lines {
		d := r.c.decision(r.l, &lines[i])
		if len(r.decisions) > 0 {
			told[[2]Who{d.A, d.B}] = true
		}
		out = append(out, d)
	}
	for i := range r.decisions {
		d := r.decisions[i]
		if r.refused[i] || !d.override() || told[[2]Who{d.A, d.B}] {
			continue
		}
		d.Stage, d.Auto = StageOverride, ""
		out = append(out, d)
	}
	return out
}
