package metrics

import (
	"math"
	"math/bits"
)

// A sketch of a set is a HyperLogLog counter: the elements are spread over
// registers by their hash, and each register keeps the longest run of zeros, plus
// one, that it has seen. It is held in words of eight registers of a byte.

// addToSketch puts an element, given by its hash, into a sketch.
func addToSketch(sketch []uint64, hash uint64, logRegisters int) {
	register := hash >> (64 - logRegisters)
	rank := uint64(bits.LeadingZeros64(hash<<logRegisters|1<<(logRegisters-1)) + 1)
	shift := register % 8 * 8
	word := &sketch[register/8]
	if *word>>shift&0xff < rank {
		*word = *word&^(0xff<<shift) | rank<<shift
	}
}

// joinSketch makes a the sketch of the union: the larger of each two registers.
// They are all below 128, so the upper bit of a byte is free to compare with.
func joinSketch(a, b []uint64) {
	const high = 0x8080808080808080
	b = b[:len(a)]
	for i, x := range a {
		y := b[i]
		least := ((x | high) - y) & high // where x ≥ y
		keep := least | (least - least>>7)
		a[i] = x&keep | y&^keep
	}
}

// ballSize estimates how many elements a sketch has seen.
type ballSize struct {
	scale float64      // α∞·m², m registers
	empty []float64    // m·σ(k/m) for k registers that saw nothing
	share [128]float64 // 2^−rank, 0 for rank 0
}

func newBallSize(logRegisters int) ballSize {
	m := float64(int(1) << logRegisters)
	e := ballSize{scale: m * m / (2 * math.Ln2), empty: make([]float64, 1<<logRegisters+1)}
	for k := range e.empty {
		e.empty[k] = m * sigma(float64(k)/m)
	}
	for rank := 1; rank < len(e.share); rank++ {
		e.share[rank] = math.Ldexp(1, -rank)
	}
	return e
}

// sigma is Σ x^(2^k)·2^(k−1) over k ≥ 1, plus x: it corrects for registers
// without an element. An empty sketch has an infinite one and the size 0.
func sigma(x float64) float64 {
	if x == 1 {
		return math.Inf(1)
	}
	sum, factor := x, 1.0
	for {
		x *= x
		before := sum
		sum += x * factor
		factor *= 2
		if sum == before {
			return sum
		}
	}
}

func (e *ballSize) of(sketch []uint64) float64 {
	var sum float64
	zeros := 0
	for _, word := range sketch {
		for range 8 {
			rank := word & 0x7f
			if rank == 0 {
				zeros++
			}
			sum += e.share[rank]
			word >>= 8
		}
	}
	return e.scale / (sum + e.empty[zeros])
}
