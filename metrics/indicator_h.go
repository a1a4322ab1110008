package metrics

import (
	"math"
	"slices"
)

// HIndex is the largest h such that h of the counts are at least h. The counts
// come in descending order; without any it is 0.
// Hirsch 2005, doi:10.1073/pnas.0507655102.
func HIndex(descending []int64) int64 {
	h := int64(0)
	for h < int64(len(descending)) && descending[h] >= h+1 {
		h++
	}
	return h
}

// GIndex is the largest g, not above the number of counts, such that the first g
// add up to at least g². The counts come in descending order.
// Egghe 2006, doi:10.1007/s11192-006-0144-7.
func GIndex(descending []int64) int64 {
	g, sum := int64(0), int64(0)
	for i, c := range descending {
		sum += c
		if n := int64(i + 1); sum >= n*n {
			g = n
		}
	}
	return g
}

// GPadded is the g-index with as many papers without citations added as it
// takes: it may exceed the number of counts. The counts come in descending order.
func GPadded(descending []int64) int64 {
	g, total := GIndex(descending), int64(0)
	if g < int64(len(descending)) {
		return g
	}
	for _, c := range descending {
		total += c
	}
	root := int64(math.Sqrt(float64(total)))
	for root*root > total {
		root--
	}
	for (root+1)*(root+1) <= total {
		root++
	}
	return max(g, root)
}

// MIndex is the median of the counts in the h-core, 0 if h is 0. It is not the
// m-quotient. Bornmann, Mutz and Daniel 2008, doi:10.1002/asi.20806.
func MIndex(descending []int64) float64 {
	h := HIndex(descending)
	if h == 0 {
		return 0
	}
	return float64(descending[(h-1)/2]+descending[h/2]) / 2
}

// HGIndex is √(h·g) with g not above the number of counts.
// Alonso et al. 2010, doi:10.1007/s11192-009-0047-5.
func HGIndex(descending []int64) float64 {
	return math.Sqrt(float64(HIndex(descending) * GIndex(descending)))
}

// EIndex is the root of the citations in the h-core beyond h².
// Zhang 2009, doi:10.1371/journal.pone.0005429.
func EIndex(descending []int64) float64 {
	h, sum := hCore(descending)
	return math.Sqrt(float64(sum - h*h))
}

// AIndex is the mean of the counts in the h-core, 0 if h is 0. Jin 2006.
func AIndex(descending []int64) float64 {
	h, sum := hCore(descending)
	if h == 0 {
		return 0
	}
	return float64(sum) / float64(h)
}

// RIndex is the root of the sum of the counts in the h-core.
// Jin et al. 2007, doi:10.1007/s11434-007-0145-9.
func RIndex(descending []int64) float64 {
	_, sum := hCore(descending)
	return math.Sqrt(float64(sum))
}

// hCore is h and the sum of the first h counts.
func hCore(descending []int64) (h, sum int64) {
	h = HIndex(descending)
	for _, c := range descending[:h] {
		sum += c
	}
	return h, sum
}

// ARIndex is the root of the sum of count/age over the h-core. Ages are at
// least 1, in the order of the counts. Jin et al. 2007, doi:10.1007/s11434-007-0145-9.
func ARIndex(descending, ages []int64) float64 {
	sum := 0.0
	for i := range HIndex(descending) {
		sum += float64(descending[i]) / float64(ages[i])
	}
	return math.Sqrt(sum)
}

// H2Index is the largest k such that k of the counts are at least k². The counts
// come in descending order. Kosmulski 2006.
func H2Index(descending []int64) int64 {
	k := int64(0)
	for k < int64(len(descending)) && descending[k] >= (k+1)*(k+1) {
		k++
	}
	return k
}

// I10 is the number of counts that are at least 10.
func I10(counts []int64) int64 { return AtLeast(counts, 10) }

// AtLeast is the number of counts that are at least n.
func AtLeast(counts []int64, n int64) int64 {
	k := int64(0)
	for _, c := range counts {
		if c >= n {
			k++
		}
	}
	return k
}

// HIIndex is h² over the number of authors of the h-core, 0 if h is 0. Authors
// are at least 1, in the order of the counts.
// Batista et al. 2006, doi:10.1007/s11192-006-0090-4.
func HIIndex(descending, authors []int64) float64 {
	h, n := HIndex(descending), int64(0)
	for _, a := range authors[:h] {
		n += a
	}
	if h == 0 {
		return 0
	}
	return float64(h*h) / float64(n)
}

// HMIndex is the largest effective rank that is not above the count there. The
// effective rank of paper i is the sum of 1/authors over the first i papers. The
// counts come in descending order, authors are at least 1.
// Schreiber 2008, doi:10.1088/1367-2630/10/4/040201.
func HMIndex(descending, authors []int64) float64 {
	rank := 0.0
	for i, c := range descending {
		next := rank + 1/float64(authors[i])
		if next > float64(c)+rounding {
			break
		}
		rank = next
	}
	return rank
}

// rounding is what sums of fractions may lose.
const rounding = 1e-9

// ContemporaryH is the h-index of the scores 4·count/age, so that old papers
// fade; ages are at least 1. Sidiropoulos et al. 2007, doi:10.1007/s11192-007-1722-z.
func ContemporaryH(counts, ages []int64) int64 {
	h, _ := contemporaryH(counts, ages, nil)
	return h
}

// contemporaryH uses scores as scratch, and returns it.
func contemporaryH(counts, ages []int64, scores []float64) (int64, []float64) {
	for i, c := range counts {
		scores = append(scores, 4*float64(c)/float64(ages[i]))
	}
	slices.Sort(scores)
	h := 0
	for h < len(scores) && scores[len(scores)-1-h] >= float64(h+1) {
		h++
	}
	return int64(h), scores
}
