package ingest

import (
	"bytes"
	"io"
)

// mongoReader makes JSON of what MongoDB and Python write in its place, outside
// of strings: NumberInt(7) is 7, ISODate("…") is "…", NaN and Infinity are null,
// and a comma before a closing bracket goes. Line breaks stay where they are.
type mongoReader struct {
	r        io.Reader
	in       []byte // what was read and not yet looked at is in[from:to]
	from, to int
	out      []byte // what is ready and not yet handed out is out[at:]
	at       int
	err      error
	inString bool
	escaped  bool
	comma    []byte // a comma that may come before a closing bracket, and at most a block of blanks behind it
	held     bool   // comma holds something
	wrapped  int    // open wrappers such as NumberInt(
}

// mongoBlock is how much is read at once.
const mongoBlock = 64 << 10

// mongoWord is the longest word that is looked at, with its bracket.
const mongoWord = 24

func newMongoReader(r io.Reader) *mongoReader {
	return &mongoReader{r: r, in: make([]byte, mongoBlock)}
}

// Read hands out text.
func (m *mongoReader) Read(p []byte) (int, error) {
	for m.at == len(m.out) {
		if m.err != nil && m.from == m.to {
			if m.held {
				m.flushComma()
				continue
			}
			return 0, m.err
		}
		m.out, m.at = m.out[:0], 0
		m.fill()
		m.rewrite()
	}
	n := copy(p, m.out[m.at:])
	m.at += n
	return n, nil
}

// fill reads more behind what was not yet looked at.
func (m *mongoReader) fill() {
	copy(m.in, m.in[m.from:m.to])
	m.to -= m.from
	m.from = 0
	if m.err != nil {
		return
	}
	n, err := m.r.Read(m.in[m.to:])
	m.to += n
	m.err = err
}

// plainMongo marks the bytes outside strings that are copied as they are.
var plainMongo = func() (t [256]bool) {
	for c := range t {
		t[c] = c != '"' && c != ',' && c != ')' && !isASCIILetter(byte(c)) && c != ']' && c != '}'
	}
	for _, c := range []byte("eEtfnl") { // of numbers, true, false and null
		t[c] = true
	}
	return t
}()

// rewrite looks at what was read. A word that may go on behind it waits for more.
// It is one loop because every byte passes here.
func (m *mongoReader) rewrite() {
	for m.from < m.to {
		b := m.in[m.from:m.to]
		c := b[0]
		switch {
		case m.escaped:
			m.escaped = false
			m.copyBytes(1)
		case m.inString:
			m.text(b)
		case m.held && c <= ' ' && len(m.comma) < mongoBlock:
			m.comma = append(m.comma, c)
			m.from++
		case m.held:
			m.endComma(c)
		case c == ',':
			m.comma, m.held = append(m.comma[:0], c), true
			m.from++
		case c == '"':
			m.inString = true
			m.copyBytes(1)
		case c == ')' && m.wrapped > 0:
			m.wrapped--
			m.from++
		case plainMongo[c]:
			n := 1
			for n < len(b) && plainMongo[b[n]] {
				n++
			}
			m.copyBytes(n)
		case isASCIILetter(c):
			if len(b) < mongoWord && m.err == nil {
				return
			}
			m.word(b)
		default:
			m.copyBytes(1)
		}
	}
}

// text copies a string up to its end or a backslash.
func (m *mongoReader) text(b []byte) {
	n := bytes.IndexByte(b, '"')
	m.inString = n < 0
	if n++; m.inString {
		n = len(b)
	}
	if k := bytes.IndexByte(b[:n], '\\'); k >= 0 {
		m.inString, m.escaped = true, true
		n = k + 1
	}
	m.copyBytes(n)
}

// copyBytes hands n bytes on as they are.
func (m *mongoReader) copyBytes(n int) {
	m.out = append(m.out, m.in[m.from:m.from+n]...)
	m.from += n
}

// endComma decides about a comma when what follows is known.
func (m *mongoReader) endComma(next byte) {
	if next == ']' || next == '}' {
		m.comma[0] = ' '
	}
	m.flushComma()
}

func (m *mongoReader) flushComma() {
	m.out = append(m.out, m.comma...)
	m.held = false
}

// mongoWords are words with what they mean in JSON. Those with a bracket go, with
// the bracket that closes.
var mongoWords = []struct{ word, json string }{
	{"NumberInt(", ""}, {"NumberLong(", ""}, {"NumberDouble(", ""}, {"NumberDecimal(", ""},
	{"ISODate(", ""}, {"ObjectId(", ""}, {"Date(", ""}, {"Timestamp(", ""},
	{"NaN", "null"}, {"Infinity", "null"}, {"undefined", "null"},
}

// word takes a word outside of strings.
func (m *mongoReader) word(b []byte) {
	for _, w := range mongoWords {
		if !bytes.HasPrefix(b, []byte(w.word)) {
			continue
		}
		if w.json == "" {
			m.wrapped++
		}
		m.out = append(m.out, w.json...)
		m.from += len(w.word)
		return
	}
	n := 1
	for n < len(b) && isASCIILetter(b[n]) {
		n++
	}
	m.copyBytes(n)
}
