package ingest

import (
	"iter"
	"strings"
)

// xmlElement is an element of a record. A nil element has no attributes, no text
// and no children, so that lookups can be joined.
type xmlElement struct {
	name  string // local name
	text  string // between its start tag and its first child
	tail  string // behind its end tag, up to the next tag
	attrs []xmlAttr
	first *xmlElement // child
	next  *xmlElement // sibling
	at    int         // place of its start tag in the text of the record
}

// xmlAttr is an attribute. Its name is the local one; a declaration of a name
// space is left out.
type xmlAttr struct{ name, value string }

// attr is the value of an attribute, "" if it is not there.
func (e *xmlElement) attr(name string) string {
	if e == nil {
		return ""
	}
	for i := range e.attrs {
		if e.attrs[i].name == name {
			return e.attrs[i].value
		}
	}
	return ""
}

// children are the elements directly inside.
func (e *xmlElement) children() iter.Seq[*xmlElement] {
	return func(yield func(*xmlElement) bool) {
		if e == nil {
			return
		}
		for c := e.first; c != nil; c = c.next {
			if !yield(c) {
				return
			}
		}
	}
}

// find is the first element at a path of names from here, nil if there is none.
// The first child of each name counts.
func (e *xmlElement) find(path ...string) *xmlElement {
	for _, name := range path {
		if e == nil {
			return nil
		}
		for e = e.first; e != nil && e.name != name; {
			e = e.next
		}
	}
	return e
}

// all are the children of a name.
func (e *xmlElement) all(name string) iter.Seq[*xmlElement] {
	return func(yield func(*xmlElement) bool) {
		for c := range e.children() {
			if c.name == name && !yield(c) {
				return
			}
		}
	}
}

// get is the text of the first element at a path, trimmed.
func (e *xmlElement) get(path ...string) string {
	return strings.TrimSpace(e.find(path...).content())
}

// content is the text of an element with that of all elements inside.
func (e *xmlElement) content() string {
	if e == nil || e.first == nil {
		return e.ownText()
	}
	var b strings.Builder
	e.write(&b)
	return b.String()
}

func (e *xmlElement) ownText() string {
	if e == nil {
		return ""
	}
	return e.text
}

// write adds the text of an element and of all inside. Limits.Depth bounds it.
func (e *xmlElement) write(b *strings.Builder) {
	b.WriteString(e.text)
	for c := e.first; c != nil; c = c.next {
		c.write(b)
		b.WriteString(c.tail)
	}
}

// xmlTree holds the elements of one record after the other in the same memory.
type xmlTree struct {
	elements [][]xmlElement // blocks, so that elements stay where they are
	attrs    []xmlAttr
	used     int
	open     []*xmlElement // from the root down, each with its last child
	last     []*xmlElement
	faults   [xmlOddities]xmlFault
}

// xmlFault is something odd inside a record that is read all the same.
type xmlFault struct {
	count int
	at    int    // place of the first in the text of the record
	text  string // what is there
}

// xmlOddity says what is odd.
type xmlOddity uint8

const (
	oddEntity    xmlOddity = iota // an entity of no known name, or a lone "&": it stays as written
	oddBracket                    // a "<" that begins no tag: it stays as written
	oddAttribute                  // an attribute without quotes or without a value
	xmlOddities                   // how many kinds there are
)

// xmlBlock is how many elements are made at once.
const xmlBlock = 256

// element takes the next element from the memory.
func (t *xmlTree) element() *xmlElement {
	block, i := t.used/xmlBlock, t.used%xmlBlock
	if block == len(t.elements) {
		t.elements = append(t.elements, make([]xmlElement, xmlBlock))
	}
	t.used++
	e := &t.elements[block][i]
	*e = xmlElement{}
	return e
}

// reset makes room for the next record. After a very large one the memory is
// given back.
func (t *xmlTree) reset() {
	if len(t.elements) > 64 {
		*t = xmlTree{}
	}
	t.used, t.attrs, t.faults = 0, t.attrs[:0], [xmlOddities]xmlFault{}
	t.open, t.last = t.open[:0], t.last[:0]
}
