package metrics

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cocite/graph"
	"cocite/graph/csr"
)

func column(t *testing.T, cols []graph.Column, name string) graph.Column {
	t.Helper()
	for _, c := range cols {
		if c.Name == name {
			return c
		}
	}
	t.Fatalf("no column %q", name)
	return graph.Column{}
}

func TestAppearanceSize(t *testing.T) {
	star, err := csr.New(4, true, []csr.Edge{{From: 1, To: 0, Weight: 1}, {From: 2, To: 0, Weight: 1}, {From: 3, To: 0, Weight: 1}, {From: 0, To: 1, Weight: 1}})
	if err != nil {
		t.Fatal(err)
	}
	path := undirected(t, 4, 1, [2]int32{0, 1}, [2]int32{1, 2})
	ring := undirected(t, 4, 1, [2]int32{0, 1}, [2]int32{1, 2}, [2]int32{2, 3}, [2]int32{0, 3})
	for _, c := range []struct {
		name string
		g    *csr.Graph
		col  graph.Column
		want []float64
	}{
		{"arcs that come in", star, graph.Column{}, []float64{100, 59.426, 4, 4}},
		{"edges", path, graph.Column{}, []float64{71.882, 100, 71.882, 4}},
		{"all equal", ring, graph.Column{}, []float64{10, 10, 10, 10}},
		{"a column", path, graph.Column{Name: "h", Int: []int64{0, 1, 4, 16}}, []float64{4, 28, 52, 100}},
		{"missing and not finite", path, graph.Column{Name: "h", Float: []float64{-1, 3, math.Inf(1), 7}, Valid: []bool{true, true, true, false}}, []float64{4, 100, 4, 4}},
		{"nothing known", path, graph.Column{Name: "h", Float: make([]float64, 4), Valid: make([]bool, 4)}, []float64{4, 4, 4, 4}},
		{"very large", path, graph.Column{Name: "h", Float: []float64{-1e308, 1e308, 0, 0}}, []float64{4, 100, 71.882, 71.882}},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := &graph.Network{CSR: c.g, Directed: c.g.IsDirected()}
			o := DefaultAppearance
			if c.col.Name != "" {
				n, o.Size = n.With(c.col), c.col.Name
			}
			cols, err := Appearance(n, o)
			if err != nil {
				t.Fatal(err)
			}
			got := column(t, cols, "size")
			if !slices.Equal(got.Float, c.want) {
				t.Errorf("got %v, want %v", got.Float, c.want)
			}
			if said := strings.Contains(got.Doc, "arcs"); said != n.Directed {
				t.Errorf("got doc %q, directed is %v", got.Doc, n.Directed)
			}
		})
	}
}

func TestAppearanceRefuses(t *testing.T) {
	n := (&graph.Network{CSR: undirected(t, 1, 1)}).With(graph.Column{Name: "title", Text: []string{"a"}})
	for _, o := range []AppearanceOptions{
		{Size: "nowhere", Least: 4, Most: 100},
		{Size: "title", Least: 4, Most: 100},
		{Least: 9, Most: 4},
		{Least: -1, Most: 4},
		{Least: math.NaN(), Most: 4},
		{Least: 1, Most: math.Inf(1)},
	} {
		if _, err := Appearance(n, o); err == nil {
			t.Errorf("%+v: got no error", o)
		}
	}
}

func TestAppearanceColor(t *testing.T) {
	p := Palette()
	many := graph.Column{Name: "community"} // group i has 20−i nodes
	var wantMany []string
	for i := range int64(15) {
		for range 20 - i {
			many.Int = append(many.Int, 100-i)
			if int(i) < len(p) {
				wantMany = append(wantMany, p[i])
			} else {
				wantMany = append(wantMany, paletteGrey)
			}
		}
	}
	for _, c := range []struct {
		name string
		col  graph.Column
		want []string
	}{
		{"no communities", graph.Column{Name: "other", Int: []int64{1, 2}}, []string{p[0], p[0]}},
		{"by size", graph.Column{Name: "community", Int: []int64{7, 3, 3}}, []string{p[1], p[0], p[0]}},
		{"missing", graph.Column{Name: "community", Int: []int64{7, 3, 3}, Valid: []bool{true, false, true}}, []string{p[0], paletteGrey, p[1]}},
		{"NaN is missing", graph.Column{Name: "community", Float: []float64{math.NaN(), 3, math.NaN()}}, []string{paletteGrey, p[0], paletteGrey}},
		{"text", graph.Column{Name: "community", Text: []string{"b", "a", "a"}}, []string{p[1], p[0], p[0]}},
		{"more than colours", many, wantMany},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := (&graph.Network{CSR: undirected(t, c.col.Len(), 1)}).With(c.col)
			cols, err := Appearance(n, DefaultAppearance)
			if err != nil {
				t.Fatal(err)
			}
			if got := column(t, cols, "color").Text; !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// TestPalette sees the colours as people with full sight, without red cones and
// without green cones do (Machado et al. 2009, doi:10.1109/TVCG.2009.113) and
// asks for a distance in CIELAB of at least 14 between any two.
func TestPalette(t *testing.T) {
	eyes := map[string][9]float64{
		"all cones":      {1, 0, 0, 0, 1, 0, 0, 0, 1},
		"no red cones":   {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
		"no green cones": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881},
	}
	all := append(Palette(), paletteGrey)
	if len(all) < 11 {
		t.Fatalf("got %d colours, want at least 10", len(all)-1)
	}
	for name, eye := range eyes {
		for i, a := range all {
			for _, b := range all[:i] {
				p, q := lab(t, a, eye), lab(t, b, eye)
				if d := math.Sqrt(math.Pow(p[0]-q[0], 2) + math.Pow(p[1]-q[1], 2) + math.Pow(p[2]-q[2], 2)); d < 14 {
					t.Errorf("%s: %s and %s are %.1f apart", name, a, b, d)
				}
			}
		}
	}
}

// lab is a colour in CIELAB (D65), seen through a matrix on linear RGB.
func lab(t *testing.T, color string, eye [9]float64) [3]float64 {
	hex, err := strconv.ParseUint(strings.TrimPrefix(color, "#"), 16, 32)
	if err != nil || len(color) != 7 {
		t.Fatalf("%q is no colour", color)
	}
	linear := func(shift uint) float64 {
		c := float64(hex>>shift&255) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	r, g, b := linear(16), linear(8), linear(0)
	see := func(i int) float64 { return min(1, max(0, eye[i]*r+eye[i+1]*g+eye[i+2]*b)) }
	r, g, b = see(0), see(3), see(6)
	f := func(x float64) float64 {
		if x > 216./24389 {
			return math.Cbrt(x)
		}
		return (24389./27*x + 16) / 116
	}
	x := f((0.4124*r + 0.3576*g + 0.1805*b) / 0.9505)
	y := f(0.2126*r + 0.7152*g + 0.0722*b)
	z := f((0.0193*r + 0.1192*g + 0.9505*b) / 1.089)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}
