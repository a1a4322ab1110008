package ingest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

func TestInspireSample(t *testing.T) {
	records, problems := readAs(inspireFormat(), "f", sampleOf(t, inspireFormat()), 1)
	if want := []string{"0 inspire.page"}; !cmp.Equal(problems, want) {
		t.Errorf("got problems %q, want %q", problems, want)
	}
	count := func(n int) graph.Count { return graph.Count{N: n, Known: true, By: "inspire"} }
	want := []graph.Record{
		{
			Origin: graph.Origin{Line: 2}, Type: "article",
			IDs: []graph.ID{
				{Scheme: graph.Inspire, Value: "451647"}, {Scheme: graph.DOI, Value: "10.5555/ins.1"},
				{Scheme: graph.ArXiv, Value: "hep-th/9711200"}, {Scheme: graph.ADS, Value: "1999IJTP...38.1113M"},
			},
			Title: "Walking in five dimensions: a primer", Abstract: "We walk.", Year: 1999, Date: "1999",
			Venue:  graph.Venue{Name: "Inv.Lett.", Type: "journal"},
			Volume: "7", Issue: "2", PageFirst: "1113", PageLast: "1133", ArticleNo: "7",
			Authors: []graph.Author{{
				Name: graph.ParseName("Moreau, Ada"), ORCID: "0000-0002-1825-0097", SourceID: graph.ID{Scheme: graph.InspireAuthor, Value: "1017000"},
				Affiliations: []graph.Affiliation{printedPlace("Ljubljana U.", "")},
			}},
			Keywords: []graph.Keyword{{Term: "walk: quantum", Scheme: "inspire"}, {Term: "graphs", Scheme: "author"}},
			Classes:  []string{"hep-th", "Theory-HEP"}, CitedBy: count(12), RefCount: count(4),
			Refs: []graph.Ref{
				{
					IDs:   []graph.ID{{Scheme: graph.Inspire, Value: "428000"}, {Scheme: graph.DOI, Value: "10.5555/ins.0"}},
					Title: "An older walk", Author: "Rossi, C.", Year: 1990, Source: "Inv.Lett.", Volume: "1", Page: "9",
				},
				{IDs: []graph.ID{{Scheme: graph.ArXiv, Value: "hep-th/9601001"}}, Raw: "see also"},
				{Raw: "D. Orlov, unpublished"},
			},
		},
		{
			Origin: graph.Origin{Line: 3}, Type: "dissertation", IDs: []graph.ID{{Scheme: graph.Inspire, Value: "2"}},
			Title: "A thesis on walks", Year: 2003, Date: "2003-05",
			Authors: []graph.Author{{Name: graph.Name{Full: "INV Collaboration", Org: true}}},
		},
	}
	if d := cmp.Diff(want, records); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

// Records are read with what stands around them and without.
func TestInspireShapes(t *testing.T) {
	record := `{"control_number":1,"titles":[{"title":"A"}],"collaborations":[{"value":"INV"}],"document_type":["activity report"]}`
	for name, text := range map[string]string{
		"hit": `{"id":"1","metadata":` + record + `}`, "record": record, "lines": record + "\n", "answer": `{"hits":{"total":1,"hits":[{"metadata":` + record + "}]}}",
	} {
		if !sniffInspire([]byte(text)) {
			t.Errorf("%s is not recognised", name)
		}
		records, problems := readAs(inspireFormat(), "f", text, 1)
		if !cmp.Equal(told(records), []string{"A inspire:1"}) || problems != nil || records[0].Type != "other" || len(records[0].Authors) != 1 {
			t.Errorf("%s: got %q, %q", name, told(records), problems)
		}
	}
	if _, problems := readAs(inspireFormat(), "f", `{"status":404}`, 1); !cmp.Equal(problems, []string{"1 inspire.entity"}) {
		t.Errorf("got %q", problems)
	}
	if sniffInspire([]byte(`{"titles":[{"title":"A"}]}`)) {
		t.Error("titles alone are taken")
	}
}

func FuzzInspire(f *testing.F) {
	f.Add([]byte(sampleOf(f, inspireFormat())))
	fuzzThreads(f, inspireFormat())
}
