package graph

import (
	"fmt"
	"math"
	"strconv"
)

// refLinks are the references while they find their works.
type refLinks struct {
	described int32   // works that some record describes; stubs are numbered after them
	stubs     []stub  // in the order of their first mention
	rawDOI    []int32 // of each reference text: identifier of the DOI in it, -1 for none
	keyed     map[fileKey]int32
	resolved  []resolved // of each reference
	found     []found    // of each reference text; nil if none was asked for
	groups    refGroups
	idStub    []int32              // stub that each identifier names, -1 for none
	keyStub   map[fileKey]int32    // stubs of citation keys
	stats     map[int32]*MatchStat // of each file with references
	spans     []yearSpan           // of each root: the years that its records state
	mentions  []int32              // of each entry: references as printed
	selfish   map[int32]bool       // papers that list themselves
	last      []int32              // of each paper: its last place in to
	from, to  []int32              // papers citing and cited
	how       []RefMatch           // of each
}

// stub is a work that is only referred to.
type stub struct {
	root int32 // of the entries that name it, -1 if only references do
	text int32 // in Builder.refTexts, -1 if there is none: what it is called by
	year int32
}

// fileKey is a citation key in one file.
type fileKey struct {
	file int32
	key  string
}

// yearSpan are the first and the last year of a work, 0 if none is known.
type yearSpan struct{ first, last int32 }

// findDOIs looks for a DOI inside each reference as printed. It comes before
// anything is sized by the number of identifiers.
func (j *joiner) findDOIs() {
	texts := j.b.refTexts.list
	j.refs.rawDOI = make([]int32, len(texts))
	for i := range texts {
		j.refs.rawDOI[i] = -1
		if texts[i].raw == "" {
			continue
		}
		if id, ok := FindDOI(texts[i].raw); ok {
			j.refs.rawDOI[i] = j.b.id(id)
		}
	}
}

// linkRefs resolves each reference to a paper. A work that no record describes
// becomes a stub, numbered where it is first met.
func (j *joiner) linkRefs() {
	j.refs.selfish = make(map[int32]bool)
	j.refs.stats = make(map[int32]*MatchStat)
	j.refs.keyStub = make(map[fileKey]int32)
	j.indexKeys()
	j.resolveRefs()
	j.spanYears()
	j.groupRefs()
	j.refs.mentions = make([]int32, len(j.b.entries))
	j.refs.expect(len(j.b.refs) + len(j.b.drawn.from))
	for i := range j.b.entries {
		j.linkEntry(int32(i))
	}
	for i, from := range j.b.drawn.from {
		j.refs.mentions[from]++
		to := j.works.root(j.b.drawn.to[i])
		if to == j.works.root(from) {
			j.tellSelf(from)
			continue
		}
		j.cite(from, j.paper(to), RefMatch{MatchDrawn, 1})
	}
	j.linkRelated()
	j.nameStubs()
	j.listMatching()
}

// linkEntry links the references of one record. Several that mean one work make
// one citation with their number.
func (j *joiner) linkEntry(entry int32) {
	e := &j.b.entries[entry]
	j.paper(j.works.root(entry))
	span := j.b.details[e.detail].refs
	j.refs.mentions[entry] = span.n
	if span.n == 0 {
		return
	}
	stat := j.statOf(e.file)
	start := len(j.refs.to)
	for k := span.from; k < span.from+span.n; k++ {
		r := &j.b.refs[k]
		x := j.settle(j.refs.resolved[k], r)
		to, linked := j.link(entry, r, x, stat)
		switch {
		case !linked:
		case to == j.number[j.works.root(entry)]:
			j.tellSelf(entry)
		case !j.again(start, to, x.rule):
			j.cite(entry, to, RefMatch{x.rule, 1})
		}
	}
}

// link returns the paper that a reference leads to, and counts what became of it.
// It leads nowhere if it was matched by what it says and the work it found is
// more than two years younger.
func (j *joiner) link(entry int32, r *keptRef, x resolved, stat *MatchStat) (to int32, linked bool) {
	stat.References++
	if unparsed(r, j.b.refTexts.list) {
		stat.Unparsed++
	}
	if x.rule == MatchNone || !j.described[x.root] {
		j.countMissing(r, x, stat)
		if x.rule != MatchNone {
			return j.paper(x.root), true
		}
		return j.stubOf(&j.b.entries[entry], r), true
	}
	if j.conflicts(x, r) {
		stat.Conflicts++
	}
	from := j.works.root(entry)
	switch late := j.tooLate(from, x.root); {
	case from == x.root:
		stat.Self++
	case late && x.rule > MatchDOI:
		stat.Late++
		return 0, false
	default:
		if late {
			stat.Later++
		}
		stat.Matched.add(x.rule)
	}
	return j.paper(x.root), true
}

// countMissing counts why a reference leads to no record.
func (j *joiner) countMissing(r *keptRef, x resolved, stat *MatchStat) {
	switch {
	case j.emptyRef(r):
		stat.Empty++
	case x.rule == MatchNone && x.root == severalWorks:
		stat.Ambiguous++
	case x.rule == MatchNone && x.root == noKey:
		stat.NoKey++
	default:
		stat.NotFound++
	}
}

// again counts a further reference to a work that the record cites already,
// whose citations begin at start.
func (j *joiner) again(start int, to int32, rule MatchRule) bool {
	for int(to) >= len(j.refs.last) {
		j.refs.last = append(j.refs.last, -1)
	}
	i := j.refs.last[to]
	if int(i) < start {
		j.refs.last[to] = int32(len(j.refs.to))
		return false
	}
	how := &j.refs.how[i]
	how.Rule = min(how.Rule, rule)
	how.Count += min(1, math.MaxUint16-how.Count)
	return true
}

// spanYears finds the years that the records of each work state.
func (j *joiner) spanYears() {
	j.refs.spans = make([]yearSpan, len(j.b.entries))
	for i := range j.b.entries {
		y := j.b.entries[i].year
		if y == 0 {
			continue
		}
		s := &j.refs.spans[j.works.root(int32(i))]
		if s.first == 0 || y < s.first {
			s.first = y
		}
		s.last = max(s.last, y)
	}
}

// maxAhead is how many years a cited work may be younger.
const maxAhead = 2

// tooLate tells whether a work appeared more than two years after one that cites it.
func (j *joiner) tooLate(from, to int32) bool {
	a, b := j.refs.spans[from], j.refs.spans[to]
	return a.last != 0 && b.first != 0 && b.first > a.last+maxAhead
}

// statOf is the count of a file.
func (j *joiner) statOf(file int32) *MatchStat {
	s, ok := j.refs.stats[file]
	if !ok {
		s = &MatchStat{Path: j.b.words.list[file]}
		j.refs.stats[file] = s
	}
	return s
}

// listMatching puts the counts into the order of the files.
func (j *joiner) listMatching() {
	for i := range j.b.entries {
		if s, ok := j.refs.stats[j.b.entries[i].file]; ok {
			j.c.Matching = append(j.c.Matching, *s)
			delete(j.refs.stats, j.b.entries[i].file)
		}
	}
}

// expect makes room for n citations.
func (l *refLinks) expect(n int) {
	l.from, l.to, l.how = make([]int32, 0, n), make([]int32, 0, n), make([]RefMatch, 0, n)
}

// cite adds a citation.
func (j *joiner) cite(entry, to int32, how RefMatch) {
	j.refs.from = append(j.refs.from, j.paper(j.works.root(entry)))
	j.refs.to = append(j.refs.to, to)
	j.refs.how = append(j.refs.how, how)
}

// tellSelf tells once of a work in its own list, which makes no edge; self-loops
// of a drawing were told when it was added.
func (j *joiner) tellSelf(entry int32) {
	paper := j.paper(j.works.root(entry))
	if j.refs.selfish[paper] {
		return
	}
	j.refs.selfish[paper] = true
	j.c.Stats.SelfCitations++
	if e := &j.b.entries[entry]; !e.flags.has(isDrawn) {
		j.problem(e, "graph.self-citation", Warn, fmt.Sprintf("%s lists itself as a reference: no edge", j.nameOf(entry)))
	}
}

// nameOf names an entry in a message.
func (j *joiner) nameOf(entry int32) string {
	if id := j.bestID(entry); id >= 0 {
		return j.b.ids.list[id].String()
	}
	if key := j.b.entries[entry].key; key != "" {
		return key
	}
	return strconv.Quote(j.b.entries[entry].title)
}

// paper is the number of a work in Papers; a stub gets its number here.
func (j *joiner) paper(root int32) int32 {
	if j.number[root] < 0 {
		j.number[root] = j.newStub(stub{root: root, text: -1})
	}
	return j.number[root]
}

func (j *joiner) newStub(s stub) int32 {
	j.refs.stubs = append(j.refs.stubs, s)
	return j.refs.described + int32(len(j.refs.stubs)) - 1
}

// indexKeys finds the entry of each citation key, if references or stated
// versions use them.
func (j *joiner) indexKeys() {
	if j.refs.keyed != nil {
		return
	}
	j.refs.keyed = make(map[fileKey]int32)
	used := len(j.b.stated) > 0
	for i := range j.b.refTexts.list {
		used = used || j.b.refTexts.list[i].key != ""
	}
	if !used {
		return
	}
	for i := range j.b.entries {
		k := fileKey{j.b.entries[i].file, j.b.entries[i].key}
		if _, ok := j.refs.keyed[k]; !ok && k.key != "" {
			j.refs.keyed[k] = int32(i)
		}
	}
}

// refFamily are the family keys of the first author of a reference.
func (j *joiner) refFamily(t *keptRefText) []string {
	families, _, _ := refAuthor(j.b.words.list[t.author])
	return families
}
