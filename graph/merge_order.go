package graph

import (
	"cmp"
	"slices"
)

// recordRank says how early the values of a record count among those of its
// work. Smaller is earlier.
type recordRank struct {
	saidEntry
	lowness int
	missing int // fields that the record doesn't know
	source  string
}

// orderRecords sorts the records of a work by how their values count: those that
// describe it before those that only name it, published before preprint, a whole
// title before a cut one, the more complete, the source that ranks higher, and
// then by what they say. Nothing of it depends on the order of the files.
func (j *joiner) orderRecords(list []int32) {
	ranks := make([]recordRank, len(list))
	for i, e := range list {
		x := &j.b.entries[e]
		ranks[i] = recordRank{saidEntry: j.said(e), lowness: j.lowness(x), missing: j.missing(x), source: j.source(x)}
	}
	slices.SortFunc(ranks, func(a, b recordRank) int {
		return cmp.Or(cmp.Compare(a.lowness, b.lowness), cmp.Compare(a.missing, b.missing),
			compareSources(a.source, b.source), j.compareSaid(a.saidEntry, b.saidEntry))
	})
	for i, r := range ranks {
		list[i] = r.entry
	}
}

// lowness is smaller for entries whose fields count before those of others.
func (j *joiner) lowness(e *entry) int {
	low := 0
	for _, x := range []struct {
		is     bool
		weight int
	}{
		{e.flags.has(isStub), 8}, {e.flags.has(isDrawn), 4}, {j.isPreprint(e), 2}, {e.flags.has(titleCut), 1},
	} {
		if x.is {
			low += x.weight
		}
	}
	return low
}

// missing counts the fields that a record doesn't know.
func (j *joiner) missing(e *entry) int {
	d := &j.b.details[e.detail]
	n := 0
	for _, known := range [...]bool{
		e.title != "", e.year != 0, e.ids.n > 0, d.date != "", d.abstract != "" && !e.flags.has(abstractCut),
		d.volume != "", d.pageFirst != "", d.kind != 0, d.language != 0, d.venue >= 0,
		d.authors.n > 0 && !e.flags.has(authorsCut), d.keywords.n > 0, d.refs.n > 0,
	} {
		if !known {
			n++
		}
	}
	return n
}

// byContent sorts entries by what they say, so that it does not matter which
// file was read first.
func (j *joiner) byContent(entries []int32) []int32 {
	said := make([]saidEntry, len(entries))
	for i, e := range entries {
		said[i] = j.said(e)
	}
	slices.SortStableFunc(said, j.compareSaid)
	out := make([]int32, len(said))
	for i, s := range said {
		out[i] = s.entry
	}
	return out
}

// saidEntry is an entry with its identifiers by preference.
type saidEntry struct {
	entry int32
	ids   []int32
}

func (j *joiner) said(entry int32) saidEntry {
	ids := in(j.b.entries[entry].ids, j.b.entryIDs)
	if len(ids) > 1 {
		ids = slices.SortedFunc(slices.Values(ids), j.compareIDs)
	}
	return saidEntry{entry, ids}
}

// compareSaid orders entries by their identifiers, those without one last, then
// by what else they say.
func (j *joiner) compareSaid(a, b saidEntry) int {
	if len(a.ids) == 0 || len(b.ids) == 0 {
		return cmp.Or(cmp.Compare(min(1, len(b.ids)), min(1, len(a.ids))), j.compareRest(a.entry, b.entry))
	}
	if c := slices.CompareFunc(a.ids, b.ids, j.compareIDs); c != 0 {
		return c
	}
	return j.compareRest(a.entry, b.entry)
}

// compareRest orders entries of the same identifiers by their text, and by their
// places if they say the same.
func (j *joiner) compareRest(a, b int32) int {
	x, y := &j.b.entries[a], &j.b.entries[b]
	d, f := &j.b.details[x.detail], &j.b.details[y.detail]
	words := j.b.words.list
	if c := cmp.Or(
		cmp.Compare(x.title, y.title), cmp.Compare(x.year, y.year), cmp.Compare(d.date, f.date),
		cmp.Compare(d.volume, f.volume), cmp.Compare(d.pageFirst, f.pageFirst),
		cmp.Compare(d.citedBy.N, f.citedBy.N), cmp.Compare(d.refCount.N, f.refCount.N),
		cmp.Compare(words[d.kind], words[f.kind]), cmp.Compare(words[d.language], words[f.language]),
		cmp.Compare(d.authors.n, f.authors.n), cmp.Compare(d.refs.n, f.refs.n), cmp.Compare(x.flags, y.flags),
	); c != 0 {
		return c
	}
	return cmp.Or(
		cmp.Compare(d.abstract, f.abstract), cmp.Compare(x.key, y.key),
		cmp.Compare(words[x.file], words[y.file]), cmp.Compare(x.line, y.line), cmp.Compare(x.ordinal, y.ordinal),
	)
}
