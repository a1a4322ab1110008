package ingest

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

// wosLines reads tagged text; lines behind the tags that every record has.
func wosLines(t *testing.T, lines ...string) (graph.Record, []string) {
	t.Helper()
	c := runDirect(wosFormat(), "FN X\nVR 1.0\nPT J\nTI A title\n"+strings.Join(lines, "\n")+"\nER\n\nEF\n")
	if len(c.Records) != 1 {
		t.Fatalf("%d records, %v", len(c.Records), c.Problems)
	}
	return c.Records[0], c.Problems
}

// Every field of the sample arrives.
func TestWoSRecord(t *testing.T) {
	c := runDirect(wosFormat(), string(must(os.ReadFile("testdata/samples/wos.txt"))))
	slovenia := graph.Affiliation{Name: "University of Ljubljana", Country: "SI", Raw: "Univ Ljubljana, Dept Math, Ljubljana, Slovenia"}
	stanford := graph.Affiliation{Name: "Stanford University", Country: "US", Raw: "Stanford Univ, Stanford, CA 94305 USA"}
	doi := func(values ...string) (ids []graph.ID) {
		for _, v := range values {
			ids = append(ids, graph.ID{Scheme: graph.DOI, Value: v})
		}
		return ids
	}
	want := []graph.Record{{
		Origin: graph.Origin{Line: 3},
		IDs:    append(doi("10.5555/wos.1"), graph.ID{Scheme: graph.WoS, Value: "000123456700001"}, graph.ID{Scheme: graph.PMID, Value: "12345678"}),
		Title:  "On the people behind citation graphs and the graphs behind people", Year: 2020, Date: "2020-03-05", Type: "article",
		Venue:  graph.Venue{Name: "JOURNAL OF INVENTED STUDIES", Abbrev: "J INVENT STUD", ISSN: []string{"2049-3630", "0028-0836"}, Type: "journal"},
		Volume: "12", Issue: "3", PageFirst: "123", PageLast: "145",
		Authors: []graph.Author{
			{Name: graph.ParseName("Moreau, Ada"), ORCID: "0000-0002-1825-0097", Affiliations: []graph.Affiliation{slovenia, stanford}, Corresponding: true},
			{Name: graph.ParseName("van der Berg, Jan H."), SourceID: graph.ID{Scheme: graph.WoS, Value: "A-1234-2008"}, Affiliations: []graph.Affiliation{stanford}},
		},
		Abstract: `We count what is cited. "Quotes" are data.`, Language: "English",
		Keywords: []graph.Keyword{{Term: "graphs", Scheme: "author"}, {Term: "people & citations", Scheme: "author"}, {Term: "NETWORKS", Scheme: "keywords-plus"}, {Term: "SCIENCE", Scheme: "keywords-plus"}},
		Classes:  []string{"Information Science & Library Science", "Computer Science"},
		CitedBy:  graph.Count{N: 7, Known: true, By: "wos"}, RefCount: graph.Count{N: 5, Known: true, By: "wos"},
		Refs: []graph.Ref{
			{Raw: "*WHO, 2003, INT STAT CLASS DIS", Author: "*WHO", Year: 2003, Source: "INT STAT CLASS DIS"},
			{Raw: "[Anonymous], 2013, R LANG ENV STAT COMP", Year: 2013, Source: "R LANG ENV STAT COMP"},
			{Raw: "Aaker, JL, 1997, J MARKETING RES, V34, P347, DOI 10.5555/3151897", IDs: doi("10.5555/3151897"), Author: "Aaker, JL", Year: 1997, Source: "J MARKETING RES", Volume: "34", Page: "347"},
			{
				Raw: "Brin S, 1998, COMPUT NETWORKS ISDN, V30, P107, DOI [10.5555/S0169-7552(98)00110-X, 10.5555/j.comnet.2012]",
				IDs: doi("10.5555/s0169-7552(98)00110-x", "10.5555/j.comnet.2012"), Author: "Brin S", Year: 1998, Source: "COMPUT NETWORKS ISDN", Volume: "30", Page: "107",
			},
			{Raw: "1984, LOCAL CODE, P12", Year: 1984, Source: "LOCAL CODE", Page: "12"},
		},
	}, {
		Origin: graph.Origin{Line: 46}, IDs: []graph.ID{{Scheme: graph.WoS, Value: "000123456700002"}},
		Title: "Chapters without pages", Year: 2021, Date: "2021-01", Type: "proceedings-article", ArticleNo: "7",
		Venue:   graph.Venue{Name: "LECTURES ON INVENTION", Type: "conference"},
		Authors: []graph.Author{{Name: graph.ParseName("Keller, B")}}, RefCount: graph.Count{N: 2, Known: true, By: "wos"},
		Refs: []graph.Ref{{Raw: "Newman MEJ, 2010, NETWORKS INTRO", Author: "Newman MEJ", Year: 2010, Source: "NETWORKS INTRO"}},
	}}
	if d := cmp.Diff(want, c.Records); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if want := []string{"52wos.reference-count"}; !slices.Equal(c.Problems, want) {
		t.Errorf("got problems %q, want %q", c.Problems, want)
	}
}

// What frames records may be missing or come twice; each fault has its line.
func TestWoSFrames(t *testing.T) {
	for name, tt := range map[string]struct {
		text, titles string
		problems     []string
	}{
		"two files":          {"FN A\nVR 1.0\nPT J\nTI A\nER\n\nEF\nFN A\nVR 1.0\nPT J\nTI B\nER\nEF\n", "A B", nil},
		"two files, marks":   {"\ufeffFN A\nVR 1.0\nPT J\nTI A\nER\nEF\n\ufeffFN A\nVR 1.0\nPT J\nTI B\nER\nEF", "A B", nil},
		"no head, no end":    {"PT J\nAU X, Y\nTI A\nUT 1\nER\n", "A", nil},
		"blanks behind":      {"FN A \nVR 1.0\n\nPT J  \nTI A  \nER  \nEF  \n", "A", nil},
		"no ER at the end":   {"FN A\nPT J\nTI A\nUT WOS:1\n", "A", []string{"2wos.missing-er"}},
		"no ER between":      {"FN A\nPT J\nTI A\nPT J\nTI B\nER\n", "A B", []string{"2wos.missing-er"}},
		"no PT":              {"FN A\nVR 1\nAU X\nTI A\nER\n\nTI B\nER\n", "A B", []string{"3wos.missing-pt", "7wos.missing-pt"}},
		"text between":       {"FN A\nPT J\nTI A\nER\nPage 1 of 2\n\n  more\nPT J\nTI B\nER\n", "A B", []string{"5wos.stray-text", "7wos.stray-text"}},
		"tag between":        {"FN A\nPT J\nTI A\nER\nNR 5\nER\nPT J\nTI B\nER\n", "A B", []string{"5wos.stray-text"}},
		"blank lost":         {"FN A\nPT J\nAUGilles, H\nTI A\nER\n", "A", []string{"3wos.glued-tag"}},
		"indent lost":        {"FN A\nPT J\nTI A\nand b\nER\n", "A and b", []string{"4wos.no-indent"}},
		"empty record":       {"FN A\nPT J\nER\nPT J\nTI A\nER\n", "A", []string{"2wos.empty-record"}},
		"ER twice":           {"FN A\nPT J\nTI A\nER\nER\n", "A", []string{"5wos.stray-er"}},
		"unknown tag":        {"FN A\nPT J\nTI A\nQQ what\nER\n", "A", []string{"4wos.unknown-tag"}},
		"tabs and one blank": {"FN A\nPT J\nTI A\n\tb\n c\nER\n", "A b c", nil},
		"empty lines":        {"FN A\nPT J\n\nTI A\n\n   b\n\nSO X\n\nER\n\n\n", "A b", nil},
	} {
		c := runDirect(wosFormat(), tt.text)
		var titles []string
		for _, r := range c.Records {
			titles = append(titles, r.Title)
		}
		if got := strings.Join(titles, " "); got != tt.titles || !slices.Equal(c.Problems, tt.problems) {
			t.Errorf("%s: got %q %q", name, got, c.Problems)
		}
	}
}

// Names, groups and addresses in all shapes give the right people.
func TestWoSAuthors(t *testing.T) {
	long := []string{"AU A0, A"}
	for i := range 40 {
		long = append(long, fmt.Sprintf("   A%d, A", i+1))
	}
	for name, tt := range map[string]struct {
		lines []string
		want  string
	}{
		"short alone":        {[]string{"AU Newman, MEJ", "   [Anonymous]", "   Le, Q"}, "Newman, MEJ; Le, Q"},
		"one line":           {[]string{"AU Joffe, Hadine; Hall, Janet E"}, "Joffe, Hadine; Hall, Janet E"},
		"other length":       {[]string{"AU Bell, A", "   Fox, B", "AF Bell, Ann"}, "Bell, A; Fox, B"},
		"book":               {[]string{"BA Bell, A", "BF Bell, Ann", "BE Fox, Bo"}, "Bell, Ann"},
		"groups":             {[]string{"AU Bell, A", "CA Invented Study Grp", "GP Invented Study Grp", "   IEEE"}, "Bell, A; Invented Study Grp!; IEEE!"},
		"suffix":             {[]string{"AU Bell, A, Jr", "AF Bell, Ann, Jr."}, "Bell, Ann, Jr."},
		"places by brackets": {[]string{"AU Bell, A", "   Fox, B", "AF Bell, Ann", "   Fox, Bo", "C1 [Bell, Ann] U A, Oslo, Norway.", "   [Fox, Bo; Bell, A] U B, Bern, Switzerland."}, "Bell, Ann (U A NO, U B CH); Fox, Bo (U B CH)"},
		"places by letter":   {[]string{"AU Bell, A", "C1 [BELL, Anna M.] U A, London, England."}, "Bell, A (U A GB)"},
		"one place for all":  {[]string{"AU Bell, A", "   Fox, B", "C1 U A, Taipei, Taiwan."}, "Bell, A (U A TW); Fox, B (U A TW)"},
		"whose places":       {[]string{"AU Bell, A", "   Fox, B", "C1 U A, Oslo, Norway.", "   U B, Bern, Switzerland."}, "Bell, A; Fox, B"},
		"wrapped place":      {[]string{"AU Bell, A", "C1 [Bell, A] U A, Dept of Long Names,", "   Beijing 100084, Peoples R China."}, "Bell, A (U A CN)"},
		"corresponding":      {[]string{"AU Bell, A", "   Fox, B", "   Orr, C", "C1 [Bell, A] U A, Oslo, Norway.", "RP Bell, A; Fox, B (corresponding author), U B, Bern, Switzerland.; Orr, C (corresponding author), U C, Rome, Italy."}, "Bell, A* (U A NO); Fox, B* (U B CH); Orr, C* (U C IT)"},
		"reprint author":     {[]string{"AU Bell, A", "   Fox, B", "RP Fox, B (reprint author), U B,", "   Bern, Switzerland."}, "Bell, A; Fox, B* (U B CH)"},
		"reprint, unmarked":  {[]string{"AU Bell, A", "   Fox, B", "RP Fox, B, U B, Bern, Switzerland."}, "Bell, A; Fox, B* (U B CH)"},
		"identifiers":        {[]string{"AU Bell, A", "   Fox, B", "RI fox, bo/B-9999-2010; Bell, Ann/not one", "OI Fox, Bo/0000-0002-1825-0097; Bell, A/0000-0002-1825-0098"}, "Bell, A; Fox, B {wos:B-9999-2010 0000-0002-1825-0097}"},
		"namesakes":          {[]string{"AU Li, Y", "   Li, YX", "RI Li, Yan/B-9999-2010"}, "Li, Y; Li, YX"},
		"long by-line":       {append(long, "C1 [A7, A; A40, A; Nobody, N] U A, Oslo, Norway."), "A0, A…A7 (U A NO)…A40 (U A NO)"},
	} {
		r, _ := wosLines(t, tt.lines...)
		got := wosPeopleText(r)
		if name == "long by-line" {
			got = "A0, A…" + strings.ReplaceAll(wosHoused(r), ", A", "")
		}
		if got != tt.want {
			t.Errorf("%s:\n got %q\nwant %q", name, got, tt.want)
		}
	}
}

// wosPeopleText is a by-line in short.
func wosPeopleText(r graph.Record) string {
	var out []string
	for _, a := range r.Authors {
		out = append(out, wosPersonText(a))
	}
	return strings.Join(out, "; ")
}

func wosPersonText(a graph.Author) string {
	s := a.Name.Full
	if a.Name.Org {
		s += "!"
	}
	if a.Corresponding {
		s += "*"
	}
	var places []string
	for _, p := range a.Affiliations {
		places = append(places, p.Name+" "+p.Country)
	}
	if places != nil {
		s += " (" + strings.Join(places, ", ") + ")"
	}
	if ids := strings.TrimSpace(a.SourceID.String() + " " + a.ORCID); ids != "" {
		s += " {" + ids + "}"
	}
	return s
}

// wosHoused are the authors with an address.
func wosHoused(r graph.Record) string {
	var out []string
	for _, a := range r.Authors {
		if a.Affiliations != nil {
			out = append(out, wosPersonText(a))
		}
	}
	return strings.Join(out, "…")
}

// The other fields in their less usual shapes.
func TestWoSFields(t *testing.T) {
	for name, tt := range map[string]struct {
		lines    []string
		want     func(r graph.Record) string
		text     string
		problems []string
	}{
		"day":               {[]string{"PY 2020", "PD MAR 5"}, wosDateText, "2020 2020-03-05", nil},
		"month":             {[]string{"PY 2020", "PD MAR-APR"}, wosDateText, "2020 2020-03", nil},
		"season":            {[]string{"PY 2020", "PD SPR"}, wosDateText, "2020 2020", nil},
		"whole date":        {[]string{"PY 2006", "PD 2006 May-Jun"}, wosDateText, "2006 2006-05", nil},
		"other year":        {[]string{"PY 2020", "PD DEC 2019"}, wosDateText, "2020 2020", nil},
		"early access":      {[]string{"EA JAN 2020", "EY 2020"}, wosDateText, "2020 2020-01", nil},
		"early year":        {[]string{"EY 2020"}, wosDateText, "2020 2020", nil},
		"no such year":      {[]string{"PY 2999"}, wosDateText, "0 ", []string{"5wos.bad-year"}},
		"pages that go on":  {[]string{"BP 123-+", "EP 130"}, wosPagesText, "123|130|", nil},
		"pages in one":      {[]string{"PS 457-472"}, wosPagesText, "457|472|", nil},
		"article number":    {[]string{"AR e12"}, wosPagesText, "||e12", nil},
		"old number":        {[]string{"DI ARTN 025103"}, wosPagesText, "||025103", nil},
		"item number":       {[]string{"AR PII S0929-1199(01)00046-3"}, wosPagesText, "||", nil},
		"retracted":         {[]string{"DT Article; Retracted Publication"}, wosTypeText, "article true", nil},
		"retraction":        {[]string{"DT Retraction"}, wosTypeText, "retraction false", nil},
		"paper in journal":  {[]string{"DT Article; Proceedings Paper"}, wosTypeText, "article false", nil},
		"editorial":         {[]string{"DT Editorial Material"}, wosTypeText, "editorial false", nil},
		"unknown type":      {[]string{"DT Poetry"}, wosTypeText, "article false", nil},
		"bad doi":           {[]string{"DI none"}, wosIDText, "", []string{"5wos.bad-doi"}},
		"medline":           {[]string{"UT MEDLINE:16842170"}, wosIDText, "wos:MEDLINE:16842170 pmid:16842170", nil},
		"old number of wos": {[]string{"UT ISI:000123456700001"}, wosIDText, "wos:000123456700001", nil},
		"doi of the book":   {[]string{"D2 10.5555/book"}, wosIDText, "", nil},
		"no list":           {[]string{"NR 12"}, wosRefsText, "0", []string{"5wos.no-references"}},
		"short list":        {[]string{"CR A B, 1999, X", "NR 2"}, wosRefsText, "1", []string{"5wos.reference-count"}},
		"list without tag":  {[]string{"C1 U A, Oslo, Norway.", "   A B, 1999, X", "   C D, 2000, Y, DOI 10.5555/a", "NR 2"}, wosRefsText, "2", []string{"6wos.lost-tag"}},
		"zero":              {[]string{"NR 0", "TC 0"}, wosCountsText, "{0 true wos} {0 true wos}", nil},
		"all databases":     {[]string{"Z9 5"}, wosCountsText, "{5 true wos} {0 false }", nil},
	} {
		r, problems := wosLines(t, tt.lines...)
		if got := tt.want(r); got != tt.text || !slices.Equal(problems, tt.problems) {
			t.Errorf("%s: got %q, %q, want %q", name, got, problems, tt.text)
		}
	}
}

func wosDateText(r graph.Record) string   { return fmt.Sprint(r.Year, " ", r.Date) }
func wosPagesText(r graph.Record) string  { return r.PageFirst + "|" + r.PageLast + "|" + r.ArticleNo }
func wosTypeText(r graph.Record) string   { return fmt.Sprint(r.Type, " ", r.Retracted) }
func wosRefsText(r graph.Record) string   { return fmt.Sprint(len(r.Refs)) }
func wosCountsText(r graph.Record) string { return fmt.Sprint(r.CitedBy, " ", r.RefCount) }

func wosIDText(r graph.Record) string {
	var out []string
	for _, id := range r.IDs {
		out = append(out, id.String())
	}
	return strings.Join(out, " ")
}

// A book has its own DOI and ISBN, a chapter neither.
func TestWoSBook(t *testing.T) {
	for kind, want := range map[string]string{
		"PT B\nDT Book":                    "book doi:10.5555/book isbn:9780306406157",
		"PT B\nDT Article; Book Chapter":   "book-chapter ",
		"PT S\nDT Article\nCT A meeting":   "proceedings-article ",
		"PT S\nDT Article":                 "book-chapter ",
		"PT C":                             "proceedings-article ",
		"PT P":                             "patent ",
		"PT B\nDT Book Review":             "book-review ",
		"PT B\nDT Proceedings Paper\nLA X": "proceedings-article ",
	} {
		c := runDirect(wosFormat(), kind+"\nTI A\nD2 10.5555/book\nBN 978-0-306-40615-7\nUT\nER\n")
		if got := c.Records[0].Type + " " + wosIDText(c.Records[0]); got != want {
			t.Errorf("%q: got %q, want %q", kind, got, want)
		}
	}
}

// What looks like Web of Science and is not is left to other formats.
func TestSniffWoS(t *testing.T) {
	for head, want := range map[string]bool{
		"FN Clarivate Analytics Web of Science\nVR 1.0\n": true,
		"FN ISI Export Format\nPT J\nAU X":                true,
		"PT J\nAU X, Y\n   Z, A\nTI B\n":                  true,
		"PT J\nTI B\nSO C\nVL 1":                          true,
		"PT J\nsome text":                                 false,
		"PT J\n":                                          false,
		"PT Journal Article\nAU X\nTI Y":                  false,
		"TY  - JOUR\nAU  - X\nPY  - 2000":                 false,
		"PMID- 1\nPT  - Journal Article\nTI  - X":         false,
		"FN is not a file name\nsome text\n":              false,
		"PT\tAU\tTI\nJ\tX\tY":                             false,
		" ## ":                                            false,
	} {
		if sniffWoS([]byte(head)) != want {
			t.Errorf("%q: got %v", head, !want)
		}
	}
}

// A record that never ends costs no more than a record may, and the next is read.
func TestWoSLimits(t *testing.T) {
	text := "PT J\nTI A\nCR " + strings.Repeat("A B, 1999, X\n   ", 1000) + "\nER\nPT J\nTI B\n" + "AB " + strings.Repeat("x", 5000) + "\nSO Y\nER\n"
	in := Input{R: strings.NewReader(text), Limits: Limits{Record: 2000}}
	var got []string
	for r, err := range wosFormat().Records(in) {
		if p, ok := err.(*graph.Problem); ok {
			got = append(got, fmt.Sprint(p.Line, p.Code))
		} else {
			got = append(got, r.Title+" "+r.Venue.Name)
		}
	}
	want := []string{"127wos.too-long", "1wos.missing-er", "A ", "1007wos.line-too-long", "B Y"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Blocks and cores make no difference.
func TestWoSThreads(t *testing.T) {
	record := "PT J\nAU Bell, A\nTI Title\nAB " + strings.Repeat("word ", 400) + "\nCR A B, 1999, X\nNR 2\nER\n\n"
	text := strings.Repeat(record, 1000) // several blocks
	read := func(threads int) (out []string) {
		for r, err := range wosFormat().Records(Input{R: strings.NewReader(text), Limits: DefaultLimits, Threads: threads}) {
			out = append(out, fmt.Sprint(r.Origin.Line, len(r.Refs), err))
		}
		return out
	}
	one := read(1)
	if len(one) != 2000 || !strings.HasPrefix(one[1999], "7993 1") {
		t.Fatalf("%d items, the last is %q", len(one), one[len(one)-1])
	}
	if !slices.Equal(one, read(3)) {
		t.Error("three cores give something else")
	}
	text = strings.ReplaceAll(text, "ER\n", "")
	if bare := read(2); len(bare) != 3000 || !strings.HasPrefix(bare[2999], "6994 1") {
		t.Errorf("without ER %d items, the last is %q", len(bare), bare[len(bare)-1])
	}
}

// FuzzWoS looks for panics.
func FuzzWoS(f *testing.F) {
	f.Add([]byte(sampleOf(f, wosFormat())))
	f.Add([]byte("PT J\nAUGilles, H\nC1 [A\nRP A; B (reprint author)\nRI /\nCR [\n   DOI\nNR 3\n"))
	f.Fuzz(func(_ *testing.T, data []byte) { runDirect(wosFormat(), string(bytes.ToValidUTF8(data, []byte("?")))) })
}

// BenchmarkWoS reads records as they are in exports of today.
func BenchmarkWoS(b *testing.B) {
	text := strings.Repeat(wosBenchRecord(), 3000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		for _, err := range wosFormat().Records(Input{R: strings.NewReader(text), Limits: DefaultLimits, Threads: 2}) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != 3000 {
			b.Fatal(n)
		}
	}
}

// wosBenchRecord is a record of usual size: four authors, 56 references.
func wosBenchRecord() string {
	var b strings.Builder
	b.WriteString("PT J\nAU Moreau, A\n   Keller, B\n   Rossi, C\n   Orlov, D\nAF Moreau, Ada\n   Keller, Bruno\n   Rossi, Chiara\n   Orlov, Dmitri\n")
	b.WriteString("TI On the people behind citation graphs and the graphs behind people\nSO JOURNAL OF INVENTED STUDIES\nLA English\nDT Article\n")
	b.WriteString("DE graphs; people; citations; networks\nID SCIENCE; NETWORKS; MODELS; IMPACT\nAB " + strings.Repeat("Some words of an abstract. ", 50) + "\n")
	b.WriteString("C1 [Moreau, Ada; Keller, Bruno] Univ Ljubljana, Dept Math, Ljubljana, Slovenia.\n   [Rossi, Chiara] Univ Roma, Rome, Italy.\n   [Orlov, Dmitri] Stanford Univ, Stanford, CA 94305 USA.\n")
	b.WriteString("RP Moreau, A (corresponding author), Univ Ljubljana, Dept Math, Ljubljana, Slovenia.\nEM a@example.org\nCR ")
	for i := range 56 {
		fmt.Fprintf(&b, "Writer %c%c, %d, J INVENT STUD, V%d, P%d", 'A'+i%26, 'B'+i%20, 1950+i, i+1, 10*i+1)
		if i%4 != 0 {
			fmt.Fprintf(&b, ", DOI 10.5555/j.invent.%d.%d", 1950+i, i)
		}
		b.WriteString("\n   ")
	}
	b.WriteString("\nNR 56\nTC 12\nZ9 13\nPU INVENTED PRESS\nSN 2049-3630\nJ9 J INVENT STUD\nJI J. Invent. Stud.\nPD MAR\nPY 2020\nVL 12\nIS 3\nBP 123\nEP 145\n")
	b.WriteString("DI 10.5555/wos.1\nPG 23\nWC Information Science & Library Science\nSC Information Science & Library Science\nGA AB1CD\nUT WOS:000123456700001\nER\n\n")
	return b.String()
}
