package ingest

import "strings"

// command reads what a backslash starts.
func (d *latexDecoder) command() {
	d.pos++
	d.next = plainGroup
	if d.pos >= len(d.src) {
		d.emit("\\")
		return
	}
	c := d.src[d.pos]
	if isASCIILetter(c) {
		d.word()
		return
	}
	d.sign(c)
}

// sign reads a command of one sign, such as \" or \&.
func (d *latexDecoder) sign(c byte) {
	if mark := accentSign(c); mark != 0 {
		d.accent(mark, 1)
		return
	}
	switch c {
	case '&', '%', '$', '#', '_', '{', '}':
		d.pos++
		d.emit(string(rune(c)))
	case ' ', '\t', '\n', '\r', ',', ';', ':', '>', '\\':
		d.pos++
		d.space()
	case '-', '/', '!', '@':
		d.pos++
	case '(', '[':
		d.displayFormula(c)
	default:
		d.emit("\\")
	}
}

// displayFormula starts \(…\) or \[…\].
func (d *latexDecoder) displayFormula(c byte) {
	d.pos--
	switch {
	case d.formula.off:
		d.emit(d.src[d.pos : d.pos+2])
		d.pos += 2
	case c == '(':
		d.startFormula(`\)`, 2)
	default:
		d.startFormula(`\]`, 2)
	}
}

// maxMarks bounds the accents on one letter; Vietnamese has two.
const maxMarks = 4

// accent notes an accent for the next letter, and passes its command of n bytes.
func (d *latexDecoder) accent(mark rune, n int) {
	d.pos += n
	if len(d.marks) == maxMarks {
		d.spacingMarks()
	}
	d.marks = append(d.marks, mark)
}

// word reads a command of letters.
func (d *latexDecoder) word() {
	from := d.pos
	for d.pos < len(d.src) && isASCIILetter(d.src[d.pos]) {
		d.pos++
	}
	name := d.src[from:d.pos]
	if mark := accentWord(name); mark != 0 && d.accented() {
		d.passBlanks()
		d.accent(mark, 0)
		return
	}
	if symbol := d.symbol(name); symbol != "" {
		d.passBlanks()
		d.emit(symbol)
		return
	}
	d.structure(name)
}

// accented tells whether a letter for an accent may follow.
func (d *latexDecoder) accented() bool {
	rest := strings.TrimLeft(d.src[d.pos:min(len(d.src), d.pos+8)], " \t\r\n")
	return rest != "" && rest[0] != '}'
}

// symbol is the text that a command stands for, or "".
func (d *latexDecoder) symbol(name string) string {
	if len(d.marks) > 0 && (name == "i" || name == "imath") {
		return "i" // the accent replaces the dot
	}
	if len(d.marks) > 0 && (name == "j" || name == "jmath") {
		return "j"
	}
	return latexSymbol(name)
}

// passBlanks passes the white space that ends a command.
func (d *latexDecoder) passBlanks() {
	for d.pos < len(d.src) && isTeXSpace(d.src[d.pos]) {
		d.pos++
	}
}

// structure reads a command that stands for no text itself.
func (d *latexDecoder) structure(name string) {
	switch latexKind(name) {
	case formatCommand:
		d.passBlanks()
	case spaceCommand:
		d.passBlanks()
		d.space()
	case dropCommand:
		d.argument()
	case quoteCommand:
		d.passBlanks()
		if d.pos < len(d.src) && d.src[d.pos] == '{' {
			d.emit("“")
			d.next = quoteGroup
		}
	case verbatimCommand:
		d.emit(decodeVerbatim(d.argument()))
	default:
		d.spacingMarks()
		d.emit("\\")
		d.out = append(d.out, name...)
		d.next = keptGroup
	}
}

// argument passes the next group and returns what is inside.
func (d *latexDecoder) argument() string {
	d.passBlanks()
	if d.pos >= len(d.src) || d.src[d.pos] != '{' {
		return ""
	}
	from, depth := d.pos+1, 0
	for ; d.pos < len(d.src); d.pos++ {
		switch d.src[d.pos] {
		case '\\':
			d.pos++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				d.pos++
				return d.src[from : d.pos-1]
			}
		}
	}
	d.pos = len(d.src)
	return d.src[min(from, d.pos):]
}

// decodeVerbatim reads a field that is not LaTeX but may be escaped as if it
// were: an address, a DOI, the name of a file. Only escapes and braces go.
func decodeVerbatim(s string) string {
	s = strings.TrimSpace(s)
	if !strings.ContainsAny(s, `\{}`) {
		return s
	}
	for _, wrap := range []string{`\url{`, `\path{`, `\nolinkurl{`, `{`} {
		if strings.HasPrefix(s, wrap) && strings.HasSuffix(s, "}") {
			s = s[len(wrap) : len(s)-1]
		}
	}
	return verbatimEscapes.Replace(s)
}

// verbatimEscapes are the ways to escape signs in an address.
var verbatimEscapes = strings.NewReplacer(
	`\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", `\$`, "$", `\{`, "{", `\}`, "}",
	`{\textasciitilde}`, "~", `\textasciitilde{}`, "~", `\textasciitilde `, "~", `\textasciitilde`, "~",
	`{\textunderscore}`, "_", `\textunderscore{}`, "_", `\~{}`, "~", `{\_}`, "_", `$\sim$`, "~",
	`{\textless}`, "<", `{\textgreater}`, ">", `\textless`, "<", `\textgreater`, ">", `\-`, "", `\/`, "/",
	`{`, "", `}`, "",
)

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isTeXSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }
