package graph

import (
	"cmp"
	"slices"
)

// workNames are the names of works while they are given out. A name that only one
// work would have first is its own; the others are contested.
type workNames struct {
	given     *unique
	contested map[string]bool // looked up only
}

func newWorkNames(n int) *workNames {
	return &workNames{newUnique(n), make(map[string]bool)}
}

// propose gives a work the name that it would have first.
func (w *workNames) propose(names []string, i int, name string) {
	if w.given.taken(name) {
		w.contested[name] = true
	} else {
		w.given.claim(name)
	}
	names[i] = name
}

// firstName is the name that a work would have if there were no others.
func (j *joiner) firstName(i int, ids []placedID, owners map[string]int32) string {
	for _, f := range ids {
		if j.schemes[f.id].names {
			return j.b.ids.list[f.id].String()
		}
	}
	key := ""
	for _, e := range j.recs.Of(i) {
		x := &j.b.entries[e]
		if x.key != "" && j.owns(i, x, owners) && (key == "" || x.key < key) {
			key = x.key
		}
	}
	return string(KeyID) + ":" + or(key, digest(j.content(i)))
}

// contestant is a work whose first name is that of another too.
type contestant struct {
	paper int32
	said  saidEntry // of its first record
	text  string    // what references call it, without a record
	citer string    // the first name of a work that cites it, without a record
}

// nameContested names the works whose first names collide, in the order of what
// their records say, whatever file was read first; after them those that only
// references name.
func (j *joiner) nameContested(w *workNames, stubIDs Lists) {
	if len(w.contested) == 0 {
		return
	}
	var works, stubs []contestant
	for i, name := range j.c.Papers.IDs {
		if !w.contested[name] {
			continue
		}
		w.given.release(name)
		if recs := j.recs.Of(i); len(recs) > 0 {
			works = append(works, contestant{paper: int32(i), said: j.said(recs[0])})
		} else {
			stubs = append(stubs, contestant{paper: int32(i), text: j.content(i)})
		}
	}
	slices.SortStableFunc(works, func(a, b contestant) int { return j.compareSaid(a.said, b.said) })
	j.nameInTurn(works, w.given, stubIDs)
	j.findCiters(stubs)
	slices.SortStableFunc(stubs, func(a, b contestant) int {
		return cmp.Or(cmp.Compare(a.text, b.text), cmp.Compare(a.citer, b.citer))
	})
	j.nameInTurn(stubs, w.given, stubIDs)
}

// nameInTurn gives each work its next identifier that is free, else its first
// name with a number.
func (j *joiner) nameInTurn(list []contestant, given *unique, stubIDs Lists) {
	var found []placedID
	for _, x := range list {
		name := &j.c.Papers.IDs[x.paper]
		found = j.idsOf(int(x.paper), stubIDs, found[:0])
		for _, f := range found {
			if id := j.b.ids.list[f.id].String(); j.schemes[f.id].names && !given.taken(id) {
				*name = id
				break
			}
		}
		*name = given.claim(*name)
	}
}

// findCiters finds for each work the first name of those that cite it.
func (j *joiner) findCiters(stubs []contestant) {
	if len(stubs) == 0 {
		return
	}
	at := make(map[int32]int, len(stubs))
	for i, x := range stubs {
		at[x.paper] = i
	}
	for k, to := range j.refs.to {
		i, ok := at[to]
		if !ok {
			continue
		}
		if citer := j.c.Papers.IDs[j.refs.from[k]]; stubs[i].citer == "" || citer < stubs[i].citer {
			stubs[i].citer = citer
		}
	}
}

// markPreprints finds among several DOIs of a work those of preprints: by the
// DOI itself, or since no record of a published version has it.
func (j *joiner) markPreprints(i int, found []placedID) {
	dois := 0
	for _, f := range found {
		if j.schemes[f.id].scheme == DOI {
			dois++
		}
	}
	if dois < 2 {
		return
	}
	for k := range found {
		f := &found[k]
		f.preprint = j.schemes[f.id].scheme == DOI && (preprintID(j.b.ids.list[f.id]) || !j.published(i, f.id))
	}
}

// published tells whether a record of a work has an identifier and describes no
// preprint.
func (j *joiner) published(i int, id int32) bool {
	return slices.ContainsFunc(j.recs.Of(i), func(e int32) bool {
		x := &j.b.entries[e]
		return slices.Contains(in(x.ids, j.b.entryIDs), id) && !j.isPreprint(x)
	})
}
