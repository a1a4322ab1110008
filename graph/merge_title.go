package graph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// keyOfTitle is the key under which a work is the same as another of that title.
func keyOfTitle(title string, year int32, family string) string {
	return title + "\x00" + strconv.Itoa(int(year)) + "\x00" + family
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

// titleBlock lists the entries that have a key of title, year and first author.
type titleBlock struct {
	key     string
	entries []int32
}

// mergeByTitle joins entries of the same title, year and first author unless
// identifiers or pages keep them apart: those of a preprint and its article
// often do. It returns the works that stay apart, in the order of the keys.
func (j *joiner) mergeByTitle() []apart {
	var blocks []titleBlock
	sameHash(j.titles.keyed, func(run []hashedTitle) { blocks = append(blocks, j.keyedBlocks(run)...) })
	slices.SortFunc(blocks, func(a, b titleBlock) int { return strings.Compare(a.key, b.key) })
	var out []apart
	for _, x := range blocks {
		if left := j.works.joinAll(j.byContent(x.entries)); len(left) > 1 {
			out = append(out, apart{left})
		}
	}
	return out
}

// keyedBlocks parts entries of one hash by their keys. What is alone under its key
// is left out.
func (j *joiner) keyedBlocks(run []hashedTitle) []titleBlock {
	var keys table[string]
	var at, list []int32
	for i, h := range run {
		if i > 0 && h == run[i-1] {
			continue // two keys of it have one hash
		}
		e := &j.b.entries[h.entry]
		t := readTitle(e.title)
		for _, f := range j.firstFamily(e) {
			if hashOfTitle(t.key, e.year, f) == h.hash {
				at, list = append(at, keys.add(keyOfTitle(t.key, e.year, f), nil)), append(list, h.entry)
			}
		}
	}
	parts := listsOf(len(keys.list), at, list)
	var out []titleBlock
	for i := range parts.Len() {
		if len(parts.Of(i)) > 1 {
			out = append(out, titleBlock{keys.list[i], parts.Of(i)})
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
