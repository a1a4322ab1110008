package ingest

import (
	"fmt"
	"strings"
	"testing"
)

func TestDOTSample(t *testing.T) {
	d, problems := draw(t, dotFormat(), sampleOf(t, dotFormat()))
	checkDrawing(t, d)
	same(t, "ids", strings.Join(d.IDs, " "), `doi:10.5555/a doi:10.5555/b 李2021 -1.5 c back\slash`)
	same(t, "labels", strings.Join(d.Labels, "|"), "Moreau & Keller 2001\nA \"quoted\" title|Rossi 2005 R&D|李 2021|||")
	same(t, "edges", arcs(d), "doi:10.5555/b>doi:10.5555/a:3@18 李2021>doi:10.5555/a:0.5@19 李2021>doi:10.5555/b:0.5@19 "+
		"doi:10.5555/a>c:0.5@19 doi:10.5555/b>c:0.5@19 c>-1.5:1@20 -1.5>back\\slash:1@20")
	same(t, "nodes", columnsText(d.Nodes), "x 10.5 0 4 - - -\ny -3.25 2 4 - - -\n"+
		`subgraph - - - "cluster_old" "cluster_old" -`+"\n"+
		`shape "box" "box" "box" "circle" "circle" "box"`+"\n"+
		"fontsize 10 10 10 10 10 10\nyear 2001 2005 2021 - - -")
	same(t, "columns", columnsText(d.Edges), `color "gray" "gray" "gray" "gray" "gray" "gray" "gray"`+"\n"+
		`kind "cites" "cites" "cites" "cites" "cites" - -`+"\n"+
		`headport - - - "in" "in" - -`+"\n"+
		`style - "dotted" "dotted" "dotted" "dotted" - -`)
	if !d.Directed || !d.DirectedSaid || d.Declared != nil || problems != nil {
		t.Errorf("directed %v, said %v, declared %v, problems %v", d.Directed, d.DirectedSaid, d.Declared, problems)
	}
}

func TestDOT(t *testing.T) {
	for _, c := range []struct{ name, text, ids, edges, nodes, problems string }{
		{"smallest", "graph{}", "", "", "", ""},
		{"capitals", "DiGraph G { A -> B; NODE [k=1] SubGraph { C } }", "A B C", "A>B@1", "k - - 1", ""},
		{"keywords in quotes", `graph { "node" -- "graph" }`, "node graph", "node>graph@1", "", ""},
		{"no blanks", "digraph{a->b->c;d->-.5}", "a b c d -.5", "a>b@1 b>c@1 d>-.5@1", "", ""},
		{"numerals", "graph{1--2.5--.5--3.}", "1 2.5 .5 3.", "1>2.5@1 2.5>.5@1 .5>3.@1", "", ""},
		{"text behind a numeral", "graph{12a--b}", "12 a b", "a>b@1", "", ""},
		{"strings", "graph { \"a\" + \"b\" /* c */ + \"c\" -- \"x\\\ny\" -- \"q\\\"\" }", `abc xy q"`, `abc>xy@1 xy>q"@1`, "", ""},
		{"plus without a string", `graph { "a" + b }`, "a", "", "", "1 dot.syntax"},
		{"line ends in strings", "graph { a [t=\"1\r\n2\r3\n4\"] }", "a", "", `t "1\n2\n3\n4"`, ""},
		{"html", "graph { <a<b>c</b>> -- b [label=<x<i>y</i>>] c [t=<1 &lt; 2<!-- a > b --> &#233;>] }", "<a<b>c</b>> b c", "<a<b>c</b>>>b@1", `t - - "1 < 2 é"`, ""},
		{"comments", "// a {\n# b {\ngraph /* c { */ {\n# d\na -- b // e\n#f -- g\nh [k=1] # i\n}", "a b h", "a>b@5", "k - - 1", "7 dot.syntax"},
		{"subgraphs as sides", "digraph { {a b} -> {c; d} -> e }", "a b c d e", "a>c@1 a>d@1 b>c@1 b>d@1 c>e@1 d>e@1", "", ""},
		{"edges inside a side", "digraph { a -> subgraph x { b -> c -> b } }", "a b c", "b>c@1 c>b@1 a>b@1 a>c@1", `subgraph - "x" "x"`, ""},
		{"subgraph by name", "digraph { subgraph x { a b } subgraph x { c } d -> subgraph x }", "a b c d", "d>a@1 d>b@1 d>c@1", `subgraph "x" "x" "x" -`, ""},
		{"unknown subgraph", "digraph { a -> subgraph x -> b }", "a b", "", "", ""},
		{"scopes", "graph { a; node [k=1]; b; subgraph { node [k=2]; c; b } d; a; node [k=3] e }", "a b c d e", "", "k - 1 2 1 3", ""},
		{"set again", "graph { a [k=1]; b; a [k=2, l=x]; a [k=3 k=4] }", "a b", "", "k 4 -\nl \"x\" -", ""},
		{"positions", `graph { a [pos="1,2,3!"]; b [pos="4,5"]; c }`, "a b c", "", "x 1 4 -\ny 2 5 -\nz 3 - -", ""},
		{"a position of no node", `graph { a; node [pos="1"] }`, "a", "", "", ""},
		{"no positions", `graph { a [pos="1,2"]; b [pos="e,1,2 3,4"] }`, "a b", "", `pos "1,2" "e,1,2 3,4"`, ""},
		{"numbers in quotes", `graph { a [k="1", l="1.5"]; b [k=2, l=""] }`, "a b", "", "k 1 2\nl 1.5 -", ""},
		{"backslashes", `graph { "a\\b" [t="C:\\x\n\\nabla \alpha"] }`, `a\b`, "", `t "C:\\x\n\\nabla \\alpha"`, ""},
		{"empty id", `graph { "" -- a }`, `"" a`, `"">a@1`, "", ""},
		{"empty name", `graph { a [""=1] }`, "a", "", "unnamed 1", ""},
		{"wrong sign", "graph { a -> b -- c }", "a b c", "a>b@1 b>c@1", "", "1 dot.edge-sign"},
		{"loops and repeats", "digraph { a -> a -> b; a -> b }", "a b", "a>a@1 a>b@1 a>b@1", "", ""},
		{"strict", "strict graph { a -- b; b -- a; a -- a -- a }", "a b", "a>b@1 a>a@1", "", ""},
		{"strict, directed", "strict digraph { a -> b; b -> a; a -> b }", "a b", "a>b@1 b>a@1", "", ""},
		{"graphs behind", "digraph { a }\nstrict graph x { b -- {c} }\ndigraph { d }", "a", "", "", "0 dot.more-graphs"},
		{"text behind", "graph { a } oops { b }", "a", "", "", "1 dot.syntax"},
		{"brace lost", "graph {\n subgraph x {\n a -- b", "a b", "a>b@3", `subgraph "x" "x"`, "2 dot.unclosed-brace,1 dot.unclosed-brace"},
		{"bracket lost", "graph {\n a [k=1\n b [k=2]\n c [k=3\n d -- e [w=1\n}", "a b c d e", "d>e@5", "k 1 2 3 - -", "2 dot.unclosed-bracket,4 dot.unclosed-bracket,5 dot.unclosed-bracket"},
		{"attributes without values", "graph { a [k, l=, m=2] }", "a", "", "m 2", "1 dot.no-value,1 dot.no-value"},
		{"an end lost", "digraph {\n a -> ;\n b -> c\n -> d -> e\n}", "a b c d e", "b>c@3 c>d@3 d>e@3", "", "2 dot.syntax"},
		{"signs", "digraph {\n ) a\n b = \n; c -> d\n}", "c d", "c>d@4", "", "2 dot.syntax,4 dot.syntax"},
		{"defaults without attributes", "digraph { node\n a -> b }", "a b", "a>b@2", "", "1 dot.syntax"},
		{"unclosed comment", "digraph { a -> b /* c }", "a b", "a>b@1", "", "1 dot.unclosed-comment,1 dot.unclosed-brace"},
		{"minus alone", "digraph { a - b }", "a", "", "", "1 dot.syntax"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems := draw(t, dotFormat(), c.text)
			checkDrawing(t, d)
			same(t, "ids", strings.Join(d.IDs, " "), c.ids)
			same(t, "edges", arcs(d), c.edges)
			same(t, "nodes", columnsText(d.Nodes), c.nodes)
			same(t, "problems", strings.Join(problems, ","), c.problems)
		})
	}
}

// TestDOTUnclosedString: a quote that is not closed costs its line, not the
// statements that follow.
func TestDOTUnclosedString(t *testing.T) {
	text := "digraph {\n a [label=\"one];\n b [label=\"two\"];\n \"c -> d;\n \"e\" -> f [label=\"x\"];\n g [label=\"y\n}"
	d, problems := draw(t, dotFormat(), text)
	checkDrawing(t, d)
	same(t, "ids", strings.Join(d.IDs, "|"), "a|b|c -> d|e|f|g")
	same(t, "labels", strings.Join(d.Labels, "|"), "one|two||||y")
	same(t, "edges", arcs(d), "e>f@5")
	same(t, "problems", strings.Join(problems, ","), "2 dot.unclosed-string,4 dot.unclosed-string,6 dot.unclosed-string,6 dot.unclosed-bracket")
}

func TestDOTUnclosedHTML(t *testing.T) {
	d, problems := draw(t, dotFormat(), "digraph {\n a [label=<one<b>];\n b [label=<two>];\n c [label=<three;\n d -> e\n}")
	checkDrawing(t, d)
	same(t, "edges", arcs(d), "d>e@5")
	same(t, "labels", strings.Join(d.Labels, "|"), "one|two|three||")
	same(t, "problems", strings.Join(problems, ","), "2 dot.unclosed-string,4 dot.unclosed-string,4 dot.unclosed-bracket")
}

func TestDOTLabels(t *testing.T) {
	for text, want := range map[string]string{
		`a [label="\N"]`:                      "",
		`a [label="\N"]; b [label="x \N \G"]`: "|x b g",
		`a [label="1\n2\l3\r"]`:               "1\n2\n3",
		`a [label="\\n \"q\" \E"]`:            `\n "q" E`,
		`a [label=""]`:                        "",
		`a`:                                   "",
	} {
		d, _ := draw(t, dotFormat(), "graph g {"+text+"}")
		same(t, text, strings.Join(d.Labels, "|"), want)
	}
}

func TestDOTWeights(t *testing.T) {
	for _, c := range []struct{ edges, want, columns, problems string }{
		{"a -- b [weight=2]; b -- c", "a>b:2@1 b>c:1@1", "", ""},
		{`a -- b -- c [weight="0.5", label=x]`, "a>b:0.5@1 b>c:0.5@1", `label "x" "x"`, ""},
		{"edge [weight=3] a -- b; b -- c [weight=-1]", "a>b:3@1 b>c:-1@1", "", ""},
		{"a -- b [weight=heavy]; b -- c [weight=2]", "a>b@1 b>c@1", `weight "heavy" "2"`, "0 dot.no-weights"},
		{"a:p:n -- b:q [k=1]; a -- c:r", "a>b@1 a>c@1", "tailport \"p:n\" -\nheadport \"q\" \"r\"\nk 1 -", ""},
	} {
		d, problems := draw(t, dotFormat(), "graph {"+c.edges+"}")
		checkDrawing(t, d)
		same(t, "edges", arcs(d), c.want)
		same(t, "columns", columnsText(d.Edges), c.columns)
		same(t, "problems", strings.Join(problems, ","), c.problems)
	}
}

func TestDOTErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":                 "line 1: graph or digraph with an opening brace should be here",
		"\ngraph [ ]":      "line 2: graph or digraph with an opening brace should be here",
		"strict subgraph{": "line 1: graph or digraph with an opening brace should be here",
	} {
		if _, _, err := drawText(dotFormat(), text, DefaultLimits); err == nil || err.Error() != want {
			t.Errorf("%q: error %v, want %s", text, err, want)
		}
	}
}

// Small files that ask for much: none is taken at its word.
func TestDOTHostile(t *testing.T) {
	deep := strings.Repeat("{", 5000) + "a" + strings.Repeat("}", 5000)
	for _, c := range []struct {
		name, text string
		limits     Limits
		problems   string
	}{
		{"depth", "graph { " + deep + " b }", Limits{Depth: 10}, "1 dot.too-deep"},
		{"depth without limit", "graph { " + deep + " b }", Limits{}, "1 dot.too-deep"},
		{"a long string", `graph { a [label="` + strings.Repeat("x", 1<<20) + `"] b }`, Limits{Record: 100}, "1 dot.long-string"},
		{"a long comment", "graph { a /*" + strings.Repeat("x", 1<<20) + "*/ b }", Limits{Record: 100}, ""},
		{"open angles", "graph { " + strings.Repeat("<\n", 1<<16) + "}", DefaultLimits, "-"},
		{"open remarks", "graph { " + strings.Repeat("<<!--\n", 1<<16) + "}", DefaultLimits, "-"},
		{"open quotes", "graph { " + strings.Repeat("\"a;\n", 1<<16) + "}", DefaultLimits, "-"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems, err := drawText(dotFormat(), c.text, c.limits)
			if err != nil {
				t.Fatal(err)
			}
			checkDrawing(t, d)
			if c.problems != "-" {
				same(t, "problems", strings.Join(problems, ","), c.problems)
			}
		})
	}
}

// TestDOTGroupsAreBounded: the edges between two large groups are refused once
// they are more than the file could spell out.
func TestDOTGroupsAreBounded(t *testing.T) {
	var b strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&b, " n%d", i)
	}
	d, problems := draw(t, dotFormat(), "digraph { subgraph s {"+b.String()+"} subgraph s -> subgraph s }")
	if len(d.IDs) != 3000 || len(d.From) != 0 || strings.Join(problems, ",") != "1 dot.too-many-edges" {
		t.Errorf("%d nodes, %d edges, problems %v", len(d.IDs), len(d.From), problems)
	}
}

func TestSniffDOT(t *testing.T) {
	for text, want := range map[string]bool{
		"graph {": true, "digraph G{": true, "\ufeffSTRICT Graph \"a b\" {": true, "// c\n/* d */\n# e\ndigraph <x> {": true,
		"graph [": false, "graph": false, "graph theory is fun": false, "strict {": false, "": false, "{": false,
		"digraphs {": false, `"graph" {`: false, "subgraph {": false,
	} {
		if got := sniffDOT([]byte(text)); got != want {
			t.Errorf("sniffDOT(%q) = %v", text, got)
		}
	}
}

func FuzzDOT(f *testing.F) {
	fuzzDrawing(f, dotFormat(), sampleOf(f, dotFormat()), "graph{a[k=<b<c>>]--{b c}:n}", "strict digraph{subgraph x{a b}->subgraph x[weight=\"1\\\n2\"]}",
		"graph { \"a\r\n\\\r\nb\" + \"c", "digraph { node [a=1][b=2] {{{x}}} edge[c=d] x->y:z:n /* * / */ }",
		`digraph { node [pos="1"]`)
}
