package ingest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocite/graph"
)

// Records that are taken many at once and those that come line by line, because of
// their CR or of a limit, are the same, over several blocks.
func TestWoSBlocks(t *testing.T) {
	var b strings.Builder
	b.WriteString("FN Clarivate Analytics Web of Science\nVR 1.0\n")
	for i := range 1200 {
		words := 90
		if i == 10 { // the buffer grows, and from here on holds more than a block takes
			words = 30_000
		}
		fmt.Fprintf(&b, "PT J\nAU Maker, A\nTI Work %d\nAB %s\nPY 2001\nUT WOS:%015d\n", i, strings.Repeat("many words ", words), i)
		if i%100 < 98 { // two of them have no end
			b.WriteString("ER\n\n")
		}
	}
	b.WriteString("EF\n")
	if b.Len() < 2*wosBlock {
		t.Fatalf("%d bytes are too few blocks", b.Len())
	}
	read := func(text string, limit int) (lines []string) {
		in := Input{R: strings.NewReader(text), Threads: 2, Limits: Limits{Record: limit, LastYear: 2100}}
		for r, err := range wosFormat().Records(in) {
			if p, ok := err.(*graph.Problem); ok {
				lines = append(lines, fmt.Sprint(p.Line, " ", p.Code))
				continue
			}
			lines = append(lines, fmt.Sprint(r.Origin.Line, " ", r.Title, " ", len(r.Abstract)))
		}
		return lines
	}
	want := read(strings.ReplaceAll(b.String(), "\n", "\r\n"), 0)
	if n := len(want); n != 1224 {
		t.Fatalf("got %d records and problems, want 1200 and 24", n)
	}
	for _, limit := range []int{0, 400 << 10} {
		if d := cmp.Diff(want, read(b.String(), limit)); d != "" {
			t.Errorf("limit %d: %s", limit, d)
		}
	}
}
