package ingest

import "io"

// window is the part of a text that is in memory. Places in it are offsets from
// the beginning of the text.
type window struct {
	r       io.Reader
	buf     []byte
	base    int   // offset of buf[0]
	keep    int   // what is before it may be dropped
	most    int   // no more than about this is ever kept; 0 is no limit
	block   int   // the size of the smallest buffer
	err     error // of r
	at      lineCounter
	counted int // offset up to which lines are counted

	lends bool     // others hold parts of buffers: none is written to again
	lent  [][]byte // buffers that are no longer in use here
	free  [][]byte // buffers of the smallest size that nobody holds any more
}

// windowBlock is how much a window asks for at once.
const windowBlock = 256 << 10

func newWindow(r io.Reader, line, most int) *window {
	return &window{r: r, at: lineCounter{line: line}, most: most, block: windowBlock}
}

// windowOf is a text that is in memory as a whole.
func windowOf(text []byte) *window {
	return &window{buf: text, err: io.EOF, at: lineCounter{line: 1}}
}

// grown is the next capacity of a buffer: twice the last, but not much more than
// the most that is kept.
func grown(last, most, block int) int {
	next := max(block, 2*last)
	if limit := most + 2*block; most > 0 && next >= most && last < limit {
		return limit
	}
	return next
}

// end is the offset behind the last byte in memory.
func (w *window) end() int { return w.base + len(w.buf) }

// from are the bytes in memory at and behind an offset.
func (w *window) from(off int) []byte { return w.buf[off-w.base:] }

// slice are the bytes between two offsets.
func (w *window) slice(a, b int) []byte { return w.buf[a-w.base : b-w.base : b-w.base] }

// more reads on. It returns false at the end of the text, or if reading failed.
func (w *window) more() bool {
	if w.err != nil {
		return false
	}
	if len(w.buf) == cap(w.buf) {
		w.makeRoom()
	}
	n, err := w.r.Read(w.buf[len(w.buf):cap(w.buf)])
	w.buf, w.err = w.buf[:len(w.buf)+n], err
	return n > 0 || err == nil
}

// failed is the error that ended the text, nil if it was its end.
func (w *window) failed() error {
	if w.err == io.EOF {
		return nil
	}
	return w.err
}

// makeRoom drops what need not be kept, and doubles the buffer if that is not much.
func (w *window) makeRoom() {
	w.line(w.keep)
	kept := w.from(w.keep)
	to := w.buf[:0]
	if 2*len(kept) >= cap(w.buf) {
		to = make([]byte, 0, grown(cap(w.buf), w.most, w.block))
	} else if w.lends {
		to = w.fresh(len(kept))
	}
	if w.lends && w.buf != nil {
		w.lent = append(w.lent, w.buf)
	}
	w.buf = append(to, kept...)
	w.base = w.keep
}

// fresh is an empty buffer with room for more than n bytes.
func (w *window) fresh(n int) []byte {
	if 2*n >= w.block {
		return make([]byte, 0, cap(w.buf))
	}
	if last := len(w.free) - 1; last >= 0 {
		to := w.free[last]
		w.free = w.free[:last]
		return to[:0]
	}
	return make([]byte, 0, w.block)
}

// lend makes others hold parts of the buffers, which have at least a size.
func (w *window) lend(size int) { w.lends, w.block = true, size }

// takeLent are the buffers that went out of use since the last call. They can be
// given back when nobody holds parts of them any more.
func (w *window) takeLent() [][]byte {
	lent := w.lent
	w.lent = nil
	return lent
}

// giveBack takes buffers back that nobody holds any more.
func (w *window) giveBack(buffers [][]byte) {
	for _, b := range buffers {
		if cap(b) == w.block {
			w.free = append(w.free, b)
		}
	}
}

// reach reads on until n bytes at an offset are in memory, or the input ends.
func (w *window) reach(off, n int) {
	for w.end()-off < n && w.more() {
	}
}

// line is the number of the line at an offset; it is asked for in order.
func (w *window) line(off int) int {
	if off > w.counted {
		w.at.count(w.slice(w.counted, off))
		w.counted = off
	}
	return w.at.line
}
