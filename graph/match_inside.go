package graph

import (
	"strings"
	"unicode/utf8"
)

// spelled is a text without blanks and signs that knows where its words begin.
type spelled struct {
	key    string
	starts []int // ascending, the end of the text last
}

// spell folds a text.
func spell(s string) spelled {
	var l spelled
	out := make([]byte, 0, len(s))
	inWord := false
	for _, r := range Fold(plainMaths(s)) {
		if !isWordRune(r) {
			inWord = false
			continue
		}
		if !inWord {
			l.starts = append(l.starts, len(out))
		}
		inWord = true
		out = utf8.AppendRune(out, r)
	}
	l.key = string(out)
	l.starts = append(l.starts, len(out))
	return l
}

// beginsAt tells whether whole words from a place on are the key.
func (l *spelled) beginsAt(word int, key string) bool {
	if !strings.HasPrefix(l.key[l.starts[word]:], key) {
		return false
	}
	end := l.starts[word] + len(key)
	for _, s := range l.starts[word+1:] {
		if s >= end {
			return s == end
		}
	}
	return false
}

// authorWords is how far into a reference the first author is looked for.
const authorWords = 8

// names tells whether one of the families stands among the first words.
func (l *spelled) names(families []string) bool {
	for word := range min(authorWords, len(l.starts)-1) {
		for _, f := range families {
			if l.beginsAt(word, f) {
				return true
			}
		}
	}
	return false
}

// years are the years in a reference: the one that its source tells, else all
// that are printed.
func (f *citing) years() []int32 {
	if f.year != 0 {
		return []int32{f.year}
	}
	var years []int32
	for i := 0; i < len(f.raw); {
		if !isDigit(f.raw[i]) {
			i++
			continue
		}
		n := 0
		for i+n < len(f.raw) && isDigit(f.raw[i+n]) {
			n++
		}
		if y := yearOf(f.raw[i : i+n]); y != 0 && len(years) < 4 {
			years = append(years, y)
		}
		i += n
	}
	return years
}

// byInside looks for the title of a work inside the reference as printed; the
// author and the year must agree. Of several titles the longest one counts.
func (m *matcher) byInside(f *citing) int32 {
	years := f.years()
	if f.raw == "" || len(years) == 0 {
		return noKey
	}
	l := spell(f.raw)
	if len(l.key) < insideTitle {
		return noKey
	}
	p, longest := m.pick(), 0
	for word, from := range l.starts {
		if len(l.key)-from < insideTitle {
			break
		}
		head := firstRunes(l.key[from:], insideHead)
		for _, year := range years {
			m.works.of(newKey(insideKind).year(year).text(head), func(e int32) {
				if n := len(m.titles[e]); n >= longest && l.beginsAt(word, m.titles[e]) && m.writtenBy(e, f, &l) {
					if n > longest {
						p, longest = m.pick(), n
					}
					p.add(e)
				}
			})
		}
	}
	return p.root
}

// writtenBy tells whether a reference names the first author of a work.
func (m *matcher) writtenBy(e int32, f *citing, l *spelled) bool {
	w := m.work(e)
	if len(f.families) > 0 {
		return f.sameFamily(&w) && !f.clash(&w)
	}
	return l.names(w.families)
}
