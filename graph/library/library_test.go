package library

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"cocite/graph"
)

// source invents what a file holds. Works, persons and terms are drawn from few, so
// that records merge, names repeat and references find works.
func source(t *rapid.T, file string) []Item {
	var out []Item
	n := rapid.IntRange(0, 12).Draw(t, "records")
	for i := range n {
		r := record(t)
		r.Origin = graph.Origin{File: file, Format: "test", Line: 3*i + 1, Ordinal: i + 1}
		out = append(out, Item{Record: r})
	}
	if rapid.Bool().Draw(t, "drawing") {
		out = append(out, Item{Drawing: &graph.Drawing{
			Origin: graph.Origin{File: file, Format: "net"}, IDs: []string{"a", "W1000000002", "c"},
			From: []int32{0, 1, 1}, To: []int32{1, 2, 1}, Weights: []float64{1, 2, -1},
		}})
	}
	out = append(out, Item{Problem: &graph.Problem{File: file, Line: 4, Code: "test.fault", Severity: graph.Warn, Message: "a fault", More: n}})
	if rapid.Bool().Draw(t, "skip") {
		out = append(out, Item{Skipped: &Skip{Path: file + ".pdf", Reason: "no known format"}})
	}
	return append(out, Item{File: &graph.FileStat{Path: file, Format: "test", Records: n, Problems: 1}})
}

func record(t *rapid.T) *graph.Record {
	word := func(of ...string) string { return rapid.SampledFrom(of).Draw(t, "word") }
	number := func(most int) int { return rapid.IntRange(0, most).Draw(t, "number") }
	yes := func() bool { return rapid.Bool().Draw(t, "yes") }
	r := &graph.Record{
		Key: word("", "k1", "k2"), Stub: number(6) == 0, IDs: ids(t, 3), Versions: ids(t, 1), Title: word("", "A study of x", "On the y of “z”", "Über Straßen"),
		TitleCut: number(4) == 0, Year: number(1) * (1990 + number(3)), Date: word("", "2001", "2001-02-03"), Type: word("", "article"),
		Venue:  graph.Venue{Name: word("", "Journal of X", "J. X"), Abbrev: word("", "JX"), ID: openAlex('S', number(2)), ISSN: [][]string{nil, {"1234-5679", "0000-0000"}}[number(1)], Type: word("", "journal")},
		Volume: word("", "12"), Issue: word("", "3"), PageFirst: word("", "101"), PageLast: word("", "110"), ArticleNo: word("", "e7"),
		AuthorsCut: yes(), Abstract: word("", "We study x.", "We study\ny."), AbstractCut: yes(), Language: word("", "en"),
		Classes: [][]string{nil, {"Physics", "Maths"}}[number(1)], Retracted: number(5) == 0,
		CitedBy:  []graph.Count{{}, {N: 0, Known: true, By: "OpenAlex"}, {N: 7, Known: true}, {N: 3}}[number(3)],
		RefCount: []graph.Count{{}, {N: 4, Known: true, By: "Crossref"}}[number(1)],
	}
	for range number(3) {
		r.Authors = append(r.Authors, author(t))
	}
	for range number(3) {
		r.Keywords = append(r.Keywords, graph.Keyword{Term: word("Graphs", "graphs", "Trees ", ""), Scheme: word("", "author")})
	}
	for range number(5) {
		r.Refs = append(r.Refs, ref(t))
	}
	for range number(2) {
		r.Related = append(r.Related, graph.Relation{To: ref(t), Rank: number(2)})
	}
	return r
}

func openAlex(kind byte, n int) graph.ID {
	if n == 0 {
		return graph.ID{}
	}
	return graph.ID{Scheme: graph.OpenAlex, Value: fmt.Sprintf("%c%d", kind, 1_000_000_000+n)}
}

func ids(t *rapid.T, most int) []graph.ID {
	all := []graph.ID{
		openAlex('W', 1), openAlex('W', 2), openAlex('W', 3), {Scheme: graph.DOI, Value: "10.5555/a"}, {Scheme: graph.DOI, Value: "10.5555/b"},
		{Scheme: graph.PMID, Value: "12"}, {Scheme: graph.MAG, Value: "99"}, {Scheme: graph.ArXiv, Value: "2101.00001"},
		{Scheme: graph.DBLP, Value: "journals/x/Y01"}, {Scheme: graph.ISBN, Value: "9783161484100"},
	}
	return rapid.SliceOfNDistinct(rapid.SampledFrom(all), 0, most, rapid.ID).Draw(t, "ids")
}

func author(t *rapid.T) graph.Author {
	names := []graph.Name{
		{Full: "Jane Roe", Family: "Roe", Given: "Jane"}, {Full: "Roe, J.", Family: "Roe", Given: "J."}, {Full: "Ada Lovelace", Family: "Lovelace", Given: "Ada"},
		{Full: "Ludwig van Beethoven", Family: "Beethoven", Given: "Ludwig", Particle: "van"}, {Full: "Anonymous"}, {Full: "The Group", Org: true}, {},
	}
	a := graph.Author{
		Name: rapid.SampledFrom(names).Draw(t, "name"), SourceID: openAlex('A', rapid.IntRange(0, 2).Draw(t, "id")),
		ORCID: rapid.SampledFrom([]string{"", "0000-0002-1825-0097"}).Draw(t, "orcid"), Corresponding: rapid.Bool().Draw(t, "corresponding"),
	}
	for range rapid.IntRange(0, 2).Draw(t, "places") {
		a.Affiliations = append(a.Affiliations, rapid.SampledFrom([]graph.Affiliation{
			{Name: "University of X", ID: openAlex('I', 1), ROR: "05a28rw58", Country: "CH", Raw: "Dept., University of X"},
			{Raw: "somewhere"}, {Name: "Y Institute", Country: "NL"},
		}).Draw(t, "place"))
	}
	return a
}

func ref(t *rapid.T) graph.Ref {
	if rapid.Bool().Draw(t, "plain") {
		return graph.Ref{IDs: []graph.ID{rapid.SampledFrom([]graph.ID{
			openAlex('W', 1), openAlex('W', 2), openAlex('W', 3), openAlex('W', 4), {Scheme: graph.DOI, Value: "10.5555/a"}, {Scheme: graph.DOI, Value: "10.5555/z"},
		}).Draw(t, "id")}}
	}
	word := func(of ...string) string { return rapid.SampledFrom(of).Draw(t, "word") }
	return graph.Ref{
		IDs: ids(t, 2), Key: word("", "k1"), Raw: "Roe J, 1990, J X, V1, P2", Author: word("", "Roe, J."), Year: rapid.SampledFrom([]int{0, 1990}).Draw(t, "year"),
		Title: word("", "A study of x"), Source: word("", "J X"), Volume: word("", "1"), Page: word("", "2"),
	}
}

// take imports items into a folder.
func take(t interface{ Fatal(...any) }, dir string, o graph.BuildOptions, sources ...[]Item) (*Library, *graph.Corpus) {
	im, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer im.Close()
	im.unsync = true
	b := graph.NewBuilder(o)
	if im.Old != nil {
		for x, err := range im.Old.Items(context.Background()) {
			if err != nil {
				t.Fatal(err)
			}
			im.Add(b, x)
		}
	}
	for _, s := range sources {
		for _, x := range s {
			im.Add(b, x)
		}
	}
	c := b.Corpus()
	l, err := im.Commit(b, c, Manifest{WrittenBy: "test", Options: o, Abstracts: true})
	if err != nil {
		t.Fatal(err)
	}
	return l, c
}

func itemsOf(t interface{ Fatal(...any) }, l *Library) []Item {
	var out []Item
	for x, err := range l.Items(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, x)
	}
	return out
}

// same compares values; lists that are nil and empty are the same.
func same(want, got any) string {
	return cmp.Diff(want, got, cmpopts.EquateEmpty(), cmp.Exporter(func(reflect.Type) bool { return true }))
}

func newDir(t *rapid.T) (string, func()) {
	dir, err := os.MkdirTemp("", "cocite-library")
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "lib"), func() { _ = os.RemoveAll(dir) }
}

func drawOptions(t *rapid.T) graph.BuildOptions {
	o := graph.DefaultBuildOptions()
	o.NoMerge = rapid.Bool().Draw(t, "no merge")
	o.Identity = rapid.SampledFrom([]graph.Identity{graph.IdentityAuto, graph.IdentityInitials, graph.IdentityNone}).Draw(t, "identity")
	return o
}

func TestItemsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir, remove := newDir(t)
		defer remove()
		want := append(source(t, "a"), source(t, "b")...)
		l, _ := take(t, dir, drawOptions(t), want)
		if d := same(want, itemsOf(t, l)); d != "" {
			t.Fatal(d)
		}
	})
}

func TestImportsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir, remove := newDir(t)
		defer remove()
		o := drawOptions(t)
		a, b := source(t, "a"), source(t, "b")
		_, want := take(t, dir+"-once", o, a, b)
		defer func() { _ = os.RemoveAll(dir + "-once") }()
		take(t, dir, drawOptions(t), a)
		l, got := take(t, dir, o, b)
		if d := same(want, got); d != "" {
			t.Fatal(d)
		}
		if l.Manifest.Generation != 2 {
			t.Fatalf("generation %d after two imports", l.Manifest.Generation)
		}
	})
}

func TestCountsAreThoseOfTheTables(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir, remove := newDir(t)
		defer remove()
		l, c := take(t, dir, drawOptions(t), source(t, "a"), source(t, "b"))
		rows := map[string]int64{}
		for _, f := range l.Manifest.Files {
			rows[f.Table] = f.Rows
		}
		for table, want := range map[string]int{
			"works": c.Papers.N(), "authors": c.Authors.N(), "citations": c.Papers.Refs.Total(), "sources": c.Sources.N(),
			"keywords": c.Keywords.N(), "institutions": c.Institutions.N(),
			"countries": c.Countries.N(), "related": len(c.Related),
		} {
			if rows[table] != int64(want) {
				t.Fatalf("%s has %d rows, want %d", table, rows[table], want)
			}
		}
		ids := map[int64]bool{}
		err := eachRow(context.Background(), l, "authorships", func(a *authorshipRow) {
			if a.AuthorID > 0 {
				ids[a.WorkID<<32|a.AuthorID] = true
			}
		})
		if err != nil || len(ids) != c.Papers.Authors.Total() {
			t.Fatalf("%d authorships, want %d (%v)", len(ids), c.Papers.Authors.Total(), err)
		}
	})
}

func TestFlippedBytesAreFound(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "lib")
	l, _ := take(t, dir, graph.DefaultBuildOptions(), rapid.Custom(func(t *rapid.T) []Item { return source(t, "a") }).Example(3))
	for _, f := range append(l.Manifest.Files, File{Name: manifestName}) {
		path := filepath.Join(dir, f.Name)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		step := max(1, len(data)/5)
		for i := 0; i < len(data); i += step {
			data[i] ^= 1 << (i % 8)
			if err := os.WriteFile(path, data, 0o644); err != nil {
				t.Fatal(err)
			}
			if err := readAll(dir); err == nil || !strings.Contains(err.Error(), f.Name) {
				t.Fatalf("byte %d of %s was flipped: got %v", i, f.Name, err)
			}
			data[i] ^= 1 << (i % 8)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := readAll(dir); err != nil {
		t.Fatal(err)
	}
}

// readAll opens a library and reads everything in it.
func readAll(dir string) error {
	l, err := Open(dir)
	if err != nil {
		return err
	}
	for _, err := range l.Items(context.Background()) {
		if err != nil {
			return err
		}
	}
	if err := verify(l); err != nil {
		return err
	}
	s, err := l.Snapshot(context.Background(), l.Manifest.WrittenBy, l.Manifest.Options, 0)
	if err == nil && s == nil {
		err = errors.New("there is no snapshot")
	}
	if err != nil {
		return err
	}
	return s.Close()
}

// verify returns the first fault of a library.
func verify(l *Library) error {
	faults, err := l.Verify(context.Background())
	if err == nil && len(faults) > 0 {
		err = faults[0].Err
	}
	return err
}

func TestOneImportAtATime(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "lib")
	first, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Begin(dir); err == nil || !strings.Contains(err.Error(), "another import into") {
		t.Errorf("got %v while another import runs", err)
	}
	first.Close()
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("an import without a commit leaves %s (%v)", dir, err)
	}
}

func TestForeignFoldersAreRefused(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "thesis.tex"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Begin(dir); err == nil || !strings.Contains(err.Error(), "thesis.tex") {
		t.Errorf("got %v for a folder with other files", err)
	}
}

func TestLeftoversAreCleared(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "lib")
	l, _ := take(t, dir, graph.DefaultBuildOptions(), []Item{{File: &graph.FileStat{Path: "a"}}})
	for _, name := range []string{"works-9.parquet", spoolName, draftName} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	l, _ = take(t, dir, graph.DefaultBuildOptions())
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(entries), len(l.Manifest.Files)+2; got != want {
		t.Errorf("%d files after the import, want %d: %v", got, want, entries)
	}
}
