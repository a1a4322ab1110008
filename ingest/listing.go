package ingest

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"cocite/graph"
)

// listingFormat reads the page of related papers that a literature site shows,
// copied as text: a subject, a count, and for each paper the beginning of its
// abstract and a line of subject class, date and authors.
func listingFormat() Format {
	return Format{
		Name:    "related-listing",
		Exts:    []string{".txt"},
		Doc:     "page of related papers, copied as text: abstracts, classes, dates, authors",
		Sniff:   sniffListing,
		Records: func(in Input) iter.Seq2[graph.Record, error] { return newListing(in).read },
	}
}

// sniffListing wants two signs: the heading, the count, lines of class, date and
// authors.
func sniffListing(head []byte) bool {
	signs := 0
	heading := ""
	for line := range strings.FieldsFuncSeq(string(head), func(r rune) bool { return r == '\n' || r == '\r' }) {
		line = listingSpaces(line)
		if _, ok := listingMeta(line); ok {
			signs++
		} else if _, ok := listingCount(line); ok && heading != "" {
			signs++
		} else if _, ok := listingSubject(line, heading); ok {
			signs++
		} else if line != "" && len(line) <= maxHeading {
			heading = line
		}
	}
	return signs >= 2
}

// listing is the state while a listing is read.
type listing struct {
	in       Input
	yield    func(graph.Record, error) bool
	stopped  bool
	heading  string // the last short line: the subject's line repeats it
	subject  string // title as printed, the key of its record
	inHeader bool   // no abstract yet since the heading
	count    int    // papers of the listing, as it says
	entries  int    // papers read of it
	total    int    // papers read of all listings of the file
	pending  []listingLine
}

// listingLine is a line of text that waits for its meta line.
type listingLine struct {
	text   string
	number int
	first  bool // of its paragraph
}

func newListing(in Input) *listing { return &listing{in: in} }

// read yields the subject and the papers.
func (l *listing) read(yield func(graph.Record, error) bool) {
	l.yield, l.inHeader = yield, true
	lines := newLineReader(l.in)
	blank := true
	for !l.stopped {
		raw, n, err := lines.next()
		switch {
		case errors.Is(err, errTooLong):
			l.problem(n, "listing.long-line", graph.Error, "the line is too long for a listing and is passed over", cutExcerpt(raw))
			continue
		case err != nil:
			l.end(err)
			return
		}
		text := listingSpaces(string(raw))
		if text != "" {
			l.line(listingLine{text, n, blank})
		}
		blank = text == ""
	}
}

// end closes the file.
func (l *listing) end(err error) {
	l.dropPending("the page ends")
	l.closeSubject()
	if err != io.EOF && !l.stopped {
		l.yield(graph.Record{}, err)
	}
}

// line takes one line that is not blank.
func (l *listing) line(x listingLine) {
	if m, ok := listingMeta(x.text); ok {
		l.entry(x, m)
		return
	}
	if rest, ok := listingPager(x.text); ok {
		l.dropPending("the page ends")
		l.startHeader()
		if rest != "" {
			l.line(listingLine{rest, x.number, true})
		}
		return
	}
	if title, ok := listingSubject(x.text, l.heading); ok {
		l.dropHeader()
		l.startSubject(title, x)
		return
	}
	if strings.EqualFold(x.text, listingHeading) {
		l.dropHeader()
		l.startHeader()
	}
	l.other(x)
}

// other takes a line of the header or of an abstract.
func (l *listing) other(x listingLine) {
	if l.inHeader && len(x.text) <= maxHeading {
		if n, ok := listingCount(x.text); ok {
			l.dropHeader()
			l.count = n
			l.inHeader = false
			return
		}
	}
	if len(x.text) <= maxHeading {
		l.heading = x.text
	}
	l.pending = append(l.pending, x)
}

// startHeader expects the lines above a subject.
func (l *listing) startHeader() { l.inHeader, l.heading = true, "" }

// startSubject begins a listing, or a further page of the same one.
func (l *listing) startSubject(title string, x listingLine) {
	l.inHeader = true
	if title == l.subject {
		return
	}
	l.closeSubject()
	l.subject, l.count, l.entries = title, 0, 0
	r := graph.Record{Key: title, Stub: true}
	r.Origin.Line = x.number
	r.Title, r.TitleCut = cutSign(title)
	l.record(r)
}

// closeSubject says how much of a listing has been read.
func (l *listing) closeSubject() {
	if l.subject != "" && l.count > 0 && l.count != l.entries {
		l.problem(0, "listing.part", graph.Info, fmt.Sprintf("the file holds %d of the %d papers of the listing", l.entries, l.count), "")
	}
}

// dropHeader passes over the lines above a heading: the name of a language, the
// heading itself. Longer text that is lost there is said.
func (l *listing) dropHeader() {
	for _, x := range l.pending {
		if len(x.text) > maxHeading {
			l.dropPending("a new page begins")
			return
		}
	}
	l.pending = l.pending[:0]
}

// dropPending says that an abstract has no line of class, date and authors.
func (l *listing) dropPending(why string) {
	if len(l.pending) > 0 && !(l.inHeader && l.short()) {
		x := l.pending[0]
		l.problem(x.number, "listing.text-without-meta", graph.Error,
			"text without a line of class, date and authors behind it: "+why, x.text)
	}
	l.pending = l.pending[:0]
}

// short tells whether what waits are only lines such as a heading has.
func (l *listing) short() bool {
	for _, x := range l.pending {
		if len(x.text) > maxHeading {
			return false
		}
	}
	return true
}

// record yields a record.
func (l *listing) record(r graph.Record) {
	if !l.stopped && !l.yield(r, nil) {
		l.stopped = true
	}
}

// problem yields a problem.
func (l *listing) problem(line int, code string, s graph.Severity, message, excerpt string) {
	if !l.stopped && !l.yield(graph.Record{}, l.in.problem(line, code, s, l.subject, message, excerpt)) {
		l.stopped = true
	}
}
