package ingest

import "testing"

func TestLensJSONSample(t *testing.T) {
	f := lensJSONFormat()
	checkSheet(t, f, sampleOf(t, f), [][]string{
		{
			"ids: [lens:001-001-001-001-001 doi:10.5555/lens.1 pmid:31000001 mag:2100000001 mag:2100000002]",
			"title: Tides of the small seas",
			"year: 2019",
			"date: 2019-07-04",
			"type: article",
			"venue: Journal of Small Seas · journal · 1234-5679 0000-0019",
			"volume: 12",
			"issue: 3",
			"pages: 101-119",
			"author: Moe, Astrid 0000-0002-1825-0097 openalex:A5000000001 {University A · grid:grid.1001.a · 01xtthb56 · NO · Dept of Tides, Univ A, Oslo, Norway}",
			"author: [Harbour Study Group]",
			"author: Zee, Jean van der",
			"abstract: An abstract.",
			"keyword: tides (author)",
			"keyword: Water Movements (mesh)",
			"keyword: Sodium (chemical)",
			"classes: Oceanography",
			"language: en",
			"cited by: 7 by lens",
			"references: 5 by lens",
			"retracted: true",
			"ref: [lens:001-001-001-001-002]",
		},
		{
			"stub: true",
			"ids: [lens:001-001-001-001-003]",
			"ref: [lens:001-001-001-001-001]",
		},
		{
			"stub: true",
			"ids: [lens:009-999-999-999-99X]",
			"ref: [lens:001-001-001-001-001]",
		},
		{
			"ids: [lens:001-001-001-001-002]",
			"title: Harbours in winter",
			"year: 2018",
			"date: 2018",
			"type: preprint",
			"cited by: 1 by lens",
		},
		{
			"stub: true",
			"ids: [lens:001-001-001-001-001]",
			"ref: [lens:001-001-001-001-002]",
		},
		{
			"ids: [lens:001-001-001-001-004]",
			"title: Old maps",
		},
	}, []string{"2 lens.author-without-name", "2 lens.bad-reference", "4 lens.broken", "5 lens.bad-id", "5 lens.year", "6 lens.entity"})
}

func TestSniffLensJSON(t *testing.T) {
	for text, want := range map[string]bool{
		`{"lens_id":"001-001-001-001-001","title":"T"}`:                      true,
		`[{"year_published":2001,"lens_id":"001-001-001-001-001"}]`:          true,
		`{"total":1,"data":[{"lens_id":"001-001-001-001-001","title":"T"}]}`: true,
		`{"lens_id":"001-001-001-001-001","jurisdiction":"US","title":"T"}`:  false,
		`{"references":[{"lens_id":"001-001-001-001-001"}],"title":"T"}`:     false,
		`{"title":"T"}`: false,
	} {
		if got := sniffLensJSON([]byte(text)); got != want {
			t.Errorf("%s: got %v", text, got)
		}
	}
}

// A reference begins like a work and is none.
func TestLensStart(t *testing.T) {
	for text, want := range map[string]bool{
		`{"lens_id":"001-001-001-001-001","created":"2020"`:     true,
		`{ "lens_id" : "001-001-001-001-00X" , "title" : "T"`:   true,
		`{"lens_id":"001-001-001-001-001"},{"lens_id":"001-00`:  false,
		`{"lens_id":"001-001-001-001-001","text":"a reference"`: false,
		``: false,
	} {
		if got := startsLens([]byte(text)); got != want {
			t.Errorf("%s: got %v", text, got)
		}
	}
}

func FuzzLensJSON(f *testing.F) {
	f.Add(sampleOf(f, lensJSONFormat()))
	f.Fuzz(func(t *testing.T, text string) { runDirect(lensJSONFormat(), text) })
}
