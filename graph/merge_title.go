package graph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// indexTitles lists for each key of title, year and first author the entries
// that have it, and hashes the titles by themselves.
func (j *joiner) indexTitles() {
	var keys, entries []int32
	j.eachTitle(func(entry int32, f *titleFacts) {
		for _, k := range f.keys {
			keys = append(keys, j.titles.add(k, nil))
			entries = append(entries, entry)
		}
		if f.hash != 0 && !j.b.entries[entry].flags.has(isDrawn) {
			j.hashed = append(j.hashed, hashedTitle{f.hash, entry})
		}
	})
	j.titled = listsOf(len(j.titles.list), keys, entries)
}

// keysOfTitle are the keys under which a work is the same as another of that
// title; none if the year or the author is unknown.
func keysOfTitle(title string, year int32, families []string) []string {
	if year == 0 {
		return nil
	}
	key := title + "\x00" + strconv.Itoa(int(year)) + "\x00"
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
			j.works.mark(j.works.root(int32(i)), mark{pageMark, j.b.word(p)})
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

// apart are works of one title, year and first author that did not join.
type apart struct{ members []int32 }

// mergeByTitle joins entries of the same title, year and first author unless
// identifiers or pages keep them apart: those of a preprint and its article
// often do. It returns the works that stay apart, in the order of the keys.
func (j *joiner) mergeByTitle() []apart {
	var several []int32
	for k := range j.titled.Len() {
		if len(j.titled.Of(k)) > 1 {
			several = append(several, int32(k))
		}
	}
	slices.SortFunc(several, func(a, b int32) int { return strings.Compare(j.titles.list[a], j.titles.list[b]) })
	var out []apart
	for _, k := range several {
		if left := j.works.joinAll(j.byContent(j.titled.Of(int(k)))); len(left) > 1 {
			out = append(out, apart{left})
		}
	}
	return out
}

// tellApart reports works of one title that stay apart. A name with a particle
// has two keys, which make one report.
func (j *joiner) tellApart(blocks []apart) {
	type pair struct{ first, second int32 }
	told := make(map[pair]bool)
	for _, x := range blocks {
		left := j.stillApart(x.members)
		if len(left) < 2 || told[pair{left[0], left[1]}] {
			continue
		}
		told[pair{left[0], left[1]}] = true
		j.problem(&j.b.entries[left[1]], "graph.same-title", Info, fmt.Sprintf(
			"%d works of the same title, year and first author stay apart by their identifiers or pages: %s", len(left), j.marksOf(left)))
	}
}

// stillApart is one member of each work.
func (j *joiner) stillApart(members []int32) []int32 {
	seen := make(map[int32]bool, len(members))
	var out []int32
	for _, m := range members {
		if r := j.works.root(m); !seen[r] {
			seen[r] = true
			out = append(out, m)
		}
	}
	return out
}
