package ingest

import (
	"testing"

	"cocite/graph"
)

// ovidOne reads the one record of a text.
func ovidOne(t testing.TB, text string) graph.Record {
	t.Helper()
	records, _ := readText(t, ovidFormat(), text)
	if len(records) != 1 {
		t.Fatalf("%d records, want 1, in %s", len(records), text)
	}
	return records[0]
}

func TestOvidFields(t *testing.T) {
	tests := []struct {
		name, lines string // behind the number and a title
		want        want
	}{
		{"title", "", want{"title": "T", "type": "article", "line": "1"}},
		{"issue", "Source\n  J of X.   28(2):103-6, April 2015.", want{"venue": "J of X", "venuetype": "journal", "volume": "28", "issue": "2", "pages": "103-106", "date": "2015-04"}},
		{"volume without issue", "Source\n  J of X.   28:103-106, April 2015.", want{"venue": "J of X", "volume": "28", "issue": "", "pages": "103-106", "date": "2015-04"}},
		{"pages last", "Source\n  J of X. Vol 28(2) April 2015, 103-106.", want{"venue": "J of X", "volume": "28", "issue": "2", "pages": "103-106", "date": "2015-04"}},
		{"ahead of print", "Source\n  J of X. \nStatus\n  Publish Ahead of Print, 16 March 2015", want{"venue": "J of X", "volume": "", "date": "2015-03-16"}},
		{"year of its own", "Year of Publication\n  2014", want{"date": "2014"}},
		{"book", "Publication Type\n  Book\nSource\n  Itor(2015). A Book. (pp. 103-106) X pp. Town: House", want{"title": "T", "type": "book", "date": "2015", "pages": "103-106", "venue": ""}},
		{"chapter", "Chapter Title\n  C\nPublication Type\n  Book\nSource\n  Itor(2015). A Book. (pp. 103-106) X pp. Town: House", want{"title": "C", "type": "book-chapter", "venue": "T", "venuetype": "book"}},
		{"conference", "Publication Type\n  Conference Paper", want{"type": "proceedings-article"}},
		{"type with a remark", "Document Type\n  Review:  PDF Only.", want{"type": "review"}},
		{"keywords", "Author Keywords\n  a;  b, c.\nMeSH Subject Headings\n  *Walking/ae [Adverse]\n  Adult", want{"keywords": "author:a; author:b, c; mesh:Walking; mesh:Adult"}},
		{"abstract and language", "Abstract\n  We\n  count.\nLanguage\n  English.", want{"abstract": "We count.", "language": "English"}},
		{"authors", "Author\n  Moreau, Ada 1;  van Vugt, Arie MD, PhD;  Li, W 1, 2;\n  Rossi, C.", want{"authors": "Ada||Moreau; Arie|van|Vugt; W||Li; C.||Rossi"}},
		{"degrees", "Author\n  Bunkers, Sandra Schmidt RN; PhD; FAAN 1", want{"authors": "Sandra Schmidt||Bunkers"}},
		{"editors", "Author\n  Max [Ed]", want{"authors": ""}},
		{"ids", "DOI Number\n  10.1000/A\nUnique Identifier\n  77\nDatabase\n  Ovid MEDLINE(R)", want{"ids": "doi:10.1000/a pmid:77"}},
		{"a number of no known base", "Unique Identifier\n  77", want{"ids": ""}},
		{"ISSN", "ISSN\n  2049-3630", want{"issn": "2049-3630"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { checkFields(t, ovidOne(t, "<8>\nTitle\n  T.\n"+tt.lines+"\n"), tt.want) })
	}
	if r := ovidOne(t, "<8>\nTitle\n  On walking.[Review]\n"); r.Title != "On walking" || r.Type != "review" {
		t.Errorf("title %q of type %s", r.Title, r.Type)
	}
}

func TestOvidAffiliations(t *testing.T) {
	numbered := ovidOne(t, "<8>\nAuthor\n  A, X 1;  B, Y 1,2\nInstitution\n  (1)P, Graz,\n  Austria\n  (2)Q\n")
	if got := authorText(numbered.Authors); got != "A < AT P, Graz, Austria>; B < AT P, Graz, Austria> <  Q>" {
		t.Errorf("affiliations by number: %s", got)
	}
	if got := authorText(ovidOne(t, "<8>\nAuthor\n  A, X\nInstitution\n  P\n").Authors); got != "A <  P>" {
		t.Errorf("affiliation of the only author: %s", got)
	}
	if got := authorText(ovidOne(t, "<8>\nAuthor\n  A, X;  B, Y\nInstitution\n  P\n").Authors); got != "A; B" {
		t.Errorf("affiliation that may be another's: %s", got)
	}
}

func TestOvidProblems(t *testing.T) {
	tests := []struct {
		name, in string
		titles   string
		problems []string
	}{
		{"none", "<1>\nTitle\n  A\n\n<2>  \nTitle\n  B\n", "A B", nil},
		{"text before records", "Database: x\n<1>\nTitle\n  A\n", "A", []string{"1 ovid.stray-text info"}},
		{"a value without a field", "<1>\n  x\nTitle\n  A\n", "A", []string{"2 ovid.stray-text info"}},
		{"an empty record", "<1>\nSource\n  J\n<2>\nTitle\n  B\n", "B", []string{"1 ovid.empty-record error"}},
		{"bad year", "<1>\nTitle\n  A\nYear of Publication\n  0001\n", "A", []string{"1 ovid.bad-year warn"}},
		{"bad DOI", "<1>\nTitle\n  A\nDOI Number\n  soon\n", "A", []string{"4 ovid.bad-doi warn"}},
		{"nobody", "<1>\nTitle\n  A\nAuthor\n  Anonymous\n", "A", []string{"1 ovid.placeholder-name info"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { checkProblems(t, ovidFormat(), tt.in, tt.titles, tt.problems) })
	}
}

func TestOvidSniff(t *testing.T) {
	tests := []struct {
		in   string
		want bool
	}{
		{"<1>\nAuthor\n  A\nTitle\n  T\n", true},
		{"x\n\n<1337>  \nScore\n  *\nTitle\n  T\nSource\n  J\n", true},
		{"<1>\nAuthor\n", false},
		{"Author\n  A\nTitle\n  T\n", false},
		{"<a>\nAuthor\nTitle\n", false},
		{"", false},
	}
	for _, tt := range tests {
		if got := sniffOvid([]byte(tt.in)); got != tt.want {
			t.Errorf("sniffOvid(%q) = %v, want %v", tt.in, got, tt.want)
		}
	}
}

func TestOvidStops(t *testing.T) { checkStops(t, ovidFormat()) }

func FuzzOvid(f *testing.F) {
	fuzzTagged(f, ovidFormat(), "<1>\nAuthor\n  ;  A RN 1,2\nInstitution\n  (1)\nSource\n  (2014). T 5 pp.\nTitle\n  [Ed]\n")
}
