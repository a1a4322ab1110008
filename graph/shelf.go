package graph

import (
	"cmp"
	"slices"
	"strings"
)

// thing is a name with identifiers, as one record states it.
type thing struct {
	name string
	keys []thingKey
}

// thingKey is an identifier of a thing; a hard one belongs to one thing only.
type thingKey struct {
	scheme Scheme
	value  string
	hard   bool
}

func (k thingKey) String() string { return string(k.scheme) + ":" + k.value }

// The schemes of things that papers share.
const (
	schemeISSN Scheme = "issn"
	schemeROR  Scheme = "ror"
	schemeName Scheme = "name" // the folded name
)

// groupThings joins things that share a ROR, then those that share another
// identifier or their folded name, unless hard identifiers keep them apart. It returns the root of each.
func groupThings(things []thing) *groups {
	var keys table[thingKey]
	var key, holder []int32
	g := newGroups(len(things))
	for i, t := range things {
		for _, k := range t.keys {
			n := keys.add(k, nil)
			key, holder = append(key, n), append(holder, int32(i))
			if k.hard {
				g.marks[i] = append(g.marks[i], mark{k.scheme, n})
			}
		}
	}
	holders := listsOf(len(keys.list), key, holder)
	for k := range holders.Len() {
		if keys.list[k].scheme == schemeROR {
			g.forceAll(holders.Of(k))
		}
	}
	for k := range holders.Len() {
		if s := keys.list[k].scheme; s != schemeROR && s != schemeName {
			g.joinAll(holders.Of(k))
		}
	}
	for k := range holders.Len() {
		if keys.list[k].scheme == schemeName {
			g.joinNamed(holders.Of(k))
		}
	}
	return g
}

// forceAll makes one group of all members: a ROR is one institution, even where a
// source knows it under several ids.
func (g *groups) forceAll(members []int32) {
	for _, m := range members[min(1, len(members)):] {
		if a, b := g.root(members[0]), g.root(m); a != b {
			g.force(a, b)
		}
	}
}

// joinNamed joins members of one name. Where several RORs bear it, nobody knows
// which of them the name alone means: members without a ROR stay by themselves.
func (g *groups) joinNamed(members []int32) {
	var hard, bare []int32
	for _, m := range members {
		if slices.ContainsFunc(g.marks[g.root(m)], func(k mark) bool { return k.kind == schemeROR }) {
			hard = append(hard, m)
		} else {
			bare = append(bare, m)
		}
	}
	if len(g.joinAll(hard)) > 1 {
		g.joinAll(bare)
		return
	}
	g.joinAll(append(hard, bare...))
}

// shelf makes Items of things that papers name.
type shelf struct {
	things []thing
	groups *groups
	number []int32 // of each root, -1 until a paper names it
	roots  []int32 // of each item
	paper  []int32 // pairs of a paper and a thing it names
	thing  []int32

	// What a thesaurus says, nil without one.
	renamed map[int32]string
	dropped []bool
}

func newShelf(things []thing, t *labels) *shelf {
	s := &shelf{things: things, groups: groupThings(things), number: make([]int32, len(things))}
	for i := range s.number {
		s.number[i] = -1
	}
	s.use(t)
	return s
}

// put notes that a paper names a thing and returns the item, -1 if it is left out.
func (s *shelf) put(paper int, thing int32) int32 {
	if s.dropped != nil && s.dropped[thing] {
		return -1
	}
	r := s.groups.root(thing)
	if s.number[r] < 0 {
		s.number[r] = int32(len(s.roots))
		s.roots = append(s.roots, r)
	}
	s.paper = append(s.paper, int32(paper))
	s.thing = append(s.thing, thing)
	return s.number[r]
}

// items returns the table and the items of each of n papers, each once, in the
// order in which the paper names them.
func (s *shelf) items(n int) (Items, Lists) {
	item := make([]int32, len(s.thing))
	for i, t := range s.thing {
		item[i] = s.number[s.groups.root(t)]
	}
	lists := listsOf(n, s.paper, item).distinct(len(s.roots))
	t := Items{IDs: s.ids(), Names: s.names(item), Papers: lists.Transpose(len(s.roots))}
	return t, lists
}

// ids names each item by its best identifier: by scheme, then by value. Of
// several ISSNs it is the first that the first thing lists, where sources put
// the linking ISSN.
func (s *shelf) ids() []string {
	best := make([]thingKey, len(s.roots))
	rank := make([]int, len(s.roots))
	for i, t := range s.things {
		n := s.number[s.groups.root(int32(i))]
		if n < 0 {
			continue
		}
		for _, k := range t.keys {
			r := keyRank(k.scheme)
			if best[n] == (thingKey{}) || r < rank[n] || r == rank[n] && k.scheme != schemeISSN && k.String() < best[n].String() {
				best[n], rank[n] = k, r
			}
		}
	}
	names := newUnique(len(best))
	out := make([]string, len(best))
	for i, k := range best {
		out[i] = names.claim(k.String())
	}
	return out
}

func keyRank(s Scheme) int {
	switch s {
	case schemeROR, schemeISSN:
		return 0
	case schemeName:
		return 2
	}
	return 1
}

// spelling is a name of an item as printed, with how often it stands.
type spelling struct {
	name  string
	count int
}

// names gives each item the form that stands most often; ties: one that is not
// all capitals, the longest, the first in order.
func (s *shelf) names(item []int32) []string {
	type named struct {
		item int32
		name string
	}
	var forms table[named]
	var count []int
	for i, t := range s.thing {
		f := forms.add(named{item[i], s.things[t].name}, nil)
		if int(f) == len(count) {
			count = append(count, 0)
		}
		count[f]++
	}
	best := make([]spelling, len(s.roots))
	for f, x := range forms.list {
		if b := &best[x.item]; b.before(spelling{x.name, count[f]}) {
			*b = spelling{x.name, count[f]}
		}
	}
	out := make([]string, len(best))
	for i, b := range best {
		out[i] = b.name
	}
	s.givenNames(out)
	return out
}

// before tells whether another spelling is a better name.
func (f spelling) before(g spelling) bool {
	if f.name == "" || g.name == "" {
		return f.name == ""
	}
	return cmp.Or(
		cmp.Compare(g.count, f.count), cmp.Compare(g.smallLetters(), f.smallLetters()),
		cmp.Compare(len(g.name), len(f.name)), cmp.Compare(f.name, g.name),
	) > 0
}

// smallLetters is 1 if the spelling has any.
func (f spelling) smallLetters() int {
	if f.name != strings.ToUpper(f.name) {
		return 1
	}
	return 0
}
