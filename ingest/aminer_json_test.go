package ingest

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

func TestAMinerJSONSample(t *testing.T) {
	records, problems := readAs(aminerJSONFormat(), "f", sampleOf(t, aminerJSONFormat()), 1)
	if want := []string{"1 aminer-json.author-without-name", "1 aminer-json.bad-id"}; !cmp.Equal(problems, want) {
		t.Errorf("got problems %q, want %q", problems, want)
	}
	aminer := func(v string) graph.ID { return graph.ID{Scheme: graph.AMiner, Value: v} }
	person := func(v string) graph.ID { return graph.ID{Scheme: graph.AMinerAuthor, Value: v} }
	venue := func(v string) graph.ID { return graph.ID{Scheme: graph.AMinerVenue, Value: v} }
	count := func(n int) graph.Count { return graph.Count{N: n, Known: true, By: "aminer"} }
	want := []graph.Record{
		{
			Origin: graph.Origin{Line: 1},
			IDs:    []graph.ID{aminer("53e99784b7602d9701f3e3f1"), {Scheme: graph.DOI, Value: "10.5555/am.1"}, {Scheme: graph.ArXiv, Value: "0704.0001"}},
			Title:  "Walking on “graphs”: NaN, NumberInt(7) and ,] inside", Abstract: `We walk "on" graphs.`, Year: 2007, Date: "2007",
			Venue:  graph.Venue{Name: "Invented Letters", ID: venue("53a7297d20f7420be8bd4ae7"), ISSN: []string{"1234-5679"}},
			Volume: "7", Issue: "2", PageFirst: "117", PageLast: "129", Language: "en",
			Authors: []graph.Author{
				{
					Name: graph.ParseName("Ada Moreau"), ORCID: "0000-0002-1825-0097", SourceID: person("53f42f36dabfaedce54dcd0c"),
					Affiliations: []graph.Affiliation{printedPlace("Institute of Walks, Ljubljana, Slovenia", "")},
				},
				{Name: graph.ParseName("Bruno Keller"), Affiliations: []graph.Affiliation{{Name: "Unit A", Raw: "Unit A"}, {Name: "Unit B", Raw: "Unit B"}}},
			},
			Keywords: []graph.Keyword{{Term: "walks", Scheme: "aminer"}, {Term: "graphs", Scheme: "aminer"}, {Term: "Graph theory", Scheme: "fos"}},
			CitedBy:  count(12), RefCount: count(1), Refs: []graph.Ref{{IDs: []graph.ID{aminer("53e99784b7602d9701f3e3f2")}}},
		},
		{
			Origin: graph.Origin{Line: 2}, IDs: []graph.ID{aminer("237040")}, Type: "proceedings-article",
			Title: "Numbers for ids", Abstract: "We walk far", Year: 2012, Date: "2012",
			Venue:     graph.Venue{Name: "Symposium on Walks", Type: "conference", ID: venue("1187862248")},
			PageFirst: "1", PageLast: "12",
			Authors:  []graph.Author{{Name: graph.ParseName("Chiara Rossi"), SourceID: person("2121236212")}},
			Keywords: []graph.Keyword{{Term: "Walks", Scheme: "fos"}},
			CitedBy:  count(2), RefCount: count(2),
			Refs: []graph.Ref{{IDs: []graph.ID{aminer("1548776938")}}, {IDs: []graph.ID{aminer("1563950676")}}},
		},
		{
			Origin: graph.Origin{Line: 3}, IDs: []graph.ID{aminer("53e99784b7602d9701f3e3f2")}, Title: "Names alone",
			Venue:   graph.Venue{Name: "Proc. Walks"},
			Authors: []graph.Author{{Name: graph.ParseName("Dmitri Orlov")}, {Name: graph.ParseName("E. Nowak")}},
		},
	}
	if d := cmp.Diff(want, records); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

// Works that MongoDB writes over many lines are read, and one that is broken
// costs no other.
func TestAMinerJSONManyLines(t *testing.T) {
	text := "[ \n{ \n\t\"_id\" : \"53e99784b7602d9701f3e3f1\", \n\t\"title\" : \"A\", \n\t\"year\" : NumberInt(2007)\n},\n" +
		"{ \n\t\"_id\" : \"53e99784b7602d9701f3e3f2\", \n\t\"title\" : \"B\" : 1\n}}\n},\n" +
		"{ \n\t\"_id\" : \"53e99784b7602d9701f3e3f3\", \n\t\"title\" : \"C\", \n\t\"authors\" : [ \n\t\t{ \"_id\" : \"53f42f36dabfaedce54dcd0c\", \"name\" : \"X Y\" }, \n\t], \n}\n]\n"
	records, problems := readAs(aminerJSONFormat(), "f", text, 2)
	want := []string{"A aminer:53e99784b7602d9701f3e3f1", "C aminer:53e99784b7602d9701f3e3f3"}
	if d := cmp.Diff(want, told(records)); d != "" || len(problems) == 0 || !strings.HasPrefix(problems[0], "7 aminer-json.") {
		t.Errorf("-want +got:\n%s%q", d, problems)
	}
	if records[0].Year != 2007 || records[1].Origin.Line != 12 {
		t.Errorf("got %+v", records)
	}
}

func TestAMinerJSONSniff(t *testing.T) {
	for text, want := range map[string]bool{
		`{"id":"53e9","title":"A","n_citation":1}`:                                          true,
		"[\n,{\"id\":1,\"title\":\"A\",\"indexed_abstract\":{}}":                            true,
		`[{"_id":"x","title":"A","authors":[],"venue":{"raw":"V"}}]`:                        true,
		`{"id":"x","title":"A","authors":["B"],"venue":"V","references":[]}`:                true,
		`{"id":"x","title":"A","authors":["B"]}`:                                            false,
		`{"title":"A","n_citation":1}`:                                                      false,
		`{"id":"x","title":"A","authors_parsed":[],"authors":"","venue":1,"references":[]}`: false,
	} {
		if got := sniffAMinerJSON([]byte(text)); got != want {
			t.Errorf("%s: got %v", text, got)
		}
	}
}

// What MongoDB and Python write becomes JSON, outside of strings only.
func TestMongoReader(t *testing.T) {
	long := strings.Repeat(`"x, ]",`, 20_000)
	for in, want := range map[string]string{
		`{"a":1}`:             `{"a":1}`,
		`NumberInt(7)`:        `7`,
		`NumberLong("-7")`:    `"-7"`,
		`ISODate("2020-01)")`: `"2020-01)"`,
		`ObjectId("x")`:       `"x"`,
		`[NaN,-Infinity,true,false,null,1e5,1E+5]`: `[null,-null,true,false,null,1e5,1E+5]`,
		`["NaN","NumberInt(7)",",]"]`:              `["NaN","NumberInt(7)",",]"]`,
		"[1, \n ]":                                 "[1  \n ]",
		`{"a":1,}`:                                 `{"a":1 }`,
		`[1,2,,3]`:                                 `[1,2,,3]`,
		`"\",]\\",]`:                               `"\",]\\" ]`,
		`"a\\",}`:                                  `"a\\" }`,
		`)`:                                        `)`,
		`Unknown(1)`:                               `Unknown(1)`,
		`[1,`:                                      `[1,`,
		`NumberIn`:                                 `NumberIn`,
		``:                                         ``,
		"[" + long + "]":                           "[" + long[:len(long)-1] + " ]",
	} {
		for name, r := range map[string]io.Reader{
			"whole": strings.NewReader(in), "byte by byte": iotest.OneByteReader(strings.NewReader(in)), "halves": iotest.HalfReader(strings.NewReader(in)),
		} {
			got, err := io.ReadAll(newMongoReader(r))
			if string(got) != want || err != nil {
				t.Errorf("%s, %s: got %.200q, %v, want %.200q", cutExcerpt(in), name, got, err, want)
			}
		}
	}
}

// Endless blanks behind a comma fill no memory.
func TestMongoReaderBlanks(t *testing.T) {
	blanks := strings.Repeat(" ", 3*mongoBlock)
	m := newMongoReader(strings.NewReader("[1," + blanks + "]"))
	if got, _ := io.ReadAll(m); string(got) != "[1,"+blanks+"]" || cap(m.comma) > 2*mongoBlock {
		t.Errorf("got %d bytes, holds %d", len(got), cap(m.comma))
	}
}

func TestMongoReaderError(t *testing.T) {
	r := newMongoReader(io.MultiReader(strings.NewReader(`[1,`), iotest.ErrReader(io.ErrUnexpectedEOF)))
	if got, err := io.ReadAll(r); string(got) != "[1," || err != io.ErrUnexpectedEOF {
		t.Errorf("got %q, %v", got, err)
	}
}

func FuzzAMinerJSON(f *testing.F) {
	f.Add([]byte(sampleOf(f, aminerJSONFormat())))
	fuzzThreads(f, aminerJSONFormat())
}

// FuzzMongoReader looks for results that depend on how the bytes come.
func FuzzMongoReader(f *testing.F) {
	f.Add([]byte(sampleOf(f, aminerJSONFormat())))
	f.Fuzz(func(t *testing.T, data []byte) {
		one, _ := io.ReadAll(newMongoReader(strings.NewReader(string(data))))
		two, _ := io.ReadAll(newMongoReader(iotest.OneByteReader(strings.NewReader(string(data)))))
		if string(one) != string(two) {
			t.Fatalf("%q: %q and %q", data, one, two)
		}
	})
}
