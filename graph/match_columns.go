package graph

import (
	"slices"

	"cocite/graph/csr"
)

// matchColumns say how each citation among nodes was found. There are none if all
// come from graph files, where nothing was matched.
func matchColumns(c *Corpus, nodes []int32, edges []csr.Edge) []Column {
	rule := Column{Name: "match", Doc: "how the reference was matched: id, doi, key, title, weak, fuzzy; drawn for an edge of a graph file", Text: make([]string, len(edges))}
	score := Column{Name: "score", Doc: "how far that rule can be trusted, 0 to 1", Float: make([]float64, len(edges))}
	count := Column{Name: "count", Doc: "references behind the citation: the most that one record has", Int: make([]int64, len(edges))}
	matched := false
	for i, e := range edges {
		p := nodes[e.From]
		at, _ := slices.BinarySearch(c.Papers.Refs.Of(int(p)), nodes[e.To])
		m := c.Papers.Matches[c.Papers.Refs.off[p]+at]
		matched = matched || m.Rule != MatchDrawn
		rule.Text[i], score.Float[i], count.Int[i] = m.Rule.String(), m.Rule.Score(), int64(m.Count)
	}
	if !matched {
		return nil
	}
	return []Column{rule, score, count}
}
