package graph

import "slices"

const (
	maxBlock    = 2000 // references of one family name and year that are compared with works one by one
	sharedWords = 4    // words that nearly equal titles have in common at least
	likeTitles  = 0.90 // their coefficient of Dice
)

// byVolume goes by family name, year, volume and source where a page is missing.
func (m *matcher) byVolume(f *citing) int32 {
	if len(f.families) == 0 || f.year == 0 || f.volume == "" || f.source == "" {
		return noKey
	}
	p := m.pick()
	for _, family := range f.families {
		p.fitting(newKey(volumeKind).text(family).year(f.year).text(f.volume), func(w *citable) bool {
			return sameInitial(f.initial, w.initial) && (f.page == "" || w.pages[0] == "" && w.pages[1] == "") && f.sameSource(w)
		})
	}
	return p.root
}

// byLikeness compares a reference with the works of its family name, at most a
// year apart: nearly the same title, or one digit of volume or page differs. It
// leaves out families that have too many references in that year.
func (m *matcher) byLikeness(f *citing) int32 {
	if len(f.families) == 0 || f.year == 0 || f.title == "" && !f.placed() {
		return noKey
	}
	tokens := titleWords(f.printed)
	p := m.pick()
	for _, family := range f.families {
		if m.crowded[newKey(blockKind).text(family).year(f.year)] {
			continue
		}
		for year := f.year - 1; year <= f.year+1; year++ {
			m.inBlock(newKey(blockKind).text(family).year(year), func(e int32) {
				if alike(tokens, m.tokens[e]) || f.nearPage(m, e) {
					p.add(e)
				}
			})
		}
	}
	return p.root
}

// inBlock yields the entries of a family name and year unless there are too many.
func (m *matcher) inBlock(key keyHash, yield func(e int32)) {
	n := 0
	m.works.of(key, func(int32) { n++ })
	if n <= maxBlock {
		m.works.of(key, yield)
	}
}

// nearPage tells whether a work differs from the reference by one digit of its
// volume or page and by nothing else.
func (f *citing) nearPage(m *matcher, e int32) bool {
	if !f.placed() || f.year != m.j.b.entries[e].year {
		return false
	}
	w := m.work(e)
	if f.initial == 0 || f.initial != w.initial || !f.sameSource(&w) {
		return false
	}
	for _, p := range w.pages {
		if p != "" && (f.volume == w.volume && digitApart(f.page, p) || f.page == p && digitApart(f.volume, w.volume)) {
			return true
		}
	}
	return false
}

// digitApart tells whether two texts differ in exactly one digit.
func digitApart(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	differ := 0
	for i := range len(a) {
		if a[i] == b[i] {
			continue
		}
		if !isDigit(a[i]) || !isDigit(b[i]) {
			return false
		}
		differ++
	}
	return differ == 1
}

// titleWords are the distinct words of a title as sorted hashes.
func titleWords(title string) []keyHash {
	var words []keyHash
	for _, t := range TitleTokens(title) {
		words = append(words, newKey(0).text(t))
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// alike tells whether two titles have nearly the same words.
func alike(a, b []keyHash) bool {
	n := sharedCount(a, b)
	return n >= sharedWords && 2*float64(n) >= likeTitles*float64(len(a)+len(b))
}

// indexLikeness prepares the comparison one by one: the words of each title, and
// which families have too many of the references asked for in a year.
func (m *matcher) indexLikeness(wanted []want) {
	m.tokens = make([][]keyHash, len(m.j.b.entries))
	inBlocks(len(m.tokens), func(_, from, to int) {
		for e := from; e < to; e++ {
			if m.titles[e] != "" {
				m.tokens[e] = titleWords(m.j.b.entries[e].title)
			}
		}
	})
	count := make(map[keyHash]int)
	m.crowded = make(map[keyHash]bool)
	for i, w := range wanted {
		if w != wantWork {
			continue
		}
		t := &m.j.b.refTexts.list[i]
		families, _, _ := refAuthor(m.j.b.words.list[t.author])
		for _, family := range families {
			key := newKey(blockKind).text(family).year(t.year)
			if count[key]++; count[key] > maxBlock {
				m.crowded[key] = true
			}
		}
	}
}
