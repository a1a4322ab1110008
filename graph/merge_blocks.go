package graph

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
)

// hashedTitle is an entry with the hash of what its title says.
type hashedTitle struct {
	hash  uint64
	entry int32
}

// titleHashes are the titles of entries, by themselves and with year and first
// author. Equal titles have equal hashes, and different ones nearly always others:
// who needs to be sure compares the titles of the few that have a hash in common.
type titleHashes struct {
	alone []hashedTitle // of works with records
	keyed []hashedTitle // an entry may have several
}

// titleWindow is how many titles are folded at a time.
const titleWindow = 1 << 16

// inParts runs a function over [0, n) in as many parts as there are cores.
func inParts(n int, run func(a, b int)) {
	parts := min(runtime.GOMAXPROCS(0), n/256+1)
	var done sync.WaitGroup
	for p := range parts {
		done.Go(func() { run(n*p/parts, n*(p+1)/parts) })
	}
	done.Wait()
}

// hashTitles folds the titles of all entries on all cores.
func (j *joiner) hashTitles() titleHashes {
	n := len(j.b.entries)
	blocks := make([]titleHashes, (n+matchBlock-1)/matchBlock)
	inBlocks(n, func(block, from, to int) {
		for e := from; e < to; e++ {
			j.hashTitle(&blocks[block], int32(e))
		}
	})
	var h titleHashes
	alone, keyed := 0, 0
	for i := range blocks {
		alone, keyed = alone+len(blocks[i].alone), keyed+len(blocks[i].keyed)
	}
	h.alone, h.keyed = make([]hashedTitle, 0, alone), make([]hashedTitle, 0, keyed)
	for i := range blocks {
		h.alone, h.keyed = append(h.alone, blocks[i].alone...), append(h.keyed, blocks[i].keyed...)
	}
	sortHashes(h.alone)
	sortHashes(h.keyed)
	return h
}

// hashTitle adds the title of one entry. Titles that are cut or generic and works
// without an author are no evidence.
func (j *joiner) hashTitle(h *titleHashes, entry int32) {
	e := &j.b.entries[entry]
	if e.title == "" || e.flags.has(isStub|titleCut) || j.b.details[e.detail].authors.n == 0 {
		return
	}
	families := j.firstFamily(e)
	if len(families) == 0 {
		return
	}
	t := readTitle(e.title)
	if t.generic {
		return
	}
	if !e.flags.has(isDrawn) {
		h.alone = append(h.alone, hashedTitle{uint64(newKey(longKind).text(t.key)), entry})
	}
	if e.year == 0 {
		return
	}
	for _, f := range families {
		h.keyed = append(h.keyed, hashedTitle{hashOfTitle(t.key, e.year, f), entry})
	}
}

// hashOfTitle is the hash of a title with a year and a family name.
func hashOfTitle(title string, year int32, family string) uint64 {
	return uint64(newKey(titleKind).text(title).year(year).text(family))
}

// sortHashes puts entries of one hash side by side, in their order.
func sortHashes(list []hashedTitle) {
	slices.SortFunc(list, func(a, b hashedTitle) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.entry, b.entry))
	})
}

// sameHash yields the runs of several entries with one hash.
func sameHash(list []hashedTitle, yield func([]hashedTitle)) {
	for from := 0; from < len(list); {
		to := from + 1
		for to < len(list) && list[to].hash == list[from].hash {
			to++
		}
		if to-from > 1 {
			yield(list[from:to])
		}
		from = to
	}
}

// titleBlocks lists the entries of each title that several works have, whatever
// their years. Each block is in the order of what its entries say.
func (j *joiner) titleBlocks() [][]int32 {
	var out [][]int32
	sameHash(j.titles.alone, func(run []hashedTitle) {
		first := j.works.root(run[0].entry)
		if slices.ContainsFunc(run, func(h hashedTitle) bool { return j.works.root(h.entry) != first }) {
			out = append(out, j.oneTitle(run)...)
		}
	})
	return out
}

// oneTitle parts entries whose titles have the same hash by the titles.
func (j *joiner) oneTitle(entries []hashedTitle) [][]int32 {
	var titles table[string]
	var at, list []int32
	for _, h := range entries {
		at = append(at, titles.add(TitleKey(j.b.entries[h.entry].title), nil))
		list = append(list, h.entry)
	}
	parts := listsOf(len(titles.list), at, list)
	var out [][]int32
	for i := range parts.Len() {
		out = append(out, j.byContent(parts.Of(i)))
	}
	return out
}
