package library

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"reflect"

	"cocite/graph"
)

// The cache is a finished corpus as one file, laid out so that it opens fast:
//
//	head       eight bytes, the last is the version of the layout
//	sections   one after the other, one or two for each column of the corpus
//	directory  fingerprint of the columns, then a line for each section
//	foot       length of the directory, checksum, eight bytes
//
// Which sections there are follows from the exported fields of graph.Corpus alone,
// in their order: a struct is its fields, a slice is the lengths of its rows and
// then its elements side by side. Lengths and numbers are varints, strings are
// lengths and bytes, or codes into a list of the distinct ones. Sections that
// zstd makes smaller are compressed. What the tables of the library hold is not
// stored again, only where the corpus differs from it; lists that are the transpose
// of earlier ones are not stored. Each section has a CRC-32C, and one covers head,
// directory and foot.
const (
	cacheHead = "cocite\x00\x02"
	cacheTail = "\x01\x00etico\n"
	footSize  = 4 + 4 + len(cacheTail)
)

// errOldCache is the error for a cache whose layout or columns are not those of this
// version of the program.
var errOldCache = errors.New("the cache was written by another version")

// form says how a section is written down.
type form byte

const (
	formPlain     form = iota // numbers that are not negative; strings one by one
	formSigned                // numbers, some negative
	formDelta                 // differences of numbers
	formFixed                 // numbers of fixed width
	formCodes8                // strings as codes of one byte
	formCodes16               // strings as codes of two bytes
	formTranspose             // lists that an earlier section has, transposed
	formTable                 // what differs from a column of a table
	formMost                  // one number, and where there are others
	formPacked    form = 0x80 // set if the section is compressed
)

// section is one line of the directory.
type section struct {
	form   form
	total  int // elements of slices, lists or values that the section tells of
	raw    int // bytes before compression
	stored int // bytes in the file
	sum    uint32
}

func checksum(data []byte) uint32 { return crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli)) }

// fingerprint stands for the columns of a corpus, their order and their types.
func fingerprint() (uint32, error) {
	var c columnNames
	if err := walk(&c, reflect.TypeFor[graph.Corpus](), "", rows{}); err != nil {
		return 0, err
	}
	return checksum(c.text), nil
}

// columnNames is a visitor that writes down the columns.
type columnNames struct{ text []byte }

func (c *columnNames) add(path string, kind any) { c.text = fmt.Appendf(c.text, "%s %v\n", path, kind) }

func (c *columnNames) lists(path string, _ rows) error { c.add(path, "lists"); return nil }
func (c *columnNames) texts(path string, _ rows) error { c.add(path, "text"); return nil }

func (c *columnNames) numbers(path string, k reflect.Kind, _ rows) error {
	c.add(path, k)
	return nil
}

func (c *columnNames) elements(path string, _ reflect.Type, _ rows) (rows, error) {
	c.add(path, "rows")
	return rows{}, nil
}

// appendDirectory writes the directory and the foot behind it. The checksum is
// of the head too.
func appendDirectory(print uint32, sections []section) []byte {
	b := binary.LittleEndian.AppendUint32(nil, print)
	for _, s := range sections {
		b = append(b, byte(s.form))
		for _, n := range []int{s.total, s.raw, s.stored} {
			b = binary.AppendUvarint(b, uint64(n))
		}
		b = binary.LittleEndian.AppendUint32(b, s.sum)
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(len(b)))
	b = binary.LittleEndian.AppendUint32(b, checksum(append([]byte(cacheHead), b...)))
	return append(b, cacheTail...)
}

// maxTotal bounds what one section may tell of: indexes are int32.
const maxTotal = 1<<31 - 1

// readDirectory checks the frame of a cache and returns its sections and the
// bytes that they stand in.
func readDirectory(file []byte) (print uint32, sections []section, body []byte, err error) {
	dir, body, err := frame(file)
	if err != nil {
		return 0, nil, nil, err
	}
	print, dir = binary.LittleEndian.Uint32(dir), dir[4:]
	room := len(body)
	for len(dir) > 0 {
		s, n := readSection(dir)
		if n == 0 || s.stored > room {
			return 0, nil, nil, errors.New("the directory is damaged")
		}
		sections, dir, room = append(sections, s), dir[n:], room-s.stored
	}
	if room != 0 {
		return 0, nil, nil, fmt.Errorf("%d bytes belong to no section", room)
	}
	return print, sections, body, nil
}

// frame returns the directory and the bytes of all sections.
func frame(file []byte) (dir, body []byte, err error) {
	n := len(file) - footSize
	switch {
	case !bytes.HasPrefix(file, []byte(cacheHead)):
		return nil, nil, errOldCache
	case n < len(cacheHead)+4:
		return nil, nil, errors.New("too short for a cache")
	case string(file[n+8:]) != cacheTail:
		return nil, nil, errors.New("the end is missing or damaged")
	}
	size := int(binary.LittleEndian.Uint32(file[n:]))
	if size < 4 || size > n-len(cacheHead) {
		return nil, nil, errors.New("the foot is damaged")
	}
	sum := crc32.Update(checksum(file[:len(cacheHead)]), crc32.MakeTable(crc32.Castagnoli), file[n-size:n+4])
	if sum != binary.LittleEndian.Uint32(file[n+4:]) {
		return nil, nil, errors.New("the directory is damaged: its checksum differs")
	}
	return file[n-size : n], file[len(cacheHead) : n-size], nil
}

// readSection reads one line of the directory and returns its length, 0 if it is
// none.
func readSection(b []byte) (section, int) {
	s, at := section{form: form(b[0])}, 1
	for _, field := range []*int{&s.total, &s.raw, &s.stored} {
		v, n := binary.Uvarint(b[at:])
		if n <= 0 || v > 1<<40 {
			return s, 0
		}
		*field, at = int(v), at+n
	}
	if s.total > maxTotal || len(b) < at+4 {
		return s, 0
	}
	s.sum = binary.LittleEndian.Uint32(b[at:])
	return s, at + 4
}
