package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/export"
	"cocite/graph"
	"cocite/graph/csr"
	"cocite/ingest"
)

// scripts are names that writers and readers stumble over, in the order of ids.
var scripts = []string{
	`Anne "Q." O'Neil`, `B & C <b>bold</b> ]]>`, "Müller–Sørensen", "שלום עולם", "محمد علي", "张伟", "李 & <娜>",
}

// written is a network with one node for each of some names, with ids that the
// files must keep, too.
func written(t *testing.T, names []string, directed bool, edges []csr.Edge) *graph.Network {
	t.Helper()
	g, err := csr.New(len(names), directed, edges)
	if err != nil {
		t.Fatal(err)
	}
	n := &graph.Network{Kind: "graph", Unit: graph.UnitNodes, Directed: directed, CSR: g}
	title := graph.Column{Name: "title", Text: make([]string, len(names)), Valid: make([]bool, len(names))}
	year := graph.Column{Name: "year", Int: make([]int64, len(names))}
	score := graph.Column{Name: "score", Float: make([]float64, len(names)), Valid: make([]bool, len(names))}
	for i, name := range names {
		n.IDs = append(n.IDs, fmt.Sprintf("%d:10.1/<%s>", i, name))
		n.Labels = append(n.Labels, name)
		title.Text[i], title.Valid[i] = "On "+name+", 007", i != 1
		year.Int[i] = int64(2000 - 700*i)
		score.Float[i], score.Valid[i] = 0.1+float64(i)/3, i != 0
	}
	n.Nodes = []graph.Column{title, year, score}
	for _, c := range []string{"x", "y", "size"} {
		col := graph.Column{Name: c, Float: make([]float64, len(names))}
		for i := range names {
			col.Float[i] = float64(len(c)*i) - 0.5
			if c == "size" {
				col.Float[i] = 1.5 + float64(i)
			}
		}
		n.Nodes = append(n.Nodes, col)
	}
	color := graph.Column{Name: "color", Text: make([]string, len(names))}
	for i := range names {
		color.Text[i] = fmt.Sprintf("#%02x%02x%02x", 16*i, 8*i, 255-i)
	}
	n.Nodes = append(n.Nodes, color)
	n.Edges = []graph.Column{{Name: "intent", Text: make([]string, g.M())}, {Name: "papers", Int: make([]int64, g.M())}}
	for i := range g.M() {
		n.Edges[0].Text[i], n.Edges[1].Int[i] = names[i%len(names)], int64(i)
	}
	return n
}

// writtenNetworks are five networks of different kinds.
func writtenNetworks(t *testing.T) map[string]*graph.Network {
	chain := []csr.Edge{{From: 1, To: 0, Weight: 1}, {From: 2, To: 0, Weight: 1}, {From: 2, To: 1, Weight: 1}, {From: 6, To: 5, Weight: 1}, {From: 0, To: 6, Weight: 1}}
	weighted := []csr.Edge{{From: 0, To: 1, Weight: 0.125}, {From: 0, To: 4, Weight: 1e-7}, {From: 3, To: 5, Weight: 3}, {From: 2, To: 6, Weight: 123456.789}}
	both := []csr.Edge{{From: 0, To: 1, Weight: 2}, {From: 1, To: 0, Weight: 0.5}, {From: 1, To: 2, Weight: 1}}
	return map[string]*graph.Network{
		"directed":            written(t, scripts, true, chain),
		"undirected, weights": written(t, scripts, false, weighted),
		"both directions":     written(t, scripts[:3], true, both),
		"one edge":            written(t, scripts[4:], false, []csr.Edge{{From: 0, To: 2, Weight: 1}}),
		"no edges":            written(t, scripts[3:5], true, nil),
	}
}

// readBack writes a network in a format and reads the file with its companions.
func readBack(t *testing.T, n *graph.Network, f export.Format) *graph.Network {
	t.Helper()
	path := filepath.Join(t.TempDir(), "net"+f.Exts[0])
	if err := export.File(path, n, f, export.Options{}); err != nil {
		t.Fatal(err)
	}
	paths := slices.DeleteFunc(export.Paths(path, f), func(p string) bool { return strings.HasSuffix(p, ".meta.json") || !exists(p) })
	var drawings []*graph.Drawing
	for item, err := range ingest.Read(context.Background(), paths, ingest.Options{}) {
		switch {
		case err != nil:
			t.Fatal(err)
		case item.Problem != nil:
			t.Errorf("problem: %v", item.Problem)
		case item.Drawing != nil:
			want := map[string]string{
				"tsv": "csv", "neo4j": "csv", "d3": "node-link", "pajek-project": "pajek",
			}[f.Name]
			if want == "" {
				want = f.Name
			}
			if want == "vosviewer" {
				want = []string{"vosviewer-map", "vosviewer-network"}[len(drawings)]
			}
			if item.Drawing.Origin.Format != want {
				t.Errorf("read as %s", item.Drawing.Origin.Format)
			}
			drawings = append(drawings, item.Drawing)
		}
	}
	back, problems, err := graph.AsNetwork(drawings, graph.GraphOptions{})
	if err != nil || problems != nil {
		t.Fatal(err, problems)
	}
	return back
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// sketch is what must be the same: nodes, edges and attributes under their names.
func sketch(n *graph.Network, nodes, edges []graph.Column) []string {
	out := []string{fmt.Sprint("directed ", n.Directed && n.M() > 0)}
	for i, id := range n.IDs {
		out = append(out, fmt.Sprintf("%q %q %s", id, n.Labels[i], rowOf(n.Nodes, nodes, i)))
	}
	for i, e := range n.EdgeSeq() {
		out = append(out, fmt.Sprintf("%q %q %v %s", n.IDs[e.From], n.IDs[e.To], e.Weight, rowOf(n.Edges, edges, i)))
	}
	return out
}

// rowOf are the values of row i in the columns that are asked for.
func rowOf(has, wanted []graph.Column, i int) string {
	var out []string
	for _, w := range wanted {
		k := slices.IndexFunc(has, func(c graph.Column) bool { return c.Name == w.Name })
		if k < 0 {
			out = append(out, w.Name+" is lost")
			continue
		}
		out = append(out, fmt.Sprintf("%s=%T(%[2]v)", w.Name, has[k].Value(i)))
	}
	return strings.Join(out, " ")
}

// What this program writes it reads: the same nodes, labels, edges, weights,
// directions and values.
func TestRoundTrip(t *testing.T) {
	for _, name := range []string{"gexf", "graphml", "dot", "csv", "tsv", "gml", "neo4j", "gdf", "cyjs", "cx2", "graphology", "node-link", "d3", "jsonl"} {
		f, ok := export.Lookup(name)
		if !ok {
			t.Fatalf("no format %s", name)
		}
		for kind, n := range writtenNetworks(t) {
			t.Run(name+"/"+kind, func(t *testing.T) {
				if name == "neo4j" && !n.Directed {
					t.Skip("a relationship always has a direction")
				}
				if n.M() == 0 && f.Companions != nil {
					t.Skip("an edge table without rows says nothing of direction")
				}
				back := readBack(t, n, f)
				want, got := sketch(n, n.Nodes, n.Edges), sketch(back, n.Nodes, n.Edges)
				for i := range want {
					if name == "gdf" { // no quote can be escaped there
						want[i], got[i] = strings.ReplaceAll(want[i], "'", "’"), strings.ReplaceAll(got[i], "'", "’")
					}
				}
				if d := cmp.Diff(want, got); d != "" {
					t.Errorf("-want +got:\n%s", d)
				}
			})
		}
	}
}

// Characters that XML forbids do not come back, and nothing else is lost with them.
func TestRoundTripOfControls(t *testing.T) {
	n := written(t, []string{"a\x00b\x1fc", "tab\tand\r\nline"}, true, []csr.Edge{{From: 1, To: 0, Weight: 1}})
	for _, name := range []string{"gexf", "graphml", "dot", "csv", "gml", "gdf", "cyjs", "cx2", "graphology", "node-link", "jsonl"} {
		f, _ := export.Lookup(name)
		back := readBack(t, n, f)
		if want := []string{"abc", "tab and line"}; !slices.Equal(back.Labels, want) || back.M() != 1 {
			t.Errorf("%s: got labels %q, want %q, and %d edges", name, back.Labels, want, back.M())
		}
	}
}

// Formats without room for ids and columns keep labels, edges, weights and places.
func TestRoundTripOfPlainFormats(t *testing.T) {
	for _, name := range []string{"pajek", "pajek-project", "vosviewer", "vosviewer-json"} {
		f, ok := export.Lookup(name)
		if !ok {
			t.Fatalf("no format %s", name)
		}
		for kind, n := range writtenNetworks(t) {
			t.Run(name+"/"+kind, func(t *testing.T) {
				if strings.HasPrefix(name, "vos") && n.Directed || n.M() < 2 {
					t.Skip("the format has no directions, and needs two edges to be known")
				}
				n = &graph.Network{Directed: n.Directed, CSR: n.CSR, IDs: n.Labels, Labels: n.Labels, Nodes: n.Nodes}
				back := readBack(t, n, f)
				back.IDs = back.Labels
				want, got := sketch(n, nil, nil), sketch(back, nil, nil)
				for i := range want {
					if name[0] == 'p' {
						want[i] = strings.ReplaceAll(want[i], `\"Q.\"`, "'Q.'")
					}
				}
				if d := cmp.Diff(want, got); d != "" {
					t.Errorf("-want +got:\n%s", d)
				}
				if _, ok := back.Column("x"); !ok {
					t.Error("the places are lost")
				}
				if year, _ := back.Column("year"); name == "pajek-project" && !slices.Equal(year.Int, n.Nodes[1].Int) {
					t.Errorf("years %v", year.Int)
				}
			})
		}
	}
}
