package ingest

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

// sampleOf is the text in testdata/samples that belongs to a format.
func sampleOf(t testing.TB, f Format) string {
	t.Helper()
	names := must(filepath.Glob("testdata/samples/" + f.Name + ".*"))
	if len(names) != 1 {
		t.Fatalf("%s: %d samples, want 1", f.Name, len(names))
	}
	return string(must(os.ReadFile(names[0])))
}

// eachFormat runs a test for every format with its sample.
func eachFormat(t *testing.T, test func(t *testing.T, f Format, text string)) {
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) { test(t, f, sampleOf(t, f)) })
	}
}

// content is what a reader yields, without the places.
type content struct {
	Records  []graph.Record
	Drawings []*graph.Drawing
	Problems []string
}

// contentOf reads bytes of a format through all layers.
func contentOf(t testing.TB, f Format, r io.Reader) content {
	t.Helper()
	var c content
	for item, err := range Read(context.Background(), []string{"-"}, Options{Stdin: r, Format: f.Name}) {
		switch {
		case err != nil:
			c.Problems = append(c.Problems, err.Error())
		case item.Record != nil:
			c.Records = append(c.Records, *item.Record)
		case item.Drawing != nil:
			c.Drawings = append(c.Drawings, item.Drawing)
		case item.Problem != nil:
			c.Problems = append(c.Problems, fmt.Sprint(item.Problem.Line, item.Problem.Code))
		}
	}
	return c
}

// Every format is complete, has a name of its own and a sample with content.
func TestFormatsComplete(t *testing.T) {
	seen := map[string]bool{}
	eachFormat(t, func(t *testing.T, f Format, text string) {
		if f.Name == "" || f.Doc == "" || f.Sniff == nil || seen[f.Name] || (f.Records == nil) == (f.Drawing == nil) {
			t.Errorf("incomplete or doubled: %+v", f)
		}
		seen[f.Name] = true
		for _, e := range f.Exts {
			if !strings.HasPrefix(e, ".") || e != strings.ToLower(e) {
				t.Errorf("extension %q", e)
			}
		}
		if c := contentOf(t, f, strings.NewReader(text)); len(c.Records)+len(c.Drawings) == 0 {
			t.Errorf("the sample holds nothing: %v", c.Problems)
		}
	})
}

// A sample is recognised by its own format and by no other, also from a short head.
func TestSniffedByOne(t *testing.T) {
	eachFormat(t, func(t *testing.T, f Format, text string) {
		if g, ok := Detect([]byte("\ufeff\n\r\n"+text), "x"); !ok || g.Name != f.Name {
			t.Errorf("detected as %q behind empty lines", g.Name)
		}
		for _, head := range []string{text, text[:min(len(text), firstHead)], crlf(text)} {
			var names []string
			for _, g := range Formats() {
				if g.Sniff([]byte(head)) {
					names = append(names, g.Name)
				}
			}
			if !slices.Equal(names, []string{f.Name}) {
				t.Errorf("recognised as %q", names)
			}
			if g, ok := Detect([]byte(head), "x"); !ok || g.Name != f.Name {
				t.Errorf("detected as %q", g.Name)
			}
		}
	})
}

// Nothing that is no data is taken for a format.
func TestSniffedByNone(t *testing.T) {
	for name, head := range map[string]string{
		"empty": "", "prose": "Dear reader,\nthis is a letter of two lines.\n", "html": "<!DOCTYPE html><html>",
		"json": `{"a":[1,2,3]}`, "markdown": "# Title\n\n- a list\n- of things\n", "go": "package main\n\nfunc main() {}\n",
		"noise": "\x00\x01\x02\xff\xfe\xfd\x80\x81", "log": "2024-01-02 10:11:12 INFO started\n2024-01-02 10:11:13 INFO done\n",
	} {
		if f, ok := Detect([]byte(head), "x"); ok {
			t.Errorf("%s is taken for %s", name, f.Name)
		}
	}
}

func crlf(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\n", "\r\n")
}

// However the bytes come, the content is the same.
func TestSameContent(t *testing.T) {
	eachFormat(t, func(t *testing.T, f Format, text string) {
		want := contentOf(t, f, strings.NewReader(text))
		for _, v := range []struct {
			name string
			r    io.Reader
		}{
			{"byte by byte", iotest.OneByteReader(strings.NewReader(text))},
			{"error with data", iotest.DataErrReader(strings.NewReader(text))},
			{"crlf", strings.NewReader(crlf(text))},
			{"cr", strings.NewReader(strings.ReplaceAll(text, "\n", "\r"))},
			{"mark", strings.NewReader("\ufeff" + text)},
			{"utf-16 le", strings.NewReader("\xff\xfe" + asUTF16(binary.LittleEndian, text))},
			{"utf-16 be", strings.NewReader("\xfe\xff" + asUTF16(binary.BigEndian, text))},
			{"gzip", strings.NewReader(gzipped(text))},
			{"no final line end", strings.NewReader(strings.TrimRight(text, "\r\n"))},
		} {
			if d := cmp.Diff(want, contentOf(t, f, v.r)); d != "" {
				t.Errorf("%s: -want +got:\n%s", v.name, d)
			}
		}
	})
}

// runDirect runs a format alone, for many small tries.
func runDirect(f Format, text string) (c content) {
	in := Input{
		R: strings.NewReader(text), File: "f", Limits: DefaultLimits, Threads: 2,
		Problem: func(p *graph.Problem) { c.Problems = append(c.Problems, fmt.Sprint(p.Line, p.Code)) },
	}
	if f.Drawing != nil {
		if d, err := f.Drawing(in); err == nil {
			c.Drawings = append(c.Drawings, d)
		}
		return c
	}
	for r, err := range f.Records(in) {
		var p *graph.Problem
		if errors.As(err, &p) {
			in.Problem(p)
		} else if err == nil {
			c.Records = append(c.Records, r)
		}
	}
	return c
}

// A sample that is cut anywhere gives no panic, and every record that was whole
// before the cut.
func TestTruncation(t *testing.T) {
	eachFormat(t, func(t *testing.T, f Format, text string) {
		want := runDirect(f, text)
		step := 1
		if testing.Short() {
			step = 17
		}
		for n := 0; n < len(text); n += step {
			got := runDirect(f, text[:n])
			if f.Records == nil {
				continue
			}
			if i := firstDifference(want.Records, got.Records); i < len(got.Records)-1 && !sameRow(got.Records[i:]) {
				t.Fatalf("cut at %d: record %d of %d differs:\n%s", n, i, len(got.Records), cmp.Diff(want.Records[min(i, len(want.Records)-1)], got.Records[i]))
			}
			if missing := wholeBefore(want.Records, text, n) - len(got.Records); missing > 0 {
				t.Fatalf("cut at %d: %d whole records are lost", n, missing)
			}
		}
	})
}

// sameRow tells whether all records are of one line.
func sameRow(records []graph.Record) bool {
	for _, r := range records {
		if r.Origin.Line == 0 || r.Origin.Line != records[0].Origin.Line {
			return false
		}
	}
	return true
}

// firstDifference is the number of records that are equal at the beginning.
func firstDifference(a, b []graph.Record) int {
	for i := range min(len(a), len(b)) {
		if !cmp.Equal(a[i], b[i]) {
			return i
		}
	}
	return min(len(a), len(b))
}

// wholeBefore counts records that another one follows before a cut.
func wholeBefore(records []graph.Record, text string, n int) int {
	line := 1 + strings.Count(text[:n], "\n")
	whole := 0
	for i := 1; i < len(records); i++ {
		if records[i].Origin.Line > 0 && records[i].Origin.Line < line {
			whole = i
		}
	}
	return whole
}

// Noise anywhere gives no panic and leaves the records before it as they are.
func TestNoise(t *testing.T) {
	eachFormat(t, func(t *testing.T, f Format, text string) {
		want := runDirect(f, text)
		rng := rand.New(rand.NewPCG(1, 2))
		for range 300 {
			at := rng.IntN(len(text) + 1)
			for at < len(text) && !utf8.RuneStart(text[at]) {
				at++
			}
			got := runDirect(f, text[:at]+noise(rng)+text[at:])
			if f.Records == nil {
				continue
			}
			if whole := wholeBefore(want.Records, text, at) - 1; firstDifference(want.Records, got.Records) < whole {
				t.Fatalf("noise at %d: %d of %d records before it are as they were", at, firstDifference(want.Records, got.Records), whole)
			}
		}
	})
}

// noise is a run of bytes that a decoder may hand on: any characters, brackets,
// quotes and control characters.
func noise(rng *rand.Rand) string {
	const nasty = "{}[]()\"'\\@%#*=,;:|<>\t\r\n\x00\x01\x7f"
	var b strings.Builder
	for range 1 + rng.IntN(12) {
		if rng.IntN(2) == 0 {
			b.WriteByte(nasty[rng.IntN(len(nasty))])
		} else {
			b.WriteRune(rune(rng.IntN(0x3000)))
		}
	}
	return b.String()
}

// Hostile text of any format ends, with bounded memory for one endless line.
func TestHostile(t *testing.T) {
	eachFormat(t, func(t *testing.T, f Format, text string) {
		for _, h := range []string{
			text + strings.Repeat("[", 10_000), text + strings.Repeat("{", 10_000), text + strings.Repeat("(", 10_000),
			text + strings.Repeat("\"", 9_999), text + strings.Repeat("\\", 9_999), text + strings.Repeat("@", 9_999),
			text + strings.Repeat("x", 1<<20), text + strings.Repeat(" ", 1<<20), text + strings.Repeat("\n", 1<<18),
			text + text + text, strings.Repeat("\x00", 4096),
		} {
			runDirect(f, h)
		}
	})
}

// A reader hands on a real error of reading.
func TestFormatReadError(t *testing.T) {
	bad := errors.New("disk on fire")
	eachFormat(t, func(t *testing.T, f Format, text string) {
		r := io.MultiReader(strings.NewReader(text), iotest.ErrReader(bad))
		var last error
		for _, err := range Read(context.Background(), []string{"-"}, Options{Stdin: r, Format: f.Name}) {
			last = err
		}
		if !errors.Is(last, bad) {
			t.Errorf("got %v, want %v", last, bad)
		}
	})
}

// fiveWork is one of the five papers of testdata/five.
type fiveWork struct {
	Title   string
	Year    int
	Authors []string
	DOI     string
}

var fivePapers = []fiveWork{
	{"A first walk through citation graphs", 2001, []string{"Moreau, Ada", "Keller, Bruno"}, "10.5555/five.1"},
	{"Measuring the reach of small journals", 2005, []string{"Rossi, Chiara"}, "10.5555/five.2"},
	{"Communities in networks of co-authors", 2010, []string{"Moreau, Ada", "Orlov, Dmitri", "Nowak, Ewa"}, "10.5555/five.3"},
	{"What a reference list does not say", 2015, []string{"Keller, Bruno", "Rossi, Chiara"}, "10.5555/five.4"},
	{"Fifty years of counting citations", 2020, []string{"Nowak, Ewa"}, "10.5555/five.5"},
}

// fiveCitations are the citations between them.
var fiveCitations = []string{"2>1", "3>1", "3>2", "4>3", "5>1", "5>3", "5>4"}

// The same five papers in every format are the same graph, as far as the format
// can say.
func TestFivePapers(t *testing.T) {
	noDOI := map[string]bool{"related-listing": true, "aminer-text": true}
	initials := map[string]bool{"pubmed-csv": true}
	cites := map[string]bool{"inspire": true, "ads-json": true, "aminer-json": true, "aminer-text": true, "lens-json": true, "icite": true, "openalex-csv": true, "dimensions": true, "lens-csv": true, "scopus-csv": true, "pubmed-xml": true, "wos": true, "wos-tab": true, "openalex": true, "dblp-xml": true, "semantic-scholar": true, "crossref": true, "datacite": true}
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			names := must(filepath.Glob("testdata/five/" + f.Name + ".*"))
			if len(names) != 1 {
				t.Fatalf("%d files of five papers, want 1", len(names))
			}
			c := contentOf(t, f, bytes.NewReader(must(os.ReadFile(names[0]))))
			if f.Drawing != nil {
				checkFiveDrawing(t, c)
				return
			}
			works := slices.DeleteFunc(c.Records, func(r graph.Record) bool { return r.Stub })
			checkFiveWorks(t, works, fiveAs(noDOI[f.Name], initials[f.Name]))
			if got := citationsOf(works); cites[f.Name] && !slices.Equal(got, fiveCitations) || !cites[f.Name] && len(got) > 0 {
				t.Errorf("got citations %v", got)
			}
		})
	}
}

// fiveAs are the five papers in a format without DOIs, or with initials in place
// of given names.
func fiveAs(noDOI, initials bool) []fiveWork {
	out := slices.Clone(fivePapers)
	for i := range out {
		if noDOI {
			out[i].DOI = ""
		}
		for k, name := range out[i].Authors {
			if family, given, _ := strings.Cut(name, ", "); initials {
				out[i].Authors = slices.Clone(out[i].Authors)
				out[i].Authors[k] = family + ", " + given[:1]
			}
		}
	}
	return out
}

func checkFiveWorks(t *testing.T, records []graph.Record, want []fiveWork) {
	t.Helper()
	var got []fiveWork
	for _, r := range records {
		w := fiveWork{Title: r.Title, Year: r.Year}
		for _, a := range r.Authors {
			w.Authors = append(w.Authors, a.Name.Family+", "+a.Name.Given)
		}
		for _, id := range r.IDs {
			if id.Scheme == graph.DOI {
				w.DOI = id.Value
			}
		}
		got = append(got, w)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

// citationsOf are the references between records by identifier, as "citing>cited".
func citationsOf(records []graph.Record) []string {
	number := map[graph.ID]int{}
	for i, r := range records {
		for _, id := range r.IDs {
			number[id] = i + 1
		}
	}
	var out []string
	for i, r := range records {
		for _, ref := range r.Refs {
			out = append(out, fmt.Sprintf("%d>%d", i+1, number[ref.IDs[0]]))
		}
	}
	return out
}

func checkFiveDrawing(t *testing.T, c content) {
	t.Helper()
	if len(c.Drawings) != 1 || len(c.Drawings[0].IDs) != 5 {
		t.Fatalf("got %+v", c)
	}
	d := c.Drawings[0]
	var got []string
	number := func(node int32) string {
		return strings.TrimPrefix(strings.TrimPrefix(d.IDs[node], "doi:10.5555/five."), "s2corpus:")
	}
	for i := range d.From {
		got = append(got, number(d.From[i])+">"+number(d.To[i]))
	}
	if onlyNodes := d.Origin.Format == "vosviewer-map"; !onlyNodes && !slices.Equal(got, fiveCitations) {
		t.Errorf("got citations %v", got)
	}
	for i, label := range d.Labels {
		if p := fivePapers[d.IDs[i][0]-'1']; label != "" && label != p.Title {
			t.Errorf("node %s has label %q, want %q", d.IDs[i], label, p.Title)
		}
	}
}

// FuzzDetect looks for panics while formats are told, and while what was told is read.
func FuzzDetect(f *testing.F) {
	for _, format := range Formats() {
		f.Add([]byte(sampleOf(f, format)), "x")
	}
	f.Fuzz(func(t *testing.T, head []byte, name string) {
		if format, ok := Detect(head, name); ok {
			runDirect(format, strings.ToValidUTF8(string(head), "?"))
		}
	})
}

// FuzzRead looks for panics below the formats.
func FuzzRead(f *testing.F) {
	text := works("a", "b")
	for _, seed := range []string{text, gzipped(text), zstded(text), xzed(text), bzipped, tarred(named{"a", text}), zipped(8, named{"a", text}), zipped(0, named{"a", text})} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		take([]string{"-"}, Options{Stdin: bytes.NewReader(data), Limits: Limits{Record: 1 << 20, Expanded: 1 << 24, Depth: 100}})
	})
}
