// Package metrics computes what a network or a corpus shows: centralities,
// communities, layouts, indicators and related papers. It reads graphs and
// gives back slices or columns, one value a node.
//
// Use it in two steps:
//  1. Call a typed function, for example PageRank(ctx, g, DefaultPageRank()), or
//     look a measure up by name in Measures or Indicators.
//  2. Attach the columns: network.With(columns...).
package metrics

import (
	"context"

	"cocite/graph"
)

// Definition is what "cocite define" prints of a number.
type Definition struct {
	Formula    string
	Convention string // direction, weights, normalisation, scale
	EdgeCases  string // isolated, unreachable, empty
	Source     string // author, year, DOI
}

// Measure is a number for each node of a network.
type Measure struct {
	Name       string
	Doc        string // one line
	Columns    []string
	Definition Definition
	Run        func(ctx context.Context, in Input) ([]graph.Column, error)
}

// Input is what a Measure works on.
type Input struct {
	Net      *graph.Network
	Weighted bool    // use edge weights: strength for walks, 1/weight as length for paths
	Damping  float64 // of PageRank; 0 is a walk that never follows an arc
	Seed     uint64
	Threads  int                   // 0 is all cores; never changes a result
	Progress func(done, total int) // nil to stay silent
}

// DefaultInput measures a network without its weights, with damping 0.85, seed
// 1 and all cores.
func DefaultInput(net *graph.Network) Input {
	return Input{Net: net, Damping: DefaultPageRank().Damping, Seed: 1}
}
