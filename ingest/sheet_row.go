package ingest

import (
	"strconv"
	"strings"

	"cocite/graph"
)

// sheetRow is one row of a sheet. Columns are named by their place in the columns
// of the format.
type sheetRow struct {
	in       Input
	f        *sheetFormat
	head     *sheetHead
	line     int
	key      string // named in problems; record may set it
	text     []byte
	ends     []int
	damage   *sheetDamage
	noted    uint64 // columns whose damage is in damage
	problems []*graph.Problem
	more     []graph.Record // further records that the row tells of; record may set it
}

// has tells whether the table has a column, be the cell empty or not.
func (r *sheetRow) has(column int) bool { return r.head.at[column] >= 0 }

// cell is the cell at a place of the table, trimmed.
func (r *sheetRow) cell(at int) string {
	if at < 0 || at >= len(r.ends) {
		return ""
	}
	from := 0
	if at > 0 {
		from = r.ends[at-1]
	}
	return strings.TrimSpace(string(r.text[from:r.ends[at]]))
}

// get is the cell of a column, trimmed; "" if the table lacks the column, or if a
// spreadsheet has made something else of the value.
func (r *sheetRow) get(column int) string {
	s := r.cell(r.head.at[column])
	if r.damage.of(r, column, s) {
		return ""
	}
	return s
}

// clean is get, fit for people.
func (r *sheetRow) clean(column int) string { return graph.CleanText(r.get(column)) }

// list are the parts of a cell between separators, fit for people, without empty
// ones.
func (r *sheetRow) list(column int, separator string) []string {
	var out []string
	for part := range strings.SplitSeq(r.get(column), separator) {
		if part = graph.CleanText(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// keywords are the parts of a cell as keywords of a scheme.
func (r *sheetRow) keywords(column int, separator, scheme string) []graph.Keyword {
	var out []graph.Keyword
	for _, term := range r.list(column, separator) {
		out = append(out, graph.Keyword{Term: term, Scheme: scheme})
	}
	return out
}

// count is a number that the source states; unknown if the cell is empty or holds
// something else. A spreadsheet may write "12.0" or "1,234".
func (r *sheetRow) count(column int, by string) graph.Count {
	s := strings.ReplaceAll(strings.TrimSuffix(r.get(column), ".0"), ",", "")
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return graph.Count{}
	}
	return graph.Count{N: n, Known: true, By: by}
}

// date is the first date among some columns, with what the others of the same year
// add to it. A year in which no work can be is reported as "<code>.bad-year".
func (r *sheetRow) date(columns ...int) (year int, date string) {
	var d partialDate
	text := ""
	for _, c := range columns {
		s := r.get(c)
		next := parseDate(s)
		if d.Year == 0 {
			d = next
		} else {
			d = d.refine(next)
		}
		if text == "" {
			text = s
		}
	}
	if d.Year != 0 && r.in.Limits.sane(d.Year) {
		return d.Year, d.String()
	}
	if d.Year != 0 || strings.ContainsAny(text, "0123456789") {
		r.problem("bad-year", graph.Warn, "no work is of this year", text)
	}
	return 0, ""
}

// problem reports a fault of the row under the code "<code>.<fault>".
func (r *sheetRow) problem(fault string, s graph.Severity, message, excerpt string) {
	r.problems = append(r.problems, r.in.problem(r.line, r.f.code+"."+fault, s, r.key, message, excerpt))
}

// begin is the beginning of the row, for excerpts.
func (r *sheetRow) begin() string { return string(r.text[:min(len(r.text), 2*maxExcerpt)]) }
