package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// run runs a command line on a text given as standard input.
func run(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = Run(context.Background(), args, Streams{In: strings.NewReader(stdin), Out: &out, Err: &errs})
	return code, out.String(), errs.String()
}

// crowd is a paper with n authors in BibTeX.
func crowd(n int) string {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("Author%c%c, Given%d", 'a'+i%26, 'a'+i/26%26, i)
	}
	return "@article{a, title={A paper of a very large collaboration}, year=2001, author={" + strings.Join(names, " and ") + "}}"
}

func TestCrowdsMakeNoLinks(t *testing.T) {
	for _, c := range []struct {
		authors int
		args    []string
		want    string
	}{
		{100, nil, "100 nodes, 4950 edges"},
		{101, nil, "101 nodes, 0 edges"},
		{101, []string{"--max-items", "0"}, "101 nodes, 5050 edges"},
	} {
		_, out, _ := run(t, crowd(c.authors), append([]string{"network", "coauthorship", "-", "--identity", "none"}, c.args...)...)
		if !strings.Contains(out, c.want) {
			t.Errorf("%d authors %v: got %q, want %s", c.authors, c.args, out, c.want)
		}
		if told := strings.Contains(out, "with more than 100 authors left out"); told != strings.Contains(c.want, " 0 edges") {
			t.Errorf("%d authors %v: said what was left out: %v", c.authors, c.args, told)
		}
	}
}

// full is a place that takes nothing.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestFailedWriteIsAFailure(t *testing.T) {
	for _, args := range [][]string{{"info", "-"}, {"info", "-", "--json"}, {"rank", "papers", "-"}, {"formats"}, {"define"}, {"version"}} {
		var errs bytes.Buffer
		s := Streams{In: strings.NewReader(crowd(2)), Out: full{}, Err: &errs}
		if code := Run(context.Background(), args, s); code != exitFailed || !strings.Contains(errs.String(), "no space left") {
			t.Errorf("%v: exit code %d, %q", args, code, errs.String())
		}
	}
}

func TestEveryCommandHasAnExample(t *testing.T) {
	s := Streams{}
	for _, c := range newRoot(&s).Commands() {
		if c.Example == "" && c.Name() != "help" {
			t.Errorf("%s has no example", c.Name())
		}
	}
}

func TestEveryNumberIsDefined(t *testing.T) {
	for _, d := range definitions() {
		if slices.Contains([]string{d.Doc, d.Formula, d.Convention, d.EdgeCases, d.Source}, "") {
			t.Errorf("%s lacks a part of its definition: %+v", d.Name, d)
		}
		if code, _, errs := run(t, "", "define", d.Name); code != exitDone {
			t.Errorf("define %s: exit code %d, %s", d.Name, code, errs)
		}
	}
}
