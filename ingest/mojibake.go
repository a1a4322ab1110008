package ingest

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"cocite/graph"
)

// fixMojibake mends text that was UTF-8 and was read as Windows-1252 by an earlier
// program: "GarcÃ­a" becomes "García". Each run of letters beyond ASCII is mended
// only if the result is valid UTF-8 and shorter. It tells how many were mended.
func fixMojibake(s string) (string, int) {
	if !longForeign(s) {
		return s, 0
	}
	var b strings.Builder
	fixed := 0
	for len(s) > 0 {
		plain := strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
		if plain < 0 {
			plain = len(s)
		}
		b.WriteString(s[:plain])
		s = s[plain:]
		end := strings.IndexFunc(s, func(r rune) bool { return r < utf8.RuneSelf })
		if end < 0 {
			end = len(s)
		}
		run, ok := mendRun(s[:end])
		b.WriteString(run)
		if ok {
			fixed++
		}
		s = s[end:]
	}
	return b.String(), fixed
}

// mendRun reads a run of letters as the bytes that Windows-1252 has for them.
func mendRun(run string) (string, bool) {
	raw := make([]byte, 0, len(run))
	for _, r := range run {
		c, ok := charmap.Windows1252.EncodeRune(r)
		if !ok {
			if r > 0x9F { // the bytes that Windows-1252 leaves open are kept as controls
				return run, false
			}
			c = byte(r)
		}
		raw = append(raw, c)
	}
	if len(raw) < 2 || !utf8.Valid(raw) {
		return run, false
	}
	return string(raw), true
}

// longForeign tells whether four bytes beyond ASCII stand side by side somewhere:
// two letters at least, without which nothing can be mended.
func longForeign(s string) bool {
	for i := 3; i < len(s); i += 4 { // one of any four bytes side by side
		if s[i] < utf8.RuneSelf {
			continue
		}
		from, to := i, i+1
		for from > i-3 && s[from-1] >= utf8.RuneSelf {
			from--
		}
		for to < min(len(s), from+4) && s[to] >= utf8.RuneSelf {
			to++
		}
		if to-from == 4 {
			return true
		}
	}
	return false
}

// mojibakeReader mends a text in UTF-8 while it is read.
type mojibakeReader struct {
	r     io.Reader
	block []byte
	buf   []byte // read, not yet mended
	out   []byte // mended, not yet handed on
	err   error
	runs  int // that were mended
	ended func(runs int)
}

// longestRun is how many bytes beyond ASCII are held back for a run to end.
const longestRun = 1 << 12

func (m *mojibakeReader) Read(p []byte) (int, error) {
	for len(m.out) == 0 && m.err == nil {
		m.fill()
	}
	if len(m.out) == 0 {
		return 0, m.err
	}
	n := copy(p, m.out)
	m.out = m.out[n:]
	return n, nil
}

// fill reads a block and mends it up to the last whole run.
func (m *mojibakeReader) fill() {
	n, err := m.r.Read(m.block)
	m.buf = append(m.buf, m.block[:n]...)
	m.err = err
	end := len(m.buf)
	if err == nil {
		end = bytes.LastIndexFunc(m.buf, func(r rune) bool { return r < utf8.RuneSelf }) + 1
		if len(m.buf)-end > longestRun {
			end = bytes.LastIndexFunc(m.buf, func(rune) bool { return true })
		}
	}
	text, fixed := fixMojibake(string(m.buf[:end]))
	m.out, m.buf = []byte(text), append(m.buf[:0], m.buf[end:]...)
	m.runs += fixed
	if err == io.EOF && m.runs > 0 {
		m.ended(m.runs)
		m.runs = 0
	}
}

// mending wraps a text so that it is mended and the file says how often.
func (b blob) mending(r io.Reader) io.Reader {
	return &mojibakeReader{r: r, block: make([]byte, headSize), ended: func(runs int) {
		b.faults.note(b.fault("text.mojibake-mended", graph.Info,
			fmt.Sprintf("letters that an earlier program read in the wrong encoding are mended in %d places", runs)))
	}}
}

// garbled tells whether a record has letters that were read in the wrong encoding.
func garbled(r *graph.Record) bool {
	if mojibake(r.Title) || mojibake(r.Abstract) || mojibake(r.Venue.Name) {
		return true
	}
	for i := range r.Authors {
		if n := &r.Authors[i].Name; mojibake(n.Full) || mojibake(n.Family) || mojibake(n.Given) {
			return true
		}
	}
	return false
}

// mojibake tells whether fixMojibake would change a text.
func mojibake(s string) bool {
	_, fixed := fixMojibake(s)
	return fixed > 0
}
