package graph

import (
	"math"
	"testing"
)

// clusterScores compares a clustering with the truth.
type clusterScores struct {
	bCubedP, bCubedR, bCubedF float64
	pairP, pairR, pairF       float64
	lumped, split             float64 // 1−P and 1−R on the best-matching cluster
}

// scoreClusters computes B-cubed (means over mentions, F is the harmonic mean of
// the means), pairwise scores (1 if there are no pairs), and the lumping and
// splitting errors. Labels below 0 are left out.
func scoreClusters(got, want []int) clusterScores {
	both := make(map[[2]int]int)
	gotSize, wantSize := make(map[int]int), make(map[int]int)
	n := 0
	for i := range got {
		if want[i] < 0 {
			continue
		}
		n++
		both[[2]int{got[i], want[i]}]++
		gotSize[got[i]]++
		wantSize[want[i]]++
	}
	var s clusterScores
	bestIn := make(map[int]int)
	for i := range got {
		if want[i] < 0 {
			continue
		}
		b := both[[2]int{got[i], want[i]}]
		s.bCubedP += float64(b) / float64(gotSize[got[i]]) / float64(n)
		s.bCubedR += float64(b) / float64(wantSize[want[i]]) / float64(n)
		bestIn[want[i]] = max(bestIn[want[i]], b)
	}
	s.bCubedF = harmonic(s.bCubedP, s.bCubedR)
	joint := pairsIn(both)
	s.pairP, s.pairR = ratio(joint, pairsIn(gotSize)), ratio(joint, pairsIn(wantSize))
	s.pairF = harmonic(s.pairP, s.pairR)
	best, matched := 0, 0
	for k, b := range both {
		if b == bestIn[k[1]] {
			best += b
			matched += gotSize[k[0]]
		}
	}
	if n > 0 {
		s.split = 1 - float64(best)/float64(n)
		s.lumped = 1 - float64(best)/float64(max(matched, 1))
	}
	return s
}

// pairsIn is the number of pairs inside groups of the given sizes.
func pairsIn[K comparable](sizes map[K]int) int {
	total := 0
	for _, n := range sizes {
		total += n * (n - 1) / 2
	}
	return total
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-12 }

func TestScoreClusters(t *testing.T) {
	s := scoreClusters([]int{0, 0, 0, 1, 1}, []int{0, 0, 1, 1, 1})
	if !near(s.bCubedP, (2*2./3+1./3+2)/5) || !near(s.bCubedR, (2+1./3+2*2./3)/5) || !near(s.pairP, .5) || !near(s.pairR, .5) || !near(s.pairF, .5) {
		t.Errorf("got %+v", s)
	}
	perfect := scoreClusters([]int{3, 3, 1, 2}, []int{0, 0, 7, -1})
	if !near(perfect.bCubedF, 1) || !near(perfect.pairF, 1) {
		t.Errorf("got %+v", perfect)
	}
}
