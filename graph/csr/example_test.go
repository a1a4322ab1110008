package csr_test

import (
	"fmt"

	library "github.com/dominikbraun/graph"
	"gonum.org/v1/gonum/graph/topo"

	"cocite/graph/csr"
)

// Three papers: 0 cites 1 and 2, 1 cites 2 twice over.
func citations() *csr.Graph {
	g, err := csr.New(3, true, []csr.Edge{
		{From: 1, To: 2, Weight: 1}, {From: 0, To: 1, Weight: 1}, {From: 0, To: 2, Weight: 1}, {From: 1, To: 2, Weight: 1},
	})
	if err != nil {
		panic(err)
	}
	return g
}

func ExampleNew() {
	g := citations()
	fmt.Println(g.N(), g.M(), g.Out(0), g.In(2))
	for id, e := range g.Edges() {
		fmt.Println(id, e)
	}
	// Output:
	// 3 3 [1 2] [0 1]
	// 0 {0 1 1}
	// 1 {0 2 1}
	// 2 {1 2 2}
}

func ExampleGraph_Directed() {
	order, err := topo.Sort(citations().Directed())
	fmt.Println(order, err)
	// Output: [0 1 2] <nil>
}

func ExampleGraph_Store() {
	store, err := citations().Store([]string{"new", "mid", "old"})
	if err != nil {
		panic(err)
	}
	g := library.NewWithStore(store.Key, store, library.Directed())
	reduced, err := library.TransitiveReduction(g)
	if err != nil {
		panic(err)
	}
	_, err = reduced.Edge("new", "old")
	fmt.Println(err)
	// Output: edge not found
}
