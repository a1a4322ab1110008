package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// joiner turns what a Builder holds into a Corpus, step by step.
type joiner struct {
	b *Builder
	c *Corpus

	schemes []idFacts // of each identifier in Builder.ids
	nobody  []bool    // of each name in Builder.names: it stands for nobody

	works     *groups // of entries
	described []bool  // of each root: some record describes the work
	number    []int32 // of each root: the work's place in Papers, -1 until it is met
	holders   Lists   // entries that have each identifier
	titles    titleHashes
	kin       kin // families of versions, over entries

	refs  refLinks
	recs  Lists    // entries of each paper, those that describe it first
	lines [][]line // the by-line of each paper

	thesauri map[Unit]*labels // looked up only
	lastAt   []int32          // where each name stood last in a by-line, of whatever work
	stood    bearers          // in the by-line at hand, if it is long
	doubles  [][2]int32       // mentions that repeat another of their by-line, and that one
}

// idFacts are what the joiner needs of an identifier again and again.
type idFacts struct {
	rank int
	workScheme
}

func newJoiner(b *Builder) *joiner {
	j := &joiner{b: b, c: &Corpus{Files: b.files, Problems: b.problems}}
	j.readThesauri()
	j.nobody = make([]bool, len(b.names.list))
	for i, n := range b.names.list {
		j.nobody[i] = n.Full == "" && n.Family == "" || PlaceholderName(n.Full) || j.thesauri[UnitAuthors].drops(n)
	}
	j.findDOIs()
	j.schemes = make([]idFacts, len(b.ids.list))
	for i, id := range b.ids.list {
		j.schemes[i].workScheme, j.schemes[i].rank = schemeOf(id.Scheme)
	}
	return j
}

// problem reports a fault that concerns an entry.
func (j *joiner) problem(e *entry, code string, s Severity, message string) {
	o := j.b.origin(e)
	j.c.Problems = append(j.c.Problems, Problem{
		File: o.File, Line: o.Line, Code: code, Severity: s, Message: message, Key: e.key,
	})
}

// mergeWorks decides which entries are one work and numbers the works that some
// record describes.
func (j *joiner) mergeWorks() {
	j.works = newGroups(len(j.b.entries))
	j.markWorks()
	j.holders = j.entriesByID()
	if !j.b.o.NoMerge {
		j.titles = j.hashTitles()
		j.mergeByID()
		j.markPages()
		left := j.mergeByTitle()
		j.mergeSlips(j.titleBlocks())
		j.tellApart(left)
		j.mergeByAbstract()
		j.mergeCutAbstracts()
		j.mergeSubjects()
		j.findVersions(j.titleBlocks())
		j.titles = titleHashes{}
	}
	j.numberWorks()
}

// markWorks gives each entry the identifiers that keep it apart from others.
func (j *joiner) markWorks() {
	var flat []mark
	for i := range j.b.entries {
		from := len(flat)
		for _, id := range in(j.b.entries[i].ids, j.b.entryIDs) {
			if f := j.schemes[id]; f.marks {
				flat = append(flat, mark{kind: f.scheme, value: id})
			}
		}
		j.works.marks[i] = flat[from:len(flat):len(flat)]
	}
}

// entriesByID lists for each identifier the entries that have it.
func (j *joiner) entriesByID() Lists {
	ids := make([]int32, 0, len(j.b.entryIDs))
	entries := make([]int32, 0, len(j.b.entryIDs))
	for i := range j.b.entries {
		for _, id := range in(j.b.entries[i].ids, j.b.entryIDs) {
			ids = append(ids, id)
			entries = append(entries, int32(i))
		}
	}
	return listsOf(len(j.b.ids.list), ids, entries)
}

// mergeByID joins entries that share an identifier and don't contradict each
// other, the surest schemes first.
// The order does not depend on the order of the files.
func (j *joiner) mergeByID() {
	var shared []int32
	for id, f := range j.schemes {
		if f.merges && len(j.holders.Of(id)) > 1 {
			shared = append(shared, int32(id))
		}
	}
	slices.SortFunc(shared, func(a, b int32) int { return j.compareIDs(a, b) })
	for _, id := range shared {
		camps := j.camps(j.byContent(j.holders.Of(int(id))))
		if len(camps) > 1 {
			j.tellContradiction(id, camps)
		}
		for _, camp := range camps {
			if left := j.works.joinAll(camp); len(left) > 1 {
				name := j.b.ids.list[id].String()
				j.problem(&j.b.entries[left[1]], "graph.id-conflict", Warn, fmt.Sprintf(
					"%s stands in %d records that other identifiers keep apart: %s", name, len(left), j.marksOf(left)))
			}
		}
	}
}

// compareIDs orders identifiers by preference of scheme, then by value.
func (j *joiner) compareIDs(a, b int32) int {
	if c := cmp.Compare(j.schemes[a].rank, j.schemes[b].rank); c != 0 {
		return c
	}
	x, y := j.b.ids.list[a], j.b.ids.list[b]
	return cmp.Or(cmp.Compare(x.Scheme, y.Scheme), cmp.Compare(x.Value, y.Value))
}

// bestID is the preferred identifier of an entry, -1 if it has none.
func (j *joiner) bestID(entry int32) int32 {
	best := int32(-1)
	for _, id := range in(j.b.entries[entry].ids, j.b.entryIDs) {
		if best < 0 || j.compareIDs(id, best) < 0 {
			best = id
		}
	}
	return best
}

// mostNamed is the number of works that a problem names, and of marks of each.
const mostNamed = 3

// marksOf writes the identifiers and pages that keep works apart, of the first
// works only.
func (j *joiner) marksOf(entries []int32) string {
	named := entries[:min(len(entries), mostNamed)]
	parts := make([]string, len(named))
	for i, e := range named {
		parts[i] = j.markNames(j.works.marks[j.works.root(e)])
	}
	return strings.Join(parts, " / ") + andMore(len(entries))
}

// markNames writes the first of the marks of one work.
func (j *joiner) markNames(marks []mark) string {
	named := marks[:min(len(marks), mostNamed)]
	names := make([]string, len(named))
	for i, m := range named {
		if m.kind == pageMark {
			names[i] = "page " + j.b.words.list[m.value]
			continue
		}
		names[i] = j.b.ids.list[m.value].String()
	}
	return strings.Join(names, " ") + andMore(len(marks))
}

// andMore tells how many of n things are not named.
func andMore(n int) string {
	if n <= mostNamed {
		return ""
	}
	return fmt.Sprintf(" and %d more", n-mostNamed)
}

// numberWorks numbers the works that some record describes, in reading order.
func (j *joiner) numberWorks() {
	n := len(j.b.entries)
	j.described = make([]bool, n)
	j.number = make([]int32, n)
	for i := range n {
		j.number[i] = -1
		if !j.b.entries[i].flags.has(isStub) {
			j.described[j.works.root(int32(i))] = true
		}
	}
	next := int32(0)
	for i := range n {
		r := j.works.root(int32(i))
		if !j.described[r] {
			continue
		}
		if j.number[r] < 0 {
			j.number[r] = next
			next++
		} else if !j.b.entries[i].flags.has(isStub) {
			j.c.Stats.Duplicates++
		}
	}
	j.refs.described = next
}
