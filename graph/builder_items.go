package graph

import (
	"cmp"
	"slices"
	"strings"
)

// fillItems makes the tables of things that papers share: sources, keywords,
// institutions and countries. The last two come from the by-lines.
func (j *joiner) fillItems() {
	j.fillSources()
	j.fillKeywords()
	j.chooseByLines()
	j.fillInstitutions()
	j.fillCountries()
}

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

// groupThings joins things that share an identifier or their folded name, unless
// hard identifiers keep them apart. It returns the root of each.
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
	for _, byName := range []bool{false, true} {
		for k := range holders.Len() {
			if (keys.list[k].scheme == schemeName) == byName {
				g.joinAll(holders.Of(k))
			}
		}
	}
	return g
}

// shelf makes Items of things that papers name.
type shelf struct {
	things []thing
	groups *groups
	number []int32 // of each root, -1 until a paper names it
	roots  []int32 // of each item
	paper  []int32 // pairs of a paper and a thing it names
	thing  []int32
}

func newShelf(things []thing) *shelf {
	s := &shelf{things: things, groups: groupThings(things), number: make([]int32, len(things))}
	for i := range s.number {
		s.number[i] = -1
	}
	return s
}

// put notes that a paper names a thing and returns the item.
func (s *shelf) put(paper int, thing int32) int32 {
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

// ids names each item by its best identifier: the order of schemes is that of
// the keys of its things, then by value.
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
			if best[n] == (thingKey{}) || r < rank[n] || r == rank[n] && k.String() < best[n].String() {
				best[n], rank[n] = k, r
			}
		}
	}
	var names unique
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

// names gives each item the form that stands most often; ties: the longest, then
// the first in order.
func (s *shelf) names(item []int32) []string {
	type form struct {
		item int32
		name string
	}
	var forms table[form]
	var count []int
	for i, t := range s.thing {
		f := forms.add(form{item[i], s.things[t].name}, nil)
		if int(f) == len(count) {
			count = append(count, 0)
		}
		count[f]++
	}
	out := make([]string, len(s.roots))
	most := make([]int, len(s.roots))
	for f, x := range forms.list {
		if x.name == "" {
			continue
		}
		old := out[x.item]
		if c := cmp.Or(cmp.Compare(count[f], most[x.item]), cmp.Compare(len(x.name), len(old)), cmp.Compare(old, x.name)); c > 0 {
			out[x.item], most[x.item] = x.name, count[f]
		}
	}
	return out
}

func (j *joiner) fillSources() {
	things := make([]thing, len(j.b.venues.list))
	for i, v := range j.b.venues.list {
		things[i] = venueThing(v)
	}
	s := newShelf(things)
	for i := range j.recs.Len() {
		if v := j.venueOf(i); v >= 0 {
			j.c.Papers.Source[i] = s.put(i, v)
		}
	}
	j.c.Sources, _ = s.items(j.recs.Len())
}

// venueOf is the first venue that the records of a work name, -1 if none does.
func (j *joiner) venueOf(i int) int32 {
	for _, e := range j.recs.Of(i) {
		if v := j.b.details[j.b.entries[e].detail].venue; v >= 0 {
			return v
		}
	}
	return -1
}

func venueThing(v keptVenue) thing {
	t := thing{name: CleanText(v.name)}
	for _, issn := range strings.Fields(v.issn) {
		t.keys = append(t.keys, thingKey{scheme: schemeISSN, value: issn})
	}
	if v.id != (ID{}) {
		t.keys = append(t.keys, thingKey{v.id.Scheme, v.id.Value, true})
	}
	return t.named()
}

// named adds the folded name to the keys of a thing.
func (t thing) named() thing {
	if f := Fold(t.name); f != "" {
		t.keys = append(t.keys, thingKey{scheme: schemeName, value: f})
	}
	return t
}

// fillKeywords joins keywords by their folded term, whatever scheme they come from.
func (j *joiner) fillKeywords() {
	n := j.recs.Len()
	things := make([]thing, len(j.b.words.list))
	var used []bool
	if len(j.b.terms) > 0 {
		used = make([]bool, len(things))
	}
	for _, w := range j.b.terms {
		if !used[w] {
			used[w] = true
			things[w] = thing{name: CleanText(j.b.words.list[w])}.named()
		}
	}
	s := newShelf(things)
	for i := range n {
		for _, e := range j.recs.Of(i) {
			for _, w := range in(j.b.details[j.b.entries[e].detail].keywords, j.b.terms) {
				if len(things[w].keys) > 0 {
					s.put(i, w)
				}
			}
		}
	}
	j.c.Keywords, j.c.Papers.Keywords = s.items(n)
	for i, id := range j.c.Keywords.IDs {
		j.c.Keywords.IDs[i] = strings.TrimPrefix(id, string(schemeName)+":")
	}
}

func (j *joiner) fillInstitutions() {
	things := make([]thing, len(j.b.affiliations.list))
	for i, a := range j.b.affiliations.list {
		things[i] = placeThing(a)
	}
	s := newShelf(things)
	for i := range j.recs.Len() {
		for _, l := range j.lines[i] {
			for _, p := range l.places {
				if len(things[p].keys) > 0 {
					s.put(i, p)
				}
			}
		}
	}
	j.c.Institutions, j.c.Papers.Institutions = s.items(j.recs.Len())
}

// placeThing is an institution as an affiliation names it; one that is only an
// address as printed has no keys.
func placeThing(a Affiliation) thing {
	t := thing{name: CleanText(a.Name)}
	if a.ROR != "" {
		t.keys = append(t.keys, thingKey{schemeROR, a.ROR, true})
	}
	if a.ID != (ID{}) {
		t.keys = append(t.keys, thingKey{a.ID.Scheme, a.ID.Value, true})
	}
	return t.named()
}

// fillCountries lists the countries of the affiliations; their ids and names are
// ISO codes.
func (j *joiner) fillCountries() {
	var codes table[string]
	var papers, countries []int32
	for i := range j.recs.Len() {
		for _, l := range j.lines[i] {
			for _, p := range l.places {
				if c := j.b.affiliations.list[p].Country; c != "" {
					papers = append(papers, int32(i))
					countries = append(countries, codes.add(c, nil))
				}
			}
		}
	}
	lists := listsOf(j.recs.Len(), papers, countries).distinct(len(codes.list))
	j.c.Papers.Countries = lists
	j.c.Countries = Items{
		IDs: slices.Clone(codes.list), Names: slices.Clone(codes.list), Papers: lists.Transpose(len(codes.list)),
	}
}
