package metrics

import (
	"context"
	"slices"
)

// flavour is where a citation count comes from.
type flavour struct {
	index  int
	suffix string
	words  string
}

// The flavours of citation counts, as indexes.
const (
	localFlavour = iota
	statedFlavour
	flavours
)

// local is a count inside the corpus: always known.
func local() flavour { return flavour{localFlavour, "", "citations from papers of the corpus"} }

// stated is the count that a source states: it may be missing, which is not zero.
func stated() flavour {
	return flavour{statedFlavour, "_source", "citations as the sources count them"}
}

// load makes sure that the counts of a flavour are there.
func (f flavour) load(_ context.Context, x *facts) error {
	if f.index != statedFlavour || x.counts[statedFlavour] != nil {
		return nil
	}
	counts := make([]int32, x.c.Papers.N())
	for i, c := range x.c.Papers.CitedBy {
		counts[i] = -1
		if c.Known {
			counts[i] = int32(min(c.N, 1<<31-1))
		}
	}
	x.counts[statedFlavour] = counts
	return nil
}

// paperSet is the papers of one row in the hands of one worker. Its slices are
// used again for the next row.
type paperSet struct {
	f      *facts
	row    int
	papers []int32   // ascending; those of the row up to the year of evaluation
	credit []float64 // of each paper; nil if each counts 1
	orders [flavours]citedOrder
	floats []float64 // scratch of sum
	ints   []int64   // scratch of histories and ages

	agesOfRefs, agesOfCites bool // the lists below are those of the set
	refAges                 []int64
	citeAges                []int64
	citeYears               []int32 // of the citing papers

	shared sharedAuthors

	sides       [2]classSide // of references and of citing papers
	classWeight []int64      // zeros; scratch of classShares
	profile     []float64    // zeros

	keptPapers []int32
	keptCredit []float64
}

// load takes the papers of a row.
func (s *paperSet) load(row int) {
	f := s.f
	s.row, s.credit = row, nil
	if f.all != nil {
		s.papers = f.all[row : row+1]
	} else {
		off, val := f.lists.Flat()
		s.papers = val[off[row]:off[row+1]]
		if f.credit != nil {
			s.credit = f.credit[off[row]:off[row+1]]
		}
	}
	if f.cut {
		s.dropLater()
	}
	s.renew()
}

// renew forgets what was computed of other papers.
func (s *paperSet) renew() {
	s.agesOfRefs, s.agesOfCites = false, false
	s.sides[0].fresh, s.sides[1].fresh = false, false
	for i := range s.orders {
		s.orders[i].fresh = false
	}
}

// dropLater leaves out papers after the year of evaluation.
func (s *paperSet) dropLater() {
	s.keptPapers, s.keptCredit = s.keptPapers[:0], s.keptCredit[:0]
	for i, p := range s.papers {
		if s.f.inTime(p) {
			s.keptPapers = append(s.keptPapers, p)
			if s.credit != nil {
				s.keptCredit = append(s.keptCredit, s.credit[i])
			}
		}
	}
	s.papers = s.keptPapers
	if s.credit != nil {
		s.credit = s.keptCredit
	}
}

// weight is the credit of paper i of the set.
func (s *paperSet) weight(i int) float64 {
	if s.credit == nil {
		return 1
	}
	return s.credit[i]
}

// sum adds up a value of each paper times its credit, and the credits, over the
// papers where it is known. Values are added in ascending order, so that the
// numbering of the papers does not show in the last digit.
func (s *paperSet) sum(value func(paper int32) (float64, bool)) (sum, credit float64, known bool) {
	s.floats = s.floats[:0]
	for i, p := range s.papers {
		if v, ok := value(p); ok {
			s.floats = append(s.floats, v*s.weight(i))
		}
	}
	sum = sumSorted(s.floats)
	known = len(s.floats) > 0
	if s.credit == nil {
		return sum, float64(len(s.floats)), known
	}
	s.floats = s.floats[:0]
	for i, p := range s.papers {
		if _, ok := value(p); ok {
			s.floats = append(s.floats, s.credit[i])
		}
	}
	return sum, sumSorted(s.floats), known
}

// share is the part of the set's credit that papers with a property have; false
// if the set is empty.
func (s *paperSet) share(has func(paper int32) bool) (float64, bool) {
	sum, credit, _ := s.sumWhole(func(p int32) (float64, bool) { return indicatorOf(has(p)), true })
	return ratioOf(sum, credit)
}

// sumWhole is sum for whole numbers, whose sums are exact in any order.
func (s *paperSet) sumWhole(value func(paper int32) (float64, bool)) (sum, credit float64, known bool) {
	if s.credit != nil {
		return s.sum(value)
	}
	for _, p := range s.papers {
		if v, ok := value(p); ok {
			sum, credit = sum+v, credit+1
		}
	}
	return sum, credit, credit > 0
}

// sumSorted sorts values and adds them up.
func sumSorted(x []float64) float64 {
	slices.Sort(x)
	total := 0.0
	for _, v := range x {
		total += v
	}
	return total
}

// citedOrder is the papers of a set with a known count, most cited first; of equal
// counts the paper of fewer authors, then the older one comes first. So indices
// depend on the papers alone, not on how they are numbered.
type citedOrder struct {
	fresh   bool
	keys    []uint64
	counts  []int64 // citations, descending
	authors []int64 // of each, 0 if unknown
	ages    []int64 // year of evaluation − year + 1, 0 if unknown
	kept    []int64 // scratch of known
	values  []int64
	scores  []float64
}

// cited sorts the papers of the set by one flavour of citations.
func (s *paperSet) cited(fl flavour) *citedOrder {
	t := &s.orders[fl.index]
	if t.fresh {
		return t
	}
	t.fresh = true
	counts := s.f.counts[fl.index]
	t.keys = t.keys[:0]
	for _, p := range s.papers {
		if counts[p] >= 0 {
			t.keys = append(t.keys, s.f.key(p, counts[p]))
		}
	}
	slices.Sort(t.keys)
	t.unpack(int64(s.f.year))
	return t
}

// key holds count, number of authors and year in such a way that keys ascend
// in the order of a citedOrder. Above 65535 authors are as many.
func (f *facts) key(paper, count int32) uint64 {
	authors := min(len(f.c.Papers.Authors.Of(int(paper))), 1<<16-1)
	year := min(max(int(f.c.Papers.Years[paper]), 0), 1<<16-1)
	return uint64(^uint32(count))<<32 | uint64(authors)<<16 | uint64(year)
}

func (t *citedOrder) unpack(evaluation int64) {
	t.counts, t.authors, t.ages = t.counts[:0], t.authors[:0], t.ages[:0]
	for _, k := range t.keys {
		age := int64(0)
		if year := int64(k & 0xffff); year > 0 {
			age = evaluation - year + 1
		}
		t.counts = append(t.counts, int64(^uint32(k>>32)))
		t.authors = append(t.authors, int64(k>>16&0xffff))
		t.ages = append(t.ages, age)
	}
}

// known are the counts of the papers for which a second value is above 0, and
// these values.
func (t *citedOrder) known(values []int64) (counts, kept []int64) {
	if !slices.ContainsFunc(values, func(v int64) bool { return v <= 0 }) {
		return t.counts, values
	}
	t.kept, t.values = t.kept[:0], t.values[:0]
	for i, v := range values {
		if v > 0 {
			t.kept = append(t.kept, t.counts[i])
			t.values = append(t.values, v)
		}
	}
	return t.kept, t.values
}
