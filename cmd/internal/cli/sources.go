package cli

import (
	"context"
	"iter"

	"cocite/graph/library"
	"cocite/ingest"
)

// items reads the sources in their order: files and folders through ingest,
// libraries as they were imported. Neighbouring files are read in one go.
func (g *global) items(ctx context.Context, s *Streams, sources []string, p *progress) iter.Seq2[ingest.Item, error] {
	return func(yield func(ingest.Item, error) bool) {
		for len(sources) > 0 {
			n := 0
			for n < len(sources) && !library.Is(sources[n]) {
				n++
			}
			run := g.files(ctx, s, sources[:n], p)
			if n == 0 {
				n, run = 1, libraryItems(ctx, sources[0])
			}
			sources = sources[n:]
			for item, err := range run {
				if !yield(item, err) || err != nil {
					return
				}
			}
		}
	}
}

// files reads files and folders.
func (g *global) files(ctx context.Context, s *Streams, sources []string, p *progress) iter.Seq2[ingest.Item, error] {
	return ingest.Read(ctx, sources, ingest.Options{
		Format: g.format, Limits: ingest.DefaultLimits, Stdin: s.In, Progress: p.bytes,
		Threads: g.threads, FixMojibake: g.mojibake,
	})
}

// libraryItems reads what was imported into a library.
func libraryItems(ctx context.Context, path string) iter.Seq2[ingest.Item, error] {
	return func(yield func(ingest.Item, error) bool) {
		l, err := library.Open(path)
		if err != nil {
			yield(ingest.Item{}, err)
			return
		}
		for x, err := range l.Items(ctx) {
			item := ingest.Item{Record: x.Record, Drawing: x.Drawing, Problem: x.Problem, File: x.File, Skipped: (*ingest.Skip)(x.Skipped)}
			if !yield(item, err) {
				return
			}
		}
	}
}
