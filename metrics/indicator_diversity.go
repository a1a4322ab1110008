package metrics

import (
	"context"
	"math"
	"slices"
)

// RaoStirling is Σ p_i·p_j·d_ij over ordered pairs i ≠ j of shares: twice the
// sum over unordered pairs. Stirling 2007, doi:10.1098/rsif.2007.0213.
func RaoStirling(p []float64, distance func(i, j int) float64) float64 {
	sum := 0.0
	for i := range p {
		for j := range i {
			sum += 2 * p[i] * p[j] * distance(i, j)
		}
	}
	return sum
}

// Shannon is the entropy −Σ p·ln p of shares, in nats.
// Shannon 1948, doi:10.1002/j.1538-7305.1948.tb01338.x.
func Shannon(p []float64) float64 {
	sum := 0.0
	for _, x := range p {
		if x > 0 {
			sum -= x * math.Log(x)
		}
	}
	return sum
}

// Simpson is 1 − Σ p² of shares. Simpson 1949, doi:10.1038/163688a0.
func Simpson(p []float64) float64 {
	sum := 1.0
	for _, x := range p {
		sum -= x * x
	}
	return sum
}

// classify numbers the subject classes of the papers in the order of their names.
func (f *facts) classify() {
	if f.classNames != nil {
		return
	}
	for _, list := range f.c.Papers.Classes {
		f.classNames = append(f.classNames, list...)
	}
	slices.Sort(f.classNames)
	f.classNames = append([]string{}, slices.Compact(f.classNames)...)
	number := make(map[string]int32, len(f.classNames))
	for i, name := range f.classNames {
		number[name] = int32(i)
	}
	off, val := make([]int, 1, f.c.Papers.N()+1), []int32{}
	for _, list := range f.c.Papers.Classes {
		from := len(val)
		for _, name := range list {
			val = append(val, number[name])
		}
		slices.Sort(val[from:])
		val = val[:from+len(slices.Compact(val[from:]))]
		off = append(off, len(val))
	}
	f.classes = mustLists(off, val)
}

// classProfiles are whom the papers of each class cite: for each class the
// classes of the cited papers, ascending, and shares of a profile of length 1.
type classProfiles struct {
	to     [][]int32
	weight [][]float64
}

// profile counts the citations between classes; of papers with several classes
// each pair of classes takes its part.
func (f *facts) profile() {
	p := &f.c.Papers
	k := len(f.classNames)
	f.profiles = &classProfiles{to: make([][]int32, k), weight: make([][]float64, k)}
	members := f.classes.Transpose(k)
	row, parts := make([]float64, k), make([]int32, 0, k)
	for class := range k {
		for _, i := range members.Of(class) {
			for _, r := range p.Refs.Of(int(i)) {
				for _, to := range f.classes.Of(int(r)) {
					if row[to] == 0 {
						parts = append(parts, to)
					}
					row[to] += 1 / float64(len(f.classes.Of(int(i)))*len(f.classes.Of(int(r))))
				}
			}
		}
		f.profiles.set(class, parts, row)
		parts = parts[:0]
	}
}

// set keeps a row scaled to length 1, and clears it.
func (x *classProfiles) set(class int, parts []int32, row []float64) {
	slices.Sort(parts)
	length := 0.0
	for _, to := range parts {
		length += row[to] * row[to]
	}
	for _, to := range parts {
		x.to[class] = append(x.to[class], to)
		x.weight[class] = append(x.weight[class], row[to]/math.Sqrt(length))
		row[to] = 0
	}
}

// distance is 1 − cosine of two profiles; 1 if one is empty.
func (x *classProfiles) distance(a, b int32) float64 {
	ta, tb, dot := x.to[a], x.to[b], 0.0
	for i, j := 0, 0; i < len(ta) && j < len(tb); {
		switch {
		case ta[i] < tb[j]:
			i++
		case tb[j] < ta[i]:
			j++
		default:
			dot += x.weight[a][i] * x.weight[b][j]
			i++
			j++
		}
	}
	return max(0, 1-dot)
}

// classesOfWorks prepares the classes and how far apart they are.
func classesOfWorks(_ context.Context, f *facts) error {
	f.classify()
	if f.profiles == nil {
		f.profile()
	}
	return nil
}

// leastClassified is the number of works with a class below which a diversity is
// not defined.
const leastClassified = 3

// diversityIndicators are taken over the classes of cited and of citing papers.
func diversityIndicators() []Indicator {
	var list []Indicator
	for _, side := range []struct {
		suffix, words string
		works         func(f *facts, paper int32) []int32
	}{
		{"", "references (integration)", func(f *facts, p int32) []int32 { return f.c.Papers.Refs.Of(int(p)) }},
		{"_diffusion", "citing papers (diffusion)", func(f *facts, p int32) []int32 { return f.c.Papers.Citers.Of(int(p)) }},
	} {
		define := func(name, doc, formula, source string, of func(s *paperSet, classes []int32, p []float64) float64) {
			list = append(list, Indicator{
				Name: name + side.suffix, Doc: doc + " of the classes of the " + side.words, Units: allUnits(),
				Definition: Definition{
					formula, "p_i share of class i among the classified " + side.words + " in the corpus, all papers of a set together; a work of m classes counts 1/m in each",
					"missing below 3 classified works", source,
				},
				prepare: classesOfWorks,
				value: func(s *paperSet) (float64, bool) {
					classes, p, n := s.classShares(side.works)
					if n < leastClassified {
						return 0, false
					}
					return of(s, classes, p), true
				},
			})
		}
		define("rao_stirling", "Rao–Stirling diversity", "Σ_{i≠j} p_i·p_j·d_ij over ordered pairs, d_ij = 1 − cosine of whom the classes cite in the corpus",
			"Stirling 2007, doi:10.1098/rsif.2007.0213", func(s *paperSet, classes []int32, p []float64) float64 {
				return RaoStirling(p, func(i, j int) float64 { return s.f.profiles.distance(classes[i], classes[j]) })
			})
		define("shannon", "Shannon entropy", "−Σ p_i·ln p_i, in nats", "Shannon 1948, doi:10.1002/j.1538-7305.1948.tb01338.x",
			func(_ *paperSet, _ []int32, p []float64) float64 { return Shannon(p) })
		define("simpson", "Simpson diversity", "1 − Σ p_i²", "Simpson 1949, doi:10.1038/163688a0",
			func(_ *paperSet, _ []int32, p []float64) float64 { return Simpson(p) })
		define("variety", "number", "number of classes with p_i > 0", "Stirling 2007, doi:10.1098/rsif.2007.0213",
			func(_ *paperSet, classes []int32, _ []float64) float64 { return float64(len(classes)) })
		list[len(list)-1].whole = true
	}
	return list
}

// classShares are the classes, ascending, of the works that the papers of the
// set cite, or are cited by, with the share of each; n is the number of
// classified works. A work counts once for each paper.
func (s *paperSet) classShares(works func(*facts, int32) []int32) (classes []int32, p []float64, n int) {
	f := s.f
	if s.classWeight == nil {
		s.classWeight = make([][]int64, len(f.classNames))
	}
	s.classList, s.shares = s.classList[:0], s.shares[:0]
	for _, paper := range s.papers {
		for _, w := range works(f, paper) {
			list := f.classes.Of(int(w))
			if len(list) == 0 || !f.inTime(w) {
				continue
			}
			n++
			for _, class := range list {
				s.addClass(class, len(list))
			}
		}
	}
	slices.Sort(s.classList)
	for _, class := range s.classList {
		share := 0.0
		for m, k := range s.classWeight[class] {
			share += float64(k) / float64(m+1)
		}
		s.shares = append(s.shares, share/float64(max(1, n)))
		s.classWeight[class] = s.classWeight[class][:0]
	}
	return s.classList, s.shares, n
}

// addClass counts a work of m classes in one of them.
func (s *paperSet) addClass(class int32, m int) {
	if len(s.classWeight[class]) == 0 {
		s.classList = append(s.classList, class)
	}
	for len(s.classWeight[class]) < m {
		s.classWeight[class] = append(s.classWeight[class], 0)
	}
	s.classWeight[class][m-1]++
}
