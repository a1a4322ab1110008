package library

import (
	"context"
	"slices"
	"sync"

	"cocite/graph"
)

// held gives columns of a corpus as the tables of a library hold them, so that the
// cache need only tell where the corpus differs. Each table is opened once.
type held struct {
	l     *Library
	names []string
	open  []func() (*columnFile, error)
}

// newHeld makes ready the tables that held reads.
func newHeld(ctx context.Context, l *Library) *held {
	h := &held{l: l, names: []string{
		"works", "citations", "authorships", "authors", "work_keywords", "keywords", "affiliations", "institutions",
		"countries", "sources", "work_institutions", "work_countries", "related", "identity", "provenance",
	}}
	for _, name := range h.names {
		h.open = append(h.open, sync.OnceValues(func() (*columnFile, error) { return openColumns(ctx, l, name) }))
	}
	return h
}

// file opens a table.
func (h *held) file(table string) (*columnFile, error) {
	return h.open[slices.Index(h.names, table)]()
}

// close lets go of the tables. Texts that were read stay.
func (h *held) close() {
	for _, f := range h.open {
		if c, err := f(); err == nil {
			c.close()
		}
	}
}

// lists returns the reader of lists, nil if no table holds them.
func (h *held) lists(path string) func() (graph.Lists, error) {
	switch path {
	case "Papers.Refs":
		return h.refs
	case "Sources.Papers":
		return h.sources
	case "Papers.Authors":
		return func() (graph.Lists, error) { return h.links("authorships", "author_id") }
	case "Papers.Keywords":
		return func() (graph.Lists, error) { return h.links("work_keywords", "item_id") }
	case "Papers.Institutions":
		return func() (graph.Lists, error) { return h.places("institution_id", "work_institutions") }
	case "Papers.Countries":
		return func() (graph.Lists, error) { return h.places("country_id", "work_countries") }
	}
	return nil
}
