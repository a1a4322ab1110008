package ingest

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"
)

// allLines reads a text to its end; a line that is too long has "…" behind it.
func allLines(t interface{ Fatalf(string, ...any) }, r io.Reader, limit int) []string {
	var out []string
	l := newLineReader(Input{R: r, Limits: Limits{Record: limit}})
	for {
		line, n, err := l.next()
		if err == io.EOF {
			return out
		}
		if n != len(out)+1 {
			t.Fatalf("line %d has number %d", len(out)+1, n)
		}
		s := string(line)
		if errors.Is(err, errTooLong) {
			s += "…"
		} else if err != nil {
			t.Fatalf("line %d: %v", n, err)
		}
		out = append(out, s)
	}
}

func TestLines(t *testing.T) {
	tests := []struct {
		name, text string
		limit      int
		want       []string
	}{
		{"empty", "", 0, nil},
		{"no final end", "a\nb", 0, []string{"a", "b"}},
		{"final end", "a\nb\n", 0, []string{"a", "b"}},
		{"crlf", "a\r\nb\r\n", 0, []string{"a", "b"}},
		{"cr", "a\rb\r", 0, []string{"a", "b"}},
		{"mixed", "a\rb\nc\r\n\r\nd\n\re", 0, []string{"a", "b", "c", "", "d", "", "e"}},
		{"empty lines", "\n\n", 0, []string{"", ""}},
		{"no other ends", "a\u2028b\u2029c\u0085d\ve\ff", 0, []string{"a\u2028b\u2029c\u0085d\ve\ff"}},
		{"as long as may be", "abc\nd", 3, []string{"abc", "d"}},
		{"too long", "abcdef\nd\nxyzw", 3, []string{"abc…", "d", "xyz…"}},
		{"too long crlf", "abcdef\r\nd\r\n", 3, []string{"abc…", "d"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, r := range []io.Reader{strings.NewReader(tt.text), iotest.OneByteReader(strings.NewReader(tt.text)), iotest.DataErrReader(strings.NewReader(tt.text))} {
				if got := allLines(t, r, tt.limit); !slices.Equal(got, tt.want) {
					t.Errorf("got %q, want %q", got, tt.want)
				}
			}
		})
	}
}

func TestLinesAgainstSplit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.SampledFrom([]string{"a", "bc", "\n", "\r", "\r\n", strings.Repeat("x", lineBlock)})).Draw(t, "parts")
		text := strings.Join(parts, "")
		want := strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
		if want[len(want)-1] == "" {
			want = want[:len(want)-1]
		}
		if got := allLines(t, strings.NewReader(text), 0); !slices.Equal(got, want) {
			t.Errorf("got %d lines, want %d", len(got), len(want))
		}
	})
}

// A line without end must not grow the buffer past the limit.
func TestLinesBounded(t *testing.T) {
	text := io.LimitReader(endless('x'), 64<<20)
	l := newLineReader(Input{R: text, Limits: Limits{Record: 1 << 20}})
	if _, _, err := l.next(); !errors.Is(err, errTooLong) {
		t.Fatalf("got %v, want %v", err, errTooLong)
	}
	if _, _, err := l.next(); err != io.EOF {
		t.Fatalf("got %v, want %v", err, io.EOF)
	}
	if cap(l.buf) > 4<<20 {
		t.Errorf("buffer of %d bytes for a limit of 1 MiB", cap(l.buf))
	}
}

// endless gives the same byte for ever.
type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

func TestLinesError(t *testing.T) {
	bad := errors.New("disk on fire")
	l := newLineReader(Input{R: io.MultiReader(strings.NewReader("a\nb"), iotest.ErrReader(bad))})
	var lines []string
	for {
		line, _, err := l.next()
		if err != nil {
			if !errors.Is(err, bad) {
				t.Errorf("got %v, want %v", err, bad)
			}
			break
		}
		lines = append(lines, string(line))
	}
	if want := []string{"a", "b"}; !slices.Equal(lines, want) {
		t.Errorf("got %q, want %q", lines, want)
	}
}

func TestCutExcerpt(t *testing.T) {
	x := strings.Repeat("x", 78)
	tests := []struct{ name, text, want string }{
		{"short", "abc", "abc"},
		{"exact", x + "ab", x + "ab"},
		{"long", x + "abc", x + "ab"},
		{"inside a rune", x + "a€bcdef", x + "a"},
		{"rune fits", x + "éabcdef", x + "é"},
		{"inside the last rune", x + "€", x},
		{"no rune at all", strings.Repeat("\x80", 90), strings.Repeat("\x80", 76)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := cutExcerpt(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if got := cutExcerpt([]byte(tt.text)); got != tt.want {
				t.Errorf("bytes: got %q, want %q", got, tt.want)
			}
		})
	}
}
