package graph

func coauthorshipKind() Kind {
	return Kind{
		Name:  "coauthorship",
		Doc:   "authors who wrote papers together, undirected; the weight is the number of papers",
		Units: []Unit{UnitAuthors, UnitInstitutions, UnitCountries},
		Draw:  Coauthorship,
	}
}

// Coauthorship draws authors, or their institutions or countries, with an edge
// between two that stand on the same paper; see Cooccurrence for the weights. In
// fractional counting the links of an author add up to the number of papers
// written with others (Newman 2001, doi:10.1103/PhysRevE.64.016132).
func Coauthorship(c *Corpus, o DrawOptions) (*Network, error) {
	return drawTogether(c, o, coauthorshipKind())
}

// organisationsNote says how many authors are no persons.
func organisationsNote(c *Corpus) []string {
	orgs := 0
	for _, o := range c.Authors.Orgs {
		if o {
			orgs++
		}
	}
	if orgs == 0 {
		return nil
	}
	return []string{countOf(orgs, "organisation") + " among the authors left out"}
}
