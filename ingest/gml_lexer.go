package ingest

import (
	"bufio"
	"bytes"
	"io"
	"strings"

	"cocite/graph"
)

// gmlKind is what a token of GML is.
type gmlKind int

const (
	gmlEnd gmlKind = iota
	gmlOpen
	gmlClose
	gmlWord // a key, or a value without quotes
	gmlNumber
	gmlText
)

// gmlToken is one token; text is valid until the next one.
type gmlToken struct {
	kind gmlKind
	text []byte
	line int
}

// gmlLexer cuts GML into tokens.
type gmlLexer struct {
	r       *bufio.Reader
	back    []byte // bytes to read again before r
	line    int
	fresh   bool // nothing but blanks stood on this line so far
	cr      bool // the last byte was CR
	limit   int  // longest token
	buf     []byte
	err     error // of reading, other than the end
	reports *reports
}

// next returns the next token; after an error of reading it is the end.
func (l *gmlLexer) next() gmlToken {
	for {
		c, ok := l.byte()
		if !ok {
			return gmlToken{kind: gmlEnd, line: l.line}
		}
		fresh := l.fresh
		l.fresh = fresh && blank(c)
		switch {
		case blank(c):
		case c == '#' && fresh:
			l.comment()
		case c == '[':
			return gmlToken{kind: gmlOpen, line: l.line}
		case c == ']':
			return gmlToken{kind: gmlClose, line: l.line}
		case c == '"':
			return l.text()
		default:
			return l.word(c)
		}
	}
}

// blank tells whether a byte only parts tokens.
func blank(c byte) bool { return c <= ' ' }

// byte reads a byte and counts lines, whether they end in LF, CRLF or CR.
func (l *gmlLexer) byte() (byte, bool) {
	c, ok := l.raw()
	if !ok {
		return 0, false
	}
	if (c == '\n' && !l.cr) || c == '\r' {
		l.line++
		l.fresh = true
	}
	l.cr = c == '\r'
	return c, true
}

// raw reads a byte.
func (l *gmlLexer) raw() (byte, bool) {
	if len(l.back) > 0 {
		c := l.back[0]
		l.back = l.back[1:]
		return c, true
	}
	c, err := l.r.ReadByte()
	if err != nil && err != io.EOF {
		l.err = err
	}
	return c, err == nil
}

// peek looks at the next byte.
func (l *gmlLexer) peek() (byte, bool) {
	if len(l.back) > 0 {
		return l.back[0], true
	}
	b, err := l.r.Peek(1)
	if err != nil {
		return 0, false
	}
	return b[0], true
}

// comment passes the rest of a line.
func (l *gmlLexer) comment() {
	for {
		if c, ok := l.byte(); !ok || c == '\n' || c == '\r' {
			return
		}
	}
}

// word reads up to the next blank or bracket.
func (l *gmlLexer) word(first byte) gmlToken {
	l.buf = append(l.buf[:0], first)
	line := l.line
	for {
		c, ok := l.peek()
		if !ok || blank(c) || c == '[' || c == ']' || c == '"' {
			break
		}
		l.byte()
		l.keep(c)
	}
	kind := gmlWord
	if _, ok := parseNumber(l.buf, '.'); ok {
		kind = gmlNumber
		l.buf = bytes.TrimPrefix(l.buf, []byte("+"))
	}
	return gmlToken{kind, l.buf, line}
}

// keep adds a byte to the token unless it is too long already.
func (l *gmlLexer) keep(c byte) {
	if l.limit <= 0 || len(l.buf) < l.limit {
		l.buf = append(l.buf, c)
	}
}

// text reads a string up to its closing quote. A string may hold line ends, which
// come as LF; but
// if it runs over what looks like the next node, its closing quote is missing:
// then it ends with its first line, and the rest is read again.
func (l *gmlLexer) text() gmlToken {
	l.buf = l.buf[:0]
	line, firstEnd := l.line, -1
	closed, length := false, 0
	for {
		inCRLF := l.cr
		c, ok := l.byte()
		if closed = ok && c == '"'; !ok || closed {
			break
		}
		if c == '\n' && inCRLF {
			continue
		}
		if c == '\r' {
			c = '\n'
		}
		if c == '\n' && firstEnd < 0 {
			firstEnd = len(l.buf)
		}
		length++
		l.keep(c)
	}
	l.fresh = false
	if firstEnd >= 0 && (!closed || runsOver(l.buf[firstEnd:])) && length == len(l.buf) {
		return l.cut(line, firstEnd, closed)
	}
	if !closed || length > len(l.buf) {
		l.reports.add(line, "gml.unclosed-string", graph.Error, "a string has no end, or is longer than a record may be", l.buf)
	}
	return gmlToken{gmlText, l.buf, line}
}

// cut ends a string at the end of its first line and puts back what follows.
func (l *gmlLexer) cut(line, end int, closed bool) gmlToken {
	l.reports.add(line, "gml.unclosed-string", graph.Error, "a string is not closed; it is taken to end with its line", l.buf[:end])
	rest := bytes.Clone(l.buf[end:])
	if closed {
		rest = append(rest, '"')
	}
	l.back = append(rest, l.back...)
	l.line, l.cr = line, false
	return gmlToken{gmlText, l.buf[:end], line}
}

// runsOver tells whether a string has a line that is a bracket or begins a node
// or an edge.
func runsOver(s []byte) bool {
	for line := range strings.SplitSeq(string(s), "\n") {
		switch strings.ToLower(strings.Join(strings.Fields(line), "")) {
		case "]", "node", "edge", "node[", "edge[":
			return true
		}
	}
	return false
}
