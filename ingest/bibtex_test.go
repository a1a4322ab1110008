package ingest

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/iotest"

	"cocite/graph"
)

// fataler is a test, or a check of rapid.
type fataler interface {
	Helper()
	Fatal(args ...any)
}

// readText reads a text by one format: its records, and its problems as
// "line code severity".
func readText(t fataler, f Format, text string) ([]graph.Record, []string) {
	t.Helper()
	var records []graph.Record
	var problems []string
	in := Input{R: iotest.HalfReader(strings.NewReader(text)), File: "x", Limits: DefaultLimits}
	for r, err := range f.Records(in) {
		var p *graph.Problem
		switch {
		case errors.As(err, &p):
			problems = append(problems, fmt.Sprintf("%d %s %s", p.Line, p.Code, p.Severity))
		case err != nil:
			t.Fatal(err)
		default:
			records = append(records, r)
		}
	}
	return records, problems
}

// bibOne reads the one record of a text.
func bibOne(t testing.TB, text string) graph.Record {
	t.Helper()
	records, _ := readText(t, bibtexFormat(), text)
	if len(records) != 1 {
		t.Fatalf("%d records, want 1, in %s", len(records), text)
	}
	return records[0]
}

// idText writes identifiers in one line.
func idText(ids []graph.ID) string {
	var out []string
	for _, id := range ids {
		out = append(out, id.String())
	}
	return strings.Join(out, " ")
}

// fieldsOf shows the parts of a record that a test names.
func fieldsOf(r graph.Record) map[string]string {
	var words, refs []string
	for _, k := range r.Keywords {
		words = append(words, k.Scheme+":"+k.Term)
	}
	for _, ref := range r.Refs {
		refs = append(refs, strings.TrimSpace(idText(ref.IDs)+" "+ref.Raw))
	}
	var names []graph.Name
	for _, a := range r.Authors {
		names = append(names, a.Name)
	}
	return map[string]string{
		"key": r.Key, "title": r.Title, "type": r.Type, "date": r.Date, "ids": idText(r.IDs),
		"venue": r.Venue.Name, "abbrev": r.Venue.Abbrev, "venuetype": r.Venue.Type, "issn": strings.Join(r.Venue.ISSN, " "),
		"volume": r.Volume, "issue": r.Issue, "pages": strings.TrimRight(r.PageFirst+"-"+r.PageLast, "-"), "article": r.ArticleNo,
		"abstract": r.Abstract, "language": r.Language, "keywords": strings.Join(words, "; "), "classes": strings.Join(r.Classes, "; "),
		"authors": nameParts(names), "refs": strings.Join(refs, "\n"), "line": fmt.Sprint(r.Origin.Line),
		"cited": countText(r.CitedBy), "refcount": countText(r.RefCount), "versions": idText(r.Versions),
	}
}

func countText(c graph.Count) string {
	if !c.Known {
		return ""
	}
	return fmt.Sprint(c.N, " ", c.By)
}

// checkFields compares the fields that want names.
func checkFields(t *testing.T, r graph.Record, want map[string]string) {
	t.Helper()
	got := fieldsOf(r)
	for name, w := range want {
		if got[name] != w {
			t.Errorf("%s is %q, want %q", name, got[name], w)
		}
	}
}

type want = map[string]string

func TestBibTeXFields(t *testing.T) {
	tests := []struct {
		name, body string // of @article{k, …} unless it starts with @
		want       want
	}{
		{"title", "title = {The {DNA} of \\'Etudes}", want{"title": "The DNA of Études", "type": "article", "key": "k", "line": "1"}},
		{"title in two pairs of braces, over lines", "title = {{On a\n   {Big} thing}}", want{"title": "On a Big thing"}},
		{"subtitle", "title = {A}, subtitle = {B}", want{"title": "A: B"}},
		{"subtitle behind a question", "title = {Why?}, subtitle = {B}", want{"title": "Why? B"}},
		{"HTML in the title", "title = {{\\textless}i{\\textgreater}E. coli{\\textless}/i{\\textgreater} &amp; us}", want{"title": "E. coli & us"}},
		{"maths in the title", "title = {On $O(n^{2})$ {T}ime}", want{"title": "On $O(n^{2})$ Time"}},
		{"chapter as title", "@inbook{k, chapter = {Of Elites}, booktitle = {Power}}", want{"title": "Of Elites", "venue": "Power", "type": "book-chapter"}},
		{"a number as chapter", "@inbook{k, chapter = 12, booktitle = {Power}}", want{"title": "", "venue": "Power"}},
		{"book title of proceedings", "@proceedings{k, booktitle = {Proc. X}}", want{"title": "Proc. X", "venue": ""}},
		{"journal", "journal = {J. {ACM}}", want{"venue": "J. ACM", "venuetype": "journal"}},
		{"journaltitle wins", "journal = {B}, journaltitle = {A}, shortjournal = {a}", want{"venue": "A", "abbrev": "a"}},
		{"proceedings", "@inproceedings{k, booktitle = {Proc. X}}", want{"venue": "Proc. X", "venuetype": "conference", "type": "proceedings-article"}},
		{"journal as a command of AAS", "journal = {\\apj}", want{"venue": "The Astrophysical Journal"}},
		{"journal as a command of AAS, of physics", "journal = {{\\prl}}", want{"venue": "Physical Review Letters"}},
		{"journal as another command", "journal = {\\unheardof}", want{"venue": "\\unheardof"}},
		{"journal macro", "journal = jacm", want{"venue": "Journal of the ACM"}},
		{"year and month", "year = 2005, month = jul", want{"date": "2005-07"}},
		{"year, month and day", "year = {2005}, month = {July}, day = 4", want{"date": "2005-07-04"}},
		{"day in the month", "year = 2005, month = \"4~\" # jul", want{"date": "2005-07-04"}},
		{"month as a number", "year = 2005, month = 7", want{"date": "2005-07"}},
		{"month as a number in braces", "year = 2005, month = {07}", want{"date": "2005-07"}},
		{"span of months", "year = 2005, month = jul # \"--\" # aug", want{"date": "2005-07"}},
		{"date", "date = {2020-03-15}, year = 2019", want{"date": "2020-03-15"}},
		{"date span", "date = {2020-03/2020-05}", want{"date": "2020-03"}},
		{"date about", "date = {1990~}", want{"date": "1990"}},
		{"date that a month adds to", "date = {2015}, year = 2015, month = {Jun.}", want{"date": "2015-06"}},
		{"month of another year", "date = {2015-03}, month = jun", want{"date": "2015-03"}},
		{"span of years", "year = {1984--1985}, month = jan", want{"date": "1984"}},
		{"span of years as a date", "date = {1984/1985}, month = jan", want{"date": "1984"}},
		{"date open", "date = {/2001}", want{"date": "2001"}},
		{"date unknown, year known", "date = {19XX}, year = 1999", want{"date": "1999"}},
		{"year with a letter", "year = {2020a}", want{"date": "2020"}},
		{"pages", "pages = {12--34}", want{"pages": "12-34"}},
		{"volume and number", "volume = 7, number = {2-3}, issue = 9", want{"volume": "7", "issue": "2-3"}},
		{"issue", "issue = 9", want{"issue": "9"}},
		{"number of a paper in proceedings", "@inproceedings{k, booktitle = {P}, number = 12}", want{"issue": "12"}},
		{"number of a report", "@techreport{k, number = {TR-9}}", want{"issue": "", "type": "report"}},
		{"number of a patent", "@patent{k, number = {US123}}", want{"issue": "", "type": "patent"}},
		{"number of a series", "@book{k, series = {S}, number = {12}}", want{"issue": ""}},
		{"article number", "eid = {e123}, pages = {1--9}", want{"article": "e123", "pages": "1-9"}},
		{"abstract and language", "abstract = {We\n  {count}.}, langid = {english}", want{"abstract": "We count.", "language": "english"}},
		{"keywords by semicolon", "keywords = {graphs, big; people}", want{"keywords": "author:graphs, big; author:people"}},
		{"keywords by comma", "keywords = {graphs, {a, b}}", want{"keywords": "author:graphs; author:a, b"}},
		{"keywords by comma, a semicolon in one", "keywords = {a, b, c, d, e, f; g, h}", want{"keywords": "author:a; author:b; author:c; author:d; author:e; author:f; g; author:h"}},
		{"keywords of calibre", "tags = {graphs, people}", want{"keywords": "author:graphs; author:people"}},
		{"keywords twice", "keywords = {graphs}, keywords = {people}", want{"keywords": "author:graphs; author:people"}},
		{"editors are no authors", "@book{k, editor = {Ed Itor}, title = {B}}", want{"authors": "", "type": "book"}},
		{"director", "@movie{k, director = {Di Rector}}", want{"authors": "Di||Rector"}},
		{"editor as director", "@video{k, editor = {Di Rector}, editortype = {director}}", want{"authors": "Di||Rector"}},
		{"director beside an author", "@movie{k, director = {Di Rector}, author = {Au Thor}}", want{"authors": "Au||Thor"}},
		{"ISSN", "issn = {0028-0836, 1476-4687}", want{"issn": "0028-0836 1476-4687"}},
		{"types", "@phdthesis{k, title = {T}}", want{"type": "dissertation"}},
		{"type of Mendeley", "@book_section{k, title = {T}, booktitle = {B}}", want{"type": "book-chapter", "venue": "B"}},
		{"page on the web of Mendeley", "@web_page{k, title = {T}}", want{"type": "web-page"}},
		{"newspaper of Mendeley", "@newspaper_article{k, title = {T}, journal = {J}}", want{"type": "article", "venue": "J"}},
		{"version of software", "@softwareversion{k, title = {T}}", want{"type": "software"}},
		{"unknown type", "@podcast{k, title = {T}}", want{"type": "other"}},
		{"wrong field twice", "title = {A}, title = {B}", want{"title": "A"}},
		{"empty, then filled", "title = {}, title = {B}", want{"title": "B"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := tt.body
			if text[0] != '@' {
				text = "@article{k, " + text + "}"
			}
			checkFields(t, bibOne(t, text), tt.want)
		})
	}
}

func TestBibTeXIDs(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"doi", "@article{k, doi = {10.1000/A.b}}", "doi:10.1000/a.b"},
		{"doi as a URL", "@article{k, doi = {https://doi.org/10.1000/a}}", "doi:10.1000/a"},
		{"doi with escapes", `@article{k, doi = {10.1000/a\_b{\textless}c}}`, "doi:10.1000/a_b<c"},
		{"url with a DOI", "@article{k, url = {http://dx.doi.org/10.1000/a}}", "doi:10.1000/a"},
		{"url of a publisher", "@article{k, url = {https://dl.example.org/doi/10.1145/12.34?x=1}}", "doi:10.1145/12.34"},
		{"url with parameters", "@article{k, url = {https://www.scopus.com/x?eid=2-s2.0-84993929598&doi=10.1016%2fj.x.2016.10}}", "eid:2-s2.0-84993929598 doi:10.1016/j.x.2016.10"},
		{"url of arXiv", "@misc{k, url = {https://arxiv.org/abs/2101.00001v2}}", "arxiv:2101.00001"},
		{"howpublished", `@misc{k, howpublished = {\url{https://arxiv.org/abs/2101.00001}}}`, "arxiv:2101.00001"},
		{"the field wins over the address", "@article{k, doi = {10.1000/a}, url = {https://doi.org/10.1000/b}}", "doi:10.1000/a"},
		{"eprint of biblatex", "@misc{k, eprint = {2101.00001}, eprinttype = {arXiv}}", "arxiv:2101.00001"},
		{"eprint of BibTeX", "@misc{k, archivePrefix = {arXiv}, eprint = {2101.00001v3}, primaryClass = {cs.DL}}", "arxiv:2101.00001"},
		{"eprint of old", "@misc{k, eprint = {hep-th/9901001}}", "arxiv:hep-th/9901001"},
		{"eprint of another service", "@misc{k, eprint = {2101.00001}, eprinttype = {jstor}}", ""},
		{"eprint of no service", "@misc{k, eprint = {2101.00001}}", ""},
		{"Google Scholar", "@article{k, journal = {arXiv preprint arXiv:1706.03762}}", "arxiv:1706.03762"},
		{"DBLP", "@article{DBLP:journals/corr/abs-1706-03762, journal = {CoRR}, volume = {abs/1706.03762}}", "dblp:journals/corr/abs-1706-03762 arxiv:1706.03762"},
		{"pmid", "@article{k, pmid = {12345}, pmcid = {PMC77}}", "pmid:12345 pmcid:PMC77"},
		{"Web of Science", "@article{WOS:000123456789012, Unique-ID = {{WOS:000123456789012}}}", "wos:000123456789012"},
		{"old Web of Science", "@article{ ISI:000123456789012, }", "wos:000123456789012"},
		{"ISBN of a book", "@book{k, isbn = {0-306-40615-2}}", "isbn:9780306406157"},
		{"ISBN of the book around", "@inproceedings{k, isbn = {0-306-40615-2}}", ""},
		{"arXiv DOI", "@misc{k, doi = {10.48550/arXiv.2101.00001}}", "arxiv:2101.00001"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := idText(bibOne(t, tt.in).IDs); got != tt.want {
				t.Errorf("ids %q, want %q", got, tt.want)
			}
		})
	}
}

// What Web of Science and Scopus export besides.
func TestBibTeXVendors(t *testing.T) {
	const sici = "doi:10.1002/(sici)1097-4571(199401)45:1<1::aid-asi1>3.0.co;2-g "
	tests := []struct {
		file string
		want want
	}{
		{"wos.bib", want{
			"title": "On the people behind citation graphs and on the graphs behind people", "type": "article",
			"authors": "Ada||Moreau; Jan|van der|Berg; Bruno C.||Keller", "date": "2015-12", "pages": "789-810", "article": "e123",
			"venue": "JOURNAL OF FICTIONAL STUDIES", "abbrev": "J. Fict. Stud.", "issn": "2049-3630 0028-0836",
			"ids": "doi:10.5555/wos.1 wos:000555000100001", "cited": "18 wos", "refcount": "3 wos", "language": "English",
			"abstract": "We count what is cited [and what is not]. `Low' counts are common.",
			"keywords": "author:graphs; author:people & citations; author:counting; keywords-plus:SCIENCE; keywords-plus:NETWORKS",
			"classes":  "Information Science & Library Science; Computer Science",
			"refs": "doi:10.5555/respol.2013 Faems D, 2013, RES POLICY, V42, P1624, DOI 10.5555/respol.2013\n" +
				"[Anonymous], 2001, INT J TECHNOL MANAGE\n" +
				sici + "doi:10.5555/other Adams R, 1999, J OLD, V45, P1, DOI [10.1002/(SICI)1097-4571(199401)45:1<1::AID-ASI1>3.0.CO;2-G, 10.5555/other]",
		}},
		{"scopus.bib", want{
			"title": "Counting trees; and other things", "type": "review", "authors": "A.||Moreau; B.C.||Keller; C.||Rossi",
			"ids": "doi:10.5555/scopus.1 eid:2-s2.0-84993929598", "cited": "12 scopus", "abbrev": "Fict. Syst.",
			"keywords": "author:Trees; author:Counting; scopus-index:Data handling; scopus-index:Forestry, Mathematics",
			"refs": "Bartels, R., Beatty, J., Some splines (1998) An Introduction, pp. 9-17\n" +
				sici + "Adams, R., Old work (1994) J. Old, 45 (1), pp. 1-2. , doi:10.1002/(SICI)1097-4571(199401)45:1<1::AID-ASI1>3.0.CO;2-G",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			text, err := os.ReadFile("testdata/bibtex/" + tt.file)
			if err != nil {
				t.Fatal(err)
			}
			checkFields(t, bibOne(t, string(text)), tt.want)
		})
	}
}

func TestSplitPages(t *testing.T) {
	tests := []struct{ in, first, last string }{
		{"12--34", "12", "34"},
		{"12-34", "12", "34"},
		{"12 - 34", "12", "34"},
		{"12–34", "12", "34"},
		{"12---34", "12", "34"},
		{"123-30", "123", "30"},
		{"pp. 12-34", "12", "34"},
		{"12", "12", ""},
		{"12+", "12", ""},
		{"12--", "12", ""},
		{"--34", "34", ""},
		{"12-12", "12", ""},
		{"e123", "e123", ""},
		{"034708", "034708", ""},
		{"S12-S15", "S12", "S15"},
		{"110:1-110:15", "110:1", "110:15"},
		{"A-1-A-20", "A-1", "A-20"},
		{"A-1--A-20", "A-1", "A-20"},
		{"1-2-3", "1-2-3", ""},
		{"12-34, 56-78", "12", "34"},
		{"xii-xiv", "xii", "xiv"},
		{"p", "p", ""},
		{"", "", ""},
	}
	for _, tt := range tests {
		if first, last := splitPages(tt.in); first != tt.first || last != tt.last {
			t.Errorf("splitPages(%q) = %q, %q, want %q, %q", tt.in, first, last, tt.first, tt.last)
		}
	}
}

// What is odd in a file, and how it is reported.
func TestBibTeXProblems(t *testing.T) {
	tests := []struct {
		name, in string
		records  []string // key and title
		problems []string
	}{
		{"none", "@article{k, title = {T}}", []string{"k T"}, nil},
		{"empty file", "", nil, nil},
		{"no key", "\n@misc{ author = {X}, title = {T}}", []string{"line:2 T"}, []string{"2 bib.no-key warn"}},
		{"duplicate key", "@misc{K, title={A}}@misc{k, title={B}}@misc{k_2, title={C}}", []string{"K A", "k_2 B", "k_2_2 C"},
			[]string{"1 bib.duplicate-key warn", "1 bib.duplicate-key warn"}},
		{"duplicate field", "@misc{k, title={A},\ntitle={B}}", []string{"k A"}, []string{"2 bib.duplicate-field warn"}},
		{"the same field twice", "@misc{k, title={A}, title={A}}", []string{"k A"}, nil},
		{"missing comma", "@misc{k,\n title={A}\n year=2000}", []string{"k A"}, []string{"3 bib.missing-comma warn"}},
		{"unclosed brace", "@misc{k,\n title={A,\n year=2000}\n@misc{l, title={B}}", []string{"k A", "l B"}, []string{"2 bib.unclosed-brace warn"}},
		{"no opening brace", "@misc k, title={A}}\n@misc{l, title={B}}", []string{"l B"}, []string{"1 bib.missing-brace error"}},
		{"undefined macro", "@misc{k, title = foo}\n@misc{l, title={B}}", []string{"l B", "k foo"}, []string{"1 bib.undefined-macro warn"}},
		{"months are defined", "@misc{k, title={A}, month = jul}@misc{l, month = Sept}", []string{"k A", "l "}, nil},
		{"bad year", "@misc{k, title={A},\n year={9999}}", []string{"k A"}, []string{"2 bib.bad-year warn"}},
		{"year zero", "@misc{k, title={A}, year=0}", []string{"k A"}, []string{"1 bib.bad-year warn"}},
		{"year before printing", "@misc{k, title={A}, year=1066}", []string{"k A"}, []string{"1 bib.bad-year warn"}},
		{"year in words", "@misc{k, title={A}, year={in press}}", []string{"k A"}, []string{"1 bib.bad-year info"}},
		{"bad doi", "@misc{k, title={A}, doi={none}}", []string{"k A"}, []string{"1 bib.bad-doi warn"}},
		{"bad name", "@misc{k, title={A},\n author={a,b,c,d,e and Ann Author}}", []string{"k A"}, []string{"2 bib.bad-name warn"}},
		{"nobody", "@misc{k, title={A}, author={Anonymous}}", []string{"k A"}, []string{"1 bib.placeholder-name info"}},
		{"settings", "@control{x}\n@misc{k, title={A}}", []string{"k A"}, []string{"1 bib.no-work info"}},
		{"at in a field", "@misc{k, title={Me@home}, note={@misc}}", []string{"k Me@home"}, nil},
		{"stray braces in a comment", "% } } {\n@comment{ } @misc{k, title={A}}", []string{"k A"}, nil},
		{"escaped brace", `@misc{k, title={A \{ B}, year=2000}` + "\n@misc{l, title={C}}", []string{"k A { B", "l C"}, []string{"1 bib.escaped-brace warn"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			records, problems := readText(t, bibtexFormat(), tt.in)
			var got []string
			for _, r := range records {
				got = append(got, r.Key+" "+r.Title)
			}
			if strings.Join(got, "\n") != strings.Join(tt.records, "\n") {
				t.Errorf("records %q, want %q", got, tt.records)
			}
			if strings.Join(problems, "\n") != strings.Join(tt.problems, "\n") {
				t.Errorf("problems %q, want %q", problems, tt.problems)
			}
		})
	}
}

func TestBibTeXMacros(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"defined before", `@string{a = "A"} @misc{k, title = a}`, "A"},
		{"defined behind", `@misc{k, title = a # " " # b} @string{a = "A"} @string{b = {B}}`, "A B"},
		{"in other case", `@STRING{Ab = "A"} @misc{k, title = aB}`, "A"},
		{"of macros", `@string{a = "A"} @string{b = a # a} @misc{k, title = b}`, "AA"},
		{"of macros defined behind", `@string{b = a # a} @misc{k, title = b} @string{a = "A"}`, "AA"},
		{"the value at its place", `@string{a = "A"} @misc{k, title = a} @string{a = "B"}`, "A"},
		{"own months", `@string{jan = "Jänner"} @misc{k, title = jan}`, "Jänner"},
		{"circle", `@string{a = b} @string{b = a} @misc{k, title = a}`, "b"},
		{"never defined", `@misc{k, title = x # " y"}`, "x y"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := bibOne(t, tt.in).Title; got != tt.want {
				t.Errorf("title %q, want %q", got, tt.want)
			}
		})
	}
}

// A few lines must not make a text of gigabytes.
func TestBibTeXMacroBomb(t *testing.T) {
	text := `@string{a = "aaaaaaaaaaaaaaaa"}`
	for range 60 {
		text += "@string{a = a # a}"
	}
	text += "@misc{k, title = a" + strings.Repeat(" # a", 1000) + "}"
	records, problems := readText(t, bibtexFormat(), text)
	if n := len(records[0].Title); n > maxExpansion {
		t.Errorf("a title of %d bytes", n)
	}
	if len(problems) == 0 || !strings.Contains(problems[0], "bib.macro-too-long") {
		t.Errorf("problems %q", problems)
	}
}

func TestBibTeXInheritance(t *testing.T) {
	const child = "@inproceedings{c, title = {C}, crossref = {P}}\n"
	const parent = "@proceedings{p, title = {Proc}, year = 2001, month = may, doi = {10.1000/p}, isbn = {0-306-40615-2}, editor = {E}}\n"
	inherits := want{"title": "C", "venue": "Proc", "date": "2001-05", "ids": ""}
	tests := []struct {
		name, in, key string
		want          want
		problems      []string
	}{
		{"parent behind", child + parent, "c", inherits, nil},
		{"parent before", parent + child, "c", inherits, nil},
		{"own date", "@inproceedings{c, crossref = {p}, year = 1999}" + parent, "c", want{"date": "1999"}, nil},
		{"own book title", "@inproceedings{c, crossref = {p}, booktitle = {Mine}}" + parent, "c", want{"venue": "Mine"}, nil},
		{"book title of the parent", child + "@proceedings{p, booktitle = {Own}, title = {Proc}}", "c", want{"venue": "Proc"}, nil},
		{"related", "@book{c, title = {C}, related = {p, q}, relatedtype = {reprintof}} @book{p, title = {P}}", "c", want{"versions": "key:p key:q"}, nil},
		{"related as a part", "@book{c, title = {C}, related = {p}, relatedtype = {multivolume}} @book{p, title = {P}}", "c", want{"versions": ""}, nil},
		{"related of the parent", "@inbook{c, crossref = {p}} @book{p, title = {P}, related = {q}, relatedtype = {translationof}}", "c", want{"versions": ""}, nil},
		{"xref", "@inbook{c, title = {C}, xref = {p}} @book{p, title = {B}, author = {Ann Author}}", "c", want{"venue": "B", "authors": "Ann||Author"}, nil},
		{"no author for a collection", "@incollection{c, crossref = {p}} @book{p, title = {B}, author = {Ann Author}}", "c", want{"authors": ""}, nil},
		{"xdata", "@article{c, xdata = {x, y}} @xdata{x, journal = {J}} @xdata{y, issn = {0028-0836}}", "c", want{"venue": "J", "issn": "0028-0836"}, nil},
		{"alias of the parent", "@proceedings{q, ids = {old, p}, title = {Proc}}" + child, "c", want{"venue": "Proc"}, nil},
		{"parent of the parent", child + "@proceedings{p, title = {Proc}, crossref = {g}} @mvproceedings{g, title = {G}, year = 1990}", "c", want{"venue": "Proc", "date": "1990"}, nil},
		{"parent with a late string", "@proceedings{p, title = s} " + child + "@string{s = {Proc}}", "c", want{"venue": "Proc"}, nil},
		{"no parent", child, "c", want{"title": "C"}, []string{"1 bib.crossref-missing warn"}},
		{"an article passes nothing on", "@article{p, title = {A}}" + child, "c", want{"venue": ""}, []string{"1 bib.crossref-kind warn"}},
		{"circle", "@book{c, title = {C}, crossref = {p}}\n@book{p, year = 2001, crossref = {c}}", "c", want{"title": "C", "date": "2001"}, []string{"2 bib.crossref-cycle warn"}},
		{"itself", "@book{c, title = {C}, crossref = {C}}", "c", want{"title": "C"}, []string{"1 bib.crossref-cycle warn"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			records, problems := readText(t, bibtexFormat(), tt.in)
			for _, r := range records {
				if r.Key == tt.key {
					checkFields(t, r, tt.want)
				}
			}
			if strings.Join(problems, "\n") != strings.Join(tt.problems, "\n") {
				t.Errorf("problems %q, want %q", problems, tt.problems)
			}
		})
	}
}
