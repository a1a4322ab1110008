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
	marks  [][]mark // of each root
}

func newGroups(n int) *groups {
	g := &groups{parent: make([]int32, n), marks: make([][]mark, n)}
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
func (g *groups) join(a, b int32) bool {
	a, b = g.root(a), g.root(b)
	if a == b {
		return true
	}
	if clash(g.marks[a], g.marks[b]) {
		return false
	}
	if b < a {
		a, b = b, a
	}
	g.parent[b] = a
	g.marks[a] = unite(g.marks[a], g.marks[b])
	g.marks[b] = nil
	return true
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

// clash tells whether two sets of marks have a kind in common but no value of it.
func clash(a, b []mark) bool {
	for _, x := range a {
		if slices.ContainsFunc(b, func(y mark) bool { return y.kind == x.kind }) && !agree(a, b, x.kind) {
			return true
		}
	}
	return false
}

func agree(a, b []mark, kind Scheme) bool {
	for _, x := range a {
		if x.kind == kind && slices.Contains(b, x) {
			return true
		}
	}
	return false
}

// unite returns the marks of both, each once.
func unite(a, b []mark) []mark {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a[:len(a):len(a)], x)
		}
	}
	return a
}
