package metrics

import "cocite/graph/csr"

// nodeGroups are lists of nodes, laid end to end: group i is
// nodes[off[i]:off[i+1]].
type nodeGroups struct{ nodes, off []int32 }

func (s nodeGroups) len() int            { return len(s.off) - 1 }
func (s nodeGroups) group(i int) []int32 { return s.nodes[s.off[i]:s.off[i+1]] }

// groupByLabel lists the nodes of each label 0..k-1, ascending inside a group.
func groupByLabel(label []int32) nodeGroups {
	k := int32(0)
	for _, l := range label {
		k = max(k, l+1)
	}
	s := nodeGroups{nodes: make([]int32, len(label)), off: make([]int32, k+1)}
	for _, l := range label {
		s.off[l+1]++
	}
	for i := range k {
		s.off[i+1] += s.off[i]
	}
	next := append([]int32(nil), s.off[:k]...)
	for u, l := range label {
		s.nodes[next[l]] = int32(u)
		next[l]++
	}
	return s
}

// strongOrder lists the strong components of g in topological order: an arc
// leads into its own component or into a later one. It is Kahn's algorithm on
// components, where the ready one that was found last goes next.
func strongOrder(g *csr.Graph) nodeGroups {
	label := StrongComponents(g)
	comps := groupByLabel(label)
	waiting := make([]int32, comps.len()) // arcs from components that are not listed yet
	for u := range g.N() {
		for _, v := range g.Out(u) {
			if label[v] != label[u] {
				waiting[label[v]]++
			}
		}
	}
	var ready []int32
	for c := len(waiting) - 1; c >= 0; c-- {
		if waiting[c] == 0 {
			ready = append(ready, int32(c))
		}
	}
	out := nodeGroups{nodes: make([]int32, 0, g.N()), off: make([]int32, 1, comps.len()+1)}
	for len(ready) > 0 {
		c := int(ready[len(ready)-1])
		ready = release(g, label, comps.group(c), waiting, ready[:len(ready)-1])
		out.nodes = append(out.nodes, comps.group(c)...)
		out.off = append(out.off, int32(len(out.nodes)))
	}
	return out
}

// release takes a listed component's arcs away from those that wait for it.
func release(g *csr.Graph, label, members, waiting, ready []int32) []int32 {
	for _, u := range members {
		for _, v := range g.Out(int(u)) {
			c := label[v]
			if c == label[u] {
				continue
			}
			waiting[c]--
			if waiting[c] == 0 {
				ready = append(ready, c)
			}
		}
	}
	return ready
}
