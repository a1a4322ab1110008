package ingest

import "cocite/graph"

// scattered is a column whose values come in any order, several for one row and
// one for several rows.
type scattered struct {
	values cells   // each value as often as it was written
	rows   []int32 // which row …
	refs   []int32 // … has which value; the last of a row counts
}

// add keeps a value and returns its number.
func (s *scattered) add(value []byte) int32 {
	n := len(s.values.ends)
	s.values.set(n, value)
	return int32(n)
}

// set gives a row a value.
func (s *scattered) set(row, value int32) {
	s.rows, s.refs = append(s.rows, row), append(s.refs, value)
}

// ofRows returns of each row the number of its value, -1 where it has none.
func (s *scattered) ofRows(n int) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = -1
	}
	for i, row := range s.rows {
		out[row] = s.refs[i]
	}
	return out
}

// column types the values and spreads them over n rows. It returns false if no row
// has one.
func (s *scattered) column(n int) (graph.Column, bool) {
	c, ok := s.values.column(".")
	if !ok || len(s.rows) == 0 {
		return c, false
	}
	return spread(c, s.ofRows(n)), true
}

// spread makes a column of the values with given numbers; -1 is a missing one.
func spread(c graph.Column, refs []int32) graph.Column {
	out := graph.Column{Name: c.Name, Doc: c.Doc}
	known := make([]bool, len(refs))
	for i, r := range refs {
		known[i] = r >= 0 && c.Known(int(r))
	}
	out.Int, out.Float, out.Text = spreadRows(c.Int, refs), spreadRows(c.Float, refs), spreadRows(c.Text, refs)
	out.Valid = allKnown(known)
	return out
}

// spreadRows picks values by number; nil stays nil.
func spreadRows[T any](values []T, refs []int32) []T {
	if values == nil {
		return nil
	}
	out := make([]T, len(refs))
	for i, r := range refs {
		if r >= 0 {
			out[i] = values[r]
		}
	}
	return out
}

// scatteredList collects such columns by name, in the order of first appearance.
type scatteredList struct {
	list []*scattered
	at   map[string]int32
}

// of returns the number of the column of a name, -1 if there are too many to
// begin another.
func (s *scatteredList) of(name []byte) int32 {
	if len(name) == 0 {
		name = []byte(unnamed)
	}
	if i, ok := s.at[string(name)]; ok {
		return i
	}
	if len(s.list) == maxColumns {
		return -1
	}
	if s.at == nil {
		s.at = make(map[string]int32)
	}
	i := int32(len(s.list))
	s.at[string(name)] = i
	s.list = append(s.list, &scattered{values: cells{name: string(name)}})
	return i
}

// take returns the column of a name, nil if there is none, and leaves it out of
// what columns returns.
func (s *scatteredList) take(name string) *scattered {
	i, ok := s.at[name]
	if !ok {
		return nil
	}
	c := s.list[i]
	s.list[i] = nil
	return c
}

// dotValue is a value in a list of attributes: which of which column.
type dotValue struct{ column, value int32 }

// dotDefaults are the attributes that new nodes or edges have in a scope. Scopes
// inside one share its values until they set their own.
type dotDefaults struct {
	values []dotValue
	own    bool // the values are of this scope alone
}

// inner are the defaults of a scope inside this one.
func (d *dotDefaults) inner() dotDefaults { return dotDefaults{values: d.values} }

// set sets the default of a column.
func (d *dotDefaults) set(v dotValue) {
	if !d.own {
		d.values, d.own = append([]dotValue(nil), d.values...), true
	}
	for i := range d.values {
		if d.values[i].column == v.column {
			d.values[i].value = v.value
			return
		}
	}
	d.values = append(d.values, v)
}
