package metrics

import (
	"fmt"
	"math"

	"cocite/graph/csr"
)

// Names of the quality functions that communities are judged by.
const (
	QualityModularity = "modularity"
	QualityCPM        = "cpm"
)

// Modularity is how much more weight lies inside the communities than a random
// graph with the same strengths would have there:
//
//	Q = 1/(2m) · Σ_ij δ(c_i,c_j)·(a_ij − γ·k_i·k_j/(2m))
//
// over ordered pairs, i = j included; k_i is the strength of node i, m the
// weight of all edges and γ the resolution, usually 1. It lies in [−γ, 1] and
// does not change when all weights are multiplied by the same number. A
// directed graph is read without directions: a pair weighs as much as its arcs
// together. A graph without edges gives 0. It is an error if a weight is
// negative or not finite, or if p has not one label a node.
//
// Source: Newman & Girvan 2004, doi:10.1103/PhysRevE.69.026113; resolution:
// Reichardt & Bornholdt 2006, doi:10.1103/PhysRevE.74.016110.
func Modularity(g *csr.Graph, p Partition, resolution float64) (float64, error) {
	return qualityOf(g, QualityModularity, p, resolution)
}

// CPM is the quality of the constant Potts model, in which a community pays γ
// for each pair of its nodes:
//
//	H = 1/(2m) · Σ_ij δ(c_i,c_j)·(a_ij − γ)
//
// over ordered pairs, i = j included. γ is compared with the weights as they
// are: when all weights are multiplied by 4, γ must be too. Direction, edgeless
// graphs and wrong input are as in Modularity.
//
// Source: Traag, Van Dooren & Nesterov 2011, doi:10.1103/PhysRevE.84.016114;
// with the scale 1/(2m) of Traag, Waltman & van Eck 2019,
// doi:10.1038/s41598-019-41695-z.
func CPM(g *csr.Graph, p Partition, resolution float64) (float64, error) {
	return qualityOf(g, QualityCPM, p, resolution)
}

func qualityOf(g *csr.Graph, name string, p Partition, resolution float64) (float64, error) {
	if len(p) != g.N() {
		return 0, fmt.Errorf("partition of %d nodes for a graph of %d", len(p), g.N())
	}
	s, err := newSkeleton(g, true)
	if err != nil {
		return 0, err
	}
	return s.quality(name, p, resolution), nil
}

// quality is the named quality of p, which has a label a node.
func (s *skeleton) quality(name string, p Partition, resolution float64) float64 {
	if s.total == 0 {
		return 0
	}
	if name == QualityCPM {
		return s.cpm(p, resolution)
	}
	return s.modularity(p, resolution)
}

func (s *skeleton) modularity(p Partition, resolution float64) float64 {
	q, k := p.dense()
	share := make([]float64, k)
	for u, c := range q {
		share[c] += s.strength[u] / s.total
	}
	var expected float64
	for _, x := range share {
		expected += x * x
	}
	return s.inside(q) - resolution*expected
}

func (s *skeleton) cpm(p Partition, resolution float64) float64 {
	q, k := p.dense()
	size := make([]float64, k)
	for _, c := range q {
		size[c]++
	}
	var pairs float64
	for _, n := range size {
		pairs += n * n
	}
	return s.inside(q) - math.Ldexp(resolution, -s.exp)*pairs/s.total
}

// inside is the share of the weight that lies within communities.
func (s *skeleton) inside(p Partition) float64 {
	var sum float64
	for u := range s.n() {
		for i := s.off[u]; i < s.off[u+1]; i++ {
			if p[s.adj[i]] == p[u] {
				sum += s.w[i]
			}
		}
	}
	return sum / s.total
}
