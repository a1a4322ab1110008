package ingest

import (
	"strconv"
	"strings"

	"cocite/graph"
)

// newWork begins the record of an object.
func newWork(o jsonObject, f *jsonFound, code, key string) *workMapper {
	w := &workMapper{in: o.in, code: code, line: o.line, key: key, tell: f.problem}
	w.rec.Origin.Line = o.line
	return w
}

// stated sets the date from a year and a date as a source states them, each "" if
// it does not. A year of 0 or less is none.
func (m *workMapper) stated(year, date string) {
	d := parseDate(date)
	y, err := strconv.Atoi(year)
	switch {
	case err == nil && y > 0:
		d = partialDate{Year: y}.refine(d)
	case err != nil && year != "" && d.Year == 0:
		d = parseDate(year)
	}
	if !m.date(d) && (d.Year != 0 || strings.Trim(year, "-0123456789") != "") {
		m.note(graph.Warn, "year", "no work is of this year", or(year, date))
	}
}

// firstOfJanuary gives the year alone for a first of January, which mostly means
// that only the year is known.
func firstOfJanuary(date string) string {
	if len(date) >= len("2006-01-02") && strings.HasPrefix(date[4:], "-01-01") {
		return date[:4]
	}
	return date
}

// statedCount is a number that a source states.
func statedCount(n *int, by string) graph.Count {
	if n == nil || *n < 0 {
		return graph.Count{}
	}
	return graph.Count{N: *n, Known: true, By: by}
}

// wholeNumber reads digits; 0 if there is anything else.
func wholeNumber(s string) int {
	if leadingDigits(s) != len(s) {
		return 0
	}
	return number(s)
}

// class adds a subject class once.
func (m *workMapper) class(name string) {
	if name = graph.CleanText(name); name != "" && !contains(m.rec.Classes, name) {
		m.rec.Classes = append(m.rec.Classes, name)
	}
}

// hasKeys tells whether a head holds all of some names, as jsonKeys gives them.
func hasKeys(keys map[string]byte, names ...string) bool {
	for _, name := range names {
		if keys[name] == 0 {
			return false
		}
	}
	return true
}
