package graph

// nameComponents groups clusters that blocks tie together, directly or not. Those
// that stand alone are left out.
func nameComponents(x *facts, c *clusters) Lists {
	tie := tiedBlocks(x, c)
	number := make([]int32, len(x.blockSize)) // of the component of each block, plus 1
	n := 0
	var component, places []int32
	for p := range x.l.form {
		b := x.mainBlock(x.l.form[p])
		if b < 0 || c.find(int32(p)) != int32(p) {
			continue
		}
		r := tie.find(b)
		if number[r] == 0 {
			n++
			number[r] = int32(n)
		}
		component, places = append(component, number[r]-1), append(places, int32(p))
	}
	return listsOf(n, component, places).longer(1)
}

// tiedBlocks ties the blocks that one name or one cluster has.
func tiedBlocks(x *facts, c *clusters) ties {
	tie := newTies(len(x.blockSize))
	for f := range x.l.forms {
		blocks := x.blocks.Of(f)
		for _, b := range blocks {
			tie.union(b, blocks[0])
		}
	}
	for p := range x.l.form {
		if q := c.find(int32(p)); q != int32(p) && x.mainBlock(x.l.form[p]) >= 0 && x.mainBlock(x.l.form[q]) >= 0 {
			tie.union(x.mainBlock(x.l.form[p]), x.mainBlock(x.l.form[q]))
		}
	}
	return tie
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
