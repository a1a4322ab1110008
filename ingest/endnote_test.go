package ingest

import (
	"strings"
	"testing"

	"cocite/graph"
)

// endnoteOne reads the one record of a text.
func endnoteOne(t testing.TB, text string) graph.Record {
	t.Helper()
	records, _ := readText(t, endnoteFormat(), text)
	if len(records) != 1 {
		t.Fatalf("%d records, want 1, in %s", len(records), text)
	}
	return records[0]
}

func TestEndnoteFields(t *testing.T) {
	tests := []struct {
		name, lines string // behind %0 Journal Article; with its own %0 if it starts with %
		want        want
	}{
		{"title", "T On <i>graphs</i>", want{"title": "On graphs", "type": "article", "line": "1"}},
		{"title over lines", "T On\ngraphs", want{"title": "On graphs"}},
		{"key", "F M2001", want{"key": "M2001"}},
		{"authors", "A Moreau, Ada\n%A Jan van der Berg\n%A Keller, B. C., Jr", want{"authors": "Ada||Moreau; Jan|van der|Berg; B. C.||Keller|Jr"}},
		{"authors by semicolon", "A Moreau, Ada; Keller, Bruno;", want{"authors": "Ada||Moreau; Bruno||Keller"}},
		{"authors by and", "A Ada Moreau and Bruno Keller", want{"authors": "Ada||Moreau; Bruno||Keller"}},
		{"authors by line", "A Moreau, Ada\nKeller, Bruno", want{"authors": "Ada||Moreau; Bruno||Keller"}},
		{"one author over lines", "A Group of People\nWho Count Things", want{"authors": "[Group of People Who Count Things]"}},
		{"organisation by its comma", "A Small Journals Club,", want{"authors": "[Small Journals Club]"}},
		{"an ordinary comma at the end", "A Moreau, Ada,", want{"authors": "Ada||Moreau"}},
		{"editors are no authors", "E Ed Itor\n%Y Ed Itor\n%? Trans Lator", want{"authors": ""}},
		{"nobody", "A Anonymous", want{"authors": ""}},
		{"year", "D 2016", want{"date": "2016"}},
		{"year and date", "D 2015\n%8 Mar 3", want{"date": "2015-03-03"}},
		{"date that says another year", "D 2015\n%8 Mar 3, 2014", want{"date": "2015"}},
		{"only a date", "8 2015/03/04", want{"date": "2015-03-04"}},
		{"pages", "P 943-7", want{"pages": "943-947"}},
		{"volume and issue", "V 12\n%N 3-4", want{"volume": "12", "issue": "3-4"}},
		{"article number", "] 77", want{"article": "77"}},
		{"article number in a note", "O Artn e123\n10.1000/x", want{"article": "e123"}},
		{"journal", "J Journal of X\n%B Other\n%@ 2049-3630 (Print)", want{"venue": "Journal of X", "venuetype": "journal", "issn": "2049-3630"}},
		{"journal in B", "B Journal of X", want{"venue": "Journal of X"}},
		{"proceedings", "%0 Conference Proceedings\n%B Proc. X", want{"venue": "Proc. X", "venuetype": "conference", "type": "proceedings-article"}},
		{"chapter", "%0 Book Section\n%B A Book\n%@ 0-306-40615-2", want{"venue": "A Book", "venuetype": "book", "type": "book-chapter", "ids": ""}},
		{"book", "%0 Book\n%T A Book\n%S Series\n%@ 0-306-40615-2", want{"venue": "", "type": "book", "ids": "isbn:9780306406157"}},
		{"thesis", "%0 Thesis\n%T A", want{"type": "dissertation"}},
		{"unknown type", "%0 Podcast\n%T A", want{"type": "other"}},
		{"no type at all", "%0\n%T A", want{"type": "other"}},
		{"kind of article", "9 Review", want{"type": "review"}},
		{"keywords", "K a\nb; c\n\nd\n%K e, f", want{"keywords": "author:a; author:b; author:c; author:d; author:e, f"}},
		{"abstract with paragraphs", "X We\n\ncount 50\n% of all.\n%G English", want{"abstract": "We count 50 % of all.", "language": "English"}},
		{"a tag in an abstract needs a blank", "X Of\n%20and %Tall", want{"abstract": "Of %20and %Tall"}},
		{"counts of the Web of Science", "Z 123AB\nTimes Cited: 18\nCited References Count:40", want{"cited": "18 wos", "refcount": "40 wos"}},
		{"notes of Scopus", "Z Cited By :7\nReferences: A, B., T (2000) J, 1; C, D., U (2001) K", want{"cited": "7 scopus", "refs": "A, B., T (2000) J, 1\nC, D., U (2001) K"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := tt.lines
			if text[0] != '%' {
				text = "%0 Journal Article\n%" + text
			}
			checkFields(t, endnoteOne(t, text+"\n"), tt.want)
		})
	}
}

// Records of refer have no type: the tags tell it.
func TestEndnoteRefer(t *testing.T) {
	tests := []struct {
		name, lines string
		want        want
	}{
		{"article", "%A Ada Moreau\n%T T\n%J J. X\n%D March 1990", want{"type": "article", "venue": "J. X", "date": "1990-03", "authors": "Ada||Moreau"}},
		{"chapter", "%A A\n%T T\n%B A Book\n%I House", want{"type": "book-chapter", "venue": "A Book"}},
		{"book", "%A A\n%T T\n%I House", want{"type": "book", "venue": ""}},
		{"other", "%T T\n%R TR 77-4", want{"type": "other", "ids": ""}},
		{"corporate author", "%Q Society of X\n%T T", want{"authors": "[Society of X]"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { checkFields(t, endnoteOne(t, tt.lines+"\n"), tt.want) })
	}
	if r := endnoteOne(t, "%0 Book\n%Q Ein Titel\n%T A title\n"); len(r.Authors) != 0 {
		t.Errorf("a translated title is an author: %+v", r.Authors)
	}
}

func TestEndnoteIDs(t *testing.T) {
	tests := []struct{ name, lines, want string }{
		{"R", "%R 10.1000/A", "doi:10.1000/a"},
		{"R with a prefix", "%R doi:10.1000/A", "doi:10.1000/a"},
		{"U", "%U https://doi.org/10.1000/u", "doi:10.1000/u"},
		{"several in U", "%U http://x.example.org\nhttp://www.ncbi.nlm.nih.gov/pubmed/77\n%U http://dx.doi.org/10.1000/u", "pmid:77 doi:10.1000/u"},
		{"link to the Web of Science", "%U <Go to ISI>://WOS:000123456789012", "wos:000123456789012"},
		{"old link to the Web of Science", "%U <Go to ISI>://000123456789012", "wos:000123456789012"},
		{"accession number", "%M WOS:000123456789012", "wos:000123456789012"},
		{"accession number of PubMed", "%M 77\n%W PubMed", "pmid:77"},
		{"accession number of MEDLINE", "%M 77\n%~ Ovid MEDLINE(R)", "pmid:77"},
		{"a bare number", "%M 77", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := idText(endnoteOne(t, "%0 Journal Article\n%T A\n"+tt.lines+"\n").IDs); got != tt.want {
				t.Errorf("ids %q, want %q", got, tt.want)
			}
		})
	}
}

func TestEndnoteAffiliations(t *testing.T) {
	one := endnoteOne(t, "%0 Book\n%A X, Y\n%+ P, Graz, Austria.\nQ, Paris, France.\n")
	if got := authorText(one.Authors); got != "X < AT P, Graz, Austria.> < FR Q, Paris, France.>" {
		t.Errorf("affiliations of the only author: %s", got)
	}
	two := endnoteOne(t, "%0 Book\n%A X, Y\n%A Z, Z\n%+ P.\n")
	if got := authorText(two.Authors); got != "X; Z" {
		t.Errorf("affiliations that may be another's: %s", got)
	}
}

func TestEndnoteProblems(t *testing.T) {
	tests := []struct {
		name, in string
		titles   string
		problems []string
	}{
		{"none", "%0 Book\n%T A\n\n%0 Book\n%T B\n", "A B", nil},
		{"empty", "", "", nil},
		{"no blank line", "%0 Book\n%T A\n%0 Book\n%T B\n", "A B", nil},
		{"byte order mark", "\ufeff%0 Book\n%T A\n", "A", nil},
		{"blank lines everywhere", "%0 Book\n\n%A X, Y\n\n%T A\n\n%J J\n\n%0 Book\n\n%T B\n", "A B", nil},
		{"refer", "%A X\n%T A\n\n%T B\n%A Y\n\n\n%T C\n", "A B C", nil},
		{"an author behind a typed record", "%0 Book\n%A X\n%T A\n\n%A Y\n%T B\n", "A B", nil},
		{"text before records", "Exported today\n%0 Book\n%T A\n", "A", []string{"1 endnote.stray-text info"}},
		{"text between records", "%0 Book\n%T A\n\nExported today\n\n%0 Book\n%T B\n", "A B", []string{"4 endnote.stray-text info"}},
		{"a type alone", "%0 Book\n%0 Book\n%T B\n", " B", []string{"1 endnote.empty-record warn"}},
		{"tags that are no record", "%D 2000\n\n%T A\n", "A", []string{"1 endnote.empty-record error"}},
		{"bad year", "%0 Book\n%T A\n%D 0001\n", "A", []string{"3 endnote.bad-year warn"}},
		{"no year", "%0 Book\n%T A\n%D in press\n", "A", nil},
		{"bad doi", "%0 Book\n%T A\n%R doi:soon\n", "A", []string{"3 endnote.bad-doi warn"}},
		{"a number that is no DOI", "%0 Book\n%T A\n%R TR 77-4\n", "A", nil},
		{"nobody", "%0 Book\n%T A\n%A Anonymous\n", "A", []string{"3 endnote.placeholder-name info"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { checkProblems(t, endnoteFormat(), tt.in, tt.titles, tt.problems) })
	}
}

func TestEndnoteSniff(t *testing.T) {
	tests := []struct {
		in   string
		want bool
	}{
		{"%0 Journal Article\n%T A\n", true},
		{"%0\n%A A\n", true},
		{"Exported today\n\n%0 Book\n%T A\n", true},
		{"%A X\n%T A\n", true},
		{"%A X", true},
		{"% a comment\n%A more\n\\documentclass{article}\n", false},
		{"%A more\n@article{k,\n title={A}}\n", false},
		{"%%MatrixMarket matrix\n", false},
		{"% sym unweighted\n1 2\n", false},
		{"%0 1 2\n", false},
		{"%PDF-1.4\n", false},
		{"", false},
	}
	for _, tt := range tests {
		if got := sniffEndnote([]byte(tt.in)); got != tt.want {
			t.Errorf("sniffEndnote(%q) = %v, want %v", tt.in, got, tt.want)
		}
	}
}

func TestEndnoteStops(t *testing.T) { checkStops(t, endnoteFormat()) }

func FuzzEndnote(f *testing.F) {
	fuzzTagged(f, endnoteFormat(), "%0\n\n%A ,\n;\n%T\n\nx\n%D //\n%P a-\n%R 10.\n%U <Go to ISI>://\n%Z Artn \n", strings.Repeat("%0 x\n\n", 9))
}

func BenchmarkEndnote(b *testing.B) { benchmarkRecords(b, endnoteFormat()) }
