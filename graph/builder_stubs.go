package graph

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strconv"
)

// stubOf returns the stub of a reference that no record answers to. References
// fall together by identifier, else by title, year and author, else by their
// folded text.
func (j *joiner) stubOf(e *entry, r *keptRef) int32 {
	s := j.stubByID(r)
	if s < 0 {
		s = j.stubByText(e, r)
	}
	j.nameStub(s, r)
	return s
}

// stubByID returns the stub that an identifier of the reference names, a new one
// if need be; -1 if the reference has no identifier.
func (j *joiner) stubByID(r *keptRef) int32 {
	named := false
	for id := range j.refIDs(r) {
		if s := j.refs.idStub[id]; s >= 0 {
			return s
		}
		named = true
	}
	if !named {
		return -1
	}
	return j.newStub(stub{root: -1, text: -1})
}

// refIDs walks the identifiers of a reference that name one work, the DOI inside
// its text last.
func (j *joiner) refIDs(r *keptRef) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for _, id := range in(r.ids, j.b.refIDs) {
			if j.schemes[id].names && !yield(id) {
				return
			}
		}
		if r.text >= 0 && j.refs.rawDOI[r.text] >= 0 {
			yield(j.refs.rawDOI[r.text])
		}
	}
}

// stubByText returns the stub of a reference without an identifier.
func (j *joiner) stubByText(e *entry, r *keptRef) int32 {
	key := ""
	if r.text >= 0 {
		key = j.stubKey(e, &j.b.refTexts.list[r.text])
	}
	if key == "" {
		return j.newStub(stub{root: -1, text: -1})
	}
	s, ok := j.refs.textStub[key]
	if !ok {
		s = j.newStub(stub{root: -1, text: -1})
		j.refs.textStub[key] = s
	}
	return s
}

// stubKey is equal for references that mean the same work; "" if the reference
// says nothing.
func (j *joiner) stubKey(e *entry, t *keptRefText) string {
	family := ""
	if f := j.refFamily(t); len(f) > 0 {
		family = f[0]
	}
	if t.title != "" && (family != "" || !GenericTitle(t.title)) {
		return "title\x00" + TitleKey(t.title) + "\x00" + strconv.Itoa(int(t.year)) + "\x00" + family
	}
	if t.raw != "" {
		return "raw\x00" + Fold(t.raw)
	}
	if t.key != "" {
		return "key\x00" + strconv.Itoa(int(e.file)) + "\x00" + t.key
	}
	if t.author != 0 {
		return "author\x00" + Fold(j.b.words.list[t.author]) + "\x00" + strconv.Itoa(int(t.year))
	}
	return ""
}

// nameStub lets a stub learn what a reference says of it.
func (j *joiner) nameStub(paper int32, r *keptRef) {
	for id := range j.refIDs(r) {
		if j.refs.idStub[id] < 0 {
			j.refs.idStub[id] = paper
		}
	}
	if r.text < 0 {
		return
	}
	s := &j.refs.stubs[paper-j.refs.described]
	texts := j.b.refTexts.list
	if s.text < 0 || texts[s.text].title == "" && texts[r.text].title != "" {
		s.text = r.text
	}
	if s.year == 0 {
		s.year = texts[r.text].year
	}
}

// linkRelated resolves the similarities that sources state. Both works must have
// a record, be it only the subject of a listing; others are counted.
func (j *joiner) linkRelated() {
	var selfish []int32
	for i := range j.b.entries {
		e := &j.b.entries[i]
		from := j.paper(j.works.root(int32(i)))
		for _, r := range in(j.b.details[e.detail].related, j.b.relations) {
			root := j.known(e, &r.to)
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
