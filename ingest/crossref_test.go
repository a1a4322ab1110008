package ingest

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

// oneOf reads the one record of a text by a format, with its problems.
func oneOf(t *testing.T, f Format, text string) (graph.Record, []string) {
	t.Helper()
	records, problems := readText(t, f, text)
	if len(records) != 1 {
		t.Fatalf("%d records, want 1, in %s: %v", len(records), text, problems)
	}
	return records[0], problems
}

func TestCrossrefFields(t *testing.T) {
	tests := []struct {
		name, fields string // beside a DOI and a type
		want         want
	}{
		{"title", `"title":["A &amp;lt;b&amp;gt; <i>c</i>\n  d"]`, want{"title": "A c d", "ids": "doi:10.5555/x", "type": "article"}},
		{"title in maths", `"title":["Of <mml:math><mml:mi>n</mml:mi></mml:math>"]`, want{"title": "Of n"}},
		{"title as text", `"title":"A"`, want{"title": "A"}},
		{"title and its translation", `"title":["A","B"]`, want{"title": "A"}},
		{"original title alone", `"title":[],"original-title":["Ä"]`, want{"title": "Ä"}},
		{"subtitle", `"title":["A"],"subtitle":["b"]`, want{"title": "A: b"}},
		{"subtitle that is there", `"title":["A: b"],"subtitle":["b"]`, want{"title": "A: b"}},
		{"in print first", `"published-print":{"date-parts":[[2019,3]]},"published-online":{"date-parts":[[2018,2,1]]},"issued":{"date-parts":[[2018,2,1]]}`, want{"date": "2019-03"}},
		{"online, then published", `"published-online":{"date-parts":[[2018,2,1]]},"published":{"date-parts":[[2017]]}`, want{"date": "2018-02-01"}},
		{"published, then issued", `"published":{"date-parts":[[2017]]},"issued":{"date-parts":[[2016]]}`, want{"date": "2017"}},
		{"nothing in print", `"published-print":{"date-parts":[[null]]},"issued":{"date-parts":[[2016,12]]}`, want{"date": "2016-12"}},
		{"approved", `"issued":{"date-parts":[[null]]},"approved":{"date-parts":[[2025,4,1]]},"created":{"date-parts":[[2026]]}`, want{"date": "2025-04-01"}},
		{"venue", `"container-title":["J. of &amp; A","Other"],"short-container-title":["J A"],"ISSN":["http://id.crossref.org/issn/0317-8471"]`, want{"venue": "J. of & A", "abbrev": "J A", "venuetype": "journal", "issn": "0317-8471"}},
		{"abbreviation alone", `"short-container-title":["J A"]`, want{"venue": "J A", "venuetype": "journal"}},
		{"places", `"volume":"7","journal-issue":{"issue":"2"},"page":"11-29","article-number":"e5"`, want{"volume": "7", "issue": "2", "pages": "11-29", "article": "e5"}},
		{"abstract", `"abstract":"<jats:title>ABSTRACT</jats:title>\n <jats:p>We <jats:sub>n</jats:sub>.</jats:p>"`, want{"abstract": "Wen."}},
		{"abstract that begins so", `"abstract":"<jats:p>Abstract art is</jats:p>"`, want{"abstract": "Abstract art is"}},
		{"counts", `"is-referenced-by-count":0,"references-count":1,"reference":[{"DOI":"10.5555/y"}]`, want{"cited": "0 crossref", "refcount": "1 crossref"}},
		{"unknown counts", `"is-referenced-by-count":null`, want{"cited": "", "refcount": ""}},
		{"subjects", `"subject":["Geology","General &amp; other"]`, want{"classes": "Geology; General & other"}},
		{"an ISBN of the book around it", `"type":"book-chapter","ISBN":["9783161484100"]`, want{"ids": "doi:10.5555/x", "type": "book-chapter"}},
		{"an ISBN of its own", `"type":"monograph","ISBN":["http://id.crossref.org/isbn/9783161484100"]`, want{"ids": "doi:10.5555/x isbn:9783161484100", "type": "book"}},
		{"unheard-of type", `"type":"sketch"`, want{"type": "other"}},
		{"type of CSL", `"type":"paper-conference"`, want{"type": "proceedings-article"}},
		{"preprint", `"type":"posted-content","subtype":"preprint","institution":[{"name":"sampleRxiv"}]`, want{"type": "preprint", "venue": "sampleRxiv", "venuetype": "repository"}},
		{"posted, and no preprint", `"type":"posted-content","subtype":"other","institution":{"name":"A blog"}`, want{"type": "other", "venue": "A blog"}},
		{"proceedings without a name", `"type":"proceedings-article","event":{"name":"Conf"}`, want{"venue": "Conf", "venuetype": "conference"}},
		{"notice", `"update-to":[{"DOI":"10.5555/y","type":"retraction"}]`, want{"type": "retraction"}},
		{"correction", `"update-to":[{"DOI":"10.5555/y","type":"corrigendum"}]`, want{"type": "erratum"}},
		{"new version", `"update-to":[{"DOI":"10.5555/y","type":"new_version"}]`, want{"type": "article"}},
		{"swapped names", `"author":[{"given":"ROSSI","family":"C."}]`, want{"authors": "C.||ROSSI"}},
		{"whole name as family name", `"author":[{"family":"Jan van der Berg"}]`, want{"authors": "Jan|van der|Berg"}},
		{"organisation", `"author":[{"name":"The Group"}]`, want{"authors": "[The Group]"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := `{"DOI":"10.5555/X","type":"journal-article",` + tt.fields + "}"
			r, problems := oneOf(t, crossrefFormat(), text)
			checkFields(t, r, tt.want)
			if len(problems) > 0 {
				t.Errorf("got problems %v", problems)
			}
		})
	}
}

func TestCrossrefReferences(t *testing.T) {
	tests := []struct {
		name, ref string
		want      graph.Ref
	}{
		{"DOI", `{"key":"a","DOI":"10.5555/Y","unstructured":"see 10.5555/z"}`, graph.Ref{IDs: []graph.ID{{Scheme: graph.DOI, Value: "10.5555/y"}}, Raw: "see 10.5555/z"}},
		{"DOI in the text", `{"unstructured":"Orlov (2001). https://doi.org/10.5555/z."}`, graph.Ref{IDs: []graph.ID{{Scheme: graph.DOI, Value: "10.5555/z"}}, Raw: "Orlov (2001). https://doi.org/10.5555/z."}},
		{"arXiv in the journal", `{"journal-title":"arXiv preprint arXiv:1706.03762","article-title":"T"}`, graph.Ref{IDs: []graph.ID{{Scheme: graph.ArXiv, Value: "1706.03762"}}, Title: "T", Source: "arXiv preprint arXiv:1706.03762"}},
		{"article", `{"author":"Orlov","year":"2001a","article-title":"T","journal-title":"J","volume":"3","first-page":"12"}`, graph.Ref{Author: "Orlov", Year: 2001, Title: "T", Source: "J", Volume: "3", Page: "12"}},
		{"book", `{"author":"Orlov","year":"in press","volume-title":"B","series-title":"S"}`, graph.Ref{Author: "Orlov", Title: "B", Source: "S"}},
		{"chapter", `{"article-title":"T","volume-title":"B","year":"9999"}`, graph.Ref{Title: "T", Source: "B"}},
		{"without a title", `{"author":"Orlov","year":2001,"journal-title":"J","volume":"3","first-page":"12"}`, graph.Ref{Author: "Orlov", Year: 2001, Source: "J", Volume: "3", Page: "12", Raw: "Orlov, 2001, J, 3, 12"}},
		{"ISBN", `{"ISBN":"http://id.crossref.org/isbn/9783161484100","volume-title":"B"}`, graph.Ref{IDs: []graph.ID{{Scheme: graph.ISBN, Value: "9783161484100"}}, Title: "B"}},
	}
	for _, tt := range tests {
		r, problems := oneOf(t, crossrefFormat(), `{"DOI":"10.5555/x","reference":[`+tt.ref+`]}`)
		if d := cmp.Diff([]graph.Ref{tt.want}, r.Refs); d != "" || len(problems) > 0 {
			t.Errorf("%s: -want +got:\n%s%v", tt.name, d, problems)
		}
	}
}

// Versions and reviews are no citations; a work that a relation cites is one, once.
func TestCrossrefRelations(t *testing.T) {
	r, _ := oneOf(t, crossrefFormat(), `{"DOI":"10.5555/x","reference":[{"key":"1","DOI":"10.5555/a"}],"relation":{
		"is-preprint-of":[{"id-type":"doi","id":"10.5555/p"}],"has-review":[{"id-type":"doi","id":"10.5555/q"}],
		"cites":[{"id-type":"doi","id":"10.5555/A"},{"id-type":"doi","id":"10.5555/b"},{"id-type":"uri","id":"10.5555/c"}]}}`)
	checkFields(t, r, want{"refs": "doi:10.5555/a\ndoi:10.5555/b", "versions": "doi:10.5555/p"})
}

// Versions are told by other works, in whatever direction; a review is none, nor
// is the work itself.
func TestCrossrefVersions(t *testing.T) {
	for _, name := range []string{"is-preprint-of", "has-preprint", "is-manuscript-of", "has-manuscript", "is-version-of", "has-version",
		"is-translation-of", "has-translation", "is-identical-to", "is-same-as"} {
		r, _ := oneOf(t, crossrefFormat(), `{"DOI":"10.5555/x","relation":{"`+name+`":[{"id-type":"doi","id":"10.5555/P"},
			{"id-type":"doi","id":"10.5555/x"},{"id-type":"arxiv","id":"1706.03762"},{"id-type":"uri","id":"https://example.org"}]}}`)
		checkFields(t, r, want{"refs": "", "versions": "doi:10.5555/p arxiv:1706.03762"})
	}
	for _, name := range []string{"has-review", "is-supplement-to", "is-part-of", "is-replaced-by"} {
		r, _ := oneOf(t, crossrefFormat(), `{"DOI":"10.5555/x","relation":{"`+name+`":[{"id-type":"doi","id":"10.5555/p"}]}}`)
		checkFields(t, r, want{"versions": ""})
	}
}

func TestCrossrefWithoutType(t *testing.T) {
	for _, text := range []string{`{"DOI":"10.5555/x","type":null}`, `{"DOI":"10.5555/x"}`} {
		if r, problems := oneOf(t, crossrefFormat(), text); r.Type != "" || len(problems) > 0 {
			t.Errorf("%s: got %q and %v", text, r.Type, problems)
		}
	}
}

func TestCrossrefRetracted(t *testing.T) {
	for fields, want := range map[string]bool{
		`"updated-by":[{"DOI":"10.5555/n","type":"retraction"}]`: true,
		`"updated-by":[{"DOI":"10.5555/n","type":"correction"}]`: false,
		`"update-to":[{"DOI":"10.5555/o","type":"retraction"}]`:  false,
		`"update-to":[{"DOI":"10.5555/X","type":"retraction"}]`:  true,
	} {
		if r, _ := oneOf(t, crossrefFormat(), `{"DOI":"10.5555/x",`+fields+`}`); r.Retracted != want {
			t.Errorf("%s: got %v", fields, r.Retracted)
		}
	}
}

func TestCrossrefProblems(t *testing.T) {
	work := func(fields string) string { return `{"DOI":"10.5555/x","title":["T"],` + fields + `}` }
	tests := []struct{ name, text, want string }{
		{"ORCID", work(`"author":[{"family":"A","ORCID":"http://orcid.org/0000-0002-1825-0098"}]`), "1 crossref.bad-orcid warn"},
		{"nobody", work(`"author":[{"given":"","family":""}]`), "1 crossref.author-without-name warn"},
		{"placeholder", work(`"author":[{"name":"Anonymous"}]`), "1 crossref.placeholder-name info"},
		{"year", work(`"issued":{"date-parts":[[9999]]}`), "1 crossref.year warn"},
		{"deposit only", work(`"issued":{"date-parts":[[null]]},"created":{"date-parts":[[2011,8,29]]}`), "1 crossref.created-date info"},
		{"same reference", work(`"reference":[{"key":"1","DOI":"10.5555/a"},{"key":"1","DOI":"10.5555/a"}]`), "1 crossref.same-reference info"},
		{"same key, other work", work(`"reference":[{"key":"1","DOI":"10.5555/a"},{"key":"1","DOI":"10.5555/b"}]`), ""},
		{"empty reference", work(`"reference":[{"key":"1","year":"0"}]`), "1 crossref.empty-reference warn"},
		{"bad DOI of a reference", work(`"reference":[{"key":"1","DOI":"nonsense"}]`), "1 crossref.bad-reference-doi warn"},
		{"closed references", work(`"reference-count":7`), "0 crossref.closed-references info"},
		{"page", `{"message-type":"work-list","message":{"total-results":9,"items":[` + work(`"volume":"1"`) + `]}}`, "0 crossref.page info"},
		{"lost character", work(`"author":[{"family":"Fern` + "\uFFFD" + `ndez","given":"A"}]`), "1 crossref.lost-character info"},
		{"object as title", `{"DOI":"10.5555/x","title":{"en":"T"}}`, "1 crossref.type warn"},
		{"text as counts", work(`"is-referenced-by-count":"many"`), "1 crossref.type warn"},
	}
	for _, tt := range tests {
		if _, problems := oneOf(t, crossrefFormat(), tt.text); strings.Join(problems, "; ") != tt.want {
			t.Errorf("%s: got %v, want %s", tt.name, problems, tt.want)
		}
	}
}

// However works are wrapped, they are the same works.
func TestCrossrefShapes(t *testing.T) {
	const a, b = `{"indexed":{"date-parts":[[2024]]},"DOI":"10.5555/a","title":["A"]}`, `{"indexed":{"date-parts":[[2024]]},"DOI":"10.5555/b","title":["B"]}`
	for _, tt := range []struct{ name, text, want, problems string }{
		{"lines", a + "\n" + b + "\n", "A B", ""},
		{"array", "[" + a + "," + b + "]", "A B", ""},
		{"dump", `{"items":[` + a + "," + b + "]}", "A B", ""},
		{"list", `{"status":"ok","message-type":"work-list","message":{"facets":{},"items":[` + a + "," + b + `],"total-results":2}}`, "A B", ""},
		{"one", `{"status":"ok","message-type":"work","message":` + a + "}", "A", ""},
		{"broken in a list", `{"message-type":"work-list","message":{"items":[` + a + `,{"indexed":{"x":"y,"DOI":"10.5555/c"},` + b + `]}}`, "A B", "1 crossref.broken error"},
		{"journals", `{"message-type":"journal-list","message":{"items":[{"title":"J","ISSN":["0317-8471"],"counts":{"total-dois":3}}]}}`, "", "1 crossref.entity warn"},
		{"a journal", `{"status":"ok","message-type":"journal","message":{"title":"J"}}`, "", "1 crossref.entity warn"},
		{"failure", `{"status":"failed","message-type":"validation-failure","message":[{"type":"x"}]}`, "", "1 crossref.entity warn"},
	} {
		if !sniffCrossref([]byte(tt.text)) {
			t.Errorf("%s: not recognised", tt.name)
		}
		records, problems := readText(t, crossrefFormat(), tt.text)
		var titles []string
		for _, r := range records {
			titles = append(titles, r.Title)
		}
		if got := strings.Join(titles, " "); got != tt.want || strings.Join(problems, "; ") != tt.problems {
			t.Errorf("%s: got %q and %v", tt.name, got, problems)
		}
	}
}

func TestCrossrefAffiliations(t *testing.T) {
	r, _ := oneOf(t, crossrefFormat(), `{"DOI":"10.5555/x","author":[{"family":"A","affiliation":[
		{"name":"The Lake","id":[{"id":"https://ror.org/05gq02987","id-type":"ROR"}],"place":["Geneva, Switzerland"]},
		"Dept. of Graphs, University of the Hill, Ljubljana, Slovenia",{"name":""}]}]}`)
	want := []graph.Affiliation{
		{Name: "The Lake", ROR: "05gq02987", Country: "CH", Raw: "The Lake"},
		{Name: "University of the Hill", Country: "SI", Raw: "Dept. of Graphs, University of the Hill, Ljubljana, Slovenia"},
	}
	if d := cmp.Diff(want, r.Authors[0].Affiliations); d != "" {
		t.Error(d)
	}
}

// fuzzWorks looks for panics, and for results that depend on the number of threads.
func fuzzWorks(f *testing.F, format Format, seeds ...string) {
	f.Add([]byte(sampleOf(f, format)))
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		format.Sniff(data)
		one, p1 := readWorksOf(t, format, data, 1)
		two, p2 := readWorksOf(t, format, data, 3)
		if !cmp.Equal(one, two) || !cmp.Equal(p1, p2) {
			t.Fatalf("%q: threads change the result", data)
		}
	})
}

func readWorksOf(t *testing.T, f Format, data []byte, threads int) (records []graph.Record, problems []string) {
	t.Helper()
	for r, err := range f.Records(Input{R: bytes.NewReader(data), Limits: Limits{Record: 1 << 20, Depth: 100}, Threads: threads}) {
		if err != nil {
			problems = append(problems, fmt.Sprint(err))
			continue
		}
		records = append(records, r)
	}
	return records, problems
}

func FuzzCrossref(f *testing.F) {
	fuzzWorks(f, crossrefFormat(), `{"message-type":"work","message":{"DOI":"10.1/x","reference":[{"year":1}]}}`)
}
