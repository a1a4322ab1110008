package ingest

import (
	"fmt"
	"strings"

	"cocite/graph"
)

// The columns of Scopus.
const (
	scopusAuthors = iota
	scopusFullNames
	scopusAuthorIDs
	scopusTitle
	scopusYear
	scopusSource
	scopusVolume
	scopusIssue
	scopusArticleNo
	scopusPageStart
	scopusPageEnd
	scopusCitedBy
	scopusDOI
	scopusLink
	scopusAffiliations
	scopusAuthorPlaces
	scopusAbstract
	scopusAuthorKeywords
	scopusIndexKeywords
	scopusReferenceList
	scopusCorrespondence
	scopusISSN
	scopusISBN
	scopusPubMed
	scopusLanguage
	scopusAbbreviated
	scopusDocumentType
	scopusEID
)

// scopusSheet is the CSV that Scopus exports, of any year and with any choice of
// columns.
func scopusSheet() sheetFormat {
	return sheetFormat{
		name: "scopus-csv", doc: "CSV as exported by Scopus, with references in any of its three grammars", code: "scopus",
		columns: []sheetColumn{
			scopusAuthors:        {names: "Authors|Author Names"},
			scopusFullNames:      {names: "Author full names", optional: true},
			scopusAuthorIDs:      {names: "Author(s) ID|Author IDs|Author ID", kind: sheetID},
			scopusTitle:          {names: "Title|Titles|Document Title"},
			scopusYear:           {names: "Year|Publication Year"},
			scopusSource:         {names: "Source title|Publication Title"},
			scopusVolume:         {names: "Volume", kind: sheetPlace},
			scopusIssue:          {names: "Issue", kind: sheetPlace},
			scopusArticleNo:      {names: "Art. No.|Article Number|Article No.", optional: true},
			scopusPageStart:      {names: "Page start|Start page|Pages", kind: sheetPlace},
			scopusPageEnd:        {names: "Page end|End page", kind: sheetPlace},
			scopusCitedBy:        {names: "Cited by|Citations|Cited by count"},
			scopusDOI:            {names: "DOI"},
			scopusLink:           {names: "Link|URL", optional: true},
			scopusAffiliations:   {names: "Affiliations|Author Addresses"},
			scopusAuthorPlaces:   {names: "Authors with affiliations"},
			scopusAbstract:       {names: "Abstract"},
			scopusAuthorKeywords: {names: "Author Keywords"},
			scopusIndexKeywords:  {names: "Index Keywords|Indexed Keywords"},
			scopusReferenceList:  {names: "References|Cited References"},
			scopusCorrespondence: {names: "Correspondence Address", optional: true},
			scopusISSN:           {names: "ISSN"},
			scopusISBN:           {names: "ISBN", optional: true},
			scopusPubMed:         {names: "PubMed ID|PMID", kind: sheetID, optional: true},
			scopusLanguage:       {names: "Language of Original Document|Language", optional: true},
			scopusAbbreviated:    {names: "Abbreviated Source Title", optional: true},
			scopusDocumentType:   {names: "Document Type"},
			scopusEID:            {names: "EID", optional: true},
		},
		claims: claimsScopus,
		record: scopusRecord,
	}
}

// claimsScopus wants the authors, a title and the identifier of Scopus, or without
// it a column that no other database calls so.
func claimsScopus(has hasHeading) bool {
	if !has("Authors", "Author Names") || !has("Title", "Titles", "Document Title", "Source title") {
		return false
	}
	return has("EID") || has("Source title") && has("Author(s) ID", "Art. No.", "Authors with affiliations", "Language of Original Document", "Abbreviated Source Title")
}

// scopusRow is a row of Scopus.
type scopusRow struct{ *sheetRow }

// text is a cell, fit for people. What R writes where nothing is counts as empty.
func (r scopusRow) text(column int) string {
	if s := r.clean(column); s != "NA" {
		return s
	}
	return ""
}

// scopusRecord makes a record of a row. One without title, authors and identifiers
// is no work.
func scopusRecord(row *sheetRow) (graph.Record, bool) {
	r := scopusRow{row}
	r.key = r.text(scopusEID)
	out := graph.Record{
		Title: r.text(scopusTitle), Abstract: r.abstract(), Language: r.text(scopusLanguage),
		Volume: r.text(scopusVolume), Issue: r.text(scopusIssue), ArticleNo: r.text(scopusArticleNo),
	}
	out.Year, out.Date = r.date(scopusYear)
	out.PageFirst, out.PageLast = r.pages()
	out.Type, out.Retracted = scopusType(r.text(scopusDocumentType), out.Title)
	out.Venue = r.venue(out.Type, out.Title)
	out.IDs = r.ids(out.Type)
	out.Authors, out.AuthorsCut = r.authors()
	if out.Title == "" && len(out.Authors) == 0 && len(out.IDs) == 0 {
		r.problem("no-work", graph.Error, "a row without title, authors and identifiers is left out", r.begin())
		return graph.Record{}, false
	}
	out.Keywords = append(r.terms(scopusAuthorKeywords, "author"), r.terms(scopusIndexKeywords, "index")...)
	out.CitedBy = r.citedBy()
	out.Refs = r.references()
	return out, true
}

// abstract is the abstract, but for the words that stand where there is none.
func (r scopusRow) abstract() string {
	if s := r.text(scopusAbstract); !strings.EqualFold(s, "[No abstract available]") {
		return s
	}
	return ""
}

// pages are the first and the last page.
func (r scopusRow) pages() (first, last string) {
	first, last = r.text(scopusPageStart), r.text(scopusPageEnd)
	if last == "" {
		return splitPages(first)
	}
	return pageEnds(first, last)
}

// scopusType is the type of a record and whether it was retracted: Scopus says so
// in place of the type, or publishers do before the title.
func scopusType(documentType, title string) (kind string, retracted bool) {
	const mark = "retracted"
	if len(title) > len(mark) && strings.EqualFold(title[:len(mark)], mark) {
		rest := strings.TrimPrefix(strings.ToLower(title[len(mark):]), " article")
		retracted = strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, " :")
	}
	return scopusKind(documentType), retracted || strings.EqualFold(documentType, mark)
}

// scopusKind is the type of a record for a document type; "" if there is none.
func scopusKind(s string) string {
	switch strings.ToLower(s) {
	case "":
		return ""
	case "business article", "article in press":
		return "article"
	}
	if kind := documentType(s); kind != "" {
		return kind
	}
	return "other"
}

// venue is the journal, the proceedings or the book. The title of a book is not
// its own source.
func (r scopusRow) venue(kind, title string) graph.Venue {
	v := graph.Venue{Name: r.text(scopusSource), Abbrev: r.text(scopusAbbreviated)}
	v.ISSN = addISSNs(nil, r.text(scopusISSN))
	if kind == "book" && strings.EqualFold(v.Name, title) {
		return graph.Venue{ISSN: v.ISSN}
	}
	if v.Name != "" {
		v.Type = venueType(kind)
	}
	return v
}

// ids are the identifiers. The link holds that of Scopus, and the DOI.
func (r scopusRow) ids(kind string) []graph.ID {
	var ids idList
	if doi := r.text(scopusDOI); doi != "" && !ids.doi(doi) {
		r.problem("bad-doi", graph.Warn, "the column DOI holds no DOI", doi)
	}
	ids.make(graph.PMID, r.text(scopusPubMed))
	ids.make(graph.EID, r.text(scopusEID))
	ids.url(r.text(scopusLink))
	if hasISBN(kind) {
		for _, isbn := range splitNumbers(r.text(scopusISBN)) {
			ids.make(graph.ISBN, isbn)
		}
	}
	return ids
}

// terms are the keywords of a column.
func (r scopusRow) terms(column int, scheme string) []graph.Keyword {
	if r.text(column) == "" {
		return nil
	}
	return r.keywords(column, ";", scheme)
}

// citedBy is the number of citations. Scopus leaves the cell empty for none.
func (r scopusRow) citedBy() graph.Count {
	if r.has(scopusCitedBy) && r.text(scopusCitedBy) == "" {
		return graph.Count{Known: true, By: "scopus"}
	}
	return r.count(scopusCitedBy, "scopus")
}

// references are the works that the work cites.
func (r scopusRow) references() []graph.Ref {
	refs, mended := scopusReferences(r.text(scopusReferenceList))
	if mended > 0 {
		r.problem("glued-references", graph.Warn, fmt.Sprintf("%d references are not set apart from the one before; they were found by their authors", mended), "")
	}
	return refs
}
