package graph

import "strings"

// tagKind says what a tag leaves behind.
type tagKind uint8

const (
	noTag     tagKind = iota
	inlineTag         // nothing
	blockTag          // a blank
	scriptTag         // nothing, and it joins the word before it: sub, sup
	hiddenTag         // its contents go too: they repeat the text in another notation
)

// tag is one piece of markup at the start of a string.
type tag struct {
	kind tagKind
	name string // lower case, without a namespace
	end  bool   // a closing tag
	n    int    // length in bytes
}

// stripTags takes markup out and keeps its text.
func stripTags(s string) string {
	if !strings.Contains(s, "<") {
		return s
	}
	out := make([]byte, 0, len(s))
	joined := false // directly behind an opening sub or sup
	for i := 0; i < len(s); {
		t := tagAt(s[i:])
		if t.kind == noTag {
			if !joined || !isBlank(s[i]) {
				out = append(out, s[i])
				joined = false
			}
			i++
			continue
		}
		i += t.n
		joined = t.kind == scriptTag && !t.end
		switch {
		case t.kind == blockTag:
			out = append(out, ' ')
		case t.kind == scriptTag:
			out = trimBlanks(out)
		case t.kind == hiddenTag && !t.end:
			i += hiddenLen(s[i:], t.name)
		}
	}
	return string(out)
}

// hiddenLen is the distance to the end of the closing tag of name, 0 if the
// element is never closed.
func hiddenLen(s, name string) int {
	for i := 0; i < len(s); i++ {
		if s[i] != '<' {
			continue
		}
		if t := tagAt(s[i:]); t.end && t.name == name {
			return i + t.n
		}
	}
	return 0
}

// tagAt recognises a comment, a CDATA bracket or a known tag at the start of s.
func tagAt(s string) tag {
	switch {
	case len(s) < 3 || s[0] != '<' && s[0] != ']':
		return tag{}
	case s[0] == ']':
		return cdataEnd(s)
	case strings.HasPrefix(s, "<!--"):
		return commentAt(s)
	case strings.HasPrefix(s, "<![CDATA["):
		return tag{kind: inlineTag, n: len("<![CDATA[")}
	}
	t := tag{n: 1}
	if s[1] == '/' {
		t.end, t.n = true, 2
	}
	from := t.n
	for t.n < len(s) && (isAlnum(s[t.n]) || s[t.n] == ':' || s[t.n] == '-') {
		t.n++
	}
	full := strings.ToLower(s[from:t.n])
	t.name = full[strings.IndexByte(full, ':')+1:]
	t.kind = kindOfTag(full, t.name)
	rest := tagRest(s[t.n:])
	if t.kind == noTag || rest == 0 {
		return tag{}
	}
	if strings.HasSuffix(s[:t.n+rest], "/>") && t.kind == hiddenTag {
		t.kind = inlineTag
	}
	t.n += rest
	return t
}

func cdataEnd(s string) tag {
	if strings.HasPrefix(s, "]]>") {
		return tag{kind: inlineTag, n: 3}
	}
	return tag{}
}

func commentAt(s string) tag {
	if i := strings.Index(s, "-->"); i > 0 {
		return tag{kind: inlineTag, n: i + 3}
	}
	return tag{}
}

// tagRest is the length of a tag from behind its name to ">", 0 if this is no tag.
func tagRest(s string) int {
	if s == "" || s[0] != '>' && s[0] != '/' && !isBlank(s[0]) {
		return 0
	}
	i := strings.IndexAny(s, "<>")
	if i < 0 || s[i] == '<' {
		return 0
	}
	if body := strings.TrimSpace(strings.TrimSuffix(s[:i], "/")); body != "" && !strings.Contains(body, "=") {
		return 0 // prose: "a <b and c> d"
	}
	return i + 1
}

// kindOfTag looks a tag up; everything in the namespaces of JATS and MathML is known.
func kindOfTag(full, name string) tagKind {
	switch name {
	case "sub", "sup", "inf":
		return scriptTag
	case "annotation", "annotation-xml", "script", "style", "tex-math":
		return hiddenTag
	case "p", "br", "div", "li", "ul", "ol", "title", "sec", "tr", "td", "h1", "h2", "h3", "h4", "h5", "h6", "abstract", "list", "list-item", "label":
		return blockTag
	case "i", "b", "u", "a", "em", "strong", "italic", "bold", "span", "font", "tt", "sc", "scp", "small", "big",
		"monospace", "roman", "sans-serif", "underline", "overline", "strike", "fixed-case", "inline-formula",
		"ext-link", "xref", "named-content", "styled-content", "alternatives", "disp-formula",
		"math", "mi", "mn", "mo", "mrow", "msub", "msup", "msubsup", "mover", "munder", "munderover", "mfrac",
		"msqrt", "mroot", "mtext", "mspace", "mstyle", "mfenced", "mtable", "mtr", "mtd", "mphantom", "mpadded",
		"mprescripts", "mmultiscripts", "none", "semantics", "menclose", "ms":
		return inlineTag
	}
	if strings.HasPrefix(full, "jats:") || strings.HasPrefix(full, "mml:") {
		return inlineTag
	}
	return noTag
}

func isBlank(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

func trimBlanks(b []byte) []byte {
	for len(b) > 0 && isBlank(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}
