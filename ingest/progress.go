package ingest

// meter turns counts of bytes into calls of Options.Progress.
type meter struct {
	report func(done, total int64)
	total  int64
	done   int64 // of files that have ended
	said   int64
	now    *rawReader // the file that is being read
	size   int64      // of that file
}

// meterStep is how many bytes pass between two reports.
const meterStep = 1 << 20

// start turns to a file.
func (m *meter) start(r *rawReader, size int64) { m.now, m.size = r, size }

// tick reports if enough has been read since the last report.
func (m *meter) tick() {
	if m.report == nil || m.now == nil {
		return
	}
	if at := m.done + min(m.now.n.Load(), m.size); at-m.said >= meterStep {
		m.said = at
		m.report(at, m.total)
	}
}

// end counts the whole file as read.
func (m *meter) end() {
	m.done += m.size
	m.now, m.size = nil, 0
	if m.report != nil {
		m.said = m.done
		m.report(m.done, m.total)
	}
}
