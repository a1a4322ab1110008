package graph

import (
	"slices"
	"sort"
	"strings"
)

// minSubject is the shortest key of a cut title that may find a work by itself,
// in bytes.
const minSubject = 20

// titledEntry is an entry with the key of its title.
type titledEntry struct {
	key   string
	entry int32
}

// mergeSubjects finds the works that listings are about. The subject of a
// listing is known by its title only, which may be cut: it joins the one work
// whose title begins like that; two listings of the same subject share a stub.
func (j *joiner) mergeSubjects() {
	var subjects []titledEntry
	for i := range j.b.entries {
		e := &j.b.entries[i]
		if e.flags.has(isStub) && !e.flags.has(isDrawn) && e.title != "" {
			subjects = append(subjects, titledEntry{TitleKey(e.title), int32(i)})
		}
	}
	if len(subjects) == 0 {
		return
	}
	works := j.describedTitles()
	first := make(map[string]int32)
	for _, s := range subjects {
		if w, ok := j.subjectWork(s, works); ok {
			j.works.join(w, s.entry)
			continue
		}
		if f, ok := first[s.key]; ok {
			j.works.join(f, s.entry)
			continue
		}
		first[s.key] = s.entry
	}
}

// describedTitles are the whole titles of described works, sorted by key.
func (j *joiner) describedTitles() []titledEntry {
	var out []titledEntry
	for i := range j.b.entries {
		e := &j.b.entries[i]
		if e.title != "" && !e.flags.has(isStub|titleCut) {
			out = append(out, titledEntry{TitleKey(e.title), int32(i)})
		}
	}
	slices.SortStableFunc(out, func(a, b titledEntry) int { return strings.Compare(a.key, b.key) })
	return out
}

// subjectWork returns the only work that a subject's title can mean.
func (j *joiner) subjectWork(s titledEntry, works []titledEntry) (int32, bool) {
	e := &j.b.entries[s.entry]
	cut := e.flags.has(titleCut)
	if len(s.key) < minSubject || !cut && GenericTitle(e.title) {
		return 0, false
	}
	at := sort.Search(len(works), func(i int) bool { return works[i].key >= s.key })
	found := int32(-1)
	for _, w := range works[at:] {
		if w.key != s.key && !(cut && strings.HasPrefix(w.key, s.key)) {
			break
		}
		r := j.works.root(w.entry)
		if found >= 0 && r != found {
			return 0, false
		}
		found = r
	}
	return found, found >= 0
}
