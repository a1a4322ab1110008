package graph

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// keyHash is a key of author, year and the like in 64 bits. Among ten million
// keys two that differ have the same hash once in several hundred thousand corpora.
type keyHash uint64

// The kinds of keys of works.
const (
	pageKind   keyHash = iota + 1 // beginning of the family name, year, volume, page
	sourceKind                    // family name, year, beginning of the source, page or none
	titleKind                     // family name, year, title
	longKind                      // title
	insideKind                    // year, beginning of the title
	blockKind                     // family name, year
	volumeKind                    // family name, year, volume
)

// newKey begins a key: FNV-1a, its parts ended by a byte that no text holds.
func newKey(kind keyHash) keyHash { return (kind ^ 14695981039346656037) * 1099511628211 }

func (h keyHash) text(s string) keyHash {
	for i := range len(s) {
		h = (h ^ keyHash(s[i])) * 1099511628211
	}
	return (h ^ 0xff) * 1099511628211
}

func (h keyHash) year(y int32) keyHash { return (h ^ keyHash(uint32(y))) * 1099511628211 }

// spread lets every bit of the key decide its top bits.
func (h keyHash) spread() keyHash {
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	return h ^ h>>33
}

// keyed is an entry under one of its keys.
type keyed struct {
	key   keyHash
	entry int32
}

// keyIndex finds entries by key: they lie in buckets by the top bits of the key.
type keyIndex struct {
	shift uint
	start []int32 // of each bucket, in flat
	flat  []keyed
}

// newKeyIndex takes about one key a bucket.
func newKeyIndex(lists [][]keyed) keyIndex {
	n := 0
	for _, l := range lists {
		n += len(l)
	}
	bits := uint(1)
	for 1<<bits < n {
		bits++
	}
	x := keyIndex{shift: 64 - bits, start: make([]int32, 1<<bits+1), flat: make([]keyed, n)}
	for _, l := range lists {
		for _, k := range l {
			x.start[k.key>>x.shift+1]++
		}
	}
	for i := range 1 << bits {
		x.start[i+1] += x.start[i]
	}
	next := append([]int32(nil), x.start[:1<<bits]...)
	for _, l := range lists {
		for _, k := range l {
			b := k.key >> x.shift
			x.flat[next[b]] = k
			next[b]++
		}
	}
	return x
}

// of yields the entries under a key.
func (x *keyIndex) of(key keyHash, yield func(entry int32)) {
	key = key.spread()
	b := key >> x.shift
	for _, k := range x.flat[x.start[b]:x.start[b+1]] {
		if k.key == key {
			yield(k.entry)
		}
	}
}

// matchBlock is how many entries or references one step of inBlocks takes. It
// does not depend on the number of threads, and neither do results.
const matchBlock = 2048

// inBlocks calls work for blocks of the numbers below n, on all cores.
func inBlocks(n int, work func(block, from, to int)) {
	blocks := (n + matchBlock - 1) / matchBlock
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), blocks) {
		wg.Go(func() {
			for b := int(next.Add(1)) - 1; b < blocks; b = int(next.Add(1)) - 1 {
				work(b, b*matchBlock, min(n, (b+1)*matchBlock))
			}
		})
	}
	wg.Wait()
}

// indexWorks makes the keys of all entries that can be cited.
func (m *matcher) indexWorks() {
	n := len(m.j.b.entries)
	m.titles = make([]string, n)
	lists := make([][]keyed, (n+matchBlock-1)/matchBlock)
	inBlocks(n, func(block, from, to int) {
		var keys []keyed
		for e := from; e < to; e++ {
			keys = m.appendKeys(keys, int32(e))
		}
		lists[block] = keys
	})
	m.works = newKeyIndex(lists)
}

// appendKeys appends the keys of an entry.
func (m *matcher) appendKeys(keys []keyed, e int32) []keyed {
	if m.j.b.entries[e].flags.has(isStub) {
		return keys
	}
	w := m.work(e)
	m.titles[e] = w.title
	add := func(k keyHash) { keys = append(keys, keyed{k.spread(), e}) }
	for i, family := range w.families {
		if w.year == 0 {
			break
		}
		if head := firstRunes(family, cutFamily); i == 0 || head != firstRunes(w.families[0], cutFamily) {
			w.pageKeys(head, add)
		}
		w.sourceKeys(family, add)
		if w.title != "" {
			add(newKey(titleKind).text(family).year(w.year).text(w.title))
		}
		if m.mode == MatchLoose {
			add(newKey(blockKind).text(family).year(w.year))
			add(newKey(volumeKind).text(family).year(w.year).text(w.volume))
		}
	}
	if w.longTitle() {
		add(newKey(longKind).text(w.title))
	}
	if w.year != 0 && w.fitsInside() {
		add(newKey(insideKind).year(w.year).text(firstRunes(w.title, insideHead)))
	}
	return keys
}

// pageKeys are the keys of a work by volume and by first page or article number.
func (w *citable) pageKeys(family string, add func(keyHash)) {
	if w.volume == "" {
		return
	}
	for _, p := range w.pages {
		if p != "" {
			add(newKey(pageKind).text(family).year(w.year).text(w.volume).text(p))
		}
	}
}

// sourceKeys are the keys of a work by its source, with each page or without any.
func (w *citable) sourceKeys(family string, add func(keyHash)) {
	last := ""
	for _, s := range w.sources {
		head := sourceHead(s)
		if head == "" || head == last {
			continue
		}
		last = head
		key := newKey(sourceKind).text(family).year(w.year).text(head)
		if w.pages[0] == "" && w.pages[1] == "" {
			add(key.text(""))
			continue
		}
		for _, p := range w.pages {
			if p != "" {
				add(key.text(p))
			}
		}
	}
}
