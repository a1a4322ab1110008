package ingest

// commandKind tells what a command of letters does with its argument.
type commandKind uint8

const (
	unknownCommand  commandKind = iota
	formatCommand               // leaves its argument
	spaceCommand                // is white space
	dropCommand                 // its first argument is not text
	quoteCommand                // puts its argument in quotes
	verbatimCommand             // its argument is an address
)

// latexKind knows the commands that are met in bibliographies.
func latexKind(name string) commandKind {
	switch name {
	case "emph", "textit", "textbf", "textsc", "textsf", "texttt", "textrm", "textup", "textmd",
		"textsl", "textnormal", "textsuperscript", "textsubscript", "underline", "uline",
		"mathrm", "mathbf", "mathit", "mathcal", "mathsf", "mathtt", "mathbb", "mathfrak", "mathscr",
		"mbox", "hbox", "fbox", "text", "ensuremath", "boldsymbol", "bm", "operatorname",
		"it", "em", "bf", "sc", "sf", "tt", "rm", "sl", "cal", "itshape", "slshape", "upshape",
		"bfseries", "mdseries", "scshape", "sffamily", "ttfamily", "rmfamily", "normalfont",
		"tiny", "scriptsize", "footnotesize", "small", "normalsize", "large", "Large", "huge",
		"mkbibemph", "bibstring", "mkbibbold", "mkbibitalic", "NoCaseChange", "nocase", "uppercase", "lowercase",
		"MakeUppercase", "MakeLowercase", "protect", "relax", "null", "leavevmode", "unskip",
		"ignorespaces", "bgroup", "egroup", "sp", "sb":
		return formatCommand
	case "quad", "qquad", "enspace", "thinspace", "space", "newline", "linebreak", "par", "hfill":
		return spaceCommand
	case "noopsort", "Noopsort", "NOOPSORT", "sortnoop", "SortNoop", "noop", "href", "textcolor", "color",
		"foreignlanguage", "selectlanguage", "hspace", "vspace", "phantom", "hphantom", "vphantom",
		"label", "index", "nocite", "bibinfo":
		return dropCommand
	case "enquote", "mkbibquote", "textquote":
		return quoteCommand
	case "url", "path", "nolinkurl":
		return verbatimCommand
	}
	return unknownCommand
}

// accentSign is the combining mark of \' and the like, or 0.
func accentSign(c byte) rune {
	switch c {
	case '`':
		return '\u0300'
	case '\'':
		return '\u0301'
	case '^':
		return '\u0302'
	case '~':
		return '\u0303'
	case '=':
		return '\u0304'
	case '.':
		return '\u0307'
	case '"':
		return '\u0308'
	}
	return 0
}

// accentWord is the combining mark of \c and the like, or 0.
func accentWord(name string) rune {
	switch name {
	case "u", "breve":
		return '\u0306'
	case "r", "mathring", "ocirc":
		return '\u030A'
	case "H":
		return '\u030B'
	case "v", "check", "soft":
		return '\u030C'
	case "d", "udot":
		return '\u0323'
	case "c":
		return '\u0327'
	case "k", "polhk":
		return '\u0328'
	case "b":
		return '\u0331'
	case "t":
		return '\u0361'
	case "h":
		return '\u0309'
	case "textcommabelow":
		return '\u0326'
	case "grave":
		return '\u0300'
	case "acute":
		return '\u0301'
	case "hat":
		return '\u0302'
	case "tilde":
		return '\u0303'
	case "bar":
		return '\u0304'
	case "ddot":
		return '\u0308'
	}
	return 0
}

// spacingMark is an accent without a letter.
func spacingMark(mark rune) string {
	switch mark {
	case '\u0300':
		return "`"
	case '\u0301':
		return "´"
	case '\u0302':
		return "^"
	case '\u0303':
		return "~"
	case '\u0304':
		return "¯"
	case '\u0308':
		return "¨"
	case '\u030A':
		return "°"
	}
	return ""
}

// latexSymbol is the text of a command that takes no argument, or "".
func latexSymbol(name string) string {
	if s := latexLetter(name); s != "" {
		return s
	}
	if s := latexGreek(name); s != "" {
		return s
	}
	return latexSign(name)
}

func latexLetter(name string) string {
	switch name {
	case "ss":
		return "ß"
	case "SS":
		return "ẞ"
	case "ae":
		return "æ"
	case "AE":
		return "Æ"
	case "oe":
		return "œ"
	case "OE":
		return "Œ"
	case "o":
		return "ø"
	case "O":
		return "Ø"
	case "aa":
		return "å"
	case "AA":
		return "Å"
	case "l":
		return "ł"
	case "L":
		return "Ł"
	case "dh":
		return "ð"
	case "DH":
		return "Ð"
	case "th":
		return "þ"
	case "TH":
		return "Þ"
	case "dj", "dbar":
		return "đ"
	case "DJ", "Dbar":
		return "Đ"
	case "ng":
		return "ŋ"
	case "NG":
		return "Ŋ"
	case "i", "imath":
		return "ı"
	case "j", "jmath":
		return "ȷ"
	case "cprime":
		return "'"
	case "cdprime":
		return "\""
	case "TeX", "LaTeX", "LaTeXe", "BibTeX", "XeTeX", "LuaTeX", "ConTeXt":
		return name
	}
	return ""
}
