package ingest

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"

	"cocite/graph"
)

// Property: blocks of any size, on any number of cores, give what reading line by
// line gives, with the same problems.
func TestEdgeListQuick(t *testing.T) {
	ends := []string{"\n", "\n", "\n", "\r\n", "\r", "\n\n", " \n", "\t\r\n"}
	lines := []string{
		"1 2", "12 7", "345678 12345678", "123456789 1", "1234567890123456 2", "7\t 8", " 1 2", "0 1", "00 1", "1 01",
		"123456789012345678 3", "1234567890123456789 3", "1 2 0.5", "3 4 x", "5", "1 2 3 4 5", "# Directed graph", "",
		"ann bob", "1  2", "9 9", "-1 2", "1 2\v", "% bip", "from to",
	}
	rapid.Check(t, func(t *rapid.T) {
		var text strings.Builder
		for range rapid.IntRange(0, 12).Draw(t, "lines") {
			text.WriteString(rapid.SampledFrom(lines).Draw(t, "line") + rapid.SampledFrom(ends).Draw(t, "end"))
		}
		if rapid.Bool().Draw(t, "open") {
			text.WriteString("11 12")
		}
		limit := rapid.SampledFrom([]int{0, 10}).Draw(t, "limit")
		want := readEdges(text.String(), limit, func(e *edgeList) error {
			lines := newLineReader(Input{R: strings.NewReader(text.String())})
			return e.careful(lines)
		})
		for _, block := range []int{1, 7, 40, 1 << 10} {
			got := readEdges(text.String(), limit, func(e *edgeList) error {
				return e.read(strings.NewReader(text.String()), block)
			})
			if got != want {
				t.Fatalf("blocks of %d\n got %s\nwant %s", block, got, want)
			}
		}
	})
}

// readEdges reads a text in a way and writes down the outcome.
func readEdges(text string, limit int, read func(*edgeList) error) string {
	var told []string
	in := Input{Threads: 2, Limits: Limits{Record: limit}, Problem: func(p *graph.Problem) {
		told = append(told, fmt.Sprint(p.Line, p.Code, p.Excerpt))
	}}
	e := &edgeList{reports: reports{in: in}, d: &graph.Drawing{}, numbers: strings.HasPrefix(text, "1")}
	err := read(e)
	d := e.finish()
	return fmt.Sprint(arcs(d), d.IDs, d.DirectedSaid, e.lines, err, told)
}

// A number is what the slow way reads, wherever it ends.
func TestLeadingNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(rapid.StringMatching(`[0-9]{0,20}[ -~\x80\xff\n]?[0-9 ]{0,9}`).Draw(t, "text"))
		end := 0
		for end < len(text) && text[end] >= '0' && text[end] <= '9' {
			end++
		}
		want, ok := plainNumber(text[:end])
		got, next := leadingNumber(text, 0)
		if !ok {
			end = len(text)
		}
		if next != end || ok && got != want {
			t.Fatalf("%q: got %d up to %d, want %d up to %d", text, got, next, want, end)
		}
	})
}

// A file that can't be read to its end is an error, after its first lines.
func TestEdgeListBroken(t *testing.T) {
	broken := errors.New("broken")
	in := Input{R: io.MultiReader(strings.NewReader("1 2\n3 4"), iotest.ErrReader(broken)), Threads: 2}
	if d, err := readEdgeList(in); !errors.Is(err, broken) || d != nil {
		t.Errorf("got %v, %v", d, err)
	}
}
