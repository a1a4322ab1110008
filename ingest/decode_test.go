package ingest

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"
	"unicode/utf8"

	"pgregory.net/rapid"

	"cocite/graph"
)

// decodeAll decodes bytes as Read does.
func decodeAll(r io.Reader) (string, []*graph.Problem, error) {
	f := &faults{}
	b := blob{name: "f", r: bufio.NewReaderSize(r, headSize), faults: f, raw: &rawReader{}}
	out, err := io.ReadAll(decodeText(b))
	return string(out), f.list, err
}

func asUTF16(order binary.AppendByteOrder, s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

func asUTF32(order binary.AppendByteOrder, s string) string {
	var b []byte
	for _, r := range s {
		b = order.AppendUint32(b, uint32(r))
	}
	return string(b)
}

func TestDecode(t *testing.T) {
	le, be := binary.LittleEndian, binary.BigEndian
	text := "title\tJosé, Łukasz, 張偉 and 𝔸\r\nsecond line of text\n"
	long := strings.Repeat("x", 100_000)
	tests := []struct {
		name, in, want string
		code           string // of the only problem
		line           int
	}{
		{name: "empty"},
		{name: "only a mark", in: "\xef\xbb\xbf"},
		{name: "utf-8", in: text, want: text},
		{name: "utf-8 with mark", in: "\ufeff" + text, want: text},
		{name: "utf-16 le with mark", in: "\xff\xfe" + asUTF16(le, text), want: text},
		{name: "utf-16 be with mark", in: "\xfe\xff" + asUTF16(be, text), want: text},
		{name: "utf-16 le without", in: asUTF16(le, text), want: text},
		{name: "utf-16 be without", in: asUTF16(be, text), want: text},
		{name: "utf-16 with half a character", in: "\xff\xfe" + asUTF16(le, "ab") + "\x00\xd8c\x00", want: "ab\uFFFDc", code: "bytes.undecodable"},
		{name: "utf-32 le", in: "\xff\xfe\x00\x00" + asUTF32(le, text), want: text, code: "bytes.utf-32"},
		{name: "utf-32 be", in: "\x00\x00\xfe\xff" + asUTF32(be, text), want: text, code: "bytes.utf-32"},
		{name: "windows-1252", in: "M\xfcller \x96 \x80 Jos\xe9\n", want: "Müller – € José\n", code: "bytes.windows-1252"},
		{name: "later line", in: "a\r\n" + long + "é\nJos\xe9 and Jos\xe9\rok\nM\xfcller\n", want: "a\r\n" + long + "é\nJosé and José\rok\nMüller\n", code: "bytes.not-utf-8", line: 3},
		{name: "one stray byte in a head of UTF-8", in: "é é é \xe9\n", want: "é é é é\n", code: "bytes.not-utf-8", line: 1},
		{name: "files of two encodings", in: "M\u00fcller\nJos\xe9 M\xfcller \x96\n", want: "Müller\nJosé Müller –\n", code: "bytes.not-utf-8", line: 2},
		{name: "windows-1252 with letters like one of UTF-8", in: strings.Repeat("\xe9 ", 10) + "\xc3\xa9\n", want: strings.Repeat("é ", 10) + "Ã©\n", code: "bytes.windows-1252"},
		{name: "cut at the end", in: long + "\xc3", want: long + "Ã", code: "bytes.not-utf-8", line: 1},
		{name: "declared latin-1", in: "<?xml version='1.0' encoding='ISO-8859-1'?>" + long + "Jos\xe9\n", want: "<?xml version='1.0' encoding='ISO-8859-1'?>" + long + "José\n"},
		{name: "declared latin-1 in the head", in: "<?xml version='1.0' encoding='latin1'?>Jos\xe9 M\xfcller\n", want: "<?xml version='1.0' encoding='latin1'?>José Müller\n"},
		{name: "declared latin-2", in: "\n<?xml version=\"1.0\" encoding = \"ISO-8859-2\"?>\xb3\xf3d\xbc", want: "\n<?xml version=\"1.0\" encoding = \"ISO-8859-2\"?>łódź"},
		{name: "declared, but utf-8", in: "<?xml encoding='ISO-8859-1'?>é", want: "<?xml encoding='ISO-8859-1'?>é", code: "bytes.declared"},
		{name: "declared utf-16 in ascii", in: "<?xml encoding='UTF-16'?>a", want: "<?xml encoding='UTF-16'?>a"},
		{name: "declared utf-8 with a stray byte", in: "<?xml encoding='utf-8'?>é\n\xe9 é", want: "<?xml encoding='utf-8'?>é\né é", code: "bytes.not-utf-8", line: 2},
		{name: "declared encoding unknown", in: "<?xml encoding='klingon'?>a", want: "<?xml encoding='klingon'?>a", code: "bytes.unknown-encoding"},
		{name: "controls stay", in: "a\x00b\x01\x0b\u2028c", want: "a\x00b\x01\x0b\u2028c"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, r := range []io.Reader{strings.NewReader(tt.in), iotest.OneByteReader(strings.NewReader(tt.in))} {
				got, problems, err := decodeAll(r)
				if err != nil || got != tt.want {
					t.Fatalf("got %.60q, %v, want %.60q", got, err, tt.want)
				}
				checkOnly(t, problems, tt.code, tt.line)
			}
		})
	}
}

// checkOnly wants one problem of a code at a line, or none.
func checkOnly(t *testing.T, got []*graph.Problem, code string, line int) {
	t.Helper()
	switch {
	case code == "" && len(got) == 0:
	case code == "" || len(got) != 1:
		t.Errorf("got problems %v, want %q", got, code)
	case got[0].Code != code || got[0].Line != line:
		t.Errorf("got %s at line %d, want %s at line %d", got[0].Code, got[0].Line, code, line)
	}
}

// What is UTF-8 comes out as it is, whatever the reads; line ends are counted right.
func TestUTF8Reader(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.SampledFrom([]string{"a", "é", "張", "𝔸", "\n", "\r", "\r\n", "\xe9", "\xf0\x9d", strings.Repeat("y", 32<<10)})).Draw(t, "parts")
		text := strings.Join(parts, "")
		u := newUTF8Reader(blob{r: bufio.NewReaderSize(iotest.HalfReader(strings.NewReader(text)), 16), faults: &faults{}})
		got, err := io.ReadAll(u)
		if err != nil {
			t.Fatal(err)
		}
		if want := by1252(text); string(got) != want {
			t.Fatalf("got %q, want %q", got, want)
		}
		plain := strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
		if want := 1 + strings.Count(plain, "\n"); u.at.line != want {
			t.Errorf("ends in line %d, want %d", u.at.line, want)
		}
	})
}

// by1252 is the slow way to read the bytes that are not UTF-8.
func by1252(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && n == 1 {
			r = map[byte]rune{0xe9: 'é', 0xf0: 'ð', 0x9d: utf8.RuneError}[s[0]]
		}
		b.WriteRune(r)
		s = s[n:]
	}
	return b.String()
}

// Pieces may be cut anywhere, also between CR and LF.
func TestLineCounter(t *testing.T) {
	for _, text := range []string{"", "a", "\n", "\r", "\r\n", "a\r\nb\rc\n\nd\r\r\n", "\n\r\n\r"} {
		want := 1 + strings.Count(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
		for cut := range len(text) + 1 {
			c := lineCounter{line: 1}
			c.count([]byte(text[:cut]))
			c.count([]byte(text[cut:]))
			if c.line != want {
				t.Errorf("%q cut at %d: got line %d, want %d", text, cut, c.line, want)
			}
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("a\xe9\n"))
	f.Add([]byte("\xff\xfea\x00"))
	f.Add([]byte("\xff\xfe\x00\x00a\x00\x00\x00"))
	f.Add([]byte("\xef\xbb\xbfé"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, _, err := decodeAll(bytes.NewReader(data))
		if err != nil || !utf8.ValidString(got) {
			t.Fatalf("%q became %q, %v", data, got, err)
		}
		slow, _, _ := decodeAll(iotest.OneByteReader(bytes.NewReader(data)))
		if got != slow {
			t.Fatalf("%q became %q, byte by byte %q", data, got, slow)
		}
	})
}
