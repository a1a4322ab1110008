package ingest

import (
	"slices"
	"strings"
	"testing"
)

func TestOpenAlexCSVSample(t *testing.T) {
	f := openalexSheet().format()
	checkSheet(t, f, sampleOf(t, f), [][]string{
		{
			"ids: [openalex:W4300000001 doi:10.5555/oac.1 pmid:31000001]",
			"title: Tides of the small seas | a survey",
			"year: 2019",
			"date: 2019-07-04",
			"type: review",
			"venue: Journal of Small Seas · journal · 1234-5679 · openalex:S43001",
			"volume: 12",
			"issue: 3",
			"pages: 101-119",
			"author: Moe, Astrid 0000-0002-1825-0097 openalex:A5000000001 * {University A · openalex:I1 · NO} {Sea Institute · openalex:I2 · NO}",
			"author: Cabrerizo, Francisco-Javier openalex:A5000000002 {University A · openalex:I1 · NO} {Sea Institute · openalex:I2 · NO}",
			`abstract: An abstract, with "quotes" and; a semicolon.`,
			"keyword: tides (openalex)",
			"keyword: small seas (openalex)",
			"keyword: Water Movements (mesh)",
			"classes: Tides · Earth Sciences | Harbours · Engineering",
			"language: en",
			"cited by: 17 by openalex",
			"references: 2 by openalex",
			"ref: [openalex:W4300000002]",
			"ref: [openalex:W4300000009]",
			"related: [openalex:W4300000003]",
		},
		{
			"ids: [openalex:W4300000001 doi:10.5555/oac.1]",
			"title: Tides of the small seas | a survey",
			"year: 2019",
			"date: 2019-07-04",
			"type: review",
			"author: Moe, Astrid openalex:A5000000001",
			"author: Cabrerizo, Francisco-Javier openalex:A5000000002",
			"language: en",
			"cited by: 17 by openalex",
		},
		{
			"ids: [openalex:W4300000002]",
			"title: Harbours in winter",
			"year: 2018",
			"date: 2018",
			"type: article",
			"author: Wei, Li",
			"author: Zee, Jean van der",
			"cited by: 0 by openalex",
			"references: 1 by openalex",
			"retracted: true",
		},
	}, []string{"4 openalex.misaligned", "4 openalex.unassigned", "4 openalex.author-without-name", "4 openalex.bad-id", "5 openalex.entity"})
}

// Headings of the API with underscores, as the site wrote them until 2024, and
// words for people.
func TestOpenAlexCSVHeadings(t *testing.T) {
	for _, test := range []struct{ name, text string }{
		{"underscores", "id,display_name,primary_location_display_name,author_ids,author_names,cited_by_count,publication_year,referenced_works\nhttps://openalex.org/W1,On tides,The Sea,https://openalex.org/A7,Li Wei,7,2001,https://openalex.org/W2\n"},
		{"words", "Work ID,Title,Author,Source,Year,Author IDs,Cited by,References\nW1,On tides,Li Wei,The Sea,2001,A7,7,W2\n"},
		{"points", "id,title,publication_year,primary_location.source.display_name,authorships.author.display_name,authorships.author.id,cited_by_count,referenced_works\nhttps://openalex.org/W1,On tides,2001,The Sea,Li Wei,https://openalex.org/A7,7,https://openalex.org/W2\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, ok := Detect([]byte(test.text), "x.csv")
			if !ok || f.Name != "openalex-csv" {
				t.Fatalf("detected as %q", f.Name)
			}
			checkLines(t, runDirect(f, test.text), "ids: [openalex:W1]", "title: On tides", "year: 2001", "date: 2001", "venue: The Sea",
				"author: Wei, Li openalex:A7", "cited by: 7 by openalex", "references: 1 by openalex", "ref: [openalex:W2]")
		})
	}
}

// Institutions are given to authors only where it is known whose they are.
func TestOpenAlexCSVInstitutions(t *testing.T) {
	head := "id,display_name,cited_by_count,authorships.author.display_name,authorships.institutions.display_name,authorships.countries,authorships.raw_affiliation_strings\n"
	for _, test := range []struct{ name, cells, want string }{
		{"one author", "Li Wei,A|B,NO|ES,x", "Wei, Li {A · NO · x} {B · ES · x}"},
		{"one each", "Li Wei|Bo Moe,A|B,NO|ES,x|y", "Wei, Li {A · NO · x} / Moe, Bo {B · ES · y}"},
		{"the same for each", "Li Wei|Bo Moe,A|B|A|B,NO|NO,", "Wei, Li {A · NO} {B · NO} / Moe, Bo {A · NO} {B · NO}"},
		{"nobody knows", "Li Wei|Bo Moe,A|B|C,NO|ES,", "Wei, Li / Moe, Bo"},
		{"as many as two each, but others", "Li Wei|Bo Moe,A|B|C|D,,", "Wei, Li / Moe, Bo"},
		{"addresses alone", "Li Wei|Bo Moe,,,x|y", "Wei, Li {x} / Moe, Bo {y}"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := runDirect(openalexSheet().format(), head+"W1,T,0,"+test.cells+"\n")
			var got []string
			for _, a := range c.Records[0].Authors {
				got = append(got, authorLine(a))
			}
			if s := strings.Join(got, " / "); s != test.want {
				t.Errorf("got %s, want %s", s, test.want)
			}
			unknown := slices.Contains(placed(c.Problems), "2 openalex.unassigned")
			if unknown != (strings.Count(test.cells, "|") > 2 && !strings.Contains(test.want, "{") || test.name == "nobody knows") {
				t.Errorf("problems %v", c.Problems)
			}
		})
	}
}

func FuzzOpenAlexCSV(f *testing.F) {
	format := openalexSheet().format()
	f.Add(sampleOf(f, format))
	f.Fuzz(func(t *testing.T, text string) { runDirect(format, text) })
}
