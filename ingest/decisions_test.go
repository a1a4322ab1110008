package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"cocite/graph"
)

// sideFile writes a file into a folder of the test.
func sideFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "side.tsv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// inUTF16 is text as spreadsheets save it.
func inUTF16(s string) string {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

func TestReadDecisions(t *testing.T) {
	full := "verdict\tauto\tstage\tname_a\tname_b\tevidence\ta\tb\n" +
		"Same\tdifferent\tclose\tJosé Du\t\"Du, \"\"S.\"\"\"\tx\tdoi:10.5555/a#1\tdoi:10.5555/b#2\n\n" +
		"maybe\t\t\ta\tb\n" +
		"different\t\t\tA. Zog\tB. Yot\n"
	const first = `2 same different {doi:10.5555/a#1 José Du} {doi:10.5555/b#2 Du, "S."}`
	for name, text := range map[string]string{"UTF-8": full, "UTF-16": inUTF16(full), "CRLF": strings.ReplaceAll(full, "\n", "\r\n")} {
		list, problems, err := ReadDecisions(context.Background(), sideFile(t, text), nil)
		if err != nil || len(list) != 2 || len(problems) != 1 {
			t.Errorf("%s: got %v, %v, %v", name, list, problems, err)
			continue
		}
		d := list[0]
		if got := fmt.Sprint(d.Line, " ", d.Verdict, " ", d.Auto, " ", d.A, " ", d.B); got != first {
			t.Errorf("%s: got %s, want %s", name, got, first)
		}
		if list[1].Line != 5 || list[1].Auto != "" || problems[0].Line != 4 || problems[0].Code != "decisions.line" {
			t.Errorf("%s: got %+v, %+v", name, list[1], problems[0])
		}
	}
}

func TestReadDecisionsWithoutColumns(t *testing.T) {
	for _, text := range []string{"a\tb\nx\ty\n", "verdict\nsame\n"} {
		if _, _, err := ReadDecisions(context.Background(), sideFile(t, text), nil); err == nil || !strings.Contains(err.Error(), "must name the columns") {
			t.Errorf("%q: got %v", text, err)
		}
	}
	if _, _, err := ReadDecisions(context.Background(), filepath.Join(t.TempDir(), "nosuch"), nil); err == nil {
		t.Error("a file that is not there is read")
	}
}

func TestReadThesaurus(t *testing.T) {
	text := "\ufeffLabel\tReplace by\nnewman, mej\tnewman, m.e.j.\nanon\t\n\tx\n"
	got, problems, err := ReadThesaurus(context.Background(), sideFile(t, text), graph.UnitAuthors, nil)
	if err != nil || got.Unit != graph.UnitAuthors {
		t.Fatalf("got %+v, %v", got, err)
	}
	want := "[{newman, mej newman, m.e.j. 2} {anon  3}]"
	if s := fmt.Sprint(got.Entries); s != want {
		t.Errorf("got %s, want %s", s, want)
	}
	if len(problems) != 1 || problems[0].Line != 4 || problems[0].Code != "thesaurus.line" {
		t.Errorf("got %v", problems)
	}
}
