package export

import (
	"strconv"

	"cocite/graph"
)

// look is how nodes are drawn: the columns x, y, size and color of a network.
type look struct {
	x, y, size field
	color      []rgb
	colored    []bool // nil if there are no colours
	placed     bool   // x and y are set
	sized      bool
}

// rgb is a colour.
type rgb struct{ r, g, b uint8 }

// takeLook sets the columns of the picture apart and returns the others: x and
// y if both are numbers, size if it is a number, color if every known value is
// "#rrggbb".
func (s *sheet) takeLook(cols []graph.Column) []graph.Column {
	at := func(name string) int {
		for i, c := range cols {
			if c.Name == name {
				return i
			}
		}
		return -1
	}
	x, y, size, color := at("x"), at("y"), at("size"), at("color")
	taken := make([]bool, len(cols)+1) // the last entry stands for index -1
	mark := func(i int) { taken[(i+len(taken))%len(taken)] = true }
	if s.look.place(cols, x, y) {
		mark(x)
		mark(y)
	}
	if s.look.scale(cols, size) {
		mark(size)
	}
	if color >= 0 && s.look.paint(cols[color]) {
		mark(color)
	}
	var rest []graph.Column
	for i, c := range cols {
		if !taken[i] {
			rest = append(rest, c)
		}
	}
	return rest
}

// numeric readies column i if it holds numbers.
func numeric(cols []graph.Column, i int) (field, bool) {
	if i < 0 || cols[i].Text != nil {
		return field{}, false
	}
	return makeField(cols[i].Name, cols[i])
}

// place takes the coordinates.
func (l *look) place(cols []graph.Column, xi, yi int) bool {
	x, okX := numeric(cols, xi)
	y, okY := numeric(cols, yi)
	l.placed = okX && okY
	if l.placed {
		l.x, l.y = x, y
	}
	return l.placed
}

// scale takes the sizes. A size below zero means nothing and is left out.
func (l *look) scale(cols []graph.Column, i int) bool {
	size, ok := numeric(cols, i)
	if !ok {
		return false
	}
	size.hide(cols[i].Len(), func(i int) bool { return size.number(i) < 0 })
	l.size, l.sized = size, true
	return true
}

// paint takes the colours.
func (l *look) paint(c graph.Column) bool {
	color, colored := make([]rgb, c.Len()), make([]bool, c.Len())
	for i, t := range c.Text {
		if !c.Known(i) || t == "" {
			continue
		}
		p, ok := parseColor(t)
		if !ok {
			return false
		}
		color[i], colored[i] = p, true
	}
	if c.Text == nil {
		return false
	}
	l.color, l.colored = color, colored
	return true
}

// parseColor reads "#rrggbb".
func parseColor(s string) (rgb, bool) {
	if len(s) != 7 || s[0] != '#' {
		return rgb{}, false
	}
	v, err := strconv.ParseUint(s[1:], 16, 32)
	return rgb{uint8(v >> 16), uint8(v >> 8), uint8(v)}, err == nil
}

// position is where node i stands.
func (l *look) position(i int) (x, y float64, ok bool) {
	if !l.placed || !l.x.has(i) || !l.y.has(i) {
		return 0, 0, false
	}
	return l.x.number(i), l.y.number(i), true
}

// sizeOf is the size of node i.
func (l *look) sizeOf(i int) (float64, bool) {
	if !l.sized || !l.size.has(i) {
		return 0, false
	}
	return l.size.number(i), true
}

// colorOf is the colour of node i.
func (l *look) colorOf(i int) (rgb, bool) {
	if l.colored == nil || !l.colored[i] {
		return rgb{}, false
	}
	return l.color[i], true
}

// appendHex writes a colour as #rrggbb.
func (c rgb) appendHex(b []byte) []byte {
	const digits = "0123456789abcdef"
	b = append(b, '#')
	for _, v := range [3]uint8{c.r, c.g, c.b} {
		b = append(b, digits[v>>4], digits[v&15])
	}
	return b
}

// fields are the columns of the picture, for formats that have no other place
// for them.
func (l *look) fields() []field {
	var out []field
	if l.placed {
		out = append(out, l.x, l.y)
	}
	if l.sized {
		out = append(out, l.size)
	}
	if l.colored != nil {
		out = append(out, l.colorField())
	}
	return out
}

// colorField is the colours as text.
func (l *look) colorField() field {
	f := field{name: "color", kind: textKind, known: l.colored, texts: make([]string, len(l.color))}
	for i, c := range l.color {
		if l.colored[i] {
			f.texts[i] = string(c.appendHex(nil))
		}
	}
	return f
}
