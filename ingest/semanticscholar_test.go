package ingest

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

// readAs reads a text as a format, as if it stood in a file of some name. The
// problems are "line code".
func readAs(format Format, file, text string, threads int) ([]graph.Record, []string) {
	var records []graph.Record
	var problems []string
	in := Input{R: strings.NewReader(text), File: file, Limits: DefaultLimits, Threads: threads}
	for r, err := range format.Records(in) {
		if p, ok := err.(*graph.Problem); ok {
			problems = append(problems, fmt.Sprint(p.Line, " ", p.Code))
		} else if err == nil {
			records = append(records, r)
		}
	}
	return records, problems
}

// told are records in short: title, ids, references, stub or not.
func told(records []graph.Record) []string {
	var out []string
	for _, r := range records {
		text := r.Title
		if r.Stub {
			text = strings.TrimSpace("stub " + text)
		}
		for _, id := range r.IDs {
			text += " " + id.String()
		}
		for _, ref := range r.Refs {
			text += " >"
			if len(ref.IDs) > 0 {
				text += ref.IDs[0].String()
			} else {
				text += ref.Title
			}
		}
		out = append(out, strings.TrimSpace(text))
	}
	return out
}

const (
	shaA = "00000000000000000000000000000000000000aa"
	shaB = "00000000000000000000000000000000000000bb"
	shaC = "00000000000000000000000000000000000000cc"
)

func TestSemanticScholarSample(t *testing.T) {
	records, problems := readAs(semanticScholarFormat(), "f.json", sampleOf(t, semanticScholarFormat()), 1)
	if want := []string{"3 semantic-scholar.author-without-name", "2 semantic-scholar.null"}; !cmp.Equal(problems, want) {
		t.Errorf("got problems %q, want %q", problems, want)
	}
	if len(records) != 6 {
		t.Fatalf("got %q", told(records))
	}
	count := func(n int) graph.Count { return graph.Count{N: n, Known: true, By: "semantic-scholar"} }
	want := graph.Record{
		Origin: graph.Origin{Line: 3},
		IDs: []graph.ID{
			{Scheme: graph.S2, Value: "00000000000000000000000000000000000000a1"}, {Scheme: graph.S2Corpus, Value: "9000001"},
			{Scheme: graph.DOI, Value: "10.5555/s2.1"}, {Scheme: graph.ArXiv, Value: "2101.00011"},
			{Scheme: graph.PMID, Value: "30000001"}, {Scheme: graph.PMCID, Value: "PMC7000001"},
			{Scheme: graph.DBLP, Value: "journals/inv/MoreauK21"}, {Scheme: graph.ACL, Value: "P21-1001"}, {Scheme: graph.MAG, Value: "3000000001"},
		},
		Title: "Walking on invented graphs", Abstract: "We walk on “graphs” that nobody drew.",
		Year: 2021, Date: "2021-03-15", Type: "review",
		Venue: graph.Venue{
			Name: "Journal of Invented Letters", Type: "journal", ISSN: []string{"1234-5679", "2434-561X"},
			ID: graph.ID{Scheme: graph.S2Venue, Value: "0a1b2c3d-0000-4000-8000-00000000000a"},
		},
		Volume: "7", PageFirst: "117", PageLast: "129",
		Authors: []graph.Author{
			{
				Name: graph.ParseName("Ada Moreau"), ORCID: "0000-0002-1825-0097", SourceID: graph.ID{Scheme: graph.S2Author, Value: "11"},
				Affiliations: []graph.Affiliation{printedPlace("Institute of Walks, Ljubljana, Slovenia", "")},
			},
			{Name: graph.ParseName("Bruno Keller")},
		},
		Classes: []string{"Mathematics", "Computer Science"},
		CitedBy: count(2), RefCount: count(4),
		Refs: []graph.Ref{
			{
				IDs: []graph.ID{
					{Scheme: graph.S2, Value: "00000000000000000000000000000000000000b1"}, {Scheme: graph.S2Corpus, Value: "9000002"}, {Scheme: graph.DOI, Value: "10.5555/s2.old"},
				},
				Title: "An older walk", Author: "Chiara Rossi", Year: 1999, Source: "Proc. Walks", Volume: "2", Page: "3",
			},
			{Title: "A walk that nobody found", Author: "D. Orlov"},
			{IDs: []graph.ID{{Scheme: graph.S2, Value: "00000000000000000000000000000000000000b2"}}, Title: "A third walk"},
		},
	}
	if d := cmp.Diff(want, records[0]); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	others := []string{
		"stub An older walk s2:00000000000000000000000000000000000000b1 s2corpus:9000002 doi:10.5555/s2.old",
		"Running on invented graphs s2:00000000000000000000000000000000000000c1 >s2:00000000000000000000000000000000000000a1",
		"Resting on invented graphs >s2:00000000000000000000000000000000000000a1",
		"s2:00000000000000000000000000000000000000a2",
		"Data of walks s2:00000000000000000000000000000000000000a3",
	}
	if d := cmp.Diff(others, told(records[1:])); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if last := records[5]; last.Date != "2020" || last.Type != "dataset" || last.Venue.Name != "" || last.CitedBy.Known {
		t.Errorf("got %+v", last)
	}
}

// Every shape in which the API answers is read.
func TestSemanticScholarShapes(t *testing.T) {
	a, b := `{"paperId":"`+shaA+`","title":"A"}`, `{"paperId":"`+shaB+`","title":"B"}`
	unknown := `{"paperId":null,"title":"U"}`
	tests := []struct {
		name, file, text string
		want, problems   []string
	}{
		{"one paper", "x", a, []string{"A s2:" + shaA}, nil},
		{"batch", "x", "[null," + a + ",null]", []string{"A s2:" + shaA}, []string{"1 semantic-scholar.null"}},
		{"search", "x", `{"total":9,"offset":0,"next":2,"data":[` + a + "," + b + "]}", []string{"A s2:" + shaA, "B s2:" + shaB}, []string{"0 semantic-scholar.page"}},
		{"whole search", "x", `{"total":1,"offset":0,"data":[` + a + "]}", []string{"A s2:" + shaA}, nil},
		{"bulk search", "x", `{"total":9,"token":"T","data":[` + a + "]}", []string{"A s2:" + shaA}, []string{"0 semantic-scholar.page"}},
		{"nothing found", "x", `{"total":0,"offset":0,"data":[]}`, nil, nil},
		{"recommendations", "x", `{"recommendedPapers":[` + a + "]}", []string{"A s2:" + shaA}, nil},
		{"papers of an author", "x", `{"offset":0,"next":1,"data":[` + a + "]}", []string{"A s2:" + shaA}, []string{"0 semantic-scholar.page"}},
		{"authors with papers", "x", `[{"authorId":"1","name":"N","papers":[` + a + "," + b + "]}]", []string{"A s2:" + shaA, "B s2:" + shaB}, nil},
		{"authors alone", "x", `[{"authorId":"1","name":"N"}]`, nil, []string{"1 semantic-scholar.entity"}},
		{"lines", "x", a + "\n" + b, []string{"A s2:" + shaA, "B s2:" + shaB}, nil},
		{"pages as lines", "x", `{"offset":0,"data":[` + a + "]}\n" + `{"offset":1,"data":[` + b + "]}\n", []string{"A s2:" + shaA, "B s2:" + shaB}, nil},
		{"citations of a paper in the name", "d/" + shaC + "_citations.json", `{"offset":0,"data":[{"isInfluential":true,"citingPaper":` + a + `},{"citingPaper":` + unknown + "}]}",
			[]string{"A s2:" + shaA + " >s2:" + shaC, "U >s2:" + shaC}, nil},
		{"references of a paper in the name", shaC + ".json", `{"offset":0,"data":[{"contexts":["x"],"intents":[],"citedPaper":` + a + `},{"citedPaper":` + unknown + "}]}",
			[]string{"A s2:" + shaA, "stub s2:" + shaC + " >s2:" + shaA + " >U"}, nil},
		{"citations of nobody knows", "page.json", `{"offset":0,"data":[{"citingPaper":` + a + "},{\"citingPaper\":" + b + "}]}",
			[]string{"A s2:" + shaA, "B s2:" + shaB}, []string{"1 semantic-scholar.subject"}},
		{"references of nobody knows", "page.json", `{"citedPaper":` + a + "}\n{\"citedPaper\":" + unknown + "}\n",
			[]string{"A s2:" + shaA, "U"}, []string{"1 semantic-scholar.subject"}},
		{"error", "x", `{"error":"Paper with id x not found"}`, nil, []string{"1 semantic-scholar.answer"}},
		{"too many requests", "x", `{"message":"Too Many Requests. https://www.semanticscholar.org/product/api","code":"429"}`, nil, []string{"1 semantic-scholar.answer"}},
		{"first API", "x", `{"paperId":"` + shaA + `","doi":"10.5555/A","arxivId":"2101.00001","corpusId":5,"title":"A"}`,
			[]string{"A s2:" + shaA + " s2corpus:5 doi:10.5555/a arxiv:2101.00001"}, nil},
		{"wrong id", "x", `{"paperId":"abc","title":"A"}`, []string{"A"}, []string{"1 semantic-scholar.bad-id"}},
		{"other types", "x", `{"paperId":"` + shaA + `","title":"A","authors":{},"year":"soon"}`, []string{"A s2:" + shaA}, []string{"1 semantic-scholar.type", "1 semantic-scholar.year"}},
		{"broken line", "x", a + "\n{\"paperId\":}\n" + b + "\n", []string{"A s2:" + shaA, "B s2:" + shaB}, []string{"2 semantic-scholar.broken"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !sniffSemanticScholar([]byte(tt.text)) {
				t.Error("not recognised")
			}
			for _, threads := range []int{1, 3} {
				records, problems := readAs(semanticScholarFormat(), tt.file, tt.text, threads)
				if d := cmp.Diff(tt.want, told(records)); d != "" {
					t.Errorf("-want +got:\n%s", d)
				}
				if d := cmp.Diff(tt.problems, problems); d != "" {
					t.Errorf("problems: -want +got:\n%s", d)
				}
			}
		})
	}
}

func TestSemanticScholarSniff(t *testing.T) {
	for _, text := range []string{
		`{"error":"no such page"}`, `{"data":[]}`, `{"data":[],"offset":0,"links":{}}`, `{"message":"Not Found","code":404}`,
		`{"id":"x","paper":{"paperId":1}}`, `{"corpusid":5}`, `{"total":3,"offset":0}`, "",
	} {
		if sniffSemanticScholar([]byte(text)) {
			t.Errorf("%s is taken", text)
		}
	}
}

// The paper that a page is about stands in the name of its file.
func TestS2Subject(t *testing.T) {
	for file, want := range map[string]string{
		"a/b/" + shaA + ".json":                       "s2:" + shaA,
		"x.zip!refs/" + shaA + "-citations-2.json.gz": "s2:" + shaA,
		strings.ToUpper(shaA) + ".JSON":               "s2:" + shaA,
		"0" + shaA + ".json":                          "",
		"CorpusId:215416146.json":                     "s2corpus:215416146",
		"corpus_id_215416146_references.jsonl":        "s2corpus:215416146",
		"ARXIV_2106.15928_citations.json":             "arxiv:2106.15928",
		"arxiv-hep-th_9901001.json":                   "arxiv:hep-th/9901001",
		"10.1145_3292500.3330701_citations.json":      "doi:10.1145/3292500.3330701",
		"doi%3A10.1145%2F3292500.3330701.json":        "doi:10.1145/3292500.3330701",
		"10.1109-LRA.2022.3229266-references.json.gz": "doi:10.1109/lra.2022.3229266",
		"10.5555_a_b.citations-3.json":                "doi:10.5555/a_b",
		"test_get_paper_citations-0.json":             "",
		"citations.json":                              "",
		"-":                                           "",
	} {
		if id, ok := s2Subject(file); id.String() != want || ok != (want != "") {
			t.Errorf("%s: got %q, want %q", file, id, want)
		}
	}
}

func TestS2Type(t *testing.T) {
	for _, tt := range []struct {
		types []string
		want  string
	}{
		{nil, ""}, {[]string{"JournalArticle"}, "article"}, {[]string{"JournalArticle", "Conference"}, "proceedings-article"},
		{[]string{"JournalArticle", "Review"}, "review"}, {[]string{"Book", "BookSection"}, "book-chapter"}, {[]string{"Unheard"}, ""},
	} {
		if got := s2Type(tt.types); got != tt.want {
			t.Errorf("%v: got %q, want %q", tt.types, got, tt.want)
		}
	}
}

func FuzzSemanticScholar(f *testing.F) {
	f.Add([]byte(sampleOf(f, semanticScholarFormat())))
	f.Add([]byte(`{"total":9,"next":2,"data":[null,{"citedPaper":{"paperId":null,"title":"U"}},{"citingPaper":null}]}`))
	fuzzThreads(f, semanticScholarFormat())
}

// fuzzThreads looks for panics, and for results that depend on the number of threads.
func fuzzThreads(f *testing.F, format Format) {
	f.Fuzz(func(t *testing.T, data []byte) {
		text := string(bytes.ToValidUTF8(data, nil))
		one, p1 := readAs(format, shaA, text, 1)
		two, p2 := readAs(format, shaA, text, 3)
		if !cmp.Equal(one, two) || !cmp.Equal(p1, p2) {
			t.Fatalf("%q: threads change the result", text)
		}
	})
}

func TestWholeNumber(t *testing.T) {
	for in, want := range map[string]int{"": 0, "7": 7, "2021": 2021, "soon": 0, "20a": 0, "-1": 0} {
		if got := wholeNumber(in); got != want {
			t.Errorf("%q: got %d", in, got)
		}
	}
}
