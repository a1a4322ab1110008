package library

import (
	"slices"

	"cocite/graph"
)

// cite writes the citations of a work with one record. A reference that is only
// the identifier of a work, as the row of that work has it, is its citation; any
// other entry is a row of references too.
func (w *writer) cite(item, work int64, refs []graph.Ref) {
	targets := w.c.Papers.Refs.Of(int(work - 1))
	used := make([]bool, len(targets))
	for k := range refs {
		id, ok := plainID(&refs[k])
		at := -1
		if ok {
			at = place(targets, w.index.find(id))
		}
		if at < 0 || used[at] {
			w.reference(item, k, &refs[k])
			continue
		}
		used[at] = true
		w.s.citations.add(citationRow{WorkID: work, CitedID: int64(targets[at]) + 1, By: string(id.Scheme)})
	}
	for i, to := range targets {
		if !used[i] {
			w.s.citations.add(citationRow{WorkID: work, CitedID: int64(to) + 1})
		}
	}
}

// place is where a work stands in an ascending list, -1 if it does not.
func place(list []int32, work int32) int {
	if i, ok := slices.BinarySearch(list, work); ok {
		return i
	}
	return -1
}

func (w *writer) reference(item int64, place int, r *graph.Ref) {
	w.s.references.add(referenceRow{RecordID: item, Position: int64(place) + 1, reference: newReference(r)})
}

func (w *writer) relations(item int64, list []graph.Relation) {
	for i := range list {
		w.s.relations.add(relationRow{RecordID: item, Rank: int64(list[i].Rank), reference: newReference(&list[i].To)})
	}
}
