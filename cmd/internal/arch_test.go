// Package internal_test guards the arrows between the packages.
package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrows lists which packages of the project each folder may import. A folder
// that is not listed takes the entry of its parent.
var arrows = map[string][]string{
	"graph/csr":               {},
	"graph":                   {"graph/csr"},
	"graph/library":           {"graph", "graph/csr"},
	"metrics":                 {"graph", "graph/csr"},
	"ingest":                  {"graph", "ingest/internal"},
	"export":                  {"graph", "graph/csr"},
	"cmd/cocite":              {"cmd/internal/cli", "cmd/internal/heap"},
	"cmd/internal":            {},
	"cmd/internal/cli":        {"graph", "graph/csr", "graph/library", "metrics", "ingest", "export"},
	"cmd/internal/corpus":     {},
	"cmd/internal/verify":     {},
	"cmd/internal/benchdata":  {"cmd/internal/heap", "ingest"},
	"cmd/internal/benchgraph": {"cmd/internal/heap", "ingest", "graph", "graph/csr", "metrics"},
	"cmd/internal/heap":       {},
}

// homes lists where each outside library may be imported. Tests may use gonum,
// rapid and the other test libraries anywhere.
var homes = map[string][]string{
	"gonum.org/v1/gonum":                  {"graph/csr", "metrics"},
	"github.com/dominikbraun/graph":       {"graph/csr", "metrics"},
	"github.com/spf13/cobra":              {"cmd/internal/cli"},
	"github.com/spf13/pflag":              {"cmd/internal/cli"},
	"github.com/goccy/go-json":            {"ingest"},
	"github.com/klauspost/compress":       {"graph/library", "ingest", "export"},
	"github.com/parquet-go/parquet-go":    {"graph/library", "export", "ingest"},
	"github.com/ulikunitz/xz":             {"ingest"},
	"golang.org/x/text":                   {"graph", "ingest"},
	"golang.org/x/sys":                    {"graph/library"},
	"golang.org/x/term":                   {"cmd/internal/cli"},
	"github.com/blevesearch/snowballstem": {"metrics"},
	"github.com/jedib0t/go-pretty/v6":     {"cmd/internal/cli"},
}

// root is the repository seen from this folder.
const root = "../.."

func TestArrows(t *testing.T) {
	files := 0
	for file, imports := range sources(t) {
		files++
		dir := filepath.ToSlash(filepath.Dir(file))
		for _, imp := range imports {
			if why := forbidden(dir, imp, strings.HasSuffix(file, "_test.go")); why != "" {
				t.Errorf("%s imports %s: %s", file, imp, why)
			}
		}
	}
	if files < 300 {
		t.Fatalf("only %d files seen: the test looks in the wrong place", files)
	}
}

func TestForbiddenFindsFaults(t *testing.T) {
	for _, c := range []struct {
		dir, imp string
		test, ok bool
	}{
		{"graph", "cocite/metrics", false, false},
		{"graph/csr", "cocite/graph", false, false},
		{"metrics", "cocite/ingest", false, false},
		{"ingest", "cocite/graph", false, true},
		{"ingest/internal/bibtex", "cocite/ingest/internal/latex", false, true},
		{"export", "cocite/graph/csr", false, true},
		{"export", "github.com/spf13/cobra", false, false},
		{"graph/csr", "gonum.org/v1/gonum/graph", false, true},
		{"graph", "gonum.org/v1/gonum/graph", false, false},
		{"graph", "pgregory.net/rapid", false, false},
		{"graph", "pgregory.net/rapid", true, true},
		{"graph", "strings", false, true},
	} {
		if got := forbidden(c.dir, c.imp, c.test) == ""; got != c.ok {
			t.Errorf("%s importing %s (test %v): allowed %v, want %v", c.dir, c.imp, c.test, got, c.ok)
		}
	}
}

// forbidden says why a folder may not import a package; "" if it may.
func forbidden(dir, imp string, test bool) string {
	if own, ok := strings.CutPrefix(imp, "cocite/"); ok {
		if allowed(dir, own) || (test && under(dir, "cmd")) {
			return ""
		}
		return "the arrow points the wrong way"
	}
	if !strings.Contains(strings.SplitN(imp, "/", 2)[0], ".") || test {
		return ""
	}
	for lib, where := range homes {
		if under(imp, lib) {
			if slices.ContainsFunc(where, func(h string) bool { return under(dir, h) }) {
				return ""
			}
			return "the library lives in " + strings.Join(where, ", ")
		}
	}
	return "the library has no home in this table"
}

func allowed(dir, own string) bool {
	if under(own, dir) {
		return true
	}
	for d := dir; d != "."; d = filepath.ToSlash(filepath.Dir(d)) {
		if list, ok := arrows[d]; ok {
			return slices.ContainsFunc(list, func(a string) bool { return own == a || (strings.HasSuffix(a, "internal") && under(own, a)) })
		}
	}
	return false
}

// under tells whether path is dir or below it.
func under(path, dir string) bool { return path == dir || strings.HasPrefix(path, dir+"/") }

// sources maps each Go file of the repository to its imports.
func sources(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		for _, imp := range f.Imports {
			name, _ := strconv.Unquote(imp.Path.Value)
			out[filepath.ToSlash(rel)] = append(out[filepath.ToSlash(rel)], name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
