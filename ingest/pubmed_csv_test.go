package ingest

import (
	"testing"
)

func TestPubMedCSVSample(t *testing.T) {
	f := pubmedSheet().format()
	checkSheet(t, f, sampleOf(t, f), [][]string{
		{
			"ids: [pmid:31000001 doi:10.5555/pm.1 pmcid:PMC7000001]",
			`title: Tides of the small seas: a "survey"`,
			"year: 2019",
			"date: 2019-07-04",
			"venue: Small Seas (Oslo) · Small Seas (Oslo)",
			"volume: 12",
			"issue: 3",
			"pages: 1101-1119",
			"author: Moe, A",
			"author: Zee, JH van der Jr",
			"author: Oliveira Filho, ASB de",
		},
		{
			"ids: [pmid:31000002 doi:10.5555/pm.2]",
			"title: Harbours in winter",
			"year: 2018",
			"date: 2018-11",
			"venue: J Harb · J Harb",
			"pages: S12.e1-S12.e8",
			"author: Wei, L",
			"author: [Winter Harbour Trialists]",
			"author: Moe, A",
			"author: Zee, J",
		},
		{
			"ids: [pmid:31000003 doi:10.5555/pm.3]",
			"title: A note without numbers",
			"year: 2021",
			"date: 2021",
			"venue: Notes · Notes",
		},
		{
			"title: A row whose number is wrong",
			"year: 2020",
			"date: 2020",
			"venue: Notes",
			"author: Moe, A",
			"authors cut: true",
		},
	}, []string{"5 pubmed.bad-id", "5 pubmed.bad-id"})
}

func TestParsePubMedPlace(t *testing.T) {
	for _, test := range []struct {
		text string
		want pubmedPlace
	}{
		{"Econ Bot. 2021 Mar;75(2):101-110. doi: 10.5555/x. Epub 2021.", pubmedPlace{"Econ Bot", "2021 Mar", "75", "2", "101-110", "doi: 10.5555/x. Epub 2021."}},
		{"Plants (Basel). 2019 Feb 24;8(5):1035.", pubmedPlace{"Plants (Basel)", "2019 Feb 24", "8", "5", "1035", ""}},
		{"J. Old Style. Suppl. 1999;12 Suppl 1:S1-9.", pubmedPlace{"J. Old Style. Suppl", "1999", "12 Suppl 1", "", "S1-9", ""}},
		{"Notes. 2020 May 3. doi: 10.5555/y. Online ahead of print.", pubmedPlace{"Notes", "2020 May 3", "", "", "", "doi: 10.5555/y. Online ahead of print."}},
		{"Notes. 2020 Jan-Feb;7:12.e1-12.e8", pubmedPlace{"Notes", "2020 Jan-Feb", "7", "", "12.e1-12.e8", ""}},
		{"Nothing. like it", pubmedPlace{rest: "Nothing. like it"}},
		{"", pubmedPlace{}},
	} {
		if got := parsePubMedPlace(test.text); got != test.want {
			t.Errorf("%q:\n got %q\nwant %q", test.text, got, test.want)
		}
	}
}

// Further columns, another order and a column more are no matter.
func TestPubMedCSVHeadings(t *testing.T) {
	text := "DOI,PMID,Title,Abstract,Authors,Journal/Book,Publication Year\n10.5555/x,7,On tides.,Waves.,Wei L.,J Sea,2001\n"
	f, ok := Detect([]byte(text), "x")
	if !ok || f.Name != "pubmed-csv" {
		t.Fatalf("detected as %q", f.Name)
	}
	checkLines(t, runDirect(f, text), "ids: [pmid:7 doi:10.5555/x]", "title: On tides", "year: 2001", "date: 2001", "venue: J Sea",
		"author: Wei, L", "abstract: Waves.")
}

func FuzzPubMedCSV(f *testing.F) {
	format := pubmedSheet().format()
	f.Add(sampleOf(f, format))
	f.Fuzz(func(t *testing.T, text string) { runDirect(format, text) })
}
