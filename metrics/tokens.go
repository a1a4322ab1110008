package metrics

import (
	"strings"
	"unicode"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"

	"cocite/graph"
)

// tokenizer turns text into stems. It keeps a cache, so it is for one goroutine.
type tokenizer struct {
	env   *snowballstem.Env
	stems map[string]string
}

func newTokenizer() *tokenizer {
	return &tokenizer{env: snowballstem.NewEnv(""), stems: map[string]string{}}
}

// tokens calls yield with each word as written (folded) and its stem, in the
// order of the text. TeX maths, stop words and one-letter words are left out;
// text in Chinese, Japanese or Korean script gives pairs of characters.
func (t *tokenizer) tokens(text string, yield func(word, stem string)) {
	for word := range strings.FieldsFuncSeq(graph.Fold(dropMaths(text)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if cjk(word) {
			bigrams(word, yield)
			continue
		}
		if len(word) < 2 || stopWord(word) {
			continue
		}
		yield(word, t.stem(word))
	}
}

// stem is the Porter stem of an English word; others mostly stay as they are.
func (t *tokenizer) stem(word string) string {
	if s, ok := t.stems[word]; ok {
		return s
	}
	t.env.SetCurrent(word)
	english.Stem(t.env)
	s := t.env.Current()
	t.stems[word] = s
	return s
}

// dropMaths takes $…$ out of a text; a lone $ stays.
func dropMaths(s string) string {
	if !strings.Contains(s, "$") {
		return s
	}
	parts := strings.Split(s, "$")
	var b strings.Builder
	for i, p := range parts {
		if i%2 == 1 && i < len(parts)-1 {
			b.WriteByte(' ')
			continue
		}
		b.WriteString(p)
	}
	return b.String()
}

// cjk tells whether a word begins in a script that is written without blanks.
func cjk(word string) bool {
	for _, r := range word {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
	}
	return false
}

// bigrams yields the neighbouring characters of a word; a single one as it is.
func bigrams(word string, yield func(word, stem string)) {
	rs := []rune(word)
	if len(rs) == 1 {
		yield(word, word)
		return
	}
	for i := range len(rs) - 1 {
		p := string(rs[i : i+2])
		yield(p, p)
	}
}

// stopWord tells whether an English word says nothing about a topic.
func stopWord(w string) bool {
	switch w {
	case "an", "the", "and", "or", "of", "in", "on", "at", "to", "for", "from", "by", "with", "as", "is", "are",
		"was", "were", "be", "been", "being", "it", "its", "this", "that", "these", "those", "we", "our", "us",
		"they", "their", "them", "he", "she", "his", "her", "you", "your", "which", "who", "whom", "whose", "what",
		"when", "where", "how", "why", "than", "then", "there", "here", "has", "have", "had", "do", "does", "did",
		"not", "no", "nor", "but", "if", "so", "such", "can", "could", "may", "might", "will", "would", "shall",
		"should", "must", "also", "both", "each", "more", "most", "other", "some", "any", "all", "into", "over",
		"under", "between", "among", "about", "after", "before", "during", "through", "via", "using", "used",
		"use", "based", "however", "while", "because", "very", "only", "well", "new", "one", "two", "show",
		"shows", "shown", "paper", "study", "studies", "results", "result", "propose", "proposed", "present",
		"et", "al", "ie", "eg":
		return true
	}
	return false
}
