package ingest

import (
	"slices"
	"testing"

	"cocite/graph"
)

func TestDimensionsSample(t *testing.T) {
	f := dimensionsSheet().format()
	checkSheet(t, f, sampleOf(t, f), [][]string{
		{
			"ids: [dim:pub.1100000001 doi:10.5555/dim.1 pmid:31000001 pmcid:PMC7000001]",
			"title: Tides of the small seas",
			"year: 2019",
			"date: 2019-07-04",
			"type: review",
			"venue: Journal of Small Seas · journal · 1234-5679",
			"volume: 12",
			"issue: 3",
			"pages: 101-119",
			"author: Moe, Astrid * {University A · grid:grid.1001.a · NO · Dept of Tides (North, Univ A, Oslo, Norway} {Sea Institute · grid:grid.1002.b · NO · Sea Institute, Bergen, Norway}",
			"author: Zee, Jean van der {University B · grid:grid.1003.39 · NL · Univ B (Campus 2), Delft, The Netherlands}",
			"author: Wei, Li",
			`abstract: An abstract, with "quotes".`,
			"keyword: Water Movements (mesh)",
			"keyword: Humans (mesh)",
			"classes: 37 Earth Sciences | 3708 Oceanography",
			"cited by: 17 by dimensions",
			"ref: [doi:10.5555/old.1 dim:pub.1000000009] · Adams, Ann · Counting waves · Wave Letters · 3 · 5 · Adams, Ann; Brown, Bob|Counting waves|Wave Letters|2001|3|2|5-9|10.5555/old.1|pub.1000000009|40 (2001)",
			"ref: [doi:10.1002/(sici)1097-4571(199401)45:1<1::aid-asi1>3.0.co;2-g] · Cole, Cy · Ships | a history · Old Ships · Cole, Cy|Ships | a history|Old Ships|1999||||10.1002/(sici)1097-4571(199401)45:1<1::aid-asi1>3.0.co;2-g||12 (1999)",
			"ref: [dim:pub.1100000002] · |||2010|||||pub.1100000002|0 (2010)",
			"ref: [doi:10.5555/broken.1] · broken|item, doi 10.5555/broken.1",
		},
		{
			"ids: [dim:pub.1100000002 doi:10.5555/dim.2]",
			"title: Harbours in winter",
			"year: 2010",
			"date: 2010-05",
			"type: proceedings-article",
			"venue: Proceedings of Winter Harbours · conference",
			"pages: 7",
			"author: Wei, Li",
			"cited by: 0 by dimensions",
		},
		{
			"ids: [dim:pub.1100000003]",
			"title: A chapter without much",
			"year: 2008",
			"date: 2008",
			"type: book-chapter",
			"venue: A Book of Seas · book",
			"pages: e12",
			"author: Moe, Astrid {NO · Univ A, Oslo, Norway}",
		},
	}, []string{"3 dimensions.bad-reference"})
}

// The line about the data may be missing, and headings change.
func TestDimensionsHeadings(t *testing.T) {
	for _, test := range []struct{ name, text string }{
		{"no line about the data", "Rank,Publication ID,Title,Source title,PubYear,Times cited,Dimensions URL\n1,pub.1,On tides,The Sea,2001,7,\n"},
		{"line without quotes", "About the data: Exported on Mar 3, 2024. Criteria: tides, seas\nPublication ID,Title,Source title,PubYear,Times cited\npub.1,On tides,The Sea,2001,7\n"},
		{"source and anthology in one", "Publication ID,Title,Source title/Anthology title,PubYear,Times cited\npub.1,On tides,The Sea,2001,7\n"},
		{"no publication id in the row", "Publication ID,Dimensions URL,Title,Source title,PubYear,Times cited\n,https://app.dimensions.ai/details/publication/pub.1,On tides,The Sea,2001,7\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, ok := Detect([]byte(test.text), "x.csv")
			if !ok || f.Name != "dimensions" {
				t.Fatalf("detected as %q", f.Name)
			}
			checkLines(t, runDirect(f, test.text), "ids: [dim:pub.1]", "title: On tides", "year: 2001", "date: 2001",
				"venue: The Sea", "cited by: 7 by dimensions")
		})
	}
}

func TestBehindNames(t *testing.T) {
	names := []string{"Moe, Astrid", "Wei, Li"}
	for _, test := range []struct {
		text string
		want []string
	}{
		{"Moe, Astrid (A; B); Wei, Li (C)", []string{"A; B", "C"}},
		{"Moe, Astrid; Wei, Li", []string{"", ""}},
		{"Moe, Astrid (A (x); Wei, Li (C)", []string{"A (x", "C"}},
		{"Moe, Astrid (A; Wei, Li's lab); Wei, Li", []string{"A; Wei, Li's lab", ""}},
		{"Moe, Astrid (A); Other, Name (C)", nil},
		{"Other, Name (A)", nil},
		{"", nil},
	} {
		if got := behindNames(test.text, names); !slices.Equal(got, test.want) {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}

func TestDimensionsInstitutions(t *testing.T) {
	head := "Publication ID,PubYear,Title,Authors,Authors Affiliations,Research Organizations - standardized,GRID IDs,Country of Research organization\n"
	for _, test := range []struct{ name, row, want string }{
		{"one country for all", "pub.1,2001,T,\"Wei, Li\",\"Wei, Li (A; B)\",A; B,grid.1.a; grid.2.b,Norway", "author: Wei, Li {A · grid:grid.1.a · NO} {B · grid:grid.2.b · NO}"},
		{"countries of other institutions", "pub.1,2001,T,\"Wei, Li\",\"Wei, Li (A; B)\",A; B,grid.1.a,Norway; Spain; Chile", "author: Wei, Li {A} {B}"},
		{"other authors", "pub.1,2001,T,\"Wei, Li\",\"Moe, A (A)\",A,grid.1.a,Norway", "author: Wei, Li"},
		{"names from the affiliations", "pub.1,2001,T,,\"Wei, Li (A); Moe, A\",A,grid.1.a,Norway", "author: Wei, Li {A · grid:grid.1.a · NO}"},
	} {
		t.Run(test.name, func(t *testing.T) {
			lines := recordLines(runDirect(dimensionsSheet().format(), head+test.row+"\n").Records[0])
			if !slices.Contains(lines, test.want) {
				t.Errorf("got %q, want %q", lines, test.want)
			}
		})
	}
}

func TestDimensionsReference(t *testing.T) {
	for _, test := range []struct {
		item string
		ok   bool
		want graph.Ref
	}{
		{"A, B; C, D|T|S|2001|1|2|3-4|10.5555/a|pub.1|5", true, graph.Ref{
			IDs: []graph.ID{{Scheme: graph.DOI, Value: "10.5555/a"}, {Scheme: graph.Dim, Value: "pub.1"}},
			Raw: "A, B; C, D|T|S|2001|1|2|3-4|10.5555/a|pub.1|5", Author: "A, B", Year: 2001, Title: "T", Source: "S", Volume: "1", Page: "3",
		}},
		{"|a | b | c||||||||", true, graph.Ref{Raw: "|a | b | c||||||||", Title: "a | b | c"}},
		{"no bars", false, graph.Ref{Raw: "no bars"}},
	} {
		if got, ok := dimReference(test.item); ok != test.ok || refLine(got) != refLine(test.want) {
			t.Errorf("%q: got %s, %v", test.item, refLine(got), ok)
		}
	}
}

func TestSplitReferences(t *testing.T) {
	for text, want := range map[string][]string{
		"":                 {""},
		"a];[b]; [c":       {"a", "b", "c"},
		"a [1];b];[c":      {"a [1];b", "c"},
		"a];b":             {"a];b"},
		"x|[y];[z|":        {"x|[y", "z|"},
		"a] ; [b];\n[c];[": {"a", "b", "c", ""},
	} {
		if got := slices.Collect(splitReferences(text)); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestDimensionsTypes(t *testing.T) {
	for _, test := range [][3]string{
		{"Article", "", "article"}, {"Article", "Editorial", "editorial"}, {"Article", "Correction Erratum", "erratum"},
		{"Chapter", "Research Chapter", "book-chapter"}, {"Proceeding", "Conference Paper", "proceedings-article"},
		{"Monograph", "", "book"}, {"Seminar", "", "other"}, {"Preprint", "", "preprint"}, {"", "", ""},
	} {
		if got := dimWorkType(test[0], test[1]); got != test[2] {
			t.Errorf("%q: got %q", test, got)
		}
	}
}

func FuzzDimensions(f *testing.F) {
	format := dimensionsSheet().format()
	f.Add(sampleOf(f, format))
	f.Fuzz(func(t *testing.T, text string) { runDirect(format, text) })
}
