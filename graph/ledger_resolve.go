package graph

// identification is how names become persons: by a rule, then by what people decided.
type identification struct {
	rule      Identity
	decisions []Decision
	thesaurus *labels // of authors; nil if there is none
	ledger    bool    // tell each decision
}

// identified is who is whom.
type identified struct {
	persons  []person
	problems []Problem
	ledger   []Decision
}

// resolve clusters mentions into persons.
func (o identification) resolve(in identityInput) identified {
	l := newLineup(in)
	c := newClusters(l)
	if o.ledger || len(o.decisions) > 0 || o.thesaurus != nil {
		c.book = new(book)
	}
	out := identified{problems: o.cluster(l, c)}
	if c.book == nil {
		out.persons = c.persons(l)
		return out
	}
	lines := c.ruleLines(l)
	r := newReplay(l, c, o)
	out.problems = append(out.problems, r.run(lines)...)
	out.persons = c.persons(l)
	if o.ledger {
		out.ledger = r.ledger(lines)
	}
	return out
}

// cluster applies the rule.
func (o identification) cluster(l *lineup, c *clusters) []Problem {
	switch o.rule {
	case IdentityNone:
		c.joinEqual(l, func(f *form) string { return f.name.String() })
	case IdentityFullName:
		c.joinEqual(l, (*form).fullKey)
	case IdentityInitials:
		c.joinEqual(l, (*form).initialKey)
	case IdentityORCID:
		problems := c.joinIDs(l)
		c.joinIDless(l)
		return problems
	default:
		return autoClusters(l, c)
	}
	return nil
}
