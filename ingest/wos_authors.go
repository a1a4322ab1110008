package ingest

import (
	"strings"

	"cocite/graph"
)

// authors reads the by-line: AF, or AU if AF is of another length; of books BF or
// BA. Groups are organisations. Editors are no authors.
func (m *wosMapper) authors(rec *wosRecord, r *graph.Record) {
	n := &m.names
	n.short = rec.names(n.short[:0], "AU")
	n.full = rec.names(n.full[:0], "AF")
	if len(n.short) == 0 && len(n.full) == 0 {
		n.short, n.full = rec.names(n.short, "BA"), rec.names(n.full, "BF")
	}
	n.pick()
	groups := rec.names(m.text[:0], "CA")
	groups = newGroups(rec.names(groups, "GP"))
	m.text = groups
	r.Authors = make([]graph.Author, 0, len(n.list)+len(groups))
	for i := range n.list {
		m.author(rec, i, r)
	}
	n.cut(len(r.Authors))
	for _, text := range groups {
		text = graph.CleanText(text)
		r.Authors = append(r.Authors, graph.Author{Name: graph.Name{Full: text, Org: true}})
	}
	if len(r.Authors) == 0 {
		r.Authors = nil
		return
	}
	n.authors = r.Authors
	m.places(rec)
	m.reprint(rec)
	m.identifiers(rec)
}

// newGroups drops groups that stand under both tags, and placeholders.
func newGroups(groups []string) []string {
	var seen wordSet
	out := groups[:0]
	for _, g := range groups {
		if !graph.PlaceholderName(g) && seen.add(g) {
			out = append(out, g)
		}
	}
	return out
}

// author adds name i. One that stands for nobody is left out, also from the names
// by which authors are found.
func (m *wosMapper) author(rec *wosRecord, i int, r *graph.Record) {
	text, cut := cutOthers(graph.CleanText(m.names.list[i]))
	r.AuthorsCut = r.AuthorsCut || cut
	if graph.PlaceholderName(text) {
		if text != "" {
			m.problem(rec.lineOf("AU"), "wos.placeholder-name", graph.Info, rec.key(), "a name stands for nobody and is left out", text)
		}
		return
	}
	m.names.move(i, len(r.Authors))
	r.Authors = append(r.Authors, graph.Author{Name: wosName(text)})
}

// wosName reads "Family, Given" and "Family, Given, Suffix".
func wosName(text string) graph.Name {
	family, rest, _ := strings.Cut(text, ", ")
	if given, suffix, ok := strings.Cut(rest, ", "); ok && !strings.Contains(suffix, ", ") && isNameSuffix(suffix) {
		name := graph.NewName(family, given, "", suffix)
		name.Full = text
		return name
	}
	return graph.ParseName(text)
}
