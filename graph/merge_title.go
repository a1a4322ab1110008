package graph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// indexTitles lists for each key of title, year and first author the entries
// that have it.
func (j *joiner) indexTitles() {
	var keys, entries []int32
	for i := range j.b.entries {
		for _, k := range j.titleKeys(&j.b.entries[i]) {
			keys = append(keys, j.titles.add(k, nil))
			entries = append(entries, int32(i))
		}
	}
	j.titled = listsOf(len(j.titles.list), keys, entries)
}

// titleKeys are the keys under which a work is the same as another of that
// title; none if the title is cut or generic, or if year or author is unknown.
func (j *joiner) titleKeys(e *entry) []string {
	if e.title == "" || e.flags.has(isStub|titleCut) {
		return nil
	}
	return titleKeys(e.title, e.year, j.firstFamily(e))
}

func titleKeys(title string, year int32, families []string) []string {
	if len(families) == 0 || year == 0 || GenericTitle(title) {
		return nil
	}
	key := TitleKey(title) + "\x00" + strconv.Itoa(int(year)) + "\x00"
	keys := make([]string, 0, 2)
	for _, f := range families {
		keys = append(keys, key+f)
	}
	return keys
}

// firstFamily are the family keys of an entry's first author.
func (j *joiner) firstFamily(e *entry) []string {
	for _, m := range in(j.b.details[e.detail].authors, j.b.mentions) {
		if !j.nobody[m.name] {
			return familyKeys(j.b.names.list[m.name])
		}
	}
	return nil
}

// familyKeys are the family keys of a name, or the whole name of an organisation.
func familyKeys(n Name) []string {
	keys := n.FamilyKeys()
	if len(keys) == 0 && n.Full != "" {
		keys = []string{TitleKey(n.Full)}
	}
	return slices.DeleteFunc(keys, func(k string) bool { return k == "" })
}

// pageMark is the kind of a mark for the first page of a work.
const pageMark Scheme = "page"

// markPages lets first pages keep works apart from now on: a column in a journal
// has the same title, year and author in each issue. Records that share an
// identifier were joined before, whatever their pages.
func (j *joiner) markPages() {
	for i := range j.b.entries {
		e := &j.b.entries[i]
		if p := pageKey(j.b.details[e.detail].pageFirst); p != "" {
			r := j.works.root(int32(i))
			j.works.marks[r] = unite(j.works.marks[r], []mark{{pageMark, j.b.word(p)}})
		}
	}
}

// pageKey makes first pages comparable: small letters and digits up to the first
// other sign, without leading zeros.
func pageKey(page string) string {
	page = strings.ToLower(strings.TrimSpace(page))
	for i := range len(page) {
		if !isAlnum(page[i]) {
			page = page[:i]
			break
		}
	}
	return strings.TrimLeft(page, "0")
}

// mergeByTitle joins entries of the same title, year and first author unless
// identifiers or pages keep them apart: those of a preprint and its article
// often do.
func (j *joiner) mergeByTitle() {
	type block struct{ first, second int32 }
	told := make(map[block]bool) // a name with a particle has two keys
	for k := range j.titled.Len() {
		if len(j.titled.Of(k)) < 2 {
			continue
		}
		left := j.works.joinAll(j.byContent(j.titled.Of(k)))
		if len(left) < 2 || told[block{left[0], left[1]}] {
			continue
		}
		told[block{left[0], left[1]}] = true
		j.problem(&j.b.entries[left[1]], "graph.same-title", Info, fmt.Sprintf(
			"%d works of the same title, year and first author stay apart by their identifiers or pages: %s", len(left), j.marksOf(left)))
	}
}
