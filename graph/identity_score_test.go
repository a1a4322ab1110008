package graph

import (
	"math"
	"testing"
)

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
