package graph

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Whatever is joined in whatever order: no group holds a clash, the root is the
// smallest member, and a refused join has a reason.
func TestGroupsNeverJoinClashes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		g := newGroups(n)
		own := make([][]mark, n)
		for i := range n {
			for _, kind := range []Scheme{DOI, PMID} {
				if v := rapid.IntRange(0, 3).Draw(t, "value"); v > 0 {
					own[i] = append(own[i], mark{kind, int32(v)})
				}
			}
			g.marks[i] = own[i]
		}
		for range rapid.IntRange(0, 30).Draw(t, "joins") {
			a, b := int32(rapid.IntRange(0, n-1).Draw(t, "a")), int32(rapid.IntRange(0, n-1).Draw(t, "b"))
			before := slices.Clone(membersOf(g, a))
			if g.join(a, b) {
				if g.root(a) != g.root(b) {
					t.Fatalf("%d and %d joined but apart", a, b)
				}
			} else if !slices.Equal(before, membersOf(g, a)) || g.root(a) == g.root(b) {
				t.Fatalf("a refused join of %d and %d changed something", a, b)
			}
		}
		for i := range int32(n) {
			members := membersOf(g, i)
			if g.root(i) != members[0] {
				t.Fatalf("root of %v is %d", members, g.root(i))
			}
			// One value of each kind is enough to see a clash: things here have at most one.
			for _, a := range members {
				for _, b := range members {
					if marksClash(own[a], own[b]) {
						t.Fatalf("%d %v and %d %v share a group", a, own[a], b, own[b])
					}
				}
			}
		}
	})
}

// marksClash tells whether things with these marks clash.
func marksClash(a, b []mark) bool {
	g := newGroups(2)
	g.marks[0], g.marks[1] = a, b
	return g.clash(0, 1, "")
}

func membersOf(g *groups, i int32) []int32 {
	var out []int32
	for j := range int32(len(g.parent)) {
		if g.root(j) == g.root(i) {
			out = append(out, j)
		}
	}
	return out
}

func TestClash(t *testing.T) {
	d1, d2, p1 := mark{DOI, 1}, mark{DOI, 2}, mark{PMID, 1}
	tests := []struct {
		name string
		a, b []mark
		want bool
	}{
		{"nothing known", nil, []mark{d1}, false},
		{"same value", []mark{d1}, []mark{d1}, false},
		{"other value", []mark{d1}, []mark{d2}, true},
		{"one of two values in common", []mark{d1, d2}, []mark{d2}, false},
		{"other kinds", []mark{d1}, []mark{p1}, false},
		{"one kind agrees, one does not", []mark{d1, p1}, []mark{d2, p1}, true},
	}
	for _, tt := range tests {
		if got := marksClash(tt.a, tt.b); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
		if got := marksClash(tt.b, tt.a); got != tt.want {
			t.Errorf("%s, turned round: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestJoinAllKeepsClashesApart(t *testing.T) {
	g := newGroups(4)
	g.marks[0], g.marks[2] = []mark{{DOI, 1}}, []mark{{DOI, 2}}
	if left := g.joinAll([]int32{0, 1, 2, 3}); !slices.Equal(left, []int32{0, 2}) {
		t.Errorf("left %v, want [0 2]", left)
	}
	if g.root(1) != 0 || g.root(3) != 0 || g.root(2) != 2 {
		t.Errorf("got roots %d %d %d", g.root(1), g.root(2), g.root(3))
	}
}

// Looking groups up by their marks finds the same group as asking each in turn.
func TestJoinAllIsFirstFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "n")
		values := rapid.IntRange(1, 60).Draw(t, "values")
		fast, slow := newGroups(n), newGroups(n)
		for i := range n {
			for _, kind := range []Scheme{DOI, PMID, pageMark} {
				for range rapid.IntRange(0, rapid.SampledFrom([]int{2, 2, 12}).Draw(t, "most")).Draw(t, "marks") {
					m := mark{kind, int32(rapid.IntRange(1, values).Draw(t, "value"))}
					fast.mark(int32(i), m)
					slow.mark(int32(i), m)
				}
			}
		}
		for range rapid.IntRange(1, 3).Draw(t, "lists") {
			members := rapid.SliceOfN(rapid.Int32Range(0, int32(n-1)), 0, 2*n).Draw(t, "members")
			got := fast.joinMembers(members, rapid.IntRange(0, 3).Draw(t, "few"))
			if want := slow.joinMembers(members, len(members)); !slices.Equal(got, want) {
				t.Fatalf("left %v, want %v", got, want)
			}
			for i := range int32(n) {
				if fast.root(i) != slow.root(i) {
					t.Fatalf("root of %d is %d, want %d", i, fast.root(i), slow.root(i))
				}
			}
		}
	})
}

// So many things that all clash would take minutes pair by pair.
func TestJoinAllOfManyClashes(t *testing.T) {
	const n = 100_000
	g := newGroups(2 * n)
	members := make([]int32, 2*n)
	for i := range members {
		members[i] = int32(i)
		g.marks[i] = []mark{{DOI, int32(i % n)}, {[]Scheme{PMID, pageMark}[i%2], int32(i)}}
	}
	if left := g.joinAll(members); len(left) != n*2 {
		t.Errorf("%d are left, want %d", len(left), n*2)
	}
}
