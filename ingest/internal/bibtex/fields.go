package bibtex

import "bytes"

// body passes fields up to the closer, the end of the text or the next command.
func (b *bodyReader) body() {
	for {
		b.space()
		c, ok := b.peek()
		switch {
		case !ok:
			b.openEntry("the text ends inside an entry")
			return
		case c == b.closer:
			b.pos++
			if !b.fieldsFollow() {
				b.closed = true
				return
			}
		case c == ',':
			b.pos++
		case c == '@' && b.starts(b.pos):
			b.openEntry("an entry is not closed before the next one")
			return
		case c == '%':
			b.skipComment()
		default:
			b.field()
		}
	}
}

// fieldsFollow tells whether more fields follow the closer, and passes to them:
// it came too early, as in "author = {X}), title = {Y})".
func (b *bodyReader) fieldsFollow() bool {
	from := b.skip(b.pos, isSpace)
	if c, _ := b.at(from); c == ',' {
		from = b.skip(from+1, isSpace)
	}
	if !b.fieldAt(from) {
		return false
	}
	b.fault(b.pos-1, "early-close", "an entry is closed before its last field")
	b.pos = from
	return true
}

// openEntry reports an entry that is not closed.
func (b *bodyReader) openEntry(message string) {
	if !b.unclosed {
		b.fault(b.start, "unclosed-brace", message)
	}
}

// skipComment passes the rest of a line between fields that was commented out.
func (b *bodyReader) skipComment() {
	for b.pos < len(b.buf) || b.fill() {
		if c := b.buf[b.pos]; c == '\n' || c == '\r' {
			return
		}
		b.pos++
	}
}

// field passes one field and notes it.
func (b *bodyReader) field() {
	at := b.pos
	name := b.fieldName()
	if len(name) == 0 {
		b.garbage(at)
		return
	}
	b.space()
	c, _ := b.peek()
	switch c {
	case '=':
		b.pos++
	case '{', '"':
		b.fault(at, "missing-equals", "no = between the name and the value of a field")
	default:
		b.fault(at, "no-value", "a field without a value is left out")
		return
	}
	f := Field{Name: b.intern(name), Line: b.lineOf(at)}
	from := len(b.pieces)
	b.value()
	f.Value = b.pieces[from:len(b.pieces):len(b.pieces)]
	b.fields = append(b.fields, f)
	b.behindValue(from)
}

// fieldName passes a name of a field. Some real ones have parentheses:
// "Usage-Count-(Since-2013) =".
func (b *bodyReader) fieldName() []byte {
	from := b.pos
	name := b.Reader.name()
	if c, _ := b.peek(); c != '(' || len(name) == 0 {
		return name
	}
	end := b.skip(b.pos, func(c byte) bool { return isName(c) || c == '(' || c == ')' })
	if c, _ := b.at(b.skip(end, isSpace)); c == '=' {
		b.pos = end
	}
	return b.buf[from:b.pos]
}

// behindValue repairs what stands between a value and the comma.
func (b *bodyReader) behindValue(piece int) {
	b.space()
	c, ok := b.peek()
	switch {
	case !ok, c == ',', c == b.closer, c == '@' && b.starts(b.pos), c == '%':
	case isName(c) && b.namedAt(b.pos):
		if !b.unclosed {
			b.fault(b.pos, "missing-comma", "no comma before a field")
		}
	default:
		rest := b.garbage(b.pos)
		if len(b.pieces) > piece && len(rest) > 0 {
			last := &b.pieces[len(b.pieces)-1]
			text := append(append([]byte(nil), last.Text...), rest...)
			*last = Piece{Kind: last.Kind, Text: bytes.TrimRight(text, "\"} \t\r\n")}
			if last.Kind == Macro {
				last.Kind = Bare
			}
		}
	}
}

// garbage passes text that no rule allows, up to a comma or the closer outside
// braces, or the next command.
func (b *bodyReader) garbage(at int) []byte {
	b.fault(at, "stray-text", "text that is not part of any field")
	depth := 0
	for b.pos < len(b.buf) || b.fill() {
		c := b.buf[b.pos]
		switch {
		case depth <= 0 && (c == ',' || c == b.closer):
			if b.pos == at { // a lone closer of the other kind
				b.pos++
			}
			return b.buf[at:b.pos]
		case c == '{':
			depth++
		case c == '}':
			depth--
		case c == '@' && b.starts(b.pos) && b.startsLine(b.pos):
			return b.buf[at:b.pos]
		}
		b.pos++
	}
	return b.buf[at:b.pos]
}
