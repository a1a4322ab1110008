package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cocite/graph"
)

func TestVOSMapSample(t *testing.T) {
	d, problems := draw(t, vosviewerMapFormat(), sampleOf(t, vosviewerMapFormat()))
	checkDrawing(t, d)
	same(t, "ids", strings.Join(d.IDs, " "), "1 3 7 21")
	same(t, "labels", strings.Join(d.Labels, "|"), "moreau, a|keller, b|Nan|李 娜")
	same(t, "columns", columnsText(d.Nodes), `sublabel "Lyon" - - "北京"`+"\n"+
		`url "https://example.org/1" "https://example.org/3" "https://example.org/7" "https://example.org/21"`+"\n"+
		"x -0.75 0.2 0.9 -0.1\ny -0.81 0.3 0.1 0.45\ncluster 1 1 2 2\n"+
		"weight<Links> 2 2 1 3\nweight<Documents> 4 2 1 7\nscore<Avg. pub. year> 2012.25 2013 - 2019.5")
	if len(d.From) != 0 || problems != nil {
		t.Errorf("%d edges, problems %v", len(d.From), problems)
	}
}

func TestVOSMap(t *testing.T) {
	for _, c := range []struct{ name, text, ids, columns, problems string }{
		{"commas", "ID,Label,X,Y,Cluster\n1,\"a, b\",0,1,5\n2,c,1,0,\n", "1 2", "x 0 1\ny 1 0\ncluster 5 -", ""},
		{"semicolons", "label;weight\na;1\n", "", "", "-"},
		{"no ids", "label\tnormalized weight<N>\na\t1\nb\t2\n", "1 2", "normalized weight<N> 1 2", ""},
		{"empty lines first", "\n\nid\tscore<S>\n7\t1\n", "7", "score<S> 1", ""},
		{"short row", "id\tlabel\tweight<N>\n7\ta\n", "7", "", "2 table.wrong-width"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems, err := drawText(vosviewerMapFormat(), c.text, DefaultLimits)
			if c.problems == "-" {
				if err == nil {
					t.Error("it is no map and is read")
				}
				return
			}
			checkDrawing(t, d)
			same(t, "ids", strings.Join(d.IDs, " "), c.ids)
			same(t, "columns", columnsText(d.Nodes), c.columns)
			same(t, "problems", strings.Join(problems, ","), c.problems)
		})
	}
}

func TestVOSNetwork(t *testing.T) {
	for _, c := range []struct{ name, text, edges, problems string }{
		{"sample", sampleOf(t, vosviewerNetworkFormat()), "1>3:2@1 1>7:1@2 1>21:0.5@3 3>3:4@4 3>7:1@5", ""},
		{"commas and names", "a b,c,2\nc,\"d, e\",\n", "a b>c:2@1 c>d, e:1@2", ""},
		{"two columns", "1\t2\n2\t3\n", "1>2@1 2>3@2", ""},
		{"faults", "1\t2\t3\n1\t\t1\n1\t2\tx\n1\t2\t3\t4\n", "1>2:3@1 1>2:1@3", "2 table.no-end,4 table.wrong-width,3 table.bad-weight"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems := draw(t, vosviewerNetworkFormat(), c.text)
			checkDrawing(t, d)
			same(t, "edges", arcs(d), c.edges)
			same(t, "problems", strings.Join(problems, ","), c.problems)
			if d.Directed || !d.DirectedSaid {
				t.Errorf("directed %v, said %v", d.Directed, d.DirectedSaid)
			}
		})
	}
	if _, _, err := drawText(vosviewerNetworkFormat(), "0 1 1 0\n1 0 0 1\n", DefaultLimits); err == nil {
		t.Error("a matrix is read as links")
	}
}

func TestVOSJSONSample(t *testing.T) {
	d, problems := draw(t, vosviewerJSONFormat(), sampleOf(t, vosviewerJSONFormat()))
	checkDrawing(t, d)
	same(t, "ids", strings.Join(d.IDs, " "), "1 ur.02 3")
	same(t, "labels", strings.Join(d.Labels, "|"), `Moreau, A.|Keller, "B."|李 娜`)
	same(t, "edges", arcs(d), "1>ur.02:2@16 1>3:0.5@17 3>ur.02:1@18")
	same(t, "nodes", columnsText(d.Nodes), "x -0.75 0.2 0.9\ny -0.81 1 0.1\ncluster 1 1 2\nweight<Documents> 4 2 1\nweight<Total link strength> 3 2 -\n"+
		"score<Avg. pub. year> 2012.25 - -\norganization - \"Uni Å\" -\ncluster label \"Optimisation\" \"Optimisation\" -")
	same(t, "columns", columnsText(d.Edges), "since - 2011 -")
	if d.Directed || !d.DirectedSaid || problems != nil {
		t.Errorf("directed %v, said %v, problems %v", d.Directed, d.DirectedSaid, problems)
	}
}

func TestVOSJSON(t *testing.T) {
	for _, c := range []struct{ name, text, ids, edges, nodes, problems string }{
		{"links first", `{"network":{"links":[{"source_id":1,"target_id":2}],"items":[{"id":2,"a":true},{"id":1,"a":[1,"x"]}]}}`,
			"2 1", "1>2@1", `a "true" "[1,\"x\"]"`, ""},
		{"links alone", `{"network":{"links":[{"source_id":1,"target_id":2,"strength":3}]}}`, "1 2", "1>2:3@1", "", "1 vosviewer.unknown-item,1 vosviewer.unknown-item"},
		{"faults", "{\"network\":{\"items\":[{\"id\":1},\n{\"label\":\"x\"},\n{\"id\":1,\"label\":\"y\"},\nnull,\n{\"id\":2,}],\n\"links\":[{\"source_id\":1},\n{\"source_id\":1,\"target_id\":1}]}}",
			"1", "1>1@7", "", "2 vosviewer.no-id,3 vosviewer.repeated-id,5 vosviewer.broken,6 vosviewer.no-end"},
		{"cut", `{"network":{"items":[{"id":1},{"id":2`, "1", "", "", "1 vosviewer.truncated,1 vosviewer.truncated"},
		{"nothing", `{"network":{"items":[]}}`, "", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems := draw(t, vosviewerJSONFormat(), c.text)
			checkDrawing(t, d)
			same(t, "ids", strings.Join(d.IDs, " "), c.ids)
			same(t, "edges", arcs(d), c.edges)
			same(t, "nodes", columnsText(d.Nodes), c.nodes)
			same(t, "problems", strings.Join(problems, ","), c.problems)
		})
	}
}

// A map and a network in one folder are one graph.
func TestVOSFolder(t *testing.T) {
	dir := t.TempDir()
	for name, f := range map[string]Format{"x_map.txt": vosviewerMapFormat(), "x_network.txt": vosviewerNetworkFormat()} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(sampleOf(t, f)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var drawings []*graph.Drawing
	for item, err := range Read(context.Background(), []string{dir}, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		if item.Drawing != nil {
			drawings = append(drawings, item.Drawing)
		}
	}
	n, _, err := graph.AsNetwork(drawings, graph.GraphOptions{})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "labels", strings.Join(n.Labels, "|"), "moreau, a|李 娜|keller, b|Nan")
	if n.Directed || n.M() != 4 {
		t.Errorf("directed %v, %d edges", n.Directed, n.M())
	}
}

func TestSniffVOS(t *testing.T) {
	for text, want := range map[string]string{
		"id\tlabel\tx\ty\n":                    "false false false",
		"id\tlabel\tx\ty\tcluster\n":           "true false false",
		"id,weight<Links>\n":                   "true false false",
		"label;score<A>\n":                     "true false false",
		"id\tlabel\tweight\n":                  "false false false",
		"x\ty\n1\t2\n":                         "false false false",
		"1\t2\t3\n1\t3\t1\n":                   "false true false",
		"1,1,3\n2,3,1.5\n":                     "false true false",
		"1\t2\t3\n":                            "false false false",
		"1\t2\t3\n2\t1\t3\n":                   "false false false",
		"1\t2\t3\n1\t2\t3\n":                   "false false false",
		"1 2 3\n1 3 1\n":                       "false false false",
		"0\t1\t3\n0\t2\t1\n":                   "false false false",
		"# x\n1\t2\t3\n1\t3\t1\n":              "false false false",
		`{"network":{"items":[{"id":1}]}}`:     "false false true",
		` { "config":{}, "network":{"links":[`: "false false true",
		`{"network":"items"}`:                  "false false false",
		`{"items":[{"id":1}],"links":[]}`:      "false false false",
	} {
		head := []byte(text)
		if got := fmt.Sprint(sniffVOSMap(head), sniffVOSNetwork(head), sniffVOSJSON(head)); got != want {
			t.Errorf("%q is taken: %s, want %s", text, got, want)
		}
	}
}

func FuzzVOSMap(f *testing.F) {
	fuzzDrawing(f, vosviewerMapFormat(), sampleOf(f, vosviewerMapFormat()), "label;weight<A\n", "id,id,score<>\n1,2,\"3\n")
}

func FuzzVOSNetwork(f *testing.F) {
	fuzzDrawing(f, vosviewerNetworkFormat(), sampleOf(f, vosviewerNetworkFormat()), "a,b\n\"c\nd\",e\n")
}

func FuzzVOSJSON(f *testing.F) {
	fuzzDrawing(f, vosviewerJSONFormat(), sampleOf(f, vosviewerJSONFormat()), `{"network":{"links":[{"source_id":1,"target_id":{}}],"items":[null,{"id":[1]}]}}`)
}
