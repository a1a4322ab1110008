package ingest

import (
	"bytes"
	"fmt"
	"io"

	"cocite/graph"
)

// jsonFormat says how the objects of one format become records. Its functions
// may be nil where a format has no use for them.
type jsonFormat struct {
	code   string // first part of the codes of problems: "openalex"
	layout jsonLayout

	// decode makes of one object what it holds. It runs on any core, so it must
	// not change what others see. What says nothing of a work gets
	// jsonFound.other.
	decode func(o jsonObject) jsonFound
	// quick is a faster decode for objects that are as they should be; it returns
	// false for others, and for what is no work.
	quick func(o jsonObject) (jsonFound, bool)
	// envelope reads the object around records, from which they have been taken out.
	envelope func(o jsonObject) jsonFound
	// seen is called for each object in the order of the file, before its records
	// are handed out.
	seen func(f *jsonFound)
	// rest are records that only the whole file tells; they come last.
	rest func() []graph.Record
	// summary are facts about the whole file.
	summary func() []*graph.Problem
}

// jsonLayout tells the records of a text from what is around them.
type jsonLayout struct {
	// starts tells whether a record begins here for sure, and nowhere inside
	// another one; b may be cut behind 128 bytes. It helps to go on behind a
	// broken object. nil is never.
	starts func(b []byte) bool
	// lists are the places of arrays of records inside an envelope, as names
	// joined by dots: "results", "message.items".
	lists []string
	// id finds the identifier in the beginning of a broken object, for the report.
	id func(head []byte) string
}

// jsonObject is one object of a file.
type jsonObject struct {
	in   Input
	line int
	data []byte // valid only during the call
}

// jsonFound is what an object came to.
type jsonFound struct {
	records  []graph.Record
	problems []*graph.Problem
	other    string // what the object is, if it is no work; jsonNothing if it may be anything
	line     int
	fact     any // what jsonFormat.seen wants to know of it
}

// jsonNothing is an object that may be anything.
const jsonNothing = "object that says nothing about a work"

// jsonNull stands where a service was asked for a work that it does not know.
const jsonNull = "null"

// problem adds a fault of the object.
func (f *jsonFound) problem(p *graph.Problem) { f.problems = append(f.problems, p) }

// jsonReader reads a file of a jsonFormat.
type jsonReader struct {
	in     Input
	f      jsonFormat
	split  *jsonSplitter
	err    error      // that ended the splitter
	free   []*jsonJob // whose memory can be used again
	others tally      // objects that are no works
}

// jsonBlock is how many bytes are decoded as one job.
const jsonBlock = 512 << 10

// jsonJob is a run of objects, and what they came to.
type jsonJob struct {
	raws    []rawObject
	buffers [][]byte // that can be used again when the job, and those before it, are done
	found   []jsonFound
}

// read yields the records of a file in their order. Objects are cut out on the
// caller's goroutine and decoded on all cores.
func (f jsonFormat) read(in Input, yield func(graph.Record, error) bool) {
	j := &jsonReader{in: in, f: f, split: newJSONSplitter(in.R, 1, in.Limits, f.layout)}
	j.split.w.lend(jsonBlock)
	going := true
	inOrder(in.Threads, j.job, j.decodeJob, func(job *jsonJob) bool {
		for i := range job.found {
			if going = j.hand(&job.found[i], yield); !going {
				break
			}
		}
		j.split.w.giveBack(job.buffers)
		j.free = append(j.free, job)
		return going
	})
	if !going {
		return
	}
	if !j.finish(yield) {
		return
	}
	if j.err != io.EOF {
		yield(graph.Record{}, j.err)
	}
}

// finish hands out what only the whole file tells.
func (j *jsonReader) finish(yield func(graph.Record, error) bool) bool {
	if j.f.rest != nil {
		for _, r := range j.f.rest() {
			if !yield(r, nil) {
				return false
			}
		}
	}
	for _, p := range j.summary() {
		if !yield(graph.Record{}, p) {
			return false
		}
	}
	return true
}

// job collects objects up to the size of a block, in the memory of an earlier job.
// They stay where they were read.
func (j *jsonReader) job() (*jsonJob, bool) {
	job := &jsonJob{}
	if n := len(j.free); n > 0 {
		job, j.free = j.free[n-1], j.free[:n-1]
		clear(job.found) // what was handed out is not ours to hold
		job.raws, job.found = job.raws[:0], job.found[:0]
	}
	for size := 0; j.err == nil && size < jsonBlock; {
		var raw rawObject
		if raw, j.err = j.split.next(); j.err != nil {
			break
		}
		if raw.kind != rawWhole && raw.kind != rawLine {
			raw.data = bytes.Clone(raw.data)
		}
		size += len(raw.data)
		job.raws = append(job.raws, raw)
	}
	job.buffers = j.split.w.takeLent()
	return job, len(job.raws) > 0
}

// decodeJob decodes the objects of a job.
func (j *jsonReader) decodeJob(job *jsonJob) *jsonJob {
	for _, r := range job.raws {
		job.found = j.decode(job.found, r)
	}
	clear(job.raws) // a very large object is not ours to hold
	return job
}

// decode adds what an object is. A line that does not decode is taken apart.
func (j *jsonReader) decode(out []jsonFound, raw rawObject) []jsonFound {
	o := jsonObject{in: j.in, line: raw.line, data: raw.data}
	if j.f.quick != nil && (raw.kind == rawWhole || raw.kind == rawLine) {
		if f, ok := j.f.quick(o); ok {
			return append(out, f)
		}
	}
	switch raw.kind {
	case rawWhole:
		return append(out, j.f.decode(o))
	case rawLine:
		if l := j.in.Limits.Depth; l > 0 && jsonDepth(raw.data) > l {
			return j.takeApart(out, raw)
		}
		if f := j.f.decode(o); len(f.records) > 0 || f.fact != nil || f.other != "" && f.other != jsonNothing {
			return append(out, f)
		}
		return j.takeApart(out, raw)
	case rawEnvelope:
		if j.f.envelope == nil {
			return out
		}
		return append(out, j.f.envelope(o))
	case rawNull:
		return append(out, jsonFound{other: jsonNull, line: raw.line})
	}
	return append(out, j.fault(raw))
}

// takeApart scans a line that looked like one object and is not.
func (j *jsonReader) takeApart(out []jsonFound, line rawObject) []jsonFound {
	s := newJSONSplitter(bytes.NewReader(line.data), line.line, j.in.Limits, j.f.layout)
	s.scan = true
	for {
		raw, err := s.next()
		if err != nil {
			return out
		}
		if raw.kind == rawCut {
			raw.kind = rawBroken
		}
		out = j.decode(out, raw)
	}
}

// jsonFaults are the faults of splitting, in words.
var jsonFaults = map[rawKind]struct{ code, message string }{
	rawBroken: {".broken", "an object is not valid JSON and is lost"},
	rawCut:    {".truncated", "the file ends inside an object, which is lost"},
	rawLong:   {".too-long", "an object is larger than the limit and is lost"},
	rawDeep:   {".too-deep", "an object is nested deeper than the limit and is lost"},
	rawJunk:   {".junk", "text that is no object is passed over"},
}

func (j *jsonReader) fault(raw rawObject) jsonFound {
	head := raw.data[:min(len(raw.data), lookAhead)]
	id := ""
	if j.f.layout.id != nil {
		id = j.f.layout.id(head)
	}
	f := jsonFaults[raw.kind]
	p := j.in.problem(raw.line, j.f.code+f.code, graph.Error, id, f.message, string(head))
	return jsonFound{problems: []*graph.Problem{p}}
}

// hand yields what an object came to.
func (j *jsonReader) hand(f *jsonFound, yield func(graph.Record, error) bool) bool {
	if j.f.seen != nil {
		j.f.seen(f)
	}
	for _, p := range f.problems {
		if !yield(graph.Record{}, p) {
			return false
		}
	}
	if f.other != "" {
		j.others.add(f.other, f.line)
	}
	for i := range f.records {
		if !yield(f.records[i], nil) {
			return false
		}
	}
	return true
}

// summary are the facts about the file as a whole.
func (j *jsonReader) summary() []*graph.Problem {
	var out []*graph.Problem
	for _, e := range j.others.kinds {
		code, message := ".entity", "%d objects are no works and are passed over, the first here: "+article(e)
		if e == jsonNull {
			code, message = ".null", "%d entries are null: works that were asked for and are not known"
		}
		out = append(out, j.in.problem(j.others.first[e], j.f.code+code, graph.Warn, "", fmt.Sprintf(message, j.others.count[e]), ""))
	}
	if j.f.summary != nil {
		out = append(out, j.f.summary()...)
	}
	return out
}

// unmarshal decodes the object into v, which new makes, and tells what is wrong
// with it. What JSON forbids and many write is repaired, and the value of a field
// of a wrong type is left out; both are problems with the given key. An object
// that does not decode is lost: ok is false.
func unmarshal[T any](o jsonObject, f *jsonFound, code string, key func(*T) string) (v *T, ok bool) {
	v = new(T)
	err := decodeJSON(o.data, v)
	field, typed := wrongType(err)
	if err != nil && !typed {
		fixed, repairs := repairJSON(o.data)
		first := err
		if repairs != nil {
			v = new(T)
			err = decodeJSON(fixed, v)
			field, typed = wrongType(err)
		}
		if err != nil && !typed {
			f.problem(o.in.problem(o.line, code+".broken", graph.Error, "", jsonFaults[rawBroken].message+": "+first.Error(), string(o.data[:min(len(o.data), lookAhead)])))
			return nil, false
		}
		for _, r := range repairs {
			f.problem(o.in.problem(o.line, code+r.code, graph.Warn, key(v), r.message, ""))
		}
	}
	if typed {
		f.problem(o.in.problem(o.line, code+".type", graph.Warn, key(v),
			"the value of "+or(field, "a field")+" is of another type than it should be; it is left out", string(o.data[:min(len(o.data), lookAhead)])))
	}
	return v, true
}

// jsonRepair is what was repaired in an object.
type jsonRepair struct{ code, message string }

// repairJSON mends control characters in strings and commas behind the last
// member. There are no repairs if there was nothing of the kind.
func repairJSON(data []byte) (fixed []byte, repairs []jsonRepair) {
	fixed, n := escapeControls(data)
	if n > 0 {
		repairs = append(repairs, jsonRepair{".control", fmt.Sprintf("%d control characters stand in strings, which JSON forbids; the object is read all the same", n)})
	}
	fixed, n = dropLastCommas(fixed)
	if n > 0 {
		repairs = append(repairs, jsonRepair{".comma", fmt.Sprintf("%d commas stand behind the last of something, which JSON forbids; the object is read all the same", n)})
	}
	return fixed, repairs
}

// dropLastCommas removes the commas before closing brackets.
func dropLastCommas(data []byte) ([]byte, int) {
	n, comma, inString, escaped := 0, -1, false, false
	out := data[:0]
	for _, c := range data {
		switch {
		case escaped:
			escaped = false
		case inString:
			escaped, inString = c == '\\', c != '"'
		case c == '"':
			inString, comma = true, -1
		case c == ',':
			comma = len(out)
		case (c == '}' || c == ']') && comma >= 0:
			out = append(out[:comma], out[comma+1:]...)
			n, comma = n+1, -1
		case c > ' ':
			comma = -1
		}
		out = append(out, c)
	}
	return out, n
}

// escapeControls writes the control characters of an object as JSON escapes,
// except those that may stand between tokens.
func escapeControls(data []byte) ([]byte, int) {
	n, inString, escaped := 0, false, false
	out := make([]byte, 0, len(data)+16)
	for _, c := range data {
		switch {
		case escaped:
			escaped = false
		case c == '"':
			inString = !inString
		case c == '\\':
			escaped = inString
		case c < ' ' && inString:
			n++
			out = fmt.Appendf(out, "\\u%04x", c)
			continue
		}
		out = append(out, c)
	}
	return out, n
}

// tally counts things of several kinds, each with the line of the first.
type tally struct {
	kinds []string // in the order of appearance
	first map[string]int
	count map[string]int
}

func (t *tally) add(kind string, line int) {
	if t.count == nil {
		t.first, t.count = make(map[string]int), make(map[string]int)
	}
	if t.count[kind] == 0 {
		t.kinds = append(t.kinds, kind)
		t.first[kind] = line
	}
	t.count[kind]++
}
