package ingest

import (
	"bytes"
	"io"
)

// rawObject is what a splitter cuts out of a text: an object, or a fault.
type rawObject struct {
	kind rawKind
	line int    // of its first byte
	data []byte // the object, or the beginning of what is wrong; valid until the next call
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
)

// jsonSplitter cuts the objects out of JSON: lines, an array, concatenated
// objects, or the array "results" of an envelope, in any mixture. It never holds
// more than one object. Behind a fault it goes on at the next object.
type jsonSplitter struct {
	w      *window
	limit  int
	depth  int
	starts func(b []byte) bool // tells whether a record begins here for sure; b may be cut

	pos     int    // what is before it has been handed out
	fresh   bool   // a line break, or the beginning, has come since the last object
	single  bool   // the last object stood on a line of its own
	scan    bool   // lines are scanned like everything else
	results bool   // inside the array of an envelope
	head    []byte // of that envelope
	state   jsonState
}

// lookAhead is how many bytes jsonSplitter.starts may want to see.
const lookAhead = 128

// newJSONSplitter reads the objects of a text whose first byte is on a line.
func newJSONSplitter(r io.Reader, line int, l Limits, starts func([]byte) bool) *jsonSplitter {
	j := &jsonSplitter{w: newWindow(r, line, l.Record), limit: l.Record, depth: l.Depth, starts: starts, fresh: true}
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
		case c == ']' && j.results:
			return j.envelope(), nil
		case c == '[' || c == ']':
			j.pos++
		default:
			return j.junk(), nil
		}
	}
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
		}
		j.pos = j.w.end()
		j.w.keep = j.pos
		if !j.w.more() {
			return false
		}
	}
}

// between marks the bytes that may stand between two objects.
var between = [256]bool{' ': true, '\t': true, '\n': true, '\r': true, ',': true, 0x1e: true}

// atEnd is the end of the text. An envelope that it cuts is said.
func (j *jsonSplitter) atEnd() (rawObject, error) {
	if j.results && j.w.err == io.EOF {
		j.results = false
		return rawObject{kind: rawCut, line: j.w.line(j.pos)}, nil
	}
	return rawObject{}, j.w.err
}

// wholeLine hands out a line that begins and ends like an object, unchecked: the
// decoder will see. Only where earlier objects stood on lines of their own.
func (j *jsonSplitter) wholeLine() (rawObject, bool) {
	if !j.single || !j.fresh || j.scan || j.results {
		return rawObject{}, false
	}
	end, ok := j.lineEnd()
	if !ok || end-j.pos > j.limit {
		return rawObject{}, false
	}
	data := bytes.TrimRight(j.w.slice(j.pos, end), " \t\r,")
	if !bytes.HasSuffix(data, []byte("}")) || envelopeLike(data) {
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
func envelopeLike(data []byte) bool {
	key := bytes.TrimLeft(data[1:min(len(data), lookAhead)], " \t")
	return bytes.HasPrefix(key, []byte(`"meta"`)) || bytes.HasPrefix(key, []byte(`"results"`)) ||
		bytes.HasPrefix(key, []byte(`"group_by"`))
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
// sure, or where a line begins with an object if records stand on lines.
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
		fresh := j.opensLine(from)
		if j.startsAt(from) || j.single && fresh {
			j.pos, j.fresh = from, fresh
			return
		}
		from++
	}
}

// startsAt tells whether a record begins at an offset for sure.
func (j *jsonSplitter) startsAt(off int) bool {
	j.w.reach(off, lookAhead)
	b := j.w.from(off)
	return j.starts(b[:min(len(b), lookAhead)])
}

// opensLine tells whether a line break stands directly before an offset.
func (j *jsonSplitter) opensLine(off int) bool {
	if off == j.w.base {
		return off == 0
	}
	return j.w.slice(off-1, off)[0] == '\n'
}
