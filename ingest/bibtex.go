package ingest

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"cocite/graph"
	"cocite/ingest/internal/bibtex"
)

// bibtexFormat reads BibTeX and biblatex as real files have it: text between
// entries, strings that are defined after their use, parents behind their
// children, faults of every kind.
//
// A small batch of entries is in memory at a time, and besides: the key of every
// entry, the fields that may be inherited of every entry that may be a parent (books,
// proceedings, collections and the like; articles and papers pass nothing on),
// and, until the end of the file, the entries that use a string not defined yet
// or name a parent not met yet.
func bibtexFormat() Format {
	return Format{
		Name:  "bibtex",
		Exts:  []string{".bib", ".bibtex"},
		Doc:   "BibTeX and biblatex, also as exported by Scopus and Web of Science",
		Sniff: bibtex.Sniff,
		Records: func(in Input) iter.Seq2[graph.Record, error] {
			return func(yield func(graph.Record, error) bool) { newBibReader(in).read(yield) }
		},
	}
}

// bibReader is the state while a file is read. It reads entries on the caller's
// goroutine, in batches; what an entry means is worked out beside it, see bibMapper.
type bibReader struct {
	in      Input
	r       *bibtex.Reader
	done    bool  // the file is at its end
	err     error // why it is at its end
	macros  macros
	keys    map[string]int       // in lower case; the last number given to a repeated one
	parents map[string]*bibEntry // by key and alias, in lower case
	held    []*bibEntry          // they wait for the end of the file
	batch   *bibBatch
	free    []*bibBatch // to be used again
	fields  []bibField  // of the entry at hand
}

// bibEntry is one entry with its macros replaced.
type bibEntry struct {
	kind  string
	key   string // as written, or "line:N", or with a suffix if it is a repeated key
	line  int
	text  [bibFieldCount]string
	lines [bibFieldCount]int // 0: the entry has no such field
	open  []openField
	state inheritance
	latex *latexDecoder // of the batch, while the entry is mapped
}

// openField is a value with a macro that is not defined yet.
type openField struct {
	field  bibField
	pieces []bibtex.Piece
}

func newBibReader(in Input) *bibReader {
	return &bibReader{
		in: in, r: bibtex.NewReader(in.R, in.Limits.Record),
		macros: macros{values: map[string]string{}},
		keys:   map[string]int{}, parents: map[string]*bibEntry{},
	}
}

// read yields everything in the order in which it can be known.
func (b *bibReader) read(yield func(graph.Record, error) bool) {
	inOrder(b.in.Threads, b.next, b.in.mapBatch, func(batch *bibBatch) bool {
		for i := range batch.found {
			if f := &batch.found[i]; !yield(f.record, f.err) {
				return false
			}
		}
		batch.reset()
		b.free = append(b.free, batch)
		return true
	})
}

// newBatch is an empty batch, one that was used if there is any.
func (b *bibReader) newBatch() *bibBatch {
	last := len(b.free) - 1
	if last < 0 {
		return newBibBatch()
	}
	batch := b.free[last]
	b.free = b.free[:last]
	return batch
}

// next reads a batch; false at the end.
func (b *bibReader) next() (*bibBatch, bool) {
	b.batch = b.newBatch()
	for !b.done && !b.batch.full() {
		c, err := b.r.Next()
		if err == nil {
			b.command(c)
			continue
		}
		b.done, b.err = true, err
		b.settle()
	}
	for b.done && !b.batch.full() && len(b.held) > 0 {
		b.inherit(b.held[0], 0)
		b.emit(b.held[0])
		b.held = b.held[1:]
	}
	if b.done && len(b.held) == 0 && b.err != nil && !errors.Is(b.err, io.EOF) {
		b.batch.fail(b.err)
		b.err = nil
	}
	return b.batch, !b.batch.empty()
}

// problem reports a fault.
func (b *bibReader) problem(line int, code string, s graph.Severity, key, message, excerpt string) {
	b.batch.fail(b.in.problem(line, code, s, key, message, excerpt))
}

// command takes one command of the file.
func (b *bibReader) command(c bibtex.Command) {
	b.faults(c)
	switch c.Kind {
	case bibtex.String:
		for _, f := range c.Fields {
			b.macros.define(f)
		}
	case bibtex.Entry:
		b.take(c)
	}
}

// faults reports what the grammar found.
func (b *bibReader) faults(c bibtex.Command) {
	for _, f := range c.Faults {
		s := graph.Warn
		if f.Lost {
			s = graph.Error
		}
		b.problem(f.Line, "bib."+f.Code, s, c.Key, f.Message, cutExcerpt(f.Excerpt))
	}
}

// take reads an entry: its record comes at once, or at the end of the file.
func (b *bibReader) take(c bibtex.Command) {
	e := b.batch.entry()
	e.kind, e.line, e.key = c.Type, c.Line, b.uniqueKey(c)
	rest := b.valuesOf(c.Fields)
	for i, f := range c.Fields {
		var own string
		if b.fields[i] != bibNone {
			n := len(soleText(f.Value))
			own, rest = rest[:n], rest[n:]
		}
		b.field(e, f, b.fields[i], own)
	}
	if noWork(e.kind) && e.kind != "xdata" {
		b.problem(e.line, "bib.no-work", graph.Info, e.key, "an entry that is no work is left out", "@"+e.kind)
		return
	}
	if b.mustWait(e) {
		waits := *e // longer than the batch
		e = &waits
		b.held = append(b.held, e)
	} else {
		b.inherit(e, 0)
		b.emit(e)
	}
	b.keepParent(e)
}

// valuesOf notes which fields an entry has, and copies the values that are one text
// each, one behind the other.
func (b *bibReader) valuesOf(fields []bibtex.Field) string {
	b.fields = b.fields[:0]
	size := 0
	for _, f := range fields {
		id := bibFieldOf(f.Name)
		b.fields = append(b.fields, id)
		if id != bibNone {
			size += len(soleText(f.Value))
		}
	}
	var out strings.Builder
	out.Grow(size)
	for i, f := range fields {
		if b.fields[i] != bibNone {
			out.Write(soleText(f.Value))
		}
	}
	return out.String()
}

// field takes one field of an entry. Of a repeated field the first counts. own is
// the value if it is one text.
func (b *bibReader) field(e *bibEntry, f bibtex.Field, id bibField, own string) {
	if id == bibNone {
		return
	}
	if e.lines[id] != 0 {
		b.repeated(e, f, id)
		return
	}
	text, unknown := own, ""
	if text == "" {
		text, unknown = b.macros.text(f.Value)
	}
	if unknown != "" {
		e.open = append(e.open, openField{id, clonePieces(f.Value)})
	}
	if b.macros.cut {
		b.macros.cut = false
		b.problem(f.Line, "bib.macro-too-long", graph.Warn, e.key, "strings make a value too long: it is cut", f.Name)
	}
	e.text[id], e.lines[id] = text, f.Line
}

// repeated reports a second value of a field if it says something else.
func (b *bibReader) repeated(e *bibEntry, f bibtex.Field, id bibField) {
	text, _ := b.macros.text(f.Value)
	if strings.TrimSpace(e.text[id]) == "" {
		e.text[id] = text
		return
	}
	switch {
	case text == e.text[id]:
	case id == bibKeywords:
		e.text[id] += "; " + text
	default:
		b.problem(f.Line, "bib.duplicate-field", graph.Warn, e.key, fmt.Sprintf("field %s is there twice: the first counts", f.Name), text)
	}
}

// uniqueKey is the key of an entry; a repeated one gets a number, a missing one
// is made from the line.
func (b *bibReader) uniqueKey(c bibtex.Command) string {
	key := c.Key
	if key == "" {
		key = "line:" + strconv.Itoa(c.Line)
	}
	lower := strings.ToLower(key)
	n, repeated := b.keys[lower]
	if !repeated {
		b.keys[lower] = 1
		return key
	}
	unique := ""
	for repeated {
		n++
		unique = "_" + strconv.Itoa(n)
		_, repeated = b.keys[lower+unique]
	}
	b.keys[lower], b.keys[lower+unique] = n, 1
	b.problem(c.Line, "bib.duplicate-key", graph.Warn, key, "the key is used before: this entry is kept as "+key+unique, key)
	return key + unique
}

// settle replaces the macros that were not defined before the end of the file.
func (b *bibReader) settle() {
	b.macros.settle()
	for _, e := range b.held {
		for _, o := range e.open {
			text, unknown := b.macros.text(o.pieces)
			if unknown != "" {
				b.problem(e.lines[o.field], "bib.undefined-macro", graph.Warn, e.key, "no @string defines "+unknown+": the name stands for itself", unknown)
			}
			e.text[o.field] = text
		}
		e.open = nil
	}
}

// emit hands out an entry, to be made a record.
func (b *bibReader) emit(e *bibEntry) {
	if !noWork(e.kind) {
		b.batch.add(e)
	}
}

// noWork tells whether entries of a kind hold settings, or fields for other entries.
func noWork(kind string) bool {
	switch kind {
	case "xdata", "control", "ieeetranbstctl", "bibnote":
		return true
	}
	return false
}
