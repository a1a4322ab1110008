package graph

import "math/bits"

// numberIndex finds the places of numbers other than 0.
type numberIndex struct {
	slots []numberSlot // as many as a power of two; those behind the place of a number follow it
	shift uint
	used  int
}

// numberSlot is a number with its place; the zero value is free.
type numberSlot struct {
	low, high uint32
	at        int32
}

// find returns the place of a number, -1 and the free slot for it if there is none.
func (x *numberIndex) find(number uint64) (at int32, free int) {
	if len(x.slots) == 0 {
		return -1, -1
	}
	low, high := uint32(number), uint32(number>>32)
	mask := len(x.slots) - 1
	for i := x.start(number); ; i = (i + 1) & mask {
		switch s := &x.slots[i]; {
		case s.low == low && s.high == high:
			return s.at, i
		case s.low|s.high == 0:
			return -1, i
		}
	}
}

// start is the slot where the search for a number begins.
func (x *numberIndex) start(number uint64) int {
	return int(number * 0x9e3779b97f4a7c15 >> x.shift)
}

// put keeps the place of a number, in the slot that find said is free.
func (x *numberIndex) put(number uint64, at int32, free int) {
	if x.used++; x.used*4 > len(x.slots)*3 {
		x.grow()
		_, free = x.find(number)
	}
	x.slots[free] = numberSlot{uint32(number), uint32(number >> 32), at}
}

// grow doubles the slots.
func (x *numberIndex) grow() {
	old, n := x.slots, max(smallIndex, 2*len(x.slots))
	x.slots, x.shift = make([]numberSlot, n), uint(64-bits.TrailingZeros(uint(n)))
	for _, s := range old {
		number := uint64(s.high)<<32 | uint64(s.low)
		if number != 0 {
			_, free := x.find(number)
			x.slots[free] = s
		}
	}
}
