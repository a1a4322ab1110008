package ingest

import (
	"bytes"
	"strings"

	"cocite/graph"
)

// dotKind is what a token of DOT is. Signs of one byte stand for themselves.
type dotKind int

const (
	dotEnd  dotKind = iota
	dotID           // a name, a numeral, or a string in quotes
	dotHTML         // a string in angle brackets
	dotEdge         // -> or --
)

// dotLexer cuts DOT into tokens. The text of a token is valid until the next.
type dotLexer struct {
	w       *window
	pos     int
	limit   int // longest token
	kind    dotKind
	text    []byte
	shared  bool   // text is part of the window
	quoted  bool   // the token is a string in quotes
	again   bool   // the token comes once more
	line    int    // of the token
	buf     []byte // of strings that are not in the file as they are
	lost    bool   // a string in angle brackets had no end: others end with their line
	reports *reports
}

// at is the byte at an offset behind the token; false at the end of the text. What
// is before pos need not stay in memory, so the text moves out of it.
func (l *dotLexer) at(off int) (byte, bool) {
	for off >= l.w.end() {
		if l.shared {
			l.buf = append(l.buf[:0], l.text...)
			l.text, l.shared = l.buf, false
		}
		l.w.keep = max(l.w.keep, l.pos-1)
		if !l.w.more() {
			return 0, false
		}
	}
	return l.w.buf[off-l.w.base], true
}

// peek passes blanks and comments and returns the next byte, 0 at the end.
func (l *dotLexer) peek() byte {
	for {
		c, ok := l.at(l.pos)
		switch {
		case !ok:
			return 0
		case c <= ' ' || c == 0x7f:
			l.pos++
		case c == '#' && l.lineStart():
			l.toLineEnd()
		case c == '/' && l.comment():
		case c == 0xEF && l.mark():
			l.pos += 3
		default:
			return c
		}
	}
}

// lineStart tells whether the next byte is the first of its line: then # begins
// a comment, as the preprocessor of C leaves them.
func (l *dotLexer) lineStart() bool {
	if l.pos == 0 {
		return true
	}
	c := l.w.buf[l.pos-1-l.w.base]
	return c == '\n' || c == '\r'
}

// mark tells whether a byte order mark comes next.
func (l *dotLexer) mark() bool {
	_, ok := l.at(l.pos + 2)
	return ok && bytes.HasPrefix(l.w.from(l.pos), []byte("\ufeff"))
}

// comment passes a comment; false if none comes next.
func (l *dotLexer) comment() bool {
	switch c, _ := l.at(l.pos + 1); c {
	case '/':
		l.toLineEnd()
		return true
	case '*':
		l.block()
		return true
	}
	return false
}

// toLineEnd passes the rest of a line.
func (l *dotLexer) toLineEnd() {
	l.pass(func(b []byte) int { return bytes.IndexAny(b, "\r\n") })
}

// pass moves to the place that find returns; false if that is nowhere.
func (l *dotLexer) pass(find func([]byte) int) bool {
	for {
		if _, ok := l.at(l.pos); !ok {
			return false
		}
		if i := find(l.w.from(l.pos)); i >= 0 {
			l.pos += i
			return true
		}
		l.pos = l.w.end()
	}
}

// block passes a comment between /* and */.
func (l *dotLexer) block() {
	line := l.w.line(l.pos)
	l.pos += 2
	for l.pass(func(b []byte) int { return bytes.IndexByte(b, '*') }) {
		l.pos++
		if c, _ := l.at(l.pos); c == '/' {
			l.pos++
			return
		}
	}
	l.reports.add(line, "dot.unclosed-comment", graph.Error, "a comment has no end", nil)
}

// next reads a token.
func (l *dotLexer) next() dotKind {
	if l.again {
		l.again = false
		return l.kind
	}
	l.shared, l.quoted, l.w.keep = false, false, max(l.w.keep, l.pos-1)
	c := l.peek()
	l.line, l.w.keep = l.w.line(l.pos), l.pos
	switch {
	case c == 0 && l.pos >= l.w.end():
		l.kind, l.text = dotEnd, nil
	case c == '"':
		l.kind, l.quoted = dotID, true
		l.strings()
	case c == '<':
		l.kind = dotHTML
		l.html()
	case l.operator(c):
		l.kind = dotEdge
		l.take(l.pos + 2)
	case dotName(c):
		l.kind = dotID
		l.take(l.word(func(c byte) bool { return dotName(c) || c >= '0' && c <= '9' }))
	case l.numeral(c):
		l.kind = dotID
		l.take(l.word(func(c byte) bool { return c >= '0' && c <= '9' || c == '.' }))
	default:
		l.kind = dotKind(c)
		l.take(l.pos + 1)
	}
	return l.kind
}

// take makes the text up to an offset the token.
func (l *dotLexer) take(end int) {
	l.text, l.shared = l.w.slice(l.pos, end), true
	l.pos = end
}

// operator tells whether -> or -- comes next.
func (l *dotLexer) operator(c byte) bool {
	d, _ := l.at(l.pos + 1)
	return c == '-' && (d == '>' || d == '-')
}

// dotName tells whether a byte can begin a name.
func dotName(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80
}

// numeral tells whether a number comes next: [-]?(.[0-9]+ | [0-9]+(.[0-9]*)?).
func (l *dotLexer) numeral(c byte) bool {
	off := l.pos
	for _, sign := range []byte{'-', '.'} {
		if c == sign {
			off++
			c, _ = l.at(off)
		}
	}
	return c >= '0' && c <= '9'
}

// word returns where bytes no longer belong to a name or numeral; the first does
// in any case.
func (l *dotLexer) word(belongs func(byte) bool) int {
	end := l.pos + 1
	for c, ok := l.at(end); ok && belongs(c) && end-l.pos < l.limit; c, ok = l.at(end) {
		end++
	}
	return end
}

// strings reads a string in quotes, and those that + joins to it.
func (l *dotLexer) strings() {
	l.buf = l.buf[:0]
	for {
		l.string()
		l.text = l.buf
		if l.peek() != '+' {
			return
		}
		plus := l.pos
		l.pos++
		if l.peek() != '"' {
			l.pos = plus
			return
		}
	}
}

// string reads one string in quotes into the buffer. Only \" and a backslash at
// the end of a line mean something here; line ends come as LF.
func (l *dotLexer) string() {
	start, line := l.pos, l.w.line(l.pos)
	l.w.keep = start
	end, found := l.closing(start + 1)
	inside := l.w.slice(start+1, end)
	broken := bytes.IndexAny(inside, "\r\n")
	switch {
	case found && (broken < 0 || !dotRunsOver(inside, broken)):
		l.pos = end + 1
	case !found && len(inside) >= l.limit:
		l.reports.add(line, "dot.long-string", graph.Error, "a string is longer than a record may be; its end is left out", inside)
		l.pos = end
		l.passString()
	default:
		l.reports.add(line, "dot.unclosed-string", graph.Error, "a string is not closed; it is taken to end with its line", inside)
		inside = inside[:dotCut(inside, broken)]
		l.pos = start + 1 + len(inside)
	}
	l.buf = dotPlain(l.buf, inside)
}

// closing finds the quote that ends a string. It returns false at the end of the
// text, or where the string is longer than a record may be.
func (l *dotLexer) closing(off int) (int, bool) {
	for {
		if off >= l.w.end() && (off-l.pos > l.limit || !l.w.more()) {
			return l.w.end(), false
		}
		if off > l.w.end() {
			continue
		}
		b := l.w.from(off)
		switch i := bytes.IndexAny(b, "\"\\"); {
		case i < 0:
			off = l.w.end()
		case b[i] == '"':
			return off + i, true
		default:
			off += i + 2
		}
	}
}

// passString passes the rest of a string and its closing quote.
func (l *dotLexer) passString() {
	for l.pass(func(b []byte) int { return bytes.IndexAny(b, "\"\\") }) {
		c, _ := l.at(l.pos)
		l.pos++
		if c == '"' {
			return
		}
		if _, ok := l.at(l.pos); ok {
			l.pos++
		}
	}
}

// dotRunsOver tells whether a string over several lines is one that somebody
// forgot to close: its first line ends as a statement does, and its last as
// something that a string follows.
func dotRunsOver(s []byte, broken int) bool {
	first := bytes.TrimRight(s[:broken], " \t")
	last := bytes.TrimRight(s[bytes.LastIndexAny(s, "\r\n")+1:], " \t")
	return len(first) > 0 && strings.IndexByte(";]}{", first[len(first)-1]) >= 0 &&
		(len(last) == 0 || strings.IndexByte("=>-[,;", last[len(last)-1]) >= 0)
}

// dotCut is where a string ends that is not closed: with its first line, before
// the signs that end a statement.
func dotCut(s []byte, broken int) int {
	if broken < 0 {
		broken = len(s)
	}
	return len(bytes.TrimRight(s[:broken], " \t;]},"))
}

// dotPlain appends the inside of a string to another.
func dotPlain(into, s []byte) []byte {
	for len(s) > 0 {
		i := bytes.IndexAny(s, "\\\r")
		if i < 0 {
			return append(into, s...)
		}
		into = append(into, s[:i]...)
		s = s[i:]
		switch {
		case s[0] == '\r':
			into = append(into, '\n')
			s = bytes.TrimPrefix(s[1:], []byte{'\n'})
		case len(s) > 1 && s[1] == '"':
			into = append(into, '"')
			s = s[2:]
		case bytes.HasPrefix(s[1:], []byte("\r\n")):
			s = s[3:]
		case len(s) > 1 && (s[1] == '\n' || s[1] == '\r'):
			s = s[2:]
		default:
			n := min(2, len(s))
			into = append(into, s[:n]...)
			s = s[n:]
		}
	}
	return into
}

// html reads a string in angle brackets, which nest. The text has no outer ones.
func (l *dotLexer) html() {
	start, depth := l.pos, 0
	for off := start; ; off++ {
		if off >= l.w.end() && (off-start > l.limit || !l.w.more()) {
			l.unclosedHTML(start)
			return
		}
		b := l.w.from(off)
		i := bytes.IndexAny(b, "<>\r\n")
		if i < 0 {
			off = l.w.end() - 1
			continue
		}
		off += i
		switch c := b[i]; {
		case c == '<' && l.remark(off):
			off = l.remarkEnd(off) - 1
			continue
		case c == '<':
			depth++
		case c == '>':
			depth--
		case l.lost:
			l.unclosedHTML(start)
			return
		}
		if depth == 0 {
			l.text, l.shared = l.w.slice(start+1, off), true
			l.pos = off + 1
			return
		}
	}
}

// remark tells whether a comment of HTML begins at an offset.
func (l *dotLexer) remark(off int) bool {
	l.w.reach(off, len("<!--"))
	return bytes.HasPrefix(l.w.from(off), []byte("<!--"))
}

// remarkEnd returns what follows a comment of HTML; if it has no end, what
// follows its beginning.
func (l *dotLexer) remarkEnd(off int) int {
	inside := off + len("<!--")
	for from := inside; !l.lost; from = max(inside, l.w.end()-2) {
		if i := bytes.Index(l.w.from(from), []byte("-->")); i >= 0 {
			return from + i + len("-->")
		}
		l.lost = l.w.end()-l.pos > l.limit || !l.w.more()
	}
	return inside
}

// unclosedHTML ends a string in angle brackets with its first line.
func (l *dotLexer) unclosedHTML(start int) {
	l.lost = true
	inside := l.w.from(start + 1)
	l.reports.add(l.w.line(start), "dot.unclosed-string", graph.Error, "a string in angle brackets is not closed; it is taken to end with its line", inside)
	l.pos = start + 1
	l.take(l.pos + dotCut(inside, bytes.IndexAny(inside, "\r\n")))
}
