package ingest

import (
	"context"
	"errors"
	"io"
	"iter"
	"runtime"

	"cocite/graph"
)

// Options say how Read reads. The zero value detects formats, keeps to
// DefaultLimits and uses all cores.
type Options struct {
	Format   string    // read every file as this format; "" detects it
	Limits   Limits    // the zero value is DefaultLimits
	Stdin    io.Reader // what "-" stands for
	Threads  int       // 0 is all cores; the result does not depend on it
	Progress func(bytesDone, bytesTotal int64)

	// FixMojibake mends text that was UTF-8 and was read as Windows-1252 by an
	// earlier program. Without it records with such text are only reported.
	FixMojibake bool
}

// Read reads sources: files, folders with all that is in them, archives, and
// "-" for Options.Stdin. Items come in the order of the sources, the files of a
// folder by name, and after the items of each file its FileStat. A file that the
// user names must be of a known format; in folders and archives others are
// skipped. Faults in the data are items. An error is the last thing that comes.
func Read(ctx context.Context, sources []string, o Options) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		s := newSession(ctx, o, yield)
		if err := s.run(sources); err != nil && !errors.Is(err, errStopped) {
			yield(Item{}, err)
		}
	}
}

// errStopped says that the consumer wants no more items.
var errStopped = errors.New("consumer has stopped")

// session is one call of Read.
type session struct {
	ctx     context.Context
	o       Options
	forced  *Format // of Options.Format, nil if formats are detected
	yield   func(Item, error) bool
	stopped bool
	known   int // files of a known format so far
	before  int // known, before the folder that is being read
	meter   *meter
	lane    bool // reads a file ahead of its turn

	// Of the file that is being read.
	told   map[string]int   // problems by code
	untold []*graph.Problem // the first of each code beyond those that are told
}

func newSession(ctx context.Context, o Options, yield func(Item, error) bool) *session {
	if o.Limits == (Limits{}) {
		o.Limits = DefaultLimits
	}
	if o.Threads < 1 {
		o.Threads = runtime.GOMAXPROCS(0)
	}
	return &session{ctx: ctx, o: o, yield: yield, meter: &meter{report: o.Progress}}
}

// run reads all sources.
func (s *session) run(sources []string) error {
	if s.o.Format != "" {
		f, err := lookup(s.o.Format)
		if err != nil {
			return err
		}
		s.forced = &f
	}
	var all []entry
	for _, name := range sources {
		p, err := planSource(name)
		if err != nil {
			return err
		}
		s.meter.total += p.bytes
		all = append(all, p.entries...)
	}
	return s.entries(all)
}

// entry reads one file of a plan, or says why it is not read.
func (s *session) entry(e entry) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	switch {
	case e.problem != nil:
		return s.put(Item{Problem: e.problem})
	case e.skip != "":
		return s.skip(e.path, e.skip)
	case e.opens:
		s.before = s.known
		return nil
	case e.closes && s.known == s.before:
		return nothingIn(e.path, e.files)
	case e.closes:
		return nil
	case e.path == "-":
		return s.stdin()
	}
	return s.file(e)
}

// put hands an item to the consumer.
func (s *session) put(i Item) error {
	if s.stopped || !s.yield(i, nil) {
		s.stopped = true
		return errStopped
	}
	if !s.lane {
		s.meter.tick(i.File != nil)
	}
	return nil
}

// skip says that a file is passed over.
func (s *session) skip(path, reason string) error {
	return s.put(Item{Skipped: &Skip{Path: path, Reason: reason}})
}

// records runs a format over a text and hands out what it finds.
func (s *session) records(f Format, in Input, stat *graph.FileStat) error {
	for r, err := range f.Records(in) {
		if err == nil {
			s.record(r, stat)
		} else if err = fault(in, err); err != nil {
			return err
		}
		if s.stopped {
			return errStopped
		}
	}
	return nil
}

// fault hands on a problem; any other error it returns.
func fault(in Input, err error) error {
	var p *graph.Problem
	if !errors.As(err, &p) {
		return err
	}
	in.Problem(p)
	return nil
}

// record completes the origin of a record, writes its language as all sources do,
// and hands it out.
func (s *session) record(r graph.Record, stat *graph.FileStat) {
	r.Origin.File, r.Origin.Format = stat.Path, stat.Format
	if !r.Stub {
		stat.Records++
		r.Origin.Ordinal = stat.Records
	}
	r.Language = graph.LanguageCode(r.Language)
	if !s.o.FixMojibake && garbled(&r) {
		s.problem(&graph.Problem{
			Line: r.Origin.Line, Code: "text.mojibake", Severity: graph.Warn, Key: r.Key, Excerpt: cutExcerpt([]byte(r.Title)),
			Message: "letters beyond ASCII were read in the wrong encoding by an earlier program; --fix-mojibake mends them",
		}, stat)
	}
	_ = s.put(Item{Record: &r}) // the caller sees s.stopped
}

// drawing runs a format of graph files over a text.
func (s *session) drawing(f Format, in Input, stat *graph.FileStat) error {
	d, err := f.Drawing(in)
	if err != nil || s.stopped {
		return err
	}
	stat.Records = len(d.IDs)
	d.Origin.File, d.Origin.Format = stat.Path, stat.Format
	return s.put(Item{Drawing: d})
}
