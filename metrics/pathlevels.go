package metrics

import "cocite/graph/csr"

// pathLevels returns a number for each node that never falls along a path. In a
// directed graph it is how many nodes a shortest path may have that ends in the
// node's strong component, summed up along the components; it rises with each
// arc from one component to another. In an undirected graph all are the same.
// Longest bounds the nodes on a shortest path of g, from above. All takes linear
// time: inside a component no two nodes are further apart than the way by way
// of a third.
func pathLevels(g *csr.Graph) (level []int32, longest int) {
	level = make([]int32, g.N())
	r := newReach(g)
	if g.IsDirected() {
		return level, r.chain(strongOrder(g), level)
	}
	comps := groupByLabel(WeakComponents(g))
	for c := range comps.len() {
		longest = max(longest, r.span(comps.group(c)))
	}
	return level, longest
}

// chain adds up spans along the components, each after those that lead to it.
func (r *reach) chain(order nodeGroups, level []int32) (longest int) {
	for c := range order.len() {
		group := order.group(c)
		before := int32(0)
		for _, u := range group {
			for _, v := range r.g.In(int(u)) {
				before = max(before, level[v]) // 0 inside the component
			}
		}
		here := before + int32(r.span(group))
		for _, u := range group {
			level[u] = here
		}
		longest = max(longest, int(here))
	}
	return longest
}

// reach searches breadth first inside groups of nodes.
type reach struct {
	g     *csr.Graph
	group []int32 // of each node, the number of the last group that held it
	seen  []int32 // of each node, the number of the last search that saw it
	count int32
	queue []int32
}

func newReach(g *csr.Graph) *reach {
	return &reach{g: g, group: make([]int32, g.N()), seen: make([]int32, g.N())}
}

// span bounds the nodes on a shortest path inside a strong component.
func (r *reach) span(group []int32) int {
	if len(group) <= 2 {
		return len(group)
	}
	hub := group[0]
	r.count++
	number := r.count
	for _, u := range group {
		r.group[u] = number
		if len(r.g.Out(int(u))) > len(r.g.Out(int(hub))) {
			hub = u
		}
	}
	there := r.steps(hub, number, r.g.Out)
	back := there
	if r.g.IsDirected() {
		back = r.steps(hub, number, r.g.In)
	}
	return min(len(group), there+back+1)
}

// steps is how far the farthest node of the group is.
func (r *reach) steps(from, group int32, arcs func(int) []int32) int {
	r.count++
	r.queue = append(r.queue[:0], from)
	r.seen[from] = r.count
	depth := -1
	for lo := 0; lo < len(r.queue); depth++ {
		hi := len(r.queue)
		for _, u := range r.queue[lo:hi] {
			for _, v := range arcs(int(u)) {
				if r.group[v] == group && r.seen[v] != r.count {
					r.seen[v] = r.count
					r.queue = append(r.queue, v)
				}
			}
		}
		lo = hi
	}
	return depth
}
