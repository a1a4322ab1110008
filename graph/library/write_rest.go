package library

import (
	"bytes"
	"encoding/gob"
	"fmt"

	"github.com/parquet-go/parquet-go/compress/zstd"

	"cocite/graph"
)

// segments are the files that are being written.
type segments struct {
	works            *segment[workRow]
	authors          *segment[authorRow]
	authorships      *segment[authorshipRow]
	citations        *segment[citationRow]
	references       *segment[referenceRow]
	sources          *segment[itemRow]
	institutions     *segment[itemRow]
	countries        *segment[itemRow]
	keywords         *segment[itemRow]
	workInstitutions *segment[linkRow]
	workCountries    *segment[linkRow]
	workKeywords     *segment[keywordRow]
	affiliations     *segment[affiliationRow]
	venues           *segment[venueRow]
	related          *segment[relatedRow]
	relations        *segment[relationRow]
	provenance       *segment[provenanceRow]
	identity         *segment[identityRow]
	files            *segment[fileRow]
	problems         *segment[problemRow]
	skipped          *segment[skippedRow]
	drawings         *segment[drawingRow]
	codec            *zstd.Codec
	sync             bool // wait for the disk
	closers          []func() (File, error)
}

func newSegments(dir string, generation int, sync bool) *segments {
	s := &segments{sync: sync, codec: &zstd.Codec{Level: zstd.SpeedBetterCompression}}
	s.works = start[workRow](s, dir, "works", generation)
	s.authors = start[authorRow](s, dir, "authors", generation)
	s.authorships = start[authorshipRow](s, dir, "authorships", generation)
	s.citations = start[citationRow](s, dir, "citations", generation)
	s.references = start[referenceRow](s, dir, "references", generation)
	s.sources = start[itemRow](s, dir, "sources", generation)
	s.institutions = start[itemRow](s, dir, "institutions", generation)
	s.countries = start[itemRow](s, dir, "countries", generation)
	s.keywords = start[itemRow](s, dir, "keywords", generation)
	s.workInstitutions = start[linkRow](s, dir, "work_institutions", generation)
	s.workCountries = start[linkRow](s, dir, "work_countries", generation)
	s.workKeywords = start[keywordRow](s, dir, "work_keywords", generation)
	s.affiliations = start[affiliationRow](s, dir, "affiliations", generation)
	s.venues = start[venueRow](s, dir, "venues", generation)
	s.related = start[relatedRow](s, dir, "related", generation)
	s.relations = start[relationRow](s, dir, "relations", generation)
	s.provenance = start[provenanceRow](s, dir, "provenance", generation)
	s.identity = start[identityRow](s, dir, "identity", generation)
	s.files = start[fileRow](s, dir, "files", generation)
	s.problems = start[problemRow](s, dir, "problems", generation)
	s.skipped = start[skippedRow](s, dir, "skipped", generation)
	s.drawings = start[drawingRow](s, dir, "drawings", generation)
	return s
}

func start[T any](s *segments, dir, table string, generation int) *segment[T] {
	x := newSegment[T](dir, table, generation, s.codec)
	x.sync = s.sync
	s.closers = append(s.closers, x.close)
	return x
}

// close ends all files, even after an error, and returns the first error.
func (s *segments) close() ([]File, error) {
	files := make([]File, len(s.closers))
	errs := make([]error, len(s.closers))
	_ = inParallel(len(s.closers), func(i int) error { files[i], errs[i] = s.closers[i](); return nil })
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

// finish writes what the records don't hold.
func (w *writer) finish() {
	w.upTo(w.c.Papers.N())
	a := &w.c.Authors
	for i := range a.N() {
		row := w.people[i]
		row.AuthorID, row.ID, row.Name, row.Org, row.ORCID = int64(i)+1, a.IDs[i], a.Names[i], a.Orgs[i], a.ORCIDs[i]
		row.Works = int64(len(a.Papers.Of(i)))
		w.s.authors.add(row)
		for _, form := range a.Forms[i] {
			if len(a.Forms[i]) > 1 {
				w.s.identity.add(identityRow{int64(i) + 1, form, a.Because[i]})
			}
		}
	}
	items(w.s.sources, &w.c.Sources)
	items(w.s.institutions, &w.c.Institutions)
	items(w.s.countries, &w.c.Countries)
	items(w.s.keywords, &w.c.Keywords)
	for _, e := range w.c.Related {
		w.s.related.add(relatedRow{int64(e.A) + 1, int64(e.B) + 1, int64(e.Rank)})
	}
}

func items(s *segment[itemRow], t *graph.Items) {
	for i := range t.N() {
		s.add(itemRow{int64(i) + 1, t.IDs[i], t.Names[i], int64(len(t.Papers.Of(i)))})
	}
}

// drawingPart is how many bytes of a drawing go into one row.
const drawingPart = 16 << 20

// other writes what is no record.
func (s *segments) other(number int, x Item) error {
	n := int64(number)
	switch {
	case x.File != nil:
		s.files.add(fileRow{n, x.File.Path, x.File.Format, int64(x.File.Records), int64(x.File.Problems)})
	case x.Problem != nil:
		p := x.Problem
		s.problems.add(problemRow{n, p.File, int64(p.Line), p.Code, string(p.Severity), p.Message, p.Key, p.Excerpt, int64(p.More)})
	case x.Skipped != nil:
		s.skipped.add(skippedRow{n, x.Skipped.Path, x.Skipped.Reason})
	case x.Drawing != nil:
		var b bytes.Buffer
		if err := gob.NewEncoder(&b).Encode(x.Drawing); err != nil {
			return fmt.Errorf("keeping the graph of %s: %w", x.Drawing.Origin.File, err)
		}
		for b.Len() > 0 {
			s.drawings.add(drawingRow{n, bytes.Clone(b.Next(drawingPart))})
		}
	}
	return nil
}
