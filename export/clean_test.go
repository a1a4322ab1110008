package export

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestCleanText(t *testing.T) {
	for in, want := range map[string]string{
		"":                       "",
		"plain text":             "plain text",
		"a\x00b\x01c\x1fd\x7f":   "abcd\x7f",
		"a\r\nb\rc\n\td":         "a\nb\nc\n\td",
		"\ufeffa\ufffeb\uffffc":  "abc",
		"bad \xff\xfe byte":      "bad \ufffd byte",
		"\ud7ff\ue000\U0010ffff": "\ud7ff\ue000\U0010ffff",
		"\u202eabc":              "\u202eabc", // direction marks are kept in values
	} {
		if got := cleanText(in); got != want {
			t.Errorf("cleanText(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCleanLabel(t *testing.T) {
	for in, want := range map[string]string{
		"":                                      "",
		" ":                                     "",
		"a b":                                   "a b",
		" a  b ":                                "a b",
		"a\r\n\tb\u00a0c\u2003d":                "a b c d",
		"\u202e\u05e9\u2066x\u2069\u200e\ufeff": "\u05e9x",
		"-dash":                                 "-dash",
	} {
		if got := cleanLabel(in); got != want {
			t.Errorf("cleanLabel(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestCleanProperties: what is clean stays as it is, and holds nothing that XML
// forbids.
func TestCleanProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")) + rapid.String().Draw(t, "text")
		text, label := cleanText(s), cleanLabel(s)
		if cleanText(text) != text || cleanLabel(label) != label || cleanText(label) != label {
			t.Fatalf("%q is not clean after cleaning", s)
		}
		if !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool { return !legalRune(r) }) {
			t.Fatalf("cleanText(%q) = %q", s, text)
		}
		if strings.ContainsAny(label, "\n\t\r") || strings.TrimSpace(label) != label || strings.Contains(label, "  ") {
			t.Fatalf("cleanLabel(%q) = %q", s, label)
		}
	})
}

func TestAppendFloat(t *testing.T) {
	for in, want := range map[float64]string{
		0: "0.0", math.Copysign(0, -1): "0.0", 1: "1.0", -2.5: "-2.5", 1e21: "1000000000000000000000.0",
		1e-7: "0.0000001", 0.1: "0.1", 1.0 / 3: "0.3333333333333333", 0.12345678901234568: "0.12345678901234568",
	} {
		if got := string(appendFloat(nil, in)); got != want {
			t.Errorf("appendFloat(%g) = %s, want %s", in, got, want)
		}
	}
}

func TestAppendFloatProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.Float64().Filter(finite).Draw(t, "f")
		s := string(appendFloat([]byte("1.5 "), f))[4:]
		if back, err := strconv.ParseFloat(s, 64); err != nil || back != f {
			t.Fatalf("%g is written as %s", f, s)
		}
		if strings.ContainsAny(s, "eE") || strings.Count(s, ".") != 1 {
			t.Fatalf("%g is written as %s", f, s)
		}
	})
}
