package ingest

import "cocite/graph"

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
