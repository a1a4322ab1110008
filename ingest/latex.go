package ingest

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// decodeLaTeX turns a field of a BibTeX file into text: accents and letters
// become characters, formatting commands leave their argument, braces go,
// white space is folded, the result is in NFC. Formulas stay as they are
// written. Commands of no known meaning stay too, with the braces behind them.
// The cost is linear in the length, whatever the nesting.
func decodeLaTeX(s string) string {
	if isPlainText(s) {
		return s
	}
	var d latexDecoder
	return d.decode(s)
}

// decode is decodeLaTeX in the memory of the last field.
func (d *latexDecoder) decode(s string) string {
	*d = latexDecoder{src: s, out: d.out[:0], groups: d.groups[:0], marks: d.marks[:0]}
	if cap(d.out) < len(s) {
		d.out = make([]byte, 0, len(s)+len(s)/8)
	}
	for d.pos < len(d.src) {
		d.step()
		if d.pos >= len(d.src) && d.formula.open {
			d.notFormula()
		}
	}
	d.spacingMarks()
	return d.result()
}

// result is what was written, in NFC.
func (d *latexDecoder) result() string {
	text := string(bytes.TrimRight(d.out, " "))
	if !d.loose && isASCII(d.src) {
		return text
	}
	return norm.NFC.String(text)
}

func isASCII(s string) bool {
	for ; len(s) >= 8; s = s[8:] {
		if (s[0]|s[1]|s[2]|s[3]|s[4]|s[5]|s[6]|s[7])&0x80 != 0 {
			return false
		}
	}
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// isPlainText tells whether a field stays as it is.
func isPlainText(s string) bool {
	n, last := texRun(s, texSpecial|texForeign, texBlank)
	return n == len(s) && (last != texBlank || s == "")
}

// isPlainTeX tells whether a field stays as it is, also as text for people.
func isPlainTeX(s string) bool {
	n, last := texRun(s, texSpecial|texForeign|texMarkup, texBlank)
	return n == len(s) && (last != texBlank || s == "")
}

// texRun is the length of the text before the first byte of some classes, or
// before the second of two blanks, and the class of its last byte. last is the
// class of the byte before it.
func texRun(s string, stop, last texClass) (int, texClass) {
	for i := range len(s) {
		class := texClasses[s[i]]
		if class&(stop|last&texBlank) != 0 {
			return i, last
		}
		last = class
	}
	return len(s), last
}

// texClass tells what LaTeX or text for people makes of a byte.
type texClass uint8

const (
	texBlank   texClass = 1 << iota
	texSpecial          // it is not copied as it is
	texForeign          // it is beyond ASCII
	texMarkup           // a control, or what may begin markup
)

// texClasses has the class of each byte.
var texClasses = func() (classes [256]texClass) {
	classes[' '] = texBlank
	for c := range classes {
		switch {
		case latexActive[c]:
			classes[c] = texSpecial
		case c >= utf8.RuneSelf:
			classes[c] = texForeign
		case c < ' ' || c == 0x7f || c == '<' || c == '&':
			classes[c] = texMarkup
		}
	}
	return classes
}()

// latexActive marks the bytes that are not copied as they are.
var latexActive = [256]bool{
	'\\': true, '{': true, '}': true, '$': true, '~': true, '-': true, '`': true, '\'': true,
	'?': true, '!': true, '\t': true, '\n': true, '\v': true, '\f': true, '\r': true,
}

// group is what the closing brace of a group leaves.
type group uint8

const (
	plainGroup group = iota // nothing
	keptGroup               // its braces, for an unknown command
	quoteGroup              // a closing quote
)

// latexDecoder reads src once from left to right. It keeps open groups on a
// stack of its own, so that no nesting can exhaust the machine's.
type latexDecoder struct {
	src    string
	pos    int
	out    []byte
	groups []group
	next   group  // the kind of the group that opens here
	marks  []rune // accents that wait for their letter, the innermost last
	loose  bool   // accents stand apart from their letter
	formula
}

// formula is the place where a formula began.
type formula struct {
	open    bool
	off     bool // a formula did not end: from its place on, $ is text
	end     string
	pos     int
	out     int
	depth   int
	pending int // groups open inside the formula
}

// step reads the next thing in src.
func (d *latexDecoder) step() {
	c := d.src[d.pos]
	switch {
	case d.formula.open:
		d.inFormula(c)
	case c == '\\':
		d.command()
	case c == '{':
		d.openGroup()
	case c == '}':
		d.closeGroup()
	case c == '$' && !d.formula.off:
		d.startFormula("$", 1)
	case c == '~' || isTeXSpace(c):
		d.pos++
		d.space()
	case latexActive[c]:
		d.ligature(c)
	default:
		d.text()
	}
}

// text copies ordinary text up to the next active byte or the second of two blanks.
func (d *latexDecoder) text() {
	src := d.src[d.pos:]
	n, _ := texRun(src[1:], texSpecial, texClasses[src[0]])
	d.pos += 1 + n
	d.emit(src[:1+n])
	d.next = plainGroup
}

// emit writes text. Accents that wait go onto its first letter.
func (d *latexDecoder) emit(s string) {
	if len(d.marks) == 0 {
		d.out = append(d.out, s...)
		return
	}
	letter, n := utf8.DecodeRuneInString(s)
	if c := composed(letter, d.marks[0]); c != 0 && len(d.marks) == 1 {
		d.out = utf8.AppendRune(d.out, c)
	} else {
		d.loose = true
		d.out = append(d.out, s[:n]...)
		for i := len(d.marks) - 1; i >= 0; i-- {
			d.out = utf8.AppendRune(d.out, d.marks[i])
		}
	}
	d.marks = d.marks[:0]
	d.out = append(d.out, s[n:]...)
}

// spacingMarks writes accents that found no letter: \~{} is a tilde.
func (d *latexDecoder) spacingMarks() {
	for i := len(d.marks) - 1; i >= 0; i-- {
		d.out = append(d.out, spacingMark(d.marks[i])...)
	}
	d.marks = d.marks[:0]
}

// space writes one blank, but none at the start, behind another blank or
// between an accent and its letter.
func (d *latexDecoder) space() {
	if len(d.marks) > 0 || len(d.out) == 0 || d.out[len(d.out)-1] == ' ' {
		return
	}
	d.out = append(d.out, ' ')
	d.next = plainGroup
}

func (d *latexDecoder) openGroup() {
	d.groups = append(d.groups, d.next)
	if d.next == keptGroup {
		d.out = append(d.out, '{')
	}
	d.next = plainGroup
	d.pos++
}

func (d *latexDecoder) closeGroup() {
	d.pos++
	d.spacingMarks()
	d.next = plainGroup
	if len(d.groups) == 0 {
		return
	}
	last := len(d.groups) - 1
	switch d.groups[last] {
	case keptGroup:
		d.out = append(d.out, '}')
		d.next = keptGroup // a command may have several arguments
	case quoteGroup:
		d.out = append(d.out, "”"...)
	}
	d.groups = d.groups[:last]
}

// ligature reads dashes, quotes and marks that TeX joins.
func (d *latexDecoder) ligature(c byte) {
	for _, l := range [...]struct{ from, to string }{
		{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"?`", "¿"}, {"!`", "¡"},
	} {
		if strings.HasPrefix(d.src[d.pos:], l.from) {
			d.pos += len(l.from)
			d.emit(l.to)
			return
		}
	}
	d.emit(string(rune(c)))
	d.pos++
	d.next = plainGroup
}

// startFormula begins to copy a formula. n is the length of its opener.
func (d *latexDecoder) startFormula(end string, n int) {
	d.spacingMarks()
	d.formula = formula{open: true, end: end, pos: d.pos, out: len(d.out), depth: len(d.groups)}
	d.out = append(d.out, '$')
	d.pos += n
	if end == "$" && strings.HasPrefix(d.src[d.pos:], "$") { // $$…$$
		d.pos++
		d.formula.end = "$$"
	}
}

// inFormula copies one byte of a formula, or ends it.
func (d *latexDecoder) inFormula(c byte) {
	f := &d.formula
	switch {
	case f.pending == 0 && strings.HasPrefix(d.src[d.pos:], f.end):
		d.pos += len(f.end)
		d.out = append(d.out, '$')
		f.open = false
		return
	case c == '}' && f.pending == 0:
		d.notFormula()
		return
	case c == '\\' && d.pos+1 < len(d.src):
		d.out = append(d.out, c)
		d.pos++
		c = d.src[d.pos]
	case c == '{':
		f.pending++
	case c == '}':
		f.pending--
	case isTeXSpace(c):
		c = ' '
	}
	d.out = append(d.out, c)
	d.pos++
}

// notFormula goes back to the opener of a formula that did not end, and takes
// it and all that follow as text. It happens once in a field.
func (d *latexDecoder) notFormula() {
	f := d.formula
	d.pos, d.out, d.groups = f.pos, d.out[:f.out], d.groups[:f.depth]
	d.formula = formula{off: true}
	if f.end == "$" || f.end == "$$" {
		d.emit("$")
		d.pos++
		return
	}
	d.out = append(d.out, d.src[d.pos:d.pos+2]...)
	d.pos += 2
}
