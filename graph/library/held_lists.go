package library

import (
	"fmt"
	"slices"

	"cocite/graph"
)

// refs are the cited works of each work, ascending.
func (h *held) refs() (graph.Lists, error) {
	l, err := h.grouped("citations", "cited_id")
	if err != nil {
		return l, err
	}
	for i := range l.Len() {
		if x := l.Of(i); !slices.IsSorted(x) {
			slices.Sort(x)
		}
	}
	return l, nil
}

// links are the rows that a table ties to each work, each once, in its order.
func (h *held) links(table, column string) (graph.Lists, error) {
	l, err := h.grouped(table, column)
	if err != nil {
		return l, err
	}
	return once(l)
}

// grouped are the rows that a table ties to each work; null ties none.
func (h *held) grouped(table, column string) (graph.Lists, error) {
	f, err := h.file(table)
	if err != nil {
		return graph.Lists{}, err
	}
	works, err := f.numbers("work_id")
	if err != nil {
		return graph.Lists{}, err
	}
	rows, err := f.numbers(column)
	if err != nil {
		return graph.Lists{}, err
	}
	return h.group(f.path, works, rows)
}

// sources are the works of each source.
func (h *held) sources() (graph.Lists, error) {
	f, err := h.file("works")
	if err != nil {
		return graph.Lists{}, err
	}
	of, err := f.numbers("source_id")
	if err != nil {
		return graph.Lists{}, err
	}
	works := make([]int64, len(of))
	for i := range works {
		works[i] = int64(i) + 1
	}
	l, err := h.group(f.path, works, of)
	if err != nil {
		return l, err
	}
	t, _ := h.l.Manifest.file("sources")
	if err := l.Below(int(t.Rows)); err != nil {
		return l, damaged(f.path, err)
	}
	return l.Transpose(int(t.Rows)), nil
}

// works is the number of works.
func (h *held) works() int {
	f, _ := h.l.Manifest.file("works")
	return int(f.Rows)
}

// group makes lists of pairs of numbers of rows, which begin with 1, 0 for none.
// The works come in their order.
func (h *held) group(path string, works, rows []int64) (graph.Lists, error) {
	off, val := make([]int, h.works()+1), make([]int32, 0, len(rows))
	at := int64(0)
	for i, w := range works {
		if w < max(at, 1) || w >= int64(len(off)) || rows[i] < 0 || rows[i] > maxTotal {
			return graph.Lists{}, damaged(path, fmt.Errorf("row %d ties work %d to %d", i+1, w, rows[i]))
		}
		for ; at < w; at++ {
			off[at] = len(val)
		}
		if rows[i] > 0 {
			val = append(val, int32(rows[i]-1))
		}
	}
	for ; at < int64(len(off)); at++ {
		off[at] = len(val)
	}
	return graph.NewLists(off, val)
}

// once keeps the first of equal values in each list.
func once(l graph.Lists) (graph.Lists, error) {
	_, all := l.Flat()
	if len(all) == 0 {
		return l, nil
	}
	seen := make([]int32, slices.Max(all)+1) // list that a value was last seen in, plus one
	off, val := make([]int, l.Len()+1), make([]int32, 0, len(all))
	for i := range l.Len() {
		for _, v := range l.Of(i) {
			if seen[v] != int32(i)+1 {
				seen[v] = int32(i) + 1
				val = append(val, v)
			}
		}
		off[i+1] = len(val)
	}
	return graph.NewLists(off, val)
}

// places are the institutions or countries of each work: those that a table lists,
// and for works without a row in it those of the affiliations in the by-line.
func (h *held) places(column, table string) (graph.Lists, error) {
	f, err := h.file(table)
	if err != nil {
		return graph.Lists{}, err
	}
	works, err := f.numbers("work_id")
	if err != nil {
		return graph.Lists{}, err
	}
	listed, err := h.grouped(table, "item_id")
	if err != nil {
		return listed, err
	}
	lines, err := h.affiliations(column)
	if err != nil {
		return lines, err
	}
	off, val := make([]int, 1, listed.Len()+1), make([]int32, 0, lines.Total())
	for i := range listed.Len() {
		from := lines
		for len(works) > 0 && works[0] == int64(i)+1 {
			from, works = listed, works[1:]
		}
		val = append(val, from.Of(i)...)
		off = append(off, len(val))
	}
	l, err := graph.NewLists(off, val)
	if err != nil {
		return l, err
	}
	return once(l)
}

// affiliations are the institutions or countries that the by-lines name, for each work.
func (h *held) affiliations(column string) (graph.Lists, error) {
	f, err := h.file("authorships")
	if err != nil {
		return graph.Lists{}, err
	}
	works, err := f.numbers("work_id")
	if err != nil {
		return graph.Lists{}, err
	}
	lengths, places, err := f.numberLists("affiliation_ids")
	if err != nil {
		return graph.Lists{}, err
	}
	a, err := h.file("affiliations")
	if err != nil {
		return graph.Lists{}, err
	}
	items, err := a.numbers(column)
	if err != nil {
		return graph.Lists{}, err
	}
	rows, of := make([]int64, len(places)), make([]int64, 0, len(places))
	for i, p := range places {
		if err := pick(items, p, &rows[i]); err != nil {
			return graph.Lists{}, damaged(f.path, err)
		}
	}
	for i, n := range lengths {
		for range n {
			of = append(of, works[i])
		}
	}
	return h.group(f.path, of, rows)
}
