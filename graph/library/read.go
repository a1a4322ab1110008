package library

import (
	"bytes"
	"cmp"
	"context"
	"encoding/gob"
	"encoding/json"
	"fmt"
	"iter"
	"slices"

	"cocite/graph"
)

// Items gives back all that the sources of the library stated, in reading order.
// An error is the last thing that comes.
func (l *Library) Items(ctx context.Context) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		if err := l.items(ctx, yield); err != nil {
			yield(Item{}, err)
		}
	}
}

// numbered is an item with its number in reading order.
type numbered struct {
	at int64
	Item
}

func (l *Library) items(ctx context.Context, yield func(Item, error) bool) error {
	var others []numbered
	var r *reader
	err := l.current(func(l *Library) (err error) {
		others, r, err = l.openItems(ctx)
		return err
	})
	if err != nil {
		return err
	}
	defer r.close()
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		at, record, err := r.next()
		if err != nil {
			return err
		}
		for len(others) > 0 && (record == nil || others[0].at < at) {
			if !yield(others[0].Item, nil) {
				return nil
			}
			others = others[1:]
		}
		if record == nil || !yield(Item{Record: record}, nil) {
			return nil
		}
	}
}

// openItems reads what is no record and opens the tables of the records.
func (l *Library) openItems(ctx context.Context) ([]numbered, *reader, error) {
	others, err := l.others(ctx)
	if err != nil {
		return nil, nil, err
	}
	r, err := newReader(ctx, l)
	if err != nil {
		r.close()
	}
	return others, r, err
}

// others are all items but records, in order.
func (l *Library) others(ctx context.Context) ([]numbered, error) {
	var out []numbered
	err := eachRow(ctx, l, "files", func(f *fileRow) {
		out = append(out, numbered{f.Item, Item{File: &graph.FileStat{Path: f.Path, Format: f.Format, Records: int(f.Records), Problems: int(f.Problems)}}})
	})
	if err != nil {
		return nil, err
	}
	err = eachRow(ctx, l, "problems", func(p *problemRow) {
		out = append(out, numbered{p.Item, Item{Problem: &graph.Problem{
			File: p.File, Line: int(p.Line), Code: p.Code, Severity: graph.Severity(p.Severity),
			Message: p.Message, Key: p.Key, Excerpt: p.Excerpt, More: int(p.More),
		}}})
	})
	if err != nil {
		return nil, err
	}
	err = eachRow(ctx, l, "skipped", func(s *skippedRow) {
		out = append(out, numbered{s.Item, Item{Skipped: &Skip{Path: s.Path, Reason: s.Reason}}})
	})
	if err != nil {
		return nil, err
	}
	drawings, err := l.drawings(ctx)
	out = append(out, drawings...)
	slices.SortFunc(out, func(a, b numbered) int { return cmp.Compare(a.at, b.at) })
	return out, err
}

// drawings puts the parts of each graph file together.
func (l *Library) drawings(ctx context.Context) ([]numbered, error) {
	var at []int64
	var parts [][]byte
	err := eachRow(ctx, l, "drawings", func(d *drawingRow) {
		if len(at) == 0 || at[len(at)-1] != d.Item {
			at, parts = append(at, d.Item), append(parts, nil)
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], d.Data...)
	})
	if err != nil {
		return nil, err
	}
	var out []numbered
	for i, data := range parts {
		d := &graph.Drawing{}
		if err := gob.NewDecoder(bytes.NewReader(data)).Decode(d); err != nil {
			return nil, damaged("the table drawings of "+l.Path, err)
		}
		out = append(out, numbered{at[i], Item{Drawing: d}})
	}
	return out, nil
}

// reader puts records together from the tables.
type reader struct {
	people []authorRow
	places []graph.Affiliation
	venues []graph.Venue
	words  []string
	ids    []workIDs // of each work, without the others

	provenance  *cursor[provenanceRow]
	works       *cursor[workRow]
	authorships *cursor[authorshipRow]
	keywords    *cursor[keywordRow]
	citations   *cursor[citationRow]
	references  *cursor[referenceRow]
	relations   *cursor[relationRow]
}

// idRow are the columns of works that citations need.
type idRow struct {
	DOI      string `parquet:"doi,optional,plain"`
	OpenAlex int64  `parquet:"openalex,optional,delta"`
	PMID     int64  `parquet:"pmid,optional,delta"`
	MAG      int64  `parquet:"mag,optional,delta"`
	ArXiv    string `parquet:"arxiv,optional,plain"`
}

func newReader(ctx context.Context, l *Library) (*reader, error) {
	r := &reader{}
	for _, step := range []func() error{
		func() error {
			return eachRow(ctx, l, "authors", func(a *authorRow) { r.people = append(r.people, *a) })
		},
		func() error {
			return eachRow(ctx, l, "affiliations", func(a *affiliationRow) {
				r.places = append(r.places, graph.Affiliation{Name: a.Name, ID: parseID(a.ID), ROR: a.ROR, Country: a.Country, Raw: a.Raw})
			})
		},
		func() error {
			return eachRow(ctx, l, "venues", func(v *venueRow) {
				r.venues = append(r.venues, graph.Venue{Name: v.Name, Abbrev: v.Abbrev, ID: parseID(v.ID), ISSN: v.ISSN, Type: v.Type})
			})
		},
		func() error {
			return eachRow(ctx, l, "keywords", func(k *itemRow) { r.words = append(r.words, k.Name) })
		},
		func() error {
			return eachRow(ctx, l, "works", func(w *idRow) {
				r.ids = append(r.ids, workIDs{DOI: w.DOI, OpenAlex: w.OpenAlex, PMID: w.PMID, MAG: w.MAG, ArXiv: w.ArXiv})
			})
		},
		func() (err error) { r.provenance, err = openTable[provenanceRow](ctx, l, "provenance"); return },
		func() (err error) { r.works, err = openTable[workRow](ctx, l, "works"); return },
		func() (err error) { r.authorships, err = openTable[authorshipRow](ctx, l, "authorships"); return },
		func() (err error) { r.keywords, err = openTable[keywordRow](ctx, l, "work_keywords"); return },
		func() (err error) { r.citations, err = openTable[citationRow](ctx, l, "citations"); return },
		func() (err error) { r.references, err = openTable[referenceRow](ctx, l, "references"); return },
		func() (err error) { r.relations, err = openTable[relationRow](ctx, l, "relations"); return },
	} {
		if err := step(); err != nil {
			return r, err
		}
	}
	return r, nil
}

func (r *reader) close() {
	r.provenance.close()
	r.works.close()
	r.authorships.close()
	r.keywords.close()
	r.citations.close()
	r.references.close()
	r.relations.close()
}

// next returns the next record with its number, nil at the end.
func (r *reader) next() (int64, *graph.Record, error) {
	p, err := r.provenance.next()
	if err != nil || p == nil {
		return 0, nil, err
	}
	rec := &graph.Record{}
	var cited []graph.ID
	if p.Stated != "" {
		if err := json.Unmarshal([]byte(p.Stated), rec); err != nil {
			return 0, nil, damaged(r.provenance.path, err)
		}
	} else if rec, cited, err = r.work(p.WorkID); err != nil {
		return 0, nil, err
	}
	rec.Key = p.Key
	rec.Origin = graph.Origin{File: p.File, Format: p.Format, Line: int(p.Line), Ordinal: int(p.Ordinal)}
	if err := r.refs(rec, p, cited); err != nil {
		return 0, nil, err
	}
	err = rowsOf(r.relations, func(x *relationRow) int64 { return x.RecordID }, p.RecordID, func(x *relationRow) error {
		rec.Related = append(rec.Related, graph.Relation{To: x.ref(), Rank: int(x.Rank)})
		return nil
	})
	return p.RecordID, rec, err
}

// work is the record that the row of a work is, and the works that it cites by
// identifier alone.
func (r *reader) work(id int64) (*graph.Record, []graph.ID, error) {
	var rec graph.Record
	err := rowsOf(r.works, func(w *workRow) int64 { return w.WorkID }, id, func(w *workRow) error {
		rec = w.record()
		rec.Stub, rec.IDs = w.Stub, w.list()
		return pick(r.venues, w.VenueID, &rec.Venue)
	})
	if err != nil {
		return nil, nil, err
	}
	err = rowsOf(r.authorships, func(a *authorshipRow) int64 { return a.WorkID }, id, func(a *authorshipRow) error {
		x, err := r.author(a)
		rec.Authors = append(rec.Authors, x)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	err = rowsOf(r.keywords, func(k *keywordRow) int64 { return k.WorkID }, id, func(k *keywordRow) error {
		if k.Position == 0 {
			return nil
		}
		word := graph.Keyword{Scheme: k.Scheme}
		err := pick(r.words, k.KeywordID, &word.Term)
		if k.Term != "" {
			word.Term = inexplicit(k.Term)
		}
		rec.Keywords = append(rec.Keywords, word)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	var cited []graph.ID
	err = rowsOf(r.citations, func(c *citationRow) int64 { return c.WorkID }, id, func(c *citationRow) error {
		if c.By == "" {
			return nil
		}
		var w workIDs
		err := pick(r.ids, c.CitedID, &w)
		cited = append(cited, w.get(graph.Scheme(c.By)))
		return err
	})
	return &rec, cited, err
}

// author is a mention as its source states it.
func (r *reader) author(a *authorshipRow) (graph.Author, error) {
	var p authorRow
	if err := pick(r.people, a.AuthorID, &p); err != nil {
		return graph.Author{}, err
	}
	x := graph.Author{Name: p.printed(p.Name), ORCID: p.stated(p.ORCID), SourceID: parseID(p.SourceID), Corresponding: a.Corresponds}
	if a.Name != "" {
		x.Name = graph.Name{Full: inexplicit(a.Name), Family: a.Family, Given: a.Given, Particle: a.Particle, Suffix: a.Suffix, Org: a.Org}
	}
	if a.ORCID != "" {
		x.ORCID = inexplicit(a.ORCID)
	}
	if a.SourceID != "" {
		x.SourceID = parseID(inexplicit(a.SourceID))
	}
	for _, n := range a.Affiliations {
		var place graph.Affiliation
		if err := pick(r.places, n, &place); err != nil {
			return x, err
		}
		x.Affiliations = append(x.Affiliations, place)
	}
	return x, nil
}

// refs puts the reference list of a record together: rows of references stand at
// their positions, citations fill the others in their order.
func (r *reader) refs(rec *graph.Record, p *provenanceRow, cited []graph.ID) error {
	if p.References == 0 {
		return nil
	}
	rec.Refs = make([]graph.Ref, 0, p.References)
	fill := func(until int64) {
		for int64(len(rec.Refs)) < until && len(cited) > 0 {
			rec.Refs = append(rec.Refs, graph.Ref{IDs: cited[:1:1]})
			cited = cited[1:]
		}
	}
	err := rowsOf(r.references, func(x *referenceRow) int64 { return x.RecordID }, p.RecordID, func(x *referenceRow) error {
		fill(x.Position - 1)
		rec.Refs = append(rec.Refs, x.ref())
		return nil
	})
	fill(p.References)
	if err == nil && int64(len(rec.Refs)) != p.References {
		return fmt.Errorf("record %d of the library has %d references instead of %d", p.RecordID, len(rec.Refs), p.References)
	}
	return err
}

// pick copies a row by its number; 0 is no row.
func pick[T any](rows []T, number int64, to *T) error {
	if number == 0 {
		return nil
	}
	if number < 0 || number > int64(len(rows)) {
		return fmt.Errorf("a row of the library names row %d of %d", number, len(rows))
	}
	*to = rows[number-1]
	return nil
}

// rowsOf calls f for the rows with a key, and passes over those with smaller ones.
func rowsOf[T any](c *cursor[T], key func(*T) int64, want int64, f func(*T) error) error {
	for {
		row, err := c.peek()
		if err != nil || row == nil || key(row) > want {
			return err
		}
		c.at++
		if key(row) == want {
			if err := f(row); err != nil {
				return err
			}
		}
	}
}
