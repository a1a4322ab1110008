package ingest

import (
	"slices"
	"strings"

	"cocite/graph"
)

// lensName is the source that counts name.
const lensName = "lens"

// The columns of a scholarly export of Lens.
const (
	lensID = iota
	lensTitle
	lensDate
	lensYear
	lensType
	lensSource
	lensISSN
	lensAuthors
	lensAbstract
	lensVolume
	lensIssue
	lensFirstPage
	lensLastPage
	lensFields
	lensKeywords
	lensMeSH
	lensChemicals
	lensURL
	lensPMID
	lensDOI
	lensMAG
	lensOpenAlex
	lensPMCID
	lensReferences
	lensCitedBy
	lensLanguage
)

// lensSheet is the CSV of scholarly works that The Lens exports. References are
// identifiers of Lens.
func lensSheet() sheetFormat {
	return sheetFormat{
		name: "lens-csv", doc: "scholarly works of The Lens as CSV", code: "lens",
		columns: []sheetColumn{
			lensID:         {names: "Lens ID", kind: sheetID},
			lensTitle:      {names: "Title"},
			lensDate:       {names: "Date Published|Publication Date"},
			lensYear:       {names: "Publication Year|Year Published"},
			lensType:       {names: "Publication Type"},
			lensSource:     {names: "Source Title"},
			lensISSN:       {names: "ISSNs|ISSN"},
			lensAuthors:    {names: "Author/s|Author(s)|Author"},
			lensAbstract:   {names: "Abstract"},
			lensVolume:     {names: "Volume", kind: sheetPlace},
			lensIssue:      {names: "Issue Number|Issue", kind: sheetPlace},
			lensFirstPage:  {names: "Start Page", kind: sheetPlace},
			lensLastPage:   {names: "End Page", kind: sheetPlace},
			lensFields:     {names: "Fields of Study|Field of Study"},
			lensKeywords:   {names: "Keywords"},
			lensMeSH:       {names: "MeSH Terms"},
			lensChemicals:  {names: "Chemicals", optional: true},
			lensURL:        {names: "External URL", optional: true},
			lensPMID:       {names: "PMID", kind: sheetID},
			lensDOI:        {names: "DOI"},
			lensMAG:        {names: "Microsoft Academic ID|MAG ID", kind: sheetID, optional: true},
			lensOpenAlex:   {names: "OpenAlex ID", optional: true},
			lensPMCID:      {names: "PMCID", optional: true},
			lensReferences: {names: "References"},
			lensCitedBy:    {names: "Citing Works Count|Scholarly Citation Count|Citing Scholarly Works Count|Scholarly Citations Count"},
			lensLanguage:   {names: "Language", optional: true},
		},
		claims: func(has hasHeading) bool {
			return has("Lens ID") && has("Title", "Author/s", "References") && !has("Jurisdiction", "Publication Number")
		},
		record: lensRecord,
	}
}

// lensRecord makes a record of a row.
func lensRecord(row *sheetRow) (graph.Record, bool) {
	row.key = row.get(lensID)
	out := graph.Record{
		Title: row.clean(lensTitle), Type: lensWorkType(row.get(lensType)), Abstract: row.clean(lensAbstract),
		Volume: row.clean(lensVolume), Issue: row.clean(lensIssue), Language: row.clean(lensLanguage),
		Classes: row.list(lensFields, ";"), CitedBy: row.count(lensCitedBy, lensName),
	}
	out.IDs = lensIDs(row)
	if out.Title == "" && len(out.IDs) == 0 {
		row.problem("nothing", graph.Error, "a row without a title and without an identifier is left out", row.begin())
		return out, false
	}
	out.Year, out.Date = row.date(lensYear, lensDate)
	out.PageFirst, out.PageLast = pageColumns(row.clean(lensFirstPage), row.clean(lensLastPage))
	out.Venue = graph.Venue{Name: row.clean(lensSource), ISSN: addISSNs(nil, row.get(lensISSN))}
	if out.Venue.Name != "" {
		out.Venue.Type = venueType(out.Type)
	}
	for _, name := range row.list(lensAuthors, ";") {
		row.author(&out, graph.ParseName(strings.TrimRight(name, ", ")))
	}
	out.Keywords = lensTerms(row)
	out.Refs = lensRefs(row)
	return out, true
}

// lensIDs are the identifiers. A work can have several of Microsoft Academic:
// Lens has joined what was apart there.
func lensIDs(row *sheetRow) []graph.ID {
	var ids idList
	row.id(&ids, graph.Lens, lensID)
	row.id(&ids, graph.DOI, lensDOI)
	row.id(&ids, graph.PMID, lensPMID)
	row.id(&ids, graph.PMCID, lensPMCID)
	row.id(&ids, graph.OpenAlex, lensOpenAlex)
	ids.url(row.get(lensURL))
	for _, number := range row.list(lensMAG, ";") {
		if id, ok := graph.MakeID(graph.MAG, number); ok && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// lensTerms are the keywords of authors, the subject headings and the substances.
func lensTerms(row *sheetRow) []graph.Keyword {
	var out []graph.Keyword
	for _, term := range row.list(lensKeywords, ";") {
		out = addKeyword(out, term, "author")
	}
	out = meshHeadings(out, row.list(lensMeSH, ";"))
	for _, term := range row.list(lensChemicals, ";") {
		out = addKeyword(out, term, "chemical")
	}
	return out
}

// lensRefs are the works that a row cites.
func lensRefs(row *sheetRow) []graph.Ref {
	text := row.value(lensReferences)
	if text == "" {
		return nil
	}
	refs := make([]graph.Ref, 0, (len(text)+2)/21)
	for part := range strings.SplitSeq(text, ";") {
		id, ok := graph.MakeID(graph.Lens, part)
		switch {
		case ok:
			refs = append(refs, graph.Ref{IDs: []graph.ID{id}})
		case strings.TrimSpace(part) != "":
			row.problem("bad-reference", graph.Error, "a reference is no identifier of Lens and is left out", part)
		}
	}
	return slices.Clip(refs)
}

// lensWorkType is the type of a record for a publication type of Lens, in CSV
// ("journal article") and in JSON.
func lensWorkType(s string) string {
	s = strings.ToLower(strings.ReplaceAll(s, "_", " "))
	switch s {
	case "", "unknown":
		return ""
	case "journal article", "clinical trial", "clinical study":
		return "article"
	case "conference proceedings article":
		return "proceedings-article"
	case "conference proceedings":
		return "proceedings"
	case "book chapter", "reference entry":
		return strings.ReplaceAll(s, " ", "-")
	case "journal", "journal issue", "journal volume":
		return "journal"
	case "working paper":
		return "report"
	case "libguide":
		return "libguides"
	case "book", "dataset", "dissertation", "editorial", "letter", "preprint", "report", "review", "software", "standard":
		return s
	}
	return "other"
}
