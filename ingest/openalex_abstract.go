package ingest

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// oaAbstract is an abstract that is stored as the positions of its words.
type oaAbstract struct {
	text   string
	broken bool // there is something, but no words with positions
}

// maxAbstractWords caps what an index can blow up to.
const maxAbstractWords = 100_000

// wordAt is a word of an index: bytes of its JSON.
type wordAt struct{ from, to int32 }

// UnmarshalJSON puts the words into their order, with one blank between.
// Positions may have holes; of two words at one position the first stays. An
// index that is a text in itself, as some copies have it, is read too.
func (a *oaAbstract) UnmarshalJSON(data []byte) error {
	*a = oaAbstract{}
	if len(data) == 0 || data[0] == 'n' {
		return nil
	}
	if data[0] == '"' {
		var s string
		if err := unmarshalJSON(data, &s); err != nil || s == "" {
			return err
		}
		data = []byte(s)
	}
	places, size, ok := placeWords(data)
	if !ok {
		a.broken = true
		return nil
	}
	a.text = joinWords(data, places, size)
	return nil
}

// placeWords reads {"word":[0,5],…}. It returns the word of each position and
// the length of all words; false if it is something else.
func placeWords(data []byte) (places []wordAt, size int, ok bool) {
	p := indexParser{data: data}
	if !p.take('{') {
		return nil, 0, false
	}
	for !p.take('}') {
		w, ok := p.word()
		if !ok || !p.take(':') || !p.take('[') {
			return nil, 0, false
		}
		for !p.take(']') {
			n, ok := p.number()
			if !ok {
				return nil, 0, false
			}
			p.take(',')
			if n < maxAbstractWords {
				places, size = place(places, n, w, size)
			}
		}
		p.take(',')
	}
	return places, size, true
}

// place sets the word of a position that has none.
func place(places []wordAt, n int, w wordAt, size int) ([]wordAt, int) {
	for n >= len(places) {
		places = append(places, wordAt{})
	}
	if places[n] == (wordAt{}) {
		places[n] = w
		size += int(w.to-w.from) + 1
	}
	return places, size
}

// joinWords writes the words in order.
func joinWords(data []byte, places []wordAt, size int) string {
	var b strings.Builder
	b.Grow(size)
	for _, w := range places {
		if w == (wordAt{}) {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		word := data[w.from:w.to]
		if bytes.IndexByte(word, '\\') >= 0 || !utf8.Valid(word) {
			var s string
			if unmarshalJSON(data[w.from-1:w.to+1], &s) == nil {
				b.WriteString(s)
			}
			continue
		}
		b.Write(word)
	}
	return b.String()
}

// indexParser reads the tokens of an inverted index.
type indexParser struct {
	data []byte
	at   int
}

// take passes blanks, and c if it comes next.
func (p *indexParser) take(c byte) bool {
	for p.at < len(p.data) && p.data[p.at] <= ' ' {
		p.at++
	}
	if p.at == len(p.data) || p.data[p.at] != c {
		return false
	}
	p.at++
	return true
}

// word reads a string and returns where its inside stands.
func (p *indexParser) word() (wordAt, bool) {
	if !p.take('"') {
		return wordAt{}, false
	}
	from := p.at
	for p.at < len(p.data) {
		switch p.data[p.at] {
		case '"':
			p.at++
			return wordAt{int32(from), int32(p.at - 1)}, true
		case '\\':
			p.at++
		}
		p.at++
	}
	return wordAt{}, false
}

// number reads a position.
func (p *indexParser) number() (int, bool) {
	p.take(' ')
	n, from := 0, p.at
	for p.at < len(p.data) && p.data[p.at] >= '0' && p.data[p.at] <= '9' {
		n = min(n*10+int(p.data[p.at]-'0'), maxAbstractWords)
		p.at++
	}
	return n, p.at > from
}
