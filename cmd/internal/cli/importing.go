package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"cocite/graph"
	"cocite/graph/library"
	"cocite/ingest"
)

// importOptions are the flags of "import".
type importOptions struct {
	noAbstracts bool
}

// importResult is what "import --json" prints.
type importResult struct {
	Library    string             `json:"library"`
	Generation int                `json:"generation"` // imports so far
	Added      importAdded        `json:"added"`
	Counts     library.Counts     `json:"counts"` // of the library as it is now
	Bytes      int64              `json:"bytes"`
	Tables     map[string]int64   `json:"tables"` // rows of each
	Files      []graph.FileStat   `json:"files"`  // that were read now
	Skipped    []skipped          `json:"skipped"`
	Problems   []graph.Problem    `json:"problems"`
	Options    graph.BuildOptions `json:"options"`
}

// importAdded is what an import has changed.
type importAdded struct {
	Records   int `json:"records"`
	Papers    int `json:"papers"`
	Merged    int `json:"merged"` // records that were a work already met
	Authors   int `json:"authors"`
	Citations int `json:"citations"`
}

func newImport(s *Streams, g *global) *cobra.Command {
	var o importOptions
	cmd := &cobra.Command{
		Use:   "import SOURCE… -o LIBRARY",
		Short: "Read sources once and keep them as a library",
		Long: `import reads the sources and keeps the corpus as a library: a folder of Parquet
tables that DuckDB, pandas, polars and Spark read as they are, and that every
command takes as a SOURCE. Into a library that exists already it adds: the result
is the same as if all sources had been imported at once. Until the import has ended
the old library stays as it was.`,
		Example: `  cocite import exports/ works.jsonl.gz -o corpus.lib
  cocite import new.bib -o corpus.lib
  cocite rank authors corpus.lib --by pagerank`,
		Args: needArgs(1, "at least one SOURCE: a file, a folder, a library, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runImport(cmd.Context(), s, g, o, args)
		},
	}
	cmd.Flags().BoolVar(&o.noAbstracts, "no-abstracts", false, "leave abstracts out")
	return cmd
}

func runImport(ctx context.Context, s *Streams, g *global, o importOptions, sources []string) error {
	if g.output == "" {
		return wrongUse("import needs -o LIBRARY: the folder to keep the corpus in")
	}
	if g.to != "" {
		return wrongUse("--to %s: a library has no other format", g.to)
	}
	aside, err := g.readAsides(ctx, s)
	if err != nil {
		return err
	}
	built := g.buildOptions(aside)
	im, err := library.Begin(g.output)
	if err != nil {
		return err
	}
	defer im.Close()
	l := &loaded{sources: sources}
	b := graph.NewBuilder(built)
	if err := g.importItems(ctx, s, im, b, l, o); err != nil {
		return err
	}
	l.corpus = b.Corpus()
	l.problems = append(aside.problems, l.corpus.Problems...)
	if err := ctx.Err(); err != nil {
		return err
	}
	m := library.Manifest{WrittenBy: writtenBy, Options: built, Abstracts: !o.noAbstracts}
	lib, err := im.Commit(b, l.corpus, m)
	if err != nil {
		return err
	}
	r := describeImport(im, lib, l)
	if !g.json {
		printImport(s, r)
	} else if err := printJSON(s.Out, r); err != nil {
		return err
	}
	return g.finish(s, l.problems, len(l.skips))
}

// importItems hands on what the library holds, then what the sources hold.
func (g *global) importItems(ctx context.Context, s *Streams, im *library.Import, b *graph.Builder, l *loaded, o importOptions) error {
	p := newProgress(s, g, "importing")
	defer p.end()
	add := func(x ingest.Item) {
		if x.Record != nil && o.noAbstracts {
			x.Record.Abstract, x.Record.AbstractCut = "", false
		}
		im.Add(b, library.Item{Record: x.Record, Drawing: x.Drawing, Problem: x.Problem, File: x.File, Skipped: (*library.Skip)(x.Skipped)})
	}
	if im.Old != nil {
		for x, err := range libraryItems(ctx, g.output) {
			if err != nil {
				return err
			}
			add(x)
		}
	}
	for x, err := range g.items(ctx, s, l.sources, p) {
		if err != nil {
			return err
		}
		switch {
		case x.File != nil:
			l.files = append(l.files, *x.File)
		case x.Skipped != nil:
			l.skips = append(l.skips, *x.Skipped)
		case x.Drawing != nil:
			l.drawings = append(l.drawings, x.Drawing)
		}
		add(x)
	}
	return l.empty(wantCorpus)
}

// describeImport says what an import has done.
func describeImport(im *library.Import, lib *library.Library, l *loaded) importResult {
	m := lib.Manifest
	var before library.Counts
	if im.Old != nil {
		before = im.Old.Manifest.Counts
	}
	r := importResult{
		Library: lib.Path, Generation: m.Generation, Counts: m.Counts, Options: m.Options, Tables: map[string]int64{},
		Files: notNil(l.files), Skipped: []skipped{}, Problems: notNil(l.problems),
		Added: importAdded{
			Records: m.Counts.Records - before.Records, Papers: m.Counts.Papers - before.Papers,
			Merged: m.Counts.Duplicates - before.Duplicates, Authors: m.Counts.Authors - before.Authors,
			Citations: m.Counts.Citations - before.Citations,
		},
	}
	for _, f := range m.Files {
		r.Bytes += f.Bytes
		if f.Table != "" {
			r.Tables[f.Table] = f.Rows
		}
	}
	for _, k := range l.skips {
		r.Skipped = append(r.Skipped, skipped(k))
	}
	return r
}

func printImport(s *Streams, r importResult) {
	p := func(format string, args ...any) { fmt.Fprintf(s.Out, format+"\n", args...) }
	p("library       %s (import %d, %.1f MB)", r.Library, r.Generation, float64(r.Bytes)/1e6)
	p("added         %s: %s, %d merged into works already met", plural(r.Added.Records, "record"), plural(r.Added.Papers, "paper"), r.Added.Merged)
	p("now           %s (and %s), %s, %s", plural(r.Counts.Papers, "paper"), plural(r.Counts.Stubs, "stub"),
		plural(r.Counts.Authors, "author"), plural(r.Counts.Citations, "citation"))
	for _, f := range r.Files {
		p("  %s: %s, %s, %s", f.Path, f.Format, plural(f.Records, "record"), plural(f.Problems, "problem"))
	}
	for _, k := range r.Skipped {
		p("  %s: skipped, %s", k.Path, k.Reason)
	}
}
