package graph

import (
	"strings"
	"testing"
)

func TestLegalNodesKeepThePicture(t *testing.T) {
	two := func(name string, v ...float64) Column { return Column{Name: name, Float: v} }
	text := func(name string, v ...string) Column { return Column{Name: name, Text: v} }
	ints := func(name string, v ...int64) Column { return Column{Name: name, Int: v} }
	for _, c := range []struct {
		name string
		in   []Column
		want string
	}{
		{"all", []Column{two("x", 1, 2), two("Y", 1, 2), two("z", 0, 0), ints("size", 1, 2), text("color", "#ff00AA", "")}, "x y size color"},
		{"high", []Column{two("x", 1, 2), two("y", 1, 2), two("z", 0, 3)}, "x y z_attr"},
		{"x alone", []Column{two("x", 1, 2), text("y", "a", "b"), text("size", "a", "b")}, "x_attr y_attr size_attr"},
		{"names of colours", []Column{text("color", "red", "#000000")}, "color_attr"},
		{"no colour", []Column{text("color", "#00000g", "")}, "color_attr"},
		{"parts", []Column{ints("r", 255, 0), ints("g", 0, 1), ints("b", 16, 2), text("t", "a", "b")}, "t color"},
		{"parts too large", []Column{ints("r", 256, 0), ints("g", 0, 1), ints("b", 16, 2)}, "r_attr g_attr b_attr"},
		{"parts and colour", []Column{ints("r", 25, 0), ints("g", 0, 1), ints("b", 16, 2), text("color", "", "#010203")}, "r_attr g_attr b_attr color"},
	} {
		s := columnSet{columns: c.in}
		var names []string
		for _, col := range s.legalNodes() {
			names = append(names, col.Name)
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
	s := columnSet{columns: []Column{ints("r", 255, 0), ints("g", 0, 1), ints("b", 16, 2)}}
	if got := s.legalNodes()[0].Text; got[0] != "#ff0010" || got[1] != "#000102" {
		t.Errorf("colours %v", got)
	}
}
