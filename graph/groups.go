package graph

import "slices"

// mark is a hard fact about a thing: its value for one kind of identifier.
type mark struct {
	kind  Scheme
	value int32
}

// groups is a union-find over things that refuses to join what clashes. Two
// groups clash if both have marks of some kind and none of these in common. The
// root of a group is its smallest member.
type groups struct {
	parent []int32
	marks  [][]mark           // of each root, each once
	large  map[int32]*markSet // of roots with many marks
}

// markSet looks up the marks of a group that has many.
type markSet struct {
	has   map[mark]struct{}
	kinds []Scheme // in the order in which they came
}

// fewMarks is the number of marks that are compared one by one.
const fewMarks = 16

func newGroups(n int) *groups {
	g := &groups{parent: make([]int32, n), marks: make([][]mark, n), large: make(map[int32]*markSet)}
	for i := range g.parent {
		g.parent[i] = int32(i)
	}
	return g
}

// root is the smallest member of the group that holds i.
func (g *groups) root(i int32) int32 {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

// join makes one group of two. It returns false, and changes nothing, if they clash.
func (g *groups) join(a, b int32) bool { return g.joinBut(a, b, "") }

// joinBut does so, but forgives a clash of one kind.
func (g *groups) joinBut(a, b int32, forgiven Scheme) bool {
	a, b = g.root(a), g.root(b)
	if a == b {
		return true
	}
	if g.clash(a, b, forgiven) {
		return false
	}
	g.force(a, b)
	return true
}

// force makes one group of two roots, whatever their marks.
func (g *groups) force(a, b int32) {
	if b < a {
		a, b = b, a
	}
	g.parent[b] = a
	if len(g.marks[a]) < len(g.marks[b]) {
		g.marks[a], g.marks[b] = g.marks[b], g.marks[a]
		if s := g.large[b]; s != nil { // a has fewer, so it has no set
			g.large[a] = s
		}
	}
	for _, m := range g.marks[b] {
		g.mark(a, m)
	}
	g.marks[b] = nil
	delete(g.large, b)
}

// mark gives a root a mark.
func (g *groups) mark(root int32, m mark) {
	if g.hasMark(root, m) {
		return
	}
	g.marks[root] = append(g.marks[root], m)
	if s := g.large[root]; s != nil {
		s.add(m)
		return
	}
	if len(g.marks[root]) > fewMarks {
		s := &markSet{has: make(map[mark]struct{})}
		for _, x := range g.marks[root] {
			s.add(x)
		}
		g.large[root] = s
	}
}

func (s *markSet) add(m mark) {
	s.has[m] = struct{}{}
	if !slices.Contains(s.kinds, m.kind) {
		s.kinds = append(s.kinds, m.kind)
	}
}

// hasMark tells whether a root has a mark.
func (g *groups) hasMark(root int32, m mark) bool {
	if s := g.large[root]; s != nil {
		_, ok := s.has[m]
		return ok
	}
	return slices.Contains(g.marks[root], m)
}

// hasKind tells whether a root has a mark of a kind.
func (g *groups) hasKind(root int32, kind Scheme) bool {
	if s := g.large[root]; s != nil {
		return slices.Contains(s.kinds, kind)
	}
	return slices.ContainsFunc(g.marks[root], func(m mark) bool { return m.kind == kind })
}

// clash tells whether two roots have a kind of mark in common but no value of
// it. It takes as long as the shorter of the two sets.
func (g *groups) clash(a, b int32, forgiven Scheme) bool {
	if len(g.marks[a]) > len(g.marks[b]) {
		a, b = b, a
	}
	for i, x := range g.marks[a] {
		first := i == slices.IndexFunc(g.marks[a], func(y mark) bool { return y.kind == x.kind })
		if first && x.kind != forgiven && g.hasKind(b, x.kind) && !g.agree(a, b, x.kind) {
			return true
		}
	}
	return false
}

// agree tells whether two roots share a value of a kind.
func (g *groups) agree(a, b int32, kind Scheme) bool {
	return slices.ContainsFunc(g.marks[a], func(x mark) bool { return x.kind == kind && g.hasMark(b, x) })
}

// joinAll joins what it can of the members, each with the first of the groups
// so far that it does not clash with. It returns one member of each group that
// is left; one is left if nothing clashed.
func (g *groups) joinAll(members []int32) []int32 { return g.joinMembers(members, fewGroups) }

// joinMembers does so, and looks groups up by their marks once few are left.
func (g *groups) joinMembers(members []int32, few int) []int32 {
	var left []int32
	for i, m := range members {
		if len(left) > few {
			return g.joinMany(left, members[i:])
		}
		if !slices.ContainsFunc(left, func(l int32) bool { return g.join(l, m) }) {
			left = append(left, m)
		}
	}
	return left
}

// joinMany goes on with members where many groups are left.
func (g *groups) joinMany(left, members []int32) []int32 {
	x := newLeftGroups(g, left)
	for _, m := range members {
		if !x.join(m) {
			x.add(m)
		}
	}
	return x.left
}
