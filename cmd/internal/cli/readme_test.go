package cli

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"cocite/graph"
)

var update = flag.Bool("update", false, "rewrite the generated parts of README.md")

// TestReadme checks that the tables of the README are those of the lists in the
// code, and that its transcript is what the commands print.
func TestReadme(t *testing.T) {
	root, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(root, "README.md")
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(root)
	want := transcripts(t, tables(t, string(old)))
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want != string(old) {
		t.Errorf("README.md is out of date: run 'make readme'\n%s", firstDifference(string(old), want))
	}
}

// tables replaces what stands between "<!-- NAME -->" and "<!-- end -->".
func tables(t *testing.T, text string) string {
	t.Helper()
	for name, table := range map[string]string{
		"read": formatTable("read"), "write": formatTable("write"), "tables": formatTable("write table"),
		"papers":  formatTable("write papers"),
		"numbers": numberTable(), "networks": kindTable(),
	} {
		re := regexp.MustCompile(`(?s)(<!-- ` + name + ` -->\n).*?(<!-- end -->)`)
		if !re.MatchString(text) {
			t.Errorf("README.md has no place for the table %s", name)
		}
		text = re.ReplaceAllStringFunc(text, func(m string) string {
			return re.FindStringSubmatch(m)[1] + "\n" + table + "\n<!-- end -->"
		})
	}
	return text
}

func formatTable(use string) string {
	var b strings.Builder
	b.WriteString("| format | endings | what |\n|---|---|---|\n")
	for _, r := range formatRows() {
		if r.Use == use {
			fmt.Fprintf(&b, "| %s | %s | %s |\n", r.Name, strings.Join(r.Extensions, " "), r.Doc)
		}
	}
	return b.String()
}

func numberTable() string {
	var b strings.Builder
	b.WriteString("| name | kind | what |\n|---|---|---|\n")
	for _, d := range definitions() {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", d.Name, d.What, d.Doc)
	}
	return b.String()
}

func kindTable() string {
	var b strings.Builder
	b.WriteString("| kind | of | what |\n|---|---|---|\n")
	for _, k := range graph.Kinds() {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", k.Name, joinWords(k.Units), k.Doc)
	}
	fmt.Fprintf(&b, "| `%s` | whatever it holds | %s |\n", kindGraph, kindGraphDoc)
	return b.String()
}

// transcripts runs each "$ cocite …" of a console block and puts its output after it.
func transcripts(t *testing.T, text string) string {
	t.Helper()
	blocks := regexp.MustCompile("(?s)```console\n(.*?)```")
	runs, dir := 0, t.TempDir()
	out := blocks.ReplaceAllStringFunc(text, func(block string) string {
		var b strings.Builder
		b.WriteString("```console\n")
		for line := range strings.Lines(blocks.FindStringSubmatch(block)[1]) {
			if !strings.HasPrefix(line, "$ ") {
				continue
			}
			b.WriteString(line)
			b.WriteString(transcript(t, dir, strings.Fields(strings.TrimPrefix(line, "$ "))))
			runs++
		}
		return b.String() + "```"
	})
	if runs == 0 {
		t.Error("README.md has no transcript")
	}
	return out
}

// transcript runs one command line; what it writes goes to a folder of the test and
// is found there by later ones.
func transcript(t *testing.T, dir string, args []string) string {
	t.Helper()
	if args[0] != "cocite" {
		t.Fatalf("the transcript runs %s", args[0])
	}
	for i, a := range args {
		path := filepath.Join(dir, a)
		if _, err := os.Stat(path); err == nil || i > 0 && args[i-1] == "-o" {
			args[i] = path
		}
	}
	var stdout, stderr bytes.Buffer
	if code := Run(context.Background(), args[1:], Streams{In: strings.NewReader(""), Out: &stdout, Err: &stderr}); code != exitDone {
		t.Fatalf("cocite %v: exit code %d: %s", args[1:], code, stderr.String())
	}
	return strings.ReplaceAll(stdout.String(), dir+string(filepath.Separator), "")
}

func firstDifference(a, b string) string {
	la, lb := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(la), len(lb)) {
		if la[i] != lb[i] {
			return fmt.Sprintf("line %d: have %q, want %q", i+1, la[i], lb[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(la), len(lb))
}
