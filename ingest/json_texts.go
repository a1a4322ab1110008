package ingest

import "strings"

// textBlock makes strings that lie side by side in blocks of memory: one
// allocation for the texts of several records. It must not be copied after its
// first use. On nil each text is a string of its own.
type textBlock struct{ block strings.Builder }

// textBlockSize is how much memory the texts of a few records share.
const textBlockSize = 16 << 10

// keep makes a string of b.
func (t *textBlock) keep(b []byte) string {
	if t == nil || len(b) > textBlockSize/8 {
		return string(b)
	}
	from := t.block.Len()
	if t.block.Cap()-from < len(b) {
		t.block.Reset()
		t.block.Grow(textBlockSize)
		from = 0
	}
	t.block.Write(b)
	return t.block.String()[from:]
}
