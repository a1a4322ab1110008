package metrics

import (
	"context"

	"cocite/graph"
)

// Disruption counts who builds on a paper F and who on its references.
type Disruption struct {
	I       int64 // cite F and none of its references
	J       int64 // cite F and at least one of its references
	JStrong int64 // cite F and at least five of its references
	K       int64 // cite a reference of F, but not F
}

// CD is (i−j)/(i+j+k). It is not defined, false, where nobody cites F or F has no
// references. Funk and Owen-Smith 2017, doi:10.1287/mnsc.2015.2366.
func (d Disruption) CD(references int) (float64, bool) {
	if references == 0 || d.I+d.J == 0 {
		return 0, false
	}
	return float64(d.I-d.J) / float64(d.I+d.J+d.K), true
}

// CDNoK is (i−j)/(i+j), not defined where nobody cites F.
// Wu and Yan 2019, arXiv:1905.03461.
func (d Disruption) CDNoK() (float64, bool) { return ratioOf(float64(d.I-d.J), float64(d.I+d.J)) }

// DI5 is CD with only those in j that cite at least five references of F.
// Bornmann et al. 2020, doi:10.1162/qss_a_00068.
func (d Disruption) DI5(references int) (float64, bool) {
	if _, ok := d.CD(references); !ok {
		return 0, false
	}
	return ratioOf(float64(d.I-d.JStrong), float64(d.I+d.JStrong+d.K))
}

// MCD is CD times the number of citing papers.
// Funk and Owen-Smith 2017, doi:10.1287/mnsc.2015.2366.
func (d Disruption) MCD(references int) (float64, bool) {
	cd, ok := d.CD(references)
	return cd * float64(d.I+d.J), ok
}

// disruptions counts for each paper of known year the citing papers of later
// years, at most window years later; 0 is without end. The paper itself, which
// cites its references, never counts.
func disruptions(ctx context.Context, f *facts, window int32) ([]Disruption, error) {
	p := &f.c.Papers
	out := make([]Disruption, p.N())
	jobs := spansByCost(p.N(), 1<<13, func(i int) int { return 1 + len(p.Refs.Of(i)) + len(p.Citers.Of(i)) })
	workers := make([]disruptor, workerCount(f.o.Threads, len(jobs)))
	err := parallel(ctx, f.o.Threads, len(jobs), func(worker, job int) {
		w := &workers[worker]
		w.begin(f)
		for i := jobs[job].lo; i < jobs[job].hi; i++ {
			if p.Years[i] > 0 && len(p.Citers.Of(i)) > 0 {
				out[i] = w.count(int32(i), window)
			}
		}
	})
	return out, err
}

// disruptor is the scratch of one worker.
type disruptor struct {
	f      *facts
	shared sharedAuthors
	cited  []int32 // of each paper: the last paper, plus one, that has it in its references
	met    []int32 // of each paper: the last paper, plus one, for which it was counted
}

func (w *disruptor) begin(f *facts) {
	if w.f == nil {
		w.f = f
		w.cited, w.met = make([]int32, f.c.Papers.N()), make([]int32, f.c.Papers.N())
	}
	w.shared.begin(f.c)
}

// count is the kernel for one paper.
func (w *disruptor) count(paper, window int32) Disruption {
	var d Disruption
	p := &w.f.c.Papers
	stamp := paper + 1
	refs := p.Refs.Of(int(paper))
	for _, r := range refs {
		w.cited[r] = stamp
	}
	if w.f.o.NoSelf {
		w.shared.choose(paper)
	}
	w.met[paper] = stamp
	for _, x := range p.Citers.Of(int(paper)) {
		w.met[x] = stamp
		if !w.counts(paper, x, window) {
			continue
		}
		switch n := w.sharedRefs(x, stamp); {
		case n == 0:
			d.I++
		default:
			d.J++
			if n >= 5 {
				d.JStrong++
			}
		}
	}
	for _, r := range refs {
		for _, x := range p.Citers.Of(int(r)) {
			if w.met[x] == stamp {
				continue
			}
			w.met[x] = stamp
			if w.counts(paper, x, window) {
				d.K++
			}
		}
	}
	return d
}

// counts tells whether a citing paper is in the window.
func (w *disruptor) counts(paper, citing, window int32) bool {
	from, year := w.f.c.Papers.Years[paper], w.f.c.Papers.Years[citing]
	if year <= from || window > 0 && year > from+window || !w.f.inTime(citing) {
		return false
	}
	return !w.f.o.NoSelf || !w.shared.with(citing)
}

// sharedRefs counts the references of a paper that carry a stamp.
func (w *disruptor) sharedRefs(paper, stamp int32) int {
	n := 0
	for _, r := range w.f.c.Papers.Refs.Of(int(paper)) {
		if w.cited[r] == stamp {
			n++
		}
	}
	return n
}

// disruptionWindow is how many years after a paper its citations count.
const disruptionWindow = 5

// disruptionIndicators are for papers.
func disruptionIndicators() []Indicator {
	const five, ever = 0, 1
	convention := "citing papers of later years, up to five years later and not after the year of evaluation, the paper itself never; " +
		"grows or shrinks with the length of reference lists: don't compare decades"
	edge := "missing without a year, without references, and where nobody cites in the window; hidden where under 80 % of the references are found (references_found)"
	define := func(name, doc, formula, source string, which int, of func(Disruption, int) (float64, bool)) Indicator {
		d := Definition{formula, convention, edge, source}
		if which == ever {
			d.Convention = "citing papers of all later years, not after the year of evaluation; needs ten years to settle"
		}
		return Indicator{
			Name: name, Doc: doc, Units: paperUnits(), Coverage: []string{referencesFound}, Definition: d,
			prepare: func(ctx context.Context, f *facts) error { return f.disrupt(ctx, which) },
			value: func(s *paperSet) (float64, bool) {
				if len(s.papers) == 0 || !enoughFound(&s.f.c.Papers, s.papers[0]) {
					return 0, false
				}
				p := s.papers[0]
				return of(s.f.disruption[which][p], len(s.f.c.Papers.Refs.Of(int(p))))
			},
		}
	}
	const fos = "Funk and Owen-Smith 2017, doi:10.1287/mnsc.2015.2366; Wu, Wang and Evans 2019, doi:10.1038/s41586-019-0941-9"
	return []Indicator{
		define("disruption", "disruption CD₅: do later papers cite the paper instead of its references",
			"(n_i − n_j)/(n_i + n_j + n_k): citing it only, it and a reference, a reference only", fos, five, Disruption.CD),
		define("disruption_full", "disruption CD over all later years", "(n_i − n_j)/(n_i + n_j + n_k)", fos, ever, Disruption.CD),
		define("disruption_nok", "disruption without those that cite references only", "(n_i − n_j)/(n_i + n_j)",
			"Wu and Yan 2019, arXiv:1905.03461", five, func(d Disruption, _ int) (float64, bool) { return d.CDNoK() }),
		define("di5", "disruption with those that cite at least five of the references", "(n_i − n_j5)/(n_i + n_j5 + n_k), n_j5 citing it and at least 5 references",
			"Bornmann et al. 2020, doi:10.1162/qss_a_00068", five, Disruption.DI5),
		define("mcd", "disruption CD₅ times the citing papers", "CD₅·(n_i + n_j)", fos, five, Disruption.MCD),
		referencesFoundIndicator(),
	}
}

// disrupt counts for one of the two windows.
func (f *facts) disrupt(ctx context.Context, which int) error {
	if f.disruption[which] != nil {
		return nil
	}
	window := int32(disruptionWindow)
	if which == 1 {
		window = 0
	}
	var err error
	f.disruption[which], err = disruptions(ctx, f, window)
	return err
}

// foundShare is the share of a paper's references that are known one by one.
func foundShare(p *graph.Papers, paper int32) (float64, bool) {
	if !listKnown(p, paper) {
		return 0, false
	}
	claimed := int(p.RefMentions[paper])
	if c := p.RefCounts[paper]; c.Known {
		claimed = max(c.N, len(p.Refs.Of(int(paper))))
	}
	if claimed == 0 {
		return 1, true
	}
	return min(1, float64(len(p.Refs.Of(int(paper))))/float64(claimed)), true
}

// enoughFound tells whether a disruption may be shown.
func enoughFound(p *graph.Papers, paper int32) bool {
	share, ok := foundShare(p, paper)
	return ok && share >= 0.8
}

func referencesFoundIndicator() Indicator {
	return Indicator{
		Name: referencesFound, Doc: "share of the references that are known one by one", Units: paperUnits(),
		Definition: Definition{
			Formula:    "distinct works in the list / references that the source claims, else entries of the list",
			Convention: "works outside the corpus are found too if the source names them",
			EdgeCases:  "missing if nothing is known of the list; 1 for a stated 0",
			Source:     "counted from the sources' reference lists",
		},
		value: func(s *paperSet) (float64, bool) {
			if len(s.papers) == 0 {
				return 0, false
			}
			return foundShare(&s.f.c.Papers, s.papers[0])
		},
	}
}
