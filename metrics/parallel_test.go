package metrics

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"
)

func TestParallelDoesEachJobOnce(t *testing.T) {
	for _, threads := range []int{0, 1, 2, 7} {
		for _, jobs := range []int{0, 1, 5, 1000} {
			done := make([]atomic.Int32, jobs)
			busy := make([]atomic.Bool, max(1, workerCount(threads, jobs)))
			err := parallel(t.Context(), threads, jobs, func(worker, job int) {
				if busy[worker].Swap(true) {
					t.Errorf("worker %d has two jobs", worker)
				}
				done[job].Add(1)
				busy[worker].Store(false)
			})
			if err != nil {
				t.Fatal(err)
			}
			for job := range done {
				if n := done[job].Load(); n != 1 {
					t.Errorf("%d threads, %d jobs: job %d done %d times", threads, jobs, job, n)
				}
			}
		}
	}
}

func TestInOrderMergesInOrder(t *testing.T) {
	for _, threads := range []int{1, 2, 7} {
		var worked atomic.Int32
		var merged []int
		err := inOrder(t.Context(), threads, 100,
			func(_, job int) { worked.Add(int32(job)) },
			func(_, job int) { merged = append(merged, job) })
		if err != nil || worked.Load() != 99*50 || len(merged) != 100 || !slices.IsSorted(merged) {
			t.Errorf("%d threads: merged %v, worked %d, err %v", threads, merged, worked.Load(), err)
		}
	}
}

func TestParallelStops(t *testing.T) {
	for _, threads := range []int{1, 2} {
		ctx, cancel := context.WithCancel(t.Context())
		var started atomic.Int32
		err := inOrder(ctx, threads, 1000, func(_, job int) {
			started.Add(1)
			if job == 3 {
				cancel()
			}
		}, func(_, _ int) {})
		if !errors.Is(err, context.Canceled) || started.Load() > 100 {
			t.Errorf("%d threads: err %v after %d jobs", threads, err, started.Load())
		}
	}
}

// Property: pieces lie end to end and none is empty.
func TestSpansCover(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		costs := rapid.SliceOf(rapid.IntRange(0, 9)).Draw(t, "costs")
		size := rapid.IntRange(1, 20).Draw(t, "size")
		for _, pieces := range [][]span{
			spans(len(costs), size),
			spansByCost(len(costs), size, func(i int) int { return costs[i] }),
		} {
			at := 0
			for _, p := range pieces {
				if p.lo != at || p.hi <= p.lo {
					t.Fatalf("piece %v after %d", p, at)
				}
				at = p.hi
			}
			if at != len(costs) {
				t.Fatalf("pieces end at %d of %d", at, len(costs))
			}
		}
	})
}

func TestSpansByCostBalance(t *testing.T) {
	got := spansByCost(6, 10, func(i int) int { return []int{1, 1, 30, 4, 4, 4}[i] })
	want := []span{{0, 3}, {3, 6}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
