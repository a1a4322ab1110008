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
	var b strings.Builder
	b.Grow(len(s))
	from := 0 // what is kept and not yet written begins here
	for i, r := range s {
		if isWordRune(r) {
			continue
		}
		b.WriteString(s[from:i])
		_, size := utf8.DecodeRuneInString(s[i:])
		from = i + size
	}
	b.WriteString(s[from:])
	return b.String()
}

// TitleTokens are the words of Fold, without one-letter words and stop words.
// Scripts that are written without blanks give pairs of neighbours. Numbers stay.
func TitleTokens(s string) []string {
	var tokens []string
	for w := range strings.FieldsFuncSeq(Fold(plainMaths(s)), notWord) {
		tokens = appendWord(tokens, w)
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
func GenericTitle(s string) bool { return readTitle(s).generic }

// titleReading is a title made comparable, folded once.
type titleReading struct {
	key     string // TitleKey; "" for a title of genericTitles
	generic bool   // GenericTitle
}

// readTitle folds a title.
func readTitle(s string) titleReading {
	folded := Fold(s)
	if genericTitles[strings.TrimRight(folded, ".:;!? ")] {
		return titleReading{generic: true}
	}
	if plain := plainMaths(s); plain != s {
		folded = Fold(plain)
	}
	key := wordRunes(folded)
	return titleReading{key, shortKey(key) || !threeTokens(folded)}
}

// shortKey tells whether a key has fewer than 15 letters.
func shortKey(key string) bool {
	letters := 0
	for _, r := range key {
		letters++
		if unspaced(r) {
			letters++
		}
		if letters >= 15 {
			return false
		}
	}
	return true
}

// threeTokens tells whether a folded title has three tokens.
func threeTokens(folded string) bool {
	var some [8]string
	tokens := some[:0]
	for w := range strings.FieldsFuncSeq(folded, notWord) {
		if tokens = appendWord(tokens, w); len(tokens) >= 3 {
			return true
		}
	}
	return false
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
