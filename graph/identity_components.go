package graph

import "slices"

// nameComponents groups clusters that blocks tie together, directly or not. Those
// that stand alone are left out.
func nameComponents(x *facts, c *clusters) [][]int32 {
	tie := newTies(len(x.blockSize))
	for p := range x.l.form {
		blocks := x.blocks.Of(int(x.l.form[p]))
		for _, b := range blocks {
			tie.union(b, blocks[0])
		}
	}
	for p := range x.l.form {
		if q := c.find(int32(p)); q != int32(p) && x.mainBlock(x.l.form[p]) >= 0 && x.mainBlock(x.l.form[q]) >= 0 {
			tie.union(x.mainBlock(x.l.form[p]), x.mainBlock(x.l.form[q]))
		}
	}
	group := make([]int32, len(x.blockSize))
	var lists [][]int32
	for p := range x.l.form {
		if b := x.mainBlock(x.l.form[p]); b >= 0 && c.find(int32(p)) == int32(p) {
			r := tie.find(b)
			if group[r] == 0 {
				lists = append(lists, nil)
				group[r] = int32(len(lists))
			}
			lists[group[r]-1] = append(lists[group[r]-1], int32(p))
		}
	}
	return slices.DeleteFunc(lists, func(l []int32) bool { return len(l) < 2 })
}

// ties are disjoint sets of blocks.
type ties []int32

func newTies(n int) ties {
	t := make(ties, n)
	for i := range t {
		t[i] = int32(i)
	}
	return t
}

func (t ties) find(i int32) int32 {
	for t[i] != i {
		t[i] = t[t[i]]
		i = t[i]
	}
	return i
}

func (t ties) union(a, b int32) {
	a, b = t.find(a), t.find(b)
	t[max(a, b)] = min(a, b)
}
