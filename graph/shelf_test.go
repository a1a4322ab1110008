package graph

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestInstitutions: by ROR first, then by the id of the source, then by name, whatever
// the order of the input.
func TestInstitutions(t *testing.T) {
	tests := []struct {
		name   string
		places []Affiliation
		want   string // how the places are together
	}{
		{"one ROR, two ids", []Affiliation{{Name: "Hope", ROR: "03yrm5c26", ID: ID{OpenAlex, "I1"}}, {Name: "Hope U", ROR: "03yrm5c26", ID: ID{OpenAlex, "I2"}}}, "01"},
		{"one id, one without a ROR", []Affiliation{{Name: "Hope", ROR: "03yrm5c26", ID: ID{OpenAlex, "I1"}}, {Name: "Hope U", ID: ID{OpenAlex, "I1"}}}, "01"},
		{"two RORs of one name", []Affiliation{{Name: "Hope", ROR: "03yrm5c26"}, {Name: "hope", ROR: "05a28rw58"}}, "0 1"},
		{"a bare name", []Affiliation{{Name: "Hope", ROR: "03yrm5c26"}, {Name: "HOPE"}}, "01"},
		{"a bare name of two", []Affiliation{{Name: "Hope", ROR: "03yrm5c26"}, {Name: "Hope", ROR: "05a28rw58"}, {Name: "hope"}, {Name: "HOPE"}}, "0 1 23"},
		{"ids of two sources", []Affiliation{{Name: "Hope", ID: ID{OpenAlex, "I1"}}, {Name: "Hope", ID: ID{"scopus", "6001"}}}, "01"},
	}
	for _, tt := range tests {
		for _, backwards := range []bool{false, true} {
			b := NewBuilder(DefaultBuildOptions())
			order := make([]int, len(tt.places))
			for i := range order {
				order[i] = i
			}
			if backwards {
				slices.Reverse(order)
			}
			for _, i := range order {
				b.Add(Record{
					Key: fmt.Sprint("k", i), Title: strings.Repeat("On grain ", i+1),
					Authors: []Author{{Name: ParseName(fmt.Sprintf("Ada Z%c", 'a'+i)), Affiliations: tt.places[i : i+1]}},
				})
			}
			c := b.Corpus()
			var groups []string
			for k := range c.Institutions.N() {
				g := ""
				for _, p := range c.Institutions.Papers.Of(k) {
					g += strings.TrimPrefix(c.Papers.IDs[p], "key:k")
				}
				letters := []byte(g)
				slices.Sort(letters)
				groups = append(groups, string(letters))
			}
			slices.Sort(groups)
			if got := strings.Join(groups, " "); got != tt.want {
				t.Errorf("%s, backwards %v: got %s, want %s", tt.name, backwards, got, tt.want)
			}
		}
	}
}
