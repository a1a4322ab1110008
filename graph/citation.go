package graph

import (
	"slices"

	"cocite/graph/csr"
)

func citationKind() Kind {
	return Kind{
		Name:  "citation",
		Doc:   "papers and whom they cite, directed from the citing to the cited",
		Units: []Unit{UnitPapers, UnitAuthors, UnitSources, UnitInstitutions, UnitCountries},
		Draw:  Citations,
	}
}

// Citations draws papers with an arc from each to those that it cites. Works
// that are only referred to come in with Stubs; papers without links stay. For
// other units an arc runs from the items of the citing to those of the cited
// paper: its weight is the number of citations, or in fractional counting the
// sum of 1/(k·l) over them, where k and l are the numbers of items of the two
// papers. Citations of an item to itself make no arc; a note counts them. Years
// choose the papers on both sides.
func Citations(c *Corpus, o DrawOptions) (*Network, error) {
	o, err := o.settle(citationKind())
	if err != nil {
		return nil, err
	}
	if o.Unit != UnitPapers {
		return groupCitations(c, o)
	}
	if err := o.unweighted("citation of papers"); err != nil {
		return nil, err
	}
	if err := o.perItem("citation of papers"); err != nil {
		return nil, err
	}
	nodes := paperNodes(c, o, func(i int32) bool { return o.Stubs || !c.Papers.Stub[i] })
	d := &draft{c: c, o: o, kind: "citation", directed: true, items: nodes}
	d.edges = arcsBetween(nodes, c.Papers.Refs, o.MinWeight)
	d.columns = matchColumns(c, nodes, d.edges)
	d.evidence = func(u, v int32) []int32 {
		if _, ok := slices.BinarySearch(c.Papers.Refs.Of(int(nodes[u])), nodes[v]); ok {
			return []int32{nodes[u]}
		}
		return nil
	}
	return d.network()
}

// paperNodes are the papers of the years asked for that keep lets pass, sorted by id.
func paperNodes(c *Corpus, o DrawOptions, keep func(int32) bool) []int32 {
	var nodes []int32
	for i := range int32(c.Papers.N()) {
		if keep(i) && o.inYears(c.Papers.Years[i]) {
			nodes = append(nodes, i)
		}
	}
	sortByID(nodes, c.Papers.IDs)
	return nodes
}

// arcsBetween are the references among nodes, as arcs of weight 1.
func arcsBetween(nodes []int32, refs Lists, minWeight float64) []csr.Edge {
	if minWeight > 1 {
		return nil
	}
	place := places(nodes, refs.Len())
	var edges []csr.Edge
	for u, p := range nodes {
		from := len(edges)
		for _, r := range refs.Of(int(p)) {
			if place[r] >= 0 {
				edges = append(edges, csr.Edge{From: int32(u), To: place[r], Weight: 1})
			}
		}
		slices.SortFunc(edges[from:], func(a, b csr.Edge) int { return int(a.To) - int(b.To) })
	}
	return edges
}

// places is the inverse of nodes over n items, -1 for those that are no node.
func places(nodes []int32, n int) []int32 {
	place := make([]int32, n)
	for i := range place {
		place[i] = -1
	}
	for u, i := range nodes {
		place[i] = int32(u)
	}
	return place
}

// groupCitations draws who cites whom among items that papers share.
func groupCitations(c *Corpus, o DrawOptions) (*Network, error) {
	if o.Normalize != "none" {
		return nil, o.unweighted("citation")
	}
	table, lists, _ := c.Items(o.Unit)
	g := groupCiting{c: c, o: o, lists: lists, table: table}
	g.nodes = g.choose()
	g.place = places(g.nodes, table.N())
	d := &draft{c: c, o: o, kind: "citation", directed: true, items: g.nodes, evidence: g.evidence}
	d.edges, d.columns = g.arcs()
	if g.itself > 0 {
		d.notes = append(d.notes, countOf(g.itself, "citation")+" of "+string(o.Unit)+" to themselves left out")
	}
	return d.network()
}

// groupCiting is the state of groupCitations.
type groupCiting struct {
	c      *Corpus
	o      DrawOptions
	table  Items
	lists  Lists // items of each paper
	nodes  []int32
	place  []int32 // node of each item, -1 for none
	itself int     // citations of an item to itself
}

// choose returns the items with enough papers in the years asked for, by id.
func (g *groupCiting) choose() []int32 {
	var nodes []int32
	for i := range g.table.N() {
		papers := 0
		for _, p := range g.table.Papers.Of(i) {
			if g.o.inYears(g.c.Papers.Years[p]) {
				papers++
			}
		}
		if papers >= max(1, g.o.MinPapers) {
			nodes = append(nodes, int32(i))
		}
	}
	sortByID(nodes, g.table.IDs)
	return nodes
}

// arcs is the sparse product of items, citations and items: for each citing item
// one pass with a dense accumulator and a list of what was touched.
func (g *groupCiting) arcs() ([]csr.Edge, []Column) {
	weight := make([]float64, len(g.nodes))
	count := make([]int64, len(g.nodes))
	var touched []int32
	var edges []csr.Edge
	citations := []int64{}
	for u, item := range g.nodes {
		for _, p := range g.table.Papers.Of(int(item)) {
			touched = g.citing(int(p), weight, count, touched)
		}
		slices.Sort(touched)
		for _, v := range touched {
			switch {
			case int(v) == u:
				g.itself += int(count[v])
			case weight[v] >= g.o.MinWeight:
				edges = append(edges, csr.Edge{From: int32(u), To: v, Weight: weight[v]})
				citations = append(citations, count[v])
			}
			weight[v], count[v] = 0, 0
		}
		touched = touched[:0]
	}
	return edges, []Column{{Name: "citations", Doc: "citations from papers of the first to papers of the second", Int: citations}}
}

// citing adds the citations of one paper of an item.
func (g *groupCiting) citing(paper int, weight []float64, count []int64, touched []int32) []int32 {
	years := g.c.Papers.Years
	if !g.o.inYears(years[paper]) {
		return touched
	}
	for _, r := range g.c.Papers.Refs.Of(paper) {
		if !g.o.inYears(years[r]) {
			continue
		}
		cited := g.lists.Of(int(r))
		w := 1.0
		if g.o.Counting == Fractional {
			w = 1 / float64(len(g.lists.Of(paper))*len(cited))
		}
		for _, i := range cited {
			v := g.place[i]
			if v < 0 {
				continue
			}
			if count[v] == 0 {
				touched = append(touched, v)
			}
			count[v]++
			weight[v] += w
		}
	}
	return touched
}

// evidence returns the papers of the first item that cite a paper of the second.
func (g *groupCiting) evidence(u, v int32) []int32 {
	var out []int32
	cited := g.table.Papers.Of(int(g.nodes[v]))
	years := g.c.Papers.Years
	for _, p := range g.table.Papers.Of(int(g.nodes[u])) {
		if !g.o.inYears(years[p]) {
			continue
		}
		for _, r := range intersect(g.c.Papers.Refs.Of(int(p)), cited) {
			if g.o.inYears(years[r]) {
				out = append(out, p)
				break
			}
		}
	}
	return out
}
