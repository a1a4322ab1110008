package graph

import (
	"cmp"
	"fmt"
	"slices"
)

// Versions names what is done with the versions of a work: preprint and
// published, several of one preprint, conference paper and article.
type Versions string

// What is done with versions. Link is the default: they stay works of their own
// and form a family.
const (
	VersionsApart Versions = "apart" // no families
	VersionsLink  Versions = "link"  // the family of each work is known
	VersionsMerge Versions = "merge" // a family is one work, that of the published version
)

// mostVersions is how many works may share a title, or a title and a first
// author, for the title to be evidence.
const mostVersions = 64

// kin joins entries into families.
type kin struct {
	parent  []int32
	paired  bool
	settled map[int32]bool // preprints, by the root of their work, whose published version a source states; looked up only
}

func (k *kin) root(i int32) int32 {
	for k.parent[i] != i {
		k.parent[i] = k.parent[k.parent[i]]
		i = k.parent[i]
	}
	return i
}

func (k *kin) join(a, b int32) {
	a, b = k.root(a), k.root(b)
	k.parent[max(a, b)] = min(a, b)
	k.paired = k.paired || a != b
}

// findVersions makes families of works: as sources state them, by DOIs that number
// versions, then by title and authors.
func (j *joiner) findVersions(blocks [][]int32) {
	if j.b.o.versions() == VersionsApart {
		return
	}
	j.kin.parent = make([]int32, len(j.b.entries))
	for i := range j.kin.parent {
		j.kin.parent[i] = j.works.root(int32(i))
	}
	j.joinStated()
	j.joinNumbered()
	for _, block := range blocks {
		j.joinVersions(j.factsOf(block))
	}
	if j.b.o.versions() == VersionsMerge && j.kin.paired {
		j.mergeVersions()
	}
}

// joinNumbered joins works whose DOIs differ by the number of a version, and the
// DOI without a number if a work has it. Parts of an article, which have DOIs of
// their own, are reported.
func (j *joiner) joinNumbered() {
	var bases table[string]
	var first, parts []int32
	for id := range j.schemes {
		holders := j.holders.Of(id)
		if j.schemes[id].scheme != DOI || len(holders) == 0 {
			continue
		}
		doi := j.b.ids.list[id].Value
		if _, ok := componentParent(doi); ok {
			parts = append(parts, holders[0])
		}
		base, ok := versionBase(doi)
		if !ok {
			continue
		}
		n := bases.add(base, nil)
		if int(n) == len(first) {
			first = append(first, j.holderOf(base, holders[0]))
		}
		j.kin.join(first[n], holders[0])
	}
	if len(parts) > 0 {
		j.problem(&j.b.entries[parts[0]], "graph.component-doi", Warn, fmt.Sprintf(
			"%d works have the DOI of a table, a figure or a supplement and stay apart from their article; the first is %s", len(parts), j.nameOf(parts[0])))
	}
}

// holderOf is an entry with a DOI, else the one given.
func (j *joiner) holderOf(doi string, entry int32) int32 {
	if id := j.b.ids.find(ID{DOI, doi}); id >= 0 && int(id) < j.holders.Len() && len(j.holders.Of(int(id))) > 0 {
		return j.holders.Of(int(id))[0]
	}
	return entry
}

// joinVersions joins the versions among works of one title: published with
// published, preprint with preprint, then each preprint with the published work
// that fits it best.
func (j *joiner) joinVersions(works []workFacts) {
	if len(works) > mostVersions {
		for _, some := range byFirstFamily(works) {
			j.joinVersions(some)
		}
		return
	}
	for a := range works {
		for b := range a {
			if works[a].preprint == works[b].preprint && j.areVersions(&works[a], &works[b]) {
				j.kin.join(works[a].root, works[b].root)
			}
		}
	}
	attached := j.settled(works)
	for a := range works {
		if !works[a].preprint || attached[j.kin.root(works[a].root)] {
			continue
		}
		if b := j.publishedOf(&works[a], works); b >= 0 {
			j.kin.join(works[a].root, works[b].root)
			attached[j.kin.root(works[a].root)] = true
		}
	}
}

// byFirstFamily parts works by their first author; parts that are still too
// large are left out.
func byFirstFamily(works []workFacts) [][]workFacts {
	slices.SortStableFunc(works, func(a, b workFacts) int { return cmp.Compare(a.family, b.family) })
	var out [][]workFacts
	for from := 0; from < len(works); {
		to := from
		for to < len(works) && works[to].family == works[from].family {
			to++
		}
		if to-from > 1 && to-from <= mostVersions {
			out = append(out, works[from:to])
		}
		from = to
	}
	return out
}

// publishedOf is the place of the published work that a preprint became: with the
// same by-line, then of the nearest year, then the first. It is -1 if there is none.
func (j *joiner) publishedOf(preprint *workFacts, works []workFacts) int {
	best, bestFit := -1, [2]int{}
	for i := range works {
		w := &works[i]
		if w.preprint || !j.areVersions(preprint, w) {
			continue
		}
		fit := [2]int{0, yearsApart(preprint, w)}
		if !j.sameByLine(preprint, w) {
			fit[0] = 1
		}
		if best < 0 || slices.Compare(fit[:], bestFit[:]) < 0 {
			best, bestFit = i, fit
		}
	}
	return best
}

// mergeVersions makes one work of each family.
func (j *joiner) mergeVersions() {
	for i := range j.kin.parent {
		a, b := j.works.root(int32(i)), j.works.root(j.kin.root(int32(i)))
		if a != b {
			j.works.force(a, b)
		}
	}
}

// fillFamilies numbers the family of each paper by its representative: a
// published version before a preprint, an article before a conference paper, then
// the later one, then the one of the smaller id.
func (j *joiner) fillFamilies() {
	p := &j.c.Papers
	p.Families = make([]int32, p.N())
	for i := range p.Families {
		p.Families[i] = int32(i)
	}
	if !j.kin.paired || j.b.o.versions() != VersionsLink {
		return
	}
	best := make(map[int32]int32) // of the root of each family
	for i := range int(j.refs.described) {
		r := j.kin.root(j.works.root(j.recs.Of(i)[0]))
		if b, ok := best[r]; !ok || j.represents(int32(i), b) {
			best[r] = int32(i)
		}
	}
	for i := range int(j.refs.described) {
		p.Families[i] = best[j.kin.root(j.works.root(j.recs.Of(i)[0]))]
	}
}

// represents tells whether a paper stands for a family rather than another.
func (j *joiner) represents(a, b int32) bool {
	p := &j.c.Papers
	return cmp.Or(
		cmp.Compare(j.versionGrade(a), j.versionGrade(b)),
		cmp.Compare(p.Years[b], p.Years[a]), cmp.Compare(p.IDs[a], p.IDs[b]),
	) < 0
}

// versionGrade is smaller for versions that are nearer to the final one.
func (j *joiner) versionGrade(paper int32) int {
	switch {
	case j.isPreprint(&j.b.entries[j.recs.Of(int(paper))[0]]):
		return 3
	case j.c.Papers.Types[paper] == "article", j.c.Papers.Types[paper] == "review":
		return 0
	case j.c.Papers.Types[paper] == "proceedings-article":
		return 2
	}
	return 1
}

// Family is the work that stands for the versions of a work: the work itself if
// it has no others.
func (p *Papers) Family(paper int32) int32 {
	if p.Families == nil {
		return paper
	}
	return p.Families[paper]
}
