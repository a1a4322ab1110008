package ingest

import (
	"strings"
	"testing"
)

func TestPajekSample(t *testing.T) {
	d, problems := draw(t, pajekFormat(), sampleOf(t, pajekFormat()))
	same(t, "ids", strings.Join(d.IDs, " "), "1 2 3 4")
	same(t, "edges", arcs(d), "2>1:1@9 3>1:2.5@10 4>1:1@12 4>2:1@12")
	same(t, "labels", strings.Join(d.Labels, "|"), "Du & Lee 2019|Li 2021|plain|")
	same(t, "nodes", columnsText(d.Nodes), "x 0.6 0.2 0.1 -\ny 0.4 0.7 0.1 -\nz 0.5 0.5 - -")
	same(t, "relations", columnsText(d.Edges), `relation "cites" "cites" - -`)
	if !d.Directed || !d.DirectedSaid || problems != nil {
		t.Errorf("directed %v, said %v, problems %v", d.Directed, d.DirectedSaid, problems)
	}
}

func TestPajek(t *testing.T) {
	for _, c := range []struct{ name, text, edges, columns, problems string }{
		{"edges", "*vertices 3\n*EDGES\n1 2\n2 3 0.5\n", "1>2:1@3 2>3:0.5@4", "", ""},
		{"mixed", "*Vertices 3\n*Arcs\n1 2 2\n*Edges\n2 3\n3 3\n", "1>2:2@3 2>3:1@5 3>3:1@6 3>2:1@5", "", "0 pajek.mixed-direction"},
		{"edges list", "*Vertices 4\n*Edgeslist\n1 2 3\n4\n", "1>2@3 1>3@3", "", "4 pajek.bad-edge"},
		{"matrix", "*Vertices 3\n*Matrix\n0 1 0\n2 0 0\n0 0 0\n1 1 1\n", "1>2:1@3 2>1:2@4", "", "6 pajek.bad-matrix"},
		{"matrix of two kinds", "*Vertices 3 2\n*Matrix\n1 7\nx\n1\n", "1>3@3", "", "1 pajek.two-mode,3 pajek.bad-matrix,4 pajek.bad-weight,5 pajek.bad-matrix"},
		{"relations by line", "*Vertices 2\n*Arcs :1 \"cites\"\n*Arcs :2 \"likes\"\n*Arcs\n1: 1 2 3\n2: 2 1 1\n3: 1 2\n",
			"1>2:3@5 2>1:1@6 1>2:1@7", `relation "cites" "likes" "3"`, ""},
		{"how lines are drawn", "*Vertices 2\n*Arcs\n1 2 1 h2 0 w 3 c Blue l \"a b\"\n2 1 p Dashed\n1 2 [3-5]\n", "1>2:1@3 2>1:1@4 1>2:1@5", "", ""},
		{"faults", "*Vertices 2\n*Arcs\n1\n1 3\n0 1\na b\n1 2 1x\n1 2 0.5.5\n", "1>2@7 1>2@8", "",
			"3 pajek.bad-edge,4 pajek.bad-edge,5 pajek.bad-edge,6 pajek.bad-edge,7 pajek.bad-weight,8 pajek.bad-weight"},
		{"lines before vertices", "*Arcs\n1 2\n*Vertices 2\n*Arcs\n1 2\n", "1>2@5", "", "1 pajek.no-vertices"},
		{"unknown section", "*Vertices 2\n*Tables\n1 2\n*Edges\n1 2\n", "1>2@5", "", "2 pajek.unknown-section"},
		{"further parts", "% c\n*Network a\n*Vertices 2\n*Arcs\n1 2\n\n*Network b\n*Vertices 3\n*Arcs\n2 3\n*Partition p\n*Vertices 2\n1\n2\n", "1>2@5", "", "0 pajek.more-parts"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems := draw(t, pajekFormat(), c.text)
			checkDrawing(t, d)
			same(t, "edges", arcs(d), c.edges)
			same(t, "columns", columnsText(d.Edges), c.columns)
			same(t, "problems", strings.Join(problems, ","), c.problems)
		})
	}
}

func TestPajekDirection(t *testing.T) {
	for text, want := range map[string][2]bool{ // directed, said
		"*Arcs\n1 2\n":              {true, true},
		"*Edges\n1 2\n":             {false, true},
		"*Arcs\n*Edges\n1 2\n":      {false, true},
		"*Arcslist\n1 2\n":          {true, true},
		"*Matrix\n0 1\n0 0\n":       {true, true},
		"*Arcs\n":                   {true, false},
		"":                          {false, false},
		"*Arcs\n1 2\n*Edges\n2 2\n": {true, true},
	} {
		d, _ := draw(t, pajekFormat(), "*Vertices 2\n"+text)
		if d.Directed != want[0] || d.DirectedSaid != want[1] {
			t.Errorf("%q: directed %v, said %v", text, d.Directed, d.DirectedSaid)
		}
	}
}

func TestPajekVertices(t *testing.T) {
	for _, c := range []struct{ name, text, labels, columns, problems string }{
		{"labels", "*Vertices 3\n2 \"b c\" 0.5 0.25 box\n1 a\n", "a|b c|", "x - 0.5 -\ny - 0.25 -", ""},
		{"numbers alone", "*Vertices 2\n1\n2\n", "|", "", ""},
		{"out of range", "*Vertices 2\n1 \"a\"\n3 \"c\"\n-3 \"d\"\n2 \"b\n", "a|b", "", "3 pajek.bad-vertex,4 pajek.bad-vertex,5 pajek.unclosed-quote"},
		{"two kinds", "*Vertices 3 2\n1 \"a\"\n2 \"b\"\n3 \"c\"\n", "a|b|c", "mode 1 1 2", "1 pajek.two-mode"},
		{"a partition", "*Partition year\n*Vertices 3\n2012\n9999998\n2013\n", "", "sample 2012 - 2013", ""},
		{"a vector", "*Vertices 3\n0.5\n1\n", "", "sample 0.5 1 -", "0 pajek.count"},
		{"names", "*Vertices 3\nTwo words\n\"quoted\"\n10.1/x y\n", "Two words|quoted|10.1/x y", "", ""},
		{"nothing", "*Vertices 2\n", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems := draw(t, pajekFormat(), c.text)
			checkDrawing(t, d)
			same(t, "labels", strings.Join(d.Labels, "|"), c.labels)
			same(t, "columns", columnsText(d.Nodes), c.columns)
			same(t, "problems", strings.Join(problems, ","), c.problems)
		})
	}
}

func TestPajekErrors(t *testing.T) {
	for text, want := range map[string]string{
		"*Network x\n*Arcs\n":             "the line *Vertices with the number of vertices is missing",
		"*Vertices\n":                     "line 1: *Vertices without their number",
		"*Vertices 2147483647\n":          "more than 2147483647 nodes",
		"*Vertices 2000000000\n1 \"a\"\n": "it announces 2000000000 nodes and has 1 lines on them",
	} {
		if _, _, err := drawText(pajekFormat(), text, DefaultLimits); err == nil || err.Error() != want {
			t.Errorf("%q: error %v, want %s", text, err, want)
		}
	}
}

func TestStem(t *testing.T) {
	for in, want := range map[string]string{
		"a/b/year.clu": "year", "x.zip!in/year.clu.gz": "year", `c:\d\dc.vec`: "dc", "year": "year", ".clu": ".clu",
	} {
		if got := stem(in); got != want {
			t.Errorf("stem(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSniffPajek(t *testing.T) {
	for text, want := range map[string]bool{
		"*Vertices 3\n":                       true,
		"% c\n\n*Network x\n*VERTICES 10 4\n": true,
		"*Vertices\n":                         false,
		"*Network x\n":                        false,
		"* a list\n* Vertices 3\n":            false,
		"text\n*Vertices 3\n":                 false,
		"":                                    false,
	} {
		if got := sniffPajek([]byte(text)); got != want {
			t.Errorf("sniffPajek(%q) = %v", text, got)
		}
	}
}

func FuzzPajek(f *testing.F) {
	fuzzDrawing(f, pajekFormat(), sampleOf(f, pajekFormat()), "*Vertices 3 2\n*Matrix\n1 7\nx\n", "*Vertices 2\n1\n5\n", "*vertices 2\n*arcs :1\n1: 1 2 x\n*Edgeslist\n1 2 2\n")
}
