package graph

import (
	"fmt"
	"slices"
	"strings"
)

// idTable holds one identifier of each place, as a number: 0 is none.
type idTable struct {
	of    []int32
	names []string // of each number; names[0] is ""
}

// joinIDs joins mentions with equal ORCIDs, then with equal ids of the source,
// where their names are compatible. An id that one by-line holds twice is a
// fault: it counts for neither mention.
func (c *clusters) joinIDs(l *lineup) []Problem {
	c.orcids = newIDTable(l, len(l.in.words), func(m *mention) int32 { return m.orcid }, func(i int32) string { return l.in.words[i] })
	c.sources = newIDTable(l, len(l.in.ids), func(m *mention) int32 { return m.sourceID }, func(i int32) string { return l.in.ids[i].String() })
	problems := c.joinTable(l, &c.orcids, "orcid", "ORCID")
	return append(problems, c.joinTable(l, &c.sources, "id", "author id")...)
}

// newIDTable numbers the ids in their order as text. The mentions have them as
// numbers below n, or -1, of which text gives the words; "" is no id.
func newIDTable(l *lineup, n int, number func(*mention) int32, text func(int32) string) idTable {
	t := idTable{of: make([]int32, len(l.mention)), names: []string{""}}
	seen := make([]int32, n)
	var ids []textID
	for p := range l.mention {
		if i := number(l.at(int32(p))); i >= 0 && seen[i] == 0 {
			seen[i] = 1
			ids = append(ids, textID{i, text(i)})
		}
	}
	slices.SortFunc(ids, func(a, b textID) int { return strings.Compare(a.text, b.text) })
	for _, id := range ids {
		if id.text != t.names[len(t.names)-1] {
			t.names = append(t.names, id.text)
		}
		seen[id.number] = int32(len(t.names) - 1)
	}
	for p := range l.mention {
		if i := number(l.at(int32(p))); i >= 0 {
			t.of[p] = seen[i]
		}
	}
	return t
}

// textID is an id by its number and as text.
type textID struct {
	number int32
	text   string
}

// joinTable joins the mentions of each id.
func (c *clusters) joinTable(l *lineup, t *idTable, code, what string) []Problem {
	var ids, places []int32
	for p, id := range t.of {
		if id > 0 {
			ids, places = append(ids, id), append(places, int32(p))
		}
	}
	holders := listsOf(len(t.names), ids, places)
	var problems []Problem
	for id := range holders.Len() {
		if len(holders.Of(id)) == 0 {
			continue
		}
		name := what + " " + t.names[id]
		group, twice := c.dropTwice(l, t, holders.Of(id))
		for _, p := range twice {
			problems = append(problems, Problem{
				Code: "identity." + code + "-twice", Severity: Warn, Key: l.work(p).id,
				Message: fmt.Sprintf("%s stands twice in one by-line and is ignored there", name),
			})
		}
		if clash := c.joinGroup(l, t, group, reason{id: name}); clash != "" {
			problems = append(problems, Problem{
				Code: "identity." + code + "-names", Severity: Warn, Key: l.work(group[0]).id,
				Message: fmt.Sprintf("%s stands with names that clash and joins only those that agree: %s", name, clash),
			})
		}
	}
	return problems
}

// dropTwice takes the mentions out of a group that share their work with another
// one; it returns one of them for each such work.
func (c *clusters) dropTwice(l *lineup, t *idTable, group []int32) (kept, twice []int32) {
	kept = make([]int32, 0, len(group))
	for i, p := range group {
		before := i > 0 && l.at(group[i-1]).work == l.at(p).work
		after := i+1 < len(group) && l.at(group[i+1]).work == l.at(p).work
		if !before && !after {
			kept = append(kept, p)
		} else if !before {
			twice = append(twice, p)
		}
	}
	if len(twice) > 0 {
		for _, p := range group {
			if !slices.Contains(kept, p) {
				t.of[p] = 0
			}
		}
	}
	return kept, twice
}

// joinGroup joins the mentions of one id under compatible names. If names clash,
// the largest part keeps the id, and the names are returned.
func (c *clusters) joinGroup(l *lineup, t *idTable, group []int32, why reason) string {
	var parts []idPart
	for _, p := range group {
		if !c.joinPart(l, parts, p, why) {
			parts = append(parts, idPart{place: p})
		}
	}
	if len(parts) < 2 {
		return ""
	}
	var names []string
	count := make(map[int32]int)
	for _, p := range group {
		count[c.find(p)]++
	}
	best := c.find(parts[0].place)
	for i, part := range parts {
		if i > 0 {
			c.book.refuseID(parts[0].place, part.place, why.id)
		}
		names = append(names, fmt.Sprintf("%q", l.name(part.place).String()))
		if r := c.find(part.place); count[r] > count[best] {
			best = r
		}
	}
	for _, p := range group {
		if c.find(p) != best {
			t.of[p] = 0
		}
	}
	return strings.Join(names, ", ")
}

// joinPart joins p with the first part that it fits.
func (c *clusters) joinPart(l *lineup, parts []idPart, p int32, why reason) bool {
	for i := range parts {
		q := parts[i].place
		if c.find(p) == c.find(q) {
			return true
		}
		if formsFit(l, l.form[p], l.form[q]) && c.fitsPart(l, &parts[i], p) {
			c.note(l, join{p, q, why})
			c.union(p, q)
			return true
		}
	}
	return false
}
