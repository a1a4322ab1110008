package ingest

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/iotest"
	"time"

	"go.uber.org/goleak"

	"cocite/graph"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// taken is what Read gave, sorted by kind.
type taken struct {
	keys     []string // of records: the OpenAlex number
	problems []*graph.Problem
	files    []graph.FileStat
	skipped  []Skip
	err      error
}

// codes are the codes of the problems.
func (k taken) codes() []string {
	var c []string
	for _, p := range k.problems {
		c = append(c, p.Code)
	}
	return c
}

func take(sources []string, o Options) taken {
	var k taken
	for item, err := range Read(context.Background(), sources, o) {
		switch {
		case err != nil:
			k.err = err
		case item.Record != nil:
			k.keys = append(k.keys, item.Record.Title)
		case item.Problem != nil:
			k.problems = append(k.problems, item.Problem)
		case item.File != nil:
			k.files = append(k.files, *item.File)
		case item.Skipped != nil:
			k.skipped = append(k.skipped, *item.Skipped)
		}
	}
	return k
}

// works are JSON lines of works titled a, b, ….
func works(titles ...string) string {
	var b strings.Builder
	for i, t := range titles {
		fmt.Fprintf(&b, `{"id":"https://openalex.org/W%d","title":%q}`+"\n", i+1, t)
	}
	return b.String()
}

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	p := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return p
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestRefused(t *testing.T) {
	workbook := zipped(zip.Deflate, named{"[Content_Types].xml", "<x/>"}, named{"xl/workbook.xml", "<x/>"})
	tests := []struct{ name, data, want string }{
		{"empty", "", "it is empty"},
		{"blanks", " \r\n\t\n", "it is empty"},
		{"mark", "\ufeff", "it is empty"},
		{"png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "picture (PNG)"},
		{"jpeg", "\xff\xd8\xff\xe0\x00\x10JFIF", "picture (JPEG)"},
		{"pdf", "%PDF-1.7\n%âãÏÓ\n", "it is a PDF"},
		{"html", "\n<!DOCTYPE html><html><body>Sign in</body></html>", "HTML page"},
		{"html in gzip", gzipped("<html lang=en>"), "HTML page"},
		{"cff", "# Made by hand\ncff-version: 1.2.0\ntitle: A\n", "CITATION.cff"},
		{"a word in prose", "the key cff-version: is needed\n", "no known format"},
		{"xlsx", workbook, "Excel"},
		{"xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Excel"},
		{"prose", "Dear reader,\nthis is a letter.\n", "no known format was recognised ("},
		{"way out", "Dear reader,\nthis is a letter.\n", "--format NAME"},
		{"noise", "\x01\x02\xfe\x00\xf3\x9b\x00\x81", "no known format"},
		{"cut gzip", gzipped(works("a"))[:12], "the compressed data ends too early"},
		{"zip of nothing known", zipped(zip.Deflate, named{"a.md", "x"}, named{"b.md", "y"}), "none of its 2 entries"},
		{"empty zip", zipped(zip.Deflate), "it is empty"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := write(t, t.TempDir(), "file.bib", tt.data)
			k := take([]string{p}, Options{})
			if k.err == nil || !strings.Contains(k.err.Error(), tt.want) || !strings.HasPrefix(k.err.Error(), "reading "+p+": ") {
				t.Errorf("got error %v, want %q", k.err, tt.want)
			}
			if k.err != nil && strings.Contains(k.err.Error(), "\n") {
				t.Errorf("more than one sentence: %v", k.err)
			}
			if len(k.keys)+len(k.problems)+len(k.files) > 0 {
				t.Errorf("something came before the error: %+v", k)
			}
		})
	}
	for _, name := range []string{"no/such/file", "-"} {
		if k := take([]string{name}, Options{}); k.err == nil || !strings.HasPrefix(k.err.Error(), "reading "+name+": ") {
			t.Errorf("%s: got error %v", name, k.err)
		}
	}
	if k := take([]string{"no/such/file"}, Options{}); !errors.Is(k.err, fs.ErrNotExist) {
		t.Errorf("got %v, want %v", k.err, fs.ErrNotExist)
	}
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "b.jsonl", works("b"))
	write(t, dir, "a/z.jsonl", works("a"))
	write(t, dir, "a/picture.png", "\x89PNG\r\n\x1a\n")
	write(t, dir, "c.zip", zipped(zip.Deflate, named{"c", works("c")}, named{"d", "?"}))
	write(t, dir, "empty.bib", "")
	write(t, dir, "cut.gz", gzipped(works("d"))[:30])
	write(t, dir, ".git/x", works("hidden"))
	for _, link := range [][2]string{{dir, "a/loop"}, {"nowhere", "dangling"}, {"b.jsonl", "link"}} {
		if err := os.Symlink(link[0], filepath.Join(dir, link[1])); err != nil {
			t.Skip("no symbolic links here")
		}
	}
	k := take([]string{dir}, Options{})
	if want := []string{"a", "b", "c", "b"}; k.err != nil || !slices.Equal(k.keys, want) {
		t.Errorf("got %q, error %v, want %q", k.keys, k.err, want)
	}
	if want := []string{"source.loop", "bytes.truncated", "source.unreadable"}; !slices.Equal(k.codes(), want) {
		t.Errorf("got problems %v, want %v", k.problems, want)
	}
	var skipped []string
	for _, s := range k.skipped {
		skipped = append(skipped, strings.TrimPrefix(s.Path, dir+"/"))
	}
	if want := []string{".git", "a/picture.png", "c.zip!d", "cut.gz", "empty.bib"}; !slices.Equal(skipped, want) {
		t.Errorf("skipped %q, want %q", skipped, want)
	}
	if again := take([]string{dir}, Options{Threads: 1}); !slices.Equal(again.keys, k.keys) || !slices.Equal(again.skipped, k.skipped) {
		t.Errorf("one core: got %+v, want %+v", again, k)
	}
	if k := take([]string{filepath.Join(dir, "a", "loop", ".git")}, Options{}); !slices.Equal(k.keys, []string{"hidden"}) {
		t.Errorf("a named hidden folder: got %+v", k)
	}
}

func TestEmptyFolder(t *testing.T) {
	dir := t.TempDir()
	if k := take([]string{dir}, Options{}); k.err == nil || !strings.Contains(k.err.Error(), "it is empty") {
		t.Errorf("got %v", k.err)
	}
	write(t, dir, "x.md", "nothing")
	if k := take([]string{dir}, Options{}); k.err == nil || !strings.Contains(k.err.Error(), "none of its 1 entries") {
		t.Errorf("got %v", k.err)
	}
}

func TestForcedFormat(t *testing.T) {
	p := write(t, t.TempDir(), "x", "\n\n{\"doi\":\"10.5555/x\",\"title\":\"forced\"}")
	if k := take([]string{p}, Options{}); k.err == nil {
		t.Errorf("detected without a sign: %+v", k)
	}
	if k := take([]string{p}, Options{Format: "openalex"}); k.err != nil || !slices.Equal(k.keys, []string{"forced"}) {
		t.Errorf("got %+v", k)
	}
	if k := take([]string{p}, Options{Format: "nope"}); k.err == nil || !strings.Contains(k.err.Error(), "openalex") {
		t.Errorf("got error %v", k.err)
	}
}

// Origins and statistics are complete, and facts are no problems.
func TestOrigins(t *testing.T) {
	var files []graph.FileStat
	var origins []graph.Origin
	for item, err := range Read(context.Background(), []string{"testdata/samples/related-listing.txt"}, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		if item.File != nil {
			files = append(files, *item.File)
		}
		if item.Record != nil {
			origins = append(origins, item.Record.Origin)
		}
	}
	const f, n = "testdata/samples/related-listing.txt", "related-listing"
	if want := []graph.Origin{{File: f, Format: n, Line: 4}, {File: f, Format: n, Line: 8, Ordinal: 1}, {File: f, Format: n, Line: 12, Ordinal: 2}, {File: f, Format: n, Line: 16, Ordinal: 3}}; !slices.Equal(origins, want) {
		t.Errorf("got %v, want %v", origins, want)
	}
	if want := []graph.FileStat{{Path: f, Format: n, Records: 3}}; !slices.Equal(files, want) {
		t.Errorf("got %v, want %v", files, want)
	}
}

// A consumer may stop anywhere; TestMain looks for goroutines left behind.
func TestStop(t *testing.T) {
	var titles []string
	for i := range 30_000 {
		titles = append(titles, fmt.Sprint("title ", i))
	}
	p := write(t, t.TempDir(), "many.gz", gzipped(works(titles...)))
	for _, stop := range []int{1, 100, 20_000} {
		n := 0
		for range Read(context.Background(), []string{p, p}, Options{Threads: 4}) {
			if n++; n == stop {
				break
			}
		}
		if n != stop {
			t.Errorf("got %d items, want %d", n, stop)
		}
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	time.AfterFunc(20*time.Millisecond, cancel)
	in := io.MultiReader(strings.NewReader(works("a")), endless('\n'))
	var last error
	for _, err := range Read(ctx, []string{"-"}, Options{Stdin: in}) {
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("got %v, want %v", last, context.Canceled)
	}
}

func TestReadError(t *testing.T) {
	bad := errors.New("disk on fire")
	in := io.MultiReader(strings.NewReader(works("a", "b")+strings.Repeat("\n", 1<<20)), iotest.ErrReader(bad))
	k := take([]string{"-"}, Options{Stdin: in})
	if !errors.Is(k.err, bad) || !slices.Equal(k.keys, []string{"a", "b"}) {
		t.Errorf("got %q, error %v", k.keys, k.err)
	}
}

func TestProgress(t *testing.T) {
	dir := t.TempDir()
	var titles []string
	for i := range 50_000 {
		titles = append(titles, fmt.Sprint("title ", i))
	}
	a := write(t, dir, "a", works(titles...))
	b := write(t, dir, "b", works("b"))
	var done, total, calls int64
	take([]string{a, b}, Options{Progress: func(d, n int64) {
		if d < done {
			t.Errorf("went back from %d to %d", done, d)
		}
		done, total = d, n
		calls++
	}})
	size := must(os.Stat(a)).Size() + must(os.Stat(b)).Size()
	if done != size || total != size || calls < 3 {
		t.Errorf("ended at %d of %d after %d calls, want %d", done, total, calls, size)
	}
}

func TestInOrder(t *testing.T) {
	for _, threads := range []int{0, 1, 3} {
		var got []int
		n := 0
		inOrder(threads, func() (int, bool) { n++; return n, n <= 100 }, func(i int) int { return i * i }, func(i int) bool {
			got = append(got, i)
			return len(got) < 50
		})
		if len(got) != 50 || !slices.IsSorted(got) || got[49] != 2500 {
			t.Errorf("%d threads: got %v", threads, got)
		}
	}
}

// When inOrder returns, no work is going on.
func TestInOrderEnds(t *testing.T) {
	var running atomic.Int32
	inOrder(4, func() (int, bool) { return 0, true }, func(int) int {
		running.Add(1)
		defer running.Add(-1)
		time.Sleep(5 * time.Millisecond)
		return 0
	}, func(int) bool { return false })
	if n := running.Load(); n != 0 {
		t.Errorf("%d jobs still run", n)
	}
}

// When an aheadReader is closed, nobody reads any more.
func TestReadAheadEnds(t *testing.T) {
	var reading atomic.Int32
	slow := readerFunc(func(p []byte) (int, error) {
		reading.Add(1)
		defer reading.Add(-1)
		time.Sleep(time.Millisecond)
		return len(p), nil
	})
	a := readAhead(slow, &faults{}, &faults{})
	must(a.Read(make([]byte, 10)))
	a.close()
	if n := reading.Load(); n != 0 {
		t.Errorf("%d reads still run", n)
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// Faults of the bytes are found even if the format does not read so far.
func TestRestIsRead(t *testing.T) {
	data := gzipped(works("a"))
	p := write(t, t.TempDir(), "cut.gz", data[:len(data)-4])
	var codes []string
	s := newSession(context.Background(), Options{}, func(i Item, err error) bool {
		if i.Problem != nil {
			codes = append(codes, i.Problem.Code)
		}
		return true
	})
	s.forced = &Format{Name: "idle", Records: func(Input) iter.Seq2[graph.Record, error] {
		return func(func(graph.Record, error) bool) {}
	}}
	if err := s.run([]string{p}); err != nil || !slices.Equal(codes, []string{"bytes.truncated"}) {
		t.Errorf("got problems %v, error %v", codes, err)
	}
}

// A file of nothing but faults does not fill the memory with problems, and none
// is left uncounted.
func TestManyProblems(t *testing.T) {
	const faults = maxTold + 1500
	text := works("a") + strings.Repeat(`{"id":"https://openalex.org/W7","title":"x`+"\n", faults) + works("b")
	k := take([]string{"-"}, Options{Stdin: strings.NewReader(text)})
	counted := 0
	for _, p := range k.problems {
		counted += 1 + p.More
	}
	if len(k.problems) != maxTold+1 || counted != faults || len(k.files) != 1 || k.files[0].Problems != faults {
		t.Errorf("%d problems that stand for %d, %+v", len(k.problems), counted, k.files)
	}
	if last := k.problems[maxTold]; last.More != faults-maxTold-1 || last.Line != maxTold+2 {
		t.Errorf("the last one is %+v", last)
	}
}
