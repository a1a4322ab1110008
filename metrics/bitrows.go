package metrics

// bitRows is a square table of bits.
type bitRows [][]uint64

func newBitRows(n int) bitRows {
	r := make(bitRows, n)
	words := (n + 63) / 64
	bits := make([]uint64, n*words)
	for u := range r {
		r[u] = bits[u*words : (u+1)*words]
	}
	return r
}

func (r bitRows) set(u, v int) { r[u][v/64] |= 1 << (v % 64) }

func (r bitRows) has(u, v int) bool { return r[u][v/64]>>(v%64)&1 == 1 }

// meet tells whether row u of r and row v of another table have a bit in common.
func (r bitRows) meet(u int, other bitRows, v int) bool {
	for i, b := range r[u] {
		if b&other[v][i] != 0 {
			return true
		}
	}
	return false
}
