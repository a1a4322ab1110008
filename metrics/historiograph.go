package metrics

import (
	"context"
	"fmt"
	"slices"

	library "github.com/dominikbraun/graph"

	"cocite/graph"
	"cocite/graph/csr"
)

// History is a historiograph: the papers of a field that are cited most, and
// the shortest set of citations that still shows which one builds on which.
type History struct {
	Net     *graph.Network // citing → cited, nodes in topological order, older papers first
	Papers  []int32        // for each node of Net its number in the network it comes from
	Dropped []csr.Edge     // citations left out because they close cycles, in numbers of that network
	Implied int            // citations left out because a chain of others says the same
}

// MaxHistoriograph is how many papers Historiograph takes: reduction takes time
// that grows with the square of the graph and can't be stopped, and nobody reads
// a picture of more.
const MaxHistoriograph = 2000

// Historiograph returns the count most cited papers of a directed network (by
// citations inside it; ties: the older one by the node column "year", then by
// id) and the citations between them, without cycles, reduced transitively, in
// stable topological order: every paper comes after those it builds on, and
// papers that become free together are in the order of year, then id. Papers
// without a year come after those with one. All papers, if there are fewer.
//
// Cycles are broken by a rule: inside a strongly connected component the citation
// goes that runs most against the dates, then by ids. Each is in History.Dropped.
// Node columns and labels are kept; edge columns and evidence are not.
//
// Source: Garfield, Pudovkin and Istomin 2003, doi:10.1002/asi.10226; transitive
// reduction: Aho, Garey and Ullman 1972, doi:10.1137/0201008. Reduction and
// order are those of dominikbraun/graph.
func Historiograph(ctx context.Context, n *graph.Network, count int) (History, error) {
	if !n.Directed {
		return History{}, fmt.Errorf("a historiograph needs a directed network, and %s is undirected", n.Kind)
	}
	if count < 1 || count > MaxHistoriograph {
		return History{}, fmt.Errorf("a historiograph of %d papers: from 1 to %d are possible", count, MaxHistoriograph)
	}
	papers := mostCited(n, count)
	sub := subnetwork(n, papers, n.CSR.Induced(papers))
	dropped, err := breakCycles(ctx, sub)
	if err != nil {
		return History{}, err
	}
	arcs := without(sub.CSR, dropped)
	order, kept, err := reduce(ctx, sub, thin(sub.N(), arcs))
	if err != nil {
		return History{}, err
	}
	return history(n, papers, order, kept, dropped, len(arcs)-len(kept))
}

// mostCited returns nodes in ascending order.
func mostCited(n *graph.Network, count int) []int32 {
	all := make([]int32, n.N())
	for i := range all {
		all[i] = int32(i)
	}
	slices.SortFunc(all, newPaperOrder(n).byCitations)
	top := all[:min(count, len(all))]
	slices.Sort(top)
	return top
}

// without lists the arcs of g except some.
func without(g *csr.Graph, dropped []csr.Edge) []csr.Edge {
	gone := make(map[csr.Edge]bool, len(dropped))
	for _, e := range dropped {
		gone[e] = true
	}
	var arcs []csr.Edge
	for _, e := range g.Edges() {
		if !gone[e] {
			arcs = append(arcs, e)
		}
	}
	return arcs
}

// thin leaves out the arcs u→w of a graph without cycles for which there are
// u→v and v→w. Reduction would drop them too, but what it takes grows with the
// square of the arcs.
func thin(n int, arcs []csr.Edge) []csr.Edge {
	out, in := newBitRows(n), newBitRows(n)
	for _, e := range arcs {
		out.set(int(e.From), int(e.To))
		in.set(int(e.To), int(e.From))
	}
	return slices.DeleteFunc(slices.Clone(arcs), func(e csr.Edge) bool {
		return out.meet(int(e.From), in, int(e.To))
	})
}

// reduce hands the arcs to dominikbraun/graph, turned round to run from old to
// new, and returns the nodes in topological order and the arcs that remain.
func reduce(ctx context.Context, n *graph.Network, arcs []csr.Edge) ([]int32, []csr.Edge, error) {
	g, err := csr.New(n.N(), true, arcs)
	if err != nil {
		return nil, nil, err
	}
	store, err := g.Reverse().Store(n.IDs)
	if err != nil {
		return nil, nil, err
	}
	lib, err := library.TransitiveReduction(library.NewWithStore(store.Key, store, library.Directed()))
	if err != nil {
		return nil, nil, err
	}
	if ctx.Err() != nil {
		return nil, nil, ctx.Err()
	}
	return unpack(n, store, lib)
}

// unpack sorts the reduced graph and reads it back.
func unpack(n *graph.Network, store *csr.Store, lib library.Graph[string, int32]) ([]int32, []csr.Edge, error) {
	number := func(key string) int32 {
		u, _, _ := store.Vertex(key) // the keys are the store's own
		return u
	}
	older := newPaperOrder(n).byAge
	keys, err := library.StableTopologicalSort(lib, func(a, b string) bool { return older(number(a), number(b)) < 0 })
	if err != nil {
		return nil, nil, err
	}
	edges, err := lib.Edges()
	if err != nil {
		return nil, nil, err
	}
	order := make([]int32, len(keys))
	for i, key := range keys {
		order[i] = number(key)
	}
	arcs := make([]csr.Edge, len(edges))
	for i, e := range edges {
		w, _ := e.Properties.Data.(float64)
		arcs[i] = csr.Edge{From: number(e.Target), To: number(e.Source), Weight: w}
	}
	return order, arcs, nil
}

// history puts the result together: nodes take their place in the order as
// their number.
func history(n *graph.Network, papers, order []int32, kept, dropped []csr.Edge, implied int) (History, error) {
	place := make([]int32, len(order))
	for i, u := range order {
		place[u] = int32(i)
	}
	for i, e := range kept {
		kept[i].From, kept[i].To = place[e.From], place[e.To]
	}
	g, err := csr.New(len(order), true, kept)
	if err != nil {
		return History{}, err
	}
	h := History{Papers: pick(papers, order), Implied: implied}
	for _, e := range dropped {
		h.Dropped = append(h.Dropped, csr.Edge{From: papers[e.From], To: papers[e.To], Weight: e.Weight})
	}
	h.Net = subnetwork(n, h.Papers, g)
	h.Net.Notes = append(slices.Clip(n.Notes), h.notes(n)...)
	return h, nil
}

// notes says in words what was left out.
func (h History) notes(n *graph.Network) []string {
	var notes []string
	for _, e := range h.Dropped {
		notes = append(notes, fmt.Sprintf("left out to break a cycle: %s cites %s", n.IDs[e.From], n.IDs[e.To]))
	}
	if h.Implied > 0 {
		notes = append(notes, fmt.Sprintf("citations left out because chains of others imply them: %d", h.Implied))
	}
	return notes
}

// subnetwork is the network of some nodes, with their names and columns.
func subnetwork(n *graph.Network, nodes []int32, g *csr.Graph) *graph.Network {
	sub := &graph.Network{
		Kind: n.Kind, Unit: n.Unit, Directed: n.Directed, CSR: g,
		IDs: pick(n.IDs, nodes), Labels: pick(n.Labels, nodes),
	}
	for _, c := range n.Nodes {
		sub.Nodes = append(sub.Nodes, pickColumn(c, nodes))
	}
	return sub
}

func pickColumn(c graph.Column, nodes []int32) graph.Column {
	switch {
	case c.Float != nil:
		c.Float = pick(c.Float, nodes)
	case c.Int != nil:
		c.Int = pick(c.Int, nodes)
	case c.Text != nil:
		c.Text = pick(c.Text, nodes)
	}
	if c.Valid != nil {
		c.Valid = pick(c.Valid, nodes)
	}
	return c
}
