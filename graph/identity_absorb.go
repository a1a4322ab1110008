package graph

// absorb joins each cluster of initials only with the one spelt-out cluster that
// fits it, if there is just one, the block is small, and nothing speaks against it.
func absorb(x *facts, c *clusters, roots []int32) {
	if len(roots) < 2 {
		return
	}
	spelt := make(map[int32][]int32) // clusters that are spelt out, by block
	for _, r := range roots {
		if c.speltCluster(x.l, r) {
			for _, b := range x.blocksOf(c, r) {
				spelt[b] = append(spelt[b], r)
			}
		}
	}
	for _, r := range roots {
		if c.find(r) != r || c.speltCluster(x.l, r) {
			continue
		}
		if to := x.onlyFull(c, r, spelt); to >= 0 && c.idClash(r, to) == 0 && c.fits(x.l, r, to) {
			c.note(x.l, join{to, r, reason{absorbed: true}})
			c.union(r, to)
		}
	}
}

// speltCluster tells whether some name of a cluster is more than initials.
func (c *clusters) speltCluster(l *lineup, root int32) bool {
	for p := range c.walk(root) {
		if l.forms[l.form[p]].spelt() {
			return true
		}
	}
	return false
}

// blocksOf lists the blocks of the names of a cluster, each once.
func (x *facts) blocksOf(c *clusters, root int32) []int32 {
	var out []int32
	for _, f := range c.formsOf(x.l, root) {
		for _, b := range x.blocks.Of(int(f)) {
			if !containsInt32(out, b) {
				out = append(out, b)
			}
		}
	}
	return out
}

func containsInt32(list []int32, v int32) bool {
	for _, x := range list {
		if x == v {
			return true
		}
	}
	return false
}

// onlyFull is the one cluster among those spelt out whose names agree with all of
// r, -1 if there are none or several, or if a block is large.
func (x *facts) onlyFull(c *clusters, r int32, spelt map[int32][]int32) int32 {
	only := int32(-1)
	for _, b := range x.blocksOf(c, r) {
		if x.blockSize[b] > absorbBlock {
			return -1
		}
		for _, s := range spelt[b] {
			s = c.find(s)
			if s == only || !c.namesFit(x.l, r, s) {
				continue
			}
			if only >= 0 {
				return -1
			}
			only = s
		}
	}
	return only
}
