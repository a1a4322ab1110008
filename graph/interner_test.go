package graph

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestArenaKeepsCopies(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var a arena
		var want, got []string
		for range rapid.IntRange(0, 30).Draw(t, "strings") {
			n := rapid.SampledFrom([]int{0, 1, 10, 1000, arenaBlock / 8, arenaBlock/8 + 1, arenaBlock + 1}).Draw(t, "length")
			b := []byte(strings.Repeat(rapid.StringMatching(`[a-z]`).Draw(t, "letter"), n))
			want = append(want, string(b))
			got = append(got, a.keep(string(b)))
		}
		for i := range want {
			if got[i] != want[i] {
				t.Fatalf("string %d changed", i)
			}
		}
	})
}

func TestUniqueNeverRepeats(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		u := newUnique(0)
		seen := map[string]bool{}
		for range rapid.IntRange(0, 40).Draw(t, "names") {
			name := rapid.SampledFrom([]string{"a", "a#2", "a#3", "a#2#2", ""}).Draw(t, "name")
			first := !u.taken(name)
			got := u.claim(name)
			if seen[got] {
				t.Fatalf("%q was handed out twice", got)
			}
			if first != (got == name) {
				t.Fatalf("claim(%q) = %q, first: %v", name, got, first)
			}
			seen[got] = true
		}
	})
}

func TestTableNumbersInOrder(t *testing.T) {
	var w table[string]
	for i, s := range []string{"b", "a", "b", "c"} {
		if got, want := w.add(s, strings.Clone), []int32{0, 1, 0, 2}[i]; got != want {
			t.Errorf("add(%q): got %d, want %d", s, got, want)
		}
	}
	if got := w.find("d"); got != -1 {
		t.Errorf("find of an unknown value: got %d, want -1", got)
	}
}

func TestIDNumbersAgainstTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var got idNumbers
		var want table[ID]
		for range rapid.IntRange(0, 40).Draw(t, "ids") {
			id := ID{
				Scheme: rapid.SampledFrom([]Scheme{DOI, PMID, S2}).Draw(t, "scheme"),
				Value: rapid.SampledFrom([]string{
					"1", "2", "10", "W1", "A1", "w1", "W01", "01", "0", "W", "", "1x", "12345678901234567", "123456789012345678",
				}).Draw(t, "value"),
			}
			if g, w := got.add(id, strings.Clone), want.add(id, nil); g != w || got.list[g] != id {
				t.Fatalf("%v is number %d, want %d; kept as %v", id, g, w, got.list[g])
			}
			if got.find(id) != want.find(id) {
				t.Fatalf("%v is not found again", id)
			}
		}
	})
}

// Values whose hashes collide stay apart, and all are found again however many
// there are.
func TestIndexCollisions(t *testing.T) {
	const n, hashes = 1000, 7
	var x index
	at := func(v int) (int32, int) {
		return x.find(uint32(v%hashes)<<29, func(i int32) bool { return int(i) == v })
	}
	for v := range n {
		i, free := at(v)
		if i != -1 {
			t.Fatalf("value %d is found as %d before it is there", v, i)
		}
		x.put(uint32(v%hashes)<<29, int32(v), free)
	}
	for v := range n {
		if i, _ := at(v); int(i) != v {
			t.Fatalf("value %d is found as %d", v, i)
		}
	}
}

// Numbers that begin their search in one slot, and those that only differ in
// their upper half, stay apart.
func TestNumberIndex(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var x numberIndex
		want := map[uint64]int32{}
		for i, v := range rapid.SliceOf(rapid.Uint64Range(1, 40)).Draw(t, "numbers") {
			v |= v % 3 << 40
			at, free := x.find(v)
			if w, ok := want[v]; ok != (at >= 0) || ok && w != at {
				t.Fatalf("%d is found at %d, want %d", v, at, w)
			}
			if at < 0 {
				x.put(v, int32(i), free)
				want[v] = int32(i)
			}
		}
	})
}
