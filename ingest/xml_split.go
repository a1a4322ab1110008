package ingest

import (
	"bytes"
	"io"
)

// xmlLayout says which elements of a document a format wants, by local name. All
// else is passed over: other elements, text between, comments, processing
// instructions, and the DOCTYPE, whose declarations are never expanded.
type xmlLayout struct {
	// records are elements that are handed out whole: works, and small ones around
	// them that say something about the file ("totalResults", "resumptionToken").
	records []string
	// starts are elements around records of which only the start tag is handed
	// out, for its attributes: "graph", "OAI-PMH".
	starts []string
	// nests tells that a record may hold others, which then are part of it. If
	// not, a record that begins inside another one shows that this one is broken.
	nests bool
}

// xmlPiece is what a splitter cuts out of a document: an element, or a fault.
type xmlPiece struct {
	kind xmlKind
	line int    // of its first byte
	data []byte // the element, or the beginning of what is wrong; valid until the next call
}

// xmlKind says what an xmlPiece is.
type xmlKind uint8

const (
	xmlWhole    xmlKind = iota // an element from its start tag to its end tag; names of tags inside are not compared
	xmlStart                   // a start tag alone
	xmlBroken                  // an element whose tags don't fit
	xmlCut                     // an element that the document ends in
	xmlLong                    // an element over the limit
	xmlDeep                    // an element with others nested too deep
	xmlEndless                 // a comment, a CDATA section, an instruction or a DOCTYPE without end
	xmlUnclosed                // the document ends before its root does
)

// xmlSplitter cuts elements out of a document of any size. It never holds more
// than one of them. Behind a fault it goes on at the next one.
type xmlSplitter struct {
	w      *window
	layout xmlLayout
	names  *xmlNames
	limit  int
	depth  int

	pos    int                // what is before it has been handed out
	none   [len(xmlEnds)]int  // up to where no end of each kind stands
	told   [len(xmlEnds)]bool // one of each kind without end was reported
	odd    bool               // there was a declaration without end
	root   string             // the first element, as long as it is open
	rooted bool               // there was one
}

// newXMLSplitter reads the elements of a document.
func newXMLSplitter(r io.Reader, l Limits, layout xmlLayout) *xmlSplitter {
	x := &xmlSplitter{w: newWindow(r, 1, l.Record), layout: layout, limit: l.Record, depth: l.Depth}
	x.names = newXMLNames(layout)
	if x.limit <= 0 {
		x.limit = 1<<63 - 1
	}
	if x.depth <= 0 {
		x.depth = 1<<63 - 1
	}
	return x
}

// next returns the next element or fault; io.EOF at the end.
func (x *xmlSplitter) next() (xmlPiece, error) {
	for {
		x.w.keep = x.pos
		t, ok := x.markup(x.pos, -1)
		if !ok {
			return x.atEnd()
		}
		x.pos = t.at
		if p, ok := x.wanted(t); ok {
			if p.kind == xmlCut && x.w.err != io.EOF {
				return xmlPiece{}, x.w.err
			}
			return p, nil
		}
		x.pos = t.end
	}
}

// atEnd is the end of the text. A root that is still open is said.
func (x *xmlSplitter) atEnd() (xmlPiece, error) {
	if x.w.err == io.EOF && x.root != "" {
		x.root = ""
		return xmlPiece{kind: xmlUnclosed, line: x.w.line(x.pos)}, nil
	}
	return xmlPiece{}, x.w.err
}

// wanted hands out what begins with a tag outside records, if it is wanted.
func (x *xmlSplitter) wanted(t xmlTag) (xmlPiece, bool) {
	name := x.names.of(t.name)
	switch t.kind {
	case tagEndless:
		return x.fault(xmlEndless, t.at, t.end), true
	case tagClose:
		if string(t.name) == x.root {
			x.root = ""
		}
		return xmlPiece{}, false
	case tagOther:
		return xmlPiece{}, false
	}
	if !x.rooted && !name.record && t.kind == tagOpen {
		x.root = string(t.name)
	}
	x.rooted = true
	switch {
	case name.record && t.kind == tagOpen:
		return x.record(t, name.text), true
	case name.record && t.kind == tagPart:
		return x.cut(t.at, t.end), true
	case name.record && t.kind == tagBad:
		return x.fault(xmlBroken, t.at, t.end), true
	case name.record && t.kind == tagEmpty:
		return x.piece(xmlWhole, t.at, t.end), true
	case name.start && t.kind != tagPart && t.kind != tagBad:
		return x.piece(xmlStart, t.at, t.end), true
	}
	return xmlPiece{}, false
}

// record cuts out the element of a name that begins with a tag.
func (x *xmlSplitter) record(start xmlTag, name string) xmlPiece {
	from := start.at
	open, same := 1, 1 // elements that are open, and those of them with this name
	for pos := start.end; ; {
		t, ok := x.markup(pos, from)
		if !ok || t.kind == tagPart {
			return x.cut(from, start.end)
		}
		pos = t.end
		switch {
		case t.end-from > x.limit:
			return x.fault(xmlLong, from, t.at)
		case t.kind == tagEndless || t.kind == tagBad:
			return x.fault(xmlBroken, from, t.end)
		case t.kind == tagClose:
			open--
			if string(t.name) == name {
				same--
			}
			switch {
			case open == 0 && same == 0:
				return x.piece(xmlWhole, from, t.end)
			case same == 0:
				return x.fault(xmlBroken, from, t.end)
			case open == 0: // the end of an element around it
				return x.fault(xmlBroken, from, t.at)
			}
		case t.kind == tagOther:
		case !x.layout.nests && x.names.of(t.name).record:
			return x.fault(xmlBroken, from, t.at)
		case t.kind == tagOpen:
			if string(t.name) == name {
				same++
			}
			if open++; open > x.depth {
				return x.fault(xmlDeep, from, t.end)
			}
			if end := x.leaf(t); end > 0 && end-from <= x.limit {
				if pos = end; string(t.name) == name {
					same--
				}
				open--
			}
		}
	}
}

// leaf is where an element ends that begins with a tag and holds nothing but
// text, as most do; 0 if that is not in memory or needs a second look.
func (x *xmlSplitter) leaf(start xmlTag) int {
	b := x.w.from(start.end)
	n := bytes.IndexByte(b, '<')
	end := n + len("</") + len(start.name)
	if n < 0 || end >= len(b) || b[end] != '>' || b[n+1] != '/' || string(b[n+2:end]) != string(start.name) {
		return 0
	}
	return start.end + end + 1
}

// cut is an element that the text ends in, or that is over the limit without any
// further tag. Elements that it may have swallowed are looked for once.
func (x *xmlSplitter) cut(from, behind int) xmlPiece {
	kind, to := xmlCut, x.w.end()
	if to-from > x.limit {
		kind = xmlLong
	}
	if x.layout.nests {
		x.layout.nests, to = false, behind
	}
	x.root = ""
	return x.fault(kind, from, to)
}

// piece hands out the text between two offsets and goes on behind it.
func (x *xmlSplitter) piece(k xmlKind, from, to int) xmlPiece {
	p := xmlPiece{kind: k, line: x.w.line(from), data: x.w.slice(from, to)}
	x.pos = to
	return p
}

// fault hands out the beginning of what is wrong and goes on at an offset.
func (x *xmlSplitter) fault(k xmlKind, from, to int) xmlPiece {
	p := xmlPiece{kind: k, line: x.w.line(from)}
	b := x.w.slice(from, max(from, min(from+lookAhead, x.w.end())))
	p.data = bytes.Clone(b)
	x.pos = to
	return p
}
