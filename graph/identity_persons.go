package graph

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// reason is why two clusters were joined: an id, or evidence.
type reason struct {
	id       string
	absorbed bool
	ev       evidence
}

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
	for i, r := range roots {
		c.describe(l, &out[i], r)
	}
	c.explain(l, out, number)
	distinctIDs(l, c, out, roots)
	return out
}

// describe fills in the forms, the label and the ORCID of a person.
func (c *clusters) describe(l *lineup, p *person, root int32) {
	counts := make(map[string]int)
	var best *form
	var bestCount int
	for q := range c.walk(root) {
		counts[l.forms[l.form[q]].name.String()]++
	}
	for q := range c.walk(root) {
		f := &l.forms[l.form[q]]
		if n := counts[f.name.String()]; best == nil || betterLabel(f, best, n, bestCount) {
			best, bestCount = f, n
		}
	}
	for s := range counts {
		p.forms = append(p.forms, s)
	}
	slices.Sort(p.forms)
	p.name, p.org = best.name.String(), best.name.Org
	p.orcid = c.orcidOf(l, root)
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
	counts := make(map[string]int)
	for p := range c.walk(root) {
		v := l.at(p).orcid
		if c.orcids.of != nil {
			v = c.orcids.names[c.orcids.of[p]]
		}
		if v != "" {
			counts[v]++
		}
	}
	best := ""
	for v, n := range counts {
		if best == "" || n > counts[best] || n == counts[best] && v < best {
			best = v
		}
	}
	return best
}

// distinctIDs gives each person an id made of its label and of its smallest
// mention. Ids that would be equal get more digits.
func distinctIDs(l *lineup, c *clusters, persons []person, roots []int32) {
	sums := make([]string, len(persons))
	count := make(map[string]int, len(persons))
	for i, r := range roots {
		sums[i] = mentionSum(l, c, r)
		persons[i].id = idStem(&persons[i])
		count[persons[i].id+sums[i][:6]]++
	}
	for i := range persons {
		digits := 6
		if count[persons[i].id+sums[i][:6]] > 1 {
			digits = 20
		}
		persons[i].id += sums[i][:digits]
	}
}

// idStem is "au:family-given-".
func idStem(p *person) string {
	n := ParseName(p.name)
	if p.org || n.Org {
		key := []rune(TitleKey(p.name))
		return "au:" + string(key[:min(len(key), 40)]) + "-"
	}
	f := form{name: n, parts: newNameForm(n)}
	return "au:" + strings.TrimSuffix(f.familyKey()+"-"+f.givenKey("-"), "-") + "-"
}

// mentionSum is the SHA-256 of the smallest mention of a cluster, in hexadecimal.
func mentionSum(l *lineup, c *clusters, root int32) string {
	first := root
	for p := range c.walk(root) {
		first = min(first, p)
	}
	m := l.at(first)
	sum := sha256.Sum256([]byte(l.work(first).id + "\x00" + strconv.Itoa(int(m.position)) + "\x00" + m.name.String()))
	return hex.EncodeToString(sum[:])
}

// explain writes why the forms of each person were joined.
func (c *clusters) explain(l *lineup, persons []person, number []int32) {
	for _, j := range c.joins {
		p := &persons[number[c.find(j.a)]-1]
		if len(p.forms) < 2 || l.form[j.a] == l.form[j.b] {
			continue
		}
		words := fmt.Sprintf("%q and %q: %s", l.forms[l.form[j.a]].name.String(), l.forms[l.form[j.b]].name.String(), j.why.words())
		if strings.Count(p.because, "; ") < 3 && !strings.Contains(p.because, words) {
			p.because = joinWith("; ", p.because, words)
		}
	}
}

func joinWith(sep, a, b string) string {
	if a == "" {
		return b
	}
	return a + sep + b
}

// words says why.
func (r reason) words() string {
	switch {
	case r.id != "":
		return "same " + r.id
	case r.absorbed:
		return "the only full name with these initials"
	}
	return r.ev.words()
}

// words lists the evidence.
func (e *evidence) words() string {
	return fmt.Sprintf("%v points of %v needed", e.points, e.need)
}
