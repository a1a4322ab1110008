package metrics_test

import (
	"context"
	"fmt"

	"cocite/graph"
	"cocite/graph/csr"
	"cocite/metrics"
)

// Paper 2 is cited by both others, of which 1 is cited too.
func ExamplePageRank() {
	g, err := csr.New(3, true, []csr.Edge{{From: 0, To: 1, Weight: 1}, {From: 0, To: 2, Weight: 1}, {From: 1, To: 2, Weight: 1}})
	if err != nil {
		panic(err)
	}
	ranks, err := metrics.PageRank(context.Background(), g, metrics.DefaultPageRank())
	if err != nil {
		panic(err)
	}
	for paper, rank := range ranks {
		fmt.Printf("paper %d: %.3f\n", paper, rank)
	}
	// Output:
	// paper 0: 0.198
	// paper 1: 0.282
	// paper 2: 0.521
}

// A measure is found by name and gives columns that go onto the network.
func ExampleLookupMeasure() {
	g, err := csr.New(4, false, []csr.Edge{{From: 0, To: 1, Weight: 1}, {From: 1, To: 2, Weight: 1}, {From: 1, To: 3, Weight: 1}})
	if err != nil {
		panic(err)
	}
	net := &graph.Network{CSR: g, Labels: []string{"Ann", "Ben", "Cem", "Dora"}}
	m, _, _ := metrics.LookupMeasure("betweenness-raw")
	cols, err := m.Run(context.Background(), metrics.DefaultInput(net))
	if err != nil {
		panic(err)
	}
	net = net.With(cols...)
	for i, name := range net.Labels {
		fmt.Println(name, net.Nodes[0].Value(i))
	}
	// Output:
	// Ann 0
	// Ben 3
	// Cem 0
	// Dora 0
}
