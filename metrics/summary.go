package metrics

import (
	"context"

	"cocite/graph/csr"
)

// Summary is what a graph looks like in numbers. Triangles, clustering and cores
// ignore directions and weights.
type Summary struct {
	Directed       bool    `json:"directed"`
	Weighted       bool    `json:"weighted"`
	Nodes          int     `json:"nodes"`
	Edges          int     `json:"edges"`
	Isolated       int     `json:"isolated"` // nodes without an edge
	Density        float64 `json:"density"`  // edges over possible edges; 0 below two nodes
	Components     int     `json:"components"`
	Largest        int     `json:"largest_component"`       // its nodes
	LargestEdges   int     `json:"largest_component_edges"` // of components of equal size the first
	Strong         *Strong `json:"strong,omitempty"`        // nil if undirected
	Triangles      int64   `json:"triangles"`
	Transitivity   float64 `json:"transitivity"`    // see Transitivity
	MeanClustering float64 `json:"mean_clustering"` // mean of LocalClustering over all nodes; 0 without nodes
	MaxCore        int     `json:"max_core"`        // the largest of CoreNumbers
	MaxCoreSize    int     `json:"max_core_size"`   // nodes that have it

	Assortativity *float64 `json:"assortativity"`         // see Assortativity; nil if not defined
	Reciprocity   *float64 `json:"reciprocity,omitempty"` // see Reciprocity; nil if not defined
}

// Strong is the part of a Summary that only a directed graph has.
type Strong struct {
	Components int  `json:"components"`
	Largest    int  `json:"largest"`   // nodes of the largest component
	AboveOne   int  `json:"above_one"` // components of more than one node: knots of cycles
	IsDAG      bool `json:"is_dag"`    // no cycle at all
}

// Summarize measures a graph, on all cores. It fails only when ctx is done.
func Summarize(ctx context.Context, g *csr.Graph) (Summary, error) {
	tri, err := Triangles(ctx, g, 0)
	if err != nil {
		return Summary{}, err
	}
	core, err := CoreNumbers(ctx, g)
	if err != nil {
		return Summary{}, err
	}
	s := Summary{Directed: g.IsDirected(), Weighted: g.Weighted(), Nodes: g.N(), Edges: g.M(), Density: density(g)}
	s.addComponents(g)
	s.addTriangles(g, tri)
	s.addCores(core)
	s.Assortativity = known(Assortativity(g))
	s.Reciprocity = known(Reciprocity(g))
	return s, nil
}

func (s *Summary) addComponents(g *csr.Graph) {
	weak := WeakComponents(g)
	s.Components, s.Largest, _ = sizes(weak)
	for u, label := range weak {
		if len(g.Out(u))+len(g.In(u)) == 0 {
			s.Isolated++
		}
		if label == 0 {
			s.LargestEdges += len(g.Out(u))
		}
	}
	if !g.IsDirected() {
		s.LargestEdges /= 2
		return
	}
	var strong Strong
	strong.Components, strong.Largest, strong.AboveOne = sizes(StrongComponents(g))
	strong.IsDAG = strong.AboveOne == 0
	s.Strong = &strong
}

func (s *Summary) addTriangles(g *csr.Graph, tri []int64) {
	for _, t := range tri {
		s.Triangles += t
	}
	s.Triangles /= 3
	s.Transitivity = transitivity(g, tri)
	for _, c := range localClustering(g, tri) {
		s.MeanClustering += c
	}
	s.MeanClustering /= float64(max(1, s.Nodes))
}

func (s *Summary) addCores(core []int32) {
	for _, k := range core {
		if int(k) > s.MaxCore {
			s.MaxCore, s.MaxCoreSize = int(k), 0
		}
		if int(k) == s.MaxCore {
			s.MaxCoreSize++
		}
	}
}

// sizes counts components, the nodes of component 0, which is the largest, and
// the components of more than one node.
func sizes(label []int32) (components, largest, aboveOne int) {
	size := make([]int, len(label))
	for _, l := range label {
		size[l]++
	}
	for _, k := range size {
		if k > 0 {
			components++
		}
		if k > 1 {
			aboveOne++
		}
		largest = max(largest, k)
	}
	return components, largest, aboveOne
}

func density(g *csr.Graph) float64 {
	n := float64(g.N())
	if n < 2 {
		return 0
	}
	d := float64(g.M()) / (n * (n - 1))
	if !g.IsDirected() {
		d *= 2
	}
	return d
}

func known(x float64, ok bool) *float64 {
	if !ok {
		return nil
	}
	return &x
}
