package ingest

import (
	"strings"
	"testing"
)

func TestGraphMLSample(t *testing.T) {
	d, problems := draw(t, graphmlFormat(), sampleOf(t, graphmlFormat()))
	checkDrawing(t, d)
	same(t, "ids", strings.Join(d.IDs, " "), "n0 n1 n1::n0 n9")
	same(t, "labels", strings.Join(d.Labels, "|"), "Moreau & Keller 2001|Rossi <2005>||")
	same(t, "edges", arcs(d), "n1>n0:2@14 n1::n0>n0:1.5@26 n9>n1:0.25@29 n0>n1::n0:1.5@26")
	same(t, "nodes", columnsText(d.Nodes), "year 2001 2005 - -\nopen \"false\" \"true\" \"true\" -\nnote - - \"李 inside\" -\n"+
		"node label - \"Rossi\" - -\nx - 10.5 - -\ny - -3 - -\nwidth - 30 - -\ncolor - \"#FFCC00\" - -\nshape - \"ellipse\" - -\nparent - - \"n1\" -")
	same(t, "columns", columnsText(d.Edges), `note "a <b> & \"c\"" - - -`+"\n"+`id - - "x" -`)
	same(t, "problems", strings.Join(problems, ","), "29 graphml.unknown-node,0 graphml.mixed-direction")
	if !d.Directed || !d.DirectedSaid {
		t.Errorf("directed %v, said %v", d.Directed, d.DirectedSaid)
	}
}

// graphmlWith is a file with keys and a graph.
func graphmlWith(keys, body string) string {
	return `<graphml>` + keys + `<graph edgedefault="undirected">` + body + `</graph></graphml>`
}

func TestGraphML(t *testing.T) {
	const a, b = `<node id="a"/>`, `<node id="b"/>`
	for _, c := range []struct{ name, keys, body, edges, nodes, columns, problems string }{
		{"smallest", "", "", "", "", "", ""},
		{"quotes and entities", "", `<node id='a&amp;&#98;' x = "1&#10;2&nbsp;3"/>`, "", "x \"1\\n2\\u00a03\"", "", ""},
		{"empty name", "", `<node id="a" x:="1"/>`, "", "unnamed 1", "", ""},
		{"unknown entity", "", `<node id="a&lol;b"/>`, "", "", "", "1 graphml.entity"},
		{"same key for both", `<key id="k" for="node" attr.name="n"/><key id="k" for="edge" attr.name="e"/>`,
			`<node id="a"><data key="k">1</data></node><edge source="a" target="a"><data key="k">2</data></edge>`, "a>a@1", "n 1", "e 2", ""},
		{"for all", `<key id="k" for="all" attr.name="k" attr.type="string"><default/></key>`,
			`<node id="a"><data key="k">1</data></node><edge source="a" target="a"/>`, "a>a@1", `k "1"`, "", ""},
		{"types", `<key id="i" for="node" attr.name="i" attr.type="long"/><key id="f" for="node" attr.name="f" attr.type="float"/>
<key id="s" for="node" attr.name="s" attr.type="string"/><key id="b" for="node" attr.name="b" attr.type="boolean"/>`,
			`<node id="a"><data key="i"> 7 </data><data key="f">1</data><data key="s"> 7 </data><data key="b">1</data></node>`,
			"", "i 7\nf 1\ns \" 7 \"\nb \"true\"", "", ""},
		{"no number", `<key id="f" for="node" attr.name="f" attr.type="double"/>`,
			`<node id="a"><data key="f">NaN</data></node><node id="b"><data key="f">-INF</data></node><node id="c"><data key="f">2</data></node>`,
			"", "f - - 2", "", "1 graphml.not-finite,1 graphml.not-finite"},
		{"numbers that are text", `<key id="i" for="node" attr.name="i" attr.type="int"/>`, `<node id="a"><data key="i">7</data></node><node id="b"><data key="i">x</data></node>`,
			"", `i "7" "x"`, "", "0 graphml.bad-type"},
		{"defaults", `<key id="s" for="node" attr.name="s" attr.type="string"><default>x</default></key><key id="w" for="edge" attr.name="weight" attr.type="double"><default>3</default></key>`,
			`<node id="a"/><node id="b"><data key="s"></data></node><node id="c"><data key="s">y</data></node><edge source="a" target="b"/><edge source="a" target="c"><data key="w">1</data></edge>`,
			"a>b:3@1 a>c:1@1", `s "x" - "y"`, "", ""},
		{"keys of one name", `<key id="1" for="node" attr.name="n"/><key id="2" for="node" attr.name="n"/><key id="2" for="node" attr.name="m"/>`,
			`<node id="a"><data key="1">x</data><data key="2">y</data></node>`, "", "n \"x\"\nn 2 \"y\"", "", "1 graphml.repeated-key"},
		{"key inside the graph", "", `<key id="k" for="node" attr.name="n"/><node id="a"><data key="k">x</data></node>`, "", `n "x"`, "", ""},
		{"unknown key", `<key id="k" for="graph" attr.name="n"/>`, `<node id="a"><data key="k">x</data></node>`, "", `k "x"`, "", "1 graphml.unknown-key"},
		{"a value again", `<key id="k" for="node" attr.name="n"/>`, `<node id="a"><data key="k">x</data><data key="k">y</data></node>`, "", `n "x"`, "", "1 graphml.repeated-value"},
		{"markup in a value", `<key id="k" for="node" attr.name="n" attr.type="string"/>`, `<node id="a"><data key="k">x <b>y</b><!-- no --> z<br/></data></node>`, "", `n "x y z"`, "", ""},
		{"descriptions", "", `<node id="a"><desc> first </desc></node>`, "", `desc "first"`, "", ""},
		{"attributes", "", `<node id="a" label="A" parse.indegree="3"/><edge id="e0" source="a" target="a" label="l" sourceport="N"/>`, "a>a@1", "", "label \"l\"\nsourceport \"N\"", ""},
		{"each edge its direction", "", a + b + `<edge source="a" target="b" directed="true"/><edge source="b" target="a"/>`, "a>b@1 b>a@1 a>b@1", "", "", "0 graphml.mixed-direction"},
		{"all turned", "", a + b + `<edge source="b" target="a" directed="true"/>`, "b>a@1", "", "", ""},
		{"ports and hyperedges", "", `<node id="a"><port name="N"/><port name="S"><port name="x"/></port></node><hyperedge><endpoint node="a"/></hyperedge>`, "", "", "", "0 graphml.left-out,0 graphml.left-out"},
		{"lost things", "", `<node/><edge source="a"/><node id=""/>` + a + a, "", "", "", "1 graphml.no-id,1 graphml.no-end,1 graphml.no-id,1 graphml.repeated-id"},
		{"end tag lost", "", `<node id="a"><node id="b"/><edge source="a" target="b">`, "a>b@1", "", "", "1 graphml.broken,1 graphml.broken"},
		{"stray end tag", "", a + `</edge>` + b, "", "", "", "1 graphml.broken"},
		{"lost bracket", "", `<node id="a"/><node id="b"<node id="c"/>`, "", "", "", "1 graphml.broken"},
		{"second graph", "", a + `</graph><graph edgedefault="directed"><node id="b"><data key="k">x</data></node></graph><graph>`, "", "", "", "0 graphml.more-graphs"},
		{"weights as text", `<key id="w" for="edge" attr.name="weight" attr.type="string"/>`, a + `<edge source="a" target="a"><data key="w">2.5</data></edge>`, "a>a:2.5@1", "", "", ""},
		{"weights that are none", `<key id="w" for="edge" attr.name="weight"/>`, a + `<edge source="a" target="a"><data key="w">heavy</data></edge>`, "a>a@1", "", `weight "heavy"`, ""},
		{"yFiles for HTML", `<key id="l" for="node" attr.name="NodeLabels"/><key id="p" for="node" attr.name="NodeGeometry"/>`,
			`<node id="a"><data key="l"><x:List><y:Label><y:Label.Text>A b</y:Label.Text></y:Label></x:List></data><data key="p"><y:RectD X="1" Y="2.5" Width="3"/></data></node>`,
			"", "x 1\ny 2.5\nwidth 3", "", ""},
		{"edges as yEd draws them", `<key id="g" for="edge" yfiles.type="edgegraphics"/>`,
			a + `<edge source="a" target="a"><data key="g"><y:PolyLineEdge><y:LineStyle color="#000000" width="2.0"/><y:EdgeLabel>l</y:EdgeLabel></y:PolyLineEdge></data></edge>`,
			"a>a@1", "", "label \"l\"\ncolor \"#000000\"\nthickness 2", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems := draw(t, graphmlFormat(), graphmlWith(c.keys, c.body))
			checkDrawing(t, d)
			same(t, "edges", arcs(d), c.edges)
			same(t, "nodes", columnsText(d.Nodes), c.nodes)
			same(t, "columns", columnsText(d.Edges), c.columns)
			same(t, "problems", strings.Join(problems, ","), c.problems)
		})
	}
}

func TestGraphMLDirection(t *testing.T) {
	for head, want := range map[string][2]bool{ // directed, said
		`<graph edgedefault="directed">`:   {true, true},
		`<graph edgedefault="undirected">`: {false, true},
		`<graph>`:                          {false, false},
	} {
		d, _ := draw(t, graphmlFormat(), "<graphml>"+head+`<node id="a"/></graph></graphml>`)
		if d.Directed != want[0] || d.DirectedSaid != want[1] {
			t.Errorf("%s: directed %v, said %v", head, d.Directed, d.DirectedSaid)
		}
	}
}

// TestGraphMLOwnIDs: files of this program have ids in a column; other files that
// have such a column keep theirs.
func TestGraphMLOwnIDs(t *testing.T) {
	const key = `<key id="key" for="node" attr.name="key" attr.type="string"/>`
	for _, c := range []struct{ body, ids, nodes string }{
		{`<node id="n0"><data key="key">doi:10.5555/a</data></node><node id="n1"><data key="key">b</data></node>`, "doi:10.5555/a b", ""},
		{`<node id="n0"><data key="key">a</data></node><node id="n1"><data key="key">a</data></node>`, "n0 n1", `key "a" "a"`},
		{`<node id="n0"><data key="key">a</data></node><node id="n1"/>`, "n0 n1", `key "a" -`},
		{`<node id="x"><data key="key">a</data></node>`, "x", `key "a"`},
		{`<node id="n0"><data key="key">a</data></node><edge source="n0" target="n1"/>`, "n0 n1", `key "a" -`},
	} {
		d, _ := draw(t, graphmlFormat(), graphmlWith(key, c.body))
		checkDrawing(t, d)
		same(t, "ids", strings.Join(d.IDs, " "), c.ids)
		same(t, "nodes", columnsText(d.Nodes), c.nodes)
	}
}

func TestGraphMLCut(t *testing.T) {
	d, problems := draw(t, graphmlFormat(), `<graphml><key id="k" for="node" attr.name="n"/><graph><node id="a"><data key="k">tex`)
	checkDrawing(t, d)
	same(t, "nodes", columnsText(d.Nodes), `n "tex"`)
	same(t, "problems", strings.Join(problems, ","), "1 graphml.unclosed")
	d, problems = draw(t, graphmlFormat(), `<graphml><graph><node id="a"/><node id="b`)
	same(t, "ids", strings.Join(d.IDs, " "), "a")
	same(t, "problems", strings.Join(problems, ","), "1 graphml.truncated,1 graphml.unclosed")
}

// Small files that ask for much, and large values: bounded and said.
func TestGraphMLHostile(t *testing.T) {
	const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`
	keys := strings.Repeat(`<data key="`, 1)
	var many strings.Builder
	for i := range maxColumns + 5 {
		many.WriteString(keys + strings.Repeat("k", i%40+1) + string(rune('a'+i%26)) + strings.Repeat("z", i/1040) + `">1</data>`)
	}
	for _, c := range []struct {
		name, text string
		limits     Limits
		problems   string
	}{
		{"entity bomb", bomb + graphmlWith("", `<node id="&b;"/>`), DefaultLimits, "1 graphml.entity"},
		{"depth", graphmlWith("", strings.Repeat(`<node id="a"><graph>`, 5000)), Limits{Depth: 10}, "-"},
		{"depth of nothing", graphmlWith("", strings.Repeat(`<x>`, 100_000)), Limits{}, "1 graphml.too-deep,1 graphml.unclosed"},
		{"a long value", graphmlWith("", `<node id="a" t="`+strings.Repeat("x", 2<<20)+`"/><node id="b"/>`), Limits{Record: 1000}, "1 graphml.too-long"},
		{"a long text", graphmlWith(`<key id="k" for="node" attr.name="k"/>`, `<node id="b"><data key="k">`+strings.Repeat("x", 2<<20)+`</data></node>`), Limits{Record: 1000}, "1 graphml.too-long"},
		{"many attributes", graphmlWith("", `<node id="b"><data>`+strings.Repeat("x", 10)+`</data>`+many.String()+`</node>`), DefaultLimits, "-"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems, err := drawText(graphmlFormat(), c.text, c.limits)
			if err != nil {
				t.Fatal(err)
			}
			checkDrawing(t, d)
			if len(d.Nodes) > maxColumns {
				t.Errorf("%d columns", len(d.Nodes))
			}
			if got := strings.Join(problems, ","); c.problems != "-" && got != c.problems {
				t.Errorf("problems %.200s, want %s", got, c.problems)
			}
		})
	}
}

func TestSniffXMLGraphs(t *testing.T) {
	for text, want := range map[string][2]bool{ // GraphML, GEXF
		"<graphml>": {true, false}, "<?xml version=\"1.0\"?><!-- <gexf> --><ns3:graphml xmlns:ns3=\"x\">": {true, false},
		"<gexf version=\"1.1\">": {false, true}, "<!DOCTYPE gexf SYSTEM \"x\">\n<gexf>": {false, true},
		"<graph>": {}, "<html><graphml>": {}, "graphml": {}, "": {},
	} {
		if got := [2]bool{sniffGraphML([]byte(text)), sniffGEXF([]byte(text))}; got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func FuzzGraphML(f *testing.F) {
	fuzzDrawing(f, graphmlFormat(), sampleOf(f, graphmlFormat()), graphmlWith(`<key id="k"><default>1</default></key>`, `<node id="a"><data key="k"/><edge source="a" target="b"/>`),
		`<graphml><graph><node id="a"><graph><node id="b"></graph><data key=x>&#x41;<y:NodeLabel>q</data>`)
}
