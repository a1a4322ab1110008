package ingest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

func TestKaggleSample(t *testing.T) {
	records, problems := readAs(kaggleFormat(), "f", sampleOf(t, kaggleFormat()), 1)
	if want := []string{"1 arxiv-kaggle.two-dois", "3 arxiv-kaggle.bad-id"}; !cmp.Equal(problems, want) {
		t.Errorf("got problems %q, want %q", problems, want)
	}
	if len(records) != 3 {
		t.Fatalf("got %q", told(records))
	}
	erdos := graph.NewName("Erdős", "Paul", "", "Jr.")
	want := graph.Record{
		Key: "0704.0001", Origin: graph.Origin{Line: 1}, Type: "preprint",
		IDs:   []graph.ID{{Scheme: graph.ArXiv, Value: "0704.0001"}, {Scheme: graph.DOI, Value: "10.5555/kag.1"}},
		Title: "Walking on Erdős graphs of $\\alpha$-type", Abstract: "We walk where Djoković walked, with $p < 0.01$.",
		Year: 2007, Date: "2007-04-02", Venue: graph.Venue{Name: "arXiv", Type: "repository"},
		Authors: []graph.Author{
			{Name: graph.NewName("Moréau", "Jérôme", "", ""), Affiliations: []graph.Affiliation{{Raw: "Institute Y"}}},
			{Name: erdos, Affiliations: []graph.Affiliation{{Raw: "Unit of Walks, Paris"}}},
			{Name: graph.Name{Full: "INV Collaboration", Org: true}},
		},
		Classes: []string{"math.CO", "hep-ph"},
	}
	if d := cmp.Diff(want, records[0]); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	others := []string{"A number for an id arxiv:0704.0010", "An old one arxiv:math/0309136"}
	if d := cmp.Diff(others, told(records[1:])); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if r := records[1]; r.Date != "" || len(r.Authors) != 2 || r.Authors[1].Name.Family != "Rossi" {
		t.Errorf("got %+v", r)
	}
	if n := records[2].Authors[0].Name; n.Family != "Keller" || n.Particle != "van der" {
		t.Errorf("got %+v", n)
	}
}

// Numbers get back the zeros that they lost; text stays as it is.
func TestKaggleID(t *testing.T) {
	for in, want := range map[string]string{
		`"0704.0001"`: "0704.0001", `704.0001`: "0704.0001", `704.001`: "0704.0010", `1001.1`: "1001.1000",
		`1501.1`: "1501.10000", `2001.00005`: "2001.00005", `"704.001"`: "704.001", `"hep-th/9901001"`: "hep-th/9901001",
		`null`: "", `12`: "12", `[1]`: "", `123456.5`: "123456.5",
	} {
		var v kaggleWork
		if err := decodeJSON([]byte(`{"id":`+in+`}`), &v); err != nil || string(v.ID) != want {
			t.Errorf("%s: got %q, %v, want %q", in, v.ID, err, want)
		}
	}
}

func TestKaggleName(t *testing.T) {
	for _, tt := range []struct {
		parts  []jsonText
		family string
		org    bool
	}{
		{[]jsonText{"Keller", "B."}, "Keller", false},
		{[]jsonText{"ATLAS Collaboration", "", ""}, "ATLAS Collaboration", true},
		{[]jsonText{"Collaboration", "for the ATLAS", ""}, "ATLAS Collaboration", true},
		{[]jsonText{"the INV collaboration", "", ""}, "INV collaboration", true},
		{[]jsonText{"Rossi", "Chiara", "", "Unit of Walks"}, "Rossi", false},
		{[]jsonText{`M{\"u}ller`, "A."}, "Müller", false},
		{[]jsonText{":", "", ""}, "", false},
		{nil, "", false},
	} {
		n, _ := kaggleName(tt.parts)
		if got := or(n.Family, n.Full); got != tt.family || n.Org != tt.org {
			t.Errorf("%q: got %+v", tt.parts, n)
		}
	}
}

func FuzzKaggle(f *testing.F) {
	f.Add([]byte(sampleOf(f, kaggleFormat())))
	fuzzThreads(f, kaggleFormat())
}
