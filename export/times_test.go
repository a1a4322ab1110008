package export

import (
	"strings"
	"testing"

	"cocite/graph"
	"cocite/graph/csr"
)

// timed is a network of two nodes and an edge with times.
func timed(t *testing.T, nodes, edges graph.Column) *graph.Network {
	t.Helper()
	g, err := csr.New(2, true, []csr.Edge{{From: 0, To: 1, Weight: 1}})
	if err != nil {
		t.Fatal(err)
	}
	n := &graph.Network{Kind: "citation", Directed: true, CSR: g, IDs: []string{"a", "b"}, Labels: []string{"a", "b"}}
	return n.With(nodes).WithEdges(edges)
}

func TestGEXFTimes(t *testing.T) {
	years := timed(t, graph.Column{Name: "start", Int: []int64{2001, 0}, Valid: []bool{true, false}}, graph.Column{Name: "end", Float: []float64{2002.5}})
	days := timed(t, graph.Column{Name: "spells", Text: []string{"2001-01-01..2002-01-01; 2003-01-01", ""}}, graph.Column{Name: "start", Text: []string{"2001-05-01"}})
	other := timed(t, graph.Column{Name: "start", Text: []string{"soon", "2001"}}, graph.Column{Name: "end", Float: []float64{2002.5}})
	for _, c := range []struct {
		name string
		net  *graph.Network
		want []string
	}{
		{"years", years, []string{`mode="dynamic" timeformat="double">`, `<node id="a" label="a" start="2001"/>`, `<node id="b" label="b"/>`, `weight="1.0" end="2002.5"/>`}},
		{"days", days, []string{
			`timeformat="date">`, `<node id="a" label="a"><spells><spell start="2001-01-01" end="2002-01-01"/><spell start="2003-01-01"/></spells></node>`,
			`weight="1.0" start="2001-05-01"/>`,
		}},
		{"no times", other, []string{`mode="static">`, `<attvalue for="start_attr" value="soon"/>`, `<attvalue for="end_attr" value="2002.5"/>`}},
	} {
		text := render(t, format(t, "gexf"), 0, c.net, Options{})
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %s is not in\n%s", c.name, want, text)
			}
		}
	}
	if text := render(t, format(t, "gexf"), 0, years, Options{GEXF: "1.3"}); !strings.Contains(text, `<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">`) {
		t.Errorf("no 1.3: %.300s", text)
	}
}
