package ingest

import (
	"errors"
	"strings"
)

// errXML is a record whose tags do not fit.
var errXML = errors.New("the tags do not fit")

// parse makes the tree of a record that a splitter cut out. It is valid until the
// next call; its texts stay. What is wrong with tags is an error, lesser faults
// are in t.faults.
func (t *xmlTree) parse(text string, startOnly bool) (*xmlElement, error) {
	t.reset()
	p := xmlParser{tree: t, s: xmlLineEnds(text)}
	for p.i < len(p.s) {
		if err := p.step(); err != nil {
			return nil, err
		}
		if p.root != nil && (startOnly || len(t.open) == 0) {
			return p.root, nil
		}
	}
	return nil, errXML
}

// xmlLineEnds makes every line end LF, as XML wants.
func xmlLineEnds(text string) string {
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

// xmlParser is the state while one record is parsed.
type xmlParser struct {
	tree *xmlTree
	s    string
	i    int
	root *xmlElement
	run  string // the text at hand, or else
	runs []byte // that in several pieces, once there are
}

// step reads text up to a "<", and what begins there.
func (p *xmlParser) step() error {
	n := p.bracket()
	if n < 0 {
		p.text(p.i, len(p.s))
		p.i = len(p.s)
		return nil
	}
	p.text(p.i, p.i+n)
	p.i += n
	rest := p.s[p.i:]
	switch {
	case len(rest) < 2:
		return errXML
	case rest[1] == '/':
		return p.closeTag()
	case rest[1] == '!' || rest[1] == '?':
		return p.skip(rest)
	case xmlBytes[rest[1]]&nameStart != 0:
		return p.openTag()
	}
	p.odd(oddBracket, p.i, rest)
	p.add("<")
	p.i++
	return nil
}

// bracket is how far the next "<" is, -1 if there is none. Between most tags
// stands a line end at most.
func (p *xmlParser) bracket() int {
	for n := range min(2, len(p.s)-p.i) {
		if p.s[p.i+n] == '<' {
			return n
		}
	}
	return strings.IndexByte(p.s[p.i:], '<')
}

// skip passes what is no tag; the text of a CDATA section counts.
func (p *xmlParser) skip(rest string) error {
	for k, e := range xmlEnds {
		if !strings.HasPrefix(rest, e.begin) {
			continue
		}
		n := strings.Index(rest[len(e.begin):], e.end)
		if n < 0 {
			return errXML
		}
		if k == cdata {
			p.add(rest[len(e.begin) : len(e.begin)+n])
		}
		p.i += len(e.begin) + n + len(e.end)
		return nil
	}
	if n, ok := declarationEnd([]byte(rest[:min(len(rest), maxDoctype)])); ok {
		p.i += n
		return nil
	}
	return errXML
}

// text takes the text between two places, with entities decoded.
func (p *xmlParser) text(from, to int) {
	if from < to {
		p.add(p.decoded(from, to))
	}
}

// add takes a piece of text. Comments and the like cut text into pieces.
func (p *xmlParser) add(s string) {
	switch {
	case len(p.runs) > 0:
		p.runs = append(p.runs, s...)
	case p.run != "":
		p.runs = append(append(p.runs, p.run...), s...)
	default:
		p.run = s
	}
}

// settle gives the text before a tag to the element that it belongs to.
func (p *xmlParser) settle() {
	k := len(p.tree.open) - 1
	if p.run == "" || k < 0 {
		return
	}
	if len(p.runs) > 0 {
		p.run = string(p.runs)
	}
	if last := p.tree.last[k]; last != nil {
		last.tail = p.run
	} else {
		p.tree.open[k].text = p.run
	}
	p.run, p.runs = "", p.runs[:0]
}

// odd notes a fault that costs nothing; of each kind the first is kept.
func (p *xmlParser) odd(kind xmlOddity, at int, text string) {
	f := &p.tree.faults[kind]
	if f.count == 0 {
		f.at, f.text = at, text[:min(len(text), maxExcerpt)]
	}
	f.count++
}

// closeTag ends an element.
func (p *xmlParser) closeTag() error {
	p.settle()
	from := p.i + 2
	i, local := p.name(from)
	for i < len(p.s) && p.s[i] != '>' {
		i++
	}
	k := len(p.tree.open) - 1
	if i == len(p.s) || k < 0 || p.tree.open[k].name != local {
		return errXML
	}
	p.tree.open, p.tree.last = p.tree.open[:k], p.tree.last[:k]
	p.i = i + 1
	return nil
}

// name reads a name; it returns what is behind it and its local part.
func (p *xmlParser) name(from int) (int, string) {
	i := from
	for i < len(p.s) && xmlBytes[p.s[i]]&nameEnd == 0 {
		if p.s[i] == ':' {
			from = i + 1
		}
		i++
	}
	return i, p.s[from:i]
}

// openTag begins an element.
func (p *xmlParser) openTag() error {
	p.settle()
	e := p.tree.element()
	e.at = p.i
	k := len(p.tree.open) - 1
	switch {
	case k < 0:
		p.root = e
	case p.tree.last[k] == nil:
		p.tree.open[k].first, p.tree.last[k] = e, e
	default:
		p.tree.last[k].next, p.tree.last[k] = e, e
	}
	p.i, e.name = p.name(p.i + 1)
	empty, ok := p.attributes(e)
	if !ok {
		return errXML
	}
	if !empty && !p.leaf(e) {
		p.tree.open, p.tree.last = append(p.tree.open, e), append(p.tree.last, nil)
	}
	return nil
}

// leaf reads the text and the end tag of an element that holds nothing but text,
// which most elements do. It returns false, and has read nothing, if this one
// does not, or if it needs a second look.
func (p *xmlParser) leaf(e *xmlElement) bool {
	n := strings.IndexByte(p.s[p.i:], '<')
	if n < 0 {
		return false
	}
	end := p.i + n + len("</") + len(e.name)
	if end >= len(p.s) || p.s[end] != '>' || p.s[p.i+n+1] != '/' || p.s[end-len(e.name):end] != e.name {
		return false
	}
	if n > 0 {
		e.text = p.decoded(p.i, p.i+n)
	}
	p.i = end + 1
	return true
}

// attributes reads the rest of a start tag. It tells whether the tag ends the
// element as well.
func (p *xmlParser) attributes(e *xmlElement) (empty, ok bool) {
	from := len(p.tree.attrs)
	for p.i < len(p.s) {
		switch c := p.s[p.i]; {
		case c == '>':
			p.i++
			e.attrs = p.tree.attrs[from:len(p.tree.attrs):len(p.tree.attrs)]
			return p.s[p.i-2] == '/', true
		case xmlBytes[c]&nameStart == 0:
			if c > ' ' && c != '/' {
				p.odd(oddAttribute, p.i, p.s[p.i:])
			}
			p.i++
		default:
			p.attribute()
		}
	}
	return false, false
}

// attribute reads one attribute.
func (p *xmlParser) attribute() {
	at := p.i
	end, local := p.name(at)
	space := strings.HasPrefix(p.s[at:end], "xmlns")
	p.i = p.blanks(end)
	if p.i == len(p.s) || p.s[p.i] != '=' {
		p.odd(oddAttribute, at, p.s[at:])
		return
	}
	p.i = p.blanks(p.i + 1)
	from, to := p.value(at)
	if !space {
		p.tree.attrs = append(p.tree.attrs, xmlAttr{local, p.decoded(from, to)})
	}
}

// value finds the value of an attribute, with or without quotes.
func (p *xmlParser) value(at int) (from, to int) {
	if p.i < len(p.s) && (p.s[p.i] == '"' || p.s[p.i] == '\'') {
		if n := strings.IndexByte(p.s[p.i+1:], p.s[p.i]); n >= 0 {
			from = p.i + 1
			p.i = from + n + 1
			return from, from + n
		}
	}
	p.odd(oddAttribute, at, p.s[at:])
	from = p.i
	for p.i < len(p.s) && p.s[p.i] > ' ' && p.s[p.i] != '>' && !strings.HasPrefix(p.s[p.i:], "/>") {
		p.i++
	}
	return from, p.i
}

func (p *xmlParser) blanks(i int) int {
	for i < len(p.s) && p.s[i] <= ' ' {
		i++
	}
	return i
}
