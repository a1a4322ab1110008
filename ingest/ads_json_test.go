package ingest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

func TestADSSample(t *testing.T) {
	records, problems := readAs(adsFormat(), "f", sampleOf(t, adsFormat()), 1)
	if want := []string{"2 ads-json.bad-id", "0 ads-json.page"}; !cmp.Equal(problems, want) {
		t.Errorf("got problems %q, want %q", problems, want)
	}
	count := func(n int) graph.Count { return graph.Count{N: n, Known: true, By: "ads"} }
	want := []graph.Record{
		{
			Key: "1998InvLt...7..117M", Origin: graph.Origin{Line: 2}, Type: "article",
			IDs: []graph.ID{
				{Scheme: graph.ADS, Value: "1998InvLt...7..117M"}, {Scheme: graph.DOI, Value: "10.5555/ads.1"}, {Scheme: graph.ArXiv, Value: "astro-ph/9701001"},
			},
			Title: "Walking on H2", Abstract: "We walk.", Language: "en", Year: 1998, Date: "1998-06",
			Venue:  graph.Venue{Name: "Invented Letters", Abbrev: "InvLt", ISSN: []string{"1234-5679"}, Type: "journal"},
			Volume: "7", Issue: "2", PageFirst: "117", PageLast: "129",
			Authors: []graph.Author{
				{
					Name: graph.ParseName("Moreau, Ada"), ORCID: "0000-0002-1825-0097",
					Affiliations: []graph.Affiliation{printedPlace("Institute of Walks, Ljubljana, Slovenia", ""), printedPlace("Unit B", "")},
				},
				{Name: graph.ParseName("Keller, B.")}, {Name: graph.ParseName("INV Collaboration")},
			},
			Keywords: []graph.Keyword{{Term: "walks", Scheme: "ads"}}, Classes: []string{"astro-ph", "astronomy"},
			CitedBy: count(4), RefCount: count(1),
			Refs: []graph.Ref{{IDs: []graph.ID{{Scheme: graph.ADS, Value: "1990InvLt...1....9R"}}}},
		},
		{
			Key: "2001PhDT.........1N", Origin: graph.Origin{Line: 3}, Type: "dissertation", IDs: []graph.ID{{Scheme: graph.ADS, Value: "2001PhDT.........1N"}},
			Title: "A thesis on walks", Year: 2001, Date: "2001", Venue: graph.Venue{Name: "Ph.D. Thesis"}, PageFirst: "12",
			Authors: []graph.Author{{Name: graph.ParseName("Nowak, Ewa")}},
		},
	}
	if d := cmp.Diff(want, records); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestADSSniff(t *testing.T) {
	for text, want := range map[string]bool{
		`{"response":{"docs":[{"bibcode":"x"}]}}`: true, `[{"bibcode":"x","title":["A"]}]`: true,
		`{"response":{"docs":[{"id":"x"}]}}`: false, `{"bibcode":"x"}`: false,
	} {
		if got := sniffADS([]byte(text)); got != want {
			t.Errorf("%s: got %v", text, got)
		}
	}
	if _, problems := readAs(adsFormat(), "f", `{"bibcode":"x","title":["A"]}`+"\n{}", 1); !cmp.Equal(problems, []string{"1 ads-json.bad-id", "2 ads-json.entity"}) {
		t.Errorf("got %q", problems)
	}
}

func FuzzADS(f *testing.F) {
	f.Add([]byte(sampleOf(f, adsFormat())))
	fuzzThreads(f, adsFormat())
}
