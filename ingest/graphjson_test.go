package ingest

import (
	"strings"
	"testing"
)

func TestGraphJSONSamples(t *testing.T) {
	labels := `Moreau "A."|李 娜|`
	place := "x 1.5 0 -\ny -2 0.25 -\n"
	for _, c := range []struct {
		format                                       Format
		ids, labels, edges, nodes, columns, problems string
		directed, said                               bool
	}{
		{
			nodeLinkFormat(), "doi:10.5555/a b c", labels, "b>doi:10.5555/a:2.5@31 c>b:1@37",
			"year 2001 - 2010\n" + place + `color "#1f77b4" - -` + "\n" + `stub "true" "true" "true"`, `intent "cites" -`, "", true, true,
		},
		{
			graphologyFormat(), "doi:10.5555/a b c", labels, "b>doi:10.5555/a:2.5@36 c>b:1@45 b>c:1@45",
			"year 2001 - 2010\n" + place + `color "#1f77b4" - -`, `intent "cites" - -`, "0 graphology.mixed-direction", true, true,
		},
		{
			cyjsFormat(), "doi:10.5555/a b c", labels, "b>doi:10.5555/a:2.5@43 c>b:1@52",
			"year 2001 - 2010\n" + `color "#1f77b4" - -` + "\n" + strings.TrimSuffix(place, "\n"), `intent "cites" -`, "", true, false,
		},
		{
			cx2Format(), "doi:10.5555/a b c", labels, "b>doi:10.5555/a:2.5@81 c>b:1@90",
			place + "year 2001 - 2010\n" + `color "#1f77b4" - -`, `intent "cites" -` + "\n" + `interaction "cites" "cites"`, "", true, false,
		},
		{
			graphLinesFormat(), "doi:10.5555/a b c", labels, "b>doi:10.5555/a:2.5@5 c>b:1@6",
			"year 2001 - 2010\n" + place + `color "#1f77b4" - -`, `intent "cites" -`, "", false, true,
		},
		{
			gdfFormat(), "doi:10.5555/a b c", `Moreau, "A."|李 娜's|`, "b>doi:10.5555/a:2.5@6 c>b:1@7",
			"year 2001 - 2010\nsize 12.5 4 -\n" + place + `color "#1f77b4" - -` + "\n" + `stub "false" "true" -`, `intent "cites, often" -`, "", true, true,
		},
	} {
		t.Run(c.format.Name, func(t *testing.T) {
			d, problems := draw(t, c.format, sampleOf(t, c.format))
			checkDrawing(t, d)
			same(t, "ids", strings.Join(d.IDs, " "), c.ids)
			same(t, "labels", strings.Join(d.Labels, "|"), c.labels)
			same(t, "edges", arcs(d), c.edges)
			same(t, "nodes", columnsText(d.Nodes), c.nodes)
			same(t, "columns", columnsText(d.Edges), c.columns)
			same(t, "problems", strings.Join(problems, ","), c.problems)
			if d.Directed != c.directed || d.DirectedSaid != c.said {
				t.Errorf("directed %v, said %v", d.Directed, d.DirectedSaid)
			}
		})
	}
}

func TestGraphJSON(t *testing.T) {
	for _, c := range []struct {
		name                       string
		format                     Format
		text, ids, edges, problems string
	}{
		{"one list of elements", cyjsFormat(), `[{"group":"nodes","data":{"id":"a"}},{"group":"edges","data":{"source":"a","target":"b"}}]`, "a b", "a>b@1", "1 cyjs.unknown-node"},
		{"elements in a list", cyjsFormat(), `{"elements":[{"data":{"id":"a"}},{"data":{"id":"x","source":"a","target":"a"}}]}`, "a", "a>a@1", ""},
		{"numbers for ids", nodeLinkFormat(), `{"nodes":[{"id":7},{"id":8}],"links":[{"source":7,"target":8,"value":2}]}`, "7 8", "7>8:2@1", ""},
		{"faults", nodeLinkFormat(), "{\"nodes\":[{\"id\":7},\n{\"x\":1},\n{\"id\":7}],\"links\":[{\"source\":7},\n{\"id\":1,}]}", "7", "", "2 node-link.no-id,3 node-link.repeated-id,3 node-link.no-end,4 node-link.broken"},
		{"GDF faults", gdfFormat(), "nodedef>name VARCHAR\na,1\n'b'\n\nb\nedgedef>node1,node2\na\n", "b", "", "2 gdf.wrong-width,5 gdf.repeated-id,7 gdf.no-end"},
		{"GDF without direction", gdfFormat(), "NODEDEF>name\na\nedgedef>node1,node2,weight DOUBLE\na,b,2\nb,a,1\n", "a b", "a>b:2@4 b>a:1@5", "4 gdf.unknown-node"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems := draw(t, c.format, c.text)
			checkDrawing(t, d)
			same(t, "ids", strings.Join(d.IDs, " "), c.ids)
			same(t, "edges", arcs(d), c.edges)
			same(t, "problems", strings.Join(problems, ","), c.problems)
		})
	}
}

func TestNegated(t *testing.T) {
	for in, want := range map[string]string{"1.5": "-1.5", "-2": "2", "0": "0", "0.0": "0.0", "-0": "0"} {
		same(t, in, negated(in), want)
	}
}

func FuzzNodeLink(f *testing.F) {
	fuzzDrawing(f, nodeLinkFormat(), sampleOf(f, nodeLinkFormat()), `{"nodes":[null,{"id":[1]}],"links":[{"source":1,"target":{}}]}`)
}

func FuzzGraphology(f *testing.F) {
	fuzzDrawing(f, graphologyFormat(), sampleOf(f, graphologyFormat()))
}

func FuzzCyJS(f *testing.F) { fuzzDrawing(f, cyjsFormat(), sampleOf(f, cyjsFormat())) }

func FuzzCX2(f *testing.F) { fuzzDrawing(f, cx2Format(), sampleOf(f, cx2Format())) }

func FuzzGDF(f *testing.F) {
	fuzzDrawing(f, gdfFormat(), sampleOf(f, gdfFormat()), "nodedef>name,x'\n'a\nedgedef>\n,\n")
}
