package metrics

import (
	"context"
	"fmt"
	"slices"

	"cocite/graph"
)

// facts are what indicators read of a corpus: for each paper, computed once.
type facts struct {
	c      *graph.Corpus
	unit   graph.Unit
	o      IndicatorOptions
	year   int32       // of evaluation, 0 if no year is known
	cut    bool        // some papers are later
	lists  graph.Lists // papers of each row; empty for papers
	all    []int32     // 0, 1, 2, …: the papers of the rows of the unit papers
	credit []float64   // of each entry of lists; nil if each counts 1

	selfCiting []int32           // citers that share an author, of each paper
	counts     [flavours][]int32 // of each paper, -1 if unknown
	fractional []float64         // citations with 1/references of each citing paper
	normal     [flavours]normal
	disruption [2][]Disruption // within five years, and ever
	citeRank   []float64       // NaN where it is not defined
	rescaled   []float64
	classNames []string    // nil before classify
	classes    graph.Lists // of each paper, ascending
	profiles   *classProfiles
}

// newFacts checks the options and lays out the rows.
func newFacts(ctx context.Context, c *graph.Corpus, unit graph.Unit, o IndicatorOptions) (*facts, error) {
	if o.Credit == "" {
		o.Credit = FullCredit
	}
	if err := o.Credit.Check(unit); err != nil {
		return nil, err
	}
	f := &facts{c: c, unit: unit, o: o}
	f.year, f.cut = evaluationYear(&c.Papers, o.Year)
	items, itemsOf, ok := c.Items(unit)
	switch {
	case ok:
		f.lists = items.Papers
		f.credit = o.Credit.shareOut(itemsOf, f.lists)
	case unit == graph.UnitPapers || unit == graph.UnitReferences:
		f.all = make([]int32, c.Papers.N())
		for i := range f.all {
			f.all[i] = int32(i)
		}
	default:
		return nil, fmt.Errorf("there is no unit %q", unit)
	}
	return f, f.countLocal(ctx)
}

// EvaluationYear is the year at which a corpus is judged unless another is
// asked for: the latest year of a described paper, never that of a clock; 0 if
// no year is known.
func EvaluationYear(c *graph.Corpus) int {
	y, _ := evaluationYear(&c.Papers, 0)
	return int(y)
}

// evaluationYear is the year asked for, or the latest of a described paper; cut
// tells whether papers are later.
func evaluationYear(p *graph.Papers, asked int) (year int32, cut bool) {
	latest := int32(0)
	for i, y := range p.Years {
		if !p.Stub[i] {
			latest = max(latest, y)
		}
	}
	if asked == 0 {
		return latest, false
	}
	return int32(asked), slices.Max(append(slices.Clone(p.Years), 0)) > int32(asked)
}

// rows is the number of rows of the unit.
func (f *facts) rows() int {
	if f.all != nil {
		return len(f.all)
	}
	return f.lists.Len()
}

// size is the number of papers of a row.
func (f *facts) size(row int) int {
	if f.all != nil {
		return 1
	}
	return len(f.lists.Of(row))
}

// inTime tells whether a paper is there at the year of evaluation; one of
// unknown year is.
func (f *facts) inTime(paper int32) bool { return !f.cut || f.c.Papers.Years[paper] <= f.year }

// countLocal counts the citations from the corpus, and of these the self-citations.
func (f *facts) countLocal(ctx context.Context) error {
	p := &f.c.Papers
	f.counts[localFlavour] = make([]int32, p.N())
	if f.o.NoSelf {
		if err := f.countSelf(ctx); err != nil {
			return err
		}
	}
	for i := range p.N() {
		n := len(p.Citers.Of(i))
		if f.cut {
			n = f.citersInTime(i)
		}
		if f.o.NoSelf {
			n -= int(f.selfCiting[i])
		}
		f.counts[localFlavour][i] = int32(n)
	}
	return nil
}

func (f *facts) citersInTime(paper int) int {
	n := 0
	for _, q := range f.c.Papers.Citers.Of(paper) {
		if f.inTime(q) {
			n++
		}
	}
	return n
}

// countSelf counts for each paper the citing papers that share an author with it.
func (f *facts) countSelf(ctx context.Context) error {
	if f.selfCiting != nil {
		return nil
	}
	p := &f.c.Papers
	f.selfCiting = make([]int32, p.N())
	jobs := spansByCost(p.N(), 1<<14, func(i int) int { return 1 + len(p.Citers.Of(i)) })
	workers := make([]sharedAuthors, workerCount(f.o.Threads, len(jobs)))
	return parallel(ctx, f.o.Threads, len(jobs), func(worker, job int) {
		w := &workers[worker]
		w.begin(f.c)
		for i := jobs[job].lo; i < jobs[job].hi; i++ {
			w.choose(int32(i))
			for _, q := range p.Citers.Of(i) {
				if f.inTime(q) && w.with(q) {
					f.selfCiting[i]++
				}
			}
		}
	})
}

// citers are the papers that cite a paper and count.
func (f *facts) citers(shared *sharedAuthors, paper int32) []int32 {
	all := f.c.Papers.Citers.Of(int(paper))
	if !f.cut && !f.o.NoSelf {
		return all
	}
	shared.choose(paper)
	shared.kept = shared.kept[:0]
	for _, q := range all {
		if f.inTime(q) && !(f.o.NoSelf && shared.with(q)) {
			shared.kept = append(shared.kept, q)
		}
	}
	return shared.kept
}

// sharedAuthors tells which papers share an author with a chosen one.
type sharedAuthors struct {
	authors *graph.Lists
	mark    []int32 // of each author: the last chosen paper with it, plus one
	paper   int32
	kept    []int32 // scratch of citers
}

func (w *sharedAuthors) begin(c *graph.Corpus) {
	if w.mark == nil {
		w.authors, w.mark = &c.Papers.Authors, make([]int32, c.Authors.N())
	}
}

func (w *sharedAuthors) choose(paper int32) {
	w.paper = paper
	for _, a := range w.authors.Of(int(paper)) {
		w.mark[a] = paper + 1
	}
}

func (w *sharedAuthors) with(paper int32) bool {
	for _, a := range w.authors.Of(int(paper)) {
		if w.mark[a] == w.paper+1 {
			return true
		}
	}
	return false
}

// note says in a column's description what the options changed.
func (f *facts) note(i Indicator) string {
	note := ""
	if f.credit != nil {
		note = ", each paper whole"
		if i.Credited {
			note = ", " + string(f.o.Credit) + " credit"
		}
	}
	if f.o.NoSelf && !i.Stated {
		note += ", without self-citations"
	}
	if f.o.Year != 0 {
		note += fmt.Sprintf(", as of %d", f.year)
	}
	return note
}
