package ingest

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"cocite/graph"
)

// maxSpreadsheetCell is how many characters a spreadsheet keeps of a cell.
const maxSpreadsheetCell = 32_767

// sheetDamage is what a spreadsheet has done to some rows.
type sheetDamage struct {
	cut, rounded, dated damagedCells
}

// damagedCells counts cells of one kind of damage.
type damagedCells struct {
	count, line int    // line is that of the first
	column      string // of the first
	excerpt     string
}

// add notes a cell, once however often it is asked for.
func (d *damagedCells) add(r *sheetRow, column int, cell string) {
	if r.noted&(1<<column) != 0 {
		return
	}
	r.noted |= 1 << column
	if d.count++; d.count == 1 {
		d.line, d.excerpt = r.line, cutExcerpt(cell)
		d.column, _, _ = strings.Cut(r.f.columns[column].names, "|")
	}
}

// join adds the damage of rows that come later.
func (d *damagedCells) join(later damagedCells) {
	if d.count == 0 {
		d.line, d.column, d.excerpt = later.line, later.column, later.excerpt
	}
	d.count += later.count
}

// of notes the damage of a cell and tells whether the cell is lost.
func (d *sheetDamage) of(r *sheetRow, column int, cell string) bool {
	kind := r.f.columns[column].kind
	switch {
	case len(cell) >= maxSpreadsheetCell && utf16Length(cell) == maxSpreadsheetCell:
		d.cut.add(r, column, cell)
	case kind == sheetID && roundedNumber(cell):
		d.rounded.add(r, column, cell)
		return true
	case kind == sheetPlace && monthAndNumber(cell):
		d.dated.add(r, column, cell)
		return true
	}
	return false
}

// join adds the damage of rows that come later.
func (d *sheetDamage) join(later sheetDamage) {
	d.cut.join(later.cut)
	d.rounded.join(later.rounded)
	d.dated.join(later.dated)
}

// problems says what was done to a file.
func (d *sheetDamage) problems(in Input, code string) []*graph.Problem {
	var out []*graph.Problem
	for _, k := range []struct {
		fault, what string
		damagedCells
	}{
		{"cut-cell", "of 32,767 characters, as much as a spreadsheet keeps: the rest is lost", d.cut},
		{"rounded-number", "rounded by a spreadsheet and left out", d.rounded},
		{"made-a-date", "made a date by a spreadsheet and left out", d.dated},
	} {
		if k.count > 0 {
			message := fmt.Sprintf("%d cells are %s; the first is in column %s", k.count, k.what, k.column)
			out = append(out, in.problem(k.line, code+"."+k.fault, graph.Warn, "", message, k.excerpt))
		}
	}
	return out
}

// utf16Length is the length of a text as spreadsheets count it.
func utf16Length(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}

// roundedNumber tells "5.72E+10", also first in a list.
func roundedNumber(s string) bool {
	s, _, _ = strings.Cut(s, ";")
	mantissa, exponent, ok := strings.Cut(strings.ToUpper(strings.TrimSpace(s)), "E+")
	whole, fraction, _ := strings.Cut(strings.Replace(mantissa, ",", ".", 1), ".")
	return ok && leadingDigits(whole) == len(whole) && len(whole) == 1 && leadingDigits(fraction) == len(fraction) &&
		len(exponent) <= 3 && exponent != "" && leadingDigits(exponent) == len(exponent)
}

// monthAndNumber tells "10-Dec" and "Dec-98".
func monthAndNumber(s string) bool {
	if len(s) < 5 || len(s) > 6 || !utf8.ValidString(s) {
		return false
	}
	a, b, ok := strings.Cut(s, "-")
	if leadingLetters(a) == len(a) {
		a, b = b, a
	}
	return ok && len(a) <= 2 && leadingDigits(a) == len(a) && len(b) == 3 && monthNumber(b) != 0
}
