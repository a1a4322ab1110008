package ingest

import (
	"strings"
	"testing"
)

func TestGEXFSample(t *testing.T) {
	d, problems := draw(t, gexfFormat(), sampleOf(t, gexfFormat()))
	checkDrawing(t, d)
	same(t, "ids", strings.Join(d.IDs, " "), "doi:10.5555/a b c d missing")
	same(t, "labels", strings.Join(d.Labels, "|"), `Moreau & "Keller" 2001|李 2005|||`)
	same(t, "edges", arcs(d), "b>doi:10.5555/a:2.5@26 c>b:1@27 d>missing:1@28 b>c:1@27")
	same(t, "nodes", columnsText(d.Nodes), "year 2001 2005 - - -\nopen \"false\" \"true\" \"true\" \"true\" -\ntopics \"a|b\" - - - -\ncites - 1 - - -\n"+
		"start \"2001-02-03\" - - - -\nsize 12.5 - - - -\nx 10.5 - - - -\ny -3.25 - - - -\nz 0 - - - -\ncolor \"#1f77b4\" \"#ff00ff\" - - -\nalpha 0.8 - - - -\n"+
		"shape - \"disc\" - - -\ncites over time - \"2005..2006=1; 2006=4\" - - -\nparent - - \"b\" \"b\" -\nspells - - \"2001..2002; 2004\" - -")
	same(t, "columns", columnsText(d.Edges), "intent \"praise\" - - -\nlabel \"cites\" - - -\nkind - \"near\" - \"near\"\nthickness - 3 - 3\nid - - \"z\" -")
	same(t, "problems", strings.Join(problems, ","), "28 gexf.unknown-node,0 gexf.mixed-direction")
}

// gexfWith is a file with attributes, nodes and edges.
func gexfWith(kind, attributes, nodes, edges string) string {
	return `<gexf><graph defaultedgetype="` + kind + `">` + attributes + `<nodes>` + nodes + `</nodes><edges>` + edges + `</edges></graph></gexf>`
}

func TestGEXF(t *testing.T) {
	const ab = `<node id="a"/><node id="b"/>`
	for _, c := range []struct{ name, text, edges, nodes, columns, problems string }{
		{"smallest", "<gexf><graph/></gexf>", "", "", "", ""},
		{"values without their list", gexfWith("directed", `<attributes class="node"><attribute id="p" title="Price" type="int"/></attributes>`, `<node id="a"><attvalue for="p" value="12"/></node>`, ""), "", "Price 12", "", ""},
		{"titles", gexfWith("directed", `<attributes class="node"><attribute id="0" title="t" type="string"/><attribute id="1" title="t" type="double"/><attribute id="2"/></attributes>`,
			`<node id="a"><attvalues><attvalue for="0" value="7"/><attvalue for="1" value="7"/><attvalue for="2" value="7"/></attvalues></node>`, ""), "", "t \"7\"\nt 2 7\n2 7", "", ""},
		{"infinite", gexfWith("directed", `<attributes class="node"><attribute id="0" title="v" type="double"/></attributes>`,
			`<node id="a"><attvalue for="0" value="INF"/></node><node id="b"><attvalue for="0" value="2"/></node>`, ""), "", "v - 2", "", "1 gexf.not-finite"},
		{"undeclared", gexfWith("directed", "", `<node id="a"><attvalue for="9" value="1"/></node>`, ""), "", "9 1", "", "1 gexf.unknown-attribute"},
		{"defaults of edges", gexfWith("directed", `<attributes class="edge"><attribute id="0" title="p" type="string"><default>likes</default></attribute></attributes>`, ab,
			`<edge source="a" target="b"/><edge source="b" target="a"><attvalue for="0" value="owns"/></edge>`), "a>b@1 b>a@1", "", `p "likes" "owns"`, ""},
		{"undirected by default", `<gexf><graph><nodes>` + ab + `</nodes><edges><edge source="a" target="b"/></edges></graph></gexf>`, "a>b@1", "", "", ""},
		{"mutual", gexfWith("directed", "", ab, `<edge source="a" target="b" type="mutual"/>`), "a>b@1 b>a@1", "", "", "0 gexf.mixed-direction"},
		{"mixed", gexfWith("undirected", "", ab, `<edge source="a" target="b" type="directed"/><edge source="a" target="b"/>`), "a>b@1 a>b@1 b>a@1", "", "", "0 gexf.mixed-direction"},
		{"unknown nodes", gexfWith("directed", "", "", `<edge source="a" target="b"/>`), "a>b@1", "", "", "1 gexf.unknown-node,1 gexf.unknown-node"},
		{"lost things", gexfWith("directed", "", `<node label="x"/>`+ab+`<node id="a"/>`, `<edge source="a"/>`), "", "", "", "1 gexf.no-id,1 gexf.repeated-id,1 gexf.no-end"},
		{"end tags lost", gexfWith("directed", "", `<node id="a"><attvalues><node id="b">`, `<edge source="a" target="b">`), "a>b@1", "", "", "-"},
		{"parents in a circle", gexfWith("directed", "", `<node id="a" pid="b"/><node id="b" pid="c"/><node id="c" pid="b"/><node id="d" pid="d"/>`, ""), "", `parent "b" "c" "b" "d"`, "",
			"0 gexf.cyclic-parent,0 gexf.cyclic-parent"},
		{"several parents", gexfWith("directed", "", `<node id="a"><parents><parent for="b"/></parents></node>`, ""), "", `parent "b"`, "", ""},
		{"an attribute named label", gexfWith("directed", `<attributes class="node"><attribute id="0" title="label" type="string"/></attributes>`, `<node id="a" label="A"><attvalue for="0" value="x"/></node>`, ""), "", `label "x"`, "", ""},
		{"bad colour", gexfWith("directed", "", `<node id="a"><viz:color r="300" g="1" b="1"/></node>`, ""), "", "", "", ""},
		{"two graphs", "<gexf><graph><nodes><node id='a'/></nodes></graph><graph><nodes><node id='b' x='1'/></nodes></graph></gexf>", "", "", "", "0 gexf.more-graphs"},
		{"cut", `<gexf><graph><nodes><node id="a" x="1">`, "", "x 1", "", "1 gexf.unclosed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems := draw(t, gexfFormat(), c.text)
			checkDrawing(t, d)
			same(t, "edges", arcs(d), c.edges)
			same(t, "nodes", columnsText(d.Nodes), c.nodes)
			same(t, "columns", columnsText(d.Edges), c.columns)
			if c.problems != "-" {
				same(t, "problems", strings.Join(problems, ","), c.problems)
			}
		})
	}
}

func TestGEXFDirection(t *testing.T) {
	for text, want := range map[string]bool{
		gexfWith("directed", "", "", ""):                                                true,
		gexfWith("undirected", "", "", ""):                                              false,
		gexfWith("undirected", "", "", `<edge source="a" target="b"/>`):                 false,
		gexfWith("undirected", "", "", `<edge source="a" target="b" type="directed"/>`): true,
		gexfWith("mutual", "", "", `<edge source="a" target="b"/>`):                     true,
		"<gexf><graph><edges><edge source='a' target='b'/></edges></graph></gexf>":      false,
	} {
		d, _ := draw(t, gexfFormat(), text)
		if d.Directed != want || !d.DirectedSaid {
			t.Errorf("%s: directed %v, said %v", text, d.Directed, d.DirectedSaid)
		}
	}
}

func TestGEXFHostile(t *testing.T) {
	for name, text := range map[string]string{
		"depth":   gexfWith("directed", "", strings.Repeat(`<node id="a"><nodes>`, 20_000), ""),
		"parents": gexfWith("directed", "", strings.Repeat(`<node id="a" pid="a"/>`, 1000), ""),
		"bomb":    `<!DOCTYPE x [<!ENTITY a "aaaa">]>` + gexfWith("directed", "", `<node id="a" label="&a;"/>`, ""),
	} {
		d, problems := draw(t, gexfFormat(), text)
		checkDrawing(t, d)
		if len(problems) == 0 || len(problems) > 3*maxAlike {
			t.Errorf("%s: %d problems", name, len(problems))
		}
	}
}

func FuzzGEXF(f *testing.F) {
	fuzzDrawing(f, gexfFormat(), sampleOf(f, gexfFormat()), gexfWith("mutual", `<attributes><attribute id="0"><default>x</default>`, `<node id="a"><attvalue for="0" start="1"/><nodes><node id="b"/>`, `<edge source="a" target="c"/>`))
}
