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
// One entry is in memory at a time, and besides: the key of every entry, the
// fields that may be inherited of every entry that may be a parent (books,
// proceedings, collections and the like; articles and papers pass nothing on),
// and, until the end of the file, the entries that use a string not defined yet
// or name a parent not met yet.
func bibtexFormat() Format {
	return Format{
		Name:    "bibtex",
		Exts:    []string{".bib", ".bibtex"},
		Doc:     "BibTeX and biblatex, also as exported by Scopus and Web of Science",
		Sniff:   bibtex.Sniff,
		Records: func(in Input) iter.Seq2[graph.Record, error] { return newBibReader(in).read },
	}
}

// bibReader is the state while a file is read.
type bibReader struct {
	in      Input
	yield   func(graph.Record, error) bool
	stopped bool
	macros  macros
	keys    map[string]bool      // in lower case
	parents map[string]*bibEntry // by key and alias, in lower case
	held    []*bibEntry
	entry   bibEntry // the one at hand
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
}

// openField is a value with a macro that is not defined yet.
type openField struct {
	field  bibField
	pieces []bibtex.Piece
}

func newBibReader(in Input) *bibReader {
	return &bibReader{
		in: in, macros: macros{values: map[string]string{}},
		keys: map[string]bool{}, parents: map[string]*bibEntry{},
	}
}

func (b *bibReader) read(yield func(graph.Record, error) bool) {
	b.yield = yield
	r := bibtex.NewReader(b.in.R, b.in.Limits.Record)
	for !b.stopped {
		c, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			b.yield(graph.Record{}, err)
			return
		}
		b.command(c)
	}
	b.finish()
}

// problem yields a fault.
func (b *bibReader) problem(line int, code string, s graph.Severity, key, message, excerpt string) {
	if !b.stopped {
		b.stopped = !b.yield(graph.Record{}, b.in.problem(line, code, s, key, message, excerpt))
	}
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

// take reads an entry and yields its record, or holds it.
func (b *bibReader) take(c bibtex.Command) {
	e := &b.entry
	*e = bibEntry{kind: c.Type, line: c.Line, open: e.open[:0]}
	e.key = b.uniqueKey(c)
	for _, f := range c.Fields {
		b.field(e, f)
	}
	if noWork(e.kind) && e.kind != "xdata" {
		b.problem(e.line, "bib.no-work", graph.Info, e.key, "an entry that is no work is left out", "@"+e.kind)
		return
	}
	if b.mustWait(e) {
		e = e.clone()
		b.held = append(b.held, e)
	} else {
		b.inherit(e, 0)
		b.emit(e)
	}
	b.keepParent(e)
}

// field takes one field of an entry. Of a repeated field the first counts.
func (b *bibReader) field(e *bibEntry, f bibtex.Field) {
	id := bibFieldOf(f.Name)
	if id == bibNone {
		return
	}
	if e.lines[id] != 0 {
		b.repeated(e, f, id)
		return
	}
	text, unknown := b.macros.text(f.Value)
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
	unique := key
	for n := 2; b.keys[strings.ToLower(unique)]; n++ {
		unique = key + "_" + strconv.Itoa(n)
	}
	if unique != key {
		b.problem(c.Line, "bib.duplicate-key", graph.Warn, key, "the key is used before: this entry is kept as "+unique, key)
	}
	b.keys[strings.ToLower(unique)] = true
	return unique
}

// finish yields the entries that had to wait for the end of the file.
func (b *bibReader) finish() {
	b.macros.settle()
	for _, e := range b.held {
		for _, o := range e.open {
			text, unknown := b.macros.text(o.pieces)
			if unknown != "" {
				b.problem(e.lines[o.field], "bib.undefined-macro", graph.Warn, e.key, "no @string defines "+unknown+": the name stands for itself", unknown)
			}
			e.text[o.field] = text
		}
	}
	for _, e := range b.held {
		b.inherit(e, 0)
		b.emit(e)
	}
}

// emit yields the record of an entry.
func (b *bibReader) emit(e *bibEntry) {
	if b.stopped || noWork(e.kind) {
		return
	}
	r := b.record(e)
	if !b.stopped {
		b.stopped = !b.yield(r, nil)
	}
}

// clone copies an entry that is kept.
func (e *bibEntry) clone() *bibEntry {
	c := *e
	c.open = append([]openField(nil), e.open...)
	return &c
}

// noWork tells whether entries of a kind hold settings, or fields for other entries.
func noWork(kind string) bool {
	switch kind {
	case "xdata", "control", "ieeetranbstctl", "bibnote":
		return true
	}
	return false
}
