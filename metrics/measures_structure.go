package metrics

import (
	"context"

	"cocite/graph"
	"cocite/graph/csr"
)

func coreMeasure() Measure {
	const doc = "largest k such that the node is in a group where each has k neighbours of the group"
	return Measure{
		Name: "core", Doc: doc, Columns: []string{"core"},
		Run: func(ctx context.Context, in Input) ([]graph.Column, error) {
			k, err := CoreNumbers(ctx, in.Net.CSR)
			if err != nil {
				return nil, err
			}
			return []graph.Column{{Name: "core", Doc: doc, Int: wide64(k)}}, nil
		},
		Definition: Definition{
			Formula:    "core(v) = max k such that v is in the largest subgraph whose nodes all have at least k neighbours in it",
			Convention: "Directions and weights are ignored; papers that cite each other are one neighbour.",
			EdgeCases:  "An isolated node has 0.",
			Source:     "Seidman 1983, Social Networks 5:269–287, doi:10.1016/0378-8733(83)90028-X",
		},
	}
}

const componentNumbers = "Components are numbered by size, the largest is 0; equal ones in the order of their smallest nodes."

func componentMeasure() Measure {
	const doc = "number of the node's component, directions ignored; 0 is the largest"
	return Measure{
		Name: "component", Doc: doc, Columns: []string{"component"},
		Run: countRun("component", doc, func(g *csr.Graph) []int64 { return wide64(WeakComponents(g)) }),
		Definition: Definition{
			Formula:    "component(u) = component(v) if and only if a path of edges joins u and v",
			Convention: "Directions and weights are ignored. " + componentNumbers,
			EdgeCases:  "An isolated node is a component of its own.",
			Source:     "Hopcroft and Tarjan 1973, Communications of the ACM 16:372–378, doi:10.1145/362248.362272",
		},
	}
}

func strongComponentMeasure() Measure {
	const doc = "number of the node's strong component: nodes that reach each other along arcs; 0 is the largest"
	return Measure{
		Name: "strong_component", Doc: doc, Columns: []string{"strong_component"},
		Run: countRun("strong_component", doc, func(g *csr.Graph) []int64 { return wide64(StrongComponents(g)) }),
		Definition: Definition{
			Formula:    "strong_component(u) = strong_component(v) if and only if paths of arcs lead from u to v and from v to u",
			Convention: "Weights are ignored. " + componentNumbers + " A component of several papers is a cycle of citations.",
			EdgeCases:  "In an undirected network it is component.",
			Source:     "Tarjan 1972, SIAM J. Computing 1:146–160, doi:10.1137/0201010",
		},
	}
}

func clusteringMeasure() Measure {
	const doc = "share of pairs of the node's neighbours that are neighbours themselves"
	return Measure{
		Name: "clustering", Doc: doc, Columns: []string{"clustering"},
		Run: func(ctx context.Context, in Input) ([]graph.Column, error) {
			c, err := LocalClustering(ctx, in.Net.CSR, in.Threads)
			return floatColumn("clustering", doc, c, err)
		},
		Definition: Definition{
			Formula:    "c(v) = 2·triangles(v) / (k·(k−1)) for k neighbours",
			Convention: "Directions and weights are ignored; papers that cite each other are one neighbour. The mean over nodes is not the transitivity 3·triangles/triples of the network.",
			EdgeCases:  "0 for fewer than two neighbours.",
			Source:     "Watts and Strogatz 1998, Nature 393:440–442, doi:10.1038/30918",
		},
	}
}

func trianglesMeasure() Measure {
	const doc = "triangles that the node is a corner of"
	return Measure{
		Name: "triangles", Doc: doc, Columns: []string{"triangles"},
		Run: func(ctx context.Context, in Input) ([]graph.Column, error) {
			t, err := Triangles(ctx, in.Net.CSR, in.Threads)
			if err != nil {
				return nil, err
			}
			return []graph.Column{{Name: "triangles", Doc: doc, Int: t}}, nil
		},
		Definition: Definition{
			Formula:    "t(v) = number of pairs of neighbours of v that are neighbours",
			Convention: "Directions and weights are ignored. Over all nodes the sum is three times the number of triangles.",
			EdgeCases:  "0 for fewer than two neighbours.",
			Source:     "Latapy 2008, Theoretical Computer Science 407:458–473, doi:10.1016/j.tcs.2008.07.017",
		},
	}
}

func articulationMeasure() Measure {
	const doc = "into how many more parts the network falls without the node; 0 unless it is an articulation point"
	return Measure{
		Name: "articulation", Doc: doc, Columns: []string{"articulation"},
		Run: func(ctx context.Context, in Input) ([]graph.Column, error) {
			k, err := CutNodes(ctx, in.Net.CSR)
			if err != nil {
				return nil, err
			}
			return []graph.Column{{Name: "articulation", Doc: doc, Int: wide64(k)}}, nil
		},
		Definition: Definition{
			Formula:    "a(v) = components of the network without v − components of the network, at least 0",
			Convention: "Directions and weights are ignored. The node joins a(v) + 1 groups that have no other link.",
			EdgeCases:  "An isolated node has 0.",
			Source:     "Hopcroft and Tarjan 1973, Communications of the ACM 16:372–378, doi:10.1145/362248.362272",
		},
	}
}

func constraintMeasure() Measure {
	const doc = "Burt's constraint: how much the node's contacts are tied to each other; low where it spans structural holes"
	return Measure{
		Name: "constraint", Doc: doc, Columns: []string{"constraint"},
		Run: func(ctx context.Context, in Input) ([]graph.Column, error) {
			c, err := Constraint(ctx, in.Net.CSR, brokerageOptions(in))
			cols, err := floatColumn("constraint", doc+weightsNote(in, tieNote), c, err)
			if err == nil {
				cols[0].Valid = tied(c)
			}
			return cols, err
		},
		Definition: Definition{
			Formula:    "c(i) = Σ (p(i,j) + Σ p(i,q)·p(q,j))² over neighbours j, and q that both share; p(i,j) = w(i,j) / Σ w(i,k)",
			Convention: "Directions are ignored. Sums run over the neighbours of i, as in Burt's book and NetworkX, and not over the neighbours of neighbours. " + tieConvention,
			EdgeCases:  "A node with one contact has 1. Without contacts it is not defined and has no value. A tie of weight 0 is none.",
			Source:     "Burt 1992, Structural Holes, Harvard University Press, eq. 2.4; Everett and Borgatti 2020, Social Networks 62:50–57, doi:10.1016/j.socnet.2020.02.001",
		},
	}
}

func effectiveSizeMeasure() Measure {
	const doc = "number of the node's contacts less what they have in common"
	return Measure{
		Name: "effective_size", Doc: doc, Columns: []string{"effective_size"},
		Run: func(ctx context.Context, in Input) ([]graph.Column, error) {
			e, err := EffectiveSize(ctx, in.Net.CSR, brokerageOptions(in))
			return floatColumn("effective_size", doc+weightsNote(in, tieNote), e, err)
		},
		Definition: Definition{
			Formula:    "e(i) = Σ (1 − Σ p(i,q)·m(j,q)) over neighbours j, and q that both share; p(i,q) = w(i,q) / Σ w(i,k), m(j,q) = w(j,q) / max w(j,k); without weights k − 2t/k, t ties among k neighbours",
			Convention: "Directions are ignored. Divided by the degree it is Burt's efficiency. " + tieConvention,
			EdgeCases:  "An isolated node has 0. A tie of weight 0 is none.",
			Source:     "Burt 1992, Structural Holes, Harvard University Press, eq. 2.2; Borgatti 1997, Connections 20:35–38; Everett and Borgatti 2020, Social Networks 62:50–57, doi:10.1016/j.socnet.2020.02.001",
		},
	}
}

// What the measures on contacts have in common.
const (
	tieNote       = "ties by weight"
	tieConvention = "Weights are ignored unless asked for; then those of two opposite arcs add up."
)

func brokerageOptions(in Input) BrokerageOptions {
	return BrokerageOptions{Weighted: in.Weighted, Threads: in.Threads}
}

// tied tells which nodes have a constraint, nil if all have: it is above 0 for
// each node with a tie.
func tied(constraint []float64) []bool {
	valid, all := make([]bool, len(constraint)), true
	for u, c := range constraint {
		valid[u] = c > 0
		all = all && valid[u]
	}
	if all {
		return nil
	}
	return valid
}
