package bibtex

import "bytes"

// value passes pieces joined by #.
func (b *bodyReader) value() {
	for {
		b.space()
		if !b.piece() {
			return
		}
		b.space()
		if c, _ := b.peek(); c != '#' {
			return
		}
		b.pos++
	}
}

// piece passes one piece. It returns false where none stands.
func (b *bodyReader) piece() bool {
	c, ok := b.peek()
	switch {
	case !ok:
		return false
	case c == '{':
		b.delimited(Braced, 1)
		return true
	case c == '"':
		b.delimited(Quoted, 0)
		return true
	}
	word := b.Reader.name()
	if len(word) == 0 {
		return false
	}
	kind := Macro
	if isDigit(word[0]) || word[0] == '-' {
		kind = Bare
	}
	b.pieces = append(b.pieces, Piece{Kind: kind, Text: word})
	return true
}

// delimited passes a piece in braces or quotes. If it never ends, what is there
// is taken.
func (b *bodyReader) delimited(kind PieceKind, depth int) {
	at := b.pos
	b.pos++
	end, closed := b.scan(kind, depth)
	text := b.buf[at+1 : end]
	if !closed {
		b.fault(at, unclosedCode(kind), "a value is not closed")
		b.unclosed = true
		text = bytes.TrimRight(text, ", \t\r\n")
		if b.over {
			text = nil
		}
	}
	b.pieces = append(b.pieces, Piece{Kind: kind, Text: text})
}

func unclosedCode(kind PieceKind) string {
	if kind == Quoted {
		return "unclosed-quote"
	}
	return "unclosed-brace"
}

// scan finds the end of a piece whose opener has been passed, and moves behind
// it. It is the inner loop of reading: one test a byte for ordinary text.
// Quotes end only outside braces. A piece that is not closed ends where a
// command starts a line; in guarded mode also where a field does.
func (b *bodyReader) scan(kind PieceKind, depth int) (end int, closed bool) {
	stop := &stops
	if b.mode == guarded {
		stop = &lineStops
	}
	for i := b.pos; ; i++ {
		buf := b.buf
		for i < len(buf) && !stop[buf[i]] {
			i++
		}
		if i >= len(b.buf) {
			b.pos = i
			if !b.fill() {
				return i, false
			}
			i--
			continue
		}
		switch c := b.buf[i]; {
		case c == '{':
			depth++
		case c == '}' && kind == Braced:
			if depth--; depth == 0 {
				b.pos = i + 1
				return i, true
			}
		case c == '}' && depth > 0:
			depth--
		case c == '"' && kind == Quoted && depth == 0:
			b.pos = i + 1
			return i, true
		case c == '\\':
			i += b.escape(i)
		case c == '@' && b.startsLine(i) && b.starts(i),
			(c == '\n' || c == '\r') && b.fieldAt(i):
			b.pos = i
			return i, false
		}
	}
}

// escape is the number of bytes behind a backslash that are text by the mode.
func (b *bodyReader) escape(i int) int {
	c, _ := b.at(i + 1)
	switch c {
	case '{', '}', '"':
		b.escapes = true
	case '\\':
	default:
		return 0
	}
	if b.mode == escaped {
		return 1
	}
	return 0
}

// stops marks the bytes at which scan stops to look; lineStops has line ends too.
var (
	stops     = [256]bool{'{': true, '}': true, '"': true, '\\': true, '@': true}
	lineStops = [256]bool{'{': true, '}': true, '"': true, '\\': true, '@': true, '\n': true, '\r': true}
)
