package graph

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// build makes a corpus of records in the order given.
func build(records ...Record) *Corpus { return buildWith(DefaultBuildOptions(), records...) }

func buildWith(o BuildOptions, records ...Record) *Corpus {
	b := NewBuilder(o)
	for i, r := range records {
		if r.Origin == (Origin{}) {
			r.Origin = Origin{File: "a.bib", Format: "bibtex", Line: 10 * (i + 1), Ordinal: i + 1}
		}
		b.Add(r)
	}
	return b.Corpus()
}

func doi(s string) ID { return ID{DOI, s} }

func pmid(s string) ID { return ID{PMID, s} }

// by makes a by-line of names as printed.
func by(names ...string) []Author {
	var out []Author
	for _, n := range names {
		out = append(out, Author{Name: ParseName(n)})
	}
	return out
}

// cites makes references by identifier.
func cites(ids ...ID) []Ref {
	var out []Ref
	for _, id := range ids {
		out = append(out, Ref{IDs: []ID{id}})
	}
	return out
}

// codes are the codes of the problems found while joining.
func codes(c *Corpus) []string {
	var out []string
	for _, p := range c.Problems {
		out = append(out, p.Code)
	}
	return out
}

// edgesOf writes the references of a corpus as "citing>cited".
func edgesOf(c *Corpus) []string {
	var out []string
	for i := range c.Papers.N() {
		for _, r := range c.Papers.Refs.Of(i) {
			out = append(out, c.Papers.IDs[i]+">"+c.Papers.IDs[r])
		}
	}
	slices.Sort(out)
	return out
}

const longTitle = "Gradient descent in matrix factorization: understanding large initialization"

// A fault that identity finds has the place of the work it names.
func TestIdentityProblemsHaveAPlace(t *testing.T) {
	authors := by("Ada Xenos", "Bob Young")
	authors[0].ORCID, authors[1].ORCID = "0000-0002-1825-0097", "0000-0002-1825-0097"
	c := build(Record{IDs: []ID{doi("a")}, Authors: authors})
	if len(c.Problems) != 1 || c.Problems[0].File != "a.bib" || c.Problems[0].Line != 10 {
		t.Errorf("got %+v", c.Problems)
	}
}

func TestFirstKnownFieldWins(t *testing.T) {
	id := []ID{doi("10.1/a")}
	c := build(
		Record{IDs: id, Stub: true, Title: "What the listing calls it", Year: 1900},
		Record{IDs: id, Title: "The whole", TitleCut: true, Date: "2020", Abstract: "We st…", AbstractCut: true, Type: "preprint",
			Venue: Venue{Abbrev: "J. Inv."}, Classes: []string{"a", "b"}},
		Record{IDs: id, Title: "The whole title", Year: 2020, Date: "2020-03", Abstract: "We study.", Type: "article", Volume: "7",
			PageFirst: "12", Language: "en", Retracted: true, Venue: Venue{Name: "Other"}, CitedBy: Count{3, true, "x"},
			RefCount: Count{0, true, "x"}, Classes: []string{"b", "c"}},
		Record{IDs: id, Title: "Another title", Year: 2021, Date: "2020-03-07", CitedBy: Count{9, true, "y"}},
	)
	p := &c.Papers
	if p.N() != 1 || p.Stub[0] {
		t.Fatalf("got %d works, stub %v", p.N(), p.Stub)
	}
	got := []any{
		p.Titles[0], p.Years[0], p.Dates[0], p.Abstracts[0], p.Types[0], p.Volumes[0], p.PagesFirst[0], p.Languages[0],
		p.Retracted[0], p.CitedBy[0], p.RefCounts[0], p.Classes[0], c.Sources.Names[p.Source[0]], len(p.Origins[0]),
	}
	want := []any{
		"The whole title", int32(2020), "2020-03-07", "We study.", "article", "7", "12", "en",
		true, Count{3, true, "x"}, Count{0, true, "x"}, []string{"b", "c", "a"}, "Other", 4,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for i, o := range p.Origins[0] {
		if o.Ordinal != i+1 {
			t.Errorf("origins are not in reading order: %v", p.Origins[0])
		}
	}
}

func TestItemsJoin(t *testing.T) {
	at := func(name, ror string, id ID, country string) []Author {
		return []Author{{Name: ParseName("Ada B. One"), Affiliations: []Affiliation{{Name: name, ROR: ror, ID: id, Country: country}}}}
	}
	c := build(
		Record{Title: "a", Venue: Venue{Name: "Journal of Invention", ISSN: []string{"1111-1119", "2222-2227"}}, Authors: at("Univ. A", "01aaaaa11", ID{}, "DE"),
			Keywords: []Keyword{{Term: "Graph theory"}, {Term: "graph  theory"}, {Term: "Citation"}}},
		Record{Title: "b", Venue: Venue{Name: "JOURNAL OF INVENTION"}, Authors: at("University of A", "01aaaaa11", ID{}, "DE"),
			Keywords: []Keyword{{Term: "Graph Theory", Scheme: "author"}}},
		Record{Title: "c", Venue: Venue{Name: "J. Invention", ISSN: []string{"2222-2227"}, ID: ID{OpenAlex, "S1"}}, Authors: at("Univ. A", "02bbbbb22", ID{}, "FR"),
			Keywords: []Keyword{{Term: "Graph theory"}}},
		Record{Title: "d", Venue: Venue{Name: "Journal of Invention", ID: ID{OpenAlex, "S2"}}, Authors: at("", "", ID{OpenAlex, "I5"}, "")},
		Record{Title: "e", Authors: []Author{{Name: ParseName("Ada B. One"), Affiliations: []Affiliation{{Raw: "Some street 1"}}}}},
	)
	type items struct {
		IDs, Names []string
		Papers     [][]int32
	}
	show := func(t Items) items {
		x := items{IDs: t.IDs, Names: t.Names}
		for i := range t.N() {
			x.Papers = append(x.Papers, t.Papers.Of(i))
		}
		return x
	}
	tests := []struct {
		name string
		got  Items
		want items
	}{
		{"sources", c.Sources, items{[]string{"issn:1111-1119", "openalex:S2"}, []string{"Journal of Invention", "Journal of Invention"}, [][]int32{{0, 1, 2}, {3}}}},
		{"institutions", c.Institutions, items{[]string{"ror:01aaaaa11", "ror:02bbbbb22", "openalex:I5"}, []string{"University of A", "Univ. A", ""}, [][]int32{{0, 1}, {2}, {3}}}},
		{"countries", c.Countries, items{[]string{"DE", "FR"}, []string{"DE", "FR"}, [][]int32{{0, 1}, {2}}}},
		{"keywords", c.Keywords, items{[]string{"graph theory", "citation"}, []string{"Graph theory", "Citation"}, [][]int32{{0, 1, 2}, {0}}}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, show(tt.got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
	if diff := cmp.Diff([]int32{0, 0, 0, 1, -1}, c.Papers.Source); diff != "" {
		t.Errorf("source of each paper (-want +got):\n%s", diff)
	}
}

// Sources list the linking ISSN first; it need not be the smallest.
func TestSourceTakesFirstISSN(t *testing.T) {
	lancet := func(name string, issn ...string) Record {
		return Record{Title: name, Venue: Venue{Name: name, ISSN: issn}}
	}
	tests := []struct {
		name    string
		records []Record
		want    []string
	}{
		{"the first listed", []Record{lancet("The Lancet", "0140-6736", "0099-5355", "1474-547X")}, []string{"issn:0140-6736"}},
		{"of the first record", []Record{lancet("The Lancet", "0140-6736", "0099-5355"), lancet("Lancet", "0099-5355", "0140-6736")}, []string{"issn:0140-6736"}},
		{"that has any", []Record{lancet("The Lancet"), lancet("The Lancet", "0140-6736", "0099-5355")}, []string{"issn:0140-6736"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, build(tt.records...).Sources.IDs); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestByLines(t *testing.T) {
	id := []ID{doi("10.1/a")}
	full := by("Simon S. Du", "[Anonymous]", "Jason D. Lee", "et al.")
	full[0].ORCID = "0000-0002-1825-0097"
	c := build(
		Record{IDs: id, Authors: by("Du, S."), AuthorsCut: true},
		Record{IDs: id, Authors: full},
		Record{IDs: id, Authors: []Author{{Name: ParseName("Du, S."), SourceID: ID{OpenAlex, "A1"}}, {Name: ParseName("Jason Lee"), ORCID: "0000-0001-5109-3700"}}},
	)
	if diff := cmp.Diff([]string{"Simon S. Du", "Jason D. Lee"}, c.Authors.Names); diff != "" {
		t.Errorf("names of the longest by-line (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"0000-0002-1825-0097", "0000-0001-5109-3700"}, c.Authors.ORCIDs); diff != "" {
		t.Errorf("ORCIDs of all records (-want +got):\n%s", diff)
	}
	if c.Stats.AuthorMentions != 5 {
		t.Errorf("mentions: got %d, want 5 without those that stand for nobody", c.Stats.AuthorMentions)
	}
	if got := c.Authors.Papers.Of(1); !slices.Equal(got, []int32{0}) {
		t.Errorf("papers of the second author: %v", got)
	}
}

// Whatever comes in, the columns fit each other.
func TestCorpusIsConsistent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := randomCorpus(t)
		p := &c.Papers
		n := p.N()
		lengths := []int{
			len(p.AllIDs), len(p.Titles), len(p.Years), len(p.Dates), len(p.Types), len(p.Stub), len(p.Retracted),
			len(p.Abstracts), len(p.Classes), len(p.Languages), len(p.CitedBy), len(p.RefCounts), len(p.Source), len(p.Volumes),
			len(p.PagesFirst), len(p.Origins), p.Authors.Len(), p.Refs.Len(), len(p.RefMentions), p.Citers.Len(), p.Keywords.Len(),
			p.Institutions.Len(), p.Countries.Len(),
		}
		for i, l := range lengths {
			if l != n {
				t.Fatalf("column %d has %d entries for %d papers", i, l, n)
			}
		}
		ids := map[string]bool{}
		for i := range n {
			if ids[p.IDs[i]] {
				t.Fatalf("the id %s stands twice", p.IDs[i])
			}
			ids[p.IDs[i]] = true
			if i > 0 && p.Stub[i-1] && !p.Stub[i] {
				t.Fatalf("a described work after a stub")
			}
			refs := p.Refs.Of(i)
			for k, r := range refs {
				if int(r) == i || k > 0 && refs[k-1] >= r {
					t.Fatalf("references of %d: %v", i, refs)
				}
				if !slices.Contains(p.Citers.Of(int(r)), int32(i)) {
					t.Fatalf("%d cites %d but is not among its citers", i, r)
				}
			}
			if p.Stub[i] && len(refs) > 0 {
				t.Fatalf("a stub cites")
			}
		}
		if p.Refs.Total() != p.Citers.Total() {
			t.Fatalf("%d references, %d citers", p.Refs.Total(), p.Citers.Total())
		}
	})
}

// The same records make the same corpus and the same networks, byte for byte.
func TestSameInputSameCorpus(t *testing.T) {
	records := randomRecords(300)
	show := func() string {
		c := build(records...)
		s := fmt.Sprintf("%+v", *c)
		for _, k := range Kinds() {
			n, err := k.Draw(c, DefaultDrawOptions())
			if err != nil {
				t.Fatal(err)
			}
			s += fmt.Sprintf("%v %v %+v %+v %v", n.IDs, n.Labels, n.Nodes, n.Edges, links(n))
		}
		return s
	}
	want := show()
	for range 3 {
		if show() != want {
			t.Fatal("a second run differs")
		}
	}
}

// randomCorpus is a small corpus with everything that networks are drawn from.
func randomCorpus(t *rapid.T) *Corpus {
	n := rapid.IntRange(0, 10).Draw(t, "papers")
	pick := func(label string, most, kinds int) []int {
		return rapid.SliceOfN(rapid.IntRange(0, kinds-1), 0, most).Draw(t, label)
	}
	var records []Record
	for i := range n {
		r := Record{
			IDs:   []ID{doi(fmt.Sprintf("10.1/%d", i))},
			Title: fmt.Sprintf("Title %d", i),
			Year:  rapid.SampledFrom([]int{0, 2000, 2001, 2002, 2003}).Draw(t, "year"),
		}
		for _, a := range pick("authors", 4, 6) {
			r.Authors = append(r.Authors, Author{
				Name:         ParseName(fmt.Sprintf("Ada Family%c", 'a'+a)),
				Affiliations: []Affiliation{{Name: fmt.Sprintf("Institute %d", a%3), Country: []string{"DE", "FR"}[a%2]}},
			})
		}
		for _, k := range pick("keywords", 3, 4) {
			r.Keywords = append(r.Keywords, Keyword{Term: fmt.Sprintf("term %d", k)})
		}
		for _, to := range pick("references", 6, 14) {
			r.Refs = append(r.Refs, Ref{IDs: []ID{doi(fmt.Sprintf("10.1/%d", to))}})
		}
		for _, to := range pick("related", 2, 12) {
			r.Related = append(r.Related, Relation{To: Ref{IDs: []ID{doi(fmt.Sprintf("10.1/%d", to))}}, Rank: to})
		}
		r.Venue.Name = fmt.Sprintf("Journal %d", i%3)
		records = append(records, r)
	}
	return buildWith(BuildOptions{Identity: IdentityFullName}, records...)
}

func TestIdentityWithoutMerging(t *testing.T) {
	records := []Record{
		{Key: "a", Authors: by("Simon S. Du"), Title: "One"},
		{Key: "b", Authors: by("Simon Shaolei Du"), Title: "Two"},
	}
	tests := []struct {
		o    BuildOptions
		want int
	}{
		{DefaultBuildOptions(), 1},
		{BuildOptions{}, 1},
		{BuildOptions{NoMerge: true, Identity: IdentityAuto}, 2},
		{BuildOptions{NoMerge: true, Identity: IdentityInitials}, 1},
		{BuildOptions{Identity: IdentityNone}, 2},
	}
	for _, tt := range tests {
		if got := buildWith(tt.o, records...).Authors.N(); got != tt.want {
			t.Errorf("%+v: got %d authors, want %d", tt.o, got, tt.want)
		}
	}
}
