package main

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// Sizes of the invented corpus: works in works.jsonl come first, the last ones
// stand only in refs.bib or database.ris.
const (
	numWorks  = 360
	onlyBib   = 18
	onlyRIS   = 12
	numPeople = 170
	firstYear = 2004
	lastYear  = 2025
)

// person is an invented author.
type person struct {
	given, middle, family string
	home                  int // institution
	topic                 int
	pull                  float64 // how often they publish
	orcid                 string
}

// work is an invented publication.
type work struct {
	title, abstract string
	year, month     int
	topic, venue    int
	authors         []int
	refs            []int
	keywords        []string
	volume, page    int
}

// corpus is the whole invented literature.
type corpus struct {
	people []person
	works  []work
	cited  []int
	r      *rand.Rand
}

// invent makes a corpus from a seed.
func invent(seed uint64) *corpus {
	c := &corpus{r: rand.New(rand.NewPCG(seed, 0xc0c17e))}
	c.inventPeople()
	titles := map[string]bool{}
	for i := range numWorks {
		c.works = append(c.works, c.inventWork(i, titles))
	}
	return c
}

func (c *corpus) inventPeople() {
	seen := map[string]bool{}
	for len(c.people) < numPeople {
		part := people[c.r.IntN(len(people))]
		p := person{
			given: pick(c.r, part.given), family: pick(c.r, part.family),
			home: c.r.IntN(len(institutions)), topic: c.r.IntN(len(topics)),
			pull: math.Pow(c.r.Float64(), 3) + 0.03,
		}
		if c.r.Float64() < 0.4 {
			p.middle = string(rune('A'+c.r.IntN(20))) + "."
		}
		key := p.given + p.family
		if seen[key] {
			continue
		}
		seen[key] = true
		if c.r.Float64() < 0.5 {
			p.orcid = orcid(len(c.people) + 1)
		}
		c.people = append(c.people, p)
	}
}

// orcid makes an identifier with a right check digit in a range that is not given out.
func orcid(n int) string {
	digits := fmt.Sprintf("0000000099%05d", n)
	t := 0
	for _, d := range digits {
		t = (t + int(d-'0')) * 2
	}
	check := (12 - t%11) % 11
	last := string(rune('0' + check))
	if check == 10 {
		last = "X"
	}
	s := digits + last
	return s[0:4] + "-" + s[4:8] + "-" + s[8:12] + "-" + s[12:16]
}

func (c *corpus) inventWork(i int, titles map[string]bool) work {
	share := math.Sqrt(float64(i) / numWorks)
	w := work{
		topic: c.r.IntN(len(topics)), month: 1 + c.r.IntN(12),
		year:   firstYear + int(share*float64(lastYear-firstYear+1)),
		volume: 1 + i/40, page: 1 + c.r.IntN(900),
	}
	t := topics[w.topic]
	w.venue = t.venues[c.r.IntN(len(t.venues))]
	for w.title == "" || titles[w.title] {
		w.title = c.title(t)
	}
	titles[w.title] = true
	w.abstract = c.abstract(t)
	w.keywords = some(c.r, t.keywords, 2+c.r.IntN(2))
	w.authors = c.team(w.topic)
	w.refs = c.references(w)
	c.cited = append(c.cited, 0)
	for _, r := range w.refs {
		c.cited[r]++
	}
	return w
}

func (c *corpus) title(t topic) string {
	thing, method, setting := pick(c.r, t.things), pick(c.r, t.methods), pick(c.r, t.settings)
	switch c.r.IntN(5) {
	case 0:
		return capital(thing) + " in " + setting
	case 1:
		return capital(thing) + " in " + setting + ": evidence from " + method
	case 2:
		return "How " + method + " changes our view of " + thing
	case 3:
		return capital(method) + " for " + thing + " in " + setting
	}
	return "Revisiting " + thing + " with " + method
}

func (c *corpus) abstract(t topic) string {
	things, findings := some(c.r, t.things, 2), some(c.r, t.findings, 2)
	return fmt.Sprintf("Work on %s has long treated %s and %s apart. We study both in %s with %s. We find that %s, and that %s. The data and the code are open.",
		t.name, things[0], things[1], pick(c.r, t.settings), pick(c.r, t.methods), findings[0], findings[1])
}

// team draws one to six authors, most of them of the work's topic, those who
// publish much more often.
func (c *corpus) team(topic int) []int {
	size := 1 + int(c.r.ExpFloat64()*1.8)
	size = min(size, 6)
	var team []int
	for len(team) < size {
		best, bestKey := -1, math.Inf(1)
		for i, p := range c.people {
			pull := p.pull
			if p.topic != topic {
				pull /= 60
			}
			if key := c.r.ExpFloat64() / pull; key < bestKey && !slices.Contains(team, i) {
				best, bestKey = i, key
			}
		}
		team = append(team, best)
	}
	return team
}

// references draws earlier works: of the same topic, recent, much cited, or by
// the same people more often.
func (c *corpus) references(w work) []int {
	type candidate struct {
		work int
		key  float64
	}
	var list []candidate
	for j, old := range c.works {
		pull := 1 + float64(c.cited[j])
		if old.topic != w.topic {
			pull /= 40
		}
		if slices.ContainsFunc(old.authors, func(a int) bool { return slices.Contains(w.authors, a) }) {
			pull *= 3
		}
		pull *= math.Exp(-float64(w.year-old.year) / 8)
		list = append(list, candidate{j, c.r.ExpFloat64() / pull})
	}
	slices.SortFunc(list, func(a, b candidate) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.work, b.work)) })
	n := min(len(list)/3, 3+c.r.IntN(16))
	var refs []int
	for _, x := range list[:n] {
		refs = append(refs, x.work)
	}
	slices.Sort(refs)
	return refs
}

func pick(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

// some draws n different entries in their order.
func some(r *rand.Rand, list []string, n int) []string {
	n = min(n, len(list))
	at := r.Perm(len(list))[:n]
	slices.Sort(at)
	out := make([]string, n)
	for i, j := range at {
		out[i] = list[j]
	}
	return out
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
