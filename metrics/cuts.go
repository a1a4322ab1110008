package metrics

import (
	"context"
	"slices"

	"cocite/graph/csr"
)

// CutNodes returns for each node into how many more parts its component falls
// when the node is taken away: 0 unless it is an articulation point. Directions
// and weights are ignored. An isolated node has 0.
//
// Source: Hopcroft and Tarjan 1973, doi:10.1145/362248.362272.
func CutNodes(ctx context.Context, g *csr.Graph) ([]int32, error) {
	c, err := findCuts(ctx, g)
	return c.nodes, err
}

// Bridges returns the edges whose loss parts a component in two, by From and
// then To, with From < To. Directions and weights are ignored; papers that cite
// each other are one edge, of weight 1 as all are.
//
// Source: Tarjan 1974, doi:10.1016/0020-0190(74)90003-9.
func Bridges(ctx context.Context, g *csr.Graph) ([]csr.Edge, error) {
	c, err := findCuts(ctx, g)
	slices.SortFunc(c.bridges, func(a, b csr.Edge) int {
		return slices.Compare([]int32{a.From, a.To}, []int32{b.From, b.To})
	})
	return c.bridges, err
}

// cuts goes depth first through a graph without directions. low[u] is the
// earliest number that can be seen from the nodes below u.
type cuts struct {
	g       *csr.Graph
	number  []int32 // in the order of the search, from 1; 0 is not reached
	low     []int32
	next    []int32 // edges of each node looked at so far
	parent  []int32
	path    []int32
	count   int32
	nodes   []int32
	bridges []csr.Edge
}

func findCuts(ctx context.Context, g *csr.Graph) (*cuts, error) {
	n := g.N()
	c := &cuts{
		g: g.Skeleton(), nodes: make([]int32, n),
		number: make([]int32, n), low: make([]int32, n), next: make([]int32, n), parent: make([]int32, n),
	}
	for u := range n {
		if u%cancelEvery == 0 && ctx.Err() != nil {
			return &cuts{}, ctx.Err()
		}
		if c.number[u] == 0 {
			c.search(int32(u))
		}
	}
	return c, nil
}

func (c *cuts) search(root int32) {
	c.enter(root, -1)
	c.nodes[root] = -1 // the root's first child parts nothing
	for len(c.path) > 0 {
		u := c.path[len(c.path)-1]
		if v, ok := c.step(u); ok {
			c.enter(v, u)
		} else {
			c.leave(u)
		}
	}
	c.nodes[root] = max(0, c.nodes[root])
}

func (c *cuts) enter(u, parent int32) {
	c.count++
	c.number[u], c.low[u], c.parent[u] = c.count, c.count, parent
	c.path = append(c.path, u)
}

// step follows the edges of u up to the first that leads to a node not reached.
func (c *cuts) step(u int32) (int32, bool) {
	list := c.g.Out(int(u))
	for int(c.next[u]) < len(list) {
		v := list[c.next[u]]
		c.next[u]++
		if c.number[v] == 0 {
			return v, true
		}
		if v != c.parent[u] {
			c.low[u] = min(c.low[u], c.number[v])
		}
	}
	return 0, false
}

// leave tells the parent of u what can be seen from below.
func (c *cuts) leave(u int32) {
	c.path = c.path[:len(c.path)-1]
	p := c.parent[u]
	if p < 0 {
		return
	}
	c.low[p] = min(c.low[p], c.low[u])
	if c.low[u] >= c.number[p] {
		c.nodes[p]++
	}
	if c.low[u] > c.number[p] {
		c.bridges = append(c.bridges, csr.Edge{From: min(u, p), To: max(u, p), Weight: 1})
	}
}
