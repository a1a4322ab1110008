package ingest

import (
	"strings"

	"cocite/graph"
)

// dimName is the source that counts name.
const dimName = "dimensions"

// The columns of an export of Dimensions.
const (
	dimID = iota
	dimURL
	dimDOI
	dimPMID
	dimPMCID
	dimISBN
	dimTitle
	dimAbstract
	dimSource
	dimAnthology
	dimISSN
	dimMeSH
	dimDate
	dimYear
	dimOnline
	dimPrint
	dimVolume
	dimIssue
	dimPages
	dimType
	dimDocument
	dimAuthors
	dimRaw
	dimAffiliations
	dimCorresponding
	dimOrgs
	dimGRID
	dimROR
	dimCountries
	dimCitedBy
	dimFields
	dimRefs
)

// dimensionsSheet is the CSV of publications that Dimensions exports. A line about
// the data may stand before the headings. Only the export for bibliometric mapping
// has references.
func dimensionsSheet() sheetFormat {
	return sheetFormat{
		name: "dimensions", doc: "publications of Dimensions as CSV", code: "dimensions",
		columns: dimColumns(),
		claims: func(has hasHeading) bool {
			return has("Publication ID") && has("Dimensions URL", "PubYear", "Source Linkout", "Authors (Raw Affiliation)")
		},
		record: dimRecord,
	}
}

// dimColumns are the headings, which change over the years.
func dimColumns() []sheetColumn {
	return []sheetColumn{
		dimID:        {names: "Publication ID", kind: sheetID},
		dimURL:       {names: "Dimensions URL", optional: true},
		dimDOI:       {names: "DOI"},
		dimPMID:      {names: "PMID", kind: sheetID, optional: true},
		dimPMCID:     {names: "PMCID", optional: true},
		dimISBN:      {names: "ISBN", kind: sheetID, optional: true},
		dimTitle:     {names: "Title"},
		dimAbstract:  {names: "Abstract", optional: true},
		dimSource:    {names: "Source title|Source title/Anthology title|Source"},
		dimAnthology: {names: "Anthology title|Book title", optional: true},
		dimISSN:      {names: "ISSN|ISSNs", optional: true},
		dimMeSH:      {names: "MeSH terms", optional: true},
		dimDate:      {names: "Publication date|Date", optional: true},
		dimYear:      {names: "PubYear|Publication year|Year"},
		dimOnline:    {names: "Publication date (online)|Online date", optional: true},
		dimPrint:     {names: "Publication date (print)|Print date", optional: true},
		dimVolume:    {names: "Volume", kind: sheetPlace},
		dimIssue:     {names: "Issue", kind: sheetPlace},
		dimPages:     {names: "Pagination|Pages", kind: sheetPlace},
		dimType:      {names: "Publication Type"},
		dimDocument:  {names: "Document Type", optional: true},
		dimAuthors:   {names: "Authors"},
		dimRaw:       {names: "Authors (Raw Affiliation)|Authors (Raw Affiliations)", optional: true},
		dimAffiliations: {
			names:    "Authors Affiliations|Authors Affiliations - Name of Research organization|Authors' Affiliations|Author Affiliations",
			optional: true,
		},
		dimCorresponding: {names: "Corresponding Authors|Corresponding Author", optional: true},
		dimOrgs: {
			names:    "Research Organizations - standardized|Research Organizations standardized|Research Organizations",
			optional: true,
		},
		dimGRID: {names: "GRID IDs|GRID ID", optional: true},
		dimROR:  {names: "ROR IDs|ROR ID", optional: true},
		dimCountries: {
			names: "Country of standardized research organization|Country of Research organization|" +
				"Authors Affiliations - Country of Research organization|Country",
			optional: true,
		},
		dimCitedBy: {names: "Times cited"},
		dimFields: {
			names:    "Fields of Research (ANZSRC 2020)|FOR (ANZSRC) Categories|Fields of Research (ANZSRC 2008)|Fields of Research",
			optional: true,
		},
		dimRefs: {names: "Cited references"},
	}
}

// dimRecord makes a record of a row.
func dimRecord(row *sheetRow) (graph.Record, bool) {
	row.key = row.get(dimID)
	out := graph.Record{
		Title: row.clean(dimTitle), Type: dimWorkType(row.get(dimType), row.get(dimDocument)), Abstract: row.clean(dimAbstract),
		Volume: row.clean(dimVolume), Issue: row.clean(dimIssue), Classes: row.list(dimFields, ";"),
		CitedBy: row.count(dimCitedBy, dimName), Keywords: meshHeadings(nil, row.list(dimMeSH, ";")),
	}
	out.IDs = dimIDs(row, out.Type)
	if out.Title == "" && len(out.IDs) == 0 {
		row.problem("nothing", graph.Error, "a row without a title and without an identifier is left out", row.begin())
		return out, false
	}
	if row.get(dimDate) != "" {
		out.Year, out.Date = row.date(dimYear, dimDate)
	} else {
		out.Year, out.Date = row.date(dimYear, dimOnline, dimPrint)
	}
	out.PageFirst, out.PageLast = splitPages(row.clean(dimPages))
	out.Venue = dimVenue(row, out.Type)
	dimByline(row, &out)
	out.Refs = dimReferences(row)
	return out, true
}

// dimIDs are the identifiers; the address at Dimensions ends in one.
func dimIDs(row *sheetRow, recordType string) []graph.ID {
	var ids idList
	row.id(&ids, graph.Dim, dimID)
	if len(ids) == 0 {
		ids.make(graph.Dim, row.get(dimURL))
	}
	row.id(&ids, graph.DOI, dimDOI)
	row.id(&ids, graph.PMID, dimPMID)
	row.id(&ids, graph.PMCID, dimPMCID)
	if hasISBN(recordType) {
		for _, isbn := range splitNumbers(row.get(dimISBN)) {
			ids.make(graph.ISBN, isbn)
		}
	}
	return ids
}

// dimVenue is the journal; of a chapter or a paper at a conference the book that
// holds it, else the series.
func dimVenue(row *sheetRow, recordType string) graph.Venue {
	v := graph.Venue{Name: row.clean(dimSource), ISSN: addISSNs(nil, row.get(dimISSN))}
	if book := row.clean(dimAnthology); book != "" && (v.Name == "" || recordType == "book-chapter" || recordType == "proceedings-article") {
		v.Name = book
	}
	if v.Name != "" {
		v.Type = venueType(recordType)
	}
	return v
}

// dimWorkType is the type of a record for the type of a publication, which says
// how it appeared, and that of the document, which newer exports have.
func dimWorkType(publication, document string) string {
	switch strings.ToLower(document) {
	case "review article", "systematic review":
		return "review"
	case "editorial":
		return "editorial"
	case "letter to editor", "letter":
		return "letter"
	case "correction erratum", "correction", "erratum":
		return "erratum"
	case "retraction":
		return "retraction"
	case "book review":
		return "book-review"
	}
	switch p := strings.ToLower(publication); p {
	case "article", "preprint", "book", "proceedings", "dissertation", "report":
		return p
	case "chapter":
		return "book-chapter"
	case "proceeding":
		return "proceedings-article"
	case "monograph", "edited book":
		return "book"
	case "":
		return ""
	}
	return "other"
}
