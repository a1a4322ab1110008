package ingest

import (
	"testing"

	"cocite/graph"
)

func TestICiteSample(t *testing.T) {
	f := iciteSheet().format()
	checkSheet(t, f, sampleOf(t, f), [][]string{
		{
			"ids: [pmid:7000001 doi:10.5555/icite.1]",
			"title: Tides of the small seas",
			"year: 1975",
			"date: 1975",
			"venue: J Small Seas · J Small Seas · journal",
			"author: Moe, A B",
			"author: Zee, J J van der Jr",
			"author: Wei, Li",
			"cited by: 2 by icite",
			"ref: [pmid:4972128]",
			"ref: [pmid:4332837]",
		},
		{
			"stub: true",
			"ids: [pmid:7000002]",
			"ref: [pmid:7000001]",
		},
		{
			"stub: true",
			"ids: [pmid:7000009]",
			"ref: [pmid:7000001]",
		},
		{
			"ids: [pmid:7000002]",
			"title: Harbours in winter",
			"year: 1976",
			"date: 1976",
			"venue: J Harb · J Harb · journal",
			"cited by: 0 by icite",
			"ref: [pmid:7000001]",
		},
		{
			"ids: [doi:10.5555/icite.3]",
			"title: A row without a number",
			"year: 1976",
			"date: 1976",
			"venue: J Harb · J Harb · journal",
			"author: Mier, P D",
			"cited by: 0 by icite",
			"ref: [pmid:7000001]",
		},
	}, []string{"2 icite.bad-reference", "5 icite.no-id"})
}

// A work that cites one in the file and has a row of its own is one paper.
func TestICiteGraph(t *testing.T) {
	b := graph.NewBuilder(graph.DefaultBuildOptions())
	for _, r := range runDirect(iciteSheet().format(), sampleOf(t, iciteSheet().format())).Records {
		b.Add(r)
	}
	c := b.Corpus()
	stubs := 0
	for _, s := range c.Papers.Stub {
		if s {
			stubs++
		}
	}
	if len(c.Papers.IDs)-stubs != 3 || stubs != 3 {
		t.Errorf("got %d papers and %d stubs, want 3 and 3", len(c.Papers.IDs)-stubs, stubs)
	}
}

func FuzzICite(f *testing.F) {
	format := iciteSheet().format()
	f.Add(sampleOf(f, format))
	f.Fuzz(func(t *testing.T, text string) { runDirect(format, text) })
}
