package graph

import "strings"

// SameSource tells whether two names can mean one journal, proceedings or book:
// the words of the shorter one begin words of the longer one in the same order,
// from the first on ("AM J SOCIOL", "American Journal of Sociology"), or it is
// an acronym of at least four of them.
func SameSource(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	return sameWords(sourceWords(Fold(a)), sourceWords(Fold(b)))
}

func sameWords(x, y []string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 {
		return false
	}
	return abbreviates(x, y) || acronym(x, y) || len(x) == len(y) && abbreviates(y, x)
}

// sourceWords are the words of a folded source without dots and stop words; "&"
// stands for "and".
func sourceWords(s string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(s, notWord) {
		if !stopWord(w) {
			words = append(words, w)
		}
	}
	return words
}

// abbreviates tells whether each word of x begins a word of y, or is begun by it,
// in the same order. The first words begin with the same letter.
func abbreviates(x, y []string) bool {
	if x[0][0] != y[0][0] {
		return false
	}
	k := 0
	for _, w := range x {
		for k < len(y) && !strings.HasPrefix(y[k], w) {
			k++
		}
		if k == len(y) {
			return false
		}
		k++
	}
	return true
}

// acronym tells whether a single word is made of the first letters of four or more.
func acronym(x, y []string) bool {
	if len(x) != 1 || len(y) < 4 || len(x[0]) != len(y) {
		return false
	}
	for i, w := range y {
		if x[0][i] != w[0] {
			return false
		}
	}
	return true
}

// sourceHead are the first three letters and digits of a folded source, without
// stop words before them.
func sourceHead(s string) string {
	for s != "" {
		word := strings.TrimLeftFunc(s, notWord)
		end := strings.IndexFunc(word, notWord)
		if end < 0 || !stopWord(word[:end]) {
			s = word
			break
		}
		s = word[end:]
	}
	head := make([]byte, 0, 8)
	left := 3
	for _, r := range s {
		if left > 0 && isWordRune(r) {
			head = append(head, string(r)...)
			left--
		}
	}
	return string(head)
}

// sameSource tells whether a reference can mean the source of a work.
func (f *citing) sameSource(w *citable) bool {
	for _, s := range w.sources {
		if s != "" && f.source != "" && sameWords(sourceWords(f.source), sourceWords(s)) {
			return true
		}
	}
	return false
}
