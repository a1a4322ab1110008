package graph

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Field names a value of a work.
type Field uint8

// The fields whose origin is kept, in the order in which they are listed.
const (
	FieldTitle Field = iota
	FieldAuthors
	FieldYear
	FieldDate
	FieldType
	FieldVenue
	FieldVolume
	FieldPage
	FieldLanguage
	FieldID
	FieldAbstract
	FieldCitedBy
	FieldRefCount
	FieldRefs
	FieldRetracted
	numFields
)

// String is the name of a field in tables.
func (f Field) String() string {
	return [numFields]string{
		"title", "authors", "year", "date", "type", "venue", "volume", "page", "language", "id",
		"abstract", "cited_by", "reference_count", "references", "retracted",
	}[f]
}

// FieldValue is what one record says of one field of a work. Of an abstract the
// value is its length in letters, of a reference list the number of its entries.
type FieldValue struct {
	Paper  int32
	Origin int32 // index into Papers.Origins of the paper
	Field  Field
	Used   bool // it is what the corpus holds; of identifiers and references it holds all
	Value  string
}

// fillValues keeps what each record says of a work that several describe, by
// paper, then by field, then in the order in which records count.
func (j *joiner) fillValues() {
	if !j.b.o.Values {
		return
	}
	for i := range j.recs.Len() {
		recs := j.recs.Of(i)
		if len(recs) < 2 {
			continue
		}
		from := len(j.c.Values)
		reading := slices.Sorted(slices.Values(recs))
		for _, e := range recs {
			origin := int32(slices.Index(reading, e))
			j.valuesOf(e, func(f Field, value string, used bool) {
				if value != "" {
					j.c.Values = append(j.c.Values, FieldValue{int32(i), origin, f, used, value})
				}
			}, i)
		}
		slices.SortStableFunc(j.c.Values[from:], func(a, b FieldValue) int { return cmp.Compare(a.Field, b.Field) })
	}
	j.c.Values = slices.Clip(j.c.Values)
}

// valuesOf hands on the values of one record of a paper.
func (j *joiner) valuesOf(entry int32, add func(Field, string, bool), paper int) {
	e := &j.b.entries[entry]
	d, p, words := &j.b.details[e.detail], &j.c.Papers, j.b.words.list
	text := func(f Field, value, held string) { add(f, value, value == held) }
	title := e.title
	if e.flags.has(titleCut) {
		title = withEllipsis(title)
	}
	text(FieldTitle, title, p.Titles[paper])
	names := j.byLineText(e)
	text(FieldAuthors, names, j.linesText(paper))
	if e.year != 0 {
		add(FieldYear, strconv.Itoa(int(e.year)), e.year == p.Years[paper])
	}
	text(FieldDate, d.date, p.Dates[paper])
	text(FieldType, words[d.kind], p.Types[paper])
	if d.venue >= 0 {
		name := CleanText(j.b.venues.list[d.venue].name)
		add(FieldVenue, name, d.venue == j.venueOf(paper) || Fold(name) == Fold(venueName(j.c, int32(paper))))
	}
	text(FieldVolume, d.volume, p.Volumes[paper])
	text(FieldPage, d.pageFirst, p.PagesFirst[paper])
	text(FieldLanguage, words[d.language], p.Languages[paper])
	for _, id := range in(e.ids, j.b.entryIDs) {
		add(FieldID, j.b.ids.list[id].String(), true)
	}
	if d.abstract != "" {
		held := p.Abstracts[paper] == d.abstract || p.Abstracts[paper] == withEllipsis(d.abstract)
		add(FieldAbstract, strconv.Itoa(len([]rune(d.abstract))), held)
	}
	countValue(FieldCitedBy, d.citedBy, p.CitedBy[paper], add)
	countValue(FieldRefCount, d.refCount, p.RefCounts[paper], add)
	if d.refs.n > 0 {
		add(FieldRefs, strconv.Itoa(int(d.refs.n)), true)
	}
	if e.flags.has(isRetracted) {
		add(FieldRetracted, "true", true)
	}
}

func countValue(f Field, c, held Count, add func(Field, string, bool)) {
	if c.Known {
		add(f, strconv.Itoa(c.N), c == held)
	}
}

// byLineText writes the by-line of a record, linesText the one that a paper has.
func (j *joiner) byLineText(e *entry) string {
	var names []string
	for _, n := range j.named(e) {
		names = append(names, j.b.names.list[n].String())
	}
	return strings.Join(names, "; ")
}

func (j *joiner) linesText(paper int) string {
	names := make([]string, len(j.lines[paper]))
	for i, l := range j.lines[paper] {
		names[i] = j.b.names.list[l.name].String()
	}
	return strings.Join(names, "; ")
}
