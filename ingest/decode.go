package ingest

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"cocite/graph"
)

// byteOrderMark is the beginning of a text and what it says about the encoding.
// The longer ones come first.
var byteOrderMarks = []struct {
	mark string
	enc  encoding.Encoding // nil is UTF-8
	name string
}{
	{"\xff\xfe\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "UTF-32"},
	{"\x00\x00\xfe\xff", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "UTF-32"},
	{"\xef\xbb\xbf", nil, "UTF-8"},
	{"\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16"},
	{"\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16"},
}

// decodeText turns bytes into UTF-8 without byte order mark: by the mark, by the
// zeros of UTF-16, by an XML declaration, by strict UTF-8, else from Windows-1252.
func decodeText(b blob) io.Reader {
	head, _ := b.r.Peek(firstHead)
	for _, m := range byteOrderMarks {
		if bytes.HasPrefix(head, []byte(m.mark)) {
			_, _ = b.r.Discard(len(m.mark))
			return b.decoded(m.enc, m.name)
		}
	}
	switch little, big := zerosOfUTF16(head); {
	case little:
		return b.decoded(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16")
	case big:
		return b.decoded(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16")
	}
	if name := declaredEncoding(head); name != "" {
		if r, ok := b.declared(head, name); ok {
			return r
		}
	}
	if notUTF8(head) {
		b.faults.note(b.fault("bytes.windows-1252", graph.Info, "the text is not UTF-8 and is read as Windows-1252"))
		return charmap.Windows1252.NewDecoder().Reader(b.r)
	}
	return newUTF8Reader(b)
}

// decoded reads text of a known encoding.
func (b blob) decoded(enc encoding.Encoding, name string) io.Reader {
	if enc == nil {
		return newUTF8Reader(b)
	}
	if name == "UTF-32" {
		b.faults.note(b.fault("bytes.utf-32", graph.Info, "the text is UTF-32, which few programs write"))
	}
	return &lossReader{blob: b, r: enc.NewDecoder().Reader(b.r), name: name}
}

// zerosOfUTF16 tells whether more than 30 % of the bytes at odd places (little
// endian) or at even places (big endian) are zero, and hardly any others.
func zerosOfUTF16(head []byte) (little, big bool) {
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i&1]++
		}
	}
	half := len(head) / 2
	many := func(n int) bool { return half > 0 && 10*n > 3*half }
	return many(zeros[1]) && 10*zeros[0] < zeros[1], many(zeros[0]) && 10*zeros[1] < zeros[0]
}

// notUTF8 tells whether a head is of another encoding: it has hardly a character
// of UTF-8 among many bytes that are none. Files of two encodings one behind the
// other are read as UTF-8, which takes stray bytes for Windows-1252.
func notUTF8(head []byte) bool {
	bad, good := 0, 0
	for i := 0; i < len(head) && utf8.FullRune(head[i:]); {
		r, n := utf8.DecodeRune(head[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		i += n
	}
	return bad > 9*good
}

// lossReader notes how many characters could not be decoded.
type lossReader struct {
	blob blob
	r    io.Reader
	name string
	lost int
	tail []byte // end of the last block, where a character may be cut
}

const replacement = "\uFFFD"

func (l *lossReader) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	all := append(l.tail, p[:n]...)
	l.lost += bytes.Count(all, []byte(replacement))
	l.tail = append(l.tail[:0], all[max(0, len(all)-len(replacement)+1):]...)
	if err == io.EOF && l.lost > 0 {
		l.blob.faults.note(l.blob.fault("bytes.undecodable", graph.Warn,
			fmt.Sprintf("%d characters are not valid %s and stand as U+FFFD", l.lost, l.name)))
		l.lost = 0
	}
	return n, err
}
