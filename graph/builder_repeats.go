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
	if len(byLine) < manyLines {
		return slices.IndexFunc(byLine, func(m line) bool { return m.repeats(l) })
	}
	return j.stood.find(byLine, l)
}

// manyLines is how many lines of a by-line are looked through one by one.
const manyLines = 256

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

// bearer is a name with identifiers. Beside both, one of them may be known; anyID
// and anyORCID stand for whatever it is.
type bearer struct{ name, sourceID, orcid int32 }

const (
	anyID    = -2
	anyORCID = -1
)

// bearers tells where in a long by-line a name stood first with identifiers.
type bearers struct{ first map[bearer]int }

// keys are what a line can be found by.
func (l *line) keys() [3]bearer {
	return [3]bearer{{l.name, l.sourceID, l.orcid}, {l.name, l.sourceID, anyORCID}, {l.name, anyID, l.orcid}}
}

// add notes the line at a place, again if it has learnt an identifier. What it was
// found by before stays, and is passed over.
func (b *bearers) add(l *line, at int) {
	for _, k := range l.keys() {
		if have, ok := b.first[k]; !ok || at < have {
			b.first[k] = at
		}
	}
}

// find returns the first line that is the same person, -1 if there is none. Where
// both identifiers are known, it has both, or one of them and not the other.
func (b *bearers) find(byLine []line, l *line) int {
	keys := []bearer{{l.name, l.sourceID, l.orcid}, {l.name, l.sourceID, 0}, {l.name, -1, l.orcid}}
	if l.orcid == 0 {
		keys = []bearer{{l.name, l.sourceID, anyORCID}}
	} else if l.sourceID < 0 {
		keys = []bearer{{l.name, anyID, l.orcid}}
	}
	found := -1
	for _, k := range keys {
		if at, ok := b.first[k]; ok && (found < 0 || at < found) && byLine[at].repeats(l) {
			found = at
		}
	}
	return found
}

// note keeps where a line stands, and what it is found by once a by-line is long.
func (j *joiner) note(byLine []line, at int) {
	j.lastAt[byLine[at].name] = int32(at)
	switch {
	case len(byLine) < manyLines:
	case len(byLine) == manyLines && at == len(byLine)-1:
		j.stood.first = make(map[bearer]int)
		for i := range byLine {
			j.stood.add(&byLine[i], i)
		}
	default:
		j.stood.add(&byLine[at], at)
	}
}

// laterPlaces are the places of repeats, with the lines that they repeat.
type laterPlaces struct{ at, place []int32 }

// add keeps the places of a repeat of the line at a place.
func (x *laterPlaces) add(at int, places []int32) {
	for _, p := range places {
		x.at, x.place = append(x.at, int32(at)), append(x.place, p)
	}
}

// unitePlaces gives lines the places of their repeats too, each once. They are new
// lists.
func (j *joiner) unitePlaces(byLine []line, x laterPlaces) {
	if len(x.at) == 0 {
		return
	}
	later := listsOf(len(byLine), x.at, x.place)
	for i := range byLine {
		if len(later.Of(i)) == 0 {
			continue
		}
		from := len(j.b.places)
		j.b.places = append(j.b.places, in(byLine[i].places, j.b.places)...)
		seen := make(map[int32]bool)
		for _, p := range j.b.places[from:] {
			seen[p] = true
		}
		for _, p := range later.Of(i) {
			if !seen[p] {
				seen[p] = true
				j.b.places = append(j.b.places, p)
			}
		}
		byLine[i].places = grown(from, j.b.places)
	}
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
