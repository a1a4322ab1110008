package graph

import "fmt"

// Column is one attribute of all nodes or all edges, in node or edge order.
// Exactly one of Float, Int and Text is set. Valid is nil when every value is
// known; otherwise Valid[i] == false says that value i is missing, which is
// not the same as zero or "".
type Column struct {
	Name  string // [a-z][a-z0-9_]*, unique in its table ignoring case
	Doc   string // one line: what it is, unit, convention
	Float []float64
	Int   []int64
	Text  []string
	Valid []bool
}

// Len is the number of values.
func (c Column) Len() int {
	return max(len(c.Float), len(c.Int), len(c.Text))
}

// Known tells whether value i is present.
func (c Column) Known(i int) bool { return c.Valid == nil || c.Valid[i] }

// Value is value i as any of float64, int64 and string, or nil if it is missing.
func (c Column) Value(i int) any {
	switch {
	case !c.Known(i):
		return nil
	case c.Float != nil:
		return c.Float[i]
	case c.Int != nil:
		return c.Int[i]
	case c.Text != nil:
		return c.Text[i]
	}
	return nil
}

// check reports a column that does not fit a table of n rows.
func (c Column) check(n int) error {
	set := 0
	for _, l := range []int{len(c.Float), len(c.Int), len(c.Text)} {
		if l > 0 {
			set++
		}
	}
	if set > 1 || (set == 0 && n > 0) || c.Len() != n || (c.Valid != nil && len(c.Valid) != n) {
		return fmt.Errorf("column %s: %d values for %d rows", c.Name, c.Len(), n)
	}
	return nil
}

// Pick returns the column with only some rows, in the order given.
func (c Column) Pick(rows []int32) Column {
	c.Float, c.Int, c.Text = pickRows(c.Float, rows), pickRows(c.Int, rows), pickRows(c.Text, rows)
	c.Valid = pickRows(c.Valid, rows)
	return c
}

func pickRows[T any](values []T, rows []int32) []T {
	if values == nil {
		return nil
	}
	out := make([]T, len(rows))
	for i, r := range rows {
		out[i] = values[r]
	}
	return out
}

// intColumn is a column of integers in the making; a row that is not set is missing.
type intColumn struct {
	c       Column
	missing int
}

func newIntColumn(name, doc string, n int) *intColumn {
	return &intColumn{Column{Name: name, Doc: doc, Int: make([]int64, n), Valid: make([]bool, n)}, n}
}

// set sets a row if the value is known.
func (b *intColumn) set(i int, v int64, known bool) {
	if known {
		b.c.Int[i], b.c.Valid[i] = v, true
		b.missing--
	}
}

func (b *intColumn) column() Column {
	if b.missing == 0 {
		b.c.Valid = nil
	}
	return b.c
}

// textColumn makes a column of texts; "" is missing.
func textColumn(name, doc string, n int, value func(i int) string) Column {
	c := Column{Name: name, Doc: doc, Text: make([]string, n), Valid: make([]bool, n)}
	missing := 0
	for i := range n {
		c.Text[i] = value(i)
		c.Valid[i] = c.Text[i] != ""
		if !c.Valid[i] {
			missing++
		}
	}
	if missing == 0 {
		c.Valid = nil
	}
	return c
}
