package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/export"
	"cocite/graph"
	"cocite/ingest"
)

// listedWorks are works with all that a format of lists can stumble over.
func listedWorks() []graph.Record {
	person := func(family, given, particle, suffix string) graph.Author {
		return graph.Author{Name: graph.Name{Family: family, Given: given, Particle: particle, Suffix: suffix}}
	}
	doi := func(s string) []graph.ID { return []graph.ID{{Scheme: graph.DOI, Value: s}} }
	return []graph.Record{
		{
			Key: "moreau2001", IDs: doi("10.5555/a_b(1)"), Title: `DNA & 50% of $x_1$ {braces} ~ ^ # "quotes" \nabla, a < b`, Year: 2001,
			Date: "2001-03-15", Type: "article", Venue: graph.Venue{Name: "J. R&D", ISSN: []string{"1234-5679"}}, Volume: "7", Issue: "2",
			PageFirst: "12", PageLast: "34", Abstract: "One\nline, 100%.", Keywords: []graph.Keyword{{Term: "graphs"}, {Term: "R&D"}},
			Authors: []graph.Author{person("Moreau", "Ada", "", ""), person("Beethoven", "Ludwig", "van", ""), person("King", "Martin L.", "", "Jr")},
		},
		{
			Key: "MOREAU2001", Title: "Über 引文 网络 בעברית", Year: 2010, Type: "proceedings-article", Venue: graph.Venue{Name: "Proc. X"},
			Authors: []graph.Author{person("李", "娜", "", ""), {Name: graph.Name{Full: "Research and Development Group", Org: true}}},
		},
		{Key: "not a key", Title: "A book", Year: 1999, Type: "book", Authors: []graph.Author{person("Ångström-Öz", "É.", "", "")}},
		{Title: "Nothing but a title", Type: "other"},
	}
}

func listOf(records []graph.Record) export.Works {
	return func(yield func(*graph.Record, error) bool) {
		for i := range records {
			if !yield(&records[i], nil) {
				return
			}
		}
	}
}

// worksRead reads a list of works.
func worksRead(t *testing.T, path string) []graph.Record {
	t.Helper()
	var out []graph.Record
	for item, err := range ingest.Read(context.Background(), []string{path}, ingest.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		if item.Problem != nil {
			t.Errorf("problem: %v", item.Problem)
		}
		if item.Record != nil {
			out = append(out, *item.Record)
		}
	}
	return out
}

// workSketch is what every format of lists keeps.
func workSketch(r graph.Record) string {
	var names, ids, terms []string
	for _, a := range r.Authors {
		names = append(names, strings.Join([]string{a.Name.Particle, a.Name.Family, a.Name.Given, a.Name.Suffix, fmt.Sprint(a.Name.Org)}, "|"))
	}
	for _, id := range r.IDs {
		ids = append(ids, id.String())
	}
	for _, k := range r.Keywords {
		terms = append(terms, k.Term)
	}
	return fmt.Sprintf("%q %d %s %q %q %q %q %s %v %v %v", r.Title, r.Year, r.Type, r.Venue.Name, r.Volume, r.Issue, r.PageFirst, r.PageLast, names, ids, terms)
}

// Lists of works are read as they were written, in every format.
func TestWorksReadBack(t *testing.T) {
	want := listedWorks()
	want[1].Authors[1].Name.Family = "" // an organisation has no parts
	for _, f := range export.WorkFormats() {
		t.Run(f.Name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "list"+f.Exts[0])
			if err := export.WorksFile(path, listOf(want), f); err != nil {
				t.Fatal(err)
			}
			got := worksRead(t, path)
			if len(got) != len(want) {
				text, _ := os.ReadFile(path)
				t.Fatalf("%d works, want %d:\n%s", len(got), len(want), text)
			}
			keys := map[string]bool{}
			for i := range want {
				if d := cmp.Diff(workSketch(want[i]), workSketch(got[i])); d != "" {
					t.Errorf("-want +got:\n%s", d)
				}
				keys[strings.ToLower(got[i].Key)] = true
			}
			if len(keys) != len(want) {
				t.Errorf("keys %v", keys)
			}
		})
	}
}

// A list of works is a table like any other.
func TestWorksTable(t *testing.T) {
	table, err := export.WorksTable(listOf(listedWorks()))
	if err != nil || table.Rows() != 4 {
		t.Fatal(table.Rows(), err)
	}
	if keys := table.Columns[0].Text; !slices.Equal(keys, []string{"moreau2001", "MOREAU2001a", "angstromoz1999book", "nothing"}) {
		t.Errorf("keys %q", keys)
	}
}
