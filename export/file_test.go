package export

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"cocite/graph"
)

func TestFind(t *testing.T) {
	for path, want := range map[string]string{
		"a.gexf": "gexf", "A.GEXF": "gexf", "x/y.graphml.gz": "graphml", "a.gv": "dot", "net.csv": "csv", "net.tab": "tsv",
		"b.ndjson": "jsonl", "b.jsonl.GZ": "jsonl", "b.json": "node-link", "b.neo4j.csv": "neo4j", "b.D3.json": "d3", "b_map.txt": "vosviewer", "b.txt": "", "gexf": "", ".gz": "", "": "",
	} {
		f, ok := Find(path)
		if f.Name != want || ok != (want != "") {
			t.Errorf("Find(%q) = %q, %v, want %q", path, f.Name, ok, want)
		}
	}
}

func TestFormats(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range Formats() {
		if f.Name == "" || f.Doc == "" || f.Write == nil || len(f.Exts) == 0 {
			t.Errorf("format %q is not complete", f.Name)
		}
		for _, name := range append([]string{f.Name}, f.Exts...) {
			if seen[name] {
				t.Errorf("%s is there twice", name)
			}
			seen[name] = true
		}
		if g, ok := Lookup(f.Name); !ok || g.Name != f.Name {
			t.Errorf("Lookup(%q) = %q", f.Name, g.Name)
		}
	}
	if _, ok := Lookup("word"); ok {
		t.Error("there is no format word")
	}
}

func TestPaths(t *testing.T) {
	got := Paths("d.x/net.csv.gz", format(t, "csv"))
	want := []string{"d.x/net.csv.gz", "d.x/net.nodes.csv.gz", "d.x/net.meta.json.gz"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := Paths("net", format(t, "csv"))[1]; got != "net.nodes" {
		t.Errorf("without extension: %s", got)
	}
}

// names lists a folder.
func names(t *testing.T, dir string) []string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range list {
		out = append(out, e.Name())
	}
	return out
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestFileWritesCompanions(t *testing.T) {
	dir := t.TempDir()
	f := format(t, "csv")
	if err := File(filepath.Join(dir, "net.csv"), nasty(t, true), f, nastyOptions()); err != nil {
		t.Fatal(err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"net.csv", "net.meta.json", "net.nodes.csv"}) {
		t.Errorf("files %v", got)
	}
	for i, name := range []string{"net.csv", "net.nodes.csv", "net.meta.json"} {
		if read(t, filepath.Join(dir, name)) != render(t, f, i, nasty(t, true), nastyOptions()) {
			t.Errorf("%s is not what Write gives", name)
		}
	}
}

func TestFileCompresses(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.gexf.gz"), filepath.Join(dir, "b.gexf.gz")
	for _, path := range []string{a, b} {
		if err := File(path, nasty(t, true), format(t, "gexf"), Options{}); err != nil {
			t.Fatal(err)
		}
	}
	packed := read(t, a)
	if packed != read(t, b) {
		t.Error("the name of the file is in its bytes")
	}
	z, err := gzip.NewReader(bytes.NewReader([]byte(packed)))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(z)
	if err != nil || string(plain) != render(t, format(t, "gexf"), 0, nasty(t, true), Options{}) {
		t.Errorf("unpacked it differs: %v", err)
	}
	if !z.ModTime.IsZero() || z.Name != "" {
		t.Errorf("time %v, name %q", z.ModTime, z.Name)
	}
}

// failing is a format whose file breaks off, or whose companion does.
func failing(main, companion error) Format {
	write := func(err error) func(io.Writer, *graph.Network, Options) error {
		return func(w io.Writer, _ *graph.Network, _ Options) error {
			_, _ = io.WriteString(w, "half")
			return err
		}
	}
	return Format{Name: "failing", Write: write(main), Companions: []Companion{{Suffix: ".two", Write: write(companion)}}}
}

func TestFileKeepsTheOldOnError(t *testing.T) {
	boom := errors.New("boom")
	for name, f := range map[string]Format{"file": failing(boom, nil), "companion": failing(nil, boom)} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "net.csv")
			if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := File(path, nasty(t, true), f, Options{}); !errors.Is(err, boom) {
				t.Errorf("error %v", err)
			}
			if got := names(t, dir); !slices.Equal(got, []string{"net.csv"}) || read(t, path) != "old" {
				t.Errorf("files %v, content %q", got, read(t, path))
			}
		})
	}
}

func TestFileErrors(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "net.nodes.csv"), 0o777); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		filepath.Join(dir, "net.csv"):         "writing " + filepath.Join(dir, "net.nodes.csv") + ": it is a folder",
		filepath.Join(dir, "none", "net.csv"): "writing " + filepath.Join(dir, "none", "net.csv") + ": no such file or directory",
	} {
		err := File(path, nasty(t, true), format(t, "csv"), Options{})
		if err == nil || (runtime.GOOS != "windows" && err.Error() != want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if got := names(t, dir); !slices.Equal(got, []string{"net.nodes.csv"}) {
		t.Errorf("files %v", got)
	}
}

func TestFileFollowsLinksAndKeepsPermissions(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no links and permissions")
	}
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.gexf"), filepath.Join(dir, "link.gexf")
	if err := os.WriteFile(real, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real.gexf", link); err != nil {
		t.Fatal(err)
	}
	if err := File(link, nasty(t, true), format(t, "gexf"), Options{}); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(real)
	if err != nil || info.Mode().Perm() != 0o640 || read(t, real) == "old" {
		t.Errorf("%v, %v", info, err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
}

// TestFileNeverReplacesADevice: a device is written to; a format of several
// files can't go there.
func TestFileNeverReplacesADevice(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no devices")
	}
	if err := File(os.DevNull, nasty(t, true), format(t, "gexf"), Options{}); err != nil {
		t.Error(err)
	}
	if err := File(os.DevNull, nasty(t, true), format(t, "csv"), Options{}); err == nil {
		t.Error("three files went to one device")
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("%v, %v", info, err)
	}
}

// fullDisk takes n bytes.
type fullDisk struct{ n int }

func (d *fullDisk) Write(p []byte) (int, error) {
	if d.n -= len(p); d.n < 0 {
		return 0, errors.New("disk full")
	}
	return len(p), nil
}

func TestWriteReportsErrors(t *testing.T) {
	for _, f := range Formats() {
		if err := f.Write(&fullDisk{10}, nasty(t, true), Options{}); err == nil {
			t.Errorf("%s: no error on a full disk", f.Name)
		}
		for _, c := range f.Companions {
			if err := c.Write(&fullDisk{10}, nasty(t, true), Options{}); err == nil {
				t.Errorf("%s%s: no error on a full disk", f.Name, c.Suffix)
			}
		}
	}
}
