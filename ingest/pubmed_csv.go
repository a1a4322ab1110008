package ingest

import (
	"regexp"
	"strings"

	"cocite/graph"
)

// The columns of the CSV that PubMed saves.
const (
	pubmedCSVID = iota
	pubmedCSVTitle
	pubmedCSVAuthors
	pubmedCSVCitation
	pubmedCSVJournal
	pubmedCSVYear
	pubmedCSVPMCID
	pubmedCSVDOI
	pubmedCSVAbstract
)

// pubmedSheet is the CSV that the site of PubMed saves. It has no references, and
// the date on which a record was created says nothing of the work.
func pubmedSheet() sheetFormat {
	return sheetFormat{
		name: "pubmed-csv", doc: "search results of PubMed as CSV", code: "pubmed",
		columns: []sheetColumn{
			pubmedCSVID:       {names: "PMID", kind: sheetID},
			pubmedCSVTitle:    {names: "Title"},
			pubmedCSVAuthors:  {names: "Authors"},
			pubmedCSVCitation: {names: "Citation"},
			pubmedCSVJournal:  {names: "Journal/Book"},
			pubmedCSVYear:     {names: "Publication Year"},
			pubmedCSVPMCID:    {names: "PMCID"},
			pubmedCSVDOI:      {names: "DOI"},
			pubmedCSVAbstract: {names: "Abstract", optional: true},
		},
		claims: func(has hasHeading) bool {
			return has("PMID") && (has("Journal/Book") || has("Citation") && has("First Author") && has("Create Date"))
		},
		record: pubmedCSVRecord,
	}
}

// pubmedCSVRecord makes a record of a row.
func pubmedCSVRecord(row *sheetRow) (graph.Record, bool) {
	row.key = row.get(pubmedCSVID)
	out := graph.Record{Title: pubmedTitle(row.get(pubmedCSVTitle)), Abstract: row.clean(pubmedCSVAbstract)}
	var ids idList
	row.id(&ids, graph.PMID, pubmedCSVID)
	row.id(&ids, graph.DOI, pubmedCSVDOI)
	row.id(&ids, graph.PMCID, pubmedCSVPMCID)
	cited := parsePubMedPlace(row.clean(pubmedCSVCitation))
	ids.add(graph.FindDOI(cited.rest))
	out.IDs = ids
	if out.Title == "" && len(ids) == 0 {
		row.problem("nothing", graph.Error, "a row without a title and without an identifier is left out", row.begin())
		return out, false
	}
	out.Venue = graph.Venue{Name: row.clean(pubmedCSVJournal), Abbrev: cited.journal}
	out.Year, out.Date = row.date(pubmedCSVYear)
	if d := pubmedDate(cited.date); d.Year == out.Year || out.Year == 0 && row.in.Limits.sane(d.Year) {
		out.Year, out.Date = d.Year, d.String()
	}
	out.Volume, out.Issue = cited.volume, cited.issue
	out.PageFirst, out.PageLast = pubmedPages(cited.pages)
	pubmedCSVByline(row, &out)
	return out, true
}

// pubmedPlace is where a work appeared: "Econ Bot. 2021 Mar 4;75(2):101-10.
// doi: 10.1000/x. Epub 2021 Jan 3."
type pubmedPlace struct{ journal, date, volume, issue, pages, rest string }

// pubmedPlaceText finds the parts of a citation behind the journal.
var pubmedPlaceText = regexp.MustCompile(`^((?:1[5-9]|20)\d\d[^;:.]*)(?:;([^:(.]*)(?:\(([^)]*)\))?)?(?::(.*?))?(?:\.$|\. |$)(.*)$`)

// parsePubMedPlace takes a citation apart. What does not have the usual shape
// stays empty.
func parsePubMedPlace(s string) pubmedPlace {
	for from := 0; ; {
		i := strings.Index(s[from:], ". ")
		if i < 0 {
			return pubmedPlace{rest: s}
		}
		from += i + len(". ")
		if m := pubmedPlaceText.FindStringSubmatch(s[from:]); m != nil {
			return pubmedPlace{
				journal: s[:from-len(". ")], date: m[1], volume: strings.TrimSpace(m[2]), issue: strings.TrimSpace(m[3]),
				pages: strings.TrimSpace(m[4]), rest: m[5],
			}
		}
	}
}

// pubmedCSVByline reads "Lira R, de Oliveira Filho ASB; A Study Group." Groups
// stand between semicolons.
func pubmedCSVByline(row *sheetRow, out *graph.Record) {
	parts := strings.Split(withoutFullStop(row.clean(pubmedCSVAuthors)), ";")
	for _, part := range parts {
		names := strings.Split(part, ",")
		if len(parts) > 1 && !shortNames(names) {
			row.author(out, graph.Name{Full: strings.TrimSpace(part), Org: true})
			continue
		}
		for _, name := range names {
			row.author(out, medlineShortName(name))
		}
	}
}

// shortNames tells whether all names end in initials, perhaps with a suffix behind.
func shortNames(names []string) bool {
	for _, name := range names {
		if n := medlineShortName(name); n.Org || n.Given == "" || n.Given != strings.ToUpper(n.Given) {
			return false
		}
	}
	return true
}
