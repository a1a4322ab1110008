package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"cocite/graph"
)

// sideTable is a table that is no source: it says how to read the sources.
type sideTable struct {
	code    string // what the codes of its problems begin with
	path    string
	columns []string // that are wanted
	at      []int    // where they stand, -1 if nowhere
}

func newSideTable(code, path string, columns []string) *sideTable {
	return &sideTable{code: code, path: path, columns: columns}
}

// read hands the wanted cells of each row on; what the taker answers is wrong with
// the row. It is read like any source: compressed or not, in any encoding.
func (t *sideTable) read(ctx context.Context, stdin io.Reader, take func(line int, cells []string) string) ([]graph.Problem, error) {
	var problems []graph.Problem
	tell := func(p *graph.Problem) { problems = append(problems, *p) }
	read := func(in Input) iter.Seq2[graph.Record, error] {
		return func(yield func(graph.Record, error) bool) {
			if err := t.rows(in, tell, take); err != nil {
				yield(graph.Record{}, err)
			}
		}
	}
	s := newSession(ctx, Options{Limits: DefaultLimits, Stdin: stdin}, func(item Item, err error) bool {
		if item.Problem != nil {
			tell(item.Problem)
		}
		return err == nil
	})
	s.forced = &Format{Name: t.code, Records: read}
	err := s.run([]string{t.path})
	return problems, err
}

// rows reads the row of headings and those behind it.
func (t *sideTable) rows(in Input, tell func(*graph.Problem), take func(int, []string) string) error {
	lines := newLineReader(in)
	first, number, err := lines.next()
	for err == nil && strings.TrimSpace(string(first)) == "" {
		first, number, err = lines.next()
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	delim := sideDelim(first)
	head := tableRow{delim: delim}
	head.reset(number)
	head.feed(first)
	head.finish()
	if why := t.place(&head); why != "" {
		return fmt.Errorf("reading %s: %s", t.path, why)
	}
	rows := tableReader{lines: lines, row: tableRow{delim: delim}, fault: func(line int, fault string, s graph.Severity, message string, excerpt []byte) {
		tell(in.problem(line, t.code+"."+fault, s, "", message, cutExcerpt(excerpt)))
	}}
	for {
		row, err := rows.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if row.blank() {
			continue
		}
		if why := take(row.line, t.cells(row)); why != "" {
			tell(in.problem(row.line, t.code+".line", graph.Warn, "", why, cutExcerpt(row.excerpt())))
		}
	}
}

// sideDelim is what separates the headings: a tab if there is one.
func sideDelim(head []byte) byte {
	for _, d := range []byte("\t;") {
		if strings.IndexByte(string(head), d) >= 0 {
			return d
		}
	}
	return ','
}

// place finds the columns; only the first is needed by all.
func (t *sideTable) place(head *tableRow) string {
	var names []string
	for i := range head.width() {
		names = append(names, strings.ReplaceAll(strings.ToLower(string(head.cell(i))), "_", " "))
	}
	t.at = make([]int, len(t.columns))
	found := 0
	for i, c := range t.columns {
		t.at[i] = slices.Index(names, strings.ReplaceAll(c, "_", " "))
		if t.at[i] >= 0 {
			found++
		}
	}
	if t.at[0] < 0 || found < 2 {
		return fmt.Sprintf("the first line must name the columns, separated by tabs: %s", strings.Join(t.columns, ", "))
	}
	return ""
}

// cells are the wanted cells of a row as text.
func (t *sideTable) cells(row *tableRow) []string {
	out := make([]string, len(t.at))
	for i, at := range t.at {
		out[i] = string(row.cell(at))
	}
	return out
}
