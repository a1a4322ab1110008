package ingest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

func TestDBLPAPISample(t *testing.T) {
	records, problems := readAs(dblpAPIFormat(), "f", sampleOf(t, dblpAPIFormat()), 1)
	if want := []string{"0 dblp-api.editors", "0 dblp-api.page"}; !cmp.Equal(problems, want) {
		t.Errorf("got problems %q, want %q", problems, want)
	}
	want := []graph.Record{
		{
			Key: "conf/symp/0001R19", Origin: graph.Origin{Line: 4}, Type: "proceedings-article",
			IDs:   []graph.ID{{Scheme: graph.DBLP, Value: "conf/symp/0001R19"}, {Scheme: graph.DOI, Value: "10.5555/symp.28"}},
			Title: "Walking on Graphs & Trees", Year: 2019, Date: "2019", Venue: graph.Venue{Name: "SYMP", Type: "conference"},
			Volume: "7", Issue: "2", PageFirst: "28:1", PageLast: "28:15",
			Authors: []graph.Author{
				{Name: graph.ParseName("Wei Moreau"), SourceID: graph.ID{Scheme: graph.DBLP, Value: "name/Wei_Moreau_0001"}},
				{Name: graph.ParseName("Paola van der Rossi"), SourceID: graph.ID{Scheme: graph.DBLP, Value: "pid/80/4509"}},
			},
		},
		{
			Key: "journals/corr/abs-1905-13655", Origin: graph.Origin{Line: 5}, Type: "preprint",
			IDs:   []graph.ID{{Scheme: graph.DBLP, Value: "journals/corr/abs-1905-13655"}, {Scheme: graph.ArXiv, Value: "1905.13655"}},
			Title: "What do we walk on?", Year: 2019, Date: "2019", Venue: graph.Venue{Name: "CoRR", Type: "repository"}, Volume: "abs/1905.13655",
			Authors: []graph.Author{{Name: graph.ParseName("Julien Keller"), SourceID: graph.ID{Scheme: graph.DBLP, Value: "pid/86/4216"}}},
		},
		{
			Key: "journals/walks/NowakM99", Origin: graph.Origin{Line: 6}, Type: "article",
			IDs:   []graph.ID{{Scheme: graph.DBLP, Value: "journals/walks/NowakM99"}},
			Title: "An old answer", Year: 1999, Date: "1999", Venue: graph.Venue{Name: "J. Walks", Type: "journal"},
			Authors: []graph.Author{{Name: graph.ParseName("Ewa Nowak")}, {Name: graph.ParseName("Ada Moreau")}},
		},
		{
			Key: "conf/symp/2019", Origin: graph.Origin{Line: 7}, Type: "proceedings",
			IDs:   []graph.ID{{Scheme: graph.DBLP, Value: "conf/symp/2019"}},
			Title: "Symposium on Walks, SYMP 2019", Year: 2019, Date: "2019", Venue: graph.Venue{Name: "SYMP"},
		},
	}
	if d := cmp.Diff(want, records); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

// Answers come in several shapes.
func TestDBLPAPIShapes(t *testing.T) {
	hit := `{"@score":"1","@id":"1","info":{"title":"A.","key":"conf/a/A1","type":"Withdrawn Items"}}`
	tests := []struct{ name, text, want, problems string }{
		{"one hit without brackets", `{"result":{"hits":{"@total":"1","hit":` + hit + `}}}`, "A dblp:conf/a/A1", ""},
		{"no hit", `{"result":{"query":"x","hits":{"@total":"0","@sent":"0"}}}`, "", "1 dblp-api.entity"},
		{"hits of two answers", `{"result":{"hits":{"@total":"1","hit":[` + hit + `]}}}` + "\n" + `{"result":{"hits":{"@total":"1","hit":[` + hit + `]}}}`,
			"A dblp:conf/a/A1; A dblp:conf/a/A1", ""},
		{"hits alone", "[" + hit + "]", "A dblp:conf/a/A1", ""},
		{"persons", `[{"@id":"1","info":{"author":"Ada Moreau","url":"x"}}]`, "", "1 dblp-api.entity"},
		{"broken hit", `{"result":{"hits":{"@total":"2","hit":[{"@score":"1","@id":"9","info":{"title":"x},` + hit + `]}}}`, "A dblp:conf/a/A1", "1 dblp-api.broken; 0 dblp-api.page"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			records, problems := readAs(dblpAPIFormat(), "f", tt.text, 1)
			if got := strings.Join(told(records), "; "); got != tt.want || strings.Join(problems, "; ") != tt.problems {
				t.Errorf("got %q, %q", got, problems)
			}
			for _, r := range records {
				if !r.Retracted {
					t.Errorf("%s is withdrawn", r.Key)
				}
			}
		})
	}
}

func TestDBLPAPISniff(t *testing.T) {
	for text, want := range map[string]bool{
		`{"result":{"query":"x","hits":{"@total":"0"}}}`:               true,
		`[{"@score":"1","@id":"1","info":{"title":"A."}}]`:             true,
		`{"result":{"hits":[1]}}`:                                      false,
		`{"result":{"hits":{"hit":[{"info":{"title":"of others"}}]}}}`: false,
		`{"hits":{"hits":[{"metadata":{"titles":[]}}],"total":1}}`:     false,
	} {
		if got := sniffDBLPAPI([]byte(text)); got != want {
			t.Errorf("%s: got %v", text, got)
		}
	}
}

func FuzzDBLPAPI(f *testing.F) {
	f.Add([]byte(sampleOf(f, dblpAPIFormat())))
	f.Add([]byte(`{"result":{"hits":{"hit":{"@id":"1","info":{"authors":{"author":[{"text":"A"},"B",1]},"ee":[1],"venue":{}}}}}}`))
	fuzzThreads(f, dblpAPIFormat())
}
