package library

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"unsafe"

	"github.com/parquet-go/parquet-go"
)

var errColumn = errors.New("a column is not of the type that it should be")

// columnFile is a table of which single columns are read, as they stand in the file.
type columnFile struct {
	path string
	rows int
	m    *mapping
	file *parquet.File
}

// openColumns opens a table, once its bytes are known to be right.
func openColumns(ctx context.Context, l *Library, table string) (c *columnFile, err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	f, ok := l.Manifest.file(table)
	if !ok {
		return nil, fmt.Errorf("the manifest of %s names no table %s", l.Path, table)
	}
	m, path, err := l.mapped(f)
	if err != nil {
		return nil, err
	}
	c = &columnFile{path: path, rows: int(f.Rows), m: m}
	defer c.guard(&err)
	c.file, err = parquet.OpenFile(bytes.NewReader(m.data), f.Bytes, parquet.SkipBloomFilters(true), parquet.SkipPageIndex(true), parquet.ReadBufferSize(int(min(f.Bytes, 1<<16))))
	if err != nil {
		_ = m.Close() // only read from
		return nil, damaged(path, err)
	}
	return c, nil
}

// guard makes an error of a panic of the Parquet reader.
func (c *columnFile) guard(err *error) {
	if r := recover(); r != nil {
		*err = damaged(c.path, fmt.Errorf("%v", r))
	}
}

// pages calls f for each page of a column.
func (c *columnFile) pages(f func(*columnPage) error, path ...string) (err error) {
	defer c.guard(&err)
	leaf, ok := c.file.Schema().Lookup(path...)
	if !ok {
		return damaged(c.path, fmt.Errorf("it has no column %s", path[0]))
	}
	for _, g := range c.file.RowGroups() {
		if err := chunkPages(g.ColumnChunks()[leaf.ColumnIndex], leaf, f); err != nil {
			return damaged(c.path, fmt.Errorf("column %s: %w", path[0], err))
		}
	}
	return nil
}

// chunkPages calls f for each page of a column in one group of rows.
func chunkPages(chunk parquet.ColumnChunk, leaf parquet.LeafColumn, f func(*columnPage) error) error {
	pages := chunk.Pages()
	defer func() { _ = pages.Close() }() // only read from
	var words *dictionary
	for {
		p, err := pages.ReadPage()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if d := p.Dictionary(); d != nil && words == nil {
			words = newDictionary(d)
		}
		page := columnPage{page: p, words: words, whole: byte(leaf.MaxDefinitionLevel)}
		if err := f(&page); err != nil {
			return err
		}
	}
}

// columnPage is a page of a column. Its values are those that are not null.
type columnPage struct {
	page  parquet.Page
	words *dictionary
	whole byte // definition level of a value
}

// dictionary are the distinct values of a column.
type dictionary struct {
	texts   []string
	numbers []int64
}

func newDictionary(d parquet.Dictionary) *dictionary {
	data := d.Page().Data()
	if d.Type().Kind() == parquet.ByteArray {
		return &dictionary{texts: cutTexts(data.ByteArray())}
	}
	return &dictionary{numbers: data.Int64()}
}

// cutTexts are texts that stand side by side.
func cutTexts(data []byte, offsets []uint32) []string {
	if len(offsets) == 0 {
		return nil
	}
	out := make([]string, len(offsets)-1)
	for i := range out {
		text := data[offsets[i]:offsets[i+1]]
		out[i] = unsafe.String(unsafe.SliceData(text), len(text))
	}
	return out
}

// texts are the values of a page of texts. They point into the page, which lives
// as long as they do.
func (p *columnPage) texts() []string {
	data := p.page.Data()
	if p.words == nil || p.page.Dictionary() == nil {
		return cutTexts(data.ByteArray())
	}
	return decoded(data.Int32(), p.words.texts)
}

// numbers are the values of a page of numbers.
func (p *columnPage) numbers() []int64 {
	data := p.page.Data()
	if p.words == nil || p.page.Dictionary() == nil {
		return data.Int64()
	}
	return decoded(data.Int32(), p.words.numbers)
}

func decoded[T any](codes []int32, words []T) []T {
	out := make([]T, len(codes))
	for i, c := range codes {
		out[i] = words[c]
	}
	return out
}

// texts reads a column of texts, null as "".
func (c *columnFile) texts(column string) ([]string, error) {
	return columnOf(c, column, (*columnPage).texts)
}

// numbers reads a column of numbers, null as 0.
func (c *columnFile) numbers(column string) ([]int64, error) {
	return columnOf(c, column, (*columnPage).numbers)
}

// columnOf reads a column without lists; null is the zero value.
func columnOf[T any](c *columnFile, column string, values func(*columnPage) []T) ([]T, error) {
	out := make([]T, c.rows)
	rest := out
	err := c.pages(func(p *columnPage) error {
		n := int(p.page.NumRows())
		if n > len(rest) {
			return errColumn
		}
		err := spread(rest[:n], values(p), p.page.DefinitionLevels(), p.whole)
		rest = rest[n:]
		return err
	}, column)
	if err == nil && len(rest) > 0 {
		err = damaged(c.path, fmt.Errorf("column %s has %d rows instead of %d", column, c.rows-len(rest), c.rows))
	}
	return out, err
}

// spread puts values where the levels tell that there are some.
func spread[T any](to, values []T, levels []byte, whole byte) error {
	if whole == 0 || len(values) == len(to) {
		if copy(to, values) < len(to) {
			return errColumn
		}
		return nil
	}
	at := 0
	for i, l := range levels[:len(to)] {
		if l != whole {
			continue
		}
		if at == len(values) {
			return errColumn
		}
		to[i] = values[at]
		at++
	}
	return nil
}

// present tells which rows of a column are not null.
func (c *columnFile) present(column string) ([]bool, error) {
	out := make([]bool, 0, c.rows)
	err := c.pages(func(p *columnPage) error {
		levels := p.page.DefinitionLevels()
		for i := range int(p.page.NumRows()) {
			out = append(out, p.whole == 0 || levels[i] == p.whole)
		}
		return nil
	}, column)
	if err == nil && len(out) != c.rows {
		err = damaged(c.path, errColumn)
	}
	return out, err
}

// textLists reads a column of lists of texts: the number of values of each row,
// and the values.
func (c *columnFile) textLists(column string) (lengths []int32, values []string, err error) {
	return listsOf(c, column, (*columnPage).texts)
}

// numberLists reads a column of lists of numbers.
func (c *columnFile) numberLists(column string) (lengths []int32, values []int64, err error) {
	return listsOf(c, column, (*columnPage).numbers)
}

func listsOf[T any](c *columnFile, column string, page func(*columnPage) []T) (lengths []int32, values []T, err error) {
	lengths = make([]int32, 0, c.rows)
	err = c.pages(func(p *columnPage) error {
		values = append(values, page(p)...)
		levels := p.page.DefinitionLevels()
		for i, r := range p.page.RepetitionLevels() {
			if r == 0 {
				lengths = append(lengths, 0)
			}
			if len(lengths) > 0 && levels[i] == p.whole {
				lengths[len(lengths)-1]++
			}
		}
		return nil
	}, column, "list", "element")
	if err == nil && len(lengths) != c.rows {
		err = damaged(c.path, errColumn)
	}
	return lengths, values, err
}

func (c *columnFile) close() {
	_ = c.m.Close() // only read from
}
