package library

import (
	"context"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"cocite/graph"
)

// crashDir tells a child process of the test which folder to import into.
const crashDir = "COCITE_CRASH_DIR"

// many are n records with an author each.
func many(n int) []Item {
	var out []Item
	for i := range n {
		out = append(out, Item{Record: &graph.Record{
			Title: "Work", Year: 1900 + i%100, Origin: graph.Origin{File: "f", Ordinal: i + 1},
			IDs:     []graph.ID{openAlex('W', i+1)},
			Authors: []graph.Author{{Name: graph.Name{Full: "Jane Roe", Family: "Roe", Given: "Jane"}}},
		}})
	}
	return out
}

// TestKilledImports kills imports at random moments: what is left is the library of
// before or that of after, and the next import gets on with it.
func TestKilledImports(t *testing.T) {
	if dir := os.Getenv(crashDir); dir != "" {
		take(t, dir, graph.DefaultBuildOptions(), many(200))
		return
	}
	dir := filepath.Join(t.TempDir(), "lib")
	take(t, dir, graph.DefaultBuildOptions(), many(10))
	r := rand.New(rand.NewPCG(1, 2))
	whole := childTime(t, t.TempDir())
	ended := 0
	for range 24 {
		killed := child(dir)
		if err := killed.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(r.Int64N(int64(whole))))
		_ = killed.Process.Kill() // it may have ended
		if killed.Wait() == nil {
			ended++
		}
		checkWhole(t, dir)
	}
	if ended == 24 {
		t.Error("every import ended before it was killed")
	}
}

// checkWhole opens a library and holds its records against its counts.
func checkWhole(t *testing.T, dir string) {
	t.Helper()
	l, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := verify(l); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, err := range l.Items(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if want := 10 + 200*(l.Manifest.Generation-1); n != want || n != l.Manifest.Counts.Records {
		t.Fatalf("%d records after import %d, want %d", n, l.Manifest.Generation, want)
	}
}

// childTime is how long an import takes that nobody kills.
func childTime(t *testing.T, dir string) time.Duration {
	start := time.Now()
	if out, err := child(filepath.Join(dir, "lib")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return time.Since(start) + time.Millisecond
}

func child(dir string) *exec.Cmd {
	c := exec.Command(os.Args[0], "-test.run", "^TestKilledImports$")
	c.Env = append(os.Environ(), crashDir+"="+dir)
	return c
}
