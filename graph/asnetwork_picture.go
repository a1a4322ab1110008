package graph

import (
	"fmt"
	"slices"
)

// pictureNames are the columns that say how nodes are drawn.
var pictureNames = [...]string{"x", "y", "size", "color"}

// pictureOf finds the columns of a graph file that say how its nodes are drawn, -1
// for each that is not there: x and y if both are numbers, size if it is one, color
// if every known value is #rrggbb.
func pictureOf(cols []Column) (at [len(pictureNames)]int) {
	for k, name := range pictureNames {
		at[k] = -1
		for i, c := range cols {
			if Fold(c.Name) == name && at[k] < 0 && (name == "color") == (c.Text != nil) {
				at[k] = i
			}
		}
	}
	if at[0] < 0 || at[1] < 0 {
		at[0], at[1] = -1, -1
	}
	if at[3] >= 0 && !onlyColors(cols[at[3]]) {
		at[3] = -1
	}
	return at
}

// onlyColors tells whether every known value is #rrggbb.
func onlyColors(c Column) bool {
	for i, t := range c.Text {
		if !c.Known(i) || t == "" {
			continue
		}
		if len(t) != len("#rrggbb") || t[0] != '#' {
			return false
		}
		for _, d := range []byte(t[1:]) {
			if (d < '0' || d > '9') && (d|0x20 < 'a' || d|0x20 > 'f') {
				return false
			}
		}
	}
	return true
}

// legalNodes returns the columns of nodes under names that every writer takes. Those
// of a picture keep theirs, so that it can be written again: x, y, size and color, the
// last also from r, g and b. A third coordinate that is zero everywhere is left out.
func (s *columnSet) legalNodes() []Column {
	s.columns = withColor(s.columns)
	at := pictureOf(s.columns)
	flat := -1
	for i, c := range s.columns {
		if at[0] >= 0 && Fold(c.Name) == "z" && allZero(c) {
			flat = i
		}
	}
	cols := s.legalTimed()
	for k, i := range at {
		if i >= 0 {
			cols[i].Name = pictureNames[k]
		}
	}
	if flat >= 0 {
		cols = append(cols[:flat:flat], cols[flat+1:]...)
	}
	return cols
}

// withColor joins columns r, g and b of numbers from 0 to 255 into one of colours,
// unless there is one.
func withColor(cols []Column) []Column {
	var parts [3]int
	for k, name := range [...]string{"r", "g", "b"} {
		parts[k] = -1
		for i, c := range cols {
			if Fold(c.Name) == name && c.Int != nil && inByte(c) {
				parts[k] = i
			}
			if Fold(c.Name) == "color" {
				return cols
			}
		}
		if parts[k] < 0 {
			return cols
		}
	}
	r, g, b := cols[parts[0]], cols[parts[1]], cols[parts[2]]
	color := Column{Name: "color", Doc: "colour", Text: make([]string, len(r.Int)), Valid: make([]bool, len(r.Int))}
	for i := range color.Text {
		if color.Valid[i] = r.Known(i) && g.Known(i) && b.Known(i); color.Valid[i] {
			color.Text[i] = fmt.Sprintf("#%02x%02x%02x", r.Int[i], g.Int[i], b.Int[i])
		}
	}
	var out []Column
	for i, c := range cols {
		if !slices.Contains(parts[:], i) {
			out = append(out, c)
		}
	}
	return append(out, color)
}

// inByte tells whether every known number is from 0 to 255.
func inByte(c Column) bool {
	for i, v := range c.Int {
		if c.Known(i) && (v < 0 || v > 255) {
			return false
		}
	}
	return true
}

// timeNames are the columns that say when nodes and edges are there.
var timeNames = [...]string{"start", "end"}

// legalTimed is legal, and keeps the names of the columns of times.
func (s *columnSet) legalTimed() []Column {
	names := make([]string, len(s.columns))
	for i, c := range s.columns {
		names[i] = c.Name
	}
	cols := s.legal()
	for i := range cols {
		if slices.Contains(timeNames[:], names[i]) {
			cols[i].Name = names[i]
		}
	}
	return cols
}

// allZero tells whether a column holds no number but 0.
func allZero(c Column) bool {
	for _, v := range c.Float {
		if v != 0 {
			return false
		}
	}
	for _, v := range c.Int {
		if v != 0 {
			return false
		}
	}
	return c.Text == nil
}
