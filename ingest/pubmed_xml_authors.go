package ingest

import (
	"strings"

	"cocite/graph"
)

// authors reads the by-line. Editors and investigators are no authors. A whole
// book has its authors in the description of the book.
func (w *pubmedWork) authors() {
	parent := w.article
	if w.book != nil && !w.isChapter() && parent.find("AuthorList") == nil {
		parent = w.book
	}
	for list := range parent.all("AuthorList") {
		if strings.HasPrefix(list.attr("Type"), "editor") {
			continue
		}
		w.out.AuthorsCut = w.out.AuthorsCut || list.attr("CompleteYN") == "N"
		for e := range list.all("Author") {
			w.author(e)
		}
	}
	// Before 2014 there was one address, that of the first author.
	if address := w.article.get("Affiliation"); address != "" && len(w.out.Authors) > 0 {
		first := &w.out.Authors[0]
		first.Affiliations = addAddress(first.Affiliations, address)
	}
}

// author adds one name. A name that was printed wrongly and corrected later is
// there twice, the wrong one marked as invalid.
func (w *pubmedWork) author(e *xmlElement) {
	name := pubmedName(e)
	switch {
	case e.attr("ValidYN") == "N":
		w.problem(e, "invalid-author", graph.Info, "a name that PubMed calls invalid is left out", name.Full)
		return
	case isOthers(name.Full):
		w.out.AuthorsCut = true
		return
	case graph.PlaceholderName(name.Full):
		w.problem(e, "placeholder-name", graph.Info, "a name stands for nobody and is left out", name.Full)
		return
	}
	a := graph.Author{Name: name, ORCID: w.orcid(e)}
	for info := range e.all("AffiliationInfo") {
		a.Affiliations = addPubmedPlace(a.Affiliations, info)
	}
	if address := e.get("Affiliation"); address != "" {
		a.Affiliations = addAddress(a.Affiliations, address)
	}
	w.out.Authors = append(w.out.Authors, a)
}

// pubmedName is the name of an author, a person's or a group's.
func pubmedName(e *xmlElement) graph.Name {
	if group := graph.CleanText(pubmedText(e.find("CollectiveName"))); group != "" {
		return graph.Name{Full: group, Org: true}
	}
	given := e.get("ForeName")
	if given == "" {
		given = strings.TrimSpace(e.get("FirstName") + " " + e.get("MiddleName"))
	}
	return graph.NewName(e.get("LastName"), or(given, e.get("Initials")), "", e.get("Suffix"))
}

// orcid is the ORCID of an author, "" if there is none.
func (w *pubmedWork) orcid(author *xmlElement) string {
	for e := range author.all("Identifier") {
		text := strings.TrimSpace(e.content())
		if !strings.EqualFold(e.attr("Source"), "ORCID") || text == "" {
			continue
		}
		if orcid := graph.ParseORCID(text); orcid != "" {
			return orcid
		}
		w.problem(e, "bad-orcid", graph.Warn, "an ORCID is wrong and is left out", text)
	}
	return ""
}

// addPubmedPlace adds the affiliations of one AffiliationInfo, with the
// identifiers of the institution if there is just one.
func addPubmedPlace(list []graph.Affiliation, info *xmlElement) []graph.Affiliation {
	before := len(list)
	list = addAddress(list, pubmedText(info.find("Affiliation")))
	if len(list) != before+1 {
		return list
	}
	a := &list[before]
	for e := range info.all("Identifier") {
		switch strings.ToUpper(e.attr("Source")) {
		case "ROR":
			a.ROR = or(a.ROR, graph.ParseROR(strings.TrimSpace(e.content())))
		case "GRID":
			if id, ok := graph.MakeID(graph.GRID, strings.TrimSpace(e.content())); ok {
				a.ID = id
			}
		}
	}
	return list
}
