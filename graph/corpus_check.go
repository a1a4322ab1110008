package graph

import (
	"fmt"
	"reflect"
)

// Check returns an error if the columns of a table differ in length or an index
// points outside of its table. What a Builder makes passes; what comes from
// elsewhere can then be used without a panic.
func (c *Corpus) Check() error {
	for _, t := range c.tables() {
		if err := t.sameLength(); err != nil {
			return err
		}
	}
	for _, l := range c.links() {
		if err := l.lists.Below(l.below); err != nil {
			return fmt.Errorf("%s: %w", l.name, err)
		}
	}
	if m, n := len(c.Papers.Matches), c.Papers.Refs.Total(); m != n {
		return fmt.Errorf("Papers.Matches has %d rows, not one for each of %d citations", m, n)
	}
	return c.checkIndexes()
}

// checkedTable is one table of a corpus with the number of its rows.
type checkedTable struct {
	name    string
	rows    int
	columns reflect.Value // a struct of slices and Lists
}

func (c *Corpus) tables() []checkedTable {
	return []checkedTable{
		{"Papers", c.Papers.N(), reflect.ValueOf(c.Papers)},
		{"Authors", c.Authors.N(), reflect.ValueOf(c.Authors)},
		{"Sources", c.Sources.N(), reflect.ValueOf(c.Sources)},
		{"Institutions", c.Institutions.N(), reflect.ValueOf(c.Institutions)},
		{"Countries", c.Countries.N(), reflect.ValueOf(c.Countries)},
		{"Keywords", c.Keywords.N(), reflect.ValueOf(c.Keywords)},
	}
}

// notPerPaper are the fields of Papers that do not have one row a paper.
func notPerPaper(name string) bool { return name == "Counts" || name == "Matches" }

// sameLength returns an error if a column is longer or shorter than the table.
func (t checkedTable) sameLength() error {
	for i := range t.columns.NumField() {
		if notPerPaper(t.columns.Type().Field(i).Name) {
			continue
		}
		n := -1
		switch f := t.columns.Field(i); {
		case f.Kind() == reflect.Slice:
			n = f.Len()
		case f.Type() == reflect.TypeFor[Lists]():
			n = f.Interface().(Lists).Len()
		}
		if n != t.rows {
			return fmt.Errorf("%s.%s has %d rows, not %d", t.name, t.columns.Type().Field(i).Name, n, t.rows)
		}
	}
	return nil
}

// checkedLists are lists of indexes into a table of so many rows.
type checkedLists struct {
	name  string
	lists Lists
	below int
}

func (c *Corpus) links() []checkedLists {
	p, n := &c.Papers, c.Papers.N()
	return []checkedLists{
		{"Papers.Authors", p.Authors, c.Authors.N()},
		{"Papers.Refs", p.Refs, n},
		{"Papers.Citers", p.Citers, n},
		{"Papers.Keywords", p.Keywords, c.Keywords.N()},
		{"Papers.Institutions", p.Institutions, c.Institutions.N()},
		{"Papers.Countries", p.Countries, c.Countries.N()},
		{"Authors.Papers", c.Authors.Papers, n},
		{"Sources.Papers", c.Sources.Papers, n},
		{"Institutions.Papers", c.Institutions.Papers, n},
		{"Countries.Papers", c.Countries.Papers, n},
		{"Keywords.Papers", c.Keywords.Papers, n},
	}
}

// checkIndexes checks the indexes that stand outside of lists.
func (c *Corpus) checkIndexes() error {
	n, sources := int32(c.Papers.N()), int32(c.Sources.N())
	for i, f := range c.Papers.Families {
		if f < 0 || f >= n {
			return fmt.Errorf("Papers.Families: paper %d is of the family of %d of %d", i, f, n)
		}
	}
	for _, s := range c.Papers.Counts {
		if len(s.N) != int(n) {
			return fmt.Errorf("Papers.Counts: %d of %s, not %d", len(s.N), s.By, n)
		}
	}
	for i, v := range c.Values {
		if v.Paper < 0 || v.Paper >= n || v.Origin < 0 || int(v.Origin) >= len(c.Papers.Origins[v.Paper]) {
			return fmt.Errorf("row %d of Values is of record %d of paper %d", i, v.Origin, v.Paper)
		}
	}
	for i, s := range c.Papers.Source {
		if s < -1 || s >= sources {
			return fmt.Errorf("Papers.Source: paper %d is of source %d of %d", i, s, sources)
		}
	}
	for i, e := range c.Related {
		if min(e.A, e.B) < 0 || max(e.A, e.B) >= n {
			return fmt.Errorf("Related: edge %d joins papers %d and %d of %d", i, e.A, e.B, n)
		}
	}
	return nil
}
