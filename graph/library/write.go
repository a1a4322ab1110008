package library

import (
	"slices"
	"strings"

	"cocite/graph"
)

// writer writes the tables of a corpus and of the records that it was built from.
// Works are written in order: one with a single record when that record is met,
// all others between, as the corpus has them.
type writer struct {
	c      *graph.Corpus
	b      *graph.Builder
	index  *workIndex
	s      *segments
	next   int // work to be written next
	printd []bool
	people []authorRow
	places *placeTable
	byLine []int64 // affiliations of the work that is being written
	venues map[venueKey]int64
}

// venueKey is a venue that can be compared.
type venueKey struct {
	name, abbrev, issn, kind string
	id                       graph.ID
}

func newWriter(b *graph.Builder, c *graph.Corpus, s *segments) *writer {
	return &writer{
		b: b, c: c, s: s, index: indexWorks(c.Papers.AllIDs),
		printd: make([]bool, c.Authors.N()), people: make([]authorRow, c.Authors.N()),
		places: newPlaceTable(c, s.affiliations), venues: map[venueKey]int64{},
	}
}

// record writes one record.
func (w *writer) record(item, entry int, r *graph.Record) error {
	work, authors := w.b.Placed(entry)
	row := workRow{}
	p := provenanceRow{
		RecordID: int64(item), WorkID: int64(work) + 1, File: r.Origin.File, Format: r.Origin.Format,
		Line: int64(r.Origin.Line), Ordinal: int64(r.Origin.Ordinal), Key: r.Key,
		Authors: int64(mentions(r)), References: int64(len(r.Refs)),
	}
	if w.alone(int(work), r, &row) {
		w.upTo(int(work))
		w.single(row, int64(item), r, authors)
		w.next++
	} else {
		var err error
		if p.Stated, err = stated(r); err != nil {
			return err
		}
		for k := range r.Refs {
			w.reference(int64(item), k, &r.Refs[k])
		}
	}
	w.relations(int64(item), r.Related)
	w.s.provenance.add(p)
	return nil
}

// alone tells whether a record is all that is known of its work, so that the row of
// the work can hold it, and fills that row.
func (w *writer) alone(work int, r *graph.Record, row *workRow) bool {
	p := &w.c.Papers
	if work < w.next || len(p.Origins[work]) != 1 || p.Stub[work] != r.Stub {
		return false
	}
	var all workIDs
	all.set(p.AllIDs[work])
	row.set(r.IDs)
	for _, s := range keyed() {
		if all.get(s) != row.get(s) {
			return false
		}
	}
	return row.state(r, w.venue(&r.Venue))
}

// single writes a work and its lists as its only record has them.
func (w *writer) single(row workRow, item int64, r *graph.Record, authors []int32) {
	w.work(&row, 1)
	for k := range r.Authors {
		w.mention(row.WorkID, k, &r.Authors[k], int64(authors[k])+1)
	}
	w.keywords(row.WorkID, r.Keywords)
	w.cite(item, row.WorkID, r.Refs)
	w.links(int(row.WorkID-1), w.byLine)
	w.byLine = w.byLine[:0]
}

// upTo writes the works before one from the corpus.
func (w *writer) upTo(work int) {
	for ; w.next < work; w.next++ {
		w.fromCorpus(w.next)
	}
}

// work completes the row of a work and writes it.
func (w *writer) work(row *workRow, records int) {
	p := &w.c.Papers
	row.WorkID = int64(w.next) + 1
	row.ID, row.Stub = p.IDs[w.next], p.Stub[w.next]
	row.SourceID, row.Records = int64(p.Source[w.next])+1, int64(records)
	row.References = int64(p.RefMentions[w.next])
	w.s.works.add(*row)
}

// fromCorpus writes a work that several records give, or none.
func (w *writer) fromCorpus(work int) {
	p := &w.c.Papers
	var row workRow
	row.set(p.AllIDs[work])
	row.merged(p, work)
	w.work(&row, len(p.Origins[work]))
	for k, a := range p.Authors.Of(work) {
		w.s.authorships.add(authorshipRow{WorkID: row.WorkID, Position: int64(k) + 1, AuthorID: int64(a) + 1})
	}
	for _, k := range p.Keywords.Of(work) {
		w.s.workKeywords.add(keywordRow{WorkID: row.WorkID, KeywordID: int64(k) + 1})
	}
	for _, to := range p.Refs.Of(work) {
		w.s.citations.add(citationRow{WorkID: row.WorkID, CitedID: int64(to) + 1})
	}
	w.links(work, nil)
}

// mentions counts the names in a by-line that stand for somebody.
func mentions(r *graph.Record) int {
	n := 0
	for i := range r.Authors {
		name := &r.Authors[i].Name
		if (name.Full != "" || name.Family != "") && !graph.PlaceholderName(name.Full) {
			n++
		}
	}
	return n
}

// mention writes one name of a by-line. What it has in common with the first
// mention of its author stands in authors.
func (w *writer) mention(work int64, place int, a *graph.Author, author int64) {
	row := authorshipRow{
		WorkID: work, Position: int64(place) + 1, AuthorID: author, Corresponds: a.Corresponding,
		Affiliations: w.places.numbers(a.Affiliations),
	}
	w.byLine = append(w.byLine, row.Affiliations...)
	id, n := idText(a.SourceID), a.Name
	if author > 0 && !w.printd[author-1] {
		w.printd[author-1] = true
		w.people[author-1] = newPrinted(w.c.Authors.Names[author-1], w.c.Authors.ORCIDs[author-1], a)
	}
	var p *authorRow
	if author > 0 {
		p = &w.people[author-1]
	}
	if p == nil || p.SourceID != id {
		row.SourceID = explicit(id)
	}
	if p == nil || p.stated(w.c.Authors.ORCIDs[author-1]) != a.ORCID {
		row.ORCID = explicit(a.ORCID)
	}
	if p == nil || p.printed(w.c.Authors.Names[author-1]) != n {
		row.Name, row.Org = explicit(n.Full), n.Org
		row.Family, row.Given, row.Particle, row.Suffix = n.Family, n.Given, n.Particle, n.Suffix
	}
	w.s.authorships.add(row)
}

// newPrinted is what the row of an author has of its first mention.
func newPrinted(name, orcid string, a *graph.Author) authorRow {
	n := a.Name
	row := authorRow{SourceID: idText(a.SourceID), StatedOrg: n.Org, Family: n.Family, Particle: n.Particle, Suffix: n.Suffix}
	if n.Full != name {
		row.Printed = explicit(n.Full)
	}
	if a.ORCID != orcid {
		row.Stated = explicit(a.ORCID)
	}
	if n.Given != givenBefore(n.Full, n.Family) {
		row.Given = explicit(n.Given)
	}
	return row
}

// givenBefore are the given names in front of a family name, "" if it is not at
// the end.
func givenBefore(full, family string) string {
	given, ok := strings.CutSuffix(full, " "+family)
	if !ok || family == "" {
		return ""
	}
	return given
}

// printed is the name that authorships without a name have.
func (a *authorRow) printed(name string) graph.Name {
	if a.Printed != "" {
		name = inexplicit(a.Printed)
	}
	given := givenBefore(name, a.Family)
	if a.Given != "" {
		given = inexplicit(a.Given)
	}
	return graph.Name{
		Full: name, Family: a.Family, Given: given, Particle: a.Particle, Suffix: a.Suffix, Org: a.StatedOrg,
	}
}

// stated is the ORCID that authorships without one have.
func (a *authorRow) stated(orcid string) string {
	if a.Stated != "" {
		return inexplicit(a.Stated)
	}
	return orcid
}

// venue is the row of a venue, 0 for none.
func (w *writer) venue(v *graph.Venue) int64 {
	k := venueKey{v.Name, v.Abbrev, strings.Join(v.ISSN, "\n"), v.Type, v.ID}
	if k == (venueKey{}) {
		return 0
	}
	n, ok := w.venues[k]
	if !ok {
		n = int64(len(w.venues)) + 1
		w.venues[k] = n
		w.s.venues.add(venueRow{n, v.Name, v.Abbrev, idText(v.ID), v.ISSN, v.Type})
	}
	return n
}

// keywords writes the terms of a record, and which keyword of its work each is.
func (w *writer) keywords(work int64, terms []graph.Keyword) {
	items := w.c.Papers.Keywords.Of(int(work - 1))
	used := make([]bool, len(items))
	for k, t := range terms {
		row := keywordRow{WorkID: work, Position: int64(k) + 1, Scheme: t.Scheme}
		i := w.keyword(items, t.Term)
		if i >= 0 {
			row.KeywordID, used[i] = int64(items[i])+1, true
		}
		if i < 0 || w.c.Keywords.Names[items[i]] != t.Term {
			row.Term = explicit(t.Term)
		}
		w.s.workKeywords.add(row)
	}
	for i, k := range items {
		if !used[i] {
			w.s.workKeywords.add(keywordRow{WorkID: work, KeywordID: int64(k) + 1})
		}
	}
}

// keyword is the place of a term among the keywords of a work, -1 if it is none.
func (w *writer) keyword(items []int32, term string) int {
	if i := slices.IndexFunc(items, func(k int32) bool { return w.c.Keywords.Names[k] == term }); i >= 0 {
		return i
	}
	folded := graph.Fold(graph.CleanText(term))
	return slices.IndexFunc(items, func(k int32) bool { return w.c.Keywords.IDs[k] == folded })
}
