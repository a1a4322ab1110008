package ingest

import (
	"bytes"
	"strings"
)

// jsonState is where a scan stands inside an object.
type jsonState struct {
	closers  []byte // brackets that are open, as what closes them
	inString bool
	escaped  bool   // the byte before is a backslash that escapes
	path     string // names that lead from the object to where the scan is, if a list may be there
	onPath   int    // how many
	name     int    // offset of the last string in the object at that place
	nameEnd  int
	colon    bool // only a colon and blanks have come since that string
}

// What a byte means outside strings.
const (
	jsonBad   = iota // can't stand there
	jsonPlain        // blanks, commas, parts of numbers, true, false and null
	jsonOpen
	jsonClose
	jsonQuote
	jsonColon
)

// jsonBytes classifies the bytes outside strings.
var jsonBytes = func() (t [256]uint8) {
	for _, c := range []byte(" \t\r\n,-+.0123456789eEtrufalsn") {
		t[c] = jsonPlain
	}
	t['{'], t['['] = jsonOpen, jsonOpen
	t['}'], t[']'] = jsonClose, jsonClose
	t['"'], t[':'] = jsonQuote, jsonColon
	return t
}()

// jsonStops marks the bytes inside a string that need attention. A line break
// there is never right: the string has lost its end.
var jsonStops = [256]bool{'"': true, '\\': true, '\n': true, '\r': true}

// verdict is what a step of a scan comes to.
type verdict uint8

const (
	goOn verdict = iota
	closed
	broken
	tooDeep
	opensList
	opensRecord // a record begins inside another
	again       // the buffer has moved
)

// object scans the object at start to its end. It returns false if the object
// turned out to be an envelope: its records come next.
func (j *jsonSplitter) object(start int) (rawObject, bool) {
	o := rawObject{line: j.w.line(start)}
	j.state = jsonState{closers: j.state.closers[:0]}
	indent := j.blanks
	j.w.keep = start
	at, v, long := j.run(start, start)
	if v == opensList {
		j.openEnvelope(start, at)
		return o, false
	}
	o = j.finish(o, start, at, v, long)
	if o.kind == rawWhole && !j.single {
		j.indent = indent
	}
	return o, true
}

// run scans from a place on until there is a verdict on what begins at start.
// What is longer than the limit is scanned on without being kept.
func (j *jsonSplitter) run(start, at int) (end int, v verdict, long bool) {
	for {
		at, v = j.step(at)
		long = long || at-start > j.limit
		if v != goOn {
			return at, v, long
		}
		if long {
			j.w.keep = at
		}
		if at == j.w.end() && !j.w.more() {
			return at, broken, long
		}
	}
}

// finish makes the object, or the fault, that ends before end.
func (j *jsonSplitter) finish(o rawObject, start, end int, v verdict, long bool) rawObject {
	if v == closed && !long {
		o.kind, o.data = rawWhole, j.w.slice(start, end)
		j.single = j.fresh && bytes.IndexByte(o.data, '\n') < 0 && bytes.IndexByte(o.data, '\r') < 0
		j.moveTo(end)
		return o
	}
	switch {
	case long:
		o.kind = rawLong
	case v == tooDeep:
		o.kind = rawDeep
	case end == j.w.end() && j.w.err != nil:
		o.kind = rawCut
	default:
		o.kind = rawBroken
	}
	kept := j.w.base <= start
	if kept {
		o.data = j.beginning(start)
	}
	switch {
	case v == closed:
		j.moveTo(end)
	case kept && (v == broken || v == opensRecord):
		j.resync(start + 1) // a string without its end may have swallowed the next record
	default:
		j.resync(end)
	}
	return o
}

// moveTo goes on behind an object.
func (j *jsonSplitter) moveTo(end int) {
	j.pos, j.w.keep = end, end
	j.fresh, j.blanks = false, -1
}

// openEnvelope turns to the records of an envelope that begins at start.
func (j *jsonSplitter) openEnvelope(start, end int) {
	j.head = append(j.head[:0], "{["...) // of an envelope too large to keep
	j.outer = append(j.outer[:0], "}]"...)
	j.path, j.onPath = "", -1
	if j.w.base <= start {
		j.head = j.head[:0]
		j.openList(start, end)
	}
	j.enterList(end)
}

// openList keeps the text of an envelope up to an array of records, and where in it
// that array is.
func (j *jsonSplitter) openList(start, end int) {
	j.head = append(j.head, j.w.slice(start, end)...)
	j.outer = append(append(j.outer[:0], j.state.closers...), ']')
	j.path, j.onPath = j.state.path, j.state.onPath
}

// enterList goes on with the records of an array.
func (j *jsonSplitter) enterList(at int) {
	j.inside, j.single = true, false
	j.moveTo(at)
}

// envelope reads what comes behind the records of an envelope. It hands out the
// envelope without them. It returns false if another array of records comes in
// the same envelope.
func (j *jsonSplitter) envelope() (rawObject, bool) {
	start := j.pos
	o := rawObject{line: j.w.line(start)}
	j.inside = false
	j.state = jsonState{closers: append(j.state.closers[:0], j.outer...), path: j.path, onPath: j.onPath}
	j.w.keep = start
	end, v, long := j.run(start, start)
	if v == opensList && !long {
		j.openList(start, end)
		j.enterList(end)
		return o, false
	}
	if o = j.finish(o, start, end, v, long); o.kind == rawWhole {
		o.kind, o.data = rawEnvelope, append(j.head, o.data...)
	}
	return o, true
}

// step scans what is in memory from a place on. It returns the place where it
// stopped. It is one loop, with the few states in view, because every byte of an
// array passes here.
func (j *jsonSplitter) step(at int) (int, verdict) {
	b, s := j.w.from(at), &j.state
	for i := 0; i < len(b); {
		c := b[i]
		switch {
		case s.escaped:
			s.escaped = false
			i++
		case s.inString:
			for i < len(b) && !jsonStops[b[i]] {
				i++
			}
			if i == len(b) {
				return at + i, goOn
			}
			switch b[i] {
			case '"':
				s.inString, s.nameEnd = false, at+i
			case '\\':
				s.escaped = true
			default:
				return at + i, broken
			}
			i++
		default:
			switch jsonBytes[c] {
			case jsonPlain:
				s.colon = s.colon && c <= ' '
			case jsonQuote:
				s.inString, s.colon = true, false
				if len(s.closers) == s.onPath+1 {
					s.name = at + i + 1
				}
			case jsonColon:
				s.colon = len(s.closers) == s.onPath+1
			case jsonOpen:
				if v := j.open(b[i:]); v == again {
					return at + i, goOn
				} else if v != goOn {
					return at + i, v
				}
				if s.colon && j.entersList(c) {
					return at + i + 1, opensList
				}
				s.colon = false
				s.closers = append(s.closers, c+2) // in ASCII, } is two behind {, and ] two behind [
			case jsonClose:
				last := len(s.closers) - 1
				if last < 0 || s.closers[last] != c {
					return at + i, broken
				}
				if s.closers = s.closers[:last]; last == 0 {
					return at + i + 1, closed
				}
				if last == s.onPath {
					s.leave()
				}
			default:
				return at + i, broken
			}
			i++
		}
	}
	return at + len(b), goOn
}

// open judges a bracket that opens inside an object. The value of a name of the
// outermost object may look like a record: an answer with a single one.
func (j *jsonSplitter) open(b []byte) verdict {
	if len(j.state.closers) >= j.depth && j.depth > 0 {
		return tooDeep
	}
	if b[0] != '{' || len(j.state.closers) == 0 || j.layout.starts == nil || j.state.colon {
		return goOn
	}
	if len(b) < lookAhead && j.w.more() {
		return again
	}
	if j.layout.starts(b[:min(len(b), lookAhead)]) {
		return opensRecord
	}
	return goOn
}

// entersList tells whether a bracket behind a name opens the array of records. A
// brace on the way there is noted.
func (j *jsonSplitter) entersList(bracket byte) bool {
	s := &j.state
	if s.name < j.w.base || s.name > s.nameEnd {
		return false
	}
	path := string(j.w.slice(s.name, s.nameEnd))
	if s.onPath > 0 {
		path = s.path + "." + path
	}
	for _, list := range j.layout.lists {
		if bracket == '[' && list == path {
			return true
		}
		if bracket == '{' && strings.HasPrefix(list, path+".") {
			s.path, s.onPath = path, s.onPath+1
			return false
		}
	}
	return false
}

// leave goes back to the object around the one that closes.
func (s *jsonState) leave() {
	s.onPath--
	s.path = s.path[:max(0, strings.LastIndexByte(s.path, '.'))]
}

// jsonDepth is how deep the brackets of a text are nested, at least.
func jsonDepth(b []byte) int {
	depth, deepest := 0, 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '"':
			i++
			for i < len(b) && b[i] != '"' {
				if b[i] == '\\' {
					i++
				}
				i++
			}
		case '{', '[':
			depth++
			deepest = max(deepest, depth)
		case '}', ']':
			depth--
		}
	}
	return deepest
}
