package ingest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync/atomic"

	"cocite/graph"
)

// headSize is how much of a file may be looked at to tell its format;
// firstHead is enough for nearly all.
const (
	firstHead = 4 << 10
	headSize  = 64 << 10
)

// maxLayers is how deep compression and archives may be nested.
const maxLayers = 6

// blob is a run of bytes on its way to a format: a file, a member of an archive,
// or what compression held.
type blob struct {
	name     string // path, with "!member" for each archive around it
	raw      *rawReader
	r        *bufio.Reader // at the first byte, with room for a whole head
	at       io.ReaderAt   // the same bytes, nil if they only come one by one
	size     int64         // of at
	required bool          // an unknown format is an error
	ahead    bool          // may be read ahead on another core
	layers   int
	guard    *guard // that the bytes come through, nil for a file as it is
	faults   *faults
}

// faults collects what goes wrong below the formats.
type faults struct {
	list []*graph.Problem
	cut  bool // a compressed stream ended early
}

func (f *faults) note(p *graph.Problem) { f.list = append(f.list, p) }

// take empties the list.
func (f *faults) take() []*graph.Problem {
	l := f.list
	f.list = nil
	return l
}

// rawReader counts the bytes of a file, keeps a real error of reading, and ends
// with the context.
type rawReader struct {
	ctx context.Context
	r   io.Reader
	ra  io.ReaderAt
	n   atomic.Int64
	err error // not io.EOF
}

func (r *rawReader) Read(p []byte) (int, error) {
	if r.err == nil {
		r.err = r.ctx.Err()
	}
	if r.err != nil {
		return 0, r.err
	}
	n, err := r.r.Read(p)
	r.n.Add(int64(n))
	if err != nil && err != io.EOF {
		r.err = err
	}
	return n, err
}

// ReadAt is Read at a place; the zip reader needs it.
func (r *rawReader) ReadAt(p []byte, off int64) (int, error) {
	if err := r.ctx.Err(); err != nil {
		r.err = err
		return 0, err
	}
	n, err := r.ra.ReadAt(p, off)
	r.n.Add(int64(n))
	if err != nil && err != io.EOF {
		r.err = err
	}
	return n, err
}

// file reads a file of the file system.
func (s *session) file(e entry) error {
	f, err := os.Open(e.path)
	if err != nil {
		return s.unopened(e, err)
	}
	defer func() { _ = f.Close() }() // only read from
	raw := &rawReader{ctx: s.ctx, r: f, ra: f}
	b := blob{
		name: e.path, raw: raw, r: bufio.NewReaderSize(raw, headSize),
		required: e.named, ahead: e.regular && s.o.Threads > 1, faults: &faults{},
	}
	if e.regular {
		b.at, b.size = raw, e.size
	}
	s.meter.start(raw, e.size)
	defer s.meter.end(raw)
	err = s.blob(b)
	if !e.named && raw.err != nil && s.ctx.Err() == nil && !s.stopped {
		return s.unopened(e, raw.err)
	}
	return err
}

// unopened says that a file can't be read: an error if the user named it.
func (s *session) unopened(e entry, err error) error {
	if e.named {
		return fmt.Errorf("reading %s: %w", e.path, reason(err))
	}
	return s.put(Item{Problem: &graph.Problem{
		File: e.path, Code: "source.unreadable", Severity: graph.Error,
		Message: "can't be read: " + reason(err).Error(),
	}})
}

// stdin reads what "-" stands for. It is not read ahead: a reader that waits for
// a terminal could not be stopped.
func (s *session) stdin() error {
	if s.o.Stdin == nil {
		return errors.New("reading -: there is no standard input")
	}
	raw := &rawReader{ctx: s.ctx, r: s.o.Stdin}
	return s.blob(blob{
		name: "-", raw: raw, r: bufio.NewReaderSize(raw, headSize),
		required: true, faults: &faults{},
	})
}

// blob finds out what the bytes are and reads them.
func (s *session) blob(b blob) error {
	head, err := b.r.Peek(firstHead)
	if b.raw.err != nil {
		return b.wrap(err)
	}
	c, packed := containerOf(head)
	if packed && b.layers == maxLayers {
		b.faults.note(b.fault("bytes.nested", graph.Error, fmt.Sprintf("more than %d layers of compression", maxLayers)))
		return s.flush(&b)
	}
	if !packed {
		return s.text(b)
	}
	b.layers++
	return c.open(s, b)
}

// inner is what compression or an archive holds.
func (b blob) inner(name string, r io.Reader, packed func() int64, l Limits) blob {
	in := b
	in.name, in.at, in.size = name, nil, 0
	in.guard = &guard{blob: in, r: r, packed: packed, limits: l, outer: b.guard}
	in.r = bufio.NewReaderSize(in.guard, headSize)
	return in
}

// fault is a problem of the bytes, not of a record.
func (b blob) fault(code string, sev graph.Severity, message string) *graph.Problem {
	return &graph.Problem{File: b.name, Code: code, Severity: sev, Message: message}
}

// wrap names the file in an error of reading.
func (b blob) wrap(err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return fmt.Errorf("reading %s: %w", b.name, reason(err))
}

// flush hands out the faults of the bytes.
func (s *session) flush(b *blob) error {
	for _, p := range b.faults.take() {
		if err := s.put(Item{Problem: p}); err != nil {
			return err
		}
	}
	return nil
}
