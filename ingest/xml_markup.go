package ingest

import "bytes"

// xmlTag is a piece of markup in a document.
type xmlTag struct {
	kind    tagKind
	at, end int    // offsets of its "<" and of what follows it
	name    []byte // local name; valid until more is read
}

// tagKind says what a piece of markup is.
type tagKind uint8

const (
	tagOpen    tagKind = iota
	tagEmpty           // a start tag that ends in "/>"
	tagClose           // an end tag
	tagOther           // a comment, CDATA, an instruction, a declaration
	tagBad             // a tag that another one begins in
	tagEndless         // a comment and so on without end
	tagPart            // more must be read to tell
	tagText            // a "<" that begins no markup
)

// xmlEnds are the pieces of markup whose content is no markup, with their ends.
var xmlEnds = [...]struct{ begin, end string }{
	{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"},
}

// cdata is the place of CDATA in xmlEnds.
const cdata = 1

// maxDoctype is how long a DOCTYPE may be. Real ones have some KB at most.
const maxDoctype = 1 << 20

// markup finds the next piece of markup at or behind an offset, in the record
// that begins at from; -1 is outside records. It returns false at the end of the
// text, and when there is none within the limit of a record.
func (x *xmlSplitter) markup(pos, from int) (xmlTag, bool) {
	for {
		b := x.w.from(pos)
		i := bytes.IndexByte(b, '<')
		if i < 0 {
			pos = x.w.end()
			if from < 0 {
				x.pos, x.w.keep = pos, pos
			}
			if from >= 0 && pos-from > x.limit || !x.w.more() {
				return xmlTag{}, false
			}
			continue
		}
		pos += i
		t := lexTag(b[i:])
		switch t.kind {
		case tagText:
			pos++
			continue
		case tagOther:
			return x.other(pos), true
		case tagPart:
			if x.w.end()-pos <= x.limit && x.twice(pos) {
				continue
			}
		}
		t.at, t.end = pos, pos+t.end
		return t, true
	}
}

// twice reads on until twice as much is in memory behind an offset. It returns
// false at the end.
func (x *xmlSplitter) twice(pos int) bool {
	had := x.w.end()
	x.w.reach(pos, 2*(had-pos)+16)
	return x.w.end() > had
}

// lexTag lexes the tag at the beginning of b; its places count from there. What
// is no tag comes back as tagOther, tagText or tagPart. A "<" inside a tag, even
// in quotes, is no XML: the tag ends before it.
func lexTag(b []byte) xmlTag {
	if len(b) < 2 {
		return xmlTag{kind: tagPart, end: len(b)}
	}
	t, i := xmlTag{kind: tagOpen}, 1
	switch {
	case b[1] == '/':
		t.kind, i = tagClose, 2
	case b[1] == '!' || b[1] == '?':
		return xmlTag{kind: tagOther}
	case xmlBytes[b[1]]&nameStart == 0:
		return xmlTag{kind: tagText}
	}
	from := i
	for i < len(b) && xmlBytes[b[i]]&nameEnd == 0 {
		if b[i] == ':' {
			from = i + 1
		}
		i++
	}
	t.name = b[from:i]
	var quote byte
	for ; i < len(b); i++ {
		switch c := b[i]; {
		case c == '<':
			t.kind, t.end = tagBad, i
			return t
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			if t.end = i + 1; b[i-1] == '/' && t.kind == tagOpen {
				t.kind = tagEmpty
			}
			return t
		}
	}
	t.kind, t.end = tagPart, i
	return t
}

// other passes a comment, a CDATA section, an instruction, a DOCTYPE or another
// declaration.
func (x *xmlSplitter) other(pos int) xmlTag {
	x.w.reach(pos, len("<![CDATA["))
	for k, e := range xmlEnds {
		if bytes.HasPrefix(x.w.from(pos), []byte(e.begin)) {
			return x.upTo(k, pos, pos+len(e.begin))
		}
	}
	for !x.odd {
		if n, ok := declarationEnd(x.w.from(pos)); ok {
			return xmlTag{kind: tagOther, at: pos, end: pos + n}
		}
		if x.w.end()-pos > min(maxDoctype, x.limit) || !x.twice(pos) {
			x.odd = true // what is in later ones is passed tag by tag
			return xmlTag{kind: tagEndless, at: pos, end: pos + len("<!")}
		}
	}
	return xmlTag{kind: tagOther, at: pos, end: pos + len("<!")}
}

// upTo looks for the end of a kind of markup at or behind an offset. Where none
// was found before is not looked again, and the first without end counts as one.
func (x *xmlSplitter) upTo(k, pos, inside int) xmlTag {
	end := []byte(xmlEnds[k].end)
	for from := max(inside, x.none[k]); ; {
		if i := bytes.Index(x.w.from(from), end); i >= 0 {
			return xmlTag{kind: tagOther, at: pos, end: from + i + len(end)}
		}
		from = max(from, x.w.end()-len(end)+1)
		x.none[k] = from
		if x.w.end()-pos > x.limit || !x.w.more() {
			t := xmlTag{kind: tagEndless, at: pos, end: inside}
			if x.told[k] {
				t.kind = tagOther
			}
			x.told[k] = true
			return t
		}
	}
}

// declarationEnd is the length of the declaration at the beginning of b, with
// what is in brackets: "<!DOCTYPE a [<!ENTITY b 'c>'>]>". It returns false if b
// does not hold all of it.
func declarationEnd(b []byte) (int, bool) {
	depth := 0
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == '"' || c == '\'':
			n := bytes.IndexByte(b[i+1:], c)
			if n < 0 {
				return 0, false
			}
			i += n + 1
		case c == '<' && bytes.HasPrefix(b[i:], []byte("<!--")):
			n := bytes.Index(b[i+4:], []byte("-->"))
			if n < 0 {
				return 0, false
			}
			i += n + 6
		case c == '<' && bytes.HasPrefix(b[i:], []byte("<?")):
			n := bytes.Index(b[i+2:], []byte("?>"))
			if n < 0 {
				return 0, false
			}
			i += n + 3
		case c == '<' || c == '[':
			depth++
		case c == ']':
			depth--
		case c == '>':
			if depth--; depth <= 0 {
				return i + 1, true
			}
		}
	}
	return 0, false
}

// Classes of bytes in markup.
const (
	nameStart = 1 << iota // begins a name
	nameEnd               // stands behind a name
)

// xmlBytes are the classes of all bytes. Bytes of other scripts are letters.
var xmlBytes = func() (t [256]uint8) {
	for c := range t {
		if c >= 0x80 || c == '_' || c == ':' || 'a' <= c|0x20 && c|0x20 <= 'z' {
			t[c] |= nameStart
		}
	}
	for _, c := range " \t\r\n" {
		t[c] |= nameEnd
	}
	for _, c := range "/>=<\"'" {
		t[c] |= nameEnd
	}
	return t
}()

// xmlNames finds wanted names by their length.
type xmlNames [32][]xmlName

// xmlName is a name with what a format wants of the elements that have it.
type xmlName struct {
	text          string
	record, start bool
}

func newXMLNames(l xmlLayout) *xmlNames {
	n := new(xmlNames)
	for _, s := range l.records {
		n[len(s)] = append(n[len(s)], xmlName{text: s, record: true})
	}
	for _, s := range l.starts {
		n[len(s)] = append(n[len(s)], xmlName{text: s, start: true})
	}
	return n
}

// of is what is wanted of the elements of a name.
func (n *xmlNames) of(name []byte) xmlName {
	if len(name) >= len(n) {
		return xmlName{}
	}
	for _, w := range n[len(name)] {
		if string(name) == w.text {
			return w
		}
	}
	return xmlName{}
}
