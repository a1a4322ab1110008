package graph

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// persons turns clusters into persons in the order of their first mention.
func (c *clusters) persons(l *lineup) []person {
	number := make([]int32, len(l.in.mentions)) // of the person of each root, plus 1
	places := make([]int32, len(l.in.mentions))
	for p, m := range l.mention {
		places[m] = int32(p)
	}
	var out []person
	var roots []int32
	for m := range l.in.mentions {
		r := c.find(places[m])
		if number[r] == 0 {
			out = append(out, person{mentions: make([]int32, 0, c.size[r])})
			roots = append(roots, r)
			number[r] = int32(len(out))
		}
		p := &out[number[r]-1]
		p.mentions = append(p.mentions, int32(m))
	}
	labels := make([]*form, len(out))
	for i, r := range roots {
		labels[i] = c.describe(l, &out[i], r)
	}
	c.explain(l, out, number)
	distinctIDs(l, out, roots, labels)
	return out
}

// describe fills in the forms, the label and the ORCID of a person, and returns the
// form that gave the label.
func (c *clusters) describe(l *lineup, p *person, root int32) *form {
	best := &l.forms[l.form[root]]
	if c.size[root] == 1 {
		p.forms = []string{best.name.String()}
	} else {
		best = c.label(l, p, root)
	}
	p.name, p.org = best.name.String(), best.name.Org
	p.orcid = c.orcidOf(l, root)
	if len(c.named) == 0 {
		return best
	}
	for q := range c.walk(root) {
		if name, ok := c.named[q]; ok {
			p.name = name
			break
		}
	}
	return best
}

// label lists the forms of a cluster and chooses the best of them.
func (c *clusters) label(l *lineup, p *person, root int32) *form {
	counts := make(map[string]int)
	for q := range c.walk(root) {
		counts[l.forms[l.form[q]].name.String()]++
	}
	var best *form
	for _, i := range c.formsOf(l, root) {
		f := &l.forms[i]
		s := f.name.String()
		if best == nil || betterLabel(f, best, counts[s], counts[best.name.String()]) {
			best = f
		}
		p.forms = append(p.forms, s)
	}
	slices.Sort(p.forms)
	p.forms = slices.Compact(p.forms)
	return best
}

// betterLabel tells whether f makes a better label than g: spelt out, not in
// capitals, more frequent, longer, first in order.
func betterLabel(f, g *form, nf, ng int) bool {
	return cmp.Or(
		compareBool(f.spelt(), g.spelt()), compareBool(!capitals(f), !capitals(g)), cmp.Compare(nf, ng),
		cmp.Compare(utf8.RuneCountInString(f.name.String()), utf8.RuneCountInString(g.name.String())),
		strings.Compare(g.name.String(), f.name.String()),
	) > 0
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// capitals tells names that are printed in capitals.
func capitals(f *form) bool {
	return f.spelt() && strings.IndexFunc(f.name.Family+f.name.Given, unicode.IsLower) < 0
}

// orcidOf is the most frequent ORCID of a cluster; of equally frequent ones the
// first in order.
func (c *clusters) orcidOf(l *lineup, root int32) string {
	var all []string
	for p := range c.walk(root) {
		v := l.orcid(p)
		if c.orcids.of != nil {
			v = c.orcids.names[c.orcids.of[p]]
		}
		if v != "" {
			all = append(all, v)
		}
	}
	slices.Sort(all)
	best, most := "", 0
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n] == all[0] {
			n++
		}
		if n > most {
			best, most = all[0], n
		}
		all = all[n:]
	}
	return best
}

// distinctIDs gives each person an id made of its label and of its smallest
// mention. Ids that would be equal get more digits.
func distinctIDs(l *lineup, persons []person, roots []int32, labels []*form) {
	const short, long = 6, 20
	sums := make([]string, len(persons))
	count := make(map[string]int32, len(persons))
	for i, r := range roots {
		sums[i] = mentionSum(l, r)[:long]
		persons[i].id = idStem(labels[i]) + sums[i][:short]
		count[persons[i].id]++
	}
	for i := range persons {
		if count[persons[i].id] > 1 {
			persons[i].id += sums[i][short:]
		}
	}
}

// idStem is "au:family-given-".
func idStem(f *form) string {
	if f.name.Org {
		key := []rune(TitleKey(f.name.Full))
		return "au:" + string(key[:min(len(key), 40)]) + "-"
	}
	if given := f.givenKey("-"); given != "" {
		return "au:" + f.familyKey() + "-" + given + "-"
	}
	return "au:" + f.familyKey() + "-"
}

// mentionSum is the SHA-256 of the smallest mention of a cluster, in hexadecimal.
func mentionSum(l *lineup, root int32) string {
	return hex.EncodeToString(mentionHash(l, root)) // the representative is the smallest place
}

func mentionHash(l *lineup, place int32) []byte {
	m := l.at(place)
	sum := sha256.Sum256([]byte(l.work(place).id + "\x00" + strconv.Itoa(int(m.position)) + "\x00" + l.name(place).String()))
	return sum[:]
}
