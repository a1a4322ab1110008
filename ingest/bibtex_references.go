package ingest

import (
	"strings"

	"cocite/graph"
)

// references reads the works that an entry cites, as Web of Science and Scopus
// export them.
func (m *bibMapper) references(e *bibEntry, r *graph.Record) {
	if e.text[bibCitedReferences] != "" {
		m.wosBibReferences(e, r)
	}
	if e.text[bibReferences] != "" {
		scopus, _ := scopusReferences(e.tex(bibReferences))
		r.Refs = append(r.Refs, scopus...)
	}
}

// versions are the keys of the entries that biblatex calls reprints, translations
// or originals of this one.
func (e *bibEntry) versions() []graph.ID {
	switch strings.ToLower(e.tex(bibRelatedType)) {
	case "translationas", "translationof", "translationfrom", "reprintas", "reprintof", "reprintfrom", "origpubas":
	default:
		return nil
	}
	var out []graph.ID
	for key := range strings.SplitSeq(e.text[bibRelated], ",") {
		if id, ok := graph.MakeID(graph.KeyID, key); ok {
			out = append(out, id)
		}
	}
	return out
}
