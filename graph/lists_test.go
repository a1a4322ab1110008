package graph

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// pairsGen draws pairs of a key below n and a value below m.
func pairsGen(t *rapid.T) (n, m int, key, val []int32) {
	n = rapid.IntRange(1, 8).Draw(t, "n")
	m = rapid.IntRange(1, 8).Draw(t, "m")
	for range rapid.IntRange(0, 40).Draw(t, "pairs") {
		key = append(key, int32(rapid.IntRange(0, n-1).Draw(t, "key")))
		val = append(val, int32(rapid.IntRange(0, m-1).Draw(t, "val")))
	}
	return n, m, key, val
}

func TestListsOfPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, m, key, val := pairsGen(t)
		plain := make([][]int32, n)
		for i, k := range key {
			plain[k] = append(plain[k], val[i])
		}
		lists, distinct, sets := listsOf(n, key, val), listsOf(n, key, val).distinct(m), sets(n, m, key, val)
		for i, want := range plain {
			if got := lists.Of(i); !slices.Equal(got, want) {
				t.Fatalf("list %d: got %v, want %v", i, got, want)
			}
			var once []int32
			for _, v := range want {
				if !slices.Contains(once, v) {
					once = append(once, v)
				}
			}
			if got := distinct.Of(i); !slices.Equal(got, once) {
				t.Fatalf("distinct list %d: got %v, want %v", i, got, once)
			}
			slices.Sort(once)
			if got := sets.Of(i); !slices.Equal(got, once) {
				t.Fatalf("set %d: got %v, want %v", i, got, once)
			}
		}
		if lists.Len() != n || sets.Len() != n || lists.Total() != len(key) {
			t.Fatalf("got %d lists, %d sets, %d values; want %d, %d, %d", lists.Len(), sets.Len(), lists.Total(), n, n, len(key))
		}
	})
}

func TestTransposeTwiceSorts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, m, key, val := pairsGen(t)
		lists := listsOf(n, key, val)
		back := lists.Transpose(m).Transpose(n)
		for i := range n {
			want := slices.Sorted(slices.Values(lists.Of(i)))
			if got := back.Of(i); !slices.Equal(got, want) {
				t.Fatalf("list %d: got %v, want %v", i, got, want)
			}
		}
	})
}

func TestMakeLists(t *testing.T) {
	l := MakeLists([][]int32{{3, 1}, nil, {2}})
	if l.Len() != 3 || l.Total() != 3 || !slices.Equal(l.Of(0), []int32{3, 1}) || len(l.Of(1)) != 0 || !slices.Equal(l.Of(2), []int32{2}) {
		t.Errorf("got %v", l)
	}
	if n := (Lists{}).Len(); n != 0 {
		t.Errorf("the zero value has %d lists", n)
	}
}

func TestRepeatsAgainstBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "n")
		var from, to, want []int32
		type pair struct{ u, v int32 }
		seen := map[pair]bool{}
		for i := range rapid.IntRange(0, 30).Draw(t, "edges") {
			p := pair{int32(rapid.IntRange(0, n-1).Draw(t, "u")), int32(rapid.IntRange(0, n-1).Draw(t, "v"))}
			from, to = append(from, p.u), append(to, p.v)
			if seen[p] && p.u != p.v {
				want = append(want, int32(i))
			}
			seen[p] = true
		}
		if got := repeats(from, to, n); !slices.Equal(got, want) {
			t.Fatalf("%v → %v: got %v, want %v", from, to, got, want)
		}
	})
}

func TestShortenLists(t *testing.T) {
	all := func() Lists { return MakeLists([][]int32{{1, 2, 3}, {}, {4}, {5, 6}}) }
	tests := []struct {
		name string
		got  Lists
		want [][]int32
	}{
		{"first 2", all().first(2), [][]int32{{1, 2}, {}, {4}, {5, 6}}},
		{"first 0", all().first(0), [][]int32{{}, {}, {}, {}}},
		{"longer than 1", all().longer(1), [][]int32{{1, 2, 3}, {5, 6}}},
		{"longer than 3", all().longer(3), nil},
		{"of none", Lists{}.longer(1), nil},
	}
	for _, tt := range tests {
		if want := MakeLists(tt.want); !slices.Equal(tt.got.off, want.off) || !slices.Equal(tt.got.val, want.val) {
			t.Errorf("%s: got %v, want %v", tt.name, tt.got, want)
		}
	}
}
