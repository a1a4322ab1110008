package ingest

import (
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"cocite/graph"
)

// utf8Reader passes UTF-8 on. A byte that is not UTF-8 is read as Windows-1252;
// the lines that hold some are counted.
type utf8Reader struct {
	blob  blob
	buf   [32 << 10]byte
	tail  []byte // copy of the end of the last block: the beginning of a character
	out   []byte // what waits to be read
	fixed []byte // a block with bytes that were not UTF-8
	err   error
	at    lineCounter
	bad   int // lines with bytes that are not UTF-8
	first int // the first of them
	last  int // the last of them

	expected bool // the text says that it is not UTF-8
}

func newUTF8Reader(b blob) *utf8Reader {
	return &utf8Reader{blob: b, at: lineCounter{line: 1}}
}

// Read reads where the text is wanted if there is room for a block: most text is
// UTF-8 as it stands.
func (u *utf8Reader) Read(p []byte) (int, error) {
	for len(u.out) == 0 {
		if u.err != nil {
			return 0, u.err
		}
		if len(p) < len(u.buf) {
			u.out, _ = u.fill(u.buf[:])
			continue
		}
		text, sound := u.fill(p)
		if sound && len(text) > 0 {
			return len(text), nil
		}
		u.out = text
	}
	n := copy(p, u.out)
	u.out = u.out[n:]
	return n, nil
}

// fill reads a block into room and returns it as UTF-8, which is still there if it
// was sound. A character that the block cuts waits for the next one.
func (u *utf8Reader) fill(room []byte) (text []byte, sound bool) {
	kept := copy(room, u.tail)
	n, err := u.blob.r.Read(room[kept:])
	block := room[:kept+n]
	whole := len(block)
	if err == nil {
		whole -= cutRune(block)
	}
	u.err, u.tail = err, append(u.tail[:0], block[whole:]...)
	text, sound = u.decode(block[:whole])
	if err == io.EOF && u.bad > 0 && !u.expected {
		p := u.blob.fault("bytes.not-utf-8", graph.Warn,
			fmt.Sprintf("%d lines are not UTF-8 throughout; their other bytes are read as Windows-1252", u.bad))
		p.Line = u.first
		u.blob.faults.note(p)
	}
	return text, sound
}

// cutRune is the number of bytes at the end that begin a character without
// ending it.
func cutRune(b []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
		if c := b[len(b)-n:]; utf8.RuneStart(c[0]) {
			if utf8.FullRune(c) {
				return 0
			}
			return n
		}
	}
	return 0
}

// decode returns a block as UTF-8: itself if it was sound.
func (u *utf8Reader) decode(block []byte) (text []byte, sound bool) {
	if utf8.Valid(block) {
		u.at.count(block)
		return block, true
	}
	u.fixed = u.fixed[:0]
	good := 0 // where what has not been copied yet begins
	for i := 0; i < len(block); {
		r, n := utf8.DecodeRune(block[i:])
		if r == utf8.RuneError && n == 1 {
			u.copy(block[good:i])
			u.stray(block[i])
			good = i + 1
		}
		i += n
	}
	u.copy(block[good:])
	return u.fixed, false
}

// copy takes bytes over as they are.
func (u *utf8Reader) copy(b []byte) {
	u.at.count(b)
	u.fixed = append(u.fixed, b...)
}

// stray takes a byte over that is not UTF-8.
func (u *utf8Reader) stray(c byte) {
	if u.last != u.at.line {
		u.last = u.at.line
		u.bad++
	}
	if u.first == 0 {
		u.first = u.at.line
	}
	u.fixed = utf8.AppendRune(u.fixed, charmap.Windows1252.DecodeByte(c))
	u.at.cr = false
}
