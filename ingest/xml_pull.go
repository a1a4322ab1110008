package ingest

import (
	"bytes"

	"cocite/graph"
)

// xmlPull reads a document tag by tag, for formats whose elements nest without bound.
// It holds no more than one tag, or one text that is asked for.
type xmlPull struct {
	x       *xmlSplitter
	code    string // first part of the codes of problems: "gexf"
	reports *reports
	pos     int
	kind    tagKind // tagOpen or tagClose
	name    []byte  // local name of the tag
	attrs   []xmlSpan
	line    int
	wants   bool   // the text before the next tags is asked for
	text    []byte // that text, with entities decoded
	empty   bool   // the tag ends its element as well
	buf     []byte // of decoded attributes
	torn    bool   // a tag or text that is too long was reported, and its end is not there yet
}

// xmlSpan is an attribute as it is written. Both parts are valid until the next tag.
type xmlSpan struct{ name, value []byte }

func newXMLPull(in Input, code string, r *reports) *xmlPull {
	return &xmlPull{x: newXMLSplitter(in.R, in.Limits, xmlLayout{}), code: code, reports: r}
}

// next moves to the next tag; false at the end of the text. An empty element comes
// as two tags. Behind a fault it goes on at the next tag.
func (p *xmlPull) next() bool {
	if p.empty {
		p.empty, p.kind, p.attrs = false, tagClose, p.attrs[:0]
		return true
	}
	p.buf = p.buf[:0]
	for {
		p.x.w.keep = p.pos
		t, ok := p.x.markup(p.pos, p.pos)
		if !ok && p.x.w.err != nil {
			p.keep(p.x.w.end())
			return false
		}
		if !ok { // a text longer than a record may be
			if !p.torn {
				p.fault(xmlLong, p.pos, "text between two tags is longer than a record may be; its end is left out")
			}
			p.torn = true
			p.keep(p.x.w.end())
			p.pos = p.x.w.end()
			continue
		}
		p.keep(t.at)
		if p.take(t) {
			p.torn = false
			return true
		}
	}
}

// take takes a piece of markup and tells whether it is a tag.
func (p *xmlPull) take(t xmlTag) bool {
	at := p.pos
	p.pos = t.end
	switch t.kind {
	case tagOpen, tagEmpty:
		p.kind, p.name, p.empty = tagOpen, t.name, t.kind == tagEmpty
		p.line = p.x.w.line(t.at)
		p.attributes(p.x.w.slice(t.at, t.end))
		return true
	case tagClose:
		p.kind, p.name, p.attrs = tagClose, t.name, p.attrs[:0]
		p.line = p.x.w.line(t.at)
		return true
	case tagBad:
		p.fault(xmlBroken, t.at, "a tag does not end where it should; it is left out")
	case tagPart:
		if p.torn = p.x.w.err == nil; p.torn {
			p.fault(xmlLong, t.at, "a tag is longer than a record may be; it is left out")
		} else {
			p.fault(xmlCut, t.at, "the file ends inside a tag, which is lost")
		}
	case tagEndless:
		p.fault(xmlEndless, t.at, xmlFaults[xmlEndless].message)
	case tagOther:
		if b := p.x.w.slice(max(at, t.at), t.end); p.wants && bytes.HasPrefix(b, []byte(xmlEnds[cdata].begin)) {
			p.text = append(p.text, b[len(xmlEnds[cdata].begin):len(b)-len(xmlEnds[cdata].end)]...)
		}
	}
	return false
}

// fault reports what is wrong at an offset.
func (p *xmlPull) fault(k xmlKind, at int, message string) {
	b := p.x.w.from(at)
	p.reports.add(p.x.w.line(at), p.code+xmlFaults[k].code, graph.Error, message, b[:min(len(b), lookAhead)])
}

// keep takes the text up to an offset, if it is asked for.
func (p *xmlPull) keep(end int) {
	if p.wants && end > p.pos && len(p.text) <= p.x.limit {
		p.text = p.decode(p.text, p.x.w.slice(p.pos, end), '\n')
	}
}

// failed is the error that ended the text, nil if it was its end.
func (p *xmlPull) failed() error { return p.x.w.failed() }

// attributes cuts the attributes out of a start tag, with the bytes between them.
func (p *xmlPull) attributes(tag []byte) {
	p.attrs = p.attrs[:0]
	i := 1
	for i < len(tag) && xmlBytes[tag[i]]&nameEnd == 0 {
		i++
	}
	for i < len(tag) {
		if xmlBytes[tag[i]]&nameStart == 0 {
			i++
			continue
		}
		from, name := i, i
		for i < len(tag) && xmlBytes[tag[i]]&nameEnd == 0 {
			if tag[i] == ':' {
				name = i + 1
			}
			i++
		}
		a := xmlSpan{name: tag[name:i]}
		prefix := tag[from:name]
		if i = spaces(tag, i); i == len(tag) || tag[i] != '=' {
			continue
		}
		a.value, i = xmlValue(tag, spaces(tag, i+1))
		if string(prefix) != "xmlns:" && string(a.name) != "xmlns" {
			p.attrs = append(p.attrs, a)
		}
	}
}

// xmlValue finds the value of an attribute, with or without quotes, and what is behind it.
func xmlValue(tag []byte, i int) ([]byte, int) {
	if i < len(tag) && (tag[i] == '"' || tag[i] == '\'') {
		if n := bytes.IndexByte(tag[i+1:], tag[i]); n >= 0 {
			return tag[i+1 : i+1+n], i + n + 2
		}
	}
	from := i
	for i < len(tag) && tag[i] > ' ' && tag[i] != '>' {
		i++
	}
	return tag[from:i], i
}

// spaces returns the first place at or behind i that is no white space.
func spaces(b []byte, i int) int {
	for i < len(b) && b[i] <= ' ' {
		i++
	}
	return i
}

// attr is the value of an attribute, nil if it is not there. It is valid until the
// next tag.
func (p *xmlPull) attr(name string) []byte {
	for i := range p.attrs {
		if string(p.attrs[i].name) == name {
			return p.value(i)
		}
	}
	return nil
}

// value is the value of attribute i with entities decoded, white space as blanks.
func (p *xmlPull) value(i int) []byte {
	raw := p.attrs[i].value
	if bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '\n') < 0 && bytes.IndexByte(raw, '\r') < 0 && bytes.IndexByte(raw, '\t') < 0 {
		return raw
	}
	at := len(p.buf)
	p.buf = p.decode(p.buf, raw, ' ')
	return p.buf[at:]
}

// decode appends text with its entities decoded; each line end, and a tab where
// line ends become blanks, becomes one sign.
func (p *xmlPull) decode(into, s []byte, lineEnd byte) []byte {
	for len(s) > 0 {
		i := bytes.IndexAny(s, "&\r\n\t")
		if i < 0 {
			return append(into, s...)
		}
		into = append(into, s[:i]...)
		c := s[i]
		s = s[i:]
		switch {
		case c == '&':
			into, s = p.entity(into, s)
			continue
		case c == '\t' && lineEnd != ' ':
			into = append(into, c)
		case c == '\r' && len(s) > 1 && s[1] == '\n':
			into = append(into, lineEnd)
			s = s[1:]
		default:
			into = append(into, lineEnd)
		}
		s = s[1:]
	}
	return into
}

// entity appends what the entity at the beginning of s stands for, and returns what
// is behind it. One that is not known stays as it is written.
func (p *xmlPull) entity(into, s []byte) (text, rest []byte) {
	if n := bytes.IndexByte(s[:min(len(s), maxEntity)], ';'); n > 0 {
		if out, ok := appendEntity(into, string(s[1:n])); ok {
			return out, s[n+1:]
		}
	}
	p.reports.add(p.line, p.code+xmlOddWords[oddEntity].code, graph.Warn, "an ampersand that begins no known entity stays as it is written", s[:min(len(s), lookAhead)])
	return append(into, '&'), s[1:]
}

// collect begins to keep text, that of elements inside, too.
func (p *xmlPull) collect() { p.wants, p.text = true, p.text[:0] }

// collected is the text since collect; no more is kept.
func (p *xmlPull) collected() []byte {
	p.wants = false
	return p.text
}
