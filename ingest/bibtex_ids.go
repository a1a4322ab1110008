package ingest

import (
	"net/url"
	"strings"

	"cocite/graph"
)

// idList collects identifiers, each scheme once: what is stated first counts.
// A book may have several ISBNs.
type idList []graph.ID

// add takes an identifier unless its scheme is there.
func (l *idList) add(id graph.ID, ok bool) {
	if !ok {
		return
	}
	for _, have := range *l {
		if have == id || have.Scheme == id.Scheme && id.Scheme != graph.ISBN {
			return
		}
	}
	*l = append(*l, id)
}

// ids collects the identifiers of an entry.
func (m *bibMapper) ids(e *bibEntry, r *graph.Record) {
	var ids idList
	if doi := e.verbatim(bibDOI); doi != "" && !ids.doi(doi) {
		m.problem(e.lines[bibDOI], "bib.bad-doi", graph.Warn, e.key, "the field doi holds no DOI", doi)
	}
	ids.add(e.arXiv())
	ids.make(graph.PMID, e.verbatim(bibPMID))
	ids.make(graph.PMCID, e.verbatim(bibPMCID))
	ids.service(e)
	for _, f := range [...]bibField{bibURL, bibEE, bibHowpublished} {
		ids.url(e.verbatim(f))
	}
	ids.journal(e)
	if hasISBN(r.Type) {
		for _, isbn := range splitNumbers(e.verbatim(bibISBN)) {
			ids.make(graph.ISBN, isbn)
		}
	}
	r.IDs = ids
}

// make adds a value that is known to be of a scheme.
func (l *idList) make(s graph.Scheme, value string) {
	if value != "" {
		l.add(graph.MakeID(s, value))
	}
}

// doi adds the DOI of a field that should hold one.
func (l *idList) doi(text string) bool {
	id, ok := graph.MakeID(graph.DOI, text)
	if !ok {
		id, ok = graph.FindDOI(text)
	}
	l.add(id, ok)
	return ok
}

// arXiv is the arXiv identifier of the field eprint. Without a word on what
// kind of eprint it is, the identifier must have the old form with an archive,
// or a class must be given.
func (e *bibEntry) arXiv() (graph.ID, bool) {
	text := e.verbatim(bibEprint)
	if text == "" {
		return graph.ID{}, false
	}
	id, ok := graph.MakeID(graph.ArXiv, text)
	kind := strings.ToLower(e.verbatim(bibEprintType))
	sure := strings.Contains(kind, "arxiv") || e.text[bibPrimaryClass] != "" ||
		strings.Contains(strings.ToLower(text), "arxiv") || kind == "" && strings.Contains(id.Value, "/")
	return id, ok && sure
}

// service adds the identifiers of DBLP, Web of Science and Scopus.
func (l *idList) service(e *bibEntry) {
	if key, ok := strings.CutPrefix(e.key, "DBLP:"); ok {
		l.make(graph.DBLP, key)
	}
	for _, text := range []string{e.verbatim(bibUniqueID), e.key} {
		if strings.HasPrefix(text, "WOS:") || strings.HasPrefix(text, "ISI:") {
			l.make(graph.WoS, text)
		}
	}
	if eid := e.verbatim(bibArticleNo); strings.HasPrefix(eid, "2-s2.0-") {
		l.make(graph.EID, eid)
	}
}

// url adds what the address of a work tells: a DOI, an arXiv identifier, the
// identifier in a service.
func (l *idList) url(text string) {
	if text == "" {
		return
	}
	address, query, _ := strings.Cut(text, "?")
	address, _, _ = strings.Cut(address, "#")
	if id, ok := graph.ParseID(text); ok {
		l.add(id, id.Scheme != graph.ISBN && id.Scheme != graph.KeyID)
	} else if strings.Contains(address, "10.") {
		l.add(graph.FindDOI(address))
	}
	if !strings.Contains(query, "=") {
		return
	}
	values, _ := url.ParseQuery(query) // what can be read is there
	l.make(graph.EID, values.Get("eid"))
	if doi := values.Get("doi"); doi != "" {
		l.doi(doi)
	}
}

// journal adds the arXiv identifier that Google Scholar writes into the journal
// ("arXiv preprint arXiv:1706.03762"), and DBLP into the volume ("abs/1706.03762").
func (l *idList) journal(e *bibEntry) {
	journal := e.firstTex(bibJournal, bibJournaltitle)
	if i := strings.LastIndexByte(journal, ':') - len("arxiv"); i >= 0 && strings.EqualFold(journal[i:i+5], "arxiv") {
		value, _, _ := strings.Cut(strings.TrimSpace(journal[i:]), " ")
		l.make(graph.ArXiv, value)
	}
	if volume, ok := strings.CutPrefix(e.tex(bibVolume), "abs/"); ok && strings.EqualFold(journal, "corr") {
		l.make(graph.ArXiv, volume)
	}
}

// hasISBN tells whether an ISBN belongs to the work itself, not to the book
// that holds it.
func hasISBN(recordType string) bool {
	switch recordType {
	case "book", "proceedings", "dissertation", "report":
		return true
	}
	return false
}
