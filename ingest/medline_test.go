package ingest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"cocite/graph"
)

// medlineOne reads the one record of a text.
func medlineOne(t testing.TB, text string) graph.Record {
	t.Helper()
	records, _ := readText(t, medlineFormat(), text)
	if len(records) != 1 {
		t.Fatalf("%d records, want 1, in %s", len(records), text)
	}
	return records[0]
}

func TestMedlineFields(t *testing.T) {
	tests := []struct {
		name, lines string // behind PMID
		want        want
	}{
		{"nothing but a PMID", "", want{"ids": "pmid:1", "type": "other", "line": "1"}},
		{"title", "TI  - On graphs.", want{"title": "On graphs"}},
		{"title over lines", "TI  - On\n      TI  - and graphs.", want{"title": "On TI - and graphs"}},
		{"title with an abbreviation", "TI  - Health in the U.S.", want{"title": "Health in the U.S."}},
		{"title with an ellipsis", "TI  - And then...", want{"title": "And then..."}},
		{"title of a version", "TI  - CellML 2.0.", want{"title": "CellML 2.0"}},
		{"title translated", "TI  - [On [small] graphs (author's transl)].", want{"title": "On [small] graphs (author's transl)"}},
		{"brackets that are part of the title", "TI  - [3H]thymidine in [cells].", want{"title": "[3H]thymidine in [cells]"}},
		{"no English title", "TI  - [Not Available].\nTT  - Über Graphen.", want{"title": "Über Graphen"}},
		{"title with signs", "TI  - Values of p<0.05 & more.", want{"title": "Values of p<0.05 & more"}},
		{"book", "BTI - A Book\nPB  - House", want{"title": "A Book", "type": "book", "venue": ""}},
		{"chapter", "TI  - A chapter\nBTI - A Book\nISBN- 9780306406157", want{"title": "A chapter", "type": "book-chapter", "venue": "A Book", "venuetype": "book", "ids": "pmid:1"}},
		{"ISBN of a book", "BTI - A Book\nISBN- 9780306406157", want{"ids": "pmid:1 isbn:9780306406157"}},
		{"journal", "JT  - Journal of X\nTA  - J X\nIS  - 2049-3630 (Print)\nIS  - 2049-3630 (Linking)", want{"venue": "Journal of X", "abbrev": "J X", "issn": "2049-3630", "venuetype": "journal", "type": "article"}},
		{"only the short journal", "TA  - J X", want{"venue": "J X", "abbrev": "J X"}},
		{"volume and issue", "VI  - 12 Suppl 1\nIP  - 3 Pt 1", want{"volume": "12 Suppl 1", "issue": "3 Pt 1"}},
		{"year", "DP  - 2016", want{"date": "2016"}},
		{"day", "DP  - 2016 Jan 5", want{"date": "2016-01-05"}},
		{"months", "DP  - 2019 Nov-Dec", want{"date": "2019-11"}},
		{"months of two years", "DP  - 1998 Dec-1999 Jan", want{"date": "1998-12"}},
		{"season", "DP  - 2018 Winter", want{"date": "2018"}},
		{"numbers", "DP  - 2013 06 10", want{"date": "2013-06-10"}},
		{"only online", "DEP - 20151031", want{"date": "2015-10-31"}},
		{"online does not refine", "DP  - 2015\nDEP - 20151031", want{"date": "2015"}},
		{"pages", "PG  - 12-34", want{"pages": "12-34"}},
		{"pages cut", "PG  - 1234-42", want{"pages": "1234-1242"}},
		{"pages with a letter", "PG  - S45-9", want{"pages": "S45-S49"}},
		{"pages with a letter, more digits", "PG  - e1-12", want{"pages": "e1-e12"}},
		{"pages backwards", "PG  - 454-32", want{"pages": "454-32"}},
		{"pages with a word", "PG  - suppl 3-5", want{"pages": "suppl 3-5"}},
		{"pages of a discussion", "PG  - 12-8; discussion 19-20", want{"pages": "12-18"}},
		{"page", "PG  - e123", want{"pages": "e123"}},
		{"abstract twice", "AB  - Old\nAB  - New", want{"abstract": "Old New"}},
		{"language", "LA  - eng\nLA  - fre", want{"language": "eng"}},
		{"headings", "MH  - *Graphs\nMH  - Graphs/*history\nMH  - Walking", want{"keywords": "mesh:Graphs; mesh:Walking"}},
		{"terms", "OTO - NOTNLM\nOT  - *a\nOT  - b, c\nOTO - NASA\nOT  - d", want{"keywords": "author:a; author:b, c; nasa:d"}},
		{"terms without an owner", "OT  - a", want{"keywords": "author:a"}},
		{"references counted", "RF  - 45", want{"refcount": "45 pubmed"}},
		{"comments are no references", "CON - J. 2000;1:2. PMID: 5\nCIN - J. 2001;1:2. doi: 10.1000/x. PMID: 6", want{"refs": "", "ids": "pmid:1"}},
		{"full names", "FAU - van der Berg, Jan H Jr\nAU  - van der Berg JH Jr\nFAU - Li, W\nAU  - Li W", want{"authors": "Jan H|van der|Berg|Jr; W||Li"}},
		{"short names", "AU  - van der Berg JH Jr\nAU  - Smith AL\nAU  - Li W\nAU  - Rossi C 3rd", want{"authors": "JH|van der|Berg|Jr; AL||Smith; W||Li; C||Rossi|3rd"}},
		{"some full names", "AU  - Moreau A\nFAU - Keller, Bruno\nAU  - Keller B\nAU  - Rossi C", want{"authors": "A||Moreau; Bruno||Keller; C||Rossi"}},
		{"full names, then short ones", "FAU - Moreau, Ada\nFAU - Keller, Bruno\nAU  - Moreau A\nAU  - Keller B", want{"authors": "Ada||Moreau; Bruno||Keller"}},
		{"a name of one word", "FAU - Plato", want{"authors": "||Plato"}},
		{"group", "FAU - Moreau, Ada\nAU  - Moreau A\nCN  - for the X Team", want{"authors": "Ada||Moreau; [for the X Team]"}},
		{"editors and investigators", "FED - Editor, Some\nED  - Editor S\nFIR - Nowak, Ewa\nIR  - Nowak E", want{"authors": ""}},
		{"nobody", "AU  - Anonymous", want{"authors": ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			checkFields(t, medlineOne(t, "PMID- 1\n"+tt.lines+"\n"), tt.want)
		})
	}
}

func TestMedlineTypes(t *testing.T) {
	tests := []struct {
		types     string
		want      string
		retracted bool
	}{
		{"", "article", false},
		{"Journal Article", "article", false},
		{"JOURNAL ARTICLE", "article", false},
		{"Case Reports", "article", false},
		{"Journal Article|Review", "review", false},
		{"Meta-Analysis|Systematic Review", "review", false},
		{"Letter|Comment", "letter", false},
		{"Editorial|Comment", "editorial", false},
		{"Journal Article|Comment", "article", false},
		{"Comment", "note", false},
		{"Published Erratum", "erratum", false},
		{"Journal Article|Retracted Publication", "article", true},
		{"Retraction of Publication", "retraction", false},
		{"Preprint", "preprint", false},
		{"Technical Report", "report", false},
	}
	for _, tt := range tests {
		text := "PMID- 1\nJT  - J\n"
		for kind := range strings.SplitSeq(tt.types, "|") {
			text += "PT  - " + kind + "\n"
		}
		r := medlineOne(t, text)
		if r.Type != tt.want || r.Retracted != tt.retracted {
			t.Errorf("%s: type %s, retracted %v; want %s, %v", tt.types, r.Type, r.Retracted, tt.want, tt.retracted)
		}
	}
	if !medlineOne(t, "PMID- 1\nRIN - J. 2020;1:2. PMID: 7\n").Retracted {
		t.Error("RIN does not retract")
	}
}

func TestMedlineIDs(t *testing.T) {
	tests := []struct{ name, lines, want string }{
		{"LID", "LID - 10.1000/A [doi]", "pmid:1 doi:10.1000/a"},
		{"AID", "AID - S1 [pii]\nAID - 10.1000/a [doi]", "pmid:1 doi:10.1000/a"},
		{"AID without a mark", "AID - doi:10.1000/a", "pmid:1 doi:10.1000/a"},
		{"a DOI that is marked as pii", "AID - 10.1000/b [pii]\nAID - 10.1000/a [doi]", "pmid:1 doi:10.1000/a"},
		{"the first counts", "LID - 10.1000/a [doi]\nAID - 10.1000/b [doi]", "pmid:1 doi:10.1000/a"},
		{"SO", "SO  - J X. 2016;12:1-2. doi: 10.1000/a. Epub 2015 Dec 1.", "pmid:1 doi:10.1000/a"},
		{"PMC", "PMC - PMC77", "pmid:1 pmcid:PMC77"},
		{"PMC without letters", "PMC -77", "pmid:1 pmcid:PMC77"},
		{"other ids", "OID - NLM: PMC77 [Available on 01/01/17]\nMID - NIHMS1", "pmid:1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := idText(medlineOne(t, "PMID- 1\n"+tt.lines+"\n").IDs); got != tt.want {
				t.Errorf("ids %q, want %q", got, tt.want)
			}
		})
	}
}

// authorText writes what is known of authors beside their names.
func authorText(authors []graph.Author) string {
	var out []string
	for _, a := range authors {
		text := a.Name.Family + a.ORCID
		for _, p := range a.Affiliations {
			text += fmt.Sprintf(" <%s %s%s %s>", p.Name, p.ROR, p.Country, p.Raw)
		}
		out = append(out, text)
	}
	return strings.Join(out, "; ")
}

func TestMedlineAuthors(t *testing.T) {
	tests := []struct{ name, lines, want string }{
		{"address and ORCID of the author before", "FAU - A, X\nAU  - A X\nAUID- ORCID: 0000-0002-1825-0097\nAD  - P, Graz, Austria.\nFAU - B, Y\nAU  - B Y\nAD  - Q.", "A0000-0002-1825-0097 < AT P, Graz, Austria.>; B <  Q.>"},
		{"address before the authors", "AD  - P, Graz, Austria.\nFAU - A, X\nFAU - B, Y", "A < AT P, Graz, Austria.>; B"},
		{"several addresses", "FAU - A, X\nAD  - P.\nAD  - Q.\nAD  - P.", "A <  P.> <  Q.>"},
		{"several places in one address", "FAU - A, X\nAD  - P, Graz, Austria; Q, Paris,\n      France. Electronic address: x@q.fr.", "A < AT P, Graz, Austria> < FR Q, Paris, France. Electronic address: x@q.fr.>"},
		{"semicolons inside an address", "FAU - A, X\nAD  - P; Unit 5, Graz, Austria.", "A < AT P; Unit 5, Graz, Austria.>"},
		{"address of an editor", "FAU - A, X\nFED - E, Y\nAD  - P.\nAUID- ORCID: 0000-0002-1825-0097", "A"},
		{"address of nobody", "FAU - A, X\nFAU - Anonymous\nAD  - P.", "A"},
		{"ORCID as a URL", "FAU - A, X\nAUID- ORCID: http://orcid.org/0000-0002-1825-0097", "A0000-0002-1825-0097"},
		{"ORCID without hyphens", "FAU - A, X\nAUID- ORCID:0000000218250097", "A0000-0002-1825-0097"},
		{"bare ORCID", "FAU - A, X\nAUID- 0000-0002-1825-0097", "A0000-0002-1825-0097"},
		{"another scheme", "FAU - A, X\nAUID- ISNI: 0000000218250097", "A"},
		{"organisation with an address", "CN  - The Team\nAD  - P.", " <  P.>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := authorText(medlineOne(t, "PMID- 1\n"+tt.lines+"\n").Authors); got != tt.want {
				t.Errorf("authors %q, want %q", got, tt.want)
			}
		})
	}
	if r := medlineOne(t, "PMID- 1\nAU  - Keller B\nAU  - et al.\n"); !r.AuthorsCut || len(r.Authors) != 1 {
		t.Errorf("et al: cut %v, authors %+v", r.AuthorsCut, r.Authors)
	}
}

func TestMedlineProblems(t *testing.T) {
	tests := []struct {
		name, in string
		titles   string
		problems []string
	}{
		{"none", "\nPMID- 1\nTI  - A\n\nPMID- 2\nTI  - B\n", "A B", nil},
		{"empty", "", "", nil},
		{"no blank line", "PMID- 1\nTI  - A\nPMID- 2\nTI  - B\n", "A B", nil},
		{"blank lines everywhere", "PMID- 1\n\nOWN - NLM\n\nTI  - A\n\n      B\n\nPMID- 2\n\nTI  - C\n", "A B C", nil},
		{"no PMID", "PMID- 1\nTI  - A\n\nOWN - NLM\nSTAT- Publisher\nTI  - B\n", "A B", nil},
		{"PMID that comes late", "OWN - NLM\nPMID- 1\nTI  - A\n", "A", nil},
		{"text between records", "PMID- 1\nTI  - A\n\nThis is not ours.\n\nPMID- 2\nTI  - B\n", "A B", []string{"4 medline.stray-text info"}},
		{"text before records", "1: Nature. 2020.\nPMID- 1\nTI  - A\n", "A", []string{"1 medline.stray-text info"}},
		{"a line that lost its indent", "PMID- 1\nTI  - A\nTI-RADS B\n", "A TI-RADS B", nil},
		{"an indented line behind a blank one", "PMID- 1\nTI  - A\n\n      B\nDP  - 2000\n", "A B", nil},
		{"narrow tags", "PMID-1\nTI- A\n", "A", nil},
		{"unknown tag", "PMID- 1\nTI  - A\nXYZ - b\n", "A", []string{"3 medline.unknown-tag info"}},
		{"an empty record", "PMID- 1\nTI  - A\n\nOWN - NLM\nDP  - 2000\n\nPMID- 2\nTI  - B\n", "A B", []string{"4 medline.empty-record error"}},
		{"title twice", "PMID- 1\nTI  - A\nTI  - B\n", "A", []string{"2 medline.duplicate-tag warn"}},
		{"bad year", "PMID- 1\nTI  - A\nDP  - 0000\n", "A", []string{"3 medline.bad-year warn"}},
		{"bad PMID", "PMID- x\nTI  - A\n", "A", []string{"1 medline.bad-pmid warn"}},
		{"bad DOI", "PMID- 1\nTI  - A\nLID - soon [doi]\n", "A", []string{"3 medline.bad-doi warn"}},
		{"bad ORCID", "PMID- 1\nTI  - A\nFAU - B, C\nAUID- ORCID: 0000-0002-1825-0098\n", "A", []string{"4 medline.bad-orcid warn"}},
		{"nobody", "PMID- 1\nTI  - A\nAU  - Anonymous\n", "A", []string{"3 medline.placeholder-name info"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { checkProblems(t, medlineFormat(), tt.in, tt.titles, tt.problems) })
	}
}

// checkProblems reads a text by one format and compares titles and problems.
func checkProblems(t *testing.T, f Format, in, wantTitles string, want []string) {
	t.Helper()
	records, problems := readText(t, f, in)
	var titles []string
	for _, r := range records {
		titles = append(titles, r.Title)
	}
	if got := strings.Join(titles, " "); got != wantTitles {
		t.Errorf("titles %q, want %q", got, wantTitles)
	}
	if strings.Join(problems, "\n") != strings.Join(want, "\n") {
		t.Errorf("problems %q, want %q", problems, want)
	}
}

func TestMedlineSniff(t *testing.T) {
	tests := []struct {
		in   string
		want bool
	}{
		{"PMID- 123\n", true},
		{"PMID-123\nPT  - Editorial\n", true},
		{"Some text\n\nPMID- 123\nOWN - NLM\n", true},
		{"OWN - NLM\nSTAT- MEDLINE\nDCOM- 20100526\n", true},
		{"PMC -22664230\nTI-\nBTI -\nFAU -\n", true},
		{"OWN - NLM\n", false},
		{"PMID- soon\n", false},
		{"TY  - JOUR\nPMID- 123\n", false},
		{"TI- A\nAU- B\nPY- 2000\n", false},
		{"%0 Journal Article\n", false},
		{"", false},
	}
	for _, tt := range tests {
		if got := sniffMedline([]byte(tt.in)); got != tt.want {
			t.Errorf("sniffMedline(%q) = %v, want %v", tt.in, got, tt.want)
		}
	}
}

// Of a record that is too long the beginning is kept, and the next one is whole.
func TestMedlineTooLong(t *testing.T) {
	text := "PMID- 1\nTI  - A\nAB  - x\n" + strings.Repeat("      long line\n", 1000) + "\nPMID- 2\nTI  - B\n"
	var titles, codes []string
	for r, err := range medlineFormat().Records(Input{R: strings.NewReader(text), Limits: Limits{Record: 2000}}) {
		if err != nil {
			codes = append(codes, err.(*graph.Problem).Code)
		} else {
			titles = append(titles, r.Title)
		}
	}
	if strings.Join(titles, " ") != "A B" || strings.Join(codes, " ") != "medline.too-long" {
		t.Errorf("titles %q, problems %q", titles, codes)
	}
}

func TestMedlineStops(t *testing.T) { checkStops(t, medlineFormat()) }

// checkStops breaks off a sample behind every item.
func checkStops(t *testing.T, f Format) {
	t.Helper()
	text := sampleOf(t, f)
	for stop := range 10 {
		n := 0
		for range f.Records(Input{R: strings.NewReader(text), Limits: DefaultLimits}) {
			if n++; n > stop {
				break
			}
		}
		if n > stop+1 {
			t.Fatalf("%d items behind a stop", n-stop-1)
		}
	}
}

// fuzzTagged looks for panics and for records that say what cannot be.
func fuzzTagged(f *testing.F, format Format, seeds ...string) {
	f.Add(sampleOf(f, format))
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		records, _ := readText(t, format, s)
		for _, r := range records {
			if r.Origin.Line < 1 || r.Type == "" {
				t.Errorf("record of type %q at line %d", r.Type, r.Origin.Line)
			}
			if r.Year != 0 && !DefaultLimits.sane(r.Year) {
				t.Errorf("year %d", r.Year)
			}
		}
	})
}

func FuzzMedline(f *testing.F) {
	fuzzTagged(f, medlineFormat(), "PMID-1\n\nTI- [\nPG  - 1-\nAU  - \nAUID- ORCID\nAD  - ;\nDP  - //\n", "PG  - a1-1;\nTI  - [].\nFAU - ,,\nAU  - Jr")
}

func BenchmarkMedline(b *testing.B) {
	benchmarkRecords(b, medlineFormat())
}

// benchmarkRecords reads a sample of a format a thousand times over.
func benchmarkRecords(b *testing.B, f Format) {
	text := strings.Repeat(sampleOf(b, f)+"\n\n", 1000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		for _, err := range f.Records(Input{R: strings.NewReader(text), Limits: DefaultLimits}) {
			if err == nil {
				n++
			}
		}
		if n < 1000 {
			b.Fatalf("%d records", n)
		}
	}
}

// Many faults in one long record cost time in proportion to its length.
func TestTaggedLongRecords(t *testing.T) {
	const many = 100_000
	tests := []struct {
		f    Format
		text string
	}{
		{medlineFormat(), "OWN - NLM\n" + strings.Repeat("XYZ - b\n", many) + "TI  - A\n"},
		{medlineFormat(), "TI  - A\n" + strings.Repeat("PMID- \n", many)},
		{endnoteFormat(), "%0 Book\n" + strings.Repeat("%A\n\n", many) + "%T A\n"},
		{endnoteFormat(), "%0 Book\n%T A\n" + strings.Repeat("%R doi:soon\n", many)},
		{risFormat(), "TY  - JOUR\n" + strings.Repeat("XQ  - b\n", many) + "TI  - A\nER  - \n"},
		{pubmedXMLFormat(), pubmedXML("<ArticleTitle>A</ArticleTitle>"+strings.Repeat("\n<ELocationID EIdType=\"doi\">soon</ELocationID>", many), "", "")},
	}
	for _, tt := range tests {
		start := time.Now()
		records, _ := readText(t, tt.f, tt.text)
		if len(records) != 1 || records[0].Title != "A" {
			t.Errorf("%s: %d records", tt.f.Name, len(records))
		}
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%s takes %v", tt.f.Name, d)
		}
	}
}
