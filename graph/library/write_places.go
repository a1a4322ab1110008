package library

import (
	"slices"

	"cocite/graph"
)

// placeTable writes the affiliations of by-lines, and what each stands for.
type placeTable struct {
	rows         map[graph.Affiliation]int64
	list         []affiliationRow
	segment      *segment[affiliationRow]
	institutions map[string]int64 // rows by identifier
	countries    map[string]int64
}

func newPlaceTable(c *graph.Corpus, s *segment[affiliationRow]) *placeTable {
	return &placeTable{
		rows: map[graph.Affiliation]int64{}, segment: s,
		institutions: rowsByID(&c.Institutions), countries: rowsByID(&c.Countries),
	}
}

func rowsByID(t *graph.Items) map[string]int64 {
	rows := make(map[string]int64, t.N())
	for i, id := range t.IDs {
		rows[id] = int64(i) + 1
	}
	return rows
}

// numbers are the rows of affiliations.
func (t *placeTable) numbers(list []graph.Affiliation) []int64 {
	var out []int64
	for _, a := range list {
		n, ok := t.rows[a]
		if !ok {
			n = int64(len(t.rows)) + 1
			t.rows[a] = n
			row := affiliationRow{
				AffiliationID: n, Name: a.Name, ID: idText(a.ID), ROR: a.ROR, Country: a.Country, Raw: a.Raw,
				InstitutionID: t.institution(a), CountryID: t.countries[a.Country],
			}
			t.list = append(t.list, row)
			t.segment.add(row)
		}
		out = append(out, n)
	}
	return out
}

// institution is the row of the institution that bears an identifier or the name of
// an affiliation, 0 if none does. It is the one that identity has chosen but where
// that joined institutions; works that show it have rows of their own.
func (t *placeTable) institution(a graph.Affiliation) int64 {
	for _, id := range []string{"ror:" + a.ROR, idText(a.ID), "name:" + graph.Fold(graph.CleanText(a.Name))} {
		if n := t.institutions[id]; n > 0 {
			return n
		}
	}
	return 0
}

// links writes the institutions and countries of a work if the affiliations of its
// by-line don't tell them.
func (w *writer) links(work int, affiliations []int64) {
	p := &w.c.Papers
	var institutions, countries []int64
	for _, n := range affiliations {
		row := &w.places.list[n-1]
		institutions, countries = addRow(institutions, row.InstitutionID), addRow(countries, row.CountryID)
	}
	linkOthers(w.s.workInstitutions, work, institutions, p.Institutions.Of(work))
	linkOthers(w.s.workCountries, work, countries, p.Countries.Of(work))
}

// addRow adds a row that is not there yet; 0 is none.
func addRow(rows []int64, n int64) []int64 {
	if n == 0 || slices.Contains(rows, n) {
		return rows
	}
	return append(rows, n)
}

// linkOthers ties a work to its items if they are not the rows that are told.
func linkOthers(s *segment[linkRow], work int, told []int64, items []int32) {
	if slices.EqualFunc(told, items, func(row int64, item int32) bool { return row == int64(item)+1 }) {
		return
	}
	for _, x := range items {
		s.add(linkRow{int64(work) + 1, int64(x) + 1})
	}
	if len(items) == 0 {
		s.add(linkRow{WorkID: int64(work) + 1})
	}
}
