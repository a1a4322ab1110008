package graph

import (
	"cmp"
	"slices"
	"strings"
)

// refGroups are references that no record answers to, joined where they mean the
// same work. Their nodes are the identifiers, then the reference texts.
type refGroups struct {
	parent []int32
	hasDOI []bool  // of each root
	stub   []int32 // of each root, -1 until it is met
	ids    int32   // number of identifiers
	plain  []bool  // of each text: it says enough to be joined by
	callee []int32 // pairs of a stub, counted from 0, and a text that names it
	name   []int32
	first  int32 // number of the first stub
}

// root is the smallest node of a group.
func (g *refGroups) root(i int32) int32 {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

func (g *refGroups) join(a, b int32) {
	a, b = g.root(a), g.root(b)
	if b < a {
		a, b = b, a
	}
	g.parent[b] = a
	g.hasDOI[a] = g.hasDOI[a] || g.hasDOI[b]
}

// called notes that a reference text names a stub.
func (g *refGroups) called(stub, text int32) {
	if text >= 0 {
		g.callee = append(g.callee, stub-g.first)
		g.name = append(g.name, text)
	}
}

// node is the node of a reference: its first identifier that names a work, else
// its text; -1 if it has neither.
func (g *refGroups) node(j *joiner, r *keptRef) int32 {
	node := int32(-1)
	g.each(j, r, func(id int32) {
		if node < 0 {
			node = id
		}
	})
	if node < 0 && r.text >= 0 && g.plain[r.text] {
		node = g.ids + r.text
	}
	return node
}

// each yields the identifiers of a reference that name one work and that no
// record has, the DOI inside its text last.
func (g *refGroups) each(j *joiner, r *keptRef, yield func(id int32)) {
	for _, id := range in(r.ids, j.b.refIDs) {
		if j.schemes[id].names && len(j.holders.Of(int(id))) == 0 {
			yield(id)
		}
	}
	if r.text < 0 || j.refs.rawDOI[r.text] < 0 {
		return
	}
	if id := j.refs.rawDOI[r.text]; len(j.holders.Of(int(id))) == 0 {
		yield(id)
	}
}

// alias is a node that stands for a reference, under one of its keys.
type alias struct {
	key        keyHash
	node, text int32
}

// groupRefs joins the references that no record answers to: by identifier, then
// by author, initial, year, volume and page, by source where a volume is missing,
// and by title. What has none of these is joined by what it prints.
func (j *joiner) groupRefs() {
	g := &j.refs.groups
	g.ids, g.first = int32(len(j.b.ids.list)), j.refs.described
	n := len(j.b.ids.list) + len(j.b.refTexts.list)
	g.parent, g.stub, g.hasDOI = make([]int32, n), make([]int32, n), make([]bool, n)
	for i := range n {
		g.parent[i], g.stub[i] = int32(i), -1
		g.hasDOI[i] = i < len(j.b.ids.list) && j.schemes[i].scheme == DOI
	}
	open := j.openRefs(g)
	if len(open) == 0 {
		return
	}
	j.joinByKeys(g, open)
}

// openRefs joins the identifiers of each reference without a work, and returns
// the references that have a text.
func (j *joiner) openRefs(g *refGroups) []alias {
	g.plain = make([]bool, len(j.b.refTexts.list))
	for i := range j.b.refTexts.list {
		t := &j.b.refTexts.list[i]
		g.plain[i] = strings.TrimSpace(t.raw) != "" || t.title != "" && (t.author != 0 || !GenericTitle(t.title)) || t.title == "" && t.key == "" && t.author != 0
	}
	var open []alias
	for k := range j.b.refs {
		r := &j.b.refs[k]
		if j.settle(j.refs.resolved[k], r).rule != MatchNone {
			continue
		}
		node := g.node(j, r)
		if node < 0 {
			continue
		}
		g.each(j, r, func(id int32) { g.join(node, id) })
		if r.text >= 0 {
			open = append(open, alias{0, node, r.text})
		}
	}
	return open
}

// joinByKeys joins nodes that have a key in common, one kind of key after the
// other.
func (j *joiner) joinByKeys(g *refGroups, open []alias) {
	slices.SortFunc(open, func(a, b alias) int { return cmp.Or(cmp.Compare(a.text, b.text), cmp.Compare(a.node, b.node)) })
	open = slices.Compact(open)
	keys := make([][aliasKinds]keyHash, len(open))
	m := &matcher{j: j}
	inBlocks(len(open), func(_, from, to int) {
		for i := from; i < to; i++ {
			keys[i] = m.aliasKeys(&j.b.refTexts.list[open[i].text])
		}
	})
	for kind := range aliasKinds {
		list := make([]alias, 0, len(open))
		for i, a := range open {
			if k := keys[i][kind]; k != 0 {
				list = append(list, alias{k, a.node, a.text})
			}
		}
		slices.SortFunc(list, func(a, b alias) int { return cmp.Compare(a.key, b.key) })
		for len(list) > 0 {
			n := 1
			for n < len(list) && list[n].key == list[0].key {
				n++
			}
			if kind != aliasSource || j.oneVolume(list[:n]) {
				g.joinRun(list[:n])
			}
			list = list[n:]
		}
	}
}

// oneVolume tells whether references do not state two volumes.
func (j *joiner) oneVolume(list []alias) bool {
	volume := ""
	for _, a := range list {
		v := volumeKey(j.b.words.list[j.b.refTexts.list[a.text].volume])
		if v != "" && volume != "" && v != volume {
			return false
		}
		volume = or(v, volume)
	}
	return true
}

// joinRun joins the nodes under one key. Nodes of two DOIs stay apart, and the
// nodes without one join among themselves then.
func (g *refGroups) joinRun(list []alias) {
	doi, free := int32(-1), int32(-1)
	apart := false
	for _, a := range list {
		if r := g.root(a.node); g.hasDOI[r] {
			apart = apart || doi >= 0 && doi != r
			doi = r
		} else if free < 0 {
			free = r
		} else {
			g.join(free, r)
			free = g.root(free)
		}
	}
	if doi >= 0 && free >= 0 && !apart {
		g.join(doi, free)
	}
}

// The kinds of keys that references are joined by, in this order.
const (
	aliasPage = iota
	aliasSource
	aliasTitle
	aliasText
	aliasKinds
)

// aliasKeys are the keys of a reference; 0 is none.
func (m *matcher) aliasKeys(t *keptRefText) (keys [aliasKinds]keyHash) {
	f := m.ref(t)
	family := ""
	if len(f.families) > 0 {
		family = f.families[0]
	}
	author := newKey(0).text(firstRunes(family, cutFamily)).text(string(f.initial)).year(f.year)
	if family != "" && f.year != 0 && f.volume != "" && f.page != "" {
		keys[aliasPage] = author.text(f.volume).text(f.page)
	}
	if head := sourceHead(f.source); family != "" && f.year != 0 && head != "" {
		if f.page == "" {
			head = f.source
		}
		if f.page != "" || f.volume == "" {
			keys[aliasSource] = author.text(head).text(f.page)
		}
	}
	if t.title != "" && (family != "" || !GenericTitle(t.title)) {
		keys[aliasTitle] = newKey(0).text(family).year(f.year).text(TitleKey(t.title))
	}
	if keys == [aliasKinds]keyHash{} {
		keys[aliasText] = newKey(0).text(Fold(or(t.raw, m.j.b.words.list[t.author])))
		if t.raw == "" {
			keys[aliasText] = keys[aliasText].year(f.year)
		}
	}
	return keys
}
