package metrics

import "math"

// Burst is a run of slices in which something is far more frequent than usual.
type Burst struct {
	Start  int // first and last slice
	End    int
	Weight float64
}

// BurstOptions are the two parameters of Bursts.
type BurstOptions struct {
	S     float64 // how many times as frequent a burst is, above 1
	Gamma float64 // what it costs to begin one, in units of ln n
}

// DefaultBursts has s = 2 and γ = 1.
func DefaultBursts() BurstOptions { return BurstOptions{S: 2, Gamma: 1} }

// Bursts finds the bursts of something that r[t] of d[t] documents have in slice
// t, with two states: p0 = Σr/Σd, p1 = min(s·p0, 0.9999). The states are the path
// of least cost, where a state costs −ln of the binomial probability of the
// slice, going up γ·ln n, going down nothing; ties stay low. Slices without
// documents are skipped, and n counts the others. The weight of a burst is the
// sum of what the low state would have cost more. There is none if p0 is 0 or at
// least p1. Kleinberg 2003, doi:10.1023/A:1024940629314.
func Bursts(r, d []int64, o BurstOptions) []Burst {
	states, gains := burstStates(r, d, o)
	var out []Burst
	open := false
	for t, high := range states {
		switch {
		case d[t] == 0:
		case !high:
			open = false
		case !open:
			out, open = append(out, Burst{t, t, gains[t]}), true
		default:
			out[len(out)-1].End = t
			out[len(out)-1].Weight += gains[t]
		}
	}
	return out
}

// burstStates is the path of least cost, with what the low state costs more than
// the high one in each slice; the binomial coefficient is the same for both.
func burstStates(r, d []int64, o BurstOptions) (high []bool, gain []float64) {
	high, gain = make([]bool, len(r)), make([]float64, len(r))
	relevant, documents, n := 0.0, 0.0, 0
	for t := range r {
		relevant, documents = relevant+float64(r[t]), documents+float64(d[t])
		n += int(indicatorOf(d[t] > 0))
	}
	p0 := relevant / math.Max(1, documents)
	p1 := min(o.S*p0, 0.9999)
	if p0 == 0 || p0 >= p1 {
		return high, gain
	}
	up := o.Gamma * math.Log(float64(n))
	more, less := math.Log(p1/p0), math.Log((1-p1)/(1-p0))
	low, top := 0.0, math.Inf(1) // the least cost of ending in each state, gains taken off the high one
	fromTop, fromLow := make([]bool, len(r)), make([]bool, len(r))
	for t := range r {
		if d[t] == 0 {
			continue
		}
		gain[t] = float64(r[t])*more + float64(d[t]-r[t])*less
		fromTop[t] = top < low
		fromLow[t] = low+up <= top
		low, top = min(low, top), min(low+up, top)-gain[t]
	}
	state := top < low
	for t := len(r) - 1; t >= 0; t-- {
		if d[t] == 0 {
			continue
		}
		high[t] = state
		if state {
			state = !fromLow[t]
		} else {
			state = fromTop[t]
		}
	}
	return high, gain
}
