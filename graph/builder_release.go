package graph

// What only one step needs is let go behind it, so that memory at its peak holds
// the columns and what the next steps read, not all that was ever laid out.

// releaseRefs lets go of reference lists and of the search for their works, behind
// linkRefs. Nothing is numbered from there on, so the numbers of values go too.
func (j *joiner) releaseRefs() {
	b, r := j.b, &j.refs
	b.refs, b.refIDs, b.relations = nil, nil, nil
	b.drawn.from, b.drawn.to = nil, nil
	b.words.close()
	b.venues.close()
	b.names.close()
	b.affiliations.close()
	b.refTexts.close()
	b.ids.schemes = nil
	j.works.marks, j.works.large, j.holders = nil, nil, Lists{}
	r.resolved, r.found, r.rawDOI, r.groups = nil, nil, nil, refGroups{}
	r.keyed, r.keyStub, r.spans, r.last = nil, nil, nil, nil
}

// releaseStubs lets go of what names stubs, behind fillPapers.
func (j *joiner) releaseStubs() { j.refs.idStub, j.refs.stubs, j.refs.mentions = nil, nil, nil }

// close lets go of the numbers of the values: they can be read, and none can be
// found or added any more.
func (t *table[K]) close() { t.at = index{} }
