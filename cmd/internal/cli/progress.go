package cli

import (
	"fmt"
	"strings"
	"sync/atomic"
	"time"
)

// progress draws one line on a terminal while work lasts over a second. Away
// from a terminal it does nothing.
type progress struct {
	s           *Streams
	what        string
	done, total atomic.Int64
	stop        chan struct{}
	stopped     chan struct{}
}

// newProgress starts the line. end must be called.
func newProgress(s *Streams, g *global, what string) *progress {
	p := &progress{s: s, what: what, stop: make(chan struct{}), stopped: make(chan struct{})}
	if !s.Terminal || g.quiet || g.noProgress {
		close(p.stopped)
		return p
	}
	go p.draw()
	return p
}

// bytes takes progress in bytes.
func (p *progress) bytes(done, total int64) {
	p.done.Store(done)
	p.total.Store(total)
}

// steps takes progress in steps.
func (p *progress) steps(done, total int) {
	p.done.Store(int64(done))
	p.total.Store(int64(total))
}

// end wipes the line.
func (p *progress) end() {
	close(p.stop)
	<-p.stopped
}

func (p *progress) draw() {
	defer close(p.stopped)
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	drawn := false
	for {
		select {
		case <-p.stop:
			if drawn {
				fmt.Fprint(p.s.Err, "\r"+strings.Repeat(" ", 70)+"\r")
			}
			return
		case <-tick.C:
			tick.Reset(200 * time.Millisecond)
			fmt.Fprintf(p.s.Err, "\r%-70s", p.line())
			drawn = true
		}
	}
}

// line is the text of the moment.
func (p *progress) line() string {
	done, total := p.done.Load(), p.total.Load()
	switch {
	case total > 0:
		return fmt.Sprintf("%s … %d %%", p.what, min(100, 100*done/total))
	case done > 0:
		return fmt.Sprintf("%s … %d", p.what, done)
	}
	return p.what + " …"
}
