package metrics

import (
	"context"
	"fmt"

	"cocite/graph"
)

func pageRankMeasure() Measure {
	return Measure{
		Name: "pagerank", Columns: []string{"pagerank"},
		Doc: "share of time that a random reader, who follows references, spends at the node",
		Run: runPageRank,
		Definition: Definition{
			Formula:    "p = (1−α)·v + α·(Pᵀp + d·v), v = 1/n, P(u,w) = 1/out_degree(u) for each arc u→w, d = Σ p(u) over nodes without out-arcs",
			Convention: "Walks from citing to cited; an undirected edge both ways. Ranks sum to 1. α is the damping, 0.85 unless set; 0.5 is common for citations. Weights are ignored unless asked for: then P follows arcs in proportion to them. Old papers have had more time to be cited: don't compare years.",
			EdgeCases:  "A reader at a node without out-arcs starts anew anywhere. Isolated nodes all have the same small rank. Arcs of weight 0 are not followed.",
			Source:     "Brin and Page 1998, Computer Networks and ISDN Systems 30:107–117, doi:10.1016/S0169-7552(98)00110-X; for citations Chen, Xie, Maslov and Redner 2007, J. Informetrics 1:8–15, doi:10.1016/j.joi.2006.06.001",
		},
	}
}

func runPageRank(ctx context.Context, in Input) ([]graph.Column, error) {
	o := DefaultPageRank()
	o.Damping, o.Weighted, o.Threads = in.Damping, in.Weighted, in.Threads
	p, err := PageRank(ctx, in.Net.CSR, o)
	doc := fmt.Sprintf("PageRank, damping %g, from citing to cited%s; sums to 1", in.Damping, weightsNote(in, "in proportion to weights"))
	return floatColumn("pagerank", doc, p, err)
}

func hitsMeasure() Measure {
	return Measure{
		Name: "hits", Columns: []string{"authority", "hub"},
		Doc: "authorities are cited by good hubs, hubs cite good authorities",
		Run: runHITS,
		Definition: Definition{
			Formula:    "a ← Aᵀh, h ← A·a, both scaled to Euclidean length 1, until they settle; A(u,w) = 1 for each arc u→w",
			Convention: "Arcs run from citing to cited: surveys are hubs, classics authorities. Starts from h = 1 for all and is settled to an angle of 1e-10. Weights are ignored unless asked for: then A holds them. In an undirected network both columns are the same, unless the part that scores is bipartite.",
			EdgeCases:  "A node that nobody cites has authority 0, one that cites nothing hub 0. Of parts that don't touch, only the one with the largest eigenvalue scores above rounding. Without arcs all scores are 0.",
			Source:     "Kleinberg 1999, J. ACM 46:604–632, doi:10.1145/324133.324140",
		},
	}
}

func runHITS(ctx context.Context, in Input) ([]graph.Column, error) {
	o := DefaultHITS()
	o.Weighted, o.Threads = in.Weighted, in.Threads
	authority, hub, err := HITS(ctx, in.Net.CSR, o)
	if err != nil {
		return nil, err
	}
	note := weightsNote(in, "arcs by weight")
	return []graph.Column{
		{Name: "authority", Doc: "HITS authority, length 1 over all nodes" + note, Float: authority},
		{Name: "hub", Doc: "HITS hub, length 1 over all nodes" + note, Float: hub},
	}, nil
}

func eigenvectorMeasure() Measure {
	return Measure{
		Name: "eigenvector", Columns: []string{"eigenvector"},
		Doc: "a node is central if its neighbours are; 0 outside the largest component",
		Run: runEigenvector,
		Definition: Definition{
			Formula:    "λ·x = A·x for the largest eigenvalue λ; A(u,w) = 1 for neighbours",
			Convention: "Directions are ignored. Scaled so that the largest score is 1; right to 1e-9. Weights are ignored unless asked for: then A holds them, and those of two opposite arcs add up.",
			EdgeCases:  "Only the largest component is scored (of equal ones that with the smallest node number); all nodes outside have 0. Without edges all scores are 0.",
			Source:     "Bonacich 1972, J. Mathematical Sociology 2:113–120, doi:10.1080/0022250X.1972.9989806",
		},
	}
}

func runEigenvector(ctx context.Context, in Input) ([]graph.Column, error) {
	o := DefaultEigenvector()
	o.Weighted, o.Threads = in.Weighted, in.Threads
	x, err := Eigenvector(ctx, in.Net.CSR, o)
	doc := "eigenvector centrality in the largest component, largest 1" + weightsNote(in, "edges by weight")
	return floatColumn("eigenvector", doc, x, err)
}

func katzMeasure() Measure {
	return Measure{
		Name: "katz", Columns: []string{"katz"},
		Doc: "walks that end at the node, longer ones counting less: citers, their citers, and so on",
		Run: runKatz,
		Definition: Definition{
			Formula:    "x = 1 + α·Aᵀx, that is Σ α^k·(walks of k arcs that end in v); A(u,w) = 1 for each arc u→w",
			Convention: "α is the damping, 0.85 unless set, over the largest singular value of A, which no eigenvalue exceeds: in an undirected network over the largest eigenvalue. α stands in the column's description. NetworkX takes α = 0.1, which does not end on most networks, and scales to Euclidean length 1. Walks follow arcs from citing to cited, an undirected edge both ways. Weights are ignored unless asked for: then A holds them.",
			EdgeCases:  "A node that nobody cites has 1, for itself. Without arcs all scores are 1. Arcs of weight 0 are not followed.",
			Source:     "Katz 1953, Psychometrika 18:39–43, doi:10.1007/BF02289026",
		},
	}
}

func runKatz(ctx context.Context, in Input) ([]graph.Column, error) {
	o := DefaultKatz()
	o.Damping, o.Weighted, o.Threads = in.Damping, in.Weighted, in.Threads
	x, alpha, err := Katz(ctx, in.Net.CSR, o)
	doc := fmt.Sprintf("Katz centrality, α = %.6g, damping %g, from citing to cited%s", alpha, in.Damping, weightsNote(in, "arcs by weight"))
	return floatColumn("katz", doc, x, err)
}
