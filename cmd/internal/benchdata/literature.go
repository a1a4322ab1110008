package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
)

// literature draws the parts of invented works. It holds no works, so a file of
// any size needs no memory.
type literature struct {
	r     *rand.Rand
	words []string // of titles and abstracts, the frequent first
	names []string // family names
	given []string
}

func newLiterature(seed uint64) *literature {
	l := &literature{r: rand.New(rand.NewPCG(seed, 0xbe7c))}
	l.words = l.invent(20_000, 1, 4)
	l.names = l.invent(8_000, 2, 3)
	l.given = l.invent(900, 2, 3)
	for i := range l.names {
		l.names[i] = capital(l.names[i])
	}
	for i := range l.given {
		l.given[i] = capital(l.given[i])
	}
	return l
}

// The sounds that words are made of; some are not ASCII, as in real data.
var (
	onsets = strings.Fields("b br c ch d dr f fl g gr h j k l m n p pl qu r s st t tr v w z")
	cores  = strings.Fields("a e i o u ai ea io ou a e i o u é ü")
	codas  = []string{"", "", "", "n", "r", "s", "l", "t"}
)

// invent makes n words of between lo and hi syllables.
func (l *literature) invent(n, lo, hi int) []string {
	out := make([]string, n)
	for i := range out {
		var b strings.Builder
		for range lo + l.r.IntN(hi-lo+1) {
			b.WriteString(onsets[l.r.IntN(len(onsets))])
			b.WriteString(cores[min(l.r.IntN(len(cores)), l.r.IntN(len(cores)))])
			b.WriteString(codas[l.r.IntN(len(codas))])
		}
		out[i] = b.String()
	}
	return out
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// rank draws a rank below n; low ranks are frequent, about as words are.
func (l *literature) rank(n int) int {
	return min(n-1, int(math.Exp(l.r.Float64()*math.Log(float64(n)+1)))-1)
}

// text is a sentence of n words.
func (l *literature) text(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(l.words[l.rank(len(l.words))])
	}
	return capital(b.String())
}

// person is an invented author.
type person struct {
	number        int
	family, given string
	middle        string // an initial, or ""
}

// person is one of n people, the same for the same number.
func (l *literature) person(n int) person {
	k := l.rank(n)
	p := person{number: k, family: l.names[k*7919%len(l.names)], given: l.given[k*104_729%len(l.given)]}
	if k%3 == 0 {
		p.middle = string(rune('A' + k%26))
	}
	return p
}

// people are the authors of one of n works.
func (l *literature) people(n int) []person {
	out := make([]person, 1+l.rank(7))
	for i := range out {
		out[i] = l.person(n/2 + 10)
	}
	return out
}

// cited are works that work i cites, all earlier ones.
func (l *literature) cited(i, most int) []int {
	out := make([]int, min(i, l.r.IntN(most)))
	for k := range out {
		out[k] = i - 1 - l.rank(i)
	}
	return out
}

func doi(i int) string { return fmt.Sprintf("10.5555/bench.%d.%d", 1990+i%36, i) }

func year(i int) int { return 1990 + i%36 }

// full is a name as printed, given names first.
func (p person) full() string {
	if p.middle == "" {
		return p.given + " " + p.family
	}
	return p.given + " " + p.middle + ". " + p.family
}
