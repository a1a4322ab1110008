package graph_test

import (
	"fmt"

	"cocite/graph"
)

// works are three papers as a source states them: the third cites the first two.
func works() []graph.Record {
	id := func(doi string) []graph.ID { return []graph.ID{{Scheme: graph.DOI, Value: doi}} }
	by := func(names ...string) []graph.Author {
		var out []graph.Author
		for _, n := range names {
			out = append(out, graph.Author{Name: graph.ParseName(n)})
		}
		return out
	}
	return []graph.Record{
		{IDs: id("10.1000/one"), Title: "One thing", Year: 2019, Authors: by("Ada Xenos", "Bob Young")},
		{IDs: id("10.1000/two"), Title: "Two things", Year: 2020, Authors: by("Ada Xenos")},
		{IDs: id("10.1000/three"), Title: "Three things", Year: 2021, Authors: by("Bob Young", "Ada Xenos"),
			Refs: []graph.Ref{{IDs: id("10.1000/one")}, {IDs: id("10.1000/two")}, {Raw: "A report nobody kept, 1970"}}},
	}
}

func ExampleBuilder() {
	b := graph.NewBuilder(graph.DefaultBuildOptions())
	for _, r := range works() {
		b.Add(r)
	}
	c := b.Corpus()
	for i, id := range c.Papers.IDs {
		fmt.Println(c.Papers.Stub[i], id, c.Papers.Refs.Of(i))
	}
	fmt.Println(c.Authors.Names)
	// Output:
	// false doi:10.1000/one []
	// false doi:10.1000/two []
	// false doi:10.1000/three [0 1 3]
	// true key:5a8d4da2c96f []
	// [Ada Xenos Bob Young]
}

func ExampleCoauthorship() {
	b := graph.NewBuilder(graph.DefaultBuildOptions())
	for _, r := range works() {
		b.Add(r)
	}
	n, err := graph.Coauthorship(b.Corpus(), graph.DefaultDrawOptions())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range n.EdgeSeq() {
		fmt.Println(n.Labels[e.From], "–", n.Labels[e.To], e.Weight)
		for _, p := range n.Evidence(e.From, e.To) {
			fmt.Println("  ", n.Corpus().PaperName(int(p)))
		}
	}
	// Output:
	// Ada Xenos – Bob Young 2
	//    Xenos 2019 · One thing
	//    Young 2021 · Three things
}

func ExampleKinds() {
	for _, k := range graph.Kinds() {
		fmt.Println(k.Name, k.Units)
	}
	// Output:
	// citation [papers authors sources institutions countries]
	// coauthorship [authors institutions countries]
	// coupling [papers]
	// cocitation [papers references authors sources]
	// cooccurrence [keywords authors institutions countries]
	// related [papers]
}
