package graph

// matcher finds the works that references mean by what they say.
type matcher struct {
	j      *joiner
	mode   MatchMode
	works  keyIndex
	titles []string // TitleKey of each entry that can be cited
	found  []found  // of each reference text that was asked for

	tokens  [][]keyHash      // of the title of each entry; only in loose mode, as is
	crowded map[keyHash]bool // which families have too many references in a year
}

// found is the root of the work that a reference text means, and the rule that
// found it; without a rule it says why there is none.
type found struct {
	root int32
	rule MatchRule
}

// What a rule gives instead of the root of a work.
const (
	noWork       int32 = -1 // nothing has that key
	severalWorks int32 = -2
	noKey        int32 = -3 // the reference does not say enough for the rule
)

// matchRule is one step of the cascade.
type matchRule struct {
	rule  MatchRule
	loose bool
	find  func(m *matcher, f *citing) int32
}

// matchCascade are the rules in the order in which they are tried. The first one
// that gives exactly one work decides.
func matchCascade() []matchRule {
	return []matchRule{
		{rule: MatchPage, find: (*matcher).byPage},
		{rule: MatchPageAbout, find: (*matcher).byPageAbout},
		{rule: MatchSource, find: (*matcher).bySource},
		{rule: MatchTitle, find: (*matcher).byTitle},
		{rule: MatchInside, find: (*matcher).byInside},
		{rule: MatchTitleOnly, find: (*matcher).byTitleOnly},
		{rule: MatchWeak, loose: true, find: (*matcher).byVolume},
		{rule: MatchFuzzy, loose: true, find: (*matcher).byLikeness},
	}
}

// match goes down the cascade.
func (m *matcher) match(t *keptRefText) found {
	f := m.ref(t)
	why := noKey
	for _, r := range matchCascade() {
		if r.loose && m.mode != MatchLoose {
			break
		}
		if r.rule == MatchTitle && t.title != "" {
			f.printed = t.title
			f.title, f.generic = comparableTitle(t.title)
		}
		root := r.find(m, &f)
		if root >= 0 {
			return found{root, r.rule}
		}
		why = worse(why, root)
	}
	return found{why, MatchNone}
}

// worse keeps the better reason for not finding a work: several, none, no key.
func worse(a, b int32) int32 {
	if a == severalWorks || b == noKey {
		return a
	}
	return b
}

// pick gathers the works that fit: the only one, or that there are several.
type pick struct {
	m    *matcher
	root int32
}

func (m *matcher) pick() pick { return pick{m, noWork} }

func (p *pick) add(entry int32) {
	r := p.m.j.works.root(entry)
	if p.root == noWork || p.root == r {
		p.root = r
		return
	}
	p.root = severalWorks
}

// fitting picks among the entries under a key those that fit.
func (p *pick) fitting(key keyHash, fits func(w *citable) bool) {
	p.m.works.of(key, func(e int32) {
		if w := p.m.work(e); fits(&w) {
			p.add(e)
		}
	})
}

// byPage goes by family name, initial, year, volume and page.
func (m *matcher) byPage(f *citing) int32 {
	if !f.placed() || f.year == 0 {
		return noKey
	}
	p := m.pick()
	m.atPage(&p, f, f.year, func(w *citable) bool { return f.initial != 0 && f.initial == w.initial })
	return p.root
}

// byPageAbout also takes works where an initial is missing or, if no work is of
// that year, those of the year before or after.
func (m *matcher) byPageAbout(f *citing) int32 {
	if !f.placed() || f.year == 0 {
		return noKey
	}
	agree := func(w *citable) bool { return sameInitial(f.initial, w.initial) }
	p := m.pick()
	m.atPage(&p, f, f.year, agree)
	if p.root == noWork {
		m.atPage(&p, f, f.year-1, agree)
		m.atPage(&p, f, f.year+1, agree)
	}
	return p.root
}

// placed tells whether a reference names an author, a volume and a page.
func (f *citing) placed() bool { return len(f.families) > 0 && f.volume != "" && f.page != "" }

func (m *matcher) atPage(p *pick, f *citing, year int32, fits func(w *citable) bool) {
	last := ""
	for _, family := range f.families {
		head := firstRunes(family, cutFamily)
		if head == last {
			continue
		}
		last = head
		p.fitting(newKey(pageKind).text(head).year(year).text(f.volume).text(f.page), func(w *citable) bool {
			return f.sameFamily(w) && fits(w)
		})
	}
}

// bySource goes by family name, year, the beginning of the source and the page,
// where a volume is missing. A work without volume and page, such as a book, is
// found by its source alone.
func (m *matcher) bySource(f *citing) int32 {
	head := sourceHead(f.source)
	if len(f.families) == 0 || f.year == 0 || head == "" {
		return noKey
	}
	p := m.pick()
	for _, family := range f.families {
		key := newKey(sourceKind).text(family).year(f.year).text(head)
		if f.page != "" {
			p.fitting(key.text(f.page), func(w *citable) bool {
				return sameInitial(f.initial, w.initial) && (f.volume == "" || w.volume == "")
			})
		}
		p.fitting(key.text(""), func(w *citable) bool {
			return sameInitial(f.initial, w.initial) && w.volume == "" && f.sameSource(w)
		})
	}
	return p.root
}

// byTitle goes by family name, year and title.
func (m *matcher) byTitle(f *citing) int32 {
	if f.title == "" || len(f.families) == 0 || f.year == 0 {
		return noKey
	}
	p := m.pick()
	for _, family := range f.families {
		p.fitting(newKey(titleKind).text(family).year(f.year).text(f.title), func(w *citable) bool { return !f.clash(w) })
	}
	return p.root
}

// byTitleOnly goes by a long title that only one work has, at most a year apart.
func (m *matcher) byTitleOnly(f *citing) int32 {
	if f.generic || len([]rune(f.title)) < titleAlone || f.year == 0 {
		return noKey
	}
	p := m.pick()
	near := false
	p.fitting(newKey(longKind).text(f.title), func(w *citable) bool {
		near = near || w.year != 0 && w.year-f.year <= 1 && f.year-w.year <= 1 && !f.clash(w)
		return true
	})
	if p.root >= 0 && !near {
		return noWork
	}
	return p.root
}
