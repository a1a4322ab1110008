package graph

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// A large part answers like the walk over its cluster does.
func TestLargePartsFitAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b bylines
		n := rapid.IntRange(smallPart+2, 3*smallPart).Draw(t, "works")
		names := rapid.SampledFrom([]string{"Ada Zog", "A. Zog", "Ada B. Zog", "Ada C. Zog", "Bob Yot"})
		for i := range n {
			b.work(fmt.Sprintf("%03d", i), 2000, names.Draw(t, "first"), names.Draw(t, "second"))
		}
		c := newClusters(newLineup(b.in))
		l := newLineup(b.in)
		part := idPart{place: 0}
		for range 2 * n {
			p := rapid.Int32Range(1, int32(len(l.mention)-1)).Draw(t, "place")
			own, with := c.find(p), c.find(0)
			if own == with {
				continue
			}
			want := !c.shareWork(l, own, with) && c.namesFit(l, own, with)
			if got := c.fitsPart(l, &part, p); got != want {
				t.Fatalf("place %d with a part of %d: got %v, want %v", p, c.size[with], got, want)
			}
			if want || c.size[with] <= smallPart && !c.shareWork(l, own, with) {
				c.union(p, 0)
			}
		}
	})
}

func TestProlificAuthorIsOne(t *testing.T) {
	var b bylines
	for i := range 50_000 {
		b.work(fmt.Sprintf("%06d", i), 2000, "Ada Zog")
		b.setID(0, ID{OpenAlex, "A1"})
	}
	if persons, _ := resolveAuthors(IdentityORCID, b.in); len(persons) != 1 {
		t.Errorf("got %d persons, want 1", len(persons))
	}
}
