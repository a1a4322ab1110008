package graph

import (
	"cmp"
	"encoding/binary"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// sortKey is an index with the beginning of the id that it stands for.
type sortKey struct {
	key uint64
	at  int32
}

// idOrder returns the indexes of ids in the order of the ids, equal ones as they stand.
// Most ids differ in the first bytes behind what all have in common, so these are
// what is compared first.
func idOrder(ids []string) []int32 {
	skip := len(commonPrefix(ids))
	list := make([]sortKey, len(ids))
	for i, id := range ids {
		list[i] = sortKey{key: beginning(id[skip:]), at: int32(i)}
	}
	byID := func(a, b sortKey) int {
		if a.key != b.key {
			return cmp.Compare(a.key, b.key)
		}
		return cmp.Or(strings.Compare(ids[a.at], ids[b.at]), cmp.Compare(a.at, b.at))
	}
	list = sortInParts(list, byID)
	out := make([]int32, len(ids))
	for i, k := range list {
		out[i] = k.at
	}
	return out
}

// commonPrefix is what all texts begin with.
func commonPrefix(list []string) string {
	if len(list) == 0 {
		return ""
	}
	prefix := list[0]
	for _, s := range list {
		for !strings.HasPrefix(s, prefix) {
			prefix = prefix[:len(prefix)-1]
		}
	}
	return prefix
}

// beginning are the first eight bytes of a text, as a number of the same order.
func beginning(s string) uint64 {
	var b [8]byte
	copy(b[:], s)
	return binary.BigEndian.Uint64(b[:])
}

// sortInParts sorts a list whose elements all differ, its two halves at the same time
// if there are cores.
func sortInParts(list []sortKey, compare func(a, b sortKey) int) []sortKey {
	if len(list) < 1<<14 || runtime.GOMAXPROCS(0) < 2 {
		slices.SortFunc(list, compare)
		return list
	}
	a, b := list[:len(list)/2], list[len(list)/2:]
	var group sync.WaitGroup
	group.Go(func() { slices.SortFunc(a, compare) })
	slices.SortFunc(b, compare)
	group.Wait()
	out := make([]sortKey, 0, len(list))
	for len(a) > 0 && len(b) > 0 {
		if compare(a[0], b[0]) < 0 {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}
