package ingest

import (
	"encoding/binary"
	"math/bits"
	"strings"
	"unicode/utf8"
)

// jsonCursor walks over one JSON value whose shape the reader knows. It makes no
// tree and copies only what is asked for. What is not as expected, be it valid
// JSON or not, sets bad; the object is then decoded by decodeJSON, which is slower
// and exact about every fault. What the cursor does accept it reads exactly as
// decodeJSON does.
type jsonCursor struct {
	data  []byte
	at    int
	depth int // brackets that may still be opened
	bad   bool

	texts *textBlock // that takes the texts; nil makes each a string of its own
}

// fail gives up.
func (c *jsonCursor) fail() { c.bad, c.at = true, len(c.data) }

// peek passes blanks and returns the next byte; 0 at the end.
func (c *jsonCursor) peek() byte {
	if c.at < len(c.data) && c.data[c.at] > ' ' {
		return c.data[c.at]
	}
	return c.peekFar()
}

// peekFar is peek where a blank or the end comes next.
func (c *jsonCursor) peekFar() byte {
	for c.at < len(c.data) {
		if b := c.data[c.at]; b > ' ' {
			return b
		} else if b != ' ' && b != '\n' && b != '\t' && b != '\r' {
			break
		}
		c.at++
	}
	return 0
}

// take passes b if it comes next.
func (c *jsonCursor) take(b byte) bool {
	if c.peek() != b {
		return false
	}
	c.at++
	return true
}

// open enters an object or an array. null has no members; anything else fails.
func (c *jsonCursor) open(bracket byte) bool {
	if c.take(bracket) {
		if c.depth--; c.depth < 0 {
			c.fail()
		}
		return !c.bad
	}
	c.null()
	return false
}

// null passes null; anything else fails.
func (c *jsonCursor) null() bool {
	if c.peek() == 'n' && c.literal("null") {
		return true
	}
	c.fail()
	return false
}

// member moves to the next member of an object that open entered and returns its
// name. It returns false behind the last one. Most objects have no blanks between
// their tokens; memberFar is for the others.
func (c *jsonCursor) member(first *bool) (name []byte, ok bool) {
	d, from := c.data, c.at
	if !*first && from < len(d) && d[from] == ',' {
		from++
	}
	if (from == c.at) != *first || from >= len(d) || d[from] != '"' {
		return c.memberFar(first)
	}
	to := plainEnd(d, from+1)
	if to+1 >= len(d) || d[to] != '"' || d[to+1] != ':' {
		return c.memberFar(first)
	}
	c.at, *first = to+2, false
	return d[from+1 : to], true
}

// memberFar is member with all that may come next.
func (c *jsonCursor) memberFar(first *bool) (name []byte, ok bool) {
	if !c.element(first, '}') {
		return nil, false
	}
	name, escaped := c.quoted()
	if escaped || !c.take(':') {
		c.fail()
	}
	return name, !c.bad
}

// element moves to the next element of an array that open entered; false behind
// the last one.
func (c *jsonCursor) element(first *bool, closer byte) bool {
	if at := c.at + 1; !*first && at < len(c.data) && c.data[at-1] == ',' && c.data[at] > ' ' && c.data[at] != closer {
		c.at = at
		return true
	}
	switch b := c.peek(); {
	case b == closer:
		c.at++
		c.depth++
		return false
	case *first:
	case b == ',':
		if c.at++; c.peek() == closer {
			c.fail()
		}
	default:
		c.fail()
	}
	*first = false
	return !c.bad
}

// each calls f for every element of an array; null has none.
func (c *jsonCursor) each(f func()) {
	if !c.open('[') {
		return
	}
	for first := true; !c.bad && c.element(&first, ']'); {
		f()
	}
}

// object calls f with the name of every member of an object, for f to read or
// skip its value; null has none.
func (c *jsonCursor) object(f func(name []byte)) {
	if !c.open('{') {
		return
	}
	for first := true; !c.bad; {
		name, ok := c.member(&first)
		if !ok {
			return
		}
		f(name)
	}
}

// other skips the value of a name that is of no interest. decodeJSON would match
// names in another case, so a name with a capital is for it to judge.
func (c *jsonCursor) other(name []byte) {
	for _, b := range name {
		if 'A' <= b && b <= 'Z' || b >= utf8.RuneSelf {
			c.fail()
			return
		}
	}
	c.skip()
}

// quoted returns the inside of a string as it stands, and whether it holds
// escapes.
func (c *jsonCursor) quoted() (inside []byte, escaped bool) {
	if c.peek() != '"' {
		c.fail()
		return nil, false
	}
	from := c.at + 1
	at := plainEnd(c.data, from)
	for at < len(c.data) && c.data[at] == '\\' {
		escaped = true
		at = plainEnd(c.data, min(at+2, len(c.data)))
	}
	if at == len(c.data) || c.data[at] != '"' { // cut, or a control character
		c.fail()
		return nil, false
	}
	c.at = at + 1
	return c.data[from:at], escaped
}

// plainEnd is the place of the first quote, backslash or control character at or
// behind at, len(b) if there is none. It looks at sixteen bytes at once without a
// branch between them, because most strings are shorter and none is as long as
// the one before.
func plainEnd(b []byte, at int) int {
	for ; len(b)-at >= 16; at += 16 {
		x := (*[16]byte)(b[at:])
		lo, hi := textStops(binary.LittleEndian.Uint64(x[:8])), textStops(binary.LittleEndian.Uint64(x[8:]))
		if lo|hi == 0 {
			continue
		}
		return at + bits.TrailingZeros64(oneBitEach(lo)|oneBitEach(hi)<<8)
	}
	for at < len(b) && b[at] != '"' && b[at] != '\\' && b[at] >= ' ' {
		at++
	}
	return at
}

// textStops has the top bit of the first byte that is a quote, a backslash or a
// control character; the bits of the bytes behind that one mean nothing.
func textStops(x uint64) uint64 {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	quote, slash := x^(ones*'"'), x^(ones*'\\')
	return ((quote - ones) | (slash - ones) | (x - ones*' ')) &^ x & tops
}

// oneBitEach moves the top bit of each of eight bytes to one of the lowest eight
// bits.
func oneBitEach(tops uint64) uint64 { return (tops >> 7) * 0x0102040810204080 >> 56 }

// text reads a string into v; null leaves v as it is.
func (c *jsonCursor) text(v *string) {
	if inside, ok := c.plain(); ok {
		*v = c.texts.keep(inside)
		return
	}
	if c.peek() != '"' {
		c.null()
		return
	}
	inside, escaped := c.quoted()
	if c.bad {
		return
	}
	if !escaped {
		*v = c.texts.keep(inside)
		return
	}
	if s, ok := unescapeJSON(inside); ok {
		*v = s
	} else {
		c.fail()
	}
}

// plain passes a string that comes next without blanks before it and without
// escapes in it, and returns its inside; anything else stays for others.
func (c *jsonCursor) plain() (inside []byte, ok bool) {
	d, from := c.data, c.at+1
	if from >= len(d) || d[from-1] != '"' {
		return nil, false
	}
	to := plainEnd(d, from)
	if to >= len(d) || d[to] != '"' {
		return nil, false
	}
	c.at = to + 1
	return d[from:to], true
}

// list appends the strings of an array to list.
func (c *jsonCursor) list(list []string) []string {
	if !c.open('[') {
		return list
	}
	for first := true; c.element(&first, ']'); {
		var s string
		c.text(&s)
		list = append(list, s)
	}
	return list
}

// flag reads true or false into v; null leaves v as it is.
func (c *jsonCursor) flag(v *bool) {
	switch c.peek() {
	case 't':
		*v = c.literal("true")
	case 'f':
		*v = !c.literal("false")
	default:
		c.null()
	}
}

// literal passes a word.
func (c *jsonCursor) literal(word string) bool {
	if string(c.data[c.at:min(len(c.data), c.at+len(word))]) != word {
		c.fail()
		return false
	}
	c.at += len(word)
	return true
}

// digits passes a number and returns it as it stands.
func (c *jsonCursor) digits() []byte {
	c.peek()
	from := c.at
	c.at += numberLen(c.data[c.at:])
	if c.at == from {
		c.fail()
	}
	return c.data[from:c.at]
}

// count reads a whole number of at most nine digits into n, which v then points
// to; null makes v point to nothing.
func (c *jsonCursor) count(v **int, n *int) {
	if c.peek() == 'n' {
		if c.null() {
			*v = nil
		}
		return
	}
	text := c.digits()
	if len(text) > 9 || leadingDigits(string(text)) != len(text) {
		c.fail()
		return
	}
	*n = number(string(text))
	*v = n
}

// skip passes a value of any kind.
func (c *jsonCursor) skip() {
	if _, ok := c.plain(); ok {
		return
	}
	switch b := c.peek(); b {
	case '"':
		c.skipText()
	case '{':
		c.open(b)
		for first := true; !c.bad; {
			if _, ok := c.member(&first); !ok {
				return
			}
			c.skip()
		}
	case '[':
		c.open(b)
		for first := true; !c.bad && c.element(&first, ']'); {
			c.skip()
		}
	case 't':
		c.literal("true")
	case 'f':
		c.literal("false")
	case 'n':
		c.literal("null")
	default:
		c.digits()
	}
}

// skipText passes a string whose escapes are right.
func (c *jsonCursor) skipText() {
	if inside, escaped := c.quoted(); escaped && !c.bad {
		if _, ok := unescapeJSON(inside); !ok {
			c.fail()
		}
	}
}

// numberLen is the length of the JSON number that b begins with, 0 if there is none.
func numberLen(b []byte) int {
	at := 0
	digits := func() bool {
		from := at
		for at < len(b) && '0' <= b[at] && b[at] <= '9' {
			at++
		}
		return at > from
	}
	if at < len(b) && b[at] == '-' {
		at++
	}
	zero := at < len(b) && b[at] == '0'
	from := at
	if !digits() || zero && at > from+1 {
		return 0
	}
	if at < len(b) && b[at] == '.' {
		if at++; !digits() {
			return 0
		}
	}
	if at < len(b) && b[at]|0x20 == 'e' {
		if at++; at < len(b) && (b[at] == '+' || b[at] == '-') {
			at++
		}
		if !digits() {
			return 0
		}
	}
	return at
}

// unescapeJSON decodes the escapes of a string; a surrogate without its partner
// becomes U+FFFD.
func unescapeJSON(b []byte) (string, bool) {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); {
		if b[i] != '\\' {
			out = append(out, b[i])
			i++
			continue
		}
		if i+1 == len(b) {
			return "", false
		}
		if b[i+1] == 'u' {
			r, n := unescapeRune(b[i:])
			if n == 0 {
				return "", false
			}
			out = utf8.AppendRune(out, r)
			i += n
			continue
		}
		at := strings.IndexByte(`"\/bfnrt`, b[i+1])
		if at < 0 {
			return "", false
		}
		out = append(out, "\"\\/\b\f\n\r\t"[at])
		i += 2
	}
	return string(out), true
}

// unescapeRune decodes \uXXXX, or two of them that make one character, and
// returns how long it is; 0 if it is wrong.
func unescapeRune(b []byte) (rune, int) {
	hi, ok := hex4(b)
	if !ok {
		return 0, 0
	}
	if 0xD800 <= hi && hi < 0xDC00 {
		if lo, ok := hex4(b[6:]); ok && 0xDC00 <= lo && lo < 0xE000 {
			return (hi-0xD800)<<10 + (lo - 0xDC00) + 0x10000, 12
		}
	}
	if 0xD800 <= hi && hi < 0xE000 {
		return utf8.RuneError, 6
	}
	return hi, 6
}

// hex4 reads \uXXXX.
func hex4(b []byte) (rune, bool) {
	if len(b) < 6 || b[0] != '\\' || b[1] != 'u' {
		return 0, false
	}
	var r rune
	for _, c := range b[2:6] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}
