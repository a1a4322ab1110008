package ingest

import (
	"strings"

	"cocite/graph"
)

// references are the works that an entry cites, as Web of Science and Scopus
// export them.
func (e *bibEntry) references() []graph.Ref {
	var refs []graph.Ref
	for line := range strings.Lines(e.text[bibCitedReferences]) {
		refs = addReference(refs, texText(strings.Trim(line, "{} \t\r\n")))
	}
	scopus, _ := scopusReferences(e.tex(bibReferences))
	return append(refs, scopus...)
}

// addReference adds a reference as printed, with the identifiers in it.
func addReference(refs []graph.Ref, raw string) []graph.Ref {
	if raw == "" {
		return refs
	}
	r := graph.Ref{Raw: raw}
	if id, ok := graph.FindDOI(raw); ok {
		r.IDs = append(r.IDs, id)
	}
	return append(refs, r)
}
