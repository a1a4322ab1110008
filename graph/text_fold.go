package graph

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold makes text comparable: CleanText, then compatibility forms decomposed
// (NFKD), accents and points dropped, lower case, letters such as ß, æ and ø
// spelt out, one kind of dash, quote and blank, composed again (NFC). Letters of
// every script stay, and so do marks that are letters in effect: vowel signs of
// Indic scripts and the voicing marks of kana.
func Fold(s string) string {
	s = CleanText(s)
	if isASCII(s) {
		return strings.ReplaceAll(strings.ToLower(s), "`", "'")
	}
	out := make([]byte, 0, len(s)+8)
	for _, r := range norm.NFKD.String(spacingMarks.Replace(s)) {
		out = appendFolded(out, r)
	}
	return foldSpace(norm.NFC.String(string(out)))
}

// spacingMarks are accents with a place of their own. They stand for
// apostrophes; NFKD would make a blank of them.
var spacingMarks = strings.NewReplacer("\u00B4", "'", "`", "'", "\u02CB", "'", "\u02CA", "'", "\u2032", "'", "\u1FBD", "'", "\u1FBF", "'")

// appendFolded appends what one decomposed character becomes.
func appendFolded(out []byte, r rune) []byte {
	if r < 0x80 {
		if 'A' <= r && r <= 'Z' {
			r |= 0x20
		}
		if r == '`' {
			r = '\''
		}
		return append(out, byte(r))
	}
	if droppedMark(r) || unicode.Is(unicode.Cf, r) {
		return out
	}
	if to, ok := foldSpecial(unicode.ToLower(r)); ok {
		return append(out, to...)
	}
	return append(out, string(unicode.ToLower(r))...)
}

// droppedMark tells whether a combining mark only decorates its letter.
func droppedMark(r rune) bool {
	if !unicode.Is(unicode.Mn, r) || r == 0x3099 || r == 0x309A {
		return false
	}
	return unicode.In(r, unicode.Inherited, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Arabic, unicode.Hebrew, unicode.Syriac)
}

// foldSpecial spells out letters that do not decompose, dashes and quotes.
func foldSpecial(r rune) (string, bool) {
	switch r {
	case 'ß':
		return "ss", true
	case 'æ':
		return "ae", true
	case 'œ':
		return "oe", true
	case 'ø':
		return "o", true
	case 'ł':
		return "l", true
	case 'đ', 'ð':
		return "d", true
	case 'þ':
		return "th", true
	case 'ı':
		return "i", true
	case 'ħ':
		return "h", true
	case 'ŋ':
		return "n", true
	case 'ŧ':
		return "t", true
	case 'ς':
		return "σ", true
	case 0x2212:
		return "-", true
	case 0x02B9, 0x02BB, 0x02BC, 0x02BD, 0x02BE, 0x02BF, 0x02C8:
		return "'", true
	}
	if 0x2010 <= r && r <= 0x2015 {
		return "-", true
	}
	if 0x2018 <= r && r <= 0x201F {
		return "'", true
	}
	return "", false
}
