package graph

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
