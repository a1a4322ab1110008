package library

import (
	"encoding/json"
	"strings"

	"cocite/graph"
)

// state fills the columns of a work from what a record says. It returns false if
// the columns can't hold it.
func (s *statement) state(r *graph.Record, venue int64) bool {
	*s = statement{
		Title: r.Title, TitleCut: r.TitleCut, Year: int64(r.Year), Date: r.Date, Type: r.Type, VenueID: venue,
		Volume: r.Volume, Issue: r.Issue, PageFirst: r.PageFirst, PageLast: r.PageLast, ArticleNo: r.ArticleNo,
		AuthorsCut: r.AuthorsCut, Abstract: r.Abstract, AbstractCut: r.AbstractCut, Classes: r.Classes,
		Language: r.Language, Retracted: r.Retracted,
	}
	s.CitedBy, s.CitedByOf = countColumns(r.CitedBy)
	s.RefCount, s.RefCountOf = countColumns(r.RefCount)
	return plainCount(r.CitedBy) && plainCount(r.RefCount) && len(r.Versions) == 0
}

// record is what state took, but for the venue.
func (s *statement) record() graph.Record {
	return graph.Record{
		Title: s.Title, TitleCut: s.TitleCut, Year: int(s.Year), Date: s.Date, Type: s.Type,
		Volume: s.Volume, Issue: s.Issue, PageFirst: s.PageFirst, PageLast: s.PageLast, ArticleNo: s.ArticleNo,
		AuthorsCut: s.AuthorsCut, Abstract: s.Abstract, AbstractCut: s.AbstractCut, Classes: s.Classes,
		Language: s.Language, Retracted: s.Retracted,
		CitedBy: countOf(s.CitedBy, s.CitedByOf), RefCount: countOf(s.RefCount, s.RefCountOf),
	}
}

func countColumns(c graph.Count) (*int64, string) {
	if !c.Known {
		return nil, ""
	}
	n := int64(c.N)
	return &n, explicit(c.By)
}

// plainCount tells whether a count that is unknown says nothing else.
func plainCount(c graph.Count) bool { return c.Known || c == graph.Count{} }

func countOf(n *int64, by string) graph.Count {
	if by == "" {
		return graph.Count{}
	}
	c := graph.Count{Known: true, By: inexplicit(by)}
	if n != nil {
		c.N = int(*n)
	}
	return c
}

// merged fills the columns of a work that several records give, or none.
func (s *statement) merged(p *graph.Papers, w int) {
	*s = statement{
		Title: p.Titles[w], Year: int64(p.Years[w]), Date: p.Dates[w], Type: p.Types[w],
		Volume: p.Volumes[w], PageFirst: p.PagesFirst[w], Abstract: p.Abstracts[w],
		Classes: p.Classes[w], Language: p.Languages[w], Retracted: p.Retracted[w],
	}
	s.CitedBy, s.CitedByOf = countColumns(p.CitedBy[w])
	s.RefCount, s.RefCountOf = countColumns(p.RefCounts[w])
}

// stated is a record as JSON, without the lists that have tables of their own.
func stated(r *graph.Record) (string, error) {
	x := *r
	x.Refs, x.Related = nil, nil
	data, err := json.Marshal(&x)
	return string(data), err
}

func newReference(r *graph.Ref) reference {
	x := reference{
		Key: r.Key, Raw: r.Raw, Author: r.Author, Year: int64(r.Year), Title: r.Title,
		Source: r.Source, Volume: r.Volume, Page: r.Page,
	}
	if len(r.IDs) == 1 && r.IDs[0].Scheme == graph.OpenAlex {
		x.OpenAlex = number(r.IDs[0])
	}
	if x.OpenAlex != 0 {
		return x
	}
	ids := make([]string, len(r.IDs))
	for i, id := range r.IDs {
		ids[i] = idText(id)
	}
	x.IDs = strings.Join(ids, "\n")
	return x
}

// ref is what newReference took.
func (x *reference) ref() graph.Ref {
	r := graph.Ref{
		Key: x.Key, Raw: x.Raw, Author: x.Author, Year: int(x.Year), Title: x.Title,
		Source: x.Source, Volume: x.Volume, Page: x.Page,
	}
	if x.OpenAlex != 0 {
		r.IDs = []graph.ID{idOf(graph.OpenAlex, x.OpenAlex)}
	}
	if x.IDs != "" {
		for id := range strings.SplitSeq(x.IDs, "\n") {
			r.IDs = append(r.IDs, parseID(id))
		}
	}
	return r
}

// plainID is the identifier of a reference that says nothing else; false if it says more.
func plainID(r *graph.Ref) (graph.ID, bool) {
	if len(r.IDs) != 1 || r.Key != "" || r.Raw != "" || r.Author != "" || r.Title != "" {
		return graph.ID{}, false
	}
	return r.IDs[0], r.Year == 0 && r.Source == "" && r.Volume == "" && r.Page == ""
}

// explicit writes a text in a column where null says something: a hyphen goes before
// the empty text and before one that begins with a hyphen.
func explicit(s string) string {
	if s == "" || s[0] == '-' {
		return "-" + s
	}
	return s
}

// inexplicit is what explicit took.
func inexplicit(s string) string { return strings.TrimPrefix(s, "-") }
