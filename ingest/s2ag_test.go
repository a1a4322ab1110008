package ingest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

func TestS2AGSample(t *testing.T) {
	records, problems := readAs(s2agFormat(), "f", sampleOf(t, s2agFormat()), 1)
	want := []string{
		"Walking on invented graphs s2corpus:9000001 doi:10.5555/s2.1 dblp:journals/inv/MoreauK21 mag:3000000001",
		"An older walk s2corpus:9000002",
		"stub s2corpus:9000001 doi:10.5555/s2.1 mag:3000000001",
		"stub s2corpus:9000001 s2:00000000000000000000000000000000000000a1",
	}
	if d := cmp.Diff(want, told(records)); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if want := []string{"5 s2ag.entity", "6 s2ag.entity", "7 s2ag.entity"}; !cmp.Equal(problems, want) {
		t.Errorf("got problems %q, want %q", problems, want)
	}
	r := records[0]
	if r.Venue.ID != (graph.ID{Scheme: graph.S2Venue, Value: "0a1b2c3d-0000-4000-8000-00000000000a"}) || r.Authors[1].SourceID.Value != "12" || r.RefCount.N != 4 || r.Date != "2021-03-15" {
		t.Errorf("got %+v", r)
	}
}

// The parts of a dataset are one corpus: abstracts and numbers complete papers
// and make no work by themselves.
func TestS2AGPartsJoin(t *testing.T) {
	b := graph.NewBuilder(graph.DefaultBuildOptions())
	records, _ := readAs(s2agFormat(), "f", sampleOf(t, s2agFormat()), 1)
	for i := range records {
		b.Add(records[len(records)-1-i])
	}
	d, _ := citationsOfS2(sampleOf(t, s2agCitationsFormat()))
	b.AddDrawing(d)
	c := b.Corpus()
	var papers []string
	for i, id := range c.Papers.IDs {
		if !c.Papers.Stub[i] {
			papers = append(papers, id+" "+c.Papers.Titles[i]+" "+c.Papers.Abstracts[i])
		}
	}
	want := []string{
		"doi:10.5555/s2.1 Walking on invented graphs We walk on graphs that nobody drew.", "s2corpus:9000002 An older walk ", "s2corpus:9000003  ",
	}
	if d := cmp.Diff(want, papers); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if c.Papers.Refs.Total() != 3 {
		t.Errorf("got %d citations, want 3", c.Papers.Refs.Total())
	}
}

// A line of a dataset is what its fields say.
func TestS2AGLines(t *testing.T) {
	tests := []struct{ name, text, want, problem string }{
		{"numbers as text", `{"corpusid":"7","title":"A","year":"2020"}`, "A s2corpus:7", ""},
		{"paper without anything", `{"corpusid":7,"title":null}`, "s2corpus:7", ""},
		{"paper with its abstract", `{"corpusid":7,"title":"A","abstract":"B"}`, "A s2corpus:7", ""},
		{"full text", `{"corpusid":7,"externalids":{},"content":{"text":"x"}}`, "", "1 s2ag.entity"},
		{"citation", `{"citationid":1,"citingcorpusid":1,"citedcorpusid":2}`, "", "1 s2ag.entity"},
		{"nothing", `{}`, "", "1 s2ag.entity"},
		{"broken", `{"corpusid":7,"title":}`, "", "1 s2ag.broken"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			records, problems := readAs(s2agFormat(), "f", tt.text, 1)
			if got := strings.Join(told(records), "; "); got != tt.want || strings.Join(problems, "; ") != tt.problem {
				t.Errorf("got %q, %q", got, problems)
			}
		})
	}
}

// Problems name a paper by the id that its source would search for.
func TestS2PaperName(t *testing.T) {
	for _, tt := range []struct {
		paper s2Paper
		want  string
	}{
		{s2Paper{CorpusID: "7"}, "CorpusId:7"}, {s2Paper{PaperID: shaA, CorpusID: "7"}, shaA}, {s2Paper{}, ""},
	} {
		if got := tt.paper.name(); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

// citationsOfS2 reads citations.
func citationsOfS2(text string) (*graph.Drawing, []string) {
	c := runDirect(s2agCitationsFormat(), text)
	return c.Drawings[0], c.Problems
}

func TestS2AGCitations(t *testing.T) {
	d, problems := citationsOfS2(sampleOf(t, s2agCitationsFormat()))
	want := []string{"1 s2corpus:9000001>s2corpus:9000002", "3 s2corpus:9000003>s2corpus:9000001", "5 s2corpus:9000003>s2corpus:9000002"}
	if diff := cmp.Diff(want, ocEdges(d)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if want := []string{"4s2ag.bad-id", "2s2ag.unknown-cited"}; !cmp.Equal(problems, want) {
		t.Errorf("got problems %q, want %q", problems, want)
	}
	if !d.Directed || !d.DirectedSaid || len(d.Edges) != 2 {
		t.Fatalf("got %+v", d)
	}
	columns := []graph.Column{
		{Name: "influential", Text: []string{"true", "false", ""}, Valid: []bool{true, true, false}},
		{Name: "intents", Text: []string{"background|methodology", "", ""}, Valid: []bool{true, false, false}},
	}
	if diff := cmp.Diff(columns, d.Edges); diff != "" {
		t.Errorf("columns: -want +got:\n%s", diff)
	}
}

// A broken line costs its citation and no other.
func TestS2AGCitationsBroken(t *testing.T) {
	line := `{"citingcorpusid":1,"citedcorpusid":2}` + "\n"
	d, problems := citationsOfS2(line + "{\"citingcorpusid\":1,\n" + line + `{"other":1}`)
	if len(d.From) != 2 || !cmp.Equal(problems, []string{"2s2ag.broken", "4s2ag.entity"}) {
		t.Errorf("got %d citations and %q", len(d.From), problems)
	}
}

func FuzzS2AG(f *testing.F) {
	f.Add([]byte(sampleOf(f, s2agFormat())))
	fuzzThreads(f, s2agFormat())
}

func FuzzS2AGCitations(f *testing.F) {
	f.Add([]byte(sampleOf(f, s2agCitationsFormat())))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, _ := citationsOfS2(strings.ToValidUTF8(string(data), ""))
		for i := range d.From {
			if int(d.From[i]) >= len(d.IDs) || int(d.To[i]) >= len(d.IDs) {
				t.Fatalf("edge %d leads nowhere", i)
			}
		}
	})
}
