package graph

import "strings"

// want says what is asked about a reference text.
type want uint8

const (
	wantNothing want = iota
	wantPage         // a work by volume and page, to compare with that of the identifier
	wantWork
)

// resolved is what became of one reference: the root of its work and the rule,
// or why there is none.
type resolved struct {
	root int32
	rule MatchRule
}

// resolveRefs finds the work of every reference. Identifiers and citation keys go
// first; only the texts of references that they leave open are matched, each
// once, on all cores.
func (j *joiner) resolveRefs() {
	wanted := make([]want, len(j.b.refTexts.list))
	j.refs.resolved = make([]resolved, len(j.b.refs))
	asked := false
	ask := func(e *entry, r *keptRef) resolved {
		x := j.byID(e, r)
		if r.text < 0 || x.rule == MatchID || j.b.o.Match == MatchStrict {
			return x
		}
		w := wantWork
		if t := &j.b.refTexts.list[r.text]; x.rule == MatchDOI {
			if t.author == 0 || t.volume == 0 || t.page == 0 {
				return x
			}
			w = wantPage
		}
		wanted[r.text] = max(wanted[r.text], w)
		asked = true
		return x
	}
	for i := range j.b.entries {
		e := &j.b.entries[i]
		d := &j.b.details[e.detail]
		for k := d.refs.from; k < d.refs.from+d.refs.n; k++ {
			j.refs.resolved[k] = ask(e, &j.b.refs[k])
		}
		for k := range in(d.related, j.b.relations) {
			ask(e, &j.b.relations[int(d.related.from)+k].to)
		}
	}
	if asked {
		j.matchTexts(wanted)
	}
}

// matchTexts goes down the cascade for each text that is asked for.
func (j *joiner) matchTexts(wanted []want) {
	m := &matcher{j: j, mode: j.b.o.Match, found: make([]found, len(wanted))}
	m.indexWorks()
	if m.mode == MatchLoose {
		m.indexLikeness(wanted)
	}
	inBlocks(len(wanted), func(_, from, to int) {
		for i := from; i < to; i++ {
			t := &j.b.refTexts.list[i]
			switch wanted[i] {
			case wantWork:
				m.found[i] = m.match(t)
			case wantPage:
				f := m.ref(t)
				m.found[i] = found{m.byPage(&f), MatchPage}
			}
		}
	})
	j.refs.found = m.found
}

// byID resolves a reference by the source's own identifiers, by the citation key
// of a record of the same file, by DOI or arXiv id, and by the DOI in its text.
func (j *joiner) byID(e *entry, r *keptRef) resolved {
	why := noKey
	ids := in(r.ids, j.b.refIDs)
	for _, rule := range []MatchRule{MatchID, MatchDOI} {
		for _, id := range ids {
			if s := j.schemes[id].scheme; (s == DOI || s == ArXiv) != (rule == MatchDOI) {
				continue
			}
			root := j.withID(id, e.file)
			if root >= 0 {
				return resolved{root, rule}
			}
			why = worse(why, root)
		}
		if rule == MatchID && r.text >= 0 {
			if root, ok := j.withKey(e, r.text); ok {
				return resolved{root, MatchID}
			}
		}
	}
	if r.text >= 0 && j.refs.rawDOI[r.text] >= 0 {
		root := j.withID(j.refs.rawDOI[r.text], e.file)
		if root >= 0 {
			return resolved{root, MatchDOI}
		}
		why = worse(why, root)
	}
	return resolved{why, MatchNone}
}

// withKey is the work of the record that a citation key means.
func (j *joiner) withKey(e *entry, text int32) (int32, bool) {
	key := j.b.refTexts.list[text].key
	if key == "" {
		return 0, false
	}
	k, ok := j.refs.keyed[fileKey{e.file, key}]
	if !ok {
		return 0, false
	}
	return j.works.root(k), true
}

// withID is the root of the work with an identifier. Of several works that a
// record describes it is the one with a record in the file that refers to it, and
// without merging the first one; if only stubs have it, it is the first of these.
// What several works can share decides nothing.
func (j *joiner) withID(id, file int32) int32 {
	if !j.schemes[id].names {
		return noKey
	}
	holders := j.holders.Of(int(id))
	all, here := noWork, noWork
	for _, e := range holders {
		r := j.works.root(e)
		if !j.described[r] {
			continue
		}
		if j.b.o.NoMerge {
			return r
		}
		all = oneOf(all, r)
		if j.b.entries[e].file == file {
			here = oneOf(here, r)
		}
	}
	switch {
	case all == severalWorks && here >= 0:
		return here
	case all != noWork:
		return all
	case len(holders) > 0:
		return j.works.root(holders[0])
	}
	return noWork
}

// oneOf is the only work so far, or that there are several.
func oneOf(have, root int32) int32 {
	if have == noWork || have == root {
		return root
	}
	return severalWorks
}

// settle joins what the identifiers and the text of a reference found. A text
// that only the source, a title alone or likeness speaks for counts for nothing
// if both sides have a DOI and the two differ.
func (j *joiner) settle(x resolved, r *keptRef) resolved {
	if x.rule != MatchNone || r.text < 0 || j.refs.found == nil {
		return x
	}
	f := j.refs.found[r.text]
	if f.rule == MatchNone {
		return resolved{worse(x.root, f.root), MatchNone}
	}
	if f.rule != MatchPage && f.rule != MatchPageAbout && f.rule != MatchTitle && f.rule != MatchInside && j.otherDOI(r, f.root) {
		return resolved{noWork, MatchNone}
	}
	return resolved(f)
}

// otherDOI tells whether a reference has a DOI and the work has one, none of them
// the same.
func (j *joiner) otherDOI(r *keptRef, root int32) bool {
	if !j.hasDOI(r) {
		return false
	}
	for _, m := range j.works.marks[root] {
		if m.kind == DOI {
			return true // the same one would have found the work
		}
	}
	return false
}

// hasDOI tells whether a reference states a DOI.
func (j *joiner) hasDOI(r *keptRef) bool {
	for _, id := range in(r.ids, j.b.refIDs) {
		if j.schemes[id].scheme == DOI {
			return true
		}
	}
	return r.text >= 0 && j.refs.rawDOI[r.text] >= 0
}

// conflicts tells whether the DOI of a reference means another work than its
// volume and page.
func (j *joiner) conflicts(x resolved, r *keptRef) bool {
	if x.rule != MatchDOI || r.text < 0 || j.refs.found == nil {
		return false
	}
	f := j.refs.found[r.text]
	return f.rule == MatchPage && f.root >= 0 && f.root != x.root
}

// empty tells whether a reference says nothing at all.
func (j *joiner) emptyRef(r *keptRef) bool {
	return r.ids.n == 0 && (r.text < 0 || !j.says(&j.b.refTexts.list[r.text]))
}

func (j *joiner) says(t *keptRefText) bool {
	return t.key != "" || strings.TrimSpace(t.raw) != "" || t.title != "" || t.author != 0 || t.year != 0
}

// unparsed tells a reference that is text and nothing else.
func unparsed(r *keptRef, texts []keptRefText) bool {
	if r.ids.n > 0 || r.text < 0 {
		return false
	}
	t := &texts[r.text]
	return t.raw != "" && t.key == "" && t.title == "" && (t.author == 0 || t.year == 0)
}
