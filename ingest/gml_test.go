package ingest

import (
	"strings"
	"testing"
)

func TestGMLSample(t *testing.T) {
	d, problems := draw(t, gmlFormat(), sampleOf(t, gmlFormat()))
	same(t, "edges", arcs(d), "2>1:1@17 3>1:2@18 3>2:0.5@19")
	same(t, "labels", strings.Join(d.Labels, "|"), "René & Ana|Li|7")
	same(t, "nodes", columnsText(d.Nodes), "year 2019 2021 -\nscore -150 - -\nx 10.5 - -\ny -3.25 - -\ncolor \"#1F77B4\" - -")
	same(t, "columns", columnsText(d.Edges), `kind "cites" "cites" -`)
	if !d.Directed || !d.DirectedSaid || d.Declared != nil || problems != nil {
		t.Errorf("directed %v, said %v, declared %v, problems %v", d.Directed, d.DirectedSaid, d.Declared, problems)
	}
}

func TestGML(t *testing.T) {
	for _, c := range []struct{ name, text, ids, edges, nodes, problems string }{
		{"close together", `graph[node[id 1]node[id 2]edge[source 1target 2]]`, "1 2", "", "", "1 gml.syntax,1 gml.no-end"},
		{"no blanks needed", `graph[node[id 1]node[id 2]edge[source 1 target 2]]`, "1 2", "1>2@1", "", ""},
		{"comments", "# a [\ngraph [\n node [ id 1 a #7 ]\n # node [ id 2 ]\n]", "1", "", "a \"#7\"", ""},
		{"capitals", "Graph [ Node [ ID 1 Name \"x\" ] EDGE [ Source 1 Target 1 ] ]", "1", "1>1@1", "", ""},
		{"edges before nodes", "graph [ edge [ source b target a ] node [ id a v 1 ] node [ id b v 2 ] ]", "a b", "b>a@1", "v 1 2", ""},
		{"nested", "graph [ node [ id 1 a [ b 1 c [ d 2 ] ] graphics [ x 1 w 2 ] ] ]", "1", "", "a_b 1\na_c_d 2\nx 1\nsize 2", ""},
		{"numbers", "graph [ node [ id +1 a +2 b 1E3 c -0.5 d 12345678901234567890 e NAN f -Inf ] ]", "1", "",
			"a 2\nb 1000\nc -0.5\nd \"12345678901234567890\"", "1 gml.not-finite,1 gml.not-finite"},
		{"numbers in quotes are text", "graph [ node [ id 1 a \"007\" b \"7\" ] node [ id 2 b 8 ] ]", "1 2", "", "a \"007\" -\nb \"7\" \"8\"", ""},
		{"unknown node", "graph [ node [ id 1 ] edge [ source 1 target 2 ]\n edge [ source 2 target 3 ] ]", "1 2 3", "1>2@1 2>3@2", "",
			"1 gml.unknown-node,2 gml.unknown-node"},
		{"repeated", "graph [ node [ id 1 a 1 a 2 ] node [ id 1 a 3 ] ]", "1", "", "a 1", "1 gml.repeated-key,1 gml.repeated-id"},
		{"missing", "graph [ node [ a 1 ]\n edge [ source 1 ] ]", "", "", "", "1 gml.no-id,2 gml.no-end"},
		{"two graphs", "graph [ node [ id 1 ] ] graph [ node [ id 2 ] ]", "1", "", "", "0 gml.more-graphs"},
		{"unclosed list", "graph [ node [ id 1 ]\n node [ id 2", "1 2", "", "", "2 gml.unclosed-list,1 gml.unclosed-list"},
		{"lost bracket", "graph [ [ x 1 ] node [ id 1 ] ]", "1", "", "", "1 gml.syntax"},
		{"key without value", "graph [ node [ id 1 a ] node [ id 2 ] ]", "1 2", "", "", "1 gml.syntax"},
		{"empty", "graph []", "", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems := draw(t, gmlFormat(), c.text)
			checkDrawing(t, d)
			same(t, "ids", strings.Join(d.IDs, " "), c.ids)
			same(t, "edges", arcs(d), c.edges)
			same(t, "nodes", columnsText(d.Nodes), c.nodes)
			same(t, "problems", strings.Join(problems, ","), c.problems)
		})
	}
}

// TestGMLUnclosedString: a quote that is not closed costs the rest of its line,
// not the nodes that follow.
func TestGMLUnclosedString(t *testing.T) {
	text := "graph [\n node [ id 1 label \"one\n ]\n node [\n id 2\n label \"two\"\n ]\n node [ id 3 label \"three\n"
	d, problems := draw(t, gmlFormat(), text)
	checkDrawing(t, d)
	same(t, "ids", strings.Join(d.IDs, " "), "1 2 3")
	same(t, "labels", strings.Join(d.Labels, "|"), "one|two|three")
	same(t, "problems", strings.Join(problems, ","), "2 gml.unclosed-string,8 gml.unclosed-string,8 gml.unclosed-list,1 gml.unclosed-list")
}

func TestGMLStringsKeepLines(t *testing.T) {
	d, problems := draw(t, gmlFormat(), "graph [ node [ id 1 label \"a\r\nb\rc\nd &lt;&#60;&bogus;\" ]\n node [ id x ]\n edge [ source 1 target x ] ]")
	same(t, "label", d.Labels[0], "a\nb\nc\nd <<&bogus;")
	same(t, "edges", arcs(d), "1>x@6")
	same(t, "problems", strings.Join(problems, ","), "")
}

func TestGMLWeights(t *testing.T) {
	for _, c := range []struct{ edges, want, columns string }{
		{"[ source 1 target 2 weight 2 value 3 ] edge [ source 2 target 1 ]", "1>2:2@1 2>1:1@1", "value 3 -"},
		{"[ source 1 target 2 value 3 ]", "1>2:3@1", ""},
		{"[ source 1 target 2 value \"n\" ]", "1>2@1", `value "n"`},
		{"[ source 1 target 2 weight \"heavy\" value 2 ]", "1>2:2@1", `weight "heavy"`},
	} {
		d, _ := draw(t, gmlFormat(), "graph [ directed 0 node [ id 1 ] node [ id 2 ] edge "+c.edges+" ]")
		same(t, "edges", arcs(d), c.want)
		same(t, "columns", columnsText(d.Edges), c.columns)
		if d.Directed || !d.DirectedSaid {
			t.Errorf("directed %v, said %v", d.Directed, d.DirectedSaid)
		}
	}
}

func TestGMLDepth(t *testing.T) {
	deep := "graph [ node [ id 1 " + strings.Repeat("a [ ", 5000) + strings.Repeat("] ", 5000) + "b 1 ] ]"
	for _, depth := range []int{0, 10} {
		d, problems, err := drawText(gmlFormat(), deep, Limits{Depth: depth})
		if err != nil {
			t.Fatal(err)
		}
		same(t, "nodes", columnsText(d.Nodes), "b 1")
		same(t, "problems", strings.Join(problems, ","), "1 gml.too-deep")
	}
}

func TestGMLLongString(t *testing.T) {
	d, problems, err := drawText(gmlFormat(), `graph [ node [ id 1 label "`+strings.Repeat("x", 300)+`" v 1 ] ]`, Limits{Record: 100})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "label", d.Labels[0], strings.Repeat("x", 100))
	same(t, "nodes", columnsText(d.Nodes), "v 1")
	same(t, "problems", strings.Join(problems, ","), "1 gml.unclosed-string")
}

func TestSniffGML(t *testing.T) {
	for text, want := range map[string]bool{
		"graph [":                            true,
		"Creator \"x\"\nVersion 1\ngraph\n[": true,
		"# c\n\ngraph []":                    true,
		"GRAPH[node[":                        true,
		"graph {":                            false,
		"digraph g {":                        false,
		"the graph [1] shows":                false,
		"Version-0":                          false,
		"node [ id 1 ]":                      false,
		"[1, 2]":                             false,
		"":                                   false,
	} {
		if got := sniffGML([]byte(text)); got != want {
			t.Errorf("sniffGML(%q) = %v", text, got)
		}
	}
}

func FuzzGML(f *testing.F) {
	fuzzDrawing(f, gmlFormat(), sampleOf(f, gmlFormat()), "graph [ node [ id 1 label \"a\n]\n\" ] ]", "graph[node[a\nr\nr P p\nr d v]]", "graph [ a [ b [ c \"\r\n\" ] ] ]")
}
