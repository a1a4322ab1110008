package main

import (
	"context"
	"slices"

	"cocite/graph/csr"
	"cocite/metrics"
)

// work is one thing to time. It returns a value for each node, or none, and one
// for the graph, or 0.
type work struct {
	name string
	do   func(ctx context.Context, g *csr.Graph, r request) ([]float64, float64, error)
}

// works lists what can be timed: cocite's kernels, and what the two libraries do by
// themselves.
func works() []work {
	return slices.Concat(walkWorks(), pathWorks(), structureWorks(), communityWorks(), layoutWorks())
}

func walkWorks() []work {
	return []work{
		{"pagerank", func(ctx context.Context, g *csr.Graph, _ request) ([]float64, float64, error) {
			return alone(metrics.PageRank(ctx, g, metrics.DefaultPageRank()))
		}},
		{"hits", func(ctx context.Context, g *csr.Graph, _ request) ([]float64, float64, error) {
			authority, _, err := metrics.HITS(ctx, g, metrics.DefaultHITS())
			return authority, 0, err
		}},
		{"eigenvector", func(ctx context.Context, g *csr.Graph, _ request) ([]float64, float64, error) {
			return alone(metrics.Eigenvector(ctx, g, metrics.DefaultEigenvector()))
		}},
	}
}

func pathWorks() []work {
	return []work{
		{"betweenness", func(ctx context.Context, g *csr.Graph, _ request) ([]float64, float64, error) {
			return alone(metrics.Betweenness(ctx, g, metrics.BetweennessOptions{Raw: true}))
		}},
		{"sampled", func(ctx context.Context, g *csr.Graph, r request) ([]float64, float64, error) {
			o := metrics.DefaultBetweennessSample()
			o.Risk, o.Seed = 0.1, r.Seed
			if r.Error > 0 {
				o.Error = r.Error
			}
			values, paths, err := metrics.BetweennessSample(ctx, g, o)
			return values, float64(paths), err
		}},
		{"harmonic", func(ctx context.Context, g *csr.Graph, _ request) ([]float64, float64, error) {
			return alone(metrics.Harmonic(ctx, g, metrics.DistanceOptions{}))
		}},
	}
}

func structureWorks() []work {
	return []work{
		{"weak", func(_ context.Context, g *csr.Graph, _ request) ([]float64, float64, error) {
			return numbers(metrics.WeakComponents(g)), 0, nil
		}},
		{"strong", func(_ context.Context, g *csr.Graph, _ request) ([]float64, float64, error) {
			return numbers(metrics.StrongComponents(g)), 0, nil
		}},
		{"cores", func(ctx context.Context, g *csr.Graph, _ request) ([]float64, float64, error) {
			cores, err := metrics.CoreNumbers(ctx, g)
			return numbers(cores), 0, err
		}},
		{"triangles", func(ctx context.Context, g *csr.Graph, _ request) ([]float64, float64, error) {
			triangles, err := metrics.Triangles(ctx, g, 0)
			return numbers(triangles), 0, err
		}},
		{"clustering", func(ctx context.Context, g *csr.Graph, _ request) ([]float64, float64, error) {
			return alone(metrics.LocalClustering(ctx, g, 0))
		}},
	}
}

func communityWorks() []work {
	return []work{
		{"leiden", func(ctx context.Context, g *csr.Graph, r request) ([]float64, float64, error) {
			o := metrics.DefaultLeiden
			o.Weighted, o.Starts, o.Seed = false, 1, r.Seed
			if r.Quality != "" {
				o.Quality, o.Resolution = r.Quality, r.Resolution
			}
			if r.Iterations > 0 {
				o.Iterations = r.Iterations
			}
			p, quality, err := metrics.Leiden(ctx, g, o)
			return numbers(p), quality, err
		}},
		{"louvain", func(ctx context.Context, g *csr.Graph, r request) ([]float64, float64, error) {
			o := metrics.DefaultLouvain
			o.Weighted, o.Seed = false, r.Seed
			p, quality, err := metrics.Louvain(ctx, g, o)
			return numbers(p), quality, err
		}},
		{"labels", func(ctx context.Context, g *csr.Graph, r request) ([]float64, float64, error) {
			o := metrics.DefaultLabelPropagation
			o.Seed = r.Seed
			p, err := metrics.LabelPropagation(ctx, g, o)
			return numbers(p), 0, err
		}},
	}
}

func layoutWorks() []work {
	return []work{
		{"forceatlas2", func(ctx context.Context, g *csr.Graph, r request) ([]float64, float64, error) {
			o := metrics.DefaultFA2
			o.Weighted, o.Seed, o.Iterations = false, max(r.Seed, 1), r.Iterations
			x, y, err := metrics.ForceAtlas2(ctx, g, o)
			return append(x, y...), 0, err
		}},
	}
}

// alone is an answer without a value for the graph.
func alone(values []float64, err error) ([]float64, float64, error) { return values, 0, err }

// numbers are labels or counts as floats, which hold them exactly.
func numbers[T int32 | int64](list []T) []float64 {
	out := make([]float64, len(list))
	for i, v := range list {
		out[i] = float64(v)
	}
	return out
}
