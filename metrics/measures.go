package metrics

import (
	"context"
	"strings"

	"cocite/graph"
	"cocite/graph/csr"
)

// Measures are the numbers for nodes of a network, in the order of help and
// documentation.
func Measures() []Measure {
	return []Measure{
		degreeMeasure(), inDegreeMeasure(), outDegreeMeasure(),
		strengthMeasure(), inStrengthMeasure(), outStrengthMeasure(),
		pageRankMeasure(), hitsMeasure(), eigenvectorMeasure(), katzMeasure(),
		betweennessMeasure(), betweennessRawMeasure(), betweennessEstimateMeasure(),
		harmonicMeasure(), harmonicEstimateMeasure(), closenessMeasure(),
		coreMeasure(), componentMeasure(), strongComponentMeasure(), articulationMeasure(),
		clusteringMeasure(), trianglesMeasure(), constraintMeasure(), effectiveSizeMeasure(),
	}
}

// LookupMeasure finds a measure by its name, by the name of one of its columns
// or by another usual name. Upper and lower case, "-" and "_" are the same.
// Column is the one that was asked for, "" if the name means all of them.
func LookupMeasure(name string) (m Measure, column string, ok bool) {
	name = usualName(strings.ReplaceAll(strings.ToLower(name), "-", "_"))
	for _, m := range Measures() {
		if m.Name == name {
			return m, "", true
		}
		for _, c := range m.Columns {
			if c == name {
				return m, c, true
			}
		}
	}
	return Measure{}, "", false
}

// usualName turns what other programs call a measure into our name.
func usualName(name string) string {
	switch name {
	case "kcore", "k_core", "coreness":
		return "core"
	case "harmonic_closeness", "harmonic_centrality":
		return "harmonic"
	case "closeness_centrality":
		return "closeness"
	case "betweenness_centrality":
		return "betweenness"
	case "eigenvector_centrality":
		return "eigenvector"
	case "katz_centrality":
		return "katz"
	case "articulation_points", "cut_nodes":
		return "articulation"
	case "burts_constraint":
		return "constraint"
	case "local_clustering", "clustering_coefficient":
		return "clustering"
	}
	return name
}

type runFunc = func(ctx context.Context, in Input) ([]graph.Column, error)

// countRun runs what counts something at each node of a graph.
func countRun(name, doc string, count func(*csr.Graph) []int64) runFunc {
	return func(_ context.Context, in Input) ([]graph.Column, error) {
		return []graph.Column{{Name: name, Doc: doc, Int: count(in.Net.CSR)}}, nil
	}
}

// sumRun runs what adds up weights at each node of a graph.
func sumRun(name, doc string, sum func(*csr.Graph) []float64) runFunc {
	return func(_ context.Context, in Input) ([]graph.Column, error) {
		return []graph.Column{{Name: name, Doc: doc, Float: sum(in.Net.CSR)}}, nil
	}
}

// floatColumn is the result of a kernel as the only column of a measure.
func floatColumn(name, doc string, values []float64, err error) ([]graph.Column, error) {
	if err != nil {
		return nil, err
	}
	return []graph.Column{{Name: name, Doc: doc, Float: values}}, nil
}

// wide64 makes a column of small numbers.
func wide64(values []int32) []int64 {
	out := make([]int64, len(values))
	for i, v := range values {
		out[i] = int64(v)
	}
	return out
}

// weightsNote says in a column's description whether weights count.
func weightsNote(in Input, note string) string {
	if in.Weighted {
		return ", " + note
	}
	return ", without weights"
}
