package export

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"cocite/graph"
)

// dotStatement is one line of our DOT: one or two quoted ids and attributes.
var (
	dotStatement = regexp.MustCompile(`^  ("(?:[^"\\]|\\.)*")(?: (->|--) ("(?:[^"\\]|\\.)*"))? \[(.*)\];$`)
	dotAttribute = regexp.MustCompile(`^(?:, )?([a-z][a-z0-9_]*)=("(?:[^"\\]|\\.)*")`)
)

// readDOT reads the statements back.
func readDOT(t *testing.T, text string) (arrow string, nodes, edges []row) {
	t.Helper()
	for _, line := range strings.Split(text, "\n") {
		m := dotStatement.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		r := row{}
		for rest := m[4]; rest != ""; {
			a := dotAttribute.FindStringSubmatch(rest)
			if a == nil {
				t.Fatalf("no attribute at %q", rest)
			}
			r[a[1]] = dotUnquote(a[2])
			rest = rest[len(a[0]):]
		}
		if m[2] == "" {
			r["id"] = dotUnquote(m[1])
			nodes = append(nodes, r)
			continue
		}
		arrow = m[2]
		r["source"], r["target"] = dotUnquote(m[1]), dotUnquote(m[3])
		edges = append(edges, r)
	}
	return arrow, nodes, edges
}

func dotUnquote(s string) string {
	return strings.NewReplacer(`\\`, `\`, `\"`, `"`, `\n`, "\n").Replace(s[1 : len(s)-1])
}

func TestDOTReadsBack(t *testing.T) {
	arrow, nodes, edges := readDOT(t, render(t, format(t, "dot"), 0, nasty(t, true), nastyOptions()))
	wantNodes := nastyNodes()
	for _, r := range wantNodes {
		if x, ok := r["x"]; ok {
			r["pos"] = x + "," + r["y"] + "!"
		}
		if size, ok := r["size"]; ok {
			v, _ := strconv.ParseFloat(size, 64)
			r["width"] = strconv.FormatFloat(v/72, 'f', -1, 64)
			r["height"], r["shape"], r["fixedsize"] = r["width"], "circle", "shape"
		}
		if color, ok := r["color"]; ok {
			r["fillcolor"], r["style"] = color, "filled"
		}
		for _, name := range []string{"x", "y", "size", "color"} {
			delete(r, name)
		}
	}
	wantEdges := nastyEdges()
	for i, width := range []string{"2.00", "0.65", "4.25", "0.50", "5.00"} {
		wantEdges[i]["penwidth"] = width
	}
	check(t, nodes, edges, wantNodes, wantEdges)
	if arrow != "->" {
		t.Errorf("arrow %q", arrow)
	}
}

func TestDOTHead(t *testing.T) {
	text := render(t, format(t, "dot"), 0, nasty(t, false), nastyOptions())
	for _, want := range []string{"// program: cocite 0.0.0\n", "// seed: 7\n", "\ngraph \"citation of papers\" {\n", " -- "} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not there", want)
		}
	}
}

// TestDOTOwnNames: a column that Graphviz would take for its own gets another name.
func TestDOTOwnNames(t *testing.T) {
	n := nasty(t, true).With(
		graph.Column{Name: "shape", Text: []string{"a", "b", "c", "d", "e", "f"}},
		graph.Column{Name: "shape_attr", Text: []string{"A", "B", "C", "D", "E", "F"}},
	)
	text := render(t, format(t, "dot"), 0, n, Options{})
	_, nodes, _ := readDOT(t, text)
	if got := fmt.Sprint(nodes[1]["shape_attr"], nodes[1]["shape_attr_2"], nodes[1]["shape"]); got != "Bbcircle" {
		t.Errorf("got %s", got)
	}
	if !strings.Contains(text, "// note: node column shape is written as shape_attr_2\n") {
		t.Error("the change is not noted")
	}
}
