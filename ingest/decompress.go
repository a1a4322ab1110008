package ingest

import (
	"bytes"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"

	"cocite/graph"
)

// container is a kind of compression or archive, known by its first bytes.
type container struct {
	magic  string
	offset int
	open   func(s *session, b blob) error
}

// containerOf finds the container that a head begins with.
func containerOf(head []byte) (container, bool) {
	for _, c := range []container{
		{"\x1f\x8b", 0, unpacked(ungzip)},
		{"\x28\xb5\x2f\xfd", 0, unpacked(unzstd)},
		{"\xfd7zXZ\x00", 0, unpacked(unxz)},
		{"BZh", 0, unpacked(unbzip2)},
		{"PK\x03\x04", 0, (*session).zip},
		{"PK\x05\x06", 0, (*session).zip}, // a zip without members
		{"ustar", 257, (*session).tar},
	} {
		if len(head) >= c.offset && bytes.HasPrefix(head[c.offset:], []byte(c.magic)) {
			return c, true
		}
	}
	return container{}, false
}

// unpacked reads what one compressed file holds.
func unpacked(open func(io.Reader) (io.Reader, error)) func(*session, blob) error {
	return func(s *session, b blob) error {
		r := &lazyReader{open: open, r: b.r}
		return s.blob(b.inner(b.name, r, b.raw.n.Load, s.o.Limits))
	}
}

func ungzip(r io.Reader) (io.Reader, error)  { return gzip.NewReader(r) }
func unbzip2(r io.Reader) (io.Reader, error) { return bzip2.NewReader(r), nil }
func unxz(r io.Reader) (io.Reader, error)    { return xz.NewReader(r) }

// maxWindow is the largest window of zstd that is accepted; the command-line
// tool refuses more, too, unless it is told.
const maxWindow = 128 << 20

func unzstd(r io.Reader) (io.Reader, error) {
	return zstd.NewReader(r, zstd.WithDecoderConcurrency(1),
		zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow))
}

// lazyReader opens a decompressor at the first read, so that a broken header is
// an error of reading.
type lazyReader struct {
	open func(io.Reader) (io.Reader, error)
	r    io.Reader
	out  io.Reader
}

func (l *lazyReader) Read(p []byte) (n int, err error) {
	defer func() { // the decompressors are not ours, the input may be hostile
		if r := recover(); r != nil {
			n, err = 0, fmt.Errorf("decompressor failed: %v", r)
		}
	}()
	if l.out == nil {
		if l.out, err = l.open(l.r); err != nil {
			return 0, notEOF(err)
		}
	}
	return l.out.Read(p)
}

// notEOF makes an early end of input an error.
func notEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// ratioFrom is the size below which no ratio is too large.
const ratioFrom = 64 << 20

// guard ends a decompressed stream where it is damaged or grows past the limits,
// and notes that as a problem, so that what came before counts.
type guard struct {
	blob   blob
	r      io.Reader
	packed func() int64 // compressed bytes used up so far
	limits Limits
	outer  *guard // of the stream around this one
	n      int64
	ended  bool
}

func (g *guard) Read(p []byte) (int, error) {
	if g.ended {
		return 0, io.EOF
	}
	n, err := g.r.Read(p)
	g.n += int64(n)
	switch {
	case g.blob.raw.err != nil:
		return n, g.blob.raw.err
	case g.bomb():
		return 0, g.end("bytes.bomb", fmt.Sprintf("expands to more than %d bytes from %d: reading stops here", g.n-int64(n), g.packed()))
	case errors.Is(err, io.ErrUnexpectedEOF):
		return n, g.end("bytes.truncated", "the compressed data ends too early: what came before the cut has been read")
	case err != nil && err != io.EOF:
		return n, g.end("bytes.truncated", "the compressed data is damaged: what came before has been read: "+err.Error())
	}
	return n, err
}

// end notes a fault and ends the stream. Where a stream around it has ended early
// that is the fault.
func (g *guard) end(code, message string) error {
	silent := g.outer.over()
	g.ended, g.blob.faults.cut = true, true
	if silent {
		return io.EOF
	}
	g.blob.faults.note(g.blob.fault(code, graph.Error, message))
	return io.EOF
}

// over tells whether the stream, or one around it, has ended early.
func (g *guard) over() bool { return g != nil && (g.ended || g.outer.over()) }

// bomb tells whether the stream has grown past the limits.
func (g *guard) bomb() bool {
	l := g.limits
	if l.Expanded > 0 && g.n > l.Expanded {
		return true
	}
	return l.Ratio > 0 && g.n > ratioFrom && g.n/max(1, g.packed()) > l.Ratio
}
