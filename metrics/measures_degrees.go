package metrics

// Sources that several measures share.
const (
	freeman1978 = "Freeman 1978, Social Networks 1:215–239, doi:10.1016/0378-8733(78)90021-7"
	barrat2004  = "Barrat, Barthélemy, Pastor-Satorras and Vespignani 2004, PNAS 101:3747–3752, doi:10.1073/pnas.0400087101"
)

func degreeMeasure() Measure {
	const doc = "edges at the node; in a directed network arcs in and out together"
	return Measure{
		Name: "degree", Doc: doc, Columns: []string{"degree"},
		Run: countRun("degree", doc, Degree),
		Definition: Definition{
			Formula:    "k(v) = number of edges at v; directed: k(v) = in_degree(v) + out_degree(v)",
			Convention: "Weights are ignored. Two papers that cite each other share two arcs, and both count.",
			EdgeCases:  "An isolated node has 0.",
			Source:     freeman1978,
		},
	}
}

func inDegreeMeasure() Measure {
	const doc = "arcs to the node: citations from inside the network"
	return Measure{
		Name: "in_degree", Doc: doc, Columns: []string{"in_degree"},
		Run: countRun("in_degree", doc, InDegree),
		Definition: Definition{
			Formula:    "k_in(v) = number of nodes u with an arc u→v",
			Convention: "Weights are ignored. In a citation network these are local citations (LCS): those from papers of the network, not all that the paper has.",
			EdgeCases:  "In an undirected network it is degree.",
			Source:     freeman1978,
		},
	}
}

func outDegreeMeasure() Measure {
	const doc = "arcs from the node: references to papers inside the network"
	return Measure{
		Name: "out_degree", Doc: doc, Columns: []string{"out_degree"},
		Run: countRun("out_degree", doc, OutDegree),
		Definition: Definition{
			Formula:    "k_out(v) = number of nodes u with an arc v→u",
			Convention: "Weights are ignored. In a citation network these are the references that are in the network, not the whole reference list.",
			EdgeCases:  "In an undirected network it is degree.",
			Source:     freeman1978,
		},
	}
}

func strengthMeasure() Measure {
	const doc = "sum of the weights of the edges at the node; in a directed network in and out together"
	return Measure{
		Name: "strength", Doc: doc, Columns: []string{"strength"},
		Run: sumRun("strength", doc, Strength),
		Definition: Definition{
			Formula:    "s(v) = Σ_u w(v,u); directed: s(v) = in_strength(v) + out_strength(v)",
			Convention: "Always uses weights. With fractional counting the strength of an author is the number of joint papers.",
			EdgeCases:  "An isolated node has 0. In a network without weights it is degree.",
			Source:     barrat2004,
		},
	}
}

func inStrengthMeasure() Measure {
	const doc = "sum of the weights of the arcs to the node"
	return Measure{
		Name: "in_strength", Doc: doc, Columns: []string{"in_strength"},
		Run: sumRun("in_strength", doc, InStrength),
		Definition: Definition{
			Formula:    "s_in(v) = Σ_u w(u→v)",
			Convention: "Always uses weights.",
			EdgeCases:  "In an undirected network it is strength; without weights in_degree.",
			Source:     barrat2004,
		},
	}
}

func outStrengthMeasure() Measure {
	const doc = "sum of the weights of the arcs from the node"
	return Measure{
		Name: "out_strength", Doc: doc, Columns: []string{"out_strength"},
		Run: sumRun("out_strength", doc, OutStrength),
		Definition: Definition{
			Formula:    "s_out(v) = Σ_u w(v→u)",
			Convention: "Always uses weights.",
			EdgeCases:  "In an undirected network it is strength; without weights out_degree.",
			Source:     barrat2004,
		},
	}
}
