package ingest

import (
	"strings"

	"cocite/graph"
)

// inheritance tells how far an entry has got.
type inheritance uint8

const (
	notInherited inheritance = iota
	inheriting
	inherited
)

// maxParents bounds a chain of parents.
const maxParents = 50

// parentKeys are the entries that an entry takes fields from.
func (e *bibEntry) parentKeys() []string {
	if e.lines[bibCrossref] == 0 && e.lines[bibXref] == 0 && e.lines[bibXdata] == 0 {
		return nil
	}
	var keys []string
	for _, field := range [...]bibField{bibXdata, bibCrossref, bibXref} {
		for key := range strings.SplitSeq(e.text[field], ",") {
			if key = strings.ToLower(strings.TrimSpace(key)); key != "" {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// mustWait tells whether an entry needs something that may come later: a
// string, or a parent that is not there or waits itself.
func (b *bibReader) mustWait(e *bibEntry) bool {
	if len(e.open) > 0 {
		return true
	}
	for _, key := range e.parentKeys() {
		if p := b.parents[key]; p == nil && b.keys[key] == 0 || p != nil && p.state != inherited {
			return true
		}
	}
	return false
}

// keepParent keeps what may be inherited from an entry.
func (b *bibReader) keepParent(e *bibEntry) {
	if !mayBeParent(e.kind) {
		return
	}
	p := e
	if e.state == inherited { // it is handed out: what is kept must not change
		p = e.heirloom()
	}
	for alias := range strings.SplitSeq(e.key+","+e.text[bibIDs], ",") {
		if alias = strings.ToLower(strings.TrimSpace(alias)); alias != "" && b.parents[alias] == nil {
			b.parents[alias] = p
		}
	}
}

// heirloom is a copy of an entry with only what may be inherited, in strings of
// their own, so that nothing else of the entry stays in memory.
func (e *bibEntry) heirloom() *bibEntry {
	p := *e
	for f := range bibFieldCount {
		if e.kind != "xdata" && !passesOn(f) && !isLink(f) {
			p.text[f] = ""
		}
		p.text[f] = strings.Clone(p.text[f])
	}
	return &p
}

// inherit fills the missing fields of an entry from its parents.
func (b *bibReader) inherit(e *bibEntry, depth int) {
	if e.state == inherited {
		return
	}
	e.state = inheriting
	for _, key := range e.parentKeys() {
		p := b.parents[key]
		switch {
		case strings.EqualFold(key, e.key), p != nil && p.state == inheriting, p != nil && depth == maxParents:
			b.problem(e.line, "bib.crossref-cycle", graph.Warn, e.key, "parents form a circle or too long a chain", key)
			continue
		case p == nil:
			b.noParent(e, key)
			continue
		}
		b.inherit(p, depth+1)
		e.takeFrom(p)
	}
	e.state = inherited
}

// noParent reports a parent that gives nothing.
func (b *bibReader) noParent(e *bibEntry, key string) {
	if b.keys[key] > 0 {
		b.problem(e.line, "bib.crossref-kind", graph.Warn, e.key, "the parent is of a kind that passes nothing on", key)
		return
	}
	b.problem(e.line, "bib.crossref-missing", graph.Warn, e.key, "the parent is not in this file", key)
}

// takeFrom fills missing fields from one parent. The date is one thing: it is
// taken whole or not at all.
func (e *bibEntry) takeFrom(p *bibEntry) {
	dated := e.text[bibYear] != "" || e.text[bibDate] != ""
	for from := range bibFieldCount {
		if p.text[from] == "" || isDateField(from) && dated {
			continue
		}
		to := from
		if isLink(from) {
			continue
		}
		if p.kind != "xdata" {
			to = inheritedAs(e.kind, from)
		}
		if to != bibNone && e.text[to] == "" {
			e.text[to], e.lines[to] = p.text[from], e.line
		}
	}
}

func isDateField(f bibField) bool {
	return f == bibYear || f == bibDate || f == bibMonth || f == bibDay
}

// inheritedAs is the field of a child that a field of its parent fills: the
// title of a book is the book title of a chapter. What identifies the parent,
// such as a DOI or an ISBN, is not passed on.
func inheritedAs(child string, f bibField) bibField {
	switch {
	case !passesOn(f):
		return bibNone
	case f == bibAuthor && child != "inbook" && child != "bookinbook" && child != "suppbook":
		return bibNone
	case f == bibTitle && isPart(child):
		return bibBooktitle
	case f == bibSubtitle && isPart(child):
		return bibBooksubtitle
	case f == bibTitle && (child == "article" || child == "suppperiodical"):
		return bibJournaltitle
	case f == bibSubtitle && (child == "article" || child == "suppperiodical"):
		return bibJournalsubtitle
	}
	return f
}

// passesOn tells whether a parent passes a field on to a part of it.
func passesOn(f bibField) bool {
	switch f {
	case bibTitle, bibSubtitle, bibBooktitle, bibBooksubtitle, bibJournal, bibJournaltitle, bibJournalsubtitle,
		bibShortjournal, bibAuthor, bibYear, bibDate, bibMonth, bibDay, bibVolume, bibNumber, bibIssue,
		bibISSN, bibEISSN, bibLanguage:
		return true
	}
	return false
}

// isLink tells whether a field names parents.
func isLink(f bibField) bool { return f == bibCrossref || f == bibXref || f == bibXdata }

// isPart tells whether entries of a kind are parts of a book or of proceedings.
func isPart(kind string) bool {
	switch kind {
	case "inproceedings", "conference", "incollection", "inbook", "bookinbook", "suppbook", "suppcollection", "inreference",
		"book_section", "encyclopedia_article", "conference_proceedings":
		return true
	}
	return false
}

// mayBeParent tells whether entries of a kind are kept as parents: all but
// those of which most files mainly consist.
func mayBeParent(kind string) bool {
	switch kind {
	case "article", "inproceedings", "conference", "incollection", "phdthesis", "mastersthesis", "thesis",
		"techreport", "report", "unpublished", "online", "patent", "dataset":
		return false
	}
	return true
}
