package export

import (
	"testing"

	"cocite/graph"
	"cocite/graph/csr"
)

// FuzzWellFormed: whatever ids, labels, names and values hold, each format
// stays readable and says the same.
func FuzzWellFormed(f *testing.F) {
	f.Add("a", "b", "label", "column", "value", 1.0)
	f.Add("a\x01", "a", "]]>&<\"'\\", "weight", "--\n\r\t", -1.0)
	f.Add("", "\xff", "\u202e\ufeff", "Id", "true", 1e300)
	f.Fuzz(func(t *testing.T, a, b, label, name, value string, weight float64) {
		if a == b {
			return // ids of a network are unique
		}
		g, err := csr.New(2, true, []csr.Edge{{From: 0, To: 1, Weight: weight}})
		if err != nil {
			t.Fatal(err)
		}
		n := &graph.Network{
			Kind: label, Directed: true, CSR: g, IDs: []string{a, b}, Labels: []string{label, ""},
			Nodes: []graph.Column{{Name: name, Doc: value, Text: []string{value, label}}, {Name: value, Int: []int64{1, 2}}},
			Edges: []graph.Column{{Name: value, Text: []string{name}}, {Name: name, Float: []float64{weight}}},
			Notes: []string{value},
		}
		o := Options{Provenance: Provenance{Program: a, Sources: []string{value}, Parameters: []Parameter{{label, value}}, Date: name}}
		agree(t, n, o)
	})
}

// agree reads every format back and compares ids, labels and sizes.
func agree(t *testing.T, n *graph.Network, o Options) {
	t.Helper()
	s := newSheet(n)
	look := func(format string, nodes, edges []row) {
		if len(nodes) != n.N() || len(edges) != n.M() {
			t.Fatalf("%s: %d nodes, %d edges", format, len(nodes), len(edges))
		}
		for i, r := range nodes {
			if r["id"] != s.ids[i] || r["label"] != s.labels[i] {
				t.Fatalf("%s: node %q, want id %q and label %q", format, r, s.ids[i], s.labels[i])
			}
		}
		if edges[0]["source"] != s.ids[0] || edges[0]["target"] != s.ids[1] {
			t.Fatalf("%s: edge %q, ids %q", format, edges[0], s.ids)
		}
	}
	_, nodes, edges := readGEXF(t, render(t, format(t, "gexf"), 0, n, o))
	look("gexf", nodes, edges)
	_, nodes, edges = readGraphML(t, render(t, format(t, "graphml"), 0, n, o))
	look("graphml", nodes, edges)
	_, nodes, edges = readJSONL(t, render(t, format(t, "jsonl"), 0, n, o))
	look("jsonl", nodes, edges)
	_, nodes, edges = readDOT(t, render(t, format(t, "dot"), 0, n, o))
	look("dot", nodes, edges)
	for name, comma := range map[string]rune{"csv": ',', "tsv": '\t'} {
		_, edges = readRows(t, render(t, format(t, name), 0, n, o), comma)
		_, nodes = readRows(t, render(t, format(t, name), 1, n, o), comma)
		look(name, nodes, edges)
	}
}
