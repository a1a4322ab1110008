package ingest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cocite/graph"
)

// refOf is a reference in short: ids, author, year, source, volume, page.
func refOf(r graph.Ref) string {
	var ids []string
	for _, id := range r.IDs {
		ids = append(ids, id.String())
	}
	year := ""
	if r.Year != 0 {
		year = string([]byte{byte('0' + r.Year/1000), byte('0' + r.Year/100%10), byte('0' + r.Year/10%10), byte('0' + r.Year%10)})
	}
	return strings.Join([]string{r.Author, year, r.Source, r.Volume, r.Page, strings.Join(ids, " ")}, "|")
}

// Fields of a cited reference are told by their shape, never by their place.
func TestParseCited(t *testing.T) {
	for raw, want := range map[string]string{
		"GRANOVETTER M, 1973, AM J SOCIOL, V78, P1360, DOI 10.5555/225469": "GRANOVETTER M|1973|AM J SOCIOL|78|1360|doi:10.5555/225469",
		"Newman MEJ, 2010, NETWORKS INTRO":                                 "Newman MEJ|2010|NETWORKS INTRO|||",
		"Aaker, JL, 1997, J MARKETING RES, V34, P347":                      "Aaker, JL|1997|J MARKETING RES|34|347|",
		"Family, II, 2019, J X, V1, P2":                                    "Family, II|2019|J X|1|2|",
		"*WHO, 2003, INT STAT CLASS DIS":                                   "*WHO|2003|INT STAT CLASS DIS|||",
		"[Anonymous], 2013, R LANG ENV STAT COMP":                          "|2013|R LANG ENV STAT COMP|||",
		"TR93026 INT COMP SCI":                                             "||TR93026 INT COMP SCI|||",
		"1984, LOCAL CODE, P12":                                            "|1984|LOCAL CODE||12|",
		"Doe J, IN PRESS NATURE":                                           "Doe J||IN PRESS NATURE|||",
		"van Eck NJ, UNPUB":                                                "van Eck NJ||UNPUB|||",
		"WALL STREET J, P5":                                                "||WALL STREET J||5|",
		"ECON J, V3":                                                       "||ECON J|3||",
		"Hansen . T., 2001, J Y":                                           "Hansen . T.|2001|J Y|||",
		"GRANOVET.MS, 1973, AM J SOCIOL, V78":                              "GRANOVET.MS|1973|AM J SOCIOL|78||",
		"Vapnik V., 1995, NATURE STAT LEARN":                               "Vapnik V.|1995|NATURE STAT LEARN|||",
		"Doe J, 2001a, J Z, VB12, PS7":                                     "Doe J|2001|J Z|B12|S7|",
		"Doe J, 2014, PLOS ONE, V9, DOI 10.5555/journal.pone.1":            "Doe J|2014|PLOS ONE|9||doi:10.5555/journal.pone.1",
		"Doe J, 2014, VLDB J, V9":                                          "Doe J|2014|VLDB J|9||",
		"Doe J, 2014, V, V9":                                               "Doe J|2014|V|9||",
		"Doe J, 2014, P2P, V3":                                             "Doe J|2014|P2P|3||",
		"Doe J, 2014, V9, P3":                                              "Doe J|2014||9|3|",
		"Doe J, 1990, BOOK, Pxii":                                          "Doe J|1990|BOOK||xii|",
		"Doe J, 1990, PHYS REV E, V64, ARTN 025102":                        "Doe J|1990|PHYS REV E|64|025102|",
		"Doe J, 1990, PHYS REV E 2, V64, UNSP 56":                          "Doe J|1990|PHYS REV E 2|64|56|",
		"Doe J, 1990, J A, V1, N4, P5":                                     "Doe J|1990|J A|1|5|",
		"Doe J, 2012, J A, PMID 123456":                                    "Doe J|2012|J A|||pmid:123456",
		"Doe J, 2012, J A, DOI 10.5555/a, PMID 123456":                     "Doe J|2012|J A|||doi:10.5555/a pmid:123456",
		"Brin S, 1998, CN, V30, DOI [10.5555/S0169-7552(98)00110-X, 10.5555/j.2012]":                     "Brin S|1998|CN|30||doi:10.5555/s0169-7552(98)00110-x doi:10.5555/j.2012",
		"Brin S, 1998, CN, DOI DOI 10.5555/journal.1":                                                    "Brin S|1998|CN|||doi:10.5555/journal.1",
		"Brin S, 1998, CN, DOI [DOI 10.5555/AB, 10.5555/ab]":                                             "Brin S|1998|CN|||doi:10.5555/ab",
		"McCain KW, 1990, JASIS, V41, DOI 10.1002/(SICI)1097-4571(199009)41:6<433::AID-ASI11>3.0.CO;2-Q": "McCain KW|1990|JASIS|41||doi:10.1002/(sici)1097-4571(199009)41:6<433::aid-asi11>3.0.co;2-q",
		"Doe J, 2017, ARXIV, 10.5555/xyz":                                                                "Doe J|2017|ARXIV|||doi:10.5555/xyz",
		"Doe J, 2017, ARXIV170603762":                                                                    "Doe J|2017|ARXIV170603762|||arxiv:1706.03762",
		"Doe J, 2017, ARXIV:1706.03762":                                                                  "Doe J|2017|ARXIV:1706.03762|||arxiv:1706.03762",
		"Doe J, 2017, ARXIV PREPRINT":                                                                    "Doe J|2017|ARXIV PREPRINT|||",
		"Doe J, 2017, HTTP, https://example.org/a":                                                       "Doe J|2017|HTTP|||",
		"[Петров А.И. Petrov A.I.], 2015, [Математика, Mathematics, Matematika], V27, P137":              "Петров А.И. Petrov A.I.|2015|Математика, Mathematics, Matematika|27|137|",
		"Fukuyama F., 1995, [No title captured]":                                                         "Fukuyama F.|1995||||",
		"[No title captured]":                                                                            "|||||",
		"Jebur  AK, 2021, Saudi  J Civil, V5;":                                                           "Jebur AK|2021|Saudi J Civil|5||",
		"Orwell G, 1949, 1984":                                                                           "Orwell G|1949|1984|||",
		"Doe J, 1999, NETWORKS, CROWDS, AND MARKETS, V2":                                                 "Doe J|1999|NETWORKS, CROWDS, AND MARKETS|2||",
		"2014":             "|2014||||",
		",":                "||,|||",
		"DOI 10.5555/only": "|||||doi:10.5555/only",
	} {
		var p citedParser
		got := p.parse(raw)
		if folded := strings.Join(strings.Fields(raw), " "); strings.TrimSuffix(got.Raw, ";") != strings.TrimSuffix(folded, ";") {
			t.Errorf("%q is kept as %q", raw, got.Raw)
		}
		if refOf(got) != want {
			t.Errorf("%q:\n got %q\nwant %q", raw, refOf(got), want)
		}
	}
}

// Lines that were wrapped become one reference again; the stated number decides
// where the text leaves it open.
func TestCitedItems(t *testing.T) {
	tests := []struct {
		name   string
		lines  []string
		stated int
		want   []string
	}{
		{"one a line", []string{"A B, 1999, X", "[No title captured]", "C D, IN PRESS"}, 3, []string{"A B, 1999, X", "[No title captured]", "C D, IN PRESS"}},
		{"identifier on the next line", []string{"A B, 1999, X, DOI", "10.5555/a", "C D, 2000, Y"}, -1, []string{"A B, 1999, X, DOI 10.5555/a", "C D, 2000, Y"}},
		{"bracket on the next line", []string{"A B, 1999, X, DOI", "[10.5555/a, 10.5555/b]", "C D, 2000, Y"}, -1, []string{"A B, 1999, X, DOI [10.5555/a, 10.5555/b]", "C D, 2000, Y"}},
		{"list of identifiers", []string{"A B, 1999, X, DOI [10.5555/a,", "10.5555/b]", "C D, 2000, Y"}, -1, []string{"A B, 1999, X, DOI [10.5555/a, 10.5555/b]", "C D, 2000, Y"}},
		{
			"full line", []string{"Ovelgonne M., 2011, Scalable Algorithms for Community Detection in Very", "Large Graphs", "C D, 2000, Y"}, -1,
			[]string{"Ovelgonne M., 2011, Scalable Algorithms for Community Detection in Very Large Graphs", "C D, 2000, Y"},
		},
		{
			"full line before a reference without year", []string{"Ovelgonne M., 2011, Scalable Algorithms for Community Detection in the Very", "PLESCH W, INT J LAB H IN PRESS"}, -1,
			[]string{"Ovelgonne M., 2011, Scalable Algorithms for Community Detection in the Very", "PLESCH W, INT J LAB H IN PRESS"},
		},
		{"EndNote", []string{"A B, 1999, A", "SHORT SOURCE", "C D, 2000, Y"}, 2, []string{"A B, 1999, A SHORT SOURCE", "C D, 2000, Y"}},
		{"short line without a number", []string{"A B, 1999, A", "TR93026 INT COMP SCI"}, -1, []string{"A B, 1999, A", "TR93026 INT COMP SCI"}},
		{
			"bracket over lines", []string{"[Петров Александр Petrov Alexander P], 2015, [Математическое", "моделирование, Mathematical Models and Computer Simulations,", "Matematicheskoe modelirovanie], V27, P137", "C D, 2000, Y"}, 2,
			[]string{"[Петров Александр Petrov Alexander P], 2015, [Математическое моделирование, Mathematical Models and Computer Simulations, Matematicheskoe modelirovanie], V27, P137", "C D, 2000, Y"},
		},
		{"none", nil, 0, nil},
	}
	for _, tt := range tests {
		if d := cmp.Diff(tt.want, citedItems(tt.lines, tt.stated)); d != "" {
			t.Errorf("%s: -want +got:\n%s", tt.name, d)
		}
	}
}

// Semicolons inside identifiers and lists part no references.
func TestSplitCited(t *testing.T) {
	tests := []struct {
		cell   string
		stated int
		want   []string
	}{
		{"A B, 1999, X; C D, 2000, Y", -1, []string{"A B, 1999, X", "C D, 2000, Y"}},
		{"A B, 1999, X, DOI 10.1002/(SICI)1(1)3:1<5::AID-2>3.0.CO;2-Q; C D, 2000, Y", -1, []string{"A B, 1999, X, DOI 10.1002/(SICI)1(1)3:1<5::AID-2>3.0.CO;2-Q", "C D, 2000, Y"}},
		{"A B, 1999, X, DOI [10.5555/a; 10.5555/b]; [Anonymous], 2000, Y", -1, []string{"A B, 1999, X, DOI [10.5555/a; 10.5555/b]", "[Anonymous], 2000, Y"}},
		{"A B, 1999, X [Y; C D, 2000, Z", 2, []string{"A B, 1999, X [Y", "C D, 2000, Z"}},
		{"A B, 1999, X; 12 3", -1, []string{"A B, 1999, X; 12 3"}},
		{"*WHO, 1999, X; 1984, LOCAL CODE; TR93 INT;", -1, []string{"*WHO, 1999, X", "1984, LOCAL CODE", "TR93 INT"}},
		{"", 0, []string{}},
	}
	for _, tt := range tests {
		if d := cmp.Diff(tt.want, splitCited(tt.cell, tt.stated)); d != "" {
			t.Errorf("%q: -want +got:\n%s", tt.cell, d)
		}
	}
}

// Whatever the parts of a reference are, they come back, in any order of authors.
func TestCitedProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		author := rapid.StringMatching(`[A-Z][a-z]{2,9}( [A-Z]{1,3}|, [A-Z]{1,3})`).Draw(t, "author")
		source := rapid.StringMatching(`[A-Z]{2,6}( [A-Z]{2,6}){1,3}`).Draw(t, "source")
		volume := rapid.StringMatching(`[1-9][0-9]{0,3}`).Draw(t, "volume")
		page := rapid.StringMatching(`[A-Z]?[1-9][0-9]{0,4}`).Draw(t, "page")
		year := rapid.StringMatching(`(1[5-9]|20)[0-9]{2}`).Draw(t, "year")
		doi := "10.5555/" + rapid.StringMatching(`[a-z0-9.]{1,8}[a-z]`).Draw(t, "doi")
		var p citedParser
		got := refOf(p.parse(strings.Join([]string{author, year, source, "V" + volume, "P" + page, "DOI " + doi}, ", ")))
		if want := strings.Join([]string{author, year, source, volume, page, "doi:" + doi}, "|"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

// FuzzCited looks for panics and lost text in reference lists.
func FuzzCited(f *testing.F) {
	for _, seed := range []string{
		"Newman MEJ, 2010, NETWORKS INTRO, V1, P2, DOI [10.5555/a, DOI 10.5555/B]", "*WHO, 2003", "[A, B], 1, [C",
		"A B, 1999, X, DOI\n10.5555/a\nC", "DOI ", ", DOI:", ",  , ", "ARXIV:hep-th/9901001",
	} {
		f.Add(seed, 2)
	}
	f.Fuzz(func(t *testing.T, text string, stated int) {
		var lines []string
		for _, line := range strings.Split(text, "\n") {
			if line = strings.TrimSpace(line); line != "" {
				lines = append(lines, line)
			}
		}
		if got, want := strings.Join(citedItems(lines, stated), " "), strings.Join(lines, " "); got != want {
			t.Fatalf("%q became %q", want, got)
		}
		var p citedParser
		for _, raw := range splitCited(text, stated) {
			if r := p.parse(raw); noBlanks(r.Raw) != noBlanks(raw) || len(r.IDs) > maxCitedIDs {
				t.Fatalf("%q became %+v", raw, r)
			}
		}
	})
}

// noBlanks is a reference without white space and the semicolons at its end.
func noBlanks(s string) string {
	return strings.TrimRight(strings.Join(strings.Fields(s), ""), ";")
}
