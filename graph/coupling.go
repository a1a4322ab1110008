package graph

func couplingKind() Kind {
	return Kind{
		Name:  "coupling",
		Doc:   "papers that cite the same works, undirected; the weight is the number of shared references",
		Units: []Unit{UnitPapers},
		Draw:  Coupling,
	}
}

// Coupling draws papers with an edge between two whose reference lists share a
// work (Kessler 1963, doi:10.1002/asi.5090140103); works outside the corpus
// count too. In full counting the weight is the number of shared references, in
// fractional counting the sum of 1/(n−1) over them, where n is the number of
// papers that cite the reference. Papers without known references are left out:
// that a list is unknown does not mean that it is empty. Years choose the citing
// papers; MaxItems leaves out works that more papers cite.
func Coupling(c *Corpus, o DrawOptions) (*Network, error) {
	o, err := o.settle(couplingKind())
	if err != nil {
		return nil, err
	}
	if err := o.perItem("coupling of papers"); err != nil {
		return nil, err
	}
	p := &c.Papers
	chosen := func(i int32) bool { return o.inYears(p.Years[i]) }
	m := incidence{
		lists:    p.Citers,
		items:    p.N(),
		keepDoc:  func(int) bool { return true },
		counts:   chosen,
		keepItem: chosen,
		maxItems: o.MaxItems,
		ids:      p.IDs,
		tooBig:   [2]string{"work", "cited by more than %d papers"},
	}
	d := m.draft(c, o, "coupling", "shared_references", "works that both cite")
	if without := withoutRefs(c, o); without > 0 {
		d.notes = append(d.notes, countOf(without, "paper")+" without known references left out")
	}
	return d.network()
}

// withoutRefs counts described papers of the years asked for that cite nothing known.
func withoutRefs(c *Corpus, o DrawOptions) int {
	n := 0
	for i := range c.Papers.N() {
		if !c.Papers.Stub[i] && o.inYears(c.Papers.Years[i]) && len(c.Papers.Refs.Of(i)) == 0 {
			n++
		}
	}
	return n
}
