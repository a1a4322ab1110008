package export

import (
	"bufio"
	"io"
)

// out collects a row in b and writes it through a buffer. Errors stay in the
// buffer until flush reports the first.
type out struct {
	w *bufio.Writer
	b []byte
}

func newOut(w io.Writer) *out { return &out{w: bufio.NewWriterSize(w, 1<<16)} }

// text adds strings to the row.
func (o *out) text(parts ...string) {
	for _, s := range parts {
		o.b = append(o.b, s...)
	}
}

// end writes the row and starts the next one.
func (o *out) end() {
	_, _ = o.w.Write(o.b)
	o.b = o.b[:0]
}

// flush writes what is left and returns the first error of all writes.
func (o *out) flush() error {
	o.end()
	return o.w.Flush()
}
