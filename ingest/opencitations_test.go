package ingest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

// ocDrawing reads citations and returns the problems as "line code".
func ocDrawing(t testing.TB, text string) (*graph.Drawing, []string) {
	t.Helper()
	c := runDirect(openCitationsFormat(), text)
	if len(c.Drawings) != 1 {
		t.Fatalf("no drawing: %v", c.Problems)
	}
	return c.Drawings[0], c.Problems
}

// ocEdges are the edges of a drawing as "line citing>cited".
func ocEdges(d *graph.Drawing) []string {
	var out []string
	for i := range d.From {
		out = append(out, fmt.Sprint(d.Lines[i], " ", d.IDs[d.From[i]], ">", d.IDs[d.To[i]]))
	}
	return out
}

func TestOpenCitationsSample(t *testing.T) {
	d, problems := ocDrawing(t, sampleOf(t, openCitationsFormat()))
	want := []string{
		"2 doi:10.5555/oc.a>doi:10.5555/oc.b",
		"3 doi:10.5555/oc.a>doi:10.5555/oc.c",
		"4 doi:10.5555/oc.d>doi:10.5555/oc.a",
		"5 doi:10.5555/oc.d>doi:10.1002/(sici)1097-4571(199401)45:1<1::aid-asi1>3.0.co;2-g",
		"6 doi:10.5555/oc.d>doi:10.1002/(sici)1097-4571(199401)45:1<1::aid-asi1>3.0.co;2-g",
		"8 pmid:7000007>doi:10.5555/oc.d",
		"9 pmid:7000007>doi:10.5555/oc.b",
		"10 arxiv:2101.00001>doi:10.5555/oc.b",
		"12 pmid:7000011>doi:10.5555/oc.c",
	}
	if diff := cmp.Diff(want, ocEdges(d)); diff != "" {
		t.Errorf("citations (-want +got):\n%s", diff)
	}
	faults := []string{"7 opencitations.bad-id", "11 opencitations.wrong-width"}
	if diff := cmp.Diff(faults, placed(problems)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	also := []graph.ID{{Scheme: graph.DOI, Value: "10.5555/oc.a"}, {Scheme: graph.PMID, Value: "7000001"}, {Scheme: graph.OMID, Value: "br/06101"}}
	if diff := cmp.Diff(also, d.Also[0]); diff != "" {
		t.Errorf("further identifiers (-want +got):\n%s", diff)
	}
	if !d.Directed || !d.DirectedSaid || !d.Mentioned {
		t.Errorf("got %+v", d)
	}
}

// placed puts a blank between line and code.
func placed(problems []string) []string {
	var out []string
	for _, p := range problems {
		n := leadingDigits(p)
		out = append(out, p[:n]+" "+p[n:])
	}
	return out
}

func TestOpenCitationsColumns(t *testing.T) {
	d, _ := ocDrawing(t, sampleOf(t, openCitationsFormat()))
	got := map[string]string{}
	for _, c := range d.Edges {
		got[c.Name] = strings.Join(c.Text, "|")
	}
	want := map[string]string{
		"creation":   "2019-05-03|2019-05-03|2021-02|2021-02|2021-02|2020|2020|2021-13-45|2022-10-01",
		"timespan":   "P3Y2M||P1Y9M|P27Y1M|P27Y1M|-P1Y|P4Y||P2Y",
		"journal_sc": "no|no|yes|no|no|no|no|no|no",
		"author_sc":  "yes|no|no|no|no|no|no|no|",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("edge columns (-want +got):\n%s", diff)
	}
	dates := map[string]string{}
	for i, date := range d.Nodes[0].Text {
		if d.Nodes[0].Known(i) {
			dates[d.IDs[i]] = date
		}
	}
	wantDates := map[string]string{
		"doi:10.5555/oc.a": "2019-05-03", "doi:10.5555/oc.d": "2021-02", "pmid:7000007": "2020",
		"arxiv:2101.00001": "2021", "pmid:7000011": "2022-10-01",
	}
	if diff := cmp.Diff(wantDates, dates); diff != "" {
		t.Errorf("dates (-want +got):\n%s", diff)
	}
}

func TestOpenCitationsGenerations(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"COCI", "oci,citing,cited,creation,timespan,journal_sc,author_sc\n1-2,10.5555/a,10.5555/b,2018,P1Y,no,no\n", []string{"2 doi:10.5555/a>doi:10.5555/b"}},
		{"DOCI, quoted, no OCI", "\"citing\",\"cited\",\"creation\",\"timespan\",\"journal_sc\",\"author_sc\"\n\"10.5555/a\",\"10.5555/b\",\"\",\"\",\"\",\"\"\n", []string{"2 doi:10.5555/a>doi:10.5555/b"}},
		{"CROCI", "citing_id,citing_publication_date,cited_id,cited_publication_date\n10.5555/a,2008-01-15,10.5555/b,2007\n", []string{"2 doi:10.5555/a>doi:10.5555/b"}},
		{"NOCI", "oci,citing,cited,creation,timespan\n01600-01601,2140506,pmid:31\n", []string{"2 pmid:2140506>pmid:31"}},
		{"semicolons, empty lines", "oci;citing;cited\n\n1-2;10.5555/a;10.5555/b;\n\n", []string{"3 doi:10.5555/a>doi:10.5555/b"}},
		{"heading only", "oci,citing,cited\n", nil},
		{"wikidata", "oci,citing,cited\n0101-0102,Q42,wikidata:Q7\n", []string{"2 wikidata:Q42>wikidata:Q7"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if f, ok := Detect([]byte(test.text), "x.csv"); !ok || f.Name != "opencitations" {
				t.Errorf("detected as %q", f.Name)
			}
			d, problems := ocDrawing(t, test.text)
			if diff := cmp.Diff(test.want, ocEdges(d)); diff != "" || len(problems) > 0 {
				t.Errorf("(-want +got):\n%s\nproblems %v", diff, problems)
			}
		})
	}
}

// Both works of CROCI have dates.
func TestOpenCitationsDatesOfBoth(t *testing.T) {
	d, problems := ocDrawing(t, "citing_id,citing_publication_date,cited_id,cited_publication_date\n10.5555/a,2008-01-15,10.5555/b,2007\n10.5555/c,0999,10.5555/b,1999\n")
	if diff := cmp.Diff([]string{"2008-01-15", "2007", ""}, d.Nodes[0].Text); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"3 opencitations.bad-date"}, placed(problems)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A plain table of citations is no business of OpenCitations.
func TestOpenCitationsSniff(t *testing.T) {
	for text, want := range map[string]string{
		"citing,cited\na,b\n":                            "csv",
		"id,citing,cited\n1,a,b\n":                       "csv",
		"citing,cited,creation\na,b,2001\n":              "csv",
		"oci,citing,cited\n1-2,10.5555/a,10.5555/b\n":    "opencitations",
		"citing,cited,creation,timespan\na,b,2001,P1Y\n": "opencitations",
	} {
		if f, _ := Detect([]byte(text), "x"); f.Name != want {
			t.Errorf("%q is detected as %q, want %q", text, f.Name, want)
		}
	}
}

func TestOpenCitationsBadIDs(t *testing.T) {
	head := "oci,citing,cited\n"
	for _, cell := range []string{"", "10.5555", "doi:", "omid:ra/061", "someone et al.", "0", "Qx", "key:a", "-"} {
		d, problems := ocDrawing(t, head+"1-2,10.5555/a,"+cell+"\n3-4,10.5555/b,10.5555/c\n")
		if len(d.From) != 1 || len(d.IDs) != 2 || len(problems) != 1 || problems[0] != "2opencitations.bad-id" {
			t.Errorf("%q: got %v, problems %v", cell, ocEdges(d), problems)
		}
	}
}

// Works turn out to be one when a later row names both.
func TestOpenCitationsJoin(t *testing.T) {
	d, problems := ocDrawing(t, `oci,citing,cited,creation,timespan
,omid:br/061,pmid:5,2001,
,pmid:9,doi:10.5555/a,2005,
,omid:br/062 pmid:9,omid:br/061 doi:10.5555/a,,
,doi:10.5555/z,omid:br/061,2010,
`)
	want := []string{
		"2 doi:10.5555/a>pmid:5", "3 pmid:9>doi:10.5555/a", "4 pmid:9>doi:10.5555/a", "5 doi:10.5555/z>doi:10.5555/a",
	}
	if diff := cmp.Diff(want, ocEdges(d)); diff != "" || len(problems) > 0 {
		t.Errorf("(-want +got):\n%s\nproblems %v", diff, problems)
	}
	if diff := cmp.Diff([]string{"2001", "", "2005", "2010"}, d.Nodes[0].Text); diff != "" {
		t.Errorf("dates (-want +got):\n%s", diff)
	}
	if n := len(d.Also); n != len(d.IDs) || len(d.Also[0]) != 2 || len(d.Also[2]) != 2 {
		t.Errorf("further identifiers %v of %v", d.Also, d.IDs)
	}
}

// Every node id reads back as the identifier that it is.
func TestOpenCitationsNormalForm(t *testing.T) {
	d, _ := ocDrawing(t, sampleOf(t, openCitationsFormat()))
	for _, name := range d.IDs {
		if id, ok := graph.ParseID(name); !ok || id.String() != name {
			t.Errorf("%s reads back as %v", name, id)
		}
	}
}

func TestOpenCitationsAnswer(t *testing.T) {
	text := `[
 {"oci": "1-2", "citing": "omid:br/061 doi:10.5555/a", "cited": "10.5555/b", "creation": "2018-06", "timespan": "P1Y", "journal_sc": "no", "author_sc": "yes"},
 {"oci": "1-3", "citing": "coci => 10.5555/a", "cited": "pmid:7", "creation": 2018, "timespan": null},
 {"oci": "1-4", "citing": "10.5555/a", "cited": "nothing"},
 {"oci": "1-5", "citing": "10.5555/a", "cited": ["x"]},
 {"oci": "1-6", "citing": "10.5555/c", "cited": "10.5555/b", "creation": ""}
]`
	if f, ok := Detect([]byte(text), "x.json"); !ok || f.Name != "opencitations" {
		t.Errorf("detected as %q", f.Name)
	}
	d, problems := ocDrawing(t, text)
	want := []string{"2 doi:10.5555/a>doi:10.5555/b", "3 doi:10.5555/a>pmid:7", "6 doi:10.5555/c>doi:10.5555/b"}
	if diff := cmp.Diff(want, ocEdges(d)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"4 opencitations.bad-id", "5 opencitations.broken"}, placed(problems)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"2018-06", "2018", ""}, d.Edges[0].Text); diff != "" {
		t.Errorf("creation (-want +got):\n%s", diff)
	}
}

func TestOpenCitationsDeepAnswer(t *testing.T) {
	bomb := strings.Repeat(`{"citing":`, 5_000) + "1" + strings.Repeat("}", 5_000)
	_, problems := ocDrawing(t, `{"oci":"1-2","citing":"10.5555/a","cited":"10.5555/b"}`+"\n"+bomb+"\n")
	if diff := cmp.Diff([]string{"2 opencitations.too-deep"}, placed(problems)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func FuzzOpenCitations(f *testing.F) {
	f.Add(sampleOf(f, openCitationsFormat()))
	f.Add("oci,citing,cited\n,omid:br/061 pmid:5,doi:10.5555/a\n")
	f.Add(`[{"oci":"1-2","citing":"10.5555/a","cited":"10.5555/b"},{}]`)
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range runDirect(openCitationsFormat(), text).Drawings {
			for i := range d.From {
				if int(d.From[i]) >= len(d.IDs) || int(d.To[i]) >= len(d.IDs) || len(d.Lines) != len(d.From) {
					t.Fatalf("an edge without ends in %d nodes", len(d.IDs))
				}
			}
		}
	})
}
