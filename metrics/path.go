package metrics

import (
	"errors"
	"fmt"
	"slices"

	library "github.com/dominikbraun/graph"

	"cocite/graph"
	"cocite/graph/csr"
)

// CitationPath is a chain of papers of which each cites the next.
type CitationPath struct {
	Papers   []int32 // nodes, the paper that cites first
	Backward bool    // leads from the second paper asked for to the first
}

// NoPathError says that no chain of citations joins two papers, either way.
type NoPathError struct {
	From, To string // node ids
}

func (e NoPathError) Error() string {
	return fmt.Sprintf("no chain of citations leads from %s to %s, or back", e.From, e.To)
}

// ShortestCitationPath returns a shortest chain of citations from one paper of a
// directed network to another, citing to cited. If there is none, it looks for
// one the other way, and CitationPath.Backward is set. Of several shortest
// chains it takes the one that goes on, at each step, with the paper that is
// cited most in the network; then the older one, by the node column "year";
// then the one whose id comes first. Weights are ignored. A paper is a chain of
// one to itself. Without a chain the error is a NoPathError.
//
// One sweep over the arrays finds the papers on shortest chains, so that
// dominikbraun/graph, which copies what it reads into maps, gets a small graph.
func ShortestCitationPath(n *graph.Network, from, to int32) (CitationPath, error) {
	if !n.Directed {
		return CitationPath{}, fmt.Errorf("a citation path needs a directed network, and %s is undirected", n.Kind)
	}
	for _, u := range []int32{from, to} {
		if u < 0 || int(u) >= n.N() {
			return CitationPath{}, fmt.Errorf("paper %d of a network of %d", u, n.N())
		}
	}
	for _, ends := range [][2]int32{{from, to}, {to, from}} {
		papers, err := shortestChain(n, ends[0], ends[1])
		if errors.Is(err, library.ErrTargetNotReachable) {
			continue
		}
		return CitationPath{Papers: papers, Backward: from != ends[0]}, err
	}
	return CitationPath{}, NoPathError{From: n.IDs[from], To: n.IDs[to]}
}

// shortestChain asks dominikbraun/graph for the path of least weight among the
// shortest chains, where the first choice at each step weighs 1, the second 2,
// and so on: only the chain of all first choices weighs as little.
func shortestChain(n *graph.Network, from, to int32) ([]int32, error) {
	nodes, arcs := chains(n, from, to)
	g, err := csr.New(len(nodes), true, arcs)
	if err != nil {
		return nil, err
	}
	store, err := g.Store(pick(n.IDs, nodes))
	if err != nil {
		return nil, err
	}
	lib := library.NewWithStore(store.Key, store, library.Directed(), library.Weighted())
	keys, err := library.ShortestPath(lib, n.IDs[from], n.IDs[to])
	if err != nil {
		return nil, err
	}
	papers := make([]int32, len(keys))
	for i, key := range keys {
		u, _, err := store.Vertex(key)
		if err != nil {
			return nil, err
		}
		papers[i] = nodes[u]
	}
	return papers, nil
}

// chains gathers all shortest chains between two nodes: their nodes, ascending,
// and their arcs between places in that list, weighted by order of choice. The
// two ends are nodes even if there is no chain.
func chains(n *graph.Network, from, to int32) (nodes []int32, arcs []csr.Edge) {
	left := stepsTo(n.CSR, from, to)
	order := newPaperOrder(n)
	next := map[int32][]int32{}
	layer := []int32{from}
	for len(layer) > 0 {
		nodes = append(nodes, layer...)
		var found []int32
		for _, u := range layer {
			next[u] = onward(n.CSR, left, u)
			slices.SortFunc(next[u], order.byCitations)
			found = append(found, next[u]...)
		}
		slices.Sort(found)
		layer = slices.Compact(found)
	}
	nodes = append(nodes, to)
	slices.Sort(nodes)
	nodes = slices.Compact(nodes)
	for i, u := range nodes {
		for choice, v := range next[u] {
			j, _ := slices.BinarySearch(nodes, v)
			arcs = append(arcs, csr.Edge{From: int32(i), To: int32(j), Weight: float64(1 + choice)})
		}
	}
	return nodes, arcs
}

// onward returns the nodes after u on shortest chains.
func onward(g *csr.Graph, left []int32, u int32) []int32 {
	var next []int32
	for _, v := range g.Out(int(u)) {
		if left[u] > 0 && left[v] == left[u]-1 {
			next = append(next, v)
		}
	}
	return next
}

// stepsTo returns how many arcs lead at least from each node to one node, -1
// where none do. It stops once it has met from: nodes farther away have -1 too.
func stepsTo(g *csr.Graph, from, to int32) []int32 {
	steps := make([]int32, g.N())
	for u := range steps {
		steps[u] = -1
	}
	steps[to] = 0
	queue := []int32{to}
	for i := 0; i < len(queue) && steps[from] < 0; i++ {
		v := queue[i]
		for _, u := range g.In(int(v)) {
			if steps[u] < 0 {
				steps[u] = steps[v] + 1
				queue = append(queue, u)
			}
		}
	}
	return steps
}

// pick returns the values of some nodes.
func pick[T any](values []T, nodes []int32) []T {
	out := make([]T, len(nodes))
	for i, u := range nodes {
		out[i] = values[u]
	}
	return out
}
