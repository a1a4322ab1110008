package cli

import (
	"cmp"
	"slices"

	"cocite/export"
	"cocite/graph"
)

// idColumn is a column with the ids of its rows.
type idColumn struct {
	ids []string
	graph.Column
}

// rowSet are the things that are ranked.
type rowSet struct {
	ids, names []string
	second     graph.Column // papers, or the year of a paper
	index      map[string]int
}

// unitIDs are the ids of all rows of a unit, stubs included.
func unitIDs(c *graph.Corpus, u graph.Unit) []string {
	if items, _, ok := c.Items(u); ok {
		return items.IDs
	}
	return c.Papers.IDs
}

// unitRows lists what is ranked: for papers those that a source describes.
func unitRows(c *graph.Corpus, u graph.Unit) *rowSet {
	r := &rowSet{index: map[string]int{}}
	if items, _, ok := c.Items(u); ok {
		r.ids, r.names = items.IDs, items.Names
		r.second = graph.Column{Name: "papers", Int: make([]int64, items.N())}
		for i := range items.N() {
			r.second.Int[i] = int64(len(items.Papers.Of(i)))
		}
	} else {
		r.papers(c)
	}
	for i, id := range r.ids {
		r.index[id] = i
	}
	return r
}

func (r *rowSet) papers(c *graph.Corpus) {
	r.second = graph.Column{Name: "year", Int: []int64{}, Valid: []bool{}}
	for i, id := range c.Papers.IDs {
		if c.Papers.Stub[i] {
			continue
		}
		r.ids = append(r.ids, id)
		r.names = append(r.names, c.PaperName(i))
		r.second.Int = append(r.second.Int, int64(c.Papers.Years[i]))
		r.second.Valid = append(r.second.Valid, c.Papers.Years[i] != 0)
	}
}

// align puts a column into the order of the rows; a row that it lacks, such as an
// organisation in a network of persons, is missing.
func (r *rowSet) align(c idColumn) graph.Column {
	rows := make([]int32, len(r.ids))
	known := make([]bool, len(r.ids))
	for j, id := range c.ids {
		if i, ok := r.index[id]; ok {
			rows[i] = int32(j)
			known[i] = c.Known(j)
		}
	}
	if len(c.ids) == 0 {
		return graph.Column{Name: c.Name, Doc: c.Doc, Float: make([]float64, len(rows)), Valid: known}
	}
	col := c.Pick(rows)
	col.Valid = known
	return col
}

// sorted makes the table: by the first column downwards, missing values last,
// equal values in the order of their ids and with equal ranks.
func (r *rowSet) sorted(cols []graph.Column, top int) export.Table {
	order := make([]int32, len(r.ids))
	for i := range order {
		order[i] = int32(i)
	}
	key := cols[0]
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(compareValues(key, b, a), cmp.Compare(r.ids[a], r.ids[b]))
	})
	ranks := make([]int64, len(order))
	for i := range order {
		ranks[i] = int64(i + 1)
		if i > 0 && compareValues(key, order[i-1], order[i]) == 0 {
			ranks[i] = ranks[i-1]
		}
	}
	if top > 0 && top < len(order) {
		order = order[:top]
	}
	t := export.Table{Columns: []graph.Column{
		{Name: "rank", Int: ranks[:len(order)]},
		graph.Column{Name: "id", Text: r.ids}.Pick(order),
		graph.Column{Name: "name", Text: r.names}.Pick(order),
	}}
	second := r.second
	if i := slices.IndexFunc(cols, func(c graph.Column) bool { return c.Name == second.Name }); i >= 0 {
		second = cols[i] // papers in another counting
	}
	for _, c := range append([]graph.Column{second}, cols...) {
		if !slices.ContainsFunc(t.Columns, func(x graph.Column) bool { return x.Name == c.Name }) {
			t.Columns = append(t.Columns, c.Pick(order))
		}
	}
	return t
}

// compareValues compares two values of a column; a missing one is the least.
func compareValues(c graph.Column, a, b int32) int {
	switch ka, kb := c.Known(int(a)), c.Known(int(b)); {
	case !ka && !kb:
		return 0
	case !ka:
		return -1
	case !kb:
		return 1
	case c.Float != nil:
		return cmp.Compare(c.Float[a], c.Float[b])
	case c.Int != nil:
		return cmp.Compare(c.Int[a], c.Int[b])
	}
	return 0
}
