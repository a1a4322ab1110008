package ingest

import (
	"bytes"
	"io"
	"strings"
)

// rawObject is what a splitter cuts out of a text: an object, or a fault.
type rawObject struct {
	kind rawKind
	line int    // of its first byte
	data []byte // the object, or the beginning of what is wrong; valid until the next call, unless the window lends
}

// rawKind says what a rawObject is.
type rawKind uint8

const (
	rawWhole    rawKind = iota // brackets and strings are balanced
	rawLine                    // a line that looks like an object; nothing is checked
	rawEnvelope                // an object around records, without them
	rawBroken                  // an object whose end can't be told
	rawCut                     // an object that the text ends in
	rawLong                    // an object over the limit
	rawDeep                    // an object nested too deep
	rawJunk                    // text between objects
	rawNull                    // a null where an object could be
)

// jsonSplitter cuts the objects out of JSON: lines, an array, concatenated
// objects, or the array of an envelope, in any mixture. It never holds
// more than one object. Behind a fault it goes on at the next object.
type jsonSplitter struct {
	w      *window
	limit  int
	depth  int
	layout jsonLayout

	pos    int    // what is before it has been handed out
	fresh  bool   // a line break, or the beginning, has come since the last object
	single bool   // the last object stood on a line of its own
	blanks int    // since the line began; -1 if there is something else
	indent int    // blanks before the last object, which began a line; -1 if none did
	scan   bool   // lines are scanned like everything else
	inside bool   // the array of an envelope
	head   []byte // of that envelope
	outer  []byte // the brackets around that array, as what closes them
	path   string // of the object that holds that array, as jsonLayout.lists has it
	onPath int    // how deep that object is
	state  jsonState
}

// lookAhead is how many bytes jsonLayout.starts may want to see.
const lookAhead = 128

// newJSONSplitter reads the objects of a text whose first byte is on a line.
func newJSONSplitter(r io.Reader, line int, l Limits, layout jsonLayout) *jsonSplitter {
	j := &jsonSplitter{w: newWindow(r, line, l.Record), limit: l.Record, depth: l.Depth, layout: layout, fresh: true, indent: -1}
	if j.limit <= 0 {
		j.limit = 1<<63 - 1
	}
	return j
}

// next returns the next object or fault; io.EOF at the end.
func (j *jsonSplitter) next() (rawObject, error) {
	for {
		if !j.skipBetween() {
			return j.atEnd()
		}
		switch c := j.w.from(j.pos)[0]; {
		case c == '{':
			if o, ok := j.wholeLine(); ok {
				return o, nil
			}
			if o, ok := j.object(j.pos); ok {
				return o, nil
			}
		case c == ']' && j.inside:
			if o, ok := j.envelope(); ok {
				return o, nil
			}
		case c == '[' || c == ']':
			j.pos++
			j.blanks = -1
		case c == 'n' && j.nullAt(j.pos):
			o := rawObject{kind: rawNull, line: j.w.line(j.pos)}
			j.moveTo(j.pos + len("null"))
			return o, nil
		default:
			return j.junk(), nil
		}
	}
}

// nullAt tells whether a null stands at an offset.
func (j *jsonSplitter) nullAt(off int) bool {
	j.w.keep = off
	j.w.reach(off, len("null,"))
	b := j.w.from(off)
	return bytes.HasPrefix(b, []byte("null")) && (len(b) == len("null") || between[b[4]] || b[4] == ']')
}

// skipBetween passes what may stand between objects: white space, commas, record
// separators. It returns false at the end of the text.
func (j *jsonSplitter) skipBetween() bool {
	for {
		for i, c := range j.w.from(j.pos) {
			if !between[c] {
				j.pos += i
				return true
			}
			j.fresh = j.fresh || c == '\n'
			j.blanks = blanksAfter(j.blanks, c)
		}
		j.pos = j.w.end()
		j.w.keep = j.pos
		if !j.w.more() {
			return false
		}
	}
}

// blanksAfter counts the blanks since a line began by one more byte. A comma may
// begin the line of an object.
func blanksAfter(blanks int, c byte) int {
	switch {
	case c == '\n' || c == '\r':
		return 0
	case blanks >= 0 && (c == ' ' || c == '\t'):
		return blanks + 1
	case c == ',':
		return blanks
	}
	return -1
}

// between marks the bytes that may stand between two objects.
var between = [256]bool{' ': true, '\t': true, '\n': true, '\r': true, ',': true, 0x1e: true}

// atEnd is the end of the text. An envelope that it cuts is said.
func (j *jsonSplitter) atEnd() (rawObject, error) {
	if j.inside && j.w.err == io.EOF {
		j.inside = false
		return rawObject{kind: rawCut, line: j.w.line(j.pos)}, nil
	}
	return rawObject{}, j.w.err
}

// wholeLine hands out a line that begins and ends like an object, unchecked: the
// decoder will see. Only where earlier objects stood on lines of their own.
func (j *jsonSplitter) wholeLine() (rawObject, bool) {
	if !j.single || !j.fresh || j.scan || j.inside {
		return rawObject{}, false
	}
	end, ok := j.lineEnd()
	if !ok || end-j.pos > j.limit {
		return rawObject{}, false
	}
	data := bytes.TrimRight(j.w.slice(j.pos, end), " \t\r,")
	if !bytes.HasSuffix(data, []byte("}")) || j.envelopeLike(data) {
		return rawObject{}, false
	}
	o := rawObject{kind: rawLine, line: j.w.line(j.pos), data: data}
	j.moveTo(end)
	return o, true
}

// lineEnd finds the end of the line at pos, if it is within the limit.
func (j *jsonSplitter) lineEnd() (int, bool) {
	j.w.keep = j.pos
	for from := j.pos; ; {
		if i := bytes.IndexByte(j.w.from(from), '\n'); i >= 0 {
			return from + i, true
		}
		from = j.w.end()
		if from-j.pos > j.limit {
			return 0, false
		}
		if !j.w.more() {
			return from, j.w.err == io.EOF
		}
	}
}

// envelopeLike tells whether an object may be one around records.
func (j *jsonSplitter) envelopeLike(data []byte) bool {
	head := bytes.TrimLeft(data[1:min(len(data), lookAhead)], " \t")
	if bytes.HasPrefix(head, []byte(`"meta"`)) {
		return true
	}
	for _, list := range j.layout.lists {
		name, _, _ := strings.Cut(list, ".")
		if bytes.HasPrefix(head, []byte(`"`+name+`"`)) {
			return true
		}
	}
	return false
}

// junk passes text that is no object, up to where one begins.
func (j *jsonSplitter) junk() rawObject {
	j.w.keep = j.pos
	j.w.reach(j.pos, lookAhead)
	o := rawObject{kind: rawJunk, line: j.w.line(j.pos), data: j.beginning(j.pos)}
	j.resync(j.pos + 1)
	return o
}

// beginning copies the first bytes at an offset.
func (j *jsonSplitter) beginning(off int) []byte {
	b := j.w.from(off)
	return bytes.Clone(b[:min(len(b), lookAhead)])
}

// resync moves to the next place at or behind from where a record begins for
// sure, or where a line begins with an object if records stand on lines, with
// the blanks that stood before the last one if they take several lines each.
func (j *jsonSplitter) resync(from int) {
	for {
		i := bytes.IndexByte(j.w.from(from), '{')
		if i < 0 {
			from = j.w.end()
			j.w.keep = max(j.w.keep, from-lookAhead)
			if !j.w.more() {
				j.pos = from
				return
			}
			continue
		}
		from += i
		j.w.keep = max(j.w.keep, from-lookAhead)
		blanks := j.blanksBefore(from)
		if j.startsAt(from) || j.single && blanks == 0 || blanks >= 0 && blanks == j.indent {
			j.pos, j.fresh, j.blanks = from, blanks >= 0, blanks
			return
		}
		from++
	}
}

// startsAt tells whether a record begins at an offset for sure.
func (j *jsonSplitter) startsAt(off int) bool {
	if j.layout.starts == nil {
		return false
	}
	j.w.reach(off, lookAhead)
	b := j.w.from(off)
	return j.layout.starts(b[:min(len(b), lookAhead)])
}

// blanksBefore is how many blanks stand between the beginning of a line and an
// offset; -1 if something else than a comma does too, or if they are no longer in
// memory.
func (j *jsonSplitter) blanksBefore(off int) int {
	n := 0
	for at := off - 1; ; at-- {
		if at < j.w.base {
			if j.w.base == 0 {
				return n
			}
			return -1
		}
		switch j.w.slice(at, at+1)[0] {
		case '\n', '\r':
			return n
		case ' ', '\t':
			n++
		case ',':
		default:
			return -1
		}
	}
}
