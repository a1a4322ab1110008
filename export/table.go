package export

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"cocite/graph"
)

// Table is a ranking or a list: columns of equal length under their names.
type Table struct {
	Columns []graph.Column
}

// Rows is the number of rows.
func (t Table) Rows() int {
	if len(t.Columns) == 0 {
		return 0
	}
	return t.Columns[0].Len()
}

// TableFormat is one way to write a Table.
type TableFormat struct {
	Name  string
	Exts  []string // the first is the usual one
	Doc   string   // one line
	write func(w io.Writer, cols []field, rows int) error
}

// TableFormats are all formats of tables, in the order in which they are shown.
func TableFormats() []TableFormat {
	return []TableFormat{
		{"csv", []string{".csv"}, "comma separated values, text in quotes", delimited(dialect{comma: ',', always: true})},
		{"tsv", []string{".tsv", ".tab"}, "tab separated values", delimited(dialect{comma: '\t'})},
		{"jsonl", []string{".jsonl", ".ndjson"}, "JSON lines, one object a row", writeObjects},
		{"markdown", []string{".md", ".markdown"}, "a table in Markdown", writeMarkdown},
	}
}

// LookupTable returns the format of tables of that name.
func LookupTable(name string) (TableFormat, bool) {
	for _, f := range TableFormats() {
		if f.Name == strings.ToLower(name) {
			return f, true
		}
	}
	return TableFormat{}, false
}

// FindTable returns the format of tables that the ending of a path asks for;
// a further ".gz" means that TableFile compresses.
func FindTable(path string) (TableFormat, bool) {
	plain, _ := splitGzip(path)
	for _, f := range TableFormats() {
		if ending(plain, f.Exts) != "" {
			return f, true
		}
	}
	return TableFormat{}, false
}

// WriteTable writes a table. Columns keep their names, made legal and unique;
// all of them are written, also those without any value. Numbers and missing
// values are written as in networks; white space in text is folded.
func WriteTable(w io.Writer, t Table, f TableFormat) error {
	if len(t.Columns) == 0 {
		return errors.New("a table without columns")
	}
	used := make(map[string]bool, len(t.Columns))
	cols := make([]field, len(t.Columns))
	rows := t.Rows()
	for i, c := range t.Columns {
		if c.Len() != rows {
			return fmt.Errorf("column %s has %d values for %d rows", c.Name, c.Len(), rows)
		}
		c.Text = cleaned(c.Text, cleanLabel)
		cols[i], _ = makeField(unused(legalTitle(c.Name), used), c)
	}
	return f.write(w, cols, rows)
}

// legalTitle is the name of a column in a table, where no word is reserved.
func legalTitle(s string) string {
	if plainName(s) {
		return s
	}
	return legalName(s)
}

// TableFile writes a table beside its place and renames it, as File does.
func TableFile(path string, t Table, f TableFormat) error {
	return save([]part{{path, func(w io.Writer) error { return WriteTable(w, t, f) }}})
}

// delimited writes a line of names and one line a row.
func delimited(d dialect) func(io.Writer, []field, int) error {
	return func(w io.Writer, cols []field, rows int) error {
		f := newOut(w)
		names := make([]string, len(cols))
		for k, c := range cols {
			names[k] = c.name
		}
		f.text(strings.Join(names, string(d.comma)), "\n")
		for i := range rows {
			for k := range cols {
				if k > 0 {
					f.b = append(f.b, d.comma)
				}
				if cols[k].has(i) {
					f.b = cols[k].append(f.b, i, d.appendText)
				}
			}
			f.text("\n")
			f.end()
		}
		return f.flush()
	}
}

// writeObjects writes one JSON object a row.
func writeObjects(w io.Writer, cols []field, rows int) error {
	f := newOut(w)
	for i := range rows {
		first := true
		f.text("{")
		for k := range cols {
			if !cols[k].has(i) {
				continue
			}
			if !first {
				f.text(",")
			}
			first = false
			f.text(`"`, cols[k].name, `":`)
			f.b = cols[k].append(f.b, i, appendJSON)
		}
		f.text("}\n")
		f.end()
	}
	return f.flush()
}
