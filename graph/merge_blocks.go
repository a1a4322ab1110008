package graph

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
)

// hashedTitle is an entry with the hash of the key of its title.
type hashedTitle struct {
	hash  uint64
	entry int32
}

// titleFacts are what is known of the title of one entry.
type titleFacts struct {
	hash uint64 // of the key, 0 if the title is no evidence
	keys []string
}

// titleWindow is how many titles are folded at a time.
const titleWindow = 1 << 16

// eachTitle folds the titles of all entries on all cores, and hands them on in
// the order of the entries.
func (j *joiner) eachTitle(take func(entry int32, f *titleFacts)) {
	n := len(j.b.entries)
	facts := make([]titleFacts, min(n, titleWindow))
	for from := 0; from < n; from += titleWindow {
		some := facts[:min(n-from, titleWindow)]
		inParts(len(some), func(a, b int) {
			for i := a; i < b; i++ {
				some[i] = j.titleFacts(&j.b.entries[from+i])
			}
		})
		for i := range some {
			take(int32(from+i), &some[i])
		}
	}
}

// inParts runs a function over [0, n) in as many parts as there are cores.
func inParts(n int, run func(a, b int)) {
	parts := min(runtime.GOMAXPROCS(0), n/256+1)
	var done sync.WaitGroup
	for p := range parts {
		done.Go(func() { run(n*p/parts, n*(p+1)/parts) })
	}
	done.Wait()
}

// titleFacts folds the title of one entry. Titles that are cut or generic and
// works without an author are no evidence.
func (j *joiner) titleFacts(e *entry) titleFacts {
	if e.title == "" || e.flags.has(isStub|titleCut) || j.b.details[e.detail].authors.n == 0 {
		return titleFacts{}
	}
	families := j.firstFamily(e)
	if len(families) == 0 || GenericTitle(e.title) {
		return titleFacts{}
	}
	key := TitleKey(e.title)
	return titleFacts{hash: hashText(key), keys: keysOfTitle(key, e.year, families)}
}

// hashText is the FNV-1a hash of a text, never 0.
func hashText(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return max(h, 1)
}

// titleBlocks lists the entries of each title that several works have, whatever
// their years. Each block is in the order of what its entries say.
func (j *joiner) titleBlocks() [][]int32 {
	slices.SortFunc(j.hashed, func(a, b hashedTitle) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.entry, b.entry))
	})
	var out [][]int32
	for from := 0; from < len(j.hashed); {
		to := from + 1
		several := false
		for to < len(j.hashed) && j.hashed[to].hash == j.hashed[from].hash {
			several = several || j.works.root(j.hashed[to].entry) != j.works.root(j.hashed[from].entry)
			to++
		}
		if several {
			out = append(out, j.oneTitle(j.hashed[from:to])...)
		}
		from = to
	}
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
