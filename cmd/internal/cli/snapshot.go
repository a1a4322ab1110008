package cli

import (
	"context"
	"slices"

	"cocite/graph"
	"cocite/graph/library"
	"cocite/ingest"
)

// writtenBy is the name of this program in a library.
const writtenBy = "cocite " + Version

// snapshot takes the corpus that the last import has built, if the only source is
// a library and this command would build the same.
func (g *global) snapshot(ctx context.Context, l *loaded, o graph.BuildOptions) error {
	if len(l.sources) != 1 || !library.Is(l.sources[0]) {
		return nil
	}
	lib, err := library.Open(l.sources[0])
	if err != nil {
		return err
	}
	s, err := lib.Snapshot(ctx, writtenBy, o, g.spared)
	if s == nil || err != nil {
		return err
	}
	l.corpus, l.files, l.kept = s.Corpus, slices.Clone(s.Corpus.Files), s
	for _, k := range s.Skipped {
		l.skips = append(l.skips, ingest.Skip(k))
	}
	return nil
}

// sparedColumns are the columns that drawing a network does not look at.
func sparedColumns(kind string, unit graph.Unit) library.Columns {
	spared := library.Abstracts | library.Terms | library.Places
	if kind != "citation" || unit != graph.UnitPapers {
		spared |= library.Matches
	}
	if kind != "related" {
		spared |= library.Similarities
	}
	switch unit {
	case graph.UnitPapers, graph.UnitReferences:
		return spared
	case graph.UnitKeywords:
		spared &^= library.Terms
	case graph.UnitInstitutions, graph.UnitCountries:
		spared &^= library.Places
	}
	return spared | library.Titles | library.Details
}

// close lets go of what the corpus points into, which must not be used after it.
func (l *loaded) close() {
	if l.kept != nil {
		_ = l.kept.Close() // only read from
	}
}
