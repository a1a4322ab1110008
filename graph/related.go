package graph

import (
	"cmp"
	"slices"

	"cocite/graph/csr"
)

func relatedKind() Kind {
	return Kind{
		Name:  "related",
		Doc:   "papers that a source calls similar, undirected; never citations",
		Units: []Unit{UnitPapers},
		Draw:  Related,
	}
}

// Related draws papers with an edge between two that a source calls similar, for
// example an entry of a listing and the paper that the listing is about. Stubs
// come in if they have such an edge. The weight is 1; the edge column rank is
// the source's own order, 1 for the most similar.
func Related(c *Corpus, o DrawOptions) (*Network, error) {
	o, err := o.settle(relatedKind())
	if err != nil {
		return nil, err
	}
	if err := o.unweighted("related"); err != nil {
		return nil, err
	}
	if err := o.perItem("related"); err != nil {
		return nil, err
	}
	named := make([]bool, c.Papers.N())
	for _, r := range c.Related {
		named[r.A], named[r.B] = true, true
	}
	nodes := paperNodes(c, o, func(i int32) bool { return o.Stubs || named[i] || !c.Papers.Stub[i] })
	d := &draft{c: c, o: o, kind: "related", items: nodes}
	place := places(nodes, c.Papers.N())
	d.edges, d.columns = relatedEdges(c.Related, place, o.MinWeight)
	d.evidence = func(u, v int32) []int32 { return relatedEvidence(c.Related, nodes[u], nodes[v]) }
	return d.network()
}

// relatedEdges are the similarities among nodes, sorted by their ends.
func relatedEdges(related []RelatedEdge, place []int32, minWeight float64) ([]csr.Edge, []Column) {
	type ranked struct {
		csr.Edge
		rank int
	}
	var found []ranked
	for _, r := range related {
		u, v := place[r.A], place[r.B]
		if u >= 0 && v >= 0 && minWeight <= 1 {
			found = append(found, ranked{csr.Edge{From: min(u, v), To: max(u, v), Weight: 1}, r.Rank})
		}
	}
	slices.SortFunc(found, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	rank := newIntColumn("rank", "place in the source's own order, 1 is the most similar", len(found))
	edges := make([]csr.Edge, len(found))
	for i, f := range found {
		edges[i] = f.Edge
		rank.set(i, int64(f.rank), f.rank > 0)
	}
	return edges, []Column{rank.column()}
}

// relatedEvidence is the work that the source ranks, if the two are related.
func relatedEvidence(related []RelatedEdge, a, b int32) []int32 {
	for _, r := range related {
		if r.A == a && r.B == b || r.A == b && r.B == a {
			return []int32{r.A}
		}
	}
	return nil
}
