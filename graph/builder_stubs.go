package graph

import (
	"cmp"
	"fmt"
	"slices"
)

// stubOf returns the stub of a reference that no record answers to. One that says
// nothing has a stub of its own; a citation key means one in its file.
func (j *joiner) stubOf(e *entry, r *keptRef) int32 {
	node := j.refs.groups.node(j, r)
	if node < 0 {
		s := j.loneStub(e, r)
		j.refs.groups.called(s, r.text)
		return s
	}
	root := j.refs.groups.root(node)
	s := &j.refs.groups.stub[root]
	if *s < 0 {
		*s = j.newStub(stub{root: -1, text: -1})
	}
	j.refs.groups.called(*s, r.text)
	return *s
}

// loneStub is the stub of a citation key, else a new one.
func (j *joiner) loneStub(e *entry, r *keptRef) int32 {
	if r.text < 0 || j.b.refTexts.list[r.text].key == "" {
		return j.newStub(stub{root: -1, text: -1})
	}
	k := fileKey{e.file, j.b.refTexts.list[r.text].key}
	s, ok := j.refs.keyStub[k]
	if !ok {
		s = j.newStub(stub{root: -1, text: -1})
		j.refs.keyStub[k] = s
	}
	return s
}

// nameStubs gives each stub its identifiers, and the text that it is called by: of
// those with a title, else of all, the form that stands most often; ties: the
// longest, then the first in order.
func (j *joiner) nameStubs() {
	g := &j.refs.groups
	j.refs.idStub = g.stub[:len(j.b.ids.list)]
	for id := range j.refs.idStub {
		j.refs.idStub[id] = g.stub[g.root(int32(id))]
	}
	texts := listsOf(len(j.refs.stubs), g.callee, g.name)
	for s := range texts.Len() {
		list := texts.Of(s)
		if len(list) == 0 {
			continue
		}
		x := &j.refs.stubs[s]
		x.text = j.bestForm(list)
		x.year = j.b.refTexts.list[x.text].year
		for _, t := range list {
			if y := j.b.refTexts.list[t].year; j.b.refTexts.list[x.text].year == 0 && y != 0 && (x.year == 0 || y < x.year) {
				x.year = y
			}
		}
	}
}

// bestForm is the text of a stub; texts of the same form count together.
func (j *joiner) bestForm(list []int32) int32 {
	slices.Sort(list)
	if list[0] == list[len(list)-1] {
		return list[0]
	}
	forms := slices.Compact(slices.Clone(list))
	count := make(map[string]int)
	for _, t := range list {
		count[j.formOf(t)]++
	}
	return slices.MinFunc(forms, func(a, b int32) int {
		x, y := &j.b.refTexts.list[a], &j.b.refTexts.list[b]
		f, g := j.formOf(a), j.formOf(b)
		words := j.b.words.list
		return cmp.Or(
			cmp.Compare(min(1, len(y.title)), min(1, len(x.title))), cmp.Compare(count[g], count[f]),
			cmp.Compare(len(g), len(f)), cmp.Compare(f, g),
			cmp.Compare(y.year, x.year), cmp.Compare(words[x.author], words[y.author]),
		)
	})
}

// formOf is a reference as people see it.
func (j *joiner) formOf(text int32) string {
	t := &j.b.refTexts.list[text]
	return or(or(t.title, CleanText(t.raw)), or(t.key, j.b.words.list[t.author]))
}

// linkRelated resolves the similarities that sources state. Both works must have
// a record, be it only the subject of a listing; others are counted.
func (j *joiner) linkRelated() {
	var selfish []int32
	for i := range j.b.entries {
		e := &j.b.entries[i]
		from := j.paper(j.works.root(int32(i)))
		for _, r := range in(j.b.details[e.detail].related, j.b.relations) {
			root := j.settle(j.byID(e, &r.to), &r.to).root
			switch {
			case root < 0:
				j.c.Stats.OutsideRelated++
			case j.paper(root) == from:
				selfish = append(selfish, int32(i))
			default:
				j.c.Related = append(j.c.Related, RelatedEdge{A: from, B: j.paper(root), Rank: int(r.rank)})
			}
		}
	}
	j.c.Related = distinctRelated(j.c.Related)
	if len(selfish) > 0 {
		are := "work is listed as similar to itself"
		if len(selfish) > 1 {
			are = "works are listed as similar to themselves"
		}
		j.problem(&j.b.entries[selfish[0]], "graph.self-relation", Info, fmt.Sprintf(
			"%d %s: no edge; the first is %s", len(selfish), are, j.nameOf(selfish[0])))
	}
}

// distinctRelated keeps one edge for each pair of works, that of the best rank,
// in the order in which the pairs were met.
func distinctRelated(edges []RelatedEdge) []RelatedEdge {
	type pair struct{ a, b int32 }
	var pairs table[pair]
	var out []RelatedEdge
	for _, e := range edges {
		i := pairs.add(pair{min(e.A, e.B), max(e.A, e.B)}, nil)
		if int(i) == len(out) {
			out = append(out, e)
		} else if better(e.Rank, out[i].Rank) {
			out[i] = e
		}
	}
	return slices.Clip(out)
}

// better tells whether a rank is known and comes before another.
func better(a, b int) bool { return a > 0 && (b == 0 || cmp.Less(a, b)) }
