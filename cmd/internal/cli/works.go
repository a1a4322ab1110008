package cli

import (
	"iter"

	"cocite/export"
	"cocite/graph"
)

// works are papers of a corpus as a list for reference managers.
func works(c *graph.Corpus, papers iter.Seq[int32]) export.Works {
	return func(yield func(*graph.Record, error) bool) {
		for p := range papers {
			r := c.Record(int(p))
			if !yield(&r, nil) {
				return
			}
		}
	}
}

// worksByID is works for the ids of papers.
func worksByID(c *graph.Corpus, ids []string) export.Works {
	return works(c, func(yield func(int32) bool) {
		at := make(map[string]int32, c.Papers.N())
		for i, id := range c.Papers.IDs {
			at[id] = int32(i)
		}
		for _, id := range ids {
			if p, ok := at[id]; ok && !yield(p) {
				return
			}
		}
	})
}

// worksFormat is the format of lists of papers that --to or the ending of -o names.
func (g *global) worksFormat() (export.WorkFormat, bool) {
	if g.to != "" {
		return export.LookupWorks(g.to)
	}
	return export.FindWorks(g.output)
}

// checkList finds out before the work whether the file of -o can hold a list, of
// papers or of other things.
func (g *global) checkList(papers bool) error {
	if _, ok := g.worksFormat(); ok {
		if papers {
			return nil
		}
		return wrongUse("-o %s: that format holds papers, and this list has none; 'cocite formats' lists those of tables", g.output)
	}
	_, err := g.tableFormat()
	return err
}

// writeList writes a list to the file of -o: papers for a reference manager, else a
// table.
func (g *global) writeList(t export.Table, papers bool, list export.Works) error {
	if f, ok := g.worksFormat(); ok && papers {
		return export.WorksFile(g.output, list, f)
	}
	return g.writeTable(t)
}
