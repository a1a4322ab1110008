package library

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"slices"
	"unsafe"

	"github.com/klauspost/compress/zstd"

	"cocite/graph"
)

// writeCorpus writes a finished corpus so that openCorpus gives it back as it is.
// What the tables hold is left to them; without tables everything is written. The
// same corpus gives the same bytes.
func writeCorpus(w io.Writer, c *graph.Corpus, tables *held) error {
	if err := c.Check(); err != nil {
		return fmt.Errorf("writing the cache: %w", err)
	}
	print, err := fingerprint()
	if err != nil {
		return fmt.Errorf("writing the cache: %w", err)
	}
	zip, err := zstd.NewWriter(nil, zstd.WithEncoderCRC(false), zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithEncoderConcurrency(runtime.GOMAXPROCS(0)))
	if err != nil {
		return err
	}
	e := encoder{zip: zip, tables: tables}
	if err := walk(&e, reflect.TypeFor[graph.Corpus](), "", oneRow(unsafe.Pointer(c))); err != nil {
		return fmt.Errorf("writing the cache: %w", err)
	}
	out := bufio.NewWriterSize(w, 1<<20)
	if err := e.write(out, print); err != nil {
		return err
	}
	return out.Flush()
}

// encoder is the visitor that writes: it collects a job for each section.
type encoder struct {
	zip    *zstd.Encoder
	tables *held // nil if there are none
	jobs   []func() (packed, error)
	seen   []graph.Lists // lists of the corpus so far; none where they were not stored
}

// packed is a section ready to be written.
type packed struct {
	section
	data []byte
}

func (e *encoder) job(f func() (packed, error)) { e.jobs = append(e.jobs, f) }

func (e *encoder) numbers(path string, k reflect.Kind, r rows) error {
	e.job(func() (packed, error) {
		if data, ok, err := e.heldNumbers(path, k, r); ok || err != nil {
			return e.pack(formTable, 0, data), err
		}
		f, data := packNumbers(k, r)
		return e.pack(f, 0, data), nil
	})
	return nil
}

// heldNumbers writes where numbers differ from those that a table holds. It returns
// false if none does.
func (e *encoder) heldNumbers(path string, k reflect.Kind, r rows) (data []byte, ok bool, err error) {
	values, ok := valuesOf(k, r)
	if e.tables == nil || !ok {
		return nil, false, nil
	}
	read := e.tables.numbers(path)
	if read == nil {
		return nil, false, nil
	}
	held, err := read()
	if err != nil {
		return nil, false, err
	}
	data, ok = patchNumbers(held, values)
	return data, ok, nil
}

func (e *encoder) texts(path string, r rows) error {
	e.job(func() (packed, error) {
		if data, ok, err := e.heldTexts(path, r); ok || err != nil {
			return e.pack(formTable, 0, data), err
		}
		f, data := packTexts(r)
		return e.pack(f, 0, data), nil
	})
	return nil
}

// heldTexts is heldNumbers for texts.
func (e *encoder) heldTexts(path string, r rows) (data []byte, ok bool, err error) {
	if e.tables == nil {
		return nil, false, nil
	}
	read := e.tables.texts(path)
	if read == nil {
		return nil, false, nil
	}
	held, err := read()
	if err != nil {
		return nil, false, err
	}
	data, ok = patchTexts(held, r)
	return data, ok, nil
}

// elements writes the length of each slice plus one; 0 is a slice that is nil.
func (e *encoder) elements(_ string, elem reflect.Type, r rows) (rows, error) {
	inner := rows{stride: elem.Size()}
	lengths := make([]int, 0, r.n)
	for s := range each[slice](r) {
		if s.base == nil {
			lengths = append(lengths, 0)
			continue
		}
		lengths = append(lengths, s.len+1)
		if s.len > 0 {
			inner.chunks = append(inner.chunks, chunk{s.base, s.len})
			inner.n += s.len
		}
	}
	if inner.n > maxTotal {
		return inner, errors.New("too many values for a cache")
	}
	e.intJob(lengths, inner.n)
	return inner, nil
}

// intJob writes numbers, with a total.
func (e *encoder) intJob(values []int, total int) {
	e.job(func() (packed, error) {
		f, data := packNumbers(reflect.Int, intRows(values))
		return e.pack(f, total, data), nil
	})
}

func intRows(v []int) rows {
	return elementRows(unsafe.Pointer(unsafe.SliceData(v)), len(v), reflect.TypeFor[int]())
}

func indexRows(v []int32) rows {
	return elementRows(unsafe.Pointer(unsafe.SliceData(v)), len(v), reflect.TypeFor[int32]())
}

// lists writes what lists have that tables don't hold, else their lengths and
// values, or which earlier ones they are the transpose of.
func (e *encoder) lists(path string, r rows) error {
	if r.n != 1 {
		return fmt.Errorf("%s: a cache can't hold lists in a slice", path)
	}
	var l graph.Lists
	for p := range each[graph.Lists](r) {
		l = *p
	}
	if of := e.transposeOf(l); of >= 0 {
		e.seen = append(e.seen, graph.Lists{})
		e.job(func() (packed, error) { return e.pack(formTranspose, of, nil), nil })
		e.intJob(nil, l.Len())
		return nil
	}
	e.seen = append(e.seen, l)
	data, ok, err := e.heldLists(path, l)
	if err != nil {
		return err
	}
	if ok {
		e.job(func() (packed, error) { return e.pack(formTable, l.Len(), data), nil })
		e.intJob(nil, l.Len())
		return nil
	}
	lengths := make([]int, l.Len())
	for i := range lengths {
		lengths[i] = len(l.Of(i))
	}
	_, val := l.Flat()
	e.intJob(lengths, l.Len())
	e.job(func() (packed, error) {
		f, data := packNumbers(reflect.Int32, indexRows(val))
		return e.pack(f, len(val), data), nil
	})
	return nil
}

// heldLists is heldNumbers for lists.
func (e *encoder) heldLists(path string, l graph.Lists) (data []byte, ok bool, err error) {
	if e.tables == nil {
		return nil, false, nil
	}
	read := e.tables.lists(path)
	if read == nil {
		return nil, false, nil
	}
	held, err := read()
	if err != nil {
		return nil, false, err
	}
	data, ok = patchLists(held, l)
	return data, ok, nil
}

// transposeOf finds earlier lists that lists are the transpose of, -1 if there are none.
func (e *encoder) transposeOf(l graph.Lists) int {
	off, val := l.Flat()
	for i, x := range e.seen {
		if len(val) == 0 || x.Total() != len(val) || x.Below(l.Len()) != nil {
			continue
		}
		tOff, tVal := x.Transpose(l.Len()).Flat()
		if slices.Equal(off, tOff) && slices.Equal(val, tVal) {
			return i
		}
	}
	return -1
}

// pack compresses a section if that takes at least an eighth off.
func (e *encoder) pack(f form, total int, data []byte) packed {
	p := packed{section: section{form: f, total: total, raw: len(data)}, data: data}
	if len(data) < 64 {
		return p
	}
	if small := e.zip.EncodeAll(data, make([]byte, 0, len(data)/2)); len(small) < len(data)/8*7 {
		p.form, p.data = p.form|formPacked, small
	}
	return p
}

// write runs the jobs on all cores and writes their sections in order. Few wait
// at a time.
func (e *encoder) write(w io.Writer, print uint32) error {
	if _, err := io.WriteString(w, cacheHead); err != nil {
		return err
	}
	var directory []section
	for block := range slices.Chunk(e.jobs, 2*runtime.GOMAXPROCS(0)) {
		done := make([]packed, len(block))
		err := inParallel(len(block), func(i int) (err error) { done[i], err = block[i](); return })
		if err != nil {
			return err
		}
		for i := range done {
			s, err := done[i].writeTo(w)
			if err != nil {
				return err
			}
			directory = append(directory, s)
		}
	}
	_, err := w.Write(appendDirectory(print, directory))
	return err
}

// writeTo writes a section and returns its line of the directory.
func (p *packed) writeTo(w io.Writer) (section, error) {
	s := p.section
	if _, err := w.Write(p.data); err != nil {
		return s, err
	}
	s.stored, s.sum = len(p.data), checksum(p.data)
	return s, nil
}
