package library

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"cocite/graph"
)

// spool keeps records in a file while the works that they become are not known.
type spool struct {
	file *os.File
	w    *bufio.Writer
	n    int // records
	err  error
}

func newSpool(dir string) (*spool, error) {
	f, err := os.OpenFile(filepath.Join(dir, spoolName), os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, fmt.Errorf("making room for the records: %w", err)
	}
	return &spool{file: f, w: bufio.NewWriterSize(f, 1<<18)}, nil
}

// add keeps a record with its number in reading order and among the records of
// the builder.
func (s *spool) add(item, entry int, r *graph.Record) {
	c := coder{w: s.w, err: s.err}
	c.int(&item)
	c.int(&entry)
	c.record(r)
	s.n, s.err = s.n+1, c.err
}

// each gives the records back in their order.
func (s *spool) each(f func(item, entry int, r *graph.Record) error) error {
	if s.err == nil {
		s.err = s.w.Flush()
	}
	if s.err == nil {
		_, s.err = s.file.Seek(0, io.SeekStart)
	}
	if s.err != nil {
		return fmt.Errorf("keeping the records: %w", s.err)
	}
	in := bufio.NewReaderSize(s.file, 1<<18)
	for range s.n {
		var item, entry int
		var r graph.Record
		c := coder{r: in}
		c.int(&item)
		c.int(&entry)
		c.record(&r)
		if c.err != nil {
			return fmt.Errorf("reading the records again: %w", c.err)
		}
		if err := f(item, entry, &r); err != nil {
			return err
		}
	}
	return nil
}

// close removes the file.
func (s *spool) close() {
	_ = s.file.Close() // nothing in it is needed any more
	_ = os.Remove(s.file.Name())
}

// coder writes values to w, or, without one, reads them from r in the same order.
// The first error stays, and what is read after it is nothing.
type coder struct {
	w   *bufio.Writer
	r   *bufio.Reader
	err error
}

func (c *coder) int(n *int) {
	if c.err != nil {
		return
	}
	if c.w != nil {
		var buf [binary.MaxVarintLen64]byte
		_, c.err = c.w.Write(buf[:binary.PutVarint(buf[:], int64(*n))])
		return
	}
	v, err := binary.ReadVarint(c.r)
	*n, c.err = int(v), err
}

func (c *coder) bools(all ...*bool) {
	bits := 0
	for i, b := range all {
		if *b {
			bits |= 1 << i
		}
	}
	c.int(&bits)
	for i, b := range all {
		*b = bits&(1<<i) != 0
	}
}

func (c *coder) texts(all ...*string) {
	for _, s := range all {
		c.text(s)
	}
}

func (c *coder) text(s *string) {
	n := len(*s)
	c.int(&n)
	if c.err != nil || n == 0 {
		return
	}
	if c.w != nil {
		_, c.err = c.w.WriteString(*s)
		return
	}
	buf := make([]byte, n)
	_, c.err = io.ReadFull(c.r, buf)
	*s = string(buf)
}

// list codes the length of a list and each of its values.
func list[T any](c *coder, values *[]T, code func(*T)) {
	n := len(*values)
	c.int(&n)
	if c.w == nil && c.err == nil && n > 0 {
		*values = make([]T, n)
	}
	for i := range *values {
		code(&(*values)[i])
	}
}

func (c *coder) id(id *graph.ID) { c.texts((*string)(&id.Scheme), &id.Value) }

func (c *coder) count(n *graph.Count) {
	c.bools(&n.Known)
	c.int(&n.N)
	c.text(&n.By)
}

func (c *coder) record(r *graph.Record) {
	c.texts(&r.Key, &r.Origin.File, &r.Origin.Format)
	c.int(&r.Origin.Line)
	c.int(&r.Origin.Ordinal)
	c.bools(&r.Stub, &r.TitleCut, &r.AuthorsCut, &r.AbstractCut, &r.Retracted)
	list(c, &r.IDs, c.id)
	c.int(&r.Year)
	c.texts(&r.Title, &r.Date, &r.Type, &r.Volume, &r.Issue, &r.PageFirst, &r.PageLast, &r.ArticleNo, &r.Abstract, &r.Language)
	c.texts(&r.Venue.Name, &r.Venue.Abbrev, &r.Venue.Type)
	c.id(&r.Venue.ID)
	list(c, &r.Venue.ISSN, c.text)
	list(c, &r.Authors, c.author)
	list(c, &r.Keywords, func(k *graph.Keyword) { c.texts(&k.Term, &k.Scheme) })
	list(c, &r.Classes, c.text)
	c.count(&r.CitedBy)
	c.count(&r.RefCount)
	list(c, &r.Refs, c.ref)
	list(c, &r.Versions, c.id)
	list(c, &r.Related, func(x *graph.Relation) { c.ref(&x.To); c.int(&x.Rank) })
}

func (c *coder) author(a *graph.Author) {
	n := &a.Name
	c.texts(&n.Full, &n.Family, &n.Given, &n.Particle, &n.Suffix, &a.ORCID)
	c.bools(&n.Org, &a.Corresponding)
	c.id(&a.SourceID)
	list(c, &a.Affiliations, func(f *graph.Affiliation) {
		c.texts(&f.Name, &f.ROR, &f.Country, &f.Raw)
		c.id(&f.ID)
	})
}

func (c *coder) ref(r *graph.Ref) {
	list(c, &r.IDs, c.id)
	c.texts(&r.Key, &r.Raw, &r.Author, &r.Title, &r.Source, &r.Volume, &r.Page)
	c.int(&r.Year)
}
