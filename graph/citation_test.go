package graph

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func citingCorpus() *Corpus {
	return build(
		Record{IDs: []ID{doi("c")}, Year: 2003, Authors: by("Ada Xenos", "Bob Young"), Refs: cites(doi("a"), doi("b"), doi("out"))},
		Record{IDs: []ID{doi("b")}, Year: 2002, Authors: by("Bob Young"), Refs: cites(doi("a"))},
		Record{IDs: []ID{doi("a")}, Year: 2001, Authors: by("Ada Xenos", "Cy Zed")},
		Record{IDs: []ID{doi("lonely")}, Authors: by("Dee Wood")},
	)
}

func TestCitations(t *testing.T) {
	n := draw(t, Citations, citingCorpus(), DrawOptions{})
	sameLinks(t, "described papers", links(n), map[string]float64{"doi:c>doi:a": 1, "doi:c>doi:b": 1, "doi:b>doi:a": 1})
	if diff := cmp.Diff([]string{"doi:a", "doi:b", "doi:c", "doi:lonely"}, n.IDs); diff != "" {
		t.Errorf("papers without links stay (-want +got):\n%s", diff)
	}
	if got := n.Evidence(2, 0); !slices.Equal(got, []int32{0}) {
		t.Errorf("evidence of c>a: got %v, want the citing paper", got)
	}
	if got := n.Evidence(0, 2); got != nil {
		t.Errorf("evidence of a>c: got %v, want none", got)
	}
	n = draw(t, Citations, citingCorpus(), DrawOptions{Stubs: true})
	if n.N() != 5 || links(n)["doi:c>doi:out"] != 1 {
		t.Errorf("with stubs: %v", links(n))
	}
	if col, ok := n.Column("stub"); !ok || !slices.Equal(col.Text, []string{"false", "false", "false", "false", "true"}) {
		t.Errorf("stub column: %+v", col)
	}
	n = draw(t, Citations, citingCorpus(), DrawOptions{FromYear: 2002, Stubs: true})
	sameLinks(t, "from 2002", links(n), map[string]float64{"doi:c>doi:b": 1})
	if n := draw(t, Citations, citingCorpus(), DrawOptions{MinWeight: 2}); n.M() != 0 || n.N() != 4 {
		t.Errorf("no citation weighs 2: %v", links(n))
	}
}

func TestCitationsOfAuthors(t *testing.T) {
	c := citingCorpus()
	id := func(name string) string { return c.Authors.IDs[slices.Index(c.Authors.Names, name)] }
	ada, bob, cy := id("Ada Xenos"), id("Bob Young"), id("Cy Zed")
	n := draw(t, Citations, c, DrawOptions{Unit: UnitAuthors})
	sameLinks(t, "full", links(n), map[string]float64{
		ada + ">" + bob: 1, ada + ">" + cy: 1, bob + ">" + ada: 2, bob + ">" + cy: 2,
	})
	// c has two authors, b one, a two: c>a is 1/4 a pair, c>b and b>a 1/2.
	frac := draw(t, Citations, c, DrawOptions{Unit: UnitAuthors, Counting: Fractional})
	sameLinks(t, "fractional", links(frac), map[string]float64{
		ada + ">" + bob: .5, ada + ">" + cy: .25, bob + ">" + ada: .75, bob + ">" + cy: .75,
	})
	if diff := cmp.Diff([]string{"2 citations of authors to themselves left out"}, n.Notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	u, v := int32(slices.Index(n.IDs, bob)), int32(slices.Index(n.IDs, ada))
	if got := n.Evidence(u, v); !slices.Equal(got, []int32{0, 1}) {
		t.Errorf("evidence of Bob>Ada: got %v, want [0 1]", got)
	}
}

func TestCitationsOfItemsAgainstBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := randomCorpus(t)
		counting := rapid.SampledFrom([]Counting{Full, Fractional}).Draw(t, "counting")
		for _, unit := range []Unit{UnitAuthors, UnitSources, UnitInstitutions, UnitCountries} {
			table, items, _ := c.Items(unit)
			want := map[string]float64{}
			for p := range c.Papers.N() {
				for _, r := range c.Papers.Refs.Of(p) {
					from, to := items.Of(p), items.Of(int(r))
					for _, a := range from {
						for _, b := range to {
							w := 1.0
							if counting == Fractional {
								w = 1 / float64(len(from)*len(to))
							}
							if a != b {
								want[table.IDs[a]+">"+table.IDs[b]] += w
							}
						}
					}
				}
			}
			n, err := Citations(c, DrawOptions{Unit: unit, Counting: counting})
			if err != nil {
				t.Fatal(err)
			}
			got := links(n)
			if len(got) != len(want) {
				t.Fatalf("%s: got %v, want %v", unit, got, want)
			}
			for k, w := range want {
				if math.Abs(got[k]-w) > 1e-12 {
					t.Fatalf("%s: %s is %v, want %v", unit, k, got[k], w)
				}
			}
		}
	})
}

func TestRelatedNetwork(t *testing.T) {
	c := build(
		Record{Key: "s", Stub: true, Title: "The subject of a listing that nobody knows", TitleCut: true},
		Record{IDs: []ID{doi("a")}, Related: []Relation{{To: Ref{Key: "s"}, Rank: 2}}, Refs: cites(doi("out"))},
		Record{IDs: []ID{doi("b")}, Related: []Relation{{To: Ref{Key: "s"}, Rank: 1}, {To: Ref{IDs: []ID{doi("a")}}}}},
	)
	n := draw(t, Related, c, DrawOptions{})
	subject := "key:s"
	sameLinks(t, "related", links(n), map[string]float64{"doi:a-doi:b": 1, "doi:a-" + subject: 1, "doi:b-" + subject: 1})
	if n.Directed || n.N() != 3 {
		t.Errorf("directed %v, %d nodes; the subject is in, the work cited is not", n.Directed, n.N())
	}
	want := Column{Name: "rank", Doc: n.Edges[0].Doc, Int: []int64{0, 2, 1}, Valid: []bool{false, true, true}}
	if diff := cmp.Diff(want, n.Edges[0]); diff != "" {
		t.Errorf("rank (-want +got):\n%s", diff)
	}
}
