package ingest

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Texts that share memory stay what they were, whatever comes behind them.
func TestTextBlock(t *testing.T) {
	var block textBlock
	var none *textBlock
	var got, want []string
	for i := range 20_000 {
		text := strings.Repeat(fmt.Sprint(i), i%9)
		if i%5000 == 7 {
			text = strings.Repeat("x", textBlockSize)
		}
		raw := []byte(text)
		got, want = append(got, block.keep(raw), none.keep(raw)), append(want, text, text)
		clear(raw)
	}
	if !slices.Equal(got, want) {
		t.Error("a text has changed")
	}
}

// The end of plain text is where a byte by byte search finds it.
func TestPlainEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(rapid.StringOf(rapid.SampledFrom([]rune("aaaaaaaaaaaa \"\\\x1f\x00!#]é€\x7f"))).Draw(t, "text"))
		at := rapid.IntRange(0, len(text)).Draw(t, "at")
		want := at + len(text[at:])
		if i := bytes.IndexFunc(text[at:], func(r rune) bool { return r == '"' || r == '\\' || r < ' ' }); i >= 0 {
			want = at + i
		}
		if got := plainEnd(text, at); got != want {
			t.Fatalf("%q from %d: got %d, want %d", text, at, got, want)
		}
	})
}

// Objects stay where they were read while others work on them: lines and arrays
// that take many buffers, with one object larger than a buffer.
func TestJSONManyBuffers(t *testing.T) {
	var titles, objects []string
	for i := range 6000 {
		title := fmt.Sprint(i, strings.Repeat(" x", i*i%997))
		if i == 3000 {
			title += strings.Repeat("y", 3*jsonBlock)
		}
		titles = append(titles, title)
		objects = append(objects, fmt.Sprintf(`{"id":"https://openalex.org/W%d","title":%q}`, i+1, title))
	}
	for _, text := range []string{strings.Join(objects, "\n"), "[" + strings.Join(objects, ",") + "]"} {
		for _, threads := range []int{1, 3} {
			records, problems := readWorks(t, Input{R: strings.NewReader(text), Limits: DefaultLimits, Threads: threads})
			var got []string
			for _, r := range records {
				got = append(got, r.Title)
			}
			if !slices.Equal(got, titles) || len(problems) > 0 {
				t.Errorf("%d threads: %d records, problems %v", threads, len(got), problems)
			}
		}
	}
}

// Text is the same whether it is read in place or by small pieces.
func TestUTF8InPlace(t *testing.T) {
	text := strings.Repeat("aé€\U0001F600b\n", 50_000)
	for _, text := range []string{text, text + "\xe9\n" + text, text + "\xe2\x82"} {
		var got [2]string
		for i, size := range []int{100, 256 << 10} {
			b := blob{name: "x", faults: &faults{}}
			b.r = bufio.NewReaderSize(strings.NewReader(text), headSize)
			var out bytes.Buffer
			if _, err := io.CopyBuffer(&out, struct{ io.Reader }{newUTF8Reader(b)}, make([]byte, size)); err != nil {
				t.Fatal(err)
			}
			got[i] = out.String()
			for _, p := range b.faults.list {
				got[i] += fmt.Sprint(p.Code, p.Line, p.Message)
			}
		}
		if want := strings.NewReplacer("\n\xe9\n", "\né\n", "\n\xe2\x82", "\nâ‚").Replace(text); got[0] != got[1] || !strings.HasPrefix(got[0], want) {
			t.Errorf("%d bytes by pieces, %d in place, want %d", len(got[0]), len(got[1]), len(want))
		}
	}
}
