package metrics

import (
	"cmp"
	"context"
	"slices"

	"cocite/graph"
)

// Normalized divides the count of each paper by what is expected in its cells,
// such as the papers of its year. Of a paper in m cells each takes 1/m: with the
// same weights the expected count of a cell is the mean of its papers, so that
// the mean of all scores is 1. A score is not known, and 0, for a paper without a
// cell and where a mean is 0. Cells are numbered from 0.
// Waltman et al. 2011, doi:10.1016/j.joi.2010.08.001.
func Normalized(counts []int64, cells graph.Lists) (scores []float64, known []bool) {
	expected := cellMeans(counts, cells)
	scores, known = make([]float64, len(counts)), make([]bool, len(counts))
	for i, c := range counts {
		list := cells.Of(i)
		if len(list) == 0 || slices.ContainsFunc(list, func(f int32) bool { return expected[f] == 0 }) {
			continue
		}
		known[i] = true
		for _, f := range list {
			scores[i] += float64(c) / expected[f] / float64(len(list))
		}
	}
	return scores, known
}

// cellMeans are the weighted means of the counts in each cell. Papers are added
// in the order of their cells and counts, so that their numbering does not show
// in the last digit.
func cellMeans(counts []int64, cells graph.Lists) []float64 {
	_, val := cells.Flat()
	n := int32(0)
	for _, f := range val {
		n = max(n, f+1)
	}
	order := make([]int32, len(counts))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(len(cells.Of(int(a))), len(cells.Of(int(b)))), cmp.Compare(counts[a], counts[b]))
	})
	sum, weight := make([]float64, n), make([]float64, n)
	for _, i := range order {
		list := cells.Of(int(i))
		for _, f := range list {
			sum[f] += float64(counts[i]) / float64(len(list))
			weight[f] += 1 / float64(len(list))
		}
	}
	for f := range sum {
		if weight[f] > 0 {
			sum[f] /= weight[f]
		}
	}
	return sum
}

// standing is where a paper stands among those of its cell.
type standing struct {
	n       int32 // papers of the cell; 0 if the paper is in none
	greater int32 // with a larger count
	equal   int32 // with the same count, itself included
}

// percentile is Hazen's: 100·(rank − 0.5)/n from below, the rank of equal counts
// their mean.
func (s standing) percentile() float64 {
	below := float64(s.n - s.greater - s.equal)
	return 100 * (below + float64(s.equal)/2) / float64(s.n)
}

// top is the part of a paper that is among the top share q of its cell, where
// papers of equal counts share what is left for them.
func (s standing) top(q float64) float64 {
	return min(1, max(0, (q*float64(s.n)-float64(s.greater))/float64(s.equal)))
}

// TopWeights are the parts of papers among the most cited share q of them, from
// 0 to 1; ties are split, so that the weights add up to q·n.
// Waltman and Schreiber 2013, doi:10.1002/asi.22775.
func TopWeights(counts []int64, q float64) []float64 {
	weights := make([]float64, len(counts))
	for i, s := range standings(counts, make([]int32, len(counts))) {
		weights[i] = s.top(q)
	}
	return weights
}

// standings place papers by their counts in their cells; a cell below 0 is none.
func standings(counts []int64, cell []int32) []standing {
	out := make([]standing, len(counts))
	var order []int32
	for i, f := range cell {
		if f >= 0 {
			order = append(order, int32(i))
		}
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(cell[a], cell[b]), cmp.Compare(counts[b], counts[a]))
	})
	for from := 0; from < len(order); {
		to := from
		for to < len(order) && cell[order[to]] == cell[order[from]] {
			to++
		}
		placeCell(out, counts, order[from:to])
		from = to
	}
	return out
}

// placeCell places the papers of one cell, the most cited first.
func placeCell(out []standing, counts []int64, papers []int32) {
	for from := 0; from < len(papers); {
		to := from
		for to < len(papers) && counts[papers[to]] == counts[papers[from]] {
			to++
		}
		for _, p := range papers[from:to] {
			out[p] = standing{n: int32(len(papers)), greater: int32(from), equal: int32(to - from)}
		}
		from = to
	}
}

// normal holds the normalised scores of papers in one flavour of citations.
type normal struct {
	standings []standing // among the papers of the same year
	score     [2][]float64
	known     [2][]bool
	expected  []float64 // mean of the year of each paper
}

// The reference sets of normalised scores.
const (
	byYear  = iota // papers of the same year
	byClass        // papers of the same class and year
)

// normalize returns what prepares the scores of a flavour.
func (f flavour) normalize(set int) func(context.Context, *facts) error {
	return func(ctx context.Context, x *facts) error {
		if err := f.load(ctx, x); err != nil {
			return err
		}
		n := &x.normal[f.index]
		if n.score[set] != nil {
			return nil
		}
		counts, cell := x.reference(f)
		if set == byClass {
			n.score[set], n.known[set] = Normalized(counts, x.classCells(cell))
			return nil
		}
		n.standings = standings(counts, cell)
		cells := singleCells(cell)
		n.score[set], n.known[set] = Normalized(counts, cells)
		n.expected = make([]float64, len(counts))
		means := cellMeans(counts, cells)
		for i, y := range cell {
			if y >= 0 {
				n.expected[i] = means[y]
			}
		}
		return nil
	}
}

// reference is the reference set: described papers with a year and a count, up
// to the year of evaluation. Their cell is the year, that of others −1.
func (f *facts) reference(fl flavour) (counts []int64, cell []int32) {
	p := &f.c.Papers
	counts, cell = make([]int64, p.N()), make([]int32, p.N())
	for i, n := range f.counts[fl.index] {
		cell[i] = -1
		if n >= 0 && !p.Stub[i] && p.Years[i] > 0 && f.inTime(int32(i)) {
			counts[i], cell[i] = int64(n), p.Years[i]
		}
	}
	return counts, cell
}

// singleCells puts each paper into one cell, or none.
func singleCells(cell []int32) graph.Lists {
	off, val := make([]int, 1, len(cell)+1), make([]int32, 0, len(cell))
	for _, f := range cell {
		if f >= 0 {
			val = append(val, f)
		}
		off = append(off, len(val))
	}
	return mustLists(off, val)
}

// classCells puts each paper into a cell for each of its classes in its year.
func (f *facts) classCells(year []int32) graph.Lists {
	f.classify()
	type classYear struct{ class, year int32 }
	number := map[classYear]int32{}
	off, val := make([]int, 1, len(year)+1), []int32{}
	for i, y := range year {
		if y >= 0 {
			for _, class := range f.classes.Of(i) {
				k := classYear{class, y}
				if _, ok := number[k]; !ok {
					number[k] = int32(len(number))
				}
				val = append(val, number[k])
			}
		}
		off = append(off, len(val))
	}
	return mustLists(off, val)
}

// mustLists makes lists of offsets that were counted here.
func mustLists(off []int, val []int32) graph.Lists {
	l, err := graph.NewLists(off, val)
	if err != nil {
		panic(err)
	}
	return l
}
