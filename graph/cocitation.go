package graph

func cocitationKind() Kind {
	return Kind{
		Name:  "cocitation",
		Doc:   "works that are cited together, undirected; the weight is the number of citing papers",
		Units: []Unit{UnitPapers, UnitReferences, UnitAuthors, UnitSources},
		Draw:  CoCitation,
	}
}

// CoCitation draws cited works with an edge between two that one paper cites
// (Small 1973, doi:10.1002/asi.4630240406). The unit papers holds the described
// works that some paper cites, references all cited works; authors and sources
// stand for those of the cited works that are described. In full counting the
// weight is the number of papers that cite both, in fractional counting the sum
// of 1/(k−1) over them, where k is the number of items that the paper cites, be they nodes or not.
// Years choose the citing papers, MinPapers the least number of these.
func CoCitation(c *Corpus, o DrawOptions) (*Network, error) {
	o, err := o.settle(cocitationKind())
	if err != nil {
		return nil, err
	}
	m := incidence{
		keepDoc:  func(p int) bool { return o.inYears(c.Papers.Years[p]) },
		counts:   func(int32) bool { return true },
		keepItem: func(int32) bool { return true },
		minDocs:  o.MinPapers,
		maxItems: o.MaxItems,
		tooBig:   [2]string{"paper", "citing more than %d " + string(o.Unit)},
	}
	switch o.Unit {
	case UnitAuthors, UnitSources:
		table, lists, _ := c.Items(o.Unit)
		m.lists, m.items, m.ids = compose(c.Papers.Refs, lists, table.N()), table.N(), table.IDs
	default:
		m.lists, m.items, m.ids = c.Papers.Refs, c.Papers.N(), c.Papers.IDs
		if o.Unit == UnitPapers && !o.Stubs {
			m.keepItem = func(i int32) bool { return !c.Papers.Stub[i] }
		}
	}
	return m.draft(c, o, "cocitation", "citing_papers", "papers that cite both").network()
}

// compose lists for each paper the items of the works it cites, ascending, each once.
func compose(refs, items Lists, n int) Lists {
	var papers, found []int32
	for p := range refs.Len() {
		for _, r := range refs.Of(p) {
			for _, i := range items.Of(int(r)) {
				papers, found = append(papers, int32(p)), append(found, i)
			}
		}
	}
	return sets(refs.Len(), n, papers, found)
}
