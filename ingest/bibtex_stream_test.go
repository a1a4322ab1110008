package ingest

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"

	"cocite/graph"
)

// Only entries that need something wait: the others come at once.
func TestBibTeXHoldsLittle(t *testing.T) {
	text := "@misc{a,} @misc{b, title = x} @inbook{c, crossref = {p}} @misc{d,} @string{x = {X}} @misc{e, title = x} @book{p, } @inbook{f, crossref = {p}}"
	records, _ := readText(t, bibtexFormat(), text)
	var got string
	for _, r := range records {
		got += r.Key
	}
	if want := "adepfbc"; got != want {
		t.Errorf("order %s, want %s", got, want)
	}
}

// A consumer may stop at any record or problem.
func TestBibTeXStops(t *testing.T) {
	text := "@misc{, title={A}} @misc{b, title = x} @misc{c, year={x}} @inbook{d, crossref = q}"
	for stop := range 10 {
		n := 0
		for range bibtexFormat().Records(Input{R: strings.NewReader(text), Limits: DefaultLimits}) {
			if n++; n > stop {
				break
			}
		}
	}
}

// A chain of parents, however long, neither overflows nor takes forever.
func TestBibTeXLongChain(t *testing.T) {
	var b strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&b, "@book{k%d, title = {T}, crossref = {k%d}}\n", i, i+1)
	}
	records, _ := readText(t, bibtexFormat(), b.String())
	if len(records) != 20_000 {
		t.Errorf("%d records, want 20000", len(records))
	}
}

func FuzzBibTeX(f *testing.F) {
	for _, s := range []string{
		"@article{k, title = {T}, author = {A and B, C and others}, year = 2000, month = jan # \"~1\"}",
		"@string{a = b # {x}} @misc{k, note = a, crossref = k, xdata={x,y}, ids={a,b}}",
		"@article{k, references = {A., B., T (2000) J, 1; C. (2001)}, Cited-References = {{A, 2000\n B}}, url={http://x/?doi=10.1/2&eid=3}}",
		"@inproceedings{a, crossref=b}@proceedings{b, crossref=a, title={\\'{\\i}$}}",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		records, _ := readText(t, bibtexFormat(), s)
		for _, r := range records {
			if r.Key == "" || r.Origin.Line < 1 {
				t.Errorf("record %q at line %d", r.Key, r.Origin.Line)
			}
			if r.Year != 0 && !DefaultLimits.sane(r.Year) {
				t.Errorf("year %d", r.Year)
			}
			for _, ref := range r.Refs {
				if ref.Raw == "" {
					t.Error("a reference without text")
				}
			}
		}
	})
}

// However the text is cut, the records before the cut are whole.
func TestBibTeXTruncated(t *testing.T) {
	const text = "@misc{a, title={A}, year=2000}\n@string{x = {X}}\n@misc{b, title=x}\n@misc{c, title={C}}\n"
	rapid.Check(t, func(rt *rapid.T) {
		cut := rapid.IntRange(0, len(text)).Draw(rt, "cut")
		records, _ := readText(t, bibtexFormat(), text[:cut])
		got := map[string]string{}
		for _, r := range records {
			got[r.Key] = r.Title
		}
		for _, end := range []struct {
			at         int
			key, title string
		}{{30, "a", "A"}, {66, "b", "X"}, {86, "c", "C"}} {
			if cut >= end.at && got[end.key] != end.title {
				rt.Fatalf("cut at %d: %s is %q, want %q", cut, end.key, got[end.key], end.title)
			}
		}
	})
}

// bibCorpus makes a file of n entries of usual size.
func bibCorpus(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "@article{key%d,\n  title = {The {DNA} of Graphs and \\'Etudes, Part %d},\n", i, i)
		fmt.Fprintf(&b, "  author = {M{\\\"u}ller, Ann and Bob Builder and van der Berg, Jan and Others, Some},\n")
		fmt.Fprintf(&b, "  journal = jacm,\n  year = %d,\n  month = mar,\n  volume = {%d},\n  pages = {%d--%d},\n", 1950+i%70, i%50, i, i+9)
		fmt.Fprintf(&b, "  doi = {10.5555/bench.%d},\n  keywords = {graphs, people, citations},\n  file = {:home/a/b.pdf:PDF},\n", i)
		fmt.Fprintf(&b, "  abstract = {%s},\n}\n\n", strings.Repeat("Some words of an abstract that says little. ", 14))
	}
	return b.String()
}

func BenchmarkBibTeX(b *testing.B) {
	text := bibCorpus(2000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range bibtexFormat().Records(Input{R: strings.NewReader(text), Limits: DefaultLimits}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

// A file that can't be read to its end gives what was read, then the error.
func TestBibTeXReadError(t *testing.T) {
	broken := errors.New("disk on fire")
	text := "@misc{a, title={A}}@misc{b, title=x}@misc{c, crossref={d}}"
	var got []string
	for r, err := range bibtexFormat().Records(Input{R: io.MultiReader(strings.NewReader(text), iotest.ErrReader(broken)), Limits: DefaultLimits}) {
		var p *graph.Problem
		switch {
		case err == nil:
			got = append(got, r.Key)
		case !errors.As(err, &p):
			got = append(got, err.Error())
		}
	}
	if want := "[a b c disk on fire]"; fmt.Sprint(got) != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

// The number of cores changes nothing.
func TestBibTeXThreads(t *testing.T) {
	text := bibCorpus(700) + "@misc{, year = {x}} @inbook{c, crossref={nowhere}, title = late}" + bibCorpus(3)
	var want []string
	for threads := 1; threads <= 4; threads++ {
		var got []string
		for r, err := range bibtexFormat().Records(Input{R: strings.NewReader(text), Limits: DefaultLimits, Threads: threads}) {
			got = append(got, fmt.Sprint(fieldsOf(r), err))
		}
		if threads == 1 {
			want = got
		}
		if len(want) < 700 || strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%d threads: %d records, not the same as %d with one", threads, len(got), len(want))
		}
	}
}
