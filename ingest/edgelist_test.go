package ingest

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestEdgeListSample(t *testing.T) {
	d, problems := draw(t, edgeListFormat(), sampleOf(t, edgeListFormat()))
	same(t, "edges", arcs(d), "9907233>1001:1@5 9907233>9301001:2.5@6 9301001>1001:1@7 1001>9301001:1@8 "+
		"42>9907233:0.5@9 42>18446744073709551617:1@10 7>7:1@11")
	same(t, "ids", strings.Join(d.IDs, " "), "9907233 1001 9301001 42 18446744073709551617 7")
	if !d.Directed || !d.DirectedSaid || problems != nil {
		t.Errorf("directed %v, said %v, problems %v", d.Directed, d.DirectedSaid, problems)
	}
}

func TestEdgeLists(t *testing.T) {
	for _, c := range []struct{ name, text, edges, problems string }{
		{"blanks, tabs, CRLF, CR", "1 2\r\n 3\t 4 \r2  1", "1>2@1 3>4@2 2>1@3", ""},
		{"weights, some missing", "1 2\n1 3 0.5\n2 3\n2 4 7", "1>2:1@1 1>3:0.5@2 2>3:1@3 2>4:7@4", ""},
		{"bad lines", "1 2\n3\n1 2 3 4 5\n1 2 x\nfoo bar\n", "1>2:1@1 1>2:1@4 foo>bar:1@5", "2 edges.wrong-width,3 edges.wrong-width,4 edges.bad-weight"},
		{"a name among numbers", "1 2\nfoo bar\n3 4\n", "1>2@1 3>4@3", "2 edges.bad-id"},
		{"leading zeros are other ids", "007 7\n7 007", "007>7@1 7>007@2", ""},
		{"names, where forced", "ann bob\nbob 7\n", "ann>bob@1 bob>7@2", ""},
		{"headings, where forced", "from to weight\nann bob 2\n", "ann>bob:2@2", ""},
		{"times as seconds", "1 2 1082040961\n2 3 1082155839\n", "1>2@1 2>3@2", ""},
		{"times by heading", "# FromNodeId ToNodeId Timestamp\n1 2 5\n", "1>2@2", ""},
		{"weights and times", "% asym weighted\n1 2 3 1082040961\n", "1>2:3@2", ""},
		{"only comments", "# nothing\n\n", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems := draw(t, edgeListFormat(), c.text)
			checkDrawing(t, d)
			same(t, "edges", arcs(d), c.edges)
			same(t, "problems", strings.Join(problems, ","), c.problems)
		})
	}
}

func TestEdgeListTimes(t *testing.T) {
	for text, want := range map[string]string{
		"1 2 1082040961\n2 3 1082155839\n":               "time 1.082040961e+09 1.082155839e+09",
		"% asym weighted\n1 2 3 1082040961\n2 3 1 1.5\n": "time 1.082040961e+09 1.5",
		"1 2 1082040961\n2 3 1\n":                        "",
	} {
		d, _ := draw(t, edgeListFormat(), text)
		same(t, text, columnsText(d.Edges), want)
	}
}

func TestEdgeListHints(t *testing.T) {
	for _, c := range []struct {
		head           string
		directed, said bool
	}{
		{"# Directed graph (each unordered pair of nodes is saved once)", true, true},
		{"# Undirected graph: ../data/x.txt", false, true},
		{"% sym unweighted", false, true},
		{"% asym", true, true},
		{"% symmetry is no hint", false, false},
		{"# Nodes: 1 Edges: 2", false, false},
		{"# Undirected graph\n# Directed by Robert B. Weide", false, true},
	} {
		d, _ := draw(t, edgeListFormat(), c.head+"\n1 2\n")
		if d.Directed != c.directed || d.DirectedSaid != c.said {
			t.Errorf("%q: directed %v, said %v", c.head, d.Directed, d.DirectedSaid)
		}
	}
}

func TestEdgeListTwoModes(t *testing.T) {
	d, problems := draw(t, edgeListFormat(), "% bip unweighted\n1 1\n2 1\n")
	same(t, "edges", arcs(d), "left:1>right:1@2 left:2>right:1@3")
	same(t, "columns", columnsText(d.Nodes), "mode 1 2 1")
	same(t, "problems", strings.Join(problems, ","), "1 edges.two-mode")
}

func TestEdgeListLongLine(t *testing.T) {
	text := "1 2\n# " + strings.Repeat("x", 200) + "\n3 4\n"
	d, problems, err := drawText(edgeListFormat(), text, Limits{Record: 100})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "edges", arcs(d), "1>2@1 3>4@3")
	same(t, "problems", strings.Join(problems, ","), "2 edges.long-line")
}

func TestSniffEdgeList(t *testing.T) {
	for text, want := range map[string]bool{
		"1 2\n":                       true,
		"# c\n% d\n1\t2\n3\t4\t0.5\n": true,
		"1 2\n" + strings.Repeat("3 4\n", 30) + "oops\n": true,
		"oops\n" + strings.Repeat("3 4\n", 30):           false,
		"1 2\n3\n":                                       false,
		"1 2 3 4 5\n":                                    false,
		"1,2\n":                                          false,
		"a b\n":                                          false,
		"1 2 x\n":                                        false,
		"":                                               false,
		"# only\n":                                       false,
		"%%MatrixMarket matrix coordinate pattern general\n1 2 3\n": false,
		"2012\n2013\n": false,
	} {
		if got := sniffEdgeList([]byte(text)); got != want {
			t.Errorf("sniffEdgeList(%.40q) = %v", text, got)
		}
	}
}

// TestSniffCutHead: a head that ends inside a line is judged by the lines before.
func TestSniffCutHead(t *testing.T) {
	if !sniffEdgeList([]byte("1 2\n3 4\n5")) {
		t.Error("the cut line counts")
	}
}

func FuzzEdgeList(f *testing.F) {
	fuzzDrawing(f, edgeListFormat(), sampleOf(f, edgeListFormat()), "% bip\n1 2 3 4\n", "a b\nb c 1e9\n", "1 2\r3 4 x\r\n")
}

func TestMatrixMarketSample(t *testing.T) {
	d, problems := draw(t, matrixMarketFormat(), sampleOf(t, matrixMarketFormat()))
	same(t, "edges", arcs(d), "1>2:1@4 3>2:2.5@5 4>1:-0.5@6")
	same(t, "ids", strings.Join(d.IDs, " "), "1 2 3 4")
	if !d.Directed || !d.DirectedSaid || problems != nil {
		t.Errorf("directed %v, problems %v", d.Directed, problems)
	}
}

func TestMatrixMarket(t *testing.T) {
	const banner = "%%MatrixMarket matrix coordinate "
	for _, c := range []struct{ name, text, edges, ids, problems string }{
		{"pattern, symmetric", banner + "pattern symmetric\n\n3 3 1\n2 1\n", "2>1@4", "1 2 3", ""},
		{"two kinds", banner + "integer general\n2 1 2\n1 1 5\n2 1 6\n", "left:1>right:1:5@3 left:2>right:1:6@4", "left:1 left:2 right:1", ""},
		{"faults", banner + "real general\n2 2 4\n1 3 1\n0 1 1\nx\n1 2 x\n2 1\n", "1>2:1@6 2>1:1@7", "1 2",
			"3 matrix.bad-entry,4 matrix.bad-entry,5 matrix.bad-entry,6 matrix.bad-weight,7 matrix.bad-weight,0 matrix.count"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems := draw(t, matrixMarketFormat(), c.text)
			checkDrawing(t, d)
			same(t, "edges", arcs(d), c.edges)
			same(t, "ids", strings.Join(d.IDs, " "), c.ids)
			same(t, "problems", strings.Join(problems, ","), c.problems)
		})
	}
}

func TestMatrixMarketErrors(t *testing.T) {
	for text, want := range map[string]string{
		"1 2\n": "it does not begin with the banner of Matrix Market",
		"%%MatrixMarket matrix array real general\n2 2\n":                               `a matrix stored as "array" is not read, only one stored by coordinates`,
		"%%MatrixMarket matrix coordinate complex general\n":                            "a matrix of complex numbers has no weights",
		"%%MatrixMarket matrix coordinate real general\n":                               "the line with the size of the matrix is missing",
		"%%MatrixMarket matrix coordinate real general\n1 2\n":                          "line 2: rows, columns and entries of the matrix should be here",
		"%%MatrixMarket matrix coordinate real general\n900000000 900000000 1\n1 1 1\n": "it announces 900000000 nodes and has 1 lines on them",
	} {
		if _, _, err := drawText(matrixMarketFormat(), text, DefaultLimits); err == nil || err.Error() != want {
			t.Errorf("%q: error %v, want %s", text, err, want)
		}
	}
}

func FuzzMatrixMarket(f *testing.F) {
	fuzzDrawing(f, matrixMarketFormat(), sampleOf(f, matrixMarketFormat()), "%%MatrixMarket matrix coordinate pattern symmetric\n3 2 1\n2 1\n")
}

func BenchmarkEdgeList(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	var text bytes.Buffer
	for range 350_000 {
		fmt.Fprintf(&text, "%d\t%d\n", r.IntN(30_000), r.IntN(30_000))
	}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := drawText(edgeListFormat(), text.String(), DefaultLimits); err != nil {
			b.Fatal(err)
		}
	}
}
