package export

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"testing"

	"cocite/graph"
)

func ranking() Table {
	return Table{[]graph.Column{
		{Name: "rank", Int: []int64{1, 2, 3}},
		{Name: "id", Text: []string{"doi:10.1/a_b", `c\d`, "e"}},
		{Name: "name", Text: []string{`Du, "S."`, "a|b\n<i>*c*</i> & d", "\t-x\u202e"}},
		{Name: "h index", Float: []float64{1.5, math.NaN(), 0}, Valid: []bool{true, true, false}},
	}}
}

func TestTableGolden(t *testing.T) {
	for _, f := range TableFormats() {
		t.Run(f.Name, func(t *testing.T) {
			var b bytes.Buffer
			if err := WriteTable(&b, ranking(), f); err != nil {
				t.Fatal(err)
			}
			golden(t, "ranking"+f.Exts[0], b.String())
		})
	}
}

func TestTableReadsBack(t *testing.T) {
	want := []row{
		{"rank": "1", "id": "doi:10.1/a_b", "name": `Du, "S."`, "h_index": "1.5"},
		{"rank": "2", "id": `c\d`, "name": "a|b <i>*c*</i> & d"},
		{"rank": "3", "id": "e", "name": "-x"},
	}
	for name, comma := range map[string]rune{"csv": ',', "tsv": '\t'} {
		f, _ := LookupTable(name)
		var b bytes.Buffer
		if err := WriteTable(&b, ranking(), f); err != nil {
			t.Fatal(err)
		}
		_, rows := readRows(t, b.String(), comma)
		check(t, rows, nil, want, nil)
	}
}

func TestWriteTableErrors(t *testing.T) {
	f, _ := LookupTable("csv")
	for name, bad := range map[string]Table{
		"no columns": {},
		"ragged":     {[]graph.Column{{Name: "a", Int: []int64{1}}, {Name: "b", Int: []int64{1, 2}}}},
	} {
		if err := WriteTable(&bytes.Buffer{}, bad, f); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestTableFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ranking.md")
	f, ok := FindTable(path)
	if !ok || f.Name != "markdown" {
		t.Fatalf("found %q", f.Name)
	}
	if err := TableFile(path, ranking(), f); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join("testdata", "ranking.md"))
	if err != nil || read(t, path) != string(want) {
		t.Errorf("the file differs: %v", err)
	}
	if _, ok := FindTable("x.gexf"); ok {
		t.Error("gexf is no table")
	}
	if f, _ := FindTable("x.CSV.gz"); f.Name != "csv" {
		t.Errorf("x.CSV.gz is %q", f.Name)
	}
}
