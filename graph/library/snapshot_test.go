package library

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cocite/graph"
)

// open opens the snapshot of a library with the options and by the program that
// wrote it.
func open(t *testing.T, l *Library) *Snapshot {
	t.Helper()
	s, err := l.Snapshot(context.Background(), l.Manifest.WrittenBy, l.Manifest.Options, 0)
	if err != nil {
		t.Fatal(err)
	}
	if s != nil {
		t.Cleanup(func() { _ = s.Close() }) // only read from
	}
	return s
}

// example is one invented source.
func example(seed int) []Item {
	return rapid.Custom(func(t *rapid.T) []Item { return source(t, "a") }).Example(seed)
}

func TestSnapshotIsTheCorpus(t *testing.T) {
	for seed := range 5 {
		l, want := take(t, filepath.Join(t.TempDir(), "lib"), graph.DefaultBuildOptions(), example(seed), []Item{{Skipped: &Skip{"a.pdf", "no known format"}}})
		s := open(t, l)
		if s == nil {
			t.Fatal("there is none")
		}
		if d := cmp.Diff(want, s.Corpus, exact()); d != "" {
			t.Error(d)
		}
		if n := len(s.Skipped); s.Skipped[n-1] != (Skip{"a.pdf", "no known format"}) {
			t.Errorf("skipped: %v", s.Skipped)
		}
	}
}

func TestSnapshotOfOthersIsNotUsed(t *testing.T) {
	o := graph.DefaultBuildOptions()
	o.Decisions = []graph.Decision{{Verdict: "same", Points: 1.5, A: graph.Who{Name: "Jane Roe"}}}
	l, _ := take(t, filepath.Join(t.TempDir(), "lib"), o, example(1))
	l, err := Open(l.Path) // the options as they come back
	if err != nil {
		t.Fatal(err)
	}
	other := o
	other.Identity = graph.IdentityInitials
	corrected := o
	corrected.Decisions = []graph.Decision{{Verdict: "different", Points: 1.5, A: graph.Who{Name: "Jane Roe"}}}
	for _, x := range []struct {
		name, program string
		o             graph.BuildOptions
		used          bool
	}{
		{"same", "test", o, true},
		{"other program", "test 2", o, false},
		{"other rule", "test", other, false},
		{"other decision", "test", corrected, false},
		{"default", "test", graph.DefaultBuildOptions(), false},
	} {
		s, err := l.Snapshot(context.Background(), x.program, x.o, 0)
		if err != nil || (s != nil) != x.used {
			t.Errorf("%s: used %v (%v), want %v", x.name, s != nil, err, x.used)
		}
		if s != nil {
			_ = s.Close() // only read from
		}
	}
}

func TestSnapshotThatIsNotThere(t *testing.T) {
	l, _ := take(t, filepath.Join(t.TempDir(), "lib"), graph.DefaultBuildOptions(), example(1))
	f, _ := l.Manifest.file(cacheTable)
	path := filepath.Join(l.Path, f.Name)
	if err := os.WriteFile(path, []byte("cocite\x00\x7f of another layout"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Snapshot(context.Background(), "test", l.Manifest.Options, 0); err == nil || !strings.Contains(err.Error(), f.Name+" is damaged") {
		t.Errorf("got %v for a file with a wrong checksum", err)
	}
	resum(t, l, f.Name)
	if s := open(t, l); s != nil {
		t.Error("a file of another layout was opened")
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if s := open(t, l); s != nil {
		t.Error("a file that is gone was opened")
	}
}

// resum gives the manifest the checksum that a file has now.
func resum(t *testing.T, l *Library, name string) {
	t.Helper()
	for i := range l.Manifest.Files {
		if f := &l.Manifest.Files[i]; f.Name == name {
			r, err := os.Open(filepath.Join(l.Path, name))
			if err != nil {
				t.Fatal(err)
			}
			if f.Sum, f.Bytes, err = sumOf(r); err != nil {
				t.Fatal(err)
			}
			_ = r.Close() // only read from
		}
	}
}

// A reader that has opened the manifest reads what an import has put in the place
// of the files meanwhile.
func TestReadersFollowImports(t *testing.T) {
	dir, o := filepath.Join(t.TempDir(), "lib"), graph.DefaultBuildOptions()
	before, _ := take(t, dir, o, example(1))
	after, corpus := take(t, dir, o, example(2))
	if d := same(itemsOf(t, after), itemsOf(t, before)); d != "" {
		t.Error(d)
	}
	s := open(t, before)
	if s == nil {
		t.Fatal("there is no snapshot")
	}
	if d := cmp.Diff(corpus, s.Corpus, exact()); d != "" {
		t.Error(d)
	}
	if faults, err := before.Verify(context.Background()); err != nil || len(faults) > 0 {
		t.Errorf("faults %v, %v", faults, err)
	}
}

func TestVerifyNamesEveryFault(t *testing.T) {
	l, _ := take(t, filepath.Join(t.TempDir(), "lib"), graph.DefaultBuildOptions(), example(1))
	damage := func(i int) string { return filepath.Join(l.Path, l.Manifest.Files[i].Name) }
	if err := os.Remove(damage(3)); err != nil {
		t.Fatal(err)
	}
	last := len(l.Manifest.Files) - 1
	for _, i := range []int{0, last} {
		if err := os.Truncate(damage(i), 7); err != nil {
			t.Fatal(err)
		}
	}
	faults, err := l.Verify(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range faults {
		got = append(got, f.File)
	}
	m := l.Manifest.Files
	if d := same([]string{m[0].Name, m[3].Name, m[last].Name}, got); d != "" {
		t.Error(d)
	}
}
