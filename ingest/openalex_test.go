package ingest

import (
	"bytes"
	stdjson "encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

// readWorks reads a text as OpenAlex.
func readWorks(t testing.TB, in Input) ([]graph.Record, []*graph.Problem) {
	t.Helper()
	var records []graph.Record
	var problems []*graph.Problem
	in.File = "f"
	if in.Limits == (Limits{}) {
		in.Limits = DefaultLimits
	}
	for r, err := range openalexFormat().Records(in) {
		var p *graph.Problem
		switch {
		case errors.As(err, &p):
			problems = append(problems, p)
		case err != nil:
			t.Fatal(err)
		default:
			records = append(records, r)
		}
	}
	return records, problems
}

func openalexSample() string { return string(must(os.ReadFile("testdata/samples/openalex.jsonl"))) }

func TestOpenAlexSample(t *testing.T) {
	got, problems := readWorks(t, Input{R: strings.NewReader(openalexSample())})
	oa := func(v string) graph.ID { return graph.ID{Scheme: graph.OpenAlex, Value: v} }
	ref := func(v string) graph.Ref { return graph.Ref{IDs: []graph.ID{oa(v)}} }
	name := graph.ParseName
	count := func(n int) graph.Count { return graph.Count{N: n, Known: true, By: "openalex"} }
	want := []graph.Record{
		{
			Origin: graph.Origin{Line: 1},
			IDs: []graph.ID{oa("W4200000011"), {Scheme: graph.DOI, Value: "10.5555/sample.1"}, {Scheme: graph.MAG, Value: "4200000011"},
				{Scheme: graph.PMID, Value: "31234567"}, {Scheme: graph.PMCID, Value: "PMC6543210"}},
			Title: "Walking graphs & counting steps", Year: 2019, Date: "2019-03-05", Type: "article", Language: "en",
			Venue:  graph.Venue{Name: "Journal of Samples", ID: oa("S2001"), ISSN: []string{"0317-8471", "1050-124X"}, Type: "journal"},
			Volume: "7", Issue: "2", PageFirst: "11", PageLast: "29",
			Authors: []graph.Author{
				{Name: name("Ada Moreau"), ORCID: "0000-0002-1825-0097", SourceID: oa("A5000000001"), Corresponding: true, Affiliations: []graph.Affiliation{
					{Name: "University of the Lake", ID: oa("I1001"), ROR: "05gq02987", Country: "CH", Raw: "Dept. of Graphs, University of the Lake"},
					{Raw: "Unknown Institute, Nowhere"},
				}},
				{Name: name("Bruno Keller"), Affiliations: []graph.Affiliation{{Raw: "Keller & Sons"}}},
			},
			Abstract: `We walk and count. We "again".`,
			Keywords: []graph.Keyword{{Term: "Graphs", Scheme: "openalex"}, {Term: "Mathematics", Scheme: "openalex-concept"}, {Term: "Walking", Scheme: "mesh"}},
			Classes:  []string{"Graph Walks · Mathematics"},
			CitedBy:  count(5), RefCount: count(2),
			Refs:    []graph.Ref{ref("W4200000012"), ref("W4200000013")},
			Related: []graph.Relation{{To: ref("W4200000013")}, {To: ref("W4200000099")}},
		},
		{
			Origin: graph.Origin{Line: 2}, IDs: []graph.ID{oa("W4200000012"), {Scheme: graph.MAG, Value: "4200000012"}},
			Year: 2015, Date: "2015", Type: "paratext", CitedBy: count(0),
		},
		{
			Origin: graph.Origin{Line: 3}, IDs: []graph.ID{oa("W4200000013"), {Scheme: graph.DOI, Value: "10.5555/sample.3"}},
			Title: "An older record with a host venue", Year: 2012, Date: "2012-07-20", Type: "article", Retracted: true, AuthorsCut: true,
			Venue:  graph.Venue{Name: "Older Letters", ID: oa("S2002"), ISSN: []string{"1050-124X"}, Type: "journal"},
			Volume: "3", PageFirst: "e12",
			Authors: []graph.Author{{Name: name("Chiara Rossi"), SourceID: oa("A5000000003"), Affiliations: []graph.Affiliation{
				{Name: "University of the Hill", ID: oa("I1002"), Country: "IT", Raw: "Univ. Hill, Italy"},
			}}},
			Keywords: []graph.Keyword{{Term: "old records", Scheme: "openalex"}},
			CitedBy:  count(2), RefCount: count(2),
			Refs: []graph.Ref{ref("W4200000013"), ref("W4200000012")},
		},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if len(problems) != 1 || problems[0].Code != "openalex.authors-truncated" || problems[0].Key != "W4200000013" || problems[0].Line != 3 {
		t.Errorf("got problems %v", problems)
	}
}

// The same works in every shape that OpenAlex files have are the same records.
func TestOpenAlexShapes(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(openalexSample()), "\n")
	want, _ := readWorks(t, Input{R: strings.NewReader(openalexSample())})
	array := "[" + strings.Join(lines, ",") + "]"
	var pretty bytes.Buffer
	must(0, stdjson.Indent(&pretty, []byte(array), "", "  "))
	page := `{"meta":{"count":3,"db_response_time_ms":7,"page":1},"results":` + array + `,"group_by":[]}`
	var prettyPage bytes.Buffer
	must(0, stdjson.Indent(&prettyPage, []byte(page), "", "  "))
	tests := []struct{ name, text string }{
		{"page", page},
		{"indented page", prettyPage.String()},
		{"array", array},
		{"indented array", pretty.String()},
		{"array of lines", "[\n" + strings.Join(lines, ",\n") + "\n]"},
		{"concatenated", strings.Join(lines, "")},
		{"concatenated over lines", strings.ReplaceAll(strings.ReplaceAll(strings.Trim(pretty.String(), "[]"), "\n  },", "\n  }"), "\n  ", "\n")},
		{"pages as lines", `{"meta":{"count":3},"results":[` + lines[0] + "]}\n" + `{"meta":{"count":3},"results":[` + lines[1] + "," + lines[2] + "]}\n"},
		{"record separators", "\x1e" + strings.Join(lines, "\n\x1e") + "\n"},
		{"two on a line", lines[0] + "\n" + lines[1] + lines[2] + "\n"},
	}
	for _, tt := range tests {
		for _, threads := range []int{1, 3} {
			t.Run(fmt.Sprint(tt.name, " ", threads), func(t *testing.T) {
				if !sniffOpenAlex([]byte(tt.text)[:min(len(tt.text), firstHead)]) {
					t.Error("not recognised")
				}
				got, problems := readWorks(t, Input{R: strings.NewReader(tt.text), Threads: threads})
				for i := range got {
					got[i].Origin.Line = i + 1
				}
				if d := cmp.Diff(want, got); d != "" {
					t.Errorf("-want +got:\n%s", d)
				}
				if len(problems) != 1 {
					t.Errorf("got problems %v", problems)
				}
			})
		}
	}
}

func TestOpenAlexFaults(t *testing.T) {
	const a, b = `{"id":"https://openalex.org/W1","title":"a"}`, `{"id":"https://openalex.org/W2","title":"b"}`
	work := func(fields string) string { return `{"id":"https://openalex.org/W7","title":"x",` + fields + "}" }
	tests := []struct {
		name, text string
		titles     string
		codes      []string
		line       int // of the first problem
	}{
		{"broken line", a + "\n{\"id\":\"https://openalex.org/W9\",\"title\":}\n" + b + "\n", "a b", []string{"openalex.broken"}, 2},
		{"cut line", a + "\n{\"id\":\"https://openalex.org/W9\",\"ti\n" + b + "\n", "a b", []string{"openalex.broken"}, 2},
		{"line of noise", a + "\n{\x01\xf3]]}\n" + b + "\n", "a b", []string{"openalex.broken"}, 2},
		{"broken in an array", "[" + a + `,{"id":"https://openalex.org/W9","title":"x,"y":1},` + b + "]", "a b", []string{"openalex.broken"}, 1},
		{"balanced but wrong", "[" + a + `,{"id" "https://openalex.org/W9"},` + b + "]", "a b", []string{"openalex.broken"}, 1},
		{"end inside", a + "\n" + b[:20], "a", []string{"openalex.truncated"}, 2},
		{"end inside an array", "[" + a + ",\n" + b[:20], "a", []string{"openalex.truncated"}, 2},
		{"end inside a page", `{"results":[` + a + ",\n", "a", []string{"openalex.truncated"}, 2},
		{"control characters", "{\"id\":\"https://openalex.org/W1\",\"title\":\"a\x01\tb\"}", "a b", []string{"openalex.control"}, 1},
		{"wrong type", work(`"authorships":"none","publication_year":2020`), "x", []string{"openalex.type"}, 1},
		{"year as text", work(`"publication_year":"2020"`), "x", nil, 0},
		{"year 0", work(`"publication_year":0`), "x", []string{"openalex.year"}, 1},
		{"year 9999", work(`"publication_year":9999`), "x", []string{"openalex.year"}, 1},
		{"bad doi", work(`"doi":"nonsense"`), "x", []string{"openalex.bad-id"}, 1},
		{"bad orcid", work(`"authorships":[{"author":{"display_name":"A B","orcid":"0000-0002-1825-0098"}}]`), "x", []string{"openalex.bad-orcid"}, 1},
		{"nameless", work(`"authorships":[{"author":{"id":null}}]`), "x", []string{"openalex.author-without-name"}, 1},
		{"bad reference", work(`"referenced_works":["junk"]`), "x", []string{"openalex.bad-id"}, 1},
		{"lone surrogate", work(`"abstract_inverted_index":{"\ud800":[0]}`), "x", nil, 0},
		{"other case", `{"ID":"https://openalex.org/W1","Title":"a"}`, "a", nil, 0},
		{"large number", work(`"cited_by_count":12345678901234567890123`), "x", []string{"openalex.type"}, 1},
		{"authors", `{"id":"https://openalex.org/A1","display_name":"Ada"}` + "\n" + `{"id":"https://openalex.org/A2","display_name":"Bo"}`, "", []string{"openalex.entity"}, 1},
		{"groups", `{"meta":{"count":9,"db_response_time_ms":3},"results":[],"group_by":[{"key":"2020","count":3},{"key":"2021","count":6}]}`, "", []string{"openalex.group-by"}, 0},
		{"page of many", `{"meta":{"count":9},"results":[` + a + "]}", "a", []string{"openalex.page"}, 0},
		{"trailing comma", "[" + a + "," + b + ",]", "a b", nil, 0},
		{"trailing commas inside", "[" + work(`"referenced_works":["https://openalex.org/W2" , ],"ids":{"mag":"1",}, `) + "," + b + "]", "x b", []string{"openalex.comma"}, 1},
		{"commas in text", work(`"doi":"nonsense,}\",]"`), "x", []string{"openalex.bad-id"}, 1},
		{"text before", "Here it is:\n" + a, "a", []string{"openalex.junk"}, 1},
		{"selected fields", `{"title":"only a title"}`, "only a title", nil, 0},
		{"nothing", `{"x":1}`, "", []string{"openalex.entity"}, 1},
		{"deep line", a + "\n" + a + "\n" + `{"id":"https://openalex.org/W9","x":` + strings.Repeat("[", 300) + strings.Repeat("]", 300) + "}\n" + b, "a a b", []string{"openalex.too-deep"}, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			records, problems := readWorks(t, Input{R: strings.NewReader(tt.text)})
			var titles, codes []string
			for _, r := range records {
				titles = append(titles, r.Title)
			}
			for _, p := range problems {
				codes = append(codes, p.Code)
			}
			if got := strings.Join(titles, " "); got != tt.titles || !slices.Equal(codes, tt.codes) {
				t.Errorf("got %q, problems %v, want %q, %v", got, problems, tt.titles, tt.codes)
			}
			if len(problems) > 0 && problems[0].Line != tt.line {
				t.Errorf("problem at line %d, want %d", problems[0].Line, tt.line)
			}
		})
	}
}

// An empty list without a number does not say that there are no references.
func TestOpenAlexRefCount(t *testing.T) {
	known := func(n int) graph.Count { return graph.Count{N: n, Known: true, By: oaName} }
	tests := []struct {
		name, fields string
		want         graph.Count
	}{
		{"nothing", `"title":"x"`, graph.Count{}},
		{"empty list", `"referenced_works":[]`, graph.Count{}},
		{"list", `"referenced_works":["https://openalex.org/W1"]`, known(1)},
		{"stated", `"referenced_works":[],"referenced_works_count":0`, known(0)},
		{"stated beside a list", `"referenced_works":["https://openalex.org/W1"],"referenced_works_count":3`, known(3)},
		{"null", `"referenced_works":[],"referenced_works_count":null`, graph.Count{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			records, _ := readWorks(t, Input{R: strings.NewReader(`{"id":"https://openalex.org/W7",` + tt.fields + "}")})
			if len(records) != 1 || records[0].RefCount != tt.want {
				t.Errorf("got %v, want %v", records, tt.want)
			}
		})
	}
}

func TestOpenAlexRecordLimit(t *testing.T) {
	long := `{"id":"https://openalex.org/W9","title":"` + strings.Repeat("x", 5000) + `"}`
	for _, text := range []string{works("a") + long + "\n" + works("b"), "[" + strings.TrimSpace(works("a")) + "," + long + "," + works("b") + "]"} {
		records, problems := readWorks(t, Input{R: strings.NewReader(text), Limits: Limits{Record: 1000, Depth: 20}})
		if len(records) != 2 || len(problems) != 1 || problems[0].Code != "openalex.too-long" || len(problems[0].Excerpt) > maxExcerpt {
			t.Errorf("got %d records, problems %v", len(records), problems)
		}
	}
}

// Printed addresses go to the institutions they name, in every generation of the API.
func TestOpenAlexAddresses(t *testing.T) {
	const two = `"institutions":[{"id":"I1","display_name":"A"},{"id":"I2","display_name":"B"}]`
	tests := []struct{ name, fields, want string }{
		{"by id", two + `,"affiliations":[{"raw_affiliation_string":"b","institution_ids":["I2"]},{"raw_affiliation_string":"c","institution_ids":[]}]`, "A= B=b =c"},
		{"as many", two + `,"raw_affiliation_strings":["a","b"]`, "A=a B=b"},
		{"more", two + `,"raw_affiliation_strings":["a","b","c"]`, "A=a; b; c B=a; b; c"},
		{"one text", two + `,"raw_affiliation_string":"a; b"`, "A=a; b B=a; b"},
		{"no institution", `"raw_affiliation_strings":["a","b"]`, "=a =b"},
		{"nothing", `"institutions":[{}]`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := `{"id":"https://openalex.org/W1","authorships":[{"raw_author_name":"X Y",` + tt.fields + `}]}`
			records, _ := readWorks(t, Input{R: strings.NewReader(text)})
			var got []string
			for _, a := range records[0].Authors[0].Affiliations {
				got = append(got, a.Name+"="+a.Raw)
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAbstract(t *testing.T) {
	tests := []struct{ name, index, want string }{
		{"null", `null`, ""},
		{"empty", `{}`, ""},
		{"words", `{"b":[1],"a":[0,2]}`, "a b a"},
		{"holes", `{"b":[9],"a":[3]}`, "a b"},
		{"two at one place", `{"a":[0],"b":[0,1]}`, "a b"},
		{"escapes", `{"\u00e9\"\\":[0],"é":[1]}`, `é"\ é`},
		{"blanks", " { \"a\" : [ 0 , 2 ] ,\n\"b\":[1]}", "a b a"},
		{"as text", `"{\"a\":[0],\"b\":[1]}"`, "a b"},
		{"cap", `{"a":[0],"b":[99999],"c":[100000],"d":[99999999999999999999]}`, "a b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var a struct {
				A oaAbstract `json:"a"`
			}
			if err := decodeJSON([]byte(`{"a":`+tt.index+`}`), &a); err != nil || a.A != (oaAbstract{text: tt.want}) {
				t.Errorf("got %+v, %v, want %q", a.A, err, tt.want)
			}
		})
	}
	for _, index := range []string{`[1]`, `{"a":1}`, `{"a":["x"]}`, `{"a":[-1]}`, `7`} {
		var a oaAbstract
		if err := a.UnmarshalJSON([]byte(index)); err != nil || a != (oaAbstract{broken: true}) {
			t.Errorf("%s: got %+v, %v", index, a, err)
		}
	}
}

// FuzzDecodeJSON holds the fast decoder against encoding/json.
func FuzzDecodeJSON(f *testing.F) {
	for line := range strings.SplitSeq(openalexSample(), "\n") {
		f.Add([]byte(line))
	}
	f.Add([]byte(`{"id":1,"title":null,"authorships":[{"author":null}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var fast, slow oaWork
		errFast, errSlow := decodeJSON(data, &fast), stdjson.Unmarshal(data, &slow)
		if (errFast == nil) != (errSlow == nil) {
			t.Fatalf("%q: got error %v, encoding/json %v", data, errFast, errSlow)
		}
		same := cmp.AllowUnexported(oaAbstract{})
		if errSlow == nil && !cmp.Equal(fast, slow, same) {
			t.Fatalf("%q: %s", data, cmp.Diff(slow, fast, same))
		}
	})
}

func FuzzOpenAlex(f *testing.F) {
	f.Add([]byte(openalexSample()))
	f.Add([]byte(`{"meta":{"count":2},"results":[{"id":"https://openalex.org/W1"}],"group_by":[]}`))
	f.Add([]byte(`[{"id":"https://openalex.org/W1","title":"x,"y":1},{"id":"https://openalex.org/W2"}]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		one, p1 := readWorks(t, Input{R: bytes.NewReader(data), Threads: 1})
		two, p2 := readWorks(t, Input{R: bytes.NewReader(data), Threads: 3})
		if !cmp.Equal(one, two) || !cmp.Equal(p1, p2) {
			t.Fatalf("%q: threads change the result", data)
		}
	})
}

func BenchmarkOpenAlex(b *testing.B) {
	text := strings.Repeat(openalexSample(), 2000)
	for _, threads := range []int{1, 2} {
		b.Run(fmt.Sprintf("threads=%d", threads), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				in := Input{R: strings.NewReader(text), Limits: DefaultLimits, Threads: threads}
				for _, err := range openalexFormat().Records(in) {
					if err == io.EOF {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// The types of both generations are those of all sources.
func TestOpenAlexTypes(t *testing.T) {
	for kind, want := range map[string]string{
		"journal-article": "article", "proceedings-article": "proceedings-article", "posted-content": "preprint",
		"monograph": "book", "book-section": "book-chapter", "reference-entry": "book-chapter", "journal-issue": "journal",
		"component": "other", "article": "article", "preprint": "preprint", "peer-review": "peer-review", "libguides": "libguides", "": "",
	} {
		if got := oaType(kind); got != want {
			t.Errorf("%q: %q, want %q", kind, got, want)
		}
	}
}
