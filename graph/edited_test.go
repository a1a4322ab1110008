package graph

import (
	"fmt"
	"slices"
	"testing"

	"cocite/graph/csr"
)

// smallNetwork is a small network for tests of editing.
func smallNetwork(t *testing.T, ids []string, directed bool, edges ...csr.Edge) *Network {
	t.Helper()
	g, err := csr.New(len(ids), directed, edges)
	if err != nil {
		t.Fatal(err)
	}
	labels := make([]string, len(ids))
	for i, id := range ids {
		labels[i] = "label of " + id
	}
	return &Network{Kind: "citation", Directed: directed, CSR: g, IDs: ids, Labels: labels}
}

func TestFollow(t *testing.T) {
	n := smallNetwork(t, []string{"a", "b", "c", "d"}, true, csr.Edge{From: 0, To: 1, Weight: 2}, csr.Edge{From: 1, To: 2, Weight: 3}, csr.Edge{From: 3, To: 0, Weight: 4})
	n = n.With(Column{Name: "year", Int: []int64{1, 2, 3, 4}}, Column{Name: "x", Float: []float64{0, 0, 0, 0}})
	n = n.WithEdges(Column{Name: "kind", Text: []string{"ab", "bc", "da"}})
	edited := smallNetwork(t, []string{"a", "c", "d", "new"}, false, csr.Edge{From: 0, To: 2, Weight: 9}, csr.Edge{From: 1, To: 3, Weight: 9})
	edited = edited.With(Column{Name: "x", Float: []float64{1, 2, 3, 4}}, Column{Name: "year", Int: []int64{9, 9, 9, 9}}, Column{Name: "group", Text: []string{"p", "q", "r", "s"}})
	edited.Labels[1] = "corrected"

	k := n.Follow(edited)
	if !slices.Equal(k.IDs, []string{"a", "c", "d"}) || !slices.Equal(k.Labels, []string{"label of a", "corrected", "label of d"}) {
		t.Errorf("ids %v, labels %v", k.IDs, k.Labels)
	}
	var edges []string
	for i, e := range k.EdgeSeq() {
		edges = append(edges, fmt.Sprint(k.IDs[e.From], k.IDs[e.To], e.Weight, k.Edges[0].Text[i]))
	}
	if fmt.Sprint(edges) != "[da4da]" {
		t.Errorf("edges %v", edges)
	}
	x, _ := k.Column("x")
	year, _ := k.Column("year")
	group, _ := k.Column("group")
	if !slices.Equal(x.Float, []float64{1, 2, 3}) || !slices.Equal(year.Int, []int64{1, 3, 4}) || !slices.Equal(group.Text, []string{"p", "q", "r"}) {
		t.Errorf("x %v, year %v, group %v", x.Float, year.Int, group.Text)
	}
	want := []string{"1 node left out that the edited file lacks", "2 edges left out that the edited file lacks", "1 node of the edited file not in this network"}
	if !slices.Equal(k.Notes, want) {
		t.Errorf("notes %q", k.Notes)
	}
}

// A copy that lost its ids is known by labels, and one without edges deletes none.
func TestFollowByLabel(t *testing.T) {
	n := smallNetwork(t, []string{"a", "b"}, true, csr.Edge{From: 0, To: 1, Weight: 2})
	edited := smallNetwork(t, []string{"1", "2"}, true)
	edited.Labels = []string{"label of b", "label of a"}
	k := n.Follow(edited.With(Column{Name: "y", Float: []float64{1, 2}}))
	y, _ := k.Column("y")
	if k.M() != 1 || k.N() != 2 || !slices.Equal(y.Float, []float64{2, 1}) || k.Notes != nil {
		t.Errorf("%d nodes, %d edges, y %v, notes %q", k.N(), k.M(), y.Float, k.Notes)
	}
}
