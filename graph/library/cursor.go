package library

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/parquet-go/parquet-go"
)

// rowsAtOnce is how many rows go to and come from a file in one call.
const rowsAtOnce = 4096

// cursor reads the rows of a table in their order.
type cursor[T any] struct {
	path string
	file *os.File
	r    *parquet.GenericReader[T]
	rows []T
	at   int
	end  bool
	read int64
	want int64
}

// openTable starts to read a table, once its bytes are known to be right. Columns
// that T doesn't have are left aside.
func openTable[T any](ctx context.Context, l *Library, name string) (c *cursor[T], err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	f, ok := l.Manifest.file(name)
	if !ok {
		return nil, fmt.Errorf("the manifest of %s names no table %s", l.Path, name)
	}
	file, err := l.open(f)
	if err != nil {
		return nil, err
	}
	c = &cursor[T]{path: file.Name(), file: file, rows: make([]T, 0, rowsAtOnce), want: f.Rows}
	defer c.guard(&err)
	p, err := parquet.OpenFile(file, f.Bytes, parquet.SkipBloomFilters(true), parquet.SkipPageIndex(true), parquet.ReadBufferSize(int(min(f.Bytes, 1<<18))))
	if err != nil {
		_ = file.Close() // only read from
		return nil, damaged(c.path, err)
	}
	c.r = parquet.NewGenericReader[T](p)
	return c, nil
}

// guard makes an error of a panic of the Parquet reader.
func (c *cursor[T]) guard(err *error) {
	if r := recover(); r != nil {
		*err = damaged(c.path, fmt.Errorf("%v", r))
	}
}

// peek returns the row that next would, nil at the end.
func (c *cursor[T]) peek() (*T, error) {
	if c.at == len(c.rows) {
		if err := c.fill(); err != nil {
			return nil, err
		}
	}
	if c.at == len(c.rows) {
		return nil, nil
	}
	return &c.rows[c.at], nil
}

// next returns the next row, nil at the end. It is good until the next call.
func (c *cursor[T]) next() (*T, error) {
	row, err := c.peek()
	if row != nil {
		c.at++
	}
	return row, err
}

func (c *cursor[T]) fill() (err error) {
	if c.end {
		return nil
	}
	defer c.guard(&err)
	c.at, c.rows = 0, c.rows[:rowsAtOnce]
	clear(c.rows)
	n, err := c.r.Read(c.rows)
	c.rows, c.read = c.rows[:n], c.read+int64(n)
	switch {
	case err == io.EOF || err == nil && n == 0:
		c.end = true
		if c.read != c.want {
			return damaged(c.path, fmt.Errorf("it has %d rows instead of %d", c.read, c.want))
		}
	case err != nil:
		return damaged(c.path, err)
	}
	return nil
}

// close lets go of the file.
func (c *cursor[T]) close() {
	if c != nil {
		_ = c.file.Close() // only read from
	}
}

// eachRow calls f for every row of a table.
func eachRow[T any](ctx context.Context, l *Library, name string, f func(*T)) error {
	c, err := openTable[T](ctx, l, name)
	if err != nil {
		return err
	}
	defer c.close()
	for {
		row, err := c.next()
		if err != nil || row == nil {
			return err
		}
		f(row)
	}
}
