package ingest

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"cocite/graph"
)

// maxListedTitle is the longest title, in characters, that a site prints above
// an abstract.
const maxListedTitle = 200

// entry makes the record of a paper from its meta line and the text above it.
func (l *listing) entry(x listingLine, m listingMetaLine) {
	title, abstract := splitListed(l.pending)
	r := graph.Record{Title: title, Classes: []string{m.class}, AuthorsCut: m.cut}
	r.Origin.Line = x.number
	if len(l.pending) > 0 {
		r.Origin.Line = l.pending[0].number
	}
	l.pending, l.inHeader, l.heading = l.pending[:0], false, ""
	r.Abstract, r.AbstractCut = cutSign(abstract)
	r.Title, r.TitleCut = cutSign(title)
	for _, name := range m.authors {
		r.Authors = append(r.Authors, graph.Author{Name: graph.ParseName(name)})
	}
	l.dated(&r, m, x)
	l.check(&r, x)
	l.entries++
	l.total++
	if l.subject != "" {
		r.Related = []graph.Relation{{To: graph.Ref{Key: l.subject}, Rank: l.entries}}
	} else if l.total == 1 {
		l.problem(x.number, "listing.no-subject", graph.Warn, "the page does not say which paper these are related to", x.text)
	}
	l.record(r)
}

// dated sets date and year.
func (l *listing) dated(r *graph.Record, m listingMetaLine, x listingLine) {
	year, _ := strconv.Atoi(m.date[:4])
	switch {
	case !l.in.Limits.sane(year):
		l.problem(x.number, "listing.year", graph.Warn, "no paper is of the year "+m.date[:4], x.text)
	case !m.valid:
		r.Year, r.Date = year, m.date[:4]
		l.problem(x.number, "listing.date", graph.Warn, m.date+" is no date; its year is kept", x.text)
	default:
		r.Year, r.Date = year, m.date
	}
}

// check says what a paper lacks.
func (l *listing) check(r *graph.Record, x listingLine) {
	if r.Abstract == "" {
		l.problem(x.number, "listing.meta-without-abstract", graph.Warn, "a paper without an abstract above its line", x.text)
	}
	if len(r.Authors) == 0 {
		l.problem(x.number, "listing.no-authors", graph.Warn, "a paper without authors", x.text)
	}
	if r.AuthorsCut {
		l.problem(x.number, "listing.authors-truncated", graph.Warn, "the page names only some of the authors: co-authorship of this paper is partial", x.text)
	}
}

// splitListed finds a title above an abstract. A wrapped abstract is joined.
// A first paragraph that reads like a title is one; so is the first of two lines
// of one paragraph, unless the second goes on in lower case.
func splitListed(lines []listingLine) (title, abstract string) {
	if len(lines) >= 2 && titleLike(lines[0].text) {
		next := lines[1]
		if next.first || len(lines) == 2 && !startsLower(next.text) {
			title, lines = lines[0].text, lines[1:]
		}
	}
	texts := make([]string, len(lines))
	for i, x := range lines {
		texts[i] = x.text
	}
	return title, strings.Join(texts, " ")
}

// titleLike tells whether a line can be a title.
func titleLike(s string) bool {
	return utf8.RuneCountInString(s) <= maxListedTitle && !strings.HasSuffix(s, ".")
}

// startsLower tells whether a text begins in lower case, as the rest of a
// sentence does.
func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r) || unicode.IsPunct(r) && !strings.ContainsRune(`"'“‘([¿¡$`, r)
}
