package bibtex

import (
	"bytes"
	"io"
)

// block is how much is asked for at once.
const block = 64 << 10

// noted is the length of the excerpt of a fault in bytes.
const noted = 200

// Reader reads commands one at a time. It keeps the command at hand in memory
// and nothing else.
type Reader struct {
	src   io.Reader
	limit int // largest command in bytes; 0 is no limit

	buf   []byte // buf[start:] is the command at hand and what follows it
	start int
	pos   int
	err   error // of src, kept until buf is used up
	over  bool  // the command at hand is larger than limit

	counted int  // lines are counted up to here
	line    int  // the line of buf[counted]
	returns bool // the text has a CR
	lead    byte
	before  byte // the byte before buf[start]; a line end at the start of the text
	guarded bool // a comment was not closed: the next ones end at a new command
	closed  bool // the last command was an entry or string that was closed

	names  map[string]string
	fields []Field
	pieces []Piece
	faults []Fault
}

// NewReader reads commands from r. A command of more than limit bytes is cut
// off; 0 is no limit.
func NewReader(r io.Reader, limit int) *Reader {
	return &Reader{src: r, limit: limit, line: 1, before: '\n', names: map[string]string{}}
}

// readerOf reads commands from a text that is in memory. It changes nothing in it.
func readerOf(text []byte) *Reader {
	return &Reader{buf: text, err: io.EOF, line: 1, before: '\n', names: map[string]string{}, returns: true}
}

// fill reads more bytes behind buf. Slices of buf stay valid. It returns false
// at the end of the text and where the command at hand is too large.
func (r *Reader) fill() bool {
	if r.err != nil || r.over {
		return false
	}
	if r.limit > 0 && len(r.buf)-r.start >= r.limit {
		r.over = true
		return false
	}
	r.grow()
	for range 100 {
		n, err := r.src.Read(r.buf[len(r.buf):r.room()])
		r.returns = r.returns || bytes.IndexByte(r.buf[len(r.buf):len(r.buf)+n], '\r') >= 0
		r.buf, r.err = r.buf[:len(r.buf)+n], err
		if n > 0 || err != nil {
			return n > 0
		}
	}
	r.err = io.ErrNoProgress
	return false
}

// room is how far buf may be filled: a command is cut off at the limit, however
// much the source gives at once.
func (r *Reader) room() int {
	if r.limit > 0 {
		return min(cap(r.buf), r.start+r.limit)
	}
	return cap(r.buf)
}

// grow makes room for more bytes without touching those that are there.
func (r *Reader) grow() {
	if cap(r.buf)-len(r.buf) >= block/4 {
		return
	}
	bigger := make([]byte, len(r.buf), max(2*block, 2*cap(r.buf)))
	copy(bigger, r.buf)
	r.buf = bigger
}

// release gives up everything before pos: a command is done with.
func (r *Reader) release() {
	r.lineOf(r.pos)
	r.observe(r.buf[r.start:r.pos])
	r.start, r.over = r.pos, false
	r.fields, r.pieces, r.faults = r.fields[:0], r.pieces[:0], r.faults[:0]
	if r.err == nil && r.start >= max(block, len(r.buf)-r.start) {
		r.compact()
	}
}

// compact moves what is unread to the front, into a buffer of usual size if a
// large command is behind us. What is moved is at most what was used, so that
// all moves together cost no more than one pass.
func (r *Reader) compact() {
	rest := r.buf[r.start:]
	to := r.buf[:0]
	if cap(r.buf) > 64*block && len(rest) < block {
		to = make([]byte, 0, 2*block)
	}
	r.buf = append(to, rest...)
	r.counted -= r.start
	r.pos -= r.start
	r.start = 0
}

// observe notes how the line at the end of text begins, and the last byte.
func (r *Reader) observe(text []byte) {
	if len(text) == 0 {
		return
	}
	r.before = text[len(text)-1]
	if i := bytes.LastIndexAny(text, "\r\n"); i >= 0 {
		text, r.lead = text[i+1:], 0
	}
	if rest := bytes.TrimLeft(text, " \t"); r.lead == 0 && len(rest) > 0 {
		r.lead = rest[0]
	}
}

// lineOf is the line of buf[at].
func (r *Reader) lineOf(at int) int {
	if at < r.counted {
		return r.line - r.lineEnds(r.buf[at:r.counted])
	}
	r.line += r.lineEnds(r.buf[r.counted:at])
	r.counted = at
	return r.line
}

// lineEnds counts LF, CRLF and bare CR. A CR at the end counts: no token of a
// command starts between CR and LF.
func (r *Reader) lineEnds(b []byte) int {
	n := bytes.Count(b, []byte{'\n'})
	if !r.returns {
		return n
	}
	if cr := bytes.Count(b, []byte{'\r'}); cr > 0 {
		n += cr - bytes.Count(b, []byte("\r\n"))
	}
	return n
}

// peek returns the byte at pos; false at the end.
func (r *Reader) peek() (byte, bool) {
	if r.pos < len(r.buf) || r.fill() {
		return r.buf[r.pos], true
	}
	return 0, false
}

// space passes white space.
func (r *Reader) space() {
	for r.pos < len(r.buf) || r.fill() {
		if !isSpace(r.buf[r.pos]) {
			return
		}
		r.pos++
	}
}

// name passes a name of a field, type or macro and returns it.
func (r *Reader) name() []byte {
	from := r.pos
	for (r.pos < len(r.buf) || r.fill()) && isName(r.buf[r.pos]) {
		r.pos++
	}
	return r.buf[from:r.pos]
}

// intern returns the name in lower case; the same name is the same string.
func (r *Reader) intern(name []byte) string {
	if s, ok := r.names[string(name)]; ok {
		return s
	}
	s := string(bytes.ToLower(name))
	if len(r.names) < 4096 {
		r.names[string(name)] = s
	}
	return s
}

// fault notes a fault at a place of buf.
func (r *Reader) fault(at int, code, message string) {
	r.faults = append(r.faults, r.note(at, code, message))
}

// note makes a fault.
func (r *Reader) note(at int, code, message string) Fault {
	return Fault{Line: r.lineOf(at), Code: code, Message: message, Excerpt: r.excerpt(at)}
}

// excerpt copies the text from a place on. Its length does not depend on how much
// happens to be read. It never asks for more than the limit: the command may
// still fit.
func (r *Reader) excerpt(at int) []byte {
	end := at + noted
	if r.limit > 0 {
		end = min(end, r.start+r.limit)
	}
	for len(r.buf) < end && r.fill() {
	}
	return bytes.Clone(r.buf[at:max(at, min(end, len(r.buf)))])
}

func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isName tells whether c may stand in a name. Bytes of UTF-8 may.
func isName(c byte) bool {
	switch c {
	case '"', '#', '%', '\'', '(', ')', ',', '=', '{', '}', '@':
		return false
	}
	return c > ' ' && c != 0x7f
}
