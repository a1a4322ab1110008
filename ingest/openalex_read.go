package ingest

import (
	"io"
	"sync"

	"cocite/graph"
)

// openalex is the state while works are read.
type openalex struct {
	in    Input
	split *jsonSplitter
	err   error     // that ended the splitter
	texts sync.Pool // of *[]byte, for jobs
	sum   oaSum
}

// oaBlock is how many bytes are decoded as one job.
const oaBlock = 512 << 10

// oaJob is a run of objects.
type oaJob struct {
	text []byte
	raws []oaRaw
}

// oaRaw is an object in the text of a job.
type oaRaw struct {
	kind     rawKind
	line     int
	from, to int
}

// oaFound is what an object came to: a record, or something that is no work.
type oaFound struct {
	record   *graph.Record
	problems []*graph.Problem
	entity   string // "author", … for an object that is no work
	line     int
	envelope *oaEnvelope
}

// read yields the works in their order. Objects are cut out here and decoded on
// all cores.
func (o *openalex) read(yield func(graph.Record, error) bool) {
	o.split = newJSONSplitter(o.in.R, 1, o.in.Limits, startsWork)
	going := true
	inOrder(o.in.Threads, o.job, o.decodeJob, func(found []oaFound) bool {
		for i := range found {
			if going = o.hand(&found[i], yield); !going {
				break
			}
		}
		return going
	})
	if !going {
		return
	}
	for _, p := range o.summary() {
		if !yield(graph.Record{}, p) {
			return
		}
	}
	if o.err != io.EOF {
		yield(graph.Record{}, o.err)
	}
}

// job collects objects up to the size of a block.
func (o *openalex) job() (oaJob, bool) {
	text, _ := o.texts.Get().(*[]byte)
	if text == nil {
		text = new([]byte)
	}
	j := oaJob{text: (*text)[:0]}
	for o.err == nil && len(j.text) < oaBlock {
		var raw rawObject
		if raw, o.err = o.split.next(); o.err != nil {
			break
		}
		from := len(j.text)
		j.text = append(j.text, raw.data...)
		j.raws = append(j.raws, oaRaw{raw.kind, raw.line, from, len(j.text)})
	}
	return j, len(j.raws) > 0
}

// decodeJob decodes the objects of a job.
func (o *openalex) decodeJob(j oaJob) []oaFound {
	out := make([]oaFound, 0, len(j.raws))
	for _, r := range j.raws {
		out = o.decode(out, rawObject{kind: r.kind, line: r.line, data: j.text[r.from:r.to]})
	}
	o.texts.Put(&j.text)
	return out
}

// hand yields what an object came to.
func (o *openalex) hand(f *oaFound, yield func(graph.Record, error) bool) bool {
	for _, p := range f.problems {
		if !yield(graph.Record{}, p) {
			return false
		}
	}
	switch {
	case f.record != nil:
		o.sum.works++
		return yield(*f.record, nil)
	case f.envelope != nil:
		o.sum.stated = max(o.sum.stated, f.envelope.Meta.Count)
		o.sum.groups += len(f.envelope.Groups)
	case f.entity != "":
		o.sum.other(f.entity, f.line)
	}
	return true
}
