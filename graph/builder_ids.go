package graph

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
)

// placedID is an identifier with its place in the list of its record.
type placedID struct {
	id       int32
	place    int
	preprint bool // one of several DOIs, and that of a preprint
}

// fillIDs gives each work its identifiers and the name it is known by: the best
// identifier, else its own key if no other work has it, else a digest of what
// the work says of itself. Names that collide get a number.
func (j *joiner) fillIDs() {
	n := j.recs.Len()
	p := &j.c.Papers
	p.IDs = make([]string, n)
	p.AllIDs = make([][]ID, n)
	stubIDs := j.stubIDs()
	owners := j.keyOwners()
	w := newWorkNames(n)
	flat := make([]ID, 0, len(j.b.entryIDs)+stubIDs.Total()+len(j.b.entries))
	var found []placedID
	for i := range n {
		from := len(flat)
		found = j.idsOf(i, stubIDs, found[:0])
		for _, f := range found {
			flat = append(flat, j.b.ids.list[f.id])
		}
		flat = append(flat, j.keysOf(i)...)
		p.AllIDs[i] = slices.Clip(flat[from:])
		w.propose(p.IDs, i, j.firstName(i, found, owners))
	}
	j.nameContested(w, stubIDs)
}

// stubIDs lists the identifiers that references give each stub.
func (j *joiner) stubIDs() Lists {
	var stubs, ids []int32
	for id, s := range j.refs.idStub {
		if s >= 0 {
			stubs = append(stubs, s-j.refs.described)
			ids = append(ids, int32(id))
		}
	}
	return listsOf(len(j.refs.stubs), stubs, ids)
}

// idsOf returns the identifiers of a work, each once: by preference of scheme,
// DOIs of preprints after others, then by their place in a record, then by value.
func (j *joiner) idsOf(i int, stubIDs Lists, found []placedID) []placedID {
	for _, e := range j.recs.Of(i) {
		for place, id := range in(j.b.entries[e].ids, j.b.entryIDs) {
			found = placeID(found, placedID{id: id, place: place})
		}
	}
	if s := i - int(j.refs.described); s >= 0 {
		for _, id := range stubIDs.Of(s) {
			found = placeID(found, placedID{id: id})
		}
	}
	if len(found) < 2 {
		return found
	}
	j.markPreprints(i, found)
	slices.SortFunc(found, func(a, b placedID) int {
		return cmp.Or(cmp.Compare(j.schemes[a.id].rank, j.schemes[b.id].rank), compareBool(a.preprint, b.preprint),
			cmp.Compare(a.place, b.place), j.compareIDs(a.id, b.id))
	})
	return found
}

// placeID adds an identifier, or moves it forward if it is there.
func placeID(found []placedID, p placedID) []placedID {
	for i := range found {
		if found[i].id == p.id {
			found[i].place = min(found[i].place, p.place)
			return found
		}
	}
	return append(found, p)
}

// keysOf are the names that the records of a work have in their files.
func (j *joiner) keysOf(i int) []ID {
	var out []ID
	for _, e := range j.recs.Of(i) {
		key := j.b.entries[e].key
		if id := (ID{Scheme: KeyID, Value: key}); key != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// several marks a key that more than one work has.
const several = -2

// keyOwners tells which work a key means; a node of a drawing owns its id.
func (j *joiner) keyOwners() map[string]int32 {
	owners := make(map[string]int32)
	for i := range j.recs.Len() {
		for _, e := range j.recs.Of(i) {
			key := j.b.entries[e].key
			if key == "" || j.b.drawn.nodes.find(key) >= 0 {
				continue
			}
			if owner, ok := owners[key]; ok && owner != int32(i) {
				owners[key] = several
				continue
			}
			owners[key] = int32(i)
		}
	}
	return owners
}

// owns tells whether a key means one work and no other.
func (j *joiner) owns(i int, e *entry, owners map[string]int32) bool {
	if e.flags.has(isDrawn) {
		return true
	}
	owner, ok := owners[e.key]
	return ok && owner == int32(i)
}

// content is what a work without a name says of itself.
func (j *joiner) content(i int) string {
	if recs := j.recs.Of(i); len(recs) > 0 {
		return j.contentKey(&j.b.entries[recs[0]])
	}
	s := j.refs.stubs[i-int(j.refs.described)]
	if s.text < 0 {
		return ""
	}
	t := &j.b.refTexts.list[s.text]
	family := ""
	if f := j.refFamily(t); len(f) > 0 {
		family = f[0]
	}
	return contentKey(or(t.title, or(t.raw, or(t.key, j.b.words.list[t.author]))), strconv.Itoa(int(t.year)), family)
}

// contentKey is the same for records that say the same: folded title, or the
// folded abstract without its last word if it is cut, date and first author.
func (j *joiner) contentKey(e *entry) string {
	d := &j.b.details[e.detail]
	text := e.title
	if text == "" {
		text = d.abstract
		if e.flags.has(abstractCut) {
			text = withoutLastWord(text)
		}
	}
	family := ""
	if f := j.firstFamily(e); len(f) > 0 {
		family = f[0]
	}
	return contentKey(text, or(d.date, strconv.Itoa(int(e.year))), family)
}

func contentKey(text, date, family string) string {
	return Fold(text) + "|" + date + "|" + family
}

// withoutLastWord drops the sign of a cut and the word before it, which may be
// only part of one.
func withoutLastWord(s string) string {
	s = strings.TrimRight(s, " .…")
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		return s[:i]
	}
	return s
}

// digest is the beginning of the SHA-256 of a text, in twelve hex digits.
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:6])
}
