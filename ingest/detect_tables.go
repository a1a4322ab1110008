package ingest

import (
	"bytes"
	"slices"
)

// strangeTables are tables that people take for works or citations, by headings
// that each of them has.
var strangeTables = []struct {
	headings []string // folded
	width    int      // of the table; 0 is any
	what     string
}{
	{[]string{"c", "code"}, 2, "it is the table of characters behind the OCIs of OpenCitations, not citations"},
	{[]string{"oci", "snapshot", "agent"}, 0, "it is the provenance of citations of OpenCitations (who stated them, when and from where), not the citations; read the file of data beside it"},
	{[]string{"mergedate", "id", "mergeintoid"}, 3, "it is a list of identifiers that OpenAlex has merged, not works"},
	{[]string{"lensid", "jurisdiction"}, 0, "it is an export of patents of The Lens; export scholarly works instead"},
	{[]string{"grantid", "dimensionsurl"}, 0, "it is an export of grants of Dimensions; export publications instead"},
	{[]string{"patentid", "dimensionsurl"}, 0, "it is an export of patents of Dimensions; export publications instead"},
	{[]string{"trialid", "dimensionsurl"}, 0, "it is an export of clinical trials of Dimensions; export publications instead"},
}

// maxTablePreamble is how many lines may stand before the headings of a table.
const maxTablePreamble = 2

// strangeTable says in words what table a file is that no format can be, or "".
func strangeTable(head []byte) string {
	lines := headLines(bytes.TrimPrefix(head, []byte("\ufeff")))
	for _, line := range lines[:min(len(lines), maxTablePreamble)] {
		if len(line) > headSize/4 {
			continue
		}
		row := tableRow{delim: ','}
		row.feed(line)
		var names []string
		for i := range row.width() {
			names = append(names, foldColumn(row.cell(i)))
		}
		for _, t := range strangeTables {
			if containsAll(names, t.headings) && (t.width == 0 || t.width == len(names)) {
				return t.what
			}
		}
	}
	return ""
}

// containsAll tells whether a list has all of some words.
func containsAll(list, words []string) bool {
	for _, w := range words {
		if !slices.Contains(list, w) {
			return false
		}
	}
	return true
}
