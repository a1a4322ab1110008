package metrics

import (
	"cmp"
	"math"
	"slices"
)

// Partition gives each node the number of its community. Functions of this
// package number communities 0, 1, 2, … by size, the largest first; of two
// equally large ones the one with the smallest node comes first.
type Partition []int32

// Renumber returns the same communities numbered by size, the largest first,
// then by smallest node. Any labels may come in, negative ones too.
func (p Partition) Renumber() Partition {
	out, k := p.dense()
	sizes := make([]int, k)
	for _, c := range out {
		sizes[c]++
	}
	order := make([]int32, k)
	for c := range order {
		order[c] = int32(c)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(sizes[b], sizes[a]) })
	rank := make([]int32, k)
	for i, c := range order {
		rank[c] = int32(i)
	}
	for i, c := range out {
		out[i] = rank[c]
	}
	return out
}

// Count is the number of communities.
func (p Partition) Count() int {
	_, k := p.dense()
	return k
}

// Sizes returns the number of nodes of each community, in the order of
// Renumber: the largest first.
func (p Partition) Sizes() []int {
	q, k := p.dense()
	sizes := make([]int, k)
	for _, c := range q {
		sizes[c]++
	}
	slices.SortFunc(sizes, func(a, b int) int { return b - a })
	return sizes
}

// dense copies p with labels 0..k-1 in the order of first appearance.
func (p Partition) dense() (Partition, int) {
	seen := make(map[int32]int32)
	out := make(Partition, len(p))
	for i, c := range p {
		d, ok := seen[c]
		if !ok {
			d = int32(len(seen))
			seen[c] = d
		}
		out[i] = d
	}
	return out, len(seen)
}

// ARI is the adjusted Rand index of two partitions of the same nodes: 1 if they
// are equal, about 0 if they agree as much as chance would have it, and below 0
// if less. Two partitions that leave chance no room (both one community, or
// both all alone) are equal and give 1.
//
// Source: Hubert & Arabie 1985, doi:10.1007/BF01908075.
func ARI(a, b Partition) float64 {
	t := crossTable(a, b)
	var both, left, right float64
	for _, c := range t.cells {
		both += pairs(c.n)
	}
	for _, n := range t.rows {
		left += pairs(n)
	}
	for _, n := range t.cols {
		right += pairs(n)
	}
	all := pairs(len(a))
	if all == 0 {
		return 1
	}
	expected, most := left*right/all, (left+right)/2
	if most == expected {
		return 1
	}
	return (both - expected) / (most - expected)
}

// NMI is the normalised mutual information of two partitions of the same nodes:
// 2·I(a,b)/(H(a)+H(b)), from 0 (independent) to 1 (equal). Two partitions into
// one community each are equal and give 1.
//
// Source: Danon et al. 2005, doi:10.1088/1742-5468/2005/09/P09008.
func NMI(a, b Partition) float64 {
	t := crossTable(a, b)
	n := float64(len(a))
	entropy := func(sizes []int) (h float64) {
		for _, s := range sizes {
			h -= float64(s) / n * math.Log(float64(s)/n)
		}
		return h
	}
	total := entropy(t.rows) + entropy(t.cols)
	if total == 0 {
		return 1
	}
	var shared float64
	for _, c := range t.cells {
		joint := float64(c.n)
		shared += joint / n * math.Log(joint*n/(float64(t.rows[c.row])*float64(t.cols[c.col])))
	}
	return min(1, max(0, 2*shared/total))
}

// cross counts the nodes that two partitions put together; empty cells are not
// stored.
type cross struct {
	cells      []crossCell
	rows, cols []int
}

type crossCell struct {
	row, col int32
	n        int
}

// crossTable counts by sorting, so that sums over cells come in one order. It
// panics if the partitions have not the same number of nodes.
func crossTable(a, b Partition) cross {
	if len(a) != len(b) {
		panic("metrics: partitions of different node sets")
	}
	p, rows := a.dense()
	q, cols := b.dense()
	t := cross{rows: make([]int, rows), cols: make([]int, cols)}
	joint := make([]uint64, len(p))
	for i := range p {
		joint[i] = uint64(p[i])<<32 | uint64(q[i])
		t.rows[p[i]]++
		t.cols[q[i]]++
	}
	slices.Sort(joint)
	for i, j := range joint {
		if i > 0 && joint[i-1] == j {
			t.cells[len(t.cells)-1].n++
			continue
		}
		t.cells = append(t.cells, crossCell{row: int32(j >> 32), col: int32(uint32(j)), n: 1})
	}
	return t
}

func pairs(n int) float64 { return float64(n) * float64(n-1) / 2 }
