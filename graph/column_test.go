package graph

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestColumnValue(t *testing.T) {
	tests := []struct {
		name string
		c    Column
		want any
	}{
		{"float", Column{Float: []float64{1.5}}, 1.5},
		{"int", Column{Int: []int64{0}}, int64(0)},
		{"text", Column{Text: []string{""}}, ""},
		{"missing", Column{Int: []int64{0}, Valid: []bool{false}}, nil},
	}
	for _, tt := range tests {
		if got := tt.c.Value(0); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestColumnsThatFit(t *testing.T) {
	tests := []struct {
		name string
		c    Column
		rows int
		ok   bool
	}{
		{"fits", Column{Int: []int64{1, 2}}, 2, true},
		{"empty table", Column{Int: []int64{}}, 0, true},
		{"too short", Column{Int: []int64{1}}, 2, false},
		{"nothing set", Column{}, 1, false},
		{"two kinds", Column{Int: []int64{1}, Text: []string{"a"}}, 1, false},
		{"short list of known values", Column{Int: []int64{1, 2}, Valid: []bool{true}}, 2, false},
	}
	for _, tt := range tests {
		if err := tt.c.check(tt.rows); (err == nil) != tt.ok {
			t.Errorf("%s: got %v", tt.name, err)
		}
	}
}

func TestWithSharesAndReplaces(t *testing.T) {
	n := draw(t, Cooccurrence, manualExample(), DrawOptions{})
	old := len(n.Nodes)
	m := n.With(Column{Name: "Rank", Int: []int64{1, 2, 3, 4}}, Column{Name: "papers", Int: []int64{0, 0, 0, 0}})
	if len(n.Nodes) != old || len(m.Nodes) != old+1 {
		t.Errorf("got %d and %d columns, want %d and %d", len(n.Nodes), len(m.Nodes), old, old+1)
	}
	m = m.With(Column{Name: "rank", Int: []int64{5, 6, 7, 8}})
	if c, ok := m.Column("rank"); !ok || c.Int[0] != 5 || len(m.Nodes) != old+1 {
		t.Errorf("a column of the same name in other case is replaced, got %+v", c)
	}
	if c, _ := n.Column("papers"); c.Int[0] != 2 {
		t.Errorf("the first network changed: %+v", c)
	}
	if m.Evidence(0, 1) == nil || m.Corpus() == nil {
		t.Error("evidence and corpus are lost")
	}
	e := m.WithEdges(Column{Name: "bridge", Float: []float64{1, 2, 3, 4}})
	if len(e.Edges) != 2 || len(m.Edges) != 1 {
		t.Errorf("got %d and %d edge columns, want 2 and 1", len(e.Edges), len(m.Edges))
	}
	defer func() {
		if recover() == nil {
			t.Error("a column of another length must panic")
		}
	}()
	n.With(Column{Name: "short", Int: []int64{1}})
}

func TestPaperColumns(t *testing.T) {
	c := build(
		Record{
			IDs: []ID{pmid("1"), doi("10.1/a")}, Title: "A title", Year: 2001, Type: "article", Venue: Venue{Name: "Journal"},
			Authors: by("A Alpha", "B Beta", "C Gamma", "D Delta", "E Epsilon", "F Zeta", "G Eta", "H Theta", "I Iota", "J Kappa", "K Lambda"),
			CitedBy: Count{0, true, "x"},
		},
		Record{IDs: []ID{pmid("2")}, Refs: cites(pmid("1"))},
	)
	n := draw(t, Citations, c, DrawOptions{})
	row := map[string][2]any{}
	for _, col := range n.Nodes {
		row[col.Name] = [2]any{col.Value(0), col.Value(1)}
	}
	want := map[string][2]any{
		"title": {"A title", nil}, "year": {int64(2001), nil}, "doctype": {"article", nil}, "venue": {"Journal", nil},
		"authors": {"A Alpha; B Beta; C Gamma; D Delta; E Epsilon; F Zeta; G Eta; H Theta; I Iota; J Kappa; et al.", nil},
		"doi":     {"10.1/a", nil}, "citations_local": {int64(1), int64(0)}, "citations_source": {int64(0), nil},
	}
	if diff := cmp.Diff(want, row); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestItemColumns(t *testing.T) {
	a := by("Ada Xenos")
	a[0].ORCID = "0000-0002-1825-0097"
	c := build(
		Record{IDs: []ID{pmid("1")}, Year: 2005, Authors: a},
		Record{IDs: []ID{pmid("2")}, Year: 2001, Authors: a, Refs: cites(pmid("1"))},
		Record{IDs: []ID{pmid("3")}, Authors: by("Bob Young"), Refs: cites(pmid("1"))},
	)
	n := draw(t, Coauthorship, c, DrawOptions{})
	got := map[string]map[string]any{}
	for i, l := range n.Labels {
		got[l] = map[string]any{}
		for _, col := range n.Nodes {
			got[l][col.Name] = col.Value(i)
		}
	}
	want := map[string]map[string]any{
		"Ada Xenos": {"papers": int64(2), "first_year": int64(2001), "last_year": int64(2005), "citations_local": int64(2), "orcid": "0000-0002-1825-0097"},
		"Bob Young": {"papers": int64(1), "first_year": nil, "last_year": nil, "citations_local": int64(0), "orcid": nil},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
