package metrics

import (
	"math"
	"slices"

	"cocite/graph"
)

// BM25 parameters of Robertson and Zaragoza 2009 (doi:10.1561/1500000019); a
// title word counts as two.
const (
	bm25K1    = 1.2
	bm25B     = 0.75
	titleGain = 2
)

// textIndex holds the words of the described papers of a corpus for BM25.
type textIndex struct {
	terms    map[string]int32 // stem to number
	words    []string         // the most frequent written form of each stem
	docs     [][]termCount    // per paper, by term; nil for a paper without text
	postings [][]posting      // per term, by paper
	idf      []float64
	length   []float64
	mean     float64
	self     []float64 // score of each paper against itself
}

type termCount struct {
	term int32
	n    float64
}

type posting struct {
	doc int32
	n   float64
}

// newTextIndex indexes titles and abstracts.
func newTextIndex(c *graph.Corpus) *textIndex {
	n := c.Papers.N()
	x := &textIndex{terms: map[string]int32{}, docs: make([][]termCount, n), length: make([]float64, n), self: make([]float64, n)}
	tok := newTokenizer()
	forms := []map[string]int{}
	for p := range n {
		x.docs[p], forms = x.document(tok, c.Papers.Titles[p], c.Papers.Abstracts[p], forms)
	}
	x.words = make([]string, len(forms))
	for t, f := range forms {
		x.words[t] = commonest(f)
	}
	x.weigh()
	return x
}

// document counts the terms of one paper.
func (x *textIndex) document(tok *tokenizer, title, abstract string, forms []map[string]int) ([]termCount, []map[string]int) {
	count := map[int32]float64{}
	add := func(gain float64) func(word, stem string) {
		return func(word, stem string) {
			t, ok := x.terms[stem]
			if !ok {
				t = int32(len(forms))
				x.terms[stem] = t
				forms = append(forms, map[string]int{})
			}
			forms[t][word]++
			count[t] += gain
		}
	}
	tok.tokens(title, add(titleGain))
	tok.tokens(abstract, add(1))
	var list []termCount
	for t, n := range count {
		list = append(list, termCount{t, n})
	}
	slices.SortFunc(list, func(a, b termCount) int { return int(a.term) - int(b.term) })
	return list, forms
}

// commonest is the most frequent form; ties go to the first in order.
func commonest(forms map[string]int) string {
	best, most := "", 0
	for f, n := range forms {
		if n > most || (n == most && f < best) {
			best, most = f, n
		}
	}
	return best
}

// weigh fills in postings, lengths, document frequencies and self scores.
func (x *textIndex) weigh() {
	x.postings = make([][]posting, len(x.words))
	texts := 0
	for p, doc := range x.docs {
		for _, tc := range doc {
			x.postings[tc.term] = append(x.postings[tc.term], posting{int32(p), tc.n})
			x.length[p] += tc.n
		}
		if len(doc) > 0 {
			texts++
			x.mean += x.length[p]
		}
	}
	x.mean /= math.Max(1, float64(texts))
	x.idf = make([]float64, len(x.words))
	for t, list := range x.postings {
		df := float64(len(list))
		x.idf[t] = math.Log(1 + (float64(texts)-df+0.5)/(df+0.5))
	}
	for p, doc := range x.docs {
		for _, tc := range doc {
			x.self[p] += x.gain(tc.term, tc.n, int32(p))
		}
	}
}

// gain is what one term that stands n times in a paper adds to its score.
func (x *textIndex) gain(term int32, n float64, doc int32) float64 {
	norm := 1 - bm25B + bm25B*x.length[doc]/x.mean
	return x.idf[term] * n * (bm25K1 + 1) / (n + bm25K1*norm)
}

// scores returns BM25 of every paper for the terms of one paper.
func (x *textIndex) scores(seed int32) []float64 {
	s := make([]float64, len(x.docs))
	for _, tc := range x.docs[seed] {
		for _, post := range x.postings[tc.term] {
			s[post.doc] += x.gain(tc.term, post.n, post.doc)
		}
	}
	return s
}

// shared calls yield with each term that two papers share and the gains that it
// has in either of them.
func (x *textIndex) shared(a, b int32, yield func(term int32, inA, inB float64)) {
	da, db := x.docs[a], x.docs[b]
	for i, j := 0, 0; i < len(da) && j < len(db); {
		switch {
		case da[i].term < db[j].term:
			i++
		case da[i].term > db[j].term:
			j++
		default:
			yield(da[i].term, x.gain(da[i].term, da[i].n, a), x.gain(db[j].term, db[j].n, b))
			i++
			j++
		}
	}
}

// similarity is BM25 in both directions over the scores of the two papers
// against themselves: 0 for no shared term, 1 for equal texts.
func (x *textIndex) similarity(a, b int32) float64 {
	if x.self[a]+x.self[b] == 0 {
		return 0
	}
	sum := 0.0
	x.shared(a, b, func(_ int32, inA, inB float64) { sum += inA + inB })
	return min(1, sum/(x.self[a]+x.self[b]))
}
