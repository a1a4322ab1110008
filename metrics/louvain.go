package metrics

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/graph/community"

	"cocite/graph/csr"
)

// Up to this size Louvain works: it takes a second or two there, and its time
// grows with the square of the number of nodes.
const (
	LouvainMaxNodes = 2_000
	LouvainMaxEdges = 20_000
)

// LouvainOptions steer Louvain.
type LouvainOptions struct {
	Resolution float64 // γ: higher gives more and smaller communities
	Weighted   bool    // use edge weights; otherwise each edge counts 1
	Seed       uint64
}

// DefaultLouvain is modularity at resolution 1.
var DefaultLouvain = LouvainOptions{Resolution: 1, Weighted: true, Seed: 1}

// Louvain divides a graph into communities by gonum's Louvain method and returns
// them with their Modularity. It is here to check Leiden, which is faster and
// finds better communities: those of Louvain may even be disconnected. A graph
// of more than LouvainMaxNodes nodes or LouvainMaxEdges edges is an error. A
// directed graph is read without directions; a node without edges is a community
// of its own. Cancelling ctx has
// an effect only before the work begins.
//
// Source: Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008.
func Louvain(ctx context.Context, g *csr.Graph, o LouvainOptions) (Partition, float64, error) {
	switch {
	case !(o.Resolution >= 0) || math.IsInf(o.Resolution, 0):
		return nil, 0, fmt.Errorf("resolution %v is not a finite number of at least 0", o.Resolution)
	case g.N() > LouvainMaxNodes || g.M() > LouvainMaxEdges:
		return nil, 0, fmt.Errorf("louvain is for up to %d nodes and %d edges, here are %d and %d: use leiden",
			LouvainMaxNodes, LouvainMaxEdges, g.N(), g.M())
	case ctx.Err() != nil:
		return nil, 0, ctx.Err()
	}
	s, err := newSkeleton(g, o.Weighted)
	if err != nil {
		return nil, 0, err
	}
	h, err := s.graph()
	if err != nil {
		return nil, 0, err
	}
	p := make(Partition, s.n())
	found := community.Modularize(h.Undirected(), o.Resolution, rand.NewPCG(o.Seed, 0)).Communities()
	for c, nodes := range found {
		for _, v := range nodes {
			p[v.ID()] = int32(c)
		}
	}
	return p.Renumber(), s.quality(QualityModularity, p, o.Resolution), nil
}

// graph is the skeleton as a graph, for gonum.
func (s *skeleton) graph() (*csr.Graph, error) {
	var edges []csr.Edge
	for u := range s.n() {
		for i := s.off[u]; i < s.off[u+1]; i++ {
			if v := s.adj[i]; int(v) > u {
				edges = append(edges, csr.Edge{From: int32(u), To: v, Weight: s.w[i]})
			}
		}
	}
	return csr.New(s.n(), false, edges)
}
