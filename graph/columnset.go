package graph

import (
	"iter"
	"strconv"
	"strings"
)

// columnSet joins columns of several tables into columns of one.
type columnSet struct {
	columns []Column
	at      table[string]
}

// merge copies values of a column into rows of the joint column of the same
// name, where none is known yet. A column whose type differs turns to text.
func (s *columnSet) merge(c Column, rows int, pairs iter.Seq2[int, int]) {
	i := s.at.add(c.Name, nil)
	if int(i) == len(s.columns) {
		s.columns = append(s.columns, emptyLike(c, rows))
	}
	to := &s.columns[i]
	if !sameType(*to, c) {
		*to, c = asText(*to), asText(c)
	}
	for row, from := range pairs {
		if to.Valid[row] || !c.Known(from) {
			continue
		}
		to.Valid[row] = true
		switch {
		case to.Int != nil:
			to.Int[row] = c.Int[from]
		case to.Float != nil:
			to.Float[row] = c.Float[from]
		default:
			to.Text[row] = c.Text[from]
		}
	}
}

// emptyLike is a column of the same type without values.
func emptyLike(c Column, rows int) Column {
	e := Column{Name: c.Name, Doc: c.Doc, Valid: make([]bool, rows)}
	switch {
	case c.Int != nil:
		e.Int = make([]int64, rows)
	case c.Float != nil:
		e.Float = make([]float64, rows)
	default:
		e.Text = make([]string, rows)
	}
	return e
}

func sameType(a, b Column) bool {
	return (a.Int != nil) == (b.Int != nil) && (a.Float != nil) == (b.Float != nil)
}

// asText turns numbers into text, shortest form.
func asText(c Column) Column {
	if c.Text != nil {
		return c
	}
	t := Column{Name: c.Name, Doc: c.Doc, Text: make([]string, c.Len()), Valid: c.Valid}
	for i := range t.Text {
		switch {
		case !c.Known(i):
		case c.Int != nil:
			t.Text[i] = strconv.FormatInt(c.Int[i], 10)
		case c.Float != nil:
			t.Text[i] = strconv.FormatFloat(c.Float[i], 'f', -1, 64)
		}
	}
	return t
}

// legal returns the columns under names that every writer takes.
func (s *columnSet) legal() []Column {
	used := make(map[string]bool)
	for i := range s.columns {
		c := &s.columns[i]
		name := legalName(c.Name)
		for k := 2; used[name]; k++ {
			name = legalName(c.Name) + "_" + strconv.Itoa(k)
		}
		used[name] = true
		c.Name = name
		if allTrue(c.Valid) {
			c.Valid = nil
		}
	}
	return s.columns
}

func allTrue(values []bool) bool {
	for _, v := range values {
		if !v {
			return false
		}
	}
	return true
}

// reserved are the column names that writers and Gephi use for themselves.
var reserved = [...]string{
	"id", "label", "source", "target", "type", "kind", "weight", "interval", "timeset", "timestamp",
	"start", "end", "x", "y", "z", "r", "g", "b", "size", "color", "nodes", "edges", "viz",
}

// legalName makes a name of the form [a-z][a-z0-9_]* that is not reserved.
func legalName(name string) string {
	var b strings.Builder
	for _, r := range Fold(name) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "_"):
			b.WriteByte('_')
		}
	}
	legal := strings.Trim(b.String(), "_")
	if legal == "" || legal[0] >= '0' && legal[0] <= '9' {
		legal = strings.TrimSuffix("c_"+legal, "_")
	}
	for _, r := range reserved {
		if legal == r {
			return legal + "_attr"
		}
	}
	return legal
}
