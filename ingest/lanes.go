package ingest

import (
	"context"
	"sync"
)

// How many items a lane collects before it hands them on, and how many such
// batches may wait for the consumer.
const (
	laneBatch   = 64
	laneBatches = 4
)

// lane reads one file on a goroutine of its own, ahead of its turn. What it
// holds is bounded: it waits when the consumer is busy with earlier files.
type lane struct {
	batches chan []Item
	err     error // set when batches is closed
	known   int   // files of a known format in it
}

// startLane begins to read a file.
func (s *session) startLane(e entry, group *sync.WaitGroup) *lane {
	l := &lane{batches: make(chan []Item, laneBatches)}
	group.Go(func() {
		defer close(l.batches)
		var batch []Item
		send := func() bool {
			select {
			case l.batches <- batch:
				batch = nil
				return true
			case <-s.ctx.Done():
				return false
			}
		}
		own := &session{ctx: s.ctx, o: s.o, forced: s.forced, meter: s.meter, lane: true}
		own.yield = func(i Item, _ error) bool {
			batch = append(batch, i)
			return len(batch) < laneBatch || send()
		}
		l.err = own.file(e)
		l.known = own.known
		send()
	})
	return l
}

// drain hands out what a lane reads.
func (s *session) drain(l *lane) error {
	for batch := range l.batches {
		for _, i := range batch {
			if err := s.put(i); err != nil {
				return err
			}
		}
	}
	s.known += l.known
	if err := s.ctx.Err(); err != nil {
		return err
	}
	return l.err
}

// entries reads the files of a plan, as many of them at once as there are cores,
// and hands out what they hold in the order of the plan. Pipes and devices are
// read when their turn comes: a reader that waits for one can't be stopped.
func (s *session) entries(list []entry) error {
	outer := s.ctx
	ctx, cancel := context.WithCancel(outer)
	var group sync.WaitGroup
	defer func() {
		cancel()
		group.Wait()
		s.ctx = outer
	}()
	s.ctx = ctx
	lanes := make([]*lane, len(list))
	next, running := 0, 0
	for i, e := range list {
		for ; next < len(list) && running < s.o.Threads; next++ {
			if list[next].readable() && (running > 0 || s.more(list[next+1:])) {
				lanes[next] = s.startLane(list[next], &group)
				running++
			}
		}
		if lanes[i] == nil {
			if err := s.entry(e); err != nil {
				return err
			}
			continue
		}
		running--
		if err := s.drain(lanes[i]); err != nil {
			return err
		}
		lanes[i] = nil
	}
	return nil
}

// more tells whether another file waits that could be read at the same time.
func (s *session) more(rest []entry) bool {
	if s.o.Threads < 2 {
		return false
	}
	for _, e := range rest {
		if e.readable() {
			return true
		}
	}
	return false
}

// readable tells whether an entry is a file that can be read ahead of its turn.
func (e entry) readable() bool { return e.regular && e.skip == "" && e.problem == nil }
