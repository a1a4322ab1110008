package graph

import (
	"strconv"
	"strings"
)

// describe gives a network its ids, labels and node columns.
func (d *draft) describe(n *Network) {
	c, items := d.c, d.items
	if d.o.Unit == UnitPapers || d.o.Unit == UnitReferences {
		n.IDs = pickRows(c.Papers.IDs, items)
		n.Labels = paperLabels(c, items)
		n.Nodes = d.paperColumns()
		return
	}
	table, _, _ := c.Items(d.o.Unit)
	n.IDs = pickRows(table.IDs, items)
	n.Labels = itemLabels(table.Names, table.IDs, items, d.o.Unit == UnitAuthors)
	n.Nodes = itemColumns(c, table, items)
	if d.o.Unit == UnitAuthors {
		n.Nodes = append(n.Nodes, textColumn("orcid", "ORCID iD", len(items), func(i int) string {
			return c.Authors.ORCIDs[items[i]]
		}))
	}
}

// paperColumns are the attributes of papers. Whether a paper is a stub is said
// only where stubs are among the nodes.
func (d *draft) paperColumns() []Column {
	c, items := d.c, d.items
	p, n := &c.Papers, len(d.items)
	year := newIntColumn("year", "year of publication", n)
	local := newIntColumn("citations_local", "citations from papers of the corpus", n)
	source := newIntColumn("citations_source", "citations as the source counts them", n)
	stubs := false
	for i, x := range items {
		year.set(i, int64(p.Years[x]), p.Years[x] != 0)
		local.set(i, int64(len(p.Citers.Of(int(x)))), true)
		source.set(i, int64(p.CitedBy[x].N), p.CitedBy[x].Known)
		stubs = stubs || p.Stub[x]
	}
	cols := []Column{
		textColumn("title", "title", n, func(i int) string { return p.Titles[items[i]] }),
		year.column(),
		textColumn("doctype", "type of publication as the source gives it", n, func(i int) string { return p.Types[items[i]] }),
		textColumn("venue", "journal, proceedings or book", n, func(i int) string { return venueName(c, items[i]) }),
		textColumn("authors", "authors in by-line order, at most "+strconv.Itoa(maxAuthors), n, func(i int) string { return authorNames(c, items[i]) }),
		textColumn("doi", "DOI", n, func(i int) string { return doiOf(p.AllIDs[items[i]]) }),
		local.column(),
		source.column(),
	}
	if len(p.Counts) > 1 {
		cols = append(cols, d.countColumns()...)
	}
	if stubs {
		cols = append(cols, textColumn("stub", "true for a work that is only referred to", n, func(i int) string {
			return strconv.FormatBool(p.Stub[items[i]])
		}))
	}
	return cols
}

// countColumns are the citations of papers as each source counts them.
func (d *draft) countColumns() []Column {
	var cols []Column
	for _, c := range d.c.Papers.Counts {
		col := newIntColumn(CountColumn(c.By), "citations as "+c.By+" counts them", len(d.items))
		for i, x := range d.items {
			col.set(i, int64(c.N[x]), c.N[x] >= 0)
		}
		cols = append(cols, col.column())
	}
	return cols
}

func venueName(c *Corpus, paper int32) string {
	if s := c.Papers.Source[paper]; s >= 0 {
		return c.Sources.Names[s]
	}
	return ""
}

// maxAuthors is how many names the authors column of a paper holds.
const maxAuthors = 10

// authorNames lists the authors of a paper: "A; B; C", with "et al." if cut.
func authorNames(c *Corpus, paper int32) string {
	authors := c.Papers.Authors.Of(int(paper))
	names := make([]string, 0, maxAuthors+1)
	for i, a := range authors {
		if i == maxAuthors {
			names = append(names, "et al.")
			break
		}
		names = append(names, c.Authors.Names[a])
	}
	return strings.Join(names, "; ")
}

func doiOf(ids []ID) string {
	for _, id := range ids {
		if id.Scheme == DOI {
			return id.Value
		}
	}
	return ""
}

// itemColumns are the attributes of items that papers share, over all papers of
// the corpus.
func itemColumns(c *Corpus, table Items, items []int32) []Column {
	n := len(items)
	papers := newIntColumn("papers", "papers in the corpus", n)
	first := newIntColumn("first_year", "year of the first paper", n)
	last := newIntColumn("last_year", "year of the last paper", n)
	local := newIntColumn("citations_local", "citations of these papers from papers of the corpus", n)
	for i, x := range items {
		list := table.Papers.Of(int(x))
		from, to, cited := lifeOf(c, list)
		papers.set(i, int64(len(list)), true)
		first.set(i, from, from != 0)
		last.set(i, to, to != 0)
		local.set(i, cited, true)
	}
	return []Column{papers.column(), first.column(), last.column(), local.column()}
}

// lifeOf returns the first and the last known year of papers, 0 if none is known,
// and their citations from papers of the corpus.
func lifeOf(c *Corpus, papers []int32) (first, last, cited int64) {
	for _, p := range papers {
		cited += int64(len(c.Papers.Citers.Of(int(p))))
		y := int64(c.Papers.Years[p])
		if y == 0 {
			continue
		}
		if first == 0 || y < first {
			first = y
		}
		last = max(last, y)
	}
	return first, last, cited
}
