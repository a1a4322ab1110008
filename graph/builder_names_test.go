package graph

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Works that would have the same name get numbers by what they say, those that
// only references name by who cites them.
func TestContestedNames(t *testing.T) {
	at := func(file string, r Record) Record {
		r.Origin = Origin{File: file, Format: "ris", Ordinal: 1}
		return r
	}
	records := []Record{
		at("b.ris", Record{Title: "Editorial", Year: 1970, PageFirst: "9"}),
		at("a.ris", Record{Title: "Editorial", Year: 1970, PageFirst: "12"}),
		at("d.ris", Record{IDs: []ID{doi("10.1/d")}, Title: "One", Refs: []Ref{{Key: "smith"}}}),
		at("c.ris", Record{IDs: []ID{doi("10.1/c")}, Title: "Two", Refs: []Ref{{Key: "smith"}}}),
	}
	name, cited := "key:"+digest("editorial|1970|"), "key:"+digest("smith|0|")
	want := map[string]string{"12": name, "9": name + "#2", "doi:10.1/c": cited, "doi:10.1/d": cited + "#2"}
	for range 2 {
		c := build(records...)
		got := map[string]string{}
		for i, id := range c.Papers.IDs {
			if page := c.Papers.PagesFirst[i]; page != "" {
				got[page] = id
			}
			for _, r := range c.Papers.Refs.Of(i) {
				got[id] = c.Papers.IDs[r]
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		slices.Reverse(records)
	}
}

// A work is known by the DOI under which it was published.
func TestNameIsThePublishedDOI(t *testing.T) {
	preprint := func(ids ...ID) Record {
		return Record{IDs: ids, Title: longTitle, Year: 2020, Type: "preprint", Authors: by("Ada Xenos")}
	}
	article := Record{IDs: []ID{doi("10.5555/z")}, Title: longTitle, Year: 2021, Type: "article", Authors: by("Ada Xenos"), Venue: Venue{Name: "J. Inv."}}
	tests := []struct {
		name     string
		preprint Record
	}{
		{"of a server by its DOI", preprint(doi("10.1101/2020.01.02.000003"))},
		{"of a server that nobody knows", preprint(doi("10.5555/a"))},
		{"that states both", preprint(doi("10.5555/a"), doi("10.5555/z"))},
	}
	for _, tt := range tests {
		records := []Record{tt.preprint, article}
		for range 2 {
			c := buildWith(BuildOptions{Versions: VersionsMerge}, records...)
			if diff := cmp.Diff([]string{"doi:10.5555/z"}, c.Papers.IDs); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.name, diff)
			}
			slices.Reverse(records)
		}
	}
}
