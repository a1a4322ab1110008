package graph

// statedVersion is another version of a record, as its source names it.
type statedVersion struct {
	entry int32
	id    int32 // in Builder.ids; a key means a record of the same file
}

// keepVersions keeps what the record that is added states.
func (b *Builder) keepVersions(ids []ID) {
	for _, id := range ids {
		if id.Scheme != "" && id.Value != "" {
			b.stated = append(b.stated, statedVersion{int32(len(b.entries)), b.id(id)})
		}
	}
}

// joinStated joins works with the versions that their sources state. An identifier
// that several works have states nothing.
func (j *joiner) joinStated() {
	if len(j.b.stated) == 0 {
		return
	}
	j.indexKeys()
	j.kin.settled = make(map[int32]bool)
	for _, s := range j.b.stated {
		other, ok := j.statedEntry(s)
		if !ok {
			continue
		}
		j.kin.join(s.entry, other)
		a, b := j.isPreprint(&j.b.entries[s.entry]), j.isPreprint(&j.b.entries[other])
		if a && !b {
			j.kin.settled[j.works.root(s.entry)] = true
		}
		if b && !a {
			j.kin.settled[j.works.root(other)] = true
		}
	}
}

// statedEntry is an entry of the work that a stated version means, false if there
// is none, or if there are several.
func (j *joiner) statedEntry(s statedVersion) (int32, bool) {
	if id := j.b.ids.list[s.id]; id.Scheme == KeyID {
		e, ok := j.refs.keyed[fileKey{j.b.entries[s.entry].file, id.Value}]
		return e, ok
	}
	found := int32(-1)
	for _, e := range j.holders.Of(int(s.id)) {
		if j.b.entries[e].flags.has(isStub) {
			continue
		}
		if found >= 0 && j.works.root(e) != j.works.root(found) {
			return 0, false
		}
		found = e
	}
	return found, found >= 0
}

// settled are the families of works of one title that have the published version
// that a source states; no other preprint of them ties a second one to it.
func (j *joiner) settled(works []workFacts) map[int32]bool {
	out := make(map[int32]bool)
	for i := range works {
		if works[i].preprint && j.kin.settled[works[i].root] {
			out[j.kin.root(works[i].root)] = true
		}
	}
	return out
}
