package metrics

import (
	"cmp"
	"context"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"

	"cocite/graph"
)

// Interval is where 95 % of the resampled values of a row lie.
type Interval struct {
	Low, High float64
	Known     bool
}

// Intervals takes for some rows of a unit the stability interval of an
// indicator: each row's papers are drawn anew with replacement, n times, and the
// interval reaches from the 2.5th to the 97.5th percentile of the values. Draws
// for which the indicator is not defined are left out; with under half of them
// left the interval is not known. What is drawn depends on the seed and the ids
// of the row and its papers only. Efron 1979, doi:10.1214/aos/1176344552; as in
// the Leiden Ranking, Waltman et al. 2012, doi:10.1002/asi.22708.
func Intervals(ctx context.Context, c *graph.Corpus, unit graph.Unit, ind Indicator, rows []int32, n int, seed uint64, o IndicatorOptions) ([]Interval, error) {
	if err := ind.check(unit, o); err != nil {
		return nil, err
	}
	f, err := newFacts(ctx, c, unit, o)
	if err != nil {
		return nil, err
	}
	if ind.prepare != nil {
		if err := ind.prepare(ctx, f); err != nil {
			return nil, err
		}
	}
	items, _, _ := c.Items(unit)
	out := make([]Interval, len(rows))
	workers := make([]resampler, workerCount(o.Threads, len(rows)))
	err = parallel(ctx, o.Threads, len(rows), func(worker, job int) {
		w := &workers[worker]
		w.set.f = f
		w.set.load(int(rows[job]))
		out[job] = w.interval(ind, n, rand.New(rand.NewPCG(seed, hashOf(items.IDs[rows[job]]))))
	})
	return out, err
}

// hashOf makes a number of an id.
func hashOf(id string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(id))
	return h.Sum64()
}

// resampler is the scratch of one worker.
type resampler struct {
	set    paperSet
	order  []int
	papers []int32
	credit []float64
	values []float64
}

// interval draws the papers of the set n times.
func (w *resampler) interval(ind Indicator, n int, rng *rand.Rand) Interval {
	papers, credit := w.byID()
	if len(papers) == 0 {
		return Interval{}
	}
	w.values = w.values[:0]
	for range n {
		w.papers, w.credit = w.papers[:0], w.credit[:0]
		for range papers {
			i := rng.IntN(len(papers))
			w.papers = append(w.papers, papers[i])
			if credit != nil {
				w.credit = append(w.credit, credit[i])
			}
		}
		w.set.papers = w.papers
		if credit != nil {
			w.set.credit = w.credit
		}
		w.set.renew()
		if v, ok := ind.value(&w.set); ok {
			w.values = append(w.values, v)
		}
	}
	if 2*len(w.values) < n || len(w.values) == 0 {
		return Interval{}
	}
	slices.Sort(w.values)
	return Interval{quantile(w.values, 0.025), quantile(w.values, 0.975), true}
}

// byID are the papers of the set with their credits in the order of their ids.
func (w *resampler) byID() ([]int32, []float64) {
	ids := w.set.f.c.Papers.IDs
	w.order = w.order[:0]
	for i := range w.set.papers {
		w.order = append(w.order, i)
	}
	slices.SortFunc(w.order, func(a, b int) int { return cmp.Compare(ids[w.set.papers[a]], ids[w.set.papers[b]]) })
	papers := make([]int32, len(w.order))
	var credit []float64
	for k, i := range w.order {
		papers[k] = w.set.papers[i]
		if w.set.credit != nil {
			credit = append(credit, w.set.credit[i])
		}
	}
	return papers, credit
}

// quantile interpolates between sorted values.
func quantile(sorted []float64, q float64) float64 {
	at := q * float64(len(sorted)-1)
	i := int(math.Floor(at))
	if i+1 == len(sorted) {
		return sorted[i]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}

// Indistinct returns for each of some rows in the order of their ranks the place
// of the first row whose interval overlaps with its own: the best row that it
// can't be told from; −1 where its interval is not known.
func Indistinct(rows []Interval) []int {
	out := make([]int, len(rows))
	for i, r := range rows {
		out[i] = -1
		if r.Known {
			out[i] = slices.IndexFunc(rows[:i+1], func(b Interval) bool { return b.Known && b.Low <= r.High && r.Low <= b.High })
		}
	}
	return out
}
