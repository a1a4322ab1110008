package graph

import (
	"fmt"
	"strings"
)

// mergeSlips joins records of one title, year and first author that a slip in
// one source keeps apart: a DOI with a wrong letter although volume and first
// page agree, with punctuation changed or with words run into it; a first page
// that is the one before. The records must come from two sources: one source
// does not state the same work twice.
func (j *joiner) mergeSlips(blocks [][]int32) {
	for _, block := range blocks {
		if len(block) > mostVersions {
			continue
		}
		for a := range block {
			for b := range a {
				j.mergeSlip(block[b], block[a])
			}
		}
	}
}

// mergeSlip joins two entries of the same title if a slip explains what keeps
// them apart.
func (j *joiner) mergeSlip(a, b int32) {
	x, y := &j.b.entries[a], &j.b.entries[b]
	if j.works.root(a) == j.works.root(b) || !j.maySlip(x, y) {
		return
	}
	pages := j.pagesApart(a, b)
	switch {
	case pages == 0 || j.doisAlike(x, y) && (x.year == y.year):
		if j.works.joinBut(a, b, DOI) && x.year == y.year {
			j.tellSlip(a, b)
		}
	case pages == 1 && x.year == y.year:
		j.works.joinBut(a, b, pageMark)
	}
}

// maySlip tells whether two entries of one title can be one work: years no more
// than one apart, first authors that agree, by-lines of the same length, two
// sources, and preprint with preprint only.
func (j *joiner) maySlip(x, y *entry) bool {
	if x.year == 0 || y.year == 0 || max(x.year-y.year, y.year-x.year) > 1 || j.isPreprint(x) != j.isPreprint(y) {
		return false
	}
	p, q := j.named(x), j.named(y)
	return len(p) > 0 && len(p) == len(q) && j.namesAgree(p[0], q[0]) && j.source(x) != j.source(y)
}

// doisAlike tells whether two entries have DOIs that differ only in punctuation,
// or in letters run into the end of one.
func (j *joiner) doisAlike(x, y *entry) bool {
	p, q := wordKey(j.doi(x)), wordKey(j.doi(y))
	if p == "" || q == "" {
		return false
	}
	if len(p) > len(q) {
		p, q = q, p
	}
	rest, ok := strings.CutPrefix(q, p)
	return ok && strings.IndexFunc(rest, func(r rune) bool { return '0' <= r && r <= '9' }) < 0
}

// doi is the first DOI of an entry, "" if it has none.
func (j *joiner) doi(e *entry) string {
	for _, id := range in(e.ids, j.b.entryIDs) {
		if j.schemes[id].scheme == DOI {
			return j.b.ids.list[id].Value
		}
	}
	return ""
}

// tellSlip reports two DOIs of one work.
func (j *joiner) tellSlip(a, b int32) {
	p, q := j.doi(&j.b.entries[a]), j.doi(&j.b.entries[b])
	if p == "" || q == "" || p == q {
		return
	}
	j.problem(&j.b.entries[b], "graph.two-dois", Warn, fmt.Sprintf(
		"doi:%s and doi:%s stand for one work: title, year, author, volume and page agree, or only punctuation differs", p, q))
}
