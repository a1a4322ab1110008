package ingest

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cocite/graph"
)

// risOne reads the one record of a text.
func risOne(t testing.TB, text string) graph.Record {
	t.Helper()
	records, _ := readText(t, risFormat(), text)
	if len(records) != 1 {
		t.Fatalf("%d records, want 1, in %s", len(records), text)
	}
	return records[0]
}

func TestRISFields(t *testing.T) {
	tests := []struct {
		name, lines string // between TY and ER; with its own TY if it starts with one
		want        want
	}{
		{"title", "TI  - On <i>Graphs</i> &amp; People", want{"title": "On Graphs & People", "type": "article", "line": "1"}},
		{"title in T1", "T1  - A", want{"title": "A"}},
		{"book title", "TY  - BOOK\nBT  - A Book", want{"title": "A Book", "type": "book"}},
		{"key", "ID  - 139", want{"key": "139"}},
		{"authors", "AU  - Moreau, Ada\nA1  - Keller, B. C., Jr\nAU  - Ewa van der Berg\nA2  - Ed Itor\nED  - Ed Itor", want{"authors": "Ada||Moreau; B. C.||Keller|Jr; Ewa|van der|Berg"}},
		{"authors without blank", "AU  - Valle-Delgado,J. J. ", want{"authors": "J. J.||Valle-Delgado"}},
		{"authors by semicolon", "AU  - Moreau, Ada; Keller, Bruno", want{"authors": "Ada||Moreau; Bruno||Keller"}},
		{"authors by and", "AU  - Ada Moreau and Bruno Keller", want{"authors": "Ada||Moreau; Bruno||Keller"}},
		{"authors by comma", "AU  - Moreau, A., Keller, B.", want{"authors": "A.||Moreau; B.||Keller"}},
		{"organisation", "AU  - World Health Organization", want{"authors": "[World Health Organization]"}},
		{"nobody", "AU  - [Anonymous]", want{"authors": ""}},
		{"year", "PY  - 2020", want{"date": "2020"}},
		{"year with slashes", "PY  - 2020//", want{"date": "2020"}},
		{"season", "PY  - 2020///Spring", want{"date": "2020"}},
		{"Y1 before PY", "PY  - 2019\nY1  - 2020/03/15", want{"date": "2020-03-15"}},
		{"others refine", "PY  - 2016\nDA  - Sep 9", want{"date": "2016-09-09"}},
		{"others that differ do not", "PY  - 2016\nDA  - 2015/03", want{"date": "2016"}},
		{"the day it was received does not count", "Y1  - 2013\nPY  - 2013/04/15/received\nPY  - 2013/06/18", want{"date": "2013-06-18"}},
		{"Y2 comes last", "Y2  - 2021/01/02\nDA  - 2020", want{"date": "2020"}},
		{"Y2 alone", "Y2  - 2021/01/02", want{"date": "2021-01-02"}},
		{"ISO", "DA  - 2020-03-01", want{"date": "2020-03-01"}},
		{"words", "DA  - Mar 2020", want{"date": "2020-03"}},
		{"pages", "SP  - 12\nEP  - 34", want{"pages": "12-34"}},
		{"pages in SP", "SP  - 123-130", want{"pages": "123-130"}},
		{"pages in both", "SP  - 123-130\nEP  - 130", want{"pages": "123-130"}},
		{"one page", "SP  - e123", want{"pages": "e123"}},
		{"only the last page", "SP  - \nEP  - 9", want{"pages": "9"}},
		{"empty tag is a value", "IS  - 9\nSP  -\nEP  - 12", want{"issue": "9", "pages": "12"}},
		{"volume and issue", "VL  -  78\nIS  -  1", want{"volume": "78", "issue": "1"}},
		{"old issue", "CP  - 3", want{"issue": "3"}},
		{"article number", "C7  - 974246", want{"article": "974246"}},
		{"journal", "JO  - J. X\nJF  - Journal of X\nJA  - JX", want{"venue": "Journal of X", "abbrev": "JX", "venuetype": "journal"}},
		{"short journal", "T2  - The Journal of X\nJO  - J. X", want{"venue": "The Journal of X", "abbrev": "J. X"}},
		{"proceedings", "TY  - CONF\nT2  - Proc. X", want{"venue": "Proc. X", "venuetype": "conference", "type": "proceedings-article"}},
		{"series of a book", "TY  - BOOK\nTI  - B\nT2  - Series\nSN  - 0-306-40615-2", want{"venue": "", "ids": "isbn:9780306406157"}},
		{"ISSN and ISBN", "TY  - CONF\nSN  - 00280836 (ISSN); 978-030640615-7 (ISBN)", want{"issn": "0028-0836", "ids": ""}},
		{"type of Scopus", "M3  - Review", want{"type": "review"}},
		{"unknown type", "TY  - XYZ\nTI  - A", want{"type": "other"}},
		{"keywords with stars", "KW  - *Major Depression\nDementia/*epidemiology\nA* search\n*", want{"keywords": "author:Major Depression; author:Dementia/epidemiology; author:A* search"}},
		{"keywords", "KW  - a\nKW  - b; c\nKW  - d\ne", want{"keywords": "author:a; author:b; author:c; author:d; author:e"}},
		{"abstract over lines", "AB  - We\ncount\n\nall.", want{"abstract": "We count all."}},
		{"N2", "N2  - Text", want{"abstract": "Text"}},
		{"title over lines", "TI  - A long\ntitle", want{"title": "A long title"}},
		{"a tag in an abstract", "AB  - Of\nAB - foo\nTI-RADS and\nXY-Z", want{"abstract": "Of AB - foo TI-RADS and XY-Z"}},
		{"language", "LA  - eng", want{"language": "eng"}},
		{"cited by", "N1  - Export Date: 1 May 2020; Cited By: 18; Correspondence Address: X", want{"cited": "18 scopus"}},
		{"cited by, old", "N1  - Cited By (since 1996):10", want{"cited": "10 scopus"}},
		{"references", "N1  - References: A, B., T (2000) J, 1; C, D., U (2001) K, doi:10.1000/x; Export Date: 1 May", want{"refs": "A, B., T (2000) J, 1\ndoi:10.1000/x C, D., U (2001) K, doi:10.1000/x"}},
		{"the DOI of a reference is not ours", "N1  - References: C, D., U (2001) K, doi:10.1000/x", want{"ids": ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := tt.lines
			if !strings.HasPrefix(text, "TY") {
				text = "TY  - JOUR\n" + text
			}
			checkFields(t, risOne(t, text+"\nER  - \n"), tt.want)
		})
	}
}

func TestRISIDs(t *testing.T) {
	tests := []struct{ name, lines, want string }{
		{"DO", "DO  - 10.1000/A", "doi:10.1000/a"},
		{"DO with a prefix", "DO  - doi: 10.1000/A", "doi:10.1000/a"},
		{"M3", "M3  - 10.1000/m", "doi:10.1000/m"},
		{"L3", "L3  - http://dx.doi.org/10.1000/l", "doi:10.1000/l"},
		{"UR", "UR  - https://doi.org/10.1000/u", "doi:10.1000/u"},
		{"UR of Embase", "UR  - http://www.embase.com/search/results?from=export&id=L1\nhttp://dx.doi.org/10.1000/u\nhttp://sfx.example.org/u?sid=EMBASE&id=doi:10.1000%2Fu", "doi:10.1000/u"},
		{"UR with a query on each line", "UR  - http://a.example.org/r?x=1\nhttps://www.scopus.com/r.uri?eid=2-s2.0-85074956526&x=1", "eid:2-s2.0-85074956526"},
		{"SE", "SE  - http://dx.doi.org/10.1000/s", "doi:10.1000/s"},
		{"SE that is a section", "SE  - 10.2", ""},
		{"N1", "N1  - doi: 10.1000/n", "doi:10.1000/n"},
		{"C1", "C1  - 10.1000/c", "doi:10.1000/c"},
		{"N1 with several", "N1  - doi: 10.1000/n; Erratum in: 10.1000/e", ""},
		{"DO wins", "UR  - https://doi.org/10.1000/u\nDO  - 10.1000/d", "doi:10.1000/d"},
		{"DO broken", "DO  - soon\nUR  - https://doi.org/10.1000/u", "doi:10.1000/u"},
		{"Scopus", "UR  - https://www.scopus.com/r.uri?eid=2-s2.0-85074956526&doi=10.24963%2fijcai.2019%2f677&x=1", "eid:2-s2.0-85074956526 doi:10.24963/ijcai.2019/677"},
		{"PubMed", "DB  - PubMed\nAN  - 26957754", "pmid:26957754"},
		{"a bare number", "AN  - 26957754", ""},
		{"marked", "U1  - 26957754[pmid]\nU2  - PMC4756000[pmcid]", "pmid:26957754 pmcid:PMC4756000"},
		{"PMC", "AN  - PMC3654245", "pmcid:PMC3654245"},
		{"Web of Science", "AN  - WOS:000123456789012", "wos:000123456789012"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := idText(risOne(t, "TY  - JOUR\n"+tt.lines+"\nER  - ").IDs); got != tt.want {
				t.Errorf("ids %q, want %q", got, tt.want)
			}
		})
	}
}

func TestRISProblems(t *testing.T) {
	tests := []struct {
		name, in string
		titles   string
		problems []string
	}{
		{"none", "TY  - JOUR\nTI  - A\nER  - \n\nTY  - JOUR\nTI  - B\nER  -\n", "A B", nil},
		{"empty", "", "", nil},
		{"byte order mark", "\ufeffTY  - JOUR\nTI  - A\nER  - ", "A", nil},
		{"one blank", "TY - JOUR\nTI - A\nER -", "A", nil},
		{"no blank behind the hyphen", "TY  -JOUR\nTI  -A\nER  -", "A", nil},
		{"no blank at all", "TY- JOUR\nTI- A\nER-", "A", nil},
		{"small letters", "ty  - jour\nti  - A\ner  - ", "A", nil},
		{"CR only", "TY  - JOUR\rTI  - A\rER  - \r", "A", nil},
		{"separators inside a value", "TY  - JOUR\nTI  - A\u2028B\u0085C\nER  - ", "A B C", nil},
		{"no ER before TY", "TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\nER  - ", "A B", []string{"3 ris.missing-er warn"}},
		{"no ER at the end", "TY  - JOUR\nTI  - A\n", "A", []string{"1 ris.missing-er warn"}},
		{"no TY", "\nJF  - J\nTI  - A\nER  - ", "A", []string{"2 ris.missing-ty warn"}},
		{"no TY between", "TY  - JOUR\nTI  - A\nER  - \nAU  - X, Y\nTI  - B\nER  - ", "A B", []string{"4 ris.missing-ty warn"}},
		{"tags that are no record", "DB  - X\nER  - \nTY  - JOUR\nTI  - A\nER  - ", "A", []string{"1 ris.stray-text warn"}},
		{"Ovid", "1. \nTY  - JOUR\nTI  - A\nER  - \n2. \nTY  - JOUR\nTI  - B\nER  - ", "A B", nil},
		{"Cochrane", "Record #1 of 20\nSearch Name: x\nTY  - JOUR\nTI  - A\nER  - ", "A", nil},
		{"header", "Provider: X\nContent:text/plain; charset=\"UTF-8\"\n\nTY  - JOUR\nTI  - A\nER  - ", "A", nil},
		{"text behind an empty value", "TY  - JOUR\nTI  - A\nSP  - \nfoo\nER  - ", "A", []string{"4 ris.stray-text warn"}},
		{"text behind TY", "TY  - JOUR\nfoo\nTI  - A\nER  - ", "A", []string{"2 ris.stray-text warn"}},
		{"title twice", "TY  - JOUR\nTI  - A\nTI  - B\nER  - ", "A", []string{"2 ris.duplicate-tag warn"}},
		{"unknown tag", "TY  - JOUR\nTI  - A\nXQ  - b\nER  - ", "A", []string{"3 ris.unknown-tag info"}},
		{"bad year", "TY  - JOUR\nTI  - A\nPY  - 0000\nER  - ", "A", []string{"1 ris.bad-year warn"}},
		{"bad doi", "TY  - JOUR\nTI  - A\nDO  - 10.1037.a0\nER  - ", "A", []string{"3 ris.bad-doi warn"}},
		{"nobody", "TY  - JOUR\nTI  - A\nAU  - Anonymous\nER  - ", "A", []string{"3 ris.placeholder-name info"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			records, problems := readText(t, risFormat(), tt.in)
			var titles []string
			for _, r := range records {
				titles = append(titles, r.Title)
			}
			if got := strings.Join(titles, " "); got != tt.titles {
				t.Errorf("titles %q, want %q", got, tt.titles)
			}
			if strings.Join(problems, "\n") != strings.Join(tt.problems, "\n") {
				t.Errorf("problems %q, want %q", problems, tt.problems)
			}
		})
	}
}

func TestRISAffiliations(t *testing.T) {
	one := risOne(t, "TY  - JOUR\nAU  - X, Y\nAD  - Institute, Town\nER  - ")
	if a := one.Authors[0].Affiliations; len(a) != 1 || a[0].Raw != "Institute, Town" {
		t.Errorf("affiliations of the only author: %+v", a)
	}
	two := risOne(t, "TY  - JOUR\nAU  - X, Y\nAU  - Z, Z\nAD  - Institute, Town\nER  - ")
	if a := two.Authors[0].Affiliations; len(a) != 0 {
		t.Errorf("affiliations that may be another's: %+v", a)
	}
}

func TestRISSniff(t *testing.T) {
	tests := []struct {
		in   string
		want bool
	}{
		{"TY  - JOUR\n", true},
		{"\n\nTY - JOUR\n", true},
		{"ty  - jour\n", true},
		{"Provider: X\n\nTY  - CHAP\n", true},
		{"JF  - J\nT1  - A\nAU  - X\nER  -\n", true},
		{"PMID- 123\nOWN - NLM\nTI  - A\nAU  - X Y\n", false},
		{"PMID- 123\nTY  - JOUR\n", false},
		{"FN Clarivate\nVR 1.0\nPT J\nAU X, Y\nTI A\nER\n", false},
		{"%0 Journal Article\n%A X\n%T A\n", false},
		{"@article{k,\n", false},
		{"ER  - \nAU  - X\nTI  - A\n", false},
		{"TI-RADS\nTY-Z\n", false},
		{"", false},
	}
	for _, tt := range tests {
		if got := sniffRIS([]byte(tt.in)); got != tt.want {
			t.Errorf("sniffRIS(%q) = %v, want %v", tt.in, got, tt.want)
		}
	}
}

// Of a record that is too long the beginning is kept.
func TestRISTooLong(t *testing.T) {
	text := "TY  - JOUR\nTI  - A\nAB  - x\n" + strings.Repeat("long line\n", 1000) + "DO  - 10.1000/a\nER  - \nTY  - JOUR\nTI  - B\nER  - "
	var titles, codes []string
	in := Input{R: strings.NewReader(text), Limits: Limits{Record: 2000}}
	for r, err := range risFormat().Records(in) {
		if err != nil {
			codes = append(codes, err.(*graph.Problem).Code)
		} else {
			titles = append(titles, r.Title)
		}
	}
	if strings.Join(titles, " ") != "A B" || strings.Join(codes, " ") != "ris.too-long" {
		t.Errorf("titles %q, problems %q", titles, codes)
	}
}

func TestRISStops(t *testing.T) {
	text := "foo\nDB  - x\nER  - \nTI  - A\nER  -\nTY  - JOUR\nAU  - Anonymous\nPY  - 0\nTI  - a\nTI  - b\nTY  - X\n"
	for stop := range 10 {
		n := 0
		for range risFormat().Records(Input{R: strings.NewReader(text), Limits: DefaultLimits}) {
			if n++; n > stop {
				break
			}
		}
	}
}

// Whatever stands between records, no record is lost; and however the file is
// cut, the records before the cut are whole.
func TestRISJunkAndTruncation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var in bytes.Buffer
		var ends []int
		for range rapid.IntRange(1, 4).Draw(t, "records") {
			in.WriteString(rapid.StringMatching(`([a-z#@%{}0-9 -]*\n){0,3}`).Draw(t, "junk"))
			in.WriteString("TY  - JOUR\nTI  - Title\nAU  - X, Y\nER  - \n")
			ends = append(ends, in.Len())
		}
		cut := rapid.IntRange(0, in.Len()).Draw(t, "cut")
		want := 0
		for _, end := range ends {
			if end-1 <= cut {
				want++
			}
		}
		records, _ := readText(t, risFormat(), string(in.Bytes()[:cut]))
		whole := 0
		for _, r := range records {
			if r.Title == "Title" && len(r.Authors) == 1 {
				whole++
			}
		}
		if whole < want {
			t.Fatalf("%d records, want %d", whole, want)
		}
	})
}

func FuzzRIS(f *testing.F) {
	if sample, err := os.ReadFile("testdata/samples/ris.ris"); err == nil {
		f.Add(string(sample))
	}
	f.Add("TY  - JOUR\nAU  - a; b, c, d, e\nPY  - //\nSP  - --\nSN  - ;(\nN1  - References: (2000); ;\nKW  - \n;\nER")
	f.Add("ty - x\nau - y\n er - \nER  - \nTI  - t")
	f.Fuzz(func(t *testing.T, s string) {
		records, _ := readText(t, risFormat(), s)
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

func BenchmarkRIS(b *testing.B) {
	one := "TY  - JOUR\nAU  - Moreau, Ada\nAU  - Keller, Bruno\nTI  - On citation graphs\nT2  - Journal of X\nPY  - 2001\nSP  - 1\nEP  - 9\n" +
		"DO  - 10.5555/bench\nKW  - graphs\nAB  - " + strings.Repeat("Some words of an abstract that says little. ", 14) + "\nER  - \n\n"
	text := strings.Repeat(one, 2000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range risFormat().Records(Input{R: strings.NewReader(text), Limits: DefaultLimits}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
