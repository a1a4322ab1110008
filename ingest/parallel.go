package ingest

// inOrder works on what next gives, on several cores, and yields the results in
// the order of next. Both next and yield run on the caller's goroutine; when
// yield returns false, or next has no more, it returns with no goroutine left.
func inOrder[T, R any](threads int, next func() (T, bool), work func(T) R, yield func(R) bool) {
	var queue []chan R
	defer func() {
		for _, q := range queue {
			<-q
		}
	}()
	for more := true; ; {
		for more && len(queue) < jobsAhead(threads) {
			var job T
			if job, more = next(); more {
				queue = append(queue, start(threads, job, work))
			}
		}
		if len(queue) == 0 {
			return
		}
		r := <-queue[0]
		queue = queue[1:]
		if !yield(r) {
			return
		}
	}
}

// start works on one job beside the caller, or at once if there is one core.
func start[T, R any](threads int, job T, work func(T) R) chan R {
	q := make(chan R, 1)
	if threads < 2 {
		q <- work(job)
	} else {
		go func() { q <- work(job) }()
	}
	return q
}

// jobsAhead is how many jobs are under way: one for each core and one that waits,
// so that no core rests while the caller makes the next.
func jobsAhead(threads int) int {
	if threads < 2 {
		return 1
	}
	return threads + 1
}
