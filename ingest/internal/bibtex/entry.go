package bibtex

import "bytes"

// mode is how braces and quotes in a value are read.
type mode uint8

const (
	strict  mode = iota // as BibTeX does
	escaped             // \{, \} and \" are text
	guarded             // a value ends where the next field starts a line
)

// attempt is one reading of a command.
type attempt struct {
	key      string
	from, to int // its fields
	faults   []Fault
	end      int  // where it ends in buf
	closed   bool // the closing brace was found
	escapes  bool // there was a \{, \} or \"
}

// parse reads the body of an entry or @string whose opener has been passed.
// Real files break the grammar in ways that a strict reading only notices late,
// so that a reading with faults is repeated by more tolerant rules, and the
// better one is taken. Each reading ends at the latest where a command starts.
func (r *Reader) parse(at, line int, kind string, opener byte) Command {
	body := r.pos
	before := len(r.faults)
	best := r.attempt(strict, body, kind, opener)
	if len(best.faults) > 0 && best.escapes {
		if again := r.attempt(escaped, body, kind, opener); len(again.faults) < len(best.faults) {
			best = again
			best.faults = append(best.faults, r.note(at, "escaped-brace", "an escaped brace or quote is taken as text"))
		}
	}
	if !best.closed {
		if again := r.attempt(guarded, body, kind, opener); again.to-again.from > best.to-best.from {
			best = again
		}
	}
	if r.over {
		best.faults = append(best.faults, r.note(at, "too-long", "the entry is too long and is cut off"))
	}
	if before > 0 {
		best.faults = append(r.faults[:before:before], best.faults...)
	}
	r.pos, r.closed = best.end, best.closed
	return r.result(best, line, kind)
}

// result makes the command of a reading.
func (r *Reader) result(a attempt, line int, kind string) Command {
	c := Command{Kind: Entry, Type: kind, Key: a.key, Line: line, Fields: r.fields[a.from:a.to], Faults: a.faults}
	if kind == "string" {
		c.Kind = String
	}
	return c
}

// attempt reads the body from a place on by one mode.
func (r *Reader) attempt(m mode, body int, kind string, opener byte) attempt {
	r.pos = body
	first := len(r.faults)
	b := bodyReader{Reader: r, mode: m, closer: closerOf(opener)}
	a := attempt{from: len(r.fields)}
	if kind != "string" {
		a.key = b.key()
	}
	b.body()
	a.to, a.end = len(r.fields), r.pos
	a.closed, a.escapes = b.closed, b.escapes
	a.faults = r.faults[first:len(r.faults):len(r.faults)]
	return a
}

// bodyReader reads what stands between the opener and the closer of a command.
type bodyReader struct {
	*Reader
	mode     mode
	closer   byte
	closed   bool
	escapes  bool
	unclosed bool // a value was not closed: its fault stands for the entry
}

// key passes the key and the comma behind it. A body without a key starts with
// "name =".
func (b *bodyReader) key() string {
	b.space()
	from, depth := b.pos, 0
	for b.pos < len(b.buf) || b.fill() {
		switch c := b.buf[b.pos]; {
		case c == '{':
			depth++
		case c == b.closer && depth == 0:
			return b.keyText(from)
		case c == '}':
			depth--
		case c == ',' && depth <= 0:
			key := b.keyText(from)
			b.pos++
			return key
		case c == '=' && b.valueFollows():
			return b.keyBeforeField(from)
		case c == '\n' || c == '\r':
			return b.keyAtLineEnd(from)
		case c == '@' && b.starts(b.pos):
			return b.keyText(from)
		}
		b.pos++
	}
	return b.keyText(from)
}

// keyText is the key from a place to pos.
func (b *bodyReader) keyText(from int) string {
	key := bytes.TrimSpace(b.buf[from:b.pos])
	if len(key) == 0 {
		b.fault(from, "no-key", "an entry without a key")
	}
	return string(key)
}

// valueFollows tells whether a value, not the rest of a key, follows the "=" at pos.
func (b *bodyReader) valueFollows() bool {
	c, _ := b.at(b.skip(b.pos+1, isSpace))
	return c == '{' || c == '"' || isDigit(c)
}

// keyBeforeField is the key where an "=" comes before any comma: the last word
// is the name of a field.
func (b *bodyReader) keyBeforeField(from int) string {
	text := bytes.TrimRight(b.buf[from:b.pos], " \t")
	word := bytes.LastIndexAny(text, " \t") + 1
	b.pos = from + word
	key := bytes.TrimSpace(text[:word])
	if len(key) == 0 {
		b.fault(from, "no-key", "an entry without a key")
		return ""
	}
	b.fault(b.pos, "missing-comma", "no comma behind the key")
	return string(key)
}

// keyAtLineEnd is the key where its line ends without a comma.
func (b *bodyReader) keyAtLineEnd(from int) string {
	end := b.pos
	b.space()
	c, _ := b.peek()
	key := string(bytes.TrimSpace(b.buf[from:end]))
	switch {
	case c == ',':
		b.pos++
	case c != b.closer:
		b.fault(from, "missing-comma", "no comma behind the key")
	}
	return key
}
