package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"cocite/graph"
	"cocite/graph/library"
	"cocite/ingest"
)

// loaded is what the sources of a command hold.
type loaded struct {
	sources  []string         // as given, sorted
	corpus   *graph.Corpus    // nil if only drawings were asked for
	drawings []*graph.Drawing // graph files, in reading order
	skips    []ingest.Skip
	files    []graph.FileStat
	problems []graph.Problem
	kept     *library.Snapshot // what the corpus points into, if it was not built
	read     time.Duration
	build    time.Duration
}

// want says what a command needs of its sources.
type want int

const (
	wantCorpus   want = iota // papers, authors, citations; graph files become papers
	wantDrawings             // only graph files, as they are
)

// load reads the sources and joins them. What it returns must be closed.
func (g *global) load(ctx context.Context, s *Streams, sources []string, w want) (*loaded, error) {
	l := &loaded{sources: slices.Sorted(slices.Values(sources))}
	start := time.Now()
	aside, err := g.readAsides(ctx, s)
	if err != nil {
		return nil, err
	}
	o := g.buildOptions(aside)
	if w == wantCorpus {
		if err := g.snapshot(ctx, l, o); err != nil {
			return nil, err
		}
	}
	var b *graph.Builder
	if l.kept == nil {
		b = graph.NewBuilder(o)
		if err := g.read(ctx, s, b, l, sources, w); err != nil {
			return nil, err
		}
	}
	l.read = time.Since(start)
	if err := g.spare(append(aside.files, l.files...)); err != nil {
		l.close()
		return nil, err
	}
	if w == wantDrawings {
		l.sortByPlace()
		return l, nil
	}
	start = time.Now()
	if l.kept == nil {
		l.corpus = b.Corpus()
	}
	l.problems = append(aside.problems, l.corpus.Problems...)
	l.build = time.Since(start)
	l.sortByPlace()
	return l, nil
}

// read hands all that the sources hold to the builder.
func (g *global) read(ctx context.Context, s *Streams, b *graph.Builder, l *loaded, sources []string, w want) error {
	p := newProgress(s, g, "reading")
	defer p.end()
	for item, err := range g.items(ctx, s, sources, p) {
		if err != nil {
			return err
		}
		if err := l.take(b, item, w); err != nil {
			return err
		}
	}
	return l.empty(w)
}

// sortByPlace makes what is told of files the same in whatever order they were
// given.
func (l *loaded) sortByPlace() {
	slices.SortStableFunc(l.files, func(a, b graph.FileStat) int { return strings.Compare(a.Path, b.Path) })
	slices.SortStableFunc(l.skips, func(a, b ingest.Skip) int { return strings.Compare(a.Path, b.Path) })
	slices.SortStableFunc(l.problems, func(a, b graph.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
	})
}

// take hands one item on.
func (l *loaded) take(b *graph.Builder, item ingest.Item, w want) error {
	switch {
	case item.Record != nil:
		if w == wantDrawings {
			return wrongUse("%s holds papers, not a graph; draw one with 'cocite network citation' or another kind", item.Record.Origin.File)
		}
		b.Add(*item.Record)
	case item.Drawing != nil:
		l.drawings = append(l.drawings, item.Drawing)
		if w == wantCorpus {
			b.AddDrawing(item.Drawing)
		}
	case item.Problem != nil:
		b.AddProblem(*item.Problem)
		if w == wantDrawings {
			l.problems = append(l.problems, *item.Problem)
		}
	case item.File != nil:
		l.files = append(l.files, *item.File)
		b.AddFile(*item.File)
	case item.Skipped != nil:
		l.skips = append(l.skips, *item.Skipped)
	}
	return nil
}

// empty says why there is nothing to work on.
func (l *loaded) empty(w want) error {
	if w == wantDrawings && len(l.drawings) == 0 {
		return errors.New("no source holds a graph; 'cocite formats' lists the graph files that can be read")
	}
	records := len(l.drawings)
	for _, f := range l.files {
		records += f.Records
	}
	if records > 0 {
		return nil
	}
	if len(l.skips) > 0 {
		return fmt.Errorf("nothing could be read: %d files are of no known format, the first is %s (%s); 'cocite formats' lists what can be read",
			len(l.skips), l.skips[0].Path, l.skips[0].Reason)
	}
	return nil
}

func (g *global) buildOptions(a asides) graph.BuildOptions {
	o := graph.DefaultBuildOptions()
	o.Identity = graph.Identity(g.identity)
	o.NoMerge = g.noMerge
	o.Match = graph.MatchMode(g.match)
	o.Decisions, o.Thesauri, o.Ledger = a.decisions, a.thesauri, g.keepLedger
	o.Versions = graph.Versions(g.versions)
	o.Values = g.values
	return o
}
