package export

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// readRows reads a table with encoding/csv; empty cells are absent.
func readRows(t *testing.T, text string, comma rune) (header []string, rows []row) {
	t.Helper()
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = comma
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, cells := range all[1:] {
		row := row{}
		for i, c := range cells {
			if c != "" {
				row[strings.ToLower(all[0][i])] = strings.ReplaceAll(c, `\\`, `\`)
			}
		}
		rows = append(rows, row)
	}
	return all[0], rows
}

func TestTablesReadBack(t *testing.T) {
	for name, comma := range map[string]rune{"csv": ',', "tsv": '\t'} {
		t.Run(name, func(t *testing.T) {
			head, edges := readRows(t, render(t, format(t, name), 0, nasty(t, true), nastyOptions()), comma)
			nodeHead, nodes := readRows(t, render(t, format(t, name), 1, nasty(t, true), nastyOptions()), comma)
			wantEdges := nastyEdges()
			for i, e := range wantEdges {
				e["id"], e["type"] = fmt.Sprintf("e%d", i), "Directed"
			}
			check(t, nodes, edges, nastyNodes(), wantEdges)
			if got := strings.Join(head, " "); got != "Source Target Type Id Weight evidence year" {
				t.Errorf("edge header %q", got)
			}
			if got := strings.Join(nodeHead, " "); got != "Id Label x y size color title year pagerank big long stub two_words weight_attr" {
				t.Errorf("node header %q", got)
			}
		})
	}
}

// TestCSVForGephi pins what Gephi's table reader needs: every text in quotes
// and no backslash alone, which would escape what follows.
func TestCSVForGephi(t *testing.T) {
	text := render(t, format(t, "csv"), 1, nasty(t, true), Options{})
	if !strings.Contains(text, `"ends in \\"`) || !strings.Contains(text, `\\nabla`) {
		t.Errorf("a backslash is alone:\n%s", text)
	}
	if !strings.Contains(text, `"arxiv:2101.00001"`) {
		t.Errorf("a text without quotes:\n%s", text)
	}
	if edges := render(t, format(t, "csv"), 0, nasty(t, false), Options{}); !strings.Contains(edges, ",Undirected,e0,") {
		t.Errorf("an undirected edge is not called so:\n%s", edges)
	}
}

func TestMetaOfTables(t *testing.T) {
	var meta struct {
		Program, Kind, Unit, Date string
		Directed                  bool
		Nodes, Edges              int
		Sources, Notes            []string
		Parameters                []Parameter
		Seed                      uint64
		NodeColumns               []struct{ Name, Type, Doc string } `json:"node_columns"`
	}
	if err := json.Unmarshal([]byte(render(t, format(t, "csv"), 2, nasty(t, true), nastyOptions())), &meta); err != nil {
		t.Fatal(err)
	}
	if meta.Program != "cocite 0.0.0" || meta.Seed != 7 || meta.Nodes != 6 || meta.Edges != 5 || !meta.Directed ||
		meta.Kind != "citation" || meta.Unit != "papers" || meta.Date != "2026-01-31" {
		t.Errorf("got %+v", meta)
	}
	if fmt.Sprint(meta.Sources, meta.Parameters) != "[refs --.bib b&c.ris] [{counting full} {min-weight 1<2}]" {
		t.Errorf("got %v, %v", meta.Sources, meta.Parameters)
	}
	if c := meta.NodeColumns[4]; c.Name != "title" || c.Type != "string" || c.Doc != "title of the work" {
		t.Errorf("column %+v", c)
	}
}
