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
	apart  []float64 // distances, class by class; nil if there are too many classes
}

// mostApart is the largest number of classes for which all distances are kept.
const mostApart = 1024

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
	if k <= mostApart {
		f.profiles.measure(k)
	}
}

// measure keeps the distances of all classes.
func (x *classProfiles) measure(k int) {
	x.apart = make([]float64, k*k)
	for a := range k {
		for b := range a {
			d := x.distance(int32(a), int32(b))
			x.apart[a*k+b], x.apart[b*k+a] = d, d
		}
	}
}

// raoStirling is RaoStirling of shares of classes: by distances where they are
// kept, else as 1 − |Σ p_i·u_i|² − Σ p_i²·(1 − |u_i|²) with the profiles u of
// length 1, or 0 if empty, which takes time by the length of the profiles and
// not by pairs.
func (x *classProfiles) raoStirling(classes []int32, p []float64, sum []float64) float64 {
	if x.apart != nil {
		return x.raoStirlingKept(classes, p)
	}
	d := 1.0
	for i, class := range classes {
		if len(x.to[class]) == 0 {
			d -= p[i] * p[i]
		}
		for n, to := range x.to[class] {
			sum[to] += p[i] * x.weight[class][n]
		}
	}
	for _, class := range classes {
		for _, to := range x.to[class] {
			d -= sum[to] * sum[to]
			sum[to] = 0
		}
	}
	return max(0, d)
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

// raoStirlingKept is RaoStirling with the distances that are kept.
func (x *classProfiles) raoStirlingKept(classes []int32, p []float64) float64 {
	k, sum := len(x.to), 0.0
	for i, class := range classes {
		row, part := x.apart[int(class)*k:][:k], 0.0
		for j, other := range classes[:i] {
			part += p[j] * row[other]
		}
		sum += 2 * p[i] * part
	}
	return sum
}

// leastClassified is the number of works with a class below which a diversity is
// not defined.
const leastClassified = 3

// diversityIndicators are taken over the classes of cited and of citing papers.
func diversityIndicators() []Indicator {
	var list []Indicator
	for number, side := range [2]struct{ suffix, words string }{
		{"", "references (integration)"}, {"_diffusion", "citing papers (diffusion)"},
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
					x := s.classShares(number)
					if x.works < leastClassified {
						return 0, false
					}
					return of(s, x.classes, x.shares), true
				},
			})
		}
		define("rao_stirling", "Rao–Stirling diversity", "Σ_{i≠j} p_i·p_j·d_ij over ordered pairs, d_ij = 1 − cosine of whom the classes cite in the corpus",
			"Stirling 2007, doi:10.1098/rsif.2007.0213", func(s *paperSet, classes []int32, p []float64) float64 {
				return s.f.profiles.raoStirling(classes, p, s.profile)
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

// classSide are the classes of the works that a set cites, or is cited by.
type classSide struct {
	fresh   bool
	classes []int32   // ascending
	shares  []float64 // of each
	works   int       // with a class; a work counts once for each paper
}

// classShares finds the classes of the references, side 0, or citing papers, 1.
func (s *paperSet) classShares(side int) *classSide {
	f, x := s.f, &s.sides[side]
	if x.fresh {
		return x
	}
	if s.classWeight == nil {
		s.classWeight, s.profile = make([]int64, len(f.classNames)), make([]float64, len(f.classNames))
	}
	x.fresh, x.classes, x.shares, x.works = true, x.classes[:0], x.shares[:0], 0
	lists := &f.c.Papers.Refs
	if side == 1 {
		lists = &f.c.Papers.Citers
	}
	off, val := f.classes.Flat()
	for _, paper := range s.papers {
		for _, w := range lists.Of(int(paper)) {
			list := val[off[w]:off[w+1]]
			if len(list) == 0 || !f.inTime(w) {
				continue
			}
			x.works++
			part := int64(wholeWork / len(list))
			for _, class := range list {
				if s.classWeight[class] == 0 {
					x.classes = append(x.classes, class)
				}
				s.classWeight[class] += part
			}
		}
	}
	slices.Sort(x.classes)
	for _, class := range x.classes {
		x.shares = append(x.shares, float64(s.classWeight[class])/(wholeWork*float64(x.works)))
		s.classWeight[class] = 0
	}
	return x
}

// wholeWork is what a work weighs in whole numbers, whose sums are exact: it can
// be divided by 1 to 20. The parts of a work of more classes are rounded down,
// which changes the ninth digit.
const wholeWork = 232792560
