package ingest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Every rule has a file that fails it, with a line if the rule is about one.
func TestLintRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range LintRules() {
		t.Run(r.Code, func(t *testing.T) {
			if seen[r.Code] || r.Doc == "" || r.Effect == "" || r.Fix == "" {
				t.Errorf("incomplete or doubled: %+v", r)
			}
			seen[r.Code] = true
			if r.Code == "any.large" {
				return // TestLintLarge
			}
			names := must(filepath.Glob("testdata/lint/" + r.Code + ".*"))
			if len(names) != 1 {
				t.Fatalf("%d files, want 1", len(names))
			}
			found, _, err := Lint(names[0], must(os.ReadFile(names[0])), DefaultLimits)
			if err != nil {
				t.Fatal(err)
			}
			var codes []string
			for _, f := range found {
				codes = append(codes, f.Code)
			}
			if !slices.Contains(codes, r.Code) {
				t.Errorf("found %v", codes)
			}
		})
	}
}

// The files of the rules fail few others, so that what is found is what is wrong.
func TestLintFindsNoMore(t *testing.T) {
	for _, name := range must(filepath.Glob("testdata/lint/*")) {
		found, _, err := Lint(name, must(os.ReadFile(name)), DefaultLimits)
		if err != nil {
			t.Fatal(name, err)
		}
		var codes []string
		for _, f := range found {
			codes = append(codes, f.Code)
		}
		if len(codes) > 2 {
			t.Errorf("%s: found %v", name, codes)
		}
	}
}

func TestLintPlaces(t *testing.T) {
	for file, want := range map[string]struct{ code, excerpt string }{
		"any.repeated-edge.gexf": {"any.repeated-edge", "a to b"}, "gml.exponent.gml": {"gml.exponent", "    score 1e5"},
	} {
		data := must(os.ReadFile("testdata/lint/" + file))
		found, _, err := Lint(file, data, DefaultLimits)
		if err != nil || found[0].Code != want.code || found[0].Excerpt != want.excerpt || found[0].Count != 1 {
			t.Errorf("%s: found %+v, %v", file, found, err)
			continue
		}
		line := strings.Split(string(data), "\n")[found[0].Line-1]
		if !strings.Contains(line, "edge") && !strings.Contains(line, "1e5") {
			t.Errorf("%s: line %d is %q", file, found[0].Line, line)
		}
	}
}

func TestLintLarge(t *testing.T) {
	text := "Source,Target\n" + strings.Repeat("1,2\n", mostElements+1)
	found, f, err := Lint("x.csv", []byte(text), DefaultLimits)
	if err != nil || f.Name != "csv" || len(found) != 2 || found[0].Code != "any.large" {
		t.Errorf("found %+v in %s, %v", found, f.Name, err)
	}
	if _, _, err := Lint("x.txt", []byte("Dear reader,\n"), DefaultLimits); err == nil {
		t.Error("prose is linted")
	}
}
