package ingest

import (
	"testing"
)

func TestLensSample(t *testing.T) {
	f := lensSheet().format()
	checkSheet(t, f, sampleOf(t, f), [][]string{
		{
			"ids: [lens:001-001-001-001-001 doi:10.5555/lens.1 pmid:31000001 pmcid:PMC7000001 mag:2100000001 mag:2100000002]",
			`title: Tides of the small seas: "a survey"`,
			"year: 2019",
			"date: 2019-07-04",
			"type: article",
			"venue: Journal of Small Seas · journal · 1234-5679 0000-0019",
			"volume: 12",
			"issue: 3",
			"pages: 101-119",
			"author: Moe, Astrid",
			"author: Zee, Jean van der",
			"abstract: First line. ; ; A second line, with a comma.",
			"keyword: tides (author)",
			"keyword: small seas (author)",
			"keyword: Water Movements (mesh)",
			"keyword: Humans (mesh)",
			"keyword: Sodium (chemical)",
			"classes: Oceanography | Tides (physics)",
			"cited by: 17 by lens",
			"ref: [lens:001-001-001-001-002]",
			"ref: [lens:001-001-001-001-003]",
			"ref: [lens:009-999-999-999-99X]",
		},
		{
			"ids: [lens:001-001-001-001-002 doi:10.5555/lens.2]",
			"title: Harbours in winter",
			"year: 2018",
			"date: 2018",
			"type: proceedings-article",
			"venue: Proceedings of Winter Harbours · conference",
			"pages: 2139-2144",
			"author: Wei, Li",
			"cited by: 0 by lens",
			"ref: [lens:001-001-001-001-003]",
		},
		{
			"ids: [lens:001-001-001-001-003]",
			"title: Reading charts",
			"year: 2017",
			"date: 2017-03-01",
			"type: article",
			"pages: 7",
			"cited by: 5 by lens",
		},
	}, []string{"4 lens.bad-reference", "5 lens.made-a-date"})
}

func TestLensTypes(t *testing.T) {
	for in, want := range map[string]string{
		"Journal Article": "article", "journal_article": "article", "unknown": "", "": "", "clinical study": "article",
		"conference proceedings article": "proceedings-article", "conference proceedings": "proceedings",
		"book chapter": "book-chapter", "journal issue": "journal", "working paper": "report", "news": "other",
		"dataset": "dataset", "preprint": "preprint", "libguide": "libguides", "component": "other",
	} {
		if got := lensWorkType(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// The headings of all generations are found, in any order.
func TestLensHeadings(t *testing.T) {
	for _, test := range []struct{ name, text string }{
		{"older", "Source Title,Lens ID,Title,Author/s,Scholarly Citation Count,References\nThe Sea,001-001-001-001-001,On tides,Li Wei,7,001-001-001-001-002\n"},
		{"newer", "Lens ID,Title,Source Title,Author/s,References,Citing Works Count\n001-001-001-001-001,On tides,The Sea,Li Wei,001-001-001-001-002,7\n"},
		{"semicolons", "Lens ID;Title;Source Title;Author/s;References;Citing Works Count\n001-001-001-001-001;On tides;The Sea;Li Wei;001-001-001-001-002;7\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, ok := Detect([]byte(test.text), "x.csv")
			if !ok || f.Name != "lens-csv" {
				t.Fatalf("detected as %q", f.Name)
			}
			c := runDirect(f, test.text)
			checkLines(t, c, "ids: [lens:001-001-001-001-001]", "title: On tides", "venue: The Sea", "author: Wei, Li",
				"cited by: 7 by lens", "ref: [lens:001-001-001-001-002]")
		})
	}
}

// Patents of Lens have a Lens ID too.
func TestLensPatents(t *testing.T) {
	text := "#,Jurisdiction,Kind,Display Key,Lens ID,Publication Date,Title,Applicants\n1,US,B2,US 1 B2,001-001-001-001-001,2001-01-01,A float,Sea Inc\n"
	if f, ok := Detect([]byte(text), "x.csv"); ok {
		t.Errorf("detected as %q", f.Name)
	}
}

func FuzzLensCSV(f *testing.F) {
	format := lensSheet().format()
	f.Add(sampleOf(f, format))
	f.Fuzz(func(t *testing.T, text string) { runDirect(format, text) })
}
