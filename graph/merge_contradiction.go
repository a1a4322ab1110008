package graph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// likeEnough is the coefficient of Dice from which on two titles may be two
// forms of one.
const likeEnough = 0.5

// camps divides the holders of one identifier where they flatly contradict each
// other: a DOI copied from another entry, or that of a book on its chapters.
// Each record goes to the first camp whose first record it does not contradict;
// beyond a number of camps it stays alone, and may still join by its title.
func (j *joiner) camps(holders []int32) [][]int32 {
	claims := make([]claim, 0, len(holders))
	camps := make([][]int32, 0, 1)
	for _, e := range holders {
		c := j.claimOf(e)
		i := -1
		if len(camps) <= fewGroups {
			i = slices.IndexFunc(claims, func(d claim) bool { return !c.contradicts(&d) })
		}
		if i < 0 {
			claims, camps = append(claims, c), append(camps, nil)
			i = len(camps) - 1
		}
		camps[i] = append(camps[i], e)
	}
	return camps
}

// claim is what a record says of the work that its identifier stands for.
type claim struct {
	title        string // key of the title, "" if it is cut or unknown
	words        []keyHash
	families     []string // of all authors
	year         int32
	volume, page string
}

func (j *joiner) claimOf(entry int32) claim {
	e := &j.b.entries[entry]
	d := &j.b.details[e.detail]
	c := claim{year: e.year, volume: wordKey(d.volume), page: pageKey(d.pageFirst)}
	if !e.flags.has(titleCut) {
		c.title, c.words = TitleKey(e.title), titleWords(e.title)
	}
	for _, name := range j.named(e) {
		c.families = append(c.families, familyKeys(j.b.names.list[name])...)
	}
	return c
}

// contradicts tells whether two claims can't be of one work. Their titles
// differ, and either volume and first page do too, and the titles are unlike or
// the years differ; or the titles are unlike, nobody is in both by-lines, and
// year, volume or first page differ. Titles in two scripts are not compared:
// one may be a translation.
func (c *claim) contradicts(d *claim) bool {
	if !differ(c.title, d.title) || isASCII(c.title) != isASCII(d.title) {
		return false
	}
	like := strings.Contains(c.title, d.title) || strings.Contains(d.title, c.title) ||
		2*float64(sharedCount(c.words, d.words)) >= likeEnough*float64(len(c.words)+len(d.words))
	volume, page := differ(c.volume, d.volume), differ(c.page, d.page)
	year := c.year != 0 && d.year != 0 && c.year != d.year
	if volume && page && (!like || year) {
		return true
	}
	return !like && c.strangeTo(d) && (volume || page || year)
}

// strangeTo tells whether both claims have by-lines and no family name in common.
func (c *claim) strangeTo(d *claim) bool {
	return len(c.families) > 0 && len(d.families) > 0 &&
		!slices.ContainsFunc(c.families, func(f string) bool { return slices.Contains(d.families, f) })
}

// differ tells whether two values are known and not equal.
func differ(a, b string) bool { return a != "" && b != "" && a != b }

// tellContradiction reports records that have one identifier and are not of one
// work, one of each camp.
func (j *joiner) tellContradiction(id int32, camps [][]int32) {
	named := camps[:min(len(camps), mostNamed)]
	titles := make([]string, len(named))
	for i, camp := range named {
		titles[i] = strconv.Quote(j.b.entries[camp[0]].title)
	}
	j.problem(&j.b.entries[camps[1][0]], "graph.id-of-another", Warn, fmt.Sprintf(
		"%s stands in records of %d works, which are kept apart: %s",
		j.b.ids.list[id], len(camps), strings.Join(titles, " / ")+andMore(len(camps))))
}
