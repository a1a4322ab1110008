package library

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cocite/graph"
)

// filler draws corpora field by field, so that a new field is filled too.
type filler struct {
	t    *rapid.T
	rows map[string]int // of each table
}

// below are the tables that the lists of a corpus point into.
var below = map[string]string{
	"Papers.Authors": "Authors", "Papers.Refs": "Papers", "Papers.Citers": "Papers",
	"Papers.Keywords": "Keywords", "Papers.Institutions": "Institutions", "Papers.Countries": "Countries",
}

func drawCorpus(t *rapid.T) *graph.Corpus {
	f := filler{t: t, rows: map[string]int{}}
	for _, table := range []string{"Papers", "Authors", "Sources", "Institutions", "Countries", "Keywords"} {
		f.rows[table] = rapid.IntRange(0, 5).Draw(t, table)
	}
	c := new(graph.Corpus)
	v := reflect.ValueOf(c).Elem()
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		if !v.Type().Field(i).IsExported() {
			continue
		}
		if n, ok := f.rows[name]; ok {
			f.table(v.Field(i), name, n)
		} else {
			f.value(v.Field(i), name)
		}
	}
	f.derive(c)
	f.values(c)
	return c
}

func (f *filler) table(v reflect.Value, table string, n int) {
	for i := range v.NumField() {
		name := table + "." + v.Type().Field(i).Name
		switch x := v.Field(i); {
		case x.Type() == reflect.TypeFor[graph.Lists]():
			to, ok := below[name]
			if !ok {
				to = "Papers"
			}
			x.Set(reflect.ValueOf(f.lists(n, f.rows[to])))
		case name == "Papers.Counts":
			x.Set(reflect.ValueOf([]graph.SourceCounts{{By: "crossref", N: make([]int32, n)}, {N: make([]int32, n)}}))
		default:
			x.Set(reflect.MakeSlice(x.Type(), n, n))
			for k := range n {
				f.value(x.Index(k), name)
			}
		}
	}
}

func (f *filler) lists(n, below int) graph.Lists {
	lists := make([][]int32, n)
	for i := range lists {
		if below > 0 {
			lists[i] = rapid.SliceOfN(rapid.Int32Range(0, int32(below-1)), 0, 5).Draw(f.t, "list")
		}
	}
	return graph.MakeLists(lists)
}

// value fills in a value of any type that a corpus has. Indexes stay in their tables.
func (f *filler) value(v reflect.Value, path string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(rapid.SampledFrom([]string{"", "a", "é", "doi", "10.1/x", strings.Repeat("long ", 60)}).Draw(f.t, path) + fmt.Sprint(rapid.IntRange(0, 99).Draw(f.t, path)))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(f.t, path))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(float64(rapid.Float32().Draw(f.t, path)))
	case reflect.Struct:
		for i := range v.NumField() {
			f.value(v.Field(i), path+"."+v.Type().Field(i).Name)
		}
	case reflect.Array:
		for i := range v.Len() {
			f.value(v.Index(i), path)
		}
	case reflect.Slice:
		n := rapid.IntRange(-1, 3).Draw(f.t, path)
		if n < 0 || path == "Values" || path == "Related" && f.rows["Papers"] == 0 {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			f.value(v.Index(i), path)
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(uint64(rapid.Uint8().Draw(f.t, path)))
	default:
		v.SetInt(f.number(v, path))
	}
}

func (f *filler) number(v reflect.Value, path string) int64 {
	switch {
	case path == "Papers.Source":
		return rapid.Int64Range(-1, int64(f.rows["Sources"])-1).Draw(f.t, path)
	case path == "Papers.Families":
		return rapid.Int64Range(0, int64(f.rows["Papers"])-1).Draw(f.t, path)
	case path == "Related.A" || path == "Related.B":
		return rapid.Int64Range(0, int64(f.rows["Papers"])-1).Draw(f.t, path)
	case v.Kind() == reflect.Int32:
		return int64(rapid.Int32().Draw(f.t, path))
	}
	return rapid.Int64().Draw(f.t, path)
}

// values are of papers that have records.
func (f *filler) values(c *graph.Corpus) {
	for i, o := range c.Papers.Origins {
		for k := range o {
			v := graph.FieldValue{Paper: int32(i), Origin: int32(k)}
			f.value(reflect.ValueOf(&v.Value).Elem(), "Values.Value")
			c.Values = append(c.Values, v)
		}
	}
}

// derive makes some lists the transpose of others, as in a real corpus.
func (f *filler) derive(c *graph.Corpus) {
	c.Papers.Matches = make([]graph.RefMatch, c.Papers.Refs.Total())
	for i := range c.Papers.Matches {
		f.value(reflect.ValueOf(&c.Papers.Matches[i]).Elem(), "Papers.Matches")
	}
	if rapid.Bool().Draw(f.t, "citers") {
		c.Papers.Citers = c.Papers.Refs.Transpose(c.Papers.N())
	}
	if rapid.Bool().Draw(f.t, "papers") {
		c.Authors.Papers = c.Papers.Authors.Transpose(c.Authors.N())
	}
}

// exact tells apart whatever can be told apart, but for lists, of which only the
// lists count.
func exact() cmp.Options {
	return cmp.Options{
		cmp.Exporter(func(reflect.Type) bool { return true }),
		cmp.Comparer(func(a, b graph.Lists) bool {
			same := a.Len() == b.Len()
			for i := 0; same && i < a.Len(); i++ {
				same = slices.Equal(a.Of(i), b.Of(i))
			}
			return same
		}),
	}
}

func cacheOf(t testing.TB, c *graph.Corpus) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := writeCorpus(&b, c, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestCacheRoundTrip(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := drawCorpus(rt)
		file := cacheOf(t, c)
		got, err := openCorpus(file, nil, 0)
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(c, got, exact()); diff != "" {
			rt.Fatalf("the corpus that comes back differs (-want +got):\n%s", diff)
		}
		if again := cacheOf(t, got); !bytes.Equal(file, again) {
			rt.Fatal("writing it again gives other bytes")
		}
	})
}

// sample is a small corpus that has something in each table.
func sample() *graph.Corpus {
	for seed := 1; ; seed++ {
		c := rapid.Custom(drawCorpus).Example(seed)
		if min(c.Papers.N(), c.Authors.N(), c.Sources.N(), c.Keywords.N(), c.Papers.Refs.Total()) > 1 {
			return c
		}
	}
}

// A flipped byte is found wherever it stands.
func TestCacheFlippedBytes(t *testing.T) {
	file := cacheOf(t, sample())
	for i := range file {
		bad := bytes.Clone(file)
		bad[i] ^= 1 << (i % 8)
		if _, err := openCorpus(bad, nil, 0); err == nil {
			t.Fatalf("byte %d of %d flipped: no error", i, len(file))
		}
	}
}

func TestCacheCutOff(t *testing.T) {
	file := cacheOf(t, sample())
	for n := 0; n < len(file); n += 7 {
		if _, err := openCorpus(file[:n], nil, 0); err == nil {
			t.Fatalf("%d bytes of %d: no error", n, len(file))
		}
	}
}

// The section that holds a flipped byte is named.
func TestCacheNamesTheSection(t *testing.T) {
	c := sample()
	c.Papers.Titles[0] = "a title to be found"
	file := cacheOf(t, c)
	i := bytes.Index(file, []byte("to be found"))
	if i < 0 {
		t.Fatal("few titles are not written as they are")
	}
	file[i]++
	if _, err := openCorpus(file, nil, 0); err == nil || !strings.Contains(err.Error(), "Papers.Titles[]") {
		t.Errorf("got %v, want the section", err)
	}
}

// Damage behind a right checksum is an error, never a panic.
func TestCacheCraftedSections(t *testing.T) {
	file := cacheOf(t, sample())
	rapid.Check(t, func(rt *rapid.T) {
		for range 20 {
			bad := bytes.Clone(file)
			for range rapid.IntRange(1, 4).Draw(rt, "flips") {
				i := rapid.IntRange(len(cacheHead), len(bad)-footSize-1).Draw(rt, "at")
				bad[i] = rapid.Byte().Draw(rt, "byte")
			}
			got, err := openCorpus(mended(bad), nil, 0)
			if err == nil && got.Check() != nil {
				rt.Fatal("opened, and its indexes are wrong")
			}
		}
	})
}

// mended makes the checksums of a cache right.
func mended(file []byte) []byte {
	n := len(file) - footSize
	size := int(file[n]) | int(file[n+1])<<8
	dir, body := file[n-size:n], file[len(cacheHead):n-size]
	print := uint32(dir[0]) | uint32(dir[1])<<8 | uint32(dir[2])<<16 | uint32(dir[3])<<24
	var sections []section
	for dir = dir[4:]; len(dir) > 0; {
		s, k := readSection(dir)
		if k == 0 || s.stored > len(body) || s.total > 1<<16 || s.raw > 1<<20 {
			return nil
		}
		s.sum = checksum(body[:s.stored])
		sections, dir, body = append(sections, s), dir[k:], body[s.stored:]
	}
	return append(bytes.Clone(file[:n-size]), appendDirectory(print, sections)...)
}

func TestCacheOfOtherColumns(t *testing.T) {
	file := cacheOf(t, sample())
	_, sections, body, err := readDirectory(file)
	if err != nil {
		t.Fatal(err)
	}
	other := append(append([]byte(cacheHead), body...), appendDirectory(7, sections)...)
	if _, err := openCorpus(other, nil, 0); err == nil || !strings.Contains(err.Error(), errOldCache.Error()) {
		t.Errorf("got %v, want %v", err, errOldCache)
	}
}

// Lists may be the transpose of lists that are not stored themselves.
func TestCacheOfTransposedTwice(t *testing.T) {
	c := sample()
	n := c.Papers.N()
	c.Papers.Refs = graph.MakeLists(append([][]int32{{1}}, make([][]int32, n-1)...))
	c.Papers.Citers = c.Papers.Refs.Transpose(n)
	c.Papers.Matches = make([]graph.RefMatch, 1)
	c.Keywords = graph.Items{IDs: make([]string, n), Names: make([]string, n), Papers: c.Papers.Refs}
	c.Papers.Keywords = graph.MakeLists(make([][]int32, n))
	got, err := openCorpus(cacheOf(t, c), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(c, got, exact()); diff != "" {
		t.Errorf("the corpus that comes back differs (-want +got):\n%s", diff)
	}
}

// Transposes are not stored, and what compresses is compressed.
func TestCacheIsSmall(t *testing.T) {
	lists := make([][]int32, 2000)
	for i := range lists {
		for k := range min(i, 5) {
			lists[i] = append(lists[i], int32(i*(k+1)/7))
		}
	}
	c := new(graph.Corpus)
	p := &c.Papers
	v := reflect.ValueOf(p).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); v.Type().Field(i).Name == "Counts" {
			continue
		} else if f.Kind() == reflect.Slice {
			f.Set(reflect.MakeSlice(f.Type(), len(lists), len(lists)))
		} else {
			f.Set(reflect.ValueOf(graph.MakeLists(make([][]int32, len(lists)))))
		}
	}
	for i := range p.Source {
		p.Source[i] = -1
	}
	p.Refs = graph.MakeLists(lists)
	p.Matches = make([]graph.RefMatch, p.Refs.Total())
	alone := len(cacheOf(t, c))
	p.Citers = p.Refs.Transpose(len(lists))
	if both := len(cacheOf(t, c)); both > alone+16 {
		t.Errorf("%d bytes with the transpose, %d without", both, alone)
	}
	if alone > 8*p.Refs.Total()/4 {
		t.Errorf("%d bytes for %d references", alone, p.Refs.Total())
	}
}
