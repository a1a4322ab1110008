package graph

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestRepeatedAuthors(t *testing.T) {
	const orcid, other = "0000-0002-1825-0097", "0000-0001-5109-3700"
	a1, a2 := ID{OpenAlex, "A1"}, ID{OpenAlex, "A2"}
	author := func(name string, id ID, orcid string) Author {
		return Author{Name: ParseName(name), SourceID: id, ORCID: orcid}
	}
	tests := []struct {
		name    string
		byLine  []Author
		authors []string
		codes   []string
	}{
		{"same id and name", []Author{author("Ann Bell", a1, ""), author("Ann Bell", a1, "")},
			[]string{"Ann Bell", "Bob Carr"}, []string{"identity.id-twice"}},
		{"with others between", []Author{author("Ann Bell", a1, ""), author("Ann Bell", a2, ""), author("Cid Dorn", ID{}, ""), author("Ann Bell", a1, "")},
			[]string{"Ann Bell", "Ann Bell", "Cid Dorn", "Bob Carr"}, []string{"identity.id-twice"}},
		{"same ORCID and name", []Author{author("Ann Bell", a1, orcid), author("Ann Bell", ID{}, orcid)},
			[]string{"Ann Bell", "Bob Carr"}, []string{"identity.orcid-twice"}},
		{"another ORCID", []Author{author("Ann Bell", a1, orcid), author("Ann Bell", a1, other)},
			[]string{"Ann Bell", "Ann Bell", "Bob Carr"}, []string{"identity.id-twice"}},
		{"another name", []Author{author("Ann Bell", a1, ""), author("Cid Dorn", a1, "")},
			[]string{"Ann Bell", "Cid Dorn", "Bob Carr"}, []string{"identity.id-twice"}},
		{"no id in common", []Author{author("Ann Bell", a1, ""), author("Ann Bell", ID{}, orcid)},
			[]string{"Ann Bell", "Ann Bell", "Bob Carr"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := buildWith(BuildOptions{Identity: IdentityORCID},
				Record{IDs: []ID{{OpenAlex, "W1"}}, Title: "One", Authors: tt.byLine},
				Record{IDs: []ID{{OpenAlex, "W2"}}, Title: "Two", Authors: []Author{author("Bob Carr", ID{}, "")}},
			)
			if diff := cmp.Diff(slices.Sorted(slices.Values(tt.authors)), slices.Sorted(slices.Values(c.Authors.Names))); diff != "" {
				t.Errorf("authors (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.codes, codes(c)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			if got, want := c.Stats.AuthorMentions, len(tt.byLine)+1; got != want {
				t.Errorf("mentions: got %d, want %d", got, want)
			}
		})
	}
}

// A repeat is the same person as in other works, and adds its affiliations.
func TestRepeatedAuthorStaysOne(t *testing.T) {
	ann := func(places ...string) Author {
		a := Author{Name: ParseName("Ann Bell"), SourceID: ID{OpenAlex, "A1"}}
		for _, p := range places {
			a.Affiliations = append(a.Affiliations, Affiliation{Name: p})
		}
		return a
	}
	c := build(
		Record{IDs: []ID{{OpenAlex, "W1"}}, Title: "One", Authors: []Author{ann("Univ. A"), ann("Univ. A", "Univ. B")}},
		Record{IDs: []ID{{OpenAlex, "W2"}}, Title: "Two", Authors: []Author{{Name: ParseName("Bob Carr")}, ann()}},
	)
	if diff := cmp.Diff([]string{"Ann Bell", "Bob Carr"}, c.Authors.Names); diff != "" {
		t.Errorf("authors (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Univ. A", "Univ. B"}, c.Institutions.Names); diff != "" {
		t.Errorf("institutions (-want +got):\n%s", diff)
	}
}

// In a long by-line the same lines are repeats as in a short one.
func TestBearersFindWhatRepeats(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var byLine []line
		b := bearers{make(map[bearer]int)}
		for range rapid.IntRange(1, 30).Draw(t, "lines") {
			l := line{
				name: rapid.Int32Range(0, 1).Draw(t, "name"), sourceID: rapid.Int32Range(-1, 2).Draw(t, "id"), orcid: rapid.Int32Range(0, 2).Draw(t, "orcid"),
			}
			want := slices.IndexFunc(byLine, func(m line) bool { return m.repeats(&l) })
			if got := b.find(byLine, &l); got != want {
				t.Fatalf("%v among %v: got %d, want %d", l, byLine, got, want)
			}
			if want < 0 {
				want = len(byLine)
				byLine = append(byLine, l)
			}
			byLine[want].fill(&l)
			b.add(&byLine[want], want)
		}
	})
}

// A by-line of very many people of one name, each of them twice in turn with
// another affiliation, takes time and memory that grow with its length.
func TestVeryLongByLine(t *testing.T) {
	const people, rounds = 5_000, 10
	var r Record
	for i := range people * rounds {
		r.Authors = append(r.Authors, Author{
			Name: Name{Full: "Ann Bell", Family: "Bell", Given: "Ann"}, SourceID: ID{OpenAlex, fmt.Sprint("A", 1+i%people)},
			Affiliations: []Affiliation{{Name: fmt.Sprint("Univ. ", i/people)}},
		})
	}
	b := NewBuilder(BuildOptions{Identity: IdentityNone})
	b.Add(r)
	j := newJoiner(b)
	j.lastAt = make([]int32, len(b.names.list))
	byLine := j.byLine(0)
	if len(byLine) != people || len(j.c.Problems) != people*(rounds-1) {
		t.Errorf("got %d people and %d problems", len(byLine), len(j.c.Problems))
	}
	for i := range byLine {
		if byLine[i].places.n != rounds || byLine[i].sourceID != int32(i) {
			t.Fatalf("line %d: got %+v", i, byLine[i])
		}
	}
	if places := len(b.places); places > 3*people*rounds {
		t.Errorf("got %d places of %d", places, people*rounds)
	}
}
