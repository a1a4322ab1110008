package ingest

import (
	"bytes"
	"encoding/binary"
	"io"
	"math/bits"
	"slices"
)

// edgeBlock is how much of an edge list is worked on at once.
const edgeBlock = 1 << 20

// edgeBlocks cuts a text into blocks that end where a line does.
type edgeBlocks struct {
	r    io.Reader
	size int          // of a block
	most int          // how long a line may be; 0 is no limit
	rest []byte       // behind the last line of the block before
	err  error        // that ended the text, nil before its end
	long bool         // rest is the beginning of a line that is longer than a block
	free []*edgeBatch // are no longer in use
}

// edgeBatch is a block with the edges that stand in it as two whole numbers a line,
// and where the other lines are.
type edgeBatch struct {
	text []byte
	most int // longer lines are odd; 0 is no limit
	ends []uint64
	odd  []oddLine
}

// oddLine is a line that has to be looked at with care. A CR may make it several.
type oddLine struct {
	from, to int // in the text
	edge     int // how many edges come before it
}

// next returns a block; false at the end, if reading failed, or before a line that
// is longer than a block.
func (b *edgeBlocks) next() (*edgeBatch, bool) {
	if b.err != nil || b.long {
		return nil, false
	}
	e := b.batch()
	e.text = slices.Grow(append(e.text[:0], b.rest...), b.size)
	n := len(e.text)
	m, err := io.ReadFull(b.r, e.text[n:n+b.size])
	e.text, b.rest = e.text[:n+m], b.rest[:0]
	if err != nil {
		if b.err = err; err == io.ErrUnexpectedEOF {
			b.err = io.EOF
		}
		return e, len(e.text) > 0
	}
	end := bytes.LastIndexByte(e.text, '\n') + 1
	b.rest = append(b.rest, e.text[end:]...)
	b.long = end == 0
	e.text = e.text[:end]
	return e, !b.long
}

// batch is an empty one.
func (b *edgeBlocks) batch() *edgeBatch {
	last := len(b.free) - 1
	if last < 0 {
		return &edgeBatch{most: b.most}
	}
	e := b.free[last]
	b.free = b.free[:last]
	return e
}

// parse finds the edges of a block.
func (b *edgeBatch) parse() *edgeBatch {
	text := b.text
	b.ends, b.odd = b.ends[:0], b.odd[:0]
	for i := 0; i < len(text); {
		if u, v, next := twoNumbers(text, i); next > 0 && (b.most == 0 || next-i <= b.most) {
			b.ends = append(b.ends, u, v)
			i = next
			continue
		}
		end := len(text)
		if k := bytes.IndexByte(text[i:], '\n'); k >= 0 {
			end = i + k + 1
		}
		b.odd = append(b.odd, oddLine{from: i, to: end, edge: len(b.ends) / 2})
		i = end
	}
	return b
}

// twoNumbers reads a line of two plain numbers and returns where the next one
// begins, 0 if it is any other line.
func twoNumbers(text []byte, i int) (u, v uint64, next int) {
	u, i = leadingNumber(text, i)
	from := i
	for i < len(text) && (text[i] == ' ' || text[i] == '\t') {
		i++
	}
	if i == from {
		return 0, 0, 0
	}
	v, i = leadingNumber(text, i)
	for i < len(text) && (text[i] == ' ' || text[i] == '\t') {
		i++
	}
	if i < len(text) && text[i] == '\r' {
		i++
	}
	if i >= len(text) || text[i] != '\n' {
		return 0, 0, 0
	}
	return u, v, i + 1
}

// leadingNumber reads a number as plainNumber does, and returns the place behind it.
// If there is none, that is a place where no line goes on: the end of the text.
func leadingNumber(text []byte, i int) (v uint64, next int) {
	from := i
	for len(text)-i >= 8 {
		word := binary.LittleEndian.Uint64(text[i:])
		n := digitsOf(word)
		v = v*tensOf[n] + eightDigits(word, n)
		if i += n; n < 8 {
			return v, wholeEnd(text, from, i)
		}
		if i-from > 18 {
			return 0, len(text)
		}
	}
	for ; i < len(text) && text[i]-'0' <= 9 && i-from <= 18; i++ {
		v = v*10 + uint64(text[i]-'0')
	}
	return v, wholeEnd(text, from, i)
}

// wholeEnd is the end of a number that stands between two places, or the end of the
// text if it is not one to 18 digits without a leading zero.
func wholeEnd(text []byte, from, end int) int {
	if n := end - from; n == 0 || n > 18 || n > 1 && text[from] == '0' {
		return len(text)
	}
	return end
}

// tensOf are the powers of ten up to the eighth.
var tensOf = [9]uint64{1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000}

// digitsOf counts the digits that eight bytes begin with. The first byte of the text is
// the lowest.
func digitsOf(word uint64) int {
	const zeros, high = 0x3030303030303030, 0x8080808080808080
	w := word ^ zeros // a digit is 0 to 9 now
	return bits.TrailingZeros64(((w+0x7676767676767676)|w)&high) / 8
}

// eightDigits is the number that the first n of eight bytes make: neighbouring digits
// are joined to pairs, pairs to fours, fours to all eight.
func eightDigits(word uint64, n int) uint64 {
	if n == 0 {
		return 0
	}
	w := (word & 0x0f0f0f0f0f0f0f0f) << (64 - 8*n)
	w = w*10 + w>>8
	const mask = 0x000000ff000000ff
	return ((w&mask)*(100+1_000_000<<32) + (w>>16&mask)*(1+10_000<<32)) >> 32
}
