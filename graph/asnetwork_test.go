package graph

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestAsNetwork(t *testing.T) {
	d := &Drawing{
		Origin: Origin{File: "g.gml"}, IDs: []string{"b", "a", "10", "9"}, Labels: []string{"Bee", "", "", ""},
		From: []int32{0, 1, 0, 2, 2}, To: []int32{1, 0, 1, 2, 3},
		Weights: []float64{2, 3, .5, 1, 1}, Lines: []int{1, 2, 3, 4, 5},
		Nodes: []Column{
			{Name: "Group", Int: []int64{1, 2, 3, 4}},
			{Name: "group", Text: []string{"x", "", "", ""}, Valid: []bool{true, false, false, false}},
			{Name: "label", Float: []float64{0, 1, 2, 3}},
		},
		Edges: []Column{{Name: "Since Year", Int: []int64{1, 2, 3, 4, 5}}},
	}
	n, problems, err := AsNetwork([]*Drawing{d}, GraphOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"10", "9", "a", "b"}, n.IDs); diff != "" {
		t.Errorf("ids (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"10", "9", "a", "Bee"}, n.Labels); diff != "" {
		t.Errorf("labels (-want +got):\n%s", diff)
	}
	sameLinks(t, "edges", links(n), map[string]float64{"10>9": 1, "a>b": 3, "b>a": 2.5})
	wantNodes := []Column{
		{Name: "group", Int: []int64{3, 4, 2, 1}},
		{Name: "group_2", Text: []string{"", "", "", "x"}, Valid: []bool{false, false, false, true}},
		{Name: "label_attr", Float: []float64{2, 3, 1, 0}},
	}
	if diff := cmp.Diff(wantNodes, n.Nodes); diff != "" {
		t.Errorf("node columns (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Column{{Name: "since_year", Int: []int64{5, 2, 1}}}, n.Edges); diff != "" {
		t.Errorf("edge columns (-want +got):\n%s", diff)
	}
	want := []Problem{
		{File: "g.gml", Line: 4, Code: "graph.self-loop", Severity: Warn, Message: "1 edge from a node to itself left out, the first from 10 to 10", Key: "10"},
		{File: "g.gml", Line: 3, Code: "graph.repeated-edge", Severity: Warn, Message: "1 edge repeating an earlier one added to its weight, the first from b to a", Key: "b"},
	}
	if diff := cmp.Diff(want, problems); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if n.Evidence(0, 1) != nil || n.Corpus() != nil || n.Kind != "graph" {
		t.Errorf("a graph file has no corpus: %+v", n)
	}
}

func TestAsNetworkNeedsPositiveWeights(t *testing.T) {
	d := &Drawing{
		IDs: []string{"a", "b", "c", "d", "e", "f"}, From: []int32{0, 0, 0, 0, 0}, To: []int32{1, 2, 3, 4, 5},
		Weights: []float64{2, 0, -1, math.NaN(), math.Inf(1)},
	}
	n, problems, err := AsNetwork([]*Drawing{d}, GraphOptions{})
	if err != nil {
		t.Fatal(err)
	}
	sameLinks(t, "edges", links(n), map[string]float64{"a>b": 2})
	want := []Problem{{Code: "graph.bad-weight", Severity: Error, Key: "a",
		Message: "4 edges whose weight is not a positive number left out, the first from a to c"}}
	if diff := cmp.Diff(want, problems); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestAsNetworkDirections(t *testing.T) {
	plain := &Drawing{IDs: []string{"a", "b"}, From: []int32{1, 0}, To: []int32{0, 1}}
	undirected := &Drawing{IDs: []string{"a", "b"}, From: []int32{1}, To: []int32{0}, DirectedSaid: true}
	directed := &Drawing{IDs: []string{"a", "b"}, From: []int32{1}, To: []int32{0}, DirectedSaid: true, Directed: true}
	nodes := &Drawing{IDs: []string{"a", "b", "c"}, DirectedSaid: true, Directed: true}
	tests := []struct {
		name    string
		ds      []*Drawing
		o       GraphOptions
		want    map[string]float64
		repeats int
	}{
		{"what does not say is directed", []*Drawing{plain}, GraphOptions{}, map[string]float64{"a>b": 1, "b>a": 1}, 0},
		{"unless asked otherwise", []*Drawing{plain}, GraphOptions{Undirected: true}, map[string]float64{"a-b": 1}, 1},
		{"the file says undirected", []*Drawing{undirected}, GraphOptions{}, map[string]float64{"a-b": 1}, 0},
		{"the others follow", []*Drawing{plain, undirected}, GraphOptions{}, map[string]float64{"a-b": 1}, 1},
		{"turned round", []*Drawing{directed}, GraphOptions{Reverse: true}, map[string]float64{"a>b": 1}, 0},
		{"a table of nodes says nothing of edges", []*Drawing{nodes, undirected}, GraphOptions{}, map[string]float64{"a-b": 1}, 0},
	}
	for _, tt := range tests {
		n, problems, err := AsNetwork(tt.ds, tt.o)
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		sameLinks(t, tt.name, links(n), tt.want)
		if len(problems) != tt.repeats {
			t.Errorf("%s: problems %v, want %d", tt.name, problems, tt.repeats)
		}
	}
	if _, _, err := AsNetwork([]*Drawing{directed, undirected}, GraphOptions{}); err == nil {
		t.Error("files that disagree about direction: no error")
	}
	if n, _, err := AsNetwork(nil, GraphOptions{}); err != nil || n.N() != 0 {
		t.Errorf("nothing at all: %v, %v", n, err)
	}
}

func TestAsNetworkJoinsTables(t *testing.T) {
	edges := &Drawing{IDs: []string{"b", "a"}, From: []int32{0}, To: []int32{1}, Nodes: []Column{{Name: "n", Int: []int64{1, 2}}}}
	nodes := &Drawing{IDs: []string{"a", "c"}, Labels: []string{"Label of a", ""}, Nodes: []Column{{Name: "n", Text: []string{"7", "seven"}}}}
	n, _, err := AsNetwork([]*Drawing{edges, nodes}, GraphOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"Label of a", "b", "c"}, n.Labels); diff != "" {
		t.Errorf("labels (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Column{{Name: "n", Text: []string{"2", "1", "seven"}}}, n.Nodes); diff != "" {
		t.Errorf("a column of two types is text, the first value stays (-want +got):\n%s", diff)
	}
}

func TestLegalNames(t *testing.T) {
	tests := map[string]string{
		"Year": "year", "d0 (x)": "d0_x", "Größe": "grosse", "7": "c_7", "": "c", "Weight": "weight_attr", "x": "x_attr",
		"__a__b": "a_b", "中文": "c", "start": "start_attr", "a-b.c": "a_b_c",
	}
	for name, want := range tests {
		if got := legalName(name); got != want {
			t.Errorf("legalName(%q): got %q, want %q", name, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		var s columnSet
		for _, name := range rapid.SliceOfDistinct(rapid.String(), rapid.ID).Draw(t, "names") {
			s.merge(Column{Name: name, Int: []int64{1}}, 1, func(yield func(int, int) bool) { yield(0, 0) })
		}
		used := map[string]bool{}
		for _, c := range s.legal() {
			if used[c.Name] || c.Name == "" || strings.Trim(c.Name, "abcdefghijklmnopqrstuvwxyz0123456789_") != "" {
				t.Fatalf("name %q", c.Name)
			}
			used[c.Name] = true
		}
	})
}
