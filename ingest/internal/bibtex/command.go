package bibtex

import (
	"bytes"
	"io"
)

// Next returns the next entry or @string. At the end of the text it returns
// io.EOF, or the error of the underlying reader.
func (r *Reader) Next() (Command, error) {
	for {
		r.release()
		if !r.toCommand() {
			return r.atEnd()
		}
		c, ok := r.command()
		if ok || len(c.Faults) > 0 {
			return c, nil
		}
	}
}

// atEnd returns the faults of text at the end, then the error.
func (r *Reader) atEnd() (Command, error) {
	if len(r.faults) > 0 {
		c := Command{Kind: Junk, Line: r.faults[0].Line, Faults: append([]Fault(nil), r.faults...)}
		r.faults = r.faults[:0]
		return c, nil
	}
	if r.err == nil {
		return Command{}, io.EOF
	}
	return Command{}, r.err
}

// toCommand moves to the next @ that may start a command, and drops what is
// before it.
func (r *Reader) toCommand() bool {
	r.strayText()
	for {
		i := bytes.IndexByte(r.buf[r.pos:], '@')
		if i < 0 {
			r.pos = len(r.buf)
			if n := len(r.buf); n > r.start && r.buf[n-1] == '\r' && r.err == nil {
				r.pos-- // an LF may follow
			}
			r.drop()
			if !r.fill() {
				r.pos = len(r.buf)
				r.drop()
				return false
			}
			continue
		}
		r.pos += i
		r.drop()
		if r.lead == '%' {
			r.restOfLine()
			continue
		}
		return true
	}
}

// drop is release for text between commands: its faults stay.
func (r *Reader) drop() {
	faults := r.faults
	r.release()
	r.faults = faults
}

// strayText reports text right behind a command that was meant to be part of it.
func (r *Reader) strayText() {
	if !r.closed {
		return
	}
	r.closed = false
	r.space()
	switch c, _ := r.peek(); c {
	case ',', '}', ')', '"', '=':
		r.fault(r.pos, "stray-text", "text behind the closing brace of an entry is left out")
	}
}

// restOfLine moves to the end of the line.
func (r *Reader) restOfLine() {
	for {
		if i := bytes.IndexAny(r.buf[r.pos:], "\r\n"); i >= 0 {
			r.pos += i
			return
		}
		r.pos = len(r.buf)
		r.drop()
		if !r.fill() {
			return
		}
	}
}

// command reads the command whose @ is at pos. It returns false for an @ that
// starts none, a comment or a preamble; pos is then behind it.
func (r *Reader) command() (Command, bool) {
	at := r.pos
	line := r.lineOf(at)
	kind, opener := r.header()
	switch {
	case kind == "comment":
		r.comment(at, opener)
	case opener == 0:
		r.noOpener(at)
	case isWord(r.before) && !r.starts(at):
		r.pos = at + 1
	case kind == "preamble":
		r.group(at, opener, true)
	default:
		return r.parse(at, line, kind, opener), true
	}
	return Command{Kind: Junk, Line: line, Faults: r.faults}, false
}

// noOpener passes an @ that is text. A line "@article key," was meant otherwise.
func (r *Reader) noOpener(at int) {
	if r.lead == 0 && r.pos > at+1 {
		key := r.skip(r.pos, isSpace)
		end := r.skip(key, isName)
		if c, _ := r.at(end); key > r.pos && end > key && c == ',' {
			r.fault(at, "missing-brace", "an entry without an opening brace is left out")
			r.faults[len(r.faults)-1].Lost = true
		}
	}
	r.pos = at + 1
}

// isWord tells whether an @ behind c looks like a part of an address.
func isWord(c byte) bool { return isLetter(c) || isDigit(c) || c == '.' || c == '_' || c == '-' }

// header passes @type and the opening brace or parenthesis; opener is 0 if it is
// not there.
func (r *Reader) header() (kind string, opener byte) {
	r.pos++
	r.space()
	kind = r.intern(r.typeName())
	if kind == "" {
		return "", 0
	}
	behind := r.pos
	r.space()
	if c, _ := r.peek(); c == '{' || c == '(' {
		r.pos++
		return kind, c
	}
	r.pos = behind
	return kind, 0
}

// typeName passes the name of a type: a letter, then letters, digits and a few signs.
func (r *Reader) typeName() []byte {
	from := r.pos
	for r.pos < len(r.buf) || r.fill() {
		c := r.buf[r.pos]
		if !isLetter(c) && (r.pos == from || !isDigit(c) && c != '-' && c != '_') {
			break
		}
		r.pos++
	}
	return r.buf[from:r.pos]
}

// comment passes a group in braces if one opens at once, else the rest of the line.
func (r *Reader) comment(at int, opener byte) {
	if opener == 0 {
		r.restOfLine()
		return
	}
	behind := r.pos
	if r.group(at, opener, r.guarded) || r.guarded {
		return
	}
	// The first comment that never ends is taken as one line. From now on
	// comments end where a command starts, or every one might cost a pass.
	r.guarded = true
	r.pos = behind
	r.restOfLine()
}

// group passes a group whose opener has been passed. With guard it ends at the
// latest where a command starts a line. It tells whether the group was closed.
func (r *Reader) group(at int, opener byte, guard bool) bool {
	depth := 1
	for r.pos < len(r.buf) || r.fill() {
		switch c := r.buf[r.pos]; {
		case c == opener:
			depth++
		case c == closerOf(opener):
			depth--
		case c == '@' && guard && r.startsLine(r.pos) && r.starts(r.pos):
			r.fault(at, "unclosed-brace", "a comment or preamble is not closed")
			return false
		}
		r.pos++
		if depth == 0 {
			return true
		}
	}
	r.fault(at, "unclosed-brace", "a comment or preamble is not closed")
	return false
}

func closerOf(opener byte) byte {
	if opener == '(' {
		return ')'
	}
	return '}'
}
