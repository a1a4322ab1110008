package graph

func cooccurrenceKind() Kind {
	return Kind{
		Name:  "cooccurrence",
		Doc:   "keywords that stand on the same papers, undirected; the weight is the number of papers",
		Units: []Unit{UnitKeywords, UnitAuthors, UnitInstitutions, UnitCountries},
		Draw:  Cooccurrence,
	}
}

// Cooccurrence draws the items of a unit, keywords by default, with an edge
// between two that stand on the same paper. In full counting the weight is the
// number of these papers, in fractional counting the sum of 1/(k−1) over them,
// where k is the number of items on the paper, be they nodes or not (Perianes-Rodriguez, Waltman and
// van Eck 2016, doi:10.1016/j.joi.2016.10.006). Years choose the papers.
// Organisations among authors are left out unless the options want them.
func Cooccurrence(c *Corpus, o DrawOptions) (*Network, error) {
	return drawTogether(c, o, cooccurrenceKind())
}

// drawTogether draws items that papers have together.
func drawTogether(c *Corpus, o DrawOptions, kind Kind) (*Network, error) {
	o, err := o.settle(kind)
	if err != nil {
		return nil, err
	}
	table, lists, _ := c.Items(o.Unit)
	noOrg := func(i int32) bool { return o.Unit != UnitAuthors || o.Organisations || !c.Authors.Orgs[i] }
	m := incidence{
		lists:    lists,
		items:    table.N(),
		keepDoc:  func(p int) bool { return o.inYears(c.Papers.Years[p]) },
		counts:   noOrg,
		keepItem: noOrg,
		minDocs:  o.MinPapers,
		maxItems: o.MaxItems,
		ids:      table.IDs,
		tooBig:   [2]string{"paper", "with more than %d " + string(o.Unit)},
	}
	d := m.draft(c, o, kind.Name, "papers", "papers that the two share")
	if o.Unit == UnitAuthors && !o.Organisations {
		d.notes = append(d.notes, organisationsNote(c)...)
	}
	return d.network()
}

// draft makes a draft of what items share.
func (m *incidence) draft(c *Corpus, o DrawOptions, kind, column, doc string) *draft {
	s := m.share(o)
	return &draft{
		c: c, o: o, kind: kind, items: s.nodes, edges: s.edges, notes: s.notes, evidence: s.evidence,
		columns: []Column{{Name: column, Doc: doc, Int: s.count}},
	}
}
