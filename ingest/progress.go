package ingest

import "sync"

// meter turns counts of bytes into calls of Options.Progress. Files may be read
// several at once; only the consumer's goroutine reports.
type meter struct {
	report func(done, total int64)
	total  int64
	said   int64

	mu   sync.Mutex
	done int64 // of files that have ended
	open []metered
}

// metered is a file that is being read.
type metered struct {
	r    *rawReader
	size int64
}

// meterStep is how many bytes pass between two reports.
const meterStep = 1 << 20

// start counts a file as being read.
func (m *meter) start(r *rawReader, size int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.open = append(m.open, metered{r, size})
}

// end counts the whole file as read.
func (m *meter) end(r *rawReader) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i, f := range m.open {
		if f.r == r {
			m.done += f.size
			m.open = append(m.open[:i], m.open[i+1:]...)
			return
		}
	}
}

// read is how many bytes have been read.
func (m *meter) read() int64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	n := m.done
	for _, f := range m.open {
		n += min(f.r.n.Load(), f.size)
	}
	return n
}

// tick reports if enough has been read since the last report, or a file has ended.
func (m *meter) tick(ended bool) {
	if m.report == nil {
		return
	}
	if at := m.read(); at-m.said >= meterStep || ended {
		m.said = at
		m.report(at, m.total)
	}
}
