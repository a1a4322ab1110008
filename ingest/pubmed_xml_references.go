package ingest

import (
	"regexp"
	"strings"

	"cocite/graph"
)

// references reads the lists of cited works, which may be nested, and the links
// of older files. Other links between works, such as comments and corrections,
// are no citations; one to a retraction marks the work.
func (w *pubmedWork) references() {
	w.out.RefCount = pubmedCount(w.citation.get("NumberOfReferences"))
	for list := range w.data.all("ReferenceList") {
		w.referenceList(list)
	}
	listed := map[graph.ID]bool{}
	for i := range w.out.Refs {
		for _, id := range w.out.Refs[i].IDs {
			listed[id] = true
		}
	}
	for e := range w.citation.find("CommentsCorrectionsList").all("CommentsCorrections") {
		switch e.attr("RefType") {
		case "Cites":
			w.cites(e, listed)
		case "RetractionIn":
			w.out.Retracted = true
		}
	}
}

// referenceList reads a list of references and the lists inside.
func (w *pubmedWork) referenceList(list *xmlElement) {
	for e := range list.children() {
		switch e.name {
		case "ReferenceList":
			w.referenceList(e)
		case "Reference":
			w.reference(e)
		}
	}
}

// reference adds one reference, with the identifiers of the work that it cites.
func (w *pubmedWork) reference(e *xmlElement) {
	ref := pubmedCitation(pubmedText(e.find("Citation")))
	ids := idList(nil)
	for list := range e.all("ArticleIdList") {
		for id := range list.all("ArticleId") {
			if id.attr("IdType") == "doi" {
				ids.doi(strings.TrimSpace(id.content()))
			} else {
				ids.pubmed(id)
			}
		}
	}
	if id, ok := graph.FindDOI(ref.Raw); ok {
		ids.add(id, ok)
	}
	ref.IDs = ids
	if ref.Raw == "" && len(ref.IDs) == 0 {
		w.problem(e, "empty-reference", graph.Warn, "a reference without text and identifier is left out", "")
		return
	}
	w.out.Refs = append(w.out.Refs, ref)
}

// cites adds a reference of the older kind, unless it is listed.
func (w *pubmedWork) cites(e *xmlElement, listed map[graph.ID]bool) {
	ref := pubmedCitation(pubmedText(e.find("RefSource")))
	id, ok := graph.MakeID(graph.PMID, e.get("PMID"))
	switch {
	case ok && listed[id]:
		return
	case ok:
		ref.IDs, listed[id] = []graph.ID{id}, true
	case ref.Raw == "":
		w.problem(e, "empty-reference", graph.Warn, "a reference without text and identifier is left out", "")
		return
	}
	w.out.Refs = append(w.out.Refs, ref)
}

// What PubMed prints of a cited work: "J Biol Chem. 1988 Mar 5;263(7):3086-91".
// Others write authors and title before it.
var (
	pubmedIssue  = regexp.MustCompile(`\b((?:1[5-9]|20)\d\d)\b[^;:.()]{0,20}; ?(\d+)?(?: ?\([^()]{0,30}\))?: ?([A-Za-z]{0,4}\d+)`)
	pubmedSource = regexp.MustCompile(`^([^.;:]{1,120})\. ((?:1[5-9]|20)\d\d)\b`)
)

// pubmedCitation reads a cited work as printed, as far as its form is clear.
func pubmedCitation(raw string) graph.Ref {
	ref := graph.Ref{Raw: graph.CleanText(raw)}
	issue := pubmedIssue.FindStringSubmatchIndex(ref.Raw)
	if issue == nil {
		return ref
	}
	part := func(i int) string {
		if issue[2*i] < 0 {
			return ""
		}
		return ref.Raw[issue[2*i]:issue[2*i+1]]
	}
	ref.Year, ref.Volume, ref.Page = number(part(1)), part(2), part(3)
	if m := pubmedSource.FindStringSubmatchIndex(ref.Raw); m != nil && m[4] == issue[2] {
		ref.Source = ref.Raw[m[2]:m[3]]
	}
	return ref
}
