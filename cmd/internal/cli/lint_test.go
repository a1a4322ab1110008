package cli

import (
	"os"
	"path/filepath"
	"testing"

	"cocite/export"
	"cocite/graph"
	"cocite/graph/csr"
	"cocite/ingest"
)

// Our own files fail no rule, whatever names and values are in them.
func TestLintOfOwnFiles(t *testing.T) {
	nets := writtenNetworks(t)
	nasty := written(t, []string{"INFORMATION", "nan", "a\x01b", "a\u0001b", "", `\nabla "x"`, "it's"}, true, []csr.Edge{
		{From: 0, To: 1, Weight: 0}, {From: 1, To: 0, Weight: -2}, {From: 2, To: 3, Weight: 1e-9}, {From: 4, To: 5, Weight: 1e9},
	}).With(
		graph.Column{Name: "Year", Text: []string{"INF", "1e5", "007", "null", "true", "]]>", "interval"}},
		graph.Column{Name: "timestamp", Int: []int64{1, 2, 3, 4, 5, 6, 1 << 60}},
	)
	nets["nasty"] = nasty
	for _, f := range export.Formats() {
		if f.Name == "parquet" || f.Name == "pajek-partition" || f.Name == "pajek-vector" {
			continue // no graph files
		}
		for kind, n := range nets {
			t.Run(f.Name+"/"+kind, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "net"+f.Exts[0])
				if err := export.File(path, n, f, export.Options{}); err != nil {
					t.Fatal(err)
				}
				data, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				found, _, err := ingest.Lint(path, data, ingest.DefaultLimits)
				if err != nil {
					t.Fatal(err)
				}
				for _, x := range found {
					if x.Code == "vosviewer.few-items" && n.N() < 3 {
						continue
					}
					if f.Name == "d3" && x.Code == "node-link.list" {
						continue // which is what that format is for
					}
					t.Errorf("line %d: %s: %s", x.Line, x.Code, x.Excerpt)
				}
			})
		}
	}
}
