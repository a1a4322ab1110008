package export

import (
	"bytes"
	"flag"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
	"cocite/graph/csr"
)

var update = flag.Bool("update", false, "write the golden files anew")

// nasty is a network with everything that has ever broken a reader.
func nasty(t testing.TB, directed bool) *graph.Network {
	t.Helper()
	g, err := csr.New(6, directed, []csr.Edge{
		{From: 0, To: 1, Weight: 1}, {From: 0, To: 2, Weight: 0.1}, {From: 1, To: 4, Weight: 2.5},
		{From: 2, To: 5, Weight: 1e-7}, {From: 4, To: 5, Weight: 3},
	})
	if err != nil {
		t.Fatal(err)
	}
	nan, inf := math.NaN(), math.Inf(1)
	return &graph.Network{
		Kind: "citation", Unit: graph.UnitPapers, Directed: directed, CSR: g,
		IDs: []string{`doi:10.1/a<b>&"c'`, "key:x/y:z\\", "INF", "arxiv:2101.00001", "张", "isolated\u0001"},
		Labels: []string{
			"M\u00fcller & S\u00f6hne <\"it's\"> \\nabla\u0001 \u5f20", "-dash", "INF", "",
			"two\r\nlines\tand  blanks ", "\u202e\u05e9\u05dc\u05d5\u05dd\u202c\ufeff",
		},
		Nodes: []graph.Column{
			{Name: "title", Doc: "title of the work", Text: []string{"]]> & <b>", "ends in \\", "INFORMATION SCI", "", "a\r\nb\tc", "\x00x\ufffey"}},
			{Name: "year", Int: []int64{2019, 0, 1999, 2020, -5, 2021}, Valid: []bool{true, false, true, true, true, true}},
			{Name: "pagerank", Float: []float64{0.12345678901234568, nan, math.Copysign(0, -1), 1e-20, 3, inf}},
			{Name: "big", Int: []int64{1 << 60, 1, 2, 3, 4, 5}},
			{Name: "long", Int: []int64{1 << 40, 1, 2, 3, 4, 5}},
			{Name: "stub", Text: []string{"false", "true", "false", "false", "", "false"}},
			{Name: "Two Words", Int: []int64{1, 2, 3, 4, 5, 6}},
			{Name: "weight", Int: []int64{6, 5, 4, 3, 2, 1}},
			{Name: "void", Text: []string{"", "", "", "", "", ""}},
			{Name: "x", Float: []float64{-10.5, 0, 1, 2, 3, 4}, Valid: []bool{true, true, true, false, true, true}},
			{Name: "y", Float: []float64{3.25, -1, 0, 0, 0, 0}},
			{Name: "size", Int: []int64{4, 5, 6, 7, 8, -9}},
			{Name: "color", Text: []string{"#1f77b4", "#000000", "", "#FFffFF", "#010203", "#0a0b0c"}},
		},
		Edges: []graph.Column{
			{Name: "evidence", Text: []string{"p1; p2", "", `a "quoted", one`, "b", "c\\"}},
			{Name: "year", Int: []int64{1, 2, 3, 4, 5}},
		},
		Notes: []string{"2 papers -- left out"},
	}
}

func nastyOptions() Options {
	return Options{Provenance: Provenance{
		Program: "cocite 0.0.0", Sources: []string{"refs --.bib", "b&c.ris"},
		Parameters: []Parameter{{"counting", "full"}, {"min-weight", "1<2"}}, Seed: 7, Date: "2026-01-31",
	}}
}

// row is what a reader finds of a node or an edge: text under names.
type row map[string]string

// nastyNodes is what every reader must find, apart from the formats' own ways.
func nastyNodes() []row {
	return []row{
		{
			"id": `doi:10.1/a<b>&"c'`, "label": "M\u00fcller & S\u00f6hne <\"it's\"> \\nabla \u5f20", "title": "]]> & <b>",
			"year": "2019", "pagerank": "0.12345678901234568", "big": "1152921504606846976", "long": "1099511627776", "stub": "false",
			"two_words": "1", "weight_attr": "6", "x": "-10.5", "y": "3.25", "size": "4", "color": "#1f77b4",
		},
		{
			"id": `key:x/y:z\`, "label": "-dash", "title": `ends in \`, "big": "1", "long": "1", "stub": "true",
			"two_words": "2", "weight_attr": "5", "x": "0.0", "y": "-1.0", "size": "5", "color": "#000000",
		},
		{
			"id": "INF", "label": "INF", "title": "INFORMATION SCI", "year": "1999", "pagerank": "0.0", "big": "2", "long": "2",
			"stub": "false", "two_words": "3", "weight_attr": "4", "x": "1.0", "y": "0.0", "size": "6",
		},
		{
			"id": "arxiv:2101.00001", "label": "arxiv:2101.00001", "year": "2020", "pagerank": "0.00000000000000000001",
			"big": "3", "long": "3", "stub": "false", "two_words": "4", "weight_attr": "3", "y": "0.0", "size": "7", "color": "#ffffff",
		},
		{
			"id": "张", "label": "two lines and blanks", "title": "a\nb\tc", "year": "-5", "pagerank": "3.0", "big": "4", "long": "4",
			"two_words": "5", "weight_attr": "2", "x": "3.0", "y": "0.0", "size": "8", "color": "#010203",
		},
		{
			"id": "isolated", "label": "\u05e9\u05dc\u05d5\u05dd", "title": "xy", "year": "2021", "big": "5", "long": "5", "stub": "false",
			"two_words": "6", "weight_attr": "1", "x": "4.0", "y": "0.0", "color": "#0a0b0c",
		},
	}
}

func nastyEdges() []row {
	a, b := `doi:10.1/a<b>&"c'`, `key:x/y:z\`
	return []row{
		{"source": a, "target": b, "weight": "1.0", "evidence": "p1; p2", "year": "1"},
		{"source": a, "target": "INF", "weight": "0.1", "year": "2"},
		{"source": b, "target": "张", "weight": "2.5", "evidence": `a "quoted", one`, "year": "3"},
		{"source": "INF", "target": "isolated", "weight": "0.0000001", "evidence": "b", "year": "4"},
		{"source": "张", "target": "isolated", "weight": "3.0", "evidence": `c\`, "year": "5"},
	}
}

// render writes a network with a format; which is 0 for the file itself, else
// the number of a companion.
func render(t testing.TB, f Format, which int, n *graph.Network, o Options) string {
	t.Helper()
	write := f.Write
	if which > 0 {
		write = f.Companions[which-1].Write
	}
	var b bytes.Buffer
	if err := write(&b, n, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// format looks a format up that must exist.
func format(t testing.TB, name string) Format {
	t.Helper()
	f, ok := Lookup(name)
	if !ok {
		t.Fatalf("no format %q", name)
	}
	return f
}

// check compares what a reader found with what it should find.
func check(t *testing.T, nodes, edges, wantNodes, wantEdges []row) {
	t.Helper()
	if d := cmp.Diff(wantNodes, nodes); d != "" {
		t.Errorf("nodes (-want +got):\n%s", d)
	}
	if d := cmp.Diff(wantEdges, edges); d != "" {
		t.Errorf("edges (-want +got):\n%s", d)
	}
}

// change returns rows after fix was applied to the values under a name.
func change(rows []row, name string, fix func(string) string) []row {
	for _, r := range rows {
		if v, ok := r[name]; ok {
			r[name] = fix(v)
		}
	}
	return rows
}

// TestGolden pins the bytes of every format and companion.
func TestGolden(t *testing.T) {
	for _, f := range Formats() {
		for which, path := range Paths("nasty"+f.Exts[0], f) {
			t.Run(path, func(t *testing.T) {
				got := render(t, f, which, nasty(t, true), nastyOptions())
				if again := render(t, f, which, nasty(t, true), nastyOptions()); again != got {
					t.Error("written twice, the bytes differ")
				}
				if f.Name != "parquet" { // its bytes are those of the library
					golden(t, path, got)
				}
			})
		}
	}
}

// golden compares text with a file in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (-want +got):\n%s", path, d)
	}
}
