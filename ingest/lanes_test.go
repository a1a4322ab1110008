package ingest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// manyFiles is a folder of files of different lengths, some of them broken.
func manyFiles(t *testing.T) string {
	dir := t.TempDir()
	for i := range 40 {
		var b strings.Builder
		for k := range i * i {
			fmt.Fprintf(&b, `{"id":"https://openalex.org/W%d","title":"work %d of %d"}`+"\n", 100_000*i+k+1, k, i)
		}
		b.WriteString("broken\n")
		name := fmt.Sprintf("%02d.jsonl", i)
		if i%3 == 0 {
			write(t, dir, name+".gz", gzipped(b.String()))
		} else {
			write(t, dir, name, b.String())
		}
	}
	return dir
}

// Whatever is read ahead, the items come in the order of the files.
func TestLanesInOrder(t *testing.T) {
	dir := manyFiles(t)
	read := func(threads int) (items []Item, sizes []int64) {
		o := Options{Threads: threads, Progress: func(done, total int64) { sizes = append(sizes, done, total) }}
		for item, err := range Read(context.Background(), []string{dir}, o) {
			if err != nil {
				t.Fatal(err)
			}
			items = append(items, item)
		}
		return items, sizes
	}
	want, _ := read(1)
	if len(want) < 20_000 {
		t.Fatalf("only %d items", len(want))
	}
	for _, threads := range []int{2, 5} {
		got, sizes := read(threads)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%d threads: -want +got:\n%s", threads, d)
		}
		if n := len(sizes); n == 0 || sizes[n-2] != sizes[n-1] {
			t.Errorf("%d threads: the last report is %v", threads, sizes[max(0, n-2):])
		}
		for i := 2; i < len(sizes); i += 2 {
			if sizes[i] < sizes[i-2] {
				t.Fatalf("progress goes back from %d to %d", sizes[i-2], sizes[i])
			}
		}
	}
}

// A consumer may stop anywhere, and a context may end; no goroutine is left, as
// TestMain checks.
func TestLanesStop(t *testing.T) {
	dir := manyFiles(t)
	for stop := 1; stop < 3000; stop += 271 {
		n := 0
		for range Read(context.Background(), []string{dir}, Options{Threads: 3}) {
			if n++; n == stop {
				break
			}
		}
		ctx, cancel := context.WithCancel(context.Background())
		n = 0
		var last error
		for _, err := range Read(ctx, []string{dir}, Options{Threads: 3}) {
			if n++; n == stop {
				cancel()
			}
			last = err
		}
		cancel()
		if !errors.Is(last, context.Canceled) {
			t.Errorf("stopped at %d: got %v, want %v", stop, last, context.Canceled)
		}
	}
}

// The error of a file comes behind the items of the files before it, and ends
// the reading.
func TestLanesError(t *testing.T) {
	dir := t.TempDir()
	good := write(t, dir, "a.jsonl", works("a", "b"))
	bad := write(t, dir, "b.jsonl", "Dear reader,\nthis is a letter.\n")
	for _, threads := range []int{1, 3} {
		k := take([]string{good, bad, good}, Options{Threads: threads})
		if k.err == nil || !strings.Contains(k.err.Error(), bad) || len(k.keys) != 2 || len(k.files) != 1 {
			t.Errorf("%d threads: got %+v", threads, k)
		}
	}
}
