package graph

import (
	"container/heap"
	"slices"
	"strings"
)

// fewGroups is the number of groups that joinAll compares one by one. More of
// them are looked up by their marks.
const fewGroups = 16

// leftGroups are the groups that joinAll has left so far, by the marks that they
// hold. A thing that fits a group shares a value with it for each kind that both
// have, so it is enough to look under its own values.
type leftGroups struct {
	g      *groups
	left   []int32 // a member of each group
	shapes []*markShape
	byKey  map[string]*markShape
}

// markShape holds the groups that have marks of the same kinds. A group that
// gets marks of another kind later stays, out of date, and is passed over.
type markShape struct {
	kinds   []Scheme // sorted, each once
	key     string
	groups  placeHeap        // places in leftGroups.left
	holders map[mark][]int32 // places in leftGroups.left of the groups with a mark
}

func newLeftGroups(g *groups, left []int32) *leftGroups {
	x := &leftGroups{g: g, byKey: make(map[string]*markShape)}
	for _, m := range left {
		x.add(m)
	}
	return x
}

// add notes that a member is left.
func (x *leftGroups) add(member int32) {
	x.left = append(x.left, member)
	place := int32(len(x.left) - 1)
	x.shape(x.kinds(place)).file(place, x.marks(place))
}

// root is the root of the group at a place.
func (x *leftGroups) root(place int32) int32 { return x.g.root(x.left[place]) }

// marks are the marks of the group at a place, and kinds their kinds.
func (x *leftGroups) marks(place int32) []mark   { return x.g.marks[x.root(place)] }
func (x *leftGroups) kinds(place int32) []Scheme { return x.g.kinds(x.root(place)) }

// refile files a group again that had another shape, or whose marks have grown
// by some.
func (x *leftGroups) refile(place int32, old *markShape, grown []mark) {
	s := x.shape(x.kinds(place))
	if s != old {
		s.file(place, x.marks(place))
		return
	}
	for _, m := range grown {
		s.holders[m] = append(s.holders[m], place)
	}
}

// file notes a group with its marks.
func (s *markShape) file(place int32, marks []mark) {
	heap.Push(&s.groups, place)
	for _, m := range marks {
		s.holders[m] = append(s.holders[m], place)
	}
}

// shape is the one of a set of kinds.
func (x *leftGroups) shape(kinds []Scheme) *markShape {
	key := kindsKey(kinds)
	s := x.byKey[key]
	if s == nil {
		s = &markShape{kinds: kinds, key: key, holders: make(map[mark][]int32)}
		x.byKey[key] = s
		x.shapes = append(x.shapes, s)
	}
	return s
}

// kinds are the kinds of the marks of a root, sorted, each once.
func (g *groups) kinds(root int32) []Scheme {
	if s := g.large[root]; s != nil {
		return slices.Sorted(slices.Values(s.kinds))
	}
	kinds := make([]Scheme, len(g.marks[root]))
	for i, m := range g.marks[root] {
		kinds[i] = m.kind
	}
	slices.Sort(kinds)
	return slices.Compact(kinds)
}

func kindsKey(kinds []Scheme) string {
	var b strings.Builder
	for _, k := range kinds {
		b.WriteString(string(k))
		b.WriteByte(0)
	}
	return b.String()
}

// join joins a member with the first group that it fits; false if it fits none.
func (x *leftGroups) join(member int32) bool {
	root := x.g.root(member)
	first := int32(-1)
	for _, s := range x.shapes {
		if p := x.firstFit(s, root); p >= 0 && (first < 0 || p < first) {
			first = p
		}
	}
	if first < 0 {
		return false
	}
	if x.root(first) == root {
		return true
	}
	old := x.shape(x.kinds(first))
	var grown []mark
	for _, m := range x.g.marks[root] {
		if !x.g.hasMark(x.root(first), m) {
			grown = append(grown, m)
		}
	}
	x.g.force(x.root(first), root)
	x.refile(first, old, grown)
	return true
}

// firstFit is the first group of a shape that a root fits, -1 if there is none.
func (x *leftGroups) firstFit(s *markShape, root int32) int32 {
	rarest, shared := x.rarest(s, x.g.marks[root])
	if !shared {
		return x.firstOf(s)
	}
	first := int32(-1)
	for _, p := range rarest {
		if (first < 0 || p < first) && !x.g.clash(x.root(p), root, "") {
			first = p
		}
	}
	return first
}

// rarest lists the groups of a shape that share a value with the marks, for the
// kind for which these are fewest; false if they have no kind in common.
func (x *leftGroups) rarest(s *markShape, marks []mark) (holders []int32, shared bool) {
	best := Scheme("")
	fewest := 0
	for _, kind := range s.kinds {
		has, n := false, 0
		for _, m := range marks {
			if m.kind == kind {
				has = true
				n += len(s.holders[m])
			}
		}
		if has && (!shared || n < fewest) {
			best, fewest, shared = kind, n, true
		}
	}
	for _, m := range marks {
		if shared && m.kind == best {
			holders = append(holders, s.holders[m]...)
		}
	}
	return holders, shared
}

// firstOf is the first group that still has the shape, -1 if there is none.
func (x *leftGroups) firstOf(s *markShape) int32 {
	for len(s.groups) > 0 {
		p := s.groups[0]
		if kindsKey(x.kinds(p)) == s.key {
			return p
		}
		heap.Pop(&s.groups)
	}
	return -1
}

// placeHeap is a heap: the first is the smallest.
type placeHeap []int32

func (h placeHeap) Len() int           { return len(h) }
func (h placeHeap) Less(i, j int) bool { return h[i] < h[j] }
func (h placeHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *placeHeap) Push(x any)        { *h = append(*h, x.(int32)) }
func (h *placeHeap) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}
