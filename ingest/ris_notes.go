package ingest

import (
	"strings"

	"cocite/graph"
)

// risNotes reads what Scopus puts into notes: the number of citations, and the
// reference list.
func risNotes(notes []string) (graph.Count, []graph.Ref) {
	var count graph.Count
	var refs []graph.Ref
	for _, note := range notes {
		note = strings.ReplaceAll(note, "\n", " ")
		before, list, listed := strings.Cut(note, "References:")
		if !count.Known {
			count = citedBy(before)
		}
		if !listed {
			continue
		}
		found, _ := scopusReferences(graph.CleanText(beforeLabel(list)))
		refs = append(refs, found...)
	}
	return count, refs
}

// beforeLabel cuts a reference list where the next part of a note begins.
func beforeLabel(list string) string {
	for _, label := range []string{"Correspondence Address:", "Export Date:", "Cited By:", "CODEN:", "Funding details:", "Funding text"} {
		if i := strings.Index(list, "; "+label); i >= 0 {
			list = list[:i]
		}
	}
	return list
}
