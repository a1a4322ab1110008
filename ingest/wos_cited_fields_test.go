package ingest

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// fieldsByByte is fields, one byte at a time.
func (p *citedParser) fieldsByByte() bool {
	p.ends, p.plain = p.ends[:0], true
	last := byte(' ')
	for i := range len(p.text) {
		c := p.text[i]
		switch {
		case c > ' ' && c < 0x7f && c != '<' && c != '&':
		case c == ' ':
			if last == ' ' {
				return false
			}
			if last == ',' {
				p.ends = append(p.ends, i-1)
			}
		case c == '\t', c == '\n':
			return false
		default:
			p.plain = false
		}
		last = c
	}
	return last != ' ' || p.text == ""
}

// Eight bytes at a time give the fields that single bytes give.
func TestCitedFields(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("abZ1,, ,  <&\t\n\x00\x1f\x7f=;-+%'é張")), 0, 40, -1).Draw(t, "text")
		a, b := citedParser{text: text}, citedParser{text: text}
		got, want := a.fields(), b.fieldsByByte()
		if got != want {
			t.Fatalf("%q: got %v, want %v", text, got, want)
		}
		if want && (!slices.Equal(a.ends, b.ends) || a.plain != b.plain) {
			t.Fatalf("%q: got %v %v, want %v %v", text, a.ends, a.plain, b.ends, b.plain)
		}
	})
}
