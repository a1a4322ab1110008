package ingest

import (
	"strings"

	"cocite/graph"
)

// dimRefParts are the parts of a reference: authors, title, source, year, volume,
// issue, pages, DOI, publication id, times cited.
const dimRefParts = 10

// dimReferences are the works that a row cites: "[…|…];[…|…]".
func dimReferences(row *sheetRow) []graph.Ref {
	text := strings.TrimSpace(row.get(dimRefs))
	if text == "" {
		return nil
	}
	var out []graph.Ref
	text = strings.TrimSuffix(strings.TrimPrefix(text, "["), "]")
	for item := range splitReferences(text) {
		ref, ok := dimReference(item)
		if !ok {
			row.problem("bad-reference", graph.Warn, "a reference does not have ten parts between bars; it is kept as it is printed", item)
		}
		if ref.Raw != "" || len(ref.IDs) > 0 {
			out = append(out, ref)
		}
	}
	return out
}

// splitReferences splits at "];[", with blanks perhaps.
func splitReferences(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		from := 0
		for i := 0; i < len(text); i++ {
			if text[i] != ']' {
				continue
			}
			rest := strings.TrimLeft(text[i+1:min(len(text), i+8)], " \n")
			if !strings.HasPrefix(rest, ";") {
				continue
			}
			rest = strings.TrimLeft(rest[1:], " \n")
			if !strings.HasPrefix(rest, "[") {
				continue
			}
			if !yield(text[from:i]) {
				return
			}
			from = i + strings.IndexByte(text[i:], '[') + 1
		}
		yield(text[from:])
	}
}

// dimReference reads one reference. A bar may stand in a title, so the parts are
// counted from the right.
func dimReference(item string) (graph.Ref, bool) {
	ref := graph.Ref{Raw: graph.CleanText(item)}
	parts := strings.Split(item, "|")
	n := len(parts)
	if n < dimRefParts {
		if id, ok := graph.FindDOI(item); ok {
			ref.IDs = append(ref.IDs, id)
		}
		return ref, strings.TrimSpace(item) == ""
	}
	last := func(i int) string { return graph.CleanText(parts[n-i]) }
	var ids idList
	ids.make(graph.DOI, last(3))
	ids.make(graph.Dim, last(2))
	ref.IDs = ids
	ref.Page, _ = splitPages(last(4))
	ref.Volume, ref.Source = last(6), last(8)
	if year := parseDate(last(7)).Year; year != 0 {
		ref.Year = year
	}
	ref.Title = graph.CleanText(strings.Join(parts[1:n-8], "|"))
	first, _, _ := strings.Cut(strings.Trim(parts[0], "[] "), ";")
	ref.Author = graph.CleanText(first)
	return ref, true
}
