package graph

import (
	"fmt"
	"slices"
)

// repeated returns the place of the mention that a line repeats, -1 if there is
// none. The last place of its name tells at once that most names are new.
func (j *joiner) repeated(byLine []line, l *line) int {
	at := int(j.lastAt[l.name])
	if at >= len(byLine) || byLine[at].name != l.name {
		return -1
	}
	return slices.IndexFunc(byLine, func(m line) bool { return m.repeats(l) })
}

// repeats tells whether two lines of one by-line are one person, printed twice:
// they have the same name and an identifier in common, and none that differs.
func (l *line) repeats(m *line) bool {
	if l.name != m.name {
		return false
	}
	known := l.sourceID >= 0 && m.sourceID >= 0
	orcids := l.orcid != 0 && m.orcid != 0
	if known && l.sourceID != m.sourceID || orcids && l.orcid != m.orcid {
		return false
	}
	return known || orcids
}

// absorb takes over what a repeat of a line knows. Places of both are a new list.
func (j *joiner) absorb(l, m *line) {
	l.fill(m)
	if m.places.n == 0 {
		return
	}
	from := len(j.b.places)
	j.b.places = append(j.b.places, in(l.places, j.b.places)...)
	for _, p := range in(m.places, j.b.places) {
		if !slices.Contains(j.b.places[from:], p) {
			j.b.places = append(j.b.places, p)
		}
	}
	l.places = grown(from, j.b.places)
}

// tellRepeat reports a name that its by-line repeats with the same identifier:
// that of the source or, if it is not that, the ORCID.
func (j *joiner) tellRepeat(entry int32, l *line, bySource bool) {
	code, id := "identity.orcid-twice", "ORCID "+j.b.words.list[l.orcid]
	if bySource && l.sourceID >= 0 {
		code, id = "identity.id-twice", "author id "+j.b.ids.list[l.sourceID].String()
	}
	j.problem(&j.b.entries[entry], code, Warn, fmt.Sprintf(
		"%s stands twice in one by-line as %q and is counted once", id, j.b.names.list[l.name].String()))
}
