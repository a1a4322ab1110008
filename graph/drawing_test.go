package graph

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func corpusOf(ds ...*Drawing) *Corpus {
	b := NewBuilder(DefaultBuildOptions())
	for _, d := range ds {
		b.AddDrawing(d)
	}
	return b.Corpus()
}

func TestDrawingsBecomePapers(t *testing.T) {
	d := &Drawing{
		Origin: Origin{File: "e.txt", Format: "edge-list"},
		IDs:    []string{"9907233", "7", "007"},
		From:   []int32{0, 0, 1, 0, 2, 2}, To: []int32{1, 2, 0, 1, 2, 1},
		Lines: []int{5, 6, 7, 8, 9, 10},
	}
	c := corpusOf(d)
	if diff := cmp.Diff([]string{"key:9907233", "key:7", "key:007"}, c.Papers.IDs); diff != "" {
		t.Errorf("ids (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]bool{false, false, false}, c.Papers.Stub); diff != "" {
		t.Errorf("every node of a bare edge list is a paper (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"key:007>key:7", "key:7>key:9907233", "key:9907233>key:007", "key:9907233>key:7"}, edgesOf(c)); diff != "" {
		t.Errorf("edges (-want +got):\n%s", diff)
	}
	want := []Problem{
		{File: "e.txt", Line: 9, Code: "graph.self-loop", Severity: Warn, Message: "1 edge from a node to itself left out, the first from 007 to 007", Key: "007"},
		{File: "e.txt", Line: 8, Code: "graph.repeated-edge", Severity: Warn, Message: "1 edge repeating an earlier one left out, the first from 9907233 to 7", Key: "9907233"},
	}
	if diff := cmp.Diff(want, c.Problems); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if c.Stats.RefMentions != 6 || c.Stats.SelfCitations != 1 {
		t.Errorf("got %+v, want 6 mentions and 1 self-citation", c.Stats)
	}
}

func TestNodeTables(t *testing.T) {
	edges := &Drawing{Origin: Origin{File: "edges.csv"}, IDs: []string{"a", "b", "c"}, From: []int32{0, 0}, To: []int32{1, 2}}
	nodes := &Drawing{
		Origin: Origin{File: "nodes.csv"}, IDs: []string{"b", "a", "d"}, Labels: []string{"Title of b", "a", "10.1000/d"},
		Nodes: []Column{
			{Name: "Year", Int: []int64{1999, 1234, 2001}, Valid: []bool{true, true, true}},
			{Name: "date", Text: []string{"1999-05", "", "soon"}},
		},
	}
	for _, order := range [][]*Drawing{{edges, nodes}, {nodes, edges}} {
		c := corpusOf(order...)
		papers := map[string][]any{}
		for i, id := range c.Papers.IDs {
			papers[id] = []any{c.Papers.Stub[i], c.Papers.Titles[i], c.Papers.Years[i], c.Papers.Dates[i]}
		}
		want := map[string][]any{
			"key:a":         {false, "", int32(0), ""},
			"key:b":         {false, "Title of b", int32(1999), "1999-05"},
			"key:c":         {true, "", int32(0), ""},
			"doi:10.1000/d": {false, "", int32(2001), ""},
		}
		if diff := cmp.Diff(want, papers); diff != "" {
			t.Errorf("papers (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff([]string{"key:a>key:b", "key:a>key:c"}, edgesOf(c)); diff != "" {
			t.Errorf("edges (-want +got):\n%s", diff)
		}
		for i, id := range c.Papers.IDs {
			if o := c.Papers.Origins[i]; id == "key:a" && (len(o) != 1 || o[0].File != "nodes.csv") {
				t.Errorf("a node was read where it is declared, got %v", o)
			}
		}
	}
}

func TestDeclaredNodes(t *testing.T) {
	c := corpusOf(&Drawing{IDs: []string{"a", "b"}, Declared: []bool{true, false}, From: []int32{0}, To: []int32{1}})
	if diff := cmp.Diff([]bool{false, true}, c.Papers.Stub); diff != "" {
		t.Errorf("stubs (-want +got):\n%s", diff)
	}
}

// A node of which edges tell a date has no row of its own for that.
func TestMentionedNodes(t *testing.T) {
	table := &Drawing{IDs: []string{"a"}}
	cites := &Drawing{
		IDs: []string{"a", "b"}, Mentioned: true, From: []int32{0}, To: []int32{1},
		Nodes: []Column{{Name: "date", Text: []string{"2001", "2000"}}},
	}
	c := corpusOf(table, cites)
	if diff := cmp.Diff([]bool{false, true}, c.Papers.Stub); diff != "" {
		t.Errorf("stubs (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int32{2001, 2000}, c.Papers.Years); diff != "" {
		t.Errorf("years (-want +got):\n%s", diff)
	}
}

// The further identifiers of a node find its record, also if an earlier drawing
// has the node without them.
func TestFurtherIDsOfNodes(t *testing.T) {
	b := NewBuilder(DefaultBuildOptions())
	b.Add(Record{Key: "k", IDs: []ID{{PMID, "7"}}, Title: "A title"})
	b.Add(Record{Key: "m", IDs: []ID{{OMID, "br/061"}}, Title: "Another title"})
	b.AddDrawing(&Drawing{IDs: []string{"doi:10.1000/a"}})
	b.AddDrawing(&Drawing{
		IDs: []string{"doi:10.1000/a", "omid:br/061"}, From: []int32{0}, To: []int32{1},
		Also: [][]ID{{{DOI, "10.1000/a"}, {PMID, "7"}}},
	})
	c := b.Corpus()
	if diff := cmp.Diff([]string{"doi:10.1000/a", "omid:br/061"}, c.Papers.IDs); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"doi:10.1000/a>omid:br/061"}, edgesOf(c)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestUndirectedDrawingIsTold(t *testing.T) {
	d := &Drawing{IDs: []string{"a", "b"}, From: []int32{0}, To: []int32{1}, DirectedSaid: true}
	if diff := cmp.Diff([]string{"graph.undirected-citations"}, codes(corpusOf(d))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDrawingsJoinRecords(t *testing.T) {
	b := NewBuilder(DefaultBuildOptions())
	b.Add(Record{Key: "k", IDs: []ID{{DOI, "10.1000/a"}}, Title: "A title"})
	b.Add(Record{Key: "node", Title: "Another title"})
	b.AddDrawing(&Drawing{IDs: []string{"https://doi.org/10.1000/A", "node"}, From: []int32{1}, To: []int32{0}})
	c := b.Corpus()
	want := []string{"doi:10.1000/a", "key:" + digest("another title|0|"), "key:node"}
	if diff := cmp.Diff(want, c.Papers.IDs); diff != "" {
		t.Errorf("a node keeps its id and a DOI finds its record (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"key:node>doi:10.1000/a"}, edgesOf(c)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if c.Papers.Titles[0] != "A title" {
		t.Errorf("got title %q", c.Papers.Titles[0])
	}
}

func TestYearOf(t *testing.T) {
	tests := []struct {
		text string
		want int32
	}{
		{"1999", 1999}, {"1999-05-01", 1999}, {"2020.0", 2020}, {"1449", 0}, {"2101", 0}, {"20201", 0}, {"99", 0}, {"", 0}, {"in 1999", 0},
	}
	for _, tt := range tests {
		if got := yearOf(tt.text); got != tt.want {
			t.Errorf("yearOf(%q): got %d, want %d", tt.text, got, tt.want)
		}
	}
}
