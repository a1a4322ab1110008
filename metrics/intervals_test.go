package metrics

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

// The interval of a mean is that of the normal law, as far as 2,000 samples of
// 100 papers tell: mean ± 1.96·sd/√n.
func TestIntervalOfAMean(t *testing.T) {
	var works []work
	var sum, squares float64
	for i := range 100 {
		n := i % 10
		sum, squares = sum+float64(n), squares+float64(n*n)
		works = append(works, work{id: fmt.Sprint(i), cited: n, authors: "a"})
	}
	c := corpusOf(works...)
	ind, _ := LookupIndicator("cpp_source")
	take := func(c *graph.Corpus, seed uint64, threads int) Interval {
		list, err := Intervals(t.Context(), c, graph.UnitAuthors, ind, []int32{0}, 2000, seed, IndicatorOptions{Threads: threads})
		if err != nil {
			t.Fatal(err)
		}
		return list[0]
	}
	got := take(c, 1, 1)
	half := 1.96 * math.Sqrt((squares/100-sum*sum/1e4)/100)
	if math.Abs(got.Low-(sum/100-half)) > 0.1 || math.Abs(got.High-(sum/100+half)) > 0.1 {
		t.Errorf("got %+v, want %v ± %v", got, sum/100, half)
	}
	slices.Reverse(works)
	if again := take(corpusOf(works...), 1, 3); again != got {
		t.Errorf("other order and threads: %+v, before %+v", again, got)
	}
	if other := take(c, 2, 1); other == got {
		t.Error("the seed makes no difference")
	}
}

func TestIntervalNeedsValues(t *testing.T) {
	c := corpusOf(work{id: "p", cited: -1, authors: "a"})
	ind, _ := LookupIndicator("cpp_source")
	list, err := Intervals(t.Context(), c, graph.UnitAuthors, ind, []int32{0}, 100, 1, DefaultIndicators())
	if err != nil || list[0].Known {
		t.Errorf("%+v, %v: no count is known", list, err)
	}
}

func TestIndistinct(t *testing.T) {
	got := Indistinct([]Interval{{8, 9, true}, {5, 8, true}, {}, {4, 5, true}, {1, 3, true}})
	if diff := cmp.Diff([]int{0, 0, -1, 1, 4}, got); diff != "" {
		t.Error(diff)
	}
}

func TestQuantile(t *testing.T) {
	x := []float64{1, 2, 3, 4, 5}
	if got := [3]float64{quantile(x, 0), quantile(x, 0.625), quantile(x, 1)}; got != [3]float64{1, 3.5, 5} {
		t.Errorf("got %v", got)
	}
}
