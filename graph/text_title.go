package graph

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// TitleKey is Fold without everything that is not a letter or a digit of some
// script. TeX maths between dollars keeps its letters and digits: a Greek letter
// equals its command, and commands for fonts and space vanish.
func TitleKey(s string) string {
	return wordRunes(Fold(plainMaths(s)))
}

// wordRunes keeps letters, digits and the marks that belong to them.
func wordRunes(s string) string {
	out := make([]byte, 0, len(s))
	for _, r := range s {
		if isWordRune(r) {
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out)
}

// TitleTokens are the words of Fold, without one-letter words and stop words.
// Scripts that are written without blanks give pairs of neighbours. Numbers stay.
func TitleTokens(s string) []string {
	var tokens []string
	for s = Fold(plainMaths(s)); s != ""; {
		n := strings.IndexFunc(s, notWord)
		if n < 0 {
			return appendWord(tokens, s)
		}
		if n > 0 {
			tokens = appendWord(tokens, s[:n])
		}
		_, size := utf8.DecodeRuneInString(s[n:])
		s = s[n+size:]
	}
	return tokens
}

// appendWord appends one run of letters and digits as tokens.
func appendWord(tokens []string, w string) []string {
	if isASCII(w) {
		if len(w) == 1 && isLetter(w[0]) || stopWord(w) {
			return tokens
		}
		return append(tokens, w)
	}
	runes := []rune(w)
	if len(runes) > 2 && unspaced(runes[0]) && unspaced(runes[1]) {
		for i := range len(runes) - 1 {
			tokens = append(tokens, string(runes[i:i+2]))
		}
		return tokens
	}
	if len(runes) == 1 && unicode.IsLetter(runes[0]) && !unspaced(runes[0]) {
		return tokens
	}
	return append(tokens, w)
}

// isWordRune tells letters, digits and the marks that Fold keeps from the rest.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return isAlnum(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// unspaced tells whether a script is written without blanks between words.
func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

func stopWord(w string) bool {
	switch w {
	case "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "via", "with":
		return true
	}
	return false
}

// GenericTitle tells whether a title is too common or too short to identify a
// work by itself: "Editorial", "Introduction", a key of fewer than 15 letters or
// fewer than three words. A character of a script without blanks counts as a
// word and as two letters.
func GenericTitle(s string) bool {
	if genericTitles[strings.TrimRight(Fold(s), ".:;!? ")] {
		return true
	}
	letters := 0
	for _, r := range TitleKey(s) {
		letters++
		if unspaced(r) {
			letters++
		}
	}
	return letters < 15 || len(TitleTokens(s)) < 3
}

// genericTitles are folded titles that many works share, whatever their length.
var genericTitles = map[string]bool{
	"introduction": true, "editorial": true, "editorial board": true, "preface": true, "foreword": true,
	"index": true, "contents": true, "table of contents": true, "reply": true, "comment": true,
	"erratum": true, "corrigendum": true, "correction": true, "book review": true, "book reviews": true,
	"abstracts": true, "discussion": true, "conclusion": true, "conclusions": true, "references": true,
	"news": true, "obituary": true, "in memoriam": true, "letter to the editor": true,
	"letters to the editor": true, "front matter": true, "back matter": true, "untitled": true,
}
