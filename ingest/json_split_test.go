package ingest

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"
)

// kinds are short names of what a splitter gives.
var kinds = map[rawKind]string{
	rawWhole: "", rawLine: "", rawEnvelope: "envelope ", rawBroken: "broken ", rawCut: "cut ",
	rawLong: "long ", rawDeep: "deep ", rawJunk: "junk ", rawNull: "null ",
}

// split cuts a text; each piece is "line: kind data".
func split(r io.Reader, l Limits, scan bool) []string {
	return splitAs(r, l, openalexLayout, scan)
}

func splitAs(r io.Reader, l Limits, layout jsonLayout, scan bool) []string {
	j := newJSONSplitter(r, 1, l, layout)
	j.scan = scan
	var out []string
	for {
		o, err := j.next()
		if err != nil {
			return out
		}
		data := string(o.data)
		if o.kind == rawLine {
			data = strings.TrimSpace(data)
		}
		if kinds[o.kind] != "" && o.kind != rawEnvelope {
			data = "" // only an excerpt
		}
		out = append(out, fmt.Sprintf("%d: %s%s", o.line, kinds[o.kind], data))
	}
}

// The records of envelopes are found where the layout says, and a broken record
// costs none of those behind it.
func TestJSONSplitLayout(t *testing.T) {
	layout := jsonLayout{lists: []string{"message.items", "items", "result.hits.hit"}}
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"two levels", `{"s":"ok","message":{"facets":{"items":[1]},"items":[{"a":1},{"b":{"items":[2]}}],"n":2}}`, []string{
			`1: {"a":1}`, `1: {"b":{"items":[2]}}`, `1: envelope {"s":"ok","message":{"facets":{"items":[1]},"items":[],"n":2}}`,
		}},
		{"three levels", `{"result":{"x":{"hits":{"hit":[1]}},"hits":{"@total":"1","hit":[{"a":1}]}}}`, []string{
			`1: {"a":1}`, `1: envelope {"result":{"x":{"hits":{"hit":[1]}},"hits":{"@total":"1","hit":[]}}}`,
		}},
		{"no array", `{"message":{"items":{"a":1}}}`, []string{`1: {"message":{"items":{"a":1}}}`}},
		{"one level", `{"items":[{"a":[]}]}`, []string{`1: {"a":[]}`, `1: envelope {"items":[]}`}},
		{"name as value", `{"a":"items","b":[{"c":1}]}`, []string{`1: {"a":"items","b":[{"c":1}]}`}},
		{"indented", "[\n  {\n    \"a\": {\n    }\n  },\n  {\n    \"b\": [{]\n  },\n  {\n    \"c\": 1\n  }\n]", []string{
			"2: {\n    \"a\": {\n    }\n  }", "6: broken ", "9: {\n    \"c\": 1\n  }",
		}},
		{"empty", `{"items":[]}`, []string{`1: envelope {"items":[]}`}},
		{"cut", `{"message":{"items":[{"a":1}]`, []string{`1: {"a":1}`, "1: cut "}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, r := range []io.Reader{strings.NewReader(tt.text), iotest.OneByteReader(strings.NewReader(tt.text))} {
				if got := splitAs(r, DefaultLimits, layout, false); !slices.Equal(got, tt.want) {
					t.Errorf("got %q, want %q", got, tt.want)
				}
			}
		})
	}
}

func TestJSONSplit(t *testing.T) {
	const w1, w2 = `{"id":"https://openalex.org/W1","a":[{"b":"}"}]}`, `{"id":"https://openalex.org/W2"}`
	small := Limits{Record: 100, Depth: 10}
	tests := []struct {
		name, text string
		want       []string
	}{
		{"nothing", " \n\t", nil},
		{"lines", w1 + "\n" + w2 + "\n", []string{"1: " + w1, "2: " + w2}},
		{"lines without end", w1 + "\n\n" + w2, []string{"1: " + w1, "3: " + w2}},
		{"crlf", w1 + "\r\n" + w2 + "\r\n", []string{"1: " + w1, "2: " + w2}},
		{"cr", w1 + "\r" + w2 + "\r" + w1, []string{"1: " + w1, "2: " + w2, "3: " + w1}},
		{"array", "[" + w1 + ", " + w2 + "]", []string{"1: " + w1, "1: " + w2}},
		{"array of lines", "[\n" + w1 + "\n," + w2 + "\n]\n", []string{"2: " + w1, "3: " + w2}},
		{"concatenated", w1 + w2 + w1, []string{"1: " + w1, "1: " + w2, "1: " + w1}},
		{"several lines each", "{\n\"a\": {}\n}\n{\n\"b\": 1\n}", []string{"1: {\n\"a\": {}\n}", "4: {\n\"b\": 1\n}"}},
		{"envelope", `{"meta":{"count":2},"results":[` + w1 + "," + w2 + `],"group_by":[{"key":"x"}]}`, []string{"1: " + w1, "1: " + w2, `1: envelope {"meta":{"count":2},"results":[],"group_by":[{"key":"x"}]}`}},
		{"envelope in lines", "{\n \"results\" : [\n" + w1 + "\n ]\n}\n", []string{"3: " + w1, "4: envelope {\n \"results\" : []\n}"}},
		{"two envelopes", `{"results":[` + w1 + "]}\n" + `{"results":[` + w2 + "]}", []string{"1: " + w1, `1: envelope {"results":[]}`, "2: " + w2, `2: envelope {"results":[]}`}},
		{"envelope behind lines", w1 + "\n" + w1 + "\n" + `{"meta":{},"results":[` + w2 + "]}\n", []string{"1: " + w1, "2: " + w1, "3: " + w2, `3: envelope {"meta":{},"results":[]}`}},
		{"results deeper down", `{"a":{"results":[1]}}`, []string{`1: {"a":{"results":[1]}}`}},
		{"cut envelope", `{"results":[` + w1 + ",", []string{"1: " + w1, "1: cut "}},
		{"cut", w1 + "\n" + `{"a":[1`, []string{"1: " + w1, "2: cut "}},
		{"line break in a string", "{\"a\":\"x\n\"}\n" + w2, []string{"1: broken ", "3: " + w2}},
		{"no closing quote", `{"id":"https://openalex.org/W1","t":"x,"y":1},` + w2, []string{"1: broken ", "1: " + w2}},
		{"no closing brace", `[{"id":"https://openalex.org/W1","a":{"b":1},` + w2 + "]", []string{"1: broken ", "1: " + w2}},
		{"no closing brace before many", `[{"id":"https://openalex.org/W1","a":{"b":1},` + strings.Repeat(w2+",", 9) + "]", append([]string{"1: broken "}, slices.Repeat([]string{"1: " + w2}, 9)...)},
		{"value missing", `{"id":"https://openalex.org/W1","a":` + "\n" + w1 + "\n" + w2, []string{"1: broken ", "2: " + w1, "3: " + w2}},
		{"wrong bracket", `[{"id":"https://openalex.org/W1","a":[1}},` + "\n" + w2 + "]", []string{"1: broken ", "2: " + w2}},
		{"junk between", "hello\n" + w1 + " and " + w2, []string{"1: junk ", "2: " + w1, "2: junk ", "2: " + w2}},
		{"nulls", "[null," + w1 + ", null ,\nnull]", []string{"1: null ", "1: " + w1, "1: null ", "2: null "}},
		{"no nulls", "nulls " + w1 + " nul", []string{"1: junk ", "1: " + w1, "1: junk "}},
		{"broken in lines that begin with a comma", "[\n{\"a\":1}\n,{\"b\":[}\n,{\"c\":1}\n]", []string{`2: {"a":1}`, `3: {"b":[}`, `4: {"c":1}`}},
		{"broken in indented objects behind commas", "[\n {\n\"a\":1}\n ,{\n\"b\":[}\n}\n ,{\n\"c\":1}\n]", []string{"2: {\n\"a\":1}", "4: broken ", "7: {\n\"c\":1}"}},
		{"stray brace", w1 + "}\n" + w2, []string{"1: " + w1, "1: junk ", "2: " + w2}},
		{"quotes in strings", `{"a":"\"}{\\"}` + w2, []string{`1: {"a":"\"}{\\"}`, "1: " + w2}},
		{"long", `{"a":"` + strings.Repeat("x", 200) + `"}` + w2, []string{"1: long ", "1: " + w2}},
		{"deep", `{"a":` + strings.Repeat("[", 20) + strings.Repeat("]", 20) + "}\n" + w2, []string{"1: deep ", "2: " + w2}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, r := range []io.Reader{strings.NewReader(tt.text), iotest.OneByteReader(strings.NewReader(tt.text))} {
				if got := split(r, small, false); !slices.Equal(got, tt.want) {
					t.Errorf("got %q, want %q", got, tt.want)
				}
			}
		})
	}
}

// Whatever stands between whole objects, they come through; so do those behind
// an object that is cut.
func TestJSONSplitProperty(t *testing.T) {
	value := rapid.Custom(func(t *rapid.T) string {
		v := map[string]any{"id": "https://openalex.org/W1", "t": rapid.String().Draw(t, "t"), "n": rapid.SliceOf(rapid.Int()).Draw(t, "n")}
		order := `{"id":%s,"t":%s,"n":%s}`
		return fmt.Sprintf(order, must(json.Marshal(v["id"])), must(json.Marshal(v["t"])), must(json.Marshal(v["n"])))
	})
	rapid.Check(t, func(t *rapid.T) {
		objects := rapid.SliceOfN(value, 1, 8).Draw(t, "objects")
		cut := rapid.IntRange(-1, len(objects)-1).Draw(t, "cut")
		var text strings.Builder
		var want []string
		for i, o := range objects {
			if i == cut {
				text.WriteString(o[:rapid.IntRange(len(`{"id":"`), len(o)-1).Draw(t, "at")])
			} else {
				want = append(want, o)
				text.WriteString(o)
			}
			text.WriteString(rapid.SampledFrom([]string{"\n", ",\n", ", ", "", "\r\n", "]["}).Draw(t, "between"))
		}
		var got []string
		for _, o := range split(strings.NewReader(text.String()), DefaultLimits, true) {
			if _, data, _ := strings.Cut(o, ": "); strings.HasPrefix(data, "{") {
				got = append(got, data)
			}
		}
		if cut < 0 && !slices.Equal(got, want) {
			t.Fatalf("got %q, want %q from %q", got, want, text.String())
		}
		for _, w := range want[max(0, cut):] {
			if cut >= 0 && !slices.Contains(got, w) {
				t.Fatalf("lost %q behind a cut object in %q: got %q", w, text.String(), got)
			}
		}
	})
}

// What is larger than the limit is passed without being kept.
func TestJSONSplitBounded(t *testing.T) {
	text := io.MultiReader(strings.NewReader(`{"a":"`), io.LimitReader(endless('x'), 64<<20), strings.NewReader(`"}{"b":1}`))
	j := newJSONSplitter(text, 1, Limits{Record: 1 << 20}, openalexLayout)
	if o, err := j.next(); err != nil || o.kind != rawLong {
		t.Fatalf("got %v, %v", o.kind, err)
	}
	if o, err := j.next(); err != nil || string(o.data) != `{"b":1}` {
		t.Fatalf("got %q, %v", o.data, err)
	}
	if cap(j.w.buf) > 8<<20 {
		t.Errorf("buffer of %d bytes for a limit of 1 MiB", cap(j.w.buf))
	}
}

func TestJSONDepth(t *testing.T) {
	for text, want := range map[string]int{`{}`: 1, `{"a":[[]]}`: 3, `{"[[[":"{\"["}`: 1, `"\\"[]`: 1, `{"a`: 1} {
		if got := jsonDepth([]byte(text)); got != want {
			t.Errorf("%s: got %d, want %d", text, got, want)
		}
	}
}

// Commas behind the last of something go, and nothing else.
func TestDropLastCommas(t *testing.T) {
	for in, want := range map[string]string{
		`{"a":1,}`: `{"a":1}`, "[1,\n ]": "[1\n ]", `{"a":[1,2,],"b":{},}`: `{"a":[1,2],"b":{}}`,
		`{"a":",}","b":"\",]"}`: `{"a":",}","b":"\",]"}`, `[1,2]`: `[1,2]`, `["a","b"]`: `["a","b"]`, `[[1,],]`: `[[1]]`, `{"a\\":1,}`: `{"a\\":1}`, `[,]`: `[]`,
	} {
		out, n := dropLastCommas([]byte(in))
		if string(out) != want || n != len(in)-len(want) {
			t.Errorf("%s: %s with %d, want %s", in, out, n, want)
		}
	}
}
