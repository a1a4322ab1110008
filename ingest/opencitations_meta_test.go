package ingest

import (
	"testing"
)

func TestOpenCitationsMetaSample(t *testing.T) {
	f := ocMetaSheet().format()
	checkSheet(t, f, sampleOf(t, f), [][]string{
		{
			"ids: [doi:10.5555/meta.1 pmid:31000001 omid:br/06101]",
			"title: Tides of the small seas",
			"year: 2019",
			"date: 2019-07-04",
			"type: article",
			"venue: Journal of Small Seas [Oslo] · journal · 1234-5679 0000-0019 · omid:br/06102",
			"volume: 12",
			"issue: 3",
			"pages: 101-119",
			"author: Moe, Astrid 0000-0002-1825-0097 omid:ra/06101",
			"author: Zee, Jean van der omid:ra/06102",
			"author: [Institute of Seas]",
			"author: Doe,  omid:ra/06103",
		},
		{
			"ids: [omid:br/06103 isbn:9783161484100]",
			"title: A book of seas; part [one",
			"year: 2008",
			"date: 2008",
			"type: book",
			"author: Wei, Li omid:ra/06105",
		},
		{
			"ids: [omid:br/06104]",
			"title: A chapter",
			"type: book-chapter",
			"venue: A book of seas · book · omid:br/06103",
			"pages: e7",
			"author: Moe, A omid:ra/06101",
		},
	}, []string{"3 ocmeta.bad-orcid", "4 ocmeta.bad-year", "6 ocmeta.nothing", "4 ocmeta.made-a-date"})
}

func TestOCWorkType(t *testing.T) {
	for in, want := range map[string]string{
		"journal article": "article", "proceedings article": "proceedings-article", "book part": "book-chapter",
		"edited book": "book", "journal": "journal", "web content": "web-page", "peer review": "peer-review",
		"computer program": "software", "report series": "other", "": "", "data file": "dataset",
	} {
		if got := ocWorkType(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func FuzzOpenCitationsMeta(f *testing.F) {
	format := ocMetaSheet().format()
	f.Add(sampleOf(f, format))
	f.Fuzz(func(t *testing.T, text string) { runDirect(format, text) })
}
