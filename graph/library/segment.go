package library

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"
)

// rowsPerGroup bounds what a reader must hold of a column.
const rowsPerGroup = 1 << 20

// Bytes of a page before compression. Large pages compress better; a table of few
// rows is not worth the memory.
const (
	smallPage = 1 << 16
	largePage = 1 << 23
)

// segment writes the file of one table. A table of many rows is written beside the
// others, a batch of rows at a time. The first error is kept and told by close.
type segment[T any] struct {
	file  *os.File
	buf   *bufio.Writer
	sum   *doubleSum
	size  int64
	sync  bool // wait for the disk at the end
	w     *parquet.GenericWriter[T]
	rows  []T
	full  chan []T // batches to be written; nil until there is one
	empty chan []T // batches that were written
	ended chan struct{}
	codec *zstd.Codec
	done  File
	err   error // of the one who writes
}

// newSegment makes the file of a table.
func newSegment[T any](dir, table string, generation int, codec *zstd.Codec) *segment[T] {
	s := &segment[T]{codec: codec, done: File{Name: fmt.Sprintf("%s-%d.parquet", table, generation), Table: table}, sum: newSum()}
	s.file, s.err = os.OpenFile(filepath.Join(dir, s.done.Name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	return s
}

// start makes the writer of the file, with pages of so many bytes.
func (s *segment[T]) start(page int) {
	s.buf = bufio.NewWriterSize(s.file, 1<<16)
	s.w = parquet.NewGenericWriter[T](s,
		parquet.Compression(s.codec),
		parquet.MaxRowsPerRowGroup(rowsPerGroup),
		parquet.PageBufferSize(page),
		parquet.DataPageStatistics(false),
		parquet.CreatedBy("cocite", "2", "0"))
}

// Write takes the bytes of the Parquet writer.
func (s *segment[T]) Write(p []byte) (int, error) {
	_, _ = s.sum.Write(p)
	s.size += int64(len(p))
	return s.buf.Write(p)
}

// add writes a row, at once or later.
func (s *segment[T]) add(row T) {
	s.rows = append(s.rows, row)
	s.done.Rows++
	if len(s.rows) == rowsAtOnce {
		s.hand()
	}
}

// hand hands a full batch to the one who writes.
func (s *segment[T]) hand() {
	if s.full == nil {
		s.full, s.empty, s.ended = make(chan []T), make(chan []T, 2), make(chan struct{})
		s.empty <- nil
		go s.run()
	}
	s.full <- s.rows
	s.rows = (<-s.empty)[:0]
}

// run writes batches until there are no more.
func (s *segment[T]) run() {
	defer close(s.ended)
	if s.err == nil {
		s.start(largePage)
	}
	for rows := range s.full {
		s.write(rows)
		s.empty <- rows
	}
}

func (s *segment[T]) write(rows []T) {
	if s.err == nil {
		_, s.err = s.w.Write(rows)
	}
	clear(rows)
}

// close writes what is left, makes sure that it is on the disk and says what the
// file is.
func (s *segment[T]) close() (File, error) {
	if s.full != nil {
		close(s.full)
		<-s.ended
	}
	if s.file == nil {
		return s.done, s.err
	}
	if s.err == nil && s.w == nil {
		s.start(smallPage)
	}
	s.write(s.rows)
	for _, step := range []func() error{s.w.Close, s.buf.Flush} {
		if s.err == nil {
			s.err = step()
		}
	}
	if s.err == nil && s.sync {
		s.err = s.file.Sync()
	}
	if err := s.file.Close(); s.err == nil {
		s.err = err
	}
	if s.err != nil {
		return s.done, fmt.Errorf("writing %s: %w", s.done.Name, s.err)
	}
	s.done.Bytes, s.done.Sum = s.size, s.sum.String()
	return s.done, nil
}
