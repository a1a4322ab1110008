package graph

import (
	"fmt"
	"runtime"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Who is whom, why, and the ledger are the same on one core and on many.
func TestIdentityOnAnyNumberOfCores(t *testing.T) {
	w := newWorld(3, worldOptions{persons: 300, families: 60, givens: 40, groups: 30, initials: 4})
	on := func(cores int) string {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
		with := told(w.in)
		plain, _ := resolveAuthors(IdentityAuto, w.in)
		return fmt.Sprintf("%+v\n%+v", with, plain)
	}
	want := on(1)
	for _, cores := range []int{2, 3, 8} {
		if diff := cmp.Diff(want, on(cores)); diff != "" {
			t.Fatalf("%d cores (-one +many):\n%s", cores, diff)
		}
	}
}

// Each core measures for itself: components may hold names of one group, as "Quentin
// Zog" in the block of q and "H. Quentin Zog" in that of h.
func TestCoresShareNoScratch(t *testing.T) {
	var b bylines
	b.work("a", 2000, "Quentin Zog", "Bob Yot")
	b.setPlace(0, Affiliation{ROR: "03yrm5c26"})
	b.work("b", 2000, "H. Quentin Zog", "Bob Yot")
	l := newLineup(b.in)
	x, c := newFacts(l), newClusters(l)
	if len(x.blockSize) != 3 || len(x.groupSpread) != 2 {
		t.Fatalf("got %d blocks and %d groups, want 3 and 2", len(x.blockSize), len(x.groupSpread))
	}
	own, part := x.forCore(), c.forCore()
	atoms := []atom{newAtom(own, part, 0), newAtom(own, part, 2)}
	own.measureSpread(atoms)
	own.fill(&atoms[0])
	part.works.clear()
	part.works.add(0)
	part.formsOf(l, 0)
	part.noteEvidence(own, &atoms[0], &atoms[1], evidence{})
	other, rest := x.forCore(), c.forCore()
	for i := range other.groupSpread {
		if other.groupSpread[i] != (spread{}) {
			t.Errorf("group %d is shared: %+v", i, other.groupSpread[i])
		}
	}
	for i := range other.blockSpread {
		if other.blockSpread[i] != (spread{}) {
			t.Errorf("block %d is shared: %+v", i, other.blockSpread[i])
		}
	}
	if len(other.places.read) > 0 || len(rest.joins) > 0 || slices.Max(rest.works.mark) > 0 || slices.Max(rest.forms.mark) > 0 {
		t.Errorf("places, joins or stamps are shared")
	}
}

func TestInTurnTakesEachNumberOnce(t *testing.T) {
	for _, n := range []int{0, 1, 7, 1000} {
		seen := make([]int32, n)
		inTurn(n, 3, func() func(from, to int) {
			return func(from, to int) {
				for i := from; i < to; i++ {
					seen[i]++
				}
			}
		})
		for i, times := range seen {
			if times != 1 {
				t.Errorf("number %d of %d: taken %d times", i, n, times)
			}
		}
	}
}

// What several components tell stands in the order of the components.
func TestComponentsAreHeardInOrder(t *testing.T) {
	c := clusters{book: new(book)}
	c.hear([]*[]outcome{
		{{component: 2, joins: []join{{a: 2}}}, {component: 4, refused: []refusal{{a: 4}}}},
		{{component: 0, joins: []join{{a: 0}}}, {component: 3, joins: []join{{a: 3}}, refused: []refusal{{a: 3}}}},
	})
	got := fmt.Sprint(len(c.joins), c.joins[0].a, c.joins[1].a, c.joins[2].a, len(c.book.list), c.book.list[0].a, c.book.list[1].a)
	if want := "3 0 2 3 2 3 4"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
