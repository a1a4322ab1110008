package graph

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Families that sources state need neither the title nor the authors.
func TestStatedVersions(t *testing.T) {
	at := func(file, key string, r Record) Record {
		r.Key, r.Origin = key, Origin{File: file, Format: "test"}
		return r
	}
	work := func(id, kind, title string, versions ...ID) Record {
		i, _ := ParseID(id)
		return Record{IDs: []ID{i}, Title: title, Year: 2020, Type: kind, Authors: by("Ada Xenos"), Versions: versions}
	}
	inYear := func(year int, r Record) Record {
		r.Year = year
		return r
	}
	key := func(k string) ID { return ID{KeyID, k} }
	tests := []struct {
		name    string
		records []Record
		want    []string
	}{
		{"translation", []Record{
			work("doi:10.1000/a", "article", "A title of one language"), work("doi:10.1000/b", "book-chapter", "Ein Titel auf Deutsch", doi("10.1000/a")),
		}, []string{"doi:10.1000/a < doi:10.1000/b"}},
		{"nobody has it", []Record{
			work("doi:10.1000/a", "article", "A title of one language", doi("10.1000/z")), work("doi:10.1000/b", "article", "Ein Titel auf Deutsch", doi("10.1000/z")),
		}, nil},
		{"two works have it", []Record{
			{IDs: []ID{{MAG, "1"}}, Title: "One work of the two"}, {IDs: []ID{{MAG, "1"}}, Title: "Another work of them"},
			work("doi:10.1000/b", "article", "Ein Titel auf Deutsch", ID{MAG, "1"}),
		}, nil},
		{"by key in one file", []Record{
			at("a", "k", work("doi:10.1000/a", "book", "The first edition")), at("b", "k", work("doi:10.1000/b", "book", "A book of another file")),
			at("a", "l", work("doi:10.1000/c", "other", "The reprint", key("k"))),
		}, []string{"doi:10.1000/a < doi:10.1000/c"}},
		{"a preprint has the stated article and no other", []Record{
			work("arxiv:2001.00001", "preprint", longTitle, doi("10.1000/a")), work("doi:10.1000/a", "article", "The same by another title"),
			inYear(2021, work("doi:10.1000/b", "article", longTitle)),
		}, []string{"doi:10.1000/a < arxiv:2001.00001"}},
		{"nor has a preprint of the preprint", []Record{
			work("arxiv:2001.00001", "preprint", longTitle), inYear(2019, work("doi:10.1101/2020.01.02.000003", "preprint", longTitle)),
			work("doi:10.1000/a", "article", "The same by another title", ID{ArXiv, "2001.00001"}), inYear(2021, work("doi:10.1000/b", "article", longTitle)),
		}, []string{"doi:10.1000/a < arxiv:2001.00001 doi:10.1101/2020.01.02.000003"}},
	}
	for _, tt := range tests {
		for range 2 {
			if diff := cmp.Diff(tt.want, familiesOf(build(tt.records...))); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.name, diff)
			}
			slices.Reverse(tt.records)
		}
		if c := buildWith(BuildOptions{Versions: VersionsApart}, tt.records...); len(familiesOf(c)) != 0 {
			t.Errorf("%s, apart: got %v", tt.name, familiesOf(c))
		}
		c := buildWith(BuildOptions{Versions: VersionsMerge}, tt.records...)
		if len(tt.want) > 0 && described(c) == len(tt.records) {
			t.Errorf("%s, merged: got %v", tt.name, c.Papers.IDs)
		}
	}
}
