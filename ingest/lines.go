package ingest

import (
	"bytes"
	"errors"
	"io"
)

// errTooLong says that a line is longer than Limits.Record. The reader has its
// beginning at hand and goes on behind it.
var errTooLong = errors.New("line is too long")

// lineBlock is how much a lineReader asks for at once.
const lineBlock = 64 << 10

// lineReader cuts text into lines. LF, CRLF and a bare CR end a line; U+2028,
// U+0085, VT and FF are part of it.
type lineReader struct {
	r      io.Reader
	limit  int
	number int    // of the last line handed out
	buf    []byte // buf[pos:] is unread
	pos    int
	lf, cr int   // first LF and CR at or behind pos; len(buf) if there is none
	err    error // of r, kept until buf is used up
	skipLF bool  // the last line ended in CR: an LF belongs to it
	skip   bool  // the rest of a line that was too long comes next
}

// newLineReader reads in.R line by line.
func newLineReader(in Input) *lineReader {
	return &lineReader{r: in.R, limit: in.Limits.Record}
}

// linesOf reads a text that is in memory line by line, without a copy.
func linesOf(text []byte) *lineReader {
	return &lineReader{buf: text, lf: indexFrom(text, 0, '\n'), cr: indexFrom(text, 0, '\r'), err: io.EOF}
}

// next returns a line without its end, and its number from 1 on. The bytes are
// valid until the next call. With errTooLong it returns the beginning of the
// line; at the end io.EOF.
func (l *lineReader) next() ([]byte, int, error) {
	if l.skip || l.skipLF {
		if err := l.behindLast(); err != nil {
			return nil, l.number, err
		}
	}
	for {
		switch end := min(l.lf, l.cr); {
		case l.over(end - l.pos):
			return l.beginning()
		case end < len(l.buf):
			return l.take(end), l.number, nil
		case l.err != nil && end == l.pos:
			return nil, l.number, l.err
		case l.err != nil:
			return l.take(end), l.number, nil
		}
		l.fill()
	}
}

// over tells whether a line of n bytes is too long.
func (l *lineReader) over(n int) bool { return l.limit > 0 && n > l.limit }

// behindLast passes what the last call left: an LF behind a CR, the rest of a
// line that was too long.
func (l *lineReader) behindLast() error {
	for l.skip {
		end := min(l.lf, l.cr)
		if end < len(l.buf) {
			l.skip, l.skipLF = false, l.buf[end] == '\r'
			l.advance(end + 1)
			break
		}
		l.advance(end)
		if l.err != nil {
			return l.err
		}
		l.fill()
	}
	return l.passLF()
}

// passLF passes the LF of a CRLF whose CR has been seen.
func (l *lineReader) passLF() error {
	for l.skipLF {
		if l.pos == len(l.buf) {
			if l.err != nil {
				return l.err
			}
			l.fill()
			continue
		}
		l.skipLF = false
		if l.buf[l.pos] == '\n' {
			l.advance(l.pos + 1)
		}
	}
	return nil
}

// take hands out the line that ends before end and moves behind it.
func (l *lineReader) take(end int) []byte {
	line := l.buf[l.pos:end:end]
	l.number++
	if end < len(l.buf) {
		l.skipLF = l.buf[end] == '\r'
		end++
	}
	l.advance(end)
	return line
}

// beginning hands out as much of a line as may be kept.
func (l *lineReader) beginning() ([]byte, int, error) {
	line := l.buf[l.pos : l.pos+l.limit : l.pos+l.limit]
	l.number++
	l.skip = true
	return line, l.number, errTooLong
}

// advance moves to pos and finds the next LF and CR.
func (l *lineReader) advance(pos int) {
	l.pos = pos
	if l.lf < pos {
		l.lf = indexFrom(l.buf, pos, '\n')
	}
	if l.cr < pos {
		l.cr = indexFrom(l.buf, pos, '\r')
	}
}

// indexFrom is the place of the first c at or behind from, or len(b).
func indexFrom(b []byte, from int, c byte) int {
	if i := bytes.IndexByte(b[from:], c); i >= 0 {
		return from + i
	}
	return len(b)
}

// plain is the text in memory behind the last line, of at most n bytes and without
// any CR.
func (l *lineReader) plain(n int) []byte {
	if l.skip || l.skipLF {
		return nil
	}
	end := min(l.cr, len(l.buf), l.pos+n)
	return l.buf[l.pos:end:end]
}

// pass moves behind whole lines of what plain gives.
func (l *lineReader) pass(n int) {
	l.number += bytes.Count(l.buf[l.pos:l.pos+n], []byte{'\n'})
	l.advance(l.pos + n)
}

// fill reads more behind what is unread. Only the new bytes are searched.
func (l *lineReader) fill() {
	l.makeRoom()
	n, err := l.r.Read(l.buf[len(l.buf):cap(l.buf)])
	old := len(l.buf)
	l.buf, l.err = l.buf[:old+n], err
	if l.lf >= old {
		l.lf = indexFrom(l.buf, old, '\n')
	}
	if l.cr >= old {
		l.cr = indexFrom(l.buf, old, '\r')
	}
}

// makeRoom moves the unread bytes to the front, and into a larger buffer if
// they fill more than half of it.
func (l *lineReader) makeRoom() {
	if l.pos == 0 && len(l.buf) < cap(l.buf) {
		return
	}
	rest := len(l.buf) - l.pos
	to := l.buf[:0]
	if 2*rest >= cap(l.buf) {
		to = make([]byte, 0, grown(cap(l.buf), l.limit, lineBlock))
	}
	l.buf = append(to, l.buf[l.pos:]...)
	l.lf -= l.pos
	l.cr -= l.pos
	l.pos = 0
}
