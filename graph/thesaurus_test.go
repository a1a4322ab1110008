package graph

import (
	"slices"
	"strings"
	"testing"
)

// thesaurusOf makes a thesaurus of pairs.
func thesaurusOf(u Unit, pairs ...string) Thesaurus {
	t := Thesaurus{Unit: u, File: "t.txt"}
	for i := 0; i < len(pairs); i += 2 {
		t.Entries = append(t.Entries, ThesaurusEntry{pairs[i], pairs[i+1], i/2 + 2})
	}
	return t
}

// problemCodes lists the codes of problems.
func problemCodes(problems []Problem) string {
	var codes []string
	for _, p := range problems {
		codes = append(codes, p.Code)
	}
	return strings.Join(codes, " ")
}

func TestThesaurusOfAuthors(t *testing.T) {
	tests := []struct {
		name  string
		pairs []string
		want  []string // names of the authors
		codes string
	}{
		{"nothing", nil, []string{"Ada Zog", "Bob Yot", "Eva Uhl", "Cid Wim"}, ""},
		{"join, in any case", []string{"YOT,  bob", "Eva Uhl"}, []string{"Ada Zog", "Eva Uhl", "Cid Wim"}, ""},
		{"rename", []string{"Bob Yot", "Robert Yot"}, []string{"Ada Zog", "Robert Yot", "Eva Uhl", "Cid Wim"}, ""},
		{"chain", []string{"Bob Yot", "Eva Uhl", "Eva Uhl", "Cid Wim"}, []string{"Ada Zog", "Cid Wim"}, ""},
		{"circle", []string{"Bob Yot", "Eva Uhl", "Eva Uhl", "Bob Yot"}, []string{"Ada Zog", "Eva Uhl", "Cid Wim"}, ""},
		{"drop", []string{"ada zog", ""}, []string{"Bob Yot", "Eva Uhl", "Cid Wim"}, ""},
		{"one by-line", []string{"Ada Zog", "Bob Yot"}, []string{"Bob Yot", "Bob Yot", "Eva Uhl", "Cid Wim"}, "thesaurus.clash"},
		{"unmatched", []string{"Nemo", "Ada Zog", "Nobody", ""}, []string{"Ada Zog", "Bob Yot", "Eva Uhl", "Cid Wim"}, "thesaurus.unmatched thesaurus.unmatched"},
		{"twice", []string{"Bob Yot", "Eva Uhl", "bob yot", "Cid Wim"}, []string{"Ada Zog", "Eva Uhl", "Cid Wim"}, "thesaurus.twice"},
	}
	for _, tt := range tests {
		b := NewBuilder(BuildOptions{Identity: IdentityAuto, Thesauri: []Thesaurus{thesaurusOf(UnitAuthors, tt.pairs...)}})
		for i, names := range [][]string{{"Ada Zog", "Bob Yot"}, {"Ada Zog", "Eva Uhl"}, {"Cid Wim"}} {
			r := Record{Key: string(rune('a' + i)), Title: "On " + names[0]}
			for _, n := range names {
				r.Authors = append(r.Authors, Author{Name: ParseName(n)})
			}
			b.Add(r)
		}
		c := b.Corpus()
		if !slices.Equal(c.Authors.Names, tt.want) || problemCodes(c.Problems) != tt.codes {
			t.Errorf("%s: got %q %v, want %q %s", tt.name, c.Authors.Names, c.Problems, tt.want, tt.codes)
		}
	}
}

func TestThesaurusOfItems(t *testing.T) {
	b := NewBuilder(BuildOptions{Identity: IdentityNone, Thesauri: []Thesaurus{
		thesaurusOf(UnitKeywords, "colour", "Color", "Hues", "Color", "stop", "", "nowhere", "x"),
		thesaurusOf(UnitSources, "J. Hues", "Journal of Hues"),
		thesaurusOf(UnitInstitutions, "Uni Port Hope", "University of Port Hope"),
		thesaurusOf(UnitCountries, "gb", "United Kingdom", "FR", ""),
	}})
	place := func(name, ror, country string) []Affiliation {
		return []Affiliation{{Name: name, ROR: ror, Country: country}}
	}
	b.Add(Record{
		Key: "a", Title: "One", Venue: Venue{Name: "J. Hues", ISSN: []string{"1234-5679"}}, Keywords: []Keyword{{Term: "Colour"}, {Term: "stop"}},
		Authors: []Author{{Name: ParseName("Ada Zog"), Affiliations: place("Uni Port Hope", "03yrm5c26", "GB")}},
	})
	b.Add(Record{
		Key: "b", Title: "Two", Venue: Venue{Name: "Journal of Hues"}, Keywords: []Keyword{{Term: "hues"}, {Term: "color"}},
		Authors: []Author{{Name: ParseName("Bob Yot"), Affiliations: place("University of Port Hope", "05a28rw58", "FR")}},
	})
	c := b.Corpus()
	for _, tt := range []struct {
		unit Unit
		want string
	}{
		{UnitKeywords, "Color"}, {UnitSources, "Journal of Hues"},
		{UnitInstitutions, "University of Port Hope"}, {UnitCountries, "United Kingdom"},
	} {
		items, of, _ := c.Items(tt.unit)
		if !slices.Equal(items.Names, []string{tt.want}) || len(of.Of(0)) != 1 {
			t.Errorf("%s: got %q of the first paper %v, want %s", tt.unit, items.Names, of.Of(0), tt.want)
		}
	}
	if got := problemCodes(c.Problems); got != "thesaurus.unmatched" {
		t.Errorf("got %s", got)
	}
}

func TestThesaurusFromAuthors(t *testing.T) {
	a := Authors{
		IDs:   []string{"1", "2", "3", "4"},
		Names: []string{"Simon Du", "Ada Zog", "Abe Zog", "Bob Yot"},
		Forms: [][]string{{"S. Du", "Simon Du", "SIMON DU"}, {"A. Zog", "Ada Zog"}, {"A. Zog", "Abe Zog"}, {"Bob Yot"}},
	}
	got, shared := a.Thesaurus()
	want := []ThesaurusEntry{{Label: "S. Du", ReplaceBy: "Simon Du"}}
	if !slices.Equal(got.Entries, want) || shared != 2 {
		t.Errorf("got %v and %d shared, want %v and 2", got.Entries, shared, want)
	}
}
