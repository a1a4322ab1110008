package graph

import "fmt"

// Lists is a list of lists of indexes in two flat arrays: list i is
// val[off[i]:off[i+1]].
type Lists struct {
	off []int
	val []int32
}

// MakeLists flattens lists.
func MakeLists(lists [][]int32) Lists {
	l := Lists{off: make([]int, len(lists)+1)}
	for i, x := range lists {
		l.off[i+1] = l.off[i] + len(x)
	}
	l.val = make([]int32, 0, l.off[len(lists)])
	for _, x := range lists {
		l.val = append(l.val, x...)
	}
	return l
}

// NewLists makes lists of two flat arrays, which it takes over: list i is
// val[off[i]:off[i+1]]. It returns an error if the offsets do not begin with 0,
// fall, or do not end with the number of values.
func NewLists(off []int, val []int32) (Lists, error) {
	if len(off) == 0 {
		if len(val) > 0 {
			return Lists{}, fmt.Errorf("%d values in no list", len(val))
		}
		return Lists{}, nil
	}
	if off[0] != 0 || off[len(off)-1] != len(val) {
		return Lists{}, fmt.Errorf("lists from %d to %d of %d values", off[0], off[len(off)-1], len(val))
	}
	for i, end := range off[1:] {
		if end < off[i] {
			return Lists{}, fmt.Errorf("list %d ends at %d and begins at %d", i, end, off[i])
		}
	}
	return Lists{off: off, val: val}, nil
}

// Flat returns the two arrays of the lists: list i is val[off[i]:off[i+1]]. They
// must not be changed. The zero value has no offsets.
func (l Lists) Flat() (off []int, val []int32) { return l.off, l.val }

// Below returns an error if a value is negative or not below n.
func (l Lists) Below(n int) error {
	for i, v := range l.val {
		if uint64(v) >= uint64(n) { // a negative one is large
			return fmt.Errorf("value %d of the lists is %d and not below %d", i, v, n)
		}
	}
	return nil
}

// Len is the number of lists.
func (l Lists) Len() int { return max(0, len(l.off)-1) }

// Total is the number of values in all lists.
func (l Lists) Total() int { return len(l.val) }

// Of returns list i; it must not be changed.
func (l Lists) Of(i int) []int32 { return l.val[l.off[i]:l.off[i+1]:l.off[i+1]] }

// Transpose returns, for each of n values, the ascending indexes of the lists
// that hold it. A value that stands twice in a list appears twice.
func (l Lists) Transpose(n int) Lists {
	t := Lists{off: make([]int, n+1), val: make([]int32, len(l.val))}
	for _, v := range l.val {
		t.off[v+1]++
	}
	for i := range n {
		t.off[i+1] += t.off[i]
	}
	next := append([]int(nil), t.off[:n]...)
	for i := range l.Len() {
		for _, v := range l.Of(i) {
			t.val[next[v]] = int32(i)
			next[v]++
		}
	}
	return t
}

// listsOf makes n lists from pairs: val[i] goes into list key[i]. Values keep
// their order.
func listsOf(n int, key, val []int32) Lists {
	l := Lists{off: make([]int, n+1), val: make([]int32, len(val))}
	for _, k := range key {
		l.off[k+1]++
	}
	for i := range n {
		l.off[i+1] += l.off[i]
	}
	next := append([]int(nil), l.off[:n]...)
	for i, k := range key {
		l.val[next[k]] = val[i]
		next[k]++
	}
	return l
}

// sets makes n lists from pairs like listsOf, each ascending and without
// repeats. Values are below m.
func sets(n, m int, key, val []int32) Lists {
	l := listsOf(m, val, key).Transpose(n)
	kept, from := 0, 0
	for i := range n {
		start := kept
		for _, v := range l.val[from:l.off[i+1]] {
			if kept == start || l.val[kept-1] != v {
				l.val[kept] = v
				kept++
			}
		}
		from, l.off[i+1] = l.off[i+1], kept
	}
	l.val = l.val[:kept:kept]
	return l
}

// first returns the first n values of each list, in the same memory.
func (l Lists) first(n int) Lists {
	off, val := make([]int, 1, l.Len()+1), l.val[:0]
	for i := range l.Len() {
		x := l.Of(i)
		val = append(val, x[:min(n, len(x))]...)
		off = append(off, len(val))
	}
	return Lists{off: off, val: val}
}

// longer returns the lists of more than n values, in the same memory.
func (l Lists) longer(n int) Lists {
	off, val := make([]int, 1, l.Len()+1), l.val[:0]
	for i := range l.Len() {
		if x := l.Of(i); len(x) > n {
			val = append(val, x...)
			off = append(off, len(val))
		}
	}
	return Lists{off: off, val: val}
}

// distinct returns lists with the first of equal values in each list kept.
func (l Lists) distinct(n int) Lists {
	out := Lists{off: make([]int, len(l.off)), val: make([]int32, 0, len(l.val))}
	seen := make([]int32, n) // list that a value was last seen in, plus one
	for i := range l.Len() {
		for _, v := range l.Of(i) {
			if seen[v] != int32(i)+1 {
				seen[v] = int32(i) + 1
				out.val = append(out.val, v)
			}
		}
		out.off[i+1] = len(out.val)
	}
	return out
}
