package graph

import "math/bits"

// index finds the numbers of values by their hashes. It keeps 32 bits of each hash
// beside the number, in one flat array without pointers: a value that is not there
// is nearly always told without looking at another one.
type index struct {
	slots []slot // as many as a power of two; those behind the place of a hash follow it
	shift uint   // of a hash, to its place
	used  int
}

// slot is a number under its hash; the zero value is free.
type slot struct {
	hash uint32
	next uint32 // the number plus 1
}

// smallIndex is the number of slots of an index with its first value.
const smallIndex = 16

// expect makes room for n values in all.
func (x *index) expect(n int) {
	if need := n + n/2; need > len(x.slots) {
		x.resize(max(smallIndex, 1<<bits.Len(uint(need-1))))
	}
}

// find returns the number of the value under a hash that same takes for equal, -1
// and the free slot for it if there is none.
func (x *index) find(hash uint32, same func(number int32) bool) (number int32, free int) {
	if len(x.slots) == 0 {
		return -1, -1
	}
	mask := len(x.slots) - 1
	for i := int(hash >> x.shift); ; i = (i + 1) & mask {
		s := x.slots[i]
		if s.next == 0 {
			return -1, i
		}
		if s.hash == hash && same(int32(s.next-1)) {
			return int32(s.next - 1), i
		}
	}
}

// put keeps a number under its hash, in the slot that find said is free.
func (x *index) put(hash uint32, number int32, free int) {
	if x.used++; x.used*4 > len(x.slots)*3 {
		x.resize(max(smallIndex, 2*len(x.slots)))
		free = x.firstFree(hash)
	}
	x.slots[free] = slot{hash, uint32(number) + 1}
}

// resize moves all numbers into as many slots as a power of two says.
func (x *index) resize(n int) {
	old := x.slots
	x.slots, x.shift = make([]slot, n), uint(32-bits.TrailingZeros(uint(n)))
	for _, s := range old {
		if s.next != 0 {
			x.slots[x.firstFree(s.hash)] = s
		}
	}
}

// firstFree is the first free slot for a hash.
func (x *index) firstFree(hash uint32) int {
	mask := len(x.slots) - 1
	i := int(hash >> x.shift)
	for x.slots[i].next != 0 {
		i = (i + 1) & mask
	}
	return i
}
