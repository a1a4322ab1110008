package export

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cocite/graph"
	"cocite/graph/csr"
)

func TestColumnName(t *testing.T) {
	used := map[string]bool{}
	for _, c := range []struct{ in, want string }{
		{"year", "year"}, {"Year", "year_2"}, {"year", "year_3"}, {"h index", "h_index"}, {"  A--b!  ", "a_b"},
		{"2nd", "c_2nd"}, {"", "column"}, {"été", "t"}, {"张", "column_2"}, {"_x_", "x_2"}, {"label", "label_attr"},
		{"Weight", "weight_attr"}, {"label_attr", "label_attr_2"}, {"interval", "inter_val_attr"}, {"my_timestamp", "my_time_stamp"},
	} {
		// x itself is reserved, so the name _x_ must not become it
		if c.in == "_x_" {
			c.want = "x_attr"
		}
		if got := columnName(c.in, used); got != c.want {
			t.Errorf("columnName(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestColumnNameProperty(t *testing.T) {
	legal := regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-zA-Z_]{0,4}[0-9]{0,2}`), rapid.SampledFrom(strings.Fields(reservedNames)))
		used, seen := map[string]bool{}, map[string]bool{}
		for _, s := range rapid.SliceOfN(word, 0, 20).Draw(t, "names") {
			name := columnName(s, used)
			if !legal.MatchString(name) || reserved(name) || seen[name] {
				t.Fatalf("columnName(%q) = %q after %v", s, name, seen)
			}
			seen[name] = true
		}
	})
}

func TestMakeField(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(-1)
	for _, c := range []struct {
		name string
		col  graph.Column
		kind kind
		has  []bool
	}{
		{"float", graph.Column{Float: []float64{1, nan, inf}}, floatKind, []bool{true, false, false}},
		{"int", graph.Column{Int: []int64{math.MaxInt32, math.MinInt32}}, intKind, []bool{true, true}},
		{"long", graph.Column{Int: []int64{1, math.MaxInt32 + 1}}, longKind, []bool{true, true}},
		{"negative long", graph.Column{Int: []int64{1, math.MinInt32 - 1}}, longKind, []bool{true, true}},
		{"longest", graph.Column{Int: []int64{1 << 53, -1 << 53}}, longKind, []bool{true, true}},
		{"big", graph.Column{Int: []int64{1, 1<<53 + 1}}, bigKind, []bool{true, true}},
		{"negative big", graph.Column{Int: []int64{1, -1<<53 - 1}}, bigKind, []bool{true, true}},
		{"big but missing", graph.Column{Int: []int64{1, 1 << 60}, Valid: []bool{true, false}}, intKind, []bool{true, false}},
		{"text", graph.Column{Text: []string{"a", "", "\x00"}}, textKind, []bool{true, false, false}},
		{"flag", graph.Column{Text: []string{"true", "", "false"}}, flagKind, []bool{true, false, true}},
		{"no flag", graph.Column{Text: []string{"true", "maybe"}}, textKind, []bool{true, true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, ok := makeField("f", c.col)
			got := make([]bool, c.col.Len())
			for i := range got {
				got[i] = f.has(i)
			}
			if !ok || f.kind != c.kind || !slices.Equal(got, c.has) {
				t.Errorf("ok %v, kind %d, has %v", ok, f.kind, got)
			}
		})
	}
	for _, c := range []graph.Column{{Float: []float64{nan}}, {Text: []string{""}}, {Int: []int64{1}, Valid: []bool{false}}, {}} {
		if _, ok := makeField("f", c); ok {
			t.Errorf("%v has a value", c)
		}
	}
}

// TestMakeFieldKeepsTheNetwork: readying a column must not change it.
func TestMakeFieldKeepsTheNetwork(t *testing.T) {
	c := graph.Column{Text: []string{"a\x00", "", "b"}, Valid: []bool{true, true, true}}
	makeField("f", c)
	if !slices.Equal(c.Text, []string{"a\x00", "", "b"}) || !slices.Equal(c.Valid, []bool{true, true, true}) {
		t.Errorf("the column became %v", c)
	}
}

func TestUniqueIDs(t *testing.T) {
	for _, c := range []struct{ in, want []string }{
		{nil, nil},
		{[]string{"a", "b"}, []string{"a", "b"}},
		{[]string{"a\x01", "a", "a\x02", "\x03"}, []string{"a_2", "a", "a_3", "node"}},
		{[]string{"x  y", "x y", "x y_2"}, []string{"x y_3", "x y", "x y_2"}},
	} {
		if got := uniqueIDs(c.in); !slices.Equal(got, c.want) {
			t.Errorf("uniqueIDs(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// weighted is a path of three edges with weights that no reader takes.
func weighted(t testing.TB) *graph.Network {
	t.Helper()
	g, err := csr.New(4, false, []csr.Edge{{From: 0, To: 1, Weight: 0}, {From: 1, To: 2, Weight: -1.5}, {From: 2, To: 3, Weight: 2}})
	if err != nil {
		t.Fatal(err)
	}
	return &graph.Network{CSR: g, IDs: []string{"a", "b", "c", "d"}, Labels: []string{"a", "b", "c", "d"}, Edges: []graph.Column{
		{Name: "label", Text: []string{"", "two\nlines", ""}},
	}}
}

// TestWeightsAreAboveZero: an edge of another weight has none, and the number
// is kept in a column.
func TestWeightsAreAboveZero(t *testing.T) {
	want := []row{
		{"source": "a", "target": "b", "given_value": "0.0"},
		{"source": "b", "target": "c", "given_value": "-1.5", "label": "two lines"},
		{"source": "c", "target": "d", "weight": "2.0"},
	}
	meta, _, edges := readJSONL(t, render(t, format(t, "jsonl"), 0, weighted(t), Options{}))
	check(t, nil, edges, nil, want)
	if notes := meta["notes"].([]any); len(notes) != 1 || notes[0] != "weights that are not above zero are in the edge column given_value" {
		t.Errorf("notes %v", notes)
	}
	_, _, edges = readGraphML(t, render(t, format(t, "graphml"), 0, weighted(t), Options{}))
	check(t, nil, edges, nil, want)
	_, edges = readRows(t, render(t, format(t, "csv"), 0, weighted(t), Options{}), ',')
	for i, e := range edges {
		delete(e, "type")
		delete(e, "id")
		edges[i] = e
	}
	check(t, nil, edges, nil, want)
	_, _, edges = readGEXF(t, render(t, format(t, "gexf"), 0, weighted(t), Options{}))
	_, _, dot := readDOT(t, render(t, format(t, "dot"), 0, weighted(t), Options{}))
	for i := range want {
		delete(edges[i], "id")
		delete(dot[i], "penwidth")
	}
	check(t, nil, edges, nil, want)
	check(t, nil, dot, nil, want)
}

// TestLookNeedsItsTypes: columns of a picture that hold something else stay
// ordinary columns.
func TestLookNeedsItsTypes(t *testing.T) {
	n := weighted(t).With(
		graph.Column{Name: "x", Float: []float64{1, 2, 3, 4}},
		graph.Column{Name: "color", Text: []string{"#000000", "red", "", ""}},
		graph.Column{Name: "size", Text: []string{"big", "", "", ""}},
	)
	s := newSheet(n)
	var got []string
	for _, f := range s.nodes {
		got = append(got, f.name)
	}
	if s.look.placed || s.look.sized || s.look.colored != nil || !slices.Equal(got, []string{"x_attr", "color_attr", "size_attr"}) {
		t.Errorf("columns %v, look %+v", got, s.look)
	}
}

func TestParseColor(t *testing.T) {
	for in, ok := range map[string]bool{"#1f77b4": true, "#1F77B4": true, "1f77b4": false, "#1f77b": false, "#1f77bg": false, "#+f77b4": false, "": false} {
		c, got := parseColor(in)
		if got != ok || (ok && string(c.appendHex(nil)) != strings.ToLower(in)) {
			t.Errorf("parseColor(%q) = %v, %v", in, c, got)
		}
	}
}

// TestEmptyNetworks: nothing in, a well-formed file out.
func TestEmptyNetworks(t *testing.T) {
	g, err := csr.New(0, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	n := &graph.Network{CSR: g}
	if _, nodes, edges := readGEXF(t, render(t, format(t, "gexf"), 0, n, Options{})); nodes != nil || edges != nil {
		t.Error("gexf: something of nothing")
	}
	if f, nodes, edges := readGraphML(t, render(t, format(t, "graphml"), 0, n, Options{})); nodes != nil || edges != nil || f.Keys != nil {
		t.Error("graphml: something of nothing")
	}
	if _, nodes, edges := readJSONL(t, render(t, format(t, "jsonl"), 0, n, Options{})); nodes != nil || edges != nil {
		t.Error("jsonl: something of nothing")
	}
	if got := render(t, format(t, "csv"), 0, n, Options{}); got != "Source,Target,Type,Id\n" {
		t.Errorf("csv: %q", got)
	}
	if got := render(t, format(t, "dot"), 0, n, Options{}); !strings.HasSuffix(got, "graph \"graph\" {\n}\n") {
		t.Errorf("dot: %q", got)
	}
}

// TestUniqueLabels: equal labels get numbers, and none that another label has.
func TestUniqueLabels(t *testing.T) {
	s := &sheet{labels: []string{"a", "a [2]", "a", "a", "b", "a [2]"}}
	s.uniqueLabels()
	if want := []string{"a", "a [2]", "a [3]", "a [4]", "b", "a [2] [2]"}; !slices.Equal(s.labels, want) {
		t.Errorf("labels %q, want %q", s.labels, want)
	}
	many := &sheet{labels: make([]string, 100_000)}
	many.uniqueLabels() // which must not look at each for each
	if last := many.labels[len(many.labels)-1]; last != " [100000]" {
		t.Errorf("the last label is %q", last)
	}
}
