package ingest

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"cocite/graph"
)

// xmlFormat says how the elements of one format become records. Its functions
// but decode may be nil.
type xmlFormat struct {
	code   string // first part of the codes of problems: "dblp"
	layout xmlLayout

	// decode makes of one element what it holds. It runs on any core, so it must
	// not change what others see, and keep nothing of the tree but its texts.
	decode func(r *xmlRecord) xmlFound
	// key finds what a broken element calls itself, for the report.
	key func(head []byte) string
	// seen is called for each element in the order of the file, before its
	// problems and its record are handed out.
	seen func(f *xmlFound)
	// summary are facts about the whole file.
	summary func() []*graph.Problem
}

// xmlRecord is one element of a file.
type xmlRecord struct {
	*xmlElement
	in   Input
	line int
	text string // with line ends LF, as the places of its elements count

	seenAt, seenLine int // a place and how many lines come before it
	shelf            *xmlShelf
}

// record is room for what the element comes to. It is used again when that has
// been handed out.
func (r *xmlRecord) record() *graph.Record { return r.shelf.next() }

// lineOf is the line of an element of the record.
func (r *xmlRecord) lineOf(e *xmlElement) int {
	if e == nil {
		return r.line
	}
	return r.lineAt(e.at)
}

// lineAt counts on from where it was asked last, so that many faults in order
// cost no more than one.
func (r *xmlRecord) lineAt(place int) int {
	if place < r.seenAt {
		r.seenAt, r.seenLine = 0, 0
	}
	r.seenLine += strings.Count(r.text[r.seenAt:place], "\n")
	r.seenAt = place
	return r.line + r.seenLine
}

// xmlFound is what an element came to.
type xmlFound struct {
	record   *graph.Record // nil if it is no work
	problems []*graph.Problem
	fact     any // what xmlFormat.seen wants to know of it
}

// problem adds a fault of the element.
func (f *xmlFound) problem(p *graph.Problem) { f.problems = append(f.problems, p) }

// xmlReader reads a file of an xmlFormat.
type xmlReader struct {
	in    Input
	f     xmlFormat
	split *xmlSplitter
	err   error     // that ended the splitter
	free  []*xmlJob // whose results have been handed out
}

// xmlJobSize is how many bytes are decoded as one job.
const xmlJobSize = 512 << 10

// xmlJob is a run of pieces and what they came to, with the memory for it. The
// caller's goroutine makes it, one other fills it, and the caller uses it again.
type xmlJob struct {
	text   []byte
	pieces []xmlPlace
	tree   xmlTree
	record xmlRecord // the one at hand
	shelf  xmlShelf
	found  []xmlFound
}

// xmlPlace is a piece in the text of a job.
type xmlPlace struct {
	kind     xmlKind
	line     int
	from, to int
}

// read yields the records of a file in their order. Elements are cut out on the
// caller's goroutine and decoded on all cores.
func (f xmlFormat) read(in Input, yield func(graph.Record, error) bool) {
	x := &xmlReader{in: in, f: f, split: newXMLSplitter(in.R, in.Limits, f.layout)}
	going := true
	inOrder(in.Threads, x.job, x.decodeJob, func(j *xmlJob) bool {
		for i := range j.found {
			if going = x.hand(&j.found[i], yield); !going {
				break
			}
		}
		x.recycle(j)
		return going
	})
	if !going {
		return
	}
	for _, p := range x.summary() {
		if !yield(graph.Record{}, p) {
			return
		}
	}
	if x.err != io.EOF {
		yield(graph.Record{}, x.err)
	}
}

// job collects elements up to the size of a block.
func (x *xmlReader) job() (*xmlJob, bool) {
	j := x.emptyJob()
	for x.err == nil && len(j.text) < xmlJobSize {
		var p xmlPiece
		if p, x.err = x.split.next(); x.err != nil {
			break
		}
		from := len(j.text)
		j.text = append(j.text, p.data...)
		j.pieces = append(j.pieces, xmlPlace{p.kind, p.line, from, len(j.text)})
	}
	return j, len(j.pieces) > 0
}

// emptyJob is a job with memory that was used before, if there is one. The room
// for the text is made at once, for the last element, too, if it is none of the
// largest.
func (x *xmlReader) emptyJob() *xmlJob {
	last := len(x.free) - 1
	if last < 0 {
		return &xmlJob{text: make([]byte, 0, xmlJobSize+xmlJobSize/16)}
	}
	j := x.free[last]
	x.free = x.free[:last]
	return j
}

// recycle keeps the memory of a job, if that is not too much, and forgets what it
// held.
func (x *xmlReader) recycle(j *xmlJob) {
	if cap(j.text) > 4*xmlJobSize || cap(j.pieces) > xmlJobSize/64 {
		return
	}
	clear(j.found)
	j.text, j.pieces, j.found = j.text[:0], j.pieces[:0], j.found[:0]
	j.record = xmlRecord{}
	j.shelf.used = 0
	x.free = append(x.free, j)
}

// decodeJob decodes the elements of a job.
func (x *xmlReader) decodeJob(j *xmlJob) *xmlJob {
	j.found = slices.Grow(j.found, len(j.pieces))
	for _, p := range j.pieces {
		j.found = append(j.found, x.decode(j, xmlPiece{p.kind, p.line, j.text[p.from:p.to]}))
	}
	return j
}

// decode is what a piece came to.
func (x *xmlReader) decode(j *xmlJob, p xmlPiece) xmlFound {
	if p.kind > xmlStart {
		return x.fault(p)
	}
	r, tree := &j.record, &j.tree
	*r = xmlRecord{in: x.in, line: p.line, text: xmlLineEnds(string(p.data)), shelf: &j.shelf}
	var err error
	if r.xmlElement, err = tree.parse(r.text, p.kind == xmlStart); err != nil {
		p.kind = xmlBroken
		return x.fault(p)
	}
	f := x.f.decode(r)
	for kind := range tree.faults {
		if odd := &tree.faults[kind]; odd.count > 0 {
			f.problem(x.in.problem(r.lineAt(odd.at), x.f.code+xmlOddWords[kind].code, graph.Warn, x.keyIn(p.data),
				fmt.Sprintf(xmlOddWords[kind].message, odd.count), odd.text))
		}
	}
	return f
}

// xmlShelf holds the records of one job after the other in the same memory.
type xmlShelf struct {
	blocks [][]graph.Record // so that records stay where they are
	used   int
}

// xmlShelfBlock is how many records are made at once.
const xmlShelfBlock = 64

// next is room for a record.
func (s *xmlShelf) next() *graph.Record {
	block, i := s.used/xmlShelfBlock, s.used%xmlShelfBlock
	if block == len(s.blocks) {
		s.blocks = append(s.blocks, make([]graph.Record, xmlShelfBlock))
	}
	s.used++
	r := &s.blocks[block][i]
	*r = graph.Record{}
	return r
}

// xmlOddWords are the oddities of a record in words.
var xmlOddWords = [xmlOddities]struct{ code, message string }{
	oddEntity:    {".entity", "%d ampersands begin no known entity and stay as written"},
	oddBracket:   {".bracket", "%d angle brackets begin no tag and stay as written"},
	oddAttribute: {".attribute", "%d attributes have no quotes or no value"},
}

// xmlFaults are the faults of splitting, in words.
var xmlFaults = map[xmlKind]struct {
	code, message string
	severity      graph.Severity
}{
	xmlBroken:   {".broken", "the tags of a record do not fit, and it is lost", graph.Error},
	xmlCut:      {".truncated", "the file ends inside a record, which is lost", graph.Error},
	xmlLong:     {".too-long", "a record is larger than the limit and is lost", graph.Error},
	xmlDeep:     {".too-deep", "a record is nested deeper than the limit and is lost", graph.Error},
	xmlEndless:  {".endless", "a comment, an instruction or a declaration does not end; what is in it is read as if it were not there", graph.Warn},
	xmlUnclosed: {".unclosed", "the file ends before its root element does: it may have been cut off", graph.Warn},
}

func (x *xmlReader) fault(p xmlPiece) xmlFound {
	w, head := xmlFaults[p.kind], p.data[:min(len(p.data), lookAhead)]
	return xmlFound{problems: []*graph.Problem{
		x.in.problem(p.line, x.f.code+w.code, w.severity, x.keyIn(head), w.message, string(head)),
	}}
}

// keyIn is what an element calls itself in its beginning.
func (x *xmlReader) keyIn(head []byte) string {
	if x.f.key == nil {
		return ""
	}
	return x.f.key(head[:min(len(head), 1<<10)])
}

// hand yields what an element came to.
func (x *xmlReader) hand(f *xmlFound, yield func(graph.Record, error) bool) bool {
	if x.f.seen != nil {
		x.f.seen(f)
	}
	for _, p := range f.problems {
		if !yield(graph.Record{}, p) {
			return false
		}
	}
	return f.record == nil || yield(*f.record, nil)
}

// summary are the facts about the file as a whole.
func (x *xmlReader) summary() []*graph.Problem {
	if x.f.summary == nil {
		return nil
	}
	return x.f.summary()
}
