package ingest

import (
	"strings"

	"cocite/graph"
)

// The columns of Zotero that become fields of an item.
const (
	zoCSVKey = iota
	zoCSVType
	zoCSVYear
	zoCSVAuthors
	zoCSVTitle
	zoCSVPublication
	zoCSVISBN
	zoCSVISSN
	zoCSVDOI
	zoCSVURL
	zoCSVAbstract
	zoCSVDate
	zoCSVPages
	zoCSVIssue
	zoCSVVolume
	zoCSVAbbreviation
	zoCSVLanguage
	zoCSVExtra
	zoCSVTags
	zoCSVAutoTags
	zoCSVNumber
	zoCSVConference
	zoCSVMakers // the first of the columns for those who are authors of some type
)

// zoCSVRoles are the columns from zoCSVMakers on, as the roles of JSON name them.
var zoCSVRoles = []struct{ heading, role string }{
	{"Inventor", "inventor"}, {"Programmer", "programmer"}, {"Presenter", "presenter"}, {"Podcaster", "podcaster"},
	{"Director", "director"}, {"Performer", "performer"}, {"Artist", "artist"}, {"Cartographer", "cartographer"},
	{"Interviewee", "interviewee"}, {"Sponsor", "sponsor"},
}

// zoteroSheet is the CSV that Zotero exports.
func zoteroSheet() sheetFormat {
	columns := []sheetColumn{
		zoCSVKey:          {names: "Key", optional: true},
		zoCSVType:         {names: "Item Type"},
		zoCSVYear:         {names: "Publication Year", optional: true},
		zoCSVAuthors:      {names: "Author"},
		zoCSVTitle:        {names: "Title"},
		zoCSVPublication:  {names: "Publication Title"},
		zoCSVISBN:         {names: "ISBN", optional: true},
		zoCSVISSN:         {names: "ISSN", optional: true},
		zoCSVDOI:          {names: "DOI"},
		zoCSVURL:          {names: "Url", optional: true},
		zoCSVAbstract:     {names: "Abstract Note", optional: true},
		zoCSVDate:         {names: "Date", optional: true},
		zoCSVPages:        {names: "Pages", kind: sheetPlace, optional: true},
		zoCSVIssue:        {names: "Issue", kind: sheetPlace, optional: true},
		zoCSVVolume:       {names: "Volume", kind: sheetPlace, optional: true},
		zoCSVAbbreviation: {names: "Journal Abbreviation", optional: true},
		zoCSVLanguage:     {names: "Language", optional: true},
		zoCSVExtra:        {names: "Extra", optional: true},
		zoCSVTags:         {names: "Manual Tags", optional: true},
		zoCSVAutoTags:     {names: "Automatic Tags", optional: true},
		zoCSVNumber:       {names: "Number", optional: true},
		zoCSVConference:   {names: "Conference Name", optional: true},
	}
	for _, r := range zoCSVRoles {
		columns = append(columns, sheetColumn{names: r.heading, optional: true})
	}
	return sheetFormat{
		name: "zotero-csv", doc: "CSV as exported by Zotero", code: "zotero",
		columns: columns,
		claims: func(has hasHeading) bool {
			return has("Item Type") && has("Title") && has("Author") && has("Key", "Publication Year", "Manual Tags")
		},
		record: zoteroRow,
	}
}

// zoteroRow makes a record of a row, as if it were an item.
func zoteroRow(row *sheetRow) (graph.Record, bool) {
	get := func(column int) jsonText { return jsonText(row.get(column)) }
	w := zoItem{
		Key: get(zoCSVKey), ItemType: row.get(zoCSVType), Title: get(zoCSVTitle), Publication: get(zoCSVPublication),
		Abbreviation: get(zoCSVAbbreviation), Conference: get(zoCSVConference), Date: get(zoCSVDate),
		Volume: get(zoCSVVolume), Issue: get(zoCSVIssue), Pages: get(zoCSVPages), Number: get(zoCSVNumber),
		DOI: get(zoCSVDOI), ISBN: get(zoCSVISBN), ISSN: get(zoCSVISSN), URL: get(zoCSVURL),
		Abstract: get(zoCSVAbstract), Language: get(zoCSVLanguage), Extra: jsonTexts{row.get(zoCSVExtra)},
	}
	if parseDate(string(w.Date)).Year == 0 {
		w.Date = get(zoCSVYear)
	}
	for _, column := range []int{zoCSVTags, zoCSVAutoTags} {
		for _, tag := range row.list(column, ";") {
			w.Tags = append(w.Tags, zoTag(tag))
		}
	}
	w.Creators = append(w.Creators, zoteroNames(row, zoCSVAuthors, "author")...)
	for i, r := range zoCSVRoles {
		w.Creators = append(w.Creators, zoteroNames(row, zoCSVMakers+i, r.role)...)
	}
	row.key = w.citationKey()
	if w.ItemType == "attachment" || w.ItemType == "note" {
		row.problem("no-work", graph.Info, "a row is "+article(w.ItemType)+" and is passed over", row.begin())
		return graph.Record{}, false
	}
	return w.record(row.in, row.line, func(p *graph.Problem) { row.problems = append(row.problems, p) }), true
}

// zoteroNames are the names of a cell: "Family, Given; Institution".
func zoteroNames(row *sheetRow, column int, role string) []zoCreator {
	var out []zoCreator
	for _, name := range row.list(column, ";") {
		family, given, person := strings.Cut(name, ",")
		if !person {
			out = append(out, zoCreator{Role: role, Name: name})
			continue
		}
		out = append(out, zoCreator{Role: role, Last: strings.TrimSpace(family), First: strings.TrimSpace(given)})
	}
	return out
}
