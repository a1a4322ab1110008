package library

import (
	"bufio"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"reflect"
	"runtime"
	"slices"
	"unsafe"

	"github.com/klauspost/compress/zstd"

	"cocite/graph"
)

// untouched is the column that is written as it is, so that its pages are read
// from the disk when a text is used and not before.
const untouched = "Papers.Abstracts[]"

// WriteCache writes a finished corpus so that OpenCache gives it back as it is.
// The same corpus gives the same bytes.
func WriteCache(w io.Writer, c *graph.Corpus) error {
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
	e := encoder{zip: zip}
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
	zip  *zstd.Encoder
	jobs []func() packed
	seen []graph.Lists // lists of the corpus so far; none where they were not stored
}

// packed is a section ready to be written.
type packed struct {
	section
	data []byte
	tail rows // strings that stand behind data, uncopied
}

func (e *encoder) job(f func() packed) { e.jobs = append(e.jobs, f) }

func (e *encoder) numbers(_ string, k reflect.Kind, r rows) error {
	e.job(func() packed {
		f, data := packNumbers(k, r)
		return e.pack(f, 0, data)
	})
	return nil
}

func (e *encoder) texts(path string, r rows) error {
	if path == untouched {
		e.job(func() packed { return packed{section: section{form: formPlain}, data: packLengths(r), tail: r} })
		return nil
	}
	e.job(func() packed {
		f, data := packTexts(r)
		return e.pack(f, 0, data)
	})
	return nil
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
	e.job(func() packed {
		f, data := packNumbers(reflect.Int, intRows(values))
		return e.pack(f, total, data)
	})
}

func intRows(v []int) rows {
	return elementRows(unsafe.Pointer(unsafe.SliceData(v)), len(v), reflect.TypeFor[int]())
}

func indexRows(v []int32) rows {
	return elementRows(unsafe.Pointer(unsafe.SliceData(v)), len(v), reflect.TypeFor[int32]())
}

// lists writes the lengths and the values of lists, or which earlier ones they are
// the transpose of.
func (e *encoder) lists(path string, r rows) error {
	if r.n != 1 {
		return fmt.Errorf("%s: a cache can't hold lists in a slice", path)
	}
	var l graph.Lists
	for p := range each[graph.Lists](r) {
		l = *p
	}
	of := e.transposeOf(l)
	if of >= 0 {
		e.seen = append(e.seen, graph.Lists{})
		e.job(func() packed { return e.pack(formTranspose, of, nil) })
		e.intJob(nil, l.Len())
		return nil
	}
	e.seen = append(e.seen, l)
	lengths := make([]int, l.Len())
	for i := range lengths {
		lengths[i] = len(l.Of(i))
	}
	_, val := l.Flat()
	e.intJob(lengths, l.Len())
	e.job(func() packed {
		f, data := packNumbers(reflect.Int32, indexRows(val))
		return e.pack(f, len(val), data)
	})
	return nil
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
		_ = inParallel(len(block), func(i int) error { done[i] = block[i](); return nil })
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
	s, table := p.section, crc32.MakeTable(crc32.Castagnoli)
	if _, err := w.Write(p.data); err != nil {
		return s, err
	}
	s.stored, s.sum = len(p.data), checksum(p.data)
	for t := range each[string](p.tail) {
		if _, err := io.WriteString(w, *t); err != nil {
			return s, err
		}
		s.stored += len(*t)
		s.sum = crc32.Update(s.sum, table, unsafe.Slice(unsafe.StringData(*t), len(*t)))
	}
	if s.form&formPacked == 0 {
		s.raw = s.stored
	}
	return s, nil
}
