package ingest

import (
	"strings"

	"cocite/graph"
)

// title is that of the article or the chapter, else that of the book. One in
// another language counts where there is no English one.
func (w *pubmedWork) title() {
	for _, e := range []*xmlElement{
		w.article.find("ArticleTitle"), w.article.find("VernacularTitle"), w.book.find("BookTitle"),
	} {
		if w.out.Title = pubmedTitle(pubmedText(e)); w.out.Title != "" {
			return
		}
	}
}

// recordType is the type by the publication types; a book is one, or a part of it.
func (w *pubmedWork) recordType() string {
	var names []string
	for _, parent := range []*xmlElement{w.article, w.article.find("PublicationTypeList")} {
		for e := range parent.all("PublicationType") {
			names = append(names, strings.TrimSpace(e.content()))
		}
	}
	w.out.Retracted = isRetracted(names)
	switch {
	case w.isChapter():
		return "book-chapter"
	case w.book != nil:
		return "book"
	}
	return or(pubmedType(names), "article")
}

// isChapter tells a part of a book.
func (w *pubmedWork) isChapter() bool {
	return w.book != nil && w.article.get("ArticleTitle") != ""
}

// venue is the journal, or the book around a chapter.
func (w *pubmedWork) venue() {
	journal, info := w.article.find("Journal"), w.citation.find("MedlineJournalInfo")
	v := graph.Venue{
		Name:   graph.CleanText(or(journal.get("Title"), info.get("MedlineTA"))),
		Abbrev: graph.CleanText(or(journal.get("ISOAbbreviation"), info.get("MedlineTA"))),
	}
	switch {
	case w.isChapter():
		v.Name = pubmedTitle(pubmedText(w.book.find("BookTitle")))
		v.Type = venueType(w.out.Type)
	case v.Name != "":
		v.Type = pubmedVenueType(w.out.Type)
	}
	for e := range journal.all("ISSN") {
		v.ISSN = addISSNs(v.ISSN, e.content())
	}
	v.ISSN = addISSNs(v.ISSN, info.get("ISSNLinking"))
	w.out.Venue = v
}

// date is that of the issue, else that of publication online.
func (w *pubmedWork) date() {
	dates := []*xmlElement{
		w.article.find("Journal", "JournalIssue", "PubDate"), w.article.find("ArticleDate"),
		w.book.find("PubDate"), w.citation.find("ContributionDate"),
	}
	for _, e := range dates {
		d := pubmedDateOf(e)
		switch {
		case d.Year != 0 && w.in.Limits.sane(d.Year):
			w.out.Year, w.out.Date = d.Year, d.String()
			return
		case strings.TrimSpace(e.content()) != "":
			w.problem(e, "bad-year", graph.Warn, "no work is of this year", graph.CleanText(e.content()))
			return
		}
	}
}

// pubmedDateOf reads Year, Month and Day, or a MedlineDate.
func pubmedDateOf(e *xmlElement) partialDate {
	if text := e.get("MedlineDate"); text != "" {
		return pubmedDate(text)
	}
	year := e.get("Year")
	if leadingDigits(year) != 4 {
		return partialDate{}
	}
	d := partialDate{Year: number(year[:4])}
	month := e.get("Month")
	if leadingDigits(month) == len(month) {
		d.Month = number(month)
	} else {
		d.Month = parseDate(month).Month
	}
	if day := e.get("Day"); leadingDigits(day) == len(day) {
		d.Day = number(day)
	}
	return d.valid()
}

// issue sets volume, issue and pages.
func (w *pubmedWork) issue() {
	issue := w.article.find("Journal", "JournalIssue")
	w.out.Volume = graph.CleanText(or(issue.get("Volume"), w.book.get("Volume")))
	w.out.Issue = graph.CleanText(issue.get("Issue"))
	pages := w.article.find("Pagination")
	if text := graph.CleanText(pages.get("MedlinePgn")); text != "" {
		w.out.PageFirst, w.out.PageLast = pubmedPages(text)
		return
	}
	first, last := pageEnds(graph.CleanText(pages.get("StartPage")), graph.CleanText(pages.get("EndPage")))
	w.out.PageFirst, w.out.PageLast = first, fullLastPage(first, last)
}

// ids collects the identifiers of the work itself; those of its references are
// elsewhere.
func (w *pubmedWork) ids() {
	var ids idList
	ids.make(graph.PMID, w.pmid)
	for e := range w.article.all("ELocationID") {
		if e.attr("EIdType") == "doi" && e.attr("ValidYN") != "N" {
			w.doi(&ids, e)
		}
	}
	for _, list := range []*xmlElement{w.data.find("ArticleIdList"), w.citation.find("ArticleIdList")} {
		for e := range list.all("ArticleId") {
			if e.attr("IdType") == "doi" {
				w.doi(&ids, e)
			} else {
				ids.pubmed(e)
			}
		}
	}
	for e := range w.citation.all("OtherID") {
		if text := strings.TrimSpace(e.content()); strings.HasPrefix(text, "PMC") {
			text, _, _ = strings.Cut(text, " ")
			ids.make(graph.PMCID, text)
		}
	}
	for isbn := range w.book.all("Isbn") {
		if hasISBN(w.out.Type) {
			ids.make(graph.ISBN, isbn.content())
		}
	}
	w.out.IDs = ids
}

// doi adds a DOI.
func (w *pubmedWork) doi(ids *idList, e *xmlElement) {
	if text := strings.TrimSpace(e.content()); text != "" && !ids.doi(text) {
		w.problem(e, "bad-doi", graph.Warn, "a value marked as DOI is none", text)
	}
}

// pubmed adds an ArticleId that is no DOI.
func (l *idList) pubmed(e *xmlElement) {
	text := strings.TrimSpace(e.content())
	switch e.attr("IdType") {
	case "pubmed":
		l.make(graph.PMID, text)
	case "pmc", "pmcid":
		l.make(graph.PMCID, strings.TrimSuffix(strings.TrimPrefix(text, "pmc-id: "), ";"))
	}
}

// keywords are the subject headings without their qualifiers, and the terms of
// authors and of other indexers.
func (w *pubmedWork) keywords() {
	for e := range w.citation.find("MeshHeadingList").all("MeshHeading") {
		w.out.Keywords = addKeyword(w.out.Keywords, e.get("DescriptorName"), "mesh")
	}
	for list := range w.citation.all("KeywordList") {
		scheme := pubmedScheme(list.attr("Owner"))
		for e := range list.all("Keyword") {
			w.out.Keywords = addKeyword(w.out.Keywords, pubmedText(e), scheme)
		}
	}
}
