package metrics

// NetworkNumber is a number of a whole network, as "cocite define" prints it.
type NetworkNumber struct {
	Name       string
	Doc        string // one line
	Definition Definition
}

// NetworkNumbers are the numbers of a Summary, and the quality of communities.
func NetworkNumbers() []NetworkNumber {
	return []NetworkNumber{
		{"density", "share of the possible edges that are there", Definition{
			Formula:    "m/(n(n−1)), twice that in an undirected network",
			Convention: "n nodes, m edges; weights are ignored",
			EdgeCases:  "0 below two nodes",
			Source:     "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
		}},
		{"transitivity", "share of the paths of two edges whose ends are linked", Definition{
			Formula:    "3·triangles / connected triples",
			Convention: "directions and weights are ignored",
			EdgeCases:  "0 without a path of two edges",
			Source:     "Newman 2003, doi:10.1137/S003614450342480",
		}},
		{"mean_clustering", "mean of the local clustering of all nodes", Definition{
			Formula:    "(1/n)·Σ clustering(v)",
			Convention: "nodes with fewer than two neighbours count with 0; directions and weights are ignored",
			EdgeCases:  "0 without nodes",
			Source:     "Watts & Strogatz 1998, doi:10.1038/30918",
		}},
		{"assortativity", "do nodes of many edges link to nodes of many edges", Definition{
			Formula:    "Pearson correlation of the degrees at the two ends, over all edges",
			Convention: "directed: out-degree of the citing and in-degree of the cited node; weights are ignored",
			EdgeCases:  "not defined, null, where all degrees are equal",
			Source:     "Newman 2002, doi:10.1103/PhysRevLett.89.208701",
		}},
		{"reciprocity", "share of the arcs whose reverse is there too", Definition{
			Formula:    "arcs u→v with v→u / arcs",
			Convention: "only directed networks",
			EdgeCases:  "not defined, null, without arcs",
			Source:     "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
		}},
		{"modularity", "share of the edge weight inside communities, beyond what chance would give", Definition{
			Formula:    "Q = 1/(2m)·Σ_ij δ(c_i,c_j)·(a_ij − γ·k_i·k_j/(2m))",
			Convention: "directions are ignored, weights taken; γ = 1 in summaries",
			EdgeCases:  "0 without edges",
			Source:     "Newman & Girvan 2004, doi:10.1103/PhysRevE.69.026113",
		}},
	}
}
