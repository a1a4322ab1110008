package graph

import (
	"slices"
	"strconv"
)

// workFacts are what tells whether two works of one title are versions.
type workFacts struct {
	root     int32
	entries  []int32 // of the work, with the title
	preprint bool    // nothing but a preprint
	aside    bool    // of a kind that has no versions: erratum, review of a book, …
	data     bool    // data or software
	zenodo   bool
	years    [2]int32 // first and last known year, 0 if none is
	family   string   // of the first author
	authors  []int32  // the longest by-line, in Builder.names
	venues   []string // keys of the names
}

// factsOf are the facts about the works of entries with one title, in the order
// of the entries.
func (j *joiner) factsOf(block []int32) []workFacts {
	var works []workFacts
	at := make(map[int32]int, len(block))
	for _, e := range block {
		r := j.works.root(e)
		i, ok := at[r]
		if !ok {
			i = len(works)
			at[r] = i
			works = append(works, workFacts{root: r, preprint: true})
		}
		j.learn(&works[i], e)
	}
	return works
}

// learn adds what an entry says of a work.
func (j *joiner) learn(w *workFacts, entry int32) {
	e := &j.b.entries[entry]
	d := &j.b.details[e.detail]
	w.entries = append(w.entries, entry)
	kind := j.b.words.list[d.kind]
	w.preprint = w.preprint && j.isPreprint(e)
	w.aside = w.aside || asideType(kind)
	w.data = w.data || kind == "dataset" || kind == "software"
	for _, id := range in(e.ids, j.b.entryIDs) {
		x := j.b.ids.list[id]
		w.zenodo = w.zenodo || x.Scheme == DOI && hasFold(x.Value, "10.5281/zenodo.")
		if x.Scheme == DOI {
			_, part := componentParent(x.Value)
			w.aside = w.aside || part
		}
	}
	if y := e.year; y != 0 {
		if w.years[0] == 0 || y < w.years[0] {
			w.years[0] = y
		}
		w.years[1] = max(w.years[1], y)
	}
	if authors := j.named(e); len(authors) > len(w.authors) {
		w.authors = authors
		w.family = firstOf(j.firstFamily(e))
	}
	if d.venue >= 0 {
		w.venues = append(w.venues, wordKey(j.b.venues.list[d.venue].name))
	}
}

// firstOf is the first of a list, "" if it is empty.
func firstOf(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// named are the names in a by-line that stand for somebody.
func (j *joiner) named(e *entry) []int32 {
	var out []int32
	for _, m := range in(j.b.details[e.detail].authors, j.b.mentions) {
		if !j.nobody[m.name] {
			out = append(out, m.name)
		}
	}
	return out
}

// asideType tells types of works that borrow the title of another or share one
// with many, and are no version of it.
func asideType(kind string) bool {
	return slices.Contains([]string{
		"erratum", "retraction", "editorial", "book-review", "peer-review", "component", "paratext", "proceedings", "grant",
	}, kind)
}

// areVersions tells whether two works of one title are versions of one another.
// With a preprint it is enough that the first authors agree, or half of all, and
// that there are no more than three years between them. Two published works, such
// as a conference paper and an article, need the same by-line, other venues, and
// no more than two years.
func (j *joiner) areVersions(a, b *workFacts) bool {
	if a.aside || b.aside || a.data != b.data || len(a.authors) == 0 || len(b.authors) == 0 {
		return false
	}
	if a.zenodo && b.zenodo {
		return j.sameByLine(a, b)
	}
	known := a.years[0] != 0 && b.years[0] != 0
	if a.preprint || b.preprint {
		return (known && yearsApart(a, b) <= 3 && j.sharesAuthors(a, b)) || !known && j.sameByLine(a, b)
	}
	if !known || yearsApart(a, b) > 2 || !j.sameByLine(a, b) {
		return false
	}
	return j.otherVenue(a, b) || j.samePlace(a, b)
}

// yearsApart is the number of years between two works.
func yearsApart(a, b *workFacts) int {
	return int(max(0, a.years[0]-b.years[1], b.years[0]-a.years[1]))
}

// sameByLine tells whether two by-lines are equally long and agree name by name.
func (j *joiner) sameByLine(a, b *workFacts) bool {
	if len(a.authors) != len(b.authors) {
		return false
	}
	for i := range a.authors {
		if !j.namesAgree(a.authors[i], b.authors[i]) {
			return false
		}
	}
	return true
}

// sharesAuthors tells whether the first authors of two works agree, or at least
// two and half of the shorter by-line.
func (j *joiner) sharesAuthors(a, b *workFacts) bool {
	if j.namesAgree(a.authors[0], b.authors[0]) {
		return true
	}
	short, long := a.authors, b.authors
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) > mostVersions {
		return false
	}
	shared := 0
	for _, x := range short {
		if slices.ContainsFunc(long, func(y int32) bool { return j.namesAgree(x, y) }) {
			shared++
		}
	}
	return shared >= 2 && 2*shared >= len(long)
}

func (j *joiner) namesAgree(a, b int32) bool {
	return a == b || MatchNames(j.b.names.list[a], j.b.names.list[b]) != NoMatch
}

// otherVenue tells whether two works have venues, and no name of one in common.
func (j *joiner) otherVenue(a, b *workFacts) bool {
	return len(a.venues) > 0 && len(b.venues) > 0 &&
		!slices.ContainsFunc(a.venues, func(v string) bool { return slices.Contains(b.venues, v) })
}

// samePlace tells whether two works stand on the same first page of the same
// volume.
func (j *joiner) samePlace(a, b *workFacts) bool {
	return slices.ContainsFunc(a.entries, func(x int32) bool {
		return slices.ContainsFunc(b.entries, func(y int32) bool { return j.pagesApart(x, y) == 0 })
	})
}

// pagesApart is the number of pages between the first pages of two entries in
// the same volume, -1 if a volume or a page is unknown or the volumes differ.
func (j *joiner) pagesApart(a, b int32) int {
	d, f := &j.b.details[j.b.entries[a].detail], &j.b.details[j.b.entries[b].detail]
	p, q := pageKey(d.pageFirst), pageKey(f.pageFirst)
	if d.volume == "" || d.volume != f.volume || p == "" || q == "" {
		return -1
	}
	if p == q {
		return 0
	}
	x, err := strconv.Atoi(p)
	y, err2 := strconv.Atoi(q)
	if err != nil || err2 != nil {
		return -1
	}
	return max(x-y, y-x)
}
