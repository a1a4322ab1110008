package metrics

import "math"

// wide is a positive number frac·2^exp beyond the range of a float64, with frac
// in [0.5, 1). Zero is {0, 0}.
type wide struct {
	frac float64
	exp  int
}

func (a wide) plus(b wide) wide {
	if a.frac == 0 {
		return b
	}
	if b.frac == 0 {
		return a
	}
	if a.exp < b.exp {
		a, b = b, a
	}
	frac, up := math.Frexp(a.frac + math.Ldexp(b.frac, b.exp-a.exp))
	return wide{frac, a.exp + up}
}

// over is a/b as a float64, for b above 0.
func (a wide) over(b wide) float64 { return math.Ldexp(a.frac/b.frac, a.exp-b.exp) }

// backWide is back for sources with 2^1000 shortest paths or more, as a chain
// of a thousand diamonds has. It counts the paths again, in wide numbers.
func (b *brandes) backWide() {
	paths := make([]wide, len(b.order))
	paths[0] = wide{0.5, 1}
	b.wide = paths
	for i := range b.order {
		for _, p := range b.next[b.first[i]:b.first[i+1]] {
			paths[p] = paths[p].plus(paths[i])
		}
	}
	for i := len(b.order) - 1; i >= 0; i-- {
		b.credit[i] = 0
		for _, p := range b.next[b.first[i]:b.first[i+1]] {
			b.credit[i] += paths[i].over(paths[p]) * (1 + b.credit[p])
		}
	}
}
