package ingest

import (
	"bytes"
	"math"
	"strconv"
	"strings"

	"cocite/graph"
)

// cells is a column of a graph file as text, until all values are there and
// its type can be told. An empty cell is a missing value.
type cells struct {
	name   string
	text   []byte
	ends   []int
	quoted bool // the file says that the values are text
	real   bool // the file says that they are numbers, whole or not
	number bool // the file says that they are whole numbers

	fallback []byte  // value of the rows that have none; nil if that is missing
	blanks   []int32 // rows whose value was said to be empty
}

// set makes value the cell of a row; rows before it that have none are missing.
// Rows come in ascending order; a second value for a row is not taken.
func (c *cells) set(row int, value []byte) bool {
	if len(c.ends) > row {
		return false
	}
	c.pad(row)
	c.text = append(c.text, value...)
	c.ends = append(c.ends, len(c.text))
	return true
}

// pad adds missing values up to a number of rows.
func (c *cells) pad(rows int) {
	for len(c.ends) < rows {
		c.ends = append(c.ends, len(c.text))
	}
}

// at is the cell of row i.
func (c *cells) at(i int) []byte {
	from := 0
	if i > 0 {
		from = c.ends[i-1]
	}
	return c.text[from:c.ends[i]]
}

// column gives the cells the narrowest type that holds them all: whole numbers,
// numbers with one of the decimal signs, text. Words for "missing" count as
// missing in a column of numbers. It returns false if every cell is empty.
func (c *cells) column(decimals string) (graph.Column, bool) {
	out := graph.Column{Name: c.name}
	if len(c.text) == 0 {
		return out, false
	}
	if c.quoted {
		out.Text, out.Valid = c.texts()
		return out, true
	}
	if !c.real {
		if out.Int, out.Valid = c.ints(); out.Int != nil {
			return out, true
		}
	}
	for i := range len(decimals) {
		if out.Float, out.Valid = c.floats(decimals[i]); out.Float != nil {
			return out, true
		}
	}
	out.Text, out.Valid = c.texts()
	return out, true
}

// ints reads all cells as whole numbers; nil if one is something else.
func (c *cells) ints() ([]int64, []bool) {
	values, known := make([]int64, len(c.ends)), make([]bool, len(c.ends))
	some := false
	for i := range values {
		cell := c.at(i)
		if missingWord(cell) {
			continue
		}
		v, err := strconv.ParseInt(string(cell), 10, 64)
		if err != nil || cell[0] == '+' || paddedNumber(cell) {
			return nil, nil
		}
		values[i], known[i], some = v, true, true
	}
	if !some {
		return nil, nil
	}
	return values, allKnown(known)
}

// floats reads all cells as finite numbers; nil if one is something else.
func (c *cells) floats(decimal byte) ([]float64, []bool) {
	values, known := make([]float64, len(c.ends)), make([]bool, len(c.ends))
	some := false
	for i := range values {
		cell := c.at(i)
		if missingWord(cell) {
			continue
		}
		v, ok := parseNumber(cell, decimal)
		if !ok || paddedNumber(cell) || (len(cell) > 18 && digits(cell)) {
			return nil, nil // a code, or a whole number that a float can't hold
		}
		values[i], known[i], some = v, true, true
	}
	if !some {
		return nil, nil
	}
	return values, allKnown(known)
}

// texts copies all cells.
func (c *cells) texts() ([]string, []bool) {
	all := string(c.text)
	values, known := make([]string, len(c.ends)), make([]bool, len(c.ends))
	from := 0
	for i, end := range c.ends {
		values[i], known[i] = all[from:end], end > from
		from = end
	}
	return values, allKnown(known)
}

// allKnown is nil if every value is known, as Column.Valid wants it.
func allKnown(known []bool) []bool {
	for _, k := range known {
		if !k {
			return known
		}
	}
	return nil
}

// missingWord tells whether a cell stands for a missing number.
func missingWord(cell []byte) bool {
	switch string(cell) {
	case "", "NA", "N/A", "NaN", "nan", "null", "NULL", "None":
		return true
	}
	return false
}

// paddedNumber tells whether digits begin with a zero that says nothing: such a
// cell is a code like 007, not a number.
func paddedNumber(cell []byte) bool {
	d := bytes.TrimLeft(cell, "+-")
	return len(d) > 1 && d[0] == '0' && d[1] >= '0' && d[1] <= '9'
}

// parseNumber reads a finite number with digits, one decimal mark and an
// exponent, and nothing else that Go would take.
func parseNumber(b []byte, decimal byte) (float64, bool) {
	if v, ok := shortNumber(b, decimal); ok {
		return v, true
	}
	for _, c := range b {
		if (c < '0' || c > '9') && c != decimal && c != '+' && c != '-' && c != 'e' && c != 'E' {
			return 0, false
		}
	}
	text := string(b)
	if decimal != '.' {
		text = strings.Replace(text, string(decimal), ".", 1)
	}
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil && !math.IsInf(v, 0)
}

// shortNumber reads at most 15 digits with a mark between them. The digits and
// the power of ten are exact then, so their quotient is rounded as it should.
func shortNumber(b []byte, decimal byte) (float64, bool) {
	digits, point, mantissa := 0, -1, 0
	for _, c := range b {
		switch {
		case c >= '0' && c <= '9':
			mantissa = mantissa*10 + int(c-'0')
			digits++
		case c == decimal && point < 0:
			point = digits
		default:
			return 0, false
		}
		if digits > 15 {
			return 0, false
		}
	}
	if digits == 0 {
		return 0, false
	}
	if point < 0 {
		return float64(mantissa), true
	}
	return float64(mantissa) / tens[digits-point], true
}

// tens are the powers of ten up to the fifteenth.
var tens = [16]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}
