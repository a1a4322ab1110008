package ingest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cocite/graph"
)

// draw reads a graph file from text. It returns the drawing and the problems as
// "line code".
func draw(t testing.TB, f Format, text string) (*graph.Drawing, []string) {
	t.Helper()
	d, problems, err := drawText(f, text, DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return d, problems
}

// drawText is draw for files that may fail.
func drawText(f Format, text string, l Limits) (*graph.Drawing, []string, error) {
	var problems []string
	in := Input{R: strings.NewReader(text), File: "dir/sample.x", Limits: l}
	in.Problem = func(p *graph.Problem) { problems = append(problems, fmt.Sprintf("%d %s", p.Line, p.Code)) }
	d, err := f.Drawing(in)
	return d, problems, err
}

// arcs writes the edges of a drawing as "a>b:2.5@line", with what is given.
func arcs(d *graph.Drawing) string {
	var out []string
	for i, u := range d.From {
		s := d.IDs[u] + ">" + d.IDs[d.To[i]]
		if d.Weights != nil {
			s += fmt.Sprintf(":%v", d.Weights[i])
		}
		switch {
		case d.Lines != nil:
			s += fmt.Sprintf("@%d", d.Lines[i])
		case d.FirstLine > 0:
			s += fmt.Sprintf("@%d", d.FirstLine+i)
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

// values writes a column as its name, and its values; a missing one is "-".
func values(c graph.Column) string {
	out := []string{c.Name}
	for i := range c.Len() {
		v := "-"
		if x := c.Value(i); x != nil {
			v = fmt.Sprintf("%v", x)
			if _, text := x.(string); text {
				v = fmt.Sprintf("%q", x)
			}
		}
		out = append(out, v)
	}
	return strings.Join(out, " ")
}

// columnsText writes columns, one a line.
func columnsText(cols []graph.Column) string {
	var out []string
	for _, c := range cols {
		out = append(out, values(c))
	}
	return strings.Join(out, "\n")
}

// same compares texts.
func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s\n got %s\nwant %s", what, got, want)
	}
}

// checkDrawing checks what must hold of every drawing.
func checkDrawing(t testing.TB, d *graph.Drawing) {
	t.Helper()
	n, m := len(d.IDs), len(d.From)
	for what, l := range map[string][2]int{
		"labels": {len(d.Labels), n}, "declared": {len(d.Declared), n}, "weights": {len(d.Weights), m}, "lines": {len(d.Lines), m},
	} {
		if l[0] != 0 && l[0] != l[1] {
			t.Fatalf("%d %s for %d", l[0], what, l[1])
		}
	}
	if len(d.To) != m {
		t.Fatalf("%d ends for %d edges", len(d.To), m)
	}
	for i := range d.From {
		if d.From[i] < 0 || int(d.From[i]) >= n || d.To[i] < 0 || int(d.To[i]) >= n {
			t.Fatalf("edge %d–%d of %d nodes", d.From[i], d.To[i], n)
		}
	}
	seen := map[string]bool{}
	for _, id := range d.IDs {
		if seen[id] || id == "" {
			t.Fatalf("id %q is there twice or empty", id)
		}
		seen[id] = true
	}
	for _, c := range d.Nodes {
		checkColumn(t, c, n)
	}
	for _, c := range d.Edges {
		checkColumn(t, c, m)
	}
}

func checkColumn(t testing.TB, c graph.Column, rows int) {
	t.Helper()
	if c.Name == "" || c.Len() != rows || (c.Valid != nil && len(c.Valid) != rows) {
		t.Fatalf("column %q has %d values and %d marks for %d rows", c.Name, c.Len(), len(c.Valid), rows)
	}
}

// fuzzDrawing fuzzes a format: no panic, a sound drawing, the same twice.
func fuzzDrawing(f *testing.F, format Format, seeds ...string) {
	for _, s := range seeds {
		f.Add(s)
	}
	limits := Limits{Record: 1 << 12, Depth: 20}
	f.Fuzz(func(t *testing.T, text string) {
		format.Sniff([]byte(text))
		d, problems, err := drawText(format, text, limits)
		if err != nil {
			return
		}
		checkDrawing(t, d)
		again, problemsAgain, _ := drawText(format, text, limits)
		if arcs(d) != arcs(again) || !slices.Equal(problems, problemsAgain) {
			t.Fatal("read twice, it differs")
		}
	})
}

func TestNumberIDs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.OneOf(
			rapid.StringMatching(`[0-9]{1,3}`), rapid.StringMatching(`n[0-9]{1,3}`), rapid.StringMatching(`[1-9][0-9]{3,22}`), rapid.StringMatching(`[a-z0-9+-]{1,4}`),
		)
		var fast, prefixed numberIDs
		var plain nodeIDs
		for _, s := range rapid.SliceOf(id).Draw(t, "ids") {
			want, isNew := plain.of([]byte(s))
			if got := fast.of([]byte(s)); got != want {
				t.Fatalf("id %q is node %d, want %d", s, got, want)
			}
			if got, fresh := prefixed.next([]byte(s)); got != want || fresh != isNew || prefixed.text(got) != s {
				t.Fatalf("id %q is node %d, new: %v, named %q; want %d, %v", s, got, fresh, prefixed.text(got), want, isNew)
			}
		}
		if !slices.Equal(fast.list(), plain.list) || !slices.Equal(prefixed.list(), plain.list) {
			t.Fatalf("got %q and %q, want %q", fast.list(), prefixed.list(), plain.list)
		}
	})
}

// TestNumberIDsStaySmall: one large number does not make the array large.
func TestNumberIDsStaySmall(t *testing.T) {
	var ids numberIDs
	for _, s := range []string{"1", "999999999999999999", "70000", "1", "70000", "999999999999999999"} {
		ids.of([]byte(s))
	}
	if len(ids.dense) > 2*denseStart || len(ids.order) != 3 {
		t.Errorf("%d places for %d nodes", len(ids.dense), len(ids.order))
	}
	for i := range denseStart { // now 70000 is small beside the count, and still where it was
		ids.of(fmt.Appendf(nil, "%d", i))
	}
	for range 2 { // the first time it moves into the array
		if got := ids.of([]byte("70000")); got != 2 {
			t.Errorf("70000 became node %d", got)
		}
	}
}

func TestParseNumber(t *testing.T) {
	for _, c := range []struct {
		in      string
		decimal byte
		want    float64
		ok      bool
	}{
		{"0", '.', 0, true}, {"12", '.', 12, true}, {"0.1", '.', 0.1, true}, {"-2.5e3", '.', -2500, true}, {"+1", '.', 1, true},
		{"1,5", ',', 1.5, true}, {"1,5", '.', 0, false}, {"", '.', 0, false}, {".", '.', 0, false}, {"1.2.3", '.', 0, false},
		{"0x10", '.', 0, false}, {"1_0", '.', 0, false}, {"inf", '.', 0, false}, {"nan", '.', 0, false}, {"1e999", '.', 0, false},
		{"0.12345678901234568", '.', 0.12345678901234568, true}, {"1.", '.', 1, true}, {".5", '.', 0.5, true},
	} {
		if got, ok := parseNumber([]byte(c.in), c.decimal); ok != c.ok || (ok && got != c.want) {
			t.Errorf("parseNumber(%q, %q) = %v, %v", c.in, c.decimal, got, ok)
		}
	}
}

func TestShortNumberIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[0-9]{0,9}\.?[0-9]{1,6}`).Draw(t, "number")
		got, ok := shortNumber([]byte(s), '.')
		var want float64
		if _, err := fmt.Sscanf(s, "%g", &want); err != nil || !ok || got != want {
			t.Fatalf("shortNumber(%q) = %v, %v, want %v", s, got, ok, want)
		}
	})
}

func TestCellsColumn(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"1|2|", "c 1 2 -"},
		{"-0|12|NA", "c 0 12 -"},
		{"1|2.50|null", "c 1 2.5 -"},
		{"007|8", `c "007" "8"`},
		{"1,5|2", "c 1.5 2"},
		{"1|x|", `c "1" "x" -`},
		{"NA|nan", `c "NA" "nan"`},
		{"123456789012345678901|1", `c "123456789012345678901" "1"`},
		{"+1|2", "c 1 2"},
		{"9223372036854775807|1", "c 9223372036854775807 1"},
	} {
		col := cells{name: "c"}
		for i, v := range strings.Split(c.in, "|") {
			col.set(i, []byte(v))
		}
		got, ok := col.column(".,")
		if !ok || values(got) != c.want {
			t.Errorf("%s: got %s, want %s", c.in, values(got), c.want)
		}
	}
	empty := cells{}
	empty.pad(3)
	if _, ok := empty.column("."); ok {
		t.Error("a column of nothing")
	}
}

// TestAbsentValuesAreBounded: columns that are mostly empty, or the same default
// everywhere, are not spelt out without bound; full ones are.
func TestAbsentValuesAreBounded(t *testing.T) {
	var l columnList
	for _, name := range []string{"full", "sparse", "default", "late"} {
		l.of(name)
	}
	for i := range 10 {
		l.of("full").set(i, []byte("1"))
	}
	l.of("sparse").set(3, []byte("2"))
	l.of("default").fallback = []byte("x")
	for room, want := range map[int]string{9: "full sparse", 19: "full sparse default", 29: "full sparse default"} {
		l.room, l.full = room, false
		var names []string
		for _, c := range l.columns(10, 10) {
			names = append(names, c.Name)
		}
		if got := strings.Join(names, " "); got != want || l.full != (room < 29) {
			t.Errorf("room for %d: columns %s, full: %v", room, got, l.full)
		}
	}
}

func TestReportsAreBounded(t *testing.T) {
	text := strings.Repeat("1 2\nx\n", maxAlike+20)
	_, problems := draw(t, edgeListFormat(), "1 2\n3 4\n"+text)
	if len(problems) != maxAlike+1 {
		t.Errorf("%d problems", len(problems))
	}
	if last := problems[len(problems)-1]; last != fmt.Sprintf("%d edges.wrong-width", 2*maxAlike+4) {
		t.Errorf("the last problem is %s", last)
	}
}
