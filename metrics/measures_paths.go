package metrics

import (
	"context"
	"fmt"

	"cocite/graph"
)

// What the measures on shortest paths have in common.
const (
	pathWeights = " Weights are ignored unless asked for: then an edge of weight w has length 1/w, because a weight is a strength and not a distance."
	pathZero    = " An edge of weight 0 is no connection."
	brandes2001 = "Freeman 1977, Sociometry 40:35–41, doi:10.2307/3033543; algorithm by Brandes 2001, J. Mathematical Sociology 25:163–177, doi:10.1080/0022250X.2001.9990249"
	lengthNote  = "length 1/weight"
)

func betweennessMeasure() Measure {
	return Measure{
		Name: "betweenness", Columns: []string{"betweenness"},
		Doc: "mean share of the shortest paths between two other nodes that pass through the node",
		Run: func(ctx context.Context, in Input) ([]graph.Column, error) {
			b, err := Betweenness(ctx, in.Net.CSR, betweennessOptions(in))
			doc := "betweenness, exact, divided by the number of pairs of other nodes" + weightsNote(in, lengthNote)
			return floatColumn("betweenness", doc, b, err)
		},
		Definition: Definition{
			Formula:    "b(v) = Σ σ(s,t|v)/σ(s,t) / pairs over s ≠ v ≠ t, σ shortest paths, pairs = (n−1)(n−2) ordered, or half of it in an undirected network",
			Convention: "Exact. Follows arcs from citing to cited." + pathWeights + " Lengths that agree to 10 digits are equal.",
			EdgeCases:  "Pairs without a path count 0, so scores are small in a network of many parts. Fewer than 3 nodes: 0." + pathZero,
			Source:     brandes2001,
		},
	}
}

func betweennessRawMeasure() Measure {
	return Measure{
		Name: "betweenness_raw", Columns: []string{"betweenness_raw"},
		Doc: "number of pairs of other nodes whose shortest paths pass through the node",
		Run: func(ctx context.Context, in Input) ([]graph.Column, error) {
			o := betweennessOptions(in)
			o.Raw = true
			b, err := Betweenness(ctx, in.Net.CSR, o)
			doc := "betweenness, exact, as a sum over pairs" + weightsNote(in, lengthNote)
			return floatColumn("betweenness_raw", doc, b, err)
		},
		Definition: Definition{
			Formula:    "B(v) = Σ σ(s,t|v)/σ(s,t) over s ≠ v ≠ t; each unordered pair once in an undirected network",
			Convention: "As betweenness, not divided by the number of pairs.",
			EdgeCases:  "Pairs without a path count 0. Fewer than 3 nodes: 0." + pathZero,
			Source:     brandes2001,
		},
	}
}

// Below these many nodes an estimate is no faster than the exact answer.
const estimateFrom = 1001

// estimateSources is how many searches betweenness_estimate makes with weights.
const estimateSources = 1000

func betweennessEstimateMeasure() Measure {
	return Measure{
		Name: "betweenness_estimate", Columns: []string{"betweenness_estimate"},
		Doc: "estimate of betweenness from shortest paths drawn by the seed, for networks too large for all; off by at most 0.005",
		Run: runBetweennessEstimate,
		Definition: Definition{
			Formula:    "share of drawn shortest paths, each between two nodes drawn at random, that pass through v, times n/(n−2)",
			Convention: "With a chance of 95 % no node is further off than 0.005; most errors are much smaller. Draws until that is sure (KADABRA). With weights it is betweenness with s only from k = 1000 nodes drawn without repeats, times n/k, and off by n/(n−1)·√(ln(40n)/(2k)) at most, by Hoeffding's inequality (Brandes and Pich 2007, doi:10.1142/S0218127407018403). What was drawn, and the bound, stand in the column's description. The same seed draws the same.",
			EdgeCases:  "With no more than 1,000 nodes it is exact. A node that lies on no drawn path has 0." + pathZero,
			Source:     "Borassi and Natale 2019, ACM J. Experimental Algorithmics 24:1.2, doi:10.1145/3284359",
		},
	}
}

func runBetweennessEstimate(ctx context.Context, in Input) ([]graph.Column, error) {
	const name = "betweenness_estimate"
	n := in.Net.N()
	if n < estimateFrom || in.Weighted {
		o := betweennessOptions(in)
		o.Samples, o.Seed = estimateSources, in.Seed
		b, err := Betweenness(ctx, in.Net.CSR, o)
		doc := fmt.Sprintf("betweenness, estimate from %d sources, seed %d, off by at most %.2g with a chance of 95 %%%s",
			min(estimateSources, n), in.Seed, BetweennessError(n, estimateSources), weightsNote(in, lengthNote))
		return floatColumn(name, doc, b, err)
	}
	o := DefaultBetweennessSample()
	o.Seed, o.Threads, o.Progress = in.Seed, in.Threads, in.Progress
	b, paths, err := BetweennessSample(ctx, in.Net.CSR, o)
	doc := fmt.Sprintf("betweenness, estimate from %d shortest paths, seed %d, off by at most %.2g with a chance of 95 %%%s",
		paths, in.Seed, o.Error, weightsNote(in, lengthNote))
	return floatColumn(name, doc, b, err)
}

func betweennessOptions(in Input) BetweennessOptions {
	return BetweennessOptions{Weighted: in.Weighted, Threads: in.Threads, Progress: in.Progress}
}

func harmonicMeasure() Measure {
	return Measure{
		Name: "harmonic", Columns: []string{"harmonic"},
		Doc: "mean of 1/distance to all other nodes; works in networks of several parts",
		Run: func(ctx context.Context, in Input) ([]graph.Column, error) {
			h, err := Harmonic(ctx, in.Net.CSR, distanceOptions(in))
			doc := "harmonic closeness, mean of 1/distance from the node to the others" + weightsNote(in, lengthNote)
			return floatColumn("harmonic", doc, h, err)
		},
		Definition: Definition{
			Formula:    "H(v) = Σ 1/d(v,u) / (n−1) over u ≠ v",
			Convention: "d runs from v along the arcs, from citing to cited." + pathWeights + " Without weights H lies between 0 and 1.",
			EdgeCases:  "A node out of reach adds 0. An isolated node, and the only node of a network, have 0." + pathZero,
			Source:     "Marchiori and Latora 2000, Physica A 285:539–546, doi:10.1016/S0378-4371(00)00311-3",
		},
	}
}

func harmonicEstimateMeasure() Measure {
	return Measure{
		Name: "harmonic_estimate", Columns: []string{"harmonic_estimate"},
		Doc: "estimate of harmonic from sketches of neighbourhoods, for networks of millions of nodes; standard deviation 6.5 %",
		Run: runHarmonicEstimate,
		Definition: Definition{
			Formula:    "Σ (|B(v,t)| − |B(v,t−1)|) / t / (n−1) over t ≥ 1, |B(v,t)| the estimated number of nodes within t steps of v",
			Convention: "The sizes are those of HyperLogLog sketches with 256 registers, whose relative standard deviation is 1.04/√256; that of a score is no larger, so it is mostly off by less than 6.5 %. A small neighbourhood is mostly counted exactly, and else off by one or more nodes. As harmonic, steps run along the arcs from citing to cited. Weights are always ignored. The same seed gives the same sketches.",
			EdgeCases:  "With no more than 1,000 nodes it is exact. A node out of reach adds 0; an isolated node has 0.",
			Source:     "Boldi and Vigna 2013, ICDM Workshops, doi:10.1109/ICDMW.2013.10; estimator by Ertl 2017, arXiv:1702.01284",
		},
	}
}

func runHarmonicEstimate(ctx context.Context, in Input) ([]graph.Column, error) {
	const name = "harmonic_estimate"
	if in.Net.N() < estimateFrom {
		h, err := Harmonic(ctx, in.Net.CSR, DistanceOptions{Threads: in.Threads, Progress: in.Progress})
		return floatColumn(name, "harmonic closeness, exact because the network is small, without weights", h, err)
	}
	o := DefaultHyperBall()
	o.Seed, o.Threads, o.Progress = in.Seed, in.Threads, in.Progress
	h, err := HarmonicEstimate(ctx, in.Net.CSR, o)
	doc := fmt.Sprintf("harmonic closeness, estimate from %d registers a node, seed %d, relative standard deviation %.2g, without weights",
		1<<o.LogRegisters, in.Seed, HarmonicError(o.LogRegisters))
	return floatColumn(name, doc, h, err)
}

func closenessMeasure() Measure {
	return Measure{
		Name: "closeness", Columns: []string{"closeness"},
		Doc: "1 / mean distance to the nodes in reach, times the share of nodes in reach",
		Run: func(ctx context.Context, in Input) ([]graph.Column, error) {
			c, err := Closeness(ctx, in.Net.CSR, distanceOptions(in))
			doc := "closeness from the node to those in reach, after Wasserman and Faust" + weightsNote(in, lengthNote)
			return floatColumn("closeness", doc, c, err)
		},
		Definition: Definition{
			Formula:    "C(v) = k/(n−1) · k/Σ d(v,u) over the k nodes u ≠ v that v reaches",
			Convention: "d runs from v along the arcs, from citing to cited; NetworkX measures the other way on directed graphs." + pathWeights + " In a connected undirected network it is the classic closeness.",
			EdgeCases:  "A node that reaches nothing has 0. In a network of several parts harmonic is easier to read." + pathZero,
			Source:     "Wasserman and Faust 1994, Social Network Analysis, Cambridge University Press, doi:10.1017/CBO9780511815478",
		},
	}
}

func distanceOptions(in Input) DistanceOptions {
	return DistanceOptions{Weighted: in.Weighted, Threads: in.Threads, Progress: in.Progress}
}
