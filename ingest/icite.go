package ingest

import (
	"strings"

	"cocite/graph"
)

// iciteName is the source that counts name.
const iciteName = "icite"

// The columns of iCite.
const (
	icitePMID = iota
	iciteDOI
	iciteTitle
	iciteAuthors
	iciteYear
	iciteJournal
	iciteCount
	iciteCitedBy
	iciteReferences
)

// iciteSheet is the metadata of iCite, in which the Open Citation Collection of
// the NIH comes: references and citing works are lists of PMIDs.
func iciteSheet() sheetFormat {
	return sheetFormat{
		name: "icite", doc: "articles of NIH iCite as CSV, with what they cite and what cites them", code: "icite",
		columns: []sheetColumn{
			icitePMID:       {names: "pmid", kind: sheetID},
			iciteDOI:        {names: "doi"},
			iciteTitle:      {names: "title"},
			iciteAuthors:    {names: "authors"},
			iciteYear:       {names: "year"},
			iciteJournal:    {names: "journal"},
			iciteCount:      {names: "citation_count|Total Citations"},
			iciteCitedBy:    {names: "cited_by"},
			iciteReferences: {names: "references"},
		},
		claims: func(has hasHeading) bool {
			return has("pmid") && has("citation_count", "Total Citations", "cited_by", "references") &&
				has("is_research_article", "relative_citation_ratio", "citations_per_year")
		},
		record: iciteRecord,
	}
}

// iciteRecord makes a record of a row. A work that cites it becomes a stub, unless
// it has a row of its own.
func iciteRecord(row *sheetRow) (graph.Record, bool) {
	row.key = row.get(icitePMID)
	out := graph.Record{
		Title: pubmedTitle(row.value(iciteTitle)), Venue: graph.Venue{Abbrev: row.clean(iciteJournal)},
		CitedBy: row.count(iciteCount, iciteName),
	}
	var ids idList
	row.id(&ids, graph.PMID, icitePMID)
	row.id(&ids, graph.DOI, iciteDOI)
	if out.IDs = ids; len(ids) == 0 {
		row.problem("no-id", graph.Error, "a row without an identifier is left out", row.begin())
		return out, false
	}
	out.Venue.Name = out.Venue.Abbrev
	if out.Venue.Name != "" {
		out.Venue.Type = "journal"
	}
	out.Year, out.Date = row.date(iciteYear)
	iciteByline(row, &out)
	for _, id := range icitePMIDs(row, iciteReferences) {
		out.Refs = append(out.Refs, graph.Ref{IDs: []graph.ID{id}})
	}
	for _, id := range icitePMIDs(row, iciteCitedBy) {
		row.more = append(row.more, citingStub(row.line, id, ids[0]))
	}
	return out, true
}

// icitePMIDs are the articles in a list with blanks between.
func icitePMIDs(row *sheetRow, column int) []graph.ID {
	var out []graph.ID
	for number := range strings.FieldsSeq(row.value(column)) {
		id, ok := graph.MakeID(graph.PMID, number)
		if !ok {
			row.problem("bad-reference", graph.Error, "a cited or citing work is no number of PubMed and is left out", number)
			continue
		}
		out = append(out, id)
	}
	return out
}

// iciteByline reads "A B Makar, J J van den Hurk". A suffix may follow a comma.
func iciteByline(row *sheetRow, out *graph.Record) {
	for name := range strings.SplitSeq(row.value(iciteAuthors), ",") {
		name = graph.CleanText(name)
		if n := len(out.Authors); n > 0 && isNameSuffix(name) {
			out.Authors[n-1].Name = graph.ParseName(out.Authors[n-1].Name.Full + " " + name)
			continue
		}
		row.author(out, graph.ParseName(name))
	}
}
