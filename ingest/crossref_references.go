package ingest

import (
	"fmt"
	"strings"

	"cocite/graph"
)

// references sets the works that this one cites: the reference list, then those
// that only a relation names.
func (m *crMapper) references() {
	w := m.work
	m.rec.Refs = make([]graph.Ref, 0, len(w.References))
	byKey := make(map[string]int, len(w.References))
	var odd oddReferences
	for i := range w.References {
		r := &w.References[i]
		if r.Key != "" {
			if first, ok := byKey[string(r.Key)]; ok && w.References[first] == *r {
				odd.twice++
				continue
			}
			byKey[string(r.Key)] = i
		}
		ref, ok := m.reference(r, &odd)
		if !ok {
			odd.empty++
			continue
		}
		m.rec.Refs = append(m.rec.Refs, ref)
	}
	m.related(w.Relation.Cites)
	m.related(w.Relation.References)
	if len(m.rec.Refs) == 0 {
		m.rec.Refs = nil
	}
	m.report(odd)
}

// oddReferences counts what is wrong in a reference list.
type oddReferences struct {
	twice, empty, badDOI int
	firstBad             string
}

// report tells once a work what is wrong in its list.
func (m *crMapper) report(odd oddReferences) {
	if odd.twice > 0 {
		m.note(graph.Info, "same-reference", fmt.Sprintf("%d references are there twice under one key and count once", odd.twice), "")
	}
	if odd.empty > 0 {
		m.note(graph.Warn, "empty-reference", fmt.Sprintf("%d references say nothing and are left out", odd.empty), "")
	}
	if odd.badDOI > 0 {
		m.note(graph.Warn, "bad-reference-doi", fmt.Sprintf("%d references have a DOI that is none", odd.badDOI), odd.firstBad)
	}
}

// reference is one entry. What a book is called stands in volume-title; beside
// the title of an article it is where that appeared.
func (m *crMapper) reference(r *crReference, odd *oddReferences) (graph.Ref, bool) {
	ref := graph.Ref{
		Raw: graph.CleanText(string(r.Unstructured)), Author: graph.CleanText(string(r.Author)),
		Title: graph.CleanText(string(r.Article)), Source: graph.CleanText(string(r.Journal)),
		Volume: graph.CleanText(string(r.Volume)), Page: graph.CleanText(string(r.FirstPage)),
	}
	book, series := graph.CleanText(string(r.VolumeTitle)), graph.CleanText(string(r.Series))
	if ref.Title == "" && ref.Source == "" {
		ref.Title, book = book, ""
	}
	ref.Source = or(or(ref.Source, book), series)
	if y := parseDate(string(r.Year)).Year; m.in.Limits.sane(y) {
		ref.Year = y
	}
	ref.IDs = r.ids(odd)
	if len(ref.IDs) == 0 && ref.Raw == "" && ref.Title == "" {
		ref.Raw = or(printed(&ref), graph.CleanText(string(r.DOI)))
	}
	return ref, len(ref.IDs) > 0 || ref.Raw != "" || ref.Title != ""
}

// ids are the identifiers of a reference: as stated, else as printed.
func (r *crReference) ids(odd *oddReferences) []graph.ID {
	var ids idList
	if r.DOI != "" && !ids.doi(string(r.DOI)) {
		if odd.badDOI++; odd.firstBad == "" {
			odd.firstBad = string(r.DOI)
		}
	}
	if len(ids) == 0 && r.Unstructured != "" {
		ids.add(graph.FindDOI(graph.CleanText(string(r.Unstructured))))
	}
	if len(ids) == 0 {
		for _, text := range []jsonText{r.Unstructured, r.Journal, r.Volume, r.VolumeTitle, r.Article} {
			ids.add(graph.FindArXiv(string(text)))
		}
	}
	for _, isbn := range splitNumbers(string(r.ISBN)) {
		ids.make(graph.ISBN, isbn)
	}
	return ids
}

// printed puts a reference together that has no text and no title.
func printed(r *graph.Ref) string {
	var parts []string
	year := ""
	if r.Year != 0 {
		year = fmt.Sprint(r.Year)
	}
	for _, s := range []string{r.Author, year, r.Source, r.Volume, r.Page} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

// related adds the works that a relation says are cited, unless the reference
// list has them.
func (m *crMapper) related(list []crTyped) {
	if len(list) == 0 {
		return
	}
	listed := make(map[graph.ID]bool)
	for i := range m.rec.Refs {
		for _, id := range m.rec.Refs[i].IDs {
			listed[id] = true
		}
	}
	for _, to := range list {
		if id, ok := to.id(); ok && id.Scheme == graph.DOI && !listed[id] {
			listed[id] = true
			m.rec.Refs = append(m.rec.Refs, graph.Ref{IDs: []graph.ID{id}})
		}
	}
}

// id is the identifier of a work that a relation names.
func (t *crTyped) id() (graph.ID, bool) {
	switch strings.ToLower(t.IDType) {
	case "", "doi":
		return graph.MakeID(graph.DOI, t.ID)
	case "arxiv":
		return graph.MakeID(graph.ArXiv, t.ID)
	case "pmid":
		return graph.MakeID(graph.PMID, t.ID)
	}
	return graph.ID{}, false
}
