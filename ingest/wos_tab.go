package ingest

import (
	"errors"

	"cocite/graph"
)

// wosColumn is a column of a table of Web of Science: its tag, and the heading in
// words that exports for spreadsheets have.
type wosColumn struct {
	tag   string
	words string
	kind  sheetKind
}

// wosColumns are the columns that records are made from.
var wosColumns = [...]wosColumn{
	{tag: "PT", words: "Publication Type"},
	{tag: "AU", words: "Authors"},
	{tag: "AF", words: "Author Full Names"},
	{tag: "BA", words: "Book Authors"},
	{tag: "BF", words: "Book Author Full Names"},
	{tag: "CA", words: "Group Authors"},
	{tag: "GP", words: "Book Group Authors"},
	{tag: "TI", words: "Article Title"},
	{tag: "SO", words: "Source Title"},
	{tag: "SE", words: "Book Series Title"},
	{tag: "LA", words: "Language"},
	{tag: "DT", words: "Document Type"},
	{tag: "CT", words: "Conference Title"},
	{tag: "DE", words: "Author Keywords"},
	{tag: "ID", words: "Keywords Plus"},
	{tag: "AB", words: "Abstract"},
	{tag: "C1", words: "Addresses"},
	{tag: "C3", words: "Affiliations"},
	{tag: "RP", words: "Reprint Addresses"},
	{tag: "RI", words: "Researcher Ids"},
	{tag: "OI", words: "ORCIDs"},
	{tag: "CR", words: "Cited References"},
	{tag: "NR", words: "Cited Reference Count"},
	{tag: "TC", words: "Times Cited, WoS Core"},
	{tag: "Z9", words: "Times Cited, All Databases"},
	{tag: "SN", words: "ISSN"},
	{tag: "EI", words: "eISSN"},
	{tag: "BN", words: "ISBN", kind: sheetID},
	{tag: "J9", words: "Journal Abbreviation"},
	{tag: "JI", words: "Journal ISO Abbreviation"},
	{tag: "PD", words: "Publication Date"},
	{tag: "PY", words: "Publication Year"},
	{tag: "VL", words: "Volume", kind: sheetPlace},
	{tag: "IS", words: "Issue", kind: sheetPlace},
	{tag: "BP", words: "Start Page", kind: sheetPlace},
	{tag: "EP", words: "End Page", kind: sheetPlace},
	{tag: "AR", words: "Article Number", kind: sheetPlace},
	{tag: "DI", words: "DOI"},
	{tag: "D2", words: "Book DOI"},
	{tag: "EA", words: "Early Access Date"},
	{tag: "EY", words: "Early Access Year"},
	{tag: "PS", words: "Pages", kind: sheetPlace},
	{tag: "WC", words: "WoS Categories|Web of Science Categories"},
	{tag: "SC", words: "Research Areas"},
	{tag: "PM", words: "Pubmed Id", kind: sheetID},
	{tag: "UT", words: "UT (Unique WOS ID)|UT (Unique ID)|Accession Number"},
}

// wosSheet reads the tables of Web of Science: "tab-delimited" files, whose
// headings are tags and where a quote is a sign like any other, and spreadsheets
// saved as text, with tags or words as headings.
func wosSheet() sheetFormat {
	columns := make([]sheetColumn, len(wosColumns))
	for i, c := range wosColumns {
		missed := c.tag == "AU" || c.tag == "TI" || c.tag == "CR" || c.tag == "PY"
		columns[i] = sheetColumn{names: c.tag + "|" + c.words, kind: c.kind, optional: !missed}
	}
	return sheetFormat{
		name: "wos-tab", doc: "Web of Science tables, tab-delimited or from spreadsheets", code: "wos",
		columns: columns, claims: claimsWoS, bare: bareWoS, record: wosRow,
	}
}

// claimsWoS wants five tags as headings, among them those of a record; or the
// words that only Web of Science uses.
func claimsWoS(has hasHeading) bool {
	if has("Article Title") && has("Source Title") {
		return has("UT (Unique WOS ID)", "UT (Unique ID)") || has("Publication Type") && has("Authors")
	}
	tags := 0
	for _, c := range wosColumns {
		if has(c.tag) {
			tags++
		}
	}
	return tags >= 5 && has("TI") && has("AU") && has("PT", "SO", "UT")
}

// bareWoS tells that quotes are signs: tabs part cells, and headings are tags.
func bareWoS(delim byte, has hasHeading) bool { return delim == '\t' && has("TI") && has("AU") }

// wosRow makes a record of a row.
func wosRow(row *sheetRow) (graph.Record, bool) {
	rec := wosRecord{line: row.line, cells: true, fields: make([]wosField, 0, len(wosColumns))}
	for i, c := range wosColumns {
		if text := row.get(i); text != "" {
			rec.add(wosField{tag: wosTag{c.tag[0], c.tag[1]}, line: row.line, text: text})
		}
	}
	row.key = rec.key()
	if !rec.has("TI") && !rec.has("AU") && !rec.has("UT") {
		row.problem("empty-record", graph.Warn, "a row without title, author and number is left out", row.begin())
		return graph.Record{}, false
	}
	m := wosMapper{in: row.in}
	r := m.record(&rec)
	for _, f := range m.found {
		var p *graph.Problem
		if errors.As(f.err, &p) {
			row.problems = append(row.problems, p)
		}
	}
	return r, true
}
