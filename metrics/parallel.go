package metrics

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// workerCount is how many goroutines share the jobs; threads 0 is all cores.
func workerCount(threads, jobs int) int {
	if threads <= 0 {
		threads = runtime.GOMAXPROCS(0)
	}
	return max(1, min(threads, jobs))
}

// parallel calls f once for each job 0..jobs-1. Jobs start in ascending order;
// one worker does one job at a time, so that f may use scratch space by worker.
// What a job computes must depend on its number only: then threads never change
// a result. No job starts after ctx is done; parallel then returns ctx.Err().
func parallel(ctx context.Context, threads, jobs int, f func(worker, job int)) error {
	var next atomic.Int64
	work := func(worker int) {
		for ctx.Err() == nil {
			job := int(next.Add(1)) - 1
			if job >= jobs {
				return
			}
			f(worker, job)
		}
	}
	n := workerCount(threads, jobs)
	var wg sync.WaitGroup
	for w := 1; w < n; w++ {
		wg.Go(func() { work(w) })
	}
	work(0)
	wg.Wait()
	return ctx.Err()
}

// inOrder is parallel with a second step for each job: merge runs for one job
// at a time and in ascending order of jobs. Floats that merge adds up come out
// the same for any number of threads.
func inOrder(ctx context.Context, threads, jobs int, work, merge func(worker, job int)) error {
	var mu sync.Mutex
	turn := sync.NewCond(&mu)
	next := 0
	return parallel(ctx, threads, jobs, func(worker, job int) {
		work(worker, job)
		mu.Lock()
		defer mu.Unlock()
		for next != job { // jobs below this one have all been started, so they will end
			turn.Wait()
		}
		merge(worker, job)
		next++
		turn.Broadcast()
	})
}

// span is the half-open range of numbers lo..hi-1.
type span struct{ lo, hi int }

// spans cuts 0..n-1 into pieces of the given size, the last one may be shorter.
func spans(n, size int) []span {
	out := make([]span, 0, (n+size-1)/size)
	for lo := 0; lo < n; lo += size {
		out = append(out, span{lo, min(lo+size, n)})
	}
	return out
}

// spansByCost cuts 0..n-1 into pieces of about the given cost each, so that
// nodes with many arcs don't hold up one worker.
func spansByCost(n, size int, cost func(i int) int) []span {
	var out []span
	lo, sum := 0, 0
	for i := range n {
		sum += cost(i)
		if sum >= size {
			out = append(out, span{lo, i + 1})
			lo, sum = i+1, 0
		}
	}
	if lo < n {
		out = append(out, span{lo, n})
	}
	return out
}
