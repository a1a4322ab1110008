package graph

import (
	"fmt"

	"cocite/graph/csr"
)

// Follow returns the network as an edited copy of it is: without the nodes and edges
// that the copy lacks, with the labels, places, sizes and colours of the copy, and
// with its further columns. Nodes go by id; if the copy knows no id, by label. A copy
// without edges says nothing of them. What the copy has beyond the network is not
// taken; Notes count all differences.
func (n *Network) Follow(edited *Network) *Network {
	at := n.placesIn(edited)
	var nodes []int32
	for u, e := range at {
		if e >= 0 {
			nodes = append(nodes, int32(u))
		}
	}
	k := n.sameEdges(edited, at).among(nodes)
	rows := make([]int32, 0, len(nodes))
	for _, u := range nodes {
		rows = append(rows, at[u])
	}
	k.Labels = pickRows(edited.Labels, rows)
	k.Notes = append(k.Notes, followNotes(n, k, edited)...)
	for _, c := range edited.Nodes {
		if _, has := n.Column(c.Name); !has || isPicture(c.Name) {
			k = k.With(c.Pick(rows))
		}
	}
	return k
}

// followNotes say what the edited copy has less and more.
func followNotes(n, k, edited *Network) []string {
	var notes []string
	for _, d := range []struct {
		count int
		what  string
	}{
		{n.N() - k.N(), "node"}, {n.M() - k.M(), "edge"},
	} {
		if d.count > 0 {
			notes = append(notes, countOf(d.count, d.what)+" left out that the edited file lacks")
		}
	}
	if more := edited.N() - k.N(); more > 0 {
		notes = append(notes, fmt.Sprintf("%s of the edited file not in this network", countOf(more, "node")))
	}
	return notes
}

// isPicture tells whether a column says how nodes are drawn.
func isPicture(name string) bool {
	for _, p := range pictureNames {
		if p == name {
			return true
		}
	}
	return false
}

// placesIn finds each node in another network, -1 if it is not there.
func (n *Network) placesIn(other *Network) []int32 {
	at, found := rowsOf(n.IDs, other.IDs)
	if found == 0 {
		at, _ = rowsOf(n.Labels, other.Labels)
	}
	return at
}

// rowsOf finds each name in a list, the first of equal ones, -1 if it is not there.
func rowsOf(names, list []string) (at []int32, found int) {
	index := make(map[string]int32, len(list))
	for i, s := range list {
		if _, again := index[s]; !again {
			index[s] = int32(i)
		}
	}
	at = make([]int32, len(names))
	for i, s := range names {
		at[i] = -1
		if k, ok := index[s]; ok {
			at[i] = k
			found++
		}
	}
	return at, found
}

// sameEdges leaves the edges that another network has between the same nodes, in
// either direction.
func (n *Network) sameEdges(other *Network, at []int32) *Network {
	if other.M() == 0 {
		return n
	}
	var kept []csr.Edge
	var edges []int32
	for i, e := range n.EdgeSeq() {
		u, v := at[e.From], at[e.To]
		if u < 0 || v < 0 {
			continue
		}
		_, there := other.CSR.Weight(u, v)
		_, back := other.CSR.Weight(v, u)
		if there || back {
			kept, edges = append(kept, e), append(edges, int32(i))
		}
	}
	k := *n
	k.CSR, _ = csr.New(n.N(), n.Directed, kept) // edges of a network are sound
	k.Edges = pickColumns(n.Edges, edges)
	return &k
}

// among leaves some nodes, ascending, with all edges between them.
func (n *Network) among(nodes []int32) *Network {
	in := make([]bool, n.N())
	for _, u := range nodes {
		in[u] = true
	}
	var edges []int32
	for i, e := range n.EdgeSeq() {
		if in[e.From] && in[e.To] {
			edges = append(edges, int32(i))
		}
	}
	k := n.keep(nodes, edges)
	k.Notes = append([]string(nil), n.Notes...)
	return k
}
