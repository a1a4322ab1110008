package library

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"unsafe"

	"github.com/klauspost/compress/zstd"

	"cocite/graph"
)

// openCorpus opens what writeCorpus wrote, with the same tables. Columns that skip
// names are left empty. Every byte is checked against its checksum; the error names
// the section that is damaged. errOldCache means that the columns have changed. A
// corpus from a cache can't be identified again (graph.Corpus.Identify returns
// false).
func openCorpus(file []byte, tables *held, skip Columns) (*graph.Corpus, error) {
	print, sections, body, err := readDirectory(file)
	if err != nil {
		return nil, err
	}
	if want, err := fingerprint(); err != nil || print != want {
		return nil, errors.Join(err, errOldCache)
	}
	zip, err := zstd.NewReader(nil, zstd.IgnoreChecksum(true), zstd.WithDecoderConcurrency(runtime.GOMAXPROCS(0)))
	if err != nil {
		return nil, err
	}
	defer zip.Close()
	d := decoder{sections: sections, body: body, zip: zip, tables: tables, skip: skip.paths()}
	c := new(graph.Corpus)
	if err := walk(&d, reflect.TypeFor[graph.Corpus](), "", oneRow(unsafe.Pointer(c))); err != nil {
		return nil, err
	}
	if d.next != len(sections) {
		return nil, fmt.Errorf("%d sections, not %d", len(sections), d.next)
	}
	if err := d.run(); err != nil {
		return nil, err
	}
	return c, c.Check()
}

// decoder is the visitor that reads: it makes room for all columns, whose sizes
// the directory tells, and collects a task for each section. The tasks do not
// depend on one another.
type decoder struct {
	sections []section
	body     []byte
	next     int // section
	zip      *zstd.Decoder
	tables   *held    // nil if there are none
	skip     []string // paths that columns to be left empty begin with
	tasks    []task
	found    []*foundLists
}

// task decodes one section.
type task struct {
	name   string
	s      section
	stored []byte
	decode func(data []byte) error
}

// take makes a task of the next section.
func (d *decoder) take(name string) (*task, error) {
	if d.next >= len(d.sections) {
		return nil, fmt.Errorf("there is no section %s", name)
	}
	s := d.sections[d.next]
	d.next++
	d.tasks = append(d.tasks, task{name: name, s: s, stored: d.body[:s.stored]})
	d.body = d.body[s.stored:]
	return &d.tasks[len(d.tasks)-1], nil
}

// skipped tells whether a column is to be left empty, and passes over its section.
func (d *decoder) skipped(path string) bool {
	if !slices.ContainsFunc(d.skip, func(s string) bool { return strings.HasPrefix(path, s) }) {
		return false
	}
	if d.next < len(d.sections) {
		d.body = d.body[d.sections[d.next].stored:]
	}
	d.next++
	return true
}

func (d *decoder) numbers(path string, k reflect.Kind, r rows) error {
	if d.skipped(path) {
		return nil
	}
	t, err := d.take(path)
	if err != nil {
		return err
	}
	f := t.s.form &^ formPacked
	if f != formTable {
		t.decode = func(data []byte) error { return unpackNumbers(k, f, data, r) }
		return nil
	}
	t.decode = func(data []byte) error {
		values, err := readHeld(d.tables, path, (*held).numbers)
		if err == nil {
			err = unpatchNumbers(values, data)
		}
		if err != nil {
			return err
		}
		return setValues(k, values, r)
	}
	return nil
}

func (d *decoder) texts(path string, r rows) error {
	if d.skipped(path) {
		return nil
	}
	t, err := d.take(path)
	if err != nil {
		return err
	}
	f := t.s.form &^ formPacked
	if f != formTable {
		t.decode = func(data []byte) error { return unpackTexts(f, data, r) }
		return nil
	}
	t.decode = func(data []byte) error {
		texts, err := readHeld(d.tables, path, (*held).texts)
		if err != nil {
			return err
		}
		return unpatchTexts(texts, data, r)
	}
	return nil
}

// readHeld reads a column that a table holds.
func readHeld[T any](tables *held, path string, find func(*held, string) func() (T, error)) (values T, err error) {
	if tables == nil {
		return values, errNoTables
	}
	read := find(tables, path)
	if read == nil {
		return values, errNoTables
	}
	return read()
}

// elements makes room for the elements of all slices in one array.
func (d *decoder) elements(path string, elem reflect.Type, r rows) (rows, error) {
	if d.skipped(path) {
		return rows{stride: elem.Size()}, nil
	}
	t, err := d.take(path)
	if err != nil {
		return rows{}, err
	}
	f, total := t.s.form&^formPacked, t.s.total
	flat := reflect.MakeSlice(reflect.SliceOf(elem), total, total).UnsafePointer()
	t.decode = func(data []byte) error {
		lengths := make([]int, r.n)
		if err := unpackNumbers(reflect.Int, f, data, intRows(lengths)); err != nil {
			return err
		}
		return cutSlices(lengths, flat, total, elem.Size(), r)
	}
	return elementRows(flat, total, elem), nil
}

// cutSlices gives each slice its stretch of a flat array of elements.
func cutSlices(lengths []int, flat unsafe.Pointer, total int, size uintptr, r rows) error {
	at, i := 0, 0
	for s := range each[slice](r) {
		n := lengths[i] - 1
		i++
		if n < 0 {
			continue
		}
		if n > total-at {
			return errNumbers
		}
		base := flat
		if n > 0 {
			base = unsafe.Add(flat, uintptr(at)*size)
		}
		*s = slice{base, n, n}
		at += n
	}
	if at != total {
		return errNumbers
	}
	return nil
}

// run runs the tasks on all cores, then puts the lists together.
func (d *decoder) run() error {
	err := inParallel(len(d.tasks), func(i int) error {
		if err := d.tasks[i].run(d.zip); err != nil {
			return fmt.Errorf("section %s: %w", d.tasks[i].name, err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, derived := range []bool{false, true} {
		err := inParallel(len(d.found), func(i int) error { return d.found[i].settle(d.found, derived) })
		if err != nil {
			return err
		}
	}
	return nil
}

// errNoTables is the error for a section that needs a table where there is none.
var errNoTables = errors.New("no table holds it")

// run checks, unpacks and decodes a section.
func (t *task) run(zip *zstd.Decoder) error {
	if checksum(t.stored) != t.s.sum {
		return errors.New("damaged: the checksum differs")
	}
	data := t.stored
	if t.s.form&formPacked != 0 {
		var err error
		if data, err = zip.DecodeAll(data, make([]byte, 0, t.s.raw)); err != nil {
			return err
		}
	}
	if len(data) != t.s.raw {
		return fmt.Errorf("%d bytes, not %d", len(data), t.s.raw)
	}
	return t.decode(data)
}
