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
