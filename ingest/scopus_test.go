package ingest

import (
	"fmt"
	"strings"
	"testing"

	"cocite/graph"
)

// scopusOne reads a table of one row: headings and cells, each parted by "|".
func scopusOne(t *testing.T, headings, cells string) (graph.Record, []string) {
	t.Helper()
	quoted := func(s string) string {
		return `"` + strings.ReplaceAll(strings.ReplaceAll(s, `"`, `""`), "|", `","`) + "\"\n"
	}
	c := runDirect(scopusSheet().format(), quoted(headings)+quoted(cells))
	if len(c.Records) != 1 {
		t.Fatalf("%q: %d records, problems %v", cells, len(c.Records), c.Problems)
	}
	var faults []string
	for _, p := range c.Problems {
		if !strings.HasSuffix(p, "scopus.missing-columns") {
			faults = append(faults, p)
		}
	}
	return c.Records[0], faults
}

// authorLines writes authors, one a line: name, number, addresses.
func authorLines(r graph.Record) string {
	var lines []string
	for _, a := range r.Authors {
		line := strings.TrimSpace(a.Name.Particle+" "+a.Name.Family) + "/" + a.Name.Given
		if a.Name.Suffix != "" {
			line += "/" + a.Name.Suffix
		}
		if a.SourceID != (graph.ID{}) {
			line += " " + a.SourceID.Value
		}
		if a.Corresponding {
			line += " *"
		}
		for _, p := range a.Affiliations {
			line += " [" + p.Raw + "=" + p.Name + "=" + p.Country + "]"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestScopusAuthors(t *testing.T) {
	const three = "EID|Title|Authors|Author full names|Author(s) ID|Affiliations|Authors with affiliations|Correspondence Address"
	for _, c := range []struct{ name, headings, cells, want string }{
		{"2023", three, "2-s2.0-1|T|Zhu W.; de la Vega M.J.|Zhu, Weijie (57204941303); de la Vega, María José (57211746135)||||", "Zhu/Weijie 57204941303\nde la Vega/María José 57211746135"},
		{"numbers apart", three, "2-s2.0-1|T|Zhu W.; Lee A.||57204941303; 57211746135;|||", "Zhu/W. 57204941303\nLee/A. 57211746135"},
		{"numbers that are not as many", three, "2-s2.0-1|T|Zhu W.; Lee A.||57204941303|||", "Zhu/W.\nLee/A."},
		{"before 2023", three, "2-s2.0-1|T|Zhu, W., O'Neil, J.-P., Jr., Madonna, van der Berg, A.B.||||||", "Zhu/W.\nO'Neil/J.-P./Jr.\nMadonna/\nvan der Berg/A.B."},
		{"without points", three, "2-s2.0-1|T|Calo GA; Ferro M||||||", "Calo/GA\nFerro/M"},
		{"full names cut off", three, "2-s2.0-1|T|Zhu W.; Lee A.; Roe B.|Zhu, Weijie (57204941303); Lee, Anna (57211746135)|||||", "Zhu/Weijie 57204941303\nLee/Anna 57211746135\nRoe/B."},
		{"nobody", three, "2-s2.0-1|T|[No author name available]|[No author name available]|[No author id available]||||", ""},
		{"full names alone", "EID|Title|Author names|Author full names", "2-s2.0-1|T||Zhu, Weijie (57204941303); Lee, Anna (57211746135)", "Zhu/Weijie 57204941303\nLee/Anna 57211746135"},
		{"addresses", three, "2-s2.0-1|T|Zhu W.; Lee A.; Roe B.||" + "|Dept, Made-up University, Leeds, United Kingdom; Example Ltd, Leeds, United Kingdom; Lab, Paris, France|Zhu W., Dept, Made-up University, Leeds, United Kingdom, Lab, Paris, France; Lee A.; Roe B., Example Ltd, Leeds, United Kingdom|A. Lee; Leeds; email: a@b.c; Roe, B.; Leeds; email: b@b.c",
			"Zhu/W. [Dept, Made-up University, Leeds, United Kingdom=Made-up University=GB] [Lab, Paris, France=Lab=FR]\nLee/A. *\nRoe/B. * [Example Ltd, Leeds, United Kingdom=Example Ltd=GB]"},
		{"addresses before 2023", three, "2-s2.0-1|T|Zhu, W., Lee, A.||||Zhu, W., Department of A; B, Made-up College, Rome, Italy; Lee, A., Works, Oslo, Norway|", "Zhu/W. [Department of A; B, Made-up College, Rome, Italy=Made-up College=IT]\nLee/A. [Works, Oslo, Norway=Works=NO]"},
		{"one author, addresses alone", "EID|Title|Authors|Affiliations", "2-s2.0-1|T|Zhu W.|A, Rome, Italy; B, Oslo, Norway", "Zhu/W. [A, Rome, Italy=A=IT] [B, Oslo, Norway=B=NO]"},
		{"two authors, addresses alone", "EID|Title|Authors|Affiliations", "2-s2.0-1|T|Zhu W.; Lee A.|A, Rome, Italy", "Zhu/W.\nLee/A."},
		{"two of one name", three, "2-s2.0-1|T|Lee A.; Lee A.|||||A. Lee; Leeds; email: a@b.c", "Lee/A.\nLee/A."},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, _ := scopusOne(t, c.headings, c.cells)
			same(t, "authors", authorLines(r), c.want)
		})
	}
}

func TestScopusFields(t *testing.T) {
	for _, c := range []struct {
		name, headings, cells string
		got                   func(graph.Record) string
		want, faults          string
	}{
		{"identifiers", "EID|DOI|PubMed ID|Authors|Title", "2-s2.0-85|https://doi.org/10.5555/ABC|26776455|Lee A.|T", idsText, "[doi:10.5555/abc pmid:26776455 eid:2-s2.0-85]", ""},
		{"identifiers in the link", "Link|DOI|Authors|Source title|Title|Art. No.", "https://www.scopus.com/inward/record.uri?eid=2-s2.0-85&doi=10.5555%2fx&partnerID=40|||S|T|", idsText, "[eid:2-s2.0-85 doi:10.5555/x]", ""},
		{"no DOI", "EID|DOI|Authors|Title", "2-s2.0-85|none|Lee A.|T", idsText, "[eid:2-s2.0-85]", "2scopus.bad-doi"},
		{"ISBN of a book", "EID|ISBN|Authors|Title|Document Type", "2-s2.0-85|978-0-306-40615-7|Lee A.|T|Book", idsText, "[eid:2-s2.0-85 isbn:9780306406157]", ""},
		{"ISBN of a part", "EID|ISBN|Authors|Title|Document Type", "2-s2.0-85|978-0-306-40615-7|Lee A.|T|Book chapter", idsText, "[eid:2-s2.0-85]", ""},
		{"rounded numbers", "EID|PubMed ID|Authors|Title", "2-s2.0-85|2.68E+07|Lee A.|T", idsText, "[eid:2-s2.0-85]", "2scopus.rounded-number"},
		{"what R writes", "EID|PubMed ID|Authors|Title|Author Keywords", "2-s2.0-85|NA|Lee A.|T|NA", func(r graph.Record) string { return fmt.Sprint(r.IDs, r.Keywords) }, "[eid:2-s2.0-85] []", ""},
		{"pages", "EID|Authors|Title|Page start|Page end|Art. No.", "2-s2.0-85|Lee A.|T|101|118|e5", scopusPagesText, "101-118 e5", ""},
		{"pages in one cell", "EID|Authors|Title|Page start", "2-s2.0-85|Lee A.|T|101-118", scopusPagesText, "101-118 ", ""},
		{"a page made a date", "EID|Authors|Title|Page start|Issue", "2-s2.0-85|Lee A.|T|10-Dec|Jan-02", func(r graph.Record) string { return scopusPagesText(r) + r.Issue }, "- ", "2scopus.made-a-date"},
		{"cited", "EID|Authors|Title|Cited by", "2-s2.0-85|Lee A.|T|12", citedText, "{12 true scopus}", ""},
		{"never cited", "EID|Authors|Title|Cited by", "2-s2.0-85|Lee A.|T|", citedText, "{0 true scopus}", ""},
		{"citations not exported", "EID|Authors|Title", "2-s2.0-85|Lee A.|T", citedText, "{0 false }", ""},
		{"type", "EID|Authors|Title|Document Type|Source title", "2-s2.0-85|Lee A.|T|Conference paper|S", typeText, "proceedings-article false S conference", ""},
		{"an unknown type", "EID|Authors|Title|Document Type", "2-s2.0-85|Lee A.|T|Abstract report", typeText, "other false  ", ""},
		{"no type", "EID|Authors|Title", "2-s2.0-85|Lee A.|T", typeText, " false  ", ""},
		{"retracted", "EID|Authors|Title|Document Type", "2-s2.0-85|Lee A.|T|Retracted", typeText, "article true  ", ""},
		{"retracted by its title", "EID|Authors|Title|Document Type", "2-s2.0-85|Lee A.|Retracted Article: T|Review", typeText, "review true  ", ""},
		{"about retractions", "EID|Authors|Title|Document Type", "2-s2.0-85|Lee A.|Retracted papers and their citations|Article", typeText, "article false  ", ""},
		{"a book is not in itself", "EID|Authors|Title|Document Type|Source title", "2-s2.0-85|Lee A.|A Book|Book|A book", typeText, "book false  ", ""},
		{"keywords", "EID|Authors|Title|Author Keywords|Indexed Keywords", "2-s2.0-85|Lee A.|T|one; CO<sub>2</sub>|Two", func(r graph.Record) string { return fmt.Sprint(r.Keywords) }, "[{one author} {CO2 author} {Two index}]", ""},
		{"glued references", "EID|Authors|Title|References", "2-s2.0-85|Lee A.|T|Lin L., Shells; Qin H., Webs, J. Z, 3, (2022)", func(r graph.Record) string { return fmt.Sprint(len(r.Refs)) }, "2", "2scopus.glued-references"},
		{"older headings", "EID|Author Names|Titles|Publication Year", "2-s2.0-85|Lee A.|T|2001", func(r graph.Record) string { return fmt.Sprint(r.Title, r.Date, len(r.Authors)) }, "T20011", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, faults := scopusOne(t, c.headings, c.cells)
			same(t, "field", c.got(r), c.want)
			same(t, "problems", strings.Join(faults, ","), c.faults)
		})
	}
}

func idsText(r graph.Record) string   { return fmt.Sprint(r.IDs) }
func citedText(r graph.Record) string { return fmt.Sprint(r.CitedBy) }
func scopusPagesText(r graph.Record) string {
	return r.PageFirst + "-" + r.PageLast + " " + r.ArticleNo
}
func typeText(r graph.Record) string {
	return fmt.Sprint(r.Type, " ", r.Retracted, " ", r.Venue.Name, " ", r.Venue.Type)
}

// Scopus marks a retracted work the same way in all its exports.
func TestScopusRetracted(t *testing.T) {
	for f, text := range map[string]string{
		"ris":    "TY  - JOUR\nAU  - Lee, A.\nTI  - A title\nM3  - Retracted\nER  - \n",
		"bibtex": "@ARTICLE{Lee2001, author={Lee, A.}, title={RETRACTED: A title}, document_type={Article}, source={Scopus}}\n",
	} {
		c := runDirect(must(lookup(f)), text)
		if len(c.Records) != 1 || !c.Records[0].Retracted || c.Records[0].Type != "article" {
			t.Errorf("%s: got %+v", f, c.Records)
		}
	}
}

// A row without title, authors and identifiers is no work, and said to be lost.
func TestScopusNoWork(t *testing.T) {
	c := runDirect(scopusSheet().format(), "EID,Authors,Title,Year\n,,,2001\n2-s2.0-85,,,2001\n")
	same(t, "problems", fmt.Sprint(c.Problems[1:]), "[2scopus.no-work]")
	if len(c.Records) != 1 || c.Records[0].Origin.Line != 3 {
		t.Errorf("got %+v", c.Records)
	}
}

func TestSniffScopus(t *testing.T) {
	for text, want := range map[string]bool{
		"Authors,Title,Year,EID\n":                                      true,
		"\"eid\";\"Author Names\";\"Titles\"\n":                         true,
		"Authors,Title,Year,Source title,Cited by,Art. No.\n":           true,
		"Authors,Title,Year,Source title\n":                             false,
		"Authors,Author Full Names,Article Title,Source Title,DOI\n":    false, // Web of Science
		"Publication ID,DOI,Title,Source title,Authors,Times cited\n":   false, // Dimensions
		"Lens ID,Title,Source Title,Author/s,Abstract,References\n":     false,
		"id,authorships.author.display_name,display_name,doi\n":         false,
		"Authors and affiliations of EID,Title\n":                       false,
		"TY  - JOUR\nAU  - Lee, A\nTI  - Authors,Title,Year,EID\nER  -": false,
	} {
		if got := scopusSheet().sniff([]byte(text)); got != want {
			t.Errorf("sniff(%q) = %v", text, got)
		}
		if want && sniffTable([]byte(text+"1,2,3,4\n")) {
			t.Errorf("%q is taken for a plain table too", text)
		}
	}
}

func FuzzScopus(f *testing.F) {
	f.Add(sampleOf(f, scopusSheet().format()))
	f.Add("EID,Title,Authors,Authors with affiliations,Affiliations,Correspondence Address\n1,\"T,\"Lee, A., ,Jr.;\",Lee A.; x,\";;\",;email:\n")
	f.Fuzz(func(t *testing.T, s string) {
		for _, r := range runDirect(scopusSheet().format(), s).Records {
			if r.Origin.Line < 1 || r.Year != 0 && !DefaultLimits.sane(r.Year) {
				t.Errorf("line %d, year %d", r.Origin.Line, r.Year)
			}
			for _, a := range r.Authors {
				if a.Name.Full == "" {
					t.Errorf("an author without a name: %+v", a)
				}
			}
		}
	})
}

func FuzzSheet(f *testing.F) {
	f.Add("Shelf ID,Title,Year\n1,\"A \"b, c\" d\",2001\n2,\"C\n\"\"\",x\n")
	f.Add("\"About\"\nTitle\tshelf id\tpage\n\"A\t1\t10-Dec\nB\t\"2\n")
	f.Fuzz(func(t *testing.T, s string) {
		if one, two := readShelf(s, 1), readShelf(s, 3); one != two {
			t.Errorf("one thread: %s\nthree: %s", one, two)
		}
	})
}

func BenchmarkScopus(b *testing.B) {
	w := inventedRef{"van der Berg", "A title of some words, with a comma", "Made-up Letters", 12, 345, 2017}
	refs := strings.TrimSuffix(strings.Repeat(w.in('B')+"; ", 40), "; ")
	var text strings.Builder
	text.WriteString("Authors,Author full names,Title,Year,Source title,Cited by,DOI,Affiliations,Authors with affiliations,Abstract,Author Keywords,References,Document Type,EID\n")
	for i := range 300 {
		fmt.Fprintf(&text, "\"Lee A.; Roe B.\",\"Lee, Anna (57200000001); Roe, Bo (57200000002)\",\"A title of work %d\",\"2019\",\"Made-up Letters\",\"%d\",\"10.5555/s.%d\",\"A University, Rome, Italy\",\"Lee A., A University, Rome, Italy; Roe B., A University, Rome, Italy\",%q,\"a; b; c\",%q,\"Article\",\"2-s2.0-%d\"\n",
			i, i, i, strings.Repeat("Some words of an abstract. ", 40), refs, i)
	}
	for _, threads := range []int{1, 2} {
		b.Run(fmt.Sprint(threads), func(b *testing.B) {
			b.SetBytes(int64(text.Len()))
			b.ReportAllocs()
			for b.Loop() {
				for _, err := range scopusSheet().read(Input{R: strings.NewReader(text.String()), Limits: DefaultLimits, Threads: threads}) {
					if err != nil && !strings.Contains(err.Error(), "missing-columns") {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
