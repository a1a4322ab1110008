package graph

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// invented are works that the tables below refer to.
func invented() []Record {
	article := func(id, author, title string, year int, source, volume, page string) Record {
		return Record{
			IDs: []ID{doi(id)}, Title: title, Year: year, Authors: by(author), Venue: Venue{Name: source},
			Volume: volume, PageFirst: page,
		}
	}
	weak := article("10.1/weak", "Moreno, Jana", "Measures of who asks whom", 1973, "American Journal of Village Life", "78", "1360-1380")
	weak.Venue.Abbrev = "AM J VILL LIFE"
	number := article("10.1/number", "van der Berg, Ada", "Ties that hold in growing villages", 2011, "Physical Review Q", "83", "")
	number.ArticleNo = "036104"
	book := article("10.1/book", "Neumann, Max", "Villages: An Introduction", 2010, "", "", "")
	return []Record{
		weak, number, book,
		article("10.1/long", "Granowitzky, Mia", "Who borrows the ladder of whom, a census of neighbours", 1985, "Rural Letters", "12", "7"),
		article("10.1/twin-a", "Li, Xia", "First half of a study in two parts", 2000, "Acta Rustica", "5", "1"),
		article("10.1/twin-b", "Li, Xia", "Second half of a study in two parts", 2000, "Folia Rustica", "5", "1"),
		article("10.1/part-i", "Okafor, Chi", "On paths between neighbouring villages: part I", 2004, "Acta Rustica", "9", "1"),
		article("10.1/part-ii", "Okafor, Chi", "On paths between neighbouring villages: part II", 2004, "Acta Rustica", "9", "30"),
		article("10.1/late", "Young, Kim", "What the next decade wrote about ladders", 2020, "Acta Rustica", "25", "3"),
	}
}

func TestMatchRules(t *testing.T) {
	tests := []struct {
		name string
		ref  Ref
		want string // the work, "" for none
		rule MatchRule
		mode MatchMode
	}{
		{"identifier of its own", Ref{IDs: []ID{doi("10.1/weak")}}, "10.1/weak", MatchDOI, ""},
		{"capitals and a full page", Ref{Author: "MORENO J", Year: 1973, Volume: "78", Page: "1360"}, "10.1/weak", MatchPage, ""},
		{"range of pages", Ref{Author: "Moreno, J.", Year: 1973, Volume: "078", Page: "1360-80"}, "10.1/weak", MatchPage, ""},
		{"page with a plus", Ref{Author: "Jana Moreno", Year: 1973, Volume: "vol. 78", Page: "1360-+"}, "10.1/weak", MatchPage, ""},
		{"article number as page", Ref{Author: "vanderBerg A", Year: 2011, Volume: "83", Page: "036104"}, "10.1/number", MatchPage, ""},
		{"without particles", Ref{Author: "Berg A", Year: 2011, Volume: "83", Page: "36104"}, "10.1/number", MatchPage, ""},
		{"another initial", Ref{Author: "Moreno K", Year: 1973, Volume: "78", Page: "1360"}, "", 0, ""},
		{"no initial", Ref{Author: "Moreno", Year: 1973, Volume: "78", Page: "1360"}, "10.1/weak", MatchPageAbout, ""},
		{"a year off", Ref{Author: "Moreno J", Year: 1974, Volume: "78", Page: "1360"}, "10.1/weak", MatchPageAbout, ""},
		{"two years off", Ref{Author: "Moreno J", Year: 1975, Volume: "78", Page: "1360"}, "", 0, ""},
		{"cut family", Ref{Author: "GRANOWIT.M", Year: 1985, Volume: "12", Page: "7"}, "10.1/long", MatchPage, ""},
		{"cut without a point", Ref{Author: "GRANOWIT M", Year: 1985, Volume: "12", Page: "7"}, "", 0, ""},
		{"cut too short", Ref{Author: "GRANO.M", Year: 1985, Volume: "12", Page: "7"}, "", 0, ""},
		{"source and page", Ref{Author: "Moreno J", Year: 1973, Source: "AM J VILL LIFE", Page: "1360"}, "10.1/weak", MatchSource, ""},
		{"source alone", Ref{Author: "Moreno J", Year: 1973, Source: "AM J VILL LIFE"}, "", 0, ""},
		{"book by its title", Ref{Author: "Neumann M", Year: 2010, Source: "VILLAGES INTRO", Page: "12"}, "10.1/book", MatchSource, ""},
		{"another book of the year", Ref{Author: "Neumann M", Year: 2010, Source: "VILLAGE SCI", Page: "12"}, "", 0, ""},
		{"title", Ref{Author: "Moreno, J.", Year: 1973, Title: "Measures of Who Asks Whom."}, "10.1/weak", MatchTitle, ""},
		{"title with another place", Ref{Author: "Moreno, J.", Year: 1973, Title: "Measures of who asks whom", Volume: "1", Page: "2"}, "", 0, ""},
		{"title inside", Ref{Raw: "Granowitzky M: Who borrows the ladder of whom, a census of neighbours. Rural Lett. 1985."}, "10.1/long", MatchInside, ""},
		{"title inside, another year", Ref{Raw: "Granowitzky M: Who borrows the ladder of whom, a census of neighbours. 1986."}, "", 0, ""},
		{"title inside, another author", Ref{Raw: "Mia K: Who borrows the ladder of whom, a census of neighbours. 1985."}, "", 0, ""},
		{"second part inside", Ref{Raw: "Okafor C. On paths between neighbouring villages: part II. 2004"}, "10.1/part-ii", MatchInside, ""},
		{"third part inside", Ref{Raw: "Okafor C. On paths between neighbouring villages: part III. 2004"}, "", 0, ""},
		{"title of somebody, a year off", Ref{Title: "Who borrows the ladder of whom: a census of neighbours", Year: 1986}, "10.1/long", MatchTitleOnly, ""},
		{"that title, two years off", Ref{Title: "Who borrows the ladder of whom: a census of neighbours", Year: 1987}, "", 0, ""},
		{"other DOI, title only", Ref{IDs: []ID{doi("10.1/else")}, Title: "Who borrows the ladder of whom: a census of neighbours", Year: 1986}, "", 0, ""},
		{"other DOI, same page", Ref{IDs: []ID{doi("10.1/else")}, Author: "Moreno J", Year: 1973, Volume: "78", Page: "1360"}, "10.1/weak", MatchPage, ""},
		{"twins", Ref{Author: "Li X", Year: 2000, Volume: "5", Page: "1"}, "", 0, ""},
		{"twins told apart by title", Ref{Author: "Li X", Year: 2000, Volume: "5", Page: "1", Title: "Second half of a study in two parts"}, "10.1/twin-b", MatchTitle, ""},
		{"over two years younger", Ref{Author: "Young K", Year: 2020, Volume: "25", Page: "3"}, "", 0, ""},
		{"younger by identifier", Ref{IDs: []ID{doi("10.1/late")}}, "10.1/late", MatchDOI, ""},
		{"strict knows no keys", Ref{Author: "MORENO J", Year: 1973, Volume: "78", Page: "1360"}, "", 0, MatchStrict},
		{"strict knows the DOI inside", Ref{Raw: "Moreno J, 1973, doi:10.1000/Inside"}, "", 0, MatchStrict},
		{"weak", Ref{Author: "Moreno J", Year: 1973, Source: "AM J VILL LIFE", Volume: "78"}, "10.1/weak", MatchWeak, MatchLoose},
		{"weak by default", Ref{Author: "Moreno J", Year: 1973, Source: "AM J VILL LIFE", Volume: "78"}, "", 0, MatchDefault},
		{"weak in another source", Ref{Author: "Moreno J", Year: 1973, Source: "ACTA RUST", Volume: "78"}, "", 0, MatchLoose},
		{"one digit of the page", Ref{Author: "Moreno J", Year: 1973, Source: "AM J VILL LIFE", Volume: "78", Page: "1368"}, "10.1/weak", MatchFuzzy, MatchLoose},
		{"two digits of the page", Ref{Author: "Moreno J", Year: 1973, Source: "AM J VILL LIFE", Volume: "78", Page: "1388"}, "", 0, MatchLoose},
		{"nearly the title", Ref{Author: "Granowitzky, M.", Year: 1986, Title: "Who borrows the ladders of whom, a census of neighbours, who borrows whom ladder"}, "10.1/long", MatchFuzzy, MatchLoose},
		{"half of the title", Ref{Author: "Granowitzky, M.", Year: 1986, Title: "Who borrows the ladder"}, "", 0, MatchLoose},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := DefaultBuildOptions()
			o.Match = tt.mode
			c := buildWith(o, append(invented(), Record{IDs: []ID{doi("10.1/citing")}, Year: 2012, Refs: []Ref{tt.ref}})...)
			got, rule := "", MatchNone
			citing := slices.Index(c.Papers.IDs, "doi:10.1/citing")
			for k, to := range c.Papers.Refs.Of(citing) {
				if !c.Papers.Stub[to] {
					got, rule = c.Papers.AllIDs[to][0].Value, c.Papers.Matches[c.Papers.Refs.off[citing]+k].Rule
				}
			}
			if got != tt.want || rule != tt.rule {
				t.Errorf("got %q by rule %d, want %q by rule %d", got, rule, tt.want, tt.rule)
			}
		})
	}
}

func TestMatchingIsCounted(t *testing.T) {
	c := build(append(invented(), Record{IDs: []ID{doi("10.1/citing")}, Year: 2012, Refs: []Ref{
		{IDs: []ID{pmid("77")}}, // nothing with it
		{IDs: []ID{doi("10.1/weak")}, Author: "Li X", Year: 2000, Volume: "5", Page: "1"},           // ambiguous key: no conflict
		{IDs: []ID{doi("10.1/weak")}, Author: "Granowitzky M", Year: 1985, Volume: "12", Page: "7"}, // conflict
		{Author: "MORENO J", Year: 1973, Volume: "78", Page: "1360"},
		{Author: "Li X", Year: 2000, Volume: "5", Page: "1"},
		{Author: "Young K", Year: 2020, Volume: "25", Page: "3"},
		{IDs: []ID{doi("10.1/late")}},
		{IDs: []ID{doi("10.1/citing")}},
		{Raw: "Personal communication"},
		{},
	}})...)
	want := []MatchStat{{
		Path: "a.bib", References: 10, Matched: MatchCounts{DOI: 3, Key: 1}, Self: 1, Late: 1, Ambiguous: 1, NotFound: 1,
		NoKey: 1, Empty: 1, Unparsed: 1, Conflicts: 1, Later: 1,
	}}
	if diff := cmp.Diff(want, c.Matching); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	citing := slices.Index(c.Papers.IDs, "doi:10.1/citing")
	weak := slices.Index(c.Papers.Refs.Of(citing), int32(slices.Index(c.Papers.IDs, "doi:10.1/weak")))
	if got := c.Papers.Matches[c.Papers.Refs.off[citing]+weak]; got != (RefMatch{MatchDOI, 3}) {
		t.Errorf("three references to one work: got %+v", got)
	}
}

func TestSameSource(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"AM J SOCIOL", "American Journal of Sociology", true},
		{"PLOS ONE", "PLoS ONE", true},
		{"Annals of Mathematics & Statistics", "Ann. Math. and Stat.", true},
		{"ABCD", "Acta Botanica of the Cold Deserts", true},
		{"ABC", "Acta Botanica Cretica", false},
		{"J SOCIOL", "American Journal of Sociology", false},
		{"AM SOCIOL J", "American Journal of Sociology", false},
		{"Physics", "Chemistry", false},
		{"", "Nature", false},
		{"Of the", "Of the", false},
	}
	for _, tt := range tests {
		if got := SameSource(tt.a, tt.b); got != tt.want || SameSource(tt.b, tt.a) != got {
			t.Errorf("%q and %q: got %v, want %v both ways", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestVariantsOfAReferenceFallTogether(t *testing.T) {
	c := build(Record{IDs: []ID{doi("10.1/a")}, Refs: []Ref{
		{Raw: "GRANOWIT.M, 1985, RURAL LETT, V12, P7", Author: "GRANOWIT.M", Year: 1985, Source: "RURAL LETT", Volume: "12", Page: "7"},
		{Raw: "Granowitzky M, 1985, RURAL LETT, V12, P7", Author: "Granowitzky M", Year: 1985, Source: "RURAL LETT", Volume: "12", Page: "7"},
		{Raw: "Granowitzky M, 1985, RURAL LETT, P7", Author: "Granowitzky M", Year: 1985, Source: "RURAL LETT", Page: "7"},
		{IDs: []ID{doi("10.1/x")}, Raw: "Granowitzky M, 1985, V12, P7, DOI 10.1/x", Author: "Granowitzky M", Year: 1985, Volume: "12", Page: "7"},
		{IDs: []ID{doi("10.1/p")}, Raw: "Li X, 2000, V5, P1, a", Author: "Li X", Year: 2000, Volume: "5", Page: "1"},
		{IDs: []ID{doi("10.1/q")}, Raw: "Li X, 2000, V5, P1, b", Author: "Li X", Year: 2000, Volume: "5", Page: "1"},
		{Raw: "Li X, 2000, V5, P1", Author: "Li X", Year: 2000, Volume: "5", Page: "1"},
		{Raw: "Neumann M, 2010, VILLAGES", Author: "Neumann M", Year: 2010, Source: "VILLAGES"},
		{Raw: "Neumann M, 2010, VILLAINS", Author: "Neumann M", Year: 2010, Source: "VILLAINS"},
	}})
	want := []string{
		"", "Granowitzky M, 1985, RURAL LETT, V12, P7", "Li X, 2000, V5, P1, a", "Li X, 2000, V5, P1, b",
		"Li X, 2000, V5, P1", "Neumann M, 2010, VILLAGES", "Neumann M, 2010, VILLAINS",
	}
	if diff := cmp.Diff(want, c.Papers.Titles); diff != "" {
		t.Errorf("stubs (-want +got):\n%s", diff)
	}
}

func TestStubsAreCalledByTheMostFrequentForm(t *testing.T) {
	ref := func(raw string) Ref {
		return Ref{Raw: raw, Author: "Li X", Year: 2000, Volume: "5", Page: "1"}
	}
	c := build(
		Record{IDs: []ID{doi("10.1/a")}, Refs: []Ref{ref("LI X, 2000, ACTA RUSTICA, V5, P1")}},
		Record{IDs: []ID{doi("10.1/b")}, Refs: []Ref{ref("Li X, 2000, V5, P1")}},
		Record{IDs: []ID{doi("10.1/c")}, Refs: []Ref{ref("Li X, 2000, V5, P1")}},
	)
	if got := c.Papers.Titles[3]; c.Papers.N() != 4 || got != "Li X, 2000, V5, P1" {
		t.Errorf("got %d papers, the stub is called %q", c.Papers.N(), got)
	}
}

func TestNetworkTellsHowCitationsMatched(t *testing.T) {
	c := build(append(invented(), Record{IDs: []ID{doi("10.1/citing")}, Year: 2012, Refs: []Ref{
		{IDs: []ID{doi("10.1/long")}}, {Author: "MORENO J", Year: 1973, Volume: "78", Page: "1360"},
		{Author: "Moreno", Year: 1973, Volume: "78", Page: "1360"},
	}})...)
	n, err := Citations(c, DefaultDrawOptions())
	if err != nil {
		t.Fatal(err)
	}
	want := []Column{
		{Name: "match", Text: []string{"doi", "key"}}, {Name: "score", Float: []float64{0.99, 0.98}}, {Name: "count", Int: []int64{1, 2}},
	}
	for i := range n.Edges {
		n.Edges[i].Doc = ""
	}
	if diff := cmp.Diff(want, n.Edges); diff != "" {
		t.Errorf("columns of edges (-want +got):\n%s", diff)
	}
}

func TestNetworkOfAGraphFileHasNoMatches(t *testing.T) {
	b := NewBuilder(DefaultBuildOptions())
	b.AddDrawing(&Drawing{IDs: []string{"a", "b"}, From: []int32{0}, To: []int32{1}, Directed: true})
	c := b.Corpus()
	if want := []RefMatch{{MatchDrawn, 1}}; !slices.Equal(c.Papers.Matches, want) || len(c.Matching) != 0 {
		t.Errorf("got %v and %v", c.Papers.Matches, c.Matching)
	}
	n, err := Citations(c, DefaultDrawOptions())
	if err != nil || len(n.Edges) != 0 {
		t.Errorf("got columns %v, error %v", n.Edges, err)
	}
}
