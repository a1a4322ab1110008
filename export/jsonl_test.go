package export

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// readJSONL reads the lines with encoding/json.
func readJSONL(t *testing.T, text string) (meta map[string]any, nodes, edges []row) {
	t.Helper()
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		var v struct {
			Meta       map[string]any
			Node, Edge map[string]any
		}
		d := json.NewDecoder(strings.NewReader(line))
		d.UseNumber()
		if err := d.Decode(&v); err != nil {
			t.Fatalf("line %d: %v", i+1, err)
		}
		switch {
		case v.Node != nil:
			nodes = append(nodes, texts(v.Node))
		case v.Edge != nil:
			edges = append(edges, texts(v.Edge))
		case i > 0:
			t.Errorf("line %d is neither node nor edge", i+1)
		default:
			meta = v.Meta
		}
	}
	return meta, nodes, edges
}

func texts(m map[string]any) row {
	r := row{}
	for k, v := range m {
		r[k] = fmt.Sprint(v)
	}
	return r
}

func TestJSONLReadsBack(t *testing.T) {
	text := render(t, format(t, "jsonl"), 0, nasty(t, true), nastyOptions())
	meta, nodes, edges := readJSONL(t, text)
	check(t, nodes, edges, nastyNodes(), nastyEdges())
	if meta["program"] != "cocite 0.0.0" || fmt.Sprintf("%v %v %v", meta["nodes"], meta["edges"], meta["directed"]) != "6 5 true" {
		t.Errorf("meta %v", meta)
	}
	for _, want := range []string{`"big":"1152921504606846976"`, `"long":1099511627776`, `"stub":true`, `"pagerank":0.12345678901234568`} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not there", want)
		}
	}
}

func TestAppendJSON(t *testing.T) {
	in := "a\"b\\c\nd\te\u2028f\u2029g\U0001F600<&>"
	var got string
	b := appendJSON(nil, in)
	if err := json.Unmarshal(b, &got); err != nil || got != in {
		t.Errorf("%s reads as %q, %v", b, got, err)
	}
	if strings.ContainsAny(string(b), "\u2028\u2029\n\t") {
		t.Errorf("a separator is not escaped: %q", b)
	}
}
