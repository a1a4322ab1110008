package metrics

import (
	"context"
	"fmt"

	"cocite/graph"
)

// CommunityAlgorithm is a way to find communities, as help and "cocite define"
// print it.
type CommunityAlgorithm struct {
	Name       string
	Doc        string // one line
	Definition Definition
}

// CommunityAlgorithms lists what CommunityOptions.Algorithm can be, except
// "none".
func CommunityAlgorithms() []CommunityAlgorithm {
	return []CommunityAlgorithm{
		{"leiden", "Leiden: well connected communities of high modularity or CPM quality", Definition{
			Formula:    "modularity Q = 1/(2m)·Σ_ij δ(c_i,c_j)·(a_ij − γ·k_i·k_j/(2m)), or CPM H = 1/(2m)·Σ_ij δ(c_i,c_j)·(a_ij − γ); over ordered pairs with i = j",
			Convention: "directions are ignored, weights of both arcs added; γ is the resolution; CPM compares γ with the weights as they are; randomness 0.01 mean edge weights, up to 10 passes, 4 on large graphs, and best of 1 to 10 starts by size",
			EdgeCases:  "a node without edges is a community of its own; communities are connected; negative weights are refused; a graph without edges has quality 0",
			Source:     "Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z",
		}},
		{"louvain", "Louvain, to compare with: modularity only, communities may be badly connected", Definition{
			Formula:    "modularity Q = 1/(2m)·Σ_ij δ(c_i,c_j)·(a_ij − γ·k_i·k_j/(2m))",
			Convention: "directions are ignored, weights of both arcs added; γ is the resolution; up to 10 passes, 4 on large graphs, each from the communities of the one before",
			EdgeCases:  "communities that are not connected are split; a node without edges is a community of its own; negative weights are refused",
			Source:     "Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008",
		}},
		{"labelprop", "label propagation: fast, no quality function, differs much between seeds", Definition{
			Formula:    "each node, in random order, takes the label with the most weight among its neighbours, until none changes",
			Convention: "directions are ignored, weights of both arcs added; ties at random, the present label first; the modularity of the result is reported",
			EdgeCases:  "groups that are not connected are split; a node without edges is a community of its own; at most 100 sweeps",
			Source:     "Raghavan, Albert & Kumara 2007, doi:10.1103/PhysRevE.76.036106",
		}},
	}
}

// CommunityOptions choose how communities are found.
type CommunityOptions struct {
	Algorithm  string // a name of CommunityAlgorithms, or "none"
	Quality    string // QualityModularity or QualityCPM; CPM only with leiden
	Resolution float64
}

// DefaultCommunities is Leiden by modularity at resolution 1.
var DefaultCommunities = CommunityOptions{Algorithm: "leiden", Quality: QualityModularity, Resolution: 1}

// CommunityResult says what was found. It is zero, but for Algorithm, if the
// algorithm is "none".
type CommunityResult struct {
	Algorithm  string
	Count      int
	Quality    string
	Value      float64
	Resolution float64
	Partition  Partition
}

// Communities divides a network and returns the node column "community": 0 is
// the largest, of equal ones the one with the smallest node. With the algorithm
// "none" the column is empty, with no name. Weights, seed and threads are those
// of in.
func Communities(ctx context.Context, in Input, o CommunityOptions) (graph.Column, CommunityResult, error) {
	r := CommunityResult{Algorithm: o.Algorithm}
	if o.Algorithm == "none" {
		return graph.Column{}, r, nil
	}
	p, value, err := findCommunities(ctx, in, o)
	if err != nil {
		return graph.Column{}, r, err
	}
	r.Partition, r.Count = p, p.Count()
	r.Quality, r.Value, r.Resolution = o.Quality, value, o.Resolution
	return communityColumn(p), r, nil
}

func communityColumn(p Partition) graph.Column {
	c := graph.Column{
		Name: "community",
		Doc:  "number of the community, 0 is the largest",
		Int:  make([]int64, len(p)),
	}
	for v, k := range p {
		c.Int[v] = int64(k)
	}
	return c
}

func findCommunities(ctx context.Context, in Input, o CommunityOptions) (Partition, float64, error) {
	if o.Algorithm != "leiden" && o.Quality != QualityModularity {
		return nil, 0, fmt.Errorf("quality %q needs the algorithm leiden, not %q", o.Quality, o.Algorithm)
	}
	switch o.Algorithm {
	case "leiden":
		l := DefaultLeiden
		l.Quality, l.Resolution = o.Quality, o.Resolution
		l.Weighted, l.Seed, l.Threads = in.Weighted, in.Seed, in.Threads
		return Leiden(ctx, in.Net.CSR, l)
	case "louvain":
		return Louvain(ctx, in.Net.CSR, LouvainOptions{
			Resolution: o.Resolution, Weighted: in.Weighted, Seed: in.Seed, Threads: in.Threads,
		})
	case "labelprop":
		return propagatedCommunities(ctx, in, o.Resolution)
	}
	return nil, 0, fmt.Errorf("unknown algorithm %q: leiden, louvain, labelprop or none", o.Algorithm)
}

// propagatedCommunities is LabelPropagation with the modularity of its result.
func propagatedCommunities(ctx context.Context, in Input, resolution float64) (Partition, float64, error) {
	o := DefaultLabelPropagation
	o.Weighted, o.Seed = in.Weighted, in.Seed
	s, err := newSkeleton(in.Net.CSR, o.Weighted)
	if err != nil {
		return nil, 0, err
	}
	p, err := s.propagate(ctx, o)
	if err != nil {
		return nil, 0, err
	}
	return p, s.quality(QualityModularity, p, resolution), nil
}
