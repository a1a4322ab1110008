package ingest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

func TestEuropePMCSample(t *testing.T) {
	records, problems := readAs(europePMCFormat(), "f", sampleOf(t, europePMCFormat()), 1)
	if want := []string{"0 europepmc.page"}; !cmp.Equal(problems, want) {
		t.Errorf("got problems %q, want %q", problems, want)
	}
	short := []string{
		"Walking on invented graphs pmid:30000001 pmcid:PMC7000001 doi:10.5555/epmc.1",
		"A preprint on walks doi:10.5555/ppr.100",
		"An older walk pmid:20000001", "A walk without a match",
		"stub pmid:30000001 >pmid:20000001 >A walk without a match",
		"Running on invented graphs pmid:31000001", "stub pmid:31000001 >pmid:30000001",
	}
	if d := cmp.Diff(short, told(records)); d != "" {
		t.Fatalf("-want +got:\n%s", d)
	}
	want := graph.Record{
		Key: "MED:30000001", Origin: graph.Origin{Line: 2}, Type: "review", Retracted: true,
		IDs:   records[0].IDs,
		Title: "Walking on invented graphs", Abstract: "Aim We walk.", Language: "eng", Year: 2021, Date: "2021-03-15",
		Venue:  graph.Venue{Name: "Invented letters", Abbrev: "Inv Lett", ISSN: []string{"1234-5679", "2434-561X"}, Type: "journal"},
		Volume: "7", Issue: "2", PageFirst: "117", PageLast: "29",
		Authors: []graph.Author{
			{
				Name: graph.NewName("Moreau", "Ada", "", ""), ORCID: "0000-0002-1825-0097",
				Affiliations: []graph.Affiliation{printedPlace("Institute of Walks, Ljubljana, Slovenia.", "")},
			},
			{Name: graph.Name{Full: "INV Group", Org: true}},
		},
		Keywords: []graph.Keyword{{Term: "walks", Scheme: "author"}, {Term: "Walking", Scheme: "mesh"}},
		CitedBy:  graph.Count{N: 3, Known: true, By: "europepmc"},
	}
	if d := cmp.Diff(want, records[0]); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	r := records[1]
	if r.Type != "preprint" || !r.AuthorsCut || len(r.Authors) != 2 || r.Authors[1].Name.Family != "Rossi" || !r.CitedBy.Known {
		t.Errorf("got %+v", r)
	}
}

func TestEuropePMCOdd(t *testing.T) {
	records, problems := readAs(europePMCFormat(), "f", `{"hitCount":1,"request":{"id":"5","source":"PAT"},"referenceList":{"reference":[{"id":"7","source":"MED","title":"A"}]}}`+"\n{}", 1)
	if !cmp.Equal(told(records), []string{"A pmid:7"}) || !cmp.Equal(problems, []string{"2 europepmc.entity"}) {
		t.Errorf("got %q, %q", told(records), problems)
	}
	for text, want := range map[string]bool{
		`{"version":"6.9","hitCount":0,"request":{}}`: true, `[{"id":"1","source":"MED","authorString":"A","pubYear":"2000"}]`: true,
		`{"hitCount":5}`: false, `{"resultList":{"result":[]}}`: false,
	} {
		if got := sniffEuropePMC([]byte(text)); got != want {
			t.Errorf("%s: got %v", text, got)
		}
	}
}

func FuzzEuropePMC(f *testing.F) {
	f.Add([]byte(sampleOf(f, europePMCFormat())))
	fuzzThreads(f, europePMCFormat())
}
